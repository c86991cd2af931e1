import { type Atoms, CAPACITY } from '../words/atoms.ts'
import type { Tags } from './features.ts'
import { absentRow, emptyRow, type Layout, miscRows, MOST_ROWS, PLACES, placesOf, rootRow, tokenRows } from './rows.ts'
import type { State } from './state.ts'

/** Units of the hidden layer. 64 against 128: half the time, within 0.3 LAS; see docs/reference/language.md. */
export const HIDDEN = 64
export const RELATION_COUNT = 51
/** Outputs: three actions, then a relation for left arcs, then one for right arcs. */
export const OUTPUTS = 3 + 2 * RELATION_COUNT

/**
 * A trained network of one hidden layer. Its first layer is a table of rows of small integers; the outputs' weights are scaled so that
 * they can be multiplied with sums of these.
 */
export interface NetworkModel {
  readonly layout: Layout
  readonly rows: Int8Array
  readonly hiddenBias: Int32Array
  readonly outputs: Float32Array
  readonly outputBias: Float32Array
}

const sums = new Int16Array(PLACES * CAPACITY * HIDDEN)
const filled = new Int32Array(PLACES * CAPACITY)
let sentence = 0
const places = new Int32Array(PLACES)
const rows = new Int32Array(MOST_ROWS)
const direct = new Int32Array(MOST_ROWS)
/** The hidden layer for the configuration last seen by `activate`. */
export const hidden = new Int32Array(HIDDEN)

/** Forgets the sums of the last sentence's tokens. */
export function beginSentence(): void {
  sentence = (sentence + 1) | 0
  if (sentence === 0) filled.fill(0)
  if (sentence === 0) sentence = 1
}

const offsets = new Int32Array(PLACES + 4)

/** Computes the hidden layer. The sum of a token's rows at a place is kept, since most tokens stay where they are for some steps. */
export function activate(m: NetworkModel, s: State, a: Atoms, g: Tags): void {
  placesOf(s, places)
  hidden.set(m.hiddenBias)
  let tokens = 0
  let n = 0
  for (let place = 0; place < PLACES; place++) {
    const k = places[place]!
    if (k < 0) direct[n++] = absentRow(m.layout, place)
    else if (k === s.count) direct[n++] = rootRow(m.layout, place)
    else {
      const slot = place * CAPACITY + k
      if (filled[slot] !== sentence) fill(m, s, a, g, place, k, slot)
      offsets[tokens++] = slot * HIDDEN
    }
  }
  n = miscRows(m.layout, s, g, direct, n)
  for (let r = 0; r < n; r++) direct[r]! *= HIDDEN
  addSums(tokens)
  addRows(m.rows, n)
  for (let h = 0; h < HIDDEN; h++) if (hidden[h]! < 0) hidden[h] = 0
}

// Four at a time: the hidden layer is read and written once for four rows.
function addSums(count: number): void {
  let r = 0
  for (; r + 4 <= count; r += 4) {
    const [a, b, c, d] = [offsets[r]!, offsets[r + 1]!, offsets[r + 2]!, offsets[r + 3]!]
    for (let h = 0; h < HIDDEN; h++) hidden[h] = hidden[h]! + sums[a + h]! + sums[b + h]! + sums[c + h]! + sums[d + h]!
  }
  for (; r < count; r++) {
    const a = offsets[r]!
    for (let h = 0; h < HIDDEN; h++) hidden[h]! += sums[a + h]!
  }
}

function addRows(table: Int8Array, count: number): void {
  let r = 0
  for (; r + 4 <= count; r += 4) {
    const [a, b, c, d] = [direct[r]!, direct[r + 1]!, direct[r + 2]!, direct[r + 3]!]
    for (let h = 0; h < HIDDEN; h++) hidden[h] = hidden[h]! + table[a + h]! + table[b + h]! + table[c + h]! + table[d + h]!
  }
  for (; r < count; r++) {
    const a = direct[r]!
    for (let h = 0; h < HIDDEN; h++) hidden[h]! += table[a + h]!
  }
}

function fill(m: NetworkModel, s: State, a: Atoms, g: Tags, place: number, k: number, slot: number): void {
  filled[slot] = sentence
  const to = slot * HIDDEN
  // At most four rows; the rest is filled up with one that is all zeros, so that one loop does for all.
  rows[1] = rows[2] = rows[3] = emptyRow(m.layout)
  tokenRows(m.layout, s, a, g, place, k, rows, 0)
  const [first, second, third, fourth] = [rows[0]! * HIDDEN, rows[1]! * HIDDEN, rows[2]! * HIDDEN, rows[3]! * HIDDEN]
  const table = m.rows
  for (let h = 0; h < HIDDEN; h++) sums[to + h] = table[first + h]! + table[second + h]! + table[third + h]! + table[fourth + h]!
}

/** The score of one output, in units of log odds. */
export function output(m: NetworkModel, o: number): number {
  let sum = m.outputBias[o]!
  const at = o * HIDDEN
  for (let h = 0; h < HIDDEN; h++) sum += m.outputs[at + h]! * hidden[h]!
  return sum
}
