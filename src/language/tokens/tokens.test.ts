import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { leastCpu } from '../../model/fixture.ts'
import { parse as parseYaml } from 'yaml'
import type { Article } from '../../model/article.ts'
import { tokenizeArticle } from './layer.ts'
import { LONGEST } from './sentences.ts'

interface Case {
  readonly name: string
  readonly text: string
  readonly tokens: string
}

function article(text: string): Article {
  const line = text.startsWith('##') ? text.indexOf('\n') : -1
  const headline = line > 0 ? ([2, line] as const) : null
  const body = [[headline ? line + 1 : 0, text.length] as const]
  return { name: 'case', text, headline, body, outlet: null, byline: [], published: null, url: null, language: 'en', notes: [] }
}

function shown(text: string): string {
  const doc = tokenizeArticle(article(text))
  const word = (i: number) => text.slice(doc.start[i], doc.end[i])
  return doc.sentences.map((s) => Array.from({ length: s.end - s.first }, (_, k) => word(s.first + k)).join(' | ')).join(' || ')
}

describe('tokens and sentences', () => {
  const cases = parseYaml(readFileSync(new URL('cases.yaml', import.meta.url), 'utf8')) as Case[]
  it.each(cases)('$name', ({ text, tokens }) => {
    expect(shown(text)).toBe(tokens)
  })

  it('tells headline from body and numbers paragraphs', () => {
    const doc = tokenizeArticle(article('##Envoys meet\nOne came. Two left.\n\nThree stayed.'))
    expect(doc.sentences.map((s) => [s.region, s.paragraph])).toEqual([
      ['headline', 0],
      ['body', 1],
      ['body', 1],
      ['body', 2],
    ])
  })

  it('gives no tokens to furniture', () => {
    const text = 'MENU Home\nThe talks failed.\nSubscribe now'
    const doc = tokenizeArticle({ ...article(text), body: [[10, 27]] })
    expect(text.slice(doc.start[0], doc.end[doc.count - 1])).toBe('The talks failed.')
  })
})

/** Text of what breaks tokenizers: marks, glue, half surrogates, invisible characters, very long words. */
const odd = fc
  .array(
    fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom(
        '.',
        '...',
        '"',
        '“',
        '”',
        "'",
        '’',
        '\n',
        '\r\n',
        '\n\n',
        ' ',
        '\u2029',
        '\ud83d',
        '\udc4d',
        '\u200b',
        '\u202e',
        '\ufeff',
        '-',
        '--',
        '/',
      ),
      fc.constantFrom(
        'U.S.',
        'e.g.',
        'Mr.',
        'a@b.c',
        'http://x',
        '12:30',
        '1,000',
        "don't",
        'x'.repeat(700),
        '@@@',
        '=)',
        '[...]',
        'سلام',
        '中文',
        'é',
        'ß',
        'İ',
      ),
    ),
    { maxLength: 60 },
  )
  .map((parts) => parts.join(''))

describe('on any text', () => {
  it('keeps tokens inside, in order, apart and without white space', () => {
    fc.assert(
      fc.property(odd, (text) => {
        const doc = tokenizeArticle(article(text))
        let reached = 0
        for (let i = 0; i < doc.count; i++) {
          expect(doc.start[i]).toBeGreaterThanOrEqual(reached)
          expect(doc.end[i]).toBeGreaterThan(doc.start[i]!)
          reached = doc.end[i]!
        }
        expect(reached).toBeLessThanOrEqual(text.length)
        let left = ''
        let at = 0
        for (let i = 0; i < doc.count; i++) {
          left += text.slice(at, doc.start[i])
          at = doc.end[i]!
        }
        expect(left + text.slice(at)).not.toMatch(/[\p{L}\p{N}]/u)
      }),
      { numRuns: 400, seed: 1 },
    )
  })

  it('gives sentences that cover the tokens, none too long and none across a blank line', () => {
    fc.assert(
      fc.property(odd, (text) => {
        const doc = tokenizeArticle(article(text))
        let next = 0
        for (const s of doc.sentences) {
          expect(s.first).toBe(next)
          expect(s.end).toBeGreaterThan(s.first)
          expect(s.end - s.first).toBeLessThanOrEqual(LONGEST)
          expect(s.span).toEqual([doc.start[s.first], doc.end[s.end - 1]])
          for (let i = s.first + 1; i < s.end; i++) expect(text.slice(doc.end[i - 1], doc.start[i])).not.toMatch(/\n[ \t]*\n/)
          next = s.end
        }
        expect(next).toBe(doc.count)
      }),
      { numRuns: 400, seed: 2 },
    )
  })
})

const LONG: readonly (readonly [string, string])[] = [
  ['words in one line', 'the envoys of both sides met again today '],
  ['one word', 'word'],
  ['quotation marks', '"'],
  ['apostrophes', "'"],
  ['stops', '.'],
  ['letters and stops', 'a.'],
  ['hyphens', 'a-'],
  ['at signs', 'a@'],
  ['slashes after http', 'http://'],
  ['brackets', '([{'],
  ['digits and commas', '1,'],
  ['capitals and ampersands', 'A&'],
  ['blank lines', 'a\n\n'],
  ['short lines', 'ab\n'],
  ['half surrogates', '\ud83d'],
]

describe('cost stays near linear in', () => {
  it.each(LONG)('%s', (_name, piece) => {
    const spent = (length: number) => {
      const text = piece.repeat(Math.ceil(length / piece.length))
      return leastCpu(() => tokenizeArticle(article(text)))
    }
    spent(20_000)
    expect(spent(600_000)).toBeLessThan(40 * Math.max(spent(60_000), 4000))
  })
})
