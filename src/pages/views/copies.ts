import { copies } from '../../views/copies.ts'
import { screenful } from '../list.ts'
import { lookupOf, type Page, screenOf } from '../page.ts'
import { address, addressOf } from '../parts/address.ts'
import { h } from '../parts/h.ts'
import { Screens } from '../parts/lists.ts'
import { ArticleLink, Count, Nothing, Tag } from '../parts/words.ts'

/** Articles of one group that a list names. */
const MOST = 12

export const copiesPage: Page = {
  path: 'copies',
  menu: 'Copies',
  apart: true,
  async answer({ ask, params }) {
    const screen = screenOf(params)
    const { rows: lineage, total } = await screenful(ask, 'lineage', screen, null, 0)
    const nameOf = (id: string) => lookup(id)?.outlet ?? id
    const lookup = await lookupOf(ask, [...new Set(lineage.flatMap((l) => l.articles.slice(0, MOST)))])
    return {
      title: 'Copies and rewrites',
      json: address('/api/copies', { 'as-of': params.get('as-of') }),
      body: h(
        'section',
        null,
        h(Count, { title: 'Copies and rewrites', count: total, level: 1 }),
        h('p', null, h('a', { href: '/stories' }, 'Events that several articles tell of, in whatever words')),
        lineage.length === 0
          ? h(Nothing, null, copies.empty)
          : h(
              'ul',
              { class: 'list' },
              ...lineage.map((l) =>
                h(
                  'li',
                  { id: l.id },
                  h(
                    'h2',
                    null,
                    h(Tag, null, l.relation),
                    l.origin ? ` origin: ${l.origin}` : '',
                    ' ',
                    h('a', { href: addressOf(l.id) }, 'the passages they share'),
                  ),
                  h('ul', null, ...l.articles.slice(0, MOST).map((id) => h('li', null, h(ArticleLink, { id, lookup })))),
                  ...l.articles
                    .slice(1, MOST)
                    .map((other) =>
                      h(
                        'p',
                        null,
                        h('a', { href: address('/beside', { a: l.articles[0], b: other }) }, `Side by side: ${nameOf(l.articles[0]!)} and ${nameOf(other)}`),
                      ),
                    ),
                  l.because.length > 0 ? h('p', { class: 'foot' }, `because ${l.because.join('; ')}`) : null,
                ),
              ),
            ),
        h(Screens, { path: '/copies', params, screen, total }),
      ),
    }
  },
}
