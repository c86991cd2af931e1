import type { Doc } from '../../../model/annotation.ts'
import type { StatementClaim } from '../../../model/claim.ts'
import type { Span } from '../../../model/span.ts'
import { voiceOver } from '../../shared/voices.ts'
import type { Found } from './found.ts'

/** Whose words something stands in; behind "but that" or "and that" those of the statement that ends right before it. */
export function voiceAround(doc: Doc, f: Found, statements: readonly StatementClaim[], whole: Span, core: Span): StatementClaim | null {
  const over = voiceOver(statements, whole, core)
  if (over) return over
  const s = doc.sentences[doc.sentenceOf[f.evidence[0]]!]!
  let t = f.evidence[0] - 1
  if (doc.lower[t] === 'that') t--
  if (t <= s.first || !/^(?:but|and)$/.test(doc.lower[t]!) || doc.lower[t + 1] !== 'that') return null
  const end = doc.start[t]!
  return statements.find((x) => x.contentSpans.some((c) => c[1] <= end && c[1] >= end - 4 && c[0] >= doc.start[s.first]!)) ?? null
}
