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

/** A fixed table from word hashes to small numbers, open addressing; 0 stands for "not there". Words themselves are not kept. */
export class WordTable {
  private readonly keys: Int32Array
  private readonly values: Uint16Array
  private readonly mask: number

  constructor(keys: ArrayLike<number>, values: ArrayLike<number>) {
    let size = 16
    while (size < keys.length * 2) size *= 2
    this.mask = size - 1
    this.keys = new Int32Array(size)
    this.values = new Uint16Array(size)
    for (let k = 0; k < keys.length; k++) {
      let at = keys[k]! & this.mask
      while (this.keys[at] !== 0 && this.keys[at] !== keys[k]) at = (at + 1) & this.mask
      this.keys[at] = keys[k]!
      this.values[at] = values[k]!
    }
  }

  get(hash: number): number {
    let at = hash & this.mask
    while (this.keys[at] !== 0) {
      if (this.keys[at] === hash) return this.values[at]!
      at = (at + 1) & this.mask
    }
    return 0
  }
}

/** A table that gives each of the hashes its place in the list, from 1. */
export function numbered(hashes: Int32Array): WordTable {
  return new WordTable(
    hashes,
    Uint16Array.from(hashes, (_, i) => i + 1),
  )
}
