import type { Doc, Timex } from '../../../model/annotation.ts'
import { subjectOf } from '../../shared/clause.ts'
import { factsOf } from '../../shared/factuality.ts'
import { kidsOf } from '../../shared/tree.ts'
import { isRel, R, U, X } from '../../syntax.ts'

/** What numbers do, which nobody is bound to. */
const MEASURED =
  /^(?:surpass|exceed|hit|overtake|outstrip|outnumber|spend|cost|accumulate|threaten|top|total|average|double|triple|quadruple|swell|dwindle|soar|plunge|lose|gain|earn|blink|win|drop|spare|enjoy|live|die|turn)$/
/** States that are brought about: a thing "will be ready", "be home", "be over" by a day. */
const DONE = /^(?:ready|complete|over|done|home|back|gone|out|free|operational|closed|open|finished|final|up|available|legal|law|public)$/

/**
 * Whether a day only tells how far things will have come ("the deficit would exceed …", "will have won most of them", "be spending twice as much"), or
 * belongs to something else: "a test taken within 48 hours", "the week before Christmas", "within the past month". `bound` is the token of "by" or "within", or where the time begins.
 */
export function forecast(doc: Doc, time: Timex, verb: number, bound: number): boolean {
  const before = doc.lower.slice(Math.max(0, bound - 3), bound + 3).join(' ')
  if (/\b(?:previous|past|last|preceding|prior)\b/.test(doc.text.slice(...time.span).toLowerCase()) || /\bwithin the (?:past|last|previous)\b/.test(before))
    return true
  if (/^(?:day|week|month|year|hour|minute|season)s?$/.test(doc.lower[bound - 1] ?? '') && doc.lower[bound] === 'before') return true
  const facts = factsOf(doc, verb)
  // "sanctions that would halve exports within months": how fast a thing works binds nobody.
  if (doc.lower[bound] === 'within' && !facts.passive && /^(?:that|which) (?:would|will)$/.test(doc.lower.slice(Math.max(0, verb - 2), verb).join(' ')))
    return true
  const telling = facts.modal === 'will' || facts.modal === 'would'
  // "half of the glaciers will be gone by 2100", "we'll all be back by Easter": what is expected, and nobody's task.
  if (telling && far(doc, time)) return true
  if (telling && /^(?:back|home|there|here|together)$/.test(doc.lower[verb]!) && /^(?:we|i|you)$/.test(doc.lower[subjectOf(doc, verb)] ?? '')) return true
  if (facts.modal === 'can' && /^(?:have|get|be|expect|see)$/.test(doc.lemma[verb]!)) return true
  if (telling && (facts.perfect || facts.progressive)) return true
  if (MEASURED.test(doc.lemma[verb]!) && (telling || facts.modal === null)) return true
  if (/^(?:estimate|project|forecast|predict|believe|think)$/.test(doc.lemma[facts.above[0] ?? -1] ?? '') && facts.modal !== 'must') return true
  if (doc.upos[verb] !== U.VERB && telling && !DONE.test(doc.lower[verb]!)) return true
  for (let t = verb - 1; t >= 0 && verb - t < 5; t--)
    if (/^(?:hardly|barely|scarcely|unlikely|already|probably|perhaps|possibly)$/.test(doc.lower[t]!)) return true
  // "a result obtained within 48 hours": the participle's own time.
  return (
    doc.xpos[verb] === X.VBN && isRel(doc, verb, 'acl') && doc.upos[doc.head[verb]!] === U.NOUN && ![...kidsOf(doc, verb)].some((k) => doc.rel[k] === R.mark)
  )
}

/** Whether a day lies more than fifteen years ahead. */
function far(doc: Doc, time: Timex): boolean {
  const now = doc.article.published ? Number.parseInt(doc.article.published.edtf, 10) : Number.NaN
  return time.edtf !== null && Number.parseInt(time.edtf.replace(/^\.\.\//, ''), 10) - now > 15
}
