import type { Doc, Sentence } from '../../../model/annotation.ts'
import type { Found } from './found.ts'

/** Reads a condition from the words that begin at a token; null where they make none. */
export type Frame = (doc: Doc, s: Sentence, at: number) => Found | null

/**
 * What frames find in the sentences of the body that are no questions, in reading order. `frames`: by the word that each is found by; a map,
 * since a text may hold any word, "constructor" too. `room`: tokens that have to follow that word in its sentence.
 */
export function framed(doc: Doc, frames: ReadonlyMap<string, Frame>, room: number): Found[] {
  const out: Found[] = []
  for (const s of doc.sentences) {
    if (!s.parsed || s.region !== 'body' || doc.lower[s.end - 1] === '?') continue
    for (let t = s.first; t < s.end - room; t++) {
      const found = frames.get(doc.lower[t]!)?.(doc, s, t)
      if (found) out.push(found)
    }
  }
  return out
}
