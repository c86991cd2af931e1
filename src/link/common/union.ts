/** Disjoint sets over `0 … n-1`; the root of a set is always its smallest member, so that the order of unions does not show. */
export class Sets {
  readonly #parent: Int32Array

  constructor(n: number) {
    this.#parent = Int32Array.from({ length: n }, (_, i) => i)
  }

  find(i: number): number {
    let root = i
    while (this.#parent[root] !== root) root = this.#parent[root] as number
    while (this.#parent[i] !== root) {
      const next = this.#parent[i] as number
      this.#parent[i] = root
      i = next
    }
    return root
  }

  /** Whether the two were apart before. */
  union(a: number, b: number): boolean {
    const x = this.find(a)
    const y = this.find(b)
    if (x === y) return false
    this.#parent[Math.max(x, y)] = Math.min(x, y)
    return true
  }

  /** Members of each set, ascending, in order of the smallest. */
  groups(): number[][] {
    const by = new Map<number, number[]>()
    for (let i = 0; i < this.#parent.length; i++) {
      const root = this.find(i)
      const list = by.get(root)
      if (list) list.push(i)
      else by.set(root, [i])
    }
    return [...by.values()]
  }
}
