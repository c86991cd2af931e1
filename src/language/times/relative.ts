import { dayFirst, monthAt, monthFirst, weekdayAt } from './calendar.ts'
import { partAt } from './clock.ts'
import type { Base, Candidate, Expr, TimeOfDay, Which } from './expr.ts'
import { holidayAt } from './holidays.ts'
import { dayNumberAt, isVerbLast, ordinalAt } from './numbers.ts'
import { SEASONS, UNITS, type Unit } from './lexicon.ts'
import { quarterAt } from './years.ts'
import { capital, together, type Tokens, wordAt } from './tokens.ts'

const DAYS: ReadonlyMap<string, number> = new Map([
  ['today', 0],
  ['yesterday', -1],
  ['tomorrow', 1],
])

/** "today", "yesterday", "tomorrow night", "tonight", "overnight". */
export function deictic(t: Tokens, i: number): Candidate | null {
  const w = wordAt(t, i)
  const shift = DAYS.get(w)
  if (shift !== undefined) {
    const part = t.fresh[i + 1] === 0 ? partAt(t, i + 1) : null
    return { start: i, end: part?.end ?? i + 1, expr: { k: 'unit', unit: 'day', shift, base: 'ref' }, tod: part?.part }
  }
  if (w === 'tonight') return { start: i, end: i + 1, expr: { k: 'unit', unit: 'day', shift: 0, base: 'ref' }, tod: 'NI' }
  if (w === 'overnight') return { start: i, end: i + 1, expr: { k: 'unit', unit: 'day', shift: -1, base: 'ref' }, tod: 'NI' }
  return null
}

/** A weekday with what belongs to it: "Tuesday night", "Saturday, April 25", "Monday last week". */
export function weekdayCandidate(t: Tokens, i: number, which?: Which, base: Base = 'ref'): Candidate[] | null {
  const day = weekdayAt(t, i)
  if (!day) return null
  const comma = wordAt(t, day.end) === ',' ? day.end + 1 : day.end
  const the = wordAt(t, comma) === 'the' ? comma + 1 : comma
  if (t.fresh[the] === 0) {
    const date = monthFirst(t, the) ?? dayFirst(t, the)
    const first = date?.[0]
    const nth = the > comma ? dayNumberAt(t, the) : null
    if (!date && nth?.ordinal && !/^\p{L}/u.test(t.spaced[nth.end] === 1 && t.fresh[nth.end] === 0 && !closes(t, nth.end) ? wordAt(t, nth.end) : '')) {
      return [{ start: i, end: nth.end, expr: { k: 'cal', day: nth.value, dayOnly: true, weekday: day.day } }]
    }
    if (date && first && (first.expr as { day?: number }).day !== undefined) return [{ ...first, start: i }, ...date.slice(1)]
  }
  const week = weekTail(t, day.end)
  const part = t.fresh[day.end] === 0 ? partAt(t, day.end) : null
  return [
    {
      start: i,
      end: week?.end ?? part?.end ?? day.end,
      expr: { k: 'weekday', n: day.day, base: week?.base ?? base, which: week ? undefined : which, weeks: week?.shift },
      tod: part?.part,
    },
  ]
}

/** "day after tomorrow" without its article. */
export function dayAfter(t: Tokens, i: number): Candidate | null {
  const step = wordAt(t, i + 1) === 'after' ? 1 : wordAt(t, i + 1) === 'before' ? -1 : 0
  const day = DAYS.get(wordAt(t, i + 2))
  return step !== 0 && day === step ? { start: i, end: i + 3, expr: { k: 'unit', unit: 'day', shift: day + step, base: 'ref' } } : null
}

const WEEKS: ReadonlyMap<string, number> = new Map([
  ['this', 0],
  ['last', -1],
  ['next', 1],
  ['that', 0],
])

/** "(of) this week", "last week", "next week" after a weekday. */
function weekTail(t: Tokens, i: number): { end: number; shift: number; base: Base } | null {
  const k = wordAt(t, i) === 'of' ? i + 1 : i
  if (t.fresh[k] === 1 || wordAt(t, k + 1) !== 'week') return null
  const shift = WEEKS.get(wordAt(t, k))
  return shift === undefined ? null : { end: k + 2, shift, base: wordAt(t, k) === 'that' ? 'run' : 'ref' }
}

interface Lead {
  readonly end: number
  readonly which: Which
  readonly base: Base
  /** "the past", "the last", "the next": a window up to or from the reference when a bare unit follows. */
  readonly window?: 'past' | 'next'
}

/** "this", "last", "the next", "that same", "this past", "the following" … at `i`. */
function leadAt(t: Tokens, i: number): Lead | null {
  const the = wordAt(t, i) === 'the'
  const k = the ? i + 1 : i
  if (the && t.fresh[k] === 1) return null
  switch (wordAt(t, k)) {
    case 'this': {
      const next = wordAt(t, k + 1)
      if (the) return null
      if (next === 'past') return { end: k + 2, which: -1, base: 'ref' }
      if (next === 'coming') return { end: k + 2, which: 1, base: 'ref' }
      return { end: next === 'same' || next === 'very' ? k + 2 : k + 1, which: 0, base: 'ref' }
    }
    case 'last':
      if (!the && isVerbLast(t, k)) return null
      return { end: k + 1, which: -1, base: 'ref', window: the ? 'past' : undefined }
    case 'past':
      return { end: k + 1, which: -1, base: 'ref', window: 'past' }
    case 'next':
      return { end: k + 1, which: 1, base: the ? 'run' : 'ref', window: the ? 'next' : undefined }
    case 'coming':
    case 'upcoming':
      return { end: k + 1, which: 1, base: 'ref', window: the ? 'next' : undefined }
    case 'current':
      return { end: k + 1, which: 0, base: 'ref' }
    case 'that':
      return the ? null : { end: wordAt(t, k + 1) === 'same' || wordAt(t, k + 1) === 'very' ? k + 2 : k + 1, which: 0, base: 'run' }
    case 'same':
      return the ? { end: k + 1, which: 0, base: 'run' } : null
    case 'previous':
    case 'preceding':
    case 'prior':
      return { end: k + 1, which: -1, base: 'run' }
    case 'following':
    case 'subsequent':
    case 'ensuing':
      return the ? { end: k + 1, which: 1, base: 'run' } : null
    default:
      return null
  }
}

/** "last week", "the following day", "this coming Sunday, March 8", "last May", "the next morning", "this year's third quarter". */
export function led(t: Tokens, i: number): Candidate[] | null {
  const lead = leadAt(t, i)
  if (!lead) return null
  const found = target(t, lead)
  if (!found) return null
  const first = found[0] as Candidate
  return together(t, i, first.end) ? [{ ...first, start: i }, ...found.slice(1)] : null
}

function target(t: Tokens, lead: Lead): Candidate[] | null {
  const k = lead.end
  if (t.fresh[k] === 1 || k >= t.count) return null
  const weekday = weekdayCandidate(t, k, lead.which, lead.base)
  if (weekday) return weekday
  const season = SEASONS.get(wordAt(t, k))
  const { which, base } = lead
  if (season) return [{ start: k, end: k + 1, expr: { k: 'cal', season, which, base } }]
  const month = monthAt(t, k)
  if (month) {
    const dated = monthFirst(t, k)
    const first = dated?.[0]
    if (dated && first?.expr.k === 'cal' && (first.expr.day !== undefined || first.expr.year !== undefined)) {
      return [{ ...first, expr: { ...first.expr, ...(first.expr.year === undefined ? { which, base } : {}) } }, ...dated.slice(1)]
    }
    return [{ start: k, end: month.end, expr: { k: 'cal', month: month.month, which, base } }]
  }
  const holiday = holidayAt(t, k)
  if (holiday?.expr.k === 'holiday') return [{ ...holiday, expr: { ...holiday.expr, which } }]
  return unitTarget(t, lead)
}

function unitTarget(t: Tokens, lead: Lead): Candidate[] | null {
  const k = lead.end
  const { which, base } = lead
  const part = partAt(t, k)
  if (part) {
    // "last night" is the night before the article's day, "this morning" the day's own
    const shift = which === -1 && base === 'ref' ? -1 : which
    return lead.window === 'past' ? null : [{ start: k, end: part.end, expr: { k: 'unit', unit: 'day', shift, base }, tod: part.part }]
  }
  const fiscal = wordAt(t, k) === 'fiscal' || wordAt(t, k) === 'calendar' || wordAt(t, k) === 'full' ? k + 1 : k
  const unit = UNITS.get(wordAt(t, fiscal))
  if (!unit || unit === 'second' || unit === 'minute' || unit === 'hour') return null
  const end = fiscal + 1
  const possessive = /^['’]$/.test(wordAt(t, end)) && wordAt(t, end + 1) === 's'
  if (unit === 'year' && possessive) {
    const quarter = quarterAt(t, end + 2)
    if (quarter?.expr.k === 'cal') return [{ start: k, end: quarter.end, expr: { ...quarter.expr, shift: which, base } }]
  }
  const night = unit === 'day' ? partAt(t, end) : null
  if (night) return [{ start: k, end: night.end, expr: { k: 'unit', unit, shift: which, base }, tod: night.part }]
  if (lead.window && windowed(t, lead, unit, end)) {
    return [{ start: k, end, expr: { k: 'dur', value: ONE[unit], window: lead.window, run: base === 'run' } }]
  }
  return [{ start: k, end, expr: { k: 'unit', unit, shift: which, base } }]
}

const ONE: Readonly<Record<Unit, string>> = {
  second: 'PT1S',
  minute: 'PT1M',
  hour: 'PT1H',
  day: 'P1D',
  week: 'P1W',
  month: 'P1M',
  quarter: 'P3M',
  year: 'P1Y',
  decade: 'P10Y',
  century: 'P100Y',
  millennium: 'P1000Y',
  weekend: 'P2D',
}

/** "over the past year", "in the last month of the war" are stretches; "the next day" is a day. */
function windowed(t: Tokens, lead: Lead, unit: Unit, end: number): boolean {
  if (lead.window === 'past') return unit !== 'weekend'
  if (unit === 'day' || unit === 'weekend') return false
  const before = wordAt(t, lead.end - 3)
  return before === 'over' || before === 'for' || before === 'within' || before === 'during' || wordAt(t, end) === 'or'
}

const DAY_AFTER: ReadonlyMap<string, 1 | -1> = new Map([
  ['before', -1],
  ['after', 1],
  ['following', 1],
  ['earlier', -1],
  ['later', 1],
  ['prior', -1],
])

/** "the day before yesterday", "the day after", "the year before", "the weekend", "the end of …" is a modifier's. `i` at "the". */
export function theUnit(t: Tokens, i: number): Candidate | null {
  const unit = UNITS.get(wordAt(t, i + 1))
  if (!unit || t.fresh[i + 1] === 1) return null
  const k = i + 2
  const step = DAY_AFTER.get(wordAt(t, k))
  if (step !== undefined && t.fresh[k] === 0 && (unit === 'day' || unit === 'week' || unit === 'month' || unit === 'year')) {
    const next = DAYS.get(wordAt(t, k + 1))
    if (unit === 'day' && next !== undefined && t.fresh[k + 1] === 0) {
      return { start: i, end: k + 2, expr: { k: 'unit', unit, shift: next + step, base: 'ref' } }
    }
    // before a noun it is a relation to an event that is not dated here
    if (closes(t, k + 1)) return { start: i, end: k + 1, expr: { k: 'unit', unit, shift: step, base: 'run' } }
  }
  if (unit === 'weekend') return { start: i, end: k, expr: { k: 'unit', unit, shift: 0, base: 'ref' } }
  return atHand(t, i, i + 1)
}

const SPANS = new Set(['for', 'in', 'during', 'of', 'throughout', 'by', 'within'])

/** "for the quarter", "during the year", "the full year": the one at hand; "the year ended June 30" is a length. */
function atHand(t: Tokens, i: number, k: number): Candidate | null {
  const unit = UNITS.get(wordAt(t, k))
  const next = wordAt(t, k + 1)
  if (unit !== 'quarter' && unit !== 'year' && unit !== 'week') return null
  if (!SPANS.has(wordAt(t, i - 1)) && !(k > i + 1 && unit === 'year')) return null
  if (next === 'before' || next === 'after' || next === 'of' || next === 'following' || next === 'that' || next === '-') return null
  if (unit === 'quarter') return next === 'century' ? null : { start: i, end: k + 1, expr: { k: 'quarterOf', shift: 0 } }
  if (next === 'ended' || next === 'ending' || next === 'to') return { start: i, end: k + 1, expr: { k: 'dur', value: ONE[unit] } }
  if (unit === 'year' && wordAt(t, i - 1) === 'of' && capital(t, i - 2)) return null
  return { start: i, end: k + 1, expr: { k: 'unit', unit, shift: 0, base: 'ref' } }
}

/** "the full year", "the whole week". `i` at "the". */
export function theWhole(t: Tokens, i: number): Candidate | null {
  return ['full', 'whole', 'entire'].includes(wordAt(t, i + 1)) && t.fresh[i + 2] === 0 ? atHand(t, i, i + 2) : null
}

const CLOSERS = new Set(['in', 'at', 'and', 'but', 'that', 'when', 'by', 'on', 'with', 'from', 'for', 'because', 'to', 'was', 'is', 'had'])

/** Whether the phrase ends before `i`: a mark, a line, or a word that opens another phrase. */
export function closes(t: Tokens, i: number): boolean {
  return i >= t.count || t.fresh[i] === 1 || /^[^\p{L}\d$]/u.test(wordAt(t, i)) || CLOSERS.has(wordAt(t, i))
}

const MONTH_SHIFTS: ReadonlyMap<string, number> = new Map([
  ['this', 0],
  ['last', -1],
  ['next', 1],
])

/** "the first week of May", "the last Friday of July 2024", "the week of March 6". `i` at "the" or at the word after it. */
export function nthOfMonth(t: Tokens, i: number): Candidate | null {
  const k = wordAt(t, i) === 'the' ? i + 1 : i
  if (wordAt(t, k) === 'week' && wordAt(t, k + 1) === 'of' && t.fresh[k + 2] === 0) {
    const day = (monthFirst(t, k + 2) ?? dayFirst(t, k + 2))?.[0]
    return day?.expr.k === 'cal' && day.expr.day !== undefined ? { start: i, end: day.end, expr: { ...day.expr, weekOf: true } } : null
  }
  const last = wordAt(t, k) === 'last' || wordAt(t, k) === 'final'
  const n = last ? { end: k + 1, value: -1 } : ordinalAt(t, k)
  if (!n || t.fresh[n.end] === 1) return null
  if (wordAt(t, n.end) === 'of' && wordAt(t, n.end + 2) === 'month' && n.value > 0 && n.value <= 31) {
    const months = MONTH_SHIFTS.get(wordAt(t, n.end + 1))
    return months === undefined ? null : { start: i, end: n.end + 3, expr: { k: 'cal', day: n.value, dayOnly: true, months } }
  }
  if (n.value > 5) return null
  const weekday = weekdayAt(t, n.end)
  if (!weekday && wordAt(t, n.end) !== 'week') return null
  const of = weekday ? weekday.end : n.end + 1
  const date = wordAt(t, of) === 'of' && t.fresh[of + 1] === 0 ? monthFirst(t, of + 1)?.[0] : null
  if (date?.expr.k !== 'cal' || date.expr.day !== undefined) return null
  return { start: i, end: date.end, expr: { ...date.expr, nth: { n: n.value, day: weekday ? weekday.day : 'week' } } }
}

/** "the morning", "the night of 21 April 1915". The day comes from what follows, or from the running date. */
export function partOfDay(t: Tokens, i: number): Candidate[] | null {
  const the = wordAt(t, i) === 'the' || wordAt(t, i) === 'that' ? i + 1 : i
  const part = partAt(t, the)
  if (!part || (t.fresh[the] === 1 && the > i)) return null
  const hours = wordAt(t, part.end) === 'hours' ? part.end + 1 : part.end
  if (wordAt(t, hours) === 'of' && t.fresh[hours + 1] === 0) {
    const day = dayCore(t, hours + 1)
    if (day) return [{ ...day, start: i, tod: part.part as TimeOfDay }]
  }
  if (the === i || !['in', 'during', 'by', 'throughout', 'until', 'through'].includes(wordAt(t, i - 1))) return null
  return [{ start: i, end: part.end, expr: { k: 'unit', unit: 'day', shift: 0, base: 'run' } satisfies Expr, tod: part.part }]
}

/** A day of any form after "the night of". */
function dayCore(t: Tokens, i: number): Candidate | null {
  const k = wordAt(t, i) === 'the' ? i + 1 : i
  const found = monthFirst(t, k) ?? dayFirst(t, k) ?? weekdayCandidate(t, k)
  const day = found?.[0]
  return day && (day.expr.k === 'weekday' || (day.expr.k === 'cal' && day.expr.day !== undefined)) ? day : null
}

/** "early in the year", "later in the week": the unit after the words; `i` at "in". */
export function inThe(t: Tokens, i: number): Candidate | null {
  if (wordAt(t, i) !== 'in') return null
  const the = wordAt(t, i + 1) === 'the' ? i + 2 : i + 1
  const unit = UNITS.get(wordAt(t, the))
  if (the === i + 2 && unit && ['day', 'week', 'month', 'year', 'decade', 'century'].includes(unit)) {
    return { start: i, end: the + 1, expr: { k: 'unit', unit, shift: 0, base: unit === 'day' ? 'run' : 'ref' } }
  }
  return null
}
