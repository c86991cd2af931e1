import type { MeetingEntry, TrackEntry } from '../model/record.ts'
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
const COMING = new Set(['scheduled', 'proposed', 'called for'])

/** The latest day of publication, or the day that is asked for: what lies before it is not to come any more. */
export async function referenceDay(ask: Ask): Promise<string | null> {
  return ask.asOf ?? (await ask.overview()).latest
}

/** Whether a date can still lie on or after a day; one without an end, or unknown, can. */
function canCome(when: string | null, day: string | null): boolean {
  if (when === null || day === null) return true
  const end = when
    .replace(/[[\]~?%]/g, '')
    .split(/\/|\.\.(?=.)/)
    .at(-1)!
  return end === '' || end === '..' || end.includes('X') || end >= day.slice(0, end.length)
}

/** A plan; one that was put off is still to come, but not on the day that it was put off from. */
function isComing(m: MeetingEntry): boolean {
  return COMING.has(m.status) || (m.status === 'postponed' && m.when === null)
}

/** Whether a date tells by when: one that is only not before some day comes after those that do. */
function hasEnd(when: string | null): boolean {
  return when !== null && !/(?:\/|\.\.)\]?$/.test(when)
}

/** Whether a meeting that can be on any day after one was followed by another that has been held: then it is that one, or none. */
function isOvertaken(m: MeetingEntry, past: readonly MeetingEntry[]): boolean {
  const from = /^(\d[^/]*)\/\.\.$/.exec(m.when ?? '')?.[1]
  return from !== undefined && past.some((p) => p.when !== null && !p.when.includes('..') && p.when.slice(0, from.length) > from)
}

/** A track's meetings stand in order of time: the last one held and the next one to come are among these. */
const LATEST = 60

/** Rows of the tracks view; the brief uses them too. Only these tracks' meetings are looked up. */
export async function trackRows(ask: Ask, entries: readonly TrackEntry[], day: string | null): Promise<Row[]> {
  const ids = entries.flatMap((t) => t.meetings.slice(-LATEST))
  const meetings = new Map((await ask.entries('meetings', { ids, members: 1 })).map((m) => [m.id, m]))
  const mark = (m: MeetingEntry | undefined): Row['last'] => (m ? { id: m.id, when: m.when, place: m.place, status: m.status } : null)
  return entries.map((t) => {
    const mine = t.meetings
      .slice(-LATEST)
      .flatMap((id) => meetings.get(id) ?? [])
      .sort(byDate)
    const past = mine.filter((m) => PAST.has(m.status))
    const coming = mine.filter((m) => isComing(m) && canCome(m.when, day) && !isOvertaken(m, past))
    return {
      id: t.id,
      name: t.name,
      parties: [...t.parties],
      subject: t.subject,
      state: t.state,
      meetings: t.meetings.length,
      last: mark(past.findLast((m) => m.when !== null) ?? past.at(-1)),
      next: mark(coming.find((m) => hasEnd(m.when)) ?? coming.find((m) => m.when !== null) ?? coming[0]),
      history: t.history,
      reports: t.reports,
      origins: t.origins,
      members: t.members,
    }
  })
}

export const tracks = defineView<Data>({
  name: 'tracks',
  summary: 'the lines of talks: parties, subject, state, last and next meeting',
  options: [],
  empty: 'No track: no meeting between two parties is reported in what was added.',
  data: async (ask) => {
    const day = await referenceDay(ask)
    return { schema: 'parley.tracks/1', asOf: ask.asOf, tracks: await trackRows(ask, await ask.entries('tracks'), day) }
  },
  text: (data, page) => {
    const lines = data.tracks.map((t) => {
      const place = (m: Row['last']) => (m ? `${m.place ?? 'place unknown'}, ${dateWords(m.when)} (${m.status})` : 'none reported')
      return [
        `  ${t.name} · ${t.state}`,
        `    last: ${place(t.last)}`,
        `    next: ${place(t.next)}`,
        `    ${t.meetings} ${t.meetings === 1 ? 'meeting' : 'meetings'}, ${support(t)}  ${dim(t.id, page)} ${chip(t.members, page, t.reports)}`,
      ].join('\n')
    })
    return `${heading('Tracks', data.tracks.length, page)}\n${lines.join('\n')}`
  },
})
