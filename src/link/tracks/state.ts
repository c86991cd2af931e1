import type { MeetingStatus } from '../../model/claim.ts'
import type { TrackEntry, TrackState } from '../../model/record.ts'
import { type Context, type Item, inOrder, itemsOf, publishedBy, quoteOf } from '../common/context.ts'
import { rangeOf, spell } from '../common/dates.ts'
import { pushTo } from '../common/sort.ts'
import type { Met } from '../meetings/entries.ts'
import type { Line } from './lines.ts'

/** What one report says of a line of talks. */
interface Report {
  readonly item: Item
  readonly state: TrackState
}

/** How a line stands, what was reported of it in turn, and why it stands so where the last report alone does not say it. */
export interface Standing {
  readonly state: TrackState
  readonly history: TrackEntry['history']
  readonly because: readonly string[]
}

const STATE: Readonly<Record<MeetingStatus, TrackState>> = {
  held: 'adjourned',
  'under way': 'under way',
  scheduled: 'scheduled',
  proposed: 'proposed',
  'called for': 'proposed',
  postponed: 'stalled',
  cancelled: 'stalled',
  'ruled out': 'stalled',
}
const STALLED =
  /\b(?:stall(?:ed|s)?|deadlock(?:ed)?|impasse|broke(?:n)? (?:down|off|up without)|collapsed?|suspended|on hold|walked out|recall(?:ed)?|ended without|without (?:an? )?(?:agreement|deal|breakthrough))\b/i
// The talks as a whole, not one round of them.
const CONCLUDED =
  /\b(?:talks|negotiations|peace process|bargaining)\b[^.]{0,60}\b(?:were concluded|have concluded|had concluded|concluded successfully|were completed|have been completed|are over|came to (?:an end|a close) with)\b/i
const FINAL = /\b(?:final|comprehensive|definitive|peace)(?: \w+)? (?:accord|agreement|deal|treaty|settlement|contract)\b/i

/** Reads off the reports how a line of talks stands on the day that states are judged by. */
export function standingOf(context: Context, line: Line, meetings: readonly Met[]): Standing {
  // Put off to a day that is told: the line stands where that day puts it.
  const reports: Report[] = meetings.flatMap((m) =>
    m.occasions.map((o) => ({ item: o.item as Item, state: o.away ? 'scheduled' : ofMeeting(o.item as Item, o.status) })),
  )
  reports.push(...signed(context, line))
  reports.sort((a, b) => inOrder(a.item, b.item))
  const history: { date: string | null; state: TrackState; claim: string }[] = []
  for (const { item, state } of reports)
    if (history[history.length - 1]?.state !== state) history.push({ date: item.art.article.published?.edtf ?? null, state, claim: item.id })
  return { history, ...now(context, meetings, latest(reports)) }
}

function ofMeeting(item: Item, status: MeetingStatus): TrackState {
  const text = quoteOf(item)
  if ((status === 'under way' || status === 'held') && STALLED.test(text)) return 'stalled'
  if (status === 'held' && CONCLUDED.test(text)) return 'concluded'
  return STATE[status]
}

/** Reports that the parties signed what their talks were for. */
function signed(context: Context, line: Line): Report[] {
  const known = accords(context)
  return line.parties.flatMap((first) =>
    (known.get(first) ?? []).flatMap(({ item, parties }) => (parties.every((p) => line.parties.includes(p)) ? [{ item, state: 'concluded' as const }] : [])),
  )
}

interface Accord {
  readonly item: Item
  readonly parties: readonly string[]
}
const known = new WeakMap<Context, ReadonlyMap<string, readonly Accord[]>>()

/** Final agreements by the first of their parties, looked up once for all lines. */
function accords(context: Context): ReadonlyMap<string, readonly Accord[]> {
  const found = known.get(context)
  if (found) return found
  const out = new Map<string, Accord[]>()
  for (const item of itemsOf(context, 'agreement')) {
    const { claim, art } = item
    if (claim.factuality !== 'asserted' || claim.status !== 'reached' || (claim.stage !== 'signed' && claim.stage !== 'in force')) continue
    const parties = claim.parties.map((p) => context.home(context.actor(art, p)))
    if (parties.length > 1 && FINAL.test(quoteOf(item))) pushTo(out, parties[0] as string, { item: item as Item, parties })
  }
  known.set(context, out)
  return out
}

/** The reports of the last day on which any article that is dated was published; all of them where none is. */
function latest(reports: readonly Report[]): Report[] {
  const day = Math.max(...reports.map((r) => (r.item.art.published ? publishedBy(r.item.art) : -1)))
  return day < 0 ? [...reports] : reports.filter((r) => r.item.art.published !== null && publishedBy(r.item.art) === day)
}

/** What still lies ahead counts before what has been; what should have been by now, and is not reported, leaves the state open. */
function now(context: Context, meetings: readonly Met[], last: readonly Report[]): Pick<Standing, 'state' | 'because'> {
  const asOf = context.asOf
  const count = (s: TrackState) => last.filter((r) => r.state === s).length
  if (count('concluded') > 0) return { state: 'concluded', because: [] }
  if (count('stalled') > 0 && count('stalled') >= count('under way') + count('scheduled')) return { state: 'stalled', because: [] }
  if (count('under way') > 0) return { state: 'under way', because: [] }
  const planned = meetings.filter((m) => m.status === 'scheduled' || m.status === 'proposed' || m.status === 'called for')
  const ahead = planned.filter(
    (m) => (asOf === null || (m.range && Number.isFinite(m.range[1]) ? m.range[1] >= asOf : isRecent(m, asOf))) && !isOvertaken(m, meetings),
  )
  if (ahead.some((m) => m.status === 'scheduled')) return { state: 'scheduled', because: [] }
  const due = planned.flatMap((m) => (m.range && Number.isFinite(m.range[1]) && asOf !== null && m.range[1] < asOf ? [m] : []))
  const overdue = due.filter((m) => m.status === 'scheduled').at(-1)
  const held = meetings.some((m) => m.status === 'held' && overdue?.range && (rangeOf(m.when)?.[0] ?? -Infinity) > overdue.range[1])
  if (overdue?.range && !held) return { state: 'unknown', because: [`a meeting was due ${spell(overdue.range)}, and no report says whether it was held`] }
  if (ahead.length > 0) return { state: 'proposed', because: [] }
  return { state: count('adjourned') > 0 || meetings.some((m) => m.status === 'held') ? 'adjourned' : 'unknown', because: [] }
}

/** A meeting without an end to its days ("some time after March") is no longer ahead once the line has met after that. */
function isOvertaken(m: Met, meetings: readonly Met[]): boolean {
  const from = m.range && !Number.isFinite(m.range[1]) ? m.range[0] : Number.NaN
  return meetings.some((x) => x !== m && x.status === 'held' && x.range !== null && Number.isFinite(x.range[0]) && x.range[0] > from)
}

// Days after which a plan for no day in particular, of which nobody has written again, is no plan any more.
const STALE = 90

/** Whether a dated article has lately told of a meeting whose days have no end. */
function isRecent(m: Met, asOf: number): boolean {
  return m.occasions.some((o) => o.item.art.published !== null && publishedBy(o.item.art) >= asOf - STALE)
}
