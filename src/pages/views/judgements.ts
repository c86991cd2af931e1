import { type Page } from '../page.ts'
import { addressOf } from '../parts/address.ts'
import { h } from '../parts/h.ts'
import { Table } from '../parts/lists.ts'
import { Count, Nothing } from '../parts/words.ts'

/** The log of what users decided; each can be taken back. */
export const judgementsPage: Page = {
  path: 'judgements',
  menu: 'Judgements',
  apart: true,
  async answer({ record }) {
    const all = [...(await record.judgements())].reverse()
    return {
      title: 'Judgements',
      json: '/api/judgements',
      body: h(
        'section',
        null,
        h(Count, { title: 'Judgements', count: all.length, level: 1 }),
        all.length === 0
          ? h(Nothing, null, 'Nobody has decided anything yet. Every entry’s page has the forms for it, and "parley judge" does the same.')
          : h(Table, {
              caption: 'Newest first; what is undone stays in the log',
              head: ['When', 'What', 'Of', 'Value', ''],
              rows: all.map((j) =>
                h(
                  'tr',
                  { id: j.id },
                  h('td', null, j.at.slice(0, 16).replace('T', ' ')),
                  h('td', null, j.action),
                  h('td', null, ...j.targets.map((t) => h('span', null, h('a', { href: addressOf(t) }, t), ' '))),
                  h('td', null, j.value ?? ''),
                  h(
                    'td',
                    null,
                    j.undone ? 'undone' : h('form', { class: 'judge', 'data-action': 'undo', 'data-targets': j.id }, h('button', { type: 'submit' }, 'Undo')),
                  ),
                ),
              ),
            }),
      ),
    }
  },
}
