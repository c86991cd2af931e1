import { parseEdtf } from '../../model/edtf.ts'
import type { MeetingEntry } from '../../model/record.ts'
import type { Ask } from '../../record/index.ts'
import { dateWords } from '../../views/text.ts'
import { inOrderOfDays, type Lane, type TimelineEvent } from './fold.ts'

/** Which lanes and events are wanted. */
export interface TimelineFilter {
  /** Only tracks whose name or parties hold this. */
  readonly track?: string
  readonly status?: string
}

/** Lanes on one screen: the liveliest first, further ones by filter. */
export const LANES = 12

function event(m: MeetingEntry): TimelineEvent {
  const range = m.when === null ? null : parseEdtf(m.when)
  const day = (d: number | undefined) => (d !== undefined && Number.isFinite(d) ? d : null)
  return { id: m.id, from: day(range?.[0]), to: day(range?.[1]), label: m.label, date: dateWords(m.when), status: m.status }
}

/** The lanes of the timeline: tracks with most meetings first, then what is in no track. No members are loaded. */
export async function timelineLanes(ask: Ask, filter: TimelineFilter): Promise<Lane[]> {
  const meetings = new Map((await ask.entries('meetings', { members: 0 })).map((m) => [m.id, m]))
  const wanted = filter.track?.toLowerCase()
  const fits = (m: MeetingEntry) => !filter.status || m.status === filter.status
  const lanes: Lane[] = []
  for (const t of await ask.entries('tracks', { members: 0 })) {
    const mine = t.meetings.flatMap((id) => meetings.get(id) ?? [])
    for (const id of t.meetings) meetings.delete(id)
    if (wanted && !`${t.name} ${t.parties.join(' ')}`.toLowerCase().includes(wanted)) continue
    lanes.push({ name: t.name, state: t.state, track: t.id, events: inOrderOfDays(mine.filter(fits).map(event)) })
  }
  lanes.sort((a, b) => b.events.length - a.events.length || (a.name < b.name ? -1 : 1))
  const rest = [...meetings.values()].filter(fits).map(event)
  if (rest.length > 0 && !wanted) lanes.push({ name: 'Not in a track', state: 'unknown', track: null, events: inOrderOfDays(rest) })
  return lanes.filter((l) => l.events.length > 0)
}
