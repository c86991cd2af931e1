import type { Doc } from '../../../model/annotation.ts'
import { U } from '../../syntax.ts'
import type { Candidate } from './candidate.ts'

/** "the deadline stood", "the deadline of 14 April remains in place": it is only recalled, and neither the one who recalls it nor anybody near need act. */
export function standing(doc: Doc, c: Candidate): boolean {
  if (c.noun < 0) return false
  const s = doc.sentences[doc.sentenceOf[c.noun]!]!
  for (let t = c.noun + 1; t < s.end && t < c.noun + 14; t++) {
    if (/^[.;:!?]$/.test(doc.lower[t]!)) return false
    if (doc.upos[t] !== U.VERB && doc.upos[t] !== U.AUX) continue
    if (/^(?:will|would|still|must|should|shall|to|does|did|do)$/.test(doc.lower[t]!)) continue
    return /^(?:stand|remain|hold|stay|apply)$/.test(doc.lemma[t]!)
  }
  return false
}
