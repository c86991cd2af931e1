import { CodePoints } from './codepoints.ts'
import { ENGINE } from '../model/engine.ts'
import { type ArticleEntry, LINK_PARTS, type LinkPart, type Links, type Member } from '../model/record.ts'
import type { Span } from '../model/span.ts'

/** What an export asks of the record. */
export interface ExportSource {
  readonly asOf: string | null
  entries<P extends LinkPart>(part: P): Links[P]
  /** The whole text of an article's current version, for turning offsets into code points. */
  text(article: string): string
}

/** Articles are written in a form of their own. */
const PARTS = LINK_PARTS.filter((part) => part !== 'articles')

/** Fields of an entry that only make sense inside the program. */
const INNER = new Set(['sourceSpans', 'cueSpans', 'contentSpans', 'thenSpans', 'requiresSpans'])

/**
 * Turns the offsets of members and sides into code points, wherever they stand in a value. One instance serves one answer,
 * so that every article's text is looked at once.
 */
export class WireOffsets {
  readonly #text: (article: string) => string
  readonly #points = new Map<string, CodePoints>()

  constructor(text: (article: string) => string) {
    this.#text = text
  }

  spans(article: string, spans: readonly Span[]): [number, number][] {
    let points = this.#points.get(article)
    if (!points) {
      points = new CodePoints(this.#text(article))
      this.#points.set(article, points)
    }
    return points.spans(spans)
  }

  /** A deep copy of a view's or an export's data with every member's spans in code points. */
  convert<T>(value: T): T {
    if (Array.isArray(value)) return value.map((x) => this.convert(x)) as T
    if (value === null || typeof value !== 'object') return value
    if (isMember(value)) return { ...value, spans: this.spans(value.article, value.spans) } as T
    const out: Record<string, unknown> = {}
    for (const [k, v] of Object.entries(value)) if (v !== undefined) out[k] = this.convert(v)
    return out as T
  }
}

function isMember(value: object): value is Member {
  return 'article' in value && 'spans' in value && 'quote' in value && typeof value.article === 'string' && Array.isArray(value.spans)
}

/** `parley.record/1`: the record as other programs read it. Sorted as linking sorts it; no clock in it. */
export function toRecord(source: ExportSource): Record<string, unknown> {
  const offsets = new WireOffsets((a) => source.text(a))
  const out: Record<string, unknown> = {
    schema: 'parley.record/1',
    engine: ENGINE,
    asOf: source.asOf,
    articles: source.entries('articles').map(toArticle),
  }
  for (const part of PARTS) {
    out[part] = source.entries(part).map((entry) => {
      const bare = Object.fromEntries(Object.entries(entry).filter(([k, v]) => !INNER.has(k) && v !== undefined))
      return offsets.convert(bare)
    })
  }
  return out
}

function toArticle(a: ArticleEntry): Record<string, unknown> {
  return {
    id: a.id,
    outlet: a.outlet,
    headline: a.headline,
    published: a.published?.edtf ?? null,
    basis: a.published?.basis ?? null,
    ...(a.published?.because ? { because: a.published.because } : {}),
    url: a.url,
    language: a.language,
    versions: a.versions,
    problems: a.problems.map((p) => ({ ...p })),
  }
}
