import type { Sentence, Tokenized } from '../../model/annotation.ts'
import { looksTitled } from '../words/atoms.ts'

/** What is known of the word that begins a sentence, where every word has a capital. */
export const [UNKNOWN, NAME, COMMON] = [0, 1, 2] as const
export type Opening = typeof UNKNOWN | typeof NAME | typeof COMMON

/** After these a capital says as little as at the start. */
const STARTS = new Set(['"', '“', '‘', "'", '„', '«', ':', ';', '.', '!', '?', '…', '...', '—', '–', '--', '(', '[', '*', '•', '|', '/'])

const isSmall = (c: number): boolean => c >= 97 && c <= 122
const isCapital = (c: number): boolean => c >= 65 && c <= 90

/** Which words of an article stand with a capital, and which without, inside its sentences. Headlines and the like do not count. */
export class Capitals {
  private readonly capital = new Set<string>()
  private readonly small = new Set<string>()

  constructor(doc: Tokenized) {
    for (const s of doc.sentences) {
      if (s.region === 'headline' || looksTitled(doc, s.first, s.end)) continue
      const first = firstWord(doc, s)
      if (first < 0) continue
      for (let i = first + 1; i < s.end; i++) {
        const c = doc.text.charCodeAt(doc.start[i]!)
        if (isSmall(c)) this.small.add(doc.lower[i]!)
        else if (isCapital(c) && !STARTS.has(doc.lower[i - 1]!)) this.capital.add(doc.lower[i]!)
      }
    }
  }

  /**
   * What the rest of the article tells of the word that begins a sentence: a name if it stands elsewhere with a capital and nowhere
   * without, no name the other way round, unless the next word has a capital too ("Judge Reyes").
   */
  opening(doc: Tokenized, s: Sentence, first: number): Opening {
    if (first < 0 || !isCapital(doc.text.charCodeAt(doc.start[first]!)) || looksTitled(doc, s.first, s.end)) return UNKNOWN
    const word = doc.lower[first]!
    const [capital, small] = [this.capital.has(word), this.small.has(word)]
    if (capital === small) return UNKNOWN
    if (capital) return NAME
    return first + 1 < s.end && isCapital(doc.text.charCodeAt(doc.start[first + 1]!)) ? UNKNOWN : COMMON
  }
}

/** The first token of a sentence that begins with a letter of the alphabet, among its first three; -1 if none does. */
export function firstWord(doc: Tokenized, s: Sentence): number {
  for (let i = s.first; i < s.end && i < s.first + 3; i++) {
    const c = doc.text.charCodeAt(doc.start[i]!)
    if (isSmall(c) || isCapital(c)) return i
  }
  return -1
}
