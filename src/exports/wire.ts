import type { Basis } from '../model/article.ts'
import type { ClaimKindName, Factuality } from '../model/claim.ts'

/** A half-open stretch in code points of the article's text as given. */
export type WireSpan = [number, number]

/** A claim on the wire: the common fields, and those of its kind (see `schemas/`). */
export interface WireClaim {
  id: string
  kind: ClaimKindName
  evidence: WireSpan[]
  within: string | null
  inHeadline: boolean
  factuality: Factuality
  valueSpans?: Record<string, WireSpan[]>
  basis?: Record<string, Basis>
  because?: Record<string, string>
  [field: string]: unknown
}

/** `parley.analysis/1`: one article, one line of JSON. */
export interface WireAnalysis {
  schema: 'parley.analysis/1'
  engine: string
  id: string
  textSha256: string
  headline: WireSpan | null
  outlet: string | null
  byline: string[]
  published: { edtf: string; basis: Basis; because?: string } | null
  language: string | null
  body: WireSpan[]
  times: { span: WireSpan; type: string; value: string; edtf: string | null; mod?: string; basis?: string; because?: string }[]
  names: { span: WireSpan; type: string; actor: string | null }[]
  actors: { id: string; name: string; type: string; aliases?: string[]; roles: { title: string; of: string | null }[] }[]
  claims: WireClaim[]
  notes?: { code: string; severity: string; data?: Record<string, unknown> }[]
}

/** What `analyse` writes for a line that it cannot read. */
export interface WireError {
  schema: 'parley.analysis/1'
  engine: string
  id: string | null
  error: { code: string; message: string }
}
