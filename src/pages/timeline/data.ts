import { parseEdtf } from '../../model/edtf.ts'
import type { MeetingEntry } from '../../model/record.ts'
import type { Ask } from '../../record/index.ts'
import { busiest } from '../../record/overview.ts'
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

/** Up to so many meetings, those that are in no track get a lane of their own; in a larger record they are found by search. */
const REST = 20_000

/** What of the timeline is asked for: its lanes, and how many tracks and meetings there are in all that fit. */
export interface Timeline {
  readonly lanes: readonly Lane[]
  readonly tracks: number
}

/**
 * The lanes of the timeline: the tracks with most meetings first, `LANES` at most, then what is in no track. Only the meetings of these are
 * loaded, and no members.
 */
export async function timelineLanes(ask: Ask, filter: TimelineFilter): Promise<Timeline> {
  const wanted = filter.track?.toLowerCase()
  const { counts, tracks: known } = await ask.overview()
  // Without a filter the busiest tracks are known beforehand, unless so few are there that all are looked at.
  const ids = wanted || filter.status || counts.meetings <= REST ? undefined : known.busiest.slice(0, LANES)
  const tracks = busiest(await ask.entries('tracks', { members: 0, ids })).filter(
    (t) => !wanted || `${t.name} ${t.parties.join(' ')}`.toLowerCase().includes(wanted),
  )
  const fits = (m: MeetingEntry) => !filter.status || m.status === filter.status
  const lanes: Lane[] = []
  for (const t of tracks) {
    if (lanes.length === LANES) break
    const meetings: MeetingEntry[] = []
    // A store takes so many ids at once.
    for (let i = 0; i < t.meetings.length; i += 10_000) meetings.push(...(await ask.entries('meetings', { ids: t.meetings.slice(i, i + 10_000), members: 0 })))
    const events = inOrderOfDays(meetings.filter(fits).map(event))
    if (events.length > 0) lanes.push({ name: t.name, state: t.state, track: t.id, events })
  }
  if (!wanted && lanes.length < LANES && counts.meetings <= REST) {
    const inTrack = new Set(tracks.flatMap((t) => t.meetings))
    const rest = ((await ask.entries('meetings', { members: 0 })) as readonly MeetingEntry[]).filter((m) => !inTrack.has(m.id) && fits(m))
    if (rest.length > 0) lanes.push({ name: 'Not in a track', state: 'unknown', track: null, events: inOrderOfDays(rest.map(event)) })
  }
  return { lanes, tracks: ids ? known.total : tracks.length }
}
