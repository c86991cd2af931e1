import type { Given } from '../model/article.ts'
import { sha256 } from '../model/ids.ts'
import { repeated } from './kysely.ts'
import type { Db } from './tables.ts'
import { compareText } from './text.ts'
import { setWords } from './words.ts'

/** A reading as the store keeps it, made outside the transaction. */
export interface ReadingRow {
  readonly engine: string
  /** What it was made from: `madeFor` of text, name and given facts. */
  readonly madeFor: string
  /** The reading with record-wide claim ids, as `pack` gives it. */
  readonly packed: Uint8Array
  readonly claims: readonly { readonly id: string; readonly kind: string }[]
  /** Last day that the article can have been published on, or null. */
  readonly day: string | null
  readonly headline: string
  readonly text: string
}

/** What is kept of what came with a name. `outlet` and `url` tell two articles with one text apart. */
export interface Came {
  readonly given: Given
  readonly outlet: string | null
  readonly url: string | null
}

/** What stands for the engine where it failed over a text: not tried again until there is another engine. */
export function failedEngine(engine: string): string {
  return `${engine} failed`
}

/** Identifies all that a reading is made from, but for the engine: the text, the article's name, and what came with it. */
export function madeFor(textSha256: string, name: string, given: Given): string {
  const facts = Object.entries(given).filter(([, value]) => value !== undefined)
  return sha256(JSON.stringify([textSha256, name, facts.sort(([a], [b]) => compareText(a, b))])).slice(0, 32)
}

/** What came with an article under all its names; the first name in order counts where they differ. */
export async function givenOf(db: Db, article: number): Promise<Given> {
  const rows = await db.selectFrom('names').select('given').where('article', '=', article).orderBy('name').execute()
  return rows.reduceRight<Given>((given, row) => ({ ...given, ...(JSON.parse(row.given) as Came).given }), {})
}

/**
 * Takes a fresh reading for an article's current version if it was made from just what the article now is. Otherwise a version
 * whose reading no longer fits is left as one that has to be read (`engine` null).
 */
export async function settle(db: Db, article: number, reading: ReadingRow | null): Promise<void> {
  const row = await db
    .selectFrom('articles')
    .innerJoin('versions', 'versions.id', 'articles.current')
    .select(['articles.name', 'versions.id', 'versions.made_for', 'versions.text_sha256'])
    .where('articles.id', '=', article)
    .executeTakeFirstOrThrow()
  const wanted = madeFor(row.text_sha256, row.name, await givenOf(db, article))
  if (reading?.madeFor === wanted) await applyReading(db, row.id, reading)
  else if (row.made_for !== wanted) await db.updateTable('versions').set({ engine: null }).where('id', '=', row.id).execute()
}

/** Puts a reading in place of the one before, with its claims and its words for searching. */
async function applyReading(db: Db, version: number, reading: ReadingRow): Promise<void> {
  await db.updateTable('versions').set({ reading: reading.packed, engine: reading.engine, made_for: reading.madeFor }).where('id', '=', version).execute()
  const row = await db.selectFrom('versions').select(['article', 'added_at']).where('id', '=', version).executeTakeFirstOrThrow()
  await putClaims(db, version, row.added_at, reading.claims)
  await db.updateTable('articles').set({ day: reading.day }).where('id', '=', row.article).execute()
  setWords(db, row.article, reading)
}

async function putClaims(db: Db, version: number, at: string, claims: ReadingRow['claims']): Promise<void> {
  const old = await db.selectFrom('claims').select('id').where('version', '=', version).execute()
  const now = new Set(claims.map((c) => c.id))
  const gone = old.map((c) => c.id).filter((id) => !now.has(id))
  if (gone.length > 0) await db.deleteFrom('claims').where('id', 'in', gone).execute()
  if (claims.length === 0) return
  // A claim that an earlier version made already stays as old as it was.
  const put = repeated(
    db,
    db
      .insertInto('claims')
      .values({ id: '', version, kind: '', added_at: at })
      .onConflict((o) => o.column('id').doUpdateSet((e) => ({ version: e.ref('excluded.version') }))),
  )
  for (const c of claims) await put([c.id, version, c.kind, at])
}

/** A version that has to be read: its article has no reading, or one that another engine or other facts made. */
export interface Unread {
  readonly version: number
  readonly article: number
  readonly name: string
  readonly given: Given
  readonly textSha256: string
  readonly source: string
  readonly sourceSize: number
  /** The engine that read it, or null where something else than the engine is new. */
  readonly engine: string | null
  /** The raw article as `pack` gave it. */
  readonly raw: Uint8Array
}

/** The next versions that this engine has not read, from a version id on; `all` gives those that it has read, too. */
export async function unread(db: Db, engine: string, after: number, limit: number, all = false): Promise<Unread[]> {
  let query = db
    .selectFrom('articles')
    .innerJoin('versions', 'versions.id', 'articles.current')
    .innerJoin('sources', 'sources.sha256', 'versions.source')
    .select([
      'versions.id',
      'articles.id as article',
      'articles.name',
      'versions.text_sha256',
      'versions.source',
      'sources.size',
      'versions.engine',
      'versions.raw',
    ])
    .where('versions.id', '>', after)
    .orderBy('versions.id')
    .limit(limit)
  if (!all) query = query.where((e) => e.or([e('versions.engine', 'is', null), e('versions.engine', 'not in', [engine, failedEngine(engine)])]))
  const out: Unread[] = []
  for (const r of await query.execute()) {
    const given = await givenOf(db, r.article)
    const { id: version, article, name, text_sha256: textSha256, source, size: sourceSize, engine: by, raw } = r
    out.push({ version, article, name, given, textSha256, source, sourceSize, engine: by, raw })
  }
  return out
}

/** How many articles this engine has not read. */
export async function countUnread(db: Db, engine: string): Promise<number> {
  const row = await db
    .selectFrom('articles')
    .innerJoin('versions', 'versions.id', 'articles.current')
    .select((e) => e.fn.countAll<number>().as('n'))
    .where((e) => e.or([e('versions.engine', 'is', null), e('versions.engine', 'not in', [engine, failedEngine(engine)])]))
    .executeTakeFirstOrThrow()
  return row.n
}

/**
 * Writes a reading that was made again. `text` tells when the engine now extracts another text from the same source: the version then
 * has that text. False when the version has gone or is no longer what is read, or another process was faster.
 */
export async function reread(db: Db, unread: Unread, reading: ReadingRow, text: { sha256: string; raw: Uint8Array } | null): Promise<boolean> {
  const row = await db
    .selectFrom('articles')
    .innerJoin('versions', 'versions.id', 'articles.current')
    .select(['articles.id', 'versions.engine', 'versions.made_for'])
    .where('versions.id', '=', unread.version)
    .executeTakeFirst()
  if (!row || (row.engine === reading.engine && row.made_for === reading.madeFor && !text)) return false
  const clash =
    text &&
    (await db
      .selectFrom('versions as v')
      .innerJoin('versions as w', 'w.name', 'v.name')
      .select('w.id')
      .where('v.id', '=', unread.version)
      .where('w.text_sha256', '=', text.sha256)
      .executeTakeFirst())
  // Two versions that the new engine takes for one text stay two; this one keeps the text that it had.
  if (clash) return false
  if (text) await db.updateTable('versions').set({ text_sha256: text.sha256, raw: text.raw }).where('id', '=', unread.version).execute()
  await settle(db, row.id, reading)
  return true
}
