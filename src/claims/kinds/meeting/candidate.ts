import type { MeetingStatus } from '../../../model/claim.ts'
import type { ActEntry, Family, NounEntry } from './lexicon.ts'

/** A place in the text that claims something of a meeting, before anybody asks which meeting. */
export interface Candidate {
  /** The noun or verb that names the meeting. */
  readonly trigger: number
  /** The head of the phrase ("round" over "talks"); the trigger itself for verbs. */
  readonly top: number
  readonly noun: NounEntry | null
  readonly act: ActEntry | null
  readonly family: Family
  /** Verb of the clause that says what becomes of it; -1 when only the phrase does. */
  readonly predicate: number
  readonly status: MeetingStatus
  /** Whether the verb says what becomes of the meeting ("cancelled"), so that its own day is not the meeting's. */
  readonly outright: boolean
  readonly first: number
  readonly last: number
  /** Read off the order of the words, because the tree is torn: a time anywhere in the stretch is the meeting's. */
  readonly torn?: true
  /** Said never to have taken place. */
  readonly denied?: true
  /** The meeting that a journey is made for ("flew to X to meet Y"): those whom it names take part. */
  readonly purpose?: { readonly trigger: number; readonly act: ActEntry }
}

export type Base = Pick<Candidate, 'trigger' | 'top' | 'noun' | 'act' | 'family'>
