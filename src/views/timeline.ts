import type { MeetingEntry, TrackEntry } from '../model/record.ts'
import { liveliest } from '../record/overview.ts'
import { chip, dateWords, dim, heading, short, support } from './text.ts'
import { type Ask, defineView } from './view.ts'

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
  /** Meetings of the lane that come before those shown. */
  earlier: number
}
interface Data {
  schema: 'parley.timeline/1'
  asOf: string | null
  lanes: Lane[]
  /** Tracks that are not shown, and meetings that are in no track and not shown. */
  more: { tracks: number; meetings: number }
}

/** Up to so many meetings all are shown; of more the latest of each of the liveliest tracks, unless all are asked for. */
const WHOLE = 2000
const LANES = 25
const LATEST = 20
/** A page of fewer columns has no room for a column of dates. */
const NARROW = 70

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

const meetingsIn = (tracks: readonly TrackEntry[]) => tracks.reduce((n, t) => n + t.meetings.length, 0)

interface Shown {
  readonly lanes: Lane[]
  readonly more: Data['more']
}

/** All meetings, those of no track in a lane of their own. */
async function wholeLanes(ask: Ask, tracks: readonly TrackEntry[]): Promise<Shown> {
  const meetings = new Map((await ask.entries('meetings')).map((m) => [m.id, m]))
  const lanes: Lane[] = []
  for (const t of tracks) {
    const rows = t.meetings.flatMap((id) => (meetings.has(id) ? [row(meetings.get(id)!)] : []))
    for (const id of t.meetings) meetings.delete(id)
    lanes.push({ track: t.id, name: t.name, state: t.state, rows: rows.sort(byDate), earlier: 0 })
  }
  const rest = [...meetings.values()].map(row).sort(byDate)
  if (rest.length > 0) lanes.push({ track: null, name: 'Not in a track', state: 'unknown', rows: rest, earlier: 0 })
  return { lanes, more: { tracks: 0, meetings: 0 } }
}

/** The latest meetings of the liveliest tracks: only these are looked up. */
async function latestLanes(ask: Ask, chosen: readonly TrackEntry[], total: number, of: { readonly tracks: number; readonly meetings: number }): Promise<Shown> {
  const ids = chosen.flatMap((t) => t.meetings.slice(-LATEST))
  const meetings = new Map((await ask.entries('meetings', { ids })).map((m) => [m.id, m]))
  const lanes = chosen.map((t): Lane => {
    const latest = t.meetings.slice(-LATEST).flatMap((id) => (meetings.has(id) ? [row(meetings.get(id)!)] : []))
    return { track: t.id, name: t.name, state: t.state, rows: latest.sort(byDate), earlier: t.meetings.length - latest.length }
  })
  return { lanes, more: { tracks: of.tracks - chosen.length, meetings: Math.max(0, total - of.meetings) } }
}

export const timeline = defineView<Data>({
  name: 'timeline',
  summary: 'meetings and rounds by track, uncertain dates shown as what they are',
  options: [
    { name: 'track', value: 'TEXT', help: 'only tracks whose name or parties hold TEXT' },
    { name: 'all', value: null, help: `every meeting; otherwise, of more than ${WHOLE}, the latest ${LATEST} of ${LANES} tracks` },
  ],
  empty: 'No meeting is reported in what was added. "parley brief" says what could not be read.',
  data: async (ask, options) => {
    const wanted = typeof options.track === 'string' ? options.track.toLowerCase() : null
    const { counts, tracks: known } = await ask.overview()
    const all = (options.all !== undefined && options.all !== false) || counts.meetings <= WHOLE
    // Without a filter the tracks that are shown are known beforehand.
    const ids = all || wanted ? undefined : known.liveliest.slice(0, LANES)
    const tracks = await ask.entries('tracks', { members: 0, ids })
    const fits = (t: TrackEntry) => !wanted || `${t.name} ${t.parties.join(' ')}`.toLowerCase().includes(wanted)
    const fitting = tracks.filter(fits)
    const of = ids ? { tracks: known.total, meetings: known.meetings } : { tracks: fitting.length, meetings: meetingsIn(fitting) }
    const shown = all ? await wholeLanes(ask, tracks) : await latestLanes(ask, liveliest(fitting, LANES), counts.meetings, of)
    const kept = new Set(fitting.map((t) => t.id))
    const lanes = shown.lanes.filter((l) => (l.track === null ? !wanted : kept.has(l.track)))
    return { schema: 'parley.timeline/1', asOf: ask.asOf, lanes, more: shown.more }
  },
  text: (data, page) => {
    const left = [
      data.more.tracks > 0 ? `${data.more.tracks} more tracks` : '',
      data.more.meetings > 0 ? `${data.more.meetings} meetings in no track` : '',
    ].filter((x) => x !== '')
    const end = left.length > 0 ? [`${left.join(', ')}: --track TEXT finds them, --all shows everything`] : []
    const lanes = data.lanes
      .filter((l) => l.rows.length > 0)
      .map((lane) => {
        const lines = lane.rows.map((r) => {
          const date = (dateWords(r.when) + (r.whenBasis === 'inferred' && r.when ? ' (inferred)' : '')).padEnd(32)
          const round = r.round ? `, round ${r.round}` : ''
          if (page.width < NARROW)
            return `  ${date.trimEnd()} · ${r.status} · ${short(r.label, 60)}${round}\n    ${dim(`${support(r)}  ${r.id}`, page)} ${chip(r.members, page, r.reports)}`
          const head = `  ${date} ${r.status.padEnd(10)} ${short(r.label, 60)}${round}`
          return `${head}\n  ${' '.repeat(32)} ${dim(`${support(r)}  ${r.id}`, page)} ${chip(r.members, page, r.reports)}`
        })
        if (lane.earlier > 0) lines.unshift(`  ${lane.earlier} earlier ones`)
        return `${heading(`${lane.name} · ${lane.state}`, lane.rows.length + lane.earlier, page)}\n${lines.join('\n')}`
      })
    return [...lanes, ...end].join('\n\n')
  },
})
