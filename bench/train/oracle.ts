import { ACTIONS, LEFT, RIGHT, SHIFT, type State } from '../../src/language/parse/state.ts'
import { CAPACITY } from '../../src/language/words/atoms.ts'

/** Counts of arcs that each action makes unreachable (Goldberg and Nivre, COLING 2012 and TACL 2013, for arc-hybrid). */
export class Oracle {
  private readonly onStack = new Uint8Array(CAPACITY)
  private children: number[][] = []
  private head: Int32Array = new Int32Array(0)
  readonly cost = new Int32Array(ACTIONS)

  begin(head: Int32Array, count: number): void {
    this.head = head
    this.onStack.fill(0, 0, count + 1)
    this.children = Array.from({ length: count + 1 }, () => [])
    for (let k = 0; k < count; k++) this.children[head[k]!]!.push(k)
  }

  measure(s: State): void {
    const front = s.front
    const s0 = s.size > 0 ? s.stack[s.size - 1]! : -1
    const s1 = s.size > 1 ? s.stack[s.size - 2]! : -1
    let shift = 0
    if (front < s.count) {
      const h = this.head[front]!
      if (h < front && h !== s0 && this.onStack[h]) shift++
      for (const d of this.children[front]!) if (d < front && this.onStack[d]) shift++
    }
    this.cost[SHIFT] = shift
    if (s0 < 0) return
    let later = 0
    for (const d of this.children[s0]!) if (d >= front) later++
    const h = this.head[s0]!
    this.cost[LEFT] = later + (h === s1 || h > front ? 1 : 0)
    this.cost[RIGHT] = later + (h >= front ? 1 : 0)
  }

  moved(s: State, action: number): void {
    if (action === SHIFT) this.onStack[s.front - 1] = 1
    else this.onStack[s.stack[s.size]!] = 0
  }
}
