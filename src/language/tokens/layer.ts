import type { Sentence, Tokenized } from '../../model/annotation.ts'
import type { Article } from '../../model/article.ts'
import type { Span } from '../../model/span.ts'
import { isLowerAt } from './chars.ts'
import { breakBetween, sentenceStarts } from './sentences.ts'
import { tokenize } from './tokenize.ts'
import { shared } from './shared.ts'

/** Columns that grow while tokens are read. */
class Columns {
  start = new Uint32Array(1024)
  end = new Uint32Array(1024)
  count = 0

  push(start: number, end: number): void {
    if (this.count === this.start.length) {
      this.start = grown(this.start)
      this.end = grown(this.end)
    }
    this.start[this.count] = start
    this.end[this.count++] = end
  }
}

function grown(column: Uint32Array<ArrayBuffer>): Uint32Array<ArrayBuffer> {
  const larger = new Uint32Array(column.length * 2)
  larger.set(column)
  return larger
}

/** First layer: tokens and sentences of the headline and the body, in order of the text. Offsets are UTF-16 units of `article.text`. */
export function tokenizeArticle(article: Article): Tokenized {
  const text = article.text
  const columns = new Columns()
  const sentences: Sentence[] = []
  let paragraph = 0
  for (const { span, region } of regionsOf(article)) {
    const first = columns.count
    tokenize(text, span[0], span[1], (s, e) => columns.push(s, e))
    for (const [a, b] of paragraphs(text, columns, first)) {
      const part = { text, start: columns.start, end: columns.end, first: a, last: b }
      const starts = sentenceStarts(part)
      starts.forEach((at, k) => {
        const end = k + 1 < starts.length ? starts[k + 1]! : b
        const where: Span = [columns.start[at]!, columns.end[end - 1]!]
        sentences.push({ index: sentences.length, first: at, end, span: where, region, paragraph, parsed: false })
      })
      paragraph++
    }
  }
  return columnsOf(article, columns, sentences)
}

function columnsOf(article: Article, columns: Columns, sentences: Sentence[]): Tokenized {
  const count = columns.count
  const start = columns.start.slice(0, count)
  const end = columns.end.slice(0, count)
  const lower: string[] = new Array(count)
  for (let i = 0; i < count; i++) lower[i] = known(article.text.slice(start[i], end[i]))
  const sentenceOf = new Uint32Array(count)
  for (const s of sentences) sentenceOf.fill(s.index, s.first, s.end)
  return { article, text: article.text, count, start, end, lower, sentenceOf, sentences }
}

/** How many words are kept before all are forgotten; past it the memory starts anew, so that no text can fill it up. */
const KEPT = 50_000
let words = new Map<string, string>()

/**
 * `lowered`, each word once: the same word is the same string in all articles, so that it is hashed and compared to the letter once and not
 * in each of the hundred lists that it is looked up in.
 */
function known(word: string): string {
  const hit = words.get(word)
  if (hit !== undefined) return hit
  const low = shared(lowered(word))
  if (words.size >= KEPT) words = new Map()
  words.set(word.length > 12 ? shared(word) : word, low)
  return low
}

const ODD = /[^\x20-\x7e]/

/** The word as lexicons have it: lower case, straight apostrophes, no soft hyphens or joiners. */
export function lowered(word: string): string {
  const low = word.toLowerCase()
  return ODD.test(low)
    ? low
        .replace(/[‘’ʼ´＇]/g, "'")
        .replace(/[\u00ad\u200c\u200d]/g, '')
        .replace(/[\u2010\u2011]/g, '-')
    : low
}

interface Region {
  readonly span: Span
  readonly region: Sentence['region']
}

/** Headline and body stretches in order of the text, cut to the text and never overlapping. */
function regionsOf(article: Article): Region[] {
  const all: Region[] = article.body.map((span) => ({ span, region: 'body' as const }))
  if (article.headline) all.push({ span: article.headline, region: 'headline' })
  all.sort((a, b) => a.span[0] - b.span[0] || a.span[1] - b.span[1])
  let reached = 0
  const out: Region[] = []
  for (const { span, region } of all) {
    const from = Math.max(span[0], reached)
    const to = Math.min(span[1], article.text.length)
    if (from >= to) continue
    out.push({ span: [from, to], region })
    reached = to
  }
  return out
}

/** Stretches of tokens that belong to one paragraph: cut at blank lines, and at single line breaks unless lines are wrapped. */
function paragraphs(text: string, columns: Columns, first: number): [number, number][] {
  const out: [number, number][] = []
  let from = first
  while (from < columns.count) {
    const lines = [from]
    let k = from + 1
    for (; k < columns.count; k++) {
      const gap = breakBetween(text, columns.end[k - 1]!, columns.start[k]!)
      if (gap === 'blank') break
      if (gap === 'line') lines.push(k)
    }
    cutLines(text, columns, lines, k, out)
    from = k
  }
  return out
}

function cutLines(text: string, columns: Columns, lines: number[], end: number, out: [number, number][]): void {
  const wrapped = lines.length > 2 && isWrapped(columns, lines, end)
  let from = lines[0]!
  for (let n = 1; n < lines.length; n++) {
    const at = lines[n]!
    if (wrapped || runsOn(text, columns, at)) continue
    out.push([from, at])
    from = at
  }
  out.push([from, end])
}

/** Hard-wrapped text: every line but the last is as full as it could be at the width of the longest one. */
function isWrapped(columns: Columns, lines: number[], end: number): boolean {
  const length = (n: number) => columns.end[(n + 1 < lines.length ? lines[n + 1]! : end) - 1]! - columns.start[lines[n]!]!
  let width = 0
  for (let n = 0; n < lines.length; n++) width = Math.max(width, length(n))
  if (width < 40 || width > 120) return false
  let full = 0
  for (let n = 0; n + 1 < lines.length; n++) {
    const next = lines[n + 1]!
    if (length(n) + 1 + columns.end[next]! - columns.start[next]! > width) full++
  }
  return full >= 0.75 * (lines.length - 1)
}

/** A line that goes on in the next: no stop at its end, and a small letter after the break. */
function runsOn(text: string, columns: Columns, at: number): boolean {
  return isLowerAt(text, columns.start[at]!) && /[\p{L}\p{N},;’'-]/u.test(text.charAt(columns.end[at - 1]! - 1))
}
