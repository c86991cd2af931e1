import type { Source } from '../model/article.ts'
import { seal, unseal } from './pack.ts'
import type { Db } from './tables.ts'

/** A source ready to be written: packed outside the transaction, because that takes longer than writing it. */
export interface SealedSource {
  readonly sha256: string
  readonly mediaType: string
  readonly size: number
  readonly sealed: ReturnType<typeof seal>
}

export function sealSource(source: Source): SealedSource {
  return { sha256: source.sha256, mediaType: source.mediaType, size: source.bytes.length, sealed: seal(source.bytes) }
}

/** Keeps a source; the same bytes are kept once. */
export async function putSource(db: Db, source: SealedSource): Promise<void> {
  await db
    .insertInto('sources')
    .values({ sha256: source.sha256, media_type: source.mediaType, size: source.size, ...source.sealed })
    .onConflict((c) => c.doNothing())
    .execute()
}

/** The bytes as they came, or null. */
export async function getSource(db: Db, sha256: string): Promise<Source | null> {
  const row = await db.selectFrom('sources').selectAll().where('sha256', '=', sha256).executeTakeFirst()
  return row ? { sha256, mediaType: row.media_type, bytes: unseal(row) } : null
}

/** How many articles an input with this key had when it was taken in whole; null when it was not. */
export async function inputKnown(db: Db, key: string): Promise<number | null> {
  return (await db.selectFrom('inputs').select('articles').where('key', '=', key).executeTakeFirst())?.articles ?? null
}

/** Notes that an input has been taken in whole. Part of the transaction that writes the last of it. */
export async function inputDone(db: Db, input: { key: string; source: string; articles: number }): Promise<void> {
  await db
    .insertInto('inputs')
    .values(input)
    .onConflict((c) => c.doNothing())
    .execute()
}
