import type { ActorEntry } from '../model/record.ts'
import { dim, heading, short, support } from './text.ts'
import { defineView } from './view.ts'

interface Data {
  schema: 'parley.who/1'
  asOf: string | null
  actors: (Pick<ActorEntry, 'id' | 'name' | 'type' | 'reports' | 'origins'> & {
    aliases: string[]
    roles: ActorEntry['roles'][number][]
    suggestions?: NonNullable<ActorEntry['suggestions']>[number][]
  })[]
}

export const who = defineView<Data>({
  name: 'who',
  summary: 'the people, countries and organisations, with their names and roles',
  argument: '[NAME]',
  options: [
    { name: 'type', value: 'TYPE', help: 'person, country, organisation, place or group', values: ['person', 'country', 'organisation', 'place', 'group'] },
    { name: 'limit', value: 'N', help: 'at most N (100 unless told; 0 for all)' },
  ],
  empty: 'Nobody fits. Leave out a filter, or look with "parley search".',
  data: async (ask, options) => {
    const name = typeof options.argument === 'string' ? options.argument.toLowerCase() : null
    const limit = typeof options.limit === 'string' ? Number(options.limit) : 100
    const rows = (await ask.entries('actors'))
      .filter((a) => (!name || [a.name, ...a.aliases].some((x) => x.toLowerCase().includes(name))) && (!options.type || a.type === options.type))
      .map((a) => ({
        id: a.id,
        name: a.name,
        type: a.type,
        reports: a.reports,
        origins: a.origins,
        aliases: [...a.aliases],
        roles: a.roles.map((r) => ({ ...r })),
        ...(a.suggestions ? { suggestions: a.suggestions.map((x) => ({ ...x })) } : {}),
      }))
      .sort((a, b) => b.origins - a.origins || b.reports - a.reports || (a.name < b.name ? -1 : 1))
    return { schema: 'parley.who/1', asOf: ask.asOf, actors: limit > 0 ? rows.slice(0, limit) : rows }
  },
  text: (data, page) => {
    const lines = data.actors.map((a) => {
      const roles = a.roles.map((r) => (r.of ? `${r.title} (${r.of})` : r.title)).join(', ')
      const also = a.aliases.filter((x) => x !== a.name)
      const names = also.length > 0 ? `\n      also: ${short(also.join(', '), Math.max(24, page.width - 14))}` : ''
      const doubts = (a.suggestions ?? []).map((d) => `\n      perhaps one with ${d.actor}: ${short(d.because, Math.max(24, page.width - 40))}`).join('')
      return `  ${a.name} · ${a.type}${roles ? ` · ${short(roles, 60)}` : ''} · ${support(a)} ${dim(a.id, page)}${names}${doubts}`
    })
    return `${heading('Actors', data.actors.length, page)}\n${lines.join('\n')}`
  },
})
