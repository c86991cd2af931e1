import { type Quotation, type Tagged, XPOS } from '../../model/annotation.ts'
import type { Span } from '../../model/span.ts'

const FINITE = new Set(['VBD', 'VBZ', 'VBP', 'MD'].map((t) => XPOS.indexOf(t as never)))

const WORKS = new Set(
  `film films movie novel book books song songs album play poem essay article column documentary memoir series show programme program
  podcast editorial op-ed single track musical opera painting exhibition paper thesis pamphlet entitled titled headlined episode study report`.split(/\s+/),
)
const NAMING = new Set(
  `so-called nicknamed dubbed termed styled labelled labeled codenamed code-named named known-as term word words phrase slogan label nickname
  motto hashtag expression concept notion`.split(/\s+/),
)
const REPORTING = new Set(
  `say tell add warn call describe accuse declare state claim argue insist note announce write tweet post quote deny stress vow pledge
  urge demand promise reject denounce condemn criticise criticize praise reiterate emphasize emphasise refer cite voice express speak complain
  acknowledge admit explain predict hail blame characterize characterise slam blast brand label respond reply ask comment remark conclude
  suggest threaten caution confirm report accord point reveal allege assert maintain contend voice shout chant joke think believe`.split(/\s+/),
)

/**
 * What a quotation does: gives somebody's words, holds a word at a distance, or names a work. Goes by the words inside (a finite
 * verb, punctuation, capitals), the word before it, and whether its sentence has a verb of saying. When in doubt, speech: a claim
 * that is later found to have no speaker does less harm than words that are lost.
 */
export function useOf(doc: Tagged, q: Quotation, all: readonly Quotation[]): Quotation['use'] {
  const inner = doc.text.slice(q.inner[0], q.inner[1])
  const [first, end] = tokensIn(doc, q.inner)
  const words = wordsOf(doc, first, end)
  if (words === 0) return 'scare'
  if (!q.closed || q.continues !== null || words > 12) return 'speech'
  const before = wordBefore(doc, q.span[0])
  const stops = /[.,!?…;]$/.test(inner) && !/^\S+$/.test(inner.replace(/[.,]$/, ''))
  const sentence = doc.sentences[doc.sentenceOf[Math.min(first, doc.count - 1)] ?? 0]
  const headline = sentence?.region === 'headline'
  if (NAMING.has(before) || /\b(?:known|referred to|billed) as$/.test(textBefore(doc, q.span[0]))) return 'scare'
  if (!headline && looksLikeTitle(inner, words) && (WORKS.has(before) || (words > 1 && words < 9 && !stops))) return 'title'
  if (stops || (words > 4 && hasFinite(doc, first, end))) return 'speech'
  if (sentence !== undefined && hasCue(doc, sentence.first, sentence.end, q, all)) return 'speech'
  if (words > 5 || (words > 2 && hasFinite(doc, first, end))) return 'speech'
  return headline && words > 1 ? 'speech' : 'scare'
}

function tokensIn(doc: Tagged, span: Span): [number, number] {
  let [lo, hi] = [0, doc.count]
  while (lo < hi) {
    const mid = (lo + hi) >> 1
    if (doc.start[mid]! >= span[0]) hi = mid
    else lo = mid + 1
  }
  let end = lo
  // Fifteen tokens settle every question asked here.
  while (end < doc.count && doc.end[end]! <= span[1] && end - lo < 40) end++
  return [lo, end]
}

function wordsOf(doc: Tagged, first: number, end: number): number {
  let n = 0
  for (let i = first; i < end; i++) if (/[\p{L}\p{N}]/u.test(doc.lower[i]!.charAt(0))) n++
  return n
}

function hasFinite(doc: Tagged, first: number, end: number): boolean {
  for (let i = first; i < end; i++) if (FINITE.has(doc.xpos[i]!)) return true
  return false
}

/** A verb of saying in the sentence, outside all quotations but those around this one; long sentences are looked at for 120 tokens. */
function hasCue(doc: Tagged, first: number, end: number, q: Quotation, all: readonly Quotation[]): boolean {
  const last = Math.min(end, first + 120)
  if (last <= first) return false
  let at = firstAfter(all, doc.start[first]!)
  for (let i = first; i < last; i++) {
    const start = doc.start[i]!
    while (at < all.length && all[at]!.span[1] <= start) at++
    if (
      at < all.length &&
      all[at]!.span[0] <= start &&
      !(all[at]!.depth < q.depth && all[at]!.span[0] <= q.span[0] && q.span[1] <= all[at]!.span[1] && !(q.span[0] <= start && start < q.span[1]))
    )
      continue
    if (REPORTING.has(doc.lemma[i]!)) return true
  }
  return false
}

/** Index of the first quotation that ends after the offset (they are sorted by start; nested ones are near). */
function firstAfter(all: readonly Quotation[], offset: number): number {
  let [lo, hi] = [0, all.length]
  while (lo < hi) {
    const mid = (lo + hi) >> 1
    if (all[mid]!.span[0] >= offset) hi = mid
    else lo = mid + 1
  }
  while (lo > 0 && all[lo - 1]!.span[1] > offset) lo--
  return lo
}

/** Capitals on every word but the small ones; at least the first and the last word carry one. */
function looksLikeTitle(inner: string, words: number): boolean {
  if (words > 10) return false
  const parts = inner.split(/[\s—–-]+/).filter((w) => /\p{L}/u.test(w))
  if (parts.length === 0) return false
  const small = /^(?:a|an|the|of|in|on|at|to|for|and|or|but|by|from|with|as|is|vs?\.?|de|la|le|el)$/i
  return parts.every((w, i) => /^[^\p{L}]*\p{Lu}/u.test(w) || (i > 0 && i < parts.length - 1 && small.test(w)))
}

function textBefore(doc: Tagged, at: number): string {
  return doc.text
    .slice(Math.max(0, at - 24), at)
    .toLowerCase()
    .trimEnd()
}

function wordBefore(doc: Tagged, at: number): string {
  return /([a-z-]+),?$/.exec(textBefore(doc, at))?.[1] ?? ''
}
