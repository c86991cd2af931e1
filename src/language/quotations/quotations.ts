import type { Quotation, Tagged } from '../../model/annotation.ts'
import type { Span } from '../../model/span.ts'
import { findMarks, type Mark } from './marks.ts'
import { useOf } from './use.ts'

interface Found {
  start: number
  end: number
  openLength: number
  closeLength: number
  depth: number
  closed: boolean
  continues: Found | null
  single: boolean
}

/** A paragraph: characters, and where its sentences end (ascending). */
interface Paragraph {
  readonly from: number
  readonly to: number
  readonly stops: readonly number[]
  readonly headline: boolean
}

/**
 * The stretches in quotation marks, in reading order (an enclosing one before those inside it). Takes tokens, tags and
 * sentences; gives spans in UTF-16 units inside the sentences' text. A mark that is missing is made good as follows: an
 * unclosed quotation ends with its paragraph, or with the sentence before the next opening mark; a closing mark without
 * an opening one makes its sentences so far a quotation. A quotation that a paragraph opens again, or closes without
 * having opened it, `continues` the unclosed one before. One pass over the text; never throws.
 */
export function findQuotations(doc: Tagged): Quotation[] {
  const found: Found[] = []
  let pending: Found | null = null
  for (const paragraph of paragraphsOf(doc)) {
    const here = readParagraph(doc.text, paragraph, pending)
    for (const q of here) found.push(q)
    pending = here.find((q) => !q.closed && q.end === paragraph.to && q.depth === 0 && !paragraph.headline) ?? null
  }
  found.sort((a, b) => a.start - b.start || b.end - a.end)
  const places = new Map(found.map((q, i) => [q, i]))
  const out: Quotation[] = []
  for (const q of found) {
    const inner = innerOf(doc.text, q)
    out.push({
      span: [q.start, q.end],
      inner,
      use: 'speech',
      depth: q.depth,
      closed: q.closed,
      continues: q.continues === null ? null : (places.get(q.continues) ?? null),
    })
  }
  return out.map((q) => ({ ...q, use: useOf(doc, q, out) }))
}

/** Quotations left open inside each other that are worth keeping: nobody nests deeper. */
const DEEPEST = 16

function paragraphsOf(doc: Tagged): Paragraph[] {
  const out: Paragraph[] = []
  let open: { paragraph: number; from: number; to: number; stops: number[]; headline: boolean } | null = null
  for (const s of doc.sentences) {
    const headline = s.region === 'headline'
    if (open === null || open.paragraph !== s.paragraph || open.headline !== headline || s.span[0] < open.to) {
      open = { paragraph: s.paragraph, from: s.span[0], to: s.span[1], stops: [], headline }
      out.push(open)
    }
    open.to = Math.max(open.to, s.span[1])
    open.stops.push(s.span[1])
  }
  return out
}

function readParagraph(text: string, p: Paragraph, pending: Found | null): Found[] {
  const marks = findMarks(text, p.from, p.to)
  const done: Found[] = []
  if (marks.length === 0) return done
  const balance = tailBalance(marks)
  const singleEnds = nextSingleClose(marks)
  const stack: { mark: Mark; continues: Found | null }[] = []
  let floor = p.from
  const finish = (index: number, end: number, closeLength: number) => {
    const { mark, continues } = stack[index]!
    done.push({
      start: mark.at,
      end,
      openLength: mark.length,
      closeLength,
      depth: index,
      closed: closeLength > 0,
      continues,
      single: mark.family === 'single',
    })
    stack.length = index
    if (index === 0) floor = end
  }
  for (let m = 0; m < marks.length; m++) {
    const mark = marks[m]!
    const depth = topOf(stack, mark.family)
    const opens = mark.role === 1 || (mark.role === 0 && depth < 0)
    if (opens) {
      if (mark.family === 'single' && singleEnds[m]! < 0 && !startsParagraph(mark, p)) continue
      // A second opening mark of the same kind: nested if enough closing marks follow, else the first one lost its end.
      if (depth >= 0 && mark.family !== 'single' && balance[m]! < depth) {
        if (mark.plain && balance[m]! <= -1 && mark.role === 0) finish(depth, mark.at + mark.length, mark.length)
        else {
          const end = stopBefore(text, p, mark.at, stack[depth]!.mark.at + 1)
          finish(depth, end, 0)
          stack.push({ mark, continues: null })
        }
        continue
      }
      const continues = pending !== null && stack.length === 0 && mark.family !== 'single' && startsParagraph(mark, p) ? pending : null
      stack.push({ mark, continues })
      continue
    }
    if (depth >= 0) {
      if (mark.possessive && singleEnds[m]! >= 0) continue
      finish(depth, mark.at + mark.length, mark.length)
    } else if (mark.family === 'double' && stack.length === 0 && lostOpening(text, mark, floor, m, marks)) {
      const start = pending !== null && floor === p.from ? p.from : sentenceStart(p, mark.at, floor, text)
      if (start < mark.at) {
        done.push({
          start,
          end: mark.at + mark.length,
          openLength: 0,
          closeLength: mark.length,
          depth: 0,
          closed: false,
          continues: floor === p.from ? pending : null,
          single: false,
        })
        floor = mark.at + mark.length
      }
    }
  }
  // What is still open ends with the paragraph; single marks without an end were apostrophes.
  const lasting = stack.filter(({ mark }, i) => mark.family !== 'single' || (i === 0 && startsParagraph(mark, p) && mark.at + 40 < p.to))
  stack.splice(0, stack.length, ...lasting.slice(0, DEEPEST))
  while (stack.length > 0) finish(stack.length - 1, p.to, 0)
  return done
}

/** Index of the innermost open quotation of the family, or -1. A double mark closes over single ones left open. */
function topOf(stack: readonly { mark: Mark }[], family: Mark['family']): number {
  for (let i = stack.length - 1; i >= 0 && i >= stack.length - 4; i--) {
    if (stack[i]!.mark.family === family) return i
    if (family === 'single' && stack[i]!.mark.family === 'double') return -1
  }
  return -1
}

/** For each mark: closing less opening double marks from there on (roles that could be either are left out). */
function tailBalance(marks: readonly Mark[]): Int32Array {
  const out = new Int32Array(marks.length)
  let sum = 0
  for (let i = marks.length - 1; i >= 0; i--) {
    const { family, role } = marks[i]!
    if (family !== 'single') sum -= role
    out[i] = sum
  }
  return out
}

/** For each mark: index of the next single closing mark after it, before any double mark that could end the stretch; -1 without. */
function nextSingleClose(marks: readonly Mark[]): Int32Array {
  const out = new Int32Array(marks.length).fill(-1)
  let next = -1
  let weak = -1
  for (let i = marks.length - 1; i >= 0; i--) {
    out[i] = next >= 0 ? next : weak
    const { family, role, possessive } = marks[i]!
    if (family === 'single' && role === -1) {
      if (possessive) weak = i
      else next = i
    } else if (family === 'single' && role === 1) {
      // What follows belongs to that later opening mark; an earlier one must close before it.
      next = -1
      weak = -1
    }
  }
  return out
}

function startsParagraph(mark: Mark, p: Paragraph): boolean {
  return mark.at === p.from
}

/** A closing mark alone tells of a lost opening one only after punctuation or a word, never after a number (inches). */
function lostOpening(text: string, mark: Mark, floor: number, m: number, marks: readonly Mark[]): boolean {
  if (mark.role !== -1 || mark.at - floor < 8) return false
  if (m > 0 && marks[m - 1]!.family !== 'single' && marks[m - 1]!.at >= floor) return false
  return /[,.!?…\p{L}]/u.test(text.charAt(mark.at - 1))
}

/** How many of an ascending list lie below a bound. */
function below(list: readonly number[], bound: number): number {
  let [lo, hi] = [0, list.length]
  while (lo < hi) {
    const mid = (lo + hi) >> 1
    if (list[mid]! < bound) lo = mid + 1
    else hi = mid
  }
  return lo
}

/** End of the last sentence that ends before the offset, not before `least`; the offset itself without one. */
function stopBefore(text: string, p: Paragraph, offset: number, least: number): number {
  const last = p.stops[below(p.stops, offset + 1) - 1]
  let end = last !== undefined && last > least ? last : offset
  while (end > least && /\s/.test(text.charAt(end - 1))) end--
  return end
}

/** Start of the sentence in which the offset lies, not before `floor`. */
function sentenceStart(p: Paragraph, offset: number, floor: number, text: string): number {
  let start = Math.max(floor, p.stops[below(p.stops, offset) - 1] ?? floor)
  while (start < offset && /[\s,.;:]/.test(text.charAt(start))) start++
  return start
}

function innerOf(text: string, q: Found): Span {
  let start = q.start + q.openLength
  let end = q.end - q.closeLength
  while (start < end && /\s/.test(text.charAt(start))) start++
  while (end > start && /\s/.test(text.charAt(end - 1))) end--
  return start < end ? [start, end] : [q.start, q.start]
}
