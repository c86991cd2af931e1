import type { Doc } from '../../model/annotation.ts'

/** Furthest token of a dateline: three places, a day, an agency in brackets. */
const REACH = 18

const cache = new WeakMap<Doc, Map<number, number>>()

/**
 * The first token of a sentence behind its dateline ("BRUSSELS, July 15 (Agency) - "): the sentence's own first token where
 * it has none. A dateline's place is nobody's party and its day is that of the report.
 */
export function behindDateline(doc: Doc, sentence: number): number {
  let known = cache.get(doc)
  if (!known) cache.set(doc, (known = new Map()))
  let at = known.get(sentence)
  if (at === undefined) known.set(sentence, (at = read(doc, sentence)))
  return at
}

function read(doc: Doc, sentence: number): number {
  const { first, end } = doc.sentences[sentence]!
  if (!/^\p{Lu}[\p{Lu}.'’-]{2,}$/u.test(doc.text.slice(doc.start[first], doc.end[first]))) return first
  // "MOSCOW: The ministers …"
  if (doc.lower[first + 1] === ':' && first + 2 < end) return first + 2
  for (let t = first + 1; t + 1 < end && t < first + REACH; t++) {
    const spaced = doc.start[t]! > doc.end[t - 1]! && doc.start[t + 1]! > doc.end[t]!
    if (/^[–—]+$|^--+$/.test(doc.lower[t]!) || (doc.lower[t] === '-' && spaced)) return t + 1
    // "- -": a double hyphen in two tokens.
    if (doc.lower[t] === '-' && doc.lower[t + 1] === '-') return Math.min(end - 1, t + 2)
  }
  return first
}
