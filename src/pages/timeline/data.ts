import { parseEdtf } from '../../model/edtf.ts'
import type { Ask } from '../../record/index.ts'
import { type MeetingOutline, outlineOf } from '../../record/outlines.ts'
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

/** Draws up events. Many meetings are of one day: a date is read once. */
function eventMaker(): (m: MeetingOutline) => TimelineEvent {
  const known = new Map<string | null, Pick<TimelineEvent, 'from' | 'to' | 'date'>>()
  const day = (d: number | undefined) => (d !== undefined && Number.isFinite(d) ? d : null)
  return ({ id, when, label, status, inferred }) => {
    let date = known.get(when)
    if (!date) {
      const range = when === null ? null : parseEdtf(when)
      date = { from: day(range?.[0]), to: day(range?.[1]), date: dateWords(when) }
      known.set(when, date)
    }
    return { id, from: date.from, to: date.to, label, date: inferred ? `${date.date} (inferred)` : date.date, status }
  }
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
  const fits = (m: MeetingOutline) => !filter.status || m.status === filter.status
  const event = eventMaker()
  const lanes: Lane[] = []
  for (const t of tracks) {
    if (lanes.length === LANES) break
    const meetings = (await ask.outlines([t.id])).get(t.id) ?? []
    const events = inOrderOfDays(meetings.filter(fits).map(event))
    if (events.length > 0) lanes.push({ name: t.name, state: t.state, track: t.id, events })
  }
  if (!wanted && lanes.length < LANES && counts.meetings <= REST) {
    const inTrack = new Set(tracks.flatMap((t) => t.meetings))
    const rest = (await ask.entries('meetings', { members: 0 })).filter((m) => !inTrack.has(m.id) && fits(m))
    if (rest.length > 0) lanes.push({ name: 'Not in a track', state: 'unknown', track: null, events: inOrderOfDays(rest.map(outlineOf).map(event)) })
  }
  return { lanes, tracks: ids ? known.total : tracks.length }
}
