import { groupStories, type StoryText } from '../../src/link/stories/stories.ts'
import { parseEdtf } from '../../src/model/edtf.ts'
import { readLines, score } from './scorer.ts'
import { type Figures, figure, type Suite } from './suite.ts'

interface Row {
  readonly id: string
  readonly published: string | null
  readonly title: string | null
  readonly text: string
}

/** Groups for every article of a set, one JSON line an article. */
export function groupLines(rows: readonly Row[]): string {
  const articles = rows.map(({ id, published, title, text }): StoryText => ({ id, headline: title, text, published: published ? parseEdtf(published) : null }))
  return groupStories(articles)
    .flatMap((ids, group) => ids.map((id) => `${JSON.stringify({ id, group })}\n`))
    .join('')
}

/** Which articles tell of one event. */
export const groups: Suite = {
  name: 'groups',
  summary: 'articles that tell of one event (development set: the threshold was tuned on it)',
  run: async () => {
    const result = score('score.py', ['groups', 'bench/groups/even.jsonl.gz'], groupLines(readLines<Row>('bench', 'groups', 'even.jsonl.gz')))
    return {
      'pairs F1': figure(result, 'scores', 'pairs', 'f1'),
      'B-cubed F1': figure(result, 'scores', 'bCubed', 'f1'),
      'adjusted Rand': figure(result, 'scores', 'ari'),
    } as Figures
  },
}

if (process.argv[1] === import.meta.filename) process.stdout.write(groupLines(readLines<Row>('bench', 'groups', 'even.jsonl.gz')))
