import { type DayRange, formatDay } from '../../model/edtf.ts'
import type { Base, Expr } from './expr.ts'
import { openValue } from './open.ts'
import type { Point } from './points.ts'
import type { Tense } from './tense.ts'

/** What a candidate is resolved against. Days are counted from 1970-01-01. */
export interface Setting {
  /** The article's day, or null. */
  readonly ref: number | null
  /** Whether the text tells history: then years come from the running date, not from the article's. */
  readonly narrative: boolean
  /** The date last spoken of near by, and the last exact day. */
  readonly run: Point | null
  readonly runDay: Point | null
  /** The last quarter spoken of. */
  readonly quarter: Point | null
  readonly tense: Tense | null
  /** The word before the expression, lower-cased. */
  readonly before: string
  /** The word after it, lower-cased. */
  readonly after: string
  /** "Wednesday's ruling" */
  readonly possessive: boolean
  /** Years that the text itself states for a month and day, by `MM-DD`; null where it states several. */
  readonly stated: ReadonlyMap<string, number | null>
}

export interface Resolution {
  /** The calendar point, or null where it stays open. */
  readonly point: Point | null
  /** TIMEX3 value without time of day. */
  readonly value: string
  readonly type: 'DATE' | 'DURATION' | 'SET'
  /** What was needed beyond the words: the article's date or another expression. */
  readonly from: 'ref' | 'run' | null
  readonly because?: string
  readonly anchor?: string
  /** The days that an anchored length covers. */
  readonly window?: DayRange
  /** Days that the point may also lie on, where its anchor is vague. */
  readonly range?: DayRange
}

/** A point that the words give by themselves. */
export function plainly(point: Point): Resolution {
  return { point, value: point.value, type: 'DATE', from: null }
}

/** A point that was counted from the article's date (`ref`) or from the running date (`run`); open where it is null. */
export function found(point: Point | null, expr: Expr, from: 'ref' | 'run', s: Setting, why?: string): Resolution {
  if (!point) return open(expr)
  const anchor = from === 'ref' ? s.ref : (s.run?.range[0] ?? null)
  return {
    point,
    value: point.value,
    type: 'DATE',
    from,
    because: why ?? (from === 'ref' ? 'counted from the date of the article' : 'counted from the date before it'),
    anchor: anchor === null ? undefined : formatDay(anchor),
  }
}

/** An expression whose place in time is not known. */
export function open(expr: Expr): Resolution {
  return { point: null, value: openValue(expr), type: 'DATE', from: null }
}

/** The day that years and months are counted from: the running date in a history, else the article's. */
export function baseDay(base: Base | undefined, s: Setting): { day: number; from: 'ref' | 'run' } | null {
  if (base === 'run' || s.narrative) {
    if (s.run) return { day: s.run.range[0], from: 'run' }
    if (s.narrative) return null
  }
  return s.ref === null ? null : { day: s.ref, from: 'ref' }
}
