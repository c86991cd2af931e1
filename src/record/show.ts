import type { Claim, ClaimKindName } from '../model/claim.ts'
import type { Dated } from '../model/article.ts'
import { idOf } from '../model/ids.ts'
import { Problem } from '../model/notes.ts'
import { LINK_PARTS, type LinkPart, type Links, type Member } from '../model/record.ts'
import type { Reading } from '../model/reading.ts'
import type { Span } from '../model/span.ts'
import { getArticle, getClaim, versionsOf } from '../store/corpus.ts'
import type { Database } from '../store/database.ts'
import { entriesOfArticle, entriesWith, type Found, findEntries, getEntries, memberClaims } from '../store/links.ts'
import { unpackReading } from '../store/framed.ts'
import type { Db } from '../store/tables.ts'
import type { Changes } from './changes.ts'
import { wordsIn } from './context.ts'

/** Words in their context: what a value rests on. */
export interface Place {
  readonly article: string
  readonly outlet: string | null
  readonly headline: string | null
  readonly published: Dated | null
  readonly url: string | null
  /** Record-wide id, or null where no claim stands behind the words. */
  readonly claim: string | null
  readonly kind: ClaimKindName | null
  /** In the article's text, UTF-16 units. */
  readonly spans: readonly Span[]
  /** The words of the spans, joined with " … ". */
  readonly quote: string
  /** From the first span's start to the last one's end, as it stands. */
  readonly passage: string
  /** What stands before and after, up to its paragraph's edge, 240 characters at most. */
  readonly before: string
  readonly after: string
  /** False where only an earlier version of the article says it. */
  readonly current: boolean
}

/** What an id leads to. */
export type Shown =
  | {
      readonly sort: 'article'
      readonly article: ShownArticle
      readonly entries: readonly Found[]
    }
  | { readonly sort: 'claim'; readonly claim: Claim; readonly place: Place; readonly entries: readonly Found[] }
  | {
      readonly sort: 'entry'
      readonly part: LinkPart
      readonly entry: Links[LinkPart][number]
      /** The id that was asked for, where the entry has another one now. */
      readonly was: string | null
      readonly places: readonly Place[]
      /** How many members there are; `places` has the first fifty. */
      readonly members: number
    }

export interface ShownArticle {
  readonly id: string
  /** All names that it is known by. */
  readonly names: readonly string[]
  readonly outlet: string | null
  readonly headline: string | null
  readonly published: Dated | null
  readonly url: string | null
  readonly language: string | null
  readonly text: string
  readonly body: readonly Span[]
  readonly claims: readonly Claim[]
  readonly versions: readonly {
    readonly addedAt: string
    readonly textSha256: string
    readonly source: string
    readonly changes: Changes | null
  }[]
}

const CONTEXT = 240
const PLACES = 50

/** The record as it was on a day, for `show`. */
export interface OfDay {
  /** `YYYY-MM-DD` */
  readonly day: string
  readonly links: Links
}

/** What `OpenRecord.show` gives. Throws the problems `unknown-id` and, for what is there but not yet on the day, `unknown-on-day`. */
export async function show(database: Database, id: string, of: OfDay | null = null): Promise<Shown> {
  return database.read(async (db) => {
    const found = of ? await showOfDay(db, id, of) : ((await showClaim(db, id)) ?? (await showEntry(db, id)) ?? (await showArticle(db, id)))
    if (!found) throw new Problem('unknown-id', { id })
    return found
  })
}

async function showOfDay(db: Db, id: string, { day, links }: OfDay): Promise<Shown | null> {
  const claim = await showClaim(db, id)
  if (claim?.sort === 'claim') return { ...claim, entries: entriesOfDay(links, (m) => m.claim === id).map(({ part, entry }) => ({ part, entry: entry.id })) }
  for (const part of ENTRY_PARTS) {
    const entry = (links[part] as readonly AnyEntry[]).find((e) => e.id === id)
    if (entry) return shownEntry(db, part, entry, null)
  }
  const part = partOf(id)
  const named = part && entriesOfDay(links, (m) => idOf(sortOf(id), [m.claim]) === id, [part])[0]
  if (named) return shownEntry(db, named.part, named.entry, id)
  const today = await showEntry(db, id)
  if (today?.sort !== 'entry') return showArticle(db, id)
  const claims = new Set(membersOf(today.entry).map((m) => m.claim))
  const [then] = entriesOfDay(links, (m) => claims.has(m.claim), [today.part])
  if (!then) throw new Problem('unknown-on-day', { id, day })
  return shownEntry(db, then.part, then.entry, id)
}

type AnyEntry = Links[LinkPart][number]

const ENTRY_PARTS = LINK_PARTS.filter((part) => part !== 'articles')

function membersOf(entry: AnyEntry): readonly Member[] {
  return 'members' in entry ? entry.members : 'sides' in entry ? entry.sides : []
}

/** Entries of a day with a member that fits, in the order of parts. */
function entriesOfDay(links: Links, fits: (m: Member) => boolean, parts: readonly LinkPart[] = ENTRY_PARTS): { part: LinkPart; entry: AnyEntry }[] {
  return parts.flatMap((part) => (links[part] as readonly AnyEntry[]).flatMap((entry) => (membersOf(entry).some(fits) ? [{ part, entry }] : [])))
}

/** The sort that stands before an id's digits: `meeting` of `meeting-0123456789abcdef`. */
function sortOf(id: string): string {
  return id.slice(0, Math.max(0, id.lastIndexOf('-')))
}

/** The part whose entries have ids of this form. */
function partOf(id: string): LinkPart | undefined {
  return /^[a-z]+-[0-9a-f]{16}$/.test(id) ? ENTRY_PARTS.find((part) => part === `${sortOf(id)}s`) : undefined
}

/**
 * Where the claim stands now that an id was made from. Entries of a day are linked from fewer articles, so that one can have the id of
 * another claim than the entry of today has, which holds that claim too. Looks through all members of the part.
 */
async function namedBy(db: Db, id: string): Promise<Found | null> {
  const part = partOf(id)
  if (!part) return null
  for await (const claim of memberClaims(db, part))
    if (idOf(sortOf(id), [claim]) === id) return { ...(await entriesWith(db, claim)).find((f) => f.part === part)!, was: id }
  return null
}

async function showClaim(db: Db, id: string): Promise<Shown | null> {
  const row = await getClaim(db, id)
  if (!row?.reading) return null
  const reading = unpackReading(row.reading)
  const claim = reading.claims.find((c) => c.id === id)
  if (!claim) return null
  return { sort: 'claim', claim, place: placeOf(reading, claim.evidence, claim, row.current), entries: await findEntries(db, id) }
}

async function showEntry(db: Db, id: string): Promise<Shown | null> {
  const found = (await findEntries(db, id))[0] ?? (await namedBy(db, id))
  if (!found) return null
  const [entry] = await getEntries(db, found.part, { ids: [found.entry] })
  return entry ? shownEntry(db, found.part, entry, found.was ?? null) : null
}

async function shownEntry(db: Db, part: LinkPart, entry: AnyEntry, was: string | null): Promise<Shown> {
  const members = membersOf(entry)
  const readings = new Map<string, Reading | null>()
  const places: Place[] = []
  for (const m of members.slice(0, PLACES)) {
    if (!readings.has(m.article)) {
      const packed = (await getArticle(db, { name: m.article }))?.reading
      readings.set(m.article, packed ? unpackReading(packed) : null)
    }
    const reading = readings.get(m.article)
    // Entries that wait for linking may speak of an article that has been removed.
    if (reading) places.push(placeOf(reading, m.spans, reading.claims.find((c) => c.id === m.claim) ?? null, true))
  }
  return { sort: 'entry', part, entry, was, places, members: members.length }
}

async function showArticle(db: Db, name: string): Promise<Shown | null> {
  const stored = await getArticle(db, { name })
  if (!stored?.reading) return null
  const { article, claims } = unpackReading(stored.reading)
  const versions = (await versionsOf(db, stored.id)).map(({ addedAt, textSha256, source, changes }) => ({
    addedAt,
    textSha256,
    source,
    changes: changes as Changes | null,
  }))
  const { outlet, published, url, language, text, body, headline } = article
  return {
    sort: 'article',
    article: {
      id: stored.name,
      names: stored.names,
      outlet,
      headline: headline && text.slice(...headline),
      published,
      url,
      language,
      text,
      body,
      claims,
      versions,
    },
    entries: await entriesOfArticle(db, stored.name, 1000),
  }
}

/** Words of an article with their context. Spans that do not lie in the text (another version's) give empty words, never wrong ones. */
export function placeOf({ article }: Reading, spans: readonly Span[], claim: Claim | null, current: boolean): Place {
  const { text } = article
  const words = wordsIn(text, spans, CONTEXT)
  return {
    article: article.name,
    outlet: article.outlet,
    headline: article.headline && text.slice(...article.headline),
    published: article.published,
    url: article.url,
    claim: claim?.id ?? null,
    kind: claim?.kind ?? null,
    ...words,
    quote: words.spans.map(([s, e]) => text.slice(s, e)).join(' … '),
    current,
  }
}
