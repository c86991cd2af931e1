import { addMonths, civil, type DayRange, dayOf, daysInMonth, formatDay, parseDuration, weekday } from '../../model/edtf.ts'
import type { Base, Calendar, Candidate, Expr, Which } from './expr.ts'
import { durationValue } from './durations.ts'
import { holidayDay } from './holidays.ts'
import { openValue } from './open.ts'
import {
  centuryPoint, dayPoint, decadePoint, finerOrSame, halfPoint, monthPoint, offsetPoint, type Point, quarterPoint, seasonPoint, unitPoint, weekendPoint, weekPoint,
  yearPoint,
} from './points.ts'
import type { Tense } from './tense.ts'
import { SEASON_MONTHS } from './lexicon.ts'

/** What a candidate is resolved against. Days are counted from 1970-01-01. */
export interface Setting {
  /** The article's day, or null. */
  readonly ref: number | null
  /** Whether the text tells history: then years come from the running date, not from the article's. */
  readonly narrative: boolean
  /** The date last spoken of near by, and the last exact day. */
  readonly run: Point | null
  readonly runDay: Point | null
  /** The last quarter spoken of. */
  readonly quarter: Point | null
  readonly tense: Tense | null
  /** The word before the expression, lower-cased. */
  readonly before: string
  /** "Wednesday's ruling" */
  readonly possessive: boolean
  /** Years that the text itself states for a month and day, by `MM-DD`; null where it states several. */
  readonly stated: ReadonlyMap<string, number | null>
}

export interface Resolution {
  /** The calendar point, or null where it stays open. */
  readonly point: Point | null
  /** TIMEX3 value without time of day. */
  readonly value: string
  readonly type: 'DATE' | 'DURATION' | 'SET'
  /** What was needed beyond the words: the article's date or another expression. */
  readonly from: 'ref' | 'run' | null
  readonly because?: string
  readonly anchor?: string
  /** The days that an anchored length covers. */
  readonly window?: DayRange
  /** Days that the point may also lie on, where its anchor is vague. */
  readonly range?: DayRange
}

/** Gives an expression its value; never throws, and leaves open what the setting does not settle. */
export function resolve(c: Candidate, s: Setting): Resolution {
  const { expr } = c
  switch (expr.k) {
    case 'ref': return { point: null, value: expr.value, type: 'DATE', from: null }
    case 'set': return { point: null, value: expr.value, type: 'SET', from: null }
    case 'dur': return duration(expr, s)
    case 'decade': return plainly(decadePoint(expr.year))
    case 'century': return plainly(centuryPoint(expr.n, expr.before))
    case 'cal': return calendar(expr, s)
    case 'weekday': return weekdayPoint(expr, s)
    case 'unit': return unit(expr, s)
    case 'offset': return offset(expr, s)
    case 'holiday': return holiday(expr, s)
    case 'quarterOf': return quarterOf(expr, s)
    case 'anniversary': return anniversary(expr, s)
    case 'clock': return clock(s)
  }
}

function plainly(point: Point): Resolution {
  return { point, value: point.value, type: 'DATE', from: null }
}

function found(point: Point | null, expr: Expr, from: 'ref' | 'run', s: Setting, why?: string): Resolution {
  if (!point) return open(expr)
  const anchor = from === 'ref' ? s.ref : (s.run?.range[0] ?? null)
  return {
    point, value: point.value, type: 'DATE', from,
    because: why ?? (from === 'ref' ? 'counted from the date of the article' : 'counted from the date before it'),
    anchor: anchor === null ? undefined : formatDay(anchor),
  }
}

function open(expr: Expr): Resolution {
  return { point: null, value: openValue(expr), type: 'DATE', from: null }
}

/** The day that years and months are counted from: the running date in a history, else the article's. */
function baseDay(base: Base | undefined, s: Setting): { day: number; from: 'ref' | 'run' } | null {
  if (base === 'run' || s.narrative) {
    if (s.run) return { day: s.run.range[0], from: 'run' }
    if (s.narrative) return null
  }
  return s.ref === null ? null : { day: s.ref, from: 'ref' }
}

function calendar(e: Calendar, s: Setting): Resolution {
  if (e.year !== undefined) {
    const point = inYear(e, e.year)
    return point ? plainly(point) : open(e)
  }
  if (e.dayOnly) return dayOfMonth(e, s)
  const base = baseDay(e.base, s)
  if (!base) return open(e)
  if (e.shift !== undefined) return found(inYear(e, civil(base.day).year + e.shift), e, base.from, s)
  if (e.which !== undefined) return found(byWhich(e, base.day, e.which), e, base.from, s)
  if (base.from === 'run') return found(inYear(e, narrativeYear(e, s)), e, 'run', s, 'the year of the dates before it')
  const near = byTense(e, base.day, s)
  if (e.day !== undefined && near && Math.abs(near.range[0] - base.day) > NEAR) {
    const year = s.stated.get(`${e.month}-${e.day}`)
    if (year) return found(inYear(e, year), e, 'run', s, 'the year that the text states for this day')
    const far = ATTRIBUTIVE.has(s.before) || SINCE.has(s.before) ? FAR : FARTHEST
    if (Math.abs(near.range[0] - base.day) > far) return open(e)
  }
  return found(near, e, 'ref', s, s.tense ? `nearest to the date of the article in the ${s.tense} tense` : 'nearest to the date of the article')
}

/** A day without its year this far off (in days) takes the year that the text states for that day elsewhere. */
const NEAR = 60
/** Further off than this it is as likely a day known by name ("the 7 October attacks"): left open. */
const FAR = 215
const SINCE = new Set(['since', 'after', 'before', 'from'])
const FARTHEST = 300

/** The part of a year that the words name; null for a day that the month does not have. */
function inYear(e: Calendar, year: number): Point | null {
  if (e.month !== undefined) {
    if (e.nth) return nthOf(year, e.month, e.nth)
    if (e.day === undefined) return monthPoint(year, e.month)
    if (e.day > daysInMonth(year, e.month)) return null
    const day = dayOf(year, e.month, e.day)
    return e.weekOf ? weekPoint(day) : dayPoint(day)
  }
  if (e.season) return seasonPoint(year, e.season)
  if (e.quarter !== undefined) return quarterPoint(year, e.quarter)
  if (e.half !== undefined) return halfPoint(year, e.half)
  return yearPoint(year)
}

/** "the first week of May" (its first seven days), "the last Friday of July"; null where the month has no such day. */
function nthOf(year: number, month: number, { n, day }: { readonly n: number; readonly day: number | 'week' }): Point | null {
  const first = dayOf(year, month, 1)
  const last = first + daysInMonth(year, month) - 1
  if (day === 'week') {
    const from = n < 0 ? last - 6 : first + (n - 1) * 7
    return from > last ? null : { value: weekPoint(from + 3).value, range: [from, Math.min(from + 6, last)], grain: 'week' }
  }
  const at = n < 0 ? last - ((weekday(last) - day + 7) % 7) : first + ((day - weekday(first) + 7) % 7) + (n - 1) * 7
  return at > last ? null : dayPoint(at)
}

/** In a history a month without a year is of the running year; January and February after a November or December are of the next. */
function narrativeYear(e: Calendar, s: Setting): number {
  const run = s.run as Point
  const { year, month } = civil(run.range[0])
  const wanted = e.month ?? (e.season ? SEASON_MONTHS[e.season][0] : undefined)
  if (wanted !== undefined && finerOrSame(run.grain, 'month') && month - wanted >= 9) return year + 1
  return year
}

function byWhich(e: Calendar, day: number, which: Which): Point | null {
  const { year } = civil(day)
  if (which === 0) return inYear(e, year)
  const years = which < 0 ? [year, year - 1, year - 2] : [year, year + 1, year + 2]
  for (const y of years) {
    const point = inYear(e, y)
    if (!point) continue
    if (which < 0 ? point.range[1] < day : point.range[0] > day) return point
  }
  return null
}

/** Words before a date that tell its side of the article's day. */
const BACKWARD = new Set(['since'])
const LIMITS = new Set(['through', 'until', 'by', 'till'])
const ATTRIBUTIVE = new Set(['the', 'a', 'an', 'its', 'his', 'her', 'their', 'our', 'planned', 'scheduled', 'for', 'original', 'historic'])

function byTense(e: Calendar, day: number, s: Setting): Point | null {
  const { year } = civil(day)
  if (e.quarter !== undefined || e.half !== undefined) {
    const current = inYear(e, year)
    return current && current.range[0] > day && s.tense !== 'future' ? inYear(e, year - 1) : current
  }
  const points = [year - 1, year, year + 1].map((y) => inYear(e, y)).filter((p) => p !== null)
  const past = points.filter((p) => p.range[0] <= day).at(-1) ?? null
  const next = points.find((p) => p.range[1] >= day) ?? null
  if (!past || !next) return past ?? next
  if (past === next || BACKWARD.has(s.before)) return past
  const back = day - past.range[1]
  const ahead = next.range[0] - day
  const nearest = back <= ahead ? past : next
  if (LIMITS.has(s.before) && s.tense !== 'future') return nearest
  const attributive = ATTRIBUTIVE.has(s.before)
  // a day is named without its year only while it is near: half a year and more away it would be stated
  if (s.tense === 'past') return e.day !== undefined && (back > 300 || (attributive && back > 180 && ahead < 60)) ? next : past
  if (s.tense === 'future') return attributive ? nearest : ahead > (e.day === undefined ? 300 : 250) ? past : next
  return nearest
}

/** "Friday the 22nd": the nearest month in which the day is that weekday. */
function onWeekday(e: Calendar, ref: number): Point | null {
  let best: Point | null = null
  for (let shift = -12; shift <= 12; shift++) {
    const { year, month } = civil(addMonths(ref, shift))
    const day = e.day as number
    if (day > daysInMonth(year, month)) continue
    const at = dayOf(year, month, day)
    if (weekday(at) === e.weekday && (!best || Math.abs(at - ref) < Math.abs(best.range[0] - ref))) best = dayPoint(at)
  }
  return best && Math.abs(best.range[0] - ref) < 100 ? best : null
}

/** "the 20th": of the running month, else of the month at hand. */
function dayOfMonth(e: Calendar, s: Setting): Resolution {
  const day = e.day as number
  if (e.weekday !== undefined) {
    const from = s.narrative ? s.run?.range[0] : s.ref
    return from === undefined || from === null ? open(e) : found(onWeekday(e, from), e, s.narrative ? 'run' : 'ref', s)
  }
  const at = (from: number) => {
    const { year, month } = civil(from)
    return day <= daysInMonth(year, month) ? dayPoint(dayOf(year, month, day)) : null
  }
  const ahead = !s.narrative && s.ref !== null && s.tense === 'future'
  const run = s.run && finerOrSame(s.run.grain, 'month') ? at(s.run.range[0]) : null
  if (s.run && run && !(ahead && run.range[0] < (s.ref as number))) return found(run, e, 'run', s, 'the month of the date before it')
  if (s.ref === null || s.narrative) return open(e)
  const here = at(s.ref)
  if (s.tense === 'past' && here && here.range[0] > s.ref) return found(at(addMonths(s.ref, -1)), e, 'ref', s)
  if (s.tense === 'future' && here && here.range[0] < s.ref) return found(at(addMonths(s.ref, 1)), e, 'ref', s)
  return found(here, e, 'ref', s)
}

function weekdayPoint(e: Expr & { k: 'weekday' }, s: Setting): Resolution {
  const base = baseDay(e.base, s)
  if (!base) return open(e)
  const at = weekday(base.day)
  if (e.weeks !== undefined) return found(dayPoint(base.day - at + e.n + e.weeks * 7), e, base.from, s)
  const back = (at - e.n + 7) % 7
  const ahead = (e.n - at + 7) % 7
  if (base.from === 'run') {
    if (e.which === -1) return found(dayPoint(base.day - (back || 7)), e, 'run', s)
    return found(dayPoint(base.day + (e.which === 1 ? ahead || 7 : ahead)), e, 'run', s)
  }
  if (e.which === -1) return found(dayPoint(base.day - (back || 7)), e, 'ref', s, 'the last one before the date of the article')
  if (e.which === 0) return found(dayPoint(base.day - at + e.n), e, 'ref', s, 'in the week of the article')
  if (e.which === 1) return found(dayPoint(base.day + (ahead || 7)), e, 'ref', s, 'the next one after the date of the article')
  const forward = (s.tense === 'future' && !(s.possessive && !FORWARD.has(s.before))) || ((s.before === 'until' || s.before === 'by' || s.before === 'for' || s.before === 'before') && s.tense !== 'past')
  if (forward) return found(dayPoint(base.day + ahead), e, 'ref', s, 'the coming one: the verb points forward')
  return found(dayPoint(base.day - back), e, 'ref', s, 'the latest one up to the date of the article')
}

const FORWARD = new Set(['before', 'of', 'until', 'for', 'by', 'at', 'after'])

function unit(e: Expr & { k: 'unit' }, s: Setting): Resolution {
  const deictic = e.base === 'ref' && e.unit === 'day'
  const base = deictic ? (s.ref === null || s.narrative ? null : { day: s.ref, from: 'ref' as const }) : e.base === 'run' ? runBase(e, s) : baseDay(e.base, s)
  if (!base) return open(e)
  if (e.unit === 'weekend' && e.shift === 0 && base.from === 'ref') {
    const at = weekday(base.day)
    const back = at < 6 && s.tense !== 'future' && s.before === 'over'
    return found(weekendPoint(base.day - (back || (at < 3 && s.tense === 'past') ? 7 : 0)), e, 'ref', s)
  }
  return found(unitPoint(e.unit, base.day, e.shift), e, base.from, s)
}

/** "that day", "the following year": from the last date that is fine enough; a news text falls back on the article's date for "the morning". */
function runBase(e: Expr & { k: 'unit' }, s: Setting): { day: number; from: 'ref' | 'run' } | null {
  const grain = e.unit === 'weekend' ? 'week' : e.unit
  if (grain === 'day') {
    if (s.runDay) return { day: s.runDay.range[0], from: 'run' }
    return null
  }
  if (grain !== 'second' && grain !== 'minute' && grain !== 'hour' && grain !== 'millennium') {
    if (s.run && finerOrSame(s.run.grain, grain)) return { day: s.run.range[0], from: 'run' }
    if (s.runDay) return { day: s.runDay.range[0], from: 'run' }
  }
  if (s.narrative || s.ref === null || e.shift > 0) return null
  return grain === 'year' || grain === 'month' || grain === 'quarter' || grain === 'week' ? { day: s.ref, from: 'ref' } : null
}

function offset(e: Expr & { k: 'offset' }, s: Setting): Resolution {
  if (e.n === null) return { point: null, value: e.dir < 0 ? 'PAST_REF' : 'FUTURE_REF', type: 'DATE', from: null }
  if (e.unit === 'year' && e.n === 1 && e.dir < 0 && s.quarter && !s.narrative) {
    const { year, month } = civil(s.quarter.range[0])
    return found(quarterPoint(year - 1, Math.ceil(month / 3)), e, 'run', { ...s, run: s.quarter })
  }
  if (e.base === 'ref') {
    if (s.ref === null || s.narrative) return open(e)
    const point = offsetPoint(s.ref, e.n, e.unit, e.dir)
    return point ? found(point, e, 'ref', s) : lengthOnly(e)
  }
  return fromRun(e, e.n, s)
}

/** What is left of an offset without an anchor: how far. */
function lengthOnly(e: Expr & { k: 'offset' }): Resolution {
  return { point: null, value: durationValue(e.n, e.unit), type: 'DURATION', from: null }
}

/** "two weeks earlier": from the date before it. A vague anchor widens the answer up to the reading from the article's date. */
function fromRun(e: Expr & { k: 'offset' }, n: number, s: Setting): Resolution {
  const exact = e.unit === 'day' || e.unit === 'week'
  const anchor = exact ? (s.runDay ?? s.run) : s.run
  const allowed = anchor && finerOrSame(anchor.grain, exact ? 'week' : e.unit === 'month' ? 'month' : 'century')
  if (allowed && anchor) {
    const point = offsetPoint(anchor.range[0], n, e.unit, e.dir)
    if (!point) return lengthOnly(e)
    const result = found(point, e, 'run', { ...s, run: anchor })
    if (anchor.grain !== 'week' || s.ref === null || s.narrative) return result
    const last = offsetPoint(s.ref, n, 'day', e.dir)
    const days = n * (e.unit === 'week' ? 7 : 1)
    const far = last ? s.ref + e.dir * days : null
    const range: DayRange = [Math.min(point.range[0], far ?? Infinity), Math.max(point.range[1], e.dir < 0 ? (far ?? -Infinity) : -Infinity)]
    return { ...result, range, because: 'counted from the week before it, or from the date of the article' }
  }
  if (!s.narrative && s.ref !== null && e.dir < 0 && (e.unit === 'year' || e.unit === 'month' || e.unit === 'decade' || e.unit === 'week')) {
    return found(offsetPoint(s.ref, n, e.unit, e.dir), e, 'ref', s)
  }
  return lengthOnly(e)
}

function duration(e: Expr & { k: 'dur' }, s: Setting): Resolution {
  const plain: Resolution = { point: null, value: e.value, type: 'DURATION', from: null }
  const within = s.before === 'within'
  const direction = e.window ?? (within ? 'next' : null)
  const anchor = e.run || s.narrative ? (s.runDay?.range[0] ?? null) : s.ref
  if (!direction || anchor === null) return plain
  const length = parseDuration(e.value)
  if (!length) return plain
  const sign = direction === 'past' ? -1 : 1
  const months = length.years * 12 + length.months
  const other = addMonths(anchor, sign * months) + sign * Math.trunc(length.days)
  return {
    ...plain, from: e.run ? 'run' : 'ref', anchor: formatDay(anchor), because: e.run ? 'counted from the date before it' : 'counted from the date of the article',
    window: other < anchor ? [other, anchor] : [anchor, other],
  }
}

function holiday(e: Expr & { k: 'holiday' }, s: Setting): Resolution {
  const on = (year: number) => {
    const day = holidayDay(e.id, year)
    return day === null ? null : dayPoint(day)
  }
  if (e.year !== undefined) {
    const point = on(e.year)
    return point ? plainly(point) : open(e)
  }
  const base = baseDay(undefined, s)
  if (!base) return open(e)
  const { year } = civil(base.day)
  if (e.shift !== undefined) return found(on(year + e.shift), e, base.from, s)
  if (base.from === 'run') return found(on(year), e, 'run', s)
  const past = [on(year), on(year - 1)].find((p) => p !== null && p.range[0] <= base.day) ?? null
  const next = [on(year), on(year + 1)].find((p) => p !== null && p.range[0] >= base.day) ?? null
  if (e.which !== undefined && e.which !== 0) return found(e.which < 0 ? past : next, e, 'ref', s)
  if (s.tense === 'past' || !next || !past) return found(past ?? next, e, 'ref', s)
  if (s.tense === 'future') return found(next, e, 'ref', s)
  return found(base.day - past.range[0] <= next.range[0] - base.day ? past : next, e, 'ref', s)
}

/** "the latest quarter", "the 1988 quarter": the quarter spoken of, else the last one that is over. */
function quarterOf(e: Expr & { k: 'quarterOf' }, s: Setting): Resolution {
  const over = s.quarter && (s.narrative || s.ref === null || s.quarter.range[1] < s.ref || e.year !== undefined)
  const run = over ? s.quarter : null
  if (!run && (s.ref === null || s.narrative)) return open(e)
  const { year, month } = civil(run ? run.range[0] : (s.ref as number))
  const quarter = Math.ceil(month / 3) - (run ? 0 : 1)
  const latest = quarterPoint(year, quarter)
  if (e.year === undefined) return found(latest, e, run ? 'run' : 'ref', s)
  return found(quarterPoint(e.year, Math.ceil((civil(latest.range[0]).month) / 3)), e, run ? 'run' : 'ref', s)
}

/** An anniversary is written about when it comes round: one that would fall far from the article's date was read wrongly. */
function anniversary(e: Expr & { k: 'anniversary' }, s: Setting): Resolution {
  const point = inYear({ k: 'cal', month: e.month, day: e.day }, e.year)
  if (!point || (s.ref !== null && !s.narrative && Math.abs(point.range[0] - s.ref) > 370)) return open(e)
  return found(point, e, 'run', s, 'so many years after the date that the text gives')
}

/** A time of day alone: of the day spoken of, else of the article's day. */
function clock(s: Setting): Resolution {
  if (s.runDay) return found(s.runDay, { k: 'clock' }, 'run', { ...s, run: s.runDay }, 'the day of the date beside it')
  if (s.ref === null || s.narrative) return { point: null, value: 'XXXX-XX-XX', type: 'DATE', from: null }
  return found(dayPoint(s.ref), { k: 'clock' }, 'ref', s, 'the day of the article')
}

