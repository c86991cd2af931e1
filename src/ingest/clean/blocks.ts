import type { Span } from '../../model/span.ts'

/** A line of an article, or a paragraph where its lines are broken at a fixed width. */
export interface Block {
  readonly span: Span
  readonly text: string
  readonly words: number
  /** Ends as a sentence does. */
  readonly sentence: boolean
  /**
   * For short blocks: lower case, straight apostrophes, no bullets and no punctuation at the ends; empty for long
   * ones.
   */
  readonly key: string
}

const BREAK = /\r\n|[\n\r\u2028\u2029\f\v\u0085]/g
const SPACE = /[\s\u200b\u200e\u200f\u2060\ufeff]/

/** The blocks of the given stretches of a text, in order, without white space at their ends. Linear. */
export function blocksOf(text: string, areas: readonly Span[]): Block[] {
  const blocks: Block[] = []
  for (const area of areas) {
    const lines = linesOf(text, area)
    for (const span of isWrapped(text, lines) ? paragraphs(text, lines) : lines) blocks.push(blockAt(text, span))
  }
  return blocks
}

function linesOf(text: string, [start, end]: Span): Span[] {
  const out: Span[] = []
  let from = start
  const add = (to: number) => {
    const span = trimSpace(text, [from, to])
    if (span) out.push(span)
  }
  BREAK.lastIndex = start
  for (let m = BREAK.exec(text); m && m.index < end; m = BREAK.exec(text)) {
    add(m.index)
    from = m.index + m[0].length
  }
  if (from < end) add(end)
  return out
}

/** The span without white space and invisible marks at its ends, or null when nothing is left. */
export function trimSpace(text: string, [start, end]: Span): Span | null {
  while (start < end && SPACE.test(text.charAt(start))) start++
  while (end > start && SPACE.test(text.charAt(end - 1))) end--
  return start < end ? [start, end] : null
}

/** Whether lines are broken at a width (mail, old wires): many go on in lower case on the next line. */
function isWrapped(text: string, lines: readonly Span[]): boolean {
  let [full, onward] = [0, 0]
  for (let i = 0; i + 1 < lines.length && i < 400; i++) {
    const [start, end] = lines[i]!
    if (end - start < 40 || end - start > 110) continue
    full++
    const next = text.charAt(lines[i + 1]![0])
    if (next !== next.toUpperCase() && /[\p{L}\p{N},]/u.test(text.charAt(end - 1))) onward++
  }
  return full >= 5 && onward / full >= 0.35
}

/** Lines joined up to an empty line. */
function paragraphs(text: string, lines: readonly Span[]): Span[] {
  const out: Span[] = []
  for (const [start, end] of lines) {
    const last = out.at(-1)
    const between = last ? text.slice(last[1], start) : ''
    if (last && (between.match(/\r\n|[\n\r]/g)?.length ?? 2) < 2) out[out.length - 1] = [last[0], end]
    else out.push([start, end])
  }
  return out
}

/** Makes a block of a stretch that has no white space at its ends. */
export function blockAt(text: string, span: Span): Block {
  const slice = text.slice(span[0], span[1])
  const words = countWords(slice)
  return { span, text: slice, words, sentence: endsSentence(slice), key: words <= 10 ? keyOf(slice) : '' }
}

/** Whether a text ends in a full stop, question or exclamation mark or ellipsis, closing marks aside. */
export function endsSentence(text: string): boolean {
  return /[.?!…。！？]["'”’»)\]]{0,3}$/.test(text.slice(-5))
}

/** Lower case, straight apostrophes, bullets and punctuation at the ends left out. */
export function keyOf(text: string): string {
  return text
    .toLowerCase()
    .replace(/[’‘ʼ]/g, "'")
    .replace(/\s+/g, ' ')
    .replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N})]+$/gu, '')
}

function countWords(text: string): number {
  let n = 0
  let inside = false
  for (let i = 0; i < text.length; i++) {
    const c = text.charCodeAt(i)
    const space = c <= 32 || c === 160 || c === 0x3000
    if (!space && !inside) n++
    inside = !space
  }
  return n
}

/** Longer words, lower case: a cheap stand-in for what a text is about. */
export function contentWords(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}]{4,}/gu) ?? []
}
