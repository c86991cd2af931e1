import type { MeetingStatus } from '../../model/claim.ts'
import type { MeetingEntry, TrackEntry, TrackState } from '../../model/record.ts'
import { addDays } from '../../model/edtf.ts'
import { type Context, inOrder, quoteOf } from '../common/context.ts'
import { entryBase } from '../common/entry.ts'
import { applyJudgements } from '../common/judgements.ts'
import { by, byText, commonest, pushTo } from '../common/sort.ts'
import { Sets } from '../common/union.ts'
import { issueOf } from '../common/words.ts'
import type { Met } from '../meetings/entries.ts'

/** A line of talks before it is drawn up. */
interface Line {
  readonly parties: readonly string[]
  readonly subject: string | null
  readonly meetings: Met[]
  /** Given by a judgement. */
  readonly name?: string | null
}

/**
 * Lines of talks: meetings of the same parties, parted by subject where two subjects are kept apart by the reports. A
 * meeting whose subject is not told goes to the line of its parties that has most meetings.
 */
export function linkTracks(context: Context, meetings: readonly Met[]): { tracks: TrackEntry[]; meetings: MeetingEntry[] } {
  const byParties = new Map<string, Met[]>()
  for (const m of meetings) if (m.parties.length > 0) pushTo(byParties, linePartiesOf(m).join('|'), m)
  joinSubsets(byParties)
  const lines: Line[] = []
  for (const [key, group] of [...byParties].sort((a, b) => byText(a[0], b[0]))) if (key.includes('|')) lines.push(...linesOf(key.split('|'), group))
  const tracks: TrackEntry[] = []
  const trackOf = new Map<string, string>()
  for (const line of judged(context, lines)) {
    const entry = trackEntry(context, line)
    tracks.push(entry)
    for (const m of line.meetings) trackOf.set(m.id, entry.id)
  }
  return {
    tracks: tracks.sort(by((t) => `${t.parties.join('|')}\n${t.subject ?? ''}\n${t.id}`)),
    meetings: meetings.map(({ occasions: _o, range: _r, subject: _s, ...m }) => ({ ...m, track: trackOf.get(m.id) ?? null })),
  }
}

/** Applies the judgements that name tracks; one that names claims is about their meetings, and comes to bear through them. */
function judged(context: Context, lines: readonly Line[]): Line[] {
  const active = context.decisions.active.filter((j) => j.targets.some((t) => t.startsWith('track-')))
  if (active.length === 0) return [...lines]
  const groups = lines.map((line) => ({
    items: line.meetings.flatMap((m) => m.occasions.map((o) => ({ id: o.id, line, m }))),
    because: [],
    name: null,
    date: null,
  }))
  return applyJudgements('track', groups, { active, rejected: context.decisions.rejected }).map((g) => {
    const parts = [...new Set(g.items.map((i) => i.line))]
    return {
      parties: [...new Set(parts.flatMap((l) => l.parties))].sort(byText),
      subject: parts[0]?.subject ?? null,
      meetings: [...new Set(g.items.map((i) => i.m))],
      name: g.name,
    }
  })
}

function linePartiesOf(m: Met): string[] {
  return [...m.parties].sort(byText)
}

/** A meeting with one party named belongs to that party's line with another, if there is only one such line. */
function joinSubsets(byParties: Map<string, Met[]>): void {
  for (const [key, group] of [...byParties].sort((a, b) => byText(a[0], b[0]))) {
    if (key.includes('|')) continue
    const wider = [...byParties.keys()].filter((k) => k !== key && k.split('|').includes(key) && k.split('|').length === 2)
    if (wider.length === 1) {
      byParties.get(wider[0] as string)?.push(...group)
      byParties.delete(key)
    }
  }
}

/** Parts the meetings of the same parties by subject; numbered rounds of one set of parties stay together. */
function linesOf(parties: readonly string[], meetings: readonly Met[]): Line[] {
  const issues = meetings.map((m) => subjectIssue(m))
  const sets = new Sets(meetings.length)
  const first = new Map<string, number>()
  let rounds: number | null = null
  for (const [i, m] of meetings.entries()) {
    const issue = issues[i]
    if (issue) {
      const known = first.get(issue)
      if (known === undefined) first.set(issue, i)
      else sets.union(known, i)
    }
    if (m.round !== null || m.occasions.some((o) => o.several > 0)) {
      if (rounds === null) rounds = i
      else if (!issue || !issues[rounds] || issue === issues[rounds]) sets.union(rounds, i)
    }
  }
  const lines = new Map<number, Met[]>()
  const open: Met[] = []
  for (const [i, m] of meetings.entries()) {
    if (issues[i] || m.round !== null) pushTo(lines, sets.find(i), m)
    else open.push(m)
  }
  // Subjects that only one passing mention gives do not make a line of their own beside a greater one.
  const out = [...lines.values()].map((list) => ({ parties, subject: commonest(list.map(subjectIssue)), meetings: list }))
  out.sort((a, b) => reports(b) - reports(a) || byText(a.meetings[0]?.id ?? '', b.meetings[0]?.id ?? ''))
  if (out.length === 0) return open.length > 0 ? [{ parties, subject: null, meetings: open }] : []
  // Talks whose subject goes unsaid are the talks proper: those about the matter between the parties, not about their relations.
  const main = out.find((l) => l.subject === 'settlement') ?? (out[0] as Line)
  main.meetings.push(...open)
  return mergeMinor([main, ...out.filter((l) => l !== main)])
}

function reports(line: Line): number {
  return line.meetings.reduce((n, m) => n + m.reports, 0)
}

/** A line needs two reports to stand beside another of the same parties. */
function mergeMinor(lines: Line[]): Line[] {
  const main = lines[0] as Line
  const out = [main]
  for (const line of lines.slice(1)) {
    if (reports(line) < 2 || line.subject === null) main.meetings.push(...line.meetings)
    else out.push(line)
  }
  return out
}

// Subjects of talks that are kept on separate tracks in practice: relations between the two themselves, and a matter between them or others.
const APART: Readonly<Record<string, string>> = {
  'embassies and missions': 'bilateral relations',
  'bilateral relations': 'bilateral relations',
  'trade and tariffs': 'trade',
}

function named(text: string): string | null {
  const issue = issueOf(text)
  return issue === 'the talks themselves' ? null : issue
}

/** What a meeting is about, as broadly as tracks are told apart; null when that is not told. */
export function subjectIssue(m: Met): string | null {
  const votes = new Map<string, number>()
  for (const o of m.occasions) {
    const told = named(o.item.claim.about ?? '')
    const issue = told ?? named(quoteOf(o.item))
    if (!issue) continue
    const broad = APART[issue] ?? 'settlement'
    votes.set(broad, (votes.get(broad) ?? 0) + (told ? 1 : 0.4))
  }
  return [...votes].sort((a, b) => b[1] - a[1] || byText(a[0], b[0]))[0]?.[0] ?? null
}

/** Order in time: by date, undated ones after what was reported with them. */
function inTime(a: Met, b: Met): number {
  const day = (m: Met) => {
    const [lo, hi] = m.range ?? [Number.NaN, Number.NaN]
    if (Number.isFinite(lo)) return lo
    if (Number.isFinite(hi)) return hi
    const at = m.occasions[0]?.at
    return at === undefined || Number.isNaN(at) ? Number.MAX_SAFE_INTEGER : at + (m.status === 'held' ? -1 : 1)
  }
  return day(a) - day(b) || (a.round ?? 99) - (b.round ?? 99) || byText(a.id, b.id)
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
const STALLED = /\b(?:stall(?:ed|s)?|deadlock(?:ed)?|impasse|broke(?:n)? (?:down|off)|collapsed?|suspended|on hold|walked out|recall(?:ed)?)\b/i

function trackEntry(context: Context, line: Line): TrackEntry {
  const meetings = [...line.meetings].sort(inTime)
  const occasions = meetings.flatMap((m) => m.occasions).sort((a, b) => inOrder(a.item, b.item))
  const base = entryBase(context, 'track', { items: occasions.map((o) => o.item), because: [], name: null, date: null })
  const history: { date: string | null; state: TrackState; claim: string }[] = []
  for (const o of occasions) {
    const text = o.item.claim.evidence.map(([s, e]) => o.item.art.article.text.slice(s, e)).join(' ')
    const state = (o.status === 'under way' || o.status === 'held') && STALLED.test(text) ? 'stalled' : STATE[o.status]
    const date = o.item.art.article.published?.edtf ?? null
    if (history[history.length - 1]?.state !== state) history.push({ date, state, claim: o.id })
  }
  const numbers = [...new Set(meetings.map((m) => m.round).filter((r): r is number => r !== null))].sort((a, b) => a - b)
  const gaps =
    numbers.length > 1
      ? Array.from({ length: (numbers[numbers.length - 1] as number) - (numbers[0] as number) }, (_, i) => (numbers[0] as number) + i).filter(
          (n) => !numbers.includes(n),
        )
      : []
  return {
    ...base,
    name: line.name ?? `${line.parties.join('–')}${line.subject ? `: ${line.subject}` : ''}`,
    parties: line.parties,
    subject: line.subject,
    meetings: meetings.map((m) => m.id),
    state: stateOf(context, meetings, history),
    history,
    because: [
      `${meetings.length} ${meetings.length === 1 ? 'meeting' : 'meetings'} of ${line.parties.join(' and ')}${line.subject ? ` on ${line.subject}` : ''}`,
      ...(gaps.length > 0 ? [`no report of round ${gaps.join(', ')}`] : []),
    ],
  }
}

/** How the line stands on the day: what is still ahead counts before what has been. */
function stateOf(context: Context, meetings: readonly Met[], history: TrackEntry['history']): TrackState {
  const asOf = context.asOf
  const ahead = meetings.filter((m) => (m.status === 'scheduled' || m.status === 'proposed') && (asOf === null || !m.range || m.range[1] >= asOf))
  const last = history[history.length - 1]?.state ?? 'unknown'
  if (last === 'stalled' || last === 'under way') return last
  if (ahead.some((m) => m.status === 'scheduled')) return 'scheduled'
  if (ahead.length > 0) return 'proposed'
  if (last === 'scheduled' || last === 'proposed')
    return asOf !== null && meetings.every((m) => m.range && Number.isFinite(m.range[1]) && addDays(m.range[1], 30) < asOf) ? 'unknown' : last
  return last
}
