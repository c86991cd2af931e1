import type { Doc, Sentence, Timex } from '../../../model/annotation.ts'
import { doerBefore } from '../../shared/doers.ts'
import { tokenAt, U, X } from '../../syntax.ts'
import { type Candidate, lastOf } from './candidate.ts'
import { type Bound, boundBefore, clauseEnd, duty, nounEdge, obliging } from './frames.ts'

/*
 * Time that is given ("gave Peru until Friday to"), and the further days of one duty ("…, Tacna by 20 April"), by the words alone.
 */

const GIVEN = /^(?:give|grant|allow|hand|leave)$/

/** "gave Peru until Friday to", "gave foreign firms three months to", "gave it ten days more": whoever stands between the verb and the time. */
function gift(doc: Doc, s: Sentence, time: Timex, bound: Bound): Candidate | null {
  const length = time.type === 'DURATION' && /^PT?\d/.test(time.value)
  if (bound.word !== 'until' && !length) return null
  let first = bound.word === 'until' ? bound.at : tokenAt(doc, time.span[0])
  while (first > s.first && /^(?:another|further|additional|an|a|only|just|up|to)$/.test(doc.lower[first - 1]!)) first--
  let verb = first - 1
  while (verb > s.first && first - verb < 9 && ([U.DET, U.ADJ, U.NOUN, U.PROPN, U.NUM, U.PRON].includes(doc.upos[verb]!) || doc.xpos[verb] === X.POS)) verb--
  if (verb === first - 1 || !GIVEN.test(doc.lemma[verb]!) || (doc.upos[verb] !== U.VERB && doc.upos[verb] !== U.AUX) || doc.xpos[verb] === X.VBN) return null
  if (doc.lower.slice(Math.max(s.first, verb - 3), verb).some((w) => /^(?:not|n't|never|if)$/.test(w))) return null
  const last = lastOf(doc, time)
  const more = /^(?:more|extra|longer)$/.test(doc.lower[last + 1] ?? '') || /^(?:another|further|additional)$/.test(doc.lower[first]!)
  const to = doc.lower[last + 1] === 'to' || doc.lower[last + 2] === 'to' || doc.lower[last + 3] === 'to'
  // "six months' notice": a warning, and no time to act.
  if (doc.xpos[last + 1] === X.POS || doc.lower[last + 1] === 'notice' || (length && !more && !to)) return null
  const subject = doerBefore(doc, verb)
  const from = subject >= s.first && subject < verb && verb - subject < 14 ? nounEdge(doc, s.first, subject) : verb
  return { time, days: null, verb, noun: -1, sort: 'set', first: from, last: to ? clauseEnd(doc, s, last) : more ? last + 1 : last, who: first - 1 }
}

/** Time that is given, by the words; null for any other. */
export function byGiven(doc: Doc, time: Timex, first: number): Candidate | null {
  if (time.type === 'SET' || (time.edtf === null && time.type !== 'DURATION')) return null
  const s = doc.sentences[doc.sentenceOf[first]!]!
  const bound = boundBefore(doc, s, time, first)
  return bound === null ? null : gift(doc, s, time, bound)
}

/** A further day of one duty, by the words; null for any other time. */
export function byGap(doc: Doc, time: Timex, first: number): Candidate | null {
  if (time.type === 'DURATION' || time.type === 'SET' || time.edtf === null) return null
  const s = doc.sentences[doc.sentenceOf[first]!]!
  const bound = boundBefore(doc, s, time, first)
  return bound === null ? null : gapped(doc, s, time, bound)
}

/** "will leave Arica by 15 April, Tacna by 20 April": further places and days of one duty, its verb left out. */
function gapped(doc: Doc, s: Sentence, time: Timex, bound: Bound): Candidate | null {
  if ((bound.word !== 'by' && bound.word !== 'before') || time.type === 'DURATION') return null
  let thing = bound.at - 1
  while (thing > s.first && bound.at - thing < 7 && ([U.DET, U.ADJ, U.NOUN, U.PROPN, U.NUM].includes(doc.upos[thing]!) || doc.xpos[thing] === X.POS)) thing--
  if (thing === bound.at - 1 || !/^(?:,|;|and)$/.test(doc.lower[thing]!)) return null
  // The duty before it has a day of the same sort.
  const earlier = doc.times.findLast((x) => x.span[1] <= doc.start[thing]! && x.span[0] >= doc.start[s.first]! && x.edtf !== null && x.type !== 'DURATION')
  if (!earlier || doc.start[thing]! - earlier.span[1] > 3) return null
  const at = boundBefore(doc, s, earlier, tokenAt(doc, earlier.span[0]))
  if (at === null || (at.word !== 'by' && at.word !== 'before')) return null
  const own = duty(doc, s, earlier, at) ?? willBy(doc, s, at.at)
  const above = own ?? gapped(doc, s, earlier, at)
  if (above === null) return null
  return {
    time,
    days: null,
    verb: above.verb,
    noun: -1,
    sort: 'duty',
    first: thing + 1,
    last: lastOf(doc, time),
    gap: true,
    ...(above.who === undefined ? {} : { who: above.who }),
  }
}

/** "will leave Arica by": a plain announcement before a bound. */
function willBy(doc: Doc, s: Sentence, at: number): Candidate | null {
  for (let t = at - 1; t > s.first && at - t < 9; t--) {
    if (doc.upos[t] === U.PUNCT) return null
    if (doc.upos[t] !== U.VERB) continue
    const over = obliging(doc, s.first, t)
    return over === null ? null : { time: null, days: null, verb: t, noun: -1, sort: 'duty', first: over.first, last: at, who: over.who }
  }
  return null
}
