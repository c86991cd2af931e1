import type { Given } from '../model/article.ts'
import type { Note } from '../model/notes.ts'
import { parseDate } from './dates.ts'
import { note } from './notes.ts'

/**
 * Names under which files and lines carry the fields of an article, first match wins. Compared in lower case without
 * `_`, `-` and spaces.
 */
export const FIELD_NAMES = {
  id: ['id', 'guid', 'articleid', 'docid', 'uuid'],
  title: ['title', 'headline', 'head', 'name', 'subject'],
  published: ['published', 'publishedat', 'publicationdate', 'datepublished', 'publishdate', 'pubdate', 'date', 'day', 'publishedon', 'created', 'timestamp'],
  outlet: ['outlet', 'publisher', 'publication', 'newspaper', 'sitename', 'medium', 'media', 'source', 'sourcename', 'site'],
  url: ['url', 'link', 'canonicalurl', 'permalink', 'href', 'uri'],
  byline: ['byline', 'author', 'authors', 'creator', 'by'],
  text: ['text', 'content', 'body', 'articlebody', 'fulltext', 'maintext', 'contenttext', 'contenthtml', 'article', 'story'],
  file: ['file', 'filename', 'path'],
} as const
export type FieldName = keyof typeof FIELD_NAMES

/** A field name as the lists above have it. */
export function fieldKey(name: string): string {
  return name.toLowerCase().replace(/[\s_.-]/g, '')
}

/** The value of one of our fields in a record with anybody's names for them, or undefined. */
export function field(row: Readonly<Record<string, unknown>>, name: FieldName): unknown {
  const keys = Object.keys(row)
  for (const wanted of FIELD_NAMES[name]) {
    const key = keys.find((k) => fieldKey(k) === wanted)
    const value = key === undefined ? undefined : row[key]
    if (value !== undefined && value !== null && value !== '') return value
  }
  return undefined
}

/**
 * What came with an article, from a record of an index, a line or a table row. Values that are no text and dates that
 * cannot be read are left out, with a note that names the place. A date with a time of day is cut to its day.
 */
export function givenFrom(row: Readonly<Record<string, unknown>>, where: Note['where'], notes: Note[]): Given {
  const out: { -readonly [K in keyof Given]: Given[K] } = {}
  for (const name of ['id', 'title', 'outlet', 'url'] as const) {
    const value = asText(field(row, name))
    if (value === undefined) continue
    if (value === null) notes.push(note('field-not-text', where, { field: name }))
    else if (value.trim()) out[name] = value.trim()
  }
  const byline = names(field(row, 'byline'))
  if (byline.length > 0) out.byline = byline
  const published = field(row, 'published')
  if (published !== undefined) {
    const text = asText(published)
    const date = text ? parseDate(text) : { error: 'published-unreadable' as const }
    if ('edtf' in date) out.published = date.edtf
    else notes.push(note(date.error, where, { value: text ?? typeof published }))
  }
  return out
}

/**
 * Text of a plain value; null for what is no text (an object); undefined for nothing. An object with a `name` is that
 * name.
 */
function asText(value: unknown): string | null | undefined {
  if (value === undefined || value === null) return undefined
  if (typeof value === 'string') return value
  if (typeof value === 'number' || typeof value === 'boolean') return String(value)
  if (typeof value === 'object' && !Array.isArray(value)) {
    const name = (value as Record<string, unknown>).name ?? (value as Record<string, unknown>).title
    if (typeof name === 'string') return name
  }
  return null
}

function names(value: unknown): string[] {
  const list = Array.isArray(value) ? value : value === undefined ? [] : [value]
  return list.slice(0, 50).flatMap((v) => {
    const text = asText(v)
    return text?.trim()
      ? text
          .split(/\s*(?:;|,| and | & )\s*/)
          .map((x) => x.trim())
          .filter(Boolean)
      : []
  })
}

/** The second laid over the first: what came with a file is stronger than what stands in it. */
export function overlay(weak: Given, strong: Given): Given {
  const out: Record<string, unknown> = { ...weak }
  for (const [key, value] of Object.entries(strong)) if (value !== undefined) out[key] = value
  return out as Given
}
