import type { Doc, Timex } from '../../../model/annotation.ts'
import { addDays, addDuration, given, timesBetween, type When } from '../../shared/when.ts'
import { tokenAt } from '../../syntax.ts'
import type { Candidate } from './candidate.ts'
import { forward } from './dates.ts'

// Where a meeting that was put off or brought forward is moved to: "to 19 March", "until Friday", "by a week".

/** The words that a moved meeting's new day rests on. */
export interface NewDay {
  readonly time: Timex
  /** Moved by so long, not to a day. */
  readonly by: boolean
  readonly last: number
}

/** Why a claim of a meeting to come is there that no clause of its own makes. */
export const MOVED = 'the day to which the meeting was moved'

// Days that a day without a year may lie ahead before it is taken for one of the year that has been.
const AHEAD = 200

/** The word before a time that says what it is to the verb: "to", "until", "from", "by", "for". */
function wordBefore(doc: Doc, time: Timex): { word: string; at: number } {
  let t = tokenAt(doc, time.span[0])
  // The preposition may be counted in with the time.
  if (/^(?:to|until|till|from|by|for)$/.test(doc.lower[t] ?? '')) return { word: doc.lower[t]!, at: t }
  t--
  while (t > 0 && /^(?:the|a|an|next|early|late|mid|at|least|about|around|noon|[a-z]+day|,)$/.test(doc.lower[t]!)) t--
  return { word: doc.lower[t] ?? '', at: t }
}

/** Verbs with which "for" leads to the new day. */
export const RESET = /^(?:rescheduled|rearranged|reset)$/
const PLANNED = /^(?:planned|scheduled|set|slated|due|booked|expected|fixed|arranged)$/

/** The first time from a token on to which a meeting is moved, or by how long; null where none follows. */
export function newDay(doc: Doc, from: number, last: number, reset = false): NewDay | null {
  if (from > last) return null
  for (const time of timesBetween(doc, from, last)) {
    const { word, at } = wordBefore(doc, time)
    if (at < from) continue
    const end = tokenAt(doc, time.span[1] - 1)
    if (/^(?:to|until|till)$/.test(word) && time.type !== 'DURATION') return { time, by: false, last: end }
    if (/^(?:by|for)$/.test(word) && time.type === 'DURATION') return { time, by: true, last: end }
    if (word === 'for' && time.type !== 'DURATION' && (RESET.test(doc.lower[at - 1] ?? '') || (reset && !PLANNED.test(doc.lower[at - 1] ?? ''))))
      return { time, by: false, last: end }
  }
  return null
}

/** The old and the new day of a meeting that a clause tells to be moved; null where it names no new one. */
export interface Move {
  readonly from: When | null
  readonly to: NewDay
  readonly day: When | null
}

/** What a candidate that was put off, or called off for an earlier day, tells of where it was moved. `old`: its day, as far as the clause tells it. */
export function moveOf(doc: Doc, c: Candidate, old: When | null): Move | null {
  if (c.status !== 'postponed' && !(c.status === 'cancelled' && c.predicate >= 0 && EARLIER.test(doc.lower.slice(c.predicate, c.predicate + 2).join(' '))))
    return null
  const start = c.predicate > c.trigger ? c.predicate : c.trigger
  const to = newDay(doc, start, c.last, RESET.test(doc.lower[c.predicate] ?? ''))
  if (!to) return null
  const told = timesBetween(doc, start, c.last).find((t) => wordBefore(doc, t).word === 'from' && t.span[0] < to.time.span[0])
  const own = old && !overlaps(old.spans, to.time) ? old : null
  // "scheduled for 12 June has been …": without a year, and in a past tense.
  const before = told ?? (own ? null : timesBetween(doc, c.first, start).find((t) => t.edtf === null && YEARLESS.test(t.value)))
  const from = before ? resolved(doc, before) : own
  const day = to.by ? counted(from, to.time) : resolved(doc, to.time)
  return { from, to, day: c.status === 'postponed' ? after(from, day) : day }
}

const EARLIER = /^(?:brought forward|moved up|moved forward|advanced)/

const YEARLESS = /^XXXX-(\d\d-\d\d)$/

/** "from Monday to Thursday": what is put off is put off to a later day; null where it would not be. */
function after(from: When | null, day: When | null): When | null {
  if (!from || !day || from.edtf.length !== 10 || day.edtf.length !== 10 || day.edtf > from.edtf) return day
  const later = day.basis === 'inferred' ? addDays(day.edtf, 7) : null
  return later !== null && later > from.edtf ? { ...day, edtf: later, because: 'the first one after the day that it was put off from' } : null
}

function overlaps(spans: When['spans'], time: Timex): boolean {
  return spans.some(([a, b]) => a < time.span[1] && time.span[0] < b)
}

/** "by a week": so long after the old day. */
function counted(from: When | null, time: Timex): When | null {
  const day = from && from.edtf.length === 10 && time.value ? addDuration(from.edtf, time.value) : null
  return day === null ? null : { edtf: day, basis: 'inferred', because: 'counted from the day that it was put off from', spans: [time.span] }
}

/** A day told without a year is the coming one; null where it would lie far from the article. */
function resolved(doc: Doc, time: Timex): When | null {
  const published = doc.article.published?.edtf ?? null
  const bare = YEARLESS.exec(time.value)?.[1] ?? (time.basis === 'inferred' && /^\d{4}-(\d\d-\d\d)$/.exec(time.edtf ?? '')?.[1]) ?? null
  const near = time.edtf === null ? null : forward(doc, 'scheduled', given(time))
  if (published === null || published.length !== 10) return near
  if (near && (near.basis === 'stated' || near.edtf.slice(0, 10) >= published.slice(0, near.edtf.length))) return near
  if (!bare) return null
  const limit = addDays(published, AHEAD)
  for (const year of [Number(published.slice(0, 4)), Number(published.slice(0, 4)) + 1]) {
    const day = `${year}-${bare}`
    if (day >= published && limit !== null && day <= limit)
      return { edtf: day, basis: 'inferred', because: 'the coming one: the meeting is still ahead', spans: [time.span] }
  }
  return null
}
