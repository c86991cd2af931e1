import type { Kernel } from '../model/kernel.ts'
import type { Scratch } from '../model/scratch.ts'
import { type Atoms, CAPACITY } from '../words/atoms.ts'
import { mix } from '../words/hash.ts'
import { TEMPLATE } from '../words/templates.ts'
import { ACTION_FEATURES, actionValues, RELATION_FEATURES, relationValues, type Tags } from './features.ts'
import { activate, beginSentence, type NetworkModel, outputs, RELATION_COUNT } from './network.ts'
import { ACTIONS, SHIFT, State } from './state.ts'

/**
 * A trained parser of two halves whose scores are added: a network, and a linear one that is asked where the network is not sure. How
 * they are weighted was swept on the treebank's dev part (.003-.05 and .006-.2).
 */
export interface ParserModel extends RelationTable {
  readonly kernel: Kernel
  readonly scratch: Scratch
  readonly network: NetworkModel
  /** Address of the linear weights of the actions (rows of 4 cells), and the mask that makes a row's number of a hash. */
  readonly actions: number
  readonly actionMask: number
  /** Address of the linear weights of the relations (a feature's hash plus the relation), and the mask for the hash. */
  readonly relations: number
  readonly relationMask: number
  /** Addresses of the tables of features. */
  readonly actionFeatures: number
  readonly relationFeatures: number
  /** Address of `members`. */
  readonly membersAt: number
  readonly actionScale: number
  readonly relationScale: number
  /** Where the network's best choice leads by more than this (log odds), the linear half is not asked. */
  readonly sure: number
}

/** Which relations there can be. */
export interface RelationTable {
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

const scores = new Float64Array(ACTIONS)

/** The best of the allowed actions; ties go to the first. */
export function bestAction(scores: Float64Array, allowed: number): number {
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

const state = new State()

/** Parses one tagged sentence greedily. Gives heads (`count` is the root) and relations, valid until the next call. */
export function parseSentence(model: ParserModel, a: Atoms, g: Tags): State {
  if (a.count >= CAPACITY) throw new RangeError('sentence too long')
  state.reset(a.count)
  beginSentence()
  while (!state.done()) {
    const action = actionFor(model, a, g, state.allowed())
    if (action === SHIFT) {
      state.shift()
      continue
    }
    const rel = relationFor(model, a, g, state.governor(action), state.stack[state.size - 1]!)
    state.attach(action, rel, RELATION_SUM[rel]!)
  }
  return state
}

function actionFor(m: ParserModel, a: Atoms, g: Tags, allowed: number): number {
  const forced = (allowed & (allowed - 1)) === 0
  if (forced && allowed === 1 << SHIFT) return SHIFT
  activate(m.network, state, a, g)
  if (forced) return 31 - Math.clz32(allowed)
  const { kernel, scratch } = m
  for (let x = 0; x < ACTIONS; x++) scratch.classList[x] = x
  outputs(m.network, 0, scratch.classes, scratch.classes + ACTIONS)
  let [first, second] = [-Infinity, -Infinity]
  for (let x = 0; x < ACTIONS; x++) {
    const score = (allowed >> x) & 1 ? scratch.scoreList[x]! * m.network.unit : -Infinity
    scores[x] = score
    if (score > first) {
      second = first
      first = score
    } else if (score > second) second = score
  }
  if (first - second < m.sure) {
    actionValues(state, a, g, scratch.actionValueList)
    const { count } = ACTION_FEATURES
    kernel.hashes(scratch.list, scratch.actionValues, m.actionFeatures, m.actionFeatures + 4 * TEMPLATE * count)
    kernel.sumActions(scratch.scores, m.actions, m.actionMask, scratch.list, scratch.list + 4 * count)
    for (let x = 0; x < ACTIONS; x++) scores[x]! += scratch.scoreList[x]! * m.actionScale
  }
  return bestAction(scores, allowed)
}

const logits = new Float64Array(RELATION_COUNT)

/** The relation that both halves together prefer. The network has seen the configuration already. */
function relationFor(m: ParserModel, a: Atoms, g: Tags, governor: number, dependent: number): number {
  if (governor === state.count) return m.root
  const row = rowOf(state, g, governor, dependent)
  const from = m.offsets[row]!
  const to = m.offsets[row + 1]!
  if (to - from <= 1) return to === from ? 0 : m.members[from]!
  const { kernel, scratch } = m
  outputs(m.network, ACTIONS + (governor > dependent ? 0 : RELATION_COUNT), m.membersAt + from, m.membersAt + to)
  let best = 0
  let [first, second] = [-Infinity, -Infinity]
  for (let k = 0; k < to - from; k++) {
    const score = scratch.scoreList[k]! * m.network.unit
    logits[k] = score
    if (score > first) {
      second = first
      first = score
      best = m.members[from + k]!
    } else if (score > second) second = score
  }
  if (first - second > m.sure) return best
  // What lies far behind for the network is not looked at again.
  let likely = 0
  for (let k = 0; k < to - from; k++) {
    if (logits[k]! < first - 2 * m.sure) continue
    logits[likely] = logits[k]!
    scratch.classList[likely++] = m.members[from + k]!
  }
  relationValues(state, a, g, governor, dependent, scratch.valueList)
  const { count } = RELATION_FEATURES
  kernel.hashes(scratch.list, scratch.values, m.relationFeatures, m.relationFeatures + 4 * TEMPLATE * count)
  const end = scratch.list + 4 * count
  kernel.sumClasses(scratch.scores, m.relations, m.relationMask, scratch.list, end, scratch.classes, scratch.classes + likely)
  let top = -Infinity
  for (let k = 0; k < likely; k++) {
    const score = scratch.scoreList[k]! * m.relationScale + logits[k]!
    if (score > top) {
      top = score
      best = scratch.classList[k]!
    }
  }
  return best
}
