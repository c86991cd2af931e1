import { predictNames } from './names.ts'
import { score, SHARED } from './scorer.ts'
import { figure, type Suite } from './suite.ts'

const TYPES = ['--types', 'person,organisation,place,country', '--merge', 'country=place']

/** Names on the sets that may be tuned on. */
export const names: Suite = {
  name: 'names',
  summary: 'people, organisations, places: exact F1 on Worldwide dev, UNER dev, CrossNER politics dev',
  run: async () => {
    const out: Record<string, number> = {}
    for (const set of ['worldwide-dev', 'uner-ewt-dev', 'crossner-politics-dev']) {
      const result = score('score_language.py', ['names', `bench/names/${set}.jsonl.gz`, ...TYPES], predictNames(set, SHARED))
      out[`${set} exact`] = figure(result, 'typed', 'exact', 'f1')
      out[`${set} overlap`] = figure(result, 'typed', 'overlap', 'f1')
    }
    return out
  },
}
