import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Bound, circle, least, windows } from './network.ts'

const on = (point: number, first: number, last: number, tag: string): Bound<string>[] => [
  { from: 0, to: point, most: last, tag },
  { from: point, to: 0, most: -first, tag },
]
const before = (a: number, b: number, tag: string): Bound<string> => ({ from: b, to: a, most: 0, tag })

describe('a network of days', () => {
  it('narrows a vague day by what must come before and after it', () => {
    const [, , middle] = windows(4, [
      ...on(1, 10, 10, 'first'),
      ...on(2, 0, 30, 'second'),
      ...on(3, 14, 14, 'third'),
      before(1, 2, 'order'),
      before(2, 3, 'order'),
    ])
    expect(middle).toEqual({ first: 10, last: 14, whyFirst: ['first', 'order'], whyLast: ['third', 'order'] })
  })

  it('leaves open what nothing bounds', () => {
    expect(windows(2, [{ from: 0, to: 1, most: 5, tag: 'by' }])[1]).toEqual({ first: -Infinity, last: 5, whyFirst: [], whyLast: ['by'] })
  })

  it('finds the statements that cannot all be true, and no others', () => {
    const bounds = [
      ...on(1, 20, 20, 'wrong year'),
      ...on(2, 100, 100, 'published'),
      { from: 1, to: 2, most: 3, tag: 'to come' },
      ...on(3, 90, 90, 'other'),
      before(3, 2, 'x'),
    ]
    const bad = circle(4, bounds)
    expect(bad).not.toBeNull()
    expect([...least(4, bad!)].sort()).toEqual(['published', 'to come', 'wrong year'])
  })

  it('has no circle, and windows that hold, wherever days were chosen first', () => {
    const days = fc.array(fc.integer({ min: 0, max: 400 }), { minLength: 2, maxLength: 12 })
    const pairs = fc.array(fc.tuple(fc.nat(), fc.nat(), fc.nat(20)), { maxLength: 40 })
    fc.assert(
      fc.property(days, pairs, (at, list) => {
        const all = [0, ...at]
        const bounds = list.map(([a, b, slack], i): Bound<number> => {
          const [from, to] = [a % all.length, b % all.length]
          return { from, to, most: all[to]! - all[from]! + slack, tag: i }
        })
        expect(circle(all.length, bounds)).toBeNull()
        windows(all.length, bounds).forEach((w, i) => {
          expect(w.first).toBeLessThanOrEqual(all[i]!)
          expect(w.last).toBeGreaterThanOrEqual(all[i]!)
        })
      }),
    )
  })

  it('finds a circle wherever one bound was made impossible, and giving up any one of the least set mends that set', () => {
    const days = fc.array(fc.integer({ min: 0, max: 400 }), { minLength: 3, maxLength: 10 })
    fc.assert(
      fc.property(days, fc.nat(), (at, n) => {
        const all = [0, ...at]
        const bounds = all.flatMap((d, i) => (i === 0 ? [] : [...on(i, d, d, `day ${i}`)]))
        const [a, b] = [1 + (n % at.length), 1 + ((n + 1) % at.length)]
        bounds.push({ from: a, to: b, most: all[b]! - all[a]! - 1, tag: 'impossible' })
        const tags = least(all.length, circle(all.length, bounds)!)
        const only = bounds.filter((x) => tags.includes(x.tag))
        expect(circle(all.length, only)).not.toBeNull()
        for (const tag of tags)
          expect(
            circle(
              all.length,
              only.filter((x) => x.tag !== tag),
            ),
          ).toBeNull()
      }),
    )
  })
})
