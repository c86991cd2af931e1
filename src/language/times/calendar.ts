import type { Calendar, Candidate } from './expr.ts'
import { MONTHS, SEASONS, SHORT_MONTHS, SHORT_WEEKDAYS, WEEKDAYS } from './lexicon.ts'
import { dayNumberAt, yearAt } from './numbers.ts'
import { capital, glued, type Tokens, wordAt } from './tokens.ts'

const BEFORE_MAY = new Set(
  (
    'in of since until till by last next this early late mid before after from to through during between and around end beginning start middle for on ' +
    'previous following every each or for'
  ).split(' '),
)

/** A month's name at `i` (`end` past an abbreviation's stop), or null. "May" and "March" must look like names. */
export function monthAt(t: Tokens, i: number): { readonly end: number; readonly month: number } | null {
  const w = wordAt(t, i)
  if (!capital(t, i)) return lowerMonth(t, i)
  const full = MONTHS.get(w)
  if (full !== undefined) {
    if ((w === 'may' || w === 'march') && !looksLikeMonth(t, i)) return null
    return { end: i + 1, month: full }
  }
  const short = SHORT_MONTHS.get(w)
  if (short === undefined) return null
  if (wordAt(t, i + 1) === '.' && t.spaced[i + 1] === 0) return { end: i + 2, month: short }
  const next = glued(t, i + 1) ? i + 2 : i + 1
  const dated = dayNumberAt(t, next) || yearAt(t, next) || /^\d{1,2}$/.test(wordAt(t, i - 1))
  const led = MONTH_LEADS.has(wordAt(t, i - 1)) && !(t.spaced[i + 1] === 1 && capital(t, i + 1))
  return dated || led ? { end: i + 1, month: short } : null
}

/** Before an abbreviated month without a stop: "in Sept", "since Dec". */
const MONTH_LEADS = new Set(['in', 'since', 'until', 'by', 'last', 'next', 'early', 'late', 'mid'])

/** Careless pages write "april 22"; "may", "march" and "august" are words of their own. */
function lowerMonth(t: Tokens, i: number): { end: number; month: number } | null {
  const w = wordAt(t, i)
  const month = MONTHS.get(w)
  if (month === undefined) return null
  const dated = dayNumberAt(t, i + 1) !== null || /^\d{1,2}$/.test(wordAt(t, i - 1)) || yearAt(t, i + 1) !== null
  if (w === 'may' || w === 'march') return /^\d{1,2}$/.test(wordAt(t, i - 1)) && yearAt(t, i + 1) ? { end: i + 1, month } : null
  return w !== 'august' || dated ? { end: i + 1, month } : null
}

function looksLikeMonth(t: Tokens, i: number): boolean {
  const next = wordAt(t, i + 1)
  const before = wordAt(t, i - 1)
  if (/^\d/.test(next) || dayNumberAt(t, i + 1) || /^\d{1,2}$/.test(before)) return true
  if (next === 'of' || next === 'this' || next === 'last' || next === 'next') return true
  if (before === '-' || before === '–' || before === '/') return true
  if (before === 'th' || before === 'st' || before === 'nd' || before === 'rd') return true
  if ((next === ',' || next === 'and' || next === 'to' || next === '-' || next === '–') && MONTHS.has(wordAt(t, i + 2))) return true
  if (next === ',' && /^\d{4}$/.test(wordAt(t, i + 2))) return true
  // "a March ruling", "the May talks": before a noun in small letters
  const noun = t.spaced[i + 1] === 1 && t.fresh[i + 1] === 0 && /^\p{Ll}{4,}/u.test(t.text.slice(t.start[i + 1], t.end[i + 1])) && !MARCHES.has(next)
  if (ARTICLES.has(before) && noun && t.fresh[i] === 0) return true
  if (!BEFORE_MAY.has(before)) return false
  // "for May" the premier, "after May said": a person when a verb or a name follows
  return !(t.spaced[i + 1] === 1 && capital(t, i + 1)) && next !== 'said' && next !== "'"
}

const ARTICLES = new Set(['a', 'the', 'that', 'this', 'its', 'their', 'his', 'our'])
const MARCHES = new Set(['through', 'from', 'against', 'toward', 'towards', 'into', 'said', 'government', 'told', 'organised', 'organized'])

/** A weekday's name at `i`. Abbreviated ones must be followed by a stop, comma or date. */
export function weekdayAt(t: Tokens, i: number): { readonly end: number; readonly day: number } | null {
  const full = WEEKDAYS.get(wordAt(t, i))
  if (full !== undefined) return { end: i + 1, day: full }
  if (!capital(t, i)) return null
  const short = SHORT_WEEKDAYS.get(wordAt(t, i))
  if (short === undefined) return null
  const next = wordAt(t, i + 1)
  const after = next === '.' || next === ',' ? i + 2 : i + 1
  const dated = monthAt(t, after) || (dayNumberAt(t, after) && monthAt(t, (dayNumberAt(t, after) as { end: number }).end))
  return dated ? { end: next === '.' ? i + 2 : i + 1, day: short } : null
}

/** What gives the year after a month or season: "1996", ", 1996", "of 1996", "this year", "last year", "of that year". */
export function yearTail(
  t: Tokens,
  i: number,
  comma: boolean,
): { readonly end: number; readonly year?: number; readonly shift?: number; readonly base?: 'ref' | 'run' } | null {
  let k = i
  const w = wordAt(t, k)
  if (t.fresh[k] === 1) return null
  if (w === ',' && comma) {
    k++
    const year = t.spaced[k] === 1 ? yearAt(t, k) : null
    return year && !isCount(t, year.end) ? year : null
  }
  if (w === 'of' || w === 'in') k++
  const tail = relativeYear(t, k)
  if (tail) return tail
  if (w === 'in') return null
  if (wordAt(t, k) === "'" || wordAt(t, k) === '’') {
    const year = yearAt(t, k)
    return year && t.spaced[k] === 1 ? year : null
  }
  if (k === i && t.spaced[k] === 0) return null
  return yearAt(t, k)
}

/** Whether what follows a number makes it a count of things: "In March, 2000 people". Only plurals that name people and goods. */
const COUNTED = new Set('people troops soldiers men civilians prisoners refugees tons tonnes miles km kilometers kilometres dollars euros points'.split(' '))
export function isCount(t: Tokens, i: number): boolean {
  return COUNTED.has(wordAt(t, i))
}

/** "this year", "last year", "next year", "that year", "the same year", "the following year" at `i`. */
function relativeYear(t: Tokens, i: number): { end: number; shift: number; base: 'ref' | 'run' } | null {
  const w = wordAt(t, i)
  const k = w === 'the' ? i + 1 : i
  if (wordAt(t, k + 1) !== 'year') return null
  const end = k + 2
  switch (wordAt(t, k)) {
    case 'this':
      return { end, shift: 0, base: 'ref' }
    case 'last':
      return { end, shift: -1, base: 'ref' }
    case 'next':
      return { end, shift: 1, base: w === 'the' ? 'run' : 'ref' }
    case 'that':
    case 'same':
      return { end, shift: 0, base: 'run' }
    case 'following':
      return { end, shift: 1, base: 'run' }
    case 'previous':
      return { end, shift: -1, base: 'run' }
    default:
      return null
  }
}

const DASHES = new Set(['-', '–', '—', '‑', '/'])
const RANGE_WORDS = new Set(['to', 'and', 'or', 'through', '&', 'until'])

/** "September 9", "Sept. 9, 1914", "March eighth", "May 2025", "March 5-9, 1918", and the month alone. */
export function monthFirst(t: Tokens, i: number): Candidate[] | null {
  const month = monthAt(t, i)
  if (!month) return null
  const the = wordAt(t, month.end) === 'the' ? month.end + 1 : glued(t, month.end) ? month.end + 1 : month.end
  const day = t.fresh[the] === 1 ? null : dayNumberAt(t, the)
  if (!day || isUnitAfter(t, day) || (the !== month.end && wordAt(t, month.end) === 'the' && !day.ordinal)) {
    const tail = yearTail(t, month.end, true)
    return [{ start: i, end: tail?.end ?? month.end, expr: { k: 'cal', month: month.month, ...yearOf(tail) } }]
  }
  return [...withRange(t, i, day, month.month)]
}

function yearOf(tail: { year?: number; shift?: number; base?: 'ref' | 'run' } | null): Partial<Calendar> {
  if (!tail) return {}
  return tail.year !== undefined ? { year: tail.year } : { shift: tail.shift, base: tail.base }
}

/** "March 12 people": a number that counts what follows is no day; checked for clear units only. */
function isUnitAfter(t: Tokens, day: { end: number; ordinal: boolean }): boolean {
  const next = wordAt(t, day.end)
  return (
    next === '%' ||
    next === 'percent' ||
    (next === ':' && t.spaced[day.end] === 0 && t.spaced[day.end + 1] === 0 && /^\d/.test(wordAt(t, day.end + 1))) ||
    next === 'million' ||
    next === 'billion'
  )
}

/** The day, its year, and a second day where a range follows: "March 5-9, 1918". */
function* withRange(t: Tokens, start: number, day: { end: number; value: number }, month: number): Generator<Candidate> {
  const second = rangeDay(t, day.end)
  const last = second ?? day
  const tail = yearTail(t, last.end, true)
  const year = yearOf(tail)
  const end = tail?.end ?? last.end
  if (!second) {
    yield { start, end, expr: { k: 'cal', month, day: day.value, ...year } }
    return
  }
  yield { start, end: day.end, expr: { k: 'cal', month, day: day.value, ...year } }
  yield { start: second.from, end, expr: { k: 'cal', month, day: second.value, ...year } }
}

/** "-9", "to 9", "and 9" after a day; not where a month or unit follows that number. */
function rangeDay(t: Tokens, i: number): { from: number; end: number; value: number } | null {
  const w = wordAt(t, i)
  if (t.fresh[i] === 1 || (!DASHES.has(w) && !RANGE_WORDS.has(w))) return null
  const day = dayNumberAt(t, i + 1)
  if (!day || t.fresh[i + 1] === 1) return null
  const word = wordAt(t, i + 1)
  if (!day.ordinal && !/^\d/.test(word)) return null
  if (monthAt(t, day.end) || isUnitAfter(t, day)) return null
  // "May 5 and 20 others": with a word between, take it only where the phrase ends or a year follows
  if (RANGE_WORDS.has(w) && !day.ordinal && !/^[,.;)–-]?$/.test(wordAt(t, day.end))) {
    if (!/^\d{4}$/.test(wordAt(t, day.end)) && !AFTER_DATE.has(wordAt(t, day.end))) return null
  }
  return { from: i + 1, end: day.end, value: day.value }
}

const AFTER_DATE = new Set('in at for with to of the and will would as by on were was is are that'.split(' '))

/** "9 September 1914", "the 9th of September", "6-7 January 1916". */
export function dayFirst(t: Tokens, i: number): Candidate[] | null {
  const day = dayNumberAt(t, i)
  if (!day) return null
  const single = monthAfterDay(t, day)
  if (single) {
    const tail = yearTail(t, single.end, true)
    return [{ start: i, end: tail?.end ?? single.end, expr: { k: 'cal', month: single.month, day: day.value, ...yearOf(tail) } }]
  }
  return dayList(t, i, day)
}

/** "6-7 January 1916", "12, 13, 17 and 18 September": days before one month. */
function dayList(t: Tokens, i: number, first: { end: number; value: number }): Candidate[] | null {
  const days = [{ start: i, end: first.end, value: first.value }]
  let k = first.end
  while (days.length < 8) {
    const w = wordAt(t, k)
    const next = w === ',' || DASHES.has(w) || RANGE_WORDS.has(w) ? dayNumberAt(t, k + 1) : null
    if (!next || t.fresh[k + 1] === 1) return null
    days.push({ start: k + 1, end: next.end, value: next.value })
    const month = monthAfterDay(t, next)
    if (month) {
      const tail = yearTail(t, month.end, true)
      const rest = { month: month.month, ...yearOf(tail) }
      return days.map(({ start, end, value }, n) => ({
        start,
        end: n < days.length - 1 ? end : (tail?.end ?? month.end),
        expr: { k: 'cal', day: value, ...rest },
      }))
    }
    k = next.end
  }
  return null
}

function monthAfterDay(t: Tokens, day: { end: number; ordinal: boolean; value: number }): { end: number; month: number } | null {
  let k = day.end
  if (t.fresh[k] === 1) return null
  if (day.ordinal && wordAt(t, k) === 'of') k++
  else if (glued(t, k)) k++
  const month = monthAt(t, k)
  if (!month || t.fresh[k] === 1) return null
  return month
}

/** `2025-03-04`, `2025/03/04`, `04.03.2025`, `13/4/2025`, with a time of day that follows a `T` or a space. Ambiguous ones stay out. */
export function numeric(t: Tokens, i: number): Candidate | null {
  const a = wordAt(t, i)
  if (!/^\d{1,4}$/.test(a) || t.spaced[i + 1] === 1) {
    return /^\d{1,2}\.\d{1,2}$/.test(a) && t.spaced[i + 1] === 0 ? dotted(t, i, a) : null
  }
  const mark = wordAt(t, i + 1)
  if (mark !== '-' && mark !== '/' && mark !== '.') return null
  if (t.spaced[i + 2] === 1 || wordAt(t, i + 3) !== mark || t.spaced[i + 3] === 1 || t.spaced[i + 4] === 1) return null
  const b = wordAt(t, i + 2)
  const c = wordAt(t, i + 4)
  if (!/^\d{1,2}$/.test(b) || !/^\d{1,4}$/.test(c)) return null
  if (a.length === 4) return c.length <= 2 ? made(i, i + 5, Number(a), Number(b), Number(c)) : null
  if (c.length !== 4) return null
  return dayAndMonth(i, i + 5, Number(a), Number(b), Number(c))
}

/** `13.4.2025`: the scan reads `13.4` as one number. */
function dotted(t: Tokens, i: number, head: string): Candidate | null {
  if (wordAt(t, i + 1) !== '.' || t.spaced[i + 2] === 1 || !/^\d{4}$/.test(wordAt(t, i + 2))) return null
  const [day, month] = head.split('.').map(Number)
  return made(i, i + 3, Number(wordAt(t, i + 2)), month as number, day as number)
}

function dayAndMonth(start: number, end: number, a: number, b: number, year: number): Candidate | null {
  if (a > 12) return made(start, end, year, b, a)
  if (b > 12) return made(start, end, year, a, b)
  if (a === b) return made(start, end, year, a, b)
  return { start, end, expr: { k: 'cal', year } }
}

function made(start: number, end: number, year: number, month: number, day: number): Candidate | null {
  if (year < 1000 || year > 2199 || month < 1 || month > 12 || day < 1 || day > 31) return null
  return { start, end, expr: { k: 'cal', year, month, day } }
}

const SEASON_LEADS = new Set([
  'the',
  'this',
  'last',
  'next',
  'that',
  'in',
  'by',
  'during',
  'early',
  'late',
  'mid',
  'since',
  'until',
  'following',
  'previous',
  'coming',
  'past',
  'every',
  'each',
  'of',
  'all',
  'through',
  'throughout',
])

/** "the spring of 1915", "summer 2025", "winter"; "fall" and "spring" only where they are no verb. */
export function seasonAt(t: Tokens, i: number): Candidate | null {
  const season = SEASONS.get(wordAt(t, i))
  if (!season) return null
  const next = wordAt(t, i + 1)
  const tail = yearTail(t, i + 1, true)
  const before = wordAt(t, i - 1)
  if (!tail) {
    if (capital(t, i) && t.fresh[i] === 0 && capital(t, i + 1) && !(before === '.' || before === '')) return null
    if ((next === "'" || next === '’') && wordAt(t, i + 2) !== 's') return null
    const lead = SEASON_LEADS.has(before) || (before === '-' && wordAt(t, i - 2) === 'mid') || (before === 'and' && SEASONS.has(wordAt(t, i - 2)))
    if (!lead && !SEASON_NOUNS.has(next)) return null
    const risky = wordAt(t, i) === 'fall' || wordAt(t, i) === 'spring'
    // "the fall of the city", "in fall", "the fall in prices": without a year only after words that fix it as a season
    if (risky && (before === 'of' || before === 'by' || before === 'since' || before === 'until' || before === 'all')) return null
    if (
      risky &&
      before === 'the' &&
      (next === 'of' || next === 'in' || (next === 'and' && !SEASONS.has(wordAt(t, i + 2)) && wordAt(t, i + 2) !== 'early') || !IN_BEFORE.has(wordAt(t, i - 2)))
    )
      return null
  }
  return { start: i, end: tail?.end ?? i + 1, expr: { k: 'cal', season, ...yearOf(tail) } }
}

const IN_BEFORE = new Set(['in', 'during', 'by', 'until', 'since', 'through', 'of', 'for', 'over', 'throughout', 'spent', 'spend'])
const SEASON_NOUNS = new Set(['offensive', 'offensives', 'campaign', 'campaigns', 'recess', 'session', 'quarters', 'break', 'fighting'])
