import { describe, expect, it } from 'vitest'
import { hashesOf, seedOf, templates } from './templates.ts'

const hashes = (table: string, values: readonly number[]) => {
  const t = templates('a b c', table, 7)
  const out = new Int32Array(t.count)
  hashesOf(t, Int32Array.of(0, ...values), out)
  return [...out]
}

describe('tables of features', () => {
  it('give each feature its place, from the given one on', () => {
    const t = templates('a b c', 'c a+b', 7, 3)
    expect(t.count).toBe(2)
    expect([...t.cells]).toEqual([seedOf(3, 7), 12, 0, 0, seedOf(4, 7), 4, 8, 0])
  })

  it('tell features apart by what they are made of, its order and their place', () => {
    const all = hashes('a b a+b b+a a+b+c a', [1, 2, 3])
    expect(new Set(all).size).toBe(6)
    expect(hashes('a b', [1, 2])[1]).not.toBe(hashes('a b', [1, 3])[1])
    expect(hashes('a b', [1, 2])[0]).toBe(hashes('a b', [1, 3])[0])
  })

  it('take values at the ends of their range', () => {
    for (const h of hashes('a+b+c', [0x7fffffff, -0x80000000, -1])) expect(Number.isInteger(h)).toBe(true)
  })

  it('refuse a value that has no name', () => {
    expect(() => templates('a b', 'a+d', 7)).toThrow('no value d')
  })
})
