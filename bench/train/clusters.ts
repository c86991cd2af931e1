import { existsSync, readFileSync } from 'node:fs'
import { WordTable } from '../../src/language/words/hash.ts'
import { unpack } from './packed.ts'

export interface Clusters {
  readonly table: WordTable
  readonly words: Int32Array
  readonly paths: Uint16Array
}

/** Word clusters as `cluster-words.ts` made them; none when the file is not there. */
export function readClusters(path: string): Clusters {
  const parts = existsSync(path) ? unpack(readFileSync(path)) : new Map()
  const words = (parts.get('words') as Int32Array | undefined) ?? new Int32Array(0)
  const paths = (parts.get('paths') as Uint16Array | undefined) ?? new Uint16Array(0)
  return { table: WordTable.of(words, paths), words, paths }
}
