import { accessSync, closeSync, constants, existsSync, openSync, readSync, statSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { setTimeout as sleep } from 'node:timers/promises'
import { pathToFileURL } from 'node:url'
import { Problem } from '../model/notes.ts'
import { kysely } from './kysely.ts'
import { MIGRATIONS } from './migrations/index.ts'
import { sqliteDialect } from './sqlite.ts'
import type { Db, Tables } from './tables.ts'
import { flushWords } from './words.ts'

/** "Prly": marks a file as ours for SQLite's own tools and for `file`. */
export const APPLICATION_ID = 0x50726c79

/** How long one attempt waits for another process inside SQLite, in milliseconds; short, because it blocks this process. */
const ATTEMPT = 200

/** How long to try in all, in milliseconds, before a record counts as locked. */
const PATIENCE = 60_000

export interface OpenOptions {
  /** Make the file when it is not there. Without it a missing file is the problem `record-missing`. */
  readonly create?: boolean
  /** Milliseconds to wait for a file that another process holds, in all; 60,000 unless told. */
  readonly patience?: number
}

/** An open record file. */
export interface Database {
  readonly file: string
  /** For single queries. */
  readonly db: Db
  /** Several queries that see one state of the record. */
  read<T>(work: (db: Db) => Promise<T>): Promise<T>
  /** Queries that are kept all or none; waits for other writers, then gives the problem `record-locked`. */
  write<T>(work: (db: Db) => Promise<T>): Promise<T>
  close(): Promise<void>
}

/**
 * Opens a record file, making or upgrading it where needed. Throws a `Problem` whose data name the file: `record-missing`,
 * `record-foreign` (not a database, or another program's), `record-newer` (made by a later Parley), `record-locked`,
 * `record-unreadable`, `record-unwritable`.
 */
export async function openDatabase(path: string, options: OpenOptions = {}): Promise<Database> {
  const file = resolve(path)
  const patience = options.patience ?? PATIENCE
  prepareFile(file, options.create === true)
  return patiently(file, patience, async () => {
    const sealed = isSealed(file)
    const raw = new DatabaseSync(locationOf(file), {
      timeout: Math.min(ATTEMPT, patience),
      readOnly: sealed,
    })
    try {
      if (sealed) checkSealed(raw, file)
      else setUp(raw, file, options.create === true)
    } catch (error) {
      raw.close()
      throw error
    }
    return opened(raw, file, patience)
  })
}

function opened(raw: DatabaseSync, file: string, patience: number): Database {
  let db: Db | undefined
  const builder = (): Db => {
    db ??= new (kysely().Kysely)<Tables>({ dialect: sqliteDialect(raw) })
    return db
  }
  return {
    file,
    get db() {
      return builder()
    },
    read: (work) => patiently(file, patience, () => builder().transaction().setAccessMode('read only').execute(work)),
    write: (work) =>
      patiently(file, patience, () =>
        builder()
          .transaction()
          .execute(async (db) => {
            const done = await work(db)
            await flushWords(db)
            return done
          }),
      ),
    async close() {
      if (db) await db.destroy()
      else if (raw.isOpen) raw.close()
    },
  }
}

/** What SQLite is to open for a record file (absolute). */
export function locationOf(file: string): string {
  return isSealed(file) ? `${pathToFileURL(file).href}?immutable=1` : file
}

/**
 * Whether nobody can write to the record through this path now: neither the file nor its folder may be written, so SQLite could not keep
 * its log there and would not read either. An archive on read-only media is read as it stands.
 */
function isSealed(file: string): boolean {
  return !writable(file) && !writable(dirname(file))
}

function writable(path: string): boolean {
  try {
    accessSync(path, constants.W_OK)
    return true
  } catch {
    return false
  }
}

function checkSealed(raw: DatabaseSync, file: string): void {
  check(raw, file)
  // An older layout would have to be upgraded first.
  if (pragma(raw, 'user_version') !== MIGRATIONS.length) throw new Problem('record-unwritable', { file, reason: 'older-layout' })
}

/** Sees to it that there is a file of our own making, readable by its owner alone, before SQLite touches it. */
function prepareFile(file: string, create: boolean): void {
  if (!existsSync(file)) {
    if (!create) throw new Problem('record-missing', { file })
    if (!existsSync(dirname(file))) throw new Problem('record-unwritable', { file, reason: 'no-folder', folder: dirname(file) })
    try {
      closeSync(openSync(file, 'wx', 0o600))
    } catch (error) {
      const code = (error as NodeJS.ErrnoException).code ?? 'unknown'
      if (code !== 'EEXIST') throw new Problem('record-unwritable', { file, reason: code })
    }
    return
  }
  if (!statSync(file).isFile()) throw new Problem('record-unreadable', { file, reason: 'not-a-file' })
  const head = new Uint8Array(16)
  let length: number
  try {
    const handle = openSync(file, 'r')
    length = readSync(handle, head)
    closeSync(handle)
  } catch (error) {
    throw new Problem('record-unreadable', { file, reason: (error as NodeJS.ErrnoException).code ?? 'unknown' })
  }
  const isSqlite = Buffer.from(head).toString('latin1') === 'SQLite format 3\0'
  // An empty file is what is left when the very first start is cut off.
  if (length > 0 && !isSqlite) throw new Problem('record-foreign', { file, found: 'no-database' })
}

function pragma(raw: DatabaseSync, name: string): number | string | null {
  return Object.values(raw.prepare(`pragma ${name}`).get() ?? {})[0] as number | string | null
}

function setUp(raw: DatabaseSync, file: string, create: boolean): void {
  const tables = (): number => (raw.prepare('select count(*) n from sqlite_master').get() as { n: number }).n
  const blank = (): boolean => pragma(raw, 'application_id') === 0 && tables() === 0
  if (blank()) {
    if (!create) throw new Problem('record-missing', { file })
  } else check(raw, file)
  if (pragma(raw, 'journal_mode') !== 'wal') raw.exec('pragma journal_mode = wal')
  raw.exec('pragma synchronous = full; pragma wal_autocheckpoint = 4000; pragma foreign_keys = on; pragma cache_size = -32768; pragma temp_store = 2')
  if (pragma(raw, 'user_version') === MIGRATIONS.length) return
  raw.exec('begin immediate')
  try {
    // Another process may have done it while this one waited for the lock.
    if (!blank()) check(raw, file)
    for (let i = pragma(raw, 'user_version') as number; i < MIGRATIONS.length; i++) raw.exec(MIGRATIONS[i]!)
    raw.exec(`pragma application_id = ${APPLICATION_ID}; pragma user_version = ${MIGRATIONS.length}; commit`)
  } catch (error) {
    if (raw.isTransaction) raw.exec('rollback')
    throw error
  }
}

function check(raw: DatabaseSync, file: string): void {
  if (pragma(raw, 'application_id') !== APPLICATION_ID) throw new Problem('record-foreign', { file, found: 'other-database' })
  const version = pragma(raw, 'user_version') as number
  if (version > MIGRATIONS.length) throw new Problem('record-newer', { file, version, known: MIGRATIONS.length })
}

/** Runs something that other processes may be in the way of, again and again until `patience` is used up. */
async function patiently<T>(file: string, patience: number, work: () => Promise<T>): Promise<T> {
  let waited = 0
  for (let pause = 5; ; pause = Math.min(pause * 2, 100)) {
    const start = performance.now()
    try {
      return await work()
    } catch (error) {
      const problem = asProblem(error, file)
      if (!(problem instanceof Problem) || problem.code !== 'record-locked') throw problem
      await sleep(pause)
      waited += performance.now() - start
      if (waited >= patience) throw problem
    }
  }
}

/** SQLite's error in the project's words; anything else as it is. Codes: https://sqlite.org/rescode.html */
function asProblem(error: unknown, file: string): unknown {
  const { code, errcode, errstr } = error as { code?: string; errcode?: number; errstr?: string }
  if (code !== 'ERR_SQLITE_ERROR' || errcode === undefined) return error
  const reason = errstr ?? 'unknown'
  switch (errcode & 0xff) {
    case 5: // BUSY
    case 6: // LOCKED
      return new Problem('record-locked', { file })
    case 8: // READONLY
    case 13: // FULL
      return new Problem('record-unwritable', { file, reason })
    case 26: // NOTADB
      return new Problem('record-foreign', { file, found: 'no-database' })
    case 3: // PERM
    case 10: // IOERR
    case 11: // CORRUPT
    case 14: // CANTOPEN
      return new Problem('record-unreadable', { file, reason })
    default:
      return error
  }
}
