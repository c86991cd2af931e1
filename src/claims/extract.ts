import type { Doc } from '../model/annotation.ts'
import type { Claim, StatementClaim } from '../model/claim.ts'
import { hull, inside, type Span } from '../model/span.ts'
import type { AnyDraft } from './kind.ts'
import { CLAIM_KINDS } from './kinds/index.ts'

/**
 * All claims of an annotated article, in reading order, with local ids `c1`, `c2`, …. A claim is `within` the smallest
 * statement whose content holds its evidence. Pure; claims whose spans do not lie inside the text are a defect of their
 * kind and throw here, so that no such value can reach a record.
 */
export function extractClaims(doc: Doc): Claim[] {
  const drafts: AnyDraft[] = []
  let statements: StatementClaim[] = []
  for (const kind of CLAIM_KINDS) {
    const found = kind.extract(doc, { statements }) as AnyDraft[]
    for (const draft of found) checkSpans(doc, draft)
    if (kind.kind === 'statement') statements = found.map((d, i) => ({ ...d, id: `s${i}`, within: null, inHeadline: false }) as StatementClaim)
    drafts.push(...found)
  }
  return number(doc, drafts)
}

function number(doc: Doc, drafts: AnyDraft[]): Claim[] {
  const at = drafts.map((d) => hull(d.evidence))
  const order = drafts.map((_, i) => i).sort((a, b) => at[a]![0] - at[b]![0] || at[b]![1] - at[a]![1] || a - b)
  const ids = new Map(order.map((draft, place) => [draft, `c${place + 1}`]))
  const contents = drafts.flatMap((d, i) =>
    d.kind === 'statement' && d.contentSpans.length > 0 ? [{ index: i, spans: d.contentSpans, length: hull(d.contentSpans)[1] - hull(d.contentSpans)[0] }] : [],
  )
  contents.sort((a, b) => a.length - b.length || a.index - b.index)
  return order.map((i) => {
    const draft = drafts[i]!
    const core = draft.kind === 'statement' ? draft.contentSpans : draft.evidence
    const length = core.length > 0 ? hull(core)[1] - hull(core)[0] : 0
    const holder = contents.find((c) => c.index !== i && c.length >= length + (draft.kind === 'statement' ? 1 : 0) && holds(c.spans, draft.kind === 'statement' ? draft.evidence : core))
    return {
      ...draft,
      id: ids.get(i)!,
      within: holder ? ids.get(holder.index)! : null,
      inHeadline: doc.article.headline !== null && draft.evidence.every((s) => inside(s, doc.article.headline!)),
    } as Claim
  })
}

function holds(outer: readonly Span[], inner: readonly Span[]): boolean {
  return inner.length > 0 && inner.every((s) => outer.some((o) => inside(s, o)))
}

function checkSpans(doc: Doc, draft: AnyDraft): void {
  if (draft.evidence.length === 0) throw new Error(`a ${draft.kind} without evidence`)
  for (const [key, value] of Object.entries(draft)) {
    if (key !== 'evidence' && !key.endsWith('Spans')) continue
    const lists: (readonly Span[])[] = Array.isArray(value) ? [value as Span[]] : Object.values((value ?? {}) as Record<string, Span[]>)
    for (const list of lists)
      for (const [s, e] of list)
        if (!(Number.isInteger(s) && Number.isInteger(e) && 0 <= s && s < e && e <= doc.text.length))
          throw new Error(`a ${draft.kind} with a span outside the text: ${key} [${s}, ${e}]`)
  }
}
