import { CAPACITY } from '../words/atoms.ts'

export const SHIFT = 0
export const LEFT = 1
export const RIGHT = 2
export const ACTIONS = 3

/**
 * A configuration of the arc-hybrid system (Kuhlmann, Gómez-Rodríguez and Satta, ACL 2011): a stack, the rest of the sentence from
 * `front`, and the arcs so far. The root is a pseudo-token after the last word, so it can only take what is left at the end.
 */
export class State {
  count = 0
  size = 0
  front = 0
  readonly stack = new Int32Array(CAPACITY)
  /** Head of each token, `count` for the root; -1 while there is none. */
  readonly head = new Int32Array(CAPACITY)
  readonly rel = new Uint8Array(CAPACITY)
  // Outermost and second-outermost children on each side, -1 for none; numbers of children; sum over the children's relations.
  readonly left1 = new Int32Array(CAPACITY)
  readonly left2 = new Int32Array(CAPACITY)
  readonly right1 = new Int32Array(CAPACITY)
  readonly right2 = new Int32Array(CAPACITY)
  readonly lefts = new Int32Array(CAPACITY)
  readonly rights = new Int32Array(CAPACITY)
  readonly relations = new Int32Array(CAPACITY)

  reset(count: number): void {
    this.count = count
    this.size = 0
    this.front = 0
    this.head.fill(-1, 0, count + 1)
    this.rel.fill(0, 0, count + 1)
    this.left1.fill(-1, 0, count + 1)
    this.left2.fill(-1, 0, count + 1)
    this.right1.fill(-1, 0, count + 1)
    this.right2.fill(-1, 0, count + 1)
    this.lefts.fill(0, 0, count + 1)
    this.rights.fill(0, 0, count + 1)
    this.relations.fill(0, 0, count + 1)
  }

  done(): boolean {
    return this.front === this.count && this.size === 0
  }

  /** Bit set of the actions that are possible now: 1 shift, 2 left, 4 right. Never empty before the end. */
  allowed(): number {
    let bits = 0
    if (this.front < this.count) bits |= 1
    if (this.size > 0 && (this.front < this.count || this.size === 1)) bits |= 2
    if (this.size > 1) bits |= 4
    return bits
  }

  shift(): void {
    this.stack[this.size++] = this.front++
  }

  /** The governor that the action would give to the top of the stack. */
  governor(action: number): number {
    return action === LEFT ? this.front : this.stack[this.size - 2]!
  }

  /** Attaches the top of the stack to its governor and takes it off. */
  attach(action: number, rel: number, relation: number): void {
    const dependent = this.stack[--this.size]!
    const governor = action === LEFT ? this.front : this.stack[this.size - 1]!
    this.head[dependent] = governor
    this.rel[dependent] = rel
    this.relations[governor] = (this.relations[governor]! + relation) | 0
    if (action === LEFT) {
      this.left2[governor] = this.left1[governor]!
      this.left1[governor] = dependent
      this.lefts[governor]!++
    } else {
      this.right2[governor] = this.right1[governor]!
      this.right1[governor] = dependent
      this.rights[governor]!++
    }
  }
}
