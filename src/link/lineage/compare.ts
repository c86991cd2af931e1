import type { Span } from '../../model/span.ts'
import { overlap, plainWeight } from '../common/words.ts'
import { covered, type Leaf, pairedSentences, type Quote, type Run, sharedRuns, wordAt } from './align.ts'

/** A passage that two articles share: its span in each. */
export interface Passage {
  readonly a: Span
  readonly b: Span
  readonly what: 'copy' | 'rewrite' | 'quote'
  readonly words: number
}

/** How two articles are related, as wholes and by single passages. */
export interface Relation {
  readonly whole: 'same copy' | 'rewrite' | null
  readonly passages: readonly Passage[]
  readonly because: string
}

// Chosen on pairs of the stories and of our own examples: copies cover .6 and more of the shorter text, follow-ups that keep the
// background .1 to .35; rewrites pair .35 and more of the shorter one's sentences, articles of one
// day on one event up to .25, but then hardly three sentences that are closely alike.
const COPY = 0.5
export const REWRITE = 0.34
/** The same where little else speaks for it. */
export const REWRITE_UNSURE = 0.47
const PASSAGE = 12

/**
 * Lays two articles side by side. `days`: between their publications, null when one is undated; `retold`: which part of the shorter one must be
 * told again in the other for it to be a rewrite, null where they need not be compared sentence by sentence.
 */
export function compare(x: Leaf, y: Leaf, days: number | null, retold: number | null = REWRITE): Relation | null {
  const runs = sharedRuns(x, y, 4)
  const shorter = Math.min(x.starts.length, y.starts.length)
  const long = runs.filter((r) => r.length >= 6)
  const share = shorter === 0 ? 0 : Math.min(covered(long, 'a'), covered(long, 'b')) / shorter
  const quotes = [...quotePassages(x, y, runs), ...shortQuotes(x, y, days), ...rewordedQuotes(x, y, days)]
  const copies = runs.filter((r) => r.length >= PASSAGE).map((r) => passage(x, y, r, 'copy'))
  if (share >= COPY)
    return { whole: 'same copy', passages: copies, because: `${Math.round(share * 100)} % of the shorter text stands in the other word for word` }
  const near = retold !== null && (days === null || days <= 4)
  const pairs = near ? pairedSentences(x, y, 0.42) : []
  const rewritten = pairs.reduce((n, p) => n + Math.min(p.a.end - p.a.first, p.b.end - p.b.first), 0) / Math.max(1, shorter)
  const close = pairs.filter((p) => p.score >= 0.6).length
  if ((pairs.length >= 3 && rewritten >= (retold ?? REWRITE)) || (pairs.length >= 5 && close >= 3 && rewritten >= 0.22)) {
    const passages = pairs.map((p): Passage => ({ a: p.a.span, b: p.b.span, what: 'rewrite', words: p.a.end - p.a.first }))
    return {
      whole: 'rewrite',
      passages,
      because: `${pairs.length} sentences, ${Math.round(rewritten * 100)} % of the shorter text, say the same in other words`,
    }
  }
  const reused = copies.filter((c) => !quotes.some((q) => q.a[0] < c.a[1] && c.a[0] < q.a[1]))
  if (quotes.length === 0 && reused.length === 0) return null
  const what = [
    quotes.length > 0 ? `${quotes.length} quoted ${quotes.length === 1 ? 'passage' : 'passages'}` : '',
    reused.length > 0 ? `${reused.length} ${reused.length === 1 ? 'passage' : 'passages'} word for word` : '',
  ]
  return { whole: null, passages: [...quotes, ...reused], because: `in common: ${what.filter(Boolean).join(', ')}` }
}

function passage(x: Leaf, y: Leaf, run: Run, what: Passage['what']): Passage {
  const span = (leaf: Leaf, at: number): Span => [leaf.starts[at] as number, leaf.ends[at + run.length - 1] as number]
  return { a: span(x, run.a), b: span(y, run.b), what, words: run.length }
}

/** Shared runs that lie in quotation marks in at least one of the two. */
function quotePassages(x: Leaf, y: Leaf, runs: readonly Run[]): Passage[] {
  const out: Passage[] = []
  for (const r of runs) {
    const inX = quotedPart(x.quotes, r.a, r.length)
    const inY = quotedPart(y.quotes, r.b, r.length)
    const best =
      inX && (!inY || inX.length >= inY.length) ? { from: inX.from - r.a, length: inX.length } : inY ? { from: inY.from - r.b, length: inY.length } : null
    if (best && best.length >= 4 && saying(x, r.a + best.from, best.length) >= (best.length >= 7 ? 1.9 : 2.4))
      out.push(passage(x, y, { a: r.a + best.from, b: r.b + best.from, length: best.length }, 'quote'))
  }
  return out
}

function quotedPart(quotes: readonly Quote[], first: number, length: number): { from: number; length: number } | null {
  let best: { from: number; length: number } | null = null
  for (const q of quotes) {
    const from = Math.max(q.first, first)
    const n = Math.min(q.end, first + length) - from
    if (n > (best?.length ?? 0)) best = { from, length: n }
  }
  return best
}

/** How much the words say: the telling ones among them count. */
function saying(leaf: Leaf, first: number, length: number): number {
  let sum = 0
  for (let i = first; i < first + length; i++) sum += plainWeight(wordAt(leaf, i))
  return sum
}

/** Two or three words in quotation marks in both, within days: one remark, if the words are not on every tongue and name nobody. */
function shortQuotes(x: Leaf, y: Leaf, days: number | null): Passage[] {
  if (days === null || days > 10) return []
  const out: Passage[] = []
  const by = new Map<string, Quote>()
  const pairs = (q: Quote) => q.plain.slice(1).flatMap((w, i) => (telling(q.plain[i] as string, w) ? [`${q.plain[i]} ${w}`.toLowerCase()] : []))
  for (const q of y.quotes) for (const p of pairs(q)) if (!by.has(p)) by.set(p, q)
  for (const q of x.quotes) {
    const other = pairs(q)
      .map((p) => by.get(p))
      .find((o) => o !== undefined && Math.min(q.plain.length, o.plain.length) <= 4)
    if (other) out.push({ a: q.span, b: other.span, what: 'quote', words: 2 })
  }
  return out
}

function telling(a: string, b: string): boolean {
  return !/^\p{Lu}/u.test(a) && !/^\p{Lu}/u.test(b) && plainWeight(a) + plainWeight(b) > 1.9
}

/** One remark in two wordings: translated twice, or changed on its way. */
function rewordedQuotes(x: Leaf, y: Leaf, days: number | null): Passage[] {
  if (days === null || days > 4) return []
  const out: Passage[] = []
  for (const p of x.quotes) {
    if (p.concepts.length < 4) continue
    const mine = new Set(p.concepts)
    for (const q of y.quotes) {
      if (q.concepts.length < 4) continue
      const o = overlap(mine, new Set(q.concepts))
      if (o.shared >= 2.9 && o.dice >= 0.6) out.push({ a: p.span, b: q.span, what: 'quote', words: Math.min(p.end - p.first, q.end - q.first) })
    }
  }
  return out
}
