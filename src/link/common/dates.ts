import { addMonths, civil, type DayRange, formatDay, parseEdtf } from '../../model/edtf.ts'
import { memo } from './memo.ts'

/** The days of an EDTF value, null for none, for what cannot be read and for what says nothing (open on both sides). */
export function rangeOf(edtf: string | null | undefined): DayRange | null {
  return edtf ? parsed(edtf) : null
}

const parsed = memo((edtf): DayRange | null => {
  const r = parseEdtf(edtf)
  return r && (Number.isFinite(r[0]) || Number.isFinite(r[1])) ? r : null
})

/** Number of days of a stretch; Infinity where an end is open. */
export function lengthOf([a, b]: DayRange): number {
  return b - a + 1
}

export function meets(a: DayRange, b: DayRange): boolean {
  return a[0] <= b[1] && b[0] <= a[1]
}

export function within(inner: DayRange, outer: DayRange): boolean {
  return outer[0] <= inner[0] && inner[1] <= outer[1]
}

export function hullOf(a: DayRange, b: DayRange): DayRange {
  return [Math.min(a[0], b[0]), Math.max(a[1], b[1])]
}

/** The months that a stretch touches, `YYYY-MM`; none for one that is open or longer than four months. */
export function monthsOf(range: DayRange | null): string[] {
  if (!range || !(lengthOf(range) <= 124)) return []
  const out: string[] = []
  const { year, month } = civil(range[0])
  for (let i = 0; i < 6; i++) {
    const m = month - 1 + i
    const y = year + Math.floor(m / 12)
    const key = `${y}-${String((m % 12) + 1).padStart(2, '0')}`
    if (key > formatDay(range[1]).slice(0, 7)) break
    out.push(key)
  }
  return out
}

/** The stretch moved by whole years. */
export function shiftYears(range: DayRange, years: number): DayRange {
  const move = (day: number) => (Number.isFinite(day) ? addMonths(day, 12 * years) : day)
  return [move(range[0]), move(range[1])]
}

/** A stretch in words for a reason: `2025-02-27`, `2025-02-24 to 2025-02-28`. */
export function spell([a, b]: DayRange): string {
  if (a === b) return formatDay(a)
  if (!Number.isFinite(a)) return `on or before ${formatDay(b)}`
  if (!Number.isFinite(b)) return `on or after ${formatDay(a)}`
  return `${formatDay(a)} to ${formatDay(b)}`
}
