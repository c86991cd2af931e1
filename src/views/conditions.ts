import type { ConditionEntry } from '../model/record.ts'
import { chip, clean, dim, heading, short, support, wrap } from './text.ts'
import { defineView } from './view.ts'

interface Data {
  schema: 'parley.conditions/1'
  asOf: string | null
  conditions: Pick<ConditionEntry, 'id' | 'label' | 'by' | 'type' | 'then' | 'requires' | 'reports' | 'origins' | 'members' | 'waitsFor' | 'circle'>[]
}

const WORDS: Record<ConditionEntry['type'], string> = {
  precondition: 'sets as precondition',
  demand: 'demands',
  offer: 'offers',
  threat: 'threatens',
}

export const conditions = defineView<Data>({
  name: 'conditions',
  summary: 'what depends on what: preconditions, demands, offers, threats',
  argument: '[PARTY]',
  options: [{ name: 'type', value: 'TYPE', help: 'precondition, demand, offer or threat', values: ['precondition', 'demand', 'offer', 'threat'] }],
  empty: 'No condition fits.',
  data: async (ask, options) => {
    const party = typeof options.argument === 'string' ? options.argument.toLowerCase() : null
    const rows = (await ask.entries('conditions')).filter(
      (c) => (!party || (c.by ?? '').toLowerCase().includes(party)) && (!options.type || c.type === options.type),
    )
    return {
      schema: 'parley.conditions/1',
      asOf: ask.asOf,
      conditions: rows.map(({ id, label, by, type, then, requires, reports, origins, members, waitsFor, circle }) => ({
        id,
        label,
        by,
        type,
        then,
        requires,
        reports,
        origins,
        members,
        ...(waitsFor ? { waitsFor } : {}),
        ...(circle ? { circle } : {}),
      })),
    }
  },
  text: (data, page) => {
    const byId = new Map(data.conditions.map((c) => [c.id, `${c.by ?? 'somebody'} (${short(clean(c.requires ?? c.label), 60)})`]))
    const lines = data.conditions.map((c) => {
      const what = c.then ? `${clean(c.then)} — depends on: ${clean(c.requires ?? 'not said')}` : clean(c.requires ?? c.label)
      const head = `  ${c.by ?? 'Somebody'} ${WORDS[c.type]} · ${support(c)} ${dim(c.id, page)} ${chip(c.members, page, c.reports)}`
      const waits = (c.waitsFor ?? []).map((id) => `\n    waits for ${byId.get(id) ?? 'a condition that is not shown'} ${dim(id, page)}`).join('')
      return `${head}\n${wrap(what, page, '    ')}${waits}`
    })
    const rings = [...new Set(data.conditions.flatMap((c) => (c.circle ? [c.circle.join(' ')] : [])))]
    const circles = rings.map((ring) => {
      const parties = ring.split(' ').map((id) => byId.get(id) ?? id)
      return `  each waits for the other: ${parties.join('; ')}`
    })
    const graph = circles.length > 0 ? `${heading('Circles', circles.length, page)}\n${circles.join('\n')}\n\n` : ''
    return `${graph}${heading('Conditions', data.conditions.length, page)}\n${lines.join('\n')}`
  },
})
