import { type Sight, xOf } from './scale.ts'

/** Something on the timeline. Days since 1970-01-01; an open end is null, and so are both where the date is unknown. */
export interface TimelineEvent {
  readonly id: string
  readonly from: number | null
  readonly to: number | null
  readonly label: string
  /** The date in words. */
  readonly date: string
  readonly status: string
}

/** A lane: one track. Events stand in order of their first day in sight. */
export interface Lane {
  readonly name: string
  readonly state: string
  readonly track: string | null
  readonly events: readonly TimelineEvent[]
}

/** What is drawn: one event, or a dense stretch folded into a count. Pixels. */
export interface DrawnMark {
  readonly x: number
  readonly width: number
  readonly row: number
  /** The event; of a fold the first one. */
  readonly event: TimelineEvent
  readonly count: number
  /** Last day of a fold's events, for zooming into it. */
  readonly until: number
  readonly openLeft: boolean
  readonly openRight: boolean
}

/** Rows for single events; what does not fit into them is counted in one more row. */
export const ROWS = 3
const LEAST = 14
const GAP = 3
/** A count needs this much room. */
const COUNT_WIDTH = 30

interface Placed {
  readonly event: TimelineEvent
  readonly left: number
  readonly right: number
}

/**
 * The marks of a lane in sight. Each event goes into the first of three rows that is free where it lies; those that find none are counted
 * together with their neighbours in the row below. Linear in the events, which must be sorted by first day (see `inOrderOfDays`).
 */
export function drawn(lane: Lane, sight: Sight, width: number): DrawnMark[] {
  const out: DrawnMark[] = []
  const ends = new Array<number>(ROWS).fill(Number.NEGATIVE_INFINITY)
  let over: Placed[] = []
  const flush = (): void => {
    if (over.length > 0) out.push(counted(over, sight))
    over = []
  }
  for (const event of lane.events) {
    const place = placed(event, sight, width)
    if (!place) continue
    const row = ends.findIndex((end) => place.left > end + GAP)
    if (row >= 0) {
      ends[row] = place.right
      out.push(single(place, row, sight))
      continue
    }
    if (over.length > 0 && place.left > over[0]!.left + COUNT_WIDTH) flush()
    over.push(place)
  }
  flush()
  return out
}

function placed(event: TimelineEvent, sight: Sight, width: number): Placed | null {
  if (event.from === null && event.to === null) return null
  const first = event.from ?? sight.from
  const last = event.to ?? sight.to
  if (last < sight.from || first > sight.to) return null
  const left = Math.max(0, xOf(first, sight, width))
  const right = Math.min(width, xOf(last + 1, sight, width))
  const wide = Math.max(LEAST, right - left)
  const middle = (left + right) / 2
  const start = right - left < LEAST ? Math.min(Math.max(0, middle - LEAST / 2), width - LEAST) : left
  return { event, left: start, right: start + wide }
}

function single({ event, left, right }: Placed, row: number, sight: Sight): DrawnMark {
  const openLeft = event.from === null || event.from < sight.from
  const openRight = event.to === null || event.to > sight.to
  return { x: left, width: right - left, row, event, count: 1, until: event.to ?? sight.to, openLeft, openRight }
}

/** So many events that found no room, as one mark; its last day is that of the shortest stretch that holds their beginnings. */
function counted(over: readonly Placed[], sight: Sight): DrawnMark {
  const first = over[0]!
  const until = over.at(-1)!.event.from ?? sight.to
  return { x: first.left, width: COUNT_WIDTH - GAP, row: ROWS, event: first.event, count: over.length, until, openLeft: false, openRight: false }
}

/** Events in the order that `drawn` needs. */
export function inOrderOfDays(events: readonly TimelineEvent[]): TimelineEvent[] {
  const key = (e: TimelineEvent) => e.from ?? Number.NEGATIVE_INFINITY
  return [...events].sort((a, b) => key(a) - key(b) || (a.to ?? Number.POSITIVE_INFINITY) - (b.to ?? Number.POSITIVE_INFINITY) || (a.id < b.id ? -1 : 1))
}

/** From the first to the last dated event, with a little air; the year around `today` when nothing is dated. */
export function wholeSight(lanes: readonly Lane[], today: number): Sight {
  let from = Number.POSITIVE_INFINITY
  let to = Number.NEGATIVE_INFINITY
  for (const lane of lanes)
    for (const e of lane.events)
      for (const day of [e.from, e.to])
        if (day !== null) {
          from = Math.min(from, day)
          to = Math.max(to, day)
        }
  if (from > to) return { from: today - 183, to: today + 182 }
  const air = Math.max(3, Math.round((to - from) * 0.03))
  return { from: from - air, to: to + air }
}
