import { ONES, ORDINALS, TENS } from './lexicon.ts'
import { capital, glued, type Tokens, wordAt } from './tokens.ts'

/** A number read off the text. `value` is null for an unknown count ("several"). */
export interface Count {
  readonly end: number
  readonly value: number | null
  /** "a couple of": near, not exact. */
  readonly approximate?: boolean
  /** "two to six", "two or three": the first is `value`. */
  readonly upTo?: number
}

const VAGUE = new Set(['few', 'several', 'many', 'numerous', 'multiple', 'countless'])
const FRACTIONS: ReadonlyMap<string, number> = new Map([
  ['½', 0.5],
  ['¼', 0.25],
  ['¾', 0.75],
])

/** Whole number in words ("twenty-four", "a hundred and ten", "two thousand") or digits at `i`, or null. */
function wholeAt(t: Tokens, i: number): Count | null {
  const digits = t.value[i]
  if (digits !== undefined && !Number.isNaN(digits)) return { end: i + 1, value: digits }
  let k = i
  let total = 0
  let part = smallAt(t, k)
  if (!part && (wordAt(t, k) === 'a' || wordAt(t, k) === 'hundred' || wordAt(t, k) === 'thousand')) {
    const big = wordAt(t, k) === 'a' ? wordAt(t, k + 1) : wordAt(t, k)
    if (big !== 'hundred' && big !== 'thousand') return null
    part = { end: wordAt(t, k) === 'a' ? k + 1 : k, value: 1 }
  }
  if (!part) return null
  for (let guard = 0; part && guard < 4; guard++) {
    let value = part.value as number
    k = part.end
    if (wordAt(t, k) === 'hundred') {
      value *= 100
      k++
    }
    if (wordAt(t, k) === 'thousand') {
      value *= 1000
      k++
    }
    total += value
    if (value < 100) break
    const more: Count | null = smallAt(t, wordAt(t, k) === 'and' ? k + 1 : k)
    if (!more || (more.value as number) >= value) break
    part = more
  }
  return { end: k, value: total }
}

/** One to ninety-nine in words. */
function smallAt(t: Tokens, i: number): Count | null {
  const one = ONES.get(wordAt(t, i))
  if (one !== undefined) return { end: i + 1, value: one }
  const tens = TENS.get(wordAt(t, i))
  if (tens === undefined) return null
  const next = glued(t, i + 1) ? i + 2 : i + 1
  const ones = ONES.get(wordAt(t, next))
  return ones !== undefined && ones < 10 ? { end: next + 1, value: tens + ones } : { end: i + 1, value: tens }
}

/** A count before a unit: a number, "a", "a few", "a couple of", "half a", "two and a half", "two or three"; null where there is none. */
export function countAt(t: Tokens, i: number): Count | null {
  const w = wordAt(t, i)
  if (w === 'half') {
    if (wordAt(t, i + 1) === 'a' || wordAt(t, i + 1) === 'an') return { end: i + 2, value: 0.5 }
    return glued(t, i + 1) ? { end: i + 2, value: 0.5 } : null
  }
  if (w === 'couple') return { end: wordAt(t, i + 1) === 'of' ? i + 2 : i + 1, value: 2, approximate: true }
  if (VAGUE.has(w)) return { end: i + 1, value: null }
  if (w === 'dozen') return { end: i + 1, value: 12, approximate: true }
  if ((w === 'dozens' || w === 'hundreds' || w === 'thousands' || w === 'tens') && wordAt(t, i + 1) === 'of') return { end: i + 2, value: null }
  if (w === 'a' || w === 'an') return articleAt(t, i)
  if (w === 'another') {
    const inner = wholeAt(t, i + 1) ?? countAfterArticle(t, i + 1)
    return inner ?? { end: i + 1, value: 1 }
  }
  const whole = wholeAt(t, i)
  return whole && ranged(t, fractioned(t, whole))
}

function countAfterArticle(t: Tokens, i: number): Count | null {
  const w = wordAt(t, i)
  if (w === 'couple' || w === 'few' || w === 'dozen') return countAt(t, i)
  return null
}

function articleAt(t: Tokens, i: number): Count | null {
  const next = wordAt(t, i + 1)
  if (next === 'couple' || next === 'few' || next === 'dozen') return countAt(t, i + 1)
  if (next === 'number' && wordAt(t, i + 2) === 'of') return { end: i + 3, value: null }
  if (next === 'half') return { end: glued(t, i + 2) ? i + 3 : i + 2, value: 0.5 }
  if (next === 'good' || next === 'great') {
    const w = wordAt(t, i + 2)
    if (w === 'many') return { end: i + 3, value: null }
  }
  if (next === 'hundred' || next === 'thousand') return wholeAt(t, i)
  if (next === 'mere' || next === 'further' || next === 'full' || next === 'record') {
    const inner = wholeAt(t, i + 2)
    if (inner) return inner
  }
  return { end: i + 1, value: 1 }
}

/** "2 1/2", "2½", "two and a half", "two and half". */
function fractioned(t: Tokens, count: Count): Count {
  const k = count.end
  const value = count.value as number
  const mark = FRACTIONS.get(wordAt(t, k))
  if (mark !== undefined) return { end: k + 1, value: value + mark }
  const slash = glued(t, k) ? k + 1 : k
  if (t.value[slash] === 1 && wordAt(t, slash + 1) === '/' && (t.value[slash + 2] === 2 || t.value[slash + 2] === 4)) {
    return { end: slash + 3, value: value + 1 / (t.value[slash + 2] as number) }
  }
  const and = glued(t, k) ? k + 1 : k
  if (wordAt(t, and) === 'and') {
    let j = glued(t, and + 1) ? and + 2 : and + 1
    if (wordAt(t, j) === 'a') j = glued(t, j + 1) ? j + 2 : j + 1
    if (wordAt(t, j) === 'half') return { end: j + 1, value: value + 0.5 }
  }
  return count
}

function ranged(t: Tokens, count: Count): Count {
  const w = wordAt(t, count.end)
  const dash = glued(t, count.end)
  if (w !== 'to' && w !== 'or' && !dash) return count
  const second = wholeAt(t, count.end + 1)
  if (!second || (second.value as number) <= (count.value as number)) return count
  return { end: second.end, value: count.value, upTo: second.value as number }
}

const VERB_LEADS = new Set(['will', 'would', 'to', 'could', 'can', 'may', 'might', 'should', 'must', 'not', 't', 'they', 'these', 'only', 'shall'])

/** Whether the word at `i` is the verb "last": "the phase would last six weeks". */
export function isVerbLast(t: Tokens, i: number): boolean {
  return wordAt(t, i) === 'last' && VERB_LEADS.has(wordAt(t, i - 1))
}

/** A day of the month with or without its ending ("4", "4th", "eighth", "twenty-first"), or null. */
export function dayNumberAt(t: Tokens, i: number): { readonly end: number; readonly value: number; readonly ordinal: boolean } | null {
  const digits = t.value[i]
  if (digits !== undefined && !Number.isNaN(digits)) {
    if (!Number.isInteger(digits) || digits < 1 || digits > 31 || wordAt(t, i).length > 2) return null
    const suffix = wordAt(t, i + 1)
    const ordinal = t.spaced[i + 1] === 0 && (suffix === 'st' || suffix === 'nd' || suffix === 'rd' || suffix === 'th')
    return { end: ordinal ? i + 2 : i + 1, value: digits, ordinal }
  }
  return ordinalWordAt(t, i)
}

/** "third", "twenty-first" to "thirty-first" as a number; `end` after it. */
function ordinalWordAt(t: Tokens, i: number): { readonly end: number; readonly value: number; readonly ordinal: true } | null {
  const w = wordAt(t, i)
  const simple = ORDINALS.get(w)
  if (simple !== undefined) return { end: i + 1, value: simple, ordinal: true }
  if (w === 'thirtieth') return { end: i + 1, value: 30, ordinal: true }
  const tens = TENS.get(w)
  if (tens === undefined) return null
  const next = glued(t, i + 1) ? i + 2 : i + 1
  const ones = ORDINALS.get(wordAt(t, next))
  return ones !== undefined && ones < 10 ? { end: next + 1, value: tens + ones, ordinal: true } : null
}

/** An ordinal in digits or words at `i` ("20th", "third"), of any size. */
export function ordinalAt(t: Tokens, i: number): { readonly end: number; readonly value: number } | null {
  const digits = t.value[i]
  if (digits !== undefined && !Number.isNaN(digits)) {
    const suffix = wordAt(t, i + 1)
    const ends = t.spaced[i + 1] === 0 && (suffix === 'st' || suffix === 'nd' || suffix === 'rd' || suffix === 'th')
    return ends && Number.isInteger(digits) && digits > 0 ? { end: i + 2, value: digits } : null
  }
  return ordinalWordAt(t, i)
}

/** A year: four digits, "nineteen ninety-one", "two thousand (and) five", "'99"; with BC where that follows. */
export function yearAt(t: Tokens, i: number): { readonly end: number; readonly year: number } | null {
  const w = wordAt(t, i)
  const digits = t.value[i]
  if (digits !== undefined && !Number.isNaN(digits)) {
    if (!/^\d{1,4}$/.test(w)) return null
    const era = eraAt(t, i + 1)
    if (era) return digits > 0 ? { end: era.end, year: era.before ? 1 - digits : digits } : null
    return w.length === 4 && digits >= 1000 && digits <= 2199 ? { end: i + 1, year: digits } : null
  }
  if ((w === "'" || w === '’' || w === '‘') && t.spaced[i + 1] === 0 && /^\d\d$/.test(wordAt(t, i + 1))) {
    const short = t.value[i + 1] as number
    return { end: i + 2, year: short < 30 ? 2000 + short : 1900 + short }
  }
  return spokenYear(t, i)
}

function spokenYear(t: Tokens, i: number): { end: number; year: number } | null {
  const head = smallAt(t, i)
  if (!head) return null
  const century = head.value as number
  if (century === 2 && wordAt(t, head.end) === 'thousand') {
    const whole = wholeAt(t, i)
    return whole && (whole.value as number) < 2100 ? { end: whole.end, year: whole.value as number } : null
  }
  if (century < 16 || century > 20) return null
  const tail = smallAt(t, glued(t, head.end) ? head.end + 1 : head.end)
  if (!tail || (tail.value as number) < 10) return null
  return { end: tail.end, year: century * 100 + (tail.value as number) }
}

/** "BC", "B.C.", "BCE", "AD" at `i`. */
export function eraAt(t: Tokens, i: number): { readonly end: number; readonly before: boolean } | null {
  const w = wordAt(t, i)
  if (w === 'bc' || w === 'bce') return { end: i + 1, before: true }
  if ((w === 'ad' || w === 'ce') && capital(t, i)) return { end: i + 1, before: false }
  if ((w === 'b' || w === 'a') && capital(t, i) && wordAt(t, i + 1) === '.') {
    const second = wordAt(t, i + 2)
    if ((w === 'b' && second === 'c') || (w === 'a' && second === 'd')) return { end: wordAt(t, i + 3) === '.' ? i + 4 : i + 3, before: w === 'b' }
  }
  return null
}
