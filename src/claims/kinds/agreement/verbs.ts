import type { Doc } from '../../../model/annotation.ts'
import { actorsOf } from '../../shared/actors.ts'
import { caseOf, clauseTokens, hasDeterminer, phraseTokens, subjectOf } from '../../shared/clause.ts'
import { factsOf } from '../../shared/factuality.ts'
import { kidsOf } from '../../shared/tree.ts'
import { isRel, U, X } from '../../syntax.ts'
import { type Candidate, deniedExtent, extent, relative } from './candidate.ts'
import { sides } from './consent.ts'
import { agreementWords } from './lexicon.ts'
import { moodOf } from './mood.ts'
import { startOf } from './standing.ts'

/** A verb with an agreement as object or subject. */
export function verbOver(doc: Doc, verb: number, noun: number, role: 'o' | 's'): Candidate | null {
  const w = agreementWords()
  const lemma = doc.lemma[verb]!
  const hard = w.hard.has(doc.lemma[noun]!) || w.hard.has(doc.lower[noun]!) || doc.upos[noun] === U.PRON
  // A statement that several sign is an agreement.
  if (w.joint.has(doc.lemma[noun]!) && !joint(doc, noun) && !w.signed.has(lemma)) return null
  if (w.joint.has(doc.lemma[noun]!) && role === 's' && /^(?:contain|say|state|include|call|commit|affirm|read)$/.test(lemma))
    return moodOf(doc, verb).mood === 'real' ? { trigger: verb, noun, verb, status: 'reached', stage: 'announced', ...extent(doc, verb) } : null
  const { mood, facts, denier } = moodOf(doc, verb)
  if (mood !== 'denied' && inGeneral(doc, verb, noun)) return null
  const base = { trigger: verb, noun, verb }
  const place = () =>
    (isRel(doc, verb, 'acl', 'acl:relcl') && noun === doc.head[verb]) || (noun === verb - 1 && doc.xpos[verb] === X.VBN)
      ? relative(doc, noun, verb)
      : upTo(noun, extent(doc, verb))
  // "the day the accord is signed", "a ceremony in which it will be ratified": ahead, and no news of it.
  if (
    isRel(doc, verb, 'acl:relcl', 'advcl', 'ccomp') &&
    facts.passive &&
    noun !== doc.head[verb] &&
    w.reach.has(lemma) &&
    ((facts.tense === 'present' && !facts.perfect) || (facts.modal === 'will' && isRel(doc, verb, 'acl:relcl')))
  )
    return null
  if (
    role === 'o' &&
    (w.reach.has(lemma) || (lemma === 'come' && facts.tense === 'past')) &&
    (hard ||
      w.signed.has(lemma) ||
      (w.finished.has(lemma) && w.soft.has(doc.lemma[noun]!) && !(/^(?:plan|package|text|paper)$/.test(doc.lemma[noun]!) && subjectOf(doc, verb) < 0)) ||
      (doc.lemma[noun] === 'version' && /^(?:announce|sign|conclude|reach|adopt)$/.test(lemma)) ||
      (/^(?:extend|renew|prolong)$/.test(lemma) &&
        (/^(?:for|until|till|by|to)$/.test(doc.lower[verb + 1] ?? '') || doc.lower.slice(verb + 1, verb + 9).some((x) => /^(?:until|till|by)$/.test(x))) &&
        /^(?:programme|program|bailout|arrangement|waiver|mandate|licence|license|suspension|pause|freeze|mission)$/.test(doc.lemma[noun]!)))
  ) {
    if (mood === 'none') return null
    // "a law that prolonged their contract": nobody agreed to it.
    if (/^(?:extend|renew|prolong)$/.test(lemma) && !facts.passive && BY_LAW.test(doc.lemma[Math.max(0, subjectOf(doc, verb))]!)) return null
    if (mood === 'denied') return { ...base, status: 'denied', stage: null, ...(denier >= 0 && denier !== verb ? deniedExtent(doc, denier, verb) : place()) }
    if (unkept(doc, verb)) return { ...base, status: 'broken', stage: null, ...place() }
    const stage = w.signed.has(lemma) ? 'signed' : w.announced.has(lemma) ? 'announced' : null
    // "Egypt initialled the text": one side of several.
    const alone = /^(?:sign|initial|initialled|initiall|ink)$/.test(lemma) && role === 'o' && mood === 'real' && oneSigner(doc, verb, noun)
    const part = alone || [...kidsOf(doc, noun)].some((k) => doc.lower[k] === 'partial')
    return { ...base, status: mood === 'would' ? 'proposed' : part ? 'partial' : 'reached', stage: mood === 'would' ? null : stage, ...place() }
  }
  if (
    (w.break.has(lemma) || (lemma === 'end' && isRel(doc, noun, 'obj'))) &&
    hard &&
    (role === 'o' || /^(?:collapse|unravel|crumble|expire|lapse|fail|break|end)$/.test(lemma))
  ) {
    if (mood !== 'real') return mood === 'denied' && /^(?:honou?r|keep)$/.test(lemma) ? { ...base, status: 'broken', stage: null, ...place() } : null
    return { ...base, status: 'broken', stage: /^(?:suspend)$/.test(lemma) ? 'suspended' : 'ended', ...place() }
  }
  if (role === 'o' && w.implement.has(lemma) && (hard || /^(?:clause|comma|provision|term|word|letter|point)$/.test(doc.lemma[noun]!))) {
    if (mood === 'denied') return { ...base, status: 'broken', stage: null, ...place() }
    if (mood !== 'real') return null
    return { ...base, status: 'implemented', stage: 'in force', ...place() }
  }
  if (role === 's' && hard && w.force.has(lemma) && /^(?:effect|force)$/.test(afterVerb(doc, verb))) {
    return mood === 'real'
      ? { ...base, status: 'implemented', stage: 'in force', ...place() }
      : mood === 'would'
        ? { ...base, status: 'reached', stage: null, ...place() }
        : null
  }
  if (
    role === 'o' &&
    /^(?:reject|receive|review|study|welcome|consider|turn|spurn|rebuff|dismiss|refuse|decline|veto|weigh|throw|vote|shoot|mull)$/.test(lemma) &&
    mood === 'real' &&
    /^(?:proposal|offer|deal|accord|agreement|pact|truce|ceasefire|compromise|plan|draft|package|settlement)$/.test(doc.lemma[noun]!) &&
    described(doc, noun)
  ) {
    const [first, last] = phraseTokens(doc, noun, { relative: true })
    return { ...base, verb: -1, status: 'proposed', stage: null, first, last }
  }
  if (role === 'o' && w.propose.has(lemma) && (hard || w.soft.has(doc.lemma[noun]!)) && mood === 'real') {
    if (isRel(doc, verb, 'acl', 'acl:relcl') && !hard && !/^(?:a|an)$/.test(doc.lower[startOf(doc, noun)]!)) return null
    if (
      !hard &&
      !content(doc, noun) &&
      !isRel(doc, verb, 'acl:relcl') &&
      !(/^(?:hand|submit|table|deliver|convey)$/.test(lemma) && /^(?:offer|proposal)$/.test(doc.lemma[noun]!) && !facts.passive && !definite(doc, noun))
    )
      return null
    if (/^(?:plan|package|initiative|term|terms|text|outline|formula|timetable)$/.test(doc.lemma[noun]!) && !aboutPeace(doc, noun)) return null
    return { ...base, status: 'proposed', stage: null, ...place() }
  }
  const terms = contained(doc, verb, noun, role)
  if (terms) return { ...base, ...terms, ...(isRel(doc, verb, 'acl:relcl') ? relative(doc, noun, verb) : place()) }
  if (
    role === 's' &&
    w.include.has(lemma) &&
    (mood === 'real' || (mood === 'would' && facts.modal !== null)) &&
    (w.soft.has(doc.lemma[noun]!) || mood === 'would' || facts.tense === 'present') &&
    !bargain(doc, verb)
  ) {
    const related = isRel(doc, verb, 'acl:relcl', 'acl')
    if (
      (!related || (w.soft.has(doc.lemma[noun]!) && isRel(doc, verb, 'acl:relcl') && doc.lemma[noun] !== 'plan')) &&
      (lemma !== 'last' || mood === 'would') &&
      ![...kidsOf(doc, verb)].some((k) => doc.lower[k] === 'also')
    )
      return { ...base, status: 'proposed', stage: null, ...(related ? relative(doc, noun, verb) : place()) }
  }
  return null
}

/** "any agreement would have to be approved", "when the deal was struck", "an accord ending the war": no news of an agreement. */
function inGeneral(doc: Doc, verb: number, noun: number): boolean {
  if (isRel(doc, verb, 'acl') && doc.xpos[verb] === X.VBG && doc.head[verb] === noun) return true
  for (const k of kidsOf(doc, noun)) if (isRel(doc, k, 'det') && /^(?:any|every|whatever)$/.test(doc.lower[k]!)) return true
  if (!isRel(doc, verb, 'advcl') || !kidsOf(doc, noun).some((k) => doc.lower[k] === 'the')) return false
  return kidsOf(doc, verb).some((k) => isRel(doc, k, 'mark', 'advmod') && doc.lower[k] === 'when')
}

/** "had reached but never honoured" */
function unkept(doc: Doc, verb: number): boolean {
  const end = doc.sentences[doc.sentenceOf[verb]!]!.end
  for (let t = verb + 1; t + 1 < end && t < verb + 10; t++)
    if (/^(?:never|not)$/.test(doc.lower[t]!) && /^(?:honou?r|respect|implement|keep|observe)/.test(doc.lower[t + 1]!)) return true
  return false
}

function afterVerb(doc: Doc, verb: number): string {
  for (let t = verb + 1; t < verb + 3 && t < doc.count; t++) if (/^(?:effect|force)$/.test(doc.lower[t]!)) return doc.lower[t]!
  return ''
}

function joint(doc: Doc, noun: number): boolean {
  for (const k of kidsOf(doc, noun)) if (/^(?:joint|common|final)$/.test(doc.lower[k]!)) return true
  return false
}

/** "the proposal", "this offer": told of before. */
function definite(doc: Doc, noun: number): boolean {
  return hasDeterminer(doc, noun, /^(?:the|this|that|these|those)$/)
}

/** Whether a proposal says of what ("a proposal for the release of …"). */
function content(doc: Doc, noun: number): boolean {
  // "an offer to host the next round"
  for (const k of kidsOf(doc, noun)) if (isRel(doc, k, 'acl') && /^(?:host|mediate|meet|talk|help|chair|join|facilitate)$/.test(doc.lemma[k]!)) return false
  for (const k of kidsOf(doc, noun)) if (isRel(doc, k, 'nmod', 'acl') && (/^(?:for|on)$/.test(caseOf(doc, k)) || doc.xpos[k] === X.VB)) return true
  return false
}

/** Whether a plan is one for an agreement ("a plan for a ceasefire"). */
function aboutPeace(doc: Doc, noun: number): boolean {
  const [first, last] = phraseTokens(doc, noun)
  for (let t = first; t <= last && t < noun + 10; t++)
    if (t !== noun && (agreementWords().hard.has(doc.lemma[t]!) || /^(?:peace|truce|ceasefire)$/.test(doc.lower[t]!))) return true
  return false
}

function bargain(doc: Doc, verb: number): boolean {
  const [, last] = clauseTokens(doc, verb, { loose: true })
  for (let t = verb; t <= last; t++) if ((doc.lower[t] === 'exchange' || doc.lower[t] === 'return') && doc.lower[t - 1] === 'in') return true
  return false
}

/** "Egypt initialled the text": one named side puts its name to a text that is there, with nobody else. */
function oneSigner(doc: Doc, verb: number, noun: number): boolean {
  const subject = subjectOf(doc, verb)
  if (subject < 0 || subject === noun || factsOf(doc, verb).passive || actorsOf(doc, subject).length !== 1) return false
  if (!definite(doc, noun)) return false
  const [first, last] = clauseTokens(doc, verb, { loose: true })
  for (let t = first; t <= last; t++) if (/^(?:with|between|together|alongside|both|and)$/.test(doc.lower[t]!)) return false
  return sides(doc, verb, subject) === 1
}

/** "The pact commits both to halve it", "the agreement will eliminate duties": what stands in an agreement that is there, or drafted. */
function contained(doc: Doc, verb: number, noun: number, role: 'o' | 's'): { status: 'reached' | 'proposed'; stage: null; terms: boolean } | null {
  const w = agreementWords()
  if (role !== 's' || !w.terms.has(doc.lemma[verb]!) || !w.hard.has(doc.lemma[noun]!) || !isRel(doc, noun, 'nsubj') || doc.lemma[noun] === 'coalition')
    return null
  if (w.joint.has(doc.lemma[noun]!) && !joint(doc, noun)) return null
  const { mood, facts } = moodOf(doc, verb)
  if (mood !== 'real' && !(mood === 'would' && facts.modal !== 'would')) return null
  if (facts.negated || facts.passive || isRel(doc, verb, 'acl', 'advcl') || bargain(doc, verb)) return null
  // "gives the army until Friday": a deadline.
  if (kidsOf(doc, verb).some((k) => isRel(doc, k, 'obl') && /^(?:until|till)$/.test(caseOf(doc, k)))) return null
  if (!kidsOf(doc, verb).some((k) => k > verb && isRel(doc, k, 'obj', 'xcomp', 'ccomp', 'obl', 'advcl'))) return null
  let open = false
  for (const k of kidsOf(doc, noun)) {
    if (isRel(doc, k, 'det') && /^(?:a|an|any|no|every|another|such)$/.test(doc.lower[k]!)) return null
    if (k < noun && w.open.has(doc.lower[k]!)) open = true
  }
  return { status: open ? 'proposed' : 'reached', stage: null, terms: !open }
}

/** A clause with the subject that the parser has lost on its way. */
function upTo(noun: number, place: { first: number; last: number }): { first: number; last: number } {
  return noun < place.first && place.first - noun < 24 ? { first: noun, last: place.last } : place
}

const BY_LAW = /^(?:law|bill|decree|court|judge|ruling|clause|order|act|tribunal)$/

/** Whether a thing that is turned down or weighed is described: "a partial accord covering two years", "an offer of nine percent", "a proposal for a truce". */
function described(doc: Doc, noun: number): boolean {
  if (/^(?:proposal|offer)$/.test(doc.lemma[noun]!)) return content(doc, noun)
  if (!kidsOf(doc, noun).some((k) => isRel(doc, k, 'det') && /^(?:a|an|another)$/.test(doc.lower[k]!))) return false
  if (doc.xpos[noun + 1] === X.VBG) return true
  for (const k of kidsOf(doc, noun)) {
    if (k < noun) continue
    if (isRel(doc, k, 'acl') && (doc.xpos[k] === X.VBG || doc.lower[k - 1] === 'to')) return true
    if (isRel(doc, k, 'acl:relcl') && factsOf(doc, k).modal === 'would') return true
    if (isRel(doc, k, 'nmod') && (/^(?:for|on)$/.test(caseOf(doc, k)) || (caseOf(doc, k) === 'of' && kidsOf(doc, k).some((j) => isRel(doc, j, 'nummod')))))
      return true
  }
  return false
}
