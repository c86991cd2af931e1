import { renderToString } from 'preact-render-to-string'
import { describe, expect, it } from 'vitest'
import { h } from '../../src/pages/parts/h.ts'
import { ConditionGraph, type GraphCondition } from '../../src/pages/views/condition-graph.ts'
import type { Ask } from '../../src/record/index.ts'
import { Chart } from '../../src/pages/timeline/chart.ts'
import { timelineLanes } from '../../src/pages/timeline/data.ts'
import { drawn, inOrderOfDays, ROWS, type TimelineEvent, wholeSight } from '../../src/pages/timeline/fold.ts'
import { panned, ticks, xOf, zoomed } from '../../src/pages/timeline/scale.ts'
import { pieces } from '../../src/pages/views/marks.ts'
import fc from 'fast-check'

const condition = (id: string, waitsFor: string[] = [], circle?: string[]): GraphCondition => ({
  id,
  by: `Party ${id}`,
  label: id,
  requires: `what ${id} wants`,
  ...(waitsFor.length > 0 ? { waitsFor } : {}),
  ...(circle ? { circle } : {}),
})

describe('the graph of conditions', () => {
  it('is not drawn where nobody waits', () => {
    expect(ConditionGraph({ conditions: [condition('a'), condition('b', ['gone'])] })).toBeNull()
  })

  it('draws a box for each that waits or is waited for, an arrow for each wait, and circles twice framed', () => {
    const html = renderToString(
      h(ConditionGraph, { conditions: [condition('a', ['b'], ['a', 'b']), condition('b', ['a', 'c'], ['a', 'b']), condition('c'), condition('d')] }),
    )
    expect(html.match(/class="wait"/g)).toHaveLength(3)
    expect(html.match(/class="node-box/g)).toHaveLength(3)
    expect(html.match(/node-box circle/g)).toHaveLength(2)
    expect(html).not.toContain('Party d')
  })
})

const event = (id: string, from: number | null, to: number | null): TimelineEvent => ({ id, from, to, label: id, date: '', status: 'held' })
const lane = (events: readonly TimelineEvent[]) => ({ name: 'x', state: 'unknown', track: null, events: inOrderOfDays(events) })

describe('the timeline', () => {
  it('says of a date that it was worked out', async () => {
    const meetings = [
      { id: 'a', when: '2031-05-12', whenBasis: 'inferred', label: 'a', status: 'postponed' },
      { id: 'b', when: '2031-05-19', whenBasis: 'stated', label: 'b', status: 'scheduled' },
      { id: 'c', when: null, whenBasis: 'inferred', label: 'c', status: 'proposed' },
    ]
    const ask = {
      overview: async () => ({ counts: { meetings: 3 }, tracks: { busiest: [], total: 0 } }),
      entries: async (part: string) => (part === 'meetings' ? meetings : []),
      outlines: async () => new Map(),
    }
    const { lanes } = await timelineLanes(ask as unknown as Ask, {})
    expect(lanes.flatMap((l) => l.events.map((e) => `${e.id} ${e.date}`)).sort()).toEqual(['a 12 May 2031 (inferred)', 'b 19 May 2031', 'c date unknown'])
  })

  it.each([
    ['held', 'past', null],
    ['scheduled', 'planned', null],
    ['postponed', 'put-off', 'slant'],
    ['cancelled', 'off', 'strike'],
  ])('draws what was %s as such', (status, kind, line) => {
    const html = renderToString(h(Chart, { lanes: [lane([{ ...event('e', 40, 40), status }])], sight: { from: 0, to: 100 }, width: 800 }))
    expect(html).toContain(`class="mark chip-like ${kind}"`)
    expect(html).toContain(`(${status})`)
    expect(html.match(/class="(?:slant|strike)"/)?.[0] ?? null).toBe(line && `class="${line}"`)
  })

  it('draws every event in sight once, alone or in a count, and inside the picture', () => {
    const days = fc.option(fc.integer({ min: 0, max: 400 }), { nil: null })
    fc.assert(
      fc.property(fc.array(fc.tuple(days, fc.nat({ max: 90 })), { maxLength: 300 }), fc.integer({ min: 240, max: 2000 }), (list, width) => {
        const events = list.map(([from, long], i) => event(`e${i}`, from, from === null ? 40 : long === 90 ? null : from + long))
        const sight = { from: 50, to: 350 }
        const marks = drawn(lane(events), sight, width)
        const seen = events.filter((e) => (e.to ?? 1e9) >= sight.from && (e.from ?? -1e9) <= sight.to)
        expect(marks.reduce((n, m) => n + m.count, 0)).toBe(seen.length)
        for (const m of marks) {
          expect(m.x).toBeGreaterThanOrEqual(0)
          if (m.count === 1 && m.row < ROWS) expect(m.x + m.width).toBeLessThanOrEqual(width + 1e-6)
        }
      }),
    )
  })

  it('never draws two single events over each other in one row', () => {
    const events = Array.from({ length: 200 }, (_, i) => event(`e${i}`, (i * 37) % 365, (i * 37) % 365))
    const marks = drawn(lane(events), { from: 0, to: 364 }, 900).filter((m) => m.row < ROWS)
    for (let row = 0; row < ROWS; row++) {
      const mine = marks.filter((m) => m.row === row).sort((a, b) => a.x - b.x)
      for (const [i, m] of mine.entries()) if (i > 0) expect(m.x).toBeGreaterThan(mine[i - 1]!.x + mine[i - 1]!.width)
    }
  })

  it('draws 50,000 events fast enough to be dragged', () => {
    const events = Array.from({ length: 50_000 }, (_, i) => event(`e${i}`, (i * 7919) % 3650, (i * 7919) % 3650))
    const one = lane(events)
    const sight = wholeSight([one], 0)
    const started = performance.now()
    for (let k = 0; k < 10; k++) drawn(one, panned(sight, k / 100), 1200)
    expect((performance.now() - started) / 10).toBeLessThan(100)
  })

  it('keeps the day under the pointer where it is when zooming, and finds few ticks for any stretch', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -700_000, max: 900_000 }),
        fc.integer({ min: 7, max: 700_000 }),
        fc.constantFrom(0.5, 0.8, 1.25, 2),
        (from, days, factor) => {
          const sight = { from, to: from + days - 1 }
          const around = from + days / 3
          const near = zoomed(sight, factor, around)
          expect(Math.abs(xOf(around, sight, 1000) - xOf(around, near, 1000))).toBeLessThan(1000 / 7 + 1)
          const marks = ticks(sight, 1000)
          expect(marks.length).toBeLessThanOrEqual(16)
          for (const t of marks) expect(t.day).toBeGreaterThanOrEqual(from)
        },
      ),
    )
  })
})

describe('marks in a text', () => {
  it('cuts a text into pieces without gap or overlap, whatever the marks', () => {
    const span = fc.tuple(fc.nat({ max: 80 }), fc.nat({ max: 80 })).map(([a, b]) => [Math.min(a, b), Math.max(a, b) + 1] as const)
    fc.assert(
      fc.property(fc.array(span, { maxLength: 12 }), fc.array(span, { maxLength: 3 }), (spans, asked) => {
        const marks = spans.map((s, i) => ({ span: s, claim: `c${i}`, kind: 'statement' as const }))
        const cut = pieces([10, 60], [[0, 40]], marks, asked)
        expect(cut[0]!.span[0]).toBe(10)
        expect(cut.at(-1)!.span[1]).toBe(60)
        for (const [i, p] of cut.entries()) {
          if (i > 0) expect(p.span[0]).toBe(cut[i - 1]!.span[1])
          expect(p.claim !== null).toBe(marks.some((m) => m.span[0] < p.span[1] && p.span[0] < m.span[1]))
          expect(p.furniture).toBe(p.span[0] >= 40)
        }
      }),
    )
  })
})
