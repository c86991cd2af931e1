import { ENGINE } from '../model/engine.ts'
import type { Judgement } from '../model/judgement.ts'
import type { LinkArticle, LinkPart, Links, Member } from '../model/record.ts'
import type { Reading } from '../model/reading.ts'
import { arrivals, linkable } from '../store/corpus.ts'
import type { Database } from '../store/database.ts'
import { type Anchored, allJudgements } from '../store/judgements.ts'
import { type Arrivals, linkRows, linksStale, putLinks } from '../store/links.ts'
import { unpack } from '../store/pack.ts'
import { revision } from '../store/settings.ts'

/** Everything that linking rests on, as one state of the record. */
interface State {
  readonly revision: number
  readonly articles: readonly LinkArticle[]
  readonly judgements: readonly Anchored[]
  readonly arrivals: Arrivals
}

async function stateOf(database: Database): Promise<State> {
  return database.read(async (db) => {
    const articles: LinkArticle[] = []
    for await (const a of linkable(db)) articles.push({ id: a.name, versions: a.versions, reading: unpack<Reading>(a.reading) })
    return { revision: await revision(db), articles, judgements: await allJudgements(db), arrivals: await arrivals(db) }
  })
}

/** How often to start again because another process has changed the record meanwhile; its own `add` links at its end, too. */
const ATTEMPTS = 3

/** Links anew if readings or judgements have changed since the entries were made. Gives whether it did. */
export async function relink(database: Database): Promise<boolean> {
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    if (!(await database.read((db) => linksStale(db, ENGINE)))) return attempt > 0
    const state = await stateOf(database)
    const rows = linkRows(await linked(state.articles, state.judgements, null), state.arrivals)
    await database.write((db) => putLinks(db, rows, { revision: state.revision, engine: ENGINE }))
  }
  return true
}

/**
 * The record as it could be read on a day (`YYYY-MM-DD`): linked in memory from the articles that count from that day or before. An
 * article with a coarse date counts from its last day, one with an open date from the day on which it was added.
 */
export async function linksAsOf(database: Database, day: string): Promise<{ links: Links; arrivals: Arrivals }> {
  const state = await stateOf(database)
  const counts = (name: string): boolean => {
    const a = state.arrivals.articles.get(name)
    return a !== undefined && (a.day ?? a.addedAt.slice(0, 10)) <= day
  }
  return { links: await linked(state.articles.filter((a) => counts(a.id)), state.judgements, day), arrivals: state.arrivals }
}

async function linked(articles: readonly LinkArticle[], anchored: readonly Anchored[], asOf: string | null): Promise<Links> {
  // Only now: most commands need no linking, and its lexicons take time to load.
  const { link } = await import('../link/index.ts')
  const judgements = anchored.map((a) => a.judgement)
  const links = link({ articles, judgements, asOf })
  const mended = mend(anchored, links, () => link({ articles, judgements: [], asOf }))
  return mended ? link({ articles, judgements: mended, asOf }) : links
}

/**
 * Judgements name entries by ids that derive from their members, so more articles or a better engine can change them. A target that is
 * not there any more, and not there without the judgements either, is replaced by the entry of its part that now has the claim
 * which it was anchored on. Null when nothing has to be replaced.
 */
function mend(anchored: readonly Anchored[], links: Links, unjudged: () => Links): Judgement[] | null {
  const idsOf = (l: Links): Set<string> => new Set(Object.values(l).flatMap((part: readonly { id: string }[]) => part.map((e) => e.id)))
  const there = idsOf(links)
  const missing = anchored.some((a) => Object.keys(a.anchors).some((target) => !there.has(target)))
  if (!missing) return null
  const plain = unjudged()
  const before = idsOf(plain)
  let replaced = false
  const judgements = anchored.map(({ judgement, anchors }) => {
    const targets = judgement.targets.map((target) => {
      const anchor = anchors[target]
      if (!anchor || there.has(target) || before.has(target)) return target
      const now = entryWith(plain, anchor.part, anchor.claim)
      if (now) replaced = true
      return now ?? target
    })
    return { ...judgement, targets }
  })
  return replaced ? judgements : null
}

function entryWith(links: Links, part: LinkPart, claim: string): string | undefined {
  const entries = links[part] as readonly { id: string; members?: readonly Member[]; sides?: readonly Member[] }[]
  return entries.find((e) => (e.members ?? e.sides ?? []).some((m) => m.claim === claim))?.id
}
