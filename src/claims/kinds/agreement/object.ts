import type { Doc } from '../../../model/annotation.ts'
import { nounBehind, objectsOf, prepsOf, subjectOf } from '../../shared/clause.ts'
import { factsOf } from '../../shared/factuality.ts'
import { kidsOf } from '../../shared/tree.ts'
import { isRel, U, X } from '../../syntax.ts'
import { agreementWords } from './lexicon.ts'

/** The agreement beside a verb: its object, passive subject, subject, or the noun that a participle or relative clause hangs on. */
export function agreed(doc: Doc, verb: number): { at: number; role: 'o' | 's' } {
  const w = agreementWords()
  const including = w.include.has(doc.lemma[verb]!) ? includer(doc, verb) : -1
  if (including >= 0) return { at: including, role: 's' }
  for (const o of objectsOf(doc, verb)) if (w.nouns.has(doc.lemma[o]!) || w.nouns.has(doc.lower[o]!)) return { at: o, role: 'o' }
  if (
    verb > 0 &&
    w.hard.has(doc.lemma[verb - 1]!) &&
    doc.upos[verb - 1] === U.NOUN &&
    (doc.xpos[verb] === X.VBN || (doc.xpos[verb] === X.VBD && DONE.test(doc.lemma[verb]!)))
  )
    return { at: verb - 1, role: 'o' }
  if (withinDeal(doc, verb)) return { at: -1, role: 'o' }
  const subject = subjectOf(doc, verb)
  if (subject >= 0 && (w.nouns.has(doc.lemma[subject]!) || w.nouns.has(doc.lower[subject]!))) {
    const passive =
      factsOf(doc, verb).passive ||
      (isRel(doc, verb, 'acl') && doc.xpos[verb] === X.VBN) ||
      (isRel(doc, verb, 'acl:relcl') && doc.head[verb] === subject && ownSubject(doc, verb))
    // "An accord on roads, initialled in May, …", where the participle is taken for the verb.
    const bare = DONE.test(doc.lemma[verb]!) && w.hard.has(doc.lemma[subject]!) && objectsOf(doc, verb).length === 0 && doc.lower[verb - 1] === ','
    return { at: subject, role: passive || bare ? 'o' : 's' }
  }
  if (isRel(doc, verb, 'acl', 'acl:relcl') && w.nouns.has(doc.lemma[doc.head[verb]!]!))
    return { at: doc.head[verb]!, role: ownSubject(doc, verb) || doc.xpos[verb] === X.VBN ? 'o' : 's' }
  // "The truce that Cairo mediated in 2014 collapsed": the verb at the end has lost its subject.
  if (FALLS.test(doc.lemma[verb]!) && (subject < 0 || !w.nouns.has(doc.lemma[subject]!)) && objectsOf(doc, verb).length === 0 && !isRel(doc, verb, 'acl')) {
    const first = opening(doc, verb)
    if (first >= 0) return { at: first, role: 's' }
  }
  const behind = objectsOf(doc, verb).length === 0 && (w.break.has(doc.lemma[verb]!) || w.reach.has(doc.lemma[verb]!)) ? nounBehind(doc, verb) : -1
  if (behind >= 0 && w.hard.has(doc.lemma[behind]!)) return { at: behind, role: 'o' }
  for (const p of prepsOf(doc, verb))
    if (w.nouns.has(doc.lemma[p.head]!) && (/^(?:from|out of|on|of|into|down)$/.test(p.word) || (p.word === 'to' && doc.lemma[verb] === 'come')))
      return { at: p.head, role: 'o' }
  return STRONG.test(doc.lemma[verb]!) ? pronounced(doc, verb, subject) : { at: -1, role: 'o' }
}

/** Verbs that a pronoun beside them can only be an agreement for, where one was just told of: "It was signed in Geneva", "both ratified it". */
const STRONG =
  /^(?:sign|ratify|initial|endorse|conclude|broker|mediate|negotiate|collapse|lapse|expire|unravel|crumble|implement|honou?r|violate|breach|renew|extend|prolong|finalise|finalize|respect|observe|uphold|abrogate|repudiate|scrap|shatter|suspend|denounce|flout)$/

function pronounced(doc: Doc, verb: number, subject: number): { at: number; role: 'o' | 's' } {
  for (const o of objectsOf(doc, verb)) if (standsForDeal(doc, o)) return { at: o, role: 'o' }
  if (subject >= 0 && /^(?:it|that|which)$/.test(doc.lower[subject]!) && standsForDeal(doc, subject)) {
    const passive = factsOf(doc, verb).passive
    if (passive || /^(?:collapse|lapse|expire|unravel|crumble)$/.test(doc.lemma[verb]!)) return { at: subject, role: passive ? 'o' : 's' }
  }
  return { at: -1, role: 'o' }
}

/** "a deal in which sanctions are suspended": what such a clause tells of is a term of the deal, nothing done to it. */
function withinDeal(doc: Doc, verb: number): boolean {
  if (!isRel(doc, verb, 'acl:relcl')) return false
  for (let t = doc.head[verb]! + 1; t > 0 && t + 1 < verb && t < doc.head[verb]! + 4; t++)
    if (/^(?:in|under|by|to|for|at|through)$/.test(doc.lower[t]!) && doc.lower[t + 1] === 'which') return true
  return false
}

const FALLS = /^(?:collapse|unravel|crumble|expire|lapse|fail)$/

const DONE = /^(?:reach|sign|strike|broker|negotiate|conclude|agree|mediate|initial|ratify|seal|clinch|hammer)$/

/** The proposal or statement that "includes" something: the subject, before an aside if need be; -1 without one. */
function includer(doc: Doc, verb: number): number {
  const w = agreementWords()
  const is = (t: number) => w.soft.has(doc.lemma[t]!) || w.hard.has(doc.lemma[t]!) || w.joint.has(doc.lemma[t]!)
  const subject = subjectOf(doc, verb)
  if (subject >= 0 && is(subject)) return subject
  if (doc.lower[verb - 1] !== ',') return -1
  const first = doc.sentences[doc.sentenceOf[verb]!]!.first
  for (let t = verb - 3; t >= first && t > verb - 22; t--) if (doc.lower[t + 1] === ',' && is(t)) return t
  return -1
}

/** Whether a relative clause has a subject besides its relative pronoun ("that the two had reached"). */
function ownSubject(doc: Doc, verb: number): boolean {
  for (const k of kidsOf(doc, verb)) if (isRel(doc, k, 'nsubj') && !/^(?:which|that|who)$/.test(doc.lower[k]!)) return true
  return false
}

/** "it", "them" where the agreement that was last told of, in this sentence or the one before, is meant. */
export function standsForDeal(doc: Doc, token: number): boolean {
  if (token >= doc.count || !/^(?:it|them|this|that)$/.test(doc.lower[token]!)) return false
  if (
    /^th/.test(doc.lower[token]!) &&
    doc.lower[token] !== 'them' &&
    (doc.upos[token] !== U.PRON || doc.upos[token + 1] === U.NOUN || isRel(doc, token, 'det', 'mark'))
  )
    return false
  const s = doc.sentenceOf[token]!
  const first = doc.sentences[Math.max(0, s - 1)]!.first
  const hard = agreementWords().hard
  for (let t = token - 1; t >= first && t > token - 45; t--)
    if (doc.upos[t] === U.NOUN && (hard.has(doc.lemma[t]!) || /^(?:arrangement|roadmap|document|text)$/.test(doc.lemma[t]!))) return true
  return false
}

/** Head of the agreement that opens the sentence, where the parser has lost the subject behind a relative clause; -1 without one. */
export function opening(doc: Doc, verb: number): number {
  const s = doc.sentences[doc.sentenceOf[verb]!]!
  const hard = agreementWords().hard
  for (let t = s.first; t < verb && t < s.first + 6; t++) {
    if (doc.upos[t] === U.VERB || doc.upos[t] === U.ADP) return -1
    if (doc.upos[t] === U.NOUN && hard.has(doc.lemma[t]!) && doc.upos[t + 1] !== U.NOUN)
      return /^(?:that|which|,|signed|reached|brokered|agreed|struck|mediated|between|with|of|on)$/.test(doc.lower[t + 1]!) ? t : -1
  }
  return -1
}
