import { join } from 'node:path'
import { RELS, XPOS } from '../../src/model/annotation.ts'
import { hashWord } from '../../src/language/words/hash.ts'
import { readTreebank } from './conllu.ts'
import { seeded, shuffle } from './random.ts'
import { samplesOf } from './sample.ts'

export const HIDDEN = 32
const INPUT = 100
const EPOCHS = 60
const RATE = 0.05

// What is told of a word: its own tag, its relation, its head's tag and side, its neighbours' tags.
const HEADS = [XPOS.length, RELS.length, XPOS.length * 2, XPOS.length, XPOS.length]
const OFFSETS = HEADS.map((_, k) => HEADS.slice(0, k).reduce((a, b) => a + b, 0))
const OUTPUT = HEADS.reduce((a, b) => a + b, 0)

/** Counts of each outcome for each word of the treebank's training part that has a vector. */
function outcomes(hashes: number[]): { row: number; counts: Float64Array; total: number }[] {
  const rowOf = new Map(hashes.map((h, i) => [h, i]))
  const seen = new Map<number, Float64Array>()
  for (const s of samplesOf(readTreebank(join(process.env.PARLEY_SHARED ?? '../shared', 'bench/treebank/train.conllu.gz')))) {
    for (let k = 0; k < s.count; k++) {
      const row = rowOf.get(hashWord(s.words.lower[k]!))
      if (row === undefined) continue
      let counts = seen.get(row)
      if (!counts) seen.set(row, (counts = new Float64Array(OUTPUT)))
      const head = s.head[k]!
      const add = (part: number, value: number) => counts![OFFSETS[part]! + value]!++
      add(0, s.xpos[k]!)
      add(1, s.rel[k]!)
      add(2, (head === s.count ? 0 : s.xpos[head]!) * 2 + (head > k ? 1 : 0))
      add(3, k > 0 ? s.xpos[k - 1]! : 0)
      add(4, k + 1 < s.count ? s.xpos[k + 1]! : 0)
    }
  }
  return [...seen].sort((a, b) => a[0] - b[0]).map(([row, counts]) => ({ row, counts, total: counts.subarray(0, HEADS[0]).reduce((a, b) => a + b, 0) }))
}

/** The hidden layer's values for every vector, after training on the words of the treebank. Deterministic. */
export function project(hashes: number[], rows: Float32Array): Float32Array {
  const data = outcomes(hashes)
  const random = seeded(11)
  const w1 = Float64Array.from({ length: HIDDEN * INPUT }, () => (random() - 0.5) * 0.5)
  const b1 = new Float64Array(HIDDEN)
  const w2 = Float64Array.from({ length: OUTPUT * HIDDEN }, () => (random() - 0.5) * 0.2)
  const b2 = new Float64Array(OUTPUT)
  const hidden = new Float64Array(HIDDEN)
  const back = new Float64Array(HIDDEN)
  const out = new Float64Array(OUTPUT)
  for (let epoch = 0; epoch < EPOCHS; epoch++) {
    shuffle(data, random)
    const rate = RATE * (1 - epoch / EPOCHS)
    let loss = 0
    for (const { row, counts, total } of data) {
      forward(rows, row * INPUT, w1, b1, hidden)
      back.fill(0)
      const weight = rate * Math.log2(1 + total)
      HEADS.forEach((size, part) => {
        loss += softmax(w2, b2, hidden, out, OFFSETS[part]!, size, counts, total)
        for (let o = OFFSETS[part]!; o < OFFSETS[part]! + size; o++) {
          const error = counts[o]! / total - out[o]!
          if (Math.abs(error) < 1e-4) continue
          for (let h = 0; h < HIDDEN; h++) {
            back[h]! += error * w2[o * HIDDEN + h]!
            w2[o * HIDDEN + h]! += weight * error * hidden[h]!
          }
          b2[o]! += weight * error
        }
      })
      for (let h = 0; h < HIDDEN; h++) {
        const step = weight * back[h]! * (1 - hidden[h]! ** 2)
        b1[h]! += step
        for (let d = 0; d < INPUT; d++) w1[h * INPUT + d]! += step * rows[row * INPUT + d]!
      }
    }
    if (epoch % 8 === 0 || epoch === EPOCHS - 1)
      console.log(`projection, epoch ${epoch + 1}: loss ${(loss / data.length).toFixed(4)} over ${data.length} words`)
  }
  const projected = new Float32Array(hashes.length * HIDDEN)
  hashes.forEach((_, i) => {
    forward(rows, i * INPUT, w1, b1, hidden)
    projected.set(hidden, i * HIDDEN)
  })
  return projected
}

function forward(rows: Float32Array, at: number, w1: Float64Array, b1: Float64Array, hidden: Float64Array): void {
  for (let h = 0; h < HIDDEN; h++) {
    let sum = b1[h]!
    for (let d = 0; d < INPUT; d++) sum += 3 * w1[h * INPUT + d]! * rows[at + d]!
    hidden[h] = Math.tanh(sum)
  }
}

/** Fills one softmax; gives the cross entropy. */
function softmax(
  w2: Float64Array,
  b2: Float64Array,
  hidden: Float64Array,
  out: Float64Array,
  from: number,
  size: number,
  counts: Float64Array,
  total: number,
): number {
  let norm = 0
  for (let o = from; o < from + size; o++) {
    let sum = b2[o]!
    for (let h = 0; h < HIDDEN; h++) sum += w2[o * HIDDEN + h]! * hidden[h]!
    out[o] = Math.exp(Math.min(sum, 50))
    norm += out[o]!
  }
  let loss = 0
  for (let o = from; o < from + size; o++) {
    out[o]! /= norm
    if (counts[o]! > 0) loss -= (counts[o]! / total) * Math.log(out[o]! + 1e-12)
  }
  return loss
}
