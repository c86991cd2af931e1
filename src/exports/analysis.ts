import type { WireAnalysis, WireClaim } from './wire.ts'
import type { Claim } from '../model/claim.ts'
import { sha256 } from '../model/ids.ts'
import type { Reading } from '../model/reading.ts'
import type { Span } from '../model/span.ts'
import { CodePoints } from './codepoints.ts'

/** Fields of a claim that the wire words differently, or that stand there only where they are known. */
const SPAN_FIELDS = new Set(['evidence', 'sourceSpans', 'cueSpans', 'contentSpans', 'thenSpans', 'requiresSpans'])

export interface AnalysisOptions {
  /**
   * Whether claims carry `valueSpans`, an object of lists of spans. Off unless asked for: readers of the format exist that take
   * every field whose name ends in `Spans` for a list, and refuse the whole line.
   */
  readonly valueSpans?: boolean
}

/**
 * The wire document `parley.analysis/1` of one reading. Offsets become code points of the text as it was given.
 * `id` is the caller's name for the article. A text with lone surrogates is hashed as UTF-8 writes it (U+FFFD).
 */
export function toAnalysis(reading: Omit<Reading, 'sketch'>, id: string, options: AnalysisOptions = {}): WireAnalysis {
  const { article } = reading
  const points = new CodePoints(article.text)
  const dated = article.published
  return {
    schema: 'parley.analysis/1',
    engine: reading.engine,
    id,
    textSha256: sha256(article.text.toWellFormed()),
    headline: article.headline ? points.span(article.headline) : null,
    outlet: article.outlet,
    byline: [...article.byline],
    published: dated ? { edtf: dated.edtf, basis: dated.basis, ...(dated.because ? { because: dated.because } : {}) } : null,
    language: article.language,
    body: points.spans(article.body),
    times: reading.times.map((t) => ({
      span: points.span(t.span),
      type: t.type,
      value: t.value,
      edtf: t.edtf,
      ...(t.mod ? { mod: t.mod } : {}),
      basis: t.basis,
      ...(t.because ? { because: t.because } : {}),
    })),
    names: reading.names.map((n) => ({ span: points.span(n.span), type: n.type, actor: n.actor })),
    actors: reading.actors.map((a) => ({ id: a.id, name: a.name, type: a.type, aliases: [...a.aliases], roles: a.roles.map((r) => ({ ...r })) })),
    claims: reading.claims.map((c) => toWireClaim(c, points, options)),
    notes: reading.notes.map((n) => ({ code: n.code, severity: n.severity, ...(n.data ? { data: { ...n.data } } : {}) })),
  }
}

/** One claim as the wire has it; the article's code points must be those of its text. */
export function toWireClaim(claim: Claim, points: CodePoints, options: AnalysisOptions = {}): WireClaim {
  const out: Record<string, unknown> = { id: claim.id, kind: claim.kind, evidence: points.spans(claim.evidence) }
  for (const key in claim) {
    const value = claim[key as keyof Claim] as unknown
    if (key === 'id' || key === 'kind' || key === 'evidence' || value === undefined) continue
    if (SPAN_FIELDS.has(key)) out[key] = points.spans(value as readonly Span[])
    else if (key === 'valueSpans') {
      if (!options.valueSpans) continue
      out[key] = Object.fromEntries(Object.entries(value as Record<string, Span[]>).map(([k, spans]) => [k, points.spans(spans)]))
    } else if (key === 'with' && (value as string[]).length === 0) continue
    else out[key] = value
  }
  return out as unknown as WireClaim
}
