import { type DayRange, parseEdtf, weekday } from '../../model/edtf.ts'
import { type Art, type Context, type Item, itemsOf } from '../common/context.ts'
import { lengthOf, rangeOf, spell } from '../common/dates.ts'
import { pushTo } from '../common/sort.ts'
import { Sets } from '../common/union.ts'
import type { Met } from '../meetings/entries.ts'
import { type Occasion, TO_COME } from '../meetings/occasion.ts'
import type { Bound } from './network.ts'

/** Something that an article says, or that came with it, about when a thing was. */
export interface Told {
  readonly sort: 'published' | 'date' | 'tense' | 'order' | 'weekday'
  /** In words, for a reason. */
  readonly words: string
  readonly art: Art
  /** The mention that says so, where a meeting is meant. */
  readonly occasion: Occasion | null
  readonly meeting: Met | null
  /** How much it takes to give it up: what came with a file most, what was worked out least. */
  readonly weight: number
}

/** The points and bounds of a neighbourhood: its meetings, and the articles that tell of them. */
export interface Neighbourhood {
  readonly size: number
  readonly meetings: ReadonlyMap<Met, number>
  readonly articles: ReadonlyMap<Art, number>
  readonly bounds: readonly Bound<Told>[]
}

// Days by which talk of what is still to come may lag behind an article's date: a report of the day before, carried on.
const LAG = 3

/** All that the articles say of when the meetings of a neighbourhood were, and of when they themselves were written. */
export function toldOf(meetings: readonly Met[]): Neighbourhood {
  const points = new Map<Met, number>()
  const articles = new Map<Art, number>()
  let size = 1
  for (const m of meetings) points.set(m, size++)
  for (const m of meetings) for (const o of m.occasions) if (!articles.has(o.item.art)) articles.set(o.item.art, size++)
  const bounds: Bound<Told>[] = []
  for (const [art, p] of articles) bounds.push(...publication(art, p))
  for (const [m, t] of points)
    for (const o of m.occasions) {
      bounds.push(...dateOf(m, o, t))
      bounds.push(...tenseOf(m, o, t, articles.get(o.item.art) as number))
    }
  bounds.push(...orderOf(meetings, points))
  return { size, meetings: points, articles, bounds }
}

/**
 * The parts of a neighbourhood that no bound joins but dates, each numbered anew. A set that cannot all be true lies within one of
 * them: a simple circle passes day 0 once. So they are solved one by one, and the cost stays linear where the same parties meet for years.
 */
export function partsOf({ size, meetings, articles, bounds }: Neighbourhood): Neighbourhood[] {
  const sets = new Sets(size)
  for (const b of bounds) if (b.from !== 0 && b.to !== 0) sets.union(b.from, b.to)
  const place = new Int32Array(size)
  const parts = new Map<number, { size: number; meetings: Map<Met, number>; articles: Map<Art, number>; bounds: Bound<Told>[] }>()
  const partOf = (point: number) => {
    const root = sets.find(point)
    const part = parts.get(root) ?? { size: 1, meetings: new Map<Met, number>(), articles: new Map<Art, number>(), bounds: [] }
    if (part.size === 1) parts.set(root, part)
    place[point] = part.size++
    return part
  }
  for (const [m, p] of meetings) partOf(p).meetings.set(m, place[p] as number)
  for (const [art, p] of articles) partOf(p).articles.set(art, place[p] as number)
  for (const b of bounds) {
    const part = parts.get(sets.find(b.from === 0 ? b.to : b.from))
    part?.bounds.push({ ...b, from: place[b.from] as number, to: place[b.to] as number })
  }
  return [...parts.values()]
}

/** `low <= at <= high` as bounds; open ends give none. */
export function between(point: number, [low, high]: DayRange, tag: Told): Bound<Told>[] {
  const out: Bound<Told>[] = []
  if (Number.isFinite(high)) out.push({ from: 0, to: point, most: high, tag })
  if (Number.isFinite(low)) out.push({ from: point, to: 0, most: -low, tag })
  return out
}

function publication(art: Art, p: number): Bound<Told>[] {
  if (!art.published) return []
  const words = `${art.id} is of ${spell(art.published)}`
  const weight = art.article.published?.basis === 'given' ? 9 : 6
  return between(p, art.published, { sort: 'published', words, art, occasion: null, meeting: null, weight })
}

/** The date that a mention gives, as it stands: an error is found by what it contradicts, not mended before. */
function dateOf(m: Met, o: Occasion, t: number): Bound<Told>[] {
  if (!o.said || o.several > 0 || lengthOf(o.said) > 366) return []
  const stated = (o.item.claim.basis?.['when'] ?? 'stated') === 'stated'
  // What an undated article leaves to be worked out was worked out without knowing its day.
  if (!stated && !o.item.art.published) return []
  const words = `${o.item.art.id} ${stated ? 'puts' : 'lets conclude'} ${m.label} on ${spell(o.said)}`
  return between(t, o.said, { sort: 'date', words, art: o.item.art, occasion: o, meeting: m, weight: stated ? 3 : 1 })
}

/** What is told as past was not after the article; what is to come, not before it. */
function tenseOf(m: Met, o: Occasion, t: number, p: number): Bound<Told>[] {
  const tag = (words: string): Told => ({ sort: 'tense', words, art: o.item.art, occasion: o, meeting: m, weight: 2 })
  if (o.status === 'held') return [{ from: p, to: t, most: 1, tag: tag(`${o.item.art.id} tells of it as past`) }]
  if (o.status === 'scheduled') return [{ from: t, to: p, most: LAG, tag: tag(`${o.item.art.id} tells of it as still to come`) }]
  return []
}

/** Numbered rounds of one line come one after the other; a "next" one after all that the same article tells of as past. */
function orderOf(meetings: readonly Met[], points: ReadonlyMap<Met, number>): Bound<Told>[] {
  const out: Bound<Told>[] = []
  const numbered = meetings.filter((m) => m.round !== null && !m.occasions.some((o) => o.several > 0)).sort((a, b) => (a.round as number) - (b.round as number))
  for (let i = 1; i < numbered.length; i++) {
    const [before, after] = [numbered[i - 1] as Met, numbered[i] as Met]
    if (before.round === after.round) continue
    const tag: Told = {
      sort: 'order',
      words: `round ${after.round} comes after round ${before.round}`,
      art: (after.occasions[0] as Occasion).item.art,
      occasion: null,
      meeting: after,
      weight: 2.5,
    }
    out.push({ from: points.get(after) as number, to: points.get(before) as number, most: 0, tag })
  }
  const held = new Map<Art, Met[]>()
  for (const m of meetings) for (const o of m.occasions) if (o.status === 'held' && o.several === 0) pushTo(held, o.item.art, m)
  for (const m of meetings)
    for (const o of m.occasions) {
      if (!o.next || !TO_COME.has(o.status)) continue
      for (const before of (held.get(o.item.art) ?? []).slice(0, 20)) {
        if (before === m) continue
        const words = `${o.item.art.id} calls it another one after ${before.label}`
        const tag: Told = { sort: 'order', words, art: o.item.art, occasion: o, meeting: m, weight: 1.5 }
        out.push({ from: points.get(m) as number, to: points.get(before) as number, most: 0, tag })
      }
    }
  return out
}

const WEEKDAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday']
const NAMED_DAY =
  /\b(Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday),? (?:(?:January|February|March|April|May|June|July|August|September|October|November|December) \d{1,2}|\d{1,2} (?:January|February|March|April|May|June|July|August|September|October|November|December))\b/i

/** A weekday that stands beside a date and is not that date's: its name, or null. */
export function wrongWeekday(text: string, day: DayRange | null): string | null {
  if (!day || day[0] !== day[1]) return null
  const named = NAMED_DAY.exec(text)?.[1]
  return named !== undefined && WEEKDAYS.indexOf(named.toLowerCase()) + 1 !== weekday(day[0]) ? named : null
}

/** The days that an undated article itself gives as past or as to come: it was not written before the first, nor after the second. */
export function ownDays(context: Pick<Context, 'arts' | 'decisions'>, art: Art, p: number): Bound<Told>[] {
  const out: Bound<Told>[] = []
  const one = { arts: [art], decisions: context.decisions }
  const put = (value: string | null, past: boolean, item: Item, field: string) => {
    const range = value === null ? null : rangeOf(value)
    if (!range || !(lengthOf(range) <= 31) || (item.claim.basis?.[field] ?? 'stated') !== 'stated') return
    const words = past ? `it tells of ${spell(range)} as past` : `it tells of ${spell(range)} as still to come`
    const tag: Told = { sort: 'date', words, art, occasion: null, meeting: null, weight: 2 }
    if (past && Number.isFinite(range[0])) out.push({ from: p, to: 0, most: -range[0], tag })
    if (!past && Number.isFinite(range[1])) out.push({ from: 0, to: p, most: range[1], tag })
  }
  for (const item of itemsOf(one, 'statement')) put(item.claim.said, true, item, 'said')
  for (const item of itemsOf(one, 'meeting'))
    if (item.claim.status === 'held' || item.claim.status === 'scheduled') put(item.claim.when, item.claim.status === 'held', item, 'when')
  for (const item of itemsOf(one, 'measure'))
    if (item.claim.factuality === 'asserted' && item.claim.direction !== 'threaten' && item.claim.direction !== 'promise')
      put(item.claim.when, true, item, 'when')
  for (const item of itemsOf(one, 'agreement'))
    if (item.claim.factuality === 'asserted' && (item.claim.status === 'reached' || item.claim.status === 'implemented'))
      put(item.claim.when, true, item, 'when')
  return out
}

/** The days of an EDTF value as a window; everything for null. */
export function days(edtf: string | null): DayRange {
  return (edtf === null ? null : parseEdtf(edtf)) ?? [-Infinity, Infinity]
}
