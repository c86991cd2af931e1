// Sentence boundaries marked by hand on the gold stories' articles: a suite of the quality bench, and by itself a program that prints
// every difference with the text around it.
//
//   node bin/run bench/quality/sentences.ts
//
// sentences.json has offsets only, in code points: per article its file, the text's SHA-256, the stretches that were marked (headline,
// body without inserted furniture, and closing notes in running prose), the ends of sentences, and `open` ends on which careful readers
// differ and which count neither way. How the marks were set:
//   - a sentence takes its closing quotation mark, bracket and following stop with it; a quotation followed by its cue is one sentence
//     with it, but a stop between two sentences of one quotation ends a sentence;
//   - a headline, crosshead or list line without a stop ends with its line; sentences glued together without a space are parted;
//   - a colon, semicolon or dash ends nothing; three dots end a sentence where the next word starts a new one by sense;
//   - a dateline closed by a stop ("PLACE, Month day. /AGENCY/.") is one, open inside; one closed by a dash goes with what follows;
//   - a quotation and its cue that stand in two paragraphs are open.
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { tokenizeArticle } from '../../src/language/tokens/layer.ts'
import { SHARED } from './scorer.ts'
import type { Suite } from './suite.ts'

/** An article with its marks. All offsets are UTF-16 units of `text`. */
export interface Marked {
  readonly article: string
  readonly text: string
  readonly pieces: readonly (readonly [number, number])[]
  readonly ends: ReadonlySet<number>
  readonly open: ReadonlySet<number>
}

interface Entry {
  readonly article: string
  readonly sha256: string
  readonly pieces: readonly (readonly [number, number])[]
  readonly ends: readonly number[]
  readonly open?: readonly number[]
}

/** The marked articles with their texts from the shared folder; throws when a text is not the one that was marked. */
export function readMarked(): Marked[] {
  const { articles } = JSON.parse(readFileSync(join(import.meta.dirname, 'sentences.json'), 'utf8')) as { articles: Entry[] }
  return articles.map((entry) => {
    const bytes = readFileSync(join(SHARED, entry.article))
    if (createHash('sha256').update(bytes).digest('hex') !== entry.sha256) throw new Error(`${entry.article} is not the text that was marked`)
    const text = bytes.toString('utf8')
    const unit = units(text)
    return {
      article: entry.article,
      text,
      pieces: entry.pieces.map(([s, e]) => [unit[s]!, unit[e]!] as const),
      ends: new Set(entry.ends.map((e) => unit[e]!)),
      open: new Set((entry.open ?? []).map((e) => unit[e]!)),
    }
  })
}

/** For every code point (and the end) its UTF-16 offset. */
function units(text: string): number[] {
  const out: number[] = []
  let at = 0
  for (const point of text) {
    out.push(at)
    at += point.length
  }
  out.push(at)
  return out
}

/** Ends of sentences as our first layer sees them; the marked stretches stand as the body. */
export function ourEnds(marked: Marked): number[] {
  const { text, pieces } = marked
  const body = pieces.map(([s, e]) => [s, e] as [number, number])
  const doc = tokenizeArticle({ name: '', text, headline: null, body, outlet: null, byline: [], published: null, url: null, language: 'en', notes: [] })
  return doc.sentences.map((s) => s.span[1])
}

/** What is right, missed and too much over all articles. `inner` leaves out the last end of every stretch, which nobody can miss. */
export interface Tally {
  readonly hits: number
  readonly missed: readonly { marked: Marked; at: number }[]
  readonly extra: readonly { marked: Marked; at: number }[]
  readonly f1: number
  readonly inner: number
}

/** Compares found ends (one list an article) with the marks. */
export function tally(all: readonly Marked[], find: (marked: Marked) => Iterable<number>): Tally {
  const missed: { marked: Marked; at: number }[] = []
  const extra: { marked: Marked; at: number }[] = []
  let [hits, free] = [0, 0]
  for (const marked of all) {
    const found = new Set(find(marked))
    const lasts = new Set(marked.pieces.map((p) => p[1]))
    for (const at of marked.ends) {
      if (!found.has(at)) missed.push({ marked, at })
      else {
        hits++
        if (lasts.has(at)) free++
      }
    }
    for (const at of found) if (!marked.ends.has(at) && !marked.open.has(at)) extra.push({ marked, at })
  }
  const f1 = (right: number) => (200 * right) / Math.max(1, 2 * right + missed.length + extra.length)
  return { hits, missed, extra, f1: f1(hits), inner: f1(hits - free) }
}

/** Sentence boundaries on the gold stories' articles. */
export const sentences: Suite = {
  name: 'sentences',
  summary: 'sentence boundaries marked by hand on the gold stories: F1 of all, and of those inside a stretch of text',
  run: async () => {
    const { f1, inner } = tally(readMarked(), ourEnds)
    return { F1: f1, 'F1 inside': inner }
  },
}

function main(): void {
  const all = readMarked()
  const result = tally(all, ourEnds)
  const show = (sign: string, { marked, at }: { marked: Marked; at: number }) => {
    const around = `${marked.text.slice(Math.max(0, at - 70), at)}⟦${at}⟧${marked.text.slice(at, at + 70)}`.replaceAll('\n', '⏎')
    console.log(`${sign} ${marked.article}: ${around}`)
  }
  for (const x of result.missed) show('missed', x)
  for (const x of result.extra) show('extra ', x)
  const count = all.reduce((sum, m) => sum + m.ends.size, 0)
  console.log(
    `${count} ends, ${result.hits} found, ${result.missed.length} missed, ${result.extra.length} too much; F1 ${result.f1.toFixed(2)}, inside ${result.inner.toFixed(2)}`,
  )
}

if (import.meta.main) main()
