import type { Db } from './tables.ts'

/** Numbers and words that the record keeps about itself. */
export type Setting =
  /** Counts every change of what linking rests on. */
  | 'revision'
  /** The revision that the stored entries were linked from. */
  | 'linked'
  /** The latest revision that somebody has begun to write entries of. */
  | 'linking'
  /** The engine's version that linked them. */
  | 'linkedBy'
  /** What the linked record is made of, in a few figures, JSON. */
  | 'overview'

export async function setting(db: Db, key: Setting): Promise<string | null> {
  const row = await db.selectFrom('settings').select('value').where('key', '=', key).executeTakeFirst()
  return row?.value ?? null
}

export async function setSetting(db: Db, key: Setting, value: string): Promise<void> {
  await db
    .insertInto('settings')
    .values({ key, value })
    .onConflict((c) => c.column('key').doUpdateSet({ value }))
    .execute()
}

/** The state of what linking rests on; 0 in an empty record. */
export async function revision(db: Db): Promise<number> {
  return Number((await setting(db, 'revision')) ?? 0)
}

/** Says that readings or judgements have changed. Part of the transaction that changes them. */
export async function changed(db: Db): Promise<void> {
  await setSetting(db, 'revision', String((await revision(db)) + 1))
}

/** Notes a look at the record; `at` is ISO 8601. Looking twice at one instant is one look. */
export async function addLook(db: Db, at: string): Promise<void> {
  await db
    .insertInto('looks')
    .values({ at })
    .onConflict((c) => c.doNothing())
    .execute()
}

/** The latest look, or null. */
export async function lastLook(db: Db): Promise<string | null> {
  const row = await db.selectFrom('looks').select('at').orderBy('at', 'desc').limit(1).executeTakeFirst()
  return row?.at ?? null
}

/** Stands for the record as it is: its revision, the one that was linked, and the latest look. */
export async function recordState(db: Db): Promise<string> {
  return [await revision(db), await setting(db, 'linked'), await setting(db, 'linkedBy'), await lastLook(db)].join(' ')
}
