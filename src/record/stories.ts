import { groupStories, type StoryText } from '../link/stories/stories.ts'
import type { Dated } from '../model/article.ts'
import { parseEdtf } from '../model/edtf.ts'
import { linkable } from '../store/corpus.ts'
import type { Database } from '../store/database.ts'
import { readArticle } from '../store/framed.ts'

/** Articles that tell of one event. */
export interface Story {
  readonly articles: readonly { readonly id: string; readonly outlet: string | null; readonly headline: string | null; readonly published: Dated | null }[]
}

/** What `OpenRecord.stories` gives: groups of two articles and more, the largest first. Made when asked for, from the words of all articles. */
export async function stories(database: Database): Promise<Story[]> {
  const texts: StoryText[] = []
  const heads = new Map<string, Story['articles'][number]>()
  await database.read(async (db) => {
    for await (const a of linkable(db)) {
      const { article } = readArticle(a.reading)
      const headline = article.headline && article.text.slice(...article.headline)
      const text = article.body.map(([s, e]) => article.text.slice(s, e)).join('\n')
      texts.push({ id: a.name, headline, text, published: article.published ? parseEdtf(article.published.edtf) : null })
      heads.set(a.name, { id: a.name, outlet: article.outlet, headline, published: article.published })
    }
  })
  return groupStories(texts)
    .filter((g) => g.length > 1)
    .sort((a, b) => b.length - a.length || (a[0]! < b[0]! ? -1 : 1))
    .map((g) => ({ articles: g.map((id) => heads.get(id)!) }))
}
