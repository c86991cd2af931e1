import type { RawArticle } from '../../model/article.ts'
import type { Note } from '../../model/notes.ts'
import { FIELD_NAMES, fieldKey } from '../given.ts'
import { csvParse } from '../libraries.ts'
import { note } from '../notes.ts'
import type { Format } from './format.ts'
import { recordArticle } from './record.ts'

/** A table with a header row: one article a row. */
export const csv: Format = {
  name: 'csv',
  summary: 'A table (comma, semicolon or tab) with a header row; one article a row, columns found by their names.',
  mediaType: 'text/csv',
  endings: ['.csv', '.tsv'],
  sniff: () => false,
  read: (document) => {
    const notes: Note[] = [...document.notes]
    const delimiter = delimiterOf(document.text)
    let rows: { record: string[]; info: { lines: number } }[]
    const errors: Note[] = []
    try {
      rows = csvParse().parse(document.text, {
        delimiter,
        relax_column_count: true,
        relax_quotes: true,
        skip_empty_lines: true,
        skip_records_with_error: true,
        info: true,
        on_skip: (e) => {
          errors.push(
            note(
              'csv-broken',
              { file: document.file, line: Number((e as { lines?: number } | undefined)?.lines) || undefined },
              { reason: e?.code ?? 'unknown' },
            ),
          )
          return undefined
        },
      }) as unknown as typeof rows
    } catch (e) {
      const error = e instanceof csvParse().CsvError ? (e as Error & { code: string; lines?: number }) : null
      return {
        articles: [],
        notes: [...notes, note('csv-broken', { file: document.file, line: error?.lines }, { reason: error?.code ?? 'unknown' })],
      }
    }
    const header = rows[0]?.record ?? []
    if (!header.some((h) => (FIELD_NAMES.text as readonly string[]).includes(fieldKey(h)))) {
      return {
        articles: [],
        notes: [...notes, ...errors, note('csv-without-text', { file: document.file, line: 1 }, { fields: header.join(', ').slice(0, 300) })],
      }
    }
    const articles: RawArticle[] = []
    rows.slice(1).forEach(({ record, info }, i) => {
      const row = Object.fromEntries(header.map((h, c) => [h, record[c] ?? '']))
      const article = recordArticle(row, `${document.path}#${i + 2}`, document, { file: document.file, line: info.lines }, 'csv-without-text', notes)
      if (article) articles.push(article)
    })
    return { articles, notes: [...notes, ...errors] }
  },
}

/** The separator that the header row uses most, outside quotes. */
function delimiterOf(text: string): string {
  const header = text.slice(0, Math.min(10_000, text.search(/[\r\n]/) < 0 ? 10_000 : text.search(/[\r\n]/))).replace(/"[^"]*"/g, '')
  const count = (d: string) => header.split(d).length
  return ['\t', ';', '|'].reduce((best, d) => (count(d) > count(best) ? d : best), ',')
}
