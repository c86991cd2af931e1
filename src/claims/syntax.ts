import { type Doc, RELS, type Rel, ROOT, UPOS, type Upos, XPOS, type Xpos } from '../model/annotation.ts'
import type { Span } from '../model/span.ts'

/** Numbers of the tags and relations, so that rules compare integers: `doc.upos[i] === U.VERB`, `doc.rel[i] === R['nsubj:pass']`. */
export const U = Object.fromEntries(UPOS.map((x, i) => [x, i])) as Record<Upos, number>
export const X = Object.fromEntries(XPOS.map((x, i) => [x, i])) as Record<Xpos, number>
export const R = Object.fromEntries(RELS.map((x, i) => [x, i])) as Record<Rel, number>

/** Whether the token's relation is one of the given ones. */
export function isRel(doc: Doc, token: number, ...rels: Rel[]): boolean {
  // A loop over a list that never leaves this function costs less than a search in one.
  const rel = RELS[doc.rel[token]!]
  for (let i = 0; i < rels.length; i++) if (rels[i] === rel) return true
  return false
}

/** The tokens governed by this one, in reading order. Empty in sentences without a parse. */
export function children(doc: Doc, token: number): number[] {
  const s = doc.sentences[doc.sentenceOf[token]!]!
  const out: number[] = []
  if (!s.parsed) return out
  for (let i = s.first; i < s.end; i++) if (doc.head[i] === token) out.push(i)
  return out
}

/** First child with one of the relations, or -1. */
export function child(doc: Doc, token: number, ...rels: Rel[]): number {
  for (const c of children(doc, token)) if (isRel(doc, c, ...rels)) return c
  return -1
}

/** First and last token (inclusive) below and with this one. The stretch may hold foreign tokens if the tree crosses. */
export function subtree(doc: Doc, token: number): [first: number, last: number] {
  const s = doc.sentences[doc.sentenceOf[token]!]!
  let [first, last] = [token, token]
  if (!s.parsed) return [first, last]
  for (let i = s.first; i < s.end; i++) {
    if (i !== token && under(doc, i, token)) {
      if (i < first) first = i
      if (i > last) last = i
    }
  }
  return [first, last]
}

/** Whether a token stands (at any depth) below another. */
export function under(doc: Doc, token: number, ancestor: number): boolean {
  let steps = 0
  for (let h = doc.head[token]!; h >= 0 && steps < 512; h = doc.head[h]!, steps++) if (h === ancestor) return true
  return false
}

/** The root token of a sentence, or -1 without a parse. */
export function rootOf(doc: Doc, sentence: number): number {
  const s = doc.sentences[sentence]!
  if (!s.parsed) return -1
  for (let i = s.first; i < s.end; i++) if (doc.head[i] === ROOT) return i
  return -1
}

/** Characters from the start of one token to the end of another (inclusive). */
export function charsOf(doc: Doc, first: number, last: number): Span {
  return [doc.start[first]!, doc.end[last]!]
}

/** Index of the first token that ends after the character offset; `doc.count` when there is none. Binary search. */
export function tokenAt(doc: Doc, offset: number): number {
  let [lo, hi] = [0, doc.count]
  while (lo < hi) {
    const mid = (lo + hi) >> 1
    if (doc.end[mid]! > offset) hi = mid
    else lo = mid + 1
  }
  return lo
}
