import type { Doc } from '../../../model/annotation.ts'
import { factsOf } from '../../shared/factuality.ts'
import { U } from '../../syntax.ts'
import { addDays, addDuration, boundsOf, timesBetween, type When } from '../../shared/when.ts'
import type { Candidate } from './candidate.ts'

// Stretches of days that no single time expression tells.

/** "on December 5 and 6", "on 5 and 6 December": both days. */
export function days(doc: Doc, when: When | null): When | null {
  const span = when?.spans[0]
  if (!when || !span || !/^\d{4}-\d\d-\d\d$/.test(when.edtf)) return when
  const day = Number(when.edtf.slice(8))
  const behind = /^(?:\s+and\s+|\s*[-–]\s*|\s+to\s+)(\d{1,2})\b(?!\s*(?:%|percent|per cent|million|[:.]\d))/.exec(doc.text.slice(span[1], span[1] + 12))
  const last = behind ? Number(behind[1]) : 0
  if (!behind || last !== day + 1) return when
  const to = `${when.edtf.slice(0, 8)}${String(last).padStart(2, '0')}`
  return { ...when, edtf: `${when.edtf}/${to}`, spans: [[span[0], span[1] + behind[0].length]] }
}

/** "have held four meetings since 13 January": from then to the day of the article. */
export function sinceThen(doc: Doc, c: Candidate): When | null {
  const published = doc.article.published?.edtf ?? null
  if (c.predicate < 0 || c.status !== 'held' || !published || !factsOf(doc, c.predicate).perfect) return null
  const time = timesBetween(doc, c.predicate, c.last).find((t) => t.bound === 'since' && t.edtf !== null && /^[\d-]+$/.test(t.edtf))
  if (!time?.edtf || time.edtf > published) return null
  return { edtf: `${time.edtf}/${published}`, basis: 'inferred', because: 'from then to the date of the article', spans: [time.span] }
}

/** "meet again within three months", "sit down by Easter", "before 1 July": the last day that a meeting to come may have. */
export function inTimeFor(doc: Doc, c: Candidate): When | null {
  const published = doc.article.published?.edtf ?? null
  if (c.predicate < 0 || !/^(?:scheduled|proposed|called for)$/.test(c.status)) return null
  const from = Math.max(c.trigger, c.predicate)
  for (const time of timesBetween(doc, from, c.last)) {
    if (time.bound !== 'by' && time.bound !== 'before' && time.bound !== 'within') continue
    for (let t = from + 1; t <= c.last && doc.start[t]! < time.span[0]; t++) if (doc.upos[t] === U.VERB || /^[;:]$/.test(doc.lower[t]!)) return null
    const spans = [time.span]
    if (time.bound === 'within') {
      const to = published === null || published.length !== 10 ? null : addDuration(published, time.value)
      return to === null ? null : { edtf: `${published}/${to}`, basis: 'inferred', because: 'counted from the date of the article', spans }
    }
    const [first, last] = time.edtf === null ? [null, null] : boundsOf(time.edtf)
    const day = time.bound === 'by' ? last : first === null ? null : addDays(first, -1)
    return day === null ? null : { edtf: `../${day}`, basis: time.basis, because: time.because ?? null, spans }
  }
  return null
}
