import type { ArticleEntry, LineageEntry } from '../model/record.ts'

/** What a record is made of, in a few figures: kept with the entries, so that nobody has to look through all articles for it. */
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
}

/** Draws it up from all articles and from what is known of who copies whom. */
export function overviewOf(articles: readonly ArticleEntry[], lineage: readonly Pick<LineageEntry, 'articles' | 'relation'>[]): Overview {
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
