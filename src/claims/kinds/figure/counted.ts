import type { Doc } from '../../../model/annotation.ts'
import { objectsOf, phraseTokens, predicateOf, wordsOf } from '../../shared/clause.ts'
import { kidsOf } from '../../shared/tree.ts'
import { isRel, R, U, X } from '../../syntax.ts'
import { lastFate } from './context.ts'
import { boundOf, type NumberRead, numberWords } from './numbers.ts'

/*
 * What a number counts: the noun behind it, its phrase, and what makes a number part of something else.
 */

/** "six world powers", where the parser stopped at the attribute: the plural right behind a singular. */
export function plural(doc: Doc, noun: number, end: number): number {
  const next = noun + 1
  return noun >= 0 && next < end && doc.xpos[noun] === X.NN && doc.xpos[next] === X.NNS && doc.head[next] !== noun ? next : noun
}

/** Whether the number is part of something else: a range of years, a code, a score, a time, a name. */
export function glued(doc: Doc, n: NumberRead): boolean {
  const before = doc.text.charAt(doc.start[n.first]! - 1)
  const after = doc.text.charAt(doc.end[n.last]!)
  if (/[\w/:@#.\-–−]/.test(before) && n.digits)
    return !/[–-]/.test(before) || !/\d\s?[–-]$/.test(doc.text.slice(Math.max(0, doc.start[n.first]! - 3), doc.start[n.first]!)) || looksLikeYear(n, doc)
  if (/[/:@#]/.test(after) && /\w/.test(doc.text.charAt(doc.end[n.last]! + 1))) return true
  if (/[-–]/.test(after) && /\d/.test(doc.text.charAt(doc.end[n.last]! + 1)) && looksLikeYear(n, doc)) return true
  if (/[a-z]/i.test(after)) return true
  const next = n.last + 1 < doc.count ? doc.lower[n.last + 1]! : ''
  return n.digits && (doc.xpos[n.first] === X.NNP || doc.xpos[n.first] === X.LS) && doc.upos[n.first] === U.PROPN && next === ''
}

/** Whether somebody has really counted what is else a way of speaking: "at least four matters", "all 13 rounds". */
export function counts(doc: Doc, number: NumberRead, start: number, end: number): boolean {
  const { bound, first } = boundOf(doc, number, start, end)
  if (doc.lower[number.first - 1] === 'all' && number.digits) return true
  return number.value > 2 && (bound === 'over' || bound === 'under') && /^(?:least|than|most)$/.test(doc.lower[number.first - 1] ?? '') && first < number.first
}

export function looksLikeYear(n: NumberRead, doc: Doc): boolean {
  return (
    n.digits && n.unit === null && n.value >= 1900 && n.value <= 2100 && Number.isInteger(n.value) && !doc.lower[n.first]!.includes(',') && n.first === n.last
  )
}

/** The noun that a number counts: by the parse, else the last noun of the words behind it; -1 when there is none. */
export function countedNoun(doc: Doc, n: NumberRead, end: number): number {
  if (doc.lower[n.last + 1] === 'of' && n.last + 2 < end && /^(?:whom|which|them|these|those|us)$/.test(doc.lower[n.last + 2]!)) return -1
  const head = doc.head[n.last]!
  if (
    doc.rel[n.last] === R.nummod &&
    head > n.last &&
    head - n.last < 9 &&
    !isRel(doc, head, 'compound') &&
    doc.upos[head] !== U.NUM &&
    !broken(doc, n.last + 1, head)
  )
    return head
  let noun = -1
  for (let t = n.last + 1; t < end && t < n.last + 8; t++) {
    const tag = doc.upos[t]
    const word = doc.lower[t]!
    if (word === '-' && t === n.last + 1) continue
    if (tag === U.NOUN || tag === U.PROPN) {
      if (noun < 0 || t === noun + 1 || doc.lower[t - 1] === '-') noun = t
      if (hyphenBehind(doc, n, end) && t === n.last + 2 && doc.upos[t + 1] !== U.NOUN && doc.upos[t + 1] !== U.ADJ && doc.upos[t + 1] !== U.PROPN) break
    } else if (noun >= 0) break
    else if (tag !== U.ADJ && tag !== U.PUNCT && !(tag === U.VERB && (doc.xpos[t] === X.VBN || doc.xpos[t] === X.VBG)) && tag !== U.ADV && word !== '-') break
    else if (tag === U.PUNCT && word !== '-' && !/^[“”"‘’']+$/.test(word)) break
  }
  // "251 taken hostage", "12 wounded in the attack": the participle is what is counted.
  if (noun > n.last + 1 && numberWords().sets.casualty.has(doc.lower[n.last + 1]!) && doc.upos[n.last + 1] !== U.ADJ && doc.rel[n.last + 1] !== R.amod)
    return -1
  return noun
}

/** Whether a conjunction or a verb stands between a number and a noun. */
function broken(doc: Doc, from: number, to: number): boolean {
  for (let t = from; t < to; t++) if (doc.upos[t] === U.CCONJ && (doc.upos[t + 1] === U.VERB || numberWords().sets.casualty.has(doc.lower[t + 1]!))) return true
  return false
}

export function hyphenBehind(doc: Doc, n: NumberRead, end: number): boolean {
  return n.last + 2 < end && /^[-–]$/.test(doc.lower[n.last + 1]!) && doc.start[n.last + 1] === doc.end[n.last]
}

export function isAge(doc: Doc, n: NumberRead, noun: number, end: number): boolean {
  const near = doc.lower.slice(n.last + 1, Math.min(end, n.last + 6)).join(' ')
  return (
    /^(?:- )?years?(?: -)? ?old\b/.test(near) ||
    /^-?year-old/.test(near) ||
    doc.lower[n.first - 1] === 'aged' ||
    (doc.lemma[noun] === 'year' && doc.lower[noun + 1] === 'old')
  )
}

export function headAfter(doc: Doc, from: number, end: number): number {
  let noun = -1
  for (let t = from; t < end && t < from + 7; t++) {
    if (doc.upos[t] === U.NOUN || doc.upos[t] === U.PROPN || (doc.upos[t] === U.PRON && doc.lower[t] !== 'it')) noun = t
    else if (
      noun >= 0 ||
      !(doc.upos[t] === U.DET || doc.upos[t] === U.ADJ || doc.upos[t] === U.NUM || doc.xpos[t] === X.VBN || doc.xpos[t] === X.VBG || doc.xpos[t] === X.POS)
    )
      break
  }
  return noun
}

/** What an amount without a noun belongs to: the verb's subject or the noun before ("inflation of 20%"). */
export function governing(doc: Doc, token: number): string | null {
  for (let t = token, steps = 0; t >= 0 && steps < 5; t = doc.head[t]!, steps++)
    if (doc.upos[t] === U.NOUN && t < token) return wordsOf(doc, ...phraseTokens(doc, t))
  const verb = predicateOf(doc, token)
  if (verb < 0) return null
  for (const k of kidsOf(doc, verb)) if (isRel(doc, k, 'nsubj', 'nsubj:pass') && doc.upos[k] !== U.PRON) return wordsOf(doc, ...phraseTokens(doc, k))
  return null
}

/** "would raise wages by 35%": what is raised. */
export function changedThing(doc: Doc, number: NumberRead): string | null {
  const verb = predicateOf(doc, number.first)
  if (verb < 0 || verb > number.first) return null
  const object = objectsOf(doc, verb).find((o) => o < number.first && o > verb && doc.upos[o] !== U.PRON)
  return object === undefined ? null : wordsOf(doc, ...phraseTokens(doc, object))
}

/** The noun phrase around a counted noun without the number; of people also what befell them ("people … have been killed or injured"). */
export function whatOf(doc: Doc, noun: number, number: NumberRead, start: number, end: number): string {
  const fate = isRel(doc, noun, 'nsubj:pass') ? doc.head[noun]! : -1
  if (fate > noun && fate < noun + 6 && numberWords().sets.casualtyVerbs.has(doc.lemma[fate]!))
    return `${wordsOf(doc, Math.min(number.last + 1, noun), noun)} ${wordsOf(doc, fate, lastFate(doc, fate))}`
  const [, last] = phraseWithin(doc, noun, start, end, number.last + 1)
  let from = number.last + 1
  while (from < last && (doc.lower[from] === '-' || doc.lower[from] === 'of')) from++
  return wordsOf(doc, Math.min(from, noun), Math.max(last, noun))
}

/** The phrase of a noun, no wider than twelve tokens behind it and starting at `from`. */
export function phraseWithin(doc: Doc, noun: number, start: number, end: number, from: number): [number, number] {
  const [first, last] = phraseTokens(doc, noun)
  return [Math.max(start, Math.min(Math.max(first, from), noun)), Math.min(end - 1, Math.max(noun, Math.min(last, noun + 12)))]
}
