import type { Given, RawArticle } from '../../model/article.ts'
import type { Note } from '../../model/notes.ts'
import type { Span } from '../../model/span.ts'
import { parseDate } from '../dates.ts'
import { overlay } from '../given.ts'
import { feedsmith } from '../libraries.ts'
import { note } from '../notes.ts'
import type { Document, Format, Parsed } from './format.ts'
import { fragmentText } from './html.ts'

/** RSS, RDF and Atom: every entry is an article. */
export const feed: Format = {
  name: 'feed',
  summary: 'RSS, RDF or Atom: each entry is an article, its title as headline, its fullest content as text.',
  mediaType: 'application/xml',
  endings: ['.rss', '.atom', '.rdf', '.xml'],
  sniff: (head) =>
    /^(?:<\?xml[^>]*>\s*)?(?:<!--[\s\S]{0,2000}?-->\s*|<\?xml-stylesheet[^>]*>\s*)*(?:<!DOCTYPE[^>]{0,200}(?:>|\[)|<(?:rss|feed|rdf:RDF)\b)/.test(head) &&
    !/^<!doctype\s+html/i.test(head),
  read,
}

interface Entry {
  readonly title?: unknown
  readonly html?: string
  readonly id?: string
  readonly url?: string
  readonly published?: string
  readonly authors: readonly string[]
}

function read(document: Document): Parsed {
  const { text, file, notes } = document
  // A document type can name entities that grow without bound or fetch files; feeds have no need of one.
  const doctype = /<!DOCTYPE/i.exec(text.slice(0, 100_000))
  if (doctype) return { articles: [], notes: [note('xml-doctype', { file, line: lineOf(text, doctype.index) })] }
  let parsed: Json
  try {
    parsed = feedsmith().parseFeed(text) as unknown as Json
  } catch (e) {
    return { articles: [], notes: [note('feed-broken', { file }, { reason: (e instanceof Error ? e.message : String(e)).slice(0, 160) })] }
  }
  const channel = (parsed.feed ?? {}) as Json
  const entries = listOf(channel.items ?? channel.entries)
  if (entries.length === 0) return { articles: [], notes: [note('feed-without-entries', { file })] }
  const outlet = textOf(channel.title)
  const out: Note[] = [...notes]
  const articles = entries.flatMap((e, i) => article(entryOf(e), i, outlet, document, out))
  return { articles, notes: out }
}

type Json = { readonly [key: string]: unknown }

function article(entry: Entry, i: number, outlet: string | undefined, { path, file, given }: Document, notes: Note[]): RawArticle[] {
  const name = entry.id ?? entry.url ?? `${path}#${i + 1}`
  const content = fragmentText(entry.html ?? '')
  const title = fragmentText(textOf(entry.title) ?? '').text
  if (!content.text) {
    notes.push(note('entry-without-text', { file }, { entry: name }))
    return []
  }
  const heading: Span | undefined = title ? [0, title.length] : undefined
  const date = entry.published ? parseDate(entry.published) : null
  const own: Note[] = date && 'error' in date ? [note(date.error, { file }, { value: entry.published!.slice(0, 80), entry: name })] : []
  const { id: _id, url: _url, title: _title, ...ofFile } = given
  return [
    {
      name,
      text: title ? `${title}\n\n${content.text}` : content.text,
      // The feed hands these over with each entry; an index says something of the feed as a whole, and only fills gaps.
      given: overlay(ofFile, { id: entry.id, url: entry.url }),
      found: {
        title: title || undefined,
        outlet,
        published: date && 'edtf' in date ? date.edtf : undefined,
        byline: entry.authors.length > 0 ? entry.authors : undefined,
      } satisfies Given,
      proper: [[title ? title.length + 2 : 0, (title ? title.length + 2 : 0) + content.text.length]],
      heading,
      notes: own,
    },
  ]
}

function entryOf(e: Json): Entry {
  const links = listOf(e.links)
  const link = textOf(e.link) ?? textOf((links.find((l) => l.rel === undefined || l.rel === 'alternate') ?? links[0])?.href)
  const contents = [textOf((e.content as Json | undefined)?.encoded), textOf(e.content), textOf(e.description), textOf(e.summary)].filter(
    (x): x is string => !!x,
  )
  const dc = (e.dc ?? {}) as Json
  const guid = textOf(e.guid) ?? textOf(e.id)
  return {
    title: e.title,
    html: contents.sort((a, b) => b.length - a.length)[0],
    id: guid,
    url: link ?? (guid && /^https?:/.test(guid) ? guid : undefined),
    published: textOf(e.pubDate) ?? textOf(e.published) ?? textOf(dc.date) ?? textOf(Array.isArray(dc.dates) ? dc.dates[0] : undefined) ?? textOf(e.updated),
    authors: [...listOf(e.authors).map((a) => textOf(a.name) ?? textOf(a)), ...(Array.isArray(dc.creators) ? dc.creators.map(textOf) : [])].flatMap((a) =>
      a ? [a.replace(/^\S+@\S+\s+\((.+)\)$/, '$1').trim()] : [],
    ),
  }
}

function listOf(v: unknown): Json[] {
  return Array.isArray(v) ? v.filter((x): x is Json => !!x && typeof x === 'object') : []
}

function textOf(v: unknown): string | undefined {
  if (typeof v === 'string') return v.trim() || undefined
  if (v && typeof v === 'object' && 'value' in v) return textOf((v as Json).value)
  return undefined
}

function lineOf(text: string, at: number): number {
  let line = 1
  for (let i = text.indexOf('\n'); i >= 0 && i < at; i = text.indexOf('\n', i + 1)) line++
  return line
}
