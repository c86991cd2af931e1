import { writeFileSync } from 'node:fs'
import { type Cells, layOut, OVERLAP } from '../../src/language/model/image.ts'
import { HIDDEN } from '../../src/language/parse/network.ts'
import { numbered, WordTable } from '../../src/language/words/hash.ts'
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

/** Weights are stored as one signed byte, the root of their size: small ones keep more of their precision than large ones. */
const LARGEST = 127

/** Outputs' weights go up to this, so that no sum over the hidden units can overflow 32 bits (see `LARGEST_HIDDEN`). */
const LARGEST_OUTPUT = (1 << 20) / HIDDEN - 1

/** Writes the model file: an image of the memory that the program wants. Gives its size in bytes. */
export function saveModel(path: string, t: Trained): number {
  const tags = squeezed(t.tagger.weights)
  const actions = squeezed(t.parser.actions)
  const relations = squeezed(t.parser.relations)
  const outputs = t.network.outputs.reduce((most, w) => Math.max(most, Math.abs(w)), 0) / LARGEST_OUTPUT
  const units = { actions: actions.unit, relations: relations.unit, outputs }
  const sections = new Map<string, Cells>([
    ...columns('cluster', WordTable.of(t.clusterWords, t.clusterPaths)),
    ...columns('dictionary', WordTable.of(t.inventory.dictionaryKeys, t.inventory.dictionarySets)),
    ...columns('frequent', numbered(t.inventory.frequent)),
    ['vocabulary', Int32Array.of(t.inventory.frequent.length)],
    ['class upos', t.inventory.upos],
    ['class xpos', t.inventory.xpos],
    ['set offsets', t.inventory.offsets],
    ['set members', t.inventory.members],
    ['name class', Uint8Array.of(t.inventory.name)],
    ['tag weights', overlapping(tags.bytes)],
    ...without('action bits', 'action rows', actions.bytes, 4, 3),
    ['relation weights', overlapping(relations.bytes)],
    ['relation offsets', t.parser.offsets],
    ['relation members', t.parser.members],
    ['root relation', Uint8Array.of(t.parser.root)],
    ...without('row bits', 'touched rows', t.network.rows, HIDDEN, HIDDEN),
    ['network outputs', Int16Array.from(t.network.outputs, (w) => Math.round(w / outputs))],
    ['network biases', Int32Array.from(t.network.outputBias, (w) => Math.round(w / outputs))],
    ['network start', Int16Array.from(t.network.hiddenBias)],
    ['units', Buffer.from(JSON.stringify(units))],
    ['lemmas', Buffer.from(t.lemmas)],
  ])
  const image = layOut(sections, { 'action weights': actions.bytes.length, 'network rows': t.network.rows.length })
  const buffer = new ArrayBuffer(image.size)
  image.write(buffer)
  writeFileSync(path, new Uint8Array(buffer))
  return image.size
}

/** Weights as bytes, and what a weight of 1 in the file stood for. */
function squeezed(weights: Float32Array): { bytes: Int8Array; unit: number } {
  let most = 0
  for (const w of weights) most = Math.max(most, Math.abs(w))
  const largest = most || 1
  const bytes = Int8Array.from(weights, (w) => Math.sign(w) * Math.min(LARGEST, Math.round(Math.sqrt(Math.abs(w) / largest) * LARGEST)))
  return { bytes, unit: largest / (LARGEST * LARGEST) }
}

function columns(name: string, table: WordTable): [string, Cells][] {
  return [
    [`${name} keys`, table.keys],
    [`${name} values`, table.values],
  ]
}

/** Weights with their first ones once more at the end. */
function overlapping(weights: Int8Array): Int8Array {
  const out = new Int8Array(weights.length + OVERLAP)
  out.set(weights)
  out.set(weights.subarray(0, OVERLAP), weights.length)
  return out
}

/**
 * The rows of a table of which some cell is not 0 (about every other one), and bits that say which these are; of each row of `width` cells
 * the first `size`. See `Unpacker`.
 */
function without(bitsName: string, rowsName: string, cells: Int8Array, width: number, size: number): [string, Cells][] {
  const count = cells.length / width
  const bits = new Int32Array(Math.ceil(count / 32))
  const kept = new Int8Array(cells.length + 4)
  let at = 0
  for (let row = 0; row < count; row++) {
    const own = cells.subarray(row * width, row * width + size)
    if (own.every((c) => c === 0)) continue
    bits[row >> 5]! |= 1 << (row & 31)
    kept.set(own, at)
    at += size
  }
  // Rows are read four cells at a time, so there is room behind the last.
  return [
    [bitsName, bits],
    [rowsName, kept.slice(0, at + 4)],
  ]
}
