import type { MeetingEntry, TrackEntry } from '../model/record.ts'
import { chip, dateWords, dim, heading, short, support } from './text.ts'
import { defineView } from './view.ts'

interface Row {
  id: string
  when: string | null
  whenBasis: string
  whenBecause: string | null
  what: 'meeting'
  status: string
  place: string | null
  round: number | null
  label: string
  parties: string[]
  reports: number
  origins: number
  members: MeetingEntry['members']
}
interface Lane {
  track: string | null
  name: string
  state: string
  rows: Row[]
}
interface Data {
  schema: 'parley.timeline/1'
  asOf: string | null
  lanes: Lane[]
}

const row = (m: MeetingEntry): Row => ({
  id: m.id,
  when: m.when,
  whenBasis: m.whenBasis,
  whenBecause: m.whenBecause ?? null,
  what: 'meeting',
  status: m.status,
  place: m.place,
  round: m.round,
  label: m.label,
  parties: [...m.parties],
  reports: m.reports,
  origins: m.origins,
  members: m.members,
})

/** Order by first day; open starts first, unknown dates last; ties by id. */
export function byDate(a: { when: string | null; id: string }, b: { when: string | null; id: string }): number {
  const key = (w: string | null) => (w === null ? '9999' : w.replace(/^\[?(\.\.\/)?/, ''))
  const [x, y] = [key(a.when), key(b.when)]
  return x < y ? -1 : x > y ? 1 : a.id < b.id ? -1 : 1
}

export const timeline = defineView<Data>({
  name: 'timeline',
  summary: 'meetings and rounds by track, uncertain dates shown as what they are',
  options: [{ name: 'track', value: 'TEXT', help: 'only tracks whose name or parties hold TEXT' }],
  empty: 'No meeting is reported in what was added. "parley brief" says what could not be read.',
  data: async (ask, options) => {
    const wanted = typeof options.track === 'string' ? options.track.toLowerCase() : null
    const meetings = new Map((await ask.entries('meetings')).map((m) => [m.id, m]))
    const lanes: Lane[] = []
    const fits = (t: TrackEntry) => !wanted || `${t.name} ${t.parties.join(' ')}`.toLowerCase().includes(wanted)
    for (const t of await ask.entries('tracks')) {
      const rows = t.meetings.flatMap((id) => (meetings.has(id) ? [row(meetings.get(id)!)] : []))
      for (const id of t.meetings) meetings.delete(id)
      if (fits(t)) lanes.push({ track: t.id, name: t.name, state: t.state, rows: rows.sort(byDate) })
    }
    const rest = [...meetings.values()].map(row).sort(byDate)
    if (rest.length > 0 && !wanted) lanes.push({ track: null, name: 'Not in a track', state: 'unknown', rows: rest })
    return { schema: 'parley.timeline/1', asOf: ask.asOf, lanes }
  },
  text: (data, page) =>
    data.lanes
      .filter((l) => l.rows.length > 0)
      .map((lane) => {
        const lines = lane.rows.map((r) => {
          const date = (dateWords(r.when) + (r.whenBasis === 'inferred' && r.when ? ' (inferred)' : '')).padEnd(32)
          const round = r.round ? `, round ${r.round}` : ''
          const head = `  ${date} ${r.status.padEnd(10)} ${short(r.label, 60)}${round}`
          return `${head}\n  ${' '.repeat(32)} ${dim(`${support(r)}  ${r.id}`, page)} ${chip(r.members, page, r.reports)}`
        })
        return `${heading(`${lane.name} · ${lane.state}`, lane.rows.length, page)}\n${lines.join('\n')}`
      })
      .join('\n\n'),
})
