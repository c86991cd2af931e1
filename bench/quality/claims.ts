import { analyseLine } from '../../src/exports/analyse-line.ts'
import { score } from './scorer.ts'
import { STORIES, storyArticles } from './stories.ts'
import { type Figures, figure, type Suite } from './suite.ts'

const KINDS = ['statement', 'meeting', 'condition', 'deadline', 'agreement', 'refusal', 'measure', 'figure'] as const

/** Analyses of all three gold stories, as `parley analyse` writes them. */
export function goldAnalyses(stories: readonly string[] = STORIES): string {
  return `${stories.flatMap((s) => storyArticles(s).map((a) => analyseLine(JSON.stringify(a)))).join('\n')}\n`
}

interface Count {
  hits: number
  pred: number
  gold: number
}

/** F1 over several stories together: hits, predictions and gold are added up first. */
function pooled(counts: readonly Count[]): number {
  const sum = (k: keyof Count) => counts.reduce((n, c) => n + c[k], 0)
  const [p, r] = [sum('hits') / Math.max(1, sum('pred')), sum('hits') / Math.max(1, sum('gold'))]
  return p + r > 0 ? Math.round((20000 * p * r) / (p + r)) / 100 : 0
}

export const claims: Suite = {
  name: 'claims',
  summary: 'claims of single articles: three gold stories, all articles together',
  run: async () => {
    const results = STORIES.map((s) => score('score.py', ['claims', s === 'seeds' ? 'gold/seeds' : `gold/${s}`], goldAnalyses([s])))
    const out: Record<string, number> = {}
    for (const kind of KINDS) {
      const of = (what: 'match' | 'strict') =>
        results.map((r) => (r as { scores: { kinds: Record<string, Record<string, Count>> } }).scores.kinds[kind]![what]!)
      out[`${kind} F1`] = pooled(of('match'))
      out[`${kind} strict F1`] = pooled(of('strict'))
    }
    const mean = (...path: string[]) => results.reduce((n, r) => n + figure(r, 'scores', 'article', ...path), 0) / results.length
    for (const field of ['headline', 'outlet', 'byline', 'publishedCompatible']) out[`article ${field}`] = round(mean(field))
    out['article body F1'] = round(mean('body', 'f1'))
    return out as Figures
  },
}

const round = (x: number) => Math.round(x * 100) / 100

if (process.argv[1] === import.meta.filename) process.stdout.write(goldAnalyses(process.argv[2] ? [process.argv[2]] : STORIES))
