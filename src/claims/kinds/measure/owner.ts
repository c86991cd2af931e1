import type { Doc } from '../../../model/annotation.ts'
import { caseOf } from '../../shared/clause.ts'
import { kidsOf } from '../../shared/tree.ts'
import { agentsOf } from '../../shared/voices.ts'
import { isRel } from '../../syntax.ts'

/** Whose a noun is: possessor, adjective of nation, what stands behind "by" or "from"; -1 when nobody's. */
export function ownerOf(doc: Doc, noun: number): number {
  let behind = -1
  for (const k of kidsOf(doc, noun)) {
    if (k < noun && isRel(doc, k, 'nmod:poss', 'amod', 'compound') && agentsOf(doc, k).length > 0) return k
    if (behind < 0 && k > noun && isRel(doc, k, 'nmod', 'obl') && ['by', 'from'].includes(caseOf(doc, k)) && agentsOf(doc, k).length > 0) behind = k
  }
  return behind
}
