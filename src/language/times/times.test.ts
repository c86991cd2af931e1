import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import type { Quoted, Timex } from '../../model/annotation.ts'
import type { Article } from '../../model/article.ts'
import { parseEdtf } from '../../model/edtf.ts'
import { annotate } from '../annotate.ts'
import { findTimes } from './times.ts'

interface Expected extends Partial<Omit<Timex, 'span'>> {
  readonly words: string
}
interface Case {
  readonly text: string
  readonly published: string | null
  readonly expect?: readonly Expected[]
  readonly never?: readonly string[]
}

function article(text: string, published: string | null): Article {
  return {
    name: 'case',
    text,
    headline: null,
    body: text.length > 0 ? [[0, text.length]] : [],
    outlet: null,
    byline: [],
    published: published === null ? null : { edtf: published, basis: 'given' },
    url: null,
    language: 'en',
    notes: [],
  }
}

/** The layer without tokens, sentences and tags: it must stand on the text alone, too. */
function bare(text: string, published: string | null): Timex[] {
  const none = new Uint8Array(0)
  const empty = new Uint32Array(0)
  const doc: Quoted = {
    article: article(text, published),
    text,
    count: 0,
    start: empty,
    end: empty,
    lower: [],
    lemma: [],
    upos: none,
    xpos: none,
    sentenceOf: empty,
    sentences: [],
    quotations: [],
  }
  return findTimes(doc)
}

const cases = parse(readFileSync(join(import.meta.dirname, 'cases.yaml'), 'utf8')) as Case[]

function check(found: readonly Timex[], row: Case): void {
  for (const { words, ...fields } of row.expect ?? []) {
    const timex = found.find((x) => row.text.slice(x.span[0], x.span[1]) === words)
    expect(timex, `${words} among ${found.map((x) => row.text.slice(x.span[0], x.span[1])).join(' | ')}`).toBeDefined()
    expect(timex).toMatchObject(fields)
  }
  for (const words of row.never ?? []) {
    const at = row.text.indexOf(words)
    expect(at, `${words} is in the text`).toBeGreaterThanOrEqual(0)
    expect(found.filter((x) => x.span[0] < at + words.length && at < x.span[1]).map((x) => row.text.slice(x.span[0], x.span[1]))).toEqual([])
  }
}

describe('times', () => {
  it.each(cases.map((row): [string, Case] => [`${row.text} (${row.published})`, row]))('%s', (_, row) => {
    check(annotate(article(row.text, row.published)).times, row)
  })
})

describe('a history', () => {
  const history = [
    'On September 1, 1911 the rising began. In October 1911 the army joined it, and in 1912 a republic was declared.',
    'In April 1912 the capital moved. By early June the north had followed. The treaty of August 3, 1912 ended the war.',
    'The following year a second rising failed. In July 1913 its leaders fled.',
  ].join('\n')

  it('counts months from its running date, not from the date of the article', () => {
    const found = annotate(article(history, '2009-12-19')).times
    const values = Object.fromEntries(found.map((x) => [history.slice(x.span[0], x.span[1]), x.value]))
    expect(values).toMatchObject({ 'early June': '1912-06', 'The following year': '1913' })
  })
})

describe('any text', () => {
  const pieces = fc.constantFrom(
    'the',
    'end',
    'of',
    'May',
    'March',
    '5',
    '12',
    '1999',
    "'99",
    '-',
    '–',
    ',',
    '.',
    ':',
    'last',
    'next',
    'week',
    'years',
    'two',
    'ago',
    'later',
    'a',
    'half',
    'and',
    'Tuesday',
    'night',
    'every',
    'the 20th',
    'century',
    '\n',
    '10:30',
    'p.m.',
    'BC',
    'quarter',
    'early',
    'to',
    '٣',
    '🕊',
    'Q3',
    'fiscal',
    'year',
    'within',
    '9999999999',
    '2025-02-30',
  )
  const texts = fc.oneof(
    fc.string(),
    fc.array(pieces, { maxLength: 40 }).map((words) => words.join(' ')),
    fc.array(pieces, { maxLength: 40 }).map((words) => words.join('')),
  )
  const dates = fc.constantFrom(null, '2025-03-04', '2025-03', '2025', '../2025-03-04', 'nonsense', '0001-01-01')

  it('gives ordered spans without overlap inside it, readable EDTF, and the same again', () => {
    fc.assert(
      fc.property(texts, dates, (text, published) => {
        const found = bare(text, published)
        let last = 0
        for (const { span, edtf, window, type, value } of found) {
          expect(span[0]).toBeGreaterThanOrEqual(last)
          expect(span[1]).toBeGreaterThan(span[0])
          expect(span[1]).toBeLessThanOrEqual(text.length)
          last = span[1]
          expect(text.slice(span[0], span[1]).trim()).toBe(text.slice(span[0], span[1]))
          expect(value.length).toBeGreaterThan(0)
          if (edtf !== null) expect(parseEdtf(edtf)).not.toBeNull()
          if (type === 'DURATION' || type === 'SET') expect(edtf).toBeNull()
          if (window !== undefined) expect(parseEdtf(window)).not.toBeNull()
        }
        expect(bare(text, published)).toEqual(found)
      }),
      { numRuns: 2000 },
    )
  })

  it('leaves relative days open without a date to count from', () => {
    fc.assert(
      fc.property(fc.constantFrom('Tuesday', 'yesterday', 'last week', 'two days ago', 'April 10', 'next month'), (words) => {
        const [timex] = bare(`They met ${words}.`, null)
        expect(timex?.edtf).toBeNull()
        expect(timex?.value).toMatch(/^XXXX/)
      }),
    )
  })

  it.each(['a half and ', 'two or three ', 'the end of ', '1914-', 'May ', 'nineteen ', 'early the '])('costs no more than linear: %j', (unit) => {
    // the least of several runs: other work on the machine only ever adds
    const time = (n: number, runs: number) => {
      const text = unit.repeat(n)
      let least = Number.POSITIVE_INFINITY
      for (let k = 0; k < runs; k++) {
        const from = performance.now()
        bare(text, '2025-03-04')
        least = Math.min(least, performance.now() - from)
      }
      return least
    }
    const small = Math.max(time(2000, 8), 2)
    // sixteen times the length: 16 times the cost if linear, 256 times if quadratic
    expect(time(32000, 4)).toBeLessThan(small * 16 * 6)
  })
})
