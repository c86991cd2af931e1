import type { Article } from '../../model/article.ts'
import type { Claim, ClaimKindName, ClaimOf } from '../../model/claim.ts'
import { type DayRange, parseEdtf } from '../../model/edtf.ts'
import type { LinkArticle, LinkReading } from '../../model/record.ts'
import type { Span } from '../../model/span.ts'
import type { Decisions } from './judgements.ts'
import { byText } from './sort.ts'

/** An article among the others. `published` is the stretch of days it can be of, null when nothing is known. */
export interface Art {
  readonly id: string
  readonly article: Article
  /** Its parts may be unpacked anew at every look: take each once. */
  readonly reading: LinkReading
  readonly versions: number
  readonly published: DayRange | null
  /** Stands for the reading, where whoever gave it knows of one. */
  readonly stamp: string | null
}

/** A claim and the article that makes it. */
export interface Item<C extends Claim = Claim> {
  readonly id: string
  readonly claim: C
  readonly art: Art
}

/** What every linker is given. Lists are sorted by id: nothing depends on the order in which articles came. */
export interface Context {
  readonly arts: readonly Art[]
  readonly byArticle: ReadonlyMap<string, Art>
  readonly decisions: Decisions
  /** Names the origin of an article: copies and rewrites of one text have the same. */
  readonly origin: (article: string) => string
  /** Canonical name of an actor as an article calls it. */
  readonly actor: (art: Art, name: string) => string
  /** The country (or body) that a person speaks for, by canonical name; everyone else is home to themselves. */
  readonly home: (name: string) => string
  /** The day, `YYYY-MM-DD` as a count of days, that states are judged by; null when no article is dated. */
  readonly asOf: number | null
}

export function readArticles(articles: readonly LinkArticle[]): Art[] {
  return articles
    .map((a) => ({
      id: a.id,
      article: a.reading.article,
      reading: a.reading,
      versions: a.versions,
      published: a.reading.article.published ? parseEdtf(a.reading.article.published.edtf) : null,
      stamp: a.stamp ?? null,
    }))
    .sort((a, b) => byText(a.id, b.id))
}

/** The claims of one kind that an article makes, in reading order. */
export function claimsOf<K extends ClaimKindName>(art: Art, kind: K): readonly ClaimOf<K>[] {
  return (art.reading.claimsOf?.(kind) ?? art.reading.claims.filter((c) => c.kind === kind)) as readonly ClaimOf<K>[]
}

/** The claims of one kind that no judgement rejects, sorted by article and place. */
export function itemsOf<K extends ClaimKindName>(context: Pick<Context, 'arts' | 'decisions'>, kind: K): Item<ClaimOf<K>>[] {
  const out: Item<ClaimOf<K>>[] = []
  for (const art of context.arts) for (const claim of claimsOf(art, kind)) if (!context.decisions.rejected.has(claim.id)) out.push({ id: claim.id, claim, art })
  return out
}

export function textOf(art: Art, spans: readonly Span[]): string {
  return spans.map(([s, e]) => art.article.text.slice(s, e)).join(' … ')
}

export function quoteOf(item: Item): string {
  return textOf(item.art, item.claim.evidence)
}

/** First character of a claim, for reading order. */
export function startOf(item: Item): number {
  return item.claim.evidence[0]?.[0] ?? 0
}

/** The day by which an article was out at the latest; undated ones come last. */
export function publishedBy(art: Art): number {
  return art.published && Number.isFinite(art.published[1]) ? art.published[1] : Number.MAX_SAFE_INTEGER
}

/** Order of publication, then article, then place in it. */
export function inOrder(a: Item, b: Item): number {
  return publishedBy(a.art) - publishedBy(b.art) || byText(a.art.id, b.art.id) || startOf(a) - startOf(b) || byText(a.id, b.id)
}
