import { readFile, stat } from 'node:fs/promises'
import { sha256 } from '../model/ids.ts'
import { Problem } from '../model/notes.ts'
import { articlesFrom, removeArticle } from '../store/articles.ts'
import type { Database } from '../store/database.ts'
import { relink } from './linking.ts'

/** Larger files are not looked into: none of that size is taken in. */
const MAX_BYTES = 256 * 1024 * 1024

/** What `OpenRecord.remove` gives. */
export async function remove(database: Database, name: string): Promise<string> {
  const article = (await removed(database, name)) ?? (await removed(database, await articleOfFile(database, name)))
  if (article === null) throw new Problem('unknown-id', { id: name })
  await relink(database)
  return article
}

async function removed(database: Database, name: string | null): Promise<string | null> {
  return name === null ? null : database.write((db) => removeArticle(db, name))
}

/**
 * The article that a file was taken in as: by its bytes, because an article with an id or URL is not known by its path. Null where there is
 * no such file, or nothing came from one like it; throws `article-ambiguous` where several articles did.
 */
async function articleOfFile(database: Database, path: string): Promise<string | null> {
  const bytes = await bytesOf(path)
  if (bytes === null) return null
  const found = await database.read((db) => articlesFrom(db, sha256(bytes)))
  if (found.length > 1) throw new Problem('article-ambiguous', { path, articles: found.slice(0, 5).join(', '), count: found.length })
  return found[0] ?? null
}

async function bytesOf(path: string): Promise<Uint8Array | null> {
  try {
    const about = await stat(path)
    return about.isFile() && about.size <= MAX_BYTES ? await readFile(path) : null
  } catch {
    // A name that is no path on this machine.
    return null
  }
}
