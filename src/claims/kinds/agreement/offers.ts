import type { Doc } from '../../../model/annotation.ts'
import { actorsOf } from '../../shared/actors.ts'
import { caseOf, clauseTokens, hasDeterminer, objectsOf, prepsOf, subjectOf } from '../../shared/clause.ts'
import { factsOf } from '../../shared/factuality.ts'
import { kidsOf } from '../../shared/tree.ts'
import { isRel, U, X } from '../../syntax.ts'
import { type Candidate, extent } from './candidate.ts'
import { isParty } from './idioms.ts'
import { agreementWords } from './lexicon.ts'
import { moodOf } from './mood.ts'

// What one side puts to the other: terms, texts, swaps, pauses, raises.

const PROPOSE = /^(?:offer|propose|suggest|float|moot|table|pitch|advance|dangle|extend)$/

/** "proposed a swap of prisoners", "offered to free the crew", "suggested that both pull back", "made the union an offer". */
export function offers(doc: Doc, verb: number): Candidate | null {
  const lemma = doc.lemma[verb]!
  if (
    !PROPOSE.test(lemma) &&
    !/^(?:make|put|present|submit|bring|lay|come|receive|get|send|give|raise|improve|sweeten|increase|up|lower|revise|counter|better)$/.test(lemma)
  )
    return null
  const { mood, facts } = moodOf(doc, verb)
  if (mood !== 'real' || facts.passive || isRel(doc, verb, 'amod', 'acl')) return null
  // "operators offer packages": what they always do.
  const going = doc.xpos[verb] === X.VBG && doc.lower[verb - 1] === ','
  if (facts.tense !== 'past' && !facts.progressive && !facts.perfect && !going) return null
  const subject = subjectOf(doc, verb)
  if (subject < 0 || !isParty(doc, verb, subject)) return null
  const noun = PROPOSE.test(lemma) ? proposed(doc, verb) : handed(doc, verb)
  const base = { trigger: verb, verb, status: 'proposed', stage: null, ...extent(doc, verb) } as const
  if (noun !== null) return { ...base, noun }
  return (lemma === 'offer' || lemma === 'propose' || lemma === 'suggest') && toDo(doc, verb) ? { ...base, noun: -1 } : null
}

/** The object that is proposed, of the things that sides give each other; null for others ("offered condolences"). */
function proposed(doc: Doc, verb: number): number | null {
  const w = agreementWords()
  for (const o of objectsOf(doc, verb)) {
    if (w.offerable.has(doc.lemma[o]!) && !hasDeterminer(doc, o, KNOWN_OR_NONE)) return o
    if (w.raisable.has(doc.lemma[o]!) && amount(doc, verb, o)) return o
    // "proposed a two-week halt", "a review of the treaty": an act as a noun, by somebody who has a say.
    if (doc.lemma[verb] === 'propose' && w.actNouns.has(doc.lemma[o]!) && actorsOf(doc, subjectOf(doc, verb)).length > 0) return o
  }
  return null
}

function amount(doc: Doc, verb: number, noun: number): boolean {
  for (let t = verb + 1; t < noun + 9 && t < doc.count; t++) if (doc.upos[t] === U.NUM || doc.upos[t] === U.SYM) return true
  return false
}

/** "made an offer", "put a bridging proposal to both sides", "came up with a plan for a truce": a text or terms, told of for the first time. */
function handed(doc: Doc, verb: number): number | null {
  const w = agreementWords()
  const lemma = doc.lemma[verb]!
  const found = [...objectsOf(doc, verb), ...(lemma === 'come' && doc.lower[verb + 1] === 'up' ? prepsOf(doc, verb).map((p) => p.head) : [])]
  for (const o of found) {
    const better = /^(?:raise|improve|sweeten|increase|up|lower|revise|better)$/.test(lemma) && /^(?:offer|bid|proposal)$/.test(doc.lemma[o]!)
    if (better) return o
    if (
      !/^(?:offer|proposal|counter-offer|counteroffer|counter-proposal|counterproposal|compromise|formula)$/.test(doc.lemma[o]!) ||
      hasDeterminer(doc, o, KNOWN_OR_NONE)
    )
      continue
    // "an offer to host the next round", "an offer of help".
    if (
      [...kidsOf(doc, o)].some(
        (k) =>
          (isRel(doc, k, 'acl') && !w.granting.has(doc.lemma[k]!)) ||
          (isRel(doc, k, 'nmod') && /^(?:help|assistance|support|aid|talks|mediation|sympathy)$/.test(doc.lemma[k]!)),
      )
    )
      return null
    return o
  }
  return null
}

const KNOWN_OR_NONE = /^(?:the|this|that|these|those|any|no)$/

const OWN = /^(?:raise|cut|reduce|increase|lower|give|grant|sell|buy|allow|let|limit|cap|drop|scrap|fund|finance|build|admit|end|leave|extend)$/

/** "offered to free them", "proposed pulling back", "suggested that both withdraw": an act that can be given or demanded. */
function toDo(doc: Doc, verb: number): boolean {
  const w = agreementWords()
  for (const k of kidsOf(doc, verb)) {
    if (!isRel(doc, k, 'xcomp', 'ccomp') || k < verb || !w.granting.has(doc.lemma[k]!)) continue
    // "proposed raising taxes": a policy; "offered to raise wages": an offer.
    if (doc.lemma[verb] !== 'offer' && OWN.test(doc.lemma[k]!)) continue
    if (isRel(doc, k, 'xcomp')) return true
    if (/^(?:talk|talks|negotiation|meeting|session|round|dialogue)$/.test(doc.lemma[Math.max(0, subjectOf(doc, k))]!)) return false
    const bare =
      doc.xpos[k] === X.VB ||
      doc.xpos[k] === X.VBP ||
      [...kidsOf(doc, k)].some((j) => isRel(doc, j, 'aux', 'aux:pass', 'cop') && (doc.xpos[j] === X.MD || doc.xpos[j] === X.VB))
    if (bare || doc.xpos[k] === X.VBG) return true
  }
  return false
}

/** "Under the proposed deal, 50 captives would be freed": terms that lie on the table. */
export function underTerms(doc: Doc, noun: number): Candidate | null {
  const w = agreementWords()
  if (!w.hard.has(doc.lemma[noun]!) && !w.soft.has(doc.lemma[noun]!)) return null
  if (caseOf(doc, noun) !== 'under' || !isRel(doc, noun, 'obl', 'nmod') || doc.head[noun]! < 0) return null
  const verb = doc.head[noun]!
  const { facts } = moodOf(doc, verb)
  if (facts.condition !== null || facts.question || facts.negated) return null
  const open = [...kidsOf(doc, noun)].some((k) => w.open.has(doc.lower[k]!) && doc.lower[k] !== 'any')
  const soft = !w.hard.has(doc.lemma[noun]!)
  if (!(facts.modal === 'would' || ((open || soft) && (facts.modal === 'will' || facts.modal === 'could' || facts.modal === 'should')))) return null
  const { first, last } = extent(doc, verb)
  return { trigger: noun, noun, verb, status: 'proposed', stage: null, first: Math.min(first, noun - 1), last: Math.max(last, noun) }
}

/** "The two sides said in a joint statement that they would reopen the road": what they bind themselves to together. */
export function jointly(doc: Doc, verb: number): Candidate | null {
  if (!/^(?:say|announce|declare|vow|affirm|state|confirm|add)$/.test(doc.lemma[verb]!)) return null
  const [first, last] = clauseTokens(doc, verb, { loose: true })
  let joint = false
  for (let t = first; t < last; t++)
    if (doc.lower[t] === 'joint' && /^(?:statement|declaration|communique|communiqué|announcement|press)$/.test(doc.lower[t + 1]!)) joint = true
  if (!joint) return null
  for (const k of kidsOf(doc, verb)) {
    if (!isRel(doc, k, 'ccomp') || k < verb) continue
    const facts = factsOf(doc, k)
    if ((facts.modal !== 'would' && facts.modal !== 'will') || facts.negated || facts.condition !== null) continue
    return { trigger: k, noun: -1, verb: k, status: 'reached', stage: 'announced', ...extent(doc, k) }
  }
  return null
}
