import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { parseYaml } from './yaml.ts'

const DATA = new URL('../../data/', import.meta.url)
const LEXICONS = readdirSync(DATA, { recursive: true, encoding: 'utf8' }).filter((f) => f.endsWith('.yaml'))

describe('reads every lexicon as the YAML library does', () => {
  it('finds the lexicons', () => expect(LEXICONS.length).toBeGreaterThan(10))
  it.each(LEXICONS)('%s', (file) => {
    const text = readFileSync(new URL(file, DATA), 'utf8')
    // Compared as JSON too: the order of keys is an order of rules in some of them.
    expect(parseYaml(text)).toEqual(parse(text))
    expect(JSON.stringify(parseYaml(text))).toBe(JSON.stringify(parse(text)))
  })
})

const SAME = [
  '',
  '# nothing\n',
  'a: b',
  'a: b # c\nd: e#f\n',
  'a:\n  b: 1\n  c:\n    - x\n    - y z\nd: [1, 2.5, -3, 1e3, .5, 1.2.3, 0x]\n',
  'a:\n- x\n- y\nb: z\n',
  'a:\nb:\n',
  '- a\n-\n- b: c\n  d: e\n- - x\n  - y\n',
  '- { name: A B, as: [x, "y, z"], on: true }\n- {}\n- []\n',
  '{a: {b: [c, {d: e}]}, "f g": h, i: }',
  '[a,\n  b, # why\n  c,\n]\n',
  `a: 'it''s'\nb: "say \\"no\\"\\n"\n"c: d": 'e # f'\n`,
  `a: it's "so"\nb: http://x.y/z\nc: 10:30\n`,
  'a: null\nb: ~\nc: true\nd: False\ne: no\nf: yes\n"g": "true"\n1: x\n',
  'currencies: {$: dollars, us$: dollars}\n',
  '\ufeffa: b\r\nc: [d,\r\n  e]\r\n',
]

describe('reads as the YAML library does', () => {
  it.each(SAME)('%j', (text) => expect(parseYaml(text)).toEqual(parse(text)))
})

const REFUSED: readonly (readonly [string, string])[] = [
  ['a: &x b', 'line 1'],
  ['a: *x', 'line 1'],
  ['a: !!str b', 'line 1'],
  ['a: |\n  b\n', 'line 1'],
  ['a: >\n  b\n', 'line 1'],
  ['a: b\n  c d\n', 'line 2'],
  ['a: b\n---\nc: d\n', 'line 2'],
  ['a: 1\nb: 2\na: 3\n', 'twice'],
  ['{a: 1, a: 2}', 'twice'],
  ['a: [b, c,\n', 'no "]"'],
  ['a: [b, c\n', 'comma'],
  ['a: - b\n', 'begins with -'],
  [': b\n', 'begins with :'],
  ['a: [b c: d e]\n', 'comma'],
  ['a: "b\n', 'quotation mark'],
  ['a: "\\x41"\n', 'escape'],
  ['a:\n\tb: c\n', 'tab'],
  ['a: [b] c\n', 'more in a line'],
  ['a: b\nc\n', 'without a colon'],
  ['a:\n    b: 1\n  c: 2\n', 'line 3'],
]

describe('refuses what it would misread', () => {
  it.each(REFUSED)('%j', (text, message) => expect(() => parseYaml(text)).toThrow(message))
})
