import type { Note, Severity } from '../model/notes.ts'

/**
 * Every note that ingesting can make: how bad it is, and a code for what the user can do about it. Words are found at the
 * doors; `docs/reference/formats.md` explains each code, and a test holds the two together.
 */
export const INGEST_NOTES = {
  'path-missing': { severity: 'refused', mend: 'check-path' },
  'file-unreadable': { severity: 'refused', mend: 'check-rights' },
  'file-empty': { severity: 'refused', mend: 'remove-file' },
  'file-too-large': { severity: 'refused', mend: 'split-file' },
  'file-binary': { severity: 'refused', mend: 'convert-to-text' },
  'folder-too-deep': { severity: 'warning', mend: 'flatten-folder' },
  'folder-empty': { severity: 'warning', mend: 'check-path' },
  'assets-skipped': { severity: 'info', mend: 'none' },
  'encoding-guessed': { severity: 'info', mend: 'convert-to-utf8' },
  'characters-lost': { severity: 'warning', mend: 'convert-to-utf8' },
  'index-line-broken': { severity: 'warning', mend: 'mend-line' },
  'index-line-without-file': { severity: 'warning', mend: 'mend-line' },
  'index-file-missing': { severity: 'warning', mend: 'check-path' },
  'published-unreadable': { severity: 'warning', mend: 'give-published' },
  'published-ambiguous': { severity: 'warning', mend: 'give-published' },
  'published-differs': { severity: 'info', mend: 'check-published' },
  'json-broken': { severity: 'refused', mend: 'mend-line' },
  'json-without-text': { severity: 'refused', mend: 'name-text-field' },
  'field-not-text': { severity: 'warning', mend: 'mend-line' },
  'csv-broken': { severity: 'refused', mend: 'mend-line' },
  'csv-without-text': { severity: 'refused', mend: 'name-text-field' },
  'xml-doctype': { severity: 'refused', mend: 'remove-doctype' },
  'feed-broken': { severity: 'refused', mend: 'mend-feed' },
  'feed-without-entries': { severity: 'warning', mend: 'check-path' },
  'entry-without-text': { severity: 'warning', mend: 'give-text' },
  'html-too-deep': { severity: 'info', mend: 'none' },
  'html-without-article': { severity: 'info', mend: 'none' },
  'text-without-body': { severity: 'warning', mend: 'check-file' },
} as const satisfies Record<string, { severity: Severity; mend: string }>

export type IngestCode = keyof typeof INGEST_NOTES

/**
 * Makes a note. `where` names the file and, if known, line (from 1) or byte (from 0); `data` are the facts that its
 * wording needs. The mend code is added.
 */
export function note(code: IngestCode, where: Note['where'] = {}, data: NonNullable<Note['data']> = {}): Note {
  const { severity, mend } = INGEST_NOTES[code]
  return { code, severity, where, data: { ...data, mend } }
}
