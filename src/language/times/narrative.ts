import { civil, type DayRange } from '../../model/edtf.ts'
import type { Candidate } from './expr.ts'

/**
 * Whether a text tells history, so that its running date, not the article's, is what a bare "in March" counts from. Evidence: full
 * years far from the article's year against words that only make sense beside it ("today", "last week", bare weekdays).
 * 6 times, and 6 far years: between the sixteen war histories (8 far years and more, at least 12 to one near word) and 256 news texts
 * (at most 3 to one) of the development sets. An undated text has no year to be far from, so it needs more of them.
 */
export function isNarrative(candidates: readonly Candidate[], published: DayRange | null): boolean {
  const year = published && Number.isFinite(published[0]) ? civil(published[0]).year : null
  let far = 0
  let near = 0
  for (const { expr } of candidates) {
    if (expr.k === 'cal') {
      if (expr.year !== undefined && (year === null || expr.year < year - 1)) far++
      else if (expr.which !== undefined) near++
    } else if (expr.k === 'weekday' || (expr.k === 'unit' && expr.base === 'ref' && expr.unit !== 'year')) near++
    else if (expr.k === 'unit' && expr.base === 'ref') near += 0.5
  }
  return far >= (year === null ? 10 : 6) && far >= 6 * near
}
