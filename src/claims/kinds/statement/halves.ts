import type { Doc } from '../../../model/annotation.ts'
import { type Found, holds, near } from './found.ts'
import { isMark, isQuoteMark, pos, type Range } from './nodes.ts'

const CLAUSES = new Set(['that', 'bare', 'wh', 'inf', 'np+inf'])

/**
 * Reported clauses that the parser cut at a quotation mark: "said it had left the talks “because nothing moved” in May",
 * "said the crews were “firmly” committed to work". What is said goes on to the end of the quotation and the phrase behind it,
 * and begins right behind the cue or its "that". Changes the contents; to be run when quotations have their cues.
 */
export function joinHalves(doc: Doc, found: readonly Found[], quotes: readonly { readonly range: Range }[], column: Int32Array): void {
  for (const { range } of quotes) {
    const [open, close] = range
    const at = doc.sentenceOf[open]
    if (at === undefined || at !== doc.sentenceOf[close - 1]) continue
    const s = doc.sentences[at]!
    const around = near(found, open)
    if (around.some((f) => f.content.some(([a, b]) => a < close && open < b))) continue
    for (const f of around) if (cutBefore(doc, f, range, s.first, column)) startAtCue(doc, f)
    for (const f of around) {
      const last = f.content.at(-1)
      if (!last || !CLAUSES.has(f.frame) || f.head < s.first || f.head >= open || column[f.head] !== -1) continue
      if (last[0] < f.head || last[1] > open || open - last[1] > 3 || !onlyMarks(doc, last[1], open)) continue
      // Another cue in between, or one right behind, has the quotation for itself.
      if (around.some((g) => g !== f && g.head > f.head && g.head < s.end && !holds(f, g.head))) continue
      const comma = doc.lower[last[1]] === ',' || doc.lower[last[1] - 1] === ','
      if (comma && !/^\p{Ll}/u.test(doc.text.slice(doc.start[open]!, doc.end[open]!))) continue
      let end = close
      while (end < s.end && isQuoteMark(doc, end)) end++
      if (end < s.end && pos(doc, end, 'ADP') && !around.some((g) => g.head >= end && g.head < s.end)) while (end < s.end && !isMark(doc, end)) end++
      f.content = [...f.content.slice(0, -1), [last[0], end]]
    }
  }
}

function onlyMarks(doc: Doc, from: number, to: number): boolean {
  for (let i = from; i < to; i++) if (!isQuoteMark(doc, i) && doc.lower[i] !== ',') return false
  return true
}

/** Whether a clause of this cue starts right behind a short quotation that stands between the two. */
function cutBefore(doc: Doc, f: Found, [open, close]: Range, first: number, column: Int32Array): boolean {
  const start = f.content[0]?.[0] ?? -1
  if (f.content.length !== 1 || !CLAUSES.has(f.frame) || f.head < first || f.head >= open || column[f.head] !== -1) return false
  return start >= close && start - close <= 1 && onlyMarks(doc, close, start)
}

/** Lets the content begin right behind "that", or behind the cue where there is no such word. */
function startAtCue(doc: Doc, f: Found): void {
  const [start, end] = f.content[0]!
  const from = f.cue.at(-1)![1]
  let that = -1
  for (let i = from; i < start; i++) {
    if (doc.lower[i] === 'that' && that < 0) that = i
    if (doc.lower[i] === ',' || doc.lower[i] === ';') return
  }
  f.content = [[that >= 0 ? that : from, end]]
}
