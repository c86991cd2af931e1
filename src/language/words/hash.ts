/** Mixes a 32-bit integer (the finaliser of Murmur3). */
export function mix(h: number): number {
  h ^= h >>> 16
  h = Math.imul(h, 0x85ebca6b)
  h ^= h >>> 13
  h = Math.imul(h, 0xc2b2ae35)
  return h ^ (h >>> 16)
}

/** Hash of the code units `[from, to)` of a string, digits folded to one; well mixed, signed 32 bits, never 0. */
export function hashRange(word: string, from: number, to: number): number {
  let h = 0x811c9dc5
  for (let i = from; i < to; i++) {
    const c = word.charCodeAt(i)
    h = Math.imul(h ^ (c >= 48 && c <= 57 ? 48 : c), 0x01000193)
  }
  return mix(h) || 1
}

/** Hash of a whole word, as the tables know it. */
export function hashWord(word: string): number {
  return hashRange(word, 0, word.length)
}

/**
 * A fixed table from word hashes to small numbers, open addressing; 0 stands for "not there". Words themselves are not kept. Its two
 * columns are of the same length, a power of two, and at least half empty.
 */
export class WordTable {
  readonly keys: Int32Array
  readonly values: Uint16Array
  private readonly mask: number

  constructor(keys: Int32Array, values: Uint16Array) {
    this.keys = keys
    this.values = values
    this.mask = keys.length - 1
  }

  /** The table of these hashes, each with its number; of equal hashes the last one's counts. */
  static of(hashes: ArrayLike<number>, numbers: ArrayLike<number>): WordTable {
    let size = 16
    while (size < hashes.length * 2) size *= 2
    const table = new WordTable(new Int32Array(size), new Uint16Array(size))
    for (let k = 0; k < hashes.length; k++) {
      const at = table.place(hashes[k]!)
      table.keys[at] = hashes[k]!
      table.values[at] = numbers[k]!
    }
    return table
  }

  get(hash: number): number {
    // An empty place has the number 0.
    return this.values[this.place(hash)]!
  }

  private place(hash: number): number {
    let at = hash & this.mask
    while (this.keys[at] !== 0 && this.keys[at] !== hash) at = (at + 1) & this.mask
    return at
  }
}

/** A table that gives each of the hashes its place in the list, from 1. */
export function numbered(hashes: Int32Array): WordTable {
  return WordTable.of(
    hashes,
    Uint16Array.from(hashes, (_, i) => i + 1),
  )
}
