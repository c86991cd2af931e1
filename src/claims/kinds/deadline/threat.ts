import type { Doc, Timex } from '../../../model/annotation.ts'
import { predicateOf, subjectOf } from '../../shared/clause.ts'
import { factsOf } from '../../shared/factuality.ts'
import { treeOf } from '../../shared/tree.ts'
import { headOfTime } from '../../shared/when.ts'
import type { Candidate } from './candidate.ts'
import { clause } from './find.ts'
import { deadlineWords } from './words.ts'

/**
 * "will walk out on Friday unless a deal is reached", "threatened to kill one a day from Sunday unless the ransom was paid": the day from which harm
 * is threatened is the one by which the condition must be met.
 */
export function byThreat(doc: Doc, time: Timex, first: number): Candidate | null {
  if (time.type === 'SET' || (time.edtf === null && time.type !== 'DURATION') || time.bound === 'since' || time.bound === 'until') return null
  if (time.type === 'DURATION' && doc.lower[first - 1] !== 'in' && doc.lower[first - 1] !== 'within') return null
  const verb = predicateOf(doc, headOfTime(doc, time))
  if (verb < 0) return null
  const facts = factsOf(doc, verb)
  if (facts.condition !== null || facts.negated) return null
  if (time.value === 'PRESENT_REF' || (time.edtf !== null && time.edtf === doc.article.published?.edtf)) return null
  const coming = (facts.modal !== null && /^(?:will|would|could|shall|going)$/.test(facts.modal)) || THREATENING.has(doc.lemma[facts.above[0] ?? -1] ?? '')
  const burden = deadlineWords().burdens.has(doc.lemma[subjectOf(doc, verb)] ?? '') && facts.tense !== 'past'
  if (!coming && !burden) return null
  const s = doc.sentences[doc.sentenceOf[verb]!]!
  for (let t = s.first; t < s.end; t++) {
    if (doc.lower[t] !== 'unless' && !(doc.lower[t] === 'if' && lacking(doc, t, s.end))) continue
    const own = predicateOf(doc, doc.head[t]! >= 0 ? doc.head[t]! : t)
    // The day must stand with what is threatened, not with what is required.
    if (own === verb || (t < first && own > t && own < first && treeOf(doc).right[own]! >= first && own !== verb && treeOf(doc).left[own]! <= first)) continue
    return clause(doc, time, verb, 'expiry')
  }
  return null
}

const THREATENING: ReadonlySet<string> = new Set(['threaten', 'vow', 'warn', 'plan', 'pledge', 'prepare'])

/** "if no deal is reached", "if the talks fail": what must come is not there. */
function lacking(doc: Doc, mark: number, end: number): boolean {
  for (let t = mark + 1; t < end && t < mark + 12 && doc.lower[t] !== ','; t++)
    if (/^(?:no|not|n't|never)$/.test(doc.lower[t]!) || /^(?:fail|collapse|refuse|reject|stall|lack|miss)$/.test(doc.lemma[t]!)) return true
  return false
}
