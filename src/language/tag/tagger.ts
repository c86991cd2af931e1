import { UPOS, type Upos } from '../../model/annotation.ts'
import { type Atoms, PAD } from '../words/atoms.ts'
import { templates } from '../words/templates.ts'
import { NAME, type Opening, UNKNOWN } from './capitals.ts'

/** A trained tagger. A class is a pair of UPOS and XPOS. */
export interface TaggerModel extends TagClasses {
  /** Where what features are made of and the classes in question are left for `score`, and where it leaves the scores, by class. */
  readonly values: Int32Array
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

/** What features are made of, in the order in which `tagValues` leaves it: `p` and `n` behind a name are the words before and after. */
const VALUES = 'w wp wn wpp wnn t1 t2 am amp amn amnn suf1 suf2 suf3 suf3p suf3n suf4 pre2 pre3 shape shapep shapen c cp cn c6 c6p c6n c6nn c10 c10p c10n'

/** The features of a token, given the classes before it. */
export const TAG_FEATURES = templates(
  VALUES,
  'w wp wn wpp wnn t1 t1+t2 t1+w wp+w w+wn t1+wn t1+am+amn am+amn am+amn+amnn w+amn suf1 suf2 suf3 suf4 pre2 pre3 ' +
    'shape shape+t1 shape+w suf3+t1 suf2+shape c c6 cp cn t1+c c10+c10n c10p+c10 c6n+c6nn suf3n suf3p shapen+shape shapep+shape ' +
    'wp+wn t2+t1+w t2+t1+am suf3+suf3n t1+w+amn am+c10n w+c6p+c6n am+amp',
  0x1234567,
)

/** Leaves the values of token `k` in `v`, given the classes before it. `tags` is padded like the atoms. */
export function tagValues(a: Atoms, k: number, tags: Uint8Array, v: Int32Array): void {
  const i = k + PAD
  v[1] = a.w[i]!
  v[2] = a.w[i - 1]!
  v[3] = a.w[i + 1]!
  v[4] = a.w[i - 2]!
  v[5] = a.w[i + 2]!
  v[6] = tags[i - 1]! + 1
  v[7] = tags[i - 2]! + 1
  v[8] = a.ambiguity[i]!
  v[9] = a.ambiguity[i - 1]!
  v[10] = a.ambiguity[i + 1]!
  v[11] = a.ambiguity[i + 2]!
  v[12] = a.suffix1[i]!
  v[13] = a.suffix2[i]!
  v[14] = a.suffix3[i]!
  v[15] = a.suffix3[i - 1]!
  v[16] = a.suffix3[i + 1]!
  v[17] = a.suffix4[i]!
  v[18] = a.prefix2[i]!
  v[19] = a.prefix3[i]!
  v[20] = a.shape[i]!
  v[21] = a.shape[i - 1]!
  v[22] = a.shape[i + 1]!
  v[23] = a.c[i]!
  v[24] = a.c[i - 1]!
  v[25] = a.c[i + 1]!
  v[26] = a.c6[i]!
  v[27] = a.c6[i - 1]!
  v[28] = a.c6[i + 1]!
  v[29] = a.c6[i + 2]!
  v[30] = a.c10[i]!
  v[31] = a.c10[i - 1]!
  v[32] = a.c10[i + 1]!
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
  const { values, candidates, scores } = model
  for (let k = 0; k < a.count; k++) {
    let n = tagCandidates(model, a.ambiguity[k + PAD]!, a.capital[k + PAD]!, candidates)
    if (k === first && opening !== UNKNOWN) n = narrowed(model, opening, n)
    let best = candidates[0]!
    if (n > 1) {
      tagValues(a, k, tags, values)
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
