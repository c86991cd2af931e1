import { addMonths, civil, type DayRange, formatDay, parseDuration, weekday } from '../../model/edtf.ts'
import { durationValue } from './durations.ts'
import type { Candidate, Expr } from './expr.ts'
import { holidayDay } from './holidays.ts'
import { centuryPoint, dayPoint, decadePoint, finerOrSame, offsetPoint, quarterPoint, unitPoint, weekendPoint } from './points.ts'
import { calendar, inYear, weekdayPoint } from './resolve-calendar.ts'
import { baseDay, found, open, plainly, type Resolution, type Setting } from './setting.ts'

/** Gives an expression its value; never throws, and leaves open what the setting does not settle. */
export function resolve(c: Candidate, s: Setting): Resolution {
  const { expr } = c
  switch (expr.k) {
    case 'ref':
      return { point: null, value: expr.value, type: 'DATE', from: null }
    case 'set':
      return { point: null, value: expr.value, type: 'SET', from: null }
    case 'dur':
      return duration(expr, s)
    case 'decade':
      return plainly(decadePoint(expr.year))
    case 'century':
      return plainly(centuryPoint(expr.n, expr.before))
    case 'cal':
      return calendar(expr, s)
    case 'weekday':
      return weekdayPoint(expr, s)
    case 'unit':
      return unit(expr, s)
    case 'offset':
      return offset(expr, s)
    case 'holiday':
      return holiday(expr, s)
    case 'quarterOf':
      return quarterOf(expr, s)
    case 'anniversary':
      return anniversary(expr, s)
    case 'clock':
      return clock(s)
  }
}

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
  if (e.unit === 'day' && n === 1 && e.dir < 0 && !s.narrative && s.ref !== null && !anchor) {
    // News of the day: "told reporters a day earlier" counts from the article's day, or from the day before it when that is what it tells of.
    const point = offsetPoint(s.ref, n, 'day', -1)
    if (point)
      return { ...found(point, e, 'ref', s), range: [point.range[0] - 1, point.range[1]], because: 'the day before the article or before what it tells of' }
  }
  return lengthOnly(e)
}

function duration(e: Expr & { k: 'dur' }, s: Setting): Resolution {
  const plain: Resolution = { point: null, value: e.value, type: 'DURATION', from: null }
  // "within three months of the signature" counts from what the text does not date
  const within = s.before === 'within' && s.after !== 'of' && s.after !== 'after'
  const direction = e.window ?? (within ? 'next' : null)
  const anchor = e.run || s.narrative ? (s.runDay?.range[0] ?? null) : s.ref
  if (!direction || anchor === null) return plain
  const length = parseDuration(e.value)
  if (!length) return plain
  const sign = direction === 'past' ? -1 : 1
  const months = length.years * 12 + length.months
  const other = addMonths(anchor, sign * months) + sign * Math.trunc(length.days)
  return {
    ...plain,
    from: e.run ? 'run' : 'ref',
    anchor: formatDay(anchor),
    because: e.run ? 'counted from the date before it' : 'counted from the date of the article',
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
  return found(quarterPoint(e.year, Math.ceil(civil(latest.range[0]).month / 3)), e, run ? 'run' : 'ref', s)
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
