import { writeFileSync } from 'node:fs'
import { LARGEST, pack, squeeze } from '../../src/language/model/packed.ts'
import type { LinearParser, LinearTagger } from './linear.ts'
import type { Network } from './network.ts'
import type { TagInventory } from './tagging.ts'

export interface Trained {
  readonly inventory: TagInventory
  readonly clusterWords: Int32Array
  readonly clusterPaths: Uint16Array
  readonly tagger: LinearTagger
  readonly parser: LinearParser
  readonly network: Network
  readonly lemmas: string
}

/** Writes the model file. Gives its size in bytes. */
export function saveModel(path: string, t: Trained): number {
  const tags = bytesOf(t.tagger.weights)
  const actions = bytesOf(t.parser.actions)
  const relations = bytesOf(t.parser.relations)
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
      ['tag weights', tags.bytes],
      ['action weights', actions.bytes],
      ['relation weights', relations.bytes],
      ['relation offsets', t.parser.offsets],
      ['relation members', t.parser.members],
      ['root relation', Uint8Array.of(t.parser.root)],
      ['network rows', new Uint8Array(t.network.rows.buffer)],
      ['network outputs', floats(t.network.outputs)],
      ['network biases', floats(t.network.outputBias)],
      ['network start', t.network.hiddenBias],
      ['units', JSON.stringify({ actions: actions.unit, relations: relations.unit })],
      ['lemmas', t.lemmas],
    ]),
  )
  writeFileSync(path, bytes)
  return bytes.length
}

/** Weights as bytes, and what a weight of 1 in the file stood for. */
function bytesOf(weights: Float32Array): { bytes: Int8Array; unit: number } {
  let largest = 0
  for (const w of weights) largest = Math.max(largest, Math.abs(w))
  return { bytes: squeeze(weights, largest || 1), unit: (largest || 1) / (LARGEST * LARGEST) }
}

function floats(values: Float32Array): Int32Array {
  return new Int32Array(values.buffer, values.byteOffset, values.length)
}
