import type { Doc } from '../../../model/annotation.ts'
import type { StatementClaim } from '../../../model/claim.ts'
import type { Span } from '../../../model/span.ts'
import { shave, subjectOf } from '../../shared/clause.ts'
import { tokenAt, U } from '../../syntax.ts'
import type { Found } from './found.ts'
import { markAt } from './marks.ts'
import { stretchEnd } from './stretch.ts'
import { dependsHere, far, predicateIn, verbIn } from './surface.ts'

/**
 * Conditions whose two halves stand in two parts of what one speaker says: "“We will close it,” she told reporters in Oslo, “if they stay”",
 * "Once they leave, she told a radio station, the port would open". The conjunction begins a part; the other part is what depends.
 */
export function interrupted(doc: Doc, statements: readonly StatementClaim[]): Found[] {
  const out: Found[] = []
  for (const s of statements)
    for (let i = 1; i < s.contentSpans.length; i++) {
      const [a, b] = [s.contentSpans[i - 1]!, s.contentSpans[i]!]
      if (far(doc, a[1] - 1, b[0])) continue
      const [one, two] = [part(doc, a), part(doc, b)]
      const found = one && two && (joined(doc, two, one) ?? joined(doc, one, two))
      if (found) out.push(found)
    }
  return out
}

type Stretch = readonly [first: number, last: number]

function part(doc: Doc, [start, end]: Span): Stretch | null {
  const [first, last] = [tokenAt(doc, start), tokenAt(doc, end - 1)]
  return last < doc.count && last > first ? [first, last] : null
}

/** `own` begins with a conjunction: it is required, and `other` depends on it. */
function joined(doc: Doc, own: Stretch, other: Stretch): Found | null {
  let at = own[0]
  while (at < own[1] && (doc.upos[at] === U.PUNCT || /^(?:but|and)$/.test(doc.lower[at]!) || (doc.lower[at] === 'only' && markAt(doc, at) === null))) at++
  const swap = doc.lower[at] === 'in' && /^(?:return|exchange)$/.test(doc.lower[at + 1] ?? '') && doc.lower[at + 2] === 'for'
  const lack = /^(?:without|absent|failing|barring)$/.test(doc.lower[at]!) && doc.upos[at + 1] !== U.PRON
  const bound = swap ? ['in', 'return', 'for'] : lack ? [doc.lower[at]!] : markAt(doc, at)
  if (!bound || doc.lower[at] === 'while') return null
  const before = own[0] < other[0]
  const last = at + bound.length - 1
  // A second clause behind the required one ("if they stay, it will close") is a condition of its own.
  const requires = shave(doc, last + 1, Math.min(own[1], before ? own[1] : stretchEnd(doc, last + 1)))
  if (requires[1] < requires[0] + (swap || lack ? 0 : 1)) return null
  const then = before ? shave(doc, other[0], Math.min(other[1], stretchEnd(doc, other[0]))) : trailing(doc, other)
  const predicate = predicateIn(doc, then[0], then[1])
  if (predicate < 0 || (!swap && !dependsHere(doc, then, predicate, bound.join(' ')))) return null
  return {
    evidence: [Math.min(then[0], own[0]), Math.max(then[1], requires[1])],
    then,
    requires,
    predicate,
    setter: subjectOf(doc, predicate),
    type: null,
    tie: swap ? at : last,
  }
}

/** The last clause of the part before: "it had no choice, and would close the port". */
function trailing(doc: Doc, [first, last]: Stretch): Stretch {
  for (let t = last - 3; t > first; t--) {
    if (/^[.;:!?]$/.test(doc.lower[t]!)) return shave(doc, t + 1, last)
    if (doc.lower[t] === ',' && /^(?:and|but)$/.test(doc.lower[t + 1]!) && verbIn(doc, t + 2, last)) return shave(doc, t + 1, last)
  }
  return shave(doc, first, last)
}
