import type { Article } from '../../model/article.ts'
import { overlaps, type Span } from '../../model/span.ts'
import { fold32, hash32 } from '../common/hash.ts'
import { concept, overlap, plainWeight, weight } from '../common/words.ts'
import { bodyWords, quotedSpans, type Word } from './sketch.ts'

const GRAM = 3

/** An article ready to be laid beside another: columns of numbers, so that thousands can lie ready. */
export interface Leaf {
  readonly text: string
  readonly starts: Uint32Array
  readonly ends: Uint32Array
  readonly hashes: Uint32Array
  /** 3-word windows as hash and position in one number, ascending. */
  readonly grams: Float64Array
  readonly quotes: readonly Quote[]
  /** Made when first asked for. */
  sentences: readonly Sentence[] | null
  /** The sentences that hold a concept, by concept; made when first asked for. */
  holders: ReadonlyMap<string, readonly number[]> | null
}
interface Sentence {
  readonly span: Span
  readonly first: number
  readonly end: number
  readonly concepts: ReadonlySet<string>
}
export interface Quote {
  readonly span: Span
  readonly text: string
  readonly concepts: readonly string[]
  /** Its telling words as they stand, in lower case; a capital is kept, so that names can be told. */
  readonly plain: readonly string[]
  /** Words `[first, end)`. */
  readonly first: number
  readonly end: number
}

/** A stretch of words that two articles share: `length` words from `a` and from `b`. */
export interface Run {
  readonly a: number
  readonly b: number
  readonly length: number
}

/** Lays an article ready. `spoken`: stretches that are somebody's words though no marks stand around them (a letter set off, a post). */
export function leafOf(article: Article, spoken: readonly Span[] = []): Leaf {
  const words = bodyWords(article)
  const hashes = Uint32Array.from(words, (w) => hash32(w.lower))
  const n = Math.max(0, words.length - GRAM + 1)
  const grams = new Float64Array(n)
  // Hash and position in one number (32 + 20 bits), so that a plain numeric sort orders them.
  for (let i = 0; i < n; i++) {
    let h = 7
    for (let k = 0; k < GRAM; k++) h = fold32(h, hashes[i + k] as number)
    grams[i] = h * 1048576 + Math.min(i, 1048575)
  }
  grams.sort()
  const starts = Uint32Array.from(words, (w) => w.start)
  const ends = Uint32Array.from(words, (w) => w.end)
  return { text: article.text, starts, ends, hashes, grams, quotes: quotesOf(article, words, spoken), sentences: null, holders: null }
}

/** A word of a leaf, in lower case. */
export function wordAt(leaf: Leaf, i: number): string {
  return leaf.text.slice(leaf.starts[i], leaf.ends[i]).toLowerCase().replaceAll('’', "'")
}

function sentencesOf(leaf: Leaf): readonly Sentence[] {
  if (leaf.sentences) return leaf.sentences
  const out: Sentence[] = []
  const count = leaf.starts.length
  let first = 0
  for (let i = 0; i < count; i++) {
    const end = leaf.ends[i] as number
    const gap = i + 1 < count ? leaf.text.slice(end, leaf.starts[i + 1]) : '\n'
    if (/\n/.test(gap) || (/[.!?]["”’)]*\s/.test(gap) && i - first >= 3)) {
      const concepts = new Set<string>()
      for (let k = first; k <= i; k++) {
        const c = concept(wordAt(leaf, k))
        if (c !== null) concepts.add(c)
      }
      if (concepts.size >= 4) out.push({ span: [leaf.starts[first] as number, end], first, end: i + 1, concepts })
      first = i + 1
    }
  }
  leaf.sentences = out
  return out
}

function quotesOf(article: Article, words: readonly Word[], spoken: readonly Span[]): Quote[] {
  const out: Quote[] = []
  let i = 0
  const marked = quotedSpans(article)
  const more = spoken.filter((s) => !marked.some((m) => overlaps(m, s)))
  for (const span of [...marked, ...more].sort((a, b) => a[0] - b[0] || a[1] - b[1])) {
    while (i < words.length && (words[i] as Word).start < span[0]) i++
    let end = i
    while (end < words.length && (words[end] as Word).end <= span[1]) end++
    const concepts = words
      .slice(i, end)
      .map((w) => concept(w.lower))
      .filter((c): c is string => c !== null)
    const plain = words
      .slice(i, end)
      .filter((w) => plainWeight(w.lower) > 0)
      .map((w) => (/^\p{Lu}/u.test(article.text.charAt(w.start)) ? article.text.charAt(w.start) : '') + w.lower)
    if (end > i) out.push({ span, text: article.text.slice(span[0], span[1]), concepts, plain, first: i, end })
  }
  return out
}

const FACTOR = 1048576

/** Longest shared runs of at least `least` words, none inside another of the same diagonal. */
export function sharedRuns(x: Leaf, y: Leaf, least: number): Run[] {
  const runs: Run[] = []
  const ends = new Map<number, number>()
  const hits: [number, number][] = []
  for (let i = 0, j = 0; i < x.grams.length && j < y.grams.length; ) {
    const h = Math.floor((x.grams[i] as number) / FACTOR)
    const k = Math.floor((y.grams[j] as number) / FACTOR)
    if (h < k) i++
    else if (h > k) j++
    else {
      let j2 = j
      while (j2 < y.grams.length && Math.floor((y.grams[j2] as number) / FACTOR) === h && j2 - j < 8)
        hits.push([(x.grams[i] as number) % FACTOR, (y.grams[j2++] as number) % FACTOR])
      i++
    }
  }
  hits.sort((p, q) => p[0] - q[0] || p[1] - q[1])
  for (const [a, b] of hits) {
    const diagonal = a - b
    if ((ends.get(diagonal) ?? -1) > a) continue
    let n = 0
    while (a + n < x.hashes.length && b + n < y.hashes.length && x.hashes[a + n] === y.hashes[b + n]) n++
    ends.set(diagonal, a + n)
    if (n >= least) runs.push({ a, b, length: n })
  }
  return runs
}

/** How many words of a text the runs cover: `side` a or b. */
export function covered(runs: readonly Run[], side: 'a' | 'b'): number {
  const spans = runs.map((r) => [r[side], r[side] + r.length] as const).sort((p, q) => p[0] - q[0])
  let sum = 0
  let at = -1
  for (const [s, e] of spans) {
    if (e > at) {
      sum += e - Math.max(s, at)
      at = e
    }
  }
  return sum
}

/** Which sentences hold a telling concept, by concept. */
function holdersOf(leaf: Leaf): ReadonlyMap<string, readonly number[]> {
  if (leaf.holders) return leaf.holders
  const by = new Map<string, number[]>()
  for (const [j, s] of sentencesOf(leaf).entries())
    for (const c of s.concepts)
      if (weight(c) >= 1) {
        const list = by.get(c)
        if (list) list.push(j)
        else by.set(c, [j])
      }
  leaf.holders = by
  return by
}

/** Sentences that say the same in other words: pairs of sentences with their likeness, best first, one to one. */
export function pairedSentences(x: Leaf, y: Leaf, least: number): { a: Sentence; b: Sentence; score: number }[] {
  const by = holdersOf(y)
  const left = sentencesOf(x)
  const right = sentencesOf(y)
  const found: { i: number; j: number; score: number }[] = []
  const votes = new Uint16Array(right.length)
  for (const [i, s] of left.entries()) {
    const voted: number[] = []
    for (const c of s.concepts)
      for (const j of by.get(c) ?? []) {
        votes[j] = (votes[j] as number) + 1
        if (votes[j] === 2) voted.push(j)
      }
    for (const j of voted) {
      const o = overlap(s.concepts, (right[j] as Sentence).concepts)
      const score = 0.5 * o.cover + 0.5 * o.dice
      if (score >= least && o.shared >= 2.5) found.push({ i, j, score })
    }
    votes.fill(0)
  }
  found.sort((p, q) => q.score - p.score || p.i - q.i || p.j - q.j)
  const usedX = new Set<number>()
  const usedY = new Set<number>()
  const out: { a: Sentence; b: Sentence; score: number }[] = []
  for (const f of found) {
    if (usedX.has(f.i) || usedY.has(f.j)) continue
    usedX.add(f.i)
    usedY.add(f.j)
    out.push({ a: left[f.i] as Sentence, b: right[f.j] as Sentence, score: f.score })
  }
  return out
}
