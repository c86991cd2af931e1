import type { RawArticle } from '../../model/article.ts'
import type { Note } from '../../model/notes.ts'
import { field, givenFrom, overlay } from '../given.ts'
import type { IngestCode } from '../notes.ts'
import { note } from '../notes.ts'
import type { Document } from './format.ts'

/**
 * One article from a record with fields (a JSON line, a table row). The text is taken to the letter, so that offsets
 * in it are offsets in what was given; a title that came apart from the text is not put before it. Null, with a note,
 * where no field holds a text.
 */
export function recordArticle(
  row: Readonly<Record<string, unknown>>,
  name: string,
  document: Document,
  where: Note['where'],
  missing: IngestCode,
  notes: Note[],
): RawArticle | null {
  const text = field(row, 'text')
  if (typeof text !== 'string' || !text.trim()) {
    notes.push(note(missing, where, { fields: Object.keys(row).slice(0, 20).join(', ').slice(0, 300) }))
    return null
  }
  const own: Note[] = []
  const { id: _id, url: _url, title: _title, ...ofFile } = document.given
  const given = overlay(ofFile, givenFrom(row, where, own))
  return { name: given.id ?? given.url ?? name, text, given, found: {}, notes: own }
}
