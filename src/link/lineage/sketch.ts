import type { Article } from '../../model/article.ts'
import type { Sketch } from '../../model/reading.ts'
import type { Span } from '../../model/span.ts'
import { fold32, hash32, mix32 } from '../common/hash.ts'
import { concept, plainWeight, weight } from '../common/words.ts'

/** Length of `Sketch.minhash`. */
export const MINHASH = 128
const SHINGLE = 5
// Enough for two rewrites that share a tenth of their word pairs to meet several times; a kilobyte an article.
const PAIRS = 64
const QUOTES = 96
const FIGURES = 32

/** A word of an article's body: its text in lower case and where it stands. */
export interface Word {
  readonly lower: string
  readonly start: number
  readonly end: number
}

const WORD = /[\p{L}\p{N}]+(?:[.,]\d+)*(?:['’]\p{L}+)*/gu

/** The words of the body, in reading order. */
export function bodyWords(article: Article): Word[] {
  const out: Word[] = []
  for (const [from, to] of article.body)
    for (const m of article.text.slice(from, to).matchAll(WORD)) {
      const start = from + m.index
      out.push({ lower: m[0].toLowerCase().replaceAll('’', "'"), start, end: start + m[0].length })
    }
  return out
}

const OPEN = '“„«'
const CLOSE = '”“»'

/** Stretches in double quotation marks, inside one paragraph each; marks left out. One pass, whatever the text. */
export function quotedSpans(article: Article): Span[] {
  const out: Span[] = []
  const { text } = article
  for (const [from, to] of article.body) {
    let open = -1
    for (let i = from; i < to; i++) {
      const c = text.charAt(i)
      if (c === '\n') open = -1
      else if (open >= 0 && (c === '"' || CLOSE.includes(c))) {
        if (i - open > 3 && i - open < 3000) out.push([open, i])
        open = -1
      } else if (c === '"' || OPEN.includes(c)) open = i + 1
    }
  }
  return out
}

/**
 * What lineage compares articles by: MinHash over 5-word shingles for near copies, and marks that rewrites still share: the
 * rarest-hashed pairs of neighbouring concepts, pairs of words within quotations, names beside numbers. Depends on the
 * article's body alone. One-permutation hashing with rotation: Li, Owen, Zhang 2012; Shrivastava and Li 2014.
 */
export function sketch(article: Article): Sketch {
  const words = bodyWords(article)
  return { minhash: minhash(words), marks: marks(article, words), words: words.length }
}

function minhash(words: readonly Word[]): number[] {
  if (words.length < SHINGLE + 3) return []
  const hashes = Uint32Array.from(words, (w) => hash32(w.lower))
  const bins = new Float64Array(MINHASH).fill(-1)
  for (let i = 0; i + SHINGLE <= hashes.length; i++) {
    let h = 0x9747b28c
    for (let k = 0; k < SHINGLE; k++) h = fold32(h, hashes[i + k] as number)
    const bin = h % MINHASH
    const value = h >>> 7
    if ((bins[bin] as number) < 0 || value < (bins[bin] as number)) bins[bin] = value
  }
  // Empty bins borrow from the next filled one, marked by how far it was.
  const out: number[] = []
  for (let b = 0; b < MINHASH; b++) {
    let away = 0
    while ((bins[(b + away) % MINHASH] as number) < 0) away++
    out.push(away === 0 ? (bins[b] as number) : mix32((bins[(b + away) % MINHASH] as number) + away * 0x9e3779b9))
  }
  return out
}

function marks(article: Article, words: readonly Word[]): number[] {
  const pairs = new Set<number>()
  const quotes = new Set<number>()
  const figures = new Set<number>()
  const spans = quotedSpans(article)
  let q = 0
  let last = null as string | null
  let before = null as string | null
  let name = null as string | null
  let said = null as string | null
  let end = 0
  for (const w of words) {
    while (q < spans.length && (spans[q] as Span)[1] <= w.start) q++
    const quoted = q < spans.length && (spans[q] as Span)[0] <= w.start
    const between = article.text.slice(end, w.start)
    if (/[.!?\n]/.test(between) && !/^\.\s?\p{L}?$/u.test(between)) last = before = name = null
    end = w.end
    const plain = plainWeight(w.lower)
    if (quoted && plain > 0) {
      if (said !== null && plainWeight(said) + plain > 1.3) quotes.add(hash32(`${said} ${w.lower}`, 2))
      said = w.lower
    } else if (!quoted) said = null
    const c = concept(w.lower)
    if (c === null) continue
    const digit = /^\d/.test(c)
    if (digit && name) figures.add(hash32(`${name}#${c}`, 3))
    if (/^\p{Lu}/u.test(article.text.charAt(w.start))) name = c
    const near: readonly (string | null)[] = [last, before]
    for (const p of near) if (p !== null && p !== c && weight(p) + weight(c) > 1.3) pairs.add(hash32(p < c ? `${p} ${c}` : `${c} ${p}`, 1))
    before = last
    last = c
  }
  const least = (set: ReadonlySet<number>, n: number) => [...set].sort((a, b) => a - b).slice(0, n)
  return [...new Set([...least(pairs, PAIRS), ...least(quotes, QUOTES), ...least(figures, FIGURES)])]
}
