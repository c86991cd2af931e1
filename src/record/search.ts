import type { Dated } from '../model/article.ts'
import type { Span } from '../model/span.ts'
import { getArticle } from '../store/corpus.ts'
import type { Database } from '../store/database.ts'
import { readArticle } from '../store/framed.ts'
import { findWords, markWords } from '../store/words.ts'
import { lastDay } from './days.ts'

export interface SearchOptions {
  /** Articles at most; 20 unless told. */
  readonly limit?: number
  /** `YYYY-MM-DD`: leaves out what counts from a later day. */
  readonly asOf?: string | null
}

/** An article with the words that were looked for. */
export interface Hit {
  readonly article: string
  readonly outlet: string | null
  readonly headline: string | null
  readonly published: Dated | null
  readonly url: string | null
  readonly language: string | null
  /** All places of the words in the text, UTF-16 units. */
  readonly spans: readonly Span[]
  /** A stretch of the text round the place where most of them stand together, and where it begins. */
  readonly passage: { readonly text: string; readonly start: number }
}

export interface SearchResult {
  readonly total: number
  readonly hits: readonly Hit[]
}

const PASSAGE = 240

/** What `OpenRecord.search` gives. */
export async function search(database: Database, typed: string, { limit = 20, asOf = null }: SearchOptions = {}): Promise<SearchResult> {
  // Not a read-only transaction: the marks are made with a table of this connection's own.
  const found = await findWords(database.db, typed, asOf ? 10_000 : limit)
  const hits: Hit[] = []
  let total = asOf ? 0 : found.total
  for (const id of found.articles) {
    const stored = await getArticle(database.db, { id })
    if (!stored?.reading) continue
    const { article } = readArticle(stored.reading)
    if (asOf) {
      const day = (article.published && lastDay(article.published.edtf)) ?? stored.addedAt.slice(0, 10)
      if (day > asOf) continue
      total++
    }
    if (hits.length >= limit) continue
    const { outlet, published, url, language, text } = article
    const spans = await markWords(database.db, typed, text)
    hits.push({
      article: stored.name,
      outlet,
      headline: article.headline && text.slice(...article.headline),
      published,
      url,
      language,
      spans,
      passage: passageOf(text, spans),
    })
  }
  return { total, hits }
}

/** The stretch with most hits; the first of several such. */
function passageOf(text: string, spans: readonly Span[]): Hit['passage'] {
  let best = spans[0]?.[0] ?? 0
  let most = 0
  for (let i = 0, j = 0; i < spans.length; i++) {
    while (j < spans.length && spans[j]![1] <= spans[i]![0] + PASSAGE - 60) j++
    if (j - i > most) [best, most] = [spans[i]![0], j - i]
  }
  let start = Math.max(0, best - 60)
  // At a word's beginning.
  if (start > 0) start = Math.min(best, start + Math.max(0, text.slice(start, best).search(/\s/) + 1))
  return { text: text.slice(start, start + PASSAGE).toWellFormed(), start }
}
