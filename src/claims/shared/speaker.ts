import type { StatementClaim } from '../../model/claim.ts'
import { hull, inside, type Span } from '../../model/span.ts'

/** The smallest statement whose content holds a span, or null: whose words it stands in. */
export function statementOver(statements: readonly StatementClaim[], span: Span): StatementClaim | null {
  let best: StatementClaim | null = null
  let size = Number.POSITIVE_INFINITY
  for (const s of statements) {
    if (!s.contentSpans.some((c) => inside(span, c))) continue
    const [a, b] = hull(s.contentSpans)
    if (b - a < size) {
      best = s
      size = b - a
    }
  }
  return best
}

/** The smallest statement that a span touches at all, for claims that are wider than what was said. */
export function statementNear(statements: readonly StatementClaim[], span: Span): StatementClaim | null {
  return statementOver(statements, span) ?? statements.find((s) => s.contentSpans.some((c) => c[0] < span[1] && span[0] < c[1])) ?? null
}
