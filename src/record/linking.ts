import { ENGINE } from '../model/engine.ts'
import { idOf } from '../model/ids.ts'
import type { Judgement } from '../model/judgement.ts'
import type { Linking } from '../link/index.ts'
import type { LineageEntry, LinkArticle, LinkInput, LinkPart, Links, MeetingEntry } from '../model/record.ts'
import { arrivals, linkable } from '../store/corpus.ts'
import type { Database } from '../store/database.ts'
import { type Anchored, allJudgements } from '../store/judgements.ts'
import { type Arrivals, blockDigests, dropBlocks, entryRow, type LinkedFrom, linksDone, linksStale, putBlocks } from '../store/links.ts'
import { putOutlines } from '../store/outlines.ts'
import { revision } from '../store/settings.ts'
import { openShelf, type Shelf } from '../store/shelf.ts'
import type { Db } from '../store/tables.ts'
import { StoredComparisons } from './compared.ts'
import { articlesOverview, tracksOverview } from './overview.ts'
import { outlinesOf } from './outlines.ts'
import { ShelvedReading, Unpacked } from './unpacked.ts'

/** Everything that linking rests on, as one state of the record. */
interface State {
  readonly revision: number
  readonly articles: readonly LinkArticle[]
  readonly comparisons: StoredComparisons
  readonly judgements: readonly Anchored[]
  readonly arrivals: Arrivals
}

/** What there is in one state of the record. Of the readings the articles lie open, the rest is fetched from the shelf when it is asked for. */
async function stateOf(shelf: Shelf): Promise<State> {
  const { db } = shelf
  const articles: LinkArticle[] = []
  const comparisons = new StoredComparisons(shelf)
  const unpacked = new Unpacked()
  for await (const a of linkable(db)) {
    const from = {
      whole: () => shelf.reading(a.version) as Uint8Array,
      piece: (start: number, length: number) => shelf.piece(a.version, start, length),
    }
    const reading = new ShelvedReading(a.reading, from, unpacked)
    comparisons.know(a.name, a.version)
    articles.push({ id: a.name, versions: a.versions, reading, stamp: a.stamp })
  }
  return { revision: await revision(db), articles, comparisons, judgements: await allJudgements(db), arrivals: await arrivals(db) }
}

/** Does something with one state of the record. */
async function withShelf<T>(database: Database, work: (shelf: Shelf) => Promise<T>): Promise<T> {
  const shelf = await openShelf(database)
  try {
    return await work(shelf)
  } finally {
    await shelf.close()
  }
}

/** How often to start again because another process has changed the record meanwhile; its own `add` links at its end, too. */
const ATTEMPTS = 3

/**
 * Links anew if readings or judgements have changed since the entries were made. Gives whether it did. Parts and blocks are written as they are
 * made, each in a transaction of its own; until the last one is, the record says of itself that its entries are of an older state.
 */
export async function relink(database: Database): Promise<boolean> {
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    if (!(await database.read((db) => linksStale(db, ENGINE)))) return attempt > 0
    await withShelf(database, (shelf) => linkNow(database, shelf))
  }
  return true
}

/** Entries that are written in one transaction, about: few enough that other processes need not wait long. */
const AT_ONCE = 5_000

/** Links what has changed, and writes it. Stops where another process has gone further meanwhile. */
async function linkNow(database: Database, shelf: Shelf): Promise<void> {
  // Only now: most commands need no linking, and its lexicons take time to load.
  const { BLOCKED_PARTS, startLinking, distinct } = await import('../link/index.ts')
  const { orderOf } = await import('../link/order.ts')
  const { arrivals: arrived, linking, of, comparisons } = await begun(shelf, startLinking)
  await comparisons.keep(database)
  const rowsOf = (part: LinkPart, block: string, entries: readonly { readonly id: string }[]) =>
    mapped(entries, (e) => entryRow(part, e, orderOf(part, e as never), block, arrived))
  let lineage: readonly Pick<LineageEntry, 'articles' | 'relation'>[] = []
  let overview = {}
  for (const [part, entries] of linking.whole()) {
    if (part === 'lineage') lineage = entries.map(({ articles, relation }) => ({ articles, relation }))
    if (part === 'articles') overview = { ...overview, ...articlesOverview(entries, lineage) }
    if (part === 'tracks') overview = { ...overview, tracks: tracksOverview(entries) }
    const list = distinct<{ readonly id: string }>(entries)
    if (part === 'meetings' && !(await database.write((db) => putOutlines(db, packed(outlinesOf(list as unknown as readonly MeetingEntry[])), of)))) return
    if (!(await database.write((db) => putBlocks(db, [{ part, block: '', digest: '', rows: rowsOf(part, '', list) }], of)))) return
  }
  for (const part of BLOCKED_PARTS) {
    const before = await blockDigests(database.db, part)
    for (const blocks of linkedBlocks(linking, part, before)) {
      const put = (db: Db) =>
        putBlocks(
          db,
          mapped(blocks, (b) => ({ ...b, part, rows: rowsOf(part, b.block, b.entries) })),
          of,
        )
      if (!(await database.write(put))) return
    }
    if (before.size > 0 && !(await database.write((db) => dropBlocks(db, part, [...before.keys()], of)))) return
  }
  await database.write((db) => linksDone(db, of, overview))
}

interface Begun {
  readonly arrivals: Arrivals
  readonly linking: Linking
  readonly of: LinkedFrom
  readonly comparisons: StoredComparisons
}

/** Reads all that linking rests on and starts it. A function of its own, so that what is read is not held for longer than linking needs it. */
async function begun(shelf: Shelf, start: (input: LinkInput) => Linking): Promise<Begun> {
  const { articles, judgements, arrivals: arrived, revision: of, comparisons } = await stateOf(shelf)
  const linking = start({ articles, comparisons, judgements: inForce(judgements, articles), asOf: null })
  return { arrivals: arrived, linking, of: { revision: of, engine: ENGINE }, comparisons }
}

/** The blocks that have changed since `before`, linked, some thousand entries at a time. Takes out of `before` all blocks that are still there. */
function* linkedBlocks(linking: Linking, part: LinkPart, before: Map<string, string>): Generator<LinkedBlock[]> {
  let out: LinkedBlock[] = []
  let count = 0
  for (const b of linking.blocks(part)) {
    // Another engine may link the same claims otherwise.
    const digest = `${ENGINE} ${b.digest()}`
    const known = before.get(b.key)
    before.delete(b.key)
    if (known === digest) continue
    const entries = b.link()
    out.push({ block: b.key, digest, entries })
    count += entries.length
    if (count < AT_ONCE) continue
    yield out
    out = []
    count = 0
  }
  if (out.length > 0) yield out
}

function packed(outlines: ReadonlyMap<string, unknown>): Map<string, string> {
  return new Map([...outlines].map(([track, list]) => [track, JSON.stringify(list)]))
}

interface LinkedBlock {
  readonly block: string
  readonly digest: string
  readonly entries: readonly { readonly id: string }[]
}

function* mapped<T, U>(list: Iterable<T>, f: (x: T) => U): Generator<U> {
  for (const x of list) yield f(x)
}

/**
 * The record as it could be read on a day (`YYYY-MM-DD`): linked in memory from the articles that count from that day or before. An
 * article with a coarse date counts from its last day, one with an open date from the day on which it was added.
 */
export async function linksAsOf(database: Database, day: string): Promise<{ links: Links; arrivals: Arrivals }> {
  return withShelf(database, (shelf) => linkedAsOf(shelf, day))
}

async function linkedAsOf(shelf: Shelf, day: string): Promise<{ links: Links; arrivals: Arrivals }> {
  const state = await stateOf(shelf)
  const counts = (name: string): boolean => {
    const a = state.arrivals.articles.get(name)
    return a !== undefined && (a.day ?? a.addedAt.slice(0, 10)) <= day
  }
  return {
    links: await linked(
      state.articles.filter((a) => counts(a.id)),
      state,
      day,
    ),
    arrivals: state.arrivals,
  }
}

async function linked(articles: readonly LinkArticle[], { judgements, comparisons }: State, asOf: string | null): Promise<Links> {
  const { link } = await import('../link/index.ts')
  return link({ articles, comparisons, judgements: inForce(judgements, articles), asOf })
}

/**
 * Judgements with targets that can be found. An entry's id is made from the id of one of its claims, so it leads to the entry for as long
 * as that claim is there. Where a new version or a better engine has done away with it, another claim that was a member when the judgement
 * was made stands in for it.
 */
export function inForce(anchored: readonly Anchored[], articles: readonly LinkArticle[]): Judgement[] {
  if (anchored.length === 0) return []
  const claims = new Set(articles.flatMap((a) => a.reading.claims.map((c) => c.id)))
  return anchored.map(({ judgement, anchors }) => {
    const targets = judgement.targets.map((target) => {
      const sort = target.slice(0, target.lastIndexOf('-'))
      const members = anchors[target] ?? []
      const naming = members.find((claim) => idOf(sort, [claim]) === target)
      if (naming === undefined || claims.has(naming)) return target
      const other = members.find((claim) => claims.has(claim))
      return other === undefined ? target : idOf(sort, [other])
    })
    return { ...judgement, targets }
  })
}
