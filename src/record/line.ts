import { givenFrom } from '../ingest/given.ts'
import type { RawArticle } from '../model/article.ts'
import { type Note, Problem } from '../model/notes.ts'

/** Longest text, in UTF-16 units, that is read as one article; a longer line is an error, not a crash. */
export const LONGEST_TEXT = 64 * 1024 * 1024

/**
 * The article on one line of JSON: `{"id", "text", "published"?, "title"?, "outlet"?, "url"?}`. Throws a Problem with code
 * `not-json`, `not-an-object`, `no-id`, `no-text` or `too-long`; its data has the `id` where the line has one.
 */
export function rawFromLine(line: string): RawArticle {
  let row: unknown
  try {
    row = JSON.parse(line)
  } catch (e) {
    throw new Problem('not-json', { id: null, detail: (e as Error).message })
  }
  if (row === null || typeof row !== 'object' || Array.isArray(row)) throw new Problem('not-an-object', { id: null })
  const fields = row as Record<string, unknown>
  const id = typeof fields.id === 'string' || typeof fields.id === 'number' ? String(fields.id) : ''
  if (id === '') throw new Problem('no-id', { id: null })
  const { text } = fields
  if (typeof text !== 'string') throw new Problem('no-text', { id })
  if (text.length > LONGEST_TEXT) throw new Problem('too-long', { id, length: text.length, most: LONGEST_TEXT })
  const notes: Note[] = []
  const { id: _, ...given } = givenFrom({ ...fields, text: undefined }, {}, notes)
  return { name: id, text, given: { ...given, id }, found: {}, notes }
}
