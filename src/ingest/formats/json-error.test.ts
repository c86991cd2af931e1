import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { jsonErrorAt } from './json-error.ts'

describe('jsonErrorAt', () => {
  it.each([
    ['{"a": 1}', null],
    [' [1, -2.5e3, true, null, "x\\u00e9", {}, []] ', null],
    ['{"a": oops}', 6],
    ['{"a": 1,}', 8],
    ['[1, 2', 5],
    ['{"a" 1}', 5],
    ['{a: 1}', 1],
    ['[1] x', 4],
    ['"open', 0],
    ['', 0],
    ['"\u007f\u0085"', null],
    ['"a\u0001b"', 0],
  ])('%s', (text, at) => {
    expect(jsonErrorAt(text)).toBe(at)
  })

  it('agrees with the engine on what is JSON', () => {
    const parses = (t: string) => {
      try {
        JSON.parse(t)
        return true
      } catch {
        return false
      }
    }
    fc.assert(
      fc.property(fc.json(), fc.nat(60), fc.constantFrom('', ',', '}', '"', 'x', ' '), (json, at, put) => {
        const text = json.slice(0, at) + put + json.slice(at)
        expect(jsonErrorAt(text) === null).toBe(parses(text))
      }),
    )
  })
})
