import { DEGREES, makeCorpus } from '../rewrite/make.ts'
import { outcome, ours } from '../rewrite/measure.ts'
import type { Figures, Suite } from './suite.ts'

/** Copies and rewrites by how much of them was changed. Smaller than `npm run bench:rewrite`, which has the figures that the manual quotes. */
export const rewrite: Suite = {
  name: 'rewrite',
  summary: '360 rewrites of made articles among 3,000 unrelated ones on the same actors and days, by share of words changed',
  run: async () => {
    const corpus = makeCorpus(360, 3000)
    const { precision, recall } = outcome('Parley', corpus, ours(corpus))
    return Object.fromEntries([['precision', precision], ...DEGREES.slice(0, 6).map((d) => [`recall, ${d} % changed`, recall.get(d)!])]) as Figures
  },
}
