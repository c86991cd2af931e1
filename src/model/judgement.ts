/**
 * A user's decision about entries of the record. Append-only; `undo` names the judgement that it takes back.
 * `targets` are entry or claim ids (any member claim's id resolves to its entry).
 */
export interface Judgement {
  readonly id: string
  /** When it was made, ISO 8601; passed in by the door, never read from a clock inside. */
  readonly at: string
  readonly action: 'merge' | 'split' | 'rename' | 'reject' | 'date' | 'undo'
  readonly targets: readonly string[]
  /** The new name, the EDTF date, or the reason; null where the action needs none. */
  readonly value: string | null
}
