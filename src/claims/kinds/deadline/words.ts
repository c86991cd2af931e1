import { lexicon, words } from '../../data.ts'

const NAMES = [
  'nouns',
  'hard',
  'give',
  'have',
  'extend',
  'expire',
  'expirable',
  'duty',
  'loose',
  'orElse',
  'lengthNouns',
  'burdens',
  'steps',
  'closing',
  'payable',
  'reply',
  'outcome',
] as const
export type DeadlineWords = Readonly<Record<(typeof NAMES)[number], ReadonlySet<string>>>
let loaded: DeadlineWords | null = null

/** Loads `data/claims/deadline.yaml` on first use. */
export function deadlineWords(): DeadlineWords {
  if (!loaded) {
    const raw = lexicon<Record<string, readonly string[]>>('deadline')
    loaded = Object.fromEntries(NAMES.map((n) => [n, words(raw[n])])) as DeadlineWords
  }
  return loaded
}
