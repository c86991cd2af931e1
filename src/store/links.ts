import type { RawBuilder } from 'kysely'
import { sha256 } from '../model/ids.ts'
import { LINK_PARTS, type LinkPart, type Links } from '../model/record.ts'
import { kysely, repeated } from './kysely.ts'
import { revision, setSetting, setting } from './settings.ts'
import type { Db } from './tables.ts'

/** An entry of any part, as far as the store looks into it. */
interface AnyEntry {
  readonly id: string
  readonly members?: readonly AnyMember[]
  readonly sides?: readonly AnyMember[]
}
interface AnyMember {
  readonly article: string
  readonly claim: string
}

/** An entry ready to be written. */
export interface EntryRow {
  readonly part: LinkPart
  readonly entry: string
  readonly sort: string
  readonly block: string
  readonly body: string
  readonly members: readonly { readonly claim: string; readonly article: string; readonly body: string }[]
  readonly mark: string
  readonly first_added: string | null
  readonly last_added: string | null
  readonly last_day: string | null
}

/** When things came, for saying which entries are new. */
export interface Arrivals {
  /** When each claim was first added; when its article was, where it is not named. */
  readonly claims: ReadonlyMap<string, string>
  /** When each article was added, and the last day it can have been published on. */
  readonly articles: ReadonlyMap<string, { readonly addedAt: string; readonly day: string | null }>
}

/** What to take of a part's entries. */
export interface EntryFilter {
  /** Only these. */
  readonly ids?: readonly string[]
  /** Only entries with a member from an article of this day (`YYYY-MM-DD`) or later, or of an open date. */
  readonly since?: string | null
  /** Only entries with a member that was added after this instant (ISO 8601). */
  readonly addedAfter?: string | null
  /** At most so many, from the first on. */
  readonly limit?: number
  /** So many are passed over first. */
  readonly offset?: number
  /** At most so many members of each (sides of a conflict are always all there); all unless told. */
  readonly members?: number
}

/** What linking made as a row. `sort`: the text by which it is in order in its part; `block`: what it was linked in, empty for the part as a whole. */
export function entryRow(part: LinkPart, entry: AnyEntry, sort: string, block: string, arrivals: Arrivals): EntryRow {
  const { members, sides, ...rest } = entry
  const list = (sides ?? members ?? []).map((m) => ({ claim: m.claim, article: m.article, body: JSON.stringify(m) }))
  const body = JSON.stringify(rest)
  const articles = part === 'articles' ? [entry.id] : list.map((m) => m.article)
  let first: string | null = null
  let last: string | null = null
  list.forEach((m) => {
    const at = arrivals.claims.get(m.claim) ?? arrivals.articles.get(m.article)?.addedAt
    if (at && (first === null || at < first)) first = at
    if (at && (last === null || at > last)) last = at
  })
  if (list.length === 0) for (const a of articles) first = last = arrivals.articles.get(a)?.addedAt ?? last
  // An open date can be the latest one.
  let day: string | null = ''
  for (const a of articles) {
    const of = arrivals.articles.get(a)
    if (of && of.day === null) day = null
    else if (of?.day && day !== null && of.day > day) day = of.day
  }
  const mark = sha256(JSON.stringify([body, list.map((m) => m.body), first, last, day])).slice(0, 32)
  return { part, entry: entry.id, sort, block, body, members: list, mark, first_added: first, last_added: last, last_day: day }
}

/** The state that entries are linked from. */
export interface LinkedFrom {
  readonly revision: number
  readonly engine: string
}

/** Entries of a block (or, with the empty block, of a part) that take the place of those before. */
export interface BlockRows {
  readonly part: LinkPart
  readonly block: string
  /** What the block was linked from; empty where that is not asked. */
  readonly digest: string
  readonly rows: Iterable<EntryRow>
}

/**
 * Puts blocks in place of those before, inside one transaction; rows that are the same already are not written again. False, and nothing
 * written, when another process has written entries from the same or a later revision, or has begun to: what it linked stays.
 */
export async function putBlocks(db: Db, blocks: Iterable<BlockRows>, of: LinkedFrom): Promise<boolean> {
  if (!(await mayLink(db, of))) return false
  const put = entryWriter(db)
  for (const { part, block, digest, rows } of blocks) {
    await putBlock(db, put, part, block, rows)
    await db
      .insertInto('blocks')
      .values({ part, block, digest })
      .onConflict((c) => c.columns(['part', 'block']).doUpdateSet({ digest }))
      .execute()
  }
  return true
}

/** Whether entries of this state may be written: not where another process has written, or begun to write, those of the same or a later one. */
export async function mayLink(db: Db, of: LinkedFrom): Promise<boolean> {
  const linked = Number((await setting(db, 'linked')) ?? -1)
  const linking = Number((await setting(db, 'linking')) ?? -1)
  const by = await setting(db, 'linkedBy')
  if (linked > of.revision || linking > of.revision || (linked === of.revision && by === of.engine) || (await revision(db)) < of.revision) return false
  if (linking < of.revision) await setSetting(db, 'linking', String(of.revision))
  return true
}

const KEPT = ['id', 'entry', 'mark', 'sort', 'block'] as const

async function putBlock(db: Db, put: Put, part: LinkPart, block: string, rows: Iterable<EntryRow>): Promise<void> {
  const old = await db.selectFrom('entries').select(KEPT).where('part', '=', part).where('block', '=', block).execute()
  const kept = new Map(old.map((r) => [r.entry, r]))
  for (const row of rows) {
    // One that is not of this block may have come from another.
    const elsewhere = block === '' ? undefined : db.selectFrom('entries').select(KEPT).where('part', '=', part).where('entry', '=', row.entry)
    const before = kept.get(row.entry) ?? (await elsewhere?.executeTakeFirst())
    kept.delete(row.entry)
    if (!before) await put(row)
    else if (before.mark !== row.mark) {
      await db.deleteFrom('entries').where('id', '=', before.id).execute()
      await put(row)
    } else if (before.sort !== row.sort || before.block !== block) {
      await db.updateTable('entries').set({ sort: row.sort, block }).where('id', '=', before.id).execute()
    }
  }
  for (const gone of kept.values()) await dropEntry(db, gone.id, gone.entry)
}

/** What the blocks of a part were linked from, by block. */
export async function blockDigests(db: Db, part: LinkPart): Promise<Map<string, string>> {
  const rows = await db.selectFrom('blocks').select(['block', 'digest']).where('part', '=', part).execute()
  return new Map(rows.map((r) => [r.block, r.digest]))
}

/** Takes blocks out that have no claims any more. The last thing but one: what went over from them to others is in those by then. */
export async function dropBlocks(db: Db, part: LinkPart, blocks: readonly string[], of: LinkedFrom): Promise<boolean> {
  if (!(await mayLink(db, of))) return false
  for (const block of blocks) {
    await putBlock(db, async () => {}, part, block, [])
    await db.deleteFrom('blocks').where('part', '=', part).where('block', '=', block).execute()
  }
  return true
}

/** Says that all entries are of this state now, and what they come to in a few figures. The last thing. */
export async function linksDone(db: Db, of: LinkedFrom, overview: object): Promise<boolean> {
  if (!(await mayLink(db, of))) return false
  await setSetting(db, 'overview', JSON.stringify({ ...overview, counts: await entryCounts(db) }))
  await setSetting(db, 'linked', String(of.revision))
  await setSetting(db, 'linkedBy', of.engine)
  return true
}

type Put = (row: EntryRow) => Promise<void>

function entryWriter(db: Db): Put {
  const putMember = repeated(db, db.insertInto('members').values({ owner: 0, place: 0, claim: '', article: '', body: '' }))
  return async ({ members, ...row }) => {
    const { insertId } = await db.insertInto('entries').values(row).executeTakeFirstOrThrow()
    for (const [place, m] of members.entries()) await putMember([Number(insertId), place, m.claim, m.article, m.body])
  }
}

/** Drops an entry, and keeps where its id leads to. */
async function dropEntry(db: Db, id: number, entry: string): Promise<void> {
  const member = await db.selectFrom('members').select('claim').where('owner', '=', id).where('claim', '!=', '').orderBy('place').limit(1).executeTakeFirst()
  if (member)
    await db
      .insertInto('former')
      .values({ entry, claim: member.claim })
      .onConflict((c) => c.column('entry').doUpdateSet(member))
      .execute()
  await db.deleteFrom('entries').where('id', '=', id).execute()
}

/** Whether the stored entries are what this engine would link from the readings and judgements that are there. */
export async function linksStale(db: Db, engine: string): Promise<boolean> {
  const now = await revision(db)
  return now > 0 && (Number((await setting(db, 'linked')) ?? -1) !== now || (await setting(db, 'linkedBy')) !== engine)
}

/** Any number of ids as one value: a statement takes no more than some ten thousand, and would be made ready anew for every number. */
function listed(ids: Iterable<string>): RawBuilder<string> {
  const { sql } = kysely()
  return sql<string>`(select value from json_each(${JSON.stringify([...ids])}))`
}

function filtered(db: Db, part: LinkPart, filter: EntryFilter) {
  let query = db.selectFrom('entries').where('part', '=', part)
  if (filter.ids) query = query.where('entry', 'in', listed(filter.ids))
  if (filter.since) query = query.where((e) => e.or([e('last_day', 'is', null), e('last_day', '>=', filter.since!)]))
  if (filter.addedAfter) query = query.where('last_added', '>', filter.addedAfter)
  return query
}

/** Entries of a part in the order that linking gave them. */
export async function getEntries<P extends LinkPart>(db: Db, part: P, filter: EntryFilter = {}): Promise<Links[P][number][]> {
  const { sql } = kysely()
  // Entries that are named are looked up by name: told of an order that an index has, the planner walks through all of the part in it.
  let query = filtered(db, part, filter)
    .select(['id', 'body'])
    .orderBy(filter.ids ? sql`+sort` : 'sort')
  if (filter.limit !== undefined) query = query.limit(filter.limit)
  if (filter.offset) query = query.limit(filter.limit ?? -1).offset(filter.offset)
  const rows = await query.execute()
  if (part === 'articles') return rows.map((r) => JSON.parse(r.body) as Links[P][number])
  const key = part === 'conflicts' ? 'sides' : 'members'
  const members = await membersOf(
    db,
    rows.map((r) => r.id),
    key === 'sides' ? undefined : filter.members,
  )
  return rows.map((r) => ({ ...(JSON.parse(r.body) as object), [key]: members.get(r.id) ?? [] }) as unknown as Links[P][number])
}

async function membersOf(db: Db, owners: readonly number[], most?: number): Promise<Map<number, unknown[]>> {
  const found = new Map<number, unknown[]>()
  for (let i = 0; i < owners.length && most !== 0; i += 500) {
    let query = db
      .selectFrom('members')
      .select(['owner', 'body'])
      .where('owner', 'in', owners.slice(i, i + 500))
      .orderBy('owner')
      .orderBy('place')
    if (most !== undefined) query = query.where('place', '<', most)
    for (const r of await query.execute()) {
      const list = found.get(r.owner)
      if (list) list.push(JSON.parse(r.body))
      else found.set(r.owner, [JSON.parse(r.body)])
    }
  }
  return found
}

export async function countEntries(db: Db, part: LinkPart, filter: EntryFilter = {}): Promise<number> {
  const { sql } = kysely()
  return (await filtered(db, part, filter).select(sql<number>`count(*)`.as('n')).executeTakeFirstOrThrow()).n
}

/** How many entries each part has. */
export async function entryCounts(db: Db): Promise<Record<LinkPart, number>> {
  const { sql } = kysely()
  const rows = await db
    .selectFrom('entries')
    .select(['part', sql<number>`count(*)`.as('n')])
    .groupBy('part')
    .execute()
  const counts = Object.fromEntries(LINK_PARTS.map((part) => [part, 0])) as Record<LinkPart, number>
  for (const { part, n } of rows) counts[part as LinkPart] = n
  return counts
}

/**
 * Ids of entries of a part in whose values (not their members' words) some words stand, in the order of the part. Looks through the part's
 * rows until enough are found.
 */
export async function entriesHolding(db: Db, part: LinkPart, words: string, limit: number): Promise<string[]> {
  const pattern = `%${words.replace(/[\\%_]/g, '\\$&')}%`
  const { sql } = kysely()
  const rows = await db
    .selectFrom('entries')
    .select('entry')
    .where('part', '=', part)
    .where(sql<boolean>`body like ${pattern} escape '\\'`)
    .orderBy('sort')
    .limit(limit)
    .execute()
  return rows.map((r) => r.entry)
}

/** Where an entry's id leads. `was` when the entry now has another id. */
export interface Found {
  readonly part: LinkPart
  readonly entry: string
  readonly was?: string
}

/** Entries with this id, or that have a claim of this id as a member; for an id of before, those that have what it had. */
export async function findEntries(db: Db, id: string): Promise<Found[]> {
  const own = await db.selectFrom('entries').select(['part', 'entry']).where('entry', '=', id).where('part', '!=', 'articles').execute()
  if (own.length > 0) return own as Found[]
  const holding = await entriesWith(db, id)
  if (holding.length > 0) return holding
  const former = await db.selectFrom('former').select('claim').where('entry', '=', id).executeTakeFirst()
  return former ? (await entriesWith(db, former.claim)).map((f) => ({ ...f, was: id })) : []
}

/** The claims that the entries of a part have as members, each once, a page at a time in order of their ids. */
export async function* memberClaims(db: Db, part: LinkPart, page = 5000): AsyncGenerator<string> {
  for (let after = ''; ; ) {
    const rows = await db
      .selectFrom('members')
      .innerJoin('entries', 'entries.id', 'members.owner')
      .select('members.claim')
      .distinct()
      .where('entries.part', '=', part)
      .where('members.claim', '>', after)
      .orderBy('members.claim')
      .limit(page)
      .execute()
    for (const r of rows) yield r.claim
    if (rows.length < page) return
    after = rows.at(-1)!.claim
  }
}

/** Entries that have a claim as a member, in the order of parts. */
export async function entriesWith(db: Db, claim: string): Promise<Found[]> {
  const rows = await db
    .selectFrom('members')
    .innerJoin('entries', 'entries.id', 'members.owner')
    .select(['entries.part', 'entries.entry'])
    .distinct()
    .where('members.claim', '=', claim)
    .orderBy('entries.part')
    .orderBy('entries.sort')
    .execute()
  return rows as Found[]
}

/** Entries that an article is a member of. */
export async function entriesOfArticle(db: Db, article: string, limit: number): Promise<Found[]> {
  const rows = await db
    .selectFrom('members')
    .innerJoin('entries', 'entries.id', 'members.owner')
    .select(['entries.part', 'entries.entry'])
    .distinct()
    .where('members.article', '=', article)
    .orderBy('entries.part')
    .orderBy('entries.sort')
    .limit(limit)
    .execute()
  return rows as Found[]
}
