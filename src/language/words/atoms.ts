import { hashRange, hashWord, mix, type WordTable } from './hash.ts'

/** Room for one sentence, with two places of padding on each side. */
export const CAPACITY = 512
export const PAD = 2

/** What the tagger's and the parser's features are made of: one column a property, one row a token of one sentence. */
export class Atoms {
  count = 0
  /** Word, lower case, digits folded. */
  readonly w = new Int32Array(CAPACITY)
  readonly suffix1 = new Int32Array(CAPACITY)
  readonly suffix2 = new Int32Array(CAPACITY)
  readonly suffix3 = new Int32Array(CAPACITY)
  readonly suffix4 = new Int32Array(CAPACITY)
  readonly prefix2 = new Int32Array(CAPACITY)
  readonly prefix3 = new Int32Array(CAPACITY)
  readonly shape = new Int32Array(CAPACITY)
  /** Number of a frequent word, most frequent first from 1; 0 for the rest. */
  readonly id = new Uint16Array(CAPACITY)
  /** Path in the cluster tree as a number with a leading 1 bit; 0 for words outside it. */
  readonly path = new Uint16Array(CAPACITY)
  /** Hash of the path, whole and cut at 4, 6 and 10 bits. */
  readonly c = new Int32Array(CAPACITY)
  readonly c4 = new Int32Array(CAPACITY)
  readonly c6 = new Int32Array(CAPACITY)
  readonly c10 = new Int32Array(CAPACITY)
  /** Set of tags that the dictionary allows; 0 for unknown words. */
  readonly ambiguity = new Int32Array(CAPACITY)
  readonly capital = new Uint8Array(CAPACITY)
}

/** Word forms: looked at through offsets, so that no strings are cut in the hot path. */
export interface Words {
  readonly text: string
  readonly start: ArrayLike<number>
  readonly end: ArrayLike<number>
  readonly lower: readonly string[]
}

export interface Tables {
  /** Word to cluster path, with a leading 1 bit; at most 16 bits. */
  readonly clusters: WordTable
  /** Word to 1 + number of its tag set. */
  readonly dictionary: WordTable
  /** Frequent words to their numbers. */
  readonly frequent: WordTable
}

const EDGE = 0x5bd1e995

/** Fills the columns for tokens `[first, end)`; at most `CAPACITY - 2 * PAD` of them. */
export function fillAtoms(a: Atoms, words: Words, first: number, end: number, tables: Tables): void {
  const count = end - first
  a.count = count
  edge(a, 0, EDGE)
  edge(a, 1, EDGE + 1)
  edge(a, count + PAD, EDGE + 2)
  edge(a, count + PAD + 1, EDGE + 3)
  const title = looksTitled(words, first, end)
  for (let k = 0; k < count; k++) {
    const low = words.lower[first + k]!
    const i = k + PAD
    const at = rowOf(low, tables)
    a.w[i] = rows[at]!
    a.suffix1[i] = rows[at + 1]!
    a.suffix2[i] = rows[at + 2]!
    a.suffix3[i] = rows[at + 3]!
    a.suffix4[i] = rows[at + 4]!
    a.prefix2[i] = rows[at + 5]!
    a.prefix3[i] = rows[at + 6]!
    a.path[i] = rows[at + 7]!
    a.id[i] = rows[at + 8]!
    a.c[i] = rows[at + 9]!
    a.c4[i] = rows[at + 10]!
    a.c6[i] = rows[at + 11]!
    a.c10[i] = rows[at + 12]!
    a.ambiguity[i] = rows[at + 13]!
    const s = shapeOf(words.text, words.start[first + k]!, words.end[first + k]!)
    a.capital[i] = s & 1
    a.shape[i] = mix((s << 3) + (k === 0 ? 1 : 0) + (title ? 2 : 0) + 0x50000)
  }
}

/** How many words' rows are kept before all are forgotten, and the cells of a row. */
const KEPT = 8192
const CELLS = 14
let rows = new Int32Array(256 * CELLS)
const places = new Map<string, number>()
let of: Tables | null = null

/** Where the row of what a word's letters say begins in `rows`: the same words come again and again. */
function rowOf(low: string, tables: Tables): number {
  if (tables !== of || places.size >= KEPT) {
    places.clear()
    of = tables
  }
  let at = places.get(low)
  if (at === undefined) {
    at = places.size * CELLS
    if (at === rows.length) {
      const larger = new Int32Array(rows.length * 2)
      larger.set(rows)
      rows = larger
    }
    fillRow(at, low, tables)
    places.set(low, at)
  }
  return at
}

function fillRow(at: number, low: string, tables: Tables): void {
  const n = low.length
  const w = hashWord(low)
  const path = tables.clusters.get(w)
  rows[at] = w
  rows[at + 1] = hashRange(low, n - 1, n)
  rows[at + 2] = hashRange(low, n > 2 ? n - 2 : 0, n)
  rows[at + 3] = hashRange(low, n > 3 ? n - 3 : 0, n)
  rows[at + 4] = hashRange(low, n > 4 ? n - 4 : 0, n)
  rows[at + 5] = hashRange(low, 0, n < 2 ? n : 2)
  rows[at + 6] = hashRange(low, 0, n < 3 ? n : 3)
  rows[at + 7] = path
  rows[at + 8] = tables.frequent.get(w)
  rows[at + 9] = mix(path + 0x10000)
  rows[at + 10] = mix(cut(path, 4) + 0x20000)
  rows[at + 11] = mix(cut(path, 6) + 0x30000)
  rows[at + 12] = mix(cut(path, 10) + 0x40000)
  rows[at + 13] = tables.dictionary.get(w)
}

function edge(a: Atoms, i: number, value: number): void {
  a.w[i] = mix(value)
  a.suffix1[i] = a.suffix2[i] = a.suffix3[i] = a.suffix4[i] = a.prefix2[i] = a.prefix3[i] = 1
  a.c[i] = a.c4[i] = a.c6[i] = a.c10[i] = mix(value)
  a.ambiguity[i] = 0xffff - (value & 3)
  a.shape[i] = 1
  a.id[i] = a.path[i] = 0
  a.capital[i] = 0
}

/** The first `bits` bits of a path with a leading 1. */
export function cut(path: number, bits: number): number {
  const length = 31 - Math.clz32(path)
  return length > bits ? path >> (length - bits) : path
}

/**
 * Bits: 1 capital first, 2 capitals only, 4 a capital inside, 8 a digit, 16 digits only, 32 hyphen, 64 stop, 128 one letter,
 * 256 letters beyond ASCII.
 */
function shapeOf(text: string, start: number, end: number): number {
  let [bits, upper, lower, digits, other] = [0, 0, 0, 0, 0]
  const stop = end - start > 40 ? start + 40 : end
  for (let i = start; i < stop; i++) {
    const c = text.charCodeAt(i)
    if (c >= 97 && c <= 122) lower++
    else if (c >= 65 && c <= 90) {
      upper++
      if (i === start) bits |= 1
      else if (lower > 0) bits |= 4
    } else if (c >= 48 && c <= 57) digits++
    else if (c === 45) bits |= 32
    else if (c === 46) bits |= 64
    else if (c > 127) {
      bits |= 256
      const char = text.charAt(i)
      if (char !== char.toLowerCase()) {
        upper++
        if (i === start) bits |= 1
      } else lower++
    } else other++
  }
  if (upper > 1 && lower === 0) bits |= 2
  if (digits > 0) bits |= lower + upper + other === 0 ? 24 : 8
  if (end - start === 1) bits |= 128
  return bits
}

/** Whether most longer words have a capital, as in headlines: capitals then tell less of names. */
export function looksTitled(words: Words, first: number, end: number): boolean {
  let [long, capital] = [0, 0]
  for (let i = first; i < end; i++) {
    const s = words.start[i]!
    if (words.end[i]! - s < 4) continue
    const c = words.text.charCodeAt(s)
    if ((c | 32) < 97 || (c | 32) > 122) continue
    long++
    if (c < 97) capital++
  }
  return long >= 3 && capital >= 0.7 * long
}
