import type { Given, RawArticle } from '../../model/article.ts'
import type { Note } from '../../model/notes.ts'
import type { Span } from '../../model/span.ts'
import { aroundHeading } from '../html/around.ts'
import { isName, metadata, type PageFacts, sameTitle, shareWords, splitNames } from '../html/metadata.ts'
import { properOf } from '../html/proper.ts'
import { type Scan, scan } from '../html/scan.ts'
import { note } from '../notes.ts'
import type { Format } from './format.ts'

/** A saved web page: text in reading order, the article proper marked, facts from JSON-LD, meta tags and `<time>`. */
export const html: Format = {
  name: 'html',
  summary: 'A saved web page: the article proper by Readability; facts from JSON-LD, meta tags, OpenGraph and <time>.',
  mediaType: 'text/html',
  endings: ['.html', '.htm', '.xhtml', '.shtml'],
  sniff: (head) => /^(?:<\?xml[^>]*>\s*)?(?:<!--[\s\S]{0,2000}?-->\s*)*(?:<!doctype\s+html|<html|<head|<body)\b/i.test(head),
  read: ({ text, path, file, given, notes }) => ({
    articles: [pageArticle(text, { name: given.id ?? given.url ?? path, file, given, notes })],
    notes: [],
  }),
}

interface About {
  readonly name: string
  readonly file: string
  readonly given: Given
  readonly notes: readonly Note[]
}

/** The article in a page's source. */
export function pageArticle(source: string, { name, file, given, notes }: About): RawArticle {
  const page = scan(source)
  const facts = metadata(page)
  const proper = properOf(page)
  const more = proper ? [] : [note(page.depth > 400 ? 'html-too-deep' : 'html-without-article', { file })]
  const { titles: _, ...found } = facts
  const heading = headingOf(page, facts, proper?.spans)
  const shown = heading ? aroundHeading(page.text, heading) : { published: null, byline: [] }
  return {
    name,
    text: page.text,
    given,
    found: {
      ...found,
      published: facts.published ?? shown.published ?? undefined,
      byline: bestByline(facts.byline, shown.byline, bylineOf(proper?.byline)),
    },
    proper: proper?.spans,
    heading,
    map: page.map,
    notes: [...notes, ...more],
  }
}

/** What the page's data say, unless that is the name of an account ("kates", "a.lee7") and the page shows a person. */
function bestByline(stated: readonly string[] | undefined, shown: readonly string[], marked: readonly string[] | undefined): readonly string[] | undefined {
  const account = stated?.every((n) => !n.includes(' '))
  if (stated && !(account && (shown.length > 0 || marked?.some((n) => n.includes(' '))))) return stated
  return shown.length > 0 ? shown : (marked ?? stated)
}

function bylineOf(shown: string | null | undefined): string[] | undefined {
  const names = shown
    ? splitNames(shown)
        .filter(isName)
        .filter((n) => /^\p{Lu}/u.test(n) && !/\d/.test(n) && n.split(' ').length <= 5)
    : []
  return names.length > 0 ? [...new Set(names)] : undefined
}

/**
 * The heading that is this article's headline: the one that repeats a title of the page, else the only first-level
 * one.
 */
function headingOf(page: Scan, facts: PageFacts, proper: readonly Span[] | undefined): Span | undefined {
  const repeated = page.headings.filter(
    (h) => h.level <= 2 && page.text.slice(...h.span) !== facts.outlet && facts.titles.some((t) => sameTitle(page.text.slice(...h.span), t)),
  )
  const first = repeated.sort((a, b) => a.level - b.level || a.span[0] - b.span[0])[0]
  if (first) return first.span
  const named = (span: Span) => !facts.title || shareWords(facts.title, page.text.slice(...span))
  const top = page.headings.filter((h) => h.level === 1 && named(h.span))
  return top.length === 1 && (!proper?.[0] || top[0]!.span[0] <= proper[0][1]) ? top[0]!.span : undefined
}

/** Text of a piece of HTML (a feed entry's content), with the map into it. */
export function fragmentText(source: string): { readonly text: string; readonly map: Scan['map'] } {
  const { text, map } = scan(source)
  return { text, map }
}
