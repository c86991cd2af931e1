/**
 * Days and EDTF. A day is counted as an integer, days since 1970-01-01 in the proleptic Gregorian calendar (years before 1 are
 * astronomical: year 0 is 1 BC). A stretch is `[first, last]`, both ends included; an open end is `-Infinity` or `Infinity`.
 * Nothing here reads a clock or a time zone, and nothing throws: what cannot be read gives null.
 */
export type DayRange = readonly [first: number, last: number]

export interface CivilDay {
  readonly year: number
  /** 1 to 12. */
  readonly month: number
  /** 1 to 31. */
  readonly day: number
}

/** Days since 1970-01-01 of a calendar day; months and days past their ends carry over. Algorithm: Howard Hinnant, days_from_civil. */
export function dayOf(year: number, month: number, day: number): number {
  const y = year + Math.floor((month - 1) / 12)
  const m = ((((month - 1) % 12) + 12) % 12) + 1
  const shifted = m <= 2 ? y - 1 : y
  const era = Math.floor(shifted / 400)
  const yearOfEra = shifted - era * 400
  const dayOfYear = Math.floor((153 * (m + (m > 2 ? -3 : 9)) + 2) / 5) + day - 1
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear
  return era * 146097 + dayOfEra - 719468
}

/** The calendar day of a count of days since 1970-01-01. */
export function civil(ordinal: number): CivilDay {
  const z = ordinal + 719468
  const era = Math.floor(z / 146097)
  const dayOfEra = z - era * 146097
  const yearOfEra = Math.floor((dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36524) - Math.floor(dayOfEra / 146096)) / 365)
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100))
  const mp = Math.floor((5 * dayOfYear + 2) / 153)
  const month = mp < 10 ? mp + 3 : mp - 9
  return { year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day: dayOfYear - Math.floor((153 * mp + 2) / 5) + 1 }
}

/** How many days the month has; months past their ends carry over. */
export function daysInMonth(year: number, month: number): number {
  return dayOf(year, month + 1, 1) - dayOf(year, month, 1)
}

/** Day of the week, 1 Monday to 7 Sunday. */
export function weekday(ordinal: number): number {
  return ((((ordinal + 3) % 7) + 7) % 7) + 1
}

/** ISO 8601 week of a day; its year may differ from the calendar's. */
export function isoWeek(ordinal: number): { readonly year: number; readonly week: number } {
  const thursday = ordinal - weekday(ordinal) + 4
  const { year } = civil(thursday)
  return { year, week: Math.floor((thursday - dayOf(year, 1, 1)) / 7) + 1 }
}

/** The Monday of an ISO week. */
export function weekStart(year: number, week: number): number {
  const fourth = dayOf(year, 1, 4)
  return fourth - weekday(fourth) + 1 + (week - 1) * 7
}

export function addDays(ordinal: number, days: number): number {
  return ordinal + days
}

/** The same day of the month so many months on; the last of the month where that day does not exist. */
export function addMonths(ordinal: number, months: number): number {
  const { year, month, day } = civil(ordinal)
  const first = dayOf(year, month + months, 1)
  const to = civil(first)
  return first + Math.min(day, daysInMonth(to.year, to.month)) - 1
}

export interface Duration {
  readonly years: number
  readonly months: number
  readonly days: number
  /** Hours, minutes and seconds together. */
  readonly seconds: number
}

// All parts may stand alone, none twice; `\d` runs are bounded, so the cost is linear.
const DURATION = /^P(?:([\d.]{1,9})Y)?(?:([\d.]{1,9})M)?(?:([\d.]{1,9})W)?(?:([\d.]{1,9})D)?(?:T(?:([\d.]{1,9})H)?(?:([\d.]{1,9})M)?(?:([\d.]{1,9})S)?)?$/

/** An ISO 8601 duration, or null where it is none or has an unknown part (`PXD`). A fraction of a year counts in months. */
export function parseDuration(text: string): Duration | null {
  const m = DURATION.exec(text)
  if (!m || m.slice(1).every((part) => part === undefined)) return null
  const [years = 0, months = 0, weeks = 0, days = 0, hours = 0, minutes = 0, seconds = 0] = m.slice(1).map((part) => (part === undefined ? 0 : Number(part)))
  if (![years, months, weeks, days, hours, minutes, seconds].every(Number.isFinite)) return null
  const whole = Math.trunc(years)
  return {
    years: whole,
    months: months + Math.round((years - whole) * 12),
    days: weeks * 7 + days,
    seconds: hours * 3600 + minutes * 60 + seconds,
  }
}

/** A day moved by an ISO 8601 duration (`sign` -1: back); parts of a day are left out. Null where the duration cannot be read. */
export function addDuration(ordinal: number, duration: string, sign: 1 | -1 = 1): number | null {
  const d = parseDuration(duration)
  if (!d || !Number.isFinite(ordinal)) return null
  const months = Math.round(d.years * 12 + d.months)
  const moved = months === 0 ? ordinal : addMonths(ordinal, sign * months)
  return moved + sign * (Math.trunc(d.days) + Math.floor(d.seconds / 86400))
}

const SUBYEAR: Readonly<Record<string, readonly [number, number]>> = {
  '21': [3, 5],
  '22': [6, 8],
  '23': [9, 11],
  '24': [12, 14],
  '33': [1, 3],
  '34': [4, 6],
  '35': [7, 9],
  '36': [10, 12],
  '40': [1, 6],
  '41': [7, 12],
}

function months(year: number, first: number, last: number): DayRange {
  return [dayOf(year, first, 1), dayOf(year, last + 1, 1) - 1]
}

const PLAIN = /^(-?)([\dX]{4})(?:-([\dX]{2})(?:-([\dX]{2}))?)?$/
const LONG_YEAR = /^Y(-?\d{4,9})$/

/** One EDTF date (no interval): its days. Unknown digits (`199X`, `2025-XX`) give the stretch they leave open. */
function parseDate(text: string): DayRange | null {
  const bare = text.replace(/[~?%]/g, '').replace(/T.*$/, '')
  const long = LONG_YEAR.exec(bare)
  if (long) return months(Number(long[1]), 1, 12)
  const m = PLAIN.exec(bare)
  if (!m) return null
  const [, sign, digits = '', month, day] = m
  const unknown = /^\d*X*$/.test(digits) ? digits.indexOf('X') : -2
  if (unknown === -2 || unknown === 0) return null
  if (unknown > 0) {
    const low = Number(digits.replaceAll('X', '0'))
    const high = Number(digits.replaceAll('X', '9'))
    return sign ? [dayOf(-high, 1, 1), dayOf(-low, 12, 31)] : [dayOf(low, 1, 1), dayOf(high, 12, 31)]
  }
  const year = sign ? -Number(digits) : Number(digits)
  if (month === undefined || month === 'XX') return day === undefined || /X/.test(day) ? months(year, 1, 12) : null
  const sub = SUBYEAR[month]
  if (sub) return day === undefined ? months(year, sub[0], sub[1]) : null
  if (!/^\d\d$/.test(month) || Number(month) < 1 || Number(month) > 12) return null
  if (day === undefined || day === 'XX') return months(year, Number(month), Number(month))
  if (!/^\d\d$/.test(day) || Number(day) < 1 || Number(day) > daysInMonth(year, Number(month))) return null
  const ordinal = dayOf(year, Number(month), Number(day))
  return [ordinal, ordinal]
}

/**
 * The days that an EDTF string covers, or null where it cannot be read. Takes dates (`2025`, `2025-03`, `2025-03-04`, a time of
 * day is cut off), seasons and quarters (`2025-21`, `2025-33`), unknown digits (`199X`, `2025-XX`), qualifiers (`~?%`, ignored),
 * intervals (`a/b`, `a/..`, `../b`) and one-of-a-set (`[a..b]`, `[a,b]`: the hull). An interval that ends before it starts is null.
 */
export function parseEdtf(text: string): DayRange | null {
  const s = text.trim()
  if (s.length === 0 || s.length > 80) return null
  if (/^[[{].*[\]}]$/.test(s)) {
    const parts = s
      .slice(1, -1)
      .split(',')
      .map((part) => (part.includes('..') ? part.trim().replace('..', '/') : part.trim()))
    const ranges = parts.map((part) => parseEdtf(part.replace(/^\//, '../').replace(/\/$/, '/..')))
    if (ranges.some((range) => range === null)) return null
    return [Math.min(...ranges.map((r) => (r as DayRange)[0])), Math.max(...ranges.map((r) => (r as DayRange)[1]))]
  }
  if (!s.includes('/')) return parseDate(s)
  const ends = s.split('/')
  if (ends.length !== 2) return null
  const [a = '', b = ''] = ends.map((end) => end.trim())
  const first = a === '..' || a === '' ? ([-Infinity, -Infinity] as const) : parseDate(a)
  const last = b === '..' || b === '' ? ([Infinity, Infinity] as const) : parseDate(b)
  if (!first || !last || first[0] > last[1]) return null
  return [first[0], last[1]]
}

function formatYear(year: number): string {
  if (year > 9999 || year < -9999) return `Y${year}`
  return `${year < 0 ? '-' : ''}${String(Math.abs(year)).padStart(4, '0')}`
}

/** A day as EDTF: `2025-03-04`. */
export function formatDay(ordinal: number): string {
  const { year, month, day } = civil(ordinal)
  if (year > 9999 || year < -9999) return formatYear(year)
  return `${formatYear(year)}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
}

/** A stretch as EDTF, as short as it goes: a whole year `2025`, a whole month `2025-03`, a day, else `first/last`; `..` for an open end. */
export function formatEdtf([first, last]: DayRange): string {
  if (first === last) return formatDay(first)
  if (!Number.isFinite(first) || !Number.isFinite(last)) {
    return `${Number.isFinite(first) ? formatDay(first) : '..'}/${Number.isFinite(last) ? formatDay(last) : '..'}`
  }
  const a = civil(first)
  const b = civil(last)
  const wholeMonths = a.day === 1 && b.day === daysInMonth(b.year, b.month)
  const wholeYears = wholeMonths && a.month === 1 && b.month === 12
  if (wholeYears) return a.year === b.year ? formatYear(a.year) : `${formatYear(a.year)}/${formatYear(b.year)}`
  if (wholeMonths) {
    const from = formatDay(first).slice(0, -3)
    const to = formatDay(last).slice(0, -3)
    return from === to ? from : `${from}/${to}`
  }
  return `${formatDay(first)}/${formatDay(last)}`
}

/** Order in time: by first day, then by last; what cannot be read comes last. Fit for `sort`. */
export function compareEdtf(a: string, b: string): number {
  const x = parseEdtf(a)
  const y = parseEdtf(b)
  if (!x || !y) return x ? -1 : y ? 1 : a < b ? -1 : a > b ? 1 : 0
  const ends = (p: number, q: number) => (p < q ? -1 : p > q ? 1 : 0)
  return ends(x[0], y[0]) || ends(x[1], y[1])
}

/** The days common to both, or null where there are none or one of them cannot be read. */
export function intersectEdtf(a: string, b: string): string | null {
  const x = parseEdtf(a)
  const y = parseEdtf(b)
  if (!x || !y) return null
  const first = Math.max(x[0], y[0])
  const last = Math.min(x[1], y[1])
  if (first > last) return null
  return formatEdtf([first, last])
}

/** Whether every day of `inner` lies in `outer`: "27 February" fits "the end of February". */
export function fitsEdtf(inner: string, outer: string): boolean {
  const x = parseEdtf(inner)
  const y = parseEdtf(outer)
  return x !== null && y !== null && y[0] <= x[0] && x[1] <= y[1]
}

/** Whether they share a day. */
export function overlapsEdtf(a: string, b: string): boolean {
  const x = parseEdtf(a)
  const y = parseEdtf(b)
  return x !== null && y !== null && x[0] <= y[1] && y[0] <= x[1]
}
