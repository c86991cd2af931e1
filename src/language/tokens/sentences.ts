import { classAt, isLowerAt, isNewline, isUpperAt, LETTER, SPACE } from './chars.ts'
import { OPENERS, SAYING, TITLES } from './words.ts'

/** Tokens of one paragraph: columns of offsets, and the stretch `[first, end)` of them that is the paragraph. */
export interface Paragraph {
  readonly text: string
  readonly start: ArrayLike<number>
  readonly end: ArrayLike<number>
  readonly first: number
  readonly last: number
}

/** Longest sentence in tokens; longer ones are cut at their best mark, so that a parse stays cheap and trees shallow. */
export const LONGEST = 200

const FINAL = /^[.!?…。！？]+$/
const CLOSERS = /^(?:["”’'»)\]}›]|''|’’)$/

/** Indices of the tokens that begin a sentence, first one included. Linear in the number of tokens. */
export function sentenceStarts(p: Paragraph): number[] {
  const starts: number[] = []
  if (p.first >= p.last) return starts
  starts.push(p.first)
  let begin = p.first
  for (let i = p.first; i < p.last; i++) {
    if (!couldEnd(p, i)) continue
    const next = pastClosers(p, i + 1)
    if (next < p.last && endsAt(p, begin, i, next)) {
      starts.push(next)
      begin = next
      i = next - 1
    }
  }
  return cutLong(p, starts)
}

const word = (p: Paragraph, i: number) => p.text.slice(p.start[i], Math.min(p.end[i]!, p.start[i]! + 24))

/** Whether the token is a stop, or an abbreviation that brings one along. */
function couldEnd(p: Paragraph, i: number): boolean {
  const c = p.text.charCodeAt(p.end[i]! - 1)
  return c === 46 || c === 33 || c === 63 || c === 0x2026 || c === 0x3002 || c === 0xff01 || c === 0xff1f
}

/** First token after the closing quotation marks and brackets that follow a stop without a space. */
function pastClosers(p: Paragraph, i: number): number {
  let inQuotes = i
  while (i < p.last && p.start[i] === p.end[i - 1] && p.end[i]! - p.start[i]! <= 2 && CLOSERS.test(word(p, i))) i++
  // A straight mark glued to a word on its right but not to the stop opens the next sentence: handled by the glue test above.
  while (inQuotes < i) inQuotes++
  // ". ”" with a stray space before a mark that can only close
  if (i < p.last && /^[”»]$/.test(word(p, i)) && (i + 1 >= p.last || p.start[i + 1]! > p.end[i]!)) i++
  return i
}

function endsAt(p: Paragraph, begin: number, i: number, next: number): boolean {
  const token = word(p, i)
  const spaced = p.start[next]! > p.end[next - 1]!
  const opener = firstWord(p, next)
  const s = p.start[opener]!
  const upper = isUpperAt(p.text, s)
  const quoted = next > i + 1
  if (!FINAL.test(token)) return abbreviationEnds(p, begin, i, opener, upper)
  if (token === '.' && isListNumber(p, begin, i)) return false
  if (!spaced && !quoted) return upper && gluedEnd(p, i, next)
  if (isLowerAt(p.text, s)) return false
  if (/^[!?]/.test(token) && quoted && upper && saysNext(p, next)) return false
  if (/^(?:\.{2,}|…)/.test(token)) return upper || opener > next
  if (/^[!?]$/.test(token) && !quoted && /^[,;:–—-]/.test(word(p, next))) return false
  return !/^[,;:]/.test(word(p, next))
}

/** The first token from `i` that is not an opening mark, dash or bullet; `i` itself if only marks follow. */
function firstWord(p: Paragraph, i: number): number {
  for (let k = i; k < p.last && k < i + 4; k++) {
    const s = p.start[k]!
    if (classAt(p.text, s) !== 3 || p.end[k]! - s > 2) return k
  }
  return i
}

/** "met.He": no space, but lower case before and a capital with lower case after. */
function gluedEnd(p: Paragraph, i: number, next: number): boolean {
  const before = p.start[i]! - 1
  const s = p.start[next]!
  if (before < 1) return false
  const one = p.end[next]! - s === 1
  const lower = isLowerAt(p.text, before) || /[)"”’\d%]/.test(p.text.charAt(before))
  return lower && (one ? /[AI]/.test(p.text.charAt(s)) : !isUpperAt(p.text, s + 1) && classAt(p.text, s + 1) === LETTER)
}

/** Whether an abbreviation ("U.S.", "p.m.", "Inc.") also ends its sentence: only before a word that likes to open one. */
function abbreviationEnds(p: Paragraph, begin: number, i: number, opener: number, upper: boolean): boolean {
  const low = word(p, i).toLowerCase()
  const stem = low.slice(0, -1)
  if (!low.endsWith('.') || TITLES.has(stem)) return false
  if (i === begin) return false
  if (opener > i + 1 && upper && p.start[i + 1]! > p.end[i]! && /^["“‘«]/.test(word(p, i + 1))) return stem.length > 1
  if (!upper) return false
  const first = p.text.slice(p.start[opener]!, Math.min(p.end[opener]!, p.start[opener]! + 16)).toLowerCase()
  if (stem.length === 1) return OPENERS.has(first) && first.length > 1 && !isUpperAt(p.text, p.start[i - 1]!)
  return OPENERS.has(first)
}

/** "1." or "a." at the start of a line numbers an item. */
function isListNumber(p: Paragraph, begin: number, i: number): boolean {
  return i === begin + 1 && begin === p.first && /^(?:\d{1,3}|[a-zA-Z]|[ivx]{1,4})$/.test(word(p, begin))
}

/** A name of up to four words and a verb of saying: the quotation before it belongs to the same sentence. */
function saysNext(p: Paragraph, next: number): boolean {
  for (let k = next; k < p.last && k < next + 5; k++) {
    const w = word(p, k)
    if (SAYING.has(w.toLowerCase())) return k > next
    if (!isUpperAt(p.text, p.start[k]!) && !/^(?:the|of|de|al|bin|-|\.)$/i.test(w)) return false
    if (k === next && OPENERS.has(w.toLowerCase()) && !/^(?:he|she|they|it|we|i|the)$/i.test(w)) return false
  }
  return false
}

function cutLong(p: Paragraph, starts: number[]): number[] {
  const out: number[] = []
  for (let k = 0; k < starts.length; k++) {
    let from = starts[k]!
    const to = k + 1 < starts.length ? starts[k + 1]! : p.last
    out.push(from)
    while (to - from > LONGEST) {
      from = bestCut(p, from)
      out.push(from)
    }
  }
  return out
}

/** After the last semicolon, colon, bullet or comma in the second half of the longest allowed stretch. */
function bestCut(p: Paragraph, from: number): number {
  let best = from + LONGEST
  let rank = 0
  for (let k = from + LONGEST - 1; k > from + LONGEST / 2; k--) {
    if (p.end[k]! - p.start[k]! !== 1) continue
    const c = p.text.charAt(p.start[k]!)
    const r = c === ';' || c === '•' || c === '|' ? 3 : c === ':' ? 2 : c === ',' ? 1 : 0
    if (r > rank) {
      rank = r
      best = k + 1
    }
  }
  return best
}

/** Whether a line break stands in `text[from, to)`, and whether a blank line does. */
export function breakBetween(text: string, from: number, to: number): 'none' | 'line' | 'blank' {
  let lines = 0
  for (let i = from; i < to; i++) {
    const c = text.charCodeAt(i)
    if (!isNewline(c) || (c === 13 && text.charCodeAt(i + 1) === 10)) {
      if (classAt(text, i) !== SPACE) return lines > 1 ? 'blank' : lines === 1 ? 'line' : 'none'
      continue
    }
    lines += c === 0x2029 ? 2 : 1
  }
  return lines > 1 ? 'blank' : lines === 1 ? 'line' : 'none'
}
