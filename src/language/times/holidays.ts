import { addDays, dayOf, weekday } from '../../model/edtf.ts'
import { yearTail } from './calendar.ts'
import { partAt } from './clock.ts'
import type { Candidate } from './expr.ts'
import { yearAt } from './numbers.ts'
import { capital, type Tokens, wordAt } from './tokens.ts'

/** The day of a holiday in a year, as days since 1970-01-01. Only holidays with a fixed or computed date. */
type Rule = (year: number) => number

function fixed(month: number, day: number): Rule {
  return (year) => dayOf(year, month, day)
}

/** The nth weekday of a month; n = -1 for the last. */
function nth(n: number, day: number, month: number): Rule {
  return (year) => {
    if (n > 0) {
      const first = dayOf(year, month, 1)
      return addDays(first, ((day - weekday(first) + 7) % 7) + (n - 1) * 7)
    }
    const last = dayOf(year, month + 1, 1) - 1
    return addDays(last, -((weekday(last) - day + 7) % 7))
  }
}

/** Western Easter Sunday by the anonymous Gregorian computus (Meeus, Astronomical Algorithms, ch. 8). */
export function easter(year: number): number {
  const a = year % 19
  const b = Math.floor(year / 100)
  const c = year % 100
  const e = b % 4
  const g = Math.floor((8 * b + 13) / 25)
  const h = (19 * a + b - Math.floor(b / 4) - g + 15) % 30
  const l = (32 + 2 * e + 2 * Math.floor(c / 4) - h - (c % 4)) % 7
  const m = Math.floor((a + 11 * h + 22 * l) / 451)
  const n = h + l - 7 * m + 114
  return dayOf(year, Math.floor(n / 31), (n % 31) + 1)
}

/** Orthodox Easter Sunday in the Gregorian calendar: the Julian one, moved by the gap between the calendars. */
function orthodoxEaster(year: number): number {
  const d = (19 * (year % 19) + 15) % 30
  const e = (2 * (year % 4) + 4 * (year % 7) - d + 34) % 7
  const n = d + e + 114
  return dayOf(year, Math.floor(n / 31), (n % 31) + 1) + Math.floor(year / 100) - Math.floor(year / 400) - 2
}

const RULES: Readonly<Record<string, Rule>> = {
  'new year’s day': fixed(1, 1),
  'new year’s eve': fixed(12, 31),
  'new year': fixed(1, 1),
  'christmas day': fixed(12, 25),
  'christmas eve': fixed(12, 24),
  christmas: fixed(12, 25),
  'boxing day': fixed(12, 26),
  'orthodox christmas': fixed(1, 7),
  epiphany: fixed(1, 6),
  'valentine’s day': fixed(2, 14),
  'st. patrick’s day': fixed(3, 17),
  'saint patrick’s day': fixed(3, 17),
  'international women’s day': fixed(3, 8),
  'april fools’ day': fixed(4, 1),
  'may day': fixed(5, 1),
  'victory day': fixed(5, 9),
  'bastille day': fixed(7, 14),
  halloween: fixed(10, 31),
  'armistice day': fixed(11, 11),
  'veterans day': fixed(11, 11),
  'remembrance day': fixed(11, 11),
  'independence day': fixed(7, 4),
  'fourth of july': fixed(7, 4),
  'good friday': (y) => easter(y) - 2,
  'easter sunday': easter,
  'easter monday': (y) => easter(y) + 1,
  easter: easter,
  'palm sunday': (y) => easter(y) - 7,
  'ash wednesday': (y) => easter(y) - 46,
  pentecost: (y) => easter(y) + 49,
  'orthodox easter': orthodoxEaster,
  'martin luther king day': nth(3, 1, 1),
  'presidents’ day': nth(3, 1, 2),
  'memorial day': nth(-1, 1, 5),
  'labor day': nth(1, 1, 9),
  'columbus day': nth(2, 1, 10),
  'thanksgiving day': nth(4, 4, 11),
  thanksgiving: nth(4, 4, 11),
  'black friday': (y) => nth(4, 4, 11)(y) + 1,
  'election day': (y) => nth(1, 1, 11)(y) + 1,
  'd-day': () => dayOf(1944, 6, 6),
}

/** Holidays that other countries keep on other days, or that only capitals tell from common words. */
const LOCAL = new Set(['independence day', 'victory day', 'new year', 'election day', 'd-day'])

const BY_FIRST = new Map<string, (readonly [words: readonly string[], id: string])[]>()
for (const id of Object.keys(RULES)) {
  const words = id.match(/\p{L}+|[^\s\p{L}]/gu) ?? []
  const list = BY_FIRST.get(words[0] as string) ?? []
  list.push([words, id])
  list.sort((a, b) => b[0].length - a[0].length)
  BY_FIRST.set(words[0] as string, list)
}
export const HOLIDAY_STARTS: readonly string[] = [...BY_FIRST.keys()]

/** A holiday's name at `i`, with its year where that follows. */
export function holidayAt(t: Tokens, i: number): Candidate | null {
  if (!capital(t, i)) return null
  for (const [words, id] of BY_FIRST.get(wordAt(t, i)) ?? []) {
    if (!words.every((word, k) => same(wordAt(t, i + k), word) && (k === 0 || t.fresh[i + k] === 0))) continue
    const end = i + words.length
    if (LOCAL.has(id) && id !== 'd-day' && !(yearAt(t, end) || id === 'election day')) continue
    if (id === 'new year' && /^['’]$/.test(wordAt(t, end))) continue
    const part = t.fresh[end] === 0 ? partAt(t, end) : null
    if (part) return { start: i, end: part.end, expr: { k: 'holiday', id }, tod: part.part }
    const tail = yearTail(t, end, true)
    return {
      start: i,
      end: tail?.end ?? end,
      expr: {
        k: 'holiday',
        id,
        ...(tail?.year === undefined ? {} : { year: tail.year }),
        ...(tail?.shift === undefined ? {} : { shift: tail.shift }),
      },
    }
  }
  return null
}

function same(word: string, wanted: string): boolean {
  return word === wanted || (wanted === '’' && word === "'")
}

/** The day of the holiday in that year, or null where its rule is not known. */
export function holidayDay(id: string, year: number): number | null {
  return RULES[id]?.(year) ?? null
}
