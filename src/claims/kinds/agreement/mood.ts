import type { Doc } from '../../../model/annotation.ts'
import { type ClauseFacts, factsOf } from '../../shared/factuality.ts'
import { kidsOf } from '../../shared/tree.ts'
import { deniesOther } from '../../shared/verdict.ts'
import { isRel, U, X } from '../../syntax.ts'
import { agreementWords } from './lexicon.ts'

/** Whether a clause tells of something real, of something to come, of something that is not so, or claims nothing. */
export interface Mood {
  readonly mood: 'real' | 'would' | 'denied' | 'none'
  /** The token that denies, or -1. */
  readonly denier: number
  readonly facts: ClauseFacts
}

/** What the clause's mood and what governs it leave of an agreement. */
export function moodOf(doc: Doc, verb: number): Mood {
  const w = agreementWords()
  const facts = factsOf(doc, verb)
  // "is expected to be finalised and adopted": a second verb without words of its own is meant like the first.
  if (borrows(doc, verb)) return { ...moodOf(doc, doc.head[verb]!), facts }
  let at = verb
  for (let steps = 0; steps < 6; steps++) {
    const head = doc.head[at]!
    if (head < 0) break
    if (isRel(doc, at, 'xcomp', 'ccomp', 'acl', 'csubj', 'advcl', 'nmod', 'obj', 'obl', 'conj', 'acl:relcl', 'nsubj')) {
      const lemma = doc.lemma[head]!
      if (
        isRel(doc, at, 'ccomp', 'acl', 'obj', 'nsubj', 'acl:relcl') &&
        (w.deny.has(lemma) || w.denyNouns.has(lemma)) &&
        (at !== verb || isRel(doc, at, 'ccomp', 'xcomp')) &&
        !(doc.upos[head] === U.VERB && (factsOf(doc, head).negated || deniesOther(doc, head, verb)))
      )
        return { mood: 'denied', denier: head, facts }
      const over = at === verb && isRel(doc, at, 'xcomp', 'acl', 'csubj', 'obl', 'advcl', 'ccomp') ? governed(doc, verb, head, facts) : null
      if (over) return over
      if (
        at === verb &&
        isRel(doc, at, 'xcomp', 'acl', 'csubj', 'obl', 'advcl') &&
        w.unreal.has(lemma) &&
        (doc.upos[head] !== U.NOUN || doc.lower[verb - 1] === 'to')
      )
        return { mood: 'none', denier: -1, facts }
      if (at === verb && (isRel(doc, at, 'acl:relcl') || (isRel(doc, at, 'acl') && doc.xpos[at] === X.VBN))) break
    } else break
    at = head
  }
  const ahead = beTo(doc, verb)
  if (ahead) return { mood: ahead, denier: verb, facts }
  const far = deniedBefore(doc, verb)
  if (far >= 0) return { mood: 'denied', denier: far, facts }
  // "once an accord is signed" looks ahead, "once the accord was signed" back.
  if (facts.condition !== null && (facts.condition !== 'once' || (facts.tense === 'present' && !facts.perfect))) return { mood: 'none', denier: -1, facts }
  if (facts.negated && (facts.modal === 'could' || facts.modal === 'can') && unable(doc, verb)) return { mood: 'denied', denier: verb, facts }
  // "is not going to accept": turned down.
  if (facts.negated && doc.lower[verb - 1] === 'to' && doc.lower[verb - 2] === 'going') return { mood: 'none', denier: -1, facts }
  if (facts.negated) return facts.modal === null ? { mood: 'denied', denier: verb, facts } : { mood: 'none', denier: -1, facts }
  if (doc.xpos[verb] === X.VBG && !facts.progressive && !w.break.has(doc.lemma[verb]!) && GERUND.has(markOf(doc, verb)))
    return { mood: 'none', denier: -1, facts }
  // "Signing the treaty would be a mistake."
  if (doc.xpos[verb] === X.VBG && !facts.progressive && isRel(doc, verb, 'csubj', 'nsubj', 'obj', 'nmod', 'ccomp')) return { mood: 'none', denier: -1, facts }
  // "the will to reach an accord" is a noun.
  if (doc.lower[verb - 1] === 'to' && doc.lower[verb - 2] === 'will') return { mood: 'none', denier: -1, facts }
  if (facts.modal === 'would' || facts.modal === 'will' || facts.modal === 'shall') return { mood: 'would', denier: -1, facts }
  // "must still sign off on it": to come.
  if (facts.modal === 'must' && !facts.question && doc.lower.slice(Math.max(0, verb - 4), verb).some((x) => x === 'still' || x === 'first' || x === 'yet'))
    return { mood: 'would', denier: -1, facts }
  if (facts.modal !== null || facts.question) return { mood: 'none', denier: -1, facts }
  if (doc.lower[verb - 1] === 'to' && !facts.perfect) return { mood: 'none', denier: -1, facts }
  return { mood: 'real', denier: -1, facts }
}

function borrows(doc: Doc, verb: number): boolean {
  const head = doc.head[verb]!
  if (head < 0 || head > verb || !isRel(doc, verb, 'conj') || doc.upos[head] !== U.VERB || !isRel(doc, head, 'xcomp')) return false
  if (doc.xpos[verb] !== X.VB && doc.xpos[verb] !== X.VBN) return false
  return !kidsOf(doc, verb).some((k) => isRel(doc, k, 'nsubj', 'nsubj:pass', 'aux', 'aux:pass', 'mark', 'expl'))
}

/** "failed to agree", "were unable to sign": not so; "are due to sign", "still have to ratify": to come; null for other governors. */
function governed(doc: Doc, verb: number, head: number, facts: ClauseFacts): Mood | null {
  const w = agreementWords()
  const lemma = doc.lemma[head]!
  // "voted to ratify", "managed to agree": as real as the vote.
  if (w.doing.has(lemma) && toBefore(doc, verb) && doc.upos[head] === U.VERB) {
    const over = factsOf(doc, head)
    if (over.modal !== null || over.condition !== null || over.question || (over.tense === null && doc.xpos[head] !== X.VBN) || doc.lower[head - 1] === 'to')
      return null
    return { mood: over.negated || lemma === 'decline' ? 'denied' : 'real', denier: over.negated ? head : -1, facts }
  }
  const [failing, ahead] = [w.failing.has(lemma), w.ahead.has(lemma)]
  if (!failing && !ahead) return null
  if (!toBefore(doc, verb)) return null
  const over = factsOf(doc, head)
  if (over.condition !== null || over.question || doc.upos[head] === U.NOUN) return null
  if (failing)
    return over.modal === null && !over.negated && doc.lemma[head] !== 'struggle'
      ? { mood: 'denied', denier: head, facts }
      : { mood: 'none', denier: -1, facts }
  if (lemma === 'have')
    return over.tense === 'present' && !over.negated && !/^(?:yet)$/.test(doc.lower[verb - 2] ?? '') ? { mood: 'would', denier: -1, facts } : null
  // Somebody's hope or plan is no agreement to come; what is due or expected is.
  if (/^(?:hope|aim|seek|plan|intend|mean|await)$/.test(lemma)) return null
  if (lemma === 'expect' && !over.passive && doc.xpos[head] !== X.VBN) return null
  if (lemma === 'prepare' || lemma === 'ready' || lemma === 'prepared')
    return over.negated || !w.signed.has(doc.lemma[verb]!) ? null : { mood: 'would', denier: -1, facts }
  return over.negated || over.modal !== null ? null : { mood: 'would', denier: -1, facts }
}

function toBefore(doc: Doc, verb: number): boolean {
  for (let t = verb - 1; t > verb - 5 && t >= 0; t--) if (doc.lower[t] === 'to') return true
  return false
}

/** "are to sign": to come; "have yet to agree": not so. */
function beTo(doc: Doc, verb: number): 'would' | 'denied' | 'none' | null {
  let to = verb - 1
  while (to > 0 && verb - to < 4 && (doc.upos[to] === U.ADV || doc.lower[to] === 'be' || doc.lower[to] === 'have')) to--
  if (doc.lower[to] !== 'to') return null
  let t = to - 1
  if (doc.lower[t] === 'yet') return 'denied'
  while (t > 0 && to - t < 3 && doc.upos[t] === U.ADV) t--
  // "was to have run out": it did not, or who knows.
  if (/^(?:was|were)$/.test(doc.lower[t] ?? '') && doc.lower[to + 1] === 'have') return 'none'
  return /^(?:is|are|'re)$/.test(doc.lower[t] ?? '') && !/^(?:goal|aim|hope|task|purpose|plan|idea|objective|way|step|job)$/.test(doc.lemma[t - 1] ?? '')
    ? 'would'
    : null
}

/** "could not agree", "cannot reach a deal": they did not. */
function unable(doc: Doc, verb: number): boolean {
  const lemma = doc.lemma[verb]!
  if (lemma !== 'agree' && lemma !== 'come' && !agreementWords().reach.has(lemma)) return false
  const s = doc.sentences[doc.sentenceOf[verb]!]!
  for (let t = s.first; t < s.end; t++) if (/^(?:unless|until|without|if)$/.test(doc.lower[t]!)) return false
  return true
}

const GERUND = new Set(['in', 'about', 'of', 'for', 'on', 'toward', 'towards', 'before', 'without', 'to', 'at', 'from', 'into'])

function markOf(doc: Doc, token: number): string {
  for (const k of kidsOf(doc, token)) if (k < token && isRel(doc, k, 'mark', 'case')) return doc.lower[k]!
  return ''
}

/** "rejected reports that …", where the parser lost the link: a word of denial shortly before the "that" of the clause; -1 without. */
function deniedBefore(doc: Doc, verb: number): number {
  const w = agreementWords()
  // "denied that the treaty signed in 1998 binds it"
  if (isRel(doc, verb, 'acl') && doc.xpos[verb] === X.VBN) return -1
  const first = doc.sentences[doc.sentenceOf[verb]!]!.first
  let that = verb - 1
  while (that >= first && verb - that < 9 && doc.lower[that] !== 'that') that--
  if (that < first || doc.lower[that] !== 'that') return -1
  for (let t = that - 1; t >= first && t > that - 6; t--) {
    if (doc.upos[t] === U.NOUN || doc.upos[t] === U.PROPN) continue
    if (w.deny.has(doc.lemma[t]!)) return factsOf(doc, t).negated ? -1 : t
    // "rejected the claim and said that"
    if (doc.lower[t] === 'and' || doc.lower[t] === 'but') return -1
  }
  return -1
}
