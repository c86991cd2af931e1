import { addDays, addMonths, civil, type DayRange, dayOf, daysInMonth, isoWeek, weekday } from '../../model/edtf.ts'
import { SEASON_MONTHS, type SeasonCode, type Unit } from './lexicon.ts'

/** How fine a point is, from fine to coarse. */
const GRAINS = ['day', 'week', 'month', 'season', 'quarter', 'half', 'year', 'decade', 'century'] as const
export type Grain = (typeof GRAINS)[number]

/** A stretch of the calendar with its TIMEX3 value. */
export interface Point {
  readonly value: string
  readonly range: DayRange
  readonly grain: Grain
}

/** Whether `a` is at least as fine as `b`. */
export function finerOrSame(a: Grain, b: Grain): boolean {
  return GRAINS.indexOf(a) <= GRAINS.indexOf(b)
}

const pad = (n: number, size = 2) => String(n).padStart(size, '0')

/** A year as TIMEX3 writes it: `1998`, `BC0490`. `year` is astronomical. */
function yearValue(year: number): string {
  return year > 0 ? pad(year, 4) : `BC${pad(1 - year, 4)}`
}

export function dayPoint(ordinal: number): Point {
  const { year, month, day } = civil(ordinal)
  return { value: `${yearValue(year)}-${pad(month)}-${pad(day)}`, range: [ordinal, ordinal], grain: 'day' }
}

export function weekPoint(ordinal: number): Point {
  const monday = addDays(ordinal, 1 - weekday(ordinal))
  const { year, week } = isoWeek(monday)
  return { value: `${yearValue(year)}-W${pad(week)}`, range: [monday, monday + 6], grain: 'week' }
}

export function weekendPoint(ordinal: number): Point {
  const week = weekPoint(ordinal)
  return { value: `${week.value}-WE`, range: [week.range[0] + 5, week.range[1]], grain: 'week' }
}

export function monthPoint(year: number, month: number): Point {
  const first = dayOf(year, month, 1)
  const start = civil(first)
  return {
    value: `${yearValue(start.year)}-${pad(start.month)}`,
    grain: 'month',
    range: [first, first + daysInMonth(start.year, start.month) - 1],
  }
}

function spread(year: number, first: number, last: number): DayRange {
  return [dayOf(year, first, 1), dayOf(year, last + 1, 1) - 1]
}

export function seasonPoint(year: number, season: SeasonCode): Point {
  const [first, last] = SEASON_MONTHS[season]
  return { value: `${yearValue(year)}-${season}`, range: spread(year, first, last), grain: 'season' }
}

/** `quarter` may run past 1 to 4; the year carries over. */
export function quarterPoint(year: number, quarter: number): Point {
  const y = year + Math.floor((quarter - 1) / 4)
  const q = ((((quarter - 1) % 4) + 4) % 4) + 1
  return { value: `${yearValue(y)}-Q${q}`, range: spread(y, q * 3 - 2, q * 3), grain: 'quarter' }
}

export function halfPoint(year: number, half: number): Point {
  return { value: `${yearValue(year)}-H${half}`, range: spread(year, half * 6 - 5, half * 6), grain: 'half' }
}

export function yearPoint(year: number): Point {
  return { value: yearValue(year), range: spread(year, 1, 12), grain: 'year' }
}

/** `year` is the decade's name: 1990, or -480 for the 480s BC. */
export function decadePoint(year: number): Point {
  if (year < 0) return { value: `BC${pad(-year / 10, 3)}`, range: [dayOf(year - 8, 1, 1), dayOf(year + 1, 12, 31)], grain: 'decade' }
  const start = Math.floor(year / 10) * 10
  return { value: pad(start / 10, 3), range: spreadYears(start, start + 9), grain: 'decade' }
}

export function centuryPoint(n: number, before: boolean): Point {
  if (before) return { value: `BC${pad(n - 1)}`, range: spreadYears(1 - n * 100, -(n - 1) * 100), grain: 'century' }
  return { value: pad(n - 1), range: spreadYears((n - 1) * 100, (n - 1) * 100 + 99), grain: 'century' }
}

function spreadYears(first: number, last: number): DayRange {
  return [dayOf(first, 1, 1), dayOf(last, 12, 31)]
}

/** The unit that holds a day, moved by `shift` of them: the week after next, three quarters back. */
export function unitPoint(unit: Unit, day: number, shift: number): Point | null {
  const { year, month } = civil(day)
  switch (unit) {
    case 'second':
    case 'minute':
    case 'hour':
      return null
    case 'day':
      return dayPoint(day + shift)
    case 'week':
      return weekPoint(day + shift * 7)
    case 'weekend':
      return weekendPoint(day + shift * 7)
    case 'month':
      return monthPoint(year, month + shift)
    case 'quarter':
      return quarterPoint(year, Math.ceil(month / 3) + shift)
    case 'year':
      return yearPoint(year + shift)
    case 'decade':
      return year > 0 ? decadePoint(Math.floor(year / 10) * 10 + shift * 10) : decadePoint(-Math.floor((1 - year) / 10) * 10 + shift * 10)
    case 'century':
      return year > 0 ? centuryPoint(Math.floor(year / 100) + 1 + shift, false) : centuryPoint(Math.floor((100 - year) / 100) - shift, true)
    default:
      return null
  }
}

/** `n` units before or after a day, as coarse as the unit: "two weeks ago" is a week, "a decade ago" a year. */
export function offsetPoint(day: number, n: number, unit: Unit, dir: 1 | -1): Point | null {
  const whole = Number.isInteger(n)
  switch (unit) {
    case 'second':
    case 'minute':
    case 'hour':
      return null
    case 'day':
      return dayPoint(day + dir * Math.round(n))
    case 'week':
      return whole ? weekPoint(day + dir * n * 7) : dayPoint(day + dir * Math.round(n * 7))
    case 'weekend':
      return weekendPoint(day + dir * Math.round(n) * 7)
    case 'month':
      return monthOf(addMonths(day, dir * Math.round(n)))
    case 'quarter':
      return unitPoint('quarter', day, dir * Math.round(n))
    case 'year':
      return whole ? yearPoint(civil(day).year + dir * n) : monthOf(addMonths(day, dir * Math.round(n * 12)))
    case 'decade':
      return yearPoint(civil(day).year + dir * Math.round(n * 10))
    case 'century':
      return yearPoint(civil(day).year + dir * Math.round(n * 100))
    case 'millennium':
      return null
    default:
      return null
  }
}

function monthOf(day: number): Point {
  const { year, month } = civil(day)
  return monthPoint(year, month)
}

/**
 * The part of a stretch that a modifier picks. The cuts are conventions of newspaper English, in days: the end of a month is its last
 * five days, "late" its last third; the end of a year is December. `ref` closes "earlier" and opens "later".
 */
export function partOfRange([first, last]: DayRange, grain: Grain, mod: string | undefined, ref: number | null): DayRange {
  const length = last - first + 1
  if (!mod || grain === 'day') return [first, last]
  const third = Math.floor(length / 3)
  switch (mod) {
    case 'START':
      return grain === 'week' ? [first, first + 2] : [first, first + third - 1]
    case 'MID':
      return grain === 'week' ? [first + 1, first + 3] : [first + third, last - third]
    case 'END':
      return grain === 'week' ? [first + 3, last] : [last - third + 1, last]
    case 'BEGIN':
      return [first, first + edge(grain, length) - 1]
    case 'FINISH':
      return [last - edge(grain, length) + 1, last]
    case 'EARLIER':
      return ref !== null && ref >= first && ref <= last ? [first, ref] : [first, last]
    case 'LATER':
      return ref !== null && ref >= first && ref <= last ? [ref, last] : [first, last]
    default:
      return [first, last]
  }
}

function edge(grain: Grain, length: number): number {
  if (grain === 'week') return 3
  if (grain === 'month') return 5
  if (grain === 'year') return 31
  return Math.max(1, Math.floor(length / 6))
}
