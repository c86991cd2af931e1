import type { Given } from '../model/article.ts'
import type { Note } from '../model/notes.ts'
import { decode } from './decode.ts'
import { field, givenFrom } from './given.ts'
import { note } from './notes.ts'

/** Name of the file that says what came with the files of its folder. */
export const INDEX = 'index.jsonl'

/** What a folder's index says, by path below that folder. */
export interface Sidecar {
  readonly entries: ReadonlyMap<string, { readonly given: Given; readonly line: number }>
  readonly notes: readonly Note[]
}

/**
 * Reads a folder's `index.jsonl`: one JSON object a line with `file` and any of `published`, `outlet`, `url`, `title`,
 * `id`, `byline`. A bad line gives a note with file and line, and the others count. Of two lines for one file the
 * later one counts.
 */
export function readIndex(bytes: Uint8Array, file: string): Sidecar {
  const entries = new Map<string, { given: Given; line: number }>()
  const notes: Note[] = []
  const text = decode(bytes)
  if ('binary' in text) return { entries, notes: [note('file-binary', { file, byte: text.byte }, { what: text.binary })] }
  text.text.split(/\r\n|[\n\r]/).forEach((row, i) => {
    if (!row.trim()) return
    const where = { file, line: i + 1 }
    let value: unknown
    try {
      value = JSON.parse(row)
    } catch (e) {
      notes.push(note('index-line-broken', where, { reason: reasonOf(e) }))
      return
    }
    const name = value && typeof value === 'object' && !Array.isArray(value) ? field(value as Record<string, unknown>, 'file') : undefined
    if (typeof name !== 'string') notes.push(note('index-line-without-file', where))
    else entries.set(normal(name), { given: givenFrom(value as Record<string, unknown>, where, notes), line: i + 1 })
  })
  return { entries, notes }
}

/** A path as an index writes it, in one form: forward slashes, no leading `./`. */
export function normal(path: string): string {
  return path
    .replaceAll('\\', '/')
    .replace(/^(?:\.\/)+/, '')
    .normalize('NFC')
}

/** Why JSON could not be read, without the text itself (it can be long and is no business of a log). */
export function reasonOf(e: unknown): string {
  const message = e instanceof Error ? e.message : String(e)
  return message
    .replace(/, ?(?:\.\.\.)?["'].*$/s, '')
    .replace(/\(line \d+ column (\d+)\)/, '(column $1)')
    .slice(0, 160)
}
