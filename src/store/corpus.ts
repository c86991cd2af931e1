import type { Arrivals } from './links.ts'
import type { Db } from './tables.ts'

/** An article as linking needs it. */
export interface Linkable {
  readonly name: string
  /** Of the version that is read. */
  readonly version: number
  /** How many texts it has had. */
  readonly versions: number
  /** The packed reading. */
  readonly reading: Uint8Array
  /** Stands for the reading: by which engine, from what. */
  readonly stamp: string
}

/** Articles that have a reading, in order of name, a page at a time. */
export async function* linkable(db: Db, page = 500): AsyncGenerator<Linkable> {
  const counts = await db
    .selectFrom('versions')
    .select(['article', (e) => e.fn.count<number>('text_sha256').distinct().as('n')])
    .groupBy('article')
    .execute()
  const versions = new Map(counts.map((r) => [r.article, r.n]))
  for (let after = ''; ; ) {
    const rows = await db
      .selectFrom('articles')
      .innerJoin('versions', 'versions.id', 'articles.current')
      .select(['articles.id', 'articles.name', 'articles.current', 'versions.reading', 'versions.engine', 'versions.made_for'])
      .where('versions.reading', 'is not', null)
      .where('articles.name', '>', after)
      .orderBy('articles.name')
      .limit(page)
      .execute()
    for (const r of rows)
      yield { name: r.name, version: r.current!, versions: versions.get(r.id) ?? 1, reading: r.reading!, stamp: `${r.engine} ${r.made_for}` }
    if (rows.length < page) return
    after = rows.at(-1)!.name
  }
}

/** When everything came: of claims only those that came at another time than their article. */
export async function arrivals(db: Db): Promise<Arrivals> {
  const claims = await db
    .selectFrom('claims')
    .innerJoin('versions', 'versions.id', 'claims.version')
    .innerJoin('articles', 'articles.id', 'versions.article')
    .select(['claims.id', 'claims.added_at'])
    .whereRef('claims.added_at', '!=', 'articles.added_at')
    .execute()
  const articles = await db.selectFrom('articles').select(['name', 'added_at', 'day']).execute()
  return {
    claims: new Map(claims.map((c) => [c.id, c.added_at])),
    articles: new Map(articles.map((a) => [a.name, { addedAt: a.added_at, day: a.day }])),
  }
}

/** An article with the text and reading that count now. */
export interface StoredArticle {
  readonly id: number
  readonly name: string
  readonly names: readonly string[]
  readonly current: number
  readonly addedAt: string
  readonly reading: Uint8Array | null
}

/** By any name that the article is known by, or by its number; null when there is none. */
export async function getArticle(db: Db, by: { name: string } | { id: number }): Promise<StoredArticle | null> {
  let query = db
    .selectFrom('names')
    .innerJoin('articles', 'articles.id', 'names.article')
    .innerJoin('versions', 'versions.id', 'articles.current')
    .select(['articles.id', 'articles.name', 'articles.current', 'articles.added_at', 'versions.reading'])
  query = 'name' in by ? query.where('names.name', '=', by.name) : query.where('names.article', '=', by.id)
  const row = await query.limit(1).executeTakeFirst()
  if (!row) return null
  const names = await db.selectFrom('names').select('name').where('article', '=', row.id).orderBy('name').execute()
  return { id: row.id, name: row.name, names: names.map((n) => n.name), current: row.current!, addedAt: row.added_at, reading: row.reading }
}

/** The latest version that makes a claim; `current` tells whether that is what is read now. */
export async function getClaim(
  db: Db,
  id: string,
): Promise<{ article: string; version: number; kind: string; current: boolean; reading: Uint8Array | null } | null> {
  const row = await db
    .selectFrom('claims')
    .innerJoin('versions', 'versions.id', 'claims.version')
    .innerJoin('articles', 'articles.id', 'versions.article')
    .select(['articles.name', 'articles.current', 'claims.version', 'claims.kind', 'versions.reading'])
    .where('claims.id', '=', id)
    .executeTakeFirst()
  return row ? { article: row.name, version: row.version, kind: row.kind, current: row.current === row.version, reading: row.reading } : null
}

/** A version of an article, oldest first. */
export interface VersionRow {
  readonly id: number
  readonly name: string
  readonly textSha256: string
  readonly source: string
  readonly addedAt: string
  readonly changes: unknown
}

export async function versionsOf(db: Db, article: number): Promise<VersionRow[]> {
  const rows = await db
    .selectFrom('versions')
    .select(['id', 'name', 'text_sha256', 'source', 'added_at', 'changes'])
    .where('article', '=', article)
    .orderBy('id')
    .execute()
  return rows.map((r) => ({
    id: r.id,
    name: r.name,
    textSha256: r.text_sha256,
    source: r.source,
    addedAt: r.added_at,
    changes: r.changes === null ? null : (JSON.parse(r.changes) as unknown),
  }))
}

/** The latest day of publication, or null. */
export async function latestDay(db: Db): Promise<string | null> {
  const row = await db
    .selectFrom('articles')
    .select((e) => e.fn.max('day').as('day'))
    .executeTakeFirst()
  return row?.day ?? null
}
