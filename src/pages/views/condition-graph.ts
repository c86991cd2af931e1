import type { VNode } from 'preact'
import { addressOf } from '../parts/address.ts'
import { h } from '../parts/h.ts'

/** A condition as far as the drawing needs it. */
export interface GraphCondition {
  readonly id: string
  readonly by: string | null
  readonly label: string
  readonly requires: string | null
  readonly waitsFor?: readonly string[]
  readonly circle?: readonly string[]
}

const WIDE = 250
const HIGH = 64
const GAP_X = 90
const GAP_Y = 18
const LINE = 34

/**
 * Which conditions wait for which, as a drawing: columns from those that wait to those that are waited for, an arrow for each "waits for",
 * a double frame where they wait for each other in a circle. Null where no condition waits for another one. The list under it says the same in words.
 */
export function ConditionGraph({ conditions }: { conditions: readonly GraphCondition[] }): VNode | null {
  const shown = new Map(conditions.map((c) => [c.id, c]))
  const edges = conditions.flatMap((c) => (c.waitsFor ?? []).flatMap((to) => (shown.has(to) ? [[c.id, to] as const] : [])))
  if (edges.length === 0) return null
  const nodes = conditions.filter((c) => edges.some(([a, b]) => a === c.id || b === c.id))
  const column = columnsOf(nodes, edges)
  const at = new Map<string, { x: number; y: number }>()
  const filled: number[] = []
  for (const c of nodes) {
    const n = column.get(c.id)!
    filled[n] = (filled[n] ?? 0) + 1
    at.set(c.id, { x: 4 + n * (WIDE + GAP_X), y: 4 + (filled[n] - 1) * (HIGH + GAP_Y) })
  }
  const width = 8 + (Math.max(...column.values()) + 1) * (WIDE + GAP_X) - GAP_X
  const height = 8 + Math.max(...filled.map((n) => n ?? 0)) * (HIGH + GAP_Y) - GAP_Y
  return h(
    'div',
    { class: 'scroll', tabIndex: 0, role: 'region', 'aria-label': 'Which conditions wait for which' },
    h(
      'svg',
      {
        class: 'graph',
        viewBox: `0 0 ${width} ${height}`,
        width,
        height,
        role: 'group',
        'aria-label': `${nodes.length} conditions, ${edges.length} of which wait for another`,
      },
      h(
        'defs',
        null,
        h('marker', { id: 'arrow', viewBox: '0 0 8 8', refX: 7, refY: 4, markerWidth: 8, markerHeight: 8, orient: 'auto' }, h('path', { d: 'M0 0L8 4L0 8Z' })),
      ),
      ...edges.map(([a, b]) => h('path', { class: 'wait', d: curve(at.get(a)!, at.get(b)!), 'marker-end': 'url(#arrow)' })),
      ...nodes.map((c) => Box(c, at.get(c.id)!)),
    ),
  )
}

/** Depth of each condition along "waits for"; a step back to one that is being looked at closes a circle and is not followed. */
function columnsOf(nodes: readonly GraphCondition[], edges: readonly (readonly [string, string])[]): Map<string, number> {
  const to = new Map<string, string[]>()
  for (const [a, b] of edges) to.set(a, [...(to.get(a) ?? []), b])
  const below = new Map<string, number>()
  const open = new Set<string>()
  const depth = (id: string): number => {
    const known = below.get(id)
    if (known !== undefined) return known
    open.add(id)
    const next = (to.get(id) ?? []).filter((n) => !open.has(n)).map((n) => depth(n) + 1)
    open.delete(id)
    const deepest = Math.max(0, ...next)
    below.set(id, deepest)
    return deepest
  }
  const deepest = Math.max(...nodes.map((c) => depth(c.id)))
  return new Map(nodes.map((c) => [c.id, deepest - below.get(c.id)!]))
}

/** From the right edge of one box to the left edge of another, or round the left where that lies behind. */
function curve(a: { x: number; y: number }, b: { x: number; y: number }): string {
  const [y1, y2] = [a.y + HIGH / 2, b.y + HIGH / 2]
  if (b.x > a.x) return `M${a.x + WIDE} ${y1}C${a.x + WIDE + GAP_X / 2} ${y1} ${b.x - GAP_X / 2} ${y2} ${b.x - 2} ${y2}`
  const [x1, x2] = [a.x + WIDE, b.x + WIDE + 2]
  const out = Math.max(x1, x2) + GAP_X / 2
  return `M${x1} ${y1 + 8}C${out} ${y1 + 8} ${out} ${y2 + 8} ${x2} ${y2 + 8}`
}

function Box(c: GraphCondition, { x, y }: { x: number; y: number }): VNode {
  const words = c.requires ?? c.label
  const lines = [words.slice(0, LINE), words.length > LINE ? `${words.slice(LINE, 2 * LINE - 1)}${words.length > 2 * LINE - 1 ? '…' : ''}` : '']
  return h(
    'a',
    {
      href: addressOf(c.id),
      class: c.circle ? 'node-box circle' : 'node-box',
      'aria-label': `${c.by ?? 'somebody'} requires: ${words}${c.circle ? ' (part of a circle)' : ''}`,
    },
    h('title', null, words),
    h('rect', { x, y, width: WIDE, height: HIGH, rx: 6 }),
    c.circle ? h('rect', { x: x + 3, y: y + 3, width: WIDE - 6, height: HIGH - 6, rx: 4 }) : null,
    h('text', { class: 'who', x: x + 10, y: y + 20 }, c.by ?? 'somebody'),
    ...lines.map((line, i) => h('text', { x: x + 10, y: y + 38 + i * 16 }, line)),
  )
}
