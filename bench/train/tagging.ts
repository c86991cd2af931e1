import { TAG_FEATURES, type TagClasses, tagCandidates, type TaggerModel, tagSentence, tagValues } from '../../src/language/tag/tagger.ts'
import { Atoms, CAPACITY, fillAtoms, PAD, type Tables } from '../../src/language/words/atoms.ts'
import { hashesOf } from '../../src/language/words/templates.ts'
import { hashWord, numbered, WordTable } from '../../src/language/words/hash.ts'
import { XPOS, UPOS } from '../../src/model/annotation.ts'
import { type LinearTagger, taggerWith } from './linear.ts'
import { seeded, shuffle } from './random.ts'
import type { Sample } from './sample.ts'
import { Weights } from './weights.ts'

/** Tag classes, dictionary and candidate sets: what the tagger knows before it learns weights. */
export interface TagInventory extends TagClasses {
  readonly dictionaryKeys: Int32Array
  readonly dictionarySets: Uint16Array
  /** Hashes of frequent words, most frequent first. */
  readonly frequent: Int32Array
}

/** Chosen on dev: words seen this often are in the dictionary; from `SURE` times on, only with the tags they were seen with. */
const KNOWN = 4
const SURE = 12
const RARE_CLASS = 4

/** Writes the class of each word of the samples to their `gold`. */
export function markGold(samples: Sample[], classes: Pick<TagInventory, 'upos' | 'xpos'>): void {
  const classOf = new Map(Array.from(classes.upos, (u, c) => [u * 64 + classes.xpos[c]!, c] as const))
  for (const s of samples) for (let k = 0; k < s.count; k++) s.gold[k + PAD] = classOf.get(s.upos[k]! * 64 + s.xpos[k]!) ?? 255
}

/** Counts classes and words over the samples, and marks each sample's gold classes. */
export function takeInventory(samples: Sample[]): TagInventory {
  const pairs = new Map<number, number>()
  for (const s of samples) for (let k = 0; k < s.count; k++) bump(pairs, s.upos[k]! * 64 + s.xpos[k]!)
  const kept = [...pairs].filter(([, n]) => n >= RARE_CLASS).sort((a, b) => b[1] - a[1] || a[0] - b[0])
  const classOf = new Map(kept.map(([pair], c) => [pair, c]))
  const words = new Map<string, Map<number, number>>()
  for (const s of samples)
    for (let k = 0; k < s.count; k++) {
      const c = classOf.get(s.upos[k]! * 64 + s.xpos[k]!) ?? 255
      s.gold[k + PAD] = c
      if (c === 255) continue
      const w = s.words.lower[k]!
      let seen = words.get(w)
      if (!seen) words.set(w, (seen = new Map()))
      bump(seen, c)
    }
  return setsOf(
    words,
    kept.map(([pair]) => pair),
  )
}

function setsOf(words: Map<string, Map<number, number>>, pairs: number[]): TagInventory {
  const open = openClasses(words)
  const sets: number[][] = [open]
  const numbers = new Map<string, number>([[open.join(), 1]])
  const keys: number[] = []
  const values: number[] = []
  for (const [word, seen] of [...words].sort((a, b) => (a[0] < b[0] ? -1 : 1))) {
    const total = sum(seen)
    if (total < KNOWN) continue
    const own = [...seen].filter(([, n]) => n >= 0.002 * total).map(([c]) => c)
    const set = (total >= SURE ? own : [...new Set([...own, ...open])]).sort((a, b) => a - b)
    const key = total >= SURE ? set.join() : `~${own.sort((a, b) => a - b).join()}`
    let number = numbers.get(key)
    if (!number) {
      sets.push(set)
      number = sets.length
      numbers.set(key, number)
    }
    keys.push(hashWord(word))
    values.push(number)
  }
  const name = pairs.indexOf(UPOS.indexOf('PROPN') * 64 + XPOS.indexOf('NNP'))
  const offsets = new Uint32Array(sets.length + 1)
  sets.forEach((s, i) => (offsets[i + 1] = offsets[i]! + s.length))
  return {
    upos: Uint8Array.from(pairs, (p) => p >> 6),
    xpos: Uint8Array.from(pairs, (p) => p & 63),
    offsets,
    members: Uint8Array.from(sets.flat()),
    name,
    dictionaryKeys: Int32Array.from(keys),
    dictionarySets: Uint16Array.from(values),
    frequent: frequentWords(words),
  }
}

/** Words that the parser's network knows one by one: seen at least `FREQUENT` times. */
const FREQUENT = 4
function frequentWords(words: Map<string, Map<number, number>>): Int32Array {
  const totals = new Map<number, number>()
  for (const [word, seen] of words) bump(totals, hashWord(word), sum(seen))
  return Int32Array.from(
    [...totals].filter(([, n]) => n >= FREQUENT).sort((a, b) => b[1] - a[1] || a[0] - b[0]),
    ([hash]) => hash,
  )
}

/** Classes that rare words have: what an unknown word may be. */
function openClasses(words: Map<string, Map<number, number>>): number[] {
  const counts = new Map<number, number>()
  let total = 0
  for (const seen of words.values()) {
    if (sum(seen) > 2) continue
    for (const [c, n] of seen) {
      bump(counts, c, n)
      total += n
    }
  }
  return [...counts]
    .filter(([, n]) => n >= 0.0005 * total)
    .map(([c]) => c)
    .sort((a, b) => a - b)
}

function sum(counts: Map<number, number>): number {
  let total = 0
  for (const n of counts.values()) total += n
  return total
}

function bump(counts: Map<number, number>, key: number, by = 1): void {
  counts.set(key, (counts.get(key) ?? 0) + by)
}

export function tablesOf(inventory: TagInventory, clusters: WordTable): Tables {
  return {
    clusters,
    dictionary: WordTable.of(inventory.dictionaryKeys, inventory.dictionarySets),
    frequent: numbered(inventory.frequent),
  }
}

export interface TagOptions {
  readonly bits: number
  readonly epochs: number
  readonly seed: number
}

/** Trains a tagger on its own guesses as left context. Deterministic. */
export function trainTagger(samples: Sample[], inventory: TagInventory, tables: Tables, o: TagOptions): LinearTagger {
  const weights = new Weights(1 << o.bits)
  const mask = (1 << o.bits) - 1
  const order = samples.slice()
  const random = seeded(o.seed)
  const a = new Atoms()
  const [values, f] = [new Int32Array(64), new Int32Array(TAG_FEATURES.count)]
  const candidates = new Uint8Array(256)
  for (let epoch = 0; epoch < o.epochs; epoch++) {
    shuffle(order, random)
    for (const s of order) {
      fillAtoms(a, s.words, 0, s.count, tables)
      const tags = new Uint8Array(s.count + 2 * PAD).fill(255)
      for (let k = 0; k < s.count; k++) {
        const n = tagCandidates(inventory, a.ambiguity[k + PAD]!, a.capital[k + PAD]!, candidates)
        const gold = s.gold[k + PAD]!
        if (n === 1) {
          tags[k + PAD] = candidates[0]!
          continue
        }
        tagValues(a, k, tags, values)
        hashesOf(TAG_FEATURES, values, f)
        let best = 0
        let top = -Infinity
        let possible = false
        for (let m = 0; m < n; m++) {
          const c = candidates[m]!
          if (c === gold) possible = true
          let score = 0
          for (let x = 0; x < TAG_FEATURES.count; x++) score += weights.values[(f[x]! + c) & mask]!
          if (score > top) {
            top = score
            best = c
          }
        }
        tags[k + PAD] = best
        weights.step++
        if (best !== gold && possible)
          for (let x = 0; x < TAG_FEATURES.count; x++) {
            weights.add((f[x]! + gold) & mask, 1)
            weights.add((f[x]! + best) & mask, -1)
          }
      }
    }
  }
  return taggerWith(weights.averaged(), inventory)
}

/** Tags the samples (into `predictedUpos` and `predictedXpos`). Gives the shares of right UPOS and XPOS. */
export function tagSamples(samples: Sample[], model: TaggerModel, tables: Tables): { upos: number; xpos: number } {
  const a = new Atoms()
  const classes = new Uint8Array(CAPACITY)
  let [words, upos, xpos] = [0, 0, 0]
  for (const s of samples) {
    fillAtoms(a, s.words, 0, s.count, tables)
    classes.fill(255)
    tagSentence(model, a, classes)
    for (let k = 0; k < s.count; k++) {
      const c = classes[k + PAD]!
      s.predictedUpos[k] = model.upos[c]!
      s.predictedXpos[k] = model.xpos[c]!
      words++
      if (model.upos[c] === s.upos[k]) upos++
      if (model.xpos[c] === s.xpos[k]) xpos++
    }
  }
  return { upos: upos / words, xpos: xpos / words }
}

/** Tags each document with a model that did not see it, so that a parser learns to live with a tagger's mistakes. */
export function jackknife(samples: Sample[], inventory: TagInventory, tables: Tables, folds: number, o: TagOptions): void {
  for (let fold = 0; fold < folds; fold++) {
    const model = trainTagger(
      samples.filter((s) => s.document % folds !== fold),
      inventory,
      tables,
      o,
    )
    const held = samples.filter((s) => s.document % folds === fold)
    const { upos, xpos } = tagSamples(held, model, tables)
    console.log(`  fold ${fold}: UPOS ${(100 * upos).toFixed(2)} XPOS ${(100 * xpos).toFixed(2)}`)
  }
}
