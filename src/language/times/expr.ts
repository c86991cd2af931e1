import type { DayPart, SeasonCode, Unit } from './lexicon.ts'
import type { Tokens } from './tokens.ts'

/** What a relative expression counts from: the article's date, or the date last spoken of. */
export type Base = 'ref' | 'run'
/** last, this, next */
export type Which = -1 | 0 | 1

/** A point or part of the calendar, as far as the words give it. */
export interface Calendar {
  readonly k: 'cal'
  readonly year?: number
  /** Years from the base's year: "July last year" is -1, "March of that year" 0 from the running date. */
  readonly shift?: number
  readonly base?: Base
  readonly month?: number
  readonly day?: number
  readonly season?: SeasonCode
  readonly quarter?: number
  readonly half?: number
  readonly which?: Which
  /** A day of the month alone ("the 20th"): the month is the running date's. */
  readonly dayOnly?: boolean
  /** With a day alone: months from the article's ("the 15th of next month" is 1). */
  readonly months?: number
  /** With a day alone: the weekday that it must fall on ("Friday the 22nd"). */
  readonly weekday?: number
  /** The week that holds the day: "the week of March 6". */
  readonly weekOf?: boolean
  /** The nth week (`week`), or nth weekday, of the month; -1 for the last. */
  readonly nth?: { readonly n: number; readonly day: number | 'week' }
}

export type Expr =
  | Calendar
  | { readonly k: 'weekday'; readonly n: number; readonly which?: Which; readonly base: Base; readonly weeks?: number }
  | { readonly k: 'unit'; readonly unit: Unit; readonly shift: number; readonly base: Base }
  | {
      readonly k: 'offset'
      readonly n: number | null
      readonly unit: Unit
      readonly dir: 1 | -1
      readonly base: Base
      readonly exact?: boolean
    }
  | { readonly k: 'decade'; readonly year: number }
  | { readonly k: 'century'; readonly n: number; readonly before: boolean }
  | { readonly k: 'ref'; readonly value: 'PRESENT_REF' | 'PAST_REF' | 'FUTURE_REF' }
  | { readonly k: 'dur'; readonly value: string; readonly window?: 'past' | 'next'; readonly run?: boolean }
  | { readonly k: 'set'; readonly value: string }
  | { readonly k: 'clock' }
  | { readonly k: 'holiday'; readonly id: string; readonly year?: number; readonly shift?: number; readonly which?: Which }
  | { readonly k: 'anniversary'; readonly year: number; readonly month: number; readonly day: number }
  | { readonly k: 'quarterOf'; readonly shift: number; readonly year?: number }

/** A time of day: hours and minutes, or a part of the day. */
export type TimeOfDay = { readonly h: number; readonly m: number | null } | DayPart

/** A stretch of tokens `[start, end)` that may be a time expression. */
export interface Candidate {
  readonly start: number
  readonly end: number
  readonly expr: Expr
  readonly tod?: TimeOfDay
  readonly mod?: string
}

/** A pattern: what, if anything, starts at token `i`. Looks a bounded number of tokens ahead. */
export type Pattern = (t: Tokens, i: number) => Candidate | readonly Candidate[] | null
