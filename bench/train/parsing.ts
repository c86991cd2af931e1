import { fillTags, Tags } from '../../src/language/parse/features.ts'
import { bestAction, RELATION_SUM, type RelationTable, rowOf } from '../../src/language/parse/parser.ts'
import { ACTIONS, SHIFT, State } from '../../src/language/parse/state.ts'
import { Atoms, fillAtoms, type Tables } from '../../src/language/words/atoms.ts'
import { RELS } from '../../src/model/annotation.ts'
import { actionFeatures, bestRelation, features, type LinearParser, scoreActions, scores } from './linear.ts'
import { Oracle } from './oracle.ts'
import { seeded, shuffle } from './random.ts'
import type { Sample } from './sample.ts'
import { Weights } from './weights.ts'

export interface ParseOptions {
  readonly actionBits: number
  readonly relationBits: number
  readonly epochs: number
  readonly seed: number
  /** From this epoch (0-based) the parser follows its own mistakes this often. */
  readonly exploreFrom: number
  readonly explore: number
  /** A right action must lead by this much, or the weights move. */
  readonly margin: number
}

/** Trains the parser's linear half on the samples' predicted tags. Deterministic. */
export function trainParser(samples: Sample[], tables: Tables, table: RelationTable, o: ParseOptions): LinearParser {
  const actions = new Weights(4 << o.actionBits)
  const relations = new Weights(1 << o.relationBits)
  const model: LinearParser = { actions: actions.values, relations: relations.values, ...table }
  const order = samples.slice()
  const random = seeded(o.seed)
  const a = new Atoms()
  const g = new Tags()
  const state = new State()
  const oracle = new Oracle()
  const used = new Int32Array(1)
  const actionMask = (1 << o.actionBits) - 1
  const relationMask = (1 << o.relationBits) - 1
  for (let epoch = 0; epoch < o.epochs; epoch++) {
    shuffle(order, random)
    let wrong = 0
    for (const s of order) {
      fillAtoms(a, s.words, 0, s.count, tables)
      fillTags(g, a, s.predictedUpos, s.predictedXpos, 0)
      state.reset(s.count)
      oracle.begin(s.head, s.count)
      while (!state.done()) {
        const allowed = state.allowed()
        let action: number
        if ((allowed & (allowed - 1)) === 0) action = 31 - Math.clz32(allowed)
        else {
          const n = actionFeatures(state, a, g)
          scoreActions(actions.values, n)
          oracle.measure(state)
          const guess = bestAction(scores, allowed)
          const gold = cheapest(oracle.cost, allowed)
          actions.step++
          action = guess
          const rival = bestCostly(oracle.cost, allowed, oracle.cost[gold]!)
          if (rival >= 0 && scores[gold]! - scores[rival]! <= o.margin)
            for (let k = 0; k < n; k++) {
              const row = (features[k]! & actionMask) << 2
              actions.add(row + gold, 1)
              actions.add(row + rival, -1)
            }
          if (oracle.cost[guess]! > oracle.cost[gold]!) {
            wrong++
            if (epoch < o.exploreFrom || random() >= o.explore) action = gold
          }
        }
        if (action === SHIFT) state.shift()
        else {
          const governor = state.governor(action)
          const dependent = state.stack[state.size - 1]!
          const rel = bestRelation(model, state, a, g, governor, dependent, used)
          if (used[0]! > 0) relations.step++
          if (used[0]! > 0 && s.head[dependent] === governor && rel !== s.rel[dependent] && known(model, state, g, governor, dependent, s.rel[dependent]!))
            for (let k = 0; k < used[0]!; k++) {
              relations.add((features[k]! + s.rel[dependent]!) & relationMask, 1)
              relations.add((features[k]! + rel) & relationMask, -1)
            }
          state.attach(action, rel, RELATION_SUM[rel]!)
        }
        oracle.moved(state, action)
      }
    }
    console.log(`  epoch ${epoch + 1}: ${wrong} costly actions`)
  }
  return { ...model, actions: actions.averaged(), relations: relations.averaged() }
}

/** The best-scored action among the least costly ones. */
function cheapest(cost: Int32Array, allowed: number): number {
  let best = -1
  for (let action = 0; action < ACTIONS; action++) {
    if (!((allowed >> action) & 1)) continue
    if (best < 0 || cost[action]! < cost[best]! || (cost[action] === cost[best] && scores[action]! > scores[best]!)) best = action
  }
  return best
}

/** The best-scored action that costs more than the least costly one, or -1. */
function bestCostly(cost: Int32Array, allowed: number, least: number): number {
  let best = -1
  for (let action = 0; action < ACTIONS; action++)
    if ((allowed >> action) & 1 && cost[action]! > least && (best < 0 || scores[action]! > scores[best]!)) best = action
  return best
}

function known(model: RelationTable, s: State, g: Tags, governor: number, dependent: number, rel: number): boolean {
  const row = rowOf(s, g, governor, dependent)
  for (let m = model.offsets[row]!; m < model.offsets[row + 1]!; m++) if (model.members[m] === rel) return true
  return false
}

/** The relations seen between each two UPOS on each side, most frequent first; once-seen ones are left out where others are frequent. */
export function relationTable(samples: Sample[]): RelationTable {
  const counts = Array.from({ length: 2 * 17 * 17 }, () => new Map<number, number>())
  for (const s of samples)
    for (let k = 0; k < s.count; k++) {
      const h = s.head[k]!
      if (h === s.count) continue
      const row = ((h > k ? 0 : 1) * 17 + s.predictedUpos[h]!) * 17 + s.predictedUpos[k]!
      const seen = counts[row]!
      seen.set(s.rel[k]!, (seen.get(s.rel[k]!) ?? 0) + 1)
    }
  const offsets = new Uint32Array(counts.length + 1)
  const members: number[] = []
  counts.forEach((seen, row) => {
    let total = 0
    for (const n of seen.values()) total += n
    const list = [...seen].filter(([, n]) => n >= 0.001 * total).sort((x, y) => y[1] - x[1] || x[0] - y[0])
    if (list.length === 0) list.push([RELS.indexOf('dep'), 1])
    members.push(...list.map(([r]) => r))
    offsets[row + 1] = members.length
  })
  return { offsets, members: Uint8Array.from(members), root: RELS.indexOf('root') }
}

/**
 * Parses the samples with their predicted tags. Gives the shares of right heads, and of right heads with relations (without subtypes).
 */
export function parseSamples(samples: Sample[], tables: Tables, parse: (a: Atoms, g: Tags) => State): { uas: number; las: number } {
  const a = new Atoms()
  const g = new Tags()
  const base = RELS.map((r) => r.split(':')[0])
  let [words, uas, las] = [0, 0, 0]
  for (const s of samples) {
    fillAtoms(a, s.words, 0, s.count, tables)
    fillTags(g, a, s.predictedUpos, s.predictedXpos, 0)
    const state = parse(a, g)
    words += s.count
    for (let k = 0; k < s.count; k++) {
      if (state.head[k] !== s.head[k]) continue
      uas++
      if (base[state.rel[k]!] === base[s.rel[k]!]) las++
    }
  }
  return { uas: uas / words, las: las / words }
}
