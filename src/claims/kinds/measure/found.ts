import type { MeasureType } from '../../../model/claim.ts'
import type { Act } from './lexicon.ts'

/** An act as the patterns find it, before mood and tense say whether it is done, promised or threatened. */
export interface ActFound {
  /** Verb or noun that tells the act. */
  readonly head: number
  readonly type: MeasureType
  readonly act: Act
  /** Token of whoever acts; -1 where the text does not say. */
  readonly by: number
  /** Noun that the act is about; -1 where the verb says it all. */
  readonly thing: number
  readonly stretch: readonly [first: number, last: number]
  /** Told of a thing, without anybody who acts ("the levy takes effect"). */
  readonly impersonal?: boolean
  /** Nobody is said to do it: it is the act of whoever tells it, if he speaks for a country ("power will be restored, the minister said"). */
  readonly voiced?: boolean
  /** A direction that the pattern itself decides ("threats of", "a promise to"). */
  readonly fixed?: 'threaten' | 'promise'
  /** What only a government changes, told of one country: whoever governs there does it. */
  readonly home?: boolean
}
