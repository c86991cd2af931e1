import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Roll } from './roll.ts'

const DATA = new URL('../../../data/names/', import.meta.url)
const FILES = ['cities.txt', 'regions.txt', 'given.txt', 'surnames.txt']

describe.each(FILES)('%s', (file) => {
  const text = readFileSync(new URL(file, DATA), 'utf8')
  const lines = text.split('\n').slice(1, -1)

  it('is sorted, in ASCII, with one line of comment and a last line end', () => {
    expect(text.startsWith('# ')).toBe(true)
    expect(text.endsWith('\n')).toBe(true)
    expect(lines.length).toBeGreaterThan(1000)
    expect(lines.every((line, i) => i === 0 || lines[i - 1]! < line)).toBe(true)
    expect(lines.every((line) => /^[a-z][a-z' .-]*(?:\t[A-Za-z0-9]+)?$/.test(line))).toBe(true)
  })

  it('finds every name with its first tag', () => {
    const roll = new Roll(text.slice(text.indexOf('\n') + 1))
    const first = new Map<string, string>()
    for (const line of lines) {
      const [name, tag] = line.split('\t') as [string, string | undefined]
      if (!first.has(name)) first.set(name, tag ?? '')
    }
    expect([...first].filter(([name, tag]) => roll.get(name) !== tag)).toEqual([])
  })
})

// Few letters, so that names are often beginnings of each other.
const name = fc.string({ unit: fc.constantFrom('a', 'b', ' ', '-', '1'), minLength: 1, maxLength: 5 })

describe('a list', () => {
  it('answers as a map does, and twice the same', () =>
    fc.assert(
      fc.property(fc.array(fc.tuple(name, fc.constantFrom('', 'X', 'Y'))), fc.array(name), (entries, asked) => {
        const rows = entries.map(([n, tag]) => (tag ? `${n}\t${tag}` : n)).sort()
        const known = new Map<string, string>()
        for (const [n, tag] of rows.map((row) => row.split('\t') as [string, string?])) if (!known.has(n)) known.set(n, tag ?? '')
        const roll = new Roll(rows.map((row) => `${row}\n`).join(''))
        for (const n of [...asked, ...known.keys(), ...asked]) {
          expect(roll.get(n)).toBe(known.get(n))
          expect(roll.has(n)).toBe(known.has(n))
        }
      }),
    ))

  it('knows how long the names are that begin with a word', () =>
    fc.assert(
      fc.property(fc.array(name), fc.string({ unit: fc.constantFrom('a', 'b', '1'), minLength: 1, maxLength: 3 }), (names, word) => {
        const roll = new Roll(
          [...names]
            .sort()
            .map((n) => `${n}\n`)
            .join(''),
        )
        const longest = names.filter((n) => n.startsWith(word) && !/^[a-z\d]/.test(n.slice(word.length))).map((n) => n.length)
        expect(roll.reach(word)).toBe(Math.max(0, ...longest))
      }),
    ))

  it('has nothing in an empty file', () => {
    expect(new Roll('').has('a')).toBe(false)
    expect(new Roll('').reach('a')).toBe(0)
  })

  it('takes any text for a name', () => {
    const roll = new Roll('anna\tf\nboris\tm\n')
    for (const odd of ['', '\n', '\t', 'anna\t', 'anna\tf', 'anna\tf\nboris', 'é', '\ud800', 'zz']) expect(roll.has(odd)).toBe(false)
  })
})
