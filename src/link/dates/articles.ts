import type { Dated } from '../../model/article.ts'
import { type DayRange, formatEdtf } from '../../model/edtf.ts'
import type { Art } from '../common/context.ts'
import { lengthOf, rangeOf, spell } from '../common/dates.ts'

/**
 * When an undated article can have been written: not before the last day that it tells of as past, not after the first that
 * it tells of as still to come. Only days that the article states with their year count. Null where it tells of none.
 */
export function datedByContent(art: Art): Dated | null {
  let after: { day: number; of: DayRange } | null = null
  let before: { day: number; of: DayRange } | null = null
  for (const c of art.reading.claims) {
    const value = 'when' in c ? c.when : 'said' in c ? c.said : null
    const field = 'when' in c ? 'when' : 'said'
    const range = rangeOf(value)
    if (!range || !(lengthOf(range) <= 31) || (c.basis?.[field] ?? 'stated') !== 'stated') continue
    const past =
      c.kind === 'statement' ||
      (c.kind === 'meeting' && c.status === 'held') ||
      (c.kind === 'measure' && c.factuality === 'asserted' && c.direction !== 'threaten' && c.direction !== 'promise')
    const ahead = c.kind === 'meeting' && c.status === 'scheduled'
    if (past && (!after || range[0] > after.day)) after = { day: range[0], of: range }
    if (ahead && (!before || range[1] < before.day)) before = { day: range[1], of: range }
  }
  // One of the two is wrong, and which cannot be told.
  if (after && before && after.day > before.day) return null
  if (!after && !before) return null
  const reasons = [after ? `it tells of ${spell(after.of)} as past` : '', before ? `of ${spell(before.of)} as still to come` : ''].filter(Boolean)
  return { edtf: formatEdtf([after?.day ?? -Infinity, before?.day ?? Infinity]), basis: 'inferred', because: reasons.join(', and ') }
}
