import type { Basis } from './article.ts'
import type { Span } from './span.ts'

export type Factuality = 'asserted' | 'denied' | 'planned' | 'possible' | 'demanded' | 'offered' | 'hypothetical' | 'past-habit'

/** What every claim has. `id` is local to the reading: `c1`, `c2`, … in reading order. */
export interface ClaimBase {
  readonly id: string
  /** In reading order, never empty; the clause that makes the claim. */
  readonly evidence: readonly Span[]
  /** Id of the statement in whose content the claim stands, or null. */
  readonly within: string | null
  readonly inHeadline: boolean
  readonly factuality: Factuality
  /** The words a value rests on, where they are not the evidence as a whole. Keys are field names. */
  readonly valueSpans?: Readonly<Record<string, readonly Span[]>>
  /** For every value that is not simply stated. */
  readonly basis?: Readonly<Record<string, Basis>>
  /** A short reason for each inferred value. */
  readonly because?: Readonly<Record<string, string>>
}

/** On what terms somebody spoke, where the text tells: on the record, on background, off the record, or without a name ("on condition of anonymity"). */
export type OnRecord = 'on' | 'background' | 'off' | 'anonymous'

export interface StatementClaim extends ClaimBase {
  readonly kind: 'statement'
  /** Canonical name, `"unnamed"` for unnamed officials and the like, null where nobody is named at all. */
  readonly source: string | null
  /** Joint speakers after the first. */
  readonly with: readonly string[]
  /** What an unnamed source is called: "a senior official". */
  readonly described: string | null
  readonly sourceSpans: readonly Span[]
  readonly cueSpans: readonly Span[]
  /** Without the enclosing quotation marks. */
  readonly contentSpans: readonly Span[]
  readonly form: 'direct' | 'indirect' | 'mixed'
  readonly said: string | null
  readonly to: string | null
  readonly polarity: 'affirmed' | 'denied' | 'asked'
  readonly medium: 'interview' | 'post' | 'press conference' | 'call' | 'statement' | 'document' | 'unknown'
  /** Absent where the text does not tell; its words are `valueSpans.record`. */
  readonly record?: OnRecord
}

export type MeetingStatus = 'held' | 'under way' | 'scheduled' | 'proposed' | 'postponed' | 'cancelled' | 'ruled out' | 'called for'

export interface MeetingClaim extends ClaimBase {
  readonly kind: 'meeting'
  readonly parties: readonly string[]
  readonly people: readonly string[]
  readonly place: string | null
  readonly when: string | null
  readonly status: MeetingStatus
  readonly round: number | null
  readonly format: 'in person' | 'call' | 'mediated' | null
  readonly about: string | null
  readonly mediators: readonly string[]
  readonly hosts: readonly string[]
  readonly level: string | null
  readonly outcome: string | null
}

export interface ConditionClaim extends ClaimBase {
  readonly kind: 'condition'
  readonly by: string | null
  readonly with: readonly string[]
  readonly thenSpans: readonly Span[]
  readonly requiresSpans: readonly Span[]
  readonly type: 'precondition' | 'demand' | 'offer' | 'threat'
}

export interface DeadlineClaim extends ClaimBase {
  readonly kind: 'deadline'
  readonly by: string | null
  readonly on: readonly string[]
  readonly due: string | null
  /** ISO 8601 duration. */
  readonly length: string | null
  readonly requires: string | null
  readonly orElse: string | null
}

export interface AgreementClaim extends ClaimBase {
  readonly kind: 'agreement'
  readonly parties: readonly string[]
  readonly about: string | null
  readonly status: 'reached' | 'partial' | 'proposed' | 'implemented' | 'broken' | 'denied'
  readonly stage: 'announced' | 'signed' | 'in force' | 'suspended' | 'ended' | null
  readonly when: string | null
}

export interface RefusalClaim extends ClaimBase {
  readonly kind: 'refusal'
  readonly by: string | null
  readonly with: readonly string[]
  readonly of: string | null
}

export type MeasureType = 'aid' | 'sanctions' | 'trade' | 'diplomatic' | 'military' | 'legal' | 'detainees'
export type MeasureDirection = 'start' | 'stop' | 'resume' | 'increase' | 'ease' | 'threaten' | 'promise'

export interface MeasureClaim extends ClaimBase {
  readonly kind: 'measure'
  readonly by: string | null
  readonly with: readonly string[]
  readonly toward: string | null
  readonly type: MeasureType
  readonly direction: MeasureDirection
  readonly when: string | null
}

export interface FigureClaim extends ClaimBase {
  readonly kind: 'figure'
  readonly what: string | null
  readonly value: number
  readonly unit: string | null
  readonly bound: 'exactly' | 'over' | 'under' | 'about'
  readonly by: string | null
  /** As of when, EDTF, where the text says so. */
  readonly asOf: string | null
}

export type Claim = StatementClaim | MeetingClaim | ConditionClaim | DeadlineClaim | AgreementClaim | RefusalClaim | MeasureClaim | FigureClaim
export type ClaimKindName = Claim['kind']

/** A claim of one kind. */
export type ClaimOf<K extends ClaimKindName> = Extract<Claim, { kind: K }>
