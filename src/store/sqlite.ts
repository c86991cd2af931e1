import type { DatabaseSync, SQLInputValue, StatementSync } from 'node:sqlite'
import type { CompiledQuery, DatabaseConnection, Dialect, Driver, QueryResult, TransactionSettings } from 'kysely'
import { kysely } from './kysely.ts'

/** Statements kept prepared; the record's own queries are about sixty, lists of ids of odd lengths make up the rest. */
const KEPT = 256

/**
 * A Kysely dialect over Node's built-in SQLite. One connection, used by one query or transaction at a time; a transaction
 * that is not declared read-only takes the write lock at its start, so that it never fails half-way for want of it.
 */
export function sqliteDialect(database: DatabaseSync): Dialect {
  const { SqliteAdapter, SqliteIntrospector, SqliteQueryCompiler } = kysely()
  return {
    createDriver: () => new SqliteDriver(database),
    createQueryCompiler: () => new SqliteQueryCompiler(),
    createAdapter: () => new SqliteAdapter(),
    createIntrospector: (db) => new SqliteIntrospector(db),
  }
}

class SqliteDriver implements Driver {
  readonly #connection: SqliteConnection
  /** Resolves when the connection is free; every taker queues behind the one before. */
  #free: Promise<void> = Promise.resolve()
  #release: () => void = () => {}

  constructor(database: DatabaseSync) {
    this.#connection = new SqliteConnection(database)
  }

  async init(): Promise<void> {}

  async acquireConnection(): Promise<DatabaseConnection> {
    const before = this.#free
    let release = (): void => {}
    this.#free = new Promise((resolve) => {
      release = resolve
    })
    await before
    this.#release = release
    return this.#connection
  }

  async releaseConnection(): Promise<void> {
    this.#release()
  }

  async beginTransaction(_connection: DatabaseConnection, settings: TransactionSettings): Promise<void> {
    this.#connection.exec(settings.accessMode === 'read only' ? 'begin' : 'begin immediate')
  }

  async commitTransaction(): Promise<void> {
    this.#connection.exec('commit')
  }

  async rollbackTransaction(): Promise<void> {
    this.#connection.rollback()
  }

  async destroy(): Promise<void> {
    this.#connection.close()
  }
}

class SqliteConnection implements DatabaseConnection {
  readonly #database: DatabaseSync
  readonly #statements = new Map<string, { statement: StatementSync; reads: boolean }>()

  constructor(database: DatabaseSync) {
    this.#database = database
  }

  exec(sql: string): void {
    this.#database.exec(sql)
  }

  /** A failed statement may have rolled the transaction back already; a second rollback would hide why. */
  rollback(): void {
    if (this.#database.isTransaction) this.#database.exec('rollback')
  }

  close(): void {
    this.#statements.clear()
    if (this.#database.isOpen) this.#database.close()
  }

  async executeQuery<R>(query: CompiledQuery): Promise<QueryResult<R>> {
    const { statement, reads } = this.#prepare(query.sql)
    const parameters = query.parameters.map(toSqlite)
    if (reads) return { rows: statement.all(...parameters) as R[] }
    const { changes, lastInsertRowid } = statement.run(...parameters)
    return { rows: [], numAffectedRows: BigInt(changes), insertId: BigInt(lastInsertRowid) }
  }

  async *streamQuery<R>(query: CompiledQuery): AsyncIterableIterator<QueryResult<R>> {
    // A statement of its own: a kept one could be started again while this one is still being read.
    for (const row of this.#database.prepare(query.sql).iterate(...query.parameters.map(toSqlite))) yield { rows: [row as R] }
  }

  #prepare(sql: string): { statement: StatementSync; reads: boolean } {
    let kept = this.#statements.get(sql)
    if (kept) this.#statements.delete(sql)
    else {
      const statement = this.#database.prepare(sql)
      kept = { statement, reads: statement.columns().length > 0 }
    }
    this.#statements.set(sql, kept)
    if (this.#statements.size > KEPT) this.#statements.delete(this.#statements.keys().next().value as string)
    return kept
  }
}

function toSqlite(value: unknown): SQLInputValue {
  if (value === undefined) return null
  if (typeof value === 'boolean') return value ? 1 : 0
  return value as SQLInputValue
}
