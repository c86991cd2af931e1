import { addMonths, civil, dayOf } from '../../model/edtf.ts'

/** What is in sight: days since 1970-01-01, both ends included. */
export interface Sight {
  readonly from: number
  readonly to: number
}

/** Where a day lies, in pixels from the left edge; the day after the last one in sight lies on the right edge. */
export function xOf(day: number, sight: Sight, width: number): number {
  return ((day - sight.from) / (sight.to + 1 - sight.from)) * width
}

const MONTH_NAMES = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']
const DAY_STEPS = [1, 2, 5, 10]
const MONTH_STEPS = [1, 3, 6, 12, 24, 60, 120, 300, 600, 1200, 6000, 12000]

/** Days to draw a line at, with what to write there: the finest step that leaves `room` pixels between two. */
export function ticks(sight: Sight, width: number, room = 80): { day: number; label: string }[] {
  const days = sight.to + 1 - sight.from
  const most = Math.max(1, Math.floor(width / room))
  const step = DAY_STEPS.find((s) => days / s <= most)
  if (step !== undefined) return dayTicks(sight, step)
  const months = MONTH_STEPS.find((s) => days / 30.4 / s <= most) ?? 12000
  return monthTicks(sight, months)
}

function dayTicks(sight: Sight, step: number): { day: number; label: string }[] {
  const out: { day: number; label: string }[] = []
  for (let day = Math.ceil(sight.from / step) * step; day <= sight.to; day += step) {
    const at = civil(day)
    out.push({ day, label: `${at.day} ${MONTH_NAMES[at.month - 1]!}${out.length === 0 || at.day <= step ? ` ${at.year}` : ''}` })
  }
  return out
}

function monthTicks(sight: Sight, step: number): { day: number; label: string }[] {
  const start = civil(sight.from)
  const index = Math.ceil((start.year * 12 + start.month - 1) / step) * step
  const out: { day: number; label: string }[] = []
  for (let day = dayOf(Math.floor(index / 12), (((index % 12) + 12) % 12) + 1, 1); day <= sight.to; day = addMonths(day, step)) {
    const at = civil(day)
    if (day >= sight.from)
      out.push({ day, label: step >= 12 ? String(at.year) : `${MONTH_NAMES[at.month - 1]!}${out.length === 0 || at.month === 1 ? ` ${at.year}` : ''}` })
  }
  return out
}

/** Both ends moved by a part of what is in sight. */
export function panned(sight: Sight, part: number): Sight {
  const days = Math.round((sight.to + 1 - sight.from) * part)
  return { from: sight.from + days, to: sight.to + days }
}

/** Seen from nearer (`factor` under 1) or farther, the day at `around` staying where it is; a week at least, 2,000 years at most. */
export function zoomed(sight: Sight, factor: number, around: number): Sight {
  const days = sight.to + 1 - sight.from
  const next = Math.max(7, Math.min(730_000, Math.round(days * factor)))
  const from = Math.round(around - ((around - sight.from) * next) / days)
  return { from, to: from + next - 1 }
}
