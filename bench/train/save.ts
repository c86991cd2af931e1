import { writeFileSync } from 'node:fs'
import { pack, squeeze } from '../../src/language/model/format.ts'
import type { ParserModel } from '../../src/language/parse/parser.ts'
import type { TaggerModel } from '../../src/language/tag/tagger.ts'
import type { TagInventory } from './tagging.ts'

export interface Trained {
  readonly inventory: TagInventory
  readonly clusterWords: Int32Array
  readonly clusterPaths: Uint16Array
  readonly tagger: TaggerModel
  readonly parser: ParserModel
  readonly lemmas: string
}

/** Writes the model file. Gives its size in bytes. */
export function saveModel(path: string, t: Trained): number {
  const bytes = pack(
    new Map<string, Int8Array | Uint8Array | Uint16Array | Int32Array | Uint32Array | string>([
      ['cluster words', t.clusterWords],
      ['cluster paths', t.clusterPaths],
      ['dictionary words', t.inventory.dictionaryKeys],
      ['dictionary sets', t.inventory.dictionarySets],
      ['frequent words', t.inventory.frequent],
      ['class upos', t.inventory.upos],
      ['class xpos', t.inventory.xpos],
      ['set offsets', t.inventory.offsets],
      ['set members', t.inventory.members],
      ['name class', Uint8Array.of(t.inventory.name)],
      ['tag weights', bytesOf(t.tagger.weights as Float32Array)],
      ['action weights', bytesOf(t.parser.actions as Float32Array)],
      ['relation weights', bytesOf(t.parser.relations as Float32Array)],
      ['relation offsets', t.parser.offsets],
      ['relation members', t.parser.members],
      ['root relation', Uint8Array.of(t.parser.root)],
      ['lemmas', t.lemmas],
    ]),
  )
  writeFileSync(path, bytes)
  return bytes.length
}

/** Scaled so that all but one weight in ten thousand of those in use keep their value. */
function bytesOf(weights: Float32Array): Int8Array {
  const sizes = weights.filter((w) => w !== 0).map(Math.abs).sort()
  return squeeze(weights, sizes[Math.floor(sizes.length * 0.9999)] ?? 1)
}
