import { addMonths, civil, dayOf, daysInMonth, weekday } from '../../model/edtf.ts'
import type { Calendar, Expr, Which } from './expr.ts'
import { SEASON_MONTHS } from './lexicon.ts'
import { dayPoint, finerOrSame, halfPoint, monthPoint, type Point, quarterPoint, seasonPoint, weekPoint, yearPoint } from './points.ts'
import { baseDay, found, open, plainly, type Resolution, type Setting } from './setting.ts'

/** A date, month, season or quarter: by its year, by "last" and "next", by the running date, or by tense. */
export function calendar(e: Calendar, s: Setting): Resolution {
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
export function inYear(e: Calendar, year: number): Point | null {
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
  if (s.tense === 'past') return e.day !== undefined && (back > 300 || (attributive && back > 180 && ahead < 90)) ? next : past
  if (s.tense === 'future') return attributive && s.before !== 'for' ? nearest : ahead > (e.day === undefined ? 300 : 250) ? past : next
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
  if (e.months !== undefined) return s.ref === null || s.narrative ? open(e) : found(at(addMonths(s.ref, e.months)), e, 'ref', s)
  const ahead = !s.narrative && s.ref !== null && s.tense === 'future'
  const run = s.run && finerOrSame(s.run.grain, 'month') ? at(s.run.range[0]) : null
  if (s.run && run && !(ahead && run.range[0] < (s.ref as number))) return found(run, e, 'run', s, 'the month of the date before it')
  if (s.ref === null || s.narrative) return open(e)
  const here = at(s.ref)
  if (s.tense === 'past' && here && here.range[0] > s.ref) return found(at(addMonths(s.ref, -1)), e, 'ref', s)
  if (s.tense === 'future' && here && here.range[0] < s.ref) return found(at(addMonths(s.ref, 1)), e, 'ref', s)
  return found(here, e, 'ref', s)
}

/** A weekday by tense and the custom of news agencies; `docs/reference/times.md` has the rule. */
export function weekdayPoint(e: Expr & { k: 'weekday' }, s: Setting): Resolution {
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
  const forward =
    (s.tense === 'future' && !(s.possessive && !FORWARD.has(s.before))) ||
    ((s.before === 'until' || s.before === 'by' || s.before === 'for' || s.before === 'before') && s.tense !== 'past')
  if (forward) return found(dayPoint(base.day + ahead), e, 'ref', s, 'the coming one: the verb points forward')
  return found(dayPoint(base.day - back), e, 'ref', s, 'the latest one up to the date of the article')
}

const FORWARD = new Set(['before', 'of', 'until', 'for', 'by', 'at', 'after'])
