import type { Dated } from '../../model/article.ts'
import { type DayRange, formatEdtf } from '../../model/edtf.ts'
import type { ConflictEntry } from '../../model/record.ts'
import type { Art, Context } from '../common/context.ts'
import { lengthOf, meets, rangeOf, spell } from '../common/dates.ts'
import { byText, distinct, pushTo } from '../common/sort.ts'
import { conflictOf, majority, type Side } from '../conflicts/side.ts'
import type { Met } from '../meetings/entries.ts'
import type { Occasion } from '../meetings/occasion.ts'
import { type Bound, circle, least, type Window, windows } from './network.ts'
import { type Neighbourhood, ownDays, partsOf, type Told, toldOf, wrongWeekday } from './told.ts'

/** What comes of holding all that is told of days against each other. */
export interface Times {
  /** The meetings, with days that are narrower than any one report gives where several together leave no others. */
  readonly meetings: Met[]
  /** When undated articles can have been written, by article. */
  readonly published: ReadonlyMap<string, Dated>
  /** Dates that cannot be right, beside those that they contradict. */
  readonly impossible: readonly ConflictEntry[]
}

/** Something that was given up because it contradicts the rest, and the least set of statements that cannot all be true. */
interface Fault {
  readonly given: Told
  readonly set: readonly Told[]
  readonly neighbourhood: Neighbourhood
  readonly around: readonly Bound<Told>[]
}

interface Solved {
  readonly neighbourhood: Neighbourhood
  readonly windows: readonly Window<Told>[]
  readonly faults: readonly Fault[]
}

/**
 * One network of days for each neighbourhood (meetings of the same parties and the articles that tell of them, as far as anything joins them): dates, what is past
 * and what to come at publication, the order of rounds. It narrows vague dates, dates undated articles, and finds what cannot be.
 */
export function settleTimes(context: Context, met: readonly Met[]): Times {
  const blocks = new Map<string, Met[]>()
  for (const m of met) pushTo(blocks, m.parties.length > 1 ? m.parties.join('|') : m.id, m)
  const solved = [...blocks].sort((a, b) => byText(a[0], b[0])).flatMap(([, list]) => partsOf(toldOf(list)).map((part) => solve(context, part)))
  const found = new Map<Met, Window<Told>>()
  for (const { neighbourhood, windows: all } of solved) for (const [m, i] of neighbourhood.meetings) found.set(m, all[i] as Window<Told>)
  return {
    meetings: met.map((m) => narrowed(m, found.get(m) as Window<Told>)),
    published: undated(context, solved),
    impossible: [...solved.flatMap((s) => s.faults.flatMap((f) => conflict(context, f) ?? [])), ...weekdays(context, met)],
  }
}

// Contradictions that are taken out of one network before the rest is left as it is: more come of claims read wrongly.
const FAULTS = 60

function solve(context: Context, neighbourhood: Neighbourhood): Solved {
  const own = [...neighbourhood.articles].flatMap(([art, p]) => (art.published ? [] : ownDays(context, art, p)))
  let bounds = [...neighbourhood.bounds, ...own]
  const faults: Fault[] = []
  for (let i = 0; i < FAULTS; i++) {
    const bad = circle(neighbourhood.size, bounds)
    if (!bad) break
    const set = least(neighbourhood.size, bad)
    const around = aroundOf(bad, bounds)
    const given = weakest(context, neighbourhood.size, set, around)
    faults.push({ given, set, neighbourhood, around })
    bounds = bounds.filter((b) => b.tag !== given)
  }
  const consistent = circle(neighbourhood.size, bounds) === null
  return { neighbourhood, windows: consistent ? windows(neighbourhood.size, bounds) : nothing(neighbourhood.size), faults }
}

/** The bounds among the points of a circle and those that are bound to them directly: what giving up one of them bears on. */
function aroundOf(bad: readonly Bound<Told>[], bounds: readonly Bound<Told>[]): Bound<Told>[] {
  const points = new Set(bad.flatMap((b) => [b.from, b.to]))
  const near = new Set([0, ...points])
  for (const b of bounds) {
    if (b.from !== 0 && points.has(b.from)) near.add(b.to)
    if (b.to !== 0 && points.has(b.to)) near.add(b.from)
  }
  const all = bounds.filter((b) => near.has(b.from) && near.has(b.to))
  if (all.length <= AROUND) return all
  const isOwn = (b: Bound<Told>) => points.has(b.from) && points.has(b.to)
  return [...all.filter(isOwn).slice(0, AROUND), ...all.filter((b) => !isOwn(b)).slice(0, AROUND)]
}

// Bounds that are weighed when one must be given up: a meeting that hundreds report needs not all of them to outvote one.
const AROUND = 400

function nothing(size: number): Window<Told>[] {
  return Array.from({ length: size }, () => ({ first: -Infinity, last: Infinity, whyFirst: [], whyLast: [] }))
}

/** Of a set that cannot all be true the one whose loss makes least else untrue: what must be given up after it counts, too. */
function weakest(context: Context, size: number, set: readonly Told[], around: readonly Bound<Told>[]): Told {
  const cost = (tag: Told): number => {
    let rest = around.filter((b) => b.tag !== tag)
    let sum = tag.weight
    for (let i = 0; i < 12; i++) {
      const bad = circle(size, rest)
      if (!bad) return sum
      const next = [...least(size, bad)].sort((a, b) => a.weight - b.weight || byText(a.words, b.words))[0] as Told
      sum += next.weight
      rest = rest.filter((b) => b.tag !== next)
    }
    return sum
  }
  const ranked = set.map((tag) => ({ tag, cost: cost(tag), origins: tag.occasion && tag.meeting ? backing(context, tag.occasion, tag.meeting) : 0 }))
  ranked.sort((a, b) => a.cost - b.cost || a.origins - b.origins || byText(a.tag.words, b.tag.words))
  return (ranked[0] as (typeof ranked)[number]).tag
}

/** Origins that give a meeting the day that a mention gives. */
function backing(context: Context, o: Occasion, m: Met): number {
  const said = o.said
  if (!said) return 0
  return new Set(m.occasions.filter((x) => x.said && meets(x.said, said)).map((x) => context.origin(x.item.art.id))).size
}

/** A meeting's days, where the network leaves at most half of what its reports give, or two ends where they give none. */
function narrowed(m: Met, w: Window<Told>): Met {
  if (!Number.isFinite(w.first) || !Number.isFinite(w.last) || m.whenBasis === 'given') return m
  const now: DayRange = [w.first, w.last]
  const before = rangeOf(m.when)
  const why = distinct([...w.whyFirst, ...w.whyLast])
  if (!before) {
    // Two ends that publication dates alone give say nothing that the reader does not see.
    if (lengthOf(now) > KNOWN || !why.some((t) => t.sort === 'order' || t.sort === 'date')) return m
  } else if (lengthOf(before) <= 1 || !(lengthOf(now) <= lengthOf(before) / 2) || !(before[0] <= now[0] && now[1] <= before[1])) return m
  return { ...m, when: formatEdtf(now), whenBasis: 'inferred', whenBecause: reasons(why, 4), range: now }
}

// A stretch longer than two months that nobody gave is no date.
const KNOWN = 62

function reasons(tags: readonly Told[], most: number): string {
  return distinct(tags.map((t) => t.words))
    .slice(0, most)
    .join('; ')
}

/** What cannot be, as an entry: a date against the other dates of one meeting, or the dates of two rounds against their order. */
function conflict(context: Context, { given, set, around, neighbourhood }: Fault): ConflictEntry | null {
  const order = set.find((t) => t.sort === 'order' && t.occasion === null)
  const firm = set.filter((t) => t.sort === 'date' && t.occasion !== null && isFirm(t))
  if (order && firm.length > 1 && firm[0]?.meeting !== firm[1]?.meeting) return disorder(context, order, firm)
  const { occasion, meeting } = given
  if (given.sort !== 'date' || occasion === null || meeting === null || occasion.said === null || !isFirm(given) || !YEAR.test(wordsOf(occasion))) return null
  const said = occasion.said
  const right = meeting.occasions.filter((o) => o.said && lengthOf(o.said) <= 31 && !meets(o.said, said))
  const sides = [occasion, ...right].map((o): Side => ({ item: o.item, value: formatEdtf(o.said as DayRange) }))
  const because = [
    ...against(neighbourhood.size, given, around),
    ...(right.length > 0 ? [`${right.length} other ${right.length === 1 ? 'mention puts' : 'mentions put'} it on another day`] : []),
  ]
  return conflictOf(context, 'date', `date of ${meeting.label}`, sides, right.length > 0 ? meeting.when : null, because.join('; ') || reasons(set, 4))
}

const YEAR = /\b(?:19|20)\d\d\b/

function wordsOf(o: Occasion): string {
  const { text } = o.item.art.article
  return [...o.item.claim.evidence, ...(o.item.claim.valueSpans?.['when'] ?? [])].map(([s, e]) => text.slice(s, e)).join(' | ')
}

/** Whether a date is a day or a few that the text itself gives. */
function isFirm(t: Told): boolean {
  return t.weight >= 3 && t.occasion?.said != null && lengthOf(t.occasion.said) <= 31
}

/** Why a date cannot be, apart from other dates of its meeting: when it was written of, and in which order things came. */
function against(size: number, given: Told, around: readonly Bound<Told>[]): string[] {
  const out: string[] = []
  for (const sorts of [
    ['published', 'tense'],
    ['published', 'tense', 'order', 'date'],
  ] as const) {
    const some = around.filter(
      (b) => b.tag === given || (b.tag.meeting === given.meeting && b.tag.sort === 'date' ? false : (sorts as readonly string[]).includes(b.tag.sort)),
    )
    const bad = circle(size, some)
    if (bad && out.length === 0) out.push(...distinct(least(size, bad).map((t) => t.words)))
  }
  return out
}

function disorder(context: Context, order: Told, firm: readonly Told[]): ConflictEntry | null {
  const sides = firm.flatMap((t) => {
    const m = t.meeting as Met
    const { said } = t.occasion as Occasion
    return m.occasions
      .filter((o) => o.said && said && meets(o.said, said))
      .map((o): Side => ({ item: o.item, value: `round ${m.round}: ${formatEdtf(o.said as DayRange)}` }))
  })
  const [a, b] = firm as readonly [Told, Told]
  return conflictOf(
    context,
    'date',
    `order of rounds of ${(a.meeting as Met).parties.join('–')}`,
    sides,
    null,
    distinct([order.words, a.words, b.words]).join('; '),
  )
}

/** A weekday and a date that stand side by side and are not of one day. */
function weekdays(context: Context, met: readonly Met[]): ConflictEntry[] {
  return met.flatMap((m) =>
    m.occasions.flatMap((o) => {
      const named = wrongWeekday(wordsOf(o), o.said)
      if (named === null || !o.said) return []
      const sides: Side[] = [
        { item: o.item, value: formatEdtf(o.said) },
        { item: o.item, value: `a ${named}` },
        ...m.occasions
          .filter((x) => x.said && lengthOf(x.said) === 1 && !meets(x.said, o.said as DayRange))
          .map((x): Side => ({ item: x.item, value: formatEdtf(x.said as DayRange) })),
      ]
      return conflictOf(context, 'date', `day of ${m.label}`, sides, majority(context, sides)?.value ?? null, `${spell(o.said)} is no ${named}`) ?? []
    }),
  )
}

/** When each undated article can have been written: what all networks that it stands in leave, and its own words. */
function undated(context: Context, solved: readonly Solved[]): Map<string, Dated> {
  const found = new Map<Art, { window: DayRange; why: Told[] }>()
  const spoilt = new Set<Art>()
  for (const { neighbourhood, windows: all, faults } of solved) {
    for (const f of faults) if (!f.given.art.published) spoilt.add(f.given.art)
    for (const [art, p] of neighbourhood.articles) if (!art.published) put(found, art, all[p] as Window<Told>)
  }
  for (const art of context.arts)
    if (!art.published && !found.has(art)) {
      const bounds = ownDays(context, art, 1)
      if (circle(2, bounds)) spoilt.add(art)
      else put(found, art, windows(2, bounds)[1] as Window<Told>)
    }
  const out = new Map<string, Dated>()
  for (const [art, { window, why }] of found) {
    // What contradicts itself dates nothing: which of two is wrong cannot be told.
    if (spoilt.has(art) || window[0] > window[1] || (!Number.isFinite(window[0]) && !Number.isFinite(window[1]))) continue
    out.set(art.id, { edtf: formatEdtf(window), basis: 'inferred', because: reasons(why, 3) })
  }
  return out
}

function put(found: Map<Art, { window: DayRange; why: Told[] }>, art: Art, w: Window<Told>): void {
  const known = found.get(art)
  const first = !known || w.first > known.window[0]
  const last = !known || w.last < known.window[1]
  if (!first && !last) return
  found.set(art, {
    window: [Math.max(known?.window[0] ?? -Infinity, w.first), Math.min(known?.window[1] ?? Infinity, w.last)],
    why: distinct([...(known?.why ?? []), ...(first ? w.whyFirst : []), ...(last ? w.whyLast : [])]),
  })
}
