import type { Act, Level } from './lexicon.ts'
import type { Range } from './nodes.ts'
import type { Speaker } from './source.ts'

/** An attribution as the syntax gives it, in tokens; `kind.ts` turns it into a claim. */
export interface Found {
  /** Token that the cue hangs on; -1 where no word is the cue (an embedded post). */
  readonly head: number
  readonly act: Act
  readonly level: Level
  /** Which frame of the cue brought it: 'that', 'quote', 'np', 'inf', …; for measuring and for choosing what is emitted. */
  frame: string
  cue: Range[]
  speaker: Speaker | null
  content: Range[]
  /** Head token of the person or outlet told, or -1. */
  told: number
  /** Whether the cue tells that nothing was said; it still holds what stands in its clause, but reports no quotation. */
  silent?: boolean
  /** Whether the content is word for word although no marks stand around it: a turn of a transcript. */
  direct?: boolean
  /** Who reported it, where that is another ("…, Reuters reported, citing an official"): head token, or -1. */
  relay?: number
}

/** How far, in tokens, a cue can stand from words that belong to its content; bounds every search, so that cost stays linear in length. */
const REACH = 1500

/** The attributions whose cue stands near a token; the list must be sorted by `head`. */
export function near(found: readonly Found[], token: number): readonly Found[] {
  return found.slice(place(found, token - REACH), place(found, token + REACH))
}

/** Where a cue at this token stands, or would stand, in a list sorted by `head`. */
export function place(found: readonly Found[], token: number): number {
  let [lo, hi] = [0, found.length]
  while (lo < hi) {
    const mid = (lo + hi) >> 1
    if (found[mid]!.head >= token) hi = mid
    else lo = mid + 1
  }
  return lo
}

/** Whether a token stands in what an attribution reports. */
export function holds(f: Found, token: number): boolean {
  for (const [s, e] of f.content) if (s <= token && token < e) return true
  return false
}
