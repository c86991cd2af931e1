// length.ts SHAPE: reads one article of each size and writes "KB CPU-ms" lines, for main.ts, which stops it when it takes too long.
import { extractClaims } from '../../src/claims/extract.ts'
import { clean } from '../../src/ingest/clean/index.ts'
import { annotate } from '../../src/language/annotate.ts'
import { sketch } from '../../src/link/lineage/sketch.ts'
import { rawFromLine } from '../../src/record/line.ts'
import { makeArticle } from './make.ts'

export const SIZES = [1, 4, 16, 64, 256, 1024]

/** Text of at least `size` characters out of made articles. */
function prose(size: number): string {
  const parts: string[] = []
  for (let n = 0, length = 0; length < size; n++) {
    const { text } = makeArticle(n)
    parts.push(text)
    length += text.length + 1
  }
  return parts.join('\n').slice(0, size)
}

/** Ordinary prose, and shapes that no article has but a file may. */
export const SHAPES: Record<string, (size: number) => string> = {
  prose,
  'one line': (size) => prose(size).replaceAll(/\s+/g, ' '),
  'no stops': (size) => prose(size).replaceAll(/[.!?"\n]/g, ' '),
  'one word a line': (size) => prose(size).replaceAll(/\s+/g, '\n'),
  'quotation marks': (size) => '"'.repeat(size),
  'words in quotation marks': (size) => '"Yes," "no" '.repeat(size).slice(0, size),
  'open quotations': (size) => '“He said “no. '.repeat(size).slice(0, size),
  'one word': (size) => 'a'.repeat(size),
  names: (size) => 'Anna Maria Berg of the Union of Nations in New York, '.repeat(size).slice(0, size),
  dates: (size) => 'on Monday March 3 2025 '.repeat(size).slice(0, size),
  numbers: (size) => '1,000 2.5 3 '.repeat(size).slice(0, size),
  'he said': (size) => 'He said that he said that if she said so '.repeat(size).slice(0, size),
  brackets: (size) => '(['.repeat(size).slice(0, size),
}

/** CPU ms of a reading in which every layer sees the whole text, though it may not look like English or like a body. */
function cpuOf(text: string): number {
  const raw = rawFromLine(JSON.stringify({ id: 'x', text, published: '2021-03-04' }))
  const before = process.cpuUsage()
  const article = { ...clean(raw), language: 'en', headline: null, body: [[0, text.length]] as [number, number][] }
  extractClaims(annotate(article))
  sketch(article)
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1000
}

if (process.argv[1] === import.meta.filename) {
  const shape = SHAPES[process.argv[2] ?? '']
  if (!shape) throw new Error(`usage: length.ts SHAPE; there are ${Object.keys(SHAPES).join(', ')}`)
  for (let n = 0; n < 150; n++) cpuOf(makeArticle(n).text)
  for (const size of SIZES) {
    const text = shape(size * 1024)
    // Small ones are read several times: the clock of CPU time is coarse, and compiling goes on in the background.
    const times = Array.from({ length: size <= 16 ? 7 : size <= 64 ? 3 : 1 }, () => cpuOf(text)).sort((a, b) => a - b)
    process.stdout.write(`${size} ${times[times.length >> 1]}\n`)
  }
}
