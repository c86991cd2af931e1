import type { Hit } from '../../record/index.ts'
import { dateWords } from '../../views/text.ts'
import type { Page } from '../page.ts'
import { address, articleAddress } from '../parts/address.ts'
import { h } from '../parts/h.ts'
import { Count, Nothing } from '../parts/words.ts'
import { pieces } from './marks.ts'

function HitItem({ hit }: { hit: Hit }) {
  const { text, start } = hit.passage
  const shown = pieces([start, start + text.length], [[start, start + text.length]], [], hit.spans)
  const at = hit.spans.find((s) => s[0] >= start) ?? hit.spans[0]
  return h(
    'li',
    null,
    h('p', null, h('a', { href: articleAddress(hit.article, at ? [at] : []) }, hit.headline ?? hit.article)),
    h('p', { class: 'foot' }, `${hit.outlet ?? hit.article} · ${hit.published ? dateWords(hit.published.edtf) : 'undated'}`),
    h(
      'p',
      null,
      ...shown.map((p) => {
        const words = text.slice(p.span[0] - start, p.span[1] - start)
        return p.asked ? h('mark', null, words) : words
      }),
    ),
  )
}

const MOST = 50

export const searchPage: Page = {
  path: 'search',
  menu: null,
  fields: [{ name: 'q' }],
  async answer({ record, ask, params }) {
    const q = params.get('q')?.trim() ?? ''
    const found = q ? await record.search(q, { limit: MOST, asOf: ask.asOf }) : { total: 0, hits: [] }
    return {
      title: q ? `Search: ${q}` : 'Search',
      json: q ? address('/api/search', { q, 'as-of': ask.asOf }) : null,
      body: h(
        'section',
        null,
        h(Count, { title: q ? `Articles with “${q}”` : 'Search', count: q ? found.total : null, level: 1 }),
        h(
          'form',
          { class: 'filters', method: 'get', action: '/search', role: 'search', 'aria-label': 'Search these words' },
          h('label', null, h('span', null, 'Words; in quotation marks they must stand together'), h('input', { type: 'search', name: 'q', value: q })),
          ask.asOf ? h('input', { type: 'hidden', name: 'as-of', value: ask.asOf }) : null,
          h('button', { type: 'submit' }, 'Search'),
        ),
        q && found.total === 0 ? h(Nothing, null, 'Nothing that was added holds these words.') : null,
        h('ol', { class: 'list' }, ...found.hits.map((hit) => h(HitItem, { hit }))),
        found.total > found.hits.length ? h(Nothing, null, `and ${found.total - found.hits.length} more; more words narrow it down`) : null,
      ),
    }
  },
}
