import type { Doc } from '../../../model/annotation.ts'
import { type ClauseFacts, factsOf } from '../../shared/factuality.ts'
import { kidsOf } from '../../shared/tree.ts'
import { isRel, U, X } from '../../syntax.ts'
import { agreementWords } from './lexicon.ts'

/** What the clause's mood and what governs it leave of an agreement. */
export function moodOf(doc: Doc, verb: number): { mood: 'real' | 'would' | 'denied' | 'none'; denier: number; facts: ClauseFacts } {
  const w = agreementWords()
  const facts = factsOf(doc, verb)
  let at = verb
  for (let steps = 0; steps < 6; steps++) {
    const head = doc.head[at]!
    if (head < 0) break
    if (isRel(doc, at, 'xcomp', 'ccomp', 'acl', 'csubj', 'advcl', 'nmod', 'obj', 'obl', 'conj', 'acl:relcl', 'nsubj')) {
      const lemma = doc.lemma[head]!
      if (
        isRel(doc, at, 'ccomp', 'acl', 'obj', 'nsubj', 'acl:relcl') &&
        (w.deny.has(lemma) || w.denyNouns.has(lemma)) &&
        (at !== verb || isRel(doc, at, 'ccomp', 'xcomp'))
      )
        return { mood: 'denied', denier: head, facts }
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
  const far = deniedBefore(doc, verb)
  if (far >= 0) return { mood: 'denied', denier: far, facts }
  // "once an accord is signed" looks ahead, "once the accord was signed" back.
  if (facts.condition !== null && (facts.condition !== 'once' || (facts.tense === 'present' && !facts.perfect))) return { mood: 'none', denier: -1, facts }
  if (facts.negated) return facts.modal === null ? { mood: 'denied', denier: verb, facts } : { mood: 'none', denier: -1, facts }
  if (doc.xpos[verb] === X.VBG && !facts.progressive && !w.break.has(doc.lemma[verb]!) && GERUND.has(markOf(doc, verb)))
    return { mood: 'none', denier: -1, facts }
  // "the will to reach an accord" is a noun.
  if (doc.lower[verb - 1] === 'to' && doc.lower[verb - 2] === 'will') return { mood: 'none', denier: -1, facts }
  if (facts.modal === 'would' || facts.modal === 'will' || facts.modal === 'shall') return { mood: 'would', denier: -1, facts }
  if (facts.modal !== null || facts.question) return { mood: 'none', denier: -1, facts }
  if (doc.lower[verb - 1] === 'to' && !facts.perfect) return { mood: 'none', denier: -1, facts }
  return { mood: 'real', denier: -1, facts }
}

const GERUND = new Set(['in', 'about', 'of', 'for', 'on', 'toward', 'towards', 'before', 'without', 'to', 'at', 'from', 'into'])

function markOf(doc: Doc, token: number): string {
  for (const k of kidsOf(doc, token)) if (k < token && isRel(doc, k, 'mark', 'case')) return doc.lower[k]!
  return ''
}

/** "rejected reports that …", where the parser lost the link: a word of denial shortly before the "that" of the clause; -1 without. */
function deniedBefore(doc: Doc, verb: number): number {
  const w = agreementWords()
  const first = doc.sentences[doc.sentenceOf[verb]!]!.first
  let that = verb - 1
  while (that >= first && verb - that < 9 && doc.lower[that] !== 'that') that--
  if (that < first || doc.lower[that] !== 'that') return -1
  for (let t = that - 1; t >= first && t > that - 6; t--) if (w.deny.has(doc.lemma[t]!) && doc.upos[t] !== U.NOUN) return t
  return -1
}
