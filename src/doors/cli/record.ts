import type { ArticleEntry } from '../../model/record.ts'
import { Problem } from '../../model/notes.ts'
import { type Ask, openRecord, type OpenRecord } from '../../record/index.ts'
import { safe } from '../../views/text.ts'
import { type Context, textOption } from './command.ts'

/** Opens a record, hands it over, and closes it whatever happens. */
export async function withRecord<T>(file: string, work: (record: OpenRecord) => Promise<T>, options: { create?: boolean } = {}): Promise<T> {
  const record = await openRecord(file, options)
  try {
    return await work(record)
  } finally {
    await record.close()
  }
}

/** The day of `--as-of`, checked; null without it. */
export function asOfDay(context: Pick<Context, 'options'>): string | null {
  const day = textOption(context, 'as-of')
  return day === undefined ? null : dayOf(day)
}

/** A day, `YYYY-MM-DD`, checked against the calendar; throws the problem `not-a-day`. */
export function dayOf(day: string): string {
  const m = /^(\d{4})-(\d\d)-(\d\d)$/.exec(day)
  const last = m ? new Date(Date.UTC(Number(m[1]), Number(m[2]), 0)).getUTCDate() : 0
  if (!m || Number(m[2]) < 1 || Number(m[2]) > 12 || Number(m[3]) < 1 || Number(m[3]) > last)
    throw new Problem('not-a-day', { option: '--as-of', value: day }, 2)
  return day
}

/** The articles that an answer names, by id, for chips. Only those are loaded. */
export async function articleLookup(ask: Ask, data: unknown): Promise<(id: string) => ArticleEntry | undefined> {
  const named = new Set<string>()
  collect(data, named)
  const articles = new Map<string, ArticleEntry>()
  // Under its name as it is shown, too.
  for (const a of await ask.entries('articles', { ids: [...named] })) for (const name of [a.id, safe(a.id)]) articles.set(name, safe(a))
  return (id) => articles.get(id)
}

/** Texts of the articles that an answer rests on, for turning offsets into code points. Loads only those that are named in it. */
export async function textLookup(record: OpenRecord, data: unknown): Promise<(id: string) => string> {
  const named = new Set<string>()
  collect(data, named)
  const texts = await record.texts([...named])
  return (id) => texts.get(id) ?? ''
}

function collect(value: unknown, into: Set<string>): void {
  if (Array.isArray(value)) for (const v of value) collect(v, into)
  else if (value !== null && typeof value === 'object') {
    if ('article' in value && typeof value.article === 'string' && 'spans' in value) into.add(value.article)
    if ('articles' in value && Array.isArray(value.articles)) for (const id of value.articles) if (typeof id === 'string') into.add(id)
    for (const v of Object.values(value)) if (typeof v === 'object') collect(v, into)
  }
}
