import { getArticle, linkable } from '../store/corpus.ts'
import type { Database } from '../store/database.ts'
import { readArticle } from '../store/framed.ts'

/** Texts of articles by name; of all that there are when none are named. */
export async function texts(database: Database, articles?: readonly string[]): Promise<Map<string, string>> {
  const found = new Map<string, string>()
  await database.read(async (db) => {
    if (!articles) {
      for await (const a of linkable(db)) found.set(a.name, readArticle(a.reading).article.text)
      return
    }
    for (const name of articles) {
      const packed = (await getArticle(db, { name }))?.reading
      if (packed) found.set(name, readArticle(packed).article.text)
    }
  })
  return found
}
