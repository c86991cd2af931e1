import type { Doc, Sentence, Timex } from '../../../model/annotation.ts'
import { boundsOf } from '../../shared/when.ts'
import { U } from '../../syntax.ts'
import type { Candidate } from './candidate.ts'
import { edge, subjectEdge } from './frames.ts'

/** "if nothing is agreed by then", "must leave before that date": the day was named before, in this sentence or the one before it. */
export function byThen(doc: Doc, t: number, known: readonly Candidate[]): Candidate | null {
  if (doc.lower[t] !== 'by' && doc.lower[t] !== 'before') return null
  const then =
    doc.lower[t + 1] === 'then' || (/^(?:that|this)$/.test(doc.lower[t + 1] ?? '') && /^(?:date|day|time|point|deadline)$/.test(doc.lower[t + 2] ?? ''))
  if (!then) return null
  const s = doc.sentences[doc.sentenceOf[t]!]!
  const from = edge(doc, s, t)
  let tie = t - 1
  while (tie >= from && t - tie < 18 && !/^(?:if|unless|must|should|shall|has|have|needs?)$/.test(doc.lower[tie]!)) tie--
  if (tie < from || t - tie >= 18) return null
  if (/^(?:has|have|needs?)$/.test(doc.lower[tie]!) && doc.lower[tie + 1] !== 'to') return null
  let verb = t - 1
  while (verb > tie && doc.upos[verb] !== U.VERB) verb--
  if (verb <= tie) return null
  const day = dayBefore(doc, s, t, known)
  if (!day) return null
  const first = /^(?:if|unless)$/.test(doc.lower[tie]!) ? tie : subjectEdge(doc, from, tie)
  return { time: day, days: null, verb, noun: -1, sort: 'duty', first, last: Math.max(verb, doc.lower[t + 1] === 'then' ? t + 1 : t + 2), until: t }
}

/**
 * The one day that "then" can mean: that of the deadline told last, in this sentence or the one before; else the only day still to come that the
 * sentence itself, or the one before it, names. Null where there are several.
 */
function dayBefore(doc: Doc, s: Sentence, at: number, known: readonly Candidate[]): Timex | null {
  const before = doc.sentences[Math.max(0, s.index - 1)]!
  const from = before.region === 'body' ? before.first : s.first
  const limit = known.findLast(
    (c) => c.time !== null && c.time.edtf !== null && c.first >= from && doc.start[at]! >= c.time.span[1] && c.time.type !== 'DURATION',
  )
  if (limit) return limit.time
  for (const start of [s.first, from]) {
    const days = doc.times.filter(
      (x) => x.edtf !== null && x.type !== 'SET' && x.type !== 'DURATION' && x.span[1] <= doc.start[at]! && x.span[0] >= doc.start[start]! && !gone(doc, x),
    )
    const only = new Set(days.map((x) => x.edtf))
    if (only.size > 0) return only.size === 1 ? days.at(-1)! : null
  }
  return null
}

/** Whether a day lies before the article, or is its own: nobody waits for it. */
function gone(doc: Doc, time: Timex): boolean {
  const published = doc.article.published?.edtf ?? null
  return published !== null && time.edtf !== null && boundsOf(time.edtf)[1] !== null && boundsOf(time.edtf)[1]! <= published
}
