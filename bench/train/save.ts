import { writeFileSync } from 'node:fs'
import { type Cells, layOut, OVERLAP } from '../../src/language/model/image.ts'
import { bitsOf } from '../../src/language/model/plain.ts'
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
    ...sparse(actions.bytes),
    ['relation weights', overlapping(relations.bytes)],
    ['relation offsets', t.parser.offsets],
    ['relation members', t.parser.members],
    ['root relation', Uint8Array.of(t.parser.root)],
    ...touched(t.network.rows),
    ['network outputs', Int16Array.from(t.network.outputs, (w) => Math.round(w / outputs))],
    ['network biases', Int32Array.from(t.network.outputBias, (w) => Math.round(w / outputs))],
    ['network start', Int16Array.from(t.network.hiddenBias)],
    ['units', Buffer.from(JSON.stringify(units))],
    ['lemmas', Buffer.from(t.lemmas)],
  ])
  const image = layOut(sections)
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

/** Rows of the actions' weights without those that are all zeros (every other one), as `Kernel.sumActions` wants them. */
function sparse(cells: Int8Array): [string, Cells][] {
  const index = new Int32Array(cells.length / 4 / 16)
  const rows: number[] = []
  for (let row = 0; row < cells.length / 4; row++) {
    const pair = (row >>> 5) << 1
    if ((row & 31) === 0) index[pair + 1] = rows.length / 3
    const [a, b, c] = cells.subarray(4 * row, 4 * row + 3) as unknown as [number, number, number]
    if (a === 0 && b === 0 && c === 0) continue
    index[pair]! |= 1 << (row & 31)
    rows.push(a, b, c)
  }
  const there = index.reduce((sum, bits, k) => (k % 2 === 0 ? sum + bitsOf(bits) : sum), 0)
  if (there * 3 !== rows.length) throw new Error('the index of the actions is wrong')
  // A row of zeros for all others, and one cell more, since four are read at once.
  const all = new Int8Array(rows.length + 4)
  all.set(rows)
  return [
    ['action index', index],
    ['action rows', all],
  ]
}

/** The network's rows without those that training never touched, after one of zeros; and which of them each row is. */
function touched(rows: Int8Array): [string, Cells][] {
  const count = rows.length / HIDDEN
  const places = new Uint32Array(count)
  const kept = new Int8Array(rows.length + HIDDEN)
  let next = 1
  for (let row = 0; row < count; row++) {
    const cells = rows.subarray(row * HIDDEN, (row + 1) * HIDDEN)
    if (cells.every((c) => c === 0)) continue
    kept.set(cells, next * HIDDEN)
    places[row] = next++
  }
  return [
    ['row places', places],
    ['network rows', kept.slice(0, next * HIDDEN)],
  ]
}
