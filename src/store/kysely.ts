import { createRequire } from 'node:module'
import type { Compilable } from 'kysely'
import type { Db } from './tables.ts'

type Library = typeof import('kysely')

let library: Library | undefined

/**
 * The query builder, loaded when the first query is made and not when a record is opened: it takes longer to load than
 * everything else that a short command does. The CommonJS build loads in two thirds of the time of the other one.
 */
export function kysely(): Library {
  library ??= createRequire(import.meta.url)('kysely') as Library
  return library
}

/**
 * A query to run many times with other parameters: built and compiled once, which takes longer than running it. Parameters come in the
 * order in which the query names them (for an insert, that of its columns).
 */
export function repeated(db: Db, query: Compilable): (parameters: readonly unknown[]) => Promise<unknown> {
  const compiled = query.compile()
  return (parameters) => db.executeQuery({ ...compiled, parameters })
}
