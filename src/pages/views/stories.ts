import { dateWords } from '../../views/text.ts'
import { type Page, screenOf } from '../page.ts'
import { articleAddress, SCREEN } from '../parts/address.ts'
import { h } from '../parts/h.ts'
import { Screens } from '../parts/lists.ts'
import { Count, Nothing } from '../parts/words.ts'

/** Articles that tell of one event, side by side in a list; copies are told apart on their own page. */
export const storiesPage: Page = {
  path: 'stories',
  menu: null,
  async answer({ record, params }) {
    const all = await record.stories()
    const screen = screenOf(params)
    return {
      title: 'Events that several articles tell of',
      json: '/api/stories',
      body: h(
        'section',
        null,
        h(Count, { title: 'Events that several articles tell of', count: all.length, level: 1 }),
        h('p', { class: 'basis' }, 'Grouped by the rare words that articles have in common; two rounds of the same talks can stand together.'),
        all.length === 0 ? h(Nothing, null, 'No two articles tell of one event.') : null,
        h(
          'ul',
          { class: 'cards' },
          ...all
            .slice((screen - 1) * SCREEN, screen * SCREEN)
            .map((s) =>
              h(
                'li',
                { class: 'card' },
                h('h2', null, s.articles[0]!.headline ?? s.articles[0]!.id),
                h(
                  'ul',
                  null,
                  ...s.articles.map((a) =>
                    h('li', null, h('a', { href: articleAddress(a.id) }, `${a.outlet ?? a.id} · ${a.published ? dateWords(a.published.edtf) : 'undated'}`)),
                  ),
                ),
              ),
            ),
        ),
        h(Screens, { path: '/stories', params, screen, total: all.length }),
      ),
    }
  },
}
