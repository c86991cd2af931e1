import type { Doc } from '../../../model/annotation.ts'
import { actorsOf } from '../../shared/actors.ts'
import { caseOf, objectsOf, phraseTokens, subjectOf } from '../../shared/clause.ts'
import { factsOf } from '../../shared/factuality.ts'
import { kidsOf } from '../../shared/tree.ts'
import { isRel, U } from '../../syntax.ts'
import { type Candidate, extent } from './candidate.ts'
import { isParty } from './idioms.ts'
import { agreementWords } from './lexicon.ts'
import { moodOf } from './mood.ts'

// How talks end, as told by a verb of going and what is brought along, by what is decided "by consensus", by a word given or declared void.

/** "emerged with an understanding on energy", "came home with a deal". */
export function broughtAlong(doc: Doc, verb: number): Candidate | null {
  if (!/^(?:emerge|return|come|leave|depart|walk|fly|go)$/.test(doc.lemma[verb]!)) return null
  const w = agreementWords()
  const noun = [...kidsOf(doc, verb)].find((k) => k > verb && isRel(doc, k, 'obl') && caseOf(doc, k) === 'with' && w.hard.has(doc.lemma[k]!))
  if (noun === undefined || !kidsOf(doc, noun).some((k) => isRel(doc, k, 'det') && /^an?$/.test(doc.lower[k]!))) return null
  const { mood, facts } = moodOf(doc, verb)
  if (mood !== 'real' || facts.tense !== 'past' || facts.modal !== null || !isParty(doc, verb, subjectOf(doc, verb))) return null
  return { trigger: verb, noun, verb, status: 'reached', stage: null, ...extent(doc, verb) }
}

const MANY =
  /^(?:commission|council|committee|minister|delegate|delegation|country|nation|state|government|member|party|assembly|conference|summit|leader|ambassador|body|board|bloc)$/

/** "set a catch limit by consensus", "adopted the plan unanimously": whoever sits there agreed. */
export function byConsensus(doc: Doc, verb: number): Candidate | null {
  if (!/^(?:set|adopt|approve|fix|decide|pass|endorse|settle|accept|establish|create)$/.test(doc.lemma[verb]!)) return null
  const { end } = doc.sentences[doc.sentenceOf[verb]!]!
  const words = doc.lower.slice(Math.max(0, verb - 1), Math.min(end, verb + 14)).join(' ')
  if (!/\b(?:by consensus|unanimously|without (?:a )?(?:dissent|objection|vote)|by acclamation)\b/.test(words)) return null
  const { mood, facts } = moodOf(doc, verb)
  if (mood !== 'real' || facts.modal !== null || (facts.tense === 'present' && !facts.perfect) || facts.tense === 'future') return null
  const subject = subjectOf(doc, verb)
  const who = facts.passive || (subject >= 0 && (MANY.test(doc.lemma[subject]!) || actorsOf(doc, subject).some((a) => a.type === 'organisation')))
  const thing = facts.passive ? subject : (objectsOf(doc, verb)[0] ?? -1)
  if (!who || thing < 0 || /^(?:resolution|law|bill|motion)$/.test(doc.lemma[thing]!)) return null
  return { trigger: verb, noun: thing, verb, status: 'reached', stage: null, ...extent(doc, verb) }
}

/** "declared the understanding void", "pronounced the truce dead". */
export function declaredVoid(doc: Doc, verb: number): Candidate | null {
  if (!/^(?:declare|pronounce|consider|call|regard)$/.test(doc.lemma[verb]!)) return null
  const w = agreementWords()
  const { end } = doc.sentences[doc.sentenceOf[verb]!]!
  for (let t = verb + 1; t < end && t < verb + 9; t++) {
    if (doc.upos[t] !== U.NOUN || !w.hard.has(doc.lemma[t]!)) continue
    if (!/^(?:(?:to be|as|null and) )?(?:void|null|dead|over|finished|defunct|worthless|invalid|at an end)\b/.test(doc.lower.slice(t + 1, t + 5).join(' ')))
      return null
    const { mood, facts } = moodOf(doc, verb)
    if (mood !== 'real' || facts.modal !== null || !isParty(doc, verb, subjectOf(doc, verb))) return null
    const place = extent(doc, verb)
    return { trigger: verb, noun: t, verb, status: 'broken', stage: 'ended', first: place.first, last: Math.max(place.last, t + 1) }
  }
  return null
}

/** "said no to the plan": turned down by those who were asked. */
export function saidNo(doc: Doc, verb: number): Candidate | null {
  if (doc.lemma[verb] !== 'say' || doc.lower[verb + 1] !== 'no' || doc.lower[verb + 2] !== 'to') return null
  const { end } = doc.sentences[doc.sentenceOf[verb]!]!
  let noun = -1
  for (let t = verb + 3; t < end && t < verb + 10 && noun < 0; t++)
    if (/^(?:offer|deal|proposal|pact|accord|agreement|contract|package|plan|settlement|compromise|draft|treaty|term)$/.test(doc.lemma[t]!)) noun = t
  const facts = factsOf(doc, verb)
  if (noun < 0 || facts.modal !== null || facts.tense !== 'past' || facts.condition !== null || !isParty(doc, verb, subjectOf(doc, verb))) return null
  const place = extent(doc, verb)
  return { trigger: verb, noun, verb, status: 'denied', stage: null, first: place.first, last: Math.max(place.last, noun) }
}

const PUT_OFF = /^(?:postpone|delay|defer|schedule|plan|set|expect)$/

/** "put off the signing of a treaty", "the signing is set for May": an agreement still to be made. */
export function signingAhead(doc: Doc, noun: number): Candidate | null {
  if (!/^(?:signing|signature|initialling|conclusion|ratification)$/.test(doc.lemma[noun]!)) return null
  const w = agreementWords()
  const of = [...kidsOf(doc, noun)].find((k) => k > noun && isRel(doc, k, 'nmod') && caseOf(doc, k) === 'of' && w.hard.has(doc.lemma[k]!))
  const verb = doc.head[noun]!
  if (of === undefined || verb < 0 || doc.upos[verb] !== U.VERB) return null
  const off = doc.lemma[verb] === 'put' && /^(?:off|back)$/.test(doc.lower[verb + 1] ?? '')
  const { mood } = moodOf(doc, verb)
  if ((!off && !PUT_OFF.test(doc.lemma[verb]!)) || mood === 'none' || mood === 'denied') return null
  const place = extent(doc, verb)
  return {
    trigger: noun,
    noun: of,
    verb: -1,
    status: 'proposed',
    stage: null,
    first: Math.min(place.first, noun),
    last: Math.max(place.last, phraseTokens(doc, of)[1]),
  }
}

const UNOFFERED =
  /^(?:law|bill|budget|tax|candidate|amendment|toast|motion|name|boycott|question|change|idea|way|theory|reform|cabinet|successor|vote|marriage|topic|meeting|summit|date|round|visit|venue|talk|call|conference|session|resolution)$/

/** "proposed a consortium to enrich uranium", "suggested a buffer zone": what one side puts to the other, by any noun with what it is for. */
export function putForward(doc: Doc, verb: number): Candidate | null {
  if (doc.lemma[verb] !== 'propose') return null
  const { mood, facts } = moodOf(doc, verb)
  const subject = subjectOf(doc, verb)
  if (mood !== 'real' || facts.passive || facts.tense !== 'past' || subject < 0) return null
  if (
    !actorsOf(doc, subject).some((a) => a.type === 'country' || a.type === 'organisation' || a.type === 'group') &&
    !agreementWords().side.has(doc.lemma[subject]!)
  )
    return null
  const noun = objectsOf(doc, verb).find(
    (o) => doc.upos[o] === U.NOUN && !UNOFFERED.test(doc.lemma[o]!) && kidsOf(doc, o).some((k) => isRel(doc, k, 'det') && /^an?$/.test(doc.lower[k]!)),
  )
  if (noun === undefined || !kidsOf(doc, noun).some((k) => k > noun && isRel(doc, k, 'acl', 'nmod', 'acl:relcl'))) {
    if (noun === undefined || doc.lower[noun + 1] !== 'to' || doc.upos[noun + 2] !== U.VERB) return null
  }
  return { trigger: verb, noun, verb, status: 'proposed', stage: null, ...extent(doc, verb) }
}

/** "is still without a deal", "remains without a contract". */
export function stillWithout(doc: Doc, noun: number): Candidate | null {
  const w = agreementWords()
  if (!/^(?:deal|agreement|accord|settlement|contract|truce|pact)$/.test(doc.lemma[noun]!) || caseOf(doc, noun) !== 'without') return null
  const cop = [...kidsOf(doc, noun)].find((k) => isRel(doc, k, 'cop'))
  const head = doc.head[noun]!
  const verb = cop !== undefined ? noun : head >= 0 && /^(?:remain|stay|stand|sit)$/.test(doc.lemma[head]!) ? head : -1
  if (verb < 0) return null
  const facts = factsOf(doc, verb)
  if (facts.modal !== null || facts.negated || facts.condition !== null || facts.question) return null
  const subject = subjectOf(doc, verb)
  if (subject < 0 || !(actorsOf(doc, subject).length > 0 || w.side.has(doc.lemma[subject]!) || /^(?:they|we|it|both)$/.test(doc.lower[subject]!))) return null
  return { trigger: noun, noun, verb: -1, status: 'denied', stage: null, ...extent(doc, verb) }
}
