import type { ActorType, Role } from './annotation.ts'
import type { Dated } from './article.ts'
import type { AgreementClaim, Claim, ClaimKindName, ConditionClaim, FigureClaim, MeasureClaim, MeetingStatus, RefusalClaim, StatementClaim } from './claim.ts'
import type { Judgement } from './judgement.ts'
import type { Note } from './notes.ts'
import type { Reading } from './reading.ts'
import type { Span } from './span.ts'

/** One place that an entry rests on. `claim` is the record-wide claim id. */
export interface Member {
  readonly article: string
  readonly claim: string
  readonly spans: readonly Span[]
  /** The text of the spans, joined with " … ". */
  readonly quote: string
}

/** What every entry of the record has. `because` says in words why its members are one thing. */
export interface EntryBase {
  readonly id: string
  readonly members: readonly Member[]
  /** How many articles report it. */
  readonly reports: number
  /** How many independent origins stand behind those reports. */
  readonly origins: number
  readonly because?: readonly string[]
}

export interface ArticleEntry {
  readonly id: string
  readonly outlet: string | null
  readonly headline: string | null
  readonly published: Dated | null
  readonly url: string | null
  readonly language: string | null
  readonly versions: number
  readonly problems: readonly Note[]
}

export interface ActorEntry extends EntryBase {
  readonly name: string
  readonly type: ActorType
  readonly aliases: readonly string[]
  /** Offices, the latest reported last. `first` and `last`: days of the first and the last dated article that gives it, EDTF. */
  readonly roles: readonly (Role & { readonly first: string | null; readonly last: string | null })[]
  /** Entries that may be the same actor, and why they were not brought together; absent where there is no doubt. */
  readonly suggestions?: readonly { readonly actor: string; readonly because: string }[]
}

export interface LineageEntry {
  readonly id: string
  readonly articles: readonly string[]
  readonly relation: 'same copy' | 'rewrite' | 'shared quotes'
  readonly origin: string | null
  /** Passages that the articles share. */
  readonly members: readonly Member[]
  readonly because: readonly string[]
}

export interface MeetingEntry extends EntryBase {
  readonly label: string
  readonly parties: readonly string[]
  readonly people: readonly string[]
  readonly when: string | null
  readonly whenBasis: 'stated' | 'inferred' | 'given'
  readonly whenBecause?: string
  readonly place: string | null
  readonly status: MeetingStatus
  readonly round: number | null
  readonly format: string | null
  readonly about: string | null
  /** Id of the track that it belongs to. */
  readonly track: string | null
  /** What was said of its status, in order of publication. */
  readonly history: readonly { readonly date: string | null; readonly status: MeetingStatus; readonly claim: string }[]
}

export type TrackState = 'proposed' | 'scheduled' | 'under way' | 'stalled' | 'adjourned' | 'concluded' | 'unknown'

export interface TrackEntry extends EntryBase {
  readonly name: string
  readonly parties: readonly string[]
  readonly subject: string | null
  /** Ids of its meetings, in order of time. */
  readonly meetings: readonly string[]
  readonly state: TrackState
  readonly history: readonly { readonly date: string | null; readonly state: TrackState; readonly claim: string }[]
}

export type ConflictKind = 'date' | 'place' | 'number' | 'participant' | 'polarity' | 'status' | 'wording' | 'attribution'

export interface ConflictEntry {
  readonly id: string
  readonly about: string
  readonly kind: ConflictKind
  readonly sides: readonly (Member & { readonly value: string; readonly origins: number })[]
  /** What the evidence points to, or null; a proposal, never a settlement. */
  readonly resolved: string | null
  readonly because: string | null
}

export interface ConditionEntry extends EntryBase {
  readonly label: string
  readonly by: string | null
  readonly type: ConditionClaim['type']
  readonly then: string | null
  readonly requires: string | null
  /** Ids of the conditions of other parties that keep back what this one requires; absent where there are none. */
  readonly waitsFor?: readonly string[]
  /** Ids of the conditions that wait for each other in a ring with this one, its own among them; absent where there is none. */
  readonly circle?: readonly string[]
}

export interface DeadlineEntry extends EntryBase {
  readonly label: string
  readonly by: string | null
  readonly on: readonly string[]
  readonly due: string | null
  readonly dueBasis: 'stated' | 'inferred' | 'given'
  readonly dueBecause?: string
  readonly length: string | null
  readonly requires: string | null
  readonly orElse: string | null
  readonly state: 'running' | 'met' | 'extended' | 'lapsed' | 'unknown'
}

export interface PositionEntry extends EntryBase {
  readonly party: string
  readonly issue: string
  readonly moves: readonly {
    readonly date: string | null
    readonly move: 'new' | 'restated' | 'softened' | 'hardened' | 'dropped' | 'denied'
    readonly claim: string
  }[]
}

type Fields<C extends Claim> = Omit<C, 'id' | 'kind' | 'evidence' | 'within' | 'inHeadline' | 'valueSpans' | 'basis' | 'because'>

export type StatementEntry = EntryBase & Fields<StatementClaim> & { readonly text: string }
export type AgreementEntry = EntryBase & Fields<AgreementClaim>
export type RefusalEntry = EntryBase & Fields<RefusalClaim>
export type MeasureEntry = EntryBase & Fields<MeasureClaim>
export type FigureEntry = EntryBase & Fields<FigureClaim>

/** The record of a whole collection, as linking makes it. Every list is sorted by id or by time, never by order of adding. */
export interface Links {
  readonly articles: readonly ArticleEntry[]
  readonly actors: readonly ActorEntry[]
  readonly lineage: readonly LineageEntry[]
  readonly meetings: readonly MeetingEntry[]
  readonly tracks: readonly TrackEntry[]
  readonly conflicts: readonly ConflictEntry[]
  readonly conditions: readonly ConditionEntry[]
  readonly deadlines: readonly DeadlineEntry[]
  readonly positions: readonly PositionEntry[]
  readonly statements: readonly StatementEntry[]
  readonly agreements: readonly AgreementEntry[]
  readonly refusals: readonly RefusalEntry[]
  readonly measures: readonly MeasureEntry[]
  readonly figures: readonly FigureEntry[]
}
export type LinkPart = keyof Links

/** The parts of a record, in the order in which they are shown and written. */
export const LINK_PARTS = [
  'articles',
  'actors',
  'lineage',
  'meetings',
  'tracks',
  'conflicts',
  'conditions',
  'deadlines',
  'positions',
  'statements',
  'agreements',
  'refusals',
  'measures',
  'figures',
] as const satisfies readonly LinkPart[]

/** A reading as linking looks at it: one part at a time, so that a large collection need not lie open as a whole. */
export type LinkReading = Reading & {
  /** The claims of one kind, in reading order, where that is less work than all of them. */
  readonly claimsOf?: (kind: ClaimKindName) => readonly Claim[]
}

/** An article as linking sees it: its reading, with record-wide claim ids in place of the local ones. */
export interface LinkArticle {
  readonly id: string
  readonly versions: number
  readonly reading: LinkReading
  /** Stands for the reading: where it is the same, so is the reading. What was linked from it need then not be linked again. */
  readonly stamp?: string
}

/**
 * What was found when two articles were laid side by side, kept from one linking to the next: that is the dearest part of it, and depends
 * on nothing but the two. `mark` stands for both readings and for how they were compared; what was found under another one is not given.
 */
export interface Comparisons {
  /** What was found, JSON; undefined where it is not known. */
  get(a: string, b: string, mark: string): string | undefined
  put(a: string, b: string, mark: string, found: string): void
}

export interface LinkInput {
  readonly articles: readonly LinkArticle[]
  /** Where comparisons are kept; without it all are made. */
  readonly comparisons?: Comparisons
  /** In the order in which they were made; undone ones are still among them. */
  readonly judgements: readonly Judgement[]
  /** The day, `YYYY-MM-DD`, that deadlines and tracks are judged by; null means the latest publication date in the record. */
  readonly asOf: string | null
}
