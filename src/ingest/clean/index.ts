import type { Article, RawArticle } from '../../model/article.ts'
import type { Note } from '../../model/notes.ts'
import type { Span } from '../../model/span.ts'
import { lexicon } from '../lexicon.ts'
import { languageOf } from '../language-id.ts'
import { note } from '../notes.ts'
import { type Block, blocksOf, trimSpace } from './blocks.ts'
import { bareNames, closingNames, reportingBy, signature } from './byline.ts'
import { type Furniture, furnitureOf } from './furniture.ts'
import { headOf } from './head.ts'
import { cutsIn } from './inline.ts'
import { outletOf } from './outlet.ts'
import { dateLine, datelineOf, datePrefix, publishedOf, type StatedDate } from './published.ts'
import { bodyBlocks } from './tail.ts'

/**
 * Tells the parts of an article apart: headline, byline, outlet, date of publication, body; all else is furniture. The
 * text itself is not changed, and spans point into it. Pure, never throws, near linear in the text's length. Unknown
 * stays null.
 */
export function clean(raw: RawArticle): Article {
  const { text } = raw
  const notes: Note[] = [...raw.notes]
  const prefix = raw.proper ? null : datePrefix(text.slice(0, 200))
  const areas = areasOf(raw, prefix?.end ?? 0)
  const blocks = blocksOf(text, areas)
  const kinds = blocks.map((b) => furnitureOf(b) ?? ownLine(b))
  const head = headOf(raw, blocks, kinds)
  const keep = bodyBlocks(blocks, kinds, head.first, head.names, raw.proper !== undefined)
  for (const i of head.standfirsts) keep[i] = true
  if (head.headline !== null) keep[head.headline] = false
  const body = joined(text, blocks, keep)
  const opening = body[0] ? datelineOf(text.slice(body[0][0], body[0][0] + 200)) : null
  const dates: StatedDate[] = [...(prefix ? [{ edtf: prefix.edtf, updated: false }] : []), ...head.dates, ...laterDates(blocks, keep, head.first)]
  const titled = head.headline === null ? null : withoutOutlet(text, withoutLabel(text, headlineSpan(raw, blocks[head.headline]!, body)))
  const headline = titled && trimSpace(text, titled.span)
  if (body.length === 0) notes.push(note('text-without-body'))
  return {
    name: raw.name,
    text,
    headline,
    body,
    outlet: outletOf(raw, head.outlet ?? titled?.outlet ?? null, opening, notices(blocks, kinds, keep)),
    byline: raw.given.byline ?? raw.found.byline ?? firstOf(head.names, lateByline(blocks, kinds, head.first), closingByline(blocks)),
    published: publishedOf(raw, dates, opening, notes),
    url: raw.given.url ?? raw.found.url ?? null,
    language: languageOf(sample(text, body)),
    notes,
  }
}

/**
 * Where to look: the format's choice with the heading before it, or all of the text after a date that a scraper left
 * at its start.
 */
function areasOf(raw: RawArticle, from: number): Span[] {
  if (!raw.proper) return [[from, raw.text.length]]
  const inside = (s: Span): Span => [Math.max(0, Math.min(s[0], raw.text.length)), Math.max(0, Math.min(s[1], raw.text.length))]
  const proper = raw.proper.map(inside)
  const { heading } = raw
  if (!heading || proper.some((p) => p[0] < heading[1] && heading[0] < p[1])) return proper
  return [...proper, inside(heading)].sort((a, b) => a[0] - b[0])
}

/** The heading as the format marks it; its block alone where that would take in lines of the body. */
function headlineSpan(raw: RawArticle, block: Block, body: readonly Span[]): Span {
  const { heading } = raw
  const whole = heading && heading[0] >= 0 && heading[1] <= raw.text.length && heading[0] < heading[1]
  return whole && !body.some((b) => b[0] < heading[1] && heading[0] < b[1]) ? heading : block.span
}

/** A headline without the label that a newsletter or a mail puts before it. */
function withoutLabel(text: string, [start, end]: Span): Span {
  const label = /^(?:subject|headline|title)\s?:\s+(?=\S)/i.exec(text.slice(start, Math.min(end, start + 40)))
  return [start + (label?.[0].length ?? 0), end]
}

const FROM = /\p{Ll} in \p{Lu}[\p{L}.'’ -]+$/u

/** Lines that date or sign an article are none of its text, wherever they stand. */
function ownLine(block: Block): Furniture | null {
  if (dateLine(block)) return 'date'
  // "Ann Lee in Oslo" in a line of its own signs, also below a standfirst that reads as text.
  if (block.words <= 6 && FROM.test(block.text) && bareNames(block).length > 0) return 'byline'
  if (block.words <= 10 && !block.sentence && /\b(?:19|20)\d\d\b/.test(block.text) && bareNames(block).length > 0) return 'byline'
  return block.words <= 12 && !block.sentence && signature(block)?.names.length ? 'byline' : null
}

/** The authors in a line below a standfirst that reads as running text. */
function lateByline(blocks: readonly Block[], kinds: readonly (Furniture | null)[], first: number): readonly string[] {
  const at = kinds.findIndex((k, i) => k === 'byline' && i >= first && i < first + 6)
  return at < 0 ? [] : (signature(blocks[at]!)?.names ?? bareNames(blocks[at]!))
}

/** A headline without the outlet that a page's title has behind a bar, or, for a known outlet, behind a dash. */
function withoutOutlet(text: string, span: Span): { readonly span: Span; readonly outlet: string | null } {
  const m = /\s+(\||[-–—])\s+([^|]{2,40})$/.exec(text.slice(Math.max(span[0], span[1] - 60), span[1]))
  const known = m ? lexicon().outletByName.get(m[2]!.toLowerCase()) : undefined
  const named = known ?? (m?.[1] === '|' && /^\p{Lu}[\p{L}.'’&-]*(?:\s\p{Lu}[\p{L}.'’&-]*){0,3}$/u.test(m[2]!) ? m[2]! : null)
  if (!m || !named || span[1] - m[0].length <= span[0] + 8) return { span, outlet: null }
  return { span: [span[0], span[1] - m[0].length], outlet: named }
}

/**
 * Spans of the kept blocks, without what is cut out inside them; neighbours with only white space between them are
 * one.
 */
function joined(text: string, blocks: readonly Block[], keep: readonly boolean[]): Span[] {
  const out: [number, number][] = []
  let together = false
  const add = (span: Span | null) => {
    if (!span) return
    const last = out.at(-1)
    if (last && together && trimSpace(text, [last[1], span[0]]) === null) last[1] = span[1]
    else out.push([span[0], span[1]])
    together = true
  }
  blocks.forEach((block, i) => {
    if (!keep[i]) {
      together = false
      return
    }
    let from = block.span[0]
    for (const [start, end] of cutsIn(block.text)) {
      if (block.span[0] + start > from) add(trimSpace(text, [from, block.span[0] + start]))
      together = false
      from = Math.max(from, block.span[0] + end)
    }
    if (from < block.span[1]) add(trimSpace(text, [from, block.span[1]]))
  })
  return out
}

/** Dates in lines of their own below the text: weaker than those above it, and only where they say what they are. */
function laterDates(blocks: readonly Block[], keep: readonly boolean[], first: number): StatedDate[] {
  const out: StatedDate[] = []
  for (let i = first; i < blocks.length && out.length < 5; i++) {
    const b = blocks[i]!
    if (!keep[i] && /\b(?:published|posted|date|dated|updated|modified)\b/i.test(b.text.slice(0, 60))) {
      const date = dateLine(b)
      if (date) out.push(date)
    }
  }
  return out
}

/** Lines that may name who holds the rights. */
function notices(blocks: readonly Block[], kinds: readonly (Furniture | null)[], keep: readonly boolean[]): string[] {
  const own = blocks.filter((_, i) => kinds[i] === 'copyright' || kinds[i] === 'phrase').map((b) => b.text)
  const last = blocks.findLast((_, i) => keep[i])
  const tail = last && /©|copyright/i.test(last.text.slice(-600)) ? [last.text.slice(-600).replace(/^[^]*?(?=©|copyright)/i, '')] : []
  return [...own.filter((t) => /©|\(c\)|copyright/i.test(t)), ...tail]
}

function firstOf(...lists: readonly (readonly string[])[]): readonly string[] {
  return lists.find((l) => l.length > 0) ?? []
}

function closingByline(blocks: readonly Block[]): string[] {
  for (const b of blocks.slice(-6)) {
    const reporting = b.words <= 40 ? reportingBy(b.text) : []
    const names = reporting.length > 0 ? reporting : closingNames(b)
    if (names.length > 0) return names
  }
  return []
}

function sample(text: string, body: readonly Span[]): string {
  let out = ''
  for (const [start, end] of body) {
    out += `${text.slice(start, Math.min(end, start + 1500))}\n`
    if (out.length >= 1500) break
  }
  return out
}
