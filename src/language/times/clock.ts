import type { Candidate, TimeOfDay } from './expr.ts'
import { DAY_PARTS, type DayPart, ONES, ZONES } from './lexicon.ts'
import { glued, type Tokens, wordAt } from './tokens.ts'

interface Clock {
  readonly end: number
  readonly tod: TimeOfDay
}

/** A time of day at `i`: "10:35 a.m.", "5 p.m. EST", "0735 GMT", "14:30", "noon", "midnight", "three o'clock"; null where there is none. */
function clockAt(t: Tokens, i: number): Clock | null {
  const w = wordAt(t, i)
  if (w === 'noon') return { end: i + 1, tod: { h: 12, m: 0 } }
  if (w === 'midday') return { end: i + 1, tod: { h: 12, m: 0 } }
  if (w === 'midnight') return { end: i + 1, tod: { h: 24, m: 0 } }
  const spoken = ONES.get(w)
  if (spoken !== undefined && spoken <= 12) {
    const half = halfDay(t, i + 1) ?? oclock(t, i + 1)
    return half ? zoned(t, half.end, { h: hour(spoken, half.pm), m: 0 }) : null
  }
  if (!/^\d{1,4}(\.\d\d)?$/.test(w)) return null
  return /^\d{4}$/.test(w) ? military(t, i) : digital(t, i)
}

function hour(h: number, pm: boolean | null): number {
  if (pm === null) return h
  return pm ? (h % 12) + 12 : h % 12
}

/** "a.m.", "pm", "am", "p.m" at `i`. */
function halfDay(t: Tokens, i: number): { end: number; pm: boolean | null } | null {
  const w = wordAt(t, i)
  if (t.fresh[i] === 1) return null
  if (w === 'am' || w === 'pm') return { end: i + 1, pm: w === 'pm' }
  if ((w === 'a' || w === 'p') && wordAt(t, i + 1) === '.' && wordAt(t, i + 2) === 'm') {
    const stop = wordAt(t, i + 3) === '.' && t.spaced[i + 3] === 0
    return { end: stop ? i + 4 : i + 3, pm: w === 'p' }
  }
  return null
}

function oclock(t: Tokens, i: number): { end: number; pm: null } | null {
  return wordAt(t, i) === 'o' && /^['’]$/.test(wordAt(t, i + 1)) && wordAt(t, i + 2) === 'clock' ? { end: i + 3, pm: null } : null
}

function digital(t: Tokens, i: number): Clock | null {
  const w = wordAt(t, i)
  let h = Number(w)
  let m = 0
  let k = i + 1
  let minutes = false
  if (w.includes('.')) {
    h = Number(w.split('.')[0])
    m = Number(w.split('.')[1])
  } else if (wordAt(t, k) === ':' && t.spaced[k] === 0 && t.spaced[k + 1] === 0 && /^\d\d$/.test(wordAt(t, k + 1))) {
    m = Number(wordAt(t, k + 1))
    k += 2
    minutes = true
    if (wordAt(t, k) === ':' && t.spaced[k] === 0 && /^\d\d$/.test(wordAt(t, k + 1))) k += 2
  }
  if (h > 24 || m > 59) return null
  const half = halfDay(t, k) ?? (w.includes('.') ? null : oclock(t, k))
  if (half && h <= 12) return zoned(t, half.end, { h: hour(h, half.pm), m })
  if (!minutes) return null
  if (t.spaced[i] === 0 && wordAt(t, i - 1) !== '(' && !glued(t, i - 1)) return null
  if (wordAt(t, k) === 'hrs' || wordAt(t, k) === 'hours' || wordAt(t, k) === 'h') k++
  return zoned(t, k, { h, m })
}

/** "0735 GMT", "1400 hours": four digits need a zone or the word. */
function military(t: Tokens, i: number): Clock | null {
  const w = wordAt(t, i)
  const h = Number(w.slice(0, 2))
  const m = Number(w.slice(2))
  if (h > 24 || m > 59) return null
  const next = wordAt(t, i + 1)
  if (ZONES.has(next) && t.fresh[i + 1] === 0) return zoned(t, i + 1, { h, m })
  return (next === 'hours' && w.startsWith('0')) || next === 'hrs' ? zoned(t, i + 2, { h, m }) : null
}

function zoned(t: Tokens, end: number, tod: TimeOfDay): Clock {
  let k = end
  const open = wordAt(t, k) === '(' ? k + 1 : k
  if (ZONES.has(wordAt(t, k)) && t.fresh[k] === 0) k++
  else if (wordAt(t, k) === 'local' && wordAt(t, k + 1) === 'time') k += 2
  else if (['eastern', 'central', 'pacific', 'moscow', 'local'].includes(wordAt(t, open)) && wordAt(t, open + 1) === 'time' && open === k) k += 2
  return { end: k, tod }
}

/** "10 o'clock in the morning", "3 in the afternoon": the part of the day after a clock time; gives the end after it. */
export function clockCandidate(t: Tokens, i: number): Candidate | null {
  const clock = clockAt(t, i)
  if (!clock) return null
  return { start: i, end: clock.end, expr: { k: 'clock' }, tod: clock.tod }
}

/** "morning", "night" at `i`: part of the day, or null. */
export function partAt(t: Tokens, i: number): { readonly end: number; readonly part: DayPart } | null {
  const mid = wordAt(t, i) === 'mid' ? (glued(t, i + 1) ? i + 2 : i + 1) : i
  const part = DAY_PARTS.get(wordAt(t, mid))
  if (!part || wordAt(t, mid) === 'noon' || wordAt(t, mid) === 'midday') return null
  const time = (part === 'NI' && wordAt(t, mid + 1) === 'time') || (glued(t, mid + 1) && wordAt(t, mid + 2) === 'time')
  return { end: time ? (glued(t, mid + 1) ? mid + 3 : mid + 2) : mid + 1, part }
}
