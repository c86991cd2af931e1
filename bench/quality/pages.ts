import { clean, parseInput } from '../../src/ingest/index.ts'
import { readLines, score } from './scorer.ts'
import { figure, type Suite } from './suite.ts'

interface Page {
  readonly id: string
  readonly url: string
  readonly html: string
}

const SET = 'bench/pages/wcxb.jsonl.gz'

/**
 * What the set asks of a page: text, title, author, date. Read without its address, so that nothing comes from there.
 */
export function predictPage({ id, html }: Page): Record<string, unknown> {
  const { articles } = parseInput({ path: `${id}.html`, file: `${id}.html`, bytes: Buffer.from(html), given: {} })
  const raw = articles[0]
  if (!raw) return { id, error: { code: 'no-article', message: 'nothing was found in the page' } }
  const article = clean(raw)
  const title = article.headline ? article.text.slice(...article.headline) : (raw.found.title ?? null)
  return {
    id,
    text: article.body.map((s) => article.text.slice(...s)).join('\n'),
    title,
    author: article.byline,
    date: article.published?.edtf ?? null,
  }
}

/** The predictions as lines, for the scorer or for a look at them. */
export function pagePredictions(): string {
  return `${readLines<Page>(SET)
    .map((p) => JSON.stringify(predictPage(p)))
    .join('\n')}\n`
}

/**
 * The article in a web page; plain Readability has word F1 92.1, shingle F1 90.5, title 65.3, author 64.4, date 55.6
 * here.
 */
export const pages: Suite = {
  name: 'pages',
  summary: 'the article in 150 web pages, and its title, author, date',
  run: async () => {
    const result = score('score.py', ['pages', SET], pagePredictions())
    return {
      'word F1': figure(result, 'scores', 'wordF1', 'f1'),
      'shingle F1': figure(result, 'scores', 'shingleF1', 'f1'),
      title: figure(result, 'scores', 'title', 'exact'),
      author: figure(result, 'scores', 'author', 'exact'),
      date: figure(result, 'scores', 'date', 'exact'),
    }
  },
}

if (process.argv[1] === import.meta.filename) process.stdout.write(pagePredictions())
