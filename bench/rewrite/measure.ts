import { readArticles } from '../../src/link/common/context.ts'
import { linkLineage } from '../../src/link/lineage/link.ts'
import type { Corpus } from './make.ts'

type Pair = string

const key = (a: string, b: string): Pair => (a < b ? `${a} ${b}` : `${b} ${a}`)

/** How well one method did. */
export interface Outcome {
  readonly name: string
  readonly precision: number
  /** Found of those with so many per cent of their words changed. */
  readonly recall: ReadonlyMap<number, number>
}

/** Precision over the pairs that were found, recall by degree of change. */
export function outcome(name: string, corpus: Corpus, found: ReadonlySet<Pair>): Outcome {
  const wanted = new Map(corpus.pairs.map((p) => [key(p.original, p.rewrite), p.changed]))
  let right = 0
  for (const pair of found) if (wanted.has(pair)) right++
  const recall = new Map<number, number>()
  for (const changed of [...new Set(wanted.values())].sort((x, y) => x - y)) {
    const all = [...wanted].filter(([, c]) => c === changed)
    recall.set(changed, (100 * all.filter(([pair]) => found.has(pair)).length) / all.length)
  }
  return { name, precision: found.size === 0 ? 0 : (100 * right) / found.size, recall }
}

/** Pairs of one origin: what lineage takes for one text as a whole. Passages that two articles merely share make no origin. */
export function ours(corpus: Corpus): Set<Pair> {
  const { origin } = linkLineage(readArticles(corpus.articles))
  const groups = new Map<string, string[]>()
  for (const { id } of corpus.articles) groups.set(origin(id), [...(groups.get(origin(id)) ?? []), id])
  const found = new Set<Pair>()
  for (const ids of groups.values()) for (const a of ids) for (const b of ids) if (a < b) found.add(key(a, b))
  return found
}
