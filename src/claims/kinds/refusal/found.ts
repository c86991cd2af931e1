/** No token, and not the speaker either. */
export const NOBODY = -2

/** A refusal as the patterns find it, before the text says whose it is. */
export interface Refuses {
  readonly predicate: number
  /** Token of whoever refuses; -1 for whoever speaks, `NOBODY` for nobody. */
  readonly by: number
  /** What is refused. */
  readonly of: readonly [first: number, last: number] | null
  readonly stretch: readonly [first: number, last: number]
  /** Told without whoever refuses, of what was on the table. */
  readonly open?: boolean
  readonly factuality?: 'asserted' | 'planned' | 'possible' | 'past-habit'
}
