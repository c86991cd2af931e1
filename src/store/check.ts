import { sha256 } from '../model/ids.ts'
import { kysely } from './kysely.ts'
import { unseal } from './pack.ts'
import type { Db, Tables } from './tables.ts'

/** What SQLite itself finds wrong with the file; empty when nothing. */
export async function fileFaults(db: Db): Promise<string[]> {
  const { sql } = kysely()
  const pages = (await sql<{ integrity_check: string }>`pragma integrity_check(20)`.execute(db)).rows.map((r) => r.integrity_check)
  const keys = (await sql<{ table: string; rowid: number; parent: string }>`pragma foreign_key_check`.execute(db)).rows
  return [...pages.filter((p) => p !== 'ok'), ...keys.map((k) => `${k.table} ${k.rowid} -> ${k.parent}`)]
}

/** Rows of each table. */
export async function tableCounts(db: Db): Promise<Record<string, number>> {
  const counts: Record<string, number> = {}
  for (const table of ['sources', 'articles', 'versions', 'claims', 'entries', 'members', 'judgements'] satisfies (keyof Tables)[]) {
    const row = await db
      .selectFrom(table)
      .select((e) => e.fn.countAll<number>().as('n'))
      .executeTakeFirstOrThrow()
    counts[table] = row.n
  }
  return counts
}

/** Sources whose bytes are no longer what they were sealed as. */
export async function brokenSources(db: Db): Promise<string[]> {
  const broken: string[] = []
  const keys = await db.selectFrom('sources').select('sha256').orderBy('sha256').execute()
  for (const { sha256: key } of keys) {
    const row = await db.selectFrom('sources').selectAll().where('sha256', '=', key).executeTakeFirstOrThrow()
    try {
      if (sha256(unseal(row)) !== key) broken.push(key)
    } catch {
      broken.push(key)
    }
  }
  return broken
}

/** Engines that made the readings that count now, with how many; null stands for those that have to be made. */
export async function engines(db: Db): Promise<{ engine: string | null; articles: number }[]> {
  return db
    .selectFrom('articles')
    .innerJoin('versions', 'versions.id', 'articles.current')
    .select(['versions.engine', (e) => e.fn.countAll<number>().as('articles')])
    .groupBy('versions.engine')
    .orderBy('versions.engine')
    .execute()
}

/** A page of members with their articles' names, for comparing their quotes with the texts. */
export async function membersOfArticle(db: Db, article: string): Promise<string[]> {
  return (await db.selectFrom('members').select('body').where('article', '=', article).execute()).map((r) => r.body)
}
