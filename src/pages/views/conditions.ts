import type { VNode } from 'preact'
import type { ConditionEntry } from '../../model/record.ts'
import { conditions } from '../../views/conditions.ts'
import { type Lookup, lookupFor, optionsFrom, type Page, screenOf } from '../page.ts'
import { allOf, holds, is, screenful } from '../list.ts'
import { address, addressOf } from '../parts/address.ts'
import { h } from '../parts/h.ts'
import { ListFrame } from '../parts/lists.ts'
import { ConditionGraph } from './condition-graph.ts'
import { Chip, Support, Tag } from '../parts/words.ts'

type Row = ConditionEntry

/** A condition as two boxes and an arrow: what depends, on what. The words "depends on" stand there too. */
export function ConditionItem({ condition: c, lookup, level = 2 }: { condition: Row; lookup: Lookup; level?: 2 | 3 }) {
  return h(
    'li',
    { id: c.id },
    h(`h${level}`, null, h('a', { href: addressOf(c.id) }, c.by ?? 'Setter unknown'), ' ', h(Tag, { of: c.type }, c.type)),
    h(
      'div',
      { class: 'depends' },
      c.then ? h('span', { class: 'node' }, c.then) : null,
      c.then ? h('span', { class: 'edge' }, 'depends on →') : null,
      h('span', { class: 'node' }, c.requires ?? c.label),
    ),
    (c.waitsFor ?? []).length > 0
      ? h(
          'p',
          { class: 'basis' },
          'waits for ',
          ...c.waitsFor!.map((id, i) => h('span', null, i > 0 ? ', ' : '', h('a', { href: addressOf(id) }, 'another condition'))),
        )
      : null,
    h('p', { class: 'foot' }, h(Support, { entry: c }), ' ', h(Chip, { entry: c, lookup })),
  )
}

/** Who waits for whom in a circle, in words. */
function Circles({ conditions: all }: { conditions: readonly Row[] }): VNode | null {
  const byId = new Map(all.map((c) => [c.id, c]))
  const rings = [...new Map(all.flatMap((c) => (c.circle ? [[c.circle.join(' '), c.circle] as const] : []))).values()]
  if (rings.length === 0) return null
  const name = (id: string) => h('a', { href: addressOf(id) }, `${byId.get(id)?.by ?? 'somebody'}: ${byId.get(id)?.requires ?? 'a condition'}`)
  return h(
    'section',
    null,
    h('h2', null, 'Each waits for the other'),
    h('ul', null, ...rings.map((ring) => h('li', null, ...ring.flatMap((id, i) => (i === 0 ? [name(id)] : [' ⇄ ', name(id)]))))),
  )
}

const FIELDS = [
  { name: 'party', label: 'Party' },
  { name: 'type', label: 'Type', values: ['precondition', 'demand', 'offer', 'threat'] },
]

export const conditionsPage: Page = {
  path: 'conditions',
  menu: 'Conditions',
  fields: FIELDS,
  async answer({ ask, params }) {
    const { party, type } = optionsFrom(params, ['party', 'type'])
    const screen = screenOf(params)
    const { rows, total } = await screenful(ask, 'conditions', screen, allOf<ConditionEntry>([holds(party, (c) => c.by ?? ''), is(type, (c) => c.type)]))
    const lookup = await lookupFor(ask, rows)
    return {
      title: 'Conditions',
      json: address('/api/conditions', { 'as-of': params.get('as-of'), argument: party, type }),
      body: h(ListFrame, {
        title: 'Conditions',
        path: '/conditions',
        total: total,
        screen,
        params,
        fields: FIELDS,
        empty: conditions.empty,
        list: rows.length === 0 ? null : h('ul', { class: 'list' }, ...rows.map((condition) => h(ConditionItem, { condition, lookup }))),
        above: [h(Circles, { conditions: rows }), h(ConditionGraph, { conditions: rows })],
      }),
    }
  },
}
