import { type Atoms, cut, PAD } from '../words/atoms.ts'
import { few, small, type Tags } from './features.ts'
import type { State } from './state.ts'

/**
 * What the network sees of a configuration: a list of rows of its first layer, whose sum is the layer's input (the atomic features of
 * Chen and Manning, EMNLP 2014, with clusters beside the words). A row belongs to a place (stack, buffer, child) and a value there.
 */
const MAIN = 6
export const PLACES = 20
const CHILDREN = 10
const PATHS = 8192
const SHORT_PATHS = 2048
const TAGS = 17 * 52
const RELATIONS = 52
const COMMON = 1024
/** Rows of one block of those that belong to no place. */
const BLOCK = 64
const MISC = 16 * BLOCK

export const MOST_ROWS = 96

/** Sizes of the blocks of rows, given the number of frequent words. */
export class Layout {
  readonly words: number
  readonly common: number
  readonly paths: number
  readonly shorts: number
  readonly tags: number
  readonly relations: number
  readonly misc: number
  readonly rows: number
  readonly vocabulary: number

  constructor(vocabulary: number) {
    this.vocabulary = vocabulary + 1
    this.words = 0
    this.common = this.words + MAIN * this.vocabulary
    this.paths = this.common + (PLACES - MAIN) * COMMON
    this.shorts = this.paths + MAIN * PATHS
    this.tags = this.shorts + PLACES * SHORT_PATHS
    this.relations = this.tags + PLACES * TAGS
    this.misc = this.relations + CHILDREN * RELATIONS
    this.rows = this.misc + MISC
  }
}

/** The token at each place, -1 where there is none; the root is the token after the last. */
export function placesOf(s: State, places: Int32Array): void {
  const b0 = s.front
  const end = s.count
  const s0 = s.size > 0 ? s.stack[s.size - 1]! : -1
  const s1 = s.size > 1 ? s.stack[s.size - 2]! : -1
  places[0] = s0
  places[1] = s1
  places[2] = s.size > 2 ? s.stack[s.size - 3]! : -1
  places[3] = b0
  places[4] = b0 + 1 <= end ? b0 + 1 : -1
  places[5] = b0 + 2 <= end ? b0 + 2 : -1
  places[6] = s0 < 0 ? -1 : s.left1[s0]!
  places[7] = s0 < 0 ? -1 : s.left2[s0]!
  places[8] = s0 < 0 ? -1 : s.right1[s0]!
  places[9] = s0 < 0 ? -1 : s.right2[s0]!
  places[10] = s1 < 0 ? -1 : s.left1[s1]!
  places[11] = s1 < 0 ? -1 : s.left2[s1]!
  places[12] = s1 < 0 ? -1 : s.right1[s1]!
  places[13] = s1 < 0 ? -1 : s.right2[s1]!
  places[14] = s.left1[b0]!
  places[15] = s.left2[b0]!
  // Neighbours in the text, whatever their place in the tree
  places[16] = b0 - 1
  places[17] = s0 < 0 ? -1 : s0 + 1
  places[18] = s0 - 1 < 0 ? -1 : s0 - 1
  places[19] = b0 + 3 <= end ? b0 + 3 : -1
}

/** The row for a place without a token, and for one where the root is. */
export const absentRow = (l: Layout, place: number): number => l.tags + place * TAGS + 51
export const rootRow = (l: Layout, place: number): number => l.tags + place * TAGS + 50

/** A row that nothing uses, hence of zeros. */
export const emptyRow = (l: Layout): number => l.rows - 1

/** Rows (one to four) of token `k` at a place, added to `out` from `n` on; fixed once the token is there. Gives the new number. */
export function tokenRows(l: Layout, s: State, a: Atoms, g: Tags, place: number, k: number, out: Int32Array, from: number): number {
  let n = from
  out[n++] = l.tags + place * TAGS + g.upos[k]! * 52 + g.xpos[k]!
  const id = a.id[k + PAD]!
  const path = a.path[k + PAD]!
  if (place < MAIN) {
    out[n++] = l.words + place * l.vocabulary + id
    out[n++] = l.paths + place * PATHS + path
  } else {
    if (id > 0 && id < COMMON) out[n++] = l.common + (place - MAIN) * COMMON + id
    if (place < MAIN + CHILDREN) out[n++] = l.relations + (place - MAIN) * RELATIONS + s.rel[k]!
  }
  if (path > 0) out[n++] = l.shorts + place * SHORT_PATHS + cut(path, 10)
  return n
}

const places = new Int32Array(PLACES)

/** Fills `out` with all rows of the configuration. Gives their number, at most `MOST_ROWS`. */
export function rowsOf(l: Layout, s: State, a: Atoms, g: Tags, out: Int32Array): number {
  placesOf(s, places)
  let n = 0
  for (let place = 0; place < PLACES; place++) {
    const k = places[place]!
    if (k < 0) out[n++] = absentRow(l, place)
    else if (k === s.count) out[n++] = rootRow(l, place)
    else n = tokenRows(l, s, a, g, place, k, out, n)
  }
  return miscRows(l, s, g, out, n)
}

/** Rows for distances, numbers of children and what stands between, added to `out` from `n` on. Gives the new number. */
export function miscRows(l: Layout, s: State, g: Tags, out: Int32Array, from: number): number {
  let n = from
  const s0 = s.size > 0 ? s.stack[s.size - 1]! : -1
  const s1 = s.size > 1 ? s.stack[s.size - 2]! : -1
  const b0 = s.front
  const { misc } = l
  out[n++] = misc + (s0 < 0 ? 9 : small(b0 - s0))
  out[n++] = misc + BLOCK + (s1 < 0 ? 9 : small(s0 - s1))
  out[n++] = misc + 2 * BLOCK + few(s.size)
  out[n++] = misc + 3 * BLOCK + few(s.lefts[b0]!)
  if (s0 >= 0) {
    out[n++] = misc + 4 * BLOCK + few(s.lefts[s0]!) * 4 + few(s.rights[s0]!)
    out[n++] = misc + 5 * BLOCK + few(g.verbs[b0]! - g.verbs[s0 + 1]!)
    out[n++] = misc + 6 * BLOCK + few(g.commas[b0]! - g.commas[s0 + 1]!)
    out[n++] = misc + 7 * BLOCK + few(g.links[b0]! - g.links[s0 + 1]!)
  }
  if (s1 >= 0) {
    out[n++] = misc + 8 * BLOCK + few(s.lefts[s1]!) * 4 + few(s.rights[s1]!)
    out[n++] = misc + 9 * BLOCK + few(g.verbs[s0]! - g.verbs[s1 + 1]!)
    out[n++] = misc + 10 * BLOCK + few(g.commas[s0]! - g.commas[s1 + 1]!)
    out[n++] = misc + 11 * BLOCK + few(g.links[s0]! - g.links[s1 + 1]!)
  }
  out[n++] = misc + 12 * BLOCK + few(s.count - b0)
  return n
}
