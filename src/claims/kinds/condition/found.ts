/** A condition as the patterns find it: stretches of tokens (inclusive ends), and the predicate that it hangs on. */
export interface Found {
  readonly evidence: readonly [first: number, last: number]
  readonly then: readonly [first: number, last: number] | null
  readonly requires: readonly [first: number, last: number]
  /** Head of what depends, or of the demand; decides who sets it and of what type it is. */
  readonly predicate: number
  /** Token of whoever demands, offers or threatens, where the pattern knows; -1 otherwise. */
  readonly setter: number
  /** Token of whoever the words themselves say it belongs to ("Bern's condition"), before anybody who is quoted; -1 or absent otherwise. */
  readonly owner?: number
  /** Whoever does what the predicate tells is the one it is laid on, and not the one who sets it ("to get the loan, Lima must"). */
  readonly laid?: boolean
  /** Whether it is told that the demand stands no more. */
  readonly dropped?: true
  /** The type, where the pattern itself decides it. */
  readonly type: 'demand' | 'offer' | 'threat' | 'precondition' | null
  /** The word that ties the two together; a condition of the same clause with an earlier one is dropped. */
  readonly tie: number
}
