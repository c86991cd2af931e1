import { dayFirst, monthFirst, numeric, seasonAt } from './calendar.ts'
import { clockCandidate } from './clock.ts'
import { amount, LONG_WORDS, quantifierAt, setAt, unitLong, windowAt } from './durations.ts'
import type { Candidate, Pattern } from './expr.ts'
import { HOLIDAY_STARTS, holidayAt } from './holidays.ts'
import {
  APPROXIMATE,
  DAY_PARTS,
  DECADE_WORDS,
  FREQUENCIES,
  LESS,
  MONTHS,
  MORE,
  ONES,
  ORDINALS,
  PLURAL_UNITS,
  SEASONS,
  SHORT_MONTHS,
  SHORT_WEEKDAYS,
  TENS,
  UNITS,
  WEEKDAYS,
} from './lexicon.ts'
import { dayNumberAt } from './numbers.ts'
import { dayAfter, deictic, inThe, led, nthOfMonth, partOfDay, theUnit, theWhole, weekdayCandidate } from './relative.ts'
import { REFERENCE_AFTER_THE, REFERENCE_STARTS, referenceAt } from './references.ts'
import { glued, together, type Tokens, wordAt } from './tokens.ts'
import { centuryAt, comparison, fiscalAt, quarterAt, yearAlone, yearNamed } from './years.ts'

const BY_WORD = new Map<string, Pattern[]>()
function starts(words: Iterable<string>, ...patterns: Pattern[]): void {
  for (const word of words) BY_WORD.set(word, [...(BY_WORD.get(word) ?? []), ...patterns.filter((p) => !BY_WORD.get(word)?.includes(p))])
}

const window: Pattern = (t, i) => windowAt(t, i, i)
const long: Pattern = (t, i) => ({ start: i, end: i + 1, expr: { k: 'dur', value: LONG_WORDS.get(wordAt(t, i)) as string } })
const NUMBERS: readonly Pattern[] = [numeric, clockCandidate, dayFirst, yearAlone, comparison, amount, centuryAt, quarterAt]

starts([...MONTHS.keys(), ...SHORT_MONTHS.keys()], monthFirst)
starts([...WEEKDAYS.keys(), ...SHORT_WEEKDAYS.keys()], (t, i) => weekdayCandidate(t, i), setAt)
starts(
  [...WEEKDAYS.keys()].map((day) => `${day}s`),
  setAt,
)
starts(SEASONS.keys(), seasonAt)
starts(['today', 'yesterday', 'tomorrow', 'tonight', 'overnight'], deictic)
starts(['this', 'that', 'last', 'next', 'past', 'coming', 'upcoming', 'current', 'previous', 'preceding', 'prior'], led)
starts(['last', 'next', 'past', 'previous', 'coming', 'first', 'final', 'following'], window)
starts(['latter', 'last', 'q', 'h', 'fiscal'], quarterAt)
starts(['fiscal', 'financial', 'fy'], fiscalAt)
starts([...ONES.keys(), ...TENS.keys()], amount, clockCandidate, yearAlone, centuryAt, quarterAt)
starts(
  ['a', 'an', 'half', 'few', 'several', 'many', 'numerous', 'countless', 'couple', 'dozen', 'dozens', 'hundreds', 'another', 'hundred', 'thousand'],
  amount,
)
starts([...ORDINALS.keys(), 'thirtieth'], centuryAt, quarterAt, dayFirst)
starts(PLURAL_UNITS.keys(), amount)
starts(UNITS.keys(), unitLong)
starts(['day'], dayAfter)
starts(['year', 'latest'], comparison, yearNamed)
starts([...DECADE_WORDS.keys(), "'", '’', '‘'], yearAlone)
starts(['every', 'each', 'per', ...FREQUENCIES.keys()], setAt)
starts(REFERENCE_STARTS, referenceAt)
starts(HOLIDAY_STARTS, holidayAt)
starts(['noon', 'midnight', 'midday'], clockCandidate)
starts(LONG_WORDS.keys(), long)
starts(['that', ...DAY_PARTS.keys()], partOfDay)

/** Patterns that take the article into their span: "the third quarter", "the 1990s". */
const AFTER_THE: readonly Pattern[] = [seasonAt, centuryAt, quarterAt, fiscalAt, comparison, yearNamed, dayFirst, referenceAt]

function longest(t: Tokens, i: number, patterns: readonly Pattern[]): readonly Candidate[] {
  let best: readonly Candidate[] = []
  for (const pattern of patterns) {
    const found = pattern(t, i)
    if (!found) continue
    const list = Array.isArray(found) ? (found as readonly Candidate[]) : [found as Candidate]
    const first = list[0]
    if (!first || !together(t, first.start, first.end)) continue
    const held = best[0]
    if (!held || (list.at(-1) as Candidate).end > (best.at(-1) as Candidate).end) best = list
  }
  return best
}

/** What starts at `i` without a modifier before it. */
function plain(t: Tokens, i: number): readonly Candidate[] {
  const w = wordAt(t, i)
  if (w === 'the') return withThe(t, i)
  if (!Number.isNaN(t.value[i])) return longest(t, i, NUMBERS)
  return longest(t, i, BY_WORD.get(w) ?? [])
}

function withThe(t: Tokens, i: number): readonly Candidate[] {
  if (t.fresh[i + 1] === 1) return []
  const own = longest(t, i, [nthOfMonth, led, theUnit, theWhole, partOfDay, (_, at) => windowAt(t, at + 1, at), referenceAt, theDay])
  const inner = longest(t, i + 1, AFTER_THE)
  const first = inner[0]
  if (first && (inner.at(-1) as Candidate).end > (own.at(-1)?.end ?? 0)) return [{ ...first, start: first.expr.k === 'ref' ? i + 1 : i }, ...inner.slice(1)]
  if (own.length > 0) return own
  // "the early 1990s"; not "the early in the …", which would lead back here without end
  if (['early', 'late', 'mid'].includes(wordAt(t, i + 1)) && !['the', 'in', 'on'].includes(wordAt(t, i + 2))) {
    const part = modified(t, i + 1)
    return part.length > 0 ? [{ ...(part[0] as Candidate), start: i }, ...part.slice(1)] : []
  }
  const decade = yearAlone(t, i + 1)?.[0]
  return decade?.expr.k === 'decade' ? [{ ...decade, start: i }] : []
}

/** "the 20th": a day of the month at hand. */
const theDay: Pattern = (t, i) => {
  const day = dayNumberAt(t, i + 1)
  if (
    !day?.ordinal ||
    Number.isNaN(t.value[i + 1]) ||
    !['on', 'until', 'by', 'from', 'to', 'since', 'before', 'after', 'of', 'be', 'and', 'for'].includes(wordAt(t, i - 1))
  )
    return null
  const next = wordAt(t, day.end)
  if (t.spaced[day.end] === 1 && t.fresh[day.end] === 0 && /^\p{L}/u.test(next) && !['of', 'in', 'at', 'and', 'to', 'was', 'is', 'with', 'for'].includes(next))
    return null
  if (next === 'of' && wordAt(t, day.end + 1) !== 'this') return null
  return { start: i, end: day.end, expr: { k: 'cal', day: day.value, dayOnly: true } }
}

const ADVERBS: ReadonlyMap<string, string> = new Map([
  ['early', 'START'],
  ['late', 'END'],
  ['mid', 'MID'],
  ['earlier', 'EARLIER'],
  ['later', 'LATER'],
])
const PARTS: ReadonlyMap<string, string> = new Map([
  ['beginning', 'BEGIN'],
  ['start', 'BEGIN'],
  ['outset', 'BEGIN'],
  ['opening', 'BEGIN'],
  ['turn', 'BEGIN'],
  ['end', 'FINISH'],
  ['close', 'FINISH'],
  ['conclusion', 'FINISH'],
  ['middle', 'MID'],
  ['midst', 'MID'],
  ['latter', 'END'],
])

/** What starts at `i` with words before it that pick a part: "late March", "mid-2023", "the end of the week", "about two years ago". */
function modified(t: Tokens, i: number): readonly Candidate[] {
  const w = wordAt(t, i)
  const of = partOf(t, i)
  if (of) return marked(t, i, core(t, of.end), of.mod)
  const adverb = ADVERBS.get(w)
  if (adverb) {
    const glue = glued(t, i + 1)
    const k = glue ? i + 2 : i + 1
    if (t.fresh[k] === 1) return []
    const inner = inThe(t, k)
    if (inner) return marked(t, i, [inner], adverb)
    const on = !glue && (wordAt(t, k) === 'in' || wordAt(t, k) === 'on') ? k + 1 : k
    return marked(t, i, core(t, on), adverb)
  }
  const quantifier = quantifierAt(t, i)
  if (quantifier && t.fresh[quantifier.end] === 0) return quantified(t, i, quantifier)
  return possessiveEnd(t, i)
}

function core(t: Tokens, i: number): readonly Candidate[] {
  const found = plain(t, i)
  if (found.length > 0 || i === 0) return found
  const unit = UNITS.get(wordAt(t, i + 1))
  if (wordAt(t, i) === 'the' && unit && ['day', 'week', 'month', 'year', 'decade', 'century', 'quarter'].includes(unit)) {
    return [{ start: i, end: i + 2, expr: { k: 'unit', unit, shift: 0, base: 'ref' } }]
  }
  return []
}

/** "(the) end of", "the first half of", "the latter part of" before a date; gives where that starts. */
function partOf(t: Tokens, i: number): { end: number; mod: string } | null {
  let k = wordAt(t, i) === 'the' ? i + 1 : i
  if (wordAt(t, k) === 'very') k++
  const early = ADVERBS.get(wordAt(t, k))
  if (early && (wordAt(t, k + 1) === 'part' || wordAt(t, k + 1) === 'days') && wordAt(t, k + 2) === 'of') return { end: k + 3, mod: early }
  const mod = PARTS.get(wordAt(t, k))
  if (!mod) return null
  const part = wordAt(t, k) === 'latter' ? (['part', 'days'].includes(wordAt(t, k + 1)) ? k + 2 : -1) : k + 1
  return part > 0 && wordAt(t, part) === 'of' && t.fresh[part + 1] === 0 ? { end: part + 1, mod } : null
}

const PARTABLE = new Set(['cal', 'unit', 'decade', 'century', 'weekday', 'quarterOf', 'holiday'])

function marked(t: Tokens, start: number, found: readonly Candidate[], mod: string): readonly Candidate[] {
  const first = found[0]
  if (!first || !PARTABLE.has(first.expr.k) || !together(t, start, first.end)) return []
  if (first.expr.k === 'weekday' && (mod === 'BEGIN' || mod === 'FINISH')) return []
  return [{ ...first, start, mod }, ...found.slice(1)]
}

const LENGTHS = new Set(['dur', 'offset'])

function quantified(t: Tokens, i: number, quantifier: { end: number; mod: string }): readonly Candidate[] {
  const found = plain(t, quantifier.end)
  const first = found[0]
  if (!first) return []
  const near = quantifier.mod === 'APPROX' && wordAt(t, i) !== 'some'
  if (wordAt(t, i) === 'over' && first.expr.k === 'dur' && first.expr.window) return []
  if (LENGTHS.has(first.expr.k) || (near && (first.expr.k === 'cal' || first.expr.k === 'clock' || first.expr.k === 'decade'))) {
    return [{ ...first, start: i, mod: quantifier.mod }, ...found.slice(1)]
  }
  return []
}

/** "year's end", "month's end". */
function possessiveEnd(t: Tokens, i: number): readonly Candidate[] {
  const unit = UNITS.get(wordAt(t, i))
  if (!unit || (unit !== 'year' && unit !== 'month' && unit !== 'week')) return []
  if (!/^['’]$/.test(wordAt(t, i + 1)) || wordAt(t, i + 2) !== 's' || wordAt(t, i + 3) !== 'end') return []
  return [{ start: i, end: i + 4, expr: { k: 'unit', unit, shift: 0, base: 'ref' }, mod: 'FINISH' }]
}

/** Words at which something can start; the quantifiers are those of `quantifierAt`. Every other token is passed over at once. */
const STARTERS = new Set([
  'the',
  ...BY_WORD.keys(),
  ...ADVERBS.keys(),
  ...PARTS.keys(),
  ...UNITS.keys(),
  ...APPROXIMATE,
  ...LESS,
  ...MORE,
  'more',
  'longer',
  'less',
  'fewer',
  'shorter',
  'at',
  'up',
  'no',
  'close',
  'very',
])
/** Words that mean something after "the" only. */
const AFTER_ARTICLE = new Set(['full', 'whole', 'entire', 'same', 'following', 'subsequent', 'ensuing', 'opening', 'first', 'weekend', ...REFERENCE_AFTER_THE])

function canStart(t: Tokens, i: number): boolean {
  if (!Number.isNaN(t.value[i])) return true
  const w = wordAt(t, i)
  if (w !== 'the') return STARTERS.has(w)
  const next = wordAt(t, i + 1)
  return !Number.isNaN(t.value[i + 1]) || STARTERS.has(next) || AFTER_ARTICLE.has(next)
}

/**
 * Every candidate of the text, leftmost and longest first, without overlaps. Linear: each token's word selects the patterns that
 * can start there, and each looks a bounded number of tokens ahead.
 */
export function propose(t: Tokens): Candidate[] {
  const out: Candidate[] = []
  for (let i = 0; i < t.count; ) {
    if (!canStart(t, i)) {
      i++
      continue
    }
    const a = plain(t, i)
    const b = modified(t, i)
    const found = b.length > 0 && (a.length === 0 || (b.at(-1) as Candidate).end >= (a.at(-1) as Candidate).end) ? b : a
    let next = i + 1
    for (const candidate of found) {
      if (!together(t, candidate.start, candidate.end) || candidate.end <= candidate.start) continue
      out.push(candidate)
      next = Math.max(next, candidate.end)
    }
    i = next
  }
  return out
}
