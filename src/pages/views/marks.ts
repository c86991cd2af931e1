import type { ClaimKindName } from '../../model/claim.ts'
import type { Span } from '../../model/span.ts'

/** A claim's place in a text. */
export interface Mark {
  readonly span: Span
  readonly claim: string
  readonly kind: ClaimKindName
}

/** A stretch of text in which nothing begins or ends. */
export interface Piece {
  readonly span: Span
  /** The shortest claim that covers it, or null. */
  readonly claim: string | null
  /** Kinds of all claims that cover it, the shortest one's first. */
  readonly kinds: readonly ClaimKindName[]
  /** Whether it is among the words that were asked for. */
  readonly asked: boolean
  readonly furniture: boolean
}

/**
 * Cuts a stretch of text at every edge of body, claims and words asked for. Cost grows with the marks that touch the stretch, times their
 * number; the pieces cover the stretch without gap or overlap.
 */
export function pieces(of: Span, body: readonly Span[], marks: readonly Mark[], asked: readonly Span[]): Piece[] {
  const touching = marks.filter((m) => overlaps(m.span, of))
  const edges = new Set<number>([of[0], of[1]])
  for (const [s, e] of [...body, ...asked, ...touching.map((m) => m.span)]) for (const edge of [s, e]) if (edge > of[0] && edge < of[1]) edges.add(edge)
  const cuts = [...edges].sort((a, b) => a - b)
  return cuts.slice(0, -1).map((start, i) => {
    const span: Span = [start, cuts[i + 1]!]
    const over = touching.filter((m) => overlaps(m.span, span)).sort((a, b) => length(a.span) - length(b.span) || (a.claim < b.claim ? -1 : 1))
    return {
      span,
      claim: over[0]?.claim ?? null,
      kinds: [...new Set(over.map((m) => m.kind))],
      asked: asked.some((a) => overlaps(a, span)),
      furniture: !body.some((b) => overlaps(b, span)),
    }
  })
}

function overlaps(a: Span, b: Span): boolean {
  return a[0] < b[1] && b[0] < a[1]
}

function length([s, e]: Span): number {
  return e - s
}
