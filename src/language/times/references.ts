import type { Candidate } from './expr.ts'
import { type Tokens, wordAt } from './tokens.ts'

type Ref = 'PRESENT_REF' | 'PAST_REF' | 'FUTURE_REF'

/** Fixed phrases for now, once and some day, by their first word; longest first. Words are matched as they are. */
const PHRASES: readonly (readonly [string, Ref])[] = [
  ['right now', 'PRESENT_REF'],
  ['now', 'PRESENT_REF'],
  ['currently', 'PRESENT_REF'],
  ['current', 'PRESENT_REF'],
  ['at present', 'PRESENT_REF'],
  ['these days', 'PRESENT_REF'],
  ['nowadays', 'PRESENT_REF'],
  ['presently', 'PRESENT_REF'],
  ['present day', 'PRESENT_REF'],
  ['present - day', 'PRESENT_REF'],
  ['modern - day', 'PRESENT_REF'],
  ['modern day', 'PRESENT_REF'],
  ['the present', 'PRESENT_REF'],
  ['the moment', 'PRESENT_REF'],
  ['the present time', 'PRESENT_REF'],
  ['the current time', 'PRESENT_REF'],
  ['this moment', 'PRESENT_REF'],
  ['this time', 'PRESENT_REF'],
  ['this point', 'PRESENT_REF'],
  ['the time being', 'PRESENT_REF'],
  ['this stage', 'PRESENT_REF'],
  ['this point in time', 'PRESENT_REF'],
  ['recently', 'PAST_REF'],
  ['more recently', 'PAST_REF'],
  ['most recently', 'PAST_REF'],
  ['lately', 'PAST_REF'],
  ['the past', 'PAST_REF'],
  ['the recent past', 'PAST_REF'],
  ['recent years', 'PAST_REF'],
  ['past years', 'PAST_REF'],
  ['recent times', 'PAST_REF'],
  ['recent history', 'PAST_REF'],
  ['recent', 'PAST_REF'],
  ['formerly', 'PAST_REF'],
  ['long ago', 'PAST_REF'],
  ['the future', 'FUTURE_REF'],
  ['the near future', 'FUTURE_REF'],
  ['the foreseeable future', 'FUTURE_REF'],
  ['the near term', 'FUTURE_REF'],
  ['the short term', 'FUTURE_REF'],
  ['the long term', 'FUTURE_REF'],
  ['the not too distant future', 'FUTURE_REF'],
  ['future', 'FUTURE_REF'],
  ['soon', 'FUTURE_REF'],
  ['as soon as possible', 'FUTURE_REF'],
  ['in due course', 'FUTURE_REF'],
  ['the coming years', 'FUTURE_REF'],
  ['coming years', 'FUTURE_REF'],
  ['coming months', 'FUTURE_REF'],
  ['coming weeks', 'FUTURE_REF'],
  ['coming days', 'FUTURE_REF'],
  ['the coming months', 'FUTURE_REF'],
  ['the coming weeks', 'FUTURE_REF'],
  ['the coming days', 'FUTURE_REF'],
  ['a later date', 'FUTURE_REF'],
]

const BY_FIRST = new Map<string, (readonly [readonly string[], Ref])[]>()
for (const [phrase, ref] of PHRASES) {
  const words = phrase.split(' ')
  const list = BY_FIRST.get(words[0] as string) ?? []
  list.push([words, ref])
  list.sort((a, b) => b[0].length - a[0].length)
  BY_FIRST.set(words[0] as string, list)
}

export const REFERENCE_STARTS: readonly string[] = [...BY_FIRST.keys()]
/** Second words of the phrases that start with "the". */
export const REFERENCE_AFTER_THE: readonly string[] = (BY_FIRST.get('the') ?? []).map(([words]) => words[1] as string)

/** Only after these is "the moment", "this time" … a time by itself. */
const AT_ONLY = new Set([
  'the moment',
  'this moment',
  'this point',
  'this stage',
  'this time',
  'the present',
  'this point in time',
  'the current time',
  'the present time',
])
const TERMS = new Set(['the short term', 'the long term', 'the near term', 'the past', 'the future'])

/** PRESENT_REF, PAST_REF, FUTURE_REF expressions at `i`. */
export function referenceAt(t: Tokens, i: number): Candidate | null {
  for (const [words, value] of BY_FIRST.get(wordAt(t, i)) ?? []) {
    if (!words.every((word, k) => wordAt(t, i + k) === word && (k === 0 || t.fresh[i + k] === 0))) continue
    const phrase = words.join(' ')
    const end = i + words.length
    if (AT_ONLY.has(phrase) && !['at', 'for', 'by', 'to', 'until', 'of'].includes(wordAt(t, i - 1))) continue
    if (TERMS.has(phrase) && !TERM_LEADS.has(wordAt(t, i - 1))) continue
    if (!stands(t, i, end, phrase)) continue
    return { start: i, end, expr: { k: 'ref', value } }
  }
  return null
}

const TERM_LEADS = new Set(['in', 'of', 'about', 'for', 'from', 'over', 'into', 'to', 'on', 'until', 'with'])

/** Readings in which the words are no time: "past the wall", "the past three days", "as soon as", "electric current". */
function stands(t: Tokens, i: number, end: number, phrase: string): boolean {
  const next = wordAt(t, end)
  const before = wordAt(t, i - 1)
  // "soon became" tells of the past: only what is still to come is a time here
  if (phrase === 'soon' && !AHEAD.has(before) && !AHEAD.has(next) && !AHEAD.has(wordAt(t, i - 2))) return false
  if (phrase === 'soon') return next !== 'after' && next !== 'as' && before !== 'as' && next !== 'afterwards' && before !== 'how' && before !== 'too'
  if (phrase === 'current' || phrase === 'recent') return t.spaced[i] === 1 && /^\p{L}/u.test(next) && !NOT_ADJECTIVE.has(next)
  if (phrase === 'the past') return /^[^\p{L}\d]?$/u.test(next) || AFTER_PAST.has(next)
  if (phrase === 'future') return before !== 'the' && before !== 'a'
  return true
}

const AHEAD = new Set(['will', 'would', 'may', 'might', 'could', 'can', 'should', 'must', 'shall', 'to', 'be', 'very', 'pretty'])
const NOT_ADJECTIVE = new Set(['and', 'of', 'in', 'is', 'was', 'from', 'years', 'days', 'weeks', 'months'])
const AFTER_PAST = new Set('and but that when with have has had which to by as is was or he she they we it i about on for in at'.split(' '))
