import type { Entry } from './lexicon.ts'
import { firstPart } from './lexicon.ts'
import { CAP, GLUED, SHOUTED, type Shapes, UPPER, WORD } from './shapes.ts'

/** A phrase of the lexicon at tokens `[first, end)`. */
export interface Match {
  readonly first: number
  readonly end: number
  readonly entry: Entry
}

/** The longest phrase of the lexicon that begins at the token and ends before `limit`, or null. At most twelve tokens are looked at. */
export function matchAt(sh: Shapes, i: number, limit: number): Match | null {
  const { lex, folded, flags, doc } = sh
  if ((flags[i]! & WORD) === 0) return null
  const reach = lex.phrases.reach(firstPart(folded[i]!))
  if (reach === 0) return null
  let key = ''
  let best: Match | null = null
  const last = Math.min(limit, i + 14)
  for (let j = i; j < last; j++) {
    const f = flags[j]!
    if (j > i) {
      // The possessive and other clitics never begin a part of a phrase, only continue it.
      if ((f & GLUED) === 0) key += ' '
    }
    key += folded[j] === doc.lower[j] && !folded[j]!.includes('.') ? folded[j]! : stripped(folded[j]!)
    if (key.length > reach) break
    if ((f & WORD) === 0 && doc.lower[j] !== '+') continue
    const entry = lex.phrases.get(key)
    if (entry !== undefined && caseFits(sh, entry, i, j)) best = { first: i, end: j + 1, entry }
  }
  // "US-led", "Iran-backed" match; "Al-Something-else" does not stop half-way through a word: only whole hyphen parts count.
  return best
}

function stripped(s: string): string {
  return s.replace(/\./g, '')
}

function caseFits(sh: Shapes, entry: Entry, i: number, j: number): boolean {
  const f = sh.flags[i]!
  if (entry.upper) {
    if (i === j) {
      if ((f & UPPER) === 0) return false
      // In a shouted headline "US" and "IT" cannot be told from pronouns.
      return (f & SHOUTED) === 0 || sh.doc.end[i]! - sh.doc.start[i]! > 2 || sh.doc.lower[i]!.includes('.')
    }
    return (f & CAP) !== 0
  }
  if (!entry.caps) return true
  if ((f & CAP) === 0) return false
  return true
}
