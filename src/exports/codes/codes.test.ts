import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { parse as parseCsv } from 'csv-parse/sync'
import { annotate } from '../../language/annotate.ts'
import type { Article } from '../../model/article.ts'
import type { LinkPart, Links } from '../../model/record.ts'
import type { Span } from '../../model/span.ts'
import { type Act, ACTS, CODES } from './acts.ts'
import { type Codable, codeOf } from './claim.ts'
import { cell, toCodes } from './csv.ts'
import { codeSentence } from './sentence.ts'

interface Cases {
  readonly sentences: { text: string; source?: string; target?: string; expect: Act | null; never?: Act[] }[]
  readonly marked: { text: string; expect: Act[] }[]
  readonly claims: { claim: Codable; words?: string; expect: [string | null, string, string] | null }[]
}

const cases = parse(readFileSync(join(import.meta.dirname, 'cases.yaml'), 'utf8')) as Cases

function articleOf(text: string): Article {
  return { name: 'a', text, headline: null, body: [[0, text.length]], outlet: null, byline: [], published: null, url: null, language: 'en', notes: [] }
}

function spanOf(text: string, part: string | undefined): Span[] {
  if (part === undefined) return []
  const at = text.lastIndexOf(part)
  if (at < 0) throw new Error(`no "${part}" in "${text}"`)
  return [[at, at + part.length]]
}

/** A text without its marks, and where they stood. */
function unmarked(text: string): { plain: string; source: Span[]; target: Span[] } {
  const [source, target]: [Span[], Span[]] = [[], []]
  let plain = ''
  let start = 0
  for (const c of text) {
    if (c === '[' || c === '{') start = plain.length
    else if (c === ']') source.push([start, plain.length])
    else if (c === '}') target.push([start, plain.length])
    else plain += c
  }
  return { plain, source, target }
}

describe('the act of a sentence', () => {
  it.each(cases.sentences)('$text', ({ text, source, target, expect: wanted, never }) => {
    const act = codeSentence(annotate(articleOf(text)), spanOf(text, source), spanOf(text, target))
    expect(act).toBe(wanted)
    for (const wrong of never ?? []) expect(act).not.toBe(wrong)
  })

  it.each(cases.marked)('$text', ({ text, expect: wanted }) => {
    const { plain, source, target } = unmarked(text)
    expect(wanted).toContain(codeSentence(annotate(articleOf(plain)), source, target))
  })

  it('takes any text and any spans', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 200 }), fc.nat(220), fc.nat(220), (text, a, b) => {
        const act = codeSentence(annotate(articleOf(text)), [[a, a + b]], [[b, b + a]])
        expect(act === null || ACTS.includes(act)).toBe(true)
      }),
      { seed: 7, numRuns: 60 },
    )
  })
})

describe('the code of a claim', () => {
  it.each(cases.claims)('$claim $words', ({ claim, words, expect: wanted }) => {
    const code = codeOf(claim, words)
    expect(code && [code.plover, code.cameo, code.quad]).toEqual(wanted)
  })

  it('has a CAMEO root for every act, each in the half of the scale where its class is', () => {
    for (const act of ACTS) {
      expect(CODES[act].cameo).toMatch(/^(0[1-9]|1\d|20)$/)
      expect(CODES[act].quad.endsWith('cooperation')).toBe(Number(CODES[act].cameo) <= 8)
    }
  })
})

const base = { reports: 2, origins: 1, factuality: 'asserted' as const }

function member(claim: string, quote: string): { article: string; claim: string; spans: Span[]; quote: string } {
  return { article: 'north.txt', claim, spans: [[0, quote.length]], quote }
}

function recordWith(parts: Partial<Links>): { entries<P extends LinkPart>(part: P): Links[P] } {
  return { entries: <P extends LinkPart>(part: P) => (parts[part] ?? []) as unknown as Links[P] }
}

describe('the CSV of codes', () => {
  const meeting = {
    ...base,
    id: 'm',
    label: 'x',
    parties: ['Norland', 'Sudmark'],
    people: [],
    when: '2031-05-02',
    whenBasis: 'stated',
    place: null,
    status: 'held',
    round: null,
    format: null,
    about: null,
    track: null,
    history: [],
    members: [member('c2', 'met in\nthe "old" hall, again'), member('c9', 'also met')],
  } as const
  const measure = {
    ...base,
    id: 's',
    by: 'Norland',
    with: ['=HYPERLINK("x")'],
    toward: 'Sudmark',
    type: 'sanctions',
    direction: 'start',
    when: null,
    members: [member('c1', '-imposed sanctions')],
  } as const
  const postponed = { ...meeting, id: 'p', status: 'postponed', members: [member('c3', 'put off')] } as const
  const csv = toCodes(recordWith({ meetings: [meeting, postponed], measures: [measure] }))
  const rows = parseCsv(csv, { columns: true }) as Record<string, string>[]

  it('has a line for each ordered pair, dated ones first, and none for what has no code', () => {
    expect(rows.map((r) => [r['date'], r['source'], r['target'], r['plover'], r['cameo'], r['quad'], r['claim']])).toEqual([
      ['2031-05-02', 'Norland', 'Sudmark', 'CONSULT', '04', 'verbal cooperation', 'c2'],
      ['2031-05-02', 'Sudmark', 'Norland', 'CONSULT', '04', 'verbal cooperation', 'c2'],
      ['', `'=HYPERLINK("x")`, 'Sudmark', 'SANCTION', '16', 'material conflict', 'c1'],
      ['', 'Norland', 'Sudmark', 'SANCTION', '16', 'material conflict', 'c1'],
    ])
  })

  it('leaves out deeds of which no party is known', () => {
    expect(toCodes(recordWith({ measures: [{ ...measure, by: null, with: [], toward: null }] })).split('\n')).toHaveLength(2)
  })

  it('keeps quotes in one line and defuses formulas', () => {
    expect(rows[0]!['quote']).toBe('met in the "old" hall, again')
    expect(rows[3]!['quote']).toBe(`'-imposed sanctions`)
    expect(csv.split('\n')).toHaveLength(6)
  })

  it.each([
    ['=1+1', `'=1+1`],
    ['+41', `'+41`],
    ['-x', `'-x`],
    ['@a', `'@a`],
    ['\t=1', `' =1`],
    ['a,b', '"a,b"'],
    ['say "no"', '"say ""no"""'],
    ['plain', 'plain'],
  ])('writes %j as %j', (value, wanted) => {
    expect(cell(value)).toBe(wanted)
  })
})
