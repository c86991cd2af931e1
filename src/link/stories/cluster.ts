/** Two things by their places in a list, and how like they are; pairs that are not listed are not like at all. */
export interface Pair {
  readonly a: number
  readonly b: number
  readonly likeness: number
}

/**
 * Agglomerative clustering by average linkage: the two groups with the highest mean likeness are joined, until none reaches `least`. Gives
 * groups of places, in order of their first one. Ties go to the earlier places, so that the outcome hangs on the likenesses alone. Cost grows
 * with the pairs (times the logarithm), not with the square of the number of things.
 */
export function averageLink(count: number, pairs: readonly Pair[], least: number): number[][] {
  const members: (number[] | null)[] = Array.from({ length: count }, (_, i) => [i])
  /** Sums of likeness between groups. */
  const sums: Map<number, number>[] = Array.from({ length: count }, () => new Map<number, number>())
  const heap = new Heap()
  for (const { a, b, likeness } of pairs) {
    sums[a]!.set(b, likeness)
    sums[b]!.set(a, likeness)
    if (likeness >= least) heap.push({ mean: likeness, a: Math.min(a, b), b: Math.max(a, b), sizes: 2 })
  }
  for (let top = heap.pop(); top; top = heap.pop()) {
    const [into, from] = [members[top.a], members[top.b]]
    // A group that has grown or gone since makes the entry stale; its newer one is in the heap.
    if (!into || !from || into.length + from.length !== top.sizes) continue
    for (const [other, sum] of sums[top.b]!) {
      sums[other]!.delete(top.b)
      if (other === top.a) continue
      const both = (sums[top.a]!.get(other) ?? 0) + sum
      sums[top.a]!.set(other, both)
      sums[other]!.set(top.a, both)
    }
    into.push(...from)
    members[top.b] = null
    sums[top.b]!.clear()
    for (const [other, sum] of sums[top.a]!) {
      const size = members[other]!.length
      const mean = sum / (size * into.length)
      if (mean >= least) heap.push({ mean, a: Math.min(top.a, other), b: Math.max(top.a, other), sizes: size + into.length })
    }
  }
  return members.flatMap((m) => (m ? [m.sort((x, y) => x - y)] : [])).sort((x, y) => x[0]! - y[0]!)
}

interface Merge {
  readonly mean: number
  readonly a: number
  readonly b: number
  /** Members of both when this was noted. */
  readonly sizes: number
}

function before(x: Merge, y: Merge): boolean {
  return x.mean !== y.mean ? x.mean > y.mean : x.a !== y.a ? x.a < y.a : x.b < y.b
}

/** A binary heap with the best merge on top. */
class Heap {
  readonly #items: Merge[] = []

  push(item: Merge): void {
    const items = this.#items
    let i = items.push(item) - 1
    for (let up = (i - 1) >> 1; i > 0 && before(item, items[up]!); up = (i - 1) >> 1) {
      items[i] = items[up]!
      i = up
    }
    items[i] = item
  }

  pop(): Merge | undefined {
    const items = this.#items
    const top = items[0]
    const last = items.pop()
    if (!top || !last || items.length === 0) return top
    let i = 0
    for (let down = 1; down < items.length; down = 2 * i + 1) {
      if (down + 1 < items.length && before(items[down + 1]!, items[down]!)) down++
      if (!before(items[down]!, last)) break
      items[i] = items[down]!
      i = down
    }
    items[i] = last
    return top
  }
}
