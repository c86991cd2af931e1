import type { MeetingStatus } from '../model/claim.ts'
import type { MeetingEntry } from '../model/record.ts'

/** What a timeline draws of a meeting. `when` is EDTF, null where the date is unknown. */
export interface MeetingOutline {
  readonly id: string
  readonly when: string | null
  readonly label: string
  readonly status: MeetingStatus
  /** There where the date was worked out, not told. */
  readonly inferred?: true
}

/** A meeting as a timeline draws it. */
export function outlineOf({ id, when, label, status, whenBasis }: MeetingEntry): MeetingOutline {
  return { id, when, label, status, ...(whenBasis === 'inferred' && when !== null ? { inferred: true as const } : {}) }
}

/** The meetings of each track, by the track's id, in the order in which they are given. Those in no track are left out. */
export function outlinesOf(meetings: Iterable<MeetingEntry>): Map<string, MeetingOutline[]> {
  const out = new Map<string, MeetingOutline[]>()
  for (const m of meetings) {
    if (m.track === null) continue
    const known = out.get(m.track)
    if (known) known.push(outlineOf(m))
    else out.set(m.track, [outlineOf(m)])
  }
  return out
}
