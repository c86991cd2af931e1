import type { Sketch } from '../../model/reading.ts'
import { fold32 } from '../common/hash.ts'
import { pushTo } from '../common/sort.ts'

/** Two articles that may share wording, by index, the smaller first; `marks` is the weight of the marks in common. */
export interface Candidate {
  readonly a: number
  readonly b: number
  readonly minhash: number
  readonly marks: number
}

// 32 bands of 4: pairs of resemblance .5 meet with probability .87, of .3 with .23, of .1 with .003.
const ROWS = 4
// A mark that more articles carry than this tells nothing apart; the rest keeps the pairs looked at linear in the articles.
const COMMON = 24
const BUCKET = 12
const PARTNERS = 8
const LEAST = 0.9

/** Pairs worth laying side by side: near copies by MinHash bands, rewrites and shared quotations by rare marks. */
export function candidates(sketches: readonly Sketch[]): Candidate[] {
  const weight = new Map<number, number>()
  const n = sketches.length
  const key = (a: number, b: number) => (a < b ? a * n + b : b * n + a)
  const banded = new Set<number>()
  const buckets = new Map<number, number[]>()
  for (const [i, s] of sketches.entries())
    for (let band = 0; band * ROWS < s.minhash.length; band++) {
      let h = band
      for (let r = 0; r < ROWS; r++) h = fold32(h, s.minhash[band * ROWS + r] as number)
      pushTo(buckets, h * 64 + band, i)
    }
  // In a big bucket the first stands for all: copies of copies meet through it.
  for (const list of buckets.values())
    for (let x = 0; x < list.length; x++) for (let y = 0; y < Math.min(x, BUCKET); y++) banded.add(key(list[y] as number, list[x] as number))
  const carriers = new Map<number, number[]>()
  for (const [i, s] of sketches.entries()) for (const m of s.marks) pushTo(carriers, m, i)
  for (const list of carriers.values()) {
    if (list.length < 2 || list.length > COMMON) continue
    const w = 1 / (1 + Math.log2(list.length / 2))
    for (let x = 0; x < list.length; x++)
      for (let y = x + 1; y < list.length; y++) {
        const k = key(list[x] as number, list[y] as number)
        weight.set(k, (weight.get(k) ?? 0) + w)
      }
  }
  return choose(sketches, n, banded, weight)
}

/** All banded pairs, and for each article the partners that share most rare marks. */
function choose(sketches: readonly Sketch[], n: number, banded: ReadonlySet<number>, weight: ReadonlyMap<number, number>): Candidate[] {
  const best = new Map<number, { k: number; w: number }[]>()
  for (const [k, w] of weight) {
    if (w < LEAST || banded.has(k)) continue
    pushTo(best, Math.floor(k / n), { k, w })
    pushTo(best, k % n, { k, w })
  }
  const chosen = new Set(banded)
  for (const list of best.values()) {
    list.sort((p, q) => q.w - p.w || p.k - q.k)
    for (const { k } of list.slice(0, PARTNERS)) chosen.add(k)
  }
  return [...chosen]
    .sort((p, q) => p - q)
    .map((k) => {
      const a = Math.floor(k / n)
      const b = k % n
      return { a, b, minhash: alike(sketches[a] as Sketch, sketches[b] as Sketch), marks: weight.get(k) ?? 0 }
    })
}

/** The share of equal MinHash values: an estimate of the resemblance of the two articles' shingles. */
export function alike(a: Sketch, b: Sketch): number {
  if (a.minhash.length === 0 || a.minhash.length !== b.minhash.length) return 0
  let same = 0
  for (let i = 0; i < a.minhash.length; i++) if (a.minhash[i] === b.minhash[i]) same++
  return same / a.minhash.length
}
