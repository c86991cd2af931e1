import type { MeetingStatus } from '../../model/claim.ts'
import { type DayRange, formatEdtf } from '../../model/edtf.ts'
import type { MeetingEntry } from '../../model/record.ts'
import { type Context, inOrder, publishedBy } from '../common/context.ts'
import { lengthOf, meets, rangeOf, spell, within } from '../common/dates.ts'
import { entryBase } from '../common/entry.ts'
import type { Group } from '../common/judgements.ts'
import { chain, isCountry } from '../common/names.ts'
import { byText, commonest } from '../common/sort.ts'
import { type Occasion, TO_COME } from './occasion.ts'

/** A meeting before it has a track. */
export type Met = Omit<MeetingEntry, 'track'> & {
  readonly occasions: readonly Occasion[]
  readonly range: DayRange | null
  readonly subject: ReadonlySet<string>
}

const RANK: readonly MeetingStatus[] = ['called for', 'proposed', 'ruled out', 'scheduled', 'postponed', 'cancelled', 'under way', 'held']

/** Draws up the entry of a meeting from the claims that report it. */
export function meetingEntry(context: Context, group: Group<Occasion>): Met {
  const occasions = [...group.items].sort((a, b) => inOrder(a.item, b.item))
  const base = entryBase(context, 'meeting', { ...group, because: [...group.because, ...tableReasons(occasions)], items: occasions.map((o) => o.item) })
  const when = conclude(context, group, occasions)
  const parties = partiesOf(group.items, occasions)
  const people = supported(
    occasions.map((o) => o.people),
    0.12,
  )
  const place = placeOf(context, occasions)
  const round = commonest(occasions.map((o) => o.round))
  const about = aboutOf(group.items)
  const status = statusOf(occasions)
  const subject = new Set(occasions.flatMap((o) => [...o.about]))
  return {
    ...base,
    label: group.name ?? label(parties, place, round, about, occasions),
    parties,
    people,
    ...when,
    place,
    status,
    round,
    format: commonest(occasions.map((o) => o.item.claim.format)),
    about,
    history: historyOf(occasions),
    occasions,
    range: rangeOf(when.when),
    subject,
  }
}

/** Why the parties are taken for those of the meeting where no mention names them: the first reasons that the mentions give. */
function tableReasons(occasions: readonly Occasion[]): string[] {
  if (occasions.some((o) => !o.inferred && o.parties.length > 1)) return []
  const told = [...new Set(occasions.flatMap((o) => (o.parties.length > 1 && o.item.claim.because?.['parties']) || []))]
  return told.slice(0, 3).map((why) => `parties: ${why}`)
}

/** The subject that two mentions and more give alike, else that of the most telling mention: the group's first that has one. */
function aboutOf(items: readonly Occasion[]): string | null {
  const told = items.map((o) => o.item.claim.about).filter((a) => a !== null)
  const most = commonest(told)
  return told.filter((a) => a === most).length > 1 ? most : (told[0] ?? null)
}

/** The parties that the mentions name; where none does, those that most of them take over from their article, as a whole. */
function partiesOf(items: readonly Occasion[], occasions: readonly Occasion[]): string[] {
  const naming = occasions.filter((o) => !o.inferred && o.parties.length > 1)
  if (naming.length > 0) return supported(naming.map((o) => o.parties))
  // People of one country among themselves are no talks of the pair that the article is about.
  const inside = occasions.find((o) => !o.inferred && o.parties.length === 1 && o.people.length > 1)
  if (inside) return [...inside.parties]
  const sets = items.filter((o) => o.parties.length > 0).map((o) => o.parties)
  const counts = new Map<string, number>()
  for (const s of sets) counts.set(s.join('\n'), (counts.get(s.join('\n')) ?? 0) + 1)
  const most = Math.max(0, ...counts.values())
  return [...(sets.find((s) => counts.get(s.join('\n')) === most) ?? [])].sort(byText)
}

/** Names that enough of the mentions give, of those that name any: a quarter for parties, one in eight for people. */
function supported(lists: readonly (readonly string[])[], share = 0.25): string[] {
  const counts = new Map<string, number>()
  let naming = 0
  for (const list of lists) {
    if (list.length > 0) naming++
    for (const n of list) counts.set(n, (counts.get(n) ?? 0) + 1)
  }
  return [...counts]
    .filter(([, n]) => n >= naming * share)
    .map(([name]) => name)
    .sort(byText)
}

/** The day or stretch that the reports give together: the narrowest one that most origins bear out. */
function conclude(context: Context, group: Group<Occasion>, occasions: readonly Occasion[]): Pick<MeetingEntry, 'when' | 'whenBasis' | 'whenBecause'> {
  if (group.date !== null) return { when: group.date, whenBasis: 'given', whenBecause: 'set by a judgement' }
  const dated = occasions.filter((o) => o.when !== null)
  if (dated.length === 0) return toCome(occasions)
  let best: Occasion | null = null
  let most = -1
  // Reports of one meeting are many, the stretches that they give are few: what bears one out is counted once.
  const borne = new Map<string, number>()
  const bornOut = (when: DayRange): number => {
    const bears = dated.filter((x) => within(when, x.when as DayRange))
    const origins = new Set(bears.map((x) => context.origin(x.item.art.id))).size
    return origins * 100 + Math.min(bears.length, 99) + 50 / Math.min(lengthOf(when), 400)
  }
  for (const o of dated) {
    const when = o.when as DayRange
    const key = when.join()
    const known = borne.get(key) ?? bornOut(when)
    borne.set(key, known)
    const score = known - (o.mended ? 60 : 0)
    if (score > most) [best, most] = [o, score]
  }
  const found = best as Occasion
  const range = found.when as DayRange
  const edtf = found.mended || !found.item.claim.when ? formatEdtf(range) : (found.item.claim.when as string)
  if (found.mended) return { when: edtf, whenBasis: 'inferred', whenBecause: found.mended }
  const basis = found.item.claim.basis?.['when']
  const wider = dated.filter((x) => !within(x.when as DayRange, range) && meets(x.when as DayRange, range))
  const because =
    basis === 'inferred'
      ? found.item.claim.because?.['when']
      : wider.length > 0
        ? `the narrowest of ${dated.length} reports, and within ${spell(wider[0]?.when as DayRange)}`
        : undefined
  return { when: edtf, whenBasis: basis ?? 'stated', ...(because ? { whenBecause: because } : {}) }
}

/** An announced meeting without a date lies after the last article that still calls it to come. */
function toCome(occasions: readonly Occasion[]): Pick<MeetingEntry, 'when' | 'whenBasis' | 'whenBecause'> {
  const open = { when: null, whenBasis: 'stated' as const }
  if (!occasions.every((o) => TO_COME.has(o.status))) return open
  if (!occasions.some((o) => o.status === 'scheduled' || o.round !== null || o.next)) return open
  let first: number | null = null
  for (const o of occasions) {
    const day = o.item.art.published?.[0]
    if (day === undefined || !Number.isFinite(day)) return open
    if (first === null || day < first) first = day
  }
  return first === null ? open : { when: formatEdtf([first, Infinity]), whenBasis: 'inferred', whenBecause: 'still to come when it was reported' }
}

/** The place that most origins give, as exactly as one of them gives it. */
function placeOf(context: Context, occasions: readonly Occasion[]): string | null {
  const support = new Map<string, Set<string>>()
  for (const o of occasions) if (o.place) support.set(o.place, (support.get(o.place) ?? new Set()).add(context.origin(o.item.art.id)))
  let best: string | null = null
  let most = -1
  for (const [p, own] of [...support].sort((a, b) => byText(a[0], b[0]))) {
    // Reports of a wider place bear out the narrower.
    const all = new Set(own)
    for (const wider of chain(p).slice(1)) for (const origin of support.get(wider) ?? []) all.add(origin)
    const score = all.size * 10 + (isCountry(p) ? 0 : 5) + Math.min(own.size, 4)
    if (score > most) [best, most] = [p, score]
  }
  return best
}

/** What stood at last: the latest publication decides, then what is furthest along. */
function statusOf(occasions: readonly Occasion[]): MeetingStatus {
  const latest = Math.max(...occasions.map((o) => (o.item.art.published ? publishedBy(o.item.art) : -1)))
  const last = occasions.filter((o) => (o.item.art.published ? publishedBy(o.item.art) : -1) === latest)
  const counts = new Map<MeetingStatus, number>()
  for (const o of last) counts.set(o.status, (counts.get(o.status) ?? 0) + 1)
  if (counts.has('held')) return 'held'
  let best: MeetingStatus = (last[0] as Occasion).status
  let most = -1
  for (const [status, n] of counts) {
    const score = n + RANK.indexOf(status) / 10
    if (score > most) [best, most] = [status, score]
  }
  return best
}

function historyOf(occasions: readonly Occasion[]): MeetingEntry['history'] {
  const out: { date: string | null; status: MeetingStatus; claim: string }[] = []
  for (const o of occasions) {
    if (out[out.length - 1]?.status === o.status) continue
    out.push({ date: o.item.claim && o.item.art.article.published ? o.item.art.article.published.edtf : null, status: o.status, claim: o.id })
  }
  return out
}

function label(parties: readonly string[], place: string | null, round: number | null, about: string | null, occasions: readonly Occasion[]): string {
  const several = Math.max(...occasions.map((o) => o.several))
  const sort = commonest(occasions.map((o) => o.sort)) ?? 'meeting'
  const what = several > 0 ? `${several} ${sort === 'talks' ? 'rounds' : `${sort}s`}` : round !== null ? `round ${round}` : sort
  return `${parties.length > 0 ? `${parties.join('–')}: ` : ''}${what}${place ? ` in ${place}` : ''}${about ? ` on ${about}` : ''}`
}
