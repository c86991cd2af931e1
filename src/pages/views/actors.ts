import type { VNode } from 'preact'
import type { ActorEntry } from '../../model/record.ts'
import { who } from '../../views/who.ts'
import { allOf, holds, is } from '../list.ts'
import { optionsFrom, type Page, screenOf } from '../page.ts'
import { address, addressOf, SCREEN } from '../parts/address.ts'
import { h } from '../parts/h.ts'
import { Filters, Screens, Table } from '../parts/lists.ts'
import { Count, Nothing, Support } from '../parts/words.ts'

/** That two entries may be one actor: why, and the form that says so. */
function Suggestion({ of, actor, because }: { of: string; actor: string; because: string }): VNode {
  return h(
    'div',
    { class: 'basis' },
    'perhaps one with ',
    h('a', { href: addressOf(actor) }, 'this one'),
    `: ${because}`,
    h(
      'form',
      { class: 'judge', 'data-action': 'merge', 'data-targets': `${of} ${actor}` },
      h('button', { type: 'submit' }, 'Merge'),
      h('output', { class: 'said', role: 'status' }),
    ),
  )
}

const FIELDS = [
  { name: 'name', label: 'Name' },
  { name: 'type', label: 'Type', values: ['person', 'country', 'organisation', 'place', 'group'] },
]

export const actorsPage: Page = {
  path: 'actors',
  menu: 'Actors',
  apart: true,
  fields: FIELDS,
  async answer({ ask, params }) {
    const { name, type } = optionsFrom(params, ['name', 'type'])
    const screen = screenOf(params)
    const all = ((await ask.entries('actors', { members: 0 })) as readonly ActorEntry[])
      .filter(allOf<ActorEntry>([holds(name, (a) => [a.name, ...a.aliases].join('\n')), is(type, (a) => a.type)]) ?? (() => true))
      .sort((a, b) => b.origins - a.origins || b.reports - a.reports || (a.name < b.name ? -1 : 1))
    const rows = all.slice((screen - 1) * SCREEN, screen * SCREEN)
    return {
      title: 'Actors',
      json: address('/api/who', { 'as-of': params.get('as-of'), argument: name, type }),
      body: h(
        'section',
        null,
        h(Count, { title: 'Actors', count: all.length, level: 1 }),
        h(Filters, { path: '/actors', fields: FIELDS, params }),
        rows.length === 0
          ? h(Nothing, null, who.empty)
          : h(Table, {
              caption: 'People, countries and organisations',
              head: ['Name', 'Type', 'Roles', 'Also written', 'Support'],
              rows: rows.map((a) =>
                h(
                  'tr',
                  { id: a.id },
                  h('th', { scope: 'row' }, h('a', { href: addressOf(a.id) }, a.name)),
                  h('td', null, a.type),
                  h('td', null, a.roles.map((r) => (r.of ? `${r.title} (${r.of})` : r.title)).join(', ')),
                  h('td', null, a.aliases.filter((x) => x !== a.name).join(', '), ...(a.suggestions ?? []).map((d) => h(Suggestion, { of: a.id, ...d }))),
                  h('td', null, h(Support, { entry: a }), ' · ', h('a', { href: address('/said', { speaker: a.name }) }, 'said')),
                ),
              ),
            }),
        h(Screens, { path: '/actors', params, screen, total: all.length }),
      ),
    }
  },
}
