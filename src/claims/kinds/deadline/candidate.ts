import type { Doc, Timex } from '../../../model/annotation.ts'
import { tokenAt } from '../../syntax.ts'

/** A place in the text that sets, extends or recalls a deadline. */
export interface Candidate {
  /** The time expression that bounds it, or null ("the deadline has passed"). */
  readonly time: Timex | null
  /** A length of days of the agreement ("on the sixtieth day"), where there is no time expression. */
  readonly days: number | null
  /** The verb that sets it or that must be done by then. */
  readonly verb: number
  /** The noun "deadline", or -1. */
  readonly noun: number
  readonly sort: 'set' | 'duty' | 'expiry'
  readonly first: number
  readonly last: number
  /** The token of whoever must act, where the words alone tell it; -1 or absent otherwise. */
  readonly who?: number
  /** Whether it is a further place and day of one duty, whose verb stands before ("…, Tacna by 20 April"). */
  readonly gap?: true
  /** What expires, falls due or is waited for, where the words alone tell it. */
  readonly thing?: number
  /** Whether it is moved to this day or by this length, and the day that it had before. */
  readonly moved?: true
  readonly old?: Timex
  /** The token before which the words of what is required end. */
  readonly until?: number
}

/** Last token of a time expression. */
export function lastOf(doc: Doc, time: Timex): number {
  let last = tokenAt(doc, time.span[0])
  while (last + 1 < doc.count && doc.start[last + 1]! < time.span[1]) last++
  return last
}
