import { type Atoms, CAPACITY } from '../words/atoms.ts'
import { mix } from '../words/hash.ts'
import { actionFeatures, relationFeatures, type Tags } from './features.ts'
import { ACTIONS, LEFT, SHIFT, State } from './state.ts'

/** A trained parser: weights of the actions (rows of 4 cells) and of the relations (a feature's hash plus the relation). */
export interface ParserModel {
  readonly actions: Int16Array | Float32Array
  readonly relations: Int16Array | Float32Array
  /** Relations seen between two UPOS on a side: row `(side * 17 + governor) * 17 + dependent` is `members[offsets[row] .. offsets[row + 1]]`. */
  readonly offsets: Uint32Array
  readonly members: Uint8Array
  /** Index of the relation `root`. */
  readonly root: number
}

/** What a relation adds to its governor's sum over children. */
export const RELATION_SUM = new Int32Array(64)
for (let r = 0; r < 64; r++) RELATION_SUM[r] = mix(0x80000 + r)

export const scores = new Float64Array(ACTIONS)
export const features = new Int32Array(160)

/** Scores the three actions into `scores`. */
export function scoreActions(weights: Int16Array | Float32Array, count: number): void {
  const mask = (weights.length >> 2) - 1
  let [a, b, c] = [0, 0, 0]
  for (let k = 0; k < count; k++) {
    const row = (features[k]! & mask) << 2
    a += weights[row]!
    b += weights[row + 1]!
    c += weights[row + 2]!
  }
  scores[0] = a
  scores[1] = b
  scores[2] = c
}

/** The best of the allowed actions; ties go to the first. */
export function bestAction(allowed: number): number {
  let best = -1
  let top = -Infinity
  for (let action = 0; action < ACTIONS; action++) {
    if ((allowed >> action) & 1 && scores[action]! > top) {
      top = scores[action]!
      best = action
    }
  }
  return best
}

/** Row of the table of relations for an arc. */
export function rowOf(s: State, g: Tags, governor: number, dependent: number): number {
  return ((governor > dependent ? 0 : 1) * 17 + (governor === s.count ? 0 : g.upos[governor]!)) * 17 + g.upos[dependent]!
}

/** The best relation for an arc; leaves the features of the choice in `features` when there was one, and their number in `out[0]`. */
export function bestRelation(model: ParserModel, s: State, a: Atoms, g: Tags, governor: number, dependent: number, out: Int32Array): number {
  out[0] = 0
  if (governor === s.count) return model.root
  const row = rowOf(s, g, governor, dependent)
  const from = model.offsets[row]!
  const to = model.offsets[row + 1]!
  if (to - from === 1) return model.members[from]!
  if (to === from) return 0
  const n = relationFeatures(s, a, g, governor, dependent, features)
  out[0] = n
  const weights = model.relations
  const mask = weights.length - 1
  let best = 0
  let top = -Infinity
  for (let m = from; m < to; m++) {
    const r = model.members[m]!
    let score = 0
    for (let k = 0; k < n; k++) score += weights[(features[k]! + r) & mask]!
    if (score > top) {
      top = score
      best = r
    }
  }
  return best
}

const state = new State()
const count = new Int32Array(1)

/** Parses one tagged sentence greedily. Gives heads (`count` is the root) and relations, valid until the next call. */
export function parseSentence(model: ParserModel, a: Atoms, g: Tags): State {
  if (a.count >= CAPACITY) throw new RangeError('sentence too long')
  state.reset(a.count)
  while (!state.done()) {
    const allowed = state.allowed()
    let action: number
    if ((allowed & (allowed - 1)) === 0) action = 31 - Math.clz32(allowed)
    else {
      scoreActions(model.actions, actionFeatures(state, a, g, features))
      action = bestAction(allowed)
    }
    if (action === SHIFT) state.shift()
    else {
      const governor = action === LEFT ? state.front : state.stack[state.size - 2]!
      const dependent = state.stack[state.size - 1]!
      const rel = bestRelation(model, state, a, g, governor, dependent, count)
      state.attach(action, rel, RELATION_SUM[rel]!)
    }
  }
  return state
}
