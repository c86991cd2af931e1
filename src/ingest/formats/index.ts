import type { RawArticle, Source } from '../../model/article.ts'
import { sha256 } from '../../model/ids.ts'
import type { Note } from '../../model/notes.ts'
import { decode } from '../decode.ts'
import type { Input } from '../inputs.ts'
import { note } from '../notes.ts'
import { csv } from './csv.ts'
import { feed } from './feed.ts'
import type { Document, Format } from './format.ts'
import { html } from './html.ts'
import { json, jsonl } from './json.ts'
import { text } from './text.ts'

/**
 * All formats, in the order in which content is tried; the last one takes what no other does. A new one is a file and
 * a place here.
 */
export const FORMATS: readonly Format[] = [html, feed, jsonl, json, csv, text]

/** What reading one input gives: the sealed bytes, the articles in them, and what there is to tell. */
export interface ParsedInput {
  readonly source: Source
  readonly articles: readonly RawArticle[]
  /** About the file as a whole; what concerns one article stands there. */
  readonly notes: readonly Note[]
}

/**
 * Bytes of a file to its raw articles: decodes, finds the format by content and ending, takes it apart. Never throws
 * for content.
 */
export function parseInput(input: Input): ParsedInput {
  const sealed = (mediaType: string): Source => ({ sha256: sha256(input.bytes), mediaType, bytes: input.bytes })
  const decoded = decode(input.bytes)
  if ('binary' in decoded) {
    return {
      source: sealed('application/octet-stream'),
      articles: [],
      notes: [note('file-binary', { file: input.file, byte: decoded.byte }, { what: decoded.binary })],
    }
  }
  if (!decoded.text.trim()) return { source: sealed('text/plain'), articles: [], notes: [note('file-empty', { file: input.file })] }
  const notes: Note[] = []
  if (decoded.by === 'guessed') notes.push(note('encoding-guessed', { file: input.file }, { encoding: decoded.encoding }))
  if (decoded.lost > 0) notes.push(note('characters-lost', { file: input.file }, { count: decoded.lost, encoding: decoded.encoding }))
  const format = formatOf(decoded.text, input.path)
  const parsed = format.read({ text: decoded.text, path: input.path, file: input.file, given: input.given, notes } satisfies Document)
  return { source: sealed(format.mediaType), articles: parsed.articles, notes: parsed.notes }
}

/**
 * The format of a text: markup says what it is whatever the file is called; otherwise the name's ending decides, then
 * the look.
 */
export function formatOf(content: string, path: string): Format {
  const head = content.slice(0, 20_000).trimStart().slice(0, 4096)
  if (html.sniff(head)) return html
  const ending = /\.[a-z0-9]+$/i.exec(path)?.[0].toLowerCase()
  const named = ending ? FORMATS.find((f) => f.endings.includes(ending)) : undefined
  if (named && named !== feed) return named
  if (named === feed && /<html\b/i.test(head) && !feed.sniff(head)) return html
  return named ?? FORMATS.find((f) => f.sniff(head)) ?? text
}
