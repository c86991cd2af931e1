import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { annotate } from '../../../language/annotate.ts'
import type { Doc } from '../../../model/annotation.ts'
import type { Span } from '../../../model/span.ts'
import { statement } from './kind.ts'
import { bareArticle, leastCpu } from '../../../model/fixture.ts'

interface Row {
  readonly text: string
  readonly published?: string
  readonly expect?: readonly Readonly<Record<string, unknown>>[]
  readonly never?: readonly Readonly<Record<string, unknown>>[]
}

const rows = parse(readFileSync(new URL('./cases.yaml', import.meta.url), 'utf8'), { schema: 'core' }) as Row[]

function docOf(text: string, published: string | null): Doc {
  const dated = published ? { edtf: published, basis: 'given' as const } : null
  return annotate(bareArticle(text, { published: dated }))
}

/** Statements with the words of their spans: `sourceText`, `cue`, `content` (parts joined by " … "). */
function read(text: string, published: string | null): Record<string, unknown>[] {
  const words = (spans: readonly Span[]) => spans.map((s) => text.slice(...s)).join(' … ')
  return statement.extract(docOf(text, published), { statements: [] }).map((s) => ({
    source: s.source,
    with: s.with,
    described: s.described,
    sourceText: words(s.sourceSpans),
    cue: words(s.cueSpans),
    content: words(s.contentSpans),
    form: s.form,
    said: s.said,
    to: s.to,
    polarity: s.polarity,
    factuality: s.factuality,
    medium: s.medium,
    record: s.record ?? null,
  }))
}

function meets(have: Readonly<Record<string, unknown>>, want: Readonly<Record<string, unknown>>): boolean {
  return Object.entries(want).every(([key, value]) => (Array.isArray(value) ? JSON.stringify(have[key]) === JSON.stringify(value) : have[key] === value))
}

describe('statement', () => {
  it('has cases to check', () => expect(rows.length).toBeGreaterThan(60))

  it.each(rows.map((row) => [row.text, row] as const))('%s', (_, row) => {
    const found = read(row.text, row.published ?? null)
    if (row.expect?.length === 0) expect(found).toEqual([])
    const left = [...found]
    for (const want of row.expect ?? []) {
      const at = left.findIndex((s) => meets(s, want))
      if (at < 0) expect(found, `no statement with ${JSON.stringify(want)}`).toContainEqual(want)
      left.splice(at, 1)
    }
    for (const not of row.never ?? [])
      expect(
        found.filter((s) => meets(s, not)),
        `a statement with ${JSON.stringify(not)}`,
      ).toEqual([])
  })
})

const PIECES = [
  'The minister',
  'said',
  'told',
  'reporters',
  '“',
  '”',
  '"',
  "'",
  ':',
  ',',
  '.',
  '—',
  'that',
  'according to',
  'talks',
  'will',
  'go on',
  'she',
  'adding',
  'their',
  'claim',
  'to',
  '\n',
  '\n\n',
  '…',
  '(',
  ')',
  'not',
  'who',
  'was',
  'quoted',
  'as saying',
  '🙂',
  'İ',
  '\ud800',
  'SMITH:',
  'Reuters',
  'citing',
  'an official',
  'called for',
  'on Monday',
]

describe('any text', () => {
  it('gives spans inside the text, none of them empty, and always the same', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(fc.constantFrom(...PIECES), fc.string({ maxLength: 6, unit: 'binary' })), { maxLength: 50 }), (pieces) => {
        const text = pieces.join(' ')
        const doc = docOf(text, null)
        const found = statement.extract(doc, { statements: [] })
        for (const s of found) {
          expect(s.evidence.length).toBeGreaterThan(0)
          expect(s.contentSpans.length).toBeGreaterThan(0)
          for (const [start, end] of [...s.evidence, ...s.contentSpans, ...s.cueSpans, ...s.sourceSpans])
            expect(start >= 0 && start < end && end <= text.length).toBe(true)
        }
        expect(statement.extract(doc, { statements: [] })).toEqual(found)
      }),
      { numRuns: 300, seed: 7 },
    )
  })

  it('reads sentences that were not parsed, and texts without names', () => {
    const doc = docOf('“We are ready,” the envoy said on Monday. Officials told reporters that the bridge would open.', null)
    const bare: Doc = {
      ...doc,
      head: new Int32Array(doc.count).fill(-2),
      sentences: doc.sentences.map((s) => ({ ...s, parsed: false })),
      mentions: [],
      actors: [],
    }
    const found = statement.extract(bare, { statements: [] })
    expect(found.map((s) => doc.text.slice(...s.cueSpans[0]!))).toEqual(['said', 'told'])
    expect(found.map((s) => s.source)).toEqual(['unnamed', 'unnamed'])
  })

  it('costs time in line with length', () => {
    const paragraph = 'The envoy told reporters that the talks would go on, adding that "nothing is settled." "We wait," he said, Reuters reported.\n\n'
    const cost = (n: number) => {
      const doc = docOf(paragraph.repeat(n).trimEnd(), null)
      return leastCpu(() => statement.extract(doc, { statements: [] }))
    }
    cost(50)
    expect(cost(800)).toBeLessThan(40 * Math.max(cost(100), 5000))
  })
})
