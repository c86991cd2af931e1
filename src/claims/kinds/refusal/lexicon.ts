import { lexicon, words } from '../../data.ts'

interface Raw {
  readonly verbs: string[]
  readonly phrases: string[]
  readonly nouns: string[]
  readonly negated: string[]
  readonly unwilling: string[]
  readonly unacceptable: string[]
  readonly happening: string[]
  readonly givable: string[]
  readonly silent: string[]
  readonly unanswered: string[]
  readonly idioms: string[]
  readonly vowing: string[]
  readonly evils: string[]
  readonly withholding: string[]
  readonly grantable: string[]
  readonly against: string[]
  readonly opposing: string[]
  readonly opposable: string[]
  readonly ignoring: string[]
  readonly summons: string[]
  readonly beyond: string[]
}
let sets: { [K in keyof Raw]: ReadonlySet<string> } | null = null
/** Loads `data/claims/refusal.yaml` on first use. */
export function lists(): { [K in keyof Raw]: ReadonlySet<string> } {
  sets ??= Object.fromEntries(Object.entries(lexicon<Raw>('refusal')).map(([k, v]) => [k, words(v as string[])])) as { [K in keyof Raw]: ReadonlySet<string> }
  return sets
}
