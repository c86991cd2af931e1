import type { ConflictEntry } from '../../model/record.ts'
import { conflicts } from '../../views/conflicts.ts'
import { is, screenful } from '../list.ts'
import { type Lookup, lookupOf, optionsFrom, type Page, screenOf } from '../page.ts'
import { address, addressOf, articleAddress } from '../parts/address.ts'
import { h } from '../parts/h.ts'
import { ListFrame } from '../parts/lists.ts'
import { ArticleLink, Tag } from '../parts/words.ts'

/** A contradiction as a card: the same field on both sides, each with its words and the origins behind it; never settled by us alone. */
export function ConflictCard({ conflict: c, lookup, level = 2 }: { conflict: ConflictEntry; lookup: Lookup; level?: 2 | 3 }) {
  return h(
    'li',
    { class: 'card conflict', id: c.id },
    h(`h${level}`, null, h('a', { href: addressOf(c.id) }, c.about), ' ', h(Tag, null, c.kind)),
    h(
      'div',
      { class: 'sides' },
      ...c.sides.map((s) =>
        h(
          'div',
          { class: 'side' },
          h('p', null, h('strong', null, s.value)),
          h('blockquote', null, s.quote),
          h(
            'p',
            { class: 'foot' },
            `${s.origins} ${s.origins === 1 ? 'origin' : 'origins'} · `,
            h(ArticleLink, { id: s.article, lookup }),
            ' · ',
            h('a', { class: 'whole', href: articleAddress(s.article, s.spans) }, 'in its place'),
          ),
        ),
      ),
    ),
    h('p', null, c.resolved ? `The evidence points to ${c.resolved}${c.because ? `: ${c.because}` : ''}.` : 'Nothing in the record settles this.'),
  )
}

/** A lookup for the articles of all sides. */
export function conflictLookup(ask: Parameters<typeof lookupOf>[0], list: readonly ConflictEntry[]): Promise<Lookup> {
  return lookupOf(ask, [...new Set(list.flatMap((c) => c.sides.map((s) => s.article)))])
}

const FIELDS = [{ name: 'kind', label: 'Kind', values: ['date', 'place', 'number', 'participant', 'polarity', 'status', 'wording', 'attribution'] }]

export const conflictsPage: Page = {
  path: 'conflicts',
  menu: 'Contradictions',
  fields: FIELDS,
  async answer({ ask, params }) {
    const screen = screenOf(params)
    const { rows, total } = await screenful(
      ask,
      'conflicts',
      screen,
      is<ConflictEntry>(optionsFrom(params, ['kind']).kind, (c) => c.kind),
    )
    const lookup = await conflictLookup(ask, rows)
    return {
      title: 'Contradictions',
      json: address('/api/conflicts', { ...Object.fromEntries(params), screen: null }),
      body: h(ListFrame, {
        title: 'Contradictions',
        path: '/conflicts',
        total: total,
        screen,
        params,
        fields: FIELDS,
        empty: conflicts.empty,
        list: rows.length === 0 ? null : h('ul', { class: 'cards wide' }, ...rows.map((conflict) => h(ConflictCard, { conflict, lookup }))),
      }),
    }
  },
}
