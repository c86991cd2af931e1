import type { Calendar, Candidate } from './expr.ts'
import { ordinalAt } from './numbers.ts'
import { type Tokens, wordAt } from './tokens.ts'

const SMALL = new Set(['the', 'a', 'an', 'of', 'its', 'their', 'full', 'scale', '-', 's', "'", '’', 'that', 'this'])
/** How far, in tokens, an event's word may stand from the date that the text gives it. */
const BESIDE = 12
/** At most so many dates are compared with one anniversary, so that a long text stays linear. */
const MOST = 40

/**
 * "the third anniversary of the invasion": the day so many years after the full date that stands beside the same noun elsewhere in
 * the text ("the invasion of 24 February 2022"). Without such a date, or with several, it is no expression with a value, and is left out.
 */
export function anniversaries(t: Tokens, candidates: readonly Candidate[]): Candidate[] {
  const dates = candidates
    .filter((c) => c.expr.k === 'cal' && c.expr.year !== undefined && c.expr.day !== undefined && c.expr.month !== undefined)
    .slice(0, MOST)
  if (dates.length === 0) return [...candidates]
  const found: Candidate[] = []
  for (let i = 0; i < t.count && found.length < MOST; i++) {
    if (wordAt(t, i) !== 'anniversary' || wordAt(t, i + 1) !== 'of') continue
    const made = anniversaryAt(t, i, dates)
    if (made) found.push(made)
  }
  if (found.length === 0) return [...candidates]
  const clear = candidates.filter((c) => !found.some((f) => c.start < f.end && f.start < c.end))
  return [...clear, ...found].sort((a, b) => a.start - b.start)
}

function anniversaryAt(t: Tokens, i: number, dates: readonly Candidate[]): Candidate | null {
  const before = i >= 2 ? (ordinalAt(t, i - 2) ?? ordinalAt(t, i - 1)) : null
  if (!before || before.end !== i) return null
  let start = i - 1
  while (start > 0 && ordinalAt(t, start - 1)?.end === i) start--
  if (wordAt(t, start - 1) === 'the' && t.fresh[start] === 0) start--
  // the event's own noun: the last word of a short phrase "the invasion", "the full-scale invasion"
  let k = i + 2
  while (k < i + 6 && SMALL.has(wordAt(t, k)) && t.fresh[k] === 0) k++
  // "of the city's fall": what came to pass is the fall
  if (/^['’]$/.test(wordAt(t, k + 1)) && wordAt(t, k + 2) === 's') k += 3
  const noun = wordAt(t, k)
  if (t.fresh[k] === 1 || noun.length < 4) return null
  const told = dates.filter((date) => nounBeside(t, date, noun, k)).map((date) => date.expr as Calendar)
  const first = told[0]
  if (!first || told.some((other) => other.year !== first.year || other.month !== first.month || other.day !== first.day)) return null
  return {
    start,
    end: k + 1,
    expr: { k: 'anniversary', year: (first.year as number) + before.value, month: first.month as number, day: first.day as number },
  }
}

function nounBeside(t: Tokens, date: Candidate, noun: string, not: number): boolean {
  for (let k = Math.max(0, date.start - BESIDE); k < Math.min(t.count, date.end + BESIDE); k++) {
    if (k !== not && t.word[k] === noun && t.sentence[k] === t.sentence[date.start]) return true
  }
  return false
}
