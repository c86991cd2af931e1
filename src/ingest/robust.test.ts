import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Article } from '../model/article.ts'
import { clean } from './clean/index.ts'
import { parseInput } from './formats/index.ts'

/** Reads a file as far as ingesting goes, checks every span, and gives the CPU time in milliseconds. */
function readAll(path: string, bytes: Uint8Array): { articles: number; ms: number } {
  const before = process.cpuUsage()
  const { articles } = parseInput({ path, file: path, bytes, given: {} })
  for (const raw of articles) {
    expect(faults(raw.text, clean(raw))).toEqual([])
  }
  const { user, system } = process.cpuUsage(before)
  return { articles: articles.length, ms: (user + system) / 1000 }
}

/** What is wrong with the spans of an article; nothing, always. */
function faults(text: string, a: Article): string[] {
  const out: string[] = []
  if (a.text !== text) out.push('the text was changed')
  let end = 0
  for (const [start, stop] of a.body) {
    if (start < end || stop <= start || stop > text.length) out.push(`body [${start}, ${stop}] after ${end}`)
    if (/^\s|\s$/.test(text.charAt(start) + text.charAt(stop - 1))) out.push(`white space at the ends of [${start}, ${stop}]`)
    if (a.headline && start < a.headline[1] && a.headline[0] < stop) out.push('headline and body overlap')
    end = stop
  }
  if (a.headline && !(a.headline[0] >= 0 && a.headline[0] < a.headline[1] && a.headline[1] <= text.length)) out.push(`headline ${a.headline}`)
  return out
}

const PATHS = ['a.txt', 'a.html', 'a.xml', 'a.json', 'a.jsonl', 'a.csv'] as const
const PIECES = [
  '<p>',
  '</p>',
  '<div',
  '>',
  '<a href="',
  '"',
  "'",
  '<!--',
  '-->',
  '<script>',
  '</script>',
  '<h1>',
  '</h1>',
  '<article>',
  '&amp;',
  '&#x41;',
  '&',
  '<rss version="2.0"><channel>',
  '<item>',
  '</item>',
  '{"text": "',
  '"}',
  '\n',
  '\r\n',
  '\n\n',
  '  ',
  'By Ann Lee',
  'Published: 4 March 2025',
  'GENEVA, March 4 (AP) - ',
  '“',
  '”',
  '(credit: ',
  ')',
  'REUTERS/',
  '© 2025 ',
  'See also: ',
  'Frequently Asked Questions',
  'The envoys met on Friday.',
  'Comments',
  'About Us',
  '\u200b',
  '\u202e',
  'שלום',
  '\ud800',
  '\u0000',
  '😀',
  ',',
  ';',
  '- ',
  'A',
]

describe('no content makes reading fail', () => {
  it.each(PATHS)('random bytes as %s', (path) => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 2000 }), (bytes) => {
        readAll(path, bytes)
      }),
      { numRuns: 60 },
    )
  })

  it.each(PATHS)('shuffled pieces of articles and markup as %s', (path) => {
    fc.assert(
      fc.property(fc.array(fc.oneof(fc.constantFrom(...PIECES), fc.string({ maxLength: 8 })), { maxLength: 120 }), (pieces) => {
        readAll(path, Buffer.from(pieces.join('')))
      }),
      { numRuns: 120 },
    )
  })
})

const sentence = 'GENEVA (Wire) - The two sides will meet again on Friday, the minister said. "We are ready," she told reporters. '
const LARGE: readonly (readonly [string, string, () => string])[] = [
  ['ten megabytes in one line', 'a.txt', () => sentence.repeat(Math.ceil(1e7 / sentence.length))],
  ['a million quotation marks', 'a.txt', () => '"'.repeat(1e6)],
  ['a million opening quotation marks', 'a.txt', () => '“'.repeat(1e6)],
  ['a million short lines', 'a.txt', () => 'a\n'.repeat(1e6)],
  ['a hundred thousand headlines', 'a.txt', () => 'Some Title Here With Words\n'.repeat(1e5)],
  ['half a million zero-width and right-to-left marks', 'a.txt', () => '\u200b\u202e\u0627'.repeat(5e5)],
  ['a hundred thousand credits', 'a.txt', () => 'They met. (credit: a) '.repeat(1e5)],
  ['half a million slashes', 'a.txt', () => 'A B/'.repeat(5e5)],
  ['three million spaces', 'a.txt', () => `${' '.repeat(3e6)}x`],
  ['a hundred thousand dates', 'a.txt', () => '2025-03-04 '.repeat(1e5)],
  ['HTML nested a hundred thousand deep', 'a.html', () => `<html><body>${'<div>'.repeat(1e5)}${sentence}${'</div>'.repeat(1e5)}`],
  ['a hundred thousand unclosed inline tags', 'a.html', () => `<html><body>${'<b>'.repeat(1e5)}x`],
  ['half a million broken tags', 'a.html', () => `<html>${'<a '.repeat(5e5)}>`],
  ['half a million open attributes', 'a.html', () => `<html>${'<a b="'.repeat(3e5)}>`],
  ['unclosed comments and scripts', 'a.html', () => `<html>${'<!-- <script>'.repeat(1e5)}`],
  [
    'twenty thousand entries',
    'a.xml',
    () => `<rss version="2.0"><channel><title>t</title>${'<item><title>a</title><description>b</description></item>'.repeat(2e4)}</channel></rss>`,
  ],
  ['JSON a million deep', 'a.json', () => '['.repeat(1e6)],
  ['a table with an endless quote', 'a.csv', () => `text,date\n${'"'.repeat(1e6)}`],
]

describe('cost stays near linear', () => {
  // Twelve seconds of CPU is ten times what the slowest takes; what grows with the square of these lengths takes hours.
  it.each(LARGE)('%s', (_, path, make) => {
    expect(readAll(path, Buffer.from(make())).ms).toBeLessThan(12_000)
  })

  it('cleans an article of four kilobytes in half a millisecond', () => {
    const text = `Envoys meet again\n\n${Array.from({ length: 18 }, (_, i) => `${sentence}${sentence} They have met ${i} times.`).join('\n\n')}\n`
    const raw = { name: 'a', text, given: {}, found: {}, notes: [] }
    const time = () => {
      const before = process.cpuUsage()
      for (let i = 0; i < 200; i++) clean(raw)
      const { user, system } = process.cpuUsage(before)
      return (user + system) / 1000 / 200
    }
    time()
    // Two and a half times the aim: a busy machine shares its caches.
    expect(Math.min(time(), time(), time())).toBeLessThan(1.25)
  })
})
