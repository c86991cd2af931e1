import { kysely } from './kysely.ts'
import type { Db } from './tables.ts'

/** Scripts that are written without spaces between words: each character counts as a word. */
const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/gu

/** Text as the index takes it. */
export function indexable(text: string): string {
  return text.replace(UNSPACED, ' $& ')
}

/** What the index is to hold of an article; null for nothing. */
type Words = { readonly headline: string; readonly text: string } | null

/** What a transaction still has to write into the index. */
const waiting = new WeakMap<Db, Map<number, Words>>()

/**
 * Puts an article's words into the index in place of those before, or takes them out. They are written at the transaction's end, all
 * together: the index flushes what it has gathered whenever another table is updated, and that costs more than all the rest.
 */
export function setWords(db: Db, article: number, words: Words): void {
  const mine = waiting.get(db) ?? new Map<number, Words>()
  waiting.set(db, mine.set(article, words))
}

/** Writes what `setWords` was told. The last thing in every transaction. */
export async function flushWords(db: Db): Promise<void> {
  const mine = [...(waiting.get(db) ?? [])]
  waiting.delete(db)
  for (const [rowid] of mine) await db.deleteFrom('words').where('rowid', '=', rowid).execute()
  for (const [rowid, words] of mine)
    if (words)
      await db
        .insertInto('words')
        .values({ rowid, headline: indexable(words.headline), text: indexable(words.text) })
        .execute()
}

/**
 * What a user typed as a query that cannot be wrong: words must all occur, "words in quotation marks" in this order, a word
 * that ends in * is a beginning. Everything else is text. Null when it holds no word.
 */
export function matchQuery(typed: string): string | null {
  const terms: string[] = []
  for (const [, phrase, word] of typed.slice(0, 1000).matchAll(/["“”«»„]([^"“”«»„]*)["“”«»„]|([^\s"“”«»„]+)/gu)) {
    const words = indexable(phrase ?? word ?? '').match(/[\p{L}\p{N}\p{M}\p{Co}]+/gu)
    if (words) terms.push(`"${words.join(' ')}"${word?.endsWith('*') ? '*' : ''}`)
  }
  return terms.length > 0 ? terms.join(' ') : null
}

/** Articles with these words, best first. A word in the headline counts three times. */
export async function findWords(db: Db, typed: string, limit: number): Promise<{ total: number; articles: number[] }> {
  const query = matchQuery(typed)
  if (query === null) return { total: 0, articles: [] }
  const { sql } = kysely()
  const match = sql<boolean>`words match ${query}`
  const { total } = await db.selectFrom('words').select(sql<number>`count(*)`.as('total')).where(match).executeTakeFirstOrThrow()
  const rows = await db.selectFrom('words').select('rowid').where(match).orderBy(sql`bm25(words, 3.0, 1.0)`).orderBy('rowid').limit(limit).execute()
  return { total, articles: rows.map((r) => r.rowid) }
}

/** Marks round a hit, of the private use area; a text's own ones are replaced before. */
const OPEN = '\u{f8f0}'
const CLOSE = '\u{f8f1}'

/**
 * Where in a text the words of a query stand, as spans in UTF-16 units; found by the index's own rules (stems, accents), with a
 * table that lives for one call.
 */
export async function markWords(db: Db, typed: string, text: string): Promise<[number, number][]> {
  const query = matchQuery(typed)
  if (query === null) return []
  const { sql } = kysely()
  await sql`create virtual table if not exists temp.peek using fts5(text, tokenize = 'porter unicode61 remove_diacritics 2')`.execute(db)
  await sql`delete from temp.peek`.execute(db)
  await sql`insert into temp.peek (text) values (${indexable(text.replaceAll(OPEN, '\ufffd').replaceAll(CLOSE, '\ufffd'))})`.execute(db)
  // Any of the words: a hit on the headline column need not have them all in the text.
  const any = query.replace(/" "/g, '" OR "').replace(/\* "/g, '* OR "')
  const { rows } = await sql<{
    marked: string
  }>`select highlight(peek, 0, ${OPEN}, ${CLOSE}) as marked from temp.peek where peek match ${any}`.execute(db)
  return rows[0] ? spansOf(text, rows[0].marked) : []
}

/** Walks marked text and text side by side; the marked one has marks and spaces that the text has not. */
function spansOf(text: string, marked: string): [number, number][] {
  const spans: [number, number][] = []
  let at = 0
  let open = -1
  for (const unit of marked.split('')) {
    if (unit === OPEN) open = -2
    else if (unit === CLOSE) {
      if (open >= 0) spans.push([open, at])
      open = -1
    } else if (unit === text.charAt(at) || (unit !== ' ' && at < text.length)) {
      if (open === -2) open = at
      at++
    }
  }
  return spans.filter(([s, e]) => s < e && e <= text.length)
}
