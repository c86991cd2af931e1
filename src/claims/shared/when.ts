import type { Doc, Timex } from '../../model/annotation.ts'
import type { Basis } from '../../model/article.ts'
import type { Span } from '../../model/span.ts'
import { isRel, tokenAt } from '../syntax.ts'
import { governorOf, isPredicate } from './clause.ts'

/** A stretch of days and how it is known. */
export interface When {
  readonly edtf: string
  readonly basis: Basis
  readonly because: string | null
  readonly spans: readonly Span[]
}

/** The time expressions that stand between two tokens (inclusive), in reading order. */
export function timesBetween(doc: Doc, first: number, last: number): Timex[] {
  const [from, to] = [doc.start[first]!, doc.end[last]!]
  const out: Timex[] = []
  for (let i = firstFrom(doc, from); i < doc.times.length && doc.times[i]!.span[0] < to; i++) if (doc.times[i]!.span[1] <= to) out.push(doc.times[i]!)
  return out
}

/** Index of the first time expression that starts at or after an offset. They stand in reading order. */
export function firstFrom(doc: Doc, offset: number): number {
  let [lo, hi] = [0, doc.times.length]
  while (lo < hi) {
    const mid = (lo + hi) >> 1
    if (doc.times[mid]!.span[0] >= offset) hi = mid
    else lo = mid + 1
  }
  return lo
}

/** The time expression that covers a token, or null. */
export function timeAt(doc: Doc, token: number): Timex | null {
  const [from, to] = [doc.start[token]!, doc.end[token]!]
  for (let i = firstFrom(doc, from + 1) - 1, n = 0; i >= 0 && n < 3; i--, n++) if (doc.times[i]!.span[1] >= to) return doc.times[i]!
  return null
}

/** Whether a token stands in a time expression. */
export function inTime(doc: Doc, token: number): boolean {
  return timeAt(doc, token) !== null
}

/** The token that a time expression hangs by: the one whose head lies outside it. */
export function headOfTime(doc: Doc, time: Timex): number {
  const first = Math.min(doc.count - 1, tokenAt(doc, time.span[0]))
  for (let t = first; t < doc.count && doc.start[t]! < time.span[1]; t++) {
    const head = doc.head[t]!
    if (head < 0 || doc.start[head]! >= time.span[1] || doc.end[head]! <= time.span[0]) return t
  }
  return first
}

/**
 * When something happens that a clause tells of: the time expressions that hang on its predicate or on one of `nouns`
 * (heads of phrases), not those of clauses above or below it. A stretch in days; durations and bounds ("by Friday") are none.
 * `least`: how near it must hang: 3 on a noun, 2 on the predicate, 1 anywhere in the clause. `barrier`: tokens that keep their times.
 */
export function whenOf(
  doc: Doc,
  predicate: number,
  nouns: readonly number[],
  first: number,
  last: number,
  least = 1,
  barrier: (token: number) => boolean = none,
): When | null {
  let best: Timex | null = null
  let rank = least - 1
  for (const time of timesBetween(doc, first, last)) {
    if (time.edtf === null || time.type === 'DURATION' || time.type === 'SET') continue
    if (time.bound === 'by' || time.bound === 'before' || time.bound === 'until' || time.bound === 'since' || time.bound === 'within') continue
    const r = nearness(doc, headOfTime(doc, time), predicate, nouns, barrier)
    if (r > rank || (r === rank && best !== null && r > 0 && finer(time, best))) {
      best = time
      rank = r
    }
  }
  return best === null ? null : given(best)
}

/**
 * How near a token hangs to what a claim is about. 3: on a noun itself (or on a clause at that noun); 2: on the predicate;
 * 1: in the clause all the same, or in one right below it; 0: in another clause.
 */
export function nearness(doc: Doc, token: number, predicate: number, nouns: readonly number[], barrier: (token: number) => boolean = none): number {
  let between = -1
  for (let t = token, steps = 0; t >= 0 && steps < 16; t = doc.head[t]!, steps++) {
    if (nouns.includes(t)) return between < 0 || doc.head[between] === t ? 3 : 0
    if (t === predicate)
      return between < 0
        ? 2
        : doc.head[between] === predicate && (isRel(doc, between, 'xcomp') || (isRel(doc, between, 'advcl') && /^(?:start|begin)$/.test(doc.lemma[between]!)))
          ? 1
          : 0
    if (t !== token && barrier(t)) return 0
    if (between < 0 && isPredicate(doc, t)) between = t
    else if (isPredicate(doc, t) && !isRel(doc, between, 'xcomp')) return 0
  }
  return between >= 0 && governorOf(doc, predicate) === between ? 1 : 0
}

const none = () => false

function finer(a: Timex, b: Timex): boolean {
  return (a.edtf?.length ?? 0) === 10 && (b.edtf?.length ?? 0) !== 10
}

/** A time expression as a value. */
export function given(time: Timex): When {
  return {
    edtf: time.edtf!,
    basis: time.basis,
    because: time.because ?? (time.basis === 'inferred' ? 'counted from the date of the article' : null),
    spans: [time.span],
  }
}

const DAY = /^\d{4}-\d\d-\d\d$/

/** Adds days to an EDTF day; null for anything coarser. */
export function addDays(edtf: string, days: number): string | null {
  if (!DAY.test(edtf)) return null
  const at = Date.UTC(Number(edtf.slice(0, 4)), Number(edtf.slice(5, 7)) - 1, Number(edtf.slice(8, 10)) + days)
  return Number.isFinite(at) && Math.abs(at) < 2e14 ? new Date(at).toISOString().slice(0, 10) : null
}

/** First and last day of an EDTF stretch as days; null at an open or unreadable end. */
export function boundsOf(edtf: string): [string | null, string | null] {
  const bare = edtf.replace(/[[\]~?%]/g, '')
  const parts = bare.includes('/') ? bare.split('/') : bare.includes('..') && !bare.startsWith('..') ? bare.split('..') : [bare, bare]
  return [edge(parts[0] ?? '', 0), edge(parts[1] ?? '', 1)]
}

function edge(part: string, end: 0 | 1): string | null {
  if (DAY.test(part)) return part
  const month = /^(\d{4})-(\d\d)$/.exec(part)
  if (month && Number(month[2]) >= 1 && Number(month[2]) <= 12) {
    const day = end === 0 ? 1 : new Date(Date.UTC(Number(month[1]), Number(month[2]), 0)).getUTCDate()
    return `${part}-${String(day).padStart(2, '0')}`
  }
  if (/^\d{4}$/.test(part)) return end === 0 ? `${part}-01-01` : `${part}-12-31`
  return null
}

/** Days, weeks, months or years of an ISO duration added to a day: calendar months and years, clamped to the month's end. */
export function addDuration(day: string, duration: string): string | null {
  const m = /^P(\d+(?:\.\d+)?)([DWMY])$/.exec(duration)
  if (!m || !DAY.test(day)) return /^PT\d+H$/.test(duration) && DAY.test(day) ? addDays(day, Math.floor(Number(duration.slice(2, -1)) / 24)) : null
  const n = Number(m[1])
  if (n > 40000) return null
  if (m[2] === 'D') return addDays(day, Math.round(n))
  if (m[2] === 'W') return addDays(day, Math.round(n * 7))
  const months = Math.round(m[2] === 'M' ? n : n * 12)
  const [y, mo, d] = [Number(day.slice(0, 4)), Number(day.slice(5, 7)) - 1 + months, Number(day.slice(8, 10))]
  const lastDay = new Date(Date.UTC(y, mo + 1, 0)).getUTCDate()
  return new Date(Date.UTC(y, mo, Math.min(d, lastDay))).toISOString().slice(0, 10)
}
