import type { Doc } from '../../../model/annotation.ts'
import { actorsOf, meansBoth } from '../../shared/actors.ts'
import { caseOf, clauseTokens, manySubjects, nounBehind, objectsOf, predicateOf, prepsOf, subjectOf } from '../../shared/clause.ts'
import { factsOf } from '../../shared/factuality.ts'
import { kidsOf } from '../../shared/tree.ts'
import { inTime } from '../../shared/when.ts'
import { isRel, R, U, X } from '../../syntax.ts'
import { type Candidate, deniedExtent, extent, type Status } from './candidate.ts'
import { agreementWords } from './lexicon.ts'
import { moodOf } from './mood.ts'
import { standsForDeal } from './object.ts'

/** "X agreed to Y", "accepted the offer": by one side partial, by several reached. */
export function consent(doc: Doc, verb: number): Candidate | null {
  const w = agreementWords()
  const { mood, denier } = moodOf(doc, verb)
  if (mood === 'none') return null
  const subject = consenter(doc, verb)
  if (subject >= 0 && /^(?:i|nothing|everything|anything|nobody)$/.test(doc.lower[subject]!)) return null
  if (subject < 0 && /^(?:nothing|everything)$/.test(doc.lower[verb - 1] ?? '')) return null
  if (mood === 'real' && ownAct(doc, verb, subject)) return null
  if (doc.lemma[verb] === 'agree' && idle(doc, verb, subject)) return null
  const noun = object(doc, verb)
  // "Any agreement would have to be approved": none yet.
  if (mood !== 'denied' && noun >= 0 && kidsOf(doc, noun).some((k) => isRel(doc, k, 'det') && /^(?:any|every)$/.test(doc.lower[k]!))) return null
  const lemma = doc.lemma[verb]!
  if (lemma === 'agree' && doc.lower[verb - 1] === 'as') return asAgreed(doc, verb)
  const loose =
    lemma === 'accept' && (mood === 'real' || mood === 'denied') && (reciprocal(doc, verb) || (noun >= 0 && subject >= 0 && meansBoth(doc, subject)))
  if (loose) return { trigger: verb, noun, verb, status: mood === 'denied' ? 'denied' : 'partial', stage: null, ...extent(doc, verb) }
  const yielded = mood === 'real' ? yields(doc, verb, noun) : null
  if (yielded) return { trigger: verb, noun, verb, status: yielded, stage: null, ...extent(doc, verb) }
  const willing = /^(?:consent|assent|accede|acquiesce)$/.test(lemma) && noun < 0 && kidsOf(doc, verb).some((k) => k > verb && isRel(doc, k, 'xcomp'))
  if (lemma !== 'agree' && noun < 0 && !willing) return null
  const fits = noun >= 0 && (w.nouns.has(doc.lemma[noun]!) || w.nouns.has(doc.lower[noun]!) || /^(?:it|them)$/.test(doc.lower[noun]!))
  if (lemma === 'back' && (mood === 'would' || doc.upos[noun] === U.PRON || !(w.hard.has(doc.lemma[noun]!) || w.soft.has(doc.lemma[noun]!)))) return null
  const taken = (lemma === 'accept' || lemma === 'swallow' || lemma === 'stomach') && mood === 'real' && takes(doc, verb, subject, noun)
  if (lemma !== 'agree' && !willing && !fits && !taken && !(lemma === 'concede' && w.raisable.has(doc.lemma[noun]!))) return null
  if ((lemma === 'swallow' || lemma === 'stomach') && (!taken || doc.lower[verb + 1] === 'up')) return null
  if (lemma === 'agree' && noun < 0 && !(mood === 'denied' && OPEN.test(doc.lower[verb + 1] ?? '')) && opinion(doc, verb, subject)) return null
  const status: Status =
    mood === 'denied'
      ? 'denied'
      : mood === 'would'
        ? 'proposed'
        : !inPart(doc, verb) && !voted(doc, verb) && (sides(doc, verb, subject) > 1 || wholesale(doc, verb, noun))
          ? 'reached'
          : 'partial'
  const place = mood === 'denied' && denier >= 0 && denier !== verb ? deniedExtent(doc, denier, verb) : extent(doc, verb)
  return { trigger: verb, noun, verb, status, stage: null, ...place }
}

/** "could not agree whether to", "who pays": what was left open. */
const OPEN = /^(?:whether|who|how|what|when|where|which|on|even)$/

/** "accepted that the accord be binding", "accepted two of the conditions": what the other side wanted; null for views ("accepted that it was wrong"). */
function yields(doc: Doc, verb: number, noun: number): Status | null {
  if (doc.lemma[verb] !== 'accept') return null
  const w = agreementWords()
  if (
    noun >= 0 &&
    (w.asked.has(doc.lemma[noun]!) || kidsOf(doc, noun).some((k) => isRel(doc, k, 'nmod') && caseOf(doc, k) === 'of' && w.asked.has(doc.lemma[k]!)))
  )
    return 'partial'
  for (const k of kidsOf(doc, verb)) {
    if (!isRel(doc, k, 'ccomp') || !/^that$/.test(doc.lower[verb + 1] ?? '')) continue
    const facts = factsOf(doc, k)
    const bare = kidsOf(doc, k).some((j) => doc.lower[j] === 'be' && doc.xpos[j] === X.VB)
    if (facts.modal === 'would' || facts.modal === 'should' || facts.modal === 'will' || (bare && facts.modal === null)) return 'reached'
  }
  return null
}

/** "accepted what we accepted": the same terms as the other side. */
function reciprocal(doc: Doc, verb: number): boolean {
  if (doc.lower[verb + 1] !== 'what') return false
  for (let t = verb + 2; t < verb + 6 && t < doc.count; t++)
    if (doc.upos[t] === U.VERB) return /^(?:accept|agree|propose|offer|sign|suggest)$/.test(doc.lemma[t]!)
  return false
}

/** "agreed on most of the chapter", "agreed to agree": a part of a deal, or none yet. */
function inPart(doc: Doc, verb: number): boolean {
  if (doc.lemma[verb] !== 'agree') return false
  if (/^(?:on|to|upon)$/.test(doc.lower[verb + 1] ?? '') && /^(?:most|much|many|parts?|some|almost|half|agree)$/.test(doc.lower[verb + 2] ?? '')) return true
  return /^(?:largely|mostly|partly|partially|broadly)$/.test(doc.lower[verb - 1] ?? '')
}

/** "agreed to put the levy off at the request of X": one side that holds back or acts by itself takes a measure; nothing binds the other. */
function ownAct(doc: Doc, verb: number, subject: number): boolean {
  if (doc.lemma[verb] !== 'agree' || subject < 0 || sides(doc, verb, subject) > 1) return false
  for (const k of kidsOf(doc, verb)) {
    if (!isRel(doc, k, 'xcomp')) continue
    const [, last] = clauseTokens(doc, k)
    const words = doc.lower.slice(k, last + 1)
    if (words.includes('with') || words.includes('exchange') || words.includes('return')) return false
    if (/^(?:put|postpone|delay|defer|shelve|pause|suspend|halt|stop|hold|drop|restart|reopen)$/.test(doc.lemma[k]!)) return true
    return /\bat the (?:request|urging|behest|insistence) of\b/.test(words.join(' '))
  }
  return false
}

/** Whoever consents: the subject, or the agent of a passive ("agreed upon by X"). */
function consenter(doc: Doc, verb: number): number {
  for (const p of prepsOf(doc, verb)) if (p.word === 'by' && actorsOf(doc, p.head).length > 0) return p.head
  if (participle(doc, verb)) {
    for (let t = verb + 1; t < verb + 3 && t + 1 < doc.count; t++)
      if (doc.lower[t] === 'by') for (let a = t + 1; a < t + 5 && a < doc.count; a++) if (actorsOf(doc, a).length > 0) return a
    return -1
  }
  const subject = subjectOf(doc, verb)
  return subject >= 0 && agreementWords().nouns.has(doc.lemma[subject]!) && (isRel(doc, verb, 'acl', 'acl:relcl') || factsOf(doc, verb).passive) ? -1 : subject
}

/** "handed over its weapons, as agreed": carried out. */
function asAgreed(doc: Doc, verb: number): Candidate | null {
  const above = doc.head[verb]! >= 0 ? predicateOf(doc, doc.head[verb]!) : -1
  if (above < 0 || /^(?:say|report|tell|add|announce)$/.test(doc.lemma[above]!)) return null
  const facts = factsOf(doc, above)
  const verbal = doc.upos[above] === U.VERB
  if (facts.modal !== null || facts.negated || facts.condition !== null || facts.question) return null
  if (verbal ? facts.tense !== 'past' || !agreementWords().performed.has(doc.lemma[above]!) : facts.tense === 'future') return null
  const place = extent(doc, above)
  return { trigger: verb, noun: -1, verb: above, status: 'implemented', stage: null, first: Math.min(place.first, verb), last: Math.max(place.last, verb) }
}

/** "accepted longer maturities": a side that takes what the other one wanted; not an award, a job or the blame. */
function takes(doc: Doc, verb: number, subject: number, noun: number): boolean {
  const w = agreementWords()
  if (subject < 0 || doc.upos[noun] === U.PRON || w.kept.has(doc.lemma[noun]!) || actorsOf(doc, noun).some((a) => a.type === 'person')) return false
  const facts = factsOf(doc, verb)
  if (facts.tense !== 'past' || doc.xpos[verb] === X.VBG) return false
  return actorsOf(doc, subject).some((a) => a.type !== 'place') || meansBoth(doc, subject) || w.side.has(doc.lemma[subject]!)
}

/** "voted to accept the offer": what one side decides by itself. */
function voted(doc: Doc, verb: number): boolean {
  const head = doc.head[verb]!
  return head >= 0 && isRel(doc, verb, 'xcomp', 'advcl') && doc.lemma[head] === 'vote'
}

/** How many sides consent. A passive without an agent ("it was agreed") is by all. */
export function sides(doc: Doc, verb: number, subject: number): number {
  if (subject < 0) return 2
  if (doc.lower[subject] === 'it' && factsOf(doc, verb).passive) return 2
  if (doc.rel[subject] === R.conj) return 2
  if (/^(?:they|we|both|it)$/.test(doc.lower[subject]!))
    return doc.lower[subject] === 'it' ? 1 : actorsOf(doc, subject).length === 1 && doc.lower[subject] !== 'they' ? 1 : 2
  if (meansBoth(doc, subject) || manySubjects(doc, verb, subject)) return 2
  const w = agreementWords()
  const partner = (t: number) => actorsOf(doc, t).length > 0 || w.side.has(doc.lemma[t]!) || doc.upos[t] === U.PROPN
  for (const p of prepsOf(doc, verb)) if (p.word === 'with' && partner(p.head)) return 2
  for (const o of objectsOf(doc, verb)) for (const k of kidsOf(doc, o)) if (isRel(doc, k, 'nmod') && caseOf(doc, k) === 'with' && partner(k)) return 2
  const n = actorsOf(doc, subject).length
  if (n > 1) return n
  // "the two sultans", "nearly 200 nations".
  if (n === 0 && doc.xpos[subject] === X.NNS && doc.upos[subject] === U.NOUN && counted(doc, subject)) return 2
  return n === 0 && doc.xpos[subject] === X.NNS && w.several.has(doc.lemma[subject]!) ? 2 : 1
}

/** Whether several heads of something are counted: two of a kind are mostly two sides, hundreds of nations many; hundreds of workers are one. */
function counted(doc: Doc, noun: number): boolean {
  const many = agreementWords().several.has(doc.lemma[noun]!)
  return kidsOf(doc, noun).some((k) => k < noun && (/^(?:two|three|both)$/.test(doc.lower[k]!) || (many && doc.upos[k] === U.NUM)))
}

/** One side that agrees to do a thing with or for the other, outside a bargain, tells of an agreement reached. */
function wholesale(doc: Doc, verb: number, noun: number): boolean {
  const w = agreementWords()
  if (noun >= 0 && (w.nouns.has(doc.lemma[noun]!) || w.nouns.has(doc.lower[noun]!))) return false
  if (doc.lemma[verb] !== 'agree') return false
  if (noun >= 0) return false
  const [, last] = clauseTokens(doc, verb)
  for (let t = verb; t <= last; t++) if ((doc.lower[t] === 'exchange' || doc.lower[t] === 'return') && doc.lower[t - 1] === 'in') return false
  return true
}

/** "agree that this is wrong", "agree with the critics": an opinion and no agreement. */
function opinion(doc: Doc, verb: number, subject: number): boolean {
  let [clause, with_] = [false, false]
  for (const k of kidsOf(doc, verb)) {
    if (isRel(doc, k, 'xcomp')) return false
    if (isRel(doc, k, 'ccomp') && k > verb) {
      const facts = factsOf(doc, k)
      const bare = facts.modal === null && !kidsOf(doc, k).some((j) => doc.xpos[j] === X.VB && isRel(doc, j, 'aux', 'aux:pass', 'cop')) && doc.xpos[k] !== X.VB
      if (bare && (facts.tense === 'present' || (subject >= 0 && doc.lower[subject] !== 'it'))) clause = true
    }
    if (isRel(doc, k, 'obl') && caseOf(doc, k) === 'with') with_ = true
  }
  const facts = factsOf(doc, verb)
  return clause || (with_ && (facts.tense === 'present' || !goesOn(doc, verb)))
}

/** Whether what was agreed stands behind the partner: "agreed with Cairo to reopen", "agreed with him on a date". */
function goesOn(doc: Doc, verb: number): boolean {
  const [, last] = clauseTokens(doc, verb)
  for (let t = verb + 2; t <= last && t < verb + 20; t++) if (/^(?:to|on|upon|that|about|over)$/.test(doc.lower[t]!)) return true
  return false
}

/** "Everyone agrees", "most agreed vehemently": views of people who are no party, and consent to nothing. */
function idle(doc: Doc, verb: number, subject: number): boolean {
  const w = agreementWords()
  // "…, agrees the mayor": a cue.
  if (
    factsOf(doc, verb).tense === 'present' &&
    !factsOf(doc, verb).perfect &&
    ![...kidsOf(doc, verb)].some((k) => k > verb && isRel(doc, k, 'xcomp', 'ccomp', 'obl', 'obj', 'advcl'))
  )
    return true
  if (
    subject >= 0 &&
    actorsOf(doc, subject).length === 0 &&
    (w.observers.has(doc.lemma[subject]!) || doc.upos[subject] === U.NUM) &&
    !meansBoth(doc, subject)
  ) {
    for (const k of kidsOf(doc, verb)) if (isRel(doc, k, 'xcomp')) return false
    return true
  }
  return false
}

/** "the framework agreed upon by …": a participle right behind an agreement's noun. */
function participle(doc: Doc, verb: number): boolean {
  const done = doc.xpos[verb] === X.VBN || (doc.xpos[verb] === X.VBD && /^(?:by|upon|between|on)$/.test(doc.lower[verb + 1] ?? ''))
  return done && verb > 0 && doc.upos[verb - 1] === U.NOUN && agreementWords().nouns.has(doc.lemma[verb - 1]!) && !factsOf(doc, verb).perfect
}

/** The noun that is consented to, or -1: "to a ceasefire", "the offer", "on terms". */
function object(doc: Doc, verb: number): number {
  if (
    doc.lower[verb + 1] === 'in' &&
    doc.lower[verb + 2] === 'principle' &&
    /^(?:to|on|upon)$/.test(doc.lower[verb + 3] ?? '') &&
    doc.upos[verb + 4] !== U.VERB
  )
    return nounBehind(doc, verb + 3)
  if (participle(doc, verb)) return verb - 1
  if (isRel(doc, verb, 'acl', 'acl:relcl') && agreementWords().nouns.has(doc.lemma[doc.head[verb]!]!)) return doc.head[verb]!
  // "the lull agreed by the two armies": whatever was agreed.
  if (doc.lemma[verb] === 'agree' && isRel(doc, verb, 'acl') && doc.xpos[verb] === X.VBN && doc.upos[doc.head[verb]!] === U.NOUN) return doc.head[verb]!
  for (const o of objectsOf(doc, verb)) if (doc.upos[o] !== U.PRON && !inTime(doc, o)) return o
  // "The cabinet approved it on Sunday": the deal of the sentence before.
  if (doc.lemma[verb] !== 'agree' && doc.lemma[verb] !== 'concede')
    for (const o of objectsOf(doc, verb)) if (/^(?:it|them)$/.test(doc.lower[o]!) && standsForDeal(doc, o)) return o
  for (const p of prepsOf(doc, verb))
    if (
      /^(?:to|on|upon|with)$/.test(p.word) &&
      doc.lower[p.head] !== 'principle' &&
      doc.upos[p.head] !== U.VERB &&
      !(p.word === 'with' || (p.word === 'on' && inTime(doc, p.head)))
    )
      return p.head
  const subject = subjectOf(doc, verb)
  return subject >= 0 && doc.upos[subject] !== U.PRON && factsOf(doc, verb).passive ? subject : -1
}
