import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Line, median, parley } from './command.ts'
import { makeArticle, makeFile } from './make.ts'

/** How many articles, how often what is quick is measured, and where files may lie. */
export interface Scale {
  readonly articles: number
  readonly many: number
  readonly runs: number
  readonly folder: string
}

/**
 * Start; then for a small and a larger record: adding all at once (with the ratio of time an article), adding one article more, and what is asked
 * most. Records stay in the folder until the end.
 */
export function* scale(plan: Scale): Generator<Line> {
  const help = median(Array.from({ length: Math.max(5, plan.runs) }, () => parley(['--help']).seconds))
  yield { what: 'parley --help', value: 1000 * help, unit: 'ms' }
  let first = 0
  for (const count of plan.many > plan.articles ? [plan.articles, plan.many] : [plan.articles]) {
    const [file, to] = [join(plan.folder, `add-${count}.jsonl`), join(plan.folder, `${count}.parley`)]
    makeFile(count, file)
    const add = parley(['add', file, '--record', to, '-q'])
    const each = (1000 * add.seconds) / count
    first ||= each
    const what = `add ${count} articles`
    const ratio = each === first ? '' : `, ${(each / first).toFixed(2)} times as long an article`
    yield { what, value: add.seconds, unit: 's', note: `${(1000 / each).toFixed(0)} articles a second${ratio}` }
    yield { what, value: add.cpu, unit: 'CPU s', note: `${((1000 * add.cpu) / count).toFixed(1)} ms an article` }
    yield { what, value: add.memory, unit: 'MB at most' }
    yield* oneMore(plan, count, to)
    for (const view of ['brief', 'timeline']) {
      const asked = Array.from({ length: plan.runs }, () => parley([view, '--record', to]))
      if (asked.some((a) => a.out.trim() === '')) throw new Error(`the ${view} on ${count} articles is empty`)
      const memory = median(asked.map((a) => a.memory))
      yield { what: `${view} on ${count} articles`, value: 1000 * median(asked.map((a) => a.seconds)), unit: 'ms', note: `${memory.toFixed(0)} MB at most` }
    }
  }
}

/** What one article more costs in a record of `count`. */
function* oneMore({ folder, runs }: Scale, count: number, record: string): Generator<Line> {
  const costs = Array.from({ length: runs }, (_, k) => {
    const file = join(folder, `one-${count}-${k}.jsonl`)
    writeFileSync(file, JSON.stringify(makeArticle(count + k)))
    return parley(['add', file, '--record', record, '-q'])
  })
  const cpu = median(costs.map((c) => c.cpu))
  yield { what: `add one more to ${count}`, value: median(costs.map((c) => c.seconds)), unit: 's', note: `${cpu.toFixed(1)} CPU s` }
}
