import type { Given } from '../../model/article.ts'
import { contentWords } from '../clean/blocks.ts'
import { parseDate } from '../dates.ts'
import { type Attributes, collapse, type Scan } from './scan.ts'

/** What a page says of itself, in the order of how far each source can be trusted. */
export interface PageFacts extends Given {
  /** Titles that the page's data give it, best first; the headline in its text is looked for among them. */
  readonly titles: readonly string[]
}

type Json = { readonly [key: string]: unknown }
const ARTICLE = /(?:Article|NewsArticle|BlogPosting|Report|LiveBlogPosting|Review|OpinionNewsArticle|AnalysisNewsArticle)$/

/** Headline, outlet, authors, date and address from JSON-LD, meta tags and `<time>`. Never throws. */
export function metadata(page: Scan): PageFacts {
  const graph = page.jsonLd.slice(0, 50).flatMap(objects)
  const article = graph.find((o) => typesOf(o).some((t) => ARTICLE.test(t)))
  const meta = (...names: string[]) => metaValue(page.metas, names)
  const site = outletOf(article, graph) ?? meta('og:site_name', 'application-name', 'publisher')
  const headings = page.headings.filter((h) => h.level === 1).map((h) => page.text.slice(...h.span))
  const titles = [text(article?.headline), meta('og:title'), meta('twitter:title', 'dc.title', 'citation_title'), text(article?.name), page.title]
  return {
    titles: titles.flatMap((t) => (t ? [collapse(t)] : [])),
    title: bestTitle(titles, headings, site),
    outlet: site ? collapse(site) : undefined,
    byline: authorsOf(article, graph, meta),
    published: publishedOf(article, graph, page, meta),
    url: page.links.find((l) => l.rel?.toLowerCase() === 'canonical')?.href ?? meta('og:url') ?? undefined,
  }
}

function metaValue(metas: readonly Attributes[], names: readonly string[]): string | undefined {
  for (const name of names) {
    for (const m of metas) {
      if ((m.property ?? m.name ?? m.itemprop ?? '').toLowerCase() === name && m.content?.trim()) return m.content.trim()
    }
  }
  return undefined
}

/** All objects of a JSON-LD block, `@graph` and lists opened, to a depth of six. */
function objects(block: string): Json[] {
  let value: unknown
  const clean = block.replace(/^\s*(?:<!--|\/\*<!\[CDATA\[\*\/|<!\[CDATA\[)/, '').replace(/(?:-->|\/\*\]\]>\*\/|\]\]>)\s*$/, '')
  try {
    value = JSON.parse(clean)
  } catch {
    try {
      // Raw line breaks inside strings are the commonest defect of such blocks.
      value = JSON.parse(clean.replace(/\s+|\p{Cc}+/gu, ' '))
    } catch {
      return []
    }
  }
  const out: Json[] = []
  const visit = (v: unknown, depth: number) => {
    if (depth > 6 || out.length > 2000 || !v || typeof v !== 'object') return
    if (Array.isArray(v)) for (const x of v) visit(x, depth)
    else {
      out.push(v as Json)
      for (const key of ['@graph', 'mainEntity', 'mainEntityOfPage', 'itemListElement', 'hasPart']) visit((v as Json)[key], depth + 1)
    }
  }
  visit(value, 0)
  return out
}

function typesOf(o: Json): string[] {
  const t = o['@type']
  return (Array.isArray(t) ? t : [t]).filter((x): x is string => typeof x === 'string')
}

function text(v: unknown): string | undefined {
  if (typeof v === 'string')
    return v.includes('&')
      ? v
          .replace(/&amp;/g, '&')
          .replace(/&quot;/g, '"')
          .replace(/&#0?39;|&apos;|&#x27;/g, "'")
          .trim() || undefined
      : v.trim() || undefined
  if (Array.isArray(v)) return text(v[0])
  return undefined
}

function outletOf(article: Json | undefined, graph: readonly Json[]): string | undefined {
  const publisher = resolve(article?.publisher, graph)
  return text(publisher?.name) ?? text(article?.publisher)
}

/** An object given in place or by `@id`. */
function resolve(v: unknown, graph: readonly Json[]): Json | undefined {
  const one = Array.isArray(v) ? v[0] : v
  if (!one || typeof one !== 'object') return undefined
  const o = one as Json
  return o.name === undefined && typeof o['@id'] === 'string' ? (graph.find((g) => g['@id'] === o['@id'] && g.name !== undefined) ?? o) : o
}

function authorsOf(article: Json | undefined, graph: readonly Json[], meta: (...n: string[]) => string | undefined): string[] | undefined {
  const list = Array.isArray(article?.author) ? article.author : article?.author ? [article.author] : []
  const names = list.slice(0, 20).flatMap((a: unknown) => text(typeof a === 'string' ? a : resolve(a, graph)?.name) ?? [])
  const people = names.flatMap(splitNames).filter(isName)
  if (people.length > 0) return [...new Set(people)]
  const named = meta('author', 'article:author', 'dc.creator', 'parsely-author', 'sailthru.author', 'citation_author', 'twitter:data1')
  const other = named ? splitNames(named).filter(isName) : []
  return other.length > 0 && !/\d/.test(other.join('')) ? [...new Set(other)] : undefined
}

/** Names in a byline: `Ann Lee, Bo Ek and Cy Roe` gives three. A leading "by" is no name. */
export function splitNames(value: string): string[] {
  return collapse(value.slice(0, 500))
    .replace(/^(?:(?:written|text|words|posted|story)\s+)?by:?\s+|^authors?\s?:\s*/i, '')
    .split(/\s*(?:;|,(?!\s*(?:jr|sr|ph\.?d|m\.?d|esq)\b)|\band\b|&|\|)\s*/i)
    .map((x) => x.trim())
    .filter(Boolean)
}

/**
 * Whether a string can be an author's name: no address, no address of a page, not too long, no account of the system.
 */
export function isName(value: string): boolean {
  return (
    value.length >= 2 &&
    value.length <= 60 &&
    !/https?:|www\.|@|\.com\b|[<>{}*]|^(?:the|about|name|view|more|all|posts?|follow|share)\b/i.test(value) &&
    !/^(?:admin|administrator|webmaster|editor|staff|null|undefined|none|n\/a|unknown|author|guest|user\d*)$/i.test(value)
  )
}

function publishedOf(article: Json | undefined, graph: readonly Json[], page: Scan, meta: (...n: string[]) => string | undefined): string | undefined {
  const values = [
    text(article?.datePublished),
    meta(
      'article:published_time',
      'og:published_time',
      'datepublished',
      'article.published',
      'publishdate',
      'publish-date',
      'pubdate',
      'parsely-pub-date',
      'sailthru.date',
      'dc.date.issued',
      'dcterms.created',
      'citation_publication_date',
      'cxenseparse:recs:publishtime',
      'dc.date',
      'date',
    ),
    ...graph.map((o) => text(o.datePublished)),
    page.times.find(
      (t) => /publish/i.test(t.attributes.itemprop ?? '') || 'pubdate' in t.attributes || /publish|entry-date|posted/i.test(t.attributes.class ?? ''),
    )?.attributes.datetime,
    page.times[0]?.attributes.datetime,
    text(article?.dateCreated),
  ]
  for (const value of values) {
    const date = value ? parseDate(value) : null
    if (date && 'edtf' in date) return date.edtf
  }
  return undefined
}

/**
 * The headline among the titles: without the site's name at an end ("… | Outlet"), and in the words of the page's own
 * heading where that is the same headline.
 */
function bestTitle(titles: readonly (string | undefined)[], headings: readonly string[], site: string | undefined): string | undefined {
  const plain = titles.flatMap((t) => (t ? [withoutSite(collapse(t), site)] : []))
  const own = headings.filter((h) => plain.length === 0 || plain.some((t) => sameTitle(t, h) || shareWords(t, h)))
  const heading = own.length === 1 ? collapse(own[0]!) : own.map(collapse).find((h) => plain.some((t) => sameTitle(t, h)))
  if (heading && heading.length >= 8) return heading
  return plain.find((t) => t.length >= 4) ?? (headings[0] ? collapse(headings[0]) : undefined)
}

/** Whether two titles are one headline: same letters and digits, or one begins with the other. */
export function sameTitle(a: string, b: string): boolean {
  const [x, y] = [letters(a), letters(b)]
  const [short, long] = x.length < y.length ? [x, y] : [y, x]
  return short.length >= 8 && (long === short || (long.startsWith(short) && short.length > long.length * 0.6))
}

/**
 * Whether two titles have a third of the shorter one's longer words in common: a heading with none of the title's
 * words is the site's.
 */
export function shareWords(a: string, b: string): boolean {
  const [x, y] = [new Set(contentWords(a)), new Set(contentWords(b))]
  const shared = [...x].filter((w) => y.has(w)).length
  return shared > 0 && shared >= Math.min(x.size, y.size) / 3
}

export function letters(s: string): string {
  return s.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '')
}

const SEPARATOR = /\s+(?:[|–—»·•:-]|::|\/)\s+/
/** A title without the outlet's name that stands before or after a separator. */
export function withoutSite(title: string, site: string | undefined): string {
  const parts = title.split(SEPARATOR)
  if (parts.length < 2) return title
  const last = parts.at(-1)!
  const known = site ? letters(site) : ''
  const isSite = (p: string) => known !== '' && (letters(p) === known || (letters(p).length > 3 && known.includes(letters(p))))
  if (isSite(last) || (last.split(' ').length <= 4 && /[|»·•]/.test(title.slice(title.lastIndexOf(last) - 3, title.lastIndexOf(last)))))
    return title.slice(0, title.lastIndexOf(last)).replace(/\s+\S{1,2}\s*$/, '')
  return isSite(parts[0]!) ? title.slice(parts[0]!.length).replace(/^\s+\S{1,2}\s+/, '') : title
}
