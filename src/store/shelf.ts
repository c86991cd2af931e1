import { DatabaseSync } from 'node:sqlite'
import { kysely } from './kysely.ts'
import { type Database, locationOf } from './database.ts'
import { sqliteDialect } from './sqlite.ts'
import type { Db, Tables } from './tables.ts'

/** One state of a record, that stays as it was when it was opened whatever is written meanwhile, with readings to be had at once. */
export interface Shelf {
  readonly db: Db
  /** The packed reading of a version (`versions.id`), null where it has none. */
  reading(version: number): Uint8Array | null
  /** So many bytes of a packed reading from one on, counted from 0. Of what a version has no reading of, nothing. */
  piece(version: number, from: number, length: number): Uint8Array
  /** What was found when two versions were laid side by side. */
  comparison(a: number, b: number): { readonly mark: string; readonly found: string } | undefined
  close(): Promise<void>
}

/** Opens the record a second time, for reading only. Must be closed: until then the file's log cannot be cut short. */
export async function openShelf(database: Database): Promise<Shelf> {
  const raw = new DatabaseSync(locationOf(database.file), { readOnly: true, timeout: 5_000 })
  raw.exec('begin')
  const db = new (kysely().Kysely)<Tables>({ dialect: sqliteDialect(raw) })
  const find = raw.prepare('select reading from versions where id = ?')
  const piece = raw.prepare('select substr(reading, ? + 1, ?) as piece from versions where id = ?')
  const compared = raw.prepare('select mark, found from comparisons where a = ? and b = ?')
  return {
    db,
    reading: (version) => (find.get(version)?.['reading'] as Uint8Array | null | undefined) ?? null,
    piece: (version, from, length) => (piece.get(from, length, version)?.['piece'] as Uint8Array | null | undefined) ?? new Uint8Array(0),
    comparison: (a, b) => compared.get(a, b) as { mark: string; found: string } | undefined,
    close: () => db.destroy(),
  }
}
