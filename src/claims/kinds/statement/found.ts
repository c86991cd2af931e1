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
  /** Who reported it, where that is another ("…, Reuters reported, citing an official"): head token, or -1. */
  relay?: number
}
