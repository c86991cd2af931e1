import type { DeadlineEntry } from '../model/record.ts'
import { chip, clean, dateWords, dim, heading, support, wrap } from './text.ts'
import { type Page, defineView } from './view.ts'

type Row = Pick<
  DeadlineEntry,
  'id' | 'label' | 'by' | 'on' | 'due' | 'dueBasis' | 'length' | 'requires' | 'orElse' | 'state' | 'reports' | 'origins' | 'members'
> & {
  dueBecause: string | null
}
interface Data {
  schema: 'parley.deadlines/1'
  asOf: string | null
  deadlines: Row[]
}

/** A deadline as a row; the brief uses it too. */
export function deadlineRow(d: DeadlineEntry): Row {
  const { id, label, by, on, due, dueBasis, length, requires, orElse, state, reports, origins, members } = d
  return { id, label, by, on, due, dueBasis, dueBecause: d.dueBecause ?? null, length, requires, orElse, state, reports, origins, members }
}

/** Two or three lines about one deadline. */
export function deadlineLines(d: Row, page: Page): string {
  const basis = d.due && d.dueBasis !== 'stated' ? ` (${d.dueBasis}${d.dueBecause ? `: ${clean(d.dueBecause)}` : ''})` : ''
  const who = d.on.length > 0 ? d.on.join(', ') : 'somebody'
  const what = `${who} ${d.requires ? `to ${clean(d.requires).replace(/^to /, '')}` : 'to act'}${d.orElse ? `, or else: ${clean(d.orElse)}` : ''}`
  const set = d.by ? `set by ${d.by}` : 'setter unknown'
  return `  ${dateWords(d.due)}${basis} · ${d.state} · ${set}\n${wrap(what, page, '    ')}\n    ${dim(`${support(d)}  ${d.id}`, page)} ${chip(d.members, page, d.reports)}`
}

export const deadlines = defineView<Data>({
  name: 'deadlines',
  summary: 'what falls due, for whom, and what passed unremarked',
  options: [{ name: 'state', value: 'STATE', help: 'running, met, extended, lapsed or unknown', values: ['running', 'met', 'extended', 'lapsed', 'unknown'] }],
  empty: 'No deadline fits.',
  data: async (ask, options) => ({
    schema: 'parley.deadlines/1',
    asOf: ask.asOf,
    deadlines: (await ask.entries('deadlines')).filter((d) => !options.state || d.state === options.state).map(deadlineRow),
  }),
  text: (data, page) => `${heading('Deadlines', data.deadlines.length, page)}\n${data.deadlines.map((d) => deadlineLines(d, page)).join('\n')}`,
})
