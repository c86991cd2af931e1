import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { dateInUrl, findDates, parseDate } from './dates.ts'

const rows = parse(readFileSync(new URL('dates.cases.yaml', import.meta.url), 'utf8')) as {
  text: string
  expect?: string
  error?: string
}[]

describe('parseDate', () => {
  it.each(rows.map((r) => [r.text, r] as const))('%s', (_, row) => {
    expect(parseDate(row.text)).toEqual(row.expect ? { edtf: row.expect } : { error: row.error })
  })
})

describe('findDates', () => {
  it('gives every date with its place, in reading order', () => {
    const text = 'Posted 4 March 2025, updated 2025-03-06; see 5/6/2025.'
    expect(findDates(text).map((d) => [text.slice(...d.span), d.edtf, d.ambiguous])).toEqual([
      ['4 March 2025', '2025-03-04', false],
      ['2025-03-06', '2025-03-06', false],
      ['5/6/2025', null, true],
    ])
  })
})

describe('dateInUrl', () => {
  it.each([
    ['https://news.example/2025/03/04/talks', '2025-03-04'],
    ['https://news.example/world/talks-2025-03-04.html', '2025-03-04'],
    ['https://news.example/a/20250304/talks', '2025-03-04'],
    ['https://news.example/2025/mar/04/talks', '2025-03-04'],
    ['https://news.example/2025/03/talks', '2025-03'],
    ['https://news.example/2025/02/30/talks', null],
    ['https://news.example/article/123456', null],
  ])('%s', (url, expected) => {
    expect(dateInUrl(url)).toBe(expected)
  })
})
