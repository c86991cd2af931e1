import { CODES, firstEdition, plvLabel } from '../../src/exports/codes/acts.ts'
import { codeSentence } from '../../src/exports/codes/sentence.ts'
import { annotate } from '../../src/language/annotate.ts'
import type { Span } from '../../src/model/span.ts'
import { articleOf } from './names.ts'
import { readLines, score } from './scorer.ts'
import { type Figures, figure, type Suite } from './suite.ts'

interface Actor {
  readonly text: string
  readonly span: readonly [number, number] | null
}

interface Row {
  readonly id: string
  readonly text: string
  readonly source: readonly Actor[]
  readonly target: readonly Actor[]
}

/** Spans in UTF-16 units of those actors that stand in the text; the set counts code points. */
function spansOf(text: string, actors: readonly Actor[]): Span[] {
  const points = [...text]
  const unit = (n: number): number => points.slice(0, n).join('').length
  return actors.flatMap((a) => (a.span ? [[unit(a.span[0]), unit(a.span[1])] as const] : []))
}

/** Codes for every sentence of `plv-train` or `gsr`, in the labels of that set. Where the rules find nothing, no code is given. */
export function eventCodes(set: 'plv-train' | 'gsr'): string {
  const label = set === 'gsr' ? firstEdition : plvLabel
  return readLines<Row>('bench', 'events', `${set}.jsonl.gz`)
    .map(({ id, text, source, target }) => {
      const act = codeSentence(annotate(articleOf(id, text)), spansOf(text, source), spansOf(text, target))
      return `${JSON.stringify({ id, code: act ? label(act) : 'NONE', quad: act ? CODES[act].quad : 'none' })}\n`
    })
    .join('')
}

/** What one party does to another: PLOVER's event types and classes. */
export const events: Suite = {
  name: 'events',
  summary: 'event codes of sentences with source and target (development sets: the lexicon was tuned on them)',
  run: async () => {
    const plv = score('score.py', ['events', 'bench/events/plv-train.jsonl.gz'], eventCodes('plv-train'))
    const gsr = score('score.py', ['events', 'bench/events/gsr.jsonl.gz'], eventCodes('gsr'))
    const out: Record<string, number> = {}
    for (const [name, result] of [
      ['PLV', plv],
      ['manual', gsr],
    ] as const) {
      out[`${name} code accuracy`] = figure(result, 'scores', 'code', 'accuracy')
      out[`${name} code macro F1`] = figure(result, 'scores', 'code', 'macroF1')
    }
    out['PLV class accuracy'] = figure(plv, 'scores', 'quad', 'accuracy')
    out['PLV class macro F1'] = figure(plv, 'scores', 'quad', 'macroF1')
    return out as Figures
  },
}

if (process.argv[1] === import.meta.filename) process.stdout.write(eventCodes(process.argv[2] === 'gsr' ? 'gsr' : 'plv-train'))
