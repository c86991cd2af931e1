import { UPOS, type Upos } from '../../model/annotation.ts'
import { type Atoms, PAD } from '../words/atoms.ts'
import { mix } from '../words/hash.ts'
import { NAME, type Opening, UNKNOWN } from './capitals.ts'

/** A trained tagger. A class is a pair of UPOS and XPOS. */
export interface TaggerModel extends TagClasses {
  /** Where the features' hashes and the classes in question are left for `score`, and where it leaves the scores, by class. */
  readonly features: Int32Array
  readonly candidates: Uint8Array
  readonly scores: ArrayLike<number>
  /** Scores the first `count` candidates at least; a weight's place is the feature's hash plus the class, so rows may overlap. */
  score(count: number): void
}

/** What classes there are, and which a word can have. */
export interface TagClasses {
  /** Class to index in `UPOS` and `XPOS`. */
  readonly upos: Uint8Array
  readonly xpos: Uint8Array
  /** Tag sets of the dictionary: set `s` (from 1) is `members[offsets[s - 1] .. offsets[s]]`. Set 1 is that of unknown words. */
  readonly offsets: Uint32Array
  readonly members: Uint8Array
  /** Class of a proper name in the singular, always possible for a word with a capital. */
  readonly name: number
}

export const FEATURES = 46
const SEEDS = new Int32Array(FEATURES)
for (let k = 0; k < FEATURES; k++) SEEDS[k] = mix(k * 0x9e3779b1 + 0x1234567)

const one = (k: number, a: number): number => scramble(SEEDS[k]! + Math.imul(a, 0x9e3779b1))
const two = (k: number, a: number, b: number): number => scramble(SEEDS[k]! + Math.imul(a, 0x9e3779b1) + Math.imul(b, 0x85ebca77))
const three = (k: number, a: number, b: number, c: number): number =>
  scramble(SEEDS[k]! + Math.imul(a, 0x9e3779b1) + Math.imul(b, 0x85ebca77) + Math.imul(c, 0xc2b2ae3d))

function scramble(h: number): number {
  h ^= h >>> 15
  h = Math.imul(h, 0x2c1b3c6d)
  return h ^ (h >>> 12)
}

/** Hashes of the features of token `k`, given the classes before it. `tags` is padded like the atoms. */
export function tagFeatures(a: Atoms, k: number, tags: Uint8Array, f: Int32Array): void {
  const i = k + PAD
  const t1 = tags[i - 1]! + 1
  const t2 = tags[i - 2]! + 1
  const w = a.w[i]!
  const p = a.w[i - 1]!
  const n = a.w[i + 1]!
  const shape = a.shape[i]!
  const am = a.ambiguity[i]!
  const an = a.ambiguity[i + 1]!
  f[0] = one(0, w)
  f[1] = one(1, p)
  f[2] = one(2, n)
  f[3] = one(3, a.w[i - 2]!)
  f[4] = one(4, a.w[i + 2]!)
  f[5] = one(5, t1)
  f[6] = two(6, t1, t2)
  f[7] = two(7, t1, w)
  f[8] = two(8, p, w)
  f[9] = two(9, w, n)
  f[10] = two(10, t1, n)
  f[11] = three(11, t1, am, an)
  f[12] = two(12, am, an)
  f[13] = three(13, am, an, a.ambiguity[i + 2]!)
  f[14] = two(14, w, an)
  f[15] = one(15, a.suffix1[i]!)
  f[16] = one(16, a.suffix2[i]!)
  f[17] = one(17, a.suffix3[i]!)
  f[18] = one(18, a.suffix4[i]!)
  f[19] = one(19, a.prefix2[i]!)
  f[20] = one(20, a.prefix3[i]!)
  f[21] = one(21, shape)
  f[22] = two(22, shape, t1)
  f[23] = two(23, shape, w)
  f[24] = two(24, a.suffix3[i]!, t1)
  f[25] = two(25, a.suffix2[i]!, shape)
  f[26] = one(26, a.c[i]!)
  f[27] = one(27, a.c6[i]!)
  f[28] = one(28, a.c[i - 1]!)
  f[29] = one(29, a.c[i + 1]!)
  f[30] = two(30, t1, a.c[i]!)
  f[31] = two(31, a.c10[i]!, a.c10[i + 1]!)
  f[32] = two(32, a.c10[i - 1]!, a.c10[i]!)
  f[33] = two(33, a.c6[i + 1]!, a.c6[i + 2]!)
  f[34] = one(34, a.suffix3[i + 1]!)
  f[35] = one(35, a.suffix3[i - 1]!)
  f[36] = two(36, a.shape[i + 1]!, shape)
  f[37] = two(37, a.shape[i - 1]!, shape)
  f[38] = two(38, p, n)
  f[39] = three(39, t2, t1, w)
  f[40] = three(40, t2, t1, am)
  f[41] = two(41, a.suffix3[i]!, a.suffix3[i + 1]!)
  f[42] = three(42, t1, w, an)
  f[43] = two(43, am, a.c10[i + 1]!)
  f[44] = three(44, w, a.c6[i - 1]!, a.c6[i + 1]!)
  f[45] = two(45, am, a.ambiguity[i - 1]!)
}

/** Classes that a token may have. Writes them to `out`, gives their number. */
export function tagCandidates(model: TagClasses, ambiguity: number, capital: number, out: Uint8Array): number {
  const set = ambiguity === 0 ? 1 : ambiguity
  const from = model.offsets[set - 1]!
  const to = model.offsets[set]!
  let n = 0
  let named = capital === 0
  for (let m = from; m < to; m++) {
    const c = model.members[m]!
    if (c === model.name) named = true
    out[n++] = c
  }
  if (!named) out[n++] = model.name
  return n
}

const [PROPN, ADJ] = [UPOS.indexOf('PROPN'), UPOS.indexOf('ADJ')]
/** What a word is not that always has a capital, even where the dictionary knows it otherwise. */
const NO_NAMES = new Set(['NOUN', 'VERB', 'INTJ', 'X'].map((u) => UPOS.indexOf(u as Upos)))

/** Leaves out of the model's candidates what the word cannot be, unless nothing would be left. Gives their number. */
function narrowed(model: TaggerModel, opening: Opening, count: number): number {
  const { candidates } = model
  // Words that the dictionary hardly knows, if at all, can be anything.
  const unknown = count > 16
  let n = 0
  for (let m = 0; m < count; m++) {
    const upos = model.upos[candidates[m]!]!
    const named = unknown ? upos === PROPN || upos === ADJ : !NO_NAMES.has(upos)
    if (opening === NAME ? named : upos !== PROPN) candidates[n++] = candidates[m]!
  }
  return n || count
}

/**
 * Tags one sentence from left to right. With `prose`, unknown words in small letters are not taken for names: right outside chats, where
 * "withdraws" after "Israel" must not become one; training does without, since its web texts have such names.
 * `tags` (padded, classes) is overwritten; its padding must hold 255. `opening` is what is known of token `first`.
 */
export function tagSentence(model: TaggerModel, a: Atoms, tags: Uint8Array, prose = false, opening: Opening = UNKNOWN, first = -1): void {
  const { features, candidates, scores } = model
  for (let k = 0; k < a.count; k++) {
    let n = tagCandidates(model, a.ambiguity[k + PAD]!, a.capital[k + PAD]!, candidates)
    if (k === first && opening !== UNKNOWN) n = narrowed(model, opening, n)
    let best = candidates[0]!
    if (n > 1) {
      tagFeatures(a, k, tags, features)
      model.score(n)
      const noName = prose && a.ambiguity[k + PAD] === 0 && a.capital[k + PAD] === 0
      let top = -Infinity
      for (let m = 0; m < n; m++) {
        const c = candidates[m]!
        if (scores[c]! > top && !(c === model.name && noName)) {
          top = scores[c]!
          best = c
        }
      }
    }
    tags[k + PAD] = best
  }
}
