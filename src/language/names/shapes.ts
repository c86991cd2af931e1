import { type Parsed, type Sentence, XPOS } from '../../model/annotation.ts'
import { fold } from './fold.ts'
import type { Lexicon } from './lexicon.ts'

/** Bits of `Shapes.flags`. */
export const CAP = 1
/** Two or more letters, all capitals. */
export const UPPER = 2
/** First word of a sentence, or after an opening mark, a colon or a dash: its capital says little. */
export const INITIAL = 4
/** In a sentence where (nearly) every word has a capital. */
export const TITLED = 8
/** In a sentence without lower-case letters. */
export const SHOUTED = 16
/** Stands right behind the token before it, without white space. */
export const GLUED = 32
/** Letters or digits. */
export const WORD = 64
/** A capital letter with a full stop, or alone. */
export const LETTER = 128

/** What is known of the tokens before any name is looked for. */
export interface Shapes {
  readonly doc: Parsed
  readonly lex: Lexicon
  readonly flags: Uint8Array
  /** Folded form of each token that begins with a capital letter or may stand in a name; the lower-cased word otherwise. */
  readonly folded: readonly string[]
  /** How often a folded word stands capitalised where a capital says something. */
  readonly capped: ReadonlyMap<string, number>
  /** Folded words that stand in lower case somewhere. */
  readonly lowered: ReadonlySet<string>
}

const OPENER = /^["“”„‘'«([:;–—•*·-]+$/
const xp = (tag: string) => XPOS.indexOf(tag as (typeof XPOS)[number])
const NNP = xp('NNP')
const NNPS = xp('NNPS')

/** Whether the tagger takes the token for (part of) a name. */
export function isProper(doc: Parsed, i: number): boolean {
  return doc.xpos[i] === NNP || doc.xpos[i] === NNPS
}

/** Reads the letter case of every token once. */
export function shapesOf(doc: Parsed, lex: Lexicon): Shapes {
  const flags = new Uint8Array(doc.count)
  const folded: string[] = []
  for (let i = 0; i < doc.count; i++) {
    flags[i] = caseOf(doc.text, doc.start[i]!, doc.end[i]!)
    if (i > 0 && doc.start[i] === doc.end[i - 1]) flags[i]! |= GLUED
    folded.push((flags[i]! & CAP) !== 0 || /[^\x20-\x7e]/.test(doc.lower[i]!) ? fold(doc.lower[i]!) : doc.lower[i]!)
  }
  for (const s of doc.sentences) markSentence(doc, s, flags, folded, lex)
  const capped = new Map<string, number>()
  const lowered = new Set<string>()
  for (let i = 0; i < doc.count; i++) {
    const f = flags[i]!
    if ((f & WORD) === 0 || (f & (TITLED | SHOUTED)) !== 0) continue
    if ((f & CAP) === 0) lowered.add(folded[i]!)
    else if ((f & INITIAL) === 0) capped.set(folded[i]!, (capped.get(folded[i]!) ?? 0) + 1)
  }
  return { doc, lex, flags, folded, capped, lowered }
}

function caseOf(text: string, from: number, to: number): number {
  const first = text.charCodeAt(from)
  if (first >= 97 && first <= 122) {
    // "iPhone", "eBay" are names by their second letter, "al-Sisi" is not decided here.
    return WORD
  }
  const word = text.slice(from, to)
  if (!/^[\p{L}\p{N}]/u.test(word)) return 0
  if (!/^\p{Lu}/u.test(word)) return /^\p{N}/u.test(word) && /\p{Lu}/u.test(word) ? WORD | CAP : WORD
  let flags = WORD | CAP
  const letters = word.replace(/[^\p{L}]/gu, '')
  // "G7" is no initial.
  if (letters.length === 1 && !/\d/.test(word)) flags |= LETTER
  if (letters.length > 1 && !/\p{Ll}/u.test(letters)) flags |= UPPER
  return flags
}

const SMALL = new Set(
  'a an the of in on at to for and or but by from with as is vs via over after into amid not no than that it its be are was were has have will says say said if how why what up out off'.split(
    ' ',
  ),
)

function markSentence(doc: Parsed, s: Sentence, flags: Uint8Array, folded: string[], lex: Lexicon): void {
  let [words, low, shouting] = [0, 0, 0]
  let fresh = true
  let small = false
  for (let i = s.first; i < s.end; i++) {
    const f = flags[i]!
    if ((f & WORD) === 0) {
      if (OPENER.test(doc.lower[i]!) && !(doc.lower[i] === '-' && (f & GLUED) !== 0)) fresh = true
      continue
    }
    if (fresh) {
      flags[i]! |= INITIAL
      fresh = false
    }
    if (SMALL.has(folded[i]!)) small ||= (f & CAP) !== 0 && (flags[i]! & (INITIAL | UPPER | LETTER)) === 0
    if (!SMALL.has(folded[i]!) && !lex.words.caseMarkers!.has(folded[i]!)) {
      words++
      if ((f & CAP) === 0) low++
      if ((f & UPPER) !== 0) shouting++
    }
  }
  // A sentence with a full stop is seldom a headline, however many names it has.
  const share = s.region !== 'headline' && doc.lower[s.end - 1] === '.' ? 0.05 : 0.2
  const short = words < 4 && s.region !== 'headline' && !small
  const bit = words > 2 && shouting > words * 0.8 ? SHOUTED : !short && words > (small ? 1 : 3) && low <= words * share ? TITLED : 0
  if (bit !== 0) for (let i = s.first; i < s.end; i++) flags[i]! |= bit
}
