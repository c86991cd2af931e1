import type { Span } from '../../model/span.ts'
import { blocksOf, type Block } from '../clean/blocks.ts'
import { bareNames, signature } from '../clean/byline.ts'
import { findDates } from '../dates.ts'

/** What a page shows beside its headline. */
export interface Shown {
  readonly published: string | null
  readonly byline: readonly string[]
}

/** How far before and after the headline dates and names are looked for, in characters. */
const BEFORE = 120
const AFTER = 650
const UPDATED = /\b(?:updated|modified|reviewed|revised)\b/i

/**
 * Date and authors as a page shows them near its headline: in short lines above and below it. A date of publication
 * goes before one of a change; a bare name counts only beside a date or where it stands again in the page (in a note
 * on the author).
 */
export function aroundHeading(text: string, heading: Span): Shown {
  const near = blocksOf(text, [
    [Math.max(0, heading[0] - BEFORE), heading[0]],
    [heading[1], Math.min(text.length, heading[1] + AFTER)],
  ])
  const short: Block[] = []
  for (const b of near) {
    if (b.span[0] > heading[1] && b.words >= 25) break
    if (b.words <= 16) short.push(b)
  }
  return { published: dateOf(short, heading), byline: bylineOf(text, short, heading) }
}

function dateOf(blocks: readonly Block[], heading: Span): string | null {
  const dated = blocks.flatMap((b) =>
    findDates(b.text).flatMap((d) => (d.edtf && b.words <= 14 ? [{ edtf: d.edtf, updated: UPDATED.test(b.text.slice(0, d.span[0])), at: b.span[0] }] : [])),
  )
  // Above the headline stand dates of other stories too: one there counts only without one below.
  const order = dated.sort((a, b) => Number(a.updated) - Number(b.updated) || Number(a.at < heading[0]) - Number(b.at < heading[0]) || a.at - b.at)
  return order[0]?.edtf ?? null
}

function bylineOf(text: string, blocks: readonly Block[], heading: Span): string[] {
  for (const b of blocks) {
    const by = /\b(?:by|written by|author)\b:?\s+\p{Lu}/iu.exec(b.text)
    const signed = signature(b) ?? (by && b.words <= 14 ? signature({ ...b, text: b.text.slice(by.index) }) : null)
    if (signed && signed.names.length > 0) return [...signed.names]
  }
  const below = blocks.filter((b) => b.span[0] > heading[0]).slice(0, 6)
  for (const [i, b] of below.entries()) {
    const names = bareNames({ ...b, text: b.text.replace(/\s*[|•·,–—]\s.*$/, '') })
    const beside = [below[i - 1], below[i + 1], b].some((x) => x && findDates(x.text).length > 0)
    if (names.length > 0 && (beside || text.indexOf(names[0]!, b.span[1]) > 0)) return names
  }
  return []
}
