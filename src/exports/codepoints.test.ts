import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { CodePoints } from './codepoints.ts'

describe('code-point offsets', () => {
  it('leaves plain text as it is', () => {
    expect(new CodePoints('Türkiye – talks').span([3, 9])).toEqual([3, 9])
  })
  it('counts a surrogate pair once', () => {
    expect(
      new CodePoints('😀 a 😀 b').spans([
        [3, 4],
        [8, 9],
      ]),
    ).toEqual([
      [2, 3],
      [6, 7],
    ])
  })
  it('agrees with a slice of code points on any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.nat(), fc.nat(), (text, a, b) => {
        const points = [...text]
        const edges = points.reduce<number[]>((all, p) => [...all, all.at(-1)! + p.length], [0])
        const [x, y] = [a % edges.length, b % edges.length].sort((m, n) => m - n) as [number, number]
        const [start, end] = new CodePoints(text).span([edges[x]!, edges[y]!])
        expect(points.slice(start, end).join('')).toBe(text.slice(edges[x], edges[y]))
      }),
    )
  })
})
