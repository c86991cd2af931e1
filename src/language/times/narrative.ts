import { civil, type DayRange } from '../../model/edtf.ts'
import type { Candidate } from './expr.ts'

/**
 * Whether a text tells history, so that its running date, not the article's, is what a bare "in March" counts from. Evidence: full
 * years far from the article's year against words that only make sense beside it ("today", "last week", bare weekdays).
 * 6 and 3: the least with which all documents of a corpus of war histories were told apart from 256 news texts; news with a
 * paragraph of background has few full years and many weekdays. To check again: `bench/quality/times.ts --narrative`.
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
  return far >= 6 && far >= 3 * near
}
