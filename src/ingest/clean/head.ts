import type { RawArticle } from '../../model/article.ts'
import { letters, sameTitle } from '../html/metadata.ts'
import { lexicon } from '../lexicon.ts'
import { bareNames, shoutedName, signature } from './byline.ts'
import { type Block, contentWords } from './blocks.ts'
import { type Furniture, furnitureOf } from './furniture.ts'
import { dateLine, datelineOf, type StatedDate } from './published.ts'

/** What stands above and between headline and text, told apart. Indexes count blocks. */
export interface Head {
  readonly headline: number | null
  /** First block of the text itself. */
  readonly first: number
  /** Blocks before `first` that belong to the body: standfirsts. */
  readonly standfirsts: readonly number[]
  readonly names: readonly string[]
  readonly outlet: string | null
  readonly dates: readonly StatedDate[]
}

/** How many blocks above the text are looked at; menus can be long. */
const REACH = 400
const LONG = 28
/** A sentence that ends inside a line: a word of four letters or a quotation before the stop, so that abbreviations are none. */
const INNER_STOP = /\p{Ll}{4}(?:\.["”]?|[,?!]["”])\s+\p{Lu}/u

/** Whether a block reads as running text: it ends as a sentence does, or is too long for anything else. */
export function isProse(block: Block): boolean {
  return (block.sentence && block.words >= 6) || block.words >= LONG || (block.words >= 6 && INNER_STOP.test(block.text))
}

/** Tells apart what stands before the text. `kinds[i]` is why block i is furniture, or null. */
export function headOf(raw: RawArticle, blocks: readonly Block[], kinds: readonly (Furniture | null)[]): Head {
  const known = [raw.given.title, raw.found.title].filter((t): t is string => !!t && t.length >= 4)
  const reach = Math.min(blocks.length, REACH)
  let first = blocks.findIndex((b, i) => kinds[i] === null && isProse(b))
  if (first < 0) first = blocks.findIndex((_, i) => kinds[i] === null)
  if (first < 0) return { headline: null, first: blocks.length, standfirsts: [], names: [], outlet: null, dates: [] }
  let headline = knownHeadline(raw, blocks, known, reach)
  if (headline === null && known.length === 0 && isHeadlineSentence(blocks, first, kinds)) headline = first
  if (headline !== null && headline >= first) {
    const after = blocks.findIndex((b, i) => i > headline! && kinds[i] === null && isProse(b))
    // A heading below the first prose is this article's only if what stands above is little (a standfirst, a notice).
    if (headline === first || headline <= first + 3) first = after < 0 ? Math.min(headline + 1, blocks.length) : after
  }
  if (headline === null) headline = guessHeadline(blocks, kinds, first, known, mastheadOf(raw, blocks, first))
  return between(blocks, kinds, headline, first, known.length > 0)
}

/** The block that the format marks as heading, or that repeats a known title. */
function knownHeadline(raw: RawArticle, blocks: readonly Block[], titles: readonly string[], reach: number): number | null {
  if (raw.heading) {
    const [start, end] = raw.heading
    const at = blocks.findIndex((b) => b.span[0] < end && start < b.span[1])
    return at < 0 ? null : at
  }
  for (let i = 0; i < reach && titles.length > 0; i++) {
    const b = blocks[i]!
    if (b.words <= 40 && titles.some((t) => letters(t) === letters(b.text) || (b.words >= 4 && !b.sentence && sameTitle(t, b.text)))) return i
  }
  return null
}

/**
 * A first line that ends like a sentence but is a headline: a question or exclamation of a line with longer text
 * below, or one whose words are capitalised as English titles are.
 */
function isHeadlineSentence(blocks: readonly Block[], first: number, kinds: readonly (Furniture | null)[]): boolean {
  const block = blocks[first]!
  const next = blocks.findIndex((b, i) => i > first && kinds[i] === null && isProse(b))
  if (block.words > 22 || next < 0 || next > first + 8) return false
  if (blocks.some((b, i) => i < first && kinds[i] === null && b.words >= 4)) return false
  const titled = titleCase(block.text) >= 0.8 && block.words >= 4
  const called = /[?!]["'”’]?$/.test(block.text) && block.words <= 18 && blocks[next]!.words > block.words
  return (titled || called) && !datelineOf(block.text)
}

/** Share of longer words that start with a capital. */
export function titleCase(text: string): number {
  const words = text.match(/[\p{L}][\p{L}’'-]{3,}/gu) ?? []
  return words.length < 3 ? 0 : words.filter((w) => /^\p{Lu}/u.test(w)).length / words.length
}

/** A row of sections or a path to one: short pieces between bars, arrows or wide gaps. */
function isMenu(text: string): boolean {
  const parts = text.split(/\s*[|>»›]\s*|\s{2,}/)
  return parts.length >= 3 && parts.every((p) => p.split(/\s+/).length <= 3 && p.length <= 24)
}

/** Lines at most that stand together at the top as a paper's name, motto, edition and day. */
const MASTHEAD = 4

/**
 * How many blocks at the top are the masthead: lines that stand together, begin with the outlet's name as it was given, or have a row of
 * sections or a day below a short name. None where nothing but them stands above the text.
 */
function mastheadOf(raw: RawArticle, blocks: readonly Block[], first: number): number {
  let end = 1
  while (end < first && end <= MASTHEAD && !raw.text.slice(blocks[end - 1]!.span[1], blocks[end]!.span[0]).includes('\n\n')) end++
  const top = blocks.slice(0, end)
  if (first === 0 || end > MASTHEAD || top.some((b) => b.words > 14 || b.sentence)) return 0
  const outlet = letters(raw.given.outlet ?? raw.found.outlet ?? '')
  const name = letters(top[0]!.text)
  const named = outlet.length >= 4 && (name.startsWith(outlet) || (name.length >= 4 && outlet.includes(name)))
  return named || (top[0]!.words <= 5 && top.slice(1).some((b) => isMenu(b.text) || dateLine(b) !== null)) ? end : 0
}

/** The first title-like line above the text; of several the first with four words or more. */
function guessHeadline(
  blocks: readonly Block[],
  kinds: readonly (Furniture | null)[],
  first: number,
  titles: readonly string[],
  masthead: number,
): number | null {
  const titled = titles.length > 0
  const open: number[] = []
  for (let i = masthead; i < Math.min(first, REACH); i++) {
    const b = blocks[i]!
    if (isMenu(b.text)) continue
    const softLabel = kinds[i] === 'label' && i === 0 && !/^(?:see|read|also|share|tags|photo|image|credit)/i.test(b.text)
    if ((kinds[i] !== null && !softLabel) || b.words < 2 || b.words > 40 || dateLine(b) || signature(b)) continue
    open.push(i)
  }
  const long = open.filter((i) => blocks[i]!.words >= 4)
  // Where the title is known but does not stand in the text, only a line that speaks of the same will do.
  if (titled) return long.find((i) => titles.some((t) => alike(t, blocks[i]!.text))) ?? null
  // A headline of three words with a standfirst below it.
  const [top, next] = open
  if (top === 0 && next !== undefined && next === long[0] && blocks[0]!.words === 3 && blocks[next]!.words >= 11 && !sectionName(blocks[0]!)) return 0
  if (long.length > 0) return long[0]!
  return open.find((i) => bareNames(blocks[i]!).length === 0 && !sectionName(blocks[i]!)) ?? null
}

/** Whether two titles share at least two fifths of the shorter one's longer words. */
function alike(a: string, b: string): boolean {
  const [x, y] = [new Set(contentWords(a)), new Set(contentWords(b))]
  const shared = [...x].filter((w) => y.has(w)).length
  return shared >= 2 && shared >= Math.min(x.size, y.size) * 0.4
}

function sectionName(b: Block): boolean {
  const words = b.key.split(' ')
  return words.every((w) => lexicon().sectionWords.has(w))
}

/** Points under a headline that sum the article up. */
const BULLET = /^[-•*–]\s/

/** A line "Ann Lee, diplomatic editor" without the job. */
function withoutJob(b: Block): Block {
  const [name, job] = [b.text.replace(/,.*$/s, ''), b.text.slice(b.text.indexOf(',') + 1)]
  return name !== b.text && lexicon().trade.test(job.toLowerCase()) ? { ...b, text: name } : b
}

/** Sorts the other blocks above the text: bylines, dates, standfirsts; the rest is furniture. */
function between(blocks: readonly Block[], kinds: readonly (Furniture | null)[], headline: number | null, first: number, titled: boolean): Head {
  const names: string[] = []
  const dates: StatedDate[] = []
  const standfirsts: number[] = []
  let outlet: string | null = null
  const title = headline === null ? '' : letters(blocks[headline]!.text)
  for (let i = 0; i < Math.min(first, REACH); i++) {
    const b = blocks[i]!
    if (i === headline) continue
    const signed = signature(b)
    const dated =
      dateLine(b) ??
      (signed
        ? dateLine({ ...b, text: withoutCounter(b.text).replace(/^.*?(?=\d|\b(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec))/s, ''), words: 4 })
        : null)
    if (dated) dates.push(dated)
    if (signed) {
      names.push(...signed.names)
      outlet ??= signed.outlet
    } else if ((dated || kinds[i] === null || kinds[i] === 'byline') && (headline === null ? titled : i > headline)) {
      const shouted = headline !== null && i === headline + 1 ? shoutedName(b) : null
      const bare = names.length > 0 || i > (headline ?? -1) + 4 ? [] : shouted !== null ? [shouted] : bareNames(withoutJob(b))
      if (bare.length > 0 && looksSigned(blocks, kinds, i, first)) names.push(...bare)
      else if (!dated && b.words >= (BULLET.test(b.text) ? 5 : 7) && letters(b.text) !== title && furnitureOf(b) === null && !sectionName(b))
        standfirsts.push(i)
    }
  }
  return { headline, first, standfirsts, names: [...new Set(names)], outlet, dates }
}

/** "… | 12 comments" without the count. */
function withoutCounter(text: string): string {
  return text.replace(/\s*[|•·]\s*\d[\d,.]*\s+(?:comments?|replies|shares?|views?|likes?|reads?)\s*$/i, '')
}

/** A bare name is a byline when what follows it up to the text is short: a date, a credit, a job, nothing. */
function looksSigned(blocks: readonly Block[], kinds: readonly (Furniture | null)[], at: number, first: number): boolean {
  const rest = blocks.slice(at + 1, first)
  return rest.length <= 4 && rest.every((b, i) => kinds[at + 1 + i] !== null || b.words <= 12)
}
