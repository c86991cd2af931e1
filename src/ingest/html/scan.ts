import type { Span } from '../../model/span.ts'
import { decodeReferences } from './entities.ts'

/**
 * What one pass over a page's source gives: its text in reading order, where that stands in the source, and what its
 * head says.
 */
export interface Scan {
  /** All text that a reader could see, one block a line, white space collapsed. */
  readonly text: string
  /** Pairs [offset in text, offset in source], ascending. */
  readonly map: readonly (readonly [number, number])[]
  /** The source with a number in every start tag (attribute `MARK`), for a DOM to carry along. */
  readonly marked: string
  /** Offset in `text` where the element of that number starts. */
  readonly starts: readonly number[]
  /** Deepest nesting of elements that have to be closed. */
  readonly depth: number
  readonly title: string
  readonly metas: readonly Attributes[]
  readonly links: readonly Attributes[]
  readonly times: readonly { readonly at: number; readonly attributes: Attributes }[]
  /** Contents of `<script type="application/ld+json">`. */
  readonly jsonLd: readonly string[]
  readonly headings: readonly { readonly level: number; readonly span: Span }[]
  /** Text of `<main>` and `<article>` elements. */
  readonly containers: readonly Span[]
  /** Text of links, ascending. */
  readonly anchors: readonly Span[]
  readonly lang: string | null
}

export type Attributes = Readonly<Record<string, string>>
export const MARK = 'data-parley'

const RAW = new Set(['script', 'style', 'noscript', 'template', 'textarea', 'title', 'iframe', 'svg', 'math', 'object', 'select', 'xmp'])
const VOID = new Set(['area', 'base', 'br', 'col', 'embed', 'hr', 'img', 'input', 'link', 'meta', 'param', 'source', 'track', 'wbr'])
/** Closed by their next sibling: they do not nest however often they stand unclosed. */
const SELF_CLOSING = new Set(['p', 'li', 'td', 'th', 'tr', 'dt', 'dd', 'option', 'thead', 'tbody', 'tfoot', 'colgroup'])
const INLINE = new Set(
  (
    'a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd label mark nobr output q rb rp rt ruby s samp small span strike strong ' +
    'sub sup time tt u var wbr img picture source map area'
  ).split(' '),
)
/** No page has more of these that matter; what follows is somebody's trap. */
const MOST = 500
const NAME = /[a-zA-Z][^\s/>]*/y
const ATTRIBUTE = /([^\s"'<>/=]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'=<>`]+)))?/g

/**
 * Scans HTML source. Linear in its length; never throws on any text; broken tags are read as browsers do, near enough.
 */
export function scan(source: string): Scan {
  return new Scanner(source).run()
}

class Scanner {
  readonly source: string
  readonly out: Writer
  readonly marked: string[] = []
  readonly starts: number[] = []
  readonly metas: Attributes[] = []
  readonly links: Attributes[] = []
  readonly times: { at: number; attributes: Attributes }[] = []
  readonly jsonLd: string[] = []
  readonly headings: { level: number; span: Span }[] = []
  readonly containers: Span[] = []
  readonly anchors: [number, number][] = []
  readonly opened: { name: string; at: number }[] = []
  anchor = -1
  open = 0
  depth = 0
  title = ''
  lang: string | null = null
  heading: { level: number; start: number } | null = null
  copied = 0

  constructor(source: string) {
    this.source = source
    this.out = new Writer()
  }

  run(): Scan {
    const { source } = this
    const lastClose = source.lastIndexOf('>')
    let at = 0
    while (at < source.length) {
      const next = source.indexOf('<', at)
      if (next < 0 || next > lastClose) {
        this.out.add(source.slice(at), at)
        break
      }
      if (next > at) this.out.add(source.slice(at, next), at)
      at = this.markup(next)
    }
    this.marked.push(source.slice(this.copied))
    const { out, marked, starts, depth, title, metas, links, times, jsonLd, headings, containers, anchors, lang } = this
    return {
      text: out.text(),
      map: out.map,
      marked: marked.join(''),
      starts,
      depth,
      title,
      metas,
      links,
      times,
      jsonLd,
      headings,
      containers,
      anchors,
      lang,
    }
  }

  /** Reads what starts with `<` and gives the offset after it. */
  markup(at: number): number {
    const { source } = this
    const c = source.charCodeAt(at + 1)
    if (c === 33 || c === 63) {
      const comment = source.startsWith('<!--', at)
      const end = source.indexOf(comment ? '-->' : '>', at + 2)
      return end < 0 ? source.length : end + (comment ? 3 : 1)
    }
    const closing = c === 47
    NAME.lastIndex = at + (closing ? 2 : 1)
    const name = NAME.exec(source)?.[0].toLowerCase()
    if (!name) {
      this.out.add('<', at)
      return at + 1
    }
    const nameEnd = NAME.lastIndex
    const end = tagEnd(source, nameEnd)
    if (closing) this.close(name)
    else return this.start(name, nameEnd, end)
    return end
  }

  start(name: string, nameEnd: number, end: number): number {
    const { source, out } = this
    if (!INLINE.has(name)) out.breakLine(name)
    const tag = source.slice(nameEnd, end - 1)
    if (name === 'html') this.lang = attributes(tag).lang ?? null
    else if (name === 'meta' && this.metas.length < MOST) this.metas.push(attributes(tag))
    else if (name === 'link' && this.links.length < MOST) this.links.push(attributes(tag))
    else if (name === 'time' && this.times.length < MOST) this.times.push({ at: out.length, attributes: attributes(tag) })
    if (RAW.has(name)) return tag.endsWith('/') && (name === 'svg' || name === 'math') ? end : this.raw(name, tag, end)
    if (name !== 'html' && name !== 'head' && name !== 'meta' && name !== 'link') {
      this.marked.push(source.slice(this.copied, nameEnd), ` ${MARK}="${this.starts.length}"`)
      this.copied = nameEnd
      this.starts.push(out.length)
    }
    if (name === 'a') this.anchor = out.length
    else if ((name === 'main' || name === 'article') && this.opened.length < MOST) this.opened.push({ name, at: out.length })
    if (/^h[1-6]$/.test(name)) this.heading = { level: Number(name[1]), start: out.length }
    if (!VOID.has(name) && !SELF_CLOSING.has(name) && !tag.endsWith('/')) {
      this.open++
      if (this.open > this.depth) this.depth = this.open
    }
    return end
  }

  /** Passes over an element whose content is no text of the page. */
  raw(name: string, tag: string, from: number): number {
    const close = new RegExp(`</${name}\\b`, 'gi')
    close.lastIndex = from
    const found = close.exec(this.source)
    const content = this.source.slice(from, found ? found.index : this.source.length)
    if (name === 'title' && !this.title) this.title = collapse(decodeReferences(content.slice(0, 5000)).text)
    if (name === 'script' && /ld\+json/i.test(tag)) this.jsonLd.push(content)
    return found ? tagEnd(this.source, close.lastIndex) : this.source.length
  }

  close(name: string): void {
    const { out, heading } = this
    if (heading && name === `h${heading.level}`) {
      const span = out.trimmed(heading.start)
      if (span) this.headings.push({ level: heading.level, span })
      this.heading = null
    }
    if (name === 'a' && this.anchor >= 0) {
      if (out.length > this.anchor) this.anchors.push([this.anchor, out.length])
      this.anchor = -1
    } else if (name === 'main' || name === 'article') this.contain(name)
    if (!INLINE.has(name)) out.breakLine(name)
    if (!VOID.has(name) && !SELF_CLOSING.has(name) && this.open > 0) this.open--
  }

  /** Closes the innermost open element of that name. */
  contain(name: string): void {
    const at = this.opened.findLastIndex((o) => o.name === name)
    if (at < 0) return
    const [{ at: start }] = this.opened.splice(at) as [{ name: string; at: number }]
    if (this.out.length > start && this.containers.length < MOST) this.containers.push([start, this.out.length])
  }
}

/** Collects text, collapsing white space, and notes where it came from. */
class Writer {
  readonly parts: string[] = []
  readonly map: [number, number][] = []
  length = 0
  /** White space that is due before the next character: none, a space, a line break. */
  due: '' | ' ' | '\n' = ''

  add(raw: string, at: number): void {
    const { text, shifts } = decodeReferences(raw)
    let shift = 0
    for (const m of text.matchAll(/[^\s\u00ad]+|[\s\u00ad]+/g)) {
      if (/^[\s\u00ad]/.test(m[0])) {
        if (this.due === '' && /\s/.test(m[0])) this.due = ' '
        continue
      }
      if (this.due && this.length > 0) this.push(this.due)
      this.due = ''
      while (shift < shifts.length && shifts[shift]![0] <= m.index) shift++
      const before = shift > 0 ? shifts[shift - 1]! : ([0, 0] as const)
      this.place(at + before[1] + (m.index - before[0]))
      this.push(m[0])
    }
  }

  /** Notes where the next character comes from, unless it follows from the last note. */
  place(source: number): void {
    const last = this.map.at(-1)
    if (!last || source - this.length !== last[1] - last[0]) this.map.push([this.length, source])
  }

  breakLine(name: string): void {
    if (name === 'td' || name === 'th') {
      if (this.due === '') this.due = ' '
    } else this.due = '\n'
  }

  push(part: string): void {
    this.parts.push(part)
    this.length += part.length
  }

  text(): string {
    return this.parts.join('')
  }

  /** The text from an offset to here without white space at its ends, or null. */
  trimmed(from: number): Span | null {
    let start = from
    let seen = this.length
    for (let i = this.parts.length - 1; i >= 0 && seen > from; i--) {
      seen -= this.parts[i]!.length
      if (seen >= from && this.parts[i]!.trim()) start = seen
    }
    return start < this.length ? [start, this.length] : null
  }
}

/** Offset after the tag's `>`; quotes hide it. A tag that is never closed runs to the end. */
function tagEnd(source: string, from: number): number {
  let at = from
  for (;;) {
    const c = source.charCodeAt(at)
    if (Number.isNaN(c)) return source.length
    if (c === 62) return at + 1
    if ((c === 34 || c === 39) && /=\s*$/.test(source.slice(Math.max(from, at - 4), at))) {
      const close = source.indexOf(source.charAt(at), at + 1)
      if (close < 0) return source.length
      at = close
    }
    at++
  }
}

/** Attributes of a tag, names in lower case, values decoded. */
function attributes(tag: string): Attributes {
  const out: Record<string, string> = {}
  for (const m of tag.slice(0, 20_000).matchAll(ATTRIBUTE)) {
    const name = m[1]!.toLowerCase()
    if (!(name in out) && name !== '__proto__') out[name] = decodeReferences(m[2] ?? m[3] ?? m[4] ?? '').text
  }
  return out
}

/** White space made single, none at the ends. */
export function collapse(text: string): string {
  return text.replace(/\s+/g, ' ').trim()
}
