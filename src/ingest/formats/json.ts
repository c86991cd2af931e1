import type { RawArticle } from '../../model/article.ts'
import type { Note } from '../../model/notes.ts'
import { note } from '../notes.ts'
import { reasonOf } from '../sidecar.ts'
import type { Document, Format, Parsed } from './format.ts'
import { jsonErrorAt } from './json-error.ts'
import { recordArticle } from './record.ts'

type Row = Readonly<Record<string, unknown>>

/** JSON lines: one article a line. */
export const jsonl: Format = {
  name: 'jsonl',
  summary: 'JSON lines: one object a line with text (or content, body) and, if known, id, title, published, outlet, url.',
  mediaType: 'application/x-ndjson',
  endings: ['.jsonl', '.ndjson'],
  sniff: (head) => {
    if (!head.startsWith('{')) return false
    const end = head.indexOf('\n')
    return end < 0 ? head.length >= 4096 : isObject(tryParse(head.slice(0, end)))
  },
  read: (document) => {
    const notes: Note[] = [...document.notes]
    const articles: RawArticle[] = []
    document.text.split('\n').forEach((row, i) => {
      if (!row.trim()) return
      const article = lineArticle(row, i + 1, document, notes)
      if (article) articles.push(article)
    })
    return { articles, notes }
  },
}

/** One line of JSON lines. Null, with a note, when it is no object with a text. */
export function lineArticle(row: string, line: number, document: Document, notes: Note[]): RawArticle | null {
  const where = { file: document.file, line }
  let value: unknown
  try {
    value = JSON.parse(row)
  } catch (e) {
    notes.push(note('json-broken', where, { reason: reasonOf(e) }))
    return null
  }
  if (isObject(value)) return recordArticle(value, `${document.path}#${line}`, document, where, 'json-without-text', notes)
  notes.push(note('json-without-text', where, { fields: '' }))
  return null
}

/** A JSON document: an article, a list of articles, or an object that holds such a list. */
export const json: Format = {
  name: 'json',
  summary: 'One JSON object or a list of objects with the same fields; also an object that holds such a list (articles, items, results, data).',
  mediaType: 'application/json',
  endings: ['.json'],
  sniff: (head) => /^(?:\{\s*"|\[\s*\{)/.test(head),
  read,
}

function read(document: Document): Parsed {
  const notes: Note[] = [...document.notes]
  let value: unknown
  try {
    value = JSON.parse(document.text)
  } catch (e) {
    const line = brokenLine(document.text)
    return { articles: [], notes: [...notes, note('json-broken', { file: document.file, line }, { reason: reasonOf(e) })] }
  }
  const rows = rowsOf(value)
  if (!rows)
    return {
      articles: [],
      notes: [...notes, note('json-without-text', { file: document.file }, { fields: isObject(value) ? Object.keys(value).slice(0, 20).join(', ') : '' })],
    }
  const articles = rows.flatMap((row, i) => {
    const name = rows.length === 1 ? document.path : `${document.path}#${i + 1}`
    return recordArticle(row, name, document, { file: document.file }, 'json-without-text', notes) ?? []
  })
  return { articles, notes }
}

function rowsOf(value: unknown): Row[] | null {
  if (Array.isArray(value)) return value.filter(isObject)
  if (!isObject(value)) return null
  for (const key of ['articles', 'items', 'results', 'data', 'docs', 'documents', 'hits', 'value']) {
    const list = value[key]
    if (Array.isArray(list) && list.some(isObject)) return list.filter(isObject)
  }
  return [value]
}

/** The line at which a text stops being JSON, from 1. */
function brokenLine(text: string): number | undefined {
  const at = jsonErrorAt(text)
  return at === null ? undefined : text.slice(0, at).split('\n').length
}

function isObject(v: unknown): v is Row {
  return !!v && typeof v === 'object' && !Array.isArray(v)
}

function tryParse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
