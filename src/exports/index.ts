import { toCodes } from './codes/csv.ts'
import { toMarkdown } from './markdown.ts'
import { type ExportSource, toRecord } from './record.ts'
import type { ArticleEntry } from '../model/record.ts'

/** One export format: a file in this folder and a line in the list below. */
export interface ExportFormat {
  readonly name: string
  readonly extension: string
  readonly summary: string
  /** `whole`: with the whole articles, where the format can hold them. */
  readonly write: (source: ExportSource & { article(id: string): ArticleEntry | undefined; readonly whole?: boolean }) => string | Promise<string>
}

export const FORMATS: readonly ExportFormat[] = [
  { name: 'json', extension: '.json', summary: 'parley.record/1, for other programs', write: (source) => `${JSON.stringify(toRecord(source), null, 1)}\n` },
  { name: 'md', extension: '.md', summary: 'Markdown with numbered notes, for people', write: (source) => toMarkdown(source) },
  { name: 'codes', extension: '.csv', summary: 'event data as CSV: PLOVER types and CAMEO roots by pair of parties', write: (source) => toCodes(source) },
]
