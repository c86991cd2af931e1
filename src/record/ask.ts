import type { LinkPart, Links, Member } from '../model/record.ts'
import type { Database } from '../store/database.ts'
import { type Arrivals, countEntries, entryCounts, type EntryFilter, getEntries } from '../store/links.ts'
import { getOutlines } from '../store/outlines.ts'
import { revision, setting } from '../store/settings.ts'
import type { Db } from '../store/tables.ts'
import { linksAsOf } from './linking.ts'
import { type MeetingOutline, outlineOf, outlinesOf } from './outlines.ts'
import { articlesOverview, type Overview, overviewOf, tracksOverview } from './overview.ts'

/** Which entries to give. */
export interface Query {
  /** Only these ids. */
  readonly ids?: readonly string[]
  /**
   * A day (`YYYY-MM-DD`): only entries with a member published on it or later, or undated. A moment (ISO 8601 with a time): only
   * entries with a member that was added after it.
   */
  readonly since?: string | null
  readonly limit?: number
  /** So many are passed over first. */
  readonly offset?: number
  /** At most so many members of each entry; all unless told. Sides of a conflict are always all there. */
  readonly members?: number
}

/** Questions to the record, or to the record as it was on a day. */
export interface Ask {
  /** `YYYY-MM-DD`, or null for all that is known. */
  readonly asOf: string | null
  count(part: LinkPart, query?: Query): Promise<number>
  /** Entries in the order of linking: by time or id, never by order of adding. */
  entries<P extends LinkPart>(part: P, query?: Query): Promise<Links[P]>
  /** What the record is made of, in a few figures. */
  overview(): Promise<Overview>
  /** What a timeline draws of the meetings of some tracks, by the track's id. */
  outlines(tracks: readonly string[]): Promise<ReadonlyMap<string, readonly MeetingOutline[]>>
}

/** Asks the entries that are stored. */
export function askStored(database: Database): Ask {
  return {
    asOf: null,
    count: (part, query) => countEntries(database.db, part, filterOf(query)),
    entries: async <P extends LinkPart>(part: P, query?: Query) => (await database.read((db) => getEntries(db, part, filterOf(query)))) as unknown as Links[P],
    overview: () => database.read(storedOverview),
    outlines: (tracks) => database.read((db) => storedOutlines(db, tracks)),
  }
}

async function storedOverview(db: Db): Promise<Overview> {
  const kept = await setting(db, 'overview')
  const known = kept === null ? null : (JSON.parse(kept) as Partial<Overview>)
  // Not there, or not with all figures, in a record whose entries are by an earlier version, until it is linked the next time.
  if (known?.counts && known.tracks) return known as Overview
  return {
    ...articlesOverview(await getEntries(db, 'articles'), await getEntries(db, 'lineage', { members: 0 })),
    tracks: tracksOverview(await getEntries(db, 'tracks', { members: 0 })),
    counts: await entryCounts(db),
  }
}

async function storedOutlines(db: Db, tracks: readonly string[]): Promise<Map<string, MeetingOutline[]>> {
  const kept = await getOutlines(db, tracks)
  const out = new Map([...kept].map(([track, body]) => [track, JSON.parse(body) as MeetingOutline[]]))
  const missing = tracks.filter((t) => !out.has(t))
  if (missing.length === 0) return out
  // Not there in a record whose entries are by an earlier version, until it is linked the next time.
  for (const track of await getEntries(db, 'tracks', { ids: missing, members: 0 })) {
    const meetings = await getEntries(db, 'meetings', { ids: track.meetings, members: 0 })
    out.set(track.id, meetings.map(outlineOf))
  }
  return out
}

/** A day by its first ten characters, a moment by having more. */
function filterOf({ ids, since, limit, offset, members }: Query = {}): EntryFilter {
  const moment = since && since.length > 10
  return { ids, limit, offset, members, since: moment ? null : since, addedAfter: moment ? since : null }
}

interface Kept {
  readonly of: string
  readonly made: Promise<{ links: Links; arrivals: Arrivals }>
}

/** Makes what asks the record as of a day; the last few days asked for are kept until the record changes. */
export function askerOfDays(database: Database): (day: string) => Promise<Ask & { links: Links }> {
  let kept: Kept[] = []
  return async (day) => {
    const of = `${await revision(database.db)} ${day}`
    let found = kept.find((k) => k.of === of)
    if (!found) {
      found = { of, made: linksAsOf(database, day) }
      kept = [...kept.slice(-2), found]
    }
    const { links, arrivals } = await found.made
    return { ...askLinks(links, arrivals, day), links }
  }
}

type AnyEntry = { readonly id: string; readonly members?: readonly Member[]; readonly sides?: readonly Member[] }

function askLinks(links: Links, arrivals: Arrivals, asOf: string): Ask {
  const chosen = (part: LinkPart, query: Query = {}): AnyEntry[] => {
    const { ids, addedAfter, since } = { ...filterOf(query) }
    return (links[part] as readonly AnyEntry[]).filter((entry) => {
      if (ids && !ids.includes(entry.id)) return false
      const members = entry.members ?? entry.sides ?? [{ article: entry.id, claim: '' }]
      const article = (m: { article: string }) => arrivals.articles.get(m.article)
      if (since && !members.some((m) => (article(m)?.day ?? since) >= since)) return false
      return !addedAfter || members.some((m) => (arrivals.claims.get(m.claim) ?? article(m)?.addedAt ?? '') > addedAfter)
    })
  }
  return {
    asOf,
    count: async (part, query) => chosen(part, query).length,
    entries: async <P extends LinkPart>(part: P, query: Query = {}) => {
      const from = query.offset ?? 0
      const list = chosen(part, query).slice(from, query.limit === undefined ? undefined : from + query.limit)
      const most = query.members
      return (most === undefined ? list : list.map((e) => (e.members ? { ...e, members: e.members.slice(0, most) } : e))) as unknown as Links[P]
    },
    overview: async () => overviewOf((part) => links[part]),
    outlines: async () => outlinesOf(links.meetings),
  }
}
