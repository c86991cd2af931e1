import type { Span } from '../../model/span.ts'

/**
 * A light scan of the text for the time patterns: runs of digits, runs of letters, single marks. It cuts finer than the
 * tokenizer ("mid-1996" is three, "1970s" two), so that patterns need not care how words were joined. Columns by token.
 */
export interface Tokens {
  readonly text: string
  readonly count: number
  readonly start: Uint32Array
  readonly end: Uint32Array
  /** Lower-cased. */
  readonly word: readonly string[]
  /** The number that a run of digits (with thousands' commas or a decimal point) stands for, else NaN. */
  readonly value: Float64Array
  /** Whether white space stands before it. */
  readonly spaced: Uint8Array
  /** Whether a line or a part of the article starts here: no expression reaches over it. */
  readonly fresh: Uint8Array
  /** Running number of its sentence. */
  readonly sentence: Uint32Array
  /** Running number of its line. */
  readonly line: Uint32Array
}

const TOKEN = /\d+(?:,\d{3})*(?:\.\d+)?|\p{L}+|\n|[^\s\p{L}\d]/uy

/** Where the token that starts at `at` ends; `at` itself at white space. Letters of English and marks need no pattern. */
function tokenEnd(part: string, at: number): number {
  const first = part.charCodeAt(at)
  if (first === 32) return at
  const small = first | 32
  if (small >= 97 && small <= 122 && first < 128) {
    let i = at + 1
    for (; i < part.length; i++) {
      const c = part.charCodeAt(i)
      if (c > 127) break
      if ((c | 32) < 97 || (c | 32) > 122) return i
    }
    if (i === part.length) return i
  } else if (first > 32 && first < 127 && (first < 48 || first > 57)) return at + 1
  TOKEN.lastIndex = at
  const match = TOKEN.exec(part)
  return match ? at + match[0].length : at
}

/** Words after which a stop ends no sentence. */
const ABBREVIATIONS = new Set(
  (
    'jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu thur thurs fri sat sun mr mrs ms dr gen lt col sgt gov sen rep rev st jr sr ' +
    'prof pres u s a p m no vol ca c vs inc corp co ltd e g i d n y'
  ).split(' '),
)

/**
 * Tokens of the given stretches, in order. `sentences` are the tokenizer's, ascending; where it gave none, sentences end at
 * a stop that is followed by a capital, and at line ends.
 */
export function scan(text: string, regions: readonly Span[], sentences: readonly Span[]): Tokens {
  const starts: number[] = []
  const ends: number[] = []
  const words: string[] = []
  const spaced: number[] = []
  const fresh: number[] = []
  const lines: number[] = []
  let line = 0
  for (const [from, to] of regions) {
    const part = text.slice(from, to)
    let before = -1
    let open = true
    line++
    for (let at = 0, to = 0; at < part.length; at = Math.max(to, at + 1)) {
      to = tokenEnd(part, at)
      if (to === at) continue
      const raw = part.slice(at, to)
      if (raw === '\n') {
        if (!open) line++
        open = true
        continue
      }
      starts.push(from + at)
      ends.push(from + to)
      words.push(raw.toLowerCase())
      spaced.push(before === at ? 0 : 1)
      fresh.push(open ? 1 : 0)
      lines.push(line)
      before = to
      open = false
    }
  }
  const count = starts.length
  const value = new Float64Array(count)
  for (let i = 0; i < count; i++) value[i] = numeral(words[i] as string)
  const tokens = {
    text,
    count,
    start: Uint32Array.from(starts),
    end: Uint32Array.from(ends),
    word: words,
    value,
    spaced: Uint8Array.from(spaced),
    fresh: Uint8Array.from(fresh),
    sentence: new Uint32Array(count),
    line: Uint32Array.from(lines),
  }
  markSentences(tokens, sentences)
  return tokens
}

function numeral(word: string): number {
  const first = word.charCodeAt(0)
  return first < 48 || first > 57 || word.length > 15 ? Number.NaN : Number(word.replaceAll(',', ''))
}

function markSentences(t: Tokens, sentences: readonly Span[]): void {
  let current = 0
  let next = 0
  for (let i = 0; i < t.count; i++) {
    const at = t.start[i] as number
    if (sentences.length > 0) {
      let moved = false
      while (next < sentences.length && (sentences[next] as Span)[0] <= at) {
        next++
        moved = true
      }
      if (moved) current++
    } else if (t.fresh[i] === 1 || endsSentence(t, i)) current++
    t.sentence[i] = current
  }
}

function endsSentence(t: Tokens, i: number): boolean {
  if (t.spaced[i] === 0 || !/\p{Lu}|["“‘`(]/u.test(t.text.charAt(t.start[i] as number))) return false
  let k = i - 1
  while (k > i - 4 && k > 0 && /^["”’')]$/.test(t.word[k] as string)) k--
  const stop = t.word[k]
  if (stop === '?' || stop === '!') return true
  return stop === '.' && k > 0 && !(t.spaced[k] === 0 && ABBREVIATIONS.has(t.word[k - 1] as string))
}

const NONE = ''

/** The word at a token, or the empty string past either end. */
export function wordAt(t: Tokens, i: number): string {
  return t.word[i] ?? NONE
}

/** Whether token `i` is a hyphen or dash glued to what stands before and after it. */
export function glued(t: Tokens, i: number): boolean {
  const w = t.word[i]
  return (w === '-' || w === '–' || w === '‑' || w === '—') && t.spaced[i] === 0 && i + 1 < t.count && t.spaced[i + 1] === 0 && t.fresh[i + 1] === 0
}

/** Whether a token opens with a capital letter. */
export function capital(t: Tokens, i: number): boolean {
  if (i < 0 || i >= t.count) return false
  const c = t.text.charAt(t.start[i] as number)
  return c !== c.toLowerCase()
}

/** Whether the tokens `[from, to)` lie on one line. */
export function together(t: Tokens, from: number, to: number): boolean {
  return to <= t.count && t.line[from] === t.line[to - 1]
}
