import { type Doc, type Quotation, type Rel, RELS, type Upos, UPOS } from '../../../model/annotation.ts'
import { type Span, trim } from '../../../model/span.ts'
import { kidsOf, treeOf } from '../../shared/tree.ts'
import { U, X } from '../../syntax.ts'

/** Tokens `[first, end)` of a document. */
export type Range = readonly [first: number, end: number]

/** Whether a token's relation is one of these. */
export function rel(doc: Doc, token: number, ...rels: Rel[]): boolean {
  const r = RELS[doc.rel[token]!]
  for (let i = 0; i < rels.length; i++) if (rels[i] === r) return true
  return false
}

/** Whether a token's part of speech is one of these. */
export function pos(doc: Doc, token: number, ...tags: Upos[]): boolean {
  const u = UPOS[doc.upos[token]!]
  for (let i = 0; i < tags.length; i++) if (tags[i] === u) return true
  return false
}

/** First child with one of the relations, or -1. */
export function kid(doc: Doc, token: number, ...rels: Rel[]): number {
  for (const k of kidsOf(doc, token)) if (rel(doc, k, ...rels)) return k
  return -1
}

/** A token and all below it. */
export function rangeOf(doc: Doc, token: number): Range {
  const tree = treeOf(doc)
  return [tree.left[token]!, tree.right[token]! + 1]
}

/** Whether `token` stands below `ancestor`, or is it. */
export function below(doc: Doc, token: number, ancestor: number): boolean {
  let steps = 0
  for (let t = token; t >= 0 && steps < 512; t = doc.head[t]!, steps++) if (t === ancestor) return true
  return false
}

/** Cuts ranges out of a range: what is left, in reading order. */
export function minus(range: Range, cuts: readonly Range[]): Range[] {
  let left: Range[] = [range]
  for (const [a, b] of cuts) {
    const next: Range[] = []
    for (const [s, e] of left) {
      if (b <= s || e <= a) next.push([s, e])
      else {
        if (s < a) next.push([s, a])
        if (b < e) next.push([b, e])
      }
    }
    left = next
  }
  return left
}

/** The sentence of a token as `[first, end)`. */
export function sentenceOf(doc: Doc, token: number): Range {
  const s = doc.sentences[doc.sentenceOf[token]!]!
  return [s.first, s.end]
}

const MARKS = /^[\s"“”„‟«»‘’'`.,;:!?…–—-]+$/

/** Whether a token is nothing but punctuation. */
export function isMark(doc: Doc, token: number): boolean {
  if (doc.xpos[token] === X.HYPH) return false
  return doc.upos[token] === U.PUNCT || MARKS.test(doc.lower[token]!)
}

/** A range without punctuation at its ends; an opening quotation mark or a bracket that is closed inside stays out too. Null when nothing is left. */
export function shaved(doc: Doc, [first, end]: Range): Range | null {
  let [s, e] = [first, end]
  while (s < e && isMark(doc, s) && !opensWord(doc, s, e)) s++
  while (e > s && isMark(doc, e - 1) && !/^(?:\)|\]|%)$/.test(doc.lower[e - 1]!)) e--
  return s < e ? [s, e] : null
}

/** `[W]e are ready`: a bracket that opens the first word and is closed inside. */
function opensWord(doc: Doc, s: number, e: number): boolean {
  if (doc.lower[s] !== '[' || doc.end[s] !== doc.start[s + 1]) return false
  for (let i = s + 1; i < Math.min(e, s + 12); i++) if (doc.lower[i] === ']') return true
  return false
}

/** The characters of a range, without white space, quotation marks and closing punctuation at the ends. */
export function spanOf(doc: Doc, range: Range): Span | null {
  const r = shaved(doc, range)
  // A colon that is a cue by itself.
  if (!r && range[1] - range[0] === 1) return [doc.start[range[0]]!, doc.end[range[0]]!]
  return r ? trim(doc.text, [doc.start[r[0]]!, doc.end[r[1] - 1]!]) : null
}

/** Whether a verb stands in the passive: it has an auxiliary or a subject that says so, or is a bare participle on a noun. */
export function isPassive(doc: Doc, verb: number): boolean {
  if (isPerfect(doc, verb)) return false
  if (doc.xpos[verb] !== X.VBN) return kid(doc, verb, 'aux:pass') >= 0
  if (kid(doc, verb, 'aux:pass', 'nsubj:pass', 'csubj:pass') >= 0) return true
  if (rel(doc, verb, 'acl', 'amod')) return !looksActive(doc, verb)
  if (rel(doc, verb, 'conj') && kid(doc, verb, 'aux', 'nsubj') < 0) return doc.head[verb]! >= 0 && isPassive(doc, doc.head[verb]!)
  // A participle without "have" that opens its clause: "Asked about it, he said".
  return (
    kid(doc, verb, 'aux', 'nsubj') < 0 &&
    rel(doc, verb, 'advcl') &&
    (verb === 0 || isMark(doc, verb - 1) || pos(doc, verb - 1, 'SCONJ', 'ADV') || doc.sentenceOf[verb - 1] !== doc.sentenceOf[verb])
  )
}

/** "the mayor said Thursday that …", where the parser took the past tense for a participle on the noun. */
function looksActive(doc: Doc, verb: number): boolean {
  if (verb === 0 || !pos(doc, verb - 1, 'NOUN', 'PROPN', 'PRON', 'ADV')) return false
  // Only an active verb has an object behind it.
  if (rel(doc, verb, 'acl') && kid(doc, verb, 'obj') > verb) return true
  for (let i = verb + 1; i < Math.min(doc.count, verb + 6); i++) {
    if (doc.lower[i] === 'by') return false
    if (doc.lower[i] === 'that') return true
    if (isMark(doc, i)) return false
  }
  return false
}

/** Whether "have" stands before a participle, whatever the parser made of it. */
export function isPerfect(doc: Doc, verb: number): boolean {
  for (let i = verb - 1; i >= 0 && verb - i < 4; i--) {
    if (doc.lemma[i] === 'have') return true
    if (doc.upos[i] !== U.ADV && doc.upos[i] !== U.PART) return false
  }
  return false
}

/**
 * The date or time of day that starts at a token and stands for itself ("on Thursday", "last night"), as tokens; null where
 * none does or where it only modifies a noun ("Monday's talks").
 */
export function timeAt(doc: Doc, token: number): Range | null {
  if (token >= doc.count) return null
  const at = doc.start[token]!
  let [lo, hi] = [0, doc.times.length]
  while (lo < hi) {
    const mid = (lo + hi) >> 1
    if (doc.times[mid]!.span[0] >= at) hi = mid
    else lo = mid + 1
  }
  const x = doc.times[lo]
  if (!x || x.span[0] !== at || (x.type !== 'DATE' && x.type !== 'TIME')) return null
  const range = tokensOf(doc, x.span)
  if (range[1] <= range[0]) return null
  const next = range[1]
  const modifies = next < doc.count && (doc.xpos[next] === X.POS || (doc.upos[next] === U.NOUN && doc.sentenceOf[next] === doc.sentenceOf[token]))
  return modifies ? null : range
}

const ENDS = new WeakMap<Doc, ReadonlyMap<number, number>>()

/** Persons' names of a document by the token behind them: the first token of each. */
export function personEnds(doc: Doc): ReadonlyMap<number, number> {
  let ends = ENDS.get(doc)
  if (!ends) {
    ends = new Map(doc.mentions.flatMap((m) => (m.form === 'name' && m.type === 'person' ? [[m.end, m.first] as const] : [])))
    ENDS.set(doc, ends)
  }
  return ends
}

/** Whether a quotation opens at a token: its mark, or its first word. */
export function opensQuotation(doc: Doc, token: number): boolean {
  return quotationAt(doc, token) !== null
}

/** The token behind a quotation that opens at a token; -1 where none does. */
export function quotationEnd(doc: Doc, token: number): number {
  const q = quotationAt(doc, token)
  return q ? tokensOf(doc, q.inner)[1] : -1
}

function quotationAt(doc: Doc, token: number): Quotation | null {
  if (token >= doc.count) return null
  const at = doc.start[token]!
  let [lo, hi] = [0, doc.quotations.length]
  while (lo < hi) {
    const mid = (lo + hi) >> 1
    if (doc.quotations[mid]!.span[0] >= at) hi = mid
    else lo = mid + 1
  }
  const [here, before] = [doc.quotations[lo], doc.quotations[lo - 1]]
  return here?.span[0] === at ? here : before?.inner[0] === at ? before : null
}

/** Token that a quotation mark would be: straight, curly or doubled. */
export function isQuoteMark(doc: Doc, token: number): boolean {
  return /^(?:["“”„«»]|''|``)$/.test(doc.lower[token]!)
}

/** Index of the first token that starts at or after a character, `doc.count` if there is none. */
function firstFrom(doc: Doc, at: number): number {
  let [lo, hi] = [0, doc.count]
  while (lo < hi) {
    const mid = (lo + hi) >> 1
    if (doc.start[mid]! >= at) hi = mid
    else lo = mid + 1
  }
  return lo
}

/** The tokens of a stretch of characters. */
export function tokensOf(doc: Doc, [start, end]: Span): Range {
  const first = firstFrom(doc, start)
  return [first, Math.max(first, firstFrom(doc, end))]
}

/** The head of a noun phrase given by its words: the token whose governor stands outside, nouns first. */
export function phraseHead(doc: Doc, [first, end]: Range): number {
  for (const nounsOnly of [true, false])
    for (let i = first; i < end; i++) {
      if (nounsOnly && !pos(doc, i, 'NOUN', 'PROPN', 'PRON')) continue
      const h = doc.head[i]!
      if (h < first || h >= end) return i
    }
  return end - 1
}
