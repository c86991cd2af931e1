import { readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { analyseLine } from '../../src/exports/analyse-line.ts'
import { score, SHARED } from './scorer.ts'
import { type Figures, figure, type Suite } from './suite.ts'

// Articles of our own, written and labelled by somebody who had not read the rules. They stay worth measuring on only as long as
// nobody mends a rule for one of their sentences: look for the cause, mend it in general, and expect the gain elsewhere.

/** Folders with one folder a negotiation: `articles/` with `index.jsonl`, a gold file for each article, `story.gold.json`. */
export const BLIND = join(import.meta.dirname, 'blind')
export const FRESH = join(import.meta.dirname, 'fresh')

const KINDS = ['statement', 'meeting', 'condition', 'deadline', 'agreement', 'refusal', 'measure', 'figure'] as const

interface Row {
  readonly file: string
  readonly published: string
  readonly outlet: string
}

interface Count {
  readonly hits: number
  readonly pred: number
  readonly gold: number
}

interface Scored {
  readonly scores: { readonly kinds: Readonly<Record<string, { readonly match: Count; readonly strict: Count }>> }
}

/** Names of the negotiations, sorted. */
export function blindStories(of = BLIND): string[] {
  return readdirSync(of, { withFileTypes: true })
    .flatMap((e) => (e.isDirectory() ? [e.name] : []))
    .sort()
}

/** Analyses of a negotiation's articles, as `parley analyse` writes them: one JSON line an article. */
export function blindAnalyses(story: string, of = BLIND): string {
  const folder = join(of, story, 'articles')
  const rows = readFileSync(join(folder, 'index.jsonl'), 'utf8')
    .split('\n')
    .flatMap((l) => (l.trim() ? [JSON.parse(l) as Row] : []))
  const lines = rows.map((r) =>
    analyseLine(JSON.stringify({ id: r.file, text: readFileSync(join(folder, r.file), 'utf8'), published: r.published, outlet: r.outlet })),
  )
  return `${lines.join('\n')}\n`
}

/** F1 of counts over several negotiations, added up first. */
function pooled(counts: readonly Count[]): number {
  const sum = (k: keyof Count) => counts.reduce((n, c) => n + c[k], 0)
  const both = sum('pred') + sum('gold')
  return both > 0 ? round((200 * sum('hits')) / both) : 0
}

function suiteOver(name: string, summary: string, folder: string): Suite {
  return { name, summary, run: async () => figuresOver(folder) }
}

function figuresOver(folder: string): Figures {
  const results = blindStories(folder).map((s) => score('score.py', ['claims', relative(SHARED, join(folder, s))], blindAnalyses(s, folder)))
  const out: Record<string, number> = {}
  for (const kind of KINDS) {
    const of = (what: 'match' | 'strict') => results.map((r) => (r as unknown as Scored).scores.kinds[kind]![what])
    out[`${kind} F1`] = pooled(of('match'))
    out[`${kind} strict F1`] = pooled(of('strict'))
  }
  const mean = (...path: string[]) => round(results.reduce((n, r) => n + figure(r, 'scores', 'article', ...path), 0) / results.length)
  for (const field of ['headline', 'outlet', 'byline', 'publishedCompatible']) out[`article ${field}`] = mean(field)
  out['article body F1'] = mean('body', 'f1')
  return out
}

export const blind = suiteOver('blind', 'claims of single articles: twelve of our own about six other negotiations, labelled blind, all together', BLIND)
export const open = suiteOver('open', 'the same for sixteen about eight more, read for causes since', join(FRESH, 'open'))
export const opened = suiteOver('opened', 'the same for ten about five more, closed until its totals had been used too often', join(FRESH, 'opened'))
export const sealed = suiteOver('sealed', 'the same for twelve about six more that nobody has read to mend a rule', join(FRESH, 'sealed'))

const round = (x: number) => Math.round(x * 100) / 100

if (process.argv[1] === import.meta.filename) process.stdout.write(blindAnalyses(process.argv[2] ?? blindStories()[0]!))
