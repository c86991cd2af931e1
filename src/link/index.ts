import type { Dated } from '../model/article.ts'
import { parseEdtf } from '../model/edtf.ts'
import { idOf } from '../model/ids.ts'
import { type ArticleEntry, LINK_PARTS, type LinkInput, type LinkPart, type Links } from '../model/record.ts'
import { linkAgreements, linkRefusals } from './acts/link.ts'
import { castOf, linkActors } from './actors/link.ts'
import { BLOCKED_PARTS, type Block, blocksOf } from './blocks.ts'
import { type Art, type Context, readArticles } from './common/context.ts'
import { readJudgements } from './common/judgements.ts'
import { linkConditions } from './conditions/link.ts'
import { linkConflicts } from './conflicts/link.ts'
import { settleTimes } from './dates/settle.ts'
import { linkDeadlines } from './deadlines/link.ts'
import { linkLineage } from './lineage/link.ts'
import { meetingEntry } from './meetings/entries.ts'
import { linkMeetings } from './meetings/link.ts'
import { linkPositions } from './positions/link.ts'
import { ordered } from './order.ts'
import { linkTracks } from './tracks/link.ts'

export { BLOCKED_PARTS }

/** Entries of one part. */
export type PartEntries = { readonly [P in LinkPart]: readonly [part: P, entries: Links[P]] }[LinkPart]

/** A collection laid ready to be linked. */
export interface Linking {
  /** The parts that are linked as wholes, one after the other: what nobody keeps can be let go before the next one is made. */
  whole(): Generator<PartEntries>
  /** The parts of `BLOCKED_PARTS`, block by block. */
  blocks(part: LinkPart): Generator<Block>
}

/**
 * The record of a collection: what its articles' claims come to, taken together. Pure and deterministic; the order in which
 * articles are given does not show. Judgements in force are applied. States are as of `input.asOf`, or else of the day of the
 * latest article. Cost grows nearly linearly with the number of claims: nothing is compared but within blocks.
 */
export function link(input: LinkInput): Links {
  const { whole, blocks } = startLinking(input)
  const found = new Map<LinkPart, Links[LinkPart]>(whole())
  for (const part of BLOCKED_PARTS) found.set(part, [...blocks(part)].flatMap((b) => b.link()) as unknown as Links[LinkPart])
  return Object.fromEntries(LINK_PARTS.map((part) => [part, ordered(part, distinct((found.get(part) ?? []) as never) as never)])) as unknown as Links
}

/** Finds out who is who and which articles share their words: what all else rests on. The rest is done part by part when it is asked for. */
export function startLinking(input: LinkInput): Linking {
  const arts = readArticles(input.articles)
  const decisions = readJudgements(input.judgements)
  const cast = castOf(arts, decisions)
  const lineage = linkLineage(arts, input.comparisons)
  const context: Context = {
    arts,
    byArticle: new Map(arts.map((a) => [a.id, a])),
    decisions,
    origin: lineage.origin,
    actor: cast.canonical,
    home: cast.home,
    asOf: asOfDay(input.asOf, arts),
  }
  return {
    *whole() {
      yield ['actors', linkActors(context, cast)]
      yield ['lineage', lineage.entries]
      yield* talks(context)
      yield* terms(context)
    },
    blocks: (part) => blocksOf(context, part),
  }
}

/** Meetings and what rests on them: articles too, whose days may follow from what they tell of. */
function* talks(context: Context): Generator<PartEntries> {
  const drawn = linkMeetings(context).map((g) => meetingEntry(context, g))
  const { meetings: met, published, impossible } = settleTimes(context, drawn)
  drawn.length = 0
  yield ['articles', context.arts.map((art) => articleEntry(art, published.get(art.id) ?? null))]
  yield ['conflicts', linkConflicts(context, met, impossible)]
  const { tracks, meetings } = linkTracks(context, met)
  met.length = 0
  yield ['tracks', tracks]
  yield ['meetings', meetings]
}

/** What is agreed, asked and refused, and what rests on it. */
function* terms(context: Context): Generator<PartEntries> {
  const agreements = linkAgreements(context)
  yield ['agreements', agreements]
  yield ['deadlines', linkDeadlines(context, agreements)]
  const refusals = linkRefusals(context)
  yield ['refusals', refusals]
  const conditions = linkConditions(context)
  yield ['conditions', conditions]
  yield ['positions', linkPositions(context, conditions, refusals)]
}

/** Sees to it that no two entries of a part have one id, whatever the texts: of several the later ones get the id of id and place. */
export function distinct<E extends { readonly id: string }>(entries: readonly E[]): E[] {
  const seen = new Map<string, number>()
  return entries.map((entry) => {
    const n = (seen.get(entry.id) ?? 0) + 1
    seen.set(entry.id, n)
    return n === 1 ? entry : { ...entry, id: idOf(entry.id.slice(0, entry.id.lastIndexOf('-')), [entry.id, n]) }
  })
}

function asOfDay(asOf: string | null, arts: readonly Art[]): number | null {
  const given = asOf === null ? null : parseEdtf(asOf)
  if (given) return given[1]
  let last: number | null = null
  for (const a of arts) if (a.published && Number.isFinite(a.published[1]) && (last === null || a.published[1] > last)) last = a.published[1]
  return last
}

function articleEntry(art: Art, dated: Dated | null): ArticleEntry {
  const { article, reading, versions, id } = art
  return {
    id,
    outlet: article.outlet,
    headline: article.headline ? article.text.slice(article.headline[0], article.headline[1]) : null,
    published: article.published ?? dated,
    url: article.url,
    language: article.language,
    versions,
    problems: reading.notes.filter((n) => n.severity !== 'info'),
  }
}
