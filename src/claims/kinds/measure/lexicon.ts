import type { MeasureType } from '../../../model/claim.ts'
import { lexicon, words } from '../../data.ts'

/** What is done, before modality turns it into a promise or a threat; `give` is a start of aid, said of what is handed over. */
export type Act = 'stop' | 'resume' | 'start' | 'increase' | 'ease' | 'give'

interface Raw {
  readonly types: Record<MeasureType, string[]>
  readonly directions: Record<Act, string[]>
  readonly alone: Partial<Record<MeasureType, string[]>>
  readonly nouns: Partial<Record<MeasureType, string[]>>
  readonly promising: string[]
  readonly threatening: string[]
}

export interface MeasureLexicon {
  readonly type: ReadonlyMap<string, MeasureType>
  readonly act: ReadonlyMap<string, Act>
  readonly alone: ReadonlyMap<string, MeasureType>
  readonly nouns: ReadonlyMap<string, MeasureType>
  readonly promising: ReadonlySet<string>
  readonly threatening: ReadonlySet<string>
}

let loaded: MeasureLexicon | null = null

/** Loads `data/claims/measure.yaml` once. A word of several lists belongs to the first. */
export function measureLexicon(): MeasureLexicon {
  if (loaded) return loaded
  const raw = lexicon<Raw>('measure')
  loaded = {
    type: turned(raw.types),
    act: turned(raw.directions),
    alone: turned(raw.alone),
    nouns: turned(raw.nouns),
    promising: words(raw.promising),
    threatening: words(raw.threatening),
  }
  return loaded
}

function turned<K extends string>(lists: Partial<Record<K, string[]>>): Map<string, K> {
  const out = new Map<string, K>()
  for (const [key, list] of Object.entries(lists) as [K, string[]][]) for (const word of list) if (!out.has(word)) out.set(word, key)
  return out
}
