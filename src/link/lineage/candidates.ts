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
// Of a mark that more articles of the same days carry not every pair is looked at; one that still more carry tells nothing apart.
const COMMON = 12
const EVERYWHERE = 60
const BUCKET = 12
const PARTNERS = 5
const LEAST = 0.9
// Rewrites come within days: of a mark that many carry, only those who were out as near as this count.
const DAYS = 4

/**
 * Pairs worth laying side by side: near copies by MinHash bands, rewrites and shared quotations by rare marks. `days`: the day that each
 * was out on, null where it is not known; what is rare is then judged among articles of the same days, so that a collection may grow.
 */
export function candidates(sketches: readonly Sketch[], days: readonly (number | null)[] = []): Candidate[] {
  const n = sketches.length
  const chosen = new Map<number, number>()
  const key = (a: number, b: number) => (a < b ? a * n + b : b * n + a)
  const buckets = new Map<number, number[]>()
  for (const [i, s] of sketches.entries())
    for (let band = 0; band * ROWS < s.minhash.length; band++) {
      let h = band
      for (let r = 0; r < ROWS; r++) h = fold32(h, s.minhash[band * ROWS + r] as number)
      pushTo(buckets, h * 64 + band, i)
    }
  // In a big bucket the first stand for all: copies of copies meet through them.
  for (const list of buckets.values())
    for (let x = 0; x < list.length; x++) for (let y = 0; y < Math.min(x, BUCKET); y++) chosen.set(key(list[y] as number, list[x] as number), 0)
  byMarks(sketches, days, (a, b, weight) => chosen.set(key(a, b), weight))
  return [...chosen]
    .sort((p, q) => p[0] - q[0])
    .map(([k, marks]) => {
      const a = Math.floor(k / n)
      const b = k % n
      return { a, b, minhash: alike(sketches[a] as Sketch, sketches[b] as Sketch), marks }
    })
}

/** For each article the partners that share most rare marks with it, found one article at a time, so that no table of all pairs is held. */
function byMarks(sketches: readonly Sketch[], days: readonly (number | null)[], found: (a: number, b: number, weight: number) => void): void {
  const carriers = new Map<number, number[]>()
  for (const [i, s] of sketches.entries()) for (const m of s.marks) pushTo(carriers, m, i)
  for (const list of carriers.values()) if (list.length > COMMON) list.sort((p, q) => dayOrder(days, p) - dayOrder(days, q) || p - q)
  const shared = new Float64Array(sketches.length)
  for (const [i, s] of sketches.entries()) {
    const partners: number[] = []
    for (const m of s.marks) {
      const all = carriers.get(m) as number[]
      const list = all.length <= COMMON ? all : near(all, days, i)
      if (list.length < 2 || list.length > EVERYWHERE) continue
      const w = 1 / (1 + Math.log2(list.length / 2))
      for (const j of list.length <= COMMON ? list : neighbours(list, i)) {
        if (j === i) continue
        if (shared[j] === 0) partners.push(j)
        shared[j] = (shared[j] as number) + w
      }
    }
    const best = partners.filter((j) => (shared[j] as number) >= LEAST).sort((p, q) => (shared[q] as number) - (shared[p] as number) || p - q)
    for (const j of best.slice(0, PARTNERS)) found(i, j, shared[j] as number)
    for (const j of partners) shared[j] = 0
  }
}

/** An undated article stands last: its like are the other undated ones. */
function dayOrder(days: readonly (number | null)[], i: number): number {
  return days[i] ?? Number.MAX_SAFE_INTEGER
}

/** Those of a list in order of days that lie within some days of `i`, itself among them; no more than tell something. */
function near(list: readonly number[], days: readonly (number | null)[], i: number): readonly number[] {
  const day = dayOrder(days, i)
  let from = 0
  for (let to = list.length; from < to; ) {
    const middle = (from + to) >> 1
    if (dayOrder(days, list[middle] as number) < day - DAYS) from = middle + 1
    else to = middle
  }
  let to = from
  while (to < list.length && to - from <= EVERYWHERE && dayOrder(days, list[to] as number) <= day + DAYS) to++
  return list.slice(from, to)
}

/** Where many carry a mark, each is laid beside the next few: enough to hold the group together. */
function neighbours(list: readonly number[], i: number): readonly number[] {
  const at = list.indexOf(i)
  return list.slice(Math.max(0, at - 2), at + 3)
}

/** The share of equal MinHash values: an estimate of the resemblance of the two articles' shingles. */
export function alike(a: Sketch, b: Sketch): number {
  if (a.minhash.length === 0 || a.minhash.length !== b.minhash.length) return 0
  let same = 0
  for (let i = 0; i < a.minhash.length; i++) if (a.minhash[i] === b.minhash[i]) same++
  return same / a.minhash.length
}
