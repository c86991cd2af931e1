import type { DeadlineEntry } from '../../model/record.ts'
import { deadlineRow, deadlines } from '../../views/deadlines.ts'
import { is, screenful } from '../list.ts'
import { type Lookup, lookupFor, optionsFrom, type Page, screenOf } from '../page.ts'
import { address, addressOf } from '../parts/address.ts'
import { h } from '../parts/h.ts'
import { ListFrame } from '../parts/lists.ts'
import { Chip, Support, Tag, When } from '../parts/words.ts'

type Row = ReturnType<typeof deadlineRow>

/** A deadline: when, its state, who must do what or else; the first screen shows it too. */
export function DeadlineItem({ deadline: d, lookup }: { deadline: Row; lookup: Lookup }) {
  const who = d.on.length > 0 ? d.on.join(', ') : 'somebody'
  const what = `${who} ${d.requires ? `to ${d.requires.replace(/^to /, '')}` : 'to act'}${d.orElse ? `, or else: ${d.orElse}` : ''}`
  return h(
    'li',
    { id: d.id },
    h(
      'p',
      null,
      h(When, { edtf: d.due, basis: d.dueBasis, because: d.dueBecause }),
      ' ',
      h(Tag, { of: d.state }, d.state),
      ' ',
      h('a', { href: addressOf(d.id) }, what),
    ),
    h('p', { class: 'foot' }, d.by ? `set by ${d.by}` : 'setter unknown', ' · ', h(Support, { entry: d }), ' ', h(Chip, { entry: d, lookup })),
  )
}

const FIELDS = [{ name: 'state', label: 'State', values: ['running', 'met', 'extended', 'lapsed', 'unknown'] }]

export const deadlinesPage: Page = {
  path: 'deadlines',
  menu: 'Deadlines',
  fields: FIELDS,
  async answer({ ask, params }) {
    const screen = screenOf(params)
    const found = await screenful(
      ask,
      'deadlines',
      screen,
      is<DeadlineEntry>(optionsFrom(params, ['state']).state, (d) => d.state),
    )
    const rows = found.rows.map(deadlineRow)
    const lookup = await lookupFor(ask, rows)
    return {
      title: 'Deadlines',
      json: address('/api/deadlines', { ...Object.fromEntries(params), screen: null }),
      body: h(ListFrame, {
        title: 'Deadlines',
        path: '/deadlines',
        total: found.total,
        screen,
        params,
        fields: FIELDS,
        empty: deadlines.empty,
        list: rows.length === 0 ? null : h('ul', { class: 'list' }, ...rows.map((deadline) => h(DeadlineItem, { deadline, lookup }))),
      }),
    }
  },
}
