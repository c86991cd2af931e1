import type { VNode } from 'preact'
import { Problem } from '../../model/notes.ts'
import type { Beside } from '../../record/index.ts'
import { dateWords } from '../../views/text.ts'
import type { Page } from '../page.ts'
import { address, articleAddress } from '../parts/address.ts'
import { h } from '../parts/h.ts'
import { Tag } from '../parts/words.ts'

type Side = NonNullable<Beside['rows'][number]['a']>

/** `/beside?a=NAME&b=NAME`: two articles, passage by passage, with the words that differ. */
export const besidePage: Page = {
  path: 'beside',
  menu: null,
  fields: [{ name: 'a' }, { name: 'b' }],
  async answer({ record, params }) {
    const [a, b] = [params.get('a'), params.get('b')]
    if (!a || !b) throw new Problem('nothing-to-show', {}, 2)
    const laid = await record.beside(a, b)
    return { title: 'Side by side', json: address('/api/beside', { a, b }), body: h(SideBySide, { laid }) }
  },
}

const HOW: Readonly<Record<Beside['rows'][number]['how'], string>> = {
  same: 'the same words',
  reworded: 'other words',
  'only first': 'only on the left',
  'only second': 'only on the right',
}

function SideBySide({ laid }: { laid: Beside }): VNode {
  const count = (how: string) => laid.rows.filter((r) => r.how === how).length
  const head = (x: Beside['a']) =>
    h(
      'th',
      { scope: 'col' },
      h('a', { href: articleAddress(x.id) }, `${x.outlet ?? x.id} · ${x.published ? dateWords(x.published.edtf) : 'undated'}`),
      h('div', { class: 'headline' }, x.headline ?? ''),
    )
  return h(
    'section',
    null,
    h('h1', null, 'Side by side'),
    h(
      'p',
      null,
      `${count('same')} passages word for word, ${count('reworded')} in other words, ${count('only first')} only in the first, ${count('only second')} only in the second. `,
      'Words that the other one has not are ',
      h('mark', { class: 'other' }, 'marked'),
      '.',
    ),
    h(
      'div',
      { class: 'scroll', tabIndex: 0, role: 'region', 'aria-label': 'Both articles' },
      h(
        'table',
        { class: 'beside' },
        h('thead', null, h('tr', null, head(laid.a), head(laid.b), h('th', { scope: 'col' }, 'How'))),
        h(
          'tbody',
          null,
          ...laid.rows.map((r) =>
            h('tr', { class: r.how.replace(' ', '-') }, SideCell(r.a, laid.a.id), SideCell(r.b, laid.b.id), h('td', null, h(Tag, null, HOW[r.how]))),
          ),
        ),
      ),
    ),
  )
}

function SideCell(side: Side | null, article: string): VNode {
  if (!side) return h('td', null)
  const words = side.words.map((w) => (w.same ? w.text : h('mark', { class: 'other' }, w.text)))
  return h('td', null, h('p', null, ...words), h('a', { class: 'whole', href: articleAddress(article, [side.span]) }, 'in its place'))
}
