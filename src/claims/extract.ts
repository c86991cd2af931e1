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
    for (const draft of found) drafts.push(draft)
  }
  return number(doc, drafts)
}

function number(doc: Doc, drafts: AnyDraft[]): Claim[] {
  const at = drafts.map((d) => hull(d.evidence))
  const order = drafts.map((_, i) => i).sort((a, b) => at[a]![0] - at[b]![0] || at[b]![1] - at[a]![1] || a - b)
  const ids = new Map(order.map((draft, place) => [draft, `c${place + 1}`]))
  const contents = contentsOf(drafts)
  return order.map((i) => {
    const draft = drafts[i]!
    const holder = holderOf(contents, draft, i)
    return {
      ...withoutEmpty(draft),
      id: ids.get(i)!,
      within: holder ? ids.get(holder.index)! : null,
      inHeadline: doc.article.headline !== null && draft.evidence.every((s) => inside(s, doc.article.headline!)),
    } as Claim
  })
}

/** A draft without those maps about its values that say nothing: there are hundreds of thousands of claims in a record. */
function withoutEmpty(draft: AnyDraft): AnyDraft {
  // Copied key by key: an object that keys are deleted from turns into a table, which is slow to copy again.
  const out: Record<string, unknown> = {}
  for (const key in draft) {
    const value = draft[key as keyof AnyDraft] as unknown
    if ((key === 'valueSpans' || key === 'basis' || key === 'because') && value !== undefined && isEmpty(value as object)) continue
    out[key] = value
  }
  return out as unknown as AnyDraft
}

function isEmpty(map: object): boolean {
  for (const _ in map) return false
  return true
}

/** What was said in one statement: the hull of its content and its parts. */
interface Content {
  readonly index: number
  readonly spans: readonly Span[]
  readonly start: number
  readonly length: number
}

/** Contents by where they start, so that those over a place stand next to each other. */
function contentsOf(drafts: readonly AnyDraft[]): Content[] {
  const out: Content[] = []
  drafts.forEach((d, index) => {
    if (d.kind !== 'statement' || d.contentSpans.length === 0) return
    const [start, end] = hull(d.contentSpans)
    out.push({ index, spans: d.contentSpans, start, length: end - start })
  })
  return out.sort((a, b) => a.start - b.start || b.length - a.length || a.index - b.index)
}

/** How many contents that start before a claim are looked at: statements do not nest deeper, and the cost stays linear. */
const BEFORE = 64

/** The smallest content that holds a claim: for a statement all of it, speaker and cue too. */
function holderOf(contents: readonly Content[], draft: AnyDraft, own: number): Content | null {
  const core = draft.kind === 'statement' ? draft.contentSpans : draft.evidence
  if (core.length === 0) return null
  const [start, end] = hull(core)
  const least = end - start + (draft.kind === 'statement' ? 1 : 0)
  const held = draft.kind === 'statement' ? draft.evidence : core
  let [lo, hi] = [0, contents.length]
  while (lo < hi) {
    const mid = (lo + hi) >> 1
    if (contents[mid]!.start <= start) lo = mid + 1
    else hi = mid
  }
  let best: Content | null = null
  for (let i = lo - 1; i >= 0 && i >= lo - BEFORE; i--) {
    const c = contents[i]!
    if (c.index === own || c.length < least || !holds(c.spans, held)) continue
    if (best === null || c.length < best.length || (c.length === best.length && c.index < best.index)) best = c
  }
  return best
}

function holds(outer: readonly Span[], inner: readonly Span[]): boolean {
  return inner.length > 0 && inner.every((s) => outer.some((o) => inside(s, o)))
}

function checkSpans(doc: Doc, draft: AnyDraft): void {
  if (draft.evidence.length === 0) throw new Error(`a ${draft.kind} without evidence`)
  for (const key in draft) {
    if (key !== 'evidence' && !key.endsWith('Spans')) continue
    const value = draft[key as keyof AnyDraft] as unknown
    const lists: (readonly Span[])[] = Array.isArray(value) ? [value as Span[]] : Object.values((value ?? {}) as Record<string, Span[]>)
    for (const list of lists)
      for (const [s, e] of list)
        if (!(Number.isInteger(s) && Number.isInteger(e) && 0 <= s && s < e && e <= doc.text.length))
          throw new Error(`a ${draft.kind} with a span outside the text: ${key} [${s}, ${e}]`)
  }
}
