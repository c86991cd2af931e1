import type { TrackEntry } from '../model/record.ts'
import { byDate } from './timeline.ts'
import { chip, dateWords, dim, heading, support } from './text.ts'
import { type Ask, defineView } from './view.ts'

interface Row {
  id: string
  name: string
  parties: string[]
  subject: string | null
  state: TrackEntry['state']
  meetings: number
  last: { id: string; when: string | null; place: string | null; status: string } | null
  next: { id: string; when: string | null; place: string | null; status: string } | null
  history: TrackEntry['history']
  reports: number
  origins: number
  members: TrackEntry['members']
}
interface Data {
  schema: 'parley.tracks/1'
  asOf: string | null
  tracks: Row[]
}

const PAST = new Set(['held', 'under way'])
const COMING = new Set(['scheduled', 'proposed', 'postponed', 'called for'])

/** Rows of the tracks view; the brief uses them too. */
export async function trackRows(ask: Ask): Promise<Row[]> {
  const meetings = new Map((await ask.entries('meetings')).map((m) => [m.id, m]))
  const pick = (t: TrackEntry, statuses: Set<string>, last: boolean) => {
    const found = t.meetings.flatMap((id) => meetings.get(id) ?? []).filter((m) => statuses.has(m.status))
    found.sort(byDate)
    const m = last ? (found.findLast((x) => x.when !== null) ?? found.at(-1)) : found.at(0)
    return m ? { id: m.id, when: m.when, place: m.place, status: m.status } : null
  }
  return (await ask.entries('tracks')).map((t) => ({
    id: t.id,
    name: t.name,
    parties: [...t.parties],
    subject: t.subject,
    state: t.state,
    meetings: t.meetings.length,
    last: pick(t, PAST, true),
    next: pick(t, COMING, false),
    history: t.history,
    reports: t.reports,
    origins: t.origins,
    members: t.members,
  }))
}

export const tracks = defineView<Data>({
  name: 'tracks',
  summary: 'the lines of talks: parties, subject, state, last and next meeting',
  options: [],
  empty: 'No track: no meeting between two parties is reported in what was added.',
  data: async (ask) => ({ schema: 'parley.tracks/1', asOf: ask.asOf, tracks: await trackRows(ask) }),
  text: (data, page) => {
    const lines = data.tracks.map((t) => {
      const place = (m: Row['last']) => (m ? `${m.place ?? 'place unknown'}, ${dateWords(m.when)} (${m.status})` : 'none reported')
      return [
        `  ${t.name} · ${t.state}`,
        `    last: ${place(t.last)}`,
        `    next: ${place(t.next)}`,
        `    ${t.meetings} ${t.meetings === 1 ? 'meeting' : 'meetings'}, ${support(t)}  ${dim(t.id, page)} ${chip(t.members, page)}`,
      ].join('\n')
    })
    return `${heading('Tracks', data.tracks.length, page)}\n${lines.join('\n')}`
  },
})
