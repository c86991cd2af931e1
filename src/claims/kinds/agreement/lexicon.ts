import { lexicon, words } from '../../data.ts'

const NAMES = [
  'nouns',
  'hard',
  'soft',
  'joint',
  'consent',
  'pledge',
  'reach',
  'signed',
  'announced',
  'force',
  'yield',
  'won',
  'wins',
  'asked',
  'texts',
  'hands',
  'implement',
  'break',
  'breakNouns',
  'propose',
  'include',
  'deny',
  'denyNouns',
  'unreal',
  'open',
  'swapped',
  'swappables',
] as const

export type AgreementWords = Readonly<Record<(typeof NAMES)[number], ReadonlySet<string>>>

let loaded: AgreementWords | null = null

/** Loads `data/claims/agreement.yaml` on first use. */
export function agreementWords(): AgreementWords {
  if (!loaded) {
    const raw = lexicon<Record<string, readonly string[]>>('agreement')
    loaded = Object.fromEntries(NAMES.map((n) => [n, words(raw[n])])) as AgreementWords
  }
  return loaded
}
