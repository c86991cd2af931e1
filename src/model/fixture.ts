import type { Article } from './article.ts'

/** For tests and benches: an English article that is nothing but body. An empty text has no body. */
export function bareArticle(text: string, more: Partial<Article> = {}): Article {
  const body: Article['body'] = text === '' ? [] : [[0, text.length]]
  return { name: 'case', text, headline: null, body, outlet: null, byline: [], published: null, url: null, language: 'en', notes: [], ...more }
}

/** For tests of how cost grows: CPU time in microseconds, the least of three, so that other work on the machine does not decide. */
export function leastCpu(work: () => unknown): number {
  const once = () => {
    const began = process.cpuUsage().user
    work()
    return process.cpuUsage().user - began
  }
  return Math.min(once(), once(), once())
}
