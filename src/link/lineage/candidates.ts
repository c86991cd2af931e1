import { fold32 } from '../common/hash.ts'

type Numbers = ArrayLike<number> & Iterable<number>

/** What articles are chosen by: a sketch, in whatever sort of list. Values are 32 bits. */
export interface Marked {
  readonly minhash: Numbers
  readonly marks: Numbers
}

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
export function candidates(sketches: readonly Marked[], days: readonly (number | null)[] = []): Candidate[] {
  const n = sketches.length
  const chosen = new Map<number, number>()
  const key = (a: number, b: number) => (a < b ? a * n + b : b * n + a)
  const buckets = sortedPairs(sketches, bandsOf)
  for (let from = 0; from < buckets.length; ) {
    let to = from + 1
    const band = markOf(buckets[from] as number)
    while (to < buckets.length && markOf(buckets[to] as number) === band) to++
    // In a big bucket the first stand for all: copies of copies meet through them.
    for (let x = from; x < to; x++)
      for (let y = from; y < Math.min(x, from + BUCKET); y++) chosen.set(key(articleOf(buckets[y] as number), articleOf(buckets[x] as number)), 0)
    from = to
  }
  byMarks(sketches, days, (a, b, weight) => chosen.set(key(a, b), weight))
  return [...chosen]
    .sort((p, q) => p[0] - q[0])
    .map(([k, marks]) => {
      const a = Math.floor(k / n)
      const b = k % n
      return { a, b, minhash: alike(sketches[a] as Marked, sketches[b] as Marked), marks }
    })
}

/** The bands of an article's MinHash, each as one number. */
function* bandsOf({ minhash }: Marked): Generator<number> {
  for (let band = 0; band * ROWS < minhash.length; band++) {
    let h = band
    for (let r = 0; r < ROWS; r++) h = fold32(h, minhash[band * ROWS + r] as number)
    yield h
  }
}

/** For each article the partners that share most rare marks with it, found one article at a time, so that no table of all pairs is held. */
function byMarks(sketches: readonly Marked[], days: readonly (number | null)[], found: (a: number, b: number, weight: number) => void): void {
  const runs = carriersOf(sketches, days)
  const shared = new Float64Array(sketches.length)
  for (const i of sketches.keys()) {
    const partners: number[] = []
    for (const run of runs.of(i)) {
      const all = runs.list(run)
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

interface Carriers {
  /** The marks of an article that others carry, too, as numbers of runs. */
  of(article: number): Iterable<number>
  /** The articles that carry a mark: by number, or in order of days where many do. */
  list(run: number): Uint32Array
}

/** Who carries which mark. Sorted numbers instead of a list a mark: most marks are one article's own, and there are two hundred an article. */
function carriersOf(sketches: readonly Marked[], days: readonly (number | null)[]): Carriers {
  const pairs = sortedPairs(sketches, (s) => s.marks)
  // Runs of one mark with more than one article; the others drop out here.
  const articles = new Uint32Array(pairs.length)
  const ends: number[] = [0]
  let kept = 0
  for (let i = 0; i < pairs.length; ) {
    let to = i + 1
    const mark = markOf(pairs[i] as number)
    while (to < pairs.length && markOf(pairs[to] as number) === mark) to++
    if (to - i > 1) {
      for (let k = i; k < to; k++) articles[kept++] = articleOf(pairs[k] as number)
      if (to - i > COMMON) articles.subarray(kept - (to - i), kept).sort((p, q) => dayOrder(days, p) - dayOrder(days, q) || p - q)
      ends.push(kept)
    }
    i = to
  }
  const list = (run: number) => articles.subarray(ends[run], ends[run + 1])
  const { starts, runs } = runsByArticle(sketches.length, articles.subarray(0, kept), ends)
  return { list, of: (article) => runs.subarray(starts[article], starts[article + 1]) }
}

/** The runs that each article stands in, in the runs' order: `runs` from `starts[i]` to `starts[i + 1]` are article `i`'s. */
function runsByArticle(count: number, articles: Uint32Array, ends: readonly number[]): { starts: Uint32Array; runs: Uint32Array } {
  const starts = new Uint32Array(count + 1)
  for (const a of articles) starts[a + 1] = (starts[a + 1] as number) + 1
  for (let i = 0; i < count; i++) starts[i + 1] = (starts[i + 1] as number) + (starts[i] as number)
  const at = starts.slice()
  const runs = new Uint32Array(articles.length)
  for (let run = 0; run + 1 < ends.length; run++)
    for (let k = ends[run] as number; k < (ends[run + 1] as number); k++) {
      const a = articles[k] as number
      runs[at[a] as number] = run
      at[a] = (at[a] as number) + 1
    }
  return { starts, runs }
}

const FACTOR = 1 << 20

function markOf(pair: number): number {
  return Math.floor(pair / FACTOR)
}

function articleOf(pair: number): number {
  return pair % FACTOR
}

/** All pairs of a 32-bit value and an article that has it, as one number each, in order: 32 bits and 20, so up to a million articles. */
function sortedPairs(sketches: readonly Marked[], valuesOf: (s: Marked) => Iterable<number>): Float64Array {
  let count = 0
  for (const s of sketches) for (const _ of valuesOf(s)) count++
  const pairs = new Float64Array(count)
  let at = 0
  for (const [i, s] of sketches.entries()) for (const v of valuesOf(s)) pairs[at++] = v * FACTOR + i
  return pairs.sort()
}

/** An undated article stands last: its like are the other undated ones. */
function dayOrder(days: readonly (number | null)[], i: number): number {
  return days[i] ?? Number.MAX_SAFE_INTEGER
}

/** Those of a list in order of days that lie within some days of `i`, itself among them; no more than tell something. */
function near(list: Uint32Array, days: readonly (number | null)[], i: number): Uint32Array {
  const day = dayOrder(days, i)
  let from = 0
  for (let to = list.length; from < to; ) {
    const middle = (from + to) >> 1
    if (dayOrder(days, list[middle] as number) < day - DAYS) from = middle + 1
    else to = middle
  }
  let to = from
  while (to < list.length && to - from <= EVERYWHERE && dayOrder(days, list[to] as number) <= day + DAYS) to++
  return list.subarray(from, to)
}

/** Where many carry a mark, each is laid beside the next few: enough to hold the group together. */
function neighbours(list: Uint32Array, i: number): Uint32Array {
  const at = list.indexOf(i)
  return list.subarray(Math.max(0, at - 2), at + 3)
}

/** The share of equal MinHash values: an estimate of the resemblance of the two articles' shingles. */
export function alike(a: Marked, b: Marked): number {
  if (a.minhash.length === 0 || a.minhash.length !== b.minhash.length) return 0
  let same = 0
  for (let i = 0; i < a.minhash.length; i++) if (a.minhash[i] === b.minhash[i]) same++
  return same / a.minhash.length
}
