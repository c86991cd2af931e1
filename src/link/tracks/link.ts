import type { MeetingEntry, TrackEntry } from '../../model/record.ts'
import { type Context, inOrder } from '../common/context.ts'
import { entryBase } from '../common/entry.ts'
import { applyJudgements } from '../common/judgements.ts'
import { by, byText } from '../common/sort.ts'
import type { Met } from '../meetings/entries.ts'
import { type Line, linesIn } from './lines.ts'
import { standingOf } from './state.ts'

/**
 * Lines of talks: meetings of the same parties, parted by subject where two subjects are kept apart by the reports. A
 * meeting whose subject is not told goes to the line of its parties that has most meetings.
 */
export function linkTracks(context: Context, meetings: readonly Met[]): { tracks: TrackEntry[]; meetings: MeetingEntry[] } {
  const lines = linesIn(context, meetings)
  const tracks: TrackEntry[] = []
  const trackOf = new Map<string, string>()
  for (const line of judged(context, lines)) {
    const entry = trackEntry(context, line)
    tracks.push(entry)
    for (const m of line.meetings) trackOf.set(m.id, entry.id)
  }
  return {
    tracks: tracks.sort(by((t) => `${t.parties.join('|')}\n${t.subject ?? ''}\n${t.id}`)),
    meetings: meetings.map(({ occasions: _o, range: _r, subject: _s, ...m }) => ({ ...m, track: trackOf.get(m.id) ?? null })),
  }
}

/** Applies the judgements that name tracks; one that names claims is about their meetings, and comes to bear through them. */
function judged(context: Context, lines: readonly Line[]): Line[] {
  const active = context.decisions.active.filter((j) => j.targets.some((t) => t.startsWith('track-')))
  if (active.length === 0) return [...lines]
  const groups = lines.map((line) => ({
    items: line.meetings.flatMap((m) => m.occasions.map((o) => ({ id: o.id, line, m }))),
    because: [],
    name: null,
    date: null,
  }))
  return applyJudgements('track', groups, { active, rejected: context.decisions.rejected }).map((g) => {
    const parts = [...new Set(g.items.map((i) => i.line))]
    return {
      parties: [...new Set(parts.flatMap((l) => l.parties))].sort(byText),
      subject: parts[0]?.subject ?? null,
      meetings: [...new Set(g.items.map((i) => i.m))],
      because: parts.flatMap((l) => l.because),
      name: g.name,
    }
  })
}

/** Order in time: by date, undated ones after what was reported with them. */
function inTime(a: Met, b: Met): number {
  const day = (m: Met) => {
    const [lo, hi] = m.range ?? [Number.NaN, Number.NaN]
    if (Number.isFinite(lo)) return lo
    if (Number.isFinite(hi)) return hi
    const at = m.occasions[0]?.at
    return at === undefined || Number.isNaN(at) ? Number.MAX_SAFE_INTEGER : at + (m.status === 'held' ? -1 : 1)
  }
  return day(a) - day(b) || (a.round ?? 99) - (b.round ?? 99) || byText(a.id, b.id)
}

function trackEntry(context: Context, line: Line): TrackEntry {
  const meetings = [...line.meetings].sort(inTime)
  const occasions = meetings.flatMap((m) => m.occasions).sort((a, b) => inOrder(a.item, b.item))
  const base = entryBase(context, 'track', { items: occasions.map((o) => o.item), because: [], name: null, date: null })
  const { state, history, because } = standingOf(context, line, meetings)
  const gaps = gapsIn(meetings)
  return {
    ...base,
    name: line.name ?? `${line.parties.join('–')}${line.subject ? `: ${line.subject}` : ''}`,
    parties: line.parties,
    subject: line.subject,
    meetings: meetings.map((m) => m.id),
    state,
    history,
    because: [
      `${meetings.length} ${meetings.length === 1 ? 'meeting' : 'meetings'} of ${line.parties.join(' and ')}${line.subject ? ` on ${line.subject}` : ''}`,
      ...because,
      ...line.because.slice(0, 6),
      ...(gaps.length > 0 ? [`no report of round ${gaps.join(', ')}`] : []),
    ],
  }
}

/** The numbers that are missing before the last numbered round: the first round is number 1. */
function gapsIn(meetings: readonly Met[]): number[] {
  const known = new Set(meetings.flatMap((m) => (m.round === null ? [] : [m.round])))
  const told = meetings.some((m) => m.occasions.some((o) => o.several > 0))
  const out: number[] = []
  // "The first two rounds" in one mention stand for those numbers.
  const several = told ? Math.max(...meetings.flatMap((m) => m.occasions.map((o) => o.several))) : 0
  for (let n = several + 1; n < Math.min(MOST, Math.max(0, ...known)); n++) if (!known.has(n)) out.push(n)
  return out
}

// A round numbered higher is a misread number, or of talks whose rounds nobody lists.
const MOST = 40
