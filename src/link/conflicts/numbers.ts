import type { FigureClaim } from '../../model/claim.ts'
import type { ConflictEntry } from '../../model/record.ts'
import { hull } from '../../model/span.ts'
import { type Context, type Item, itemsOf, quoteOf } from '../common/context.ts'
import { meets, rangeOf } from '../common/dates.ts'
import { byText, pushTo } from '../common/sort.ts'
import { conceptsOf, overlap, stem, weight } from '../common/words.ts'
import { conflictOf, majority, type Side } from './side.ts'

interface Count {
  readonly item: Item<FigureClaim>
  readonly words: ReadonlySet<string>
  readonly unit: string
  readonly units: ReadonlySet<string>
  /** The same count in the same words of the same week, as copies of a report give it. */
  readonly copies: Count[]
}

// Days between two articles whose counts can be of the same state of things: a week, and so the length of a block's stretch.
const WEEK = 7
// Counts of a block that one is compared with.
const BLOCK = 12

/** Counts of one and the same thing, of the same days, that differ by more than rounding or a bound can explain. */
export function numbers(context: Context): ConflictEntry[] {
  const byArticle = new Map<string, Count[]>()
  const counts: Count[] = []
  const known = new Map<string, Count>()
  for (const item of itemsOf(context, 'figure')) {
    const count = countOf(item)
    const week = weekOf(item)
    if (!count || week === null) continue
    pushTo(byArticle, item.art.id, count)
    const key = `${week}|${count.unit}|${item.claim.value}|${item.claim.bound}|${[...count.words].sort(byText).join(' ')}`
    const first = known.get(key)
    // Only other articles' counts are copies: what one article says twice may be held against itself.
    if (first && first.item.art.id !== item.art.id) first.copies.push(count)
    else {
      counts.push(count)
      known.set(key, count)
    }
  }
  const disputes = new Disputes()
  const blocks = new Map<string, Count[]>()
  for (const a of counts) {
    const week = weekOf(a.item) as number
    for (const c of [...a.words]
      .filter((w) => weight(w) >= 1)
      .sort(byText)
      .slice(0, 5)) {
      for (const near of [week - 1, week, week + 1])
        for (const b of (blocks.get(`${a.unit}|${c}|${near}`) ?? []).slice(-BLOCK)) {
          const one = b.item.art.id === a.item.art.id
          if ((one && !twoVersions(a, b)) || !sameThing(a, b, one) || compatible(a.item.claim, b.item.claim)) continue
          // An article that gives both numbers means two things by them.
          if (!one && (gives(byArticle, a, b.item.claim.value) || gives(byArticle, b, a.item.claim.value))) continue
          disputes.put(a, b)
        }
      pushTo(blocks, `${a.unit}|${c}|${week}`, a)
    }
  }
  return disputes.all().flatMap(({ what, members }) => {
    const list = [...members].flatMap((x) => [x, ...x.copies].flatMap((y) => [y, ...alsoGiven(byArticle, y)])).map((y) => sideOf(y.item))
    const most = majority(context, list)
    return conflictOf(context, 'number', what, list, most?.value ?? null, most?.because ?? 'of the same thing and the same days') ?? []
  })
}

function countOf(item: Item<FigureClaim>): Count | null {
  if (!item.claim.what) return null
  // A bare "people" is told by the clause around it.
  const what = conceptsOf(item.claim.what)
  const told = [...what].reduce((n, c) => n + weight(c), 0) >= 1.7
  const words = told ? what : new Set([...conceptsOf(quoteOf(item).replace(/[\d.,]+/g, ' '))].filter((c) => !/^\d/.test(c)))
  const unit = item.claim.unit ?? ''
  return { item, words, unit: stem(unit.toLowerCase()), units: conceptsOf(unit), copies: [] }
}

/** The week of an article, counted through; null for one without a day. */
function weekOf(item: Item): number | null {
  const first = item.art.published?.[0]
  return first !== undefined && Number.isFinite(first) ? Math.floor(first / WEEK) : null
}

/** What is counted in two ways: all who give one of two numbers for it stand in one conflict. */
class Disputes {
  readonly #of = new Map<string, { what: string; members: Set<Count> }>()

  put(a: Count, b: Count): void {
    const pair = [a.item.claim.value, b.item.claim.value].sort((x, y) => x - y).join('|')
    const keys = [a, b].map((x) => `${x.item.id}|${pair}`) as [string, string]
    const [x, y] = [this.#of.get(keys[0]), this.#of.get(keys[1])]
    const into = x ?? y ?? { what: a.item.claim.what as string, members: new Set<Count>() }
    if (x && y && x !== y) for (const m of y.members) this.#add(into, m, pair)
    this.#add(into, a, pair)
    this.#add(into, b, pair)
  }

  #add(into: { what: string; members: Set<Count> }, count: Count, pair: string): void {
    into.members.add(count)
    this.#of.set(`${count.item.id}|${pair}`, into)
  }

  all(): { readonly what: string; readonly members: ReadonlySet<Count> }[] {
    return [...new Set(this.#of.values())]
  }
}

// Two counts of one thing do not differ fivefold: then one is a part of the other, or of another thing.
const APART = 5

const VERSION =
  /\b(?:has|have|had|puts?|gives?|gave|sets?) (?:it|them|the \w+) at\b|\b(?:another|a different|a second|other) (?:sources?|officials?|versions?|accounts?|counts?|reports?)\b|\bby (?:its|their|his|her) own count\b/i

/** One article gives two numbers for one thing only where it says that it has two versions of it: else it means two things. */
function twoVersions(a: Count, b: Count): boolean {
  return [a, b].some(({ item }) => {
    const [from, to] = hull(item.claim.evidence)
    return VERSION.test(item.art.article.text.slice(Math.max(0, from - 90), to + 90))
  })
}

/** Whether two counts are of one thing: beyond their unit, which says only how it is counted. */
function sameThing(a: Count, b: Count, strict: boolean): boolean {
  const [least, most] = [Math.min(a.item.claim.value, b.item.claim.value), Math.max(a.item.claim.value, b.item.claim.value)]
  if (most > APART * least) return false
  const [x, y] = [a.item.art.published, b.item.art.published]
  if (!x || !y || Math.max(x[0] - y[1], y[0] - x[1]) > WEEK) return false
  if (![...a.words].some((c) => b.words.has(c) && weight(c) >= 1 && (!(a.units.has(c) || b.units.has(c)) || isThing(a.item.claim.unit)))) return false
  const [p, q] = [rangeOf(a.item.claim.asOf), rangeOf(b.item.claim.asOf)]
  if (p && q && !meets(p, q)) return false
  const o = overlap(a.words, b.words)
  return o.shared >= 1.7 && o.cover >= 0.85 && o.dice >= (strict ? 0.85 : 0.7)
}

const MEASURE =
  /^(?:cubic |square )?(?:met(?:re|er)s?|kilomet(?:re|er)s?|miles?|feet|acres?|hectares?|tons?|tonnes?|kilos?|kilograms?|litres?|liters?|barrels?|per ?cent|%|percent|dollars?|euros?|pounds?|yuan|days?|weeks?|months?|years?|hours?|minutes?|people|persons?|times?)\b|^[$€£¥]/i

/** Whether a unit is what is counted ("hostages") and not a measure of it ("cubic metres"). */
function isThing(unit: string | null): boolean {
  return unit !== null && unit !== '' && !MEASURE.test(unit.trim())
}

function sideOf(item: Item<FigureClaim>): Side {
  const { bound, value } = item.claim
  return { item, value: `${bound === 'exactly' ? '' : `${bound} `}${value}` }
}

/** Where the same article gives the same number again in fewer words or more: "sixteen bodies" beside "sixteen bodies of hostages". */
function alsoGiven(byArticle: ReadonlyMap<string, Count[]>, count: Count): Count[] {
  const { value, bound } = count.item.claim
  return (byArticle.get(count.item.art.id) ?? []).filter(
    (c) => c !== count && c.unit === count.unit && c.item.claim.value === value && c.item.claim.bound === bound && overlap(c.words, count.words).cover >= 0.85,
  )
}

function gives(byArticle: ReadonlyMap<string, Count[]>, count: Count, value: number): boolean {
  return (byArticle.get(count.item.art.id) ?? []).some(
    (c) => c.unit === count.unit && c.item.claim.value === value && overlap(c.words, count.words).shared >= 1,
  )
}

/** Whether both can be right: one rounds the other, or lies within its bound. */
export function compatible(a: Pick<FigureClaim, 'value' | 'bound'>, b: Pick<FigureClaim, 'value' | 'bound'>): boolean {
  if (a.value === b.value) return true
  const [x, y] = [a.value, b.value]
  if (a.bound === 'over' && (b.bound === 'over' || y >= x * 0.95)) return true
  if (b.bound === 'over' && x >= y * 0.95) return true
  if (a.bound === 'under' && (b.bound === 'under' || y <= x * 1.05)) return true
  if (b.bound === 'under' && x <= y * 1.05) return true
  const off = Math.abs(x - y) / Math.max(Math.abs(x), Math.abs(y))
  if (a.bound === 'about' || b.bound === 'about') return off <= 0.15
  return off <= 0.03 || rounds(x, y) || rounds(y, x)
}

/** Whether `x` is `y` rounded to the digits that `x` has. */
function rounds(x: number, y: number): boolean {
  if (x < 100 || !Number.isInteger(x)) return false
  let unit = 1
  while (x % (unit * 10) === 0) unit *= 10
  return unit > 1 && Math.abs(x - y) <= unit / 2
}
