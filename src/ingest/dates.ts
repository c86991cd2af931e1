import type { Span } from '../model/span.ts'

const MONTHS = ['january', 'february', 'march', 'april', 'may', 'june', 'july', 'august', 'september', 'october', 'november', 'december']
/** A month's name or its usual abbreviations, as a pattern with the name in one group. */
export const MONTH =
  '(Jan(?:uary|\\.)?|Feb(?:ruary|\\.)?|Mar(?:ch|\\.)?|Apr(?:il|\\.)?|May|June?\\.?|July?\\.?|Aug(?:ust|\\.)?|Sept?(?:ember|\\.)?|Oct(?:ober|\\.)?|Nov(?:ember|\\.)?|Dec(?:ember|\\.)?)'

/** Number of a month by name or abbreviation, 1 to 12, or 0. */
export function monthNumber(name: string): number {
  const key = name.toLowerCase().replace('.', '').slice(0, 3)
  return MONTHS.findIndex((m) => m.startsWith(key)) + 1
}

/** `YYYY-MM-DD`, or null where there is no such day or the year is no year of the press (1800 to 2199). */
export function dayOf(year: number, month: number, day: number): string | null {
  if (!(year >= 1800 && year < 2200 && month >= 1 && month <= 12 && day >= 1)) return null
  const last = new Date(Date.UTC(year, month, 0)).getUTCDate()
  return day > last ? null : `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
}

/**
 * A date read off a piece of text. `edtf` null: it is a date, but which day is not certain (`ambiguous`) or there is
 * none such.
 */
export interface FoundDate {
  readonly span: Span
  readonly edtf: string | null
  readonly ambiguous: boolean
}

/** After a year no digit, unless another date is glued to it, as pages do that print one for the eye and one for readers aloud. */
const GLUED = '(?!\\d(?!\\d?\\s?[A-Za-z]))(?![A-Za-z])'

type Reader = (m: RegExpExecArray) => { edtf: string | null; ambiguous?: boolean }
const day = (y: string, m: string | number, d: string) => ({ edtf: dayOf(Number(y), Number(m), Number(d)) })

const FORMS: readonly (readonly [RegExp, Reader])[] = [
  // 2025-03-04, 2025/3/4, 2025.03.04, with or without a time: year first is never ambiguous.
  [/(?<![\d/.-])((?:18|19|20|21)\d\d)([-/.])(\d{1,2})\2(\d{1,2})(?![\d/-])/g, (m) => day(m[1]!, m[3]!, m[4]!)],
  // 20250304T101500Z
  [/(?<!\d)((?:19|20)\d\d)(\d\d)(\d\d)T\d{4,6}/g, (m) => day(m[1]!, m[2]!, m[3]!)],
  // March 4, 2025; Mar. 4th 2025
  [
    new RegExp(`\\b${MONTH}\\s{1,3}(\\d{1,2})(?:st|nd|rd|th)?,?\\s{1,3}(?:at\\s)?((?:18|19|20|21)\\d\\d)${GLUED}`, 'gi'),
    (m) => day(m[3]!, monthNumber(m[1]!), m[2]!),
  ],
  // 4 March 2025; 4th of March, 2025; 04-Mar-2025; Tue, 04 Mar 2025 10:00:00 GMT
  [
    new RegExp(
      `(?:(?<!\\d)|(?<=\\s(?:19|20)\\d\\d))(\\d{1,2})(?:st|nd|rd|th)?(?:\\s{1,3}of)?[\\s-]{1,3}${MONTH},?[\\s-]{1,3}((?:18|19|20|21)\\d\\d)${GLUED}`,
      'gi',
    ),
    (m) => day(m[3]!, monthNumber(m[2]!), m[1]!),
  ],
  // 2025年3月4日
  [/((?:19|20)\d\d)\s?年\s?(\d{1,2})\s?月\s?(\d{1,2})\s?日/g, (m) => day(m[1]!, m[2]!, m[3]!)],
  [/(?<![\d/.-])(\d{1,2})([-/.])(\d{1,2})\2((?:19|20)\d\d)(?![\d/-]|\.\d)/g, numeric],
]

/** Day and month in numbers: certain only when one of them can be no month, or both are the same. */
function numeric(m: RegExpExecArray): { edtf: string | null; ambiguous?: boolean } {
  const [a, b, year] = [Number(m[1]), Number(m[3]), Number(m[4])]
  if (a > 12 || a === b) return { edtf: dayOf(year, b, a) }
  if (b > 12) return { edtf: dayOf(year, a, b) }
  return { edtf: null, ambiguous: true }
}

/**
 * All absolute dates with a day in a text, in reading order: ISO, RFC 2822, month names, numbers. A date in numbers
 * whose day and month could be exchanged has `edtf` null. The zone of a time of day is not applied: the day is the one
 * that is written.
 */
export function findDates(text: string): FoundDate[] {
  if (!/\d{4}/.test(text)) return []
  const found: FoundDate[] = []
  for (const [pattern, read] of FORMS) {
    for (const m of text.matchAll(pattern)) {
      const span: Span = [m.index, m.index + m[0].length]
      const { edtf, ambiguous = false } = read(m as RegExpExecArray)
      if (!found.some((f) => f.span[0] < span[1] && span[0] < f.span[1])) found.push({ span, edtf, ambiguous })
    }
  }
  return found.sort((a, b) => a.span[0] - b.span[0])
}

export type ParsedDate = { readonly edtf: string } | { readonly error: 'published-unreadable' | 'published-ambiguous' }

/**
 * Reads a value that is meant to be a publication date: any form that `findDates` knows, a month (`2025-03`), a year,
 * an EDTF interval of days, or a time stamp in seconds or milliseconds. Gives EDTF, or why it cannot be read. Never
 * throws.
 */
export function parseDate(value: string): ParsedDate {
  const text = value.trim().slice(0, 200)
  const month = /^((?:18|19|20|21)\d\d)-(\d\d)$/.exec(text)
  if (month && dayOf(Number(month[1]), Number(month[2]), 1)) return { edtf: text }
  if (/^(?:18|19|20|21)\d\d$/.test(text)) return { edtf: text }
  const interval = /^\[?(\d{4}-\d\d-\d\d|\.\.)(?:\/|\.\.)(\d{4}-\d\d-\d\d|\.\.)\]?$/.exec(text)
  if (interval && [interval[1]!, interval[2]!].every((x) => x === '..' || realDay(x))) return { edtf: `${interval[1]}/${interval[2]}` }
  if (/^\d{10}(?:\d{3})?(?:\.0)?$/.test(text)) return fromStamp(text)
  const compact = /^((?:19|20)\d\d)(\d\d)(\d\d)$/.exec(text)
  const whole = compact ? dayOf(Number(compact[1]), Number(compact[2]), Number(compact[3])) : null
  if (whole) return { edtf: whole }
  const found = findDates(text)
  const certain = [...new Set(found.flatMap((f) => f.edtf ?? []))]
  if (certain.length === 1) return { edtf: certain[0]! }
  return { error: found.some((f) => f.ambiguous) || certain.length > 1 ? 'published-ambiguous' : 'published-unreadable' }
}

function realDay(iso: string): boolean {
  const [y, m, d] = iso.split('-').map(Number)
  return dayOf(y!, m!, d!) !== null
}

function fromStamp(text: string): ParsedDate {
  const seconds = Number(text.slice(0, 10))
  const at = new Date(seconds * 1000)
  const edtf = dayOf(at.getUTCFullYear(), at.getUTCMonth() + 1, at.getUTCDate())
  return edtf ? { edtf } : { error: 'published-unreadable' }
}

/**
 * The day in an address (`/2025/03/04/`, `/2025-03-04-`, `/20250304/`), EDTF, or null; a month (`/2025/03/`) is a
 * month.
 */
export function dateInUrl(url: string): string | null {
  const text = url.slice(0, 2000)
  const full = /[/_-]((?:19|20)\d\d)[/_-](\d{1,2})[/_-](\d{1,2})(?=[/_.-]|$)/.exec(text) ?? /[/_-]((?:19|20)\d\d)(\d\d)(\d\d)(?=[/_.-]|$)/.exec(text)
  const named = new RegExp(`/((?:19|20)\\d\\d)/${MONTH}/(\\d{1,2})(?=/|$)`, 'i').exec(text)
  if (named) return dayOf(Number(named[1]), monthNumber(named[2]!), Number(named[3]))
  if (full) return dayOf(Number(full[1]), Number(full[2]), Number(full[3]))
  const month = /\/((?:19|20)\d\d)\/(\d\d)(?=\/|$)/.exec(text)
  return month && dayOf(Number(month[1]), Number(month[2]), 1) ? `${month[1]}-${month[2]}` : null
}
