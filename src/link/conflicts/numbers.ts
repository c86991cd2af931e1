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
}

/** Counts of one and the same thing, of the same days, that differ by more than rounding or a bound can explain. */
export function numbers(context: Context): ConflictEntry[] {
  const blocks = new Map<string, Count[]>()
  const byArticle = new Map<string, Count[]>()
  const counts: Count[] = []
  for (const item of itemsOf(context, 'figure')) {
    if (!item.claim.what) continue
    // A bare "people" is told by the clause around it.
    const what = conceptsOf(item.claim.what)
    const words =
      [...what].reduce((n, c) => n + weight(c), 0) >= 1.7
        ? what
        : new Set([...conceptsOf(quoteOf(item).replace(/[\d.,]+/g, ' '))].filter((c) => !/^\d/.test(c)))
    const count = { item, words, unit: stem((item.claim.unit ?? '').toLowerCase()) }
    counts.push(count)
    pushTo(byArticle, item.art.id, count)
  }
  const found = new Map<string, { what: string; sides: Map<string, Side> }>()
  for (const a of counts) {
    for (const c of [...a.words]
      .filter((w) => weight(w) >= 1)
      .sort(byText)
      .slice(0, 5)) {
      for (const b of (blocks.get(`${a.unit}|${c}`) ?? []).slice(-24)) {
        const one = b.item.art.id === a.item.art.id
        if ((one && !twoVersions(a, b)) || !sameThing(a, b, one) || compatible(a.item.claim, b.item.claim)) continue
        // An article that gives both numbers means two things by them.
        if (!one && (gives(byArticle, a, b.item.claim.value) || gives(byArticle, b, a.item.claim.value))) continue
        // All mentions of the two numbers by the two articles are one conflict.
        const key = [a, b]
          .map((x) => `${x.item.art.id} ${x.item.claim.value}`)
          .sort(byText)
          .join(' ')
        const conflict = found.get(key) ?? { what: a.item.claim.what as string, sides: new Map<string, Side>() }
        for (const x of [a, b]) for (const y of [x, ...alsoGiven(byArticle, x)]) conflict.sides.set(y.item.id, sideOf(y.item))
        found.set(key, conflict)
      }
      pushTo(blocks, `${a.unit}|${c}`, a)
    }
  }
  return [...found.values()].flatMap(({ what, sides }) => {
    const list = [...sides.values()]
    const most = majority(context, list)
    return conflictOf(context, 'number', what, list, most?.value ?? null, most?.because ?? 'of the same thing and the same days') ?? []
  })
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
  const units = conceptsOf(`${a.item.claim.unit ?? ''} ${b.item.claim.unit ?? ''}`)
  if (![...a.words].some((c) => b.words.has(c) && weight(c) >= 1 && (!units.has(c) || isThing(a.item.claim.unit)))) return false
  const [x, y] = [a.item.art.published, b.item.art.published]
  if (!x || !y || Math.max(x[0] - y[1], y[0] - x[1]) > 7) return false
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
