import { anniversaries } from './anniversaries.ts'
import type { Calendar, Candidate } from './expr.ts'
import { glued, together, type Tokens, wordAt } from './tokens.ts'

/** Joins and completes candidates by their neighbours. In and out: in reading order, without overlaps. */
export function refine(t: Tokens, candidates: readonly Candidate[]): Candidate[] {
  return anniversaries(t, shareYears(t, joinTimes(t, candidates)))
}

const isDay = (c: Candidate) =>
  c.tod === undefined && (c.expr.k === 'weekday' || (c.expr.k === 'cal' && c.expr.day !== undefined) || (c.expr.k === 'unit' && c.expr.unit === 'day'))

/** "10 p.m. Wednesday", "noon on Thursday", "5 p.m. EST, Nov. 9", "3 in the morning": one expression of day and time. */
function joinTimes(t: Tokens, candidates: readonly Candidate[]): Candidate[] {
  const out: Candidate[] = []
  for (let k = 0; k < candidates.length; k++) {
    const a = candidates[k] as Candidate
    const b = candidates[k + 1]
    if (a.expr.k === 'clock' && b && isDay(b)) {
      const gap = b.start - a.end
      const word = wordAt(t, a.end)
      if ((gap === 0 || (gap === 1 && (word === ',' || word === 'on'))) && together(t, a.start, b.end)) {
        out.push({ ...b, start: a.start, tod: a.tod, mod: a.mod ?? b.mod })
        k++
        continue
      }
    }
    if (b?.expr.k === 'clock' && isDay(a) && b.start - a.end === 1 && wordAt(t, a.end) === 'at' && together(t, a.start, b.end)) {
      out.push({ ...a, end: b.end, tod: b.tod })
      k++
      continue
    }
    if (
      a.expr.k === 'weekday' &&
      b &&
      isDatedDay(b) &&
      together(t, a.start, b.end) &&
      b.start - a.end <= 1 &&
      /^[,]?$/.test(b.start === a.end ? '' : wordAt(t, a.end))
    ) {
      out.push({ ...b, start: a.start, tod: a.tod ?? b.tod })
      k++
      continue
    }
    out.push(a)
  }
  return out
}

const isDatedDay = (c: Candidate) => c.expr.k === 'cal' && c.expr.day !== undefined && c.expr.month !== undefined

const JOINERS = new Set(['and', 'or', 'to', '-', '–', '—', ',', 'through', 'until', '&', '/', 'till'])

/** "August and September 1914", "31 May – 1 June 1916": the year at the end of a chain holds for all of it. */
function shareYears(t: Tokens, candidates: Candidate[]): Candidate[] {
  for (let k = candidates.length - 2; k >= 0; k--) {
    const a = candidates[k] as Candidate
    const b = candidates[k + 1] as Candidate
    if (a.expr.k !== 'cal' || b.expr.k !== 'cal' || !joined(t, a, b)) continue
    if (a.expr.dayOnly && b.expr.month !== undefined && b.expr.day !== undefined) {
      candidates[k] = { ...a, expr: { ...b.expr, day: a.expr.day } }
      continue
    }
    if (!needsYear(a.expr)) continue
    if (b.expr.year === undefined && b.expr.shift === undefined) continue
    if ((a.expr.season === undefined) !== (b.expr.season === undefined)) continue
    const later = a.expr.month !== undefined && b.expr.month !== undefined && a.expr.month > b.expr.month ? 1 : 0
    const year = b.expr.year === undefined ? { shift: (b.expr.shift as number) - later, base: b.expr.base } : { year: b.expr.year - later }
    candidates[k] = { ...a, expr: { ...a.expr, ...year } }
  }
  return candidates
}

function needsYear(e: Calendar): boolean {
  return (e.month !== undefined || e.season !== undefined) && e.year === undefined && e.shift === undefined && e.which === undefined
}

function joined(t: Tokens, a: Candidate, b: Candidate): boolean {
  if (b.start - a.end > 2 || b.start === a.end || !together(t, a.start, b.end)) return false
  for (let i = a.end; i < b.start; i++) if (!JOINERS.has(wordAt(t, i)) && !glued(t, i)) return false
  return true
}
