import type { Doc } from '../../../model/annotation.ts'
import { actorsBetween } from '../../shared/actors.ts'
import { objectsOf, subjectOf } from '../../shared/clause.ts'
import { factsOf } from '../../shared/factuality.ts'
import { kidsOf } from '../../shared/tree.ts'
import { isRel, U, X } from '../../syntax.ts'
import { type Candidate, deniedExtent, extent, relative } from './candidate.ts'
import { sides } from './consent.ts'
import { isParty } from './idioms.ts'
import { agreementWords } from './lexicon.ts'
import { moodOf } from './mood.ts'

/** "the interim deal under which X has curbed …": a deal that is being carried out. */
export function performed(doc: Doc, verb: number): Candidate | null {
  let which = verb - 1
  while (which > 1 && verb - which < 9 && !(doc.lower[which] === 'which' && doc.lower[which - 1] === 'under')) which--
  const noun = which - 2
  if (noun < 0 || verb - which >= 9 || !agreementWords().hard.has(doc.lemma[noun]!)) return null
  const facts = factsOf(doc, verb)
  if (!facts.perfect || facts.modal !== null || facts.negated || facts.passive) return null
  return { trigger: verb, noun, verb, status: 'implemented', stage: 'in force', ...relative(doc, noun, verb) }
}

/** "failed to buy farm goods as promised": an agreement not kept. */
export function unfulfilled(doc: Doc, verb: number): Candidate | null {
  if (doc.lemma[verb] !== 'fail' || moodOf(doc, verb).mood !== 'real') return null
  const place = extent(doc, verb)
  for (let t = verb + 2; t < place.last; t++)
    if (doc.lower[t] === 'as' && /^(?:promised|agreed|pledged|stipulated)$/.test(doc.lower[t + 1]!))
      return { trigger: verb, noun: -1, verb, status: 'broken', stage: null, ...place }
  return null
}

/** A truce that one side declares by itself is a measure of that side. */
export function oneSided(doc: Doc, noun: number): boolean {
  for (const k of kidsOf(doc, noun)) if (/^(?:unilateral|one-sided|self-declared)$/.test(doc.lower[k]!)) return true
  return doc.lower[noun - 1] === 'unilateral' || (/^(?:truce|ceasefire|cease-fire|moratorium)$/.test(doc.lemma[noun]!) && byOneAlone(doc, noun))
}

/** "A March ceasefire, declared by Madrid": one side alone, bound by nobody. */
function byOneAlone(doc: Doc, noun: number): boolean {
  for (const k of kidsOf(doc, noun))
    if (isRel(doc, k, 'acl', 'acl:relcl') && /^(?:declare|proclaim|announce)$/.test(doc.lemma[k]!))
      for (let t = k + 1; t < k + 3 && t < doc.count; t++) if (doc.lower[t] === 'by') return actorsBetween(doc, t + 1, t + 6).length === 1
  return false
}

/** Promises count when several parties make them together, or one to the other side. */
export function pledge(doc: Doc, verb: number): Candidate | null {
  const { mood } = moodOf(doc, verb)
  if (mood !== 'real') return null
  const subject = subjectOf(doc, verb)
  if (subject < 0) return null
  const n = sides(doc, verb, subject)
  if (n < 2 || /^(?:we|they)$/.test(doc.lower[subject]!)) return null
  // "are committed to the initiative" is a stance.
  if (doc.lemma[verb] === 'commit' && doc.xpos[verb] !== X.VBG && !kidsOf(doc, verb).some((k) => isRel(doc, k, 'xcomp', 'advcl'))) return null
  if (!kidsOf(doc, verb).some((k) => isRel(doc, k, 'xcomp', 'ccomp', 'obl', 'obj'))) return null
  // What is pledged belongs to it: "pledged on Thursday that neither would use force".
  const place = extent(doc, verb)
  const clause = [...kidsOf(doc, verb)].find((k) => k > verb && isRel(doc, k, 'ccomp', 'xcomp'))
  return {
    trigger: verb,
    noun: -1,
    verb,
    status: 'reached',
    stage: null,
    first: place.first,
    last: Math.max(place.last, clause === undefined ? verb : extent(doc, clause).last),
  }
}

/** "exchanged 50 prisoners". */
export function swapped(doc: Doc, verb: number): Candidate | null {
  const w = agreementWords()
  const object = objectsOf(doc, verb).find((o) => w.swappables.has(doc.lemma[o]!)) ?? -1
  const subject = subjectOf(doc, verb)
  const passive = subject >= 0 && w.swappables.has(doc.lemma[subject]!) && factsOf(doc, verb).passive
  if (object < 0 && !passive) return null
  const { mood } = moodOf(doc, verb)
  if (mood === 'none' || mood === 'denied') return null
  return { trigger: verb, noun: object >= 0 ? object : subject, verb, status: mood === 'would' ? 'proposed' : 'implemented', stage: null, ...extent(doc, verb) }
}

const POINT = /^(?:point|issue|chapter|item|clause|article|paragraph|question|section|annex|bracket|topic|matter|detail)$/

/** "settled 14 of the 17 chapters", "agreed on all but two points", "closed the chapter on fisheries": a part of the whole. */
export function pointsSettled(doc: Doc, verb: number): Candidate | null {
  if (!/^(?:settle|close|resolve|clear|finalise|finalize|complete|conclude|agree)$/.test(doc.lemma[verb]!)) return null
  let [at, whole, part] = [-1, false, false]
  const end = Math.min(doc.sentences[doc.sentenceOf[verb]!]!.end, verb + 10)
  for (let t = verb + 1; t < end && at < 0; t++) {
    if (doc.upos[t] === U.PUNCT || doc.upos[t] === U.VERB || /^(?:at|in|near|from|between|again)$/.test(doc.lower[t]!)) return null
    if (/^(?:all|every)$/.test(doc.lower[t]!)) whole = true
    if (doc.upos[t] === U.NUM || /^(?:most|half|several|many|some|two|thirds|but|nearly|almost|majority|part|parts|bulk|much)$/.test(doc.lower[t]!)) part = true
    if (POINT.test(doc.lemma[t]!) && doc.upos[t] === U.NOUN) at = t
  }
  const subject = subjectOf(doc, verb)
  if (at < 0 || (!whole && !part) || !isParty(doc, verb, subject)) return null
  const { mood } = moodOf(doc, verb)
  if (mood !== 'real') return null
  return { trigger: verb, noun: at, verb, status: part ? 'partial' : 'reached', stage: null, ...extent(doc, verb) }
}

const UNDERTAKEN = /^(?:undertaking|promise|commitment|assurance|pledge|concession|guarantee)$/

/** "denied that it had given any undertaking", "contradicted a claim that it had bound itself": no agreement, says the one who should be bound. */
export function disowned(doc: Doc, verb: number): Candidate | null {
  const lemma = doc.lemma[verb]!
  const given = /^(?:give|make|offer)$/.test(lemma) && objectsOf(doc, verb).some((o) => UNDERTAKEN.test(doc.lemma[o]!))
  const bound = /^(?:bind|commit)$/.test(lemma) && objectsOf(doc, verb).some((o) => /sel(?:f|ves)$/.test(doc.lower[o]!))
  if (!given && !bound) return null
  const { mood, denier } = moodOf(doc, verb)
  if (mood !== 'denied' || denier < 0 || denier === verb) return null
  return { trigger: verb, noun: -1, verb, status: 'denied', stage: null, ...deniedExtent(doc, denier, verb) }
}
