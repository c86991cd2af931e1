import type { Doc } from '../../../model/annotation.ts'
import type { Found } from './found.ts'

/** Which attributions become claims. */
export function emitted(doc: Doc, f: Found, column: Int32Array): boolean {
  if (f.content.length === 0) return false
  // Inside somebody's own words only plain reports count ("we were told that …").
  if (f.head >= 0 && column[f.head] !== -1) return f.level === 'speech' && f.frame === 'that'
  void doc
  return true
}
