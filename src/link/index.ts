import { parseEdtf } from '../model/edtf.ts'
import { idOf } from '../model/ids.ts'
import type { ArticleEntry, LinkInput, Links } from '../model/record.ts'
import { linkAgreements, linkFigures, linkMeasures, linkRefusals } from './acts/link.ts'
import { castOf, linkActors } from './actors/link.ts'
import { type Art, type Context, readArticles } from './common/context.ts'
import { readJudgements } from './common/judgements.ts'
import { by } from './common/sort.ts'
import { linkConditions } from './conditions/link.ts'
import { linkConflicts } from './conflicts/link.ts'
import { datedByContent } from './dates/articles.ts'
import { linkDeadlines } from './deadlines/link.ts'
import { linkLineage } from './lineage/link.ts'
import { meetingEntry } from './meetings/entries.ts'
import { linkMeetings } from './meetings/link.ts'
import { linkPositions } from './positions/link.ts'
import { linkStatements } from './statements/link.ts'
import { linkTracks } from './tracks/link.ts'

/**
 * The record of a collection: what its articles' claims come to, taken together. Pure and deterministic; the order in which
 * articles are given does not show. Judgements in force are applied. States are as of `input.asOf`, or else of the day of the
 * latest article. Cost grows nearly linearly with the number of claims: nothing is compared but within blocks.
 */
export function link(input: LinkInput): Links {
  const arts = readArticles(input.articles)
  const decisions = readJudgements(input.judgements)
  const cast = castOf(arts, decisions)
  const lineage = linkLineage(arts)
  const context: Context = {
    arts,
    byArticle: new Map(arts.map((a) => [a.id, a])),
    decisions,
    origin: lineage.origin,
    actor: cast.canonical,
    home: cast.home,
    asOf: asOfDay(input.asOf, arts),
  }
  const met = linkMeetings(context).map((g) => meetingEntry(context, g))
  const { tracks, meetings } = linkTracks(context, met)
  const agreements = linkAgreements(context)
  const refusals = linkRefusals(context)
  const conditions = linkConditions(context)
  return distinct({
    articles: arts.map(articleEntry),
    actors: linkActors(context, cast),
    lineage: lineage.entries,
    meetings: [...meetings].sort(by((m) => `${m.when ?? '~'}\n${m.id}`)),
    tracks,
    conflicts: linkConflicts(context, met),
    conditions,
    deadlines: linkDeadlines(context, agreements),
    positions: linkPositions(context, conditions, refusals),
    statements: linkStatements(context),
    agreements,
    refusals,
    measures: linkMeasures(context),
    figures: linkFigures(context),
  })
}

/** Sees to it that no two entries of a part have one id, whatever the texts: of several the later ones get the id of id and place. */
function distinct(links: Links): Links {
  const out: Record<string, readonly { readonly id: string }[]> = {}
  for (const [part, entries] of Object.entries(links) as [string, readonly { readonly id: string }[]][]) {
    const seen = new Map<string, number>()
    out[part] = entries.map((entry) => {
      const n = (seen.get(entry.id) ?? 0) + 1
      seen.set(entry.id, n)
      return n === 1 ? entry : { ...entry, id: idOf(entry.id.slice(0, entry.id.lastIndexOf('-')), [entry.id, n]) }
    })
  }
  return out as unknown as Links
}

function asOfDay(asOf: string | null, arts: readonly Art[]): number | null {
  const given = asOf === null ? null : parseEdtf(asOf)
  if (given) return given[1]
  let last: number | null = null
  for (const a of arts) if (a.published && Number.isFinite(a.published[1]) && (last === null || a.published[1] > last)) last = a.published[1]
  return last
}

function articleEntry(art: Art): ArticleEntry {
  const { article, reading, versions, id } = art
  return {
    id,
    outlet: article.outlet,
    headline: article.headline ? article.text.slice(article.headline[0], article.headline[1]) : null,
    published: article.published ?? datedByContent(art),
    url: article.url,
    language: article.language,
    versions,
    problems: reading.notes.filter((n) => n.severity !== 'info'),
  }
}
