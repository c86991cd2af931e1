import { createRequire } from 'node:module'

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
