import { type Kernel, SUM_CELLS } from '../model/kernel.ts'
import type { Scratch } from '../model/scratch.ts'
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
 * A trained network of one hidden layer, by where its parts lie in the kernel's memory. Its first layer is a table of rows of small
 * integers; the outputs' weights are integers too, so that its answers are the same on every machine.
 */
export interface NetworkModel {
  readonly kernel: Kernel
  readonly scratch: Scratch
  readonly layout: Layout
  /** Address of the rows. */
  readonly rows: number
  readonly start: number
  readonly outputs: number
  readonly biases: number
  /** What one unit of an output is worth, in log odds. */
  readonly unit: number
}

const filled = new Int32Array(PLACES * CAPACITY)
let sentence = 0
const places = new Int32Array(PLACES)
const rows = new Int32Array(MOST_ROWS)

/** Forgets the sums of the last sentence's tokens. */
export function beginSentence(): void {
  sentence = (sentence + 1) | 0
  if (sentence === 0) filled.fill(0)
  if (sentence === 0) sentence = 1
}

// In the list for the kernel sums stand before this place, rows from it on; from `MISSING` on stands what sums are to be made first.
const MIDDLE = PLACES
const MISSING = MIDDLE + MOST_ROWS

/** Computes the hidden layer. The sum of a token's rows at a place is kept, since most tokens stay where they are for some steps. */
export function activate(m: NetworkModel, s: State, a: Atoms, g: Tags): void {
  const { scratch, layout } = m
  const { lists } = scratch
  placesOf(s, places)
  let first = MIDDLE
  let n = 0
  let missing = MISSING
  for (let place = 0; place < PLACES; place++) {
    const k = places[place]!
    if (k < 0) rows[n++] = absentRow(layout, place)
    else if (k === s.count) rows[n++] = rootRow(layout, place)
    else {
      const slot = place * CAPACITY + k
      const sum = scratch.sums + slot * HIDDEN * 2
      if (filled[slot] !== sentence) {
        filled[slot] = sentence
        list(m, s, a, g, place, k, sum, missing)
        missing += SUM_CELLS
      }
      lists[--first] = sum
    }
  }
  if (missing > MISSING) m.kernel.sumRows(scratch.list + MISSING * 4, scratch.list + missing * 4)
  n = miscRows(layout, s, g, rows, n)
  for (let r = 0; r < n; r++) lists[MIDDLE + r] = m.rows + rows[r]! * HIDDEN
  const middle = scratch.list + MIDDLE * 4
  m.kernel.activate(scratch.hidden, m.start, scratch.list + first * 4, middle, middle + n * 4)
}

/** Puts down from `at` on that the sum of a token's rows at a place is to be made. */
function list(m: NetworkModel, s: State, a: Atoms, g: Tags, place: number, k: number, sum: number, at: number): void {
  const { lists } = m.scratch
  lists[at] = sum
  const end = tokenRows(m.layout, s, a, g, place, k, lists, at + 1)
  for (let r = at + 1; r < end; r++) lists[r] = m.rows + lists[r]! * HIDDEN
  // At most four rows; the rest is filled up with one that is all zeros.
  const empty = m.rows + emptyRow(m.layout) * HIDDEN
  for (let r = end; r < at + SUM_CELLS; r++) lists[r] = empty
}

/** Computes the outputs whose numbers, less `from`, stand as bytes between two addresses, into the scratch's scores. */
export function outputs(m: NetworkModel, from: number, list: number, end: number): void {
  m.kernel.outputs(m.scratch.scores, m.scratch.hidden, m.outputs + from * HIDDEN * 2, m.biases + from * 4, list, end)
}
