import { fillTags, Tags } from '../../src/language/parse/features.ts'
import { HIDDEN, OUTPUTS, RELATION_COUNT } from '../../src/language/parse/network.ts'
import { RELATION_SUM, type RelationTable, rowOf } from '../../src/language/parse/parser.ts'
import { Layout, MOST_ROWS, rowsOf } from '../../src/language/parse/rows.ts'
import { ACTIONS, SHIFT, State } from '../../src/language/parse/state.ts'
import { Atoms, fillAtoms, PAD, type Tables } from '../../src/language/words/atoms.ts'
import { Oracle } from './oracle.ts'
import { seeded, shuffle } from './random.ts'
import type { Sample } from './sample.ts'

export interface NetworkOptions {
  readonly epochs: number
  readonly seed: number
  readonly rate: number
  /** Shares of words, clusters and hidden units that are hidden from the network while it learns. */
  readonly dropWords: number
  readonly dropClusters: number
  readonly dropUnits: number
}

/** A network that has been learned: rows as bytes, the rest scaled to go with them. */
export interface Network {
  readonly rows: Int8Array
  readonly hiddenBias: Int32Array
  readonly outputs: Float32Array
  readonly outputBias: Float32Array
}

/** Weights while they are learned, with a sum of squared gradients for each row (AdaGrad, one rate a row). */
class Learner {
  readonly layout: Layout
  readonly rows: Float32Array
  private readonly rowSquares: Float32Array
  readonly outputs: Float32Array
  private readonly outputSquares = new Float32Array(OUTPUTS)
  readonly outputBias = new Float32Array(OUTPUTS)
  private readonly hidden = new Float32Array(HIDDEN)
  private readonly kept = new Float32Array(HIDDEN)
  private readonly gradient = new Float32Array(HIDDEN)
  private readonly active = new Int32Array(MOST_ROWS)
  private count = 0

  constructor(vocabulary: number, random: () => number) {
    this.layout = new Layout(vocabulary)
    this.rows = new Float32Array(this.layout.rows * HIDDEN)
    for (let i = 0; i < this.rows.length; i++) this.rows[i] = (random() - 0.5) * 0.2
    this.rowSquares = new Float32Array(this.layout.rows)
    this.outputs = Float32Array.from({ length: OUTPUTS * HIDDEN }, () => (random() - 0.5) * 2 * Math.sqrt(3 / HIDDEN))
  }

  forward(s: State, a: Atoms, g: Tags, drop: number, random: () => number): void {
    this.count = rowsOf(this.layout, s, a, g, this.active)
    const { hidden, rows, kept, gradient } = this
    hidden.fill(START)
    for (let k = 0; k < this.count; k++) {
      const at = this.active[k]! * HIDDEN
      for (let h = 0; h < HIDDEN; h++) hidden[h]! += rows[at + h]!
    }
    for (let h = 0; h < HIDDEN; h++) {
      kept[h] = random() < drop ? 0 : 1 / (1 - drop)
      hidden[h] = hidden[h]! > 0 ? hidden[h]! * kept[h]! : 0
      gradient[h] = 0
    }
  }

  output(o: number): number {
    let sum = this.outputBias[o]!
    const at = o * HIDDEN
    for (let h = 0; h < HIDDEN; h++) sum += this.outputs[at + h]! * this.hidden[h]!
    return sum
  }

  /** Moves one output's weights against its error, and keeps what the hidden layer has to learn from it. */
  correct(o: number, error: number, rate: number): void {
    if (Math.abs(error) < 1e-4) return
    const at = o * HIDDEN
    let square = 0
    for (let h = 0; h < HIDDEN; h++) {
      this.gradient[h]! += error * this.outputs[at + h]!
      square += this.hidden[h]! ** 2
    }
    this.outputSquares[o]! += (error * error * square) / HIDDEN
    const step = (rate * error) / Math.sqrt(this.outputSquares[o]! + 1)
    for (let h = 0; h < HIDDEN; h++) this.outputs[at + h]! -= step * this.hidden[h]!
    this.outputBias[o]! -= step
  }

  backward(rate: number): void {
    const { hidden, gradient, rows } = this
    let square = 0
    for (let h = 0; h < HIDDEN; h++) {
      gradient[h] = hidden[h]! > 0 ? gradient[h]! * this.kept[h]! : 0
      square += gradient[h]! ** 2
    }
    if (square === 0) return
    for (let k = 0; k < this.count; k++) {
      const row = this.active[k]!
      this.rowSquares[row]! += square / HIDDEN
      const step = rate / Math.sqrt(this.rowSquares[row]! + 0.02)
      const at = row * HIDDEN
      for (let h = 0; h < HIDDEN; h++) rows[at + h]! -= step * gradient[h]!
    }
  }

  /** Whether a row has ever been learned from; the others are noise and saved as nothing. */
  touched(row: number): boolean {
    return this.rowSquares[row]! > 0
  }
}

/** Input of a hidden unit before any row is added. */
const START = 0.1

/** Trains the network on the samples' predicted tags, with a dynamic oracle. Deterministic. */
export function trainNetwork(samples: Sample[], tables: Tables, vocabulary: number, table: RelationTable, o: NetworkOptions): Network {
  const random = seeded(o.seed)
  const learner = new Learner(vocabulary, random)
  const order = samples.slice()
  const [a, g, s, oracle] = [new Atoms(), new Tags(), new State(), new Oracle()]
  const steps = o.epochs * samples.length
  let step = 0
  for (let epoch = 0; epoch < o.epochs; epoch++) {
    shuffle(order, random)
    let loss = 0
    for (const sample of order) {
      const rate = o.rate * Math.max(0.02, 1 - step++ / steps)
      fillAtoms(a, sample.words, 0, sample.count, tables)
      for (let i = PAD; i < sample.count + PAD; i++) {
        if (random() < o.dropWords) a.id[i] = 0
        if (random() < o.dropClusters) a.path[i] = 0
      }
      fillTags(g, a, sample.predictedUpos, sample.predictedXpos, 0)
      s.reset(sample.count)
      oracle.begin(sample.head, sample.count)
      while (!s.done()) {
        learner.forward(s, a, g, o.dropUnits, random)
        const { action, lost } = learnAction(learner, s, oracle, rate, epoch > 0 && random() < 0.9)
        loss += lost
        if (action === SHIFT) {
          learner.backward(rate)
          s.shift()
        } else {
          const rel = learnRelation(learner, s, g, table, action, sample, rate)
          learner.backward(rate)
          s.attach(action, rel, RELATION_SUM[rel]!)
        }
        oracle.moved(s, action)
      }
    }
    console.log(`  network, epoch ${epoch + 1}: loss ${(loss / samples.length).toFixed(3)} a sentence`)
  }
  return squeezed(learner)
}

const probability = new Float64Array(OUTPUTS)

function learnAction(l: Learner, s: State, oracle: Oracle, rate: number, explore: boolean): { action: number; lost: number } {
  const allowed = s.allowed()
  if ((allowed & (allowed - 1)) === 0) return { action: 31 - Math.clz32(allowed), lost: 0 }
  oracle.measure(s)
  let [most, least] = [-Infinity, 1e9]
  for (let x = 0; x < ACTIONS; x++) {
    if (!((allowed >> x) & 1)) continue
    probability[x] = l.output(x)
    most = Math.max(most, probability[x]!)
    least = Math.min(least, oracle.cost[x]!)
  }
  let [all, right, guess, gold] = [0, 0, -1, -1]
  for (let x = 0; x < ACTIONS; x++) {
    if (!((allowed >> x) & 1)) continue
    probability[x] = Math.exp(probability[x]! - most)
    all += probability[x]!
    if (guess < 0 || probability[x]! > probability[guess]!) guess = x
    if (oracle.cost[x] !== least) continue
    right += probability[x]!
    if (gold < 0 || probability[x]! > probability[gold]!) gold = x
  }
  for (let x = 0; x < ACTIONS; x++)
    if ((allowed >> x) & 1) l.correct(x, probability[x]! / all - (oracle.cost[x] === least ? probability[x]! / (right || 1) : 0), rate)
  return { action: oracle.cost[guess]! > least && !explore ? gold : guess, lost: -Math.log(right / all + 1e-9) }
}

/** Learns the relation of an arc that the treebank has, too. Gives the relation that the network would choose. */
function learnRelation(l: Learner, s: State, g: Tags, table: RelationTable, action: number, sample: Sample, rate: number): number {
  const governor = s.governor(action)
  const dependent = s.stack[s.size - 1]!
  if (governor === s.count) return table.root
  const row = rowOf(s, g, governor, dependent)
  const [from, to] = [table.offsets[row]!, table.offsets[row + 1]!]
  const side = 3 + (governor > dependent ? 0 : RELATION_COUNT)
  let [best, most, possible] = [table.members[from]!, -Infinity, false]
  for (let m = from; m < to; m++) {
    const r = table.members[m]!
    probability[side + r] = l.output(side + r)
    if (probability[side + r]! > most) {
      most = probability[side + r]!
      best = r
    }
    if (r === sample.rel[dependent]) possible = true
  }
  if (!possible || to - from < 2 || sample.head[dependent] !== governor) return best
  let all = 0
  for (let m = from; m < to; m++) {
    const o = side + table.members[m]!
    probability[o] = Math.exp(probability[o]! - most)
    all += probability[o]!
  }
  for (let m = from; m < to; m++) {
    const r = table.members[m]!
    l.correct(side + r, probability[side + r]! / all - (r === sample.rel[dependent] ? 1 : 0), rate)
  }
  return best
}

/** Rows as signed bytes; the unit is such that one value in ten thousand is cut. */
function squeezed(l: Learner): Network {
  const sizes: number[] = []
  for (let row = 0; row < l.layout.rows; row++) if (l.touched(row)) for (let h = 0; h < HIDDEN; h += 4) sizes.push(Math.abs(l.rows[row * HIDDEN + h]!))
  sizes.sort((a, b) => a - b)
  const unit = (sizes[Math.floor(sizes.length * 0.9999)] ?? 1) / 127
  const rows = new Int8Array(l.rows.length)
  for (let row = 0; row < l.layout.rows; row++) {
    if (!l.touched(row)) continue
    for (let i = row * HIDDEN; i < (row + 1) * HIDDEN; i++) rows[i] = Math.max(-127, Math.min(127, Math.round(l.rows[i]! / unit)))
  }
  return {
    rows,
    hiddenBias: new Int32Array(HIDDEN).fill(Math.round(START / unit)),
    outputs: l.outputs.map((w) => w * unit),
    outputBias: l.outputBias,
  }
}
