import type { Doc } from '../model/annotation.ts'
import type { ClaimKindName, ClaimOf, StatementClaim } from '../model/claim.ts'

/** A claim before it has an id and a place among the others: `extract.ts` fills in `id`, `within` and `inHeadline`. */
export type Draft<K extends ClaimKindName> = Omit<ClaimOf<K>, 'id' | 'within' | 'inHeadline'>

/** A draft of any kind. */
export type AnyDraft = { [K in ClaimKindName]: Draft<K> }[ClaimKindName]

/** What a kind may look at besides the annotated text: the statements found before it, in reading order. */
export interface KindContext {
  readonly statements: readonly StatementClaim[]
}

/** One kind of claim: a folder under `kinds/` that exports one of these, listed in `kinds/index.ts`. */
export interface ClaimKind<K extends ClaimKindName> {
  readonly kind: K
  /** One line for the manual. */
  readonly summary: string
  /**
   * Finds the kind's claims in a document. Pure; never throws on any text; every span lies inside the text. Values that
   * the text does not give stay null.
   */
  readonly extract: (doc: Doc, context: KindContext) => Draft<K>[]
}

/** Declares a claim kind, so that its type is checked where it is written. */
export function defineClaimKind<K extends ClaimKindName>(kind: ClaimKind<K>): ClaimKind<K> {
  return kind
}
