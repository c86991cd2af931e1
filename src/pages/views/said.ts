import { h } from '../parts/h.ts'
import type { StatementEntry } from '../../model/record.ts'
import { said, saidRow, speaks } from '../../views/said.ts'
import { allOf, holds, is, screenful } from '../list.ts'
import { type Lookup, lookupFor, optionsFrom, type Page, screenOf } from '../page.ts'
import { address } from '../parts/address.ts'
import { ListFrame } from '../parts/lists.ts'
import { Chip, Quote, Support, When } from '../parts/words.ts'

type Row = ReturnType<typeof saidRow>

/** A statement: who, when, to whom, in whose words. */
export function Statement({ statement: s, lookup }: { statement: Row; lookup: Lookup }) {
  const who = s.source === 'unnamed' ? (s.described ?? 'an unnamed source') : (s.source ?? s.described ?? 'speaker unknown')
  const polarity = s.polarity === 'denied' ? ' denies' : s.polarity === 'asked' ? ' asks' : ''
  return h(
    'li',
    { class: 'statement', id: s.id },
    h('p', null, h('strong', null, [who, ...s.with].join(' and ')), polarity, s.to ? ` to ${s.to}` : '', ': ', h(Quote, { text: s.text, form: s.form })),
    h('p', { class: 'foot' }, h(When, { edtf: s.said }), ' · ', h(Support, { entry: s }), ' ', h(Chip, { entry: s, lookup })),
  )
}

const FIELDS = [
  { name: 'speaker', label: 'Speaker' },
  { name: 'about', label: 'Holding the words' },
  { name: 'on', label: 'Day, month or year' },
  { name: 'to', label: 'Told to' },
  { name: 'form', label: 'Form', values: ['direct', 'indirect', 'mixed'] },
]

export const saidPage: Page = {
  path: 'said',
  menu: 'Statements',
  fields: FIELDS,
  async answer({ ask, params }) {
    const { speaker, about, on, to, form } = optionsFrom(
      params,
      FIELDS.map((f) => f.name),
    )
    const screen = screenOf(params)
    const { rows: entries, total } = await screenful(
      ask,
      'statements',
      screen,
      allOf<StatementEntry>([
        await speaks(ask, speaker),
        holds(about, (s) => s.text),
        holds(to, (s) => s.to ?? ''),
        on ? (s) => (s.said ?? '').startsWith(on) : null,
        is(form, (s) => s.form),
      ]),
    )
    const rows = entries.map(saidRow)
    const lookup = await lookupFor(ask, rows)
    return {
      title: 'Statements',
      json: address('/api/said', { ...Object.fromEntries(params), screen: null, speaker: null, argument: speaker }),
      body: h(ListFrame, {
        title: 'Statements',
        path: '/said',
        total: total,
        screen,
        params,
        fields: FIELDS,
        empty: said.empty,
        list: rows.length === 0 ? null : h('ol', { class: 'list' }, ...rows.map((statement) => h(Statement, { statement, lookup }))),
      }),
    }
  },
}
