import type { Given } from '../model/article.ts'
import { regroup } from './groups.ts'
import { type Came, type ReadingRow, settle } from './readings.ts'
import { changed } from './settings.ts'
import type { Db } from './tables.ts'
import { compareText } from './text.ts'
import { setWords } from './words.ts'

/** One text under one name, from one source, with its reading. */
export interface Delivery {
  readonly name: string
  readonly textSha256: string
  readonly source: string
  readonly came: Came
  /** The raw article as `pack` gives it. */
  readonly raw: Uint8Array
  readonly reading: ReadingRow
}

/** What became of a delivery. `article` is the name that the article is now known by; `version` and `before` are ids of versions. */
export type Delivered =
  | { readonly outcome: 'added' | 'unchanged' | 'same-text'; readonly article: string }
  | { readonly outcome: 'updated'; readonly article: string; readonly fields: readonly string[] }
  | { readonly outcome: 'version'; readonly article: string; readonly version: number; readonly before: number }

/**
 * Writes one delivery, inside a transaction. Adding again what is there changes nothing; another text under a known name
 * is a new version; a known text under another name is the same article unless outlet or URL differ.
 */
export async function deliver(db: Db, delivery: Delivery, at: string): Promise<Delivered> {
  const { name } = delivery
  const known = await db.selectFrom('names').selectAll().where('name', '=', name).executeTakeFirst()
  const twins = await db.selectFrom('versions').select(['name', 'article']).where('text_sha256', '=', delivery.textSha256).execute()
  if (known && twins.some((t) => t.name === name)) return again(db, known, delivery)
  await changed(db)
  const article = known?.article ?? (await newArticle(db, name, at))
  const before = known ? (await db.selectFrom('articles').select('current').where('id', '=', article).executeTakeFirstOrThrow()).current : null
  await putName(db, name, article, known ? merged(JSON.parse(known.given) as Came, delivery.came) : delivery.came)
  const version = await newVersion(db, article, delivery, at)
  if (twins.length > 0) {
    await regroup(db, name)
    const home = await articleOf(db, name)
    await settle(db, home.id, delivery.reading)
    return { outcome: home.size > 1 || known ? 'same-text' : 'added', article: home.name }
  }
  await db.updateTable('articles').set({ current: version }).where('id', '=', article).execute()
  await settle(db, article, delivery.reading)
  if (before === null) return { outcome: 'added', article: name }
  return { outcome: 'version', article: (await articleOf(db, name)).name, version, before }
}

/** Whether delivering this would change nothing. */
export async function isKnown(db: Db, name: string, textSha256: string, came: Came): Promise<boolean> {
  const row = await db
    .selectFrom('versions')
    .innerJoin('names', 'names.name', 'versions.name')
    .select('names.given')
    .where('versions.name', '=', name)
    .where('versions.text_sha256', '=', textSha256)
    .executeTakeFirst()
  if (!row) return false
  const old = JSON.parse(row.given) as Came
  return changedFields(old, merged(old, came)).length === 0
}

/** The same text under the same name: only what came with it can be news. */
async function again(db: Db, known: { name: string; given: string }, delivery: Delivery): Promise<Delivered> {
  const old = JSON.parse(known.given) as Came
  const next = merged(old, delivery.came)
  const fields = changedFields(old, next)
  if (fields.length === 0) return { outcome: 'unchanged', article: (await articleOf(db, known.name)).name }
  await changed(db)
  await db
    .updateTable('names')
    .set({ given: JSON.stringify(next) })
    .where('name', '=', known.name)
    .execute()
  await regroup(db, known.name)
  const home = await articleOf(db, known.name)
  await settle(db, home.id, delivery.reading)
  return { outcome: 'updated', article: home.name, fields }
}

function changedFields(a: Came, b: Came): string[] {
  const keys = new Set([...Object.keys(a.given), ...Object.keys(b.given)]) as Set<keyof Given>
  const fields: string[] = [...keys].filter((k) => JSON.stringify(a.given[k]) !== JSON.stringify(b.given[k]))
  for (const key of ['outlet', 'url'] as const) if (a[key] !== b[key] && !fields.includes(key)) fields.push(key)
  return fields.sort(compareText)
}

/** The later word counts, but silence takes nothing back. */
function merged(old: Came, next: Came): Came {
  return { given: { ...old.given, ...next.given }, outlet: next.outlet ?? old.outlet, url: next.url ?? old.url }
}

async function newArticle(db: Db, name: string, at: string): Promise<number> {
  const row = await db.insertInto('articles').values({ name, current: null, day: null, added_at: at }).executeTakeFirstOrThrow()
  return Number(row.insertId)
}

async function putName(db: Db, name: string, article: number, came: Came): Promise<void> {
  const given = JSON.stringify(came)
  await db
    .insertInto('names')
    .values({ name, article, given })
    .onConflict((c) => c.column('name').doUpdateSet({ given }))
    .execute()
}

async function newVersion(db: Db, article: number, d: Delivery, at: string): Promise<number> {
  const row = await db
    .insertInto('versions')
    .values({
      name: d.name,
      article,
      text_sha256: d.textSha256,
      source: d.source,
      raw: d.raw,
      reading: null,
      engine: null,
      made_for: null,
      changes: null,
      added_at: at,
    })
    .executeTakeFirstOrThrow()
  return Number(row.insertId)
}

async function articleOf(db: Db, name: string): Promise<{ id: number; name: string; size: number }> {
  const row = await db
    .selectFrom('names')
    .innerJoin('articles', 'articles.id', 'names.article')
    .select(['articles.id', 'articles.name'])
    .where('names.name', '=', name)
    .executeTakeFirstOrThrow()
  const others = await db.selectFrom('names').select('name').where('article', '=', row.id).execute()
  return { ...row, size: others.length }
}

/** Keeps what differs from the version before. */
export async function setChanges(db: Db, version: number, changes: unknown): Promise<void> {
  await db
    .updateTable('versions')
    .set({ changes: JSON.stringify(changes) })
    .where('id', '=', version)
    .execute()
}

/** The packed reading of a version, or null. */
export async function readingOf(db: Db, version: number): Promise<Uint8Array | null> {
  return (await db.selectFrom('versions').select('reading').where('id', '=', version).executeTakeFirst())?.reading ?? null
}

/** The names that articles from a source (by its hash) are known by now, each once. */
export async function articlesFrom(db: Db, source: string): Promise<string[]> {
  const rows = await db
    .selectFrom('versions')
    .innerJoin('articles', 'articles.id', 'versions.article')
    .select('articles.name')
    .distinct()
    .where('versions.source', '=', source)
    .orderBy('articles.name')
    .execute()
  return rows.map((r) => r.name)
}

/** How many articles there are, linked or not. */
export async function countArticles(db: Db): Promise<number> {
  return (
    await db
      .selectFrom('articles')
      .select((e) => e.fn.countAll<number>().as('n'))
      .executeTakeFirstOrThrow()
  ).n
}

/**
 * Takes an article out, with all its names, versions and claims, and the sources that nothing else rests on. Gives the name that it
 * was known by, or null when there is none of that name.
 */
export async function removeArticle(db: Db, name: string): Promise<string | null> {
  const row = await db.selectFrom('names').select('name').where('name', '=', name).executeTakeFirst()
  if (!row) return null
  const article = await articleOf(db, name)
  const sources = await db.selectFrom('versions').select('source').distinct().where('article', '=', article.id).execute()
  await db.updateTable('articles').set({ current: null }).where('id', '=', article.id).execute()
  setWords(db, article.id, null)
  await db.deleteFrom('versions').where('article', '=', article.id).execute()
  await db.deleteFrom('names').where('article', '=', article.id).execute()
  await db.deleteFrom('articles').where('id', '=', article.id).execute()
  for (const { source } of sources) {
    // Also where the source stays: adding it again has to look into it again.
    await db.deleteFrom('inputs').where('source', '=', source).execute()
    const used = await db.selectFrom('versions').select('id').where('source', '=', source).executeTakeFirst()
    if (!used) await db.deleteFrom('sources').where('sha256', '=', source).execute()
  }
  await changed(db)
  return article.name
}
