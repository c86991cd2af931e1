import { type Atoms, CAPACITY } from '../words/atoms.ts'
import { mix } from '../words/hash.ts'
import { actionFeatures, relationFeatures, type Tags } from './features.ts'
import { activate, beginSentence, type NetworkModel, output, RELATION_COUNT } from './network.ts'
import { ACTIONS, SHIFT, State } from './state.ts'

/** The parser's two halves are added; how they are weighted was swept on the treebank's dev part (.003-.05 and .006-.2). */
export interface Mixture {
  readonly network: NetworkModel
  readonly actionScale: number
  readonly relationScale: number
  /** Where the network's best action leads by more than this (log odds), the linear half is not asked. */
  readonly sure: number
}

/** The linear half: weights of the actions (rows of 4 cells) and of the relations (a feature's hash plus the relation). */
export interface ParserModel {
  readonly actions: Int16Array | Float32Array
  readonly relations: Int16Array | Float32Array
  /**
   * Relations seen between two UPOS on a side: row `(side * 17 + governor) * 17 + dependent` is
   * `members[offsets[row] .. offsets[row + 1]]`.
   */
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
export function parseSentence(model: ParserModel, a: Atoms, g: Tags, mixture: Mixture | null): State {
  if (a.count >= CAPACITY) throw new RangeError('sentence too long')
  state.reset(a.count)
  beginSentence()
  while (!state.done()) {
    const allowed = state.allowed()
    const action = mixture ? mixedAction(model, mixture, a, g, allowed) : linearAction(model, a, g, allowed)
    if (action === SHIFT) {
      state.shift()
      continue
    }
    const governor = state.governor(action)
    const dependent = state.stack[state.size - 1]!
    const rel = mixture ? mixedRelation(model, mixture, a, g, governor, dependent) : bestRelation(model, state, a, g, governor, dependent, count)
    state.attach(action, rel, RELATION_SUM[rel]!)
  }
  return state
}

function linearAction(model: ParserModel, a: Atoms, g: Tags, allowed: number): number {
  if ((allowed & (allowed - 1)) === 0) return 31 - Math.clz32(allowed)
  scoreActions(model.actions, actionFeatures(state, a, g, features))
  return bestAction(allowed)
}

const logits = new Float64Array(ACTIONS)

function mixedAction(model: ParserModel, mixture: Mixture, a: Atoms, g: Tags, allowed: number): number {
  const forced = (allowed & (allowed - 1)) === 0
  if (forced && allowed === 1 << SHIFT) return SHIFT
  activate(mixture.network, state, a, g)
  if (forced) return 31 - Math.clz32(allowed)
  let [first, second] = [-Infinity, -Infinity]
  for (let x = 0; x < ACTIONS; x++) {
    scores[x] = logits[x] = (allowed >> x) & 1 ? output(mixture.network, x) : -Infinity
    if (logits[x]! > first) {
      second = first
      first = logits[x]!
    } else if (logits[x]! > second) second = logits[x]!
  }
  if (first - second < mixture.sure) {
    scoreActions(model.actions, actionFeatures(state, a, g, features))
    for (let x = 0; x < ACTIONS; x++) scores[x] = scores[x]! * mixture.actionScale + logits[x]!
  }
  return bestAction(allowed)
}

/** The relation that both halves together prefer. The network has seen the configuration already. */
function mixedRelation(model: ParserModel, mixture: Mixture, a: Atoms, g: Tags, governor: number, dependent: number): number {
  if (governor === state.count) return model.root
  const row = rowOf(state, g, governor, dependent)
  const from = model.offsets[row]!
  const to = model.offsets[row + 1]!
  if (to - from <= 1) return to === from ? 0 : model.members[from]!
  const side = 3 + (governor > dependent ? 0 : RELATION_COUNT)
  let best = 0
  let [first, second] = [-Infinity, -Infinity]
  for (let m = from; m < to; m++) {
    const score = output(mixture.network, side + model.members[m]!)
    relationLogits[m - from] = score
    if (score > first) {
      second = first
      first = score
      best = model.members[m]!
    } else if (score > second) second = score
  }
  if (first - second > mixture.sure) return best
  const n = relationFeatures(state, a, g, governor, dependent, features)
  const weights = model.relations
  const mask = weights.length - 1
  let top = -Infinity
  for (let m = from; m < to; m++) {
    // What lies far behind for the network is not looked at again.
    if (relationLogits[m - from]! < first - 2 * mixture.sure) continue
    const r = model.members[m]!
    let linear = 0
    for (let k = 0; k < n; k++) linear += weights[(features[k]! + r) & mask]!
    const score = linear * mixture.relationScale + relationLogits[m - from]!
    if (score > top) {
      top = score
      best = r
    }
  }
  return best
}

const relationLogits = new Float64Array(RELATION_COUNT)
