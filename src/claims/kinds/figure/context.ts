import type { Doc } from '../../../model/annotation.ts'
import type { Span } from '../../../model/span.ts'
import { actorAt, isParty } from '../../shared/actors.ts'
import { caseOf, objectsOf, phraseTokens, predicateOf, subjectOf, wordsOf } from '../../shared/clause.ts'
import { kidsOf } from '../../shared/tree.ts'
import { isRel, U, X } from '../../syntax.ts'
import type { Found } from './kind.ts'
import { boundOf, type NumberRead, numberWords, readNumber } from './numbers.ts'
import { unitOf } from './unit.ts'

/** How far before a number the verb may stand that gives it as a level. */
const REACH = 30

/** The range that a number is the lower end of: "between 28 and 29 per cent", "from $40bn to $50bn"; null without one. */
export function rangeAt(doc: Doc, number: NumberRead, start: number, end: number): { readonly first: number; readonly upper: NumberRead } | null {
  const first = boundOf(doc, number, start, end).first - 1
  const link = number.last + 1
  if (first < start || link + 1 >= end) return null
  const open = doc.lower[first]
  if (!((open === 'between' && doc.lower[link] === 'and') || (open === 'from' && doc.lower[link] === 'to'))) return null
  const upper = readNumber(doc, link + 1, end)
  return upper === null || upper.value <= number.value ? null : { first, upper }
}

/** "two people briefed on the matter", "three officials familiar with": those who told it, not a count. */
export function informants(doc: Doc, number: NumberRead, noun: number): boolean {
  if (number.digits || number.value > 12 || !/^(?:person|people|source|official|diplomat|aide|insider)$/.test(doc.lemma[noun]!)) return false
  const next = doc.lower[noun + 1] ?? ''
  if (/^(?:briefed|familiar|close|privy|involved)$/.test(next) || (next === 'with' && /^(?:direct|knowledge|first-hand)$/.test(doc.lower[noun + 2] ?? '')))
    return true
  if (next === 'who' && /^(?:was|were|attended|took|saw|heard|asked|spoke|declined|requested|know)$/.test(doc.lower[noun + 2] ?? '')) return true
  const verb = doc.head[noun]!
  return verb > noun && isRel(doc, noun, 'nsubj') && /^(?:say|tell|describe|confirm|report|recall)$/.test(doc.lemma[verb]!)
}

/** The last of the coordinated participles that begin at one: "killed or injured". */
export function lastFate(doc: Doc, fate: number): number {
  let last = fate
  for (const k of kidsOf(doc, fate)) if (isRel(doc, k, 'conj') && k > last && k < fate + 4 && doc.xpos[k] === X.VBN) last = k
  return last
}

/**
 * A number that says how high something stands: "put the number of dead at 1,200", "cut its centrifuges to 6,104", "the toll
 * rose to 300". What is counted stands before it, as object or subject of the verb.
 */
export function levelOf(doc: Doc, number: NumberRead, start: number, end: number): Found | null {
  const { sets } = numberWords()
  const bound = boundOf(doc, number, start, end)
  const link = doc.lower[bound.first - 1] ?? ''
  if (bound.first <= start || !/^(?:at|to|from|reached|exceeded|topped|passed)$/.test(link)) return null
  const after = doc.upos[Math.max(bound.last, number.last) + 1]
  if (number.last + 1 < end && (after === U.NOUN || after === U.PROPN || after === U.NUM)) return null
  // A score or a share of two ("50-50") is no count.
  if (/[-–:/]/.test(doc.text.charAt(doc.end[number.last]!))) return null
  let verb = bound.first - 1
  while (verb >= start && bound.first - verb < REACH && !(sets.level.has(doc.lemma[verb]!) && doc.upos[verb] === U.VERB)) {
    if (/^[;:]$/.test(doc.lower[verb]!)) return null
    verb--
  }
  if (verb < start || bound.first - verb >= REACH) return null
  const object = objectsOf(doc, verb).find((o) => o < number.first && o > verb && (doc.upos[o] === U.NOUN || doc.upos[o] === U.PROPN))
  const noun = object ?? subjectOf(doc, verb)
  if (noun < 0 || noun >= number.first || doc.upos[noun] !== U.NOUN) return null
  const near = object !== undefined && noun > bound.first - 5 ? phraseTokens(doc, noun)[0] : bound.first
  const reach: [number, number] = [Math.max(verb + 1, start, near), number.last]
  if (sets.quantity.has(doc.lemma[noun]!)) {
    const of = [...kidsOf(doc, noun)].find((k) => isRel(doc, k, 'nmod') && caseOf(doc, k) === 'of')
    if (of === undefined)
      return /^(?:toll)$/.test(doc.lemma[noun]!) ? { number, noun: -1, unit: 'people', what: wordsOf(doc, ...phraseTokens(doc, noun)), reach } : null
    return { number, noun: -1, unit: unitOf(doc, of), what: countedWords(doc, of, bound.first - 2), reach }
  }
  // "the American contingent would shrink from 8,600": those who stand in a force.
  if (TROOPS.has(doc.lemma[noun]!) && number.value >= 100) return { number, noun: -1, unit: 'people', what: countedWords(doc, noun, bound.first - 2), reach }
  if (doc.xpos[noun] !== X.NNS || sets.vague.has(doc.lemma[noun]!) || sets.time.has(doc.lemma[noun]!) || sets.currencyNouns.has(doc.lemma[noun]!)) return null
  return { number, noun: -1, unit: unitOf(doc, noun), what: countedWords(doc, noun, bound.first - 2), reach }
}

const TROOPS: ReadonlySet<string> = new Set(['contingent', 'force', 'garrison', 'presence', 'deployment', 'mission', 'staff', 'workforce', 'strength'])

/** A counted noun with its attributes and what befell it. */
function countedWords(doc: Doc, noun: number, last: number): string {
  const [first, end] = phraseTokens(doc, noun)
  const fate = [...kidsOf(doc, noun)].find((k) => k > noun && isRel(doc, k, 'acl') && numberWords().sets.casualty.has(doc.lower[k]!))
  return wordsOf(doc, first, fate !== undefined ? lastFate(doc, fate) : Math.max(noun, Math.min(last, end)))
}

/** Whose estimate a number is: "US estimates put …", "according to UN figures"; null without one before the number. */
export function estimator(doc: Doc, start: number, at: number): { readonly name: string; readonly span: Span } | null {
  for (let t = start + 1; t < at && t < start + 8; t++) {
    if (!/^(?:estimates?|figures|statistics|data|count|tally)$/.test(doc.lower[t]!)) continue
    const says =
      /^(?:put|puts|show|shows|suggest|suggests|say|says|indicate|indicates|give|gives)$/.test(doc.lower[t + 1] ?? '') ||
      (doc.upos[t] === U.VERB && predicateOf(doc, t) === t)
    const actor = says ? actorAt(doc, t - 1) : null
    if (actor && isParty(actor)) return { name: actor.name, span: [doc.start[t - 1]!, doc.end[t - 1]!] }
  }
  return null
}
