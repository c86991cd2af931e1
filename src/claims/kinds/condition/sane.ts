import type { Doc } from '../../../model/annotation.ts'
import { U } from '../../syntax.ts'
import type { Found } from './found.ts'
import { conditionLexicon } from './lexicon.ts'
import { leftEdge } from './stretch.ts'

const EMPTY: ReadonlySet<number> = new Set([U.PRON, U.DET, U.CCONJ, U.SCONJ, U.ADP, U.PART, U.PUNCT])

/** Whether a stretch holds nothing but pronouns, conjunctions and the like: it names neither an act nor a thing. */
export function isPronounOnly(doc: Doc, first: number, last: number): boolean {
  for (let t = first; t <= last; t++) {
    if (/^(?:everything|all|everyone|everybody)$/.test(doc.lower[t]!)) return false
    if (!EMPTY.has(doc.upos[t]!) && !/^(?:albeit|although|though|however|whether)$/.test(doc.lower[t]!)) return false
  }
  return true
}

/** Whether both halves of a condition are something: no bare conjunction or pronoun, and no stretch that reaches past the end of a quotation. */
export function isSane(doc: Doc, f: Found): boolean {
  if (f.type === 'demand' && f.then === null) return true
  if (isPronounOnly(doc, ...f.requires)) return false
  if (f.then === null) return true
  return !isPronounOnly(doc, ...f.then) && !leavesQuotation(doc, f.then) && !leavesQuotation(doc, f.requires)
}

/** "the rains,” she told reporters": it begins within a quotation and ends outside it. */
function leavesQuotation(doc: Doc, [first, last]: readonly [number, number]): boolean {
  const [from, to] = [doc.start[first]!, doc.end[last]!]
  return doc.quotations.some((q) => q.inner[0] < from && from < q.inner[1] && to > q.inner[1] + 2)
}

const UNLIKELY = /^(?:unlikely|improbable|doubtful)$/

/**
 * "The next round of talks on ending the war is unlikely before …": what is unlikely is the whole phrase before the verb, however little of it the
 * parser takes for the subject; null where it is no step of sides to each other ("the fighting is unlikely to end before").
 */
export function foretold(doc: Doc, f: Found): Found | null {
  if (f.then === null) return f
  let at = f.then[0]
  while (at <= f.then[1] && !UNLIKELY.test(doc.lower[at]!)) at++
  if (at > f.then[1]) return f
  const first = leftEdge(doc, f.then[0])
  const { process, accords, give, ease, approval, decision, goods } = conditionLexicon()
  for (let t = first; t < at; t++)
    if ([process, accords, give, ease, approval, decision, goods].some((l) => l.has(doc.lemma[t]!)))
      return { ...f, then: [first, f.then[1]], evidence: [Math.min(first, f.evidence[0]), f.evidence[1]] }
  return null
}
