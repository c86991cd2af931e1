import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { clean } from '../../src/ingest/clean/index.ts'
import { parseInput } from '../../src/ingest/formats/index.ts'
import { sketch } from '../../src/link/lineage/sketch.ts'
import type { RawArticle } from '../../src/model/article.ts'
import { ENGINE } from '../../src/model/engine.ts'
import type { LinkArticle } from '../../src/model/record.ts'
import { type Next, pick, random, shuffled } from '../speed/make.ts'
import { COUNTRIES, PLACES } from '../speed/stock.ts'

export interface Corpus {
  readonly articles: readonly LinkArticle[]
  readonly pairs: readonly { readonly original: string; readonly rewrite: string; readonly changed: number }[]
}

const EXAMPLE = join(import.meta.dirname, '..', '..', 'examples', 'embassies')
/** How many countries, and how many days, everything is about. */
const SIDES = 6
const DAYS = 6
/** Per cent of the words that are changed. */
export const DEGREES = [0, 10, 20, 30, 40, 50, 60, 70, 80]

/** The example's sentences, from the articles' bodies. */
function sentences(): string[] {
  const out = new Set<string>()
  for (const name of readdirSync(EXAMPLE)
    .filter((f) => /\.(?:txt|html)$/.test(f))
    .sort()) {
    const bytes = readFileSync(join(EXAMPLE, name))
    for (const raw of parseInput({ path: name, file: name, bytes, given: {} }).articles) {
      const article = clean(raw)
      if (article.language !== 'en') continue
      for (const [s, e] of article.body) for (const m of article.text.slice(s, e).matchAll(/[^\n.!?]{30,400}[.!?]["”]?(?=\s|$)/g)) out.add(m[0].trim())
    }
  }
  return [...out]
}

/** Other countries, people, places and numbers in a sentence: fixed for one original, so that its text hangs together. */
function renamed(next: Next): (sentence: string) => string {
  const few = COUNTRIES.slice(0, SIDES)
  const [a, b] = [pick(next, few), pick(next, few)]
  const person = (c: (typeof COUNTRIES)[number]): string => `${pick(next, c[3].split(' '))} ${pick(next, c[4].split(' '))}`
  const map: [RegExp, string][] = [
    [/\bRussian\b/g, a[1]],
    [/\b(?:Russia|Moscow|the Kremlin|Kremlin)\b/g, a[0]],
    [/\b(?:American|US|U\.S\.)(?=\W)/g, b[1]],
    [/\b(?:the United States|United States|Washington|Ukraine|Kyiv)\b/g, b[0]],
    [/\b(?:Istanbul|Turkey|Vienna|Rome)\b/g, pick(next, PLACES)],
    [/\b(?:Dmitry |Vladimir |Donald |Volodymyr |Andrii )?(?:Peskov|Putin|Trump|Zelensky|Sybiha|Lavrov|Rubio)\b/g, person(pick(next, [a, b]))],
  ]
  const shift = 2 + Math.floor(next() * 40)
  return (s) => map.reduce((t, [from, to]) => t.replace(from, to), s).replace(/\b\d{1,3}\b/g, (n) => String(Number(n) + shift))
}

/** A sentence of the first half of one and the second half of another, cut where a clause begins, so that few articles share whole ones. */
function spliced(next: Next, pool: readonly string[]): string {
  const [one, other] = [pick(next, pool), pick(next, pool)]
  const cut = (s: string): number => s.slice(20).search(/(?:, (?=\w)| (?:that|after|when|before|and|while|until) )/) + 20
  const [i, j] = [cut(one), cut(other)]
  return i < 20 || j < 20 ? one : `${one.slice(0, i)}${other.slice(j)}`
}

/** Other matters: half of an article's longer words become others, each always the same one, as two articles on one day differ in theirs. */
function other(next: Next, small: readonly string[]): (sentence: string) => string {
  const map = new Map<string, string>()
  return (s) =>
    s.replace(/\b\p{Ll}[\p{L}'’-]{3,}/gu, (w) => {
      if (!map.has(w)) map.set(w, next() < 0.5 ? pick(next, small) : w)
      return map.get(w)!
    })
}

/** Changes so many per cent of the words: for each another one of the example's, with the same kind of first letter. */
function changed(next: Next, text: string, percent: number, words: { small: readonly string[]; large: readonly string[] }): string {
  return text.replace(/[\p{L}'’-]+/gu, (w) => (next() * 100 >= percent ? w : pick(next, /^\p{Lu}/u.test(w) ? words.large : words.small)))
}

function article(id: string, headline: string, paragraphs: readonly string[], published: string, outlet: string): LinkArticle {
  const text = `${headline}\n\n${paragraphs.join('\n\n')}\n`
  const line = JSON.stringify({ id, text, published, outlet })
  const raw = parseInput({ path: 'made.jsonl', file: 'made.jsonl', bytes: Buffer.from(`${line}\n`), given: {} }).articles[0] as RawArticle
  const cleaned = clean(raw)
  // Whole texts are compared by their words alone: claims, names and times play no part in it, so they need not be read.
  return { id, versions: 1, reading: { engine: ENGINE, article: cleaned, times: [], names: [], actors: [], claims: [], notes: [], sketch: sketch(cleaned) } }
}

/** Pairs of every degree of change, and unrelated articles; the same numbers give the same bytes. */
export function makeCorpus(pairs: number, unrelated: number): Corpus {
  const pool = sentences()
  if (pool.length < 60) throw new Error(`only ${pool.length} sentences in ${EXAMPLE}`)
  const all = [...new Set(pool.flatMap((s) => s.match(/[\p{L}'’-]{2,}/gu) ?? []))]
  const words = { small: all.filter((w) => /^\p{Ll}/u.test(w)), large: all.filter((w) => /^\p{Lu}/u.test(w)) }
  const articles: LinkArticle[] = []
  const out: Corpus['pairs'][number][] = []
  const day = (next: Next, after = 0): string => new Date(Date.UTC(2024, 4, 1 + Math.floor(next() * DAYS) + after)).toISOString().slice(0, 10)
  const long = words.small.filter((w) => w.length > 3)
  const original = (n: number): { next: Next; paragraphs: string[]; published: string } => {
    const next = random(n * 31337 + 11)
    const [name, matter] = [renamed(next), other(next, long)]
    const paragraphs = Array.from({ length: 9 + Math.floor(next() * 6) }, () => matter(name(spliced(next, pool))))
    return { next, paragraphs, published: day(next) }
  }
  for (let n = 0; n < pairs; n++) {
    const { next, paragraphs, published } = original(n)
    const degree = DEGREES[n % DEGREES.length]!
    const kept = shuffled(next, paragraphs).slice(0, Math.ceil(paragraphs.length * (0.67 + next() * 0.33)))
    const retold = kept.map((s) => changed(next, s, degree, words))
    articles.push(article(`original-${n}`, paragraphs[0]!.slice(0, 60), paragraphs, published, 'Original Post'))
    articles.push(article(`rewrite-${n}`, retold[0]!.slice(0, 60), retold, published, 'Other Courier'))
    out.push({ original: `original-${n}`, rewrite: `rewrite-${n}`, changed: degree })
  }
  for (let n = 0; n < unrelated; n++) {
    const { paragraphs, published } = original(pairs + n)
    articles.push(article(`unrelated-${n}`, paragraphs[0]!.slice(0, 60), paragraphs, published, 'Third Herald'))
  }
  return { articles, pairs: out }
}
