import type { Article } from './article.ts'

/** For tests and benches: an English article that is nothing but body. An empty text has no body. */
export function bareArticle(text: string, more: Partial<Article> = {}): Article {
  const body: Article['body'] = text === '' ? [] : [[0, text.length]]
  return { name: 'case', text, headline: null, body, outlet: null, byline: [], published: null, url: null, language: 'en', notes: [], ...more }
}
