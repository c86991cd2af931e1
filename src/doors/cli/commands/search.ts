import { CodePoints } from '../../../exports/codepoints.ts'
import { Problem } from '../../../model/notes.ts'
import type { OpenRecord, SearchResult } from '../../../record/index.ts'
import { clean, dateWords, safe } from '../../../views/text.ts'
import { type Command, recordFile, textOption } from '../command.ts'
import { asOfDay, withRecord } from '../record.ts'

/** `parley search`: full text of all articles. */
export const search: Command = {
  name: 'search',
  summary: 'find words in everything that was added',
  usage: 'WORDS… [OPTIONS]',
  about: 'Finds articles that hold all the words, those in other languages too. Words in quotation marks must stand together; nothing that is typed can fail.',
  options: [
    { name: 'limit', value: 'N', help: 'at most N articles (20 unless told)' },
    { name: 'as-of', value: 'DATE', help: 'the record as it could be read on that day (YYYY-MM-DD)' },
  ],
  examples: ['parley search embassies', 'parley search \'"third round"\' --json'],
  run: async (context) => {
    const typed = context.args.join(' ')
    if (!typed.trim()) throw new Problem('nothing-to-search', {}, 2)
    const limit = Number(textOption(context, 'limit') ?? 20)
    if (!Number.isInteger(limit) || limit < 1) throw new Problem('not-a-number', { option: '--limit', value: textOption(context, 'limit') ?? '' }, 2)
    const asOf = asOfDay(context)
    return withRecord(recordFile(context), async (record) => {
      const result = await record.search(typed, { limit, asOf })
      if (context.options.json) {
        await context.out.json(await wireOf(record, typed, asOf, result))
        return 0
      }
      if (result.total === 0) await context.out.text('Nothing that was added holds these words.\n')
      for (const h of safe(result.hits)) {
        const day = h.published ? dateWords(h.published.edtf) : 'undated'
        const title = h.headline ? ` · ${clean(h.headline)}` : ''
        await context.out.text(`${h.outlet ?? h.article} · ${day}${title}\n    ${clean(h.passage.text)}\n    ${h.article}\n`)
      }
      if (result.total > result.hits.length) context.out.say(`${result.total - result.hits.length} more; --limit shows them`)
      return 0
    })
  },
}

/** `parley.search/1` for words; `asOf` is `YYYY-MM-DD` or null. */
export async function searchAnswer(record: OpenRecord, typed: string, limit: number, asOf: string | null): Promise<object> {
  return wireOf(record, typed, asOf, await record.search(typed, { limit, asOf }))
}

async function wireOf(record: OpenRecord, typed: string, asOf: string | null, result: SearchResult): Promise<object> {
  const texts = await record.texts(result.hits.map((h) => h.article))
  return {
    schema: 'parley.search/1',
    query: typed,
    asOf,
    total: result.total,
    hits: result.hits.map((h) => {
      const text = texts.get(h.article) ?? ''
      const at = h.spans.find((s) => s[0] >= h.passage.start) ?? h.spans[0] ?? [h.passage.start, h.passage.start]
      const from = h.passage.start
      const to = from + h.passage.text.length
      return {
        article: h.article,
        outlet: h.outlet,
        published: h.published?.edtf ?? null,
        headline: h.headline,
        span: new CodePoints(text).span(at),
        before: text.slice(from, at[0]),
        match: text.slice(at[0], at[1]),
        after: text.slice(at[1], Math.max(at[1], to)),
      }
    }),
  }
}
