import type { VNode } from 'preact'
import { addressOf } from '../parts/address.ts'
import { h } from '../parts/h.ts'
import { type DrawnMark, drawn, type Lane, ROWS } from './fold.ts'
import { type Sight, ticks, xOf } from './scale.ts'

const ROW = 22
const HEAD = 26
const AXIS = 28

/** Height of the drawing in pixels. */
export function chartHeight(lanes: readonly Lane[]): number {
  return AXIS + lanes.length * laneHeight()
}

function laneHeight(): number {
  return HEAD + (ROWS + 1) * ROW + 4
}

const PLANNED = new Set(['scheduled', 'proposed', 'called for', 'running', 'extended'])
const OFF = new Set(['cancelled', 'ruled out', 'lapsed'])

/**
 * The drawing: a lane a track. A day is a dot, a stretch a bar over all days that it can lie on, an open end an arrow; what was held is
 * filled, what is to come hollow, what is off struck through, what was put off crossed aslant on the day that it was put off from; what finds no room where it lies is counted in a box. Every mark is a link with its words.
 */
export function Chart({ lanes, sight, width }: { lanes: readonly Lane[]; sight: Sight; width: number }): VNode {
  const height = chartHeight(lanes)
  return h(
    'svg',
    { class: 'timeline', viewBox: `0 0 ${width} ${height}`, width, height, role: 'group', 'aria-label': 'Timeline, a lane for each track' },
    h(
      'g',
      { class: 'axis', 'aria-hidden': 'true' },
      ...ticks(sight, width).map((t) => {
        const x = xOf(t.day, sight, width)
        return h('g', null, h('line', { x1: x, x2: x, y1: AXIS - 6, y2: height }), h('text', { x: x + 3, y: AXIS - 12 }, t.label))
      }),
    ),
    ...lanes.map((lane, i) => LaneMarks(lane, i, sight, width)),
  )
}

function LaneMarks(lane: Lane, index: number, sight: Sight, width: number): VNode {
  const top = AXIS + index * laneHeight()
  return h(
    'g',
    { class: 'lane', transform: `translate(0 ${top})`, role: 'group', 'aria-label': `${lane.name}, ${lane.state}` },
    h('line', { class: 'edge-line', x1: 0, x2: width, y1: 0, y2: 0 }),
    h('text', { class: 'lane-name', x: 4, y: 17 }, `${lane.name} · ${lane.state}`),
    ...drawn(lane, sight, width).map((mark) => MarkShape(mark, index)),
  )
}

function MarkShape(mark: DrawnMark, lane: number): VNode {
  const y = HEAD + mark.row * ROW
  if (mark.count > 1) {
    const words = `${mark.count} more, from ${mark.event.date}`
    return h(
      'a',
      {
        class: 'mark fold',
        href: addressOf(mark.event.id),

        'aria-label': words,
        'data-lane': lane,
        'data-from': mark.event.from ?? '',
        'data-until': mark.until,
        tabindex: -1,
      },
      h('title', null, words),
      h('rect', { x: mark.x, y, width: mark.width, height: ROW - 5, rx: 3 }),
      h('text', { x: mark.x + mark.width / 2, y: y + 13, 'text-anchor': 'middle' }, mark.count < 1000 ? `+${mark.count}` : '+999…'),
    )
  }
  const { event } = mark
  const words = `${event.date}: ${event.label} (${event.status})`
  const kind = OFF.has(event.status) ? 'off' : event.status === 'postponed' ? 'put-off' : PLANNED.has(event.status) ? 'planned' : 'past'
  const day = event.from !== null && event.from === event.to
  return h(
    'a',
    {
      class: `mark chip-like ${kind}`,
      href: addressOf(event.id),
      'data-id': event.id,

      'aria-label': words,
      'data-lane': lane,
      'data-from': event.from ?? '',
      tabindex: -1,
    },
    h('title', null, words),
    day ? h('circle', { cx: mark.x + mark.width / 2, cy: y + 8, r: 6 }) : h('path', { d: barPath(mark, y) }),
    kind === 'put-off' ? h('line', { class: 'slant', x1: mark.x + mark.width / 2 - 6, x2: mark.x + mark.width / 2 + 6, y1: y + 15, y2: y + 1 }) : null,
    kind === 'off' ? h('line', { class: 'strike', x1: mark.x - 1, x2: mark.x + mark.width + 1, y1: y + 8, y2: y + 8 }) : null,
  )
}

/** A bar with round ends, or an arrow where an end is open. */
function barPath({ x, width, openLeft, openRight }: DrawnMark, top: number): string {
  const [left, right] = [x, x + width]
  const [high, low, middle] = [top + 2, top + 14, top + 8]
  const start = openLeft
    ? `M${left + 7} ${high}L${left} ${middle}L${left + 7} ${low}`
    : `M${left + 3} ${high}Q${left} ${high} ${left} ${middle}Q${left} ${low} ${left + 3} ${low}`
  const end = openRight
    ? `L${right - 7} ${low}L${right} ${middle}L${right - 7} ${high}`
    : `L${right - 3} ${low}Q${right} ${low} ${right} ${middle}Q${right} ${high} ${right - 3} ${high}`
  return `${start}${end}Z`
}
