import type { Span } from '../../model/span.ts'
import { type Block, blocksOf } from '../clean/blocks.ts'
import { linkedom, readability } from '../libraries.ts'
import { collapse, MARK, type Scan } from './scan.ts'

/** Nesting and size from which no DOM is built: its walkers are recursive, and no article is that deep or long. */
export const MAX_DEPTH = 400
export const MAX_LENGTH = 8_000_000
/** How far after its element's start a piece of text may stand before the place is given up as unknown. */
const WINDOW = 20_000

/** What the extractor makes of a page. */
export interface Proper {
  /** Stretches of the scan's text that are the article proper, ascending. */
  readonly spans: readonly Span[]
  readonly byline: string | null
}

/**
 * The article proper in a page, by Mozilla's Readability on a DOM of the marked source, placed in the scan's text.
 * Null where the page is too deep or long for a DOM, or holds no article. Never throws.
 */
export function properOf(page: Scan): Proper | null {
  if (page.depth > MAX_DEPTH || page.marked.length > MAX_LENGTH) return null
  try {
    const { document } = linkedom().parseHTML(page.marked)
    if (!document.documentElement || !document.body) return null
    const byline = visibleByline(document)
    const { Readability } = readability()
    const reader = new Readability<Node>(document as never, {
      serializer: (node) => node as never,
      maxElemsToParse: 150_000,
      charThreshold: 500,
    })
    const article = reader.parse()
    if (!article?.content) return null
    const spans = widen(page, place(page, article.content))
    return spans.length > 0 ? { spans, byline: byline ?? article.byline ?? null } : null
  } catch {
    return null
  }
}

/** The little of the DOM that is used here; linkedom's own types need the browser's library. */
interface Node {
  readonly nodeType: number
  readonly textContent: string | null
  readonly firstChild: Node | null
  readonly nextSibling: Node | null
  readonly parentNode: Node | null
  getAttribute?(name: string): string | null
}

/** Finds each text of the extracted tree in the scan's text, starting at the nearest marked element around it. */
function place(page: Scan, root: Node): Span[] {
  const spans: Span[] = []
  let cursor = 0
  for (const node of textsOf(root)) {
    const chunk = collapse((node.textContent ?? '').replaceAll('\u00ad', ''))
    if (!chunk) continue
    const base = startOf(page, node)
    const from = cursor >= base && cursor < base + WINDOW ? cursor : base
    const at = page.text.slice(from, from + WINDOW + chunk.length).indexOf(chunk)
    if (at < 0) continue
    spans.push([from + at, from + at + chunk.length])
    cursor = from + at + chunk.length
  }
  return merge(page.text, spans)
}

/**
 * Below this share of the running text in the page's own container, the extractor took one section for the article.
 * Swept .2 to .6 on WCXB.
 */
const TOO_LITTLE = 0.4

/**
 * The extractor picks one branch of the tree; pages that lay an article out in many sections lose most of it. Where a
 * `<main>` or `<article>`, or all that follows the first heading, has far more running text, that is taken instead,
 * from its first to its last paragraph.
 */
function widen(page: Scan, spans: readonly Span[]): Span[] {
  const whole: Span = [page.headings.find((h) => h.level === 1)?.span[1] ?? 0, page.text.length]
  const container = page.containers.toSorted((a, b) => b[1] - b[0] - (a[1] - a[0]))[0]
  const region = container && words(paragraphs(page, [container])) > 150 ? container : whole
  const own = words(paragraphs(page, spans))
  const all = paragraphs(page, [region])
  if (own >= words(all) * TOO_LITTLE || words(all) < 150) return [...spans]
  return [[all[0]!.span[0], all.at(-1)!.span[1]]]
}

/** Running text: blocks of sentences, most of them no links. */
function paragraphs(page: Scan, areas: readonly Span[]): Block[] {
  let at = 0
  return blocksOf(page.text, areas).filter((b) => {
    if (!b.sentence || b.words < 12) return false
    while (at < page.anchors.length && page.anchors[at]![1] <= b.span[0]) at++
    let linked = 0
    for (let i = at; i < page.anchors.length && page.anchors[i]![0] < b.span[1]; i++)
      linked += Math.min(page.anchors[i]![1], b.span[1]) - Math.max(page.anchors[i]![0], b.span[0])
    return linked < (b.span[1] - b.span[0]) * 0.5
  })
}

function words(blocks: readonly Block[]): number {
  return blocks.reduce((n, b) => n + b.words, 0)
}

function* textsOf(root: Node): Generator<Node> {
  let node: Node | null = root
  while (node) {
    if (node.nodeType === 3) yield node
    if (node.firstChild) node = node.firstChild
    else {
      while (node && node !== root && !node.nextSibling) node = node.parentNode
      node = !node || node === root ? null : node.nextSibling
    }
  }
}

function startOf(page: Scan, node: Node): number {
  for (let up = node.parentNode; up; up = up.parentNode) {
    const mark = up.getAttribute?.(MARK)
    if (mark) return page.starts[Number(mark)] ?? 0
  }
  return 0
}

/** Spans in order, joined where only white space stands between them. */
function merge(text: string, spans: Span[]): Span[] {
  const out: [number, number][] = []
  for (const [start, end] of spans.sort((a, b) => a[0] - b[0] || a[1] - b[1])) {
    const last = out.at(-1)
    if (last && (start <= last[1] || (start - last[1] < 4 && !text.slice(last[1], start).trim()))) last[1] = Math.max(last[1], end)
    else out.push([start, end])
  }
  return out
}

const BYLINES = [
  '[itemprop="author"] [itemprop="name"]',
  '[rel="author"]',
  '[itemprop="author"]',
  '.byline-name',
  '.author-name',
  '.author__name',
  '.byline .author',
  '.entry-author-name',
  '.byline__name',
  '.byline a',
  '.author a',
  '.byline',
  '.author',
]

interface Queried {
  querySelectorAll(selector: string): Iterable<Node>
}

/** The author as the page shows it, when it shows one name in one of the usual places. */
function visibleByline(document: Queried): string | null {
  for (const selector of BYLINES) {
    const found = [...new Set([...document.querySelectorAll(selector)].map((n) => collapse(n.textContent ?? '')).filter((x) => x && x.length <= 80))]
    if (found.length === 1) return found[0]!
  }
  return null
}
