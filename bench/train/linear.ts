import { ACTION_FEATURES, actionValues, RELATION_FEATURES, relationValues, type Tags } from '../../src/language/parse/features.ts'
import { bestAction, RELATION_SUM, type RelationTable, rowOf } from '../../src/language/parse/parser.ts'
import { ACTIONS, SHIFT, State } from '../../src/language/parse/state.ts'
import { TAG_FEATURES, type TagClasses, type TaggerModel } from '../../src/language/tag/tagger.ts'
import type { Atoms } from '../../src/language/words/atoms.ts'
import { hashesOf } from '../../src/language/words/templates.ts'

/** The parser's linear half while it is learned. */
export interface LinearParser extends RelationTable {
  readonly actions: Float32Array
  readonly relations: Float32Array
}

/** A tagger while it is learned. */
export interface LinearTagger extends TaggerModel {
  readonly weights: Float32Array
}

/** A tagger that scores with these weights. */
export function taggerWith(weights: Float32Array, classes: TagClasses): LinearTagger {
  const [values, candidates, scores] = [new Int32Array(64), new Uint8Array(256), new Float64Array(256)]
  const features = new Int32Array(TAG_FEATURES.count)
  const mask = weights.length - 1
  const { upos, xpos, offsets, members, name } = classes
  const score = (count: number): void => {
    hashesOf(TAG_FEATURES, values, features)
    for (let k = 0; k < count; k++) {
      const c = candidates[k]!
      let sum = 0
      for (let f = 0; f < TAG_FEATURES.count; f++) sum += weights[(features[f]! + c) & mask]!
      scores[c] = sum
    }
  }
  return { upos, xpos, offsets, members, name, values, candidates, scores, score, weights }
}

export const scores = new Float64Array(ACTIONS)
export const features = new Int32Array(160)
const [actionState, values] = [new Int32Array(64), new Int32Array(64)]

/** Leaves the hashes of the features that choose the next action in `features`. Gives their number. */
export function actionFeatures(s: State, a: Atoms, g: Tags): number {
  actionValues(s, a, g, actionState)
  hashesOf(ACTION_FEATURES, actionState, features)
  return ACTION_FEATURES.count
}

/** Scores the three actions by the first `count` features, into `scores`. */
export function scoreActions(weights: Float32Array, count: number): void {
  const mask = (weights.length >> 2) - 1
  scores.fill(0)
  for (let k = 0; k < count; k++) {
    const row = (features[k]! & mask) << 2
    for (let x = 0; x < ACTIONS; x++) scores[x]! += weights[row + x]!
  }
}

/** The best relation for an arc; leaves the features of the choice in `features` when there was one, and their number in `out[0]`. */
export function bestRelation(m: LinearParser, s: State, a: Atoms, g: Tags, governor: number, dependent: number, out: Int32Array): number {
  out[0] = 0
  if (governor === s.count) return m.root
  const row = rowOf(s, g, governor, dependent)
  const from = m.offsets[row]!
  const to = m.offsets[row + 1]!
  if (to - from <= 1) return to === from ? 0 : m.members[from]!
  relationValues(s, a, g, governor, dependent, values)
  hashesOf(RELATION_FEATURES, values, features)
  const n = RELATION_FEATURES.count
  out[0] = n
  const weights = m.relations
  const mask = weights.length - 1
  let best = 0
  let top = -Infinity
  for (let k = from; k < to; k++) {
    const r = m.members[k]!
    let score = 0
    for (let f = 0; f < n; f++) score += weights[(features[f]! + r) & mask]!
    if (score > top) {
      top = score
      best = r
    }
  }
  return best
}

const state = new State()
const used = new Int32Array(1)

/** Parses one tagged sentence with the linear half alone. The state is valid until the next call. */
export function parseAlone(m: LinearParser, a: Atoms, g: Tags): State {
  state.reset(a.count)
  while (!state.done()) {
    const allowed = state.allowed()
    let action = 31 - Math.clz32(allowed)
    if ((allowed & (allowed - 1)) !== 0) {
      scoreActions(m.actions, actionFeatures(state, a, g))
      action = bestAction(scores, allowed)
    }
    if (action === SHIFT) {
      state.shift()
      continue
    }
    const rel = bestRelation(m, state, a, g, state.governor(action), state.stack[state.size - 1]!, used)
    state.attach(action, rel, RELATION_SUM[rel]!)
  }
  return state
}
