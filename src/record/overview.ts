import { type ArticleEntry, LINK_PARTS, type LineageEntry, type LinkPart, type Links, type TrackEntry } from '../model/record.ts'

/** What a record is made of, in a few figures: kept with the entries, so that nobody has to look through all articles or tracks for it. */
export interface Overview {
  readonly articles: number
  readonly outlets: number
  /** First and last publication, EDTF, the earliest end of a stretch; null where nothing is dated. */
  readonly from: string | null
  readonly to: string | null
  /** The latest day (`YYYY-MM-DD`) on which an article came out, of those that are dated to the day; null where none is. */
  readonly latest: string | null
  /** Articles without a date, or with one that is open on one side. */
  readonly undated: number
  /** Articles that are nobody's copy or rewrite. */
  readonly origins: number
  /** What could not be read, or not in full. */
  readonly notRead: readonly { readonly article: string; readonly code: string; readonly data: Readonly<Record<string, unknown>> | null }[]
  readonly tracks: TracksOverview
  /** How many entries each part has. */
  readonly counts: Readonly<Record<LinkPart, number>>
}

/** Which tracks a first screen shows. */
export interface TracksOverview {
  readonly total: number
  /** Meetings that are in a track. */
  readonly meetings: number
  /** Ids of those with the latest news, `MOST` at most, the latest first. */
  readonly liveliest: readonly string[]
  /** Ids of those with most meetings, `MOST` at most. */
  readonly busiest: readonly string[]
}

/** Tracks that an overview names of each sort: as many as any first screen shows. */
const MOST = 25

/** The tracks with the latest news first; of equally late ones those that more origins report. `most` at most. */
export function liveliest(tracks: readonly TrackEntry[], most: number): TrackEntry[] {
  const latest = (t: TrackEntry) => t.history.reduce((day, h) => (h.date !== null && h.date > day ? h.date : day), '')
  const days = new Map(tracks.map((t) => [t.id, latest(t)]))
  return [...tracks]
    .sort((a, b) => (days.get(a.id)! < days.get(b.id)! ? 1 : days.get(a.id)! > days.get(b.id)! ? -1 : b.origins - a.origins || (a.id < b.id ? -1 : 1)))
    .slice(0, most)
}

/** The tracks with most meetings first; of equals by name. */
export function busiest(tracks: readonly TrackEntry[]): TrackEntry[] {
  return [...tracks].sort((a, b) => b.meetings.length - a.meetings.length || (a.name < b.name ? -1 : 1))
}

/** Draws it up from all tracks. */
export function tracksOverview(tracks: readonly TrackEntry[]): TracksOverview {
  const ids = (list: readonly TrackEntry[]) => list.slice(0, MOST).map((t) => t.id)
  return {
    total: tracks.length,
    meetings: tracks.reduce((n, t) => n + t.meetings.length, 0),
    liveliest: ids(liveliest(tracks, MOST)),
    busiest: ids(busiest(tracks)),
  }
}

/** What an overview says of the articles. */
export type ArticlesOverview = Omit<Overview, 'tracks' | 'counts'>

/** Draws it up from all articles and from what is known of who copies whom. */
export function articlesOverview(articles: readonly ArticleEntry[], lineage: readonly Pick<LineageEntry, 'articles' | 'relation'>[]): ArticlesOverview {
  const undated = (a: ArticleEntry) => a.published === null || a.published.edtf.includes('..')
  const days = articles.flatMap((a) => (a.published && !undated(a) ? [a.published.edtf.replace(/\/.*$/g, '')] : [])).sort()
  const exact = articles.flatMap((a) => a.published?.edtf.split('/').at(-1) ?? []).filter((day) => /^\d{4}-\d\d-\d\d$/.test(day))
  const copied = new Set(lineage.filter((l) => l.relation !== 'shared quotes').flatMap((l) => l.articles.slice(1)))
  return {
    articles: articles.length,
    outlets: new Set(articles.flatMap((a) => a.outlet ?? [])).size,
    from: days[0] ?? null,
    to: days.at(-1) ?? null,
    latest: exact.reduce<string | null>((last, day) => (last === null || day > last ? day : last), null),
    undated: articles.filter(undated).length,
    origins: articles.length - copied.size,
    notRead: articles.flatMap((a) =>
      a.problems.filter((p) => p.severity !== 'info').map((p) => ({ article: a.id, code: p.code, data: p.data ? { ...p.data } : null })),
    ),
  }
}

/** The overview of entries that lie at hand. */
export function overviewOf(entries: <P extends LinkPart>(part: P) => Links[P]): Overview {
  return {
    ...articlesOverview(entries('articles'), entries('lineage')),
    tracks: tracksOverview(entries('tracks')),
    counts: Object.fromEntries(LINK_PARTS.map((part) => [part, entries(part).length])) as Overview['counts'],
  }
}
