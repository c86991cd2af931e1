import { h } from '../parts/h.ts'
import { said } from '../../views/said.ts'
import { type Lookup, lookupFor, optionsFrom, type Page, screenOf } from '../page.ts'
import { address, SCREEN } from '../parts/address.ts'
import { Filters, Screens } from '../parts/lists.ts'
import { Chip, Count, Nothing, Quote, Support, When } from '../parts/words.ts'

type Row = Awaited<ReturnType<typeof said.data>>['statements'][number]

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
  async answer({ ask, params }) {
    const { speaker, ...options } = optionsFrom(
      params,
      FIELDS.map((f) => f.name),
    )
    const data = await said.data(ask, { ...options, argument: speaker, limit: '0' })
    const screen = screenOf(params)
    const rows = data.statements.slice((screen - 1) * SCREEN, screen * SCREEN)
    const lookup = await lookupFor(ask, rows)
    return {
      title: 'Statements',
      json: address('/api/said', { ...Object.fromEntries(params), screen: null, speaker: null, argument: speaker }),
      body: h(
        'section',
        null,
        h(Count, { title: 'Statements', count: data.statements.length, level: 1 }),
        h(Filters, { path: '/said', fields: FIELDS, params }),
        rows.length === 0 ? h(Nothing, null, said.empty) : h('ol', { class: 'list' }, ...rows.map((statement) => h(Statement, { statement, lookup }))),
        h(Screens, { path: '/said', params, screen, total: data.statements.length }),
      ),
    }
  },
}
