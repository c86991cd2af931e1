import { mix } from './hash.ts'

/** Features that are hashes of one to three values each, as a table that the kernel walks through. */
export interface Templates {
  /** Four cells a feature: its seed, and where its values stand, in bytes; a value that is not there is the first, which is always 0. */
  readonly cells: Int32Array
  /** How many features there are. */
  readonly count: number
}

/** Cells of a feature. */
export const TEMPLATE = 4

// Multipliers of a feature's values and of the last scrambling (from MurmurHash3 and its kin).
export const FIRST = 0x9e3779b1
export const SECOND = 0x85ebca77
export const THIRD = 0xc2b2ae3d
export const SCRAMBLE = 0x2c1b3c6d

/** The seed of the `k`th feature of a family. */
export const seedOf = (k: number, family: number): number => mix(k * FIRST + family)

/**
 * Reads a table of features. `values` names the values from the second place on, `features` what each is made of (`word+tag`); seeds go by a feature's
 * place there, counted from `from`. Throws on a name that is not among the values.
 */
export function templates(values: string, features: string, family: number, from = 0): Templates {
  const names = values.split(' ')
  const placeOf = (name: string): number => {
    const at = names.indexOf(name)
    if (at < 0) throw new Error(`no value ${name}`)
    return 4 * (at + 1)
  }
  const all = features.split(' ').map((feature, k) => [seedOf(k + from, family), ...feature.split('+').map(placeOf), 0, 0].slice(0, TEMPLATE))
  return { cells: Int32Array.from(all.flat()), count: all.length }
}

/** Hashes of all features into `out`, without the kernel: for training. */
export function hashesOf(t: Templates, values: Int32Array, out: Int32Array): void {
  for (let k = 0; k < t.count; k++) out[k] = hashAt(t.cells, k * TEMPLATE, values, 0)
}

/** The hash of the feature whose cells begin at `at`; its values begin at the byte `base` of `values`. */
export function hashAt(cells: Int32Array, at: number, values: Int32Array, base: number): number {
  const value = (n: number): number => values[(base + cells[at + n]!) >> 2]!
  let h = (cells[at]! + Math.imul(value(1), FIRST) + Math.imul(value(2), SECOND) + Math.imul(value(3), THIRD)) | 0
  h ^= h >>> 15
  h = Math.imul(h, SCRAMBLE)
  return h ^ (h >>> 12)
}
