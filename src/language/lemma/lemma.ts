import { XPOS } from '../../model/annotation.ts'
import { shared } from '../tokens/shared.ts'
import type { Words } from '../words/atoms.ts'
import { hashWord, type WordTable } from '../words/hash.ts'
import { PASTS, PLURALS } from './irregular.ts'

/** What lemmatising needs: exceptions by tag, and which words exist. */
export interface LemmaModel {
  /** Tag, then word, to lemma: forms that the rules get wrong. */
  readonly exceptions: readonly ReadonlyMap<string, string>[]
  /** Words of English, frequent first; 0 for unknown ones. */
  readonly words: WordTable
  /** By tag, what was found before: for a word in small letters, for names as they are written. */
  readonly known: readonly Map<string, string>[]
}

const at = (tag: (typeof XPOS)[number]): number => XPOS.indexOf(tag)
const [NNS, NNP, NNPS, VBZ, VBD, VBN, VBG, JJR, JJS, RBR, RBS] = (['NNS', 'NNP', 'NNPS', 'VBZ', 'VBD', 'VBN', 'VBG', 'JJR', 'JJS', 'RBR', 'RBS'] as const).map(
  at,
) as [number, number, number, number, number, number, number, number, number, number, number]

/** The text of a model's exceptions (`tag word lemma` lines, spaces between) as maps. */
export function readExceptions(text: string): Map<string, string>[] {
  const out = XPOS.map(() => new Map<string, string>())
  for (const line of text.split('\n')) {
    const [tag, word, lemma] = line.split(' ')
    if (lemma !== undefined) out[Number(tag)]!.set(word!, lemma)
  }
  return out
}

/** The lemma of token `i`: lower case, but names keep their capitals. `xpos` is an index into `XPOS`. */
export function lemmaOf(model: LemmaModel, words: Words, i: number, xpos: number): string {
  const lower = words.lower[i]!
  const name = xpos === NNP || xpos === NNPS
  // A name's lemma is made of how it is written, unless it is an exception by its small letters.
  const word = name ? words.text.slice(words.start[i], words.end[i]) : lower
  const memory = model.known[xpos]!
  const hit = memory.get(word)
  if (hit !== undefined) return hit
  const past = xpos === VBD || xpos === VBN
  const irregular = past ? PASTS.get(lower) : xpos === NNS ? PLURALS.get(lower) : undefined
  const special = irregular ?? model.exceptions[xpos]!.get(lower)
  const lemma = shared(special ?? (xpos === NNPS ? singular(null, word) : name ? word : byRule(model.words, lower, xpos)))
  if (memory.size >= KEPT) memory.clear()
  memory.set(name ? shared(word) : word, lemma)
  return lemma
}

/** How many lemmas are kept of each tag before they are forgotten. */
const KEPT = 20_000

/** A model of exceptions and a list of words, with nothing looked up yet. */
export function lemmaModel(exceptions: LemmaModel['exceptions'], words: WordTable): LemmaModel {
  return { exceptions, words, known: XPOS.map(() => new Map<string, string>()) }
}

/** What the rules alone say; training keeps as exceptions what they get wrong. */
export function byRule(words: WordTable, lower: string, xpos: number): string {
  if (lower.length < 3) return lower
  if (xpos === NNS) return lower.endsWith('men') && lower.length > 4 ? `${lower.slice(0, -2)}an` : singular(words, lower)
  if (xpos === VBZ) return singular(words, lower)
  if (xpos === VBD || xpos === VBN) return lower.endsWith('ed') ? stem(words, lower, 2) : lower
  if (xpos === VBG) return lower.endsWith('ing') && lower.length > 4 ? stem(words, lower, 3) : lower
  if (xpos === JJR || xpos === RBR) return lower.endsWith('er') ? stem(words, lower, 2) : lower
  if (xpos === JJS || xpos === RBS) return lower.endsWith('est') ? stem(words, lower, 3) : lower
  return lower
}

/** Takes the ending -s off; where -es might be it, what is a word decides, by spelling if both or none are. */
function singular(words: WordTable | null, w: string): string {
  if (!w.endsWith('s') || w.endsWith('ss') || w.endsWith("'s")) return w
  const likely = bySpelling(w)
  if (!words || !w.endsWith('es') || w.length < 5) return likely
  const [bare, withE] = [w.endsWith('ies') ? `${w.slice(0, -3)}y` : w.slice(0, -2), w.slice(0, -1)]
  const other = likely === bare ? withE : bare
  return !isWord(words, likely) && isWord(words, other) ? other : likely
}

function bySpelling(w: string): string {
  if (w.endsWith('ies') && w.length > 4) return `${w.slice(0, -3)}y`
  if (/(?:[sxz]|[cs]h)es$/.test(w) && !/(?:[aeiou]ses|uses|ases|ises|oses|nses|rses|zes)$/.test(w)) return w.slice(0, -2)
  return w.endsWith('sses') || w.endsWith('zzes') || w.endsWith('oes') ? w.slice(0, -2) : w.slice(0, -1)
}

const isWord = (words: WordTable, s: string): boolean => words.get(hashWord(s)) > 0

/** Takes an ending of `cut` letters off: of the possible stems (hope, hop, hopp) the one that is a word, by spelling if all are. */
function stem(words: WordTable, w: string, cut: number): string {
  const bare = w.slice(0, -cut)
  if (bare.length < 2 || !/[aeiouy]/.test(bare)) return w
  // tied, vied, died: no verb of one letter ends in y
  if (cut === 2 && bare.endsWith('i')) return bare.length === 2 ? `${bare}e` : `${bare.slice(0, -1)}y`
  if (cut === 3 && bare.endsWith('i') && w.endsWith('est')) return `${bare.slice(0, -1)}y`
  if (bare.endsWith('ee') && cut === 2) return w.endsWith('eed') ? `${bare}` : bare
  const doubled = /([bdgklmnprtvz])\1$/.test(bare)
  const known = (s: string) => isWord(words, s)
  if (doubled) {
    const single = bare.slice(0, -1)
    if (known(single) && !known(bare)) return single
    if (/ll$/.test(bare))
      return known(bare) && !known(single) ? bare : /[aeiou][aeiou]ll$|(?:^|[^aeiou])[aou]ll$|(?:^.?[^aeiou]?)[ei]ll$/.test(bare) ? bare : single
    return known(single) || !known(bare) ? single : bare
  }
  const withE = `${bare}e`
  const likely = spelledWithE(bare) ? withE : bare
  const other = likely === bare ? withE : bare
  return !known(likely) && known(other) ? other : likely
}

/** Whether a stem looks as if it had lost an e: creat-, announc-, rais-, settl-, mov-. */
function spelledWithE(bare: string): boolean {
  if (/(?:[^aeiou]l|[cuv]|[^s]s|[^aeiouwlr]g|[^z]z)$/.test(bare))
    return !/(?:[^aeiou]{2}[aeiou]s|ng|rl|wl|ss|[ou]us|ocus|ias)$/.test(bare) || /(?:ang|eng|ing|ong|ung)$/.test(bare) === false
  if (/[aeiou]{2}[^aeiou]$/.test(bare)) return /(?:rais|prais|caus|paus|eas|iev|eiv|eav|oid)$/.test(bare) && !bare.endsWith('oid')
  if (/(?:at|ut|it|ot)$/.test(bare) && bare.length > 4) return bare.endsWith('at') || bare.endsWith('ut')
  return /[^aeiou][aeiou][^aeiouwxy]$/.test(bare) && !/(?:e[nrl]|o[nr]|it|et|op|el|ish|ow|ey|al|om|ul)$/.test(bare)
}
