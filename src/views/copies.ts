import type { LineageEntry } from '../model/record.ts'
import { clean, dateWords, dim, heading, short, wrap } from './text.ts'
import { defineView } from './view.ts'

interface Data {
  schema: 'parley.copies/1'
  asOf: string | null
  lineage: LineageEntry[]
}

export const copies = defineView<Data>({
  name: 'copies',
  summary: 'which articles share their words or quotations: counted as one origin',
  options: [],
  empty: 'No article shares its words with another one.',
  data: async (ask) => ({ schema: 'parley.copies/1', asOf: ask.asOf, lineage: [...(await ask.entries('lineage'))] }),
  text: (data, page) => {
    const lines = data.lineage.map((l) => {
      const articles = l.articles.map((id) => {
        const a = page.article(id)
        return `    ${a?.outlet ?? 'outlet unknown'} · ${a?.published ? dateWords(a.published.edtf) : 'undated'} · ${short(id, 60)}`
      })
      const why = l.because.length > 0 ? `\n${wrap(`because ${l.because.map(clean).join('; ')}`, page, '    ')}` : ''
      return `  ${l.relation}${l.origin ? ` · origin: ${clean(l.origin)}` : ''} ${dim(l.id, page)}\n${articles.join('\n')}${why}`
    })
    return `${heading('Copies and rewrites', data.lineage.length, page)}\n${lines.join('\n')}`
  },
})
