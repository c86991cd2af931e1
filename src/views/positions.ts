import type { PositionEntry } from '../model/record.ts'
import { chip, clean, dateWords, dim, heading, short, support } from './text.ts'
import { defineView } from './view.ts'

interface Data {
  schema: 'parley.positions/1'
  asOf: string | null
  positions: Pick<PositionEntry, 'id' | 'party' | 'issue' | 'moves' | 'reports' | 'origins' | 'members'>[]
}

export const positions = defineView<Data>({
  name: 'positions',
  summary: 'each party on each issue over time: new, restated, softened, hardened, dropped, denied',
  argument: '[PARTY]',
  options: [{ name: 'issue', value: 'TEXT', help: 'only issues whose name holds TEXT' }],
  empty: 'No position fits.',
  data: async (ask, options) => {
    const party = typeof options.argument === 'string' ? options.argument.toLowerCase() : null
    const issue = typeof options.issue === 'string' ? options.issue.toLowerCase() : null
    const rows = (await ask.entries('positions')).filter(
      (p) => (!party || p.party.toLowerCase().includes(party)) && (!issue || p.issue.toLowerCase().includes(issue)),
    )
    return {
      schema: 'parley.positions/1',
      asOf: ask.asOf,
      positions: rows.map(({ id, party: who, issue: what, moves, reports, origins, members }) => ({
        id,
        party: who,
        issue: what,
        moves,
        reports,
        origins,
        members,
      })),
    }
  },
  text: (data, page) => {
    const lines = data.positions.map((p) => {
      const words = new Map(p.members.map((m) => [m.claim, m.quote]))
      const moves = p.moves.map(
        (m) => `    ${dateWords(m.date).padEnd(16)} ${m.move.padEnd(9)} ${short(clean(words.get(m.claim) ?? ''), Math.max(24, page.width - 32))}`,
      )
      return `  ${p.party} on ${p.issue} · ${support(p)} ${dim(p.id, page)} ${chip(p.members, page, p.reports)}\n${moves.join('\n')}`
    })
    return `${heading('Positions', data.positions.length, page)}\n${lines.join('\n')}`
  },
})
