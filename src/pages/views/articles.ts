import type { ArticleEntry } from '../../model/record.ts'
import { optionsFrom, type Page, screenOf } from '../page.ts'
import { screenful } from '../list.ts'
import { address, articleAddress } from '../parts/address.ts'
import { h } from '../parts/h.ts'
import { Filters, Screens, Table } from '../parts/lists.ts'
import { Count, Nothing, When } from '../parts/words.ts'

const DATES = ['undated', 'inferred', 'doubtful', 'dated']
const FIELDS = [
  { name: 'outlet', label: 'Outlet' },
  { name: 'dates', label: 'Date', values: DATES },
  { name: 'problems', label: 'Problems', values: ['any'] },
]
const DOUBT = /published-(?:differs|ambiguous|unreadable)/

function fits(a: ArticleEntry, { outlet, dates, problems }: Readonly<Record<string, string | undefined>>): boolean {
  if (outlet && !(a.outlet ?? '').toLowerCase().includes(outlet.toLowerCase())) return false
  if (problems && a.problems.length === 0) return false
  if (dates === 'undated') return a.published === null
  if (dates === 'dated') return a.published !== null
  if (dates === 'inferred') return a.published?.basis === 'inferred'
  if (dates === 'doubtful') return a.problems.some((p) => DOUBT.test(p.code))
  return true
}

export const articlesPage: Page = {
  path: 'articles',
  menu: 'Articles',
  apart: true,
  fields: FIELDS,
  async answer({ ask, params, word }) {
    const screen = screenOf(params)
    const wanted = optionsFrom(
      params,
      FIELDS.map((f) => f.name),
    )
    const filter = Object.values(wanted).some(Boolean) ? (a: ArticleEntry) => fits(a, wanted) : null
    const { rows, total } = await screenful(ask, 'articles', screen, filter)
    return {
      title: 'Articles',
      json: null,
      body: h(
        'section',
        null,
        h(Count, { title: 'Articles', count: total, level: 1 }),
        h(Filters, { path: '/articles', fields: FIELDS, params }),
        rows.length === 0
          ? h(Nothing, null, 'No article fits. ', h('a', { href: '/add' }, 'Add articles'))
          : h(Table, {
              caption: 'What was added',
              head: ['Published', 'Outlet', 'Article', 'Problems'],
              rows: rows.map((a) =>
                h(
                  'tr',
                  null,
                  h('td', null, h(When, { edtf: a.published?.edtf ?? null, basis: a.published?.basis, because: a.published?.because })),
                  h('td', null, a.outlet ?? 'unknown'),
                  h('td', null, h('a', { href: articleAddress(a.id) }, a.headline ?? a.id), a.versions > 1 ? ` (${a.versions} versions)` : ''),
                  h('td', null, a.problems.map((p) => word(p.code, p.data ?? null)).join('; ')),
                ),
              ),
            }),
        h(Screens, { path: address('/articles'), params, screen, total }),
      ),
    }
  },
}
