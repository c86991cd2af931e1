import { weekdayAt } from './calendar.ts'
import { partAt } from './clock.ts'
import type { Candidate } from './expr.ts'
import {
  APPROXIMATE,
  DURATION_OF,
  FILLERS,
  FREQUENCIES,
  LESS,
  MONTHS,
  MORE,
  PLURAL_DAY_PARTS,
  PLURAL_UNITS,
  SEASONS,
  UNITS,
  type Unit,
  VAGUE_DURATION,
  WEEKDAYS,
} from './lexicon.ts'
import { type Count, countAt, isVerbLast, ordinalAt } from './numbers.ts'
import { capital, glued, type Tokens, wordAt } from './tokens.ts'
import { closes } from './relative.ts'

/** The TIMEX3 value of so many units; null stands for an unknown number. Halves become the next smaller unit. */
export function durationValue(n: number | null, unit: Unit): string {
  if (n === null) return VAGUE_DURATION[unit]
  const [letter, factor, time] = DURATION_OF[unit]
  const whole = Math.trunc(n * factor)
  const rest = n * factor - whole
  const prefix = time ? 'PT' : 'P'
  if (rest === 0) return `${prefix}${whole}${letter}`
  const [part, size]: readonly [string, number] =
    unit === 'day' ? ['T#H', 24] : unit === 'week' ? ['#D', 7] : unit === 'month' ? ['#D', 30] : time ? [unit === 'hour' ? '#M' : '#S', 60] : ['#M', 12]
  if (unit === 'week' || (unit === 'month' && whole > 0)) return `P${n * factor}${letter}`
  const small = part.replace('#', String(Math.round(rest * size)))
  return whole === 0 ? `${prefix}${small}` : `${prefix}${whole}${letter}${small}`
}

interface Amount {
  readonly end: number
  readonly n: number | null
  readonly unit: Unit
  readonly approximate: boolean
  /** Written as an adjective: "a 50-day ultimatum". */
  readonly attributive: boolean
  /** "five hours": plural or with a number that is not "a". */
  readonly counted: boolean
}

/** A count with its unit at `i`: "50 days", "two more weeks", "a year and a half", "three-day", "weeks or months". */
function amountAt(t: Tokens, i: number): Amount | null {
  const count = countAt(t, i)
  const bare = count ? null : vagueAt(t, i)
  if (bare) return bare
  if (!count) return null
  let k = count.end
  let attributive = false
  if (glued(t, k)) {
    k++
    attributive = true
  }
  for (let guard = 0; guard < 2 && FILLERS.has(wordAt(t, k)) && t.fresh[k] === 0; guard++) k++
  if (attributive && glued(t, k) && UNITS.has(wordAt(t, k + 1))) k++
  if (t.fresh[k] === 1 || k >= t.count) return null
  const w = wordAt(t, k)
  const unit = UNITS.get(w) ?? PLURAL_UNITS.get(w) ?? (w === 'fortnight' || w === 'fortnights' ? 'week' : undefined)
  if (!unit) return nightsAt(t, i, k, count)
  if (unit === 'second' && !PLURAL_UNITS.has(w)) return null
  if (unit === 'weekend') return null
  const article = (wordAt(t, i) === 'a' || wordAt(t, i) === 'an') && count.end === i + 1
  // "a months-long", "a decade-long": the article is the noun's
  if (article && (PLURAL_UNITS.has(w) || (glued(t, k + 1) && (wordAt(t, k + 2) === 'long' || wordAt(t, k + 2) === 'old')))) return null
  // "a year-earlier loss" is a comparison, "the 1988 quarter" a quarter
  if (unit === 'year' && glued(t, k + 1) && (wordAt(t, k + 2) === 'earlier' || wordAt(t, k + 2) === 'ago')) return null
  if (count.value !== null && count.value >= 1900 && count.value < 2100 && !PLURAL_UNITS.has(w)) return null
  if (unit === 'quarter' && (article || wordAt(t, i) === 'one') && !attributive) return null
  if (unit === 'quarter' && wordAt(t, k + 1) === 'of') return null
  const n = count.value === null ? null : count.value * (w.startsWith('fortnight') ? 2 : 1)
  const half = halfTail(t, k + 1)
  const value = n !== null && half ? n + 0.5 : n
  const approximate = count.approximate === true || count.upTo !== undefined
  return {
    end: half ?? k + 1,
    n: value,
    unit,
    approximate,
    attributive: attributive || (!PLURAL_UNITS.has(w) && count.value !== null && count.value > 1),
    counted: PLURAL_UNITS.has(w) || !article,
  }
}

/** "three nights": days. */
function nightsAt(t: Tokens, i: number, k: number, count: Count): Amount | null {
  if (wordAt(t, k) !== 'nights' || count.value === null || i === k) return null
  return { end: k + 1, n: count.value, unit: 'day', approximate: false, attributive: false, counted: true }
}

/** "and a half" after a unit. */
function halfTail(t: Tokens, i: number): number | null {
  const glue = glued(t, i) ? i + 1 : i
  if (wordAt(t, glue) !== 'and') return null
  let k = glued(t, glue + 1) ? glue + 2 : glue + 1
  if (wordAt(t, k) !== 'a') return null
  k = glued(t, k + 1) ? k + 2 : k + 1
  return wordAt(t, k) === 'half' ? k + 1 : null
}

const VAGUE_LEADS = new Set(
  (
    'for within over after in of through during last lasting lasted take takes took taken spend spent until by before recent more only just mere ' +
    'coming weeks months days hours years decades or and the'
  ).split(' '),
)

/** "weeks", "months of talks", "decades-long": a plural without a number, where it is a length of time. */
function vagueAt(t: Tokens, i: number): Amount | null {
  const unit = PLURAL_UNITS.get(wordAt(t, i))
  if (!unit || unit === 'quarter' || unit === 'second' || unit === 'weekend') return null
  const attributive = glued(t, i + 1) && wordAt(t, i + 2) === 'long'
  let end = i + 1
  const or = wordAt(t, end)
  if ((or === 'or' || or === 'and') && PLURAL_UNITS.has(wordAt(t, end + 1)) && t.fresh[end + 1] === 0) end += 2
  const before = wordAt(t, i - 1)
  // "the early hours of Saturday" is a part of that day, not a length
  if (unit === 'hour' && wordAt(t, end) === 'of' && ['early', 'late', 'small', 'morning'].includes(before)) return null
  const later = ['later', 'ago', 'earlier', 'before', 'after', 'of'].includes(wordAt(t, end))
  if (!attributive && !later && (!VAGUE_LEADS.has(before) || before === 'the')) return null
  if (before === 'the' && !later) return null
  return { end: attributive ? i + 3 : end, n: null, unit, approximate: end > i + 1, attributive, counted: true }
}

const AFTERWARDS: ReadonlyMap<string, 1 | -1> = new Map([
  ['ago', -1],
  ['earlier', -1],
  ['before', -1],
  ['previously', -1],
  ['beforehand', -1],
  ['prior', -1],
  ['later', 1],
  ['after', 1],
  ['afterwards', 1],
  ['afterward', 1],
  ['hence', 1],
  ['on', 1],
  ['thereafter', 1],
] as [string, 1 | -1][])

/** A length of time, or a point so far from another: "two weeks ago", "three days later", "a year earlier". */
export function amount(t: Tokens, i: number): Candidate | null {
  const found = amountAt(t, i)
  if (!found) return null
  const w = wordAt(t, i)
  if (w === 'many' && wordAt(t, i - 1) === 'as') return null
  let k = found.end
  if (glued(t, k) && wordAt(t, k + 1) === 'old' && (AGED.has(wordAt(t, k + 2)) || (found.unit !== 'year' && found.unit !== 'month'))) {
    return { start: i, end: k + 2, expr: { k: 'dur', value: durationValue(found.n, found.unit) } }
  }
  if (wordAt(t, k) === 'old' || (glued(t, k) && wordAt(t, k + 1) === 'old') || (wordAt(t, k) === 'of' && wordAt(t, k + 1) === 'age')) return null
  const mod = found.approximate ? 'APPROX' : undefined
  const orSo = wordAt(t, k) === 'or' && (wordAt(t, k + 1) === 'so' || wordAt(t, k + 1) === 'more' || wordAt(t, k + 1) === 'two')
  if (orSo) k += 2
  const time = timeTail(t, i, k)
  if (time !== null) return { start: i, end: time, expr: { k: 'offset', n: found.n, unit: found.unit, dir: 1, base: 'ref' }, mod }
  const step = t.fresh[k] === 1 || found.attributive ? undefined : stepAt(t, k)
  if (step) {
    const run = wordAt(t, k) !== 'ago'
    return {
      start: i,
      end: step.end,
      expr: { k: 'offset', n: found.n, unit: found.unit, dir: step.dir, base: step.ref || !run ? 'ref' : 'run' },
      mod,
    }
  }
  if (glued(t, k) && wordAt(t, k + 1) === 'long') k += 2
  const value = durationValue(found.n, found.unit)
  if ((w === 'a' || w === 'an') && !found.attributive) return perOrLength(t, i, { ...found, end: k }, value, mod)
  if (w === 'one' && found.unit === 'day' && wordAt(t, i - 1) !== 'for' && closes(t, k) === false) return null
  return { start: i, end: k, expr: { k: 'dur', value }, mod: orSo ? 'APPROX' : mod }
}

/** What has lasted when it is "three-year-old"; anything else has an age, which is no time expression here. */
const AGED = new Set(
  (
    'war conflict truce ceasefire cease dispute deal agreement accord blockade siege crisis policy ban law treaty embargo occupation standoff strike campaign ' +
    'insurgency rebellion uprising stalemate deadlock impasse feud offensive operation government administration pact'
  ).split(' '),
)

/** "in 10 days' time", "in a week's time": the end of it, or null. */
function timeTail(t: Tokens, i: number, k: number): number | null {
  if (wordAt(t, i - 1) !== 'in' || !/^['’]$/.test(wordAt(t, k))) return null
  const end = wordAt(t, k + 1) === 's' ? k + 2 : k + 1
  return wordAt(t, end) === 'time' && t.fresh[end] === 0 ? end + 1 : null
}

/** "ago", "later", "from now", "before" without an object. */
function stepAt(t: Tokens, k: number): { end: number; dir: 1 | -1; ref?: boolean } | null {
  const w = wordAt(t, k)
  if (w === 'from' && (wordAt(t, k + 1) === 'now' || wordAt(t, k + 1) === 'today')) return { end: k + 2, dir: 1, ref: true }
  const dir = AFTERWARDS.get(w)
  if (dir === undefined) return null
  if (w === 'before' || w === 'after' || w === 'on' || w === 'prior') {
    if (!closes(t, k + 1) || w === 'on' || (w === 'prior' && wordAt(t, k + 1) === 'to')) return null
  }
  return { end: k + 1, dir }
}

const LENGTH_LEADS = new Set(
  (
    'for within in after over than about around nearly almost barely only just under least most of last lasted lasting take takes took spent spend every once ' +
    'him them her it us me give gave given before by up up to roughly approximately with until is was and , . through throughout during'
  ).split(' '),
)

/** "$40 a year", "three times a week" are rates; "for a year", "within a week" lengths; others too unsure to say. */
function perOrLength(t: Tokens, i: number, found: Amount, value: string, mod: string | undefined): Candidate | null {
  const before = wordAt(t, i - 1)
  if (found.n === 1 && rate(t, i)) return { start: i, end: found.end, expr: { k: 'set', value } }
  if (found.n !== 1 || LENGTH_LEADS.has(before) || found.counted) return { start: i, end: found.end, expr: { k: 'dur', value }, mod }
  return wordAt(t, found.end) === 'of' || t.fresh[i] === 1 ? { start: i, end: found.end, expr: { k: 'dur', value }, mod } : null
}

const RATE_NOUNS = new Set(
  'times once twice cents cent percent % million billion dollars barrels tons tonnes hours hour people flights calls euros pounds rubles'.split(' '),
)
function rate(t: Tokens, i: number): boolean {
  const before = wordAt(t, i - 1)
  if (RATE_NOUNS.has(before) || before === 'per' || /^\d/.test(before)) return true
  // "fifty thousand copies a year": a plural noun counted by a number shortly before
  if (!before.endsWith('s') || before.length < 4 || LENGTH_LEADS.has(before)) return false
  for (let k = i - 2; k > i - 5 && k >= 0; k--) {
    if (!Number.isNaN(t.value[k]) || wordAt(t, k) === 'thousand' || wordAt(t, k) === 'million' || wordAt(t, k) === 'hundred') return true
  }
  return false
}

/** "weeklong", "yearlong". */
export const LONG_WORDS: ReadonlyMap<string, string> = new Map([
  ['hourlong', 'PT1H'],
  ['daylong', 'P1D'],
  ['weeklong', 'P1W'],
  ['monthlong', 'P1M'],
  ['yearlong', 'P1Y'],
  ['decadelong', 'P10Y'],
])

/** "month-long", "day-long": a singular unit without a number. */
export function unitLong(t: Tokens, i: number): Candidate | null {
  const unit = UNITS.get(wordAt(t, i))
  if (!unit) return null
  const old = wordAt(t, i + 2) === 'old' && (unit !== 'year' || AGED.has(wordAt(t, i + 3)))
  if (glued(t, i + 1) && (wordAt(t, i + 2) === 'long' || old)) return { start: i, end: i + 3, expr: { k: 'dur', value: durationValue(1, unit) } }
  return null
}

/** "the three months", "the first nine months", "the past two weeks", "the next few days", "each of the past three years". `i` after "the". */
export function windowAt(t: Tokens, i: number, start: number): Candidate | null {
  if (isVerbLast(t, i)) return null
  const w = wordAt(t, i)
  const ordinal = ordinalAt(t, i)
  const past = w === 'past' || w === 'last' || w === 'previous' || w === 'preceding' || w === 'latest'
  const next = w === 'next' || w === 'coming' || w === 'following' || w === 'subsequent' || w === 'ensuing'
  const lead = past || next || w === 'final' || w === 'opening' || w === 'same' || w === 'first' || ordinal?.value === 1
  const k = lead ? i + 1 : i
  if (t.fresh[k] === 1) return null
  const found = amountAt(t, k) ?? (lead ? plainPlural(t, k) : null)
  if (!found || wordAt(t, k) === 'a' || wordAt(t, k) === 'an' || wordAt(t, k) === 'half') return null
  if (wordAt(t, found.end) === 'old' || glued(t, found.end) || (found.attributive && !lead)) return null
  const step = wordAt(t, found.end)
  if (step === 'ago') return null
  const orSo = wordAt(t, found.end) === 'or' && wordAt(t, found.end + 1) === 'so'
  const run = w === 'previous' || w === 'preceding' || w === 'following' || w === 'subsequent' || w === 'ensuing' || (w === 'next' && start < i)
  return {
    start,
    end: orSo ? found.end + 2 : found.end,
    expr: { k: 'dur', value: durationValue(found.n, found.unit), window: past ? 'past' : next ? 'next' : undefined, run },
    mod: found.approximate || orSo ? 'APPROX' : undefined,
  }
}

function plainPlural(t: Tokens, i: number): Amount | null {
  const unit = PLURAL_UNITS.get(wordAt(t, i))
  return unit ? { end: i + 1, n: null, unit, approximate: false, attributive: false, counted: true } : null
}

/** "every Monday", "each year", "every two weeks", "daily", "Mondays", "Monday nights", "per month". */
export function setAt(t: Tokens, i: number): Candidate | null {
  const w = wordAt(t, i)
  const frequency = FREQUENCIES.get(w)
  if (frequency) return glued(t, i - 1) || glued(t, i + 1) ? null : { start: i, end: i + 1, expr: { k: 'set', value: frequency } }
  if (w === 'per') {
    const unit = UNITS.get(wordAt(t, i + 1))
    return unit ? { start: i, end: i + 2, expr: { k: 'set', value: durationValue(1, unit) } } : null
  }
  if (w === 'every' || w === 'each') return everyAt(t, i)
  const singular = w.endsWith('s') ? WEEKDAYS.get(w.slice(0, -1)) : undefined
  if (singular !== undefined && capital(t, i)) return { start: i, end: i + 1, expr: { k: 'set', value: `XXXX-WXX-${singular}` } }
  const day = weekdayAt(t, i)
  const nights = day && PLURAL_DAY_PARTS.get(wordAt(t, day.end))
  return day && nights ? { start: i, end: day.end + 1, expr: { k: 'set', value: `XXXX-WXX-${day.day}T${nights}` } } : null
}

function everyAt(t: Tokens, i: number): Candidate | null {
  let k = i + 1
  if (t.fresh[k] === 1) return null
  const other = wordAt(t, k) === 'other' || wordAt(t, k) === 'second'
  if (wordAt(t, k) === 'other' || wordAt(t, k) === 'single' || (other && UNITS.has(wordAt(t, k + 1)))) k++
  const w = wordAt(t, k)
  const part = partAt(t, k)
  const day = weekdayAt(t, k)
  if (day) {
    const tod = partAt(t, day.end)
    return { start: i, end: tod?.end ?? day.end, expr: { k: 'set', value: `XXXX-WXX-${day.day}${tod ? `T${tod.part}` : ''}` } }
  }
  const month = capital(t, k) ? MONTHS.get(w) : undefined
  if (month !== undefined) return { start: i, end: k + 1, expr: { k: 'set', value: `XXXX-${String(month).padStart(2, '0')}` } }
  const season = SEASONS.get(w)
  if (season) return { start: i, end: k + 1, expr: { k: 'set', value: `XXXX-${season}` } }
  if (part) return { start: i, end: part.end, expr: { k: 'set', value: `XXXX-XX-XXT${part.part}` } }
  const unit = UNITS.get(w)
  if (unit) return { start: i, end: k + 1, expr: { k: 'set', value: durationValue(other ? 2 : 1, unit) } }
  const found = amountAt(t, k)
  return found?.counted && found.n !== null && !found.attributive
    ? { start: i, end: found.end, expr: { k: 'set', value: durationValue(found.n, found.unit) } }
    : null
}

/** Words before an amount that change it, with the mark they leave: "more than four hours". Gives where the amount starts. */
export function quantifierAt(t: Tokens, i: number): { readonly end: number; readonly mod: string } | null {
  const w = wordAt(t, i)
  const next = wordAt(t, i + 1)
  if (t.fresh[i + 1] === 1) return null
  if (APPROXIMATE.has(w)) return { end: w === 'ca' && next === '.' ? i + 2 : i + 1, mod: 'APPROX' }
  if (LESS.has(w)) return { end: i + 1, mod: w === 'barely' ? 'APPROX' : 'LESS_THAN' }
  if (MORE.has(w)) return { end: i + 1, mod: 'MORE_THAN' }
  if ((w === 'more' || w === 'longer') && next === 'than') return { end: i + 2, mod: 'MORE_THAN' }
  if ((w === 'less' || w === 'fewer' || w === 'shorter') && next === 'than') return { end: i + 2, mod: 'LESS_THAN' }
  if (w === 'at' && next === 'least') return { end: i + 2, mod: 'EQUAL_OR_MORE' }
  if (w === 'at' && next === 'most') return { end: i + 2, mod: 'EQUAL_OR_LESS' }
  if (w === 'up' && next === 'to') return { end: i + 2, mod: 'EQUAL_OR_LESS' }
  if (w === 'no' && (next === 'more' || next === 'less') && wordAt(t, i + 2) === 'than') {
    return { end: i + 3, mod: next === 'more' ? 'EQUAL_OR_LESS' : 'EQUAL_OR_MORE' }
  }
  if (w === 'close' && next === 'to') return { end: i + 2, mod: 'APPROX' }
  if (w === 'a' && next === 'little' && wordAt(t, i + 2) === 'more' && wordAt(t, i + 3) === 'than') return { end: i + 4, mod: 'MORE_THAN' }
  return null
}
