import { analyseLine } from '../../src/exports/analyse-line.ts'
import { readLines, score } from './scorer.ts'
import { type Figures, figure, type Suite } from './suite.ts'

interface Row {
  readonly id: string
  readonly text: string
  readonly title?: string
  readonly outlet?: string
  readonly published?: string
}

/** Analyses of an attribution set (`dev` or `train`), as `parley analyse` writes them; `count` takes the first so many lines only. */
export function attributionAnalyses(set: string, count = Number.POSITIVE_INFINITY): string {
  const rows = readLines<Row>('bench', 'attribution', `${set}.jsonl.gz`).slice(0, count)
  return `${rows.map(({ id, text, title, outlet, published }) => analyseLine(JSON.stringify({ id, text, title, outlet, published }))).join('\n')}\n`
}

/** Who said what in political news: cue, source, content and the whole, exact and by shared words. */
export const attribution: Suite = {
  name: 'attribution',
  summary: 'who said what, on political news of another story (development set: rules were tuned on its training part)',
  run: async () => {
    const result = score('score.py', ['attribution', 'bench/attribution/dev.jsonl.gz'], attributionAnalyses('dev'))
    const out: Record<string, number> = {}
    for (const part of ['cue', 'source', 'content', 'triple'])
      for (const way of ['exact', 'overlap']) out[`${part} ${way} F1`] = figure(result, 'scores', 'all', part, way, 'f1')
    out['direct content exact F1'] = figure(result, 'scores', 'direct', 'content', 'exact', 'f1')
    return out as Figures
  },
}

if (process.argv[1] === import.meta.filename)
  process.stdout.write(attributionAnalyses(process.argv[2] ?? 'dev', process.argv[3] ? Number(process.argv[3]) : undefined))
