import type { Doc } from '../../../model/annotation.ts'
import { actorOf, isSomebody } from '../../shared/antecedent.ts'
import { shave } from '../../shared/clause.ts'
import { factsOf } from '../../shared/factuality.ts'
import { U, X } from '../../syntax.ts'
import type { Found } from './found.ts'
import { conditionLexicon } from './lexicon.ts'
import { leftEdge, phraseEnd, stretchEnd } from './stretch.ts'

/**
 * Bargains told by a preposition or by a verb of exchange: "in return for Y, X", "swap X for Y", "the release of 50 hostages for 150 prisoners",
 * "offers X against Y". By the words; exchanges that have taken place are events and no conditions.
 */
export function exchanges(doc: Doc): Found[] {
  const out: Found[] = []
  for (let t = 0; t < doc.count; t++) {
    const found = doc.lower[t] === 'in' ? fronted(doc, t) : doc.lower[t] === 'for' || doc.lower[t] === 'against' ? (bartered(doc, t) ?? captives(doc, t)) : null
    if (found) out.push(found)
  }
  return out
}

/** "In return for Y, X": the price at the head of a clause. */
function fronted(doc: Doc, at: number): Found | null {
  if (!/^(?:return|exchange)$/.test(doc.lower[at + 1] ?? '') || doc.lower[at + 2] !== 'for') return null
  const s = doc.sentences[doc.sentenceOf[at]!]!
  if (at > s.first && !/^(?:[,;:“"–—]|and|but|that)$/.test(doc.lower[at - 1]!)) return null
  let comma = at + 4
  while (comma < s.end && doc.lower[comma] !== ',' && comma - at < 40) comma++
  if (doc.lower[comma] !== ',' || comma + 2 >= s.end) return null
  // A clause before it, and a comma only to close an aside ("agreed, in return for aid, to …"), is the tree's.
  if (at > s.first && doc.lower[at - 1] === ',' && !clauseHead(doc, comma + 1)) return null
  const then: [number, number] = [comma + 1, stretchEnd(doc, comma + 1)]
  const predicate = verbIn(doc, then[0], then[1])
  if (predicate < 0) return null
  const demands = conditionLexicon().demandObject.has(doc.lemma[predicate]!)
  const requires = shave(doc, at + 3, comma - 1)
  // "In exchange for talks, they demanded the release": what is demanded is required.
  if (demands && predicate + 1 <= then[1])
    return { evidence: [at, then[1]], then: requires, requires: [predicate + 1, then[1]], predicate, setter: actorOf(doc, predicate), type: 'demand', tie: at }
  return { evidence: [at, then[1]], then, requires, predicate, setter: actorOf(doc, predicate), type: 'offer', tie: at }
}

function clauseHead(doc: Doc, at: number): boolean {
  return [U.DET, U.PRON, U.PROPN, U.NOUN, U.ADJ, U.NUM].includes(doc.upos[at] ?? U.PUNCT)
}

function verbIn(doc: Doc, first: number, last: number): number {
  for (let t = first; t <= last; t++) if (doc.upos[t] === U.VERB && doc.xpos[t] !== X.VBG && doc.lower[t - 1] !== 'to') return t
  return -1
}

const BARTER = /^(?:swap|trade|exchange|barter)$/

/** "would trade quotas for access", "offers market access against visas": still to come, or proposed. */
function bartered(doc: Doc, at: number): Found | null {
  const s = doc.sentences[doc.sentenceOf[at]!]!
  let verb = at - 1
  while (verb > s.first && at - verb < 12 && doc.upos[verb] !== U.VERB && !/^[.,;:!?“”"–—]$/.test(doc.lower[verb]!)) verb--
  if (doc.upos[verb] !== U.VERB || at - verb < 2) return null
  const against = doc.lower[at] === 'against'
  const lex = conditionLexicon()
  const offers =
    against &&
    (/^(?:offer|propose|promise|cede|concede)$/.test(doc.lemma[verb]!) || (lex.give.has(doc.lemma[verb]!) && open(doc, verb) && givenBack(doc, at + 1)))
  if (!offers && !(BARTER.test(doc.lemma[verb]!) && !against)) return null
  if (!offers && !open(doc, verb)) return null
  const last = Math.max(at + 1, stretchEnd(doc, at + 1))
  if (phraseEnd(doc, at + 1) <= at || doc.times.some((x) => x.span[0] <= doc.start[at + 1]! && doc.start[at + 1]! < x.span[1])) return null
  const setter = actorOf(doc, verb)
  if (setter < 0 || !isSomebody(doc, setter)) return null
  return { evidence: [verb, last], then: [verb, at - 1], requires: [at + 1, last], predicate: verb, setter, type: 'offer', tie: at }
}

/** "against a guarantee", "against payment": something that is handed over, and nobody who is fought. */
function givenBack(doc: Doc, from: number): boolean {
  const lex = conditionLexicon()
  for (let t = from, last = phraseEnd(doc, from); t <= last; t++) if (lex.wanted.has(doc.lemma[t]!) || lex.goods.has(doc.lemma[t]!)) return true
  return false
}

/** Whether an act is still to come: a modal, an infinitive, or a verb of offering above it. */
function open(doc: Doc, verb: number): boolean {
  const facts = factsOf(doc, verb)
  if (facts.negated) return false
  return facts.modal !== null || facts.factuality === 'offered' || facts.factuality === 'planned' || (doc.lower[verb - 1] === 'to' && doc.xpos[verb] === X.VB)
}

const FREEING = /^(?:free|release|return|hand|give|swap|exchange|trade|freeing|handover|liberation)$/

/** "30 captives would be freed for 110 detainees", "the release of 50 hostages for 150 prisoners": people for people. */
function captives(doc: Doc, at: number): Found | null {
  if (doc.lower[at] !== 'for') return null
  const { captive } = conditionLexicon()
  const last = phraseEnd(doc, at + 1)
  let held = false
  for (let t = at + 1; t <= last; t++) held ||= captive.has(doc.lemma[t]!)
  if (!held) return null
  const s = doc.sentences[doc.sentenceOf[at]!]!
  let [freeing, given] = [-1, false]
  for (let t = at - 1; t >= s.first && at - t < 14; t--) {
    if (FREEING.test(doc.lemma[t]!) && (freeing < 0 || (doc.upos[freeing] === U.NOUN && doc.upos[t] === U.VERB))) freeing = t
    given ||= captive.has(doc.lemma[t]!) || (doc.upos[t] === U.VERB && /^(?:free|release)$/.test(doc.lemma[t]!))
  }
  if (freeing < 0 || !given) return null
  const noun = doc.upos[freeing] === U.NOUN
  const first = noun ? freeing : Math.max(leftEdge(doc, freeing), s.first)
  const over = noun ? doc.head[freeing]! : freeing
  // "freed ten hostages for 30 prisoners on Sunday" has happened.
  if (!noun && !open(doc, freeing)) return null
  if (noun && over >= 0 && doc.xpos[over] === X.VBD && !/^(?:propose|offer|envisage|foresee|demand|suggest|discuss)$/.test(doc.lemma[over]!)) return null
  return {
    evidence: [first, last],
    then: [first, at - 1],
    requires: [at + 1, last],
    predicate: freeing,
    setter: noun ? -1 : actorOf(doc, freeing),
    type: 'offer',
    tie: at,
  }
}
