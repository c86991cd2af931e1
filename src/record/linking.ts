import { ENGINE } from '../model/engine.ts'
import { idOf } from '../model/ids.ts'
import type { Judgement } from '../model/judgement.ts'
import type { LinkArticle, Links } from '../model/record.ts'
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
    for await (const a of linkable(db)) {
      // Linking looks at no time expressions, nor at names that are nobody's: together a third of a reading in memory.
      const reading = unpack<Reading>(a.reading)
      const names = reading.names.filter((m) => m.actor !== null)
      articles.push({ id: a.name, versions: a.versions, reading: { ...reading, times: [], names } })
    }
    return { revision: await revision(db), articles, judgements: await allJudgements(db), arrivals: await arrivals(db) }
  })
}

/** How often to start again because another process has changed the record meanwhile; its own `add` links at its end, too. */
const ATTEMPTS = 3

/** Links anew if readings or judgements have changed since the entries were made. Gives whether it did. */
export async function relink(database: Database): Promise<boolean> {
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    if (!(await database.read((db) => linksStale(db, ENGINE)))) return attempt > 0
    const { links, arrivals: arrived, revision: of } = await linkedNow(database)
    await database.write((db) => putLinks(db, linkRows(links, arrived), { revision: of, engine: ENGINE }))
  }
  return true
}

/** Links all that is there. A function of its own, so that the readings are let go before the entries are written. */
async function linkedNow(database: Database): Promise<{ links: Links; arrivals: Arrivals; revision: number }> {
  const state = await stateOf(database)
  return { links: await linked(state.articles, state.judgements, null), arrivals: state.arrivals, revision: state.revision }
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
  return {
    links: await linked(
      state.articles.filter((a) => counts(a.id)),
      state.judgements,
      day,
    ),
    arrivals: state.arrivals,
  }
}

async function linked(articles: readonly LinkArticle[], anchored: readonly Anchored[], asOf: string | null): Promise<Links> {
  // Only now: most commands need no linking, and its lexicons take time to load.
  const { link } = await import('../link/index.ts')
  return link({ articles, judgements: anchored.length > 0 ? inForce(anchored, articles) : [], asOf })
}

/**
 * Judgements with targets that can be found. An entry's id is made from the id of one of its claims, so it leads to the entry for as long
 * as that claim is there. Where a new version or a better engine has done away with it, another claim that was a member when the judgement
 * was made stands in for it.
 */
export function inForce(anchored: readonly Anchored[], articles: readonly LinkArticle[]): Judgement[] {
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
