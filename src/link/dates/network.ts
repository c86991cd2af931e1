// A simple temporal network: points in time and bounds on the differences between them, solved as shortest paths.
// After R. Dechter, I. Meiri, J. Pearl, "Temporal constraint networks", Artificial Intelligence 49 (1991) 61–95; the paths by
// Bellman and Ford with a queue, a negative cycle being a set of bounds that cannot all hold.

/** `at[to] - at[from] <= most`, in days; point 0 is day 0, so that a bound from or to it is a date. `tag` says who claims it. */
export interface Bound<T> {
  readonly from: number
  readonly to: number
  readonly most: number
  readonly tag: T
}

/** The days on which a point can lie, and the bounds that leave no others. */
export interface Window<T> {
  readonly first: number
  readonly last: number
  readonly whyFirst: readonly T[]
  readonly whyLast: readonly T[]
}

/** Whether all bounds can hold; if not, the bounds of one circle that cannot. `size` counts the points, 0 among them. */
export function circle<T>(size: number, bounds: readonly Bound<T>[]): readonly Bound<T>[] | null {
  const run = shortest(size, bounds, null)
  return run.circle
}

/** The windows that consistent bounds leave to each point. Ends that nothing bounds are infinite. */
export function windows<T>(size: number, bounds: readonly Bound<T>[]): Window<T>[] {
  const ahead = shortest(size, bounds, 0)
  const back = shortest(
    size,
    bounds.map((b) => ({ ...b, from: b.to, to: b.from })),
    0,
  )
  return Array.from({ length: size }, (_, i) => ({
    first: back.far[i] === Infinity ? -Infinity : -(back.far[i] as number) + 0,
    last: ahead.far[i] as number,
    whyFirst: back.path(i),
    whyLast: ahead.path(i),
  }))
}

/**
 * The least part of the bounds that cannot hold together: what is claimed under one tag is taken out as a whole, and stays out
 * if what is left still cannot hold. Minimal, so that giving up any one of the tags that are left mends it.
 */
export function least<T>(size: number, bounds: readonly Bound<T>[]): readonly T[] {
  let kept = [...bounds]
  for (const tag of new Set(bounds.map((b) => b.tag))) {
    const without = kept.filter((b) => b.tag !== tag)
    if (circle(size, without)) kept = without
  }
  return [...new Set(kept.map((b) => b.tag))]
}

interface Paths<T> {
  readonly far: readonly number[]
  readonly circle: readonly Bound<T>[] | null
  path(point: number): T[]
}

/** Shortest paths from a point, or from everywhere at once (which finds a negative circle wherever it lies). */
function shortest<T>(size: number, bounds: readonly Bound<T>[], from: number | null): Paths<T> {
  const out: Bound<T>[][] = Array.from({ length: size }, () => [])
  for (const b of bounds) (out[b.from] as Bound<T>[]).push(b)
  const far = new Array<number>(size).fill(from === null ? 0 : Infinity)
  const by = new Array<Bound<T> | null>(size).fill(null)
  const waiting = new Uint8Array(size)
  let queue: number[] = from === null ? Array.from({ length: size }, (_, i) => i) : [from]
  if (from !== null) far[from] = 0
  for (const i of queue) waiting[i] = 1
  // Without a circle no path has more bounds than there are points: so many rounds are enough.
  for (let round = 0; queue.length > 0 && round <= size; round++) {
    const next: number[] = []
    for (const i of queue) {
      waiting[i] = 0
      for (const b of out[i] as Bound<T>[]) {
        const d = (far[i] as number) + b.most
        if (d >= (far[b.to] as number)) continue
        far[b.to] = d
        by[b.to] = b
        if (!waiting[b.to]) {
          waiting[b.to] = 1
          next.push(b.to)
        }
      }
    }
    queue = next
    // A circle shows among the predecessors long before the last round.
    if (queue.length > 0 && (round & 7) === 7) {
      const found = loop(by)
      if (found) return { far, circle: found, path: () => [] }
    }
  }
  const found = queue.length > 0 ? loop(by) : null
  const path = (point: number): T[] => {
    const tags: T[] = []
    let at = point
    for (let steps = 0; by[at] && steps <= size; steps++) {
      tags.push((by[at] as Bound<T>).tag)
      at = (by[at] as Bound<T>).from
    }
    return [...new Set(tags.reverse())]
  }
  return { far, circle: found, path }
}

/** A circle in the graph of predecessors, as its bounds. */
function loop<T>(by: readonly (Bound<T> | null)[]): Bound<T>[] | null {
  const seen = new Int32Array(by.length).fill(-1)
  for (let start = 0; start < by.length; start++) {
    let at = start
    while (seen[at] === -1 && by[at]) {
      seen[at] = start
      at = (by[at] as Bound<T>).from
    }
    if (seen[at] !== start || !by[at]) continue
    const found: Bound<T>[] = []
    let i = at
    do {
      const b = by[i] as Bound<T>
      found.push(b)
      i = b.from
    } while (i !== at && found.length <= by.length)
    return found
  }
  return null
}
