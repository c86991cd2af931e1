import { lexicon } from '../lexicon.ts'
import { type Block, contentWords } from './blocks.ts'
import { closingNames } from './byline.ts'
import { type Furniture, isCapitals } from './furniture.ts'
import { isProse, titleCase } from './head.ts'

/** Words of text that have to stand above a heading ("Comments") before it can end the article. */
const ENOUGH = 60

/** Which of the blocks from `first` on are the article's. `keep[i]` counts from the first block of all. */
export function bodyBlocks(
  blocks: readonly Block[],
  kinds: readonly (Furniture | null)[],
  first: number,
  names: readonly string[],
  marked: boolean,
): boolean[] {
  const keep = blocks.map((_, i) => i >= first && kinds[i] === null)
  const end = endOf(blocks, kinds, keep, first, marked)
  for (let i = end; i < blocks.length; i++) keep[i] = false
  dropLinks(blocks, keep, first, marked)
  dropNotes(blocks, keep, first, names)
  dropTrailing(blocks, keep, first, marked)
  return keep
}

/**
 * Where the article ends: at a heading after which nothing of it follows, or at questions and answers that repeat it.
 */
function endOf(blocks: readonly Block[], kinds: readonly (Furniture | null)[], keep: readonly boolean[], first: number, marked: boolean): number {
  const { sections, faq } = lexicon()
  let words = 0
  for (let i = first; i < blocks.length; i++) {
    const b = blocks[i]!
    if (keep[i] && isProse(b)) words += b.words
    if (kinds[i] !== 'line' || words < ENOUGH) continue
    if (faq.has(b.key) && repeats(blocks, keep, first, i, marked ? 0.8 : 0.65)) return i
    if (sections.has(b.key) && !(marked && b.key === 'sources') && wordsAfter(blocks, kinds, i) < Math.max(words * (marked ? 0.35 : 1.5), 120)) return i
  }
  return blocks.length
}

function wordsAfter(blocks: readonly Block[], kinds: readonly (Furniture | null)[], at: number): number {
  let words = 0
  for (let i = at + 1; i < blocks.length; i++) if (kinds[i] === null && isProse(blocks[i]!)) words += blocks[i]!.words
  return words
}

/**
 * Whether the words below a block are, by the given share, words of the text above it. Repetitions have .8 and more,
 * new matter about one thing .5 to .75.
 */
function repeats(blocks: readonly Block[], keep: readonly boolean[], first: number, at: number, share: number): boolean {
  const above = new Set<string>()
  for (let i = first; i < at; i++) if (keep[i]) for (const w of contentWords(blocks[i]!.text)) above.add(w)
  let [all, known] = [0, 0]
  for (let i = at + 1; i < blocks.length && all < 2000; i++) {
    for (const w of contentWords(blocks[i]!.text)) {
      all++
      if (above.has(w)) known++
    }
  }
  return all === 0 || known / all >= share
}

/**
 * Takes out links to other stories in mid-text: lines of capitals, and lists of two or more title-like lines that no
 * sentence introduces.
 */
function dropLinks(blocks: readonly Block[], keep: boolean[], first: number, marked: boolean): void {
  for (let i = first; i < blocks.length; i++) {
    if (!keep[i]) continue
    const b = blocks[i]!
    if (i > first && isCapitals(b) && !marked) keep[i] = false
    if (!isTitle(b)) continue
    let end = i
    while (end < blocks.length && (isTitle(blocks[end]!) || !keep[end])) end++
    const run = range(i, end).filter((k) => keep[k])
    const links = run.length >= 2 ? run.every((k) => blocks[k]!.words >= 5) : isInserted(blocks, i, end)
    if (links && !marked) for (const k of run) keep[k] = false
    i = end - 1
  }
}

/**
 * From how many words on a single line without a stop between two paragraphs is a caption or another story's headline;
 * the article's own subheadings are shorter. Of 80 such lines of 8 words and more in two sets of news texts, 3 were
 * the article's.
 */
const INSERTED = 9

function isInserted(blocks: readonly Block[], at: number, end: number): boolean {
  const next = blocks[end]
  return blocks[at]!.words >= INSERTED && at > 0 && next !== undefined && isProse(next) && !/^[\p{Ll}]/u.test(next.text) && !/^["“‘'«(]/.test(blocks[at]!.text)
}

/**
 * A line that could be the headline of something: no stop, several words, no bullet, and nothing that introduces a
 * list.
 */
function isTitle(b: Block): boolean {
  return !b.sentence && b.words >= 4 && b.words < 28 && !/^[-*•–—\d]|[:;,]$/.test(b.text)
}

function range(from: number, to: number): number[] {
  return Array.from({ length: Math.max(0, to - from) }, (_, i) => from + i)
}

/** "Ann Lee is a correspondent …", "Ann Lee is The Courier's correspondent …": name and job. */
const BIO = /^((?:\p{Lu}[\p{L}.'’-]*\s){1,4})is\s((?:an?|the|our|\p{Lu}[^.]{0,60}['’]s?)\s[^.]{0,90})/u

/** Whether the text above a paragraph names its first person too: then the paragraph tells of somebody, and is no note on the author. */
function spokenOf(blocks: readonly Block[], keep: readonly boolean[], prose: readonly number[], at: number, name: string): boolean {
  const surname = name.trim().split(' ').at(-1)!
  return prose.some((i) => i < at && keep[i] && blocks[i]!.text.includes(surname))
}

/** Takes out notes on the author at the end: "Ann Lee is a correspondent …", "The author is …". */
function dropNotes(blocks: readonly Block[], keep: boolean[], first: number, names: readonly string[]): void {
  const { trade } = lexicon()
  const prose = range(first, blocks.length).filter((i) => keep[i] && isProse(blocks[i]!))
  if (prose.length < 2) return
  for (const i of prose.slice(-4).reverse()) {
    if (i === prose[0]) continue
    const text = blocks[i]!.text
    const opening = text.slice(0, 220)
    const named = names.some((n) => opening.startsWith(n))
    const bio = BIO.exec(opening)
    if (named && /\b(?:is|was|has|covers|reports|writes|joined)\b/.test(opening)) keep[i] = false
    else if (bio && trade.test(bio[2]!.toLowerCase()) && !/["“]/.test(text) && !spokenOf(blocks, keep, prose, i, bio[1]!)) keep[i] = false
    else if (closingNames(blocks[i]!).length > 0 && i >= prose.at(-2)! && !spokenOf(blocks, keep, prose, i, closingNames(blocks[i]!)[0]!)) keep[i] = false
    else if (/^About the (?:author|writer|reporter)s?\s*[:–—-]/i.test(opening)) keep[i] = false
    else if (/^The (?:author|writer)s?\b/.test(opening) && blocks[i]!.words < 90) keep[i] = false
  }
}

/**
 * An article ends with a sentence: lines below its last one are furniture. A list that a colon introduces is not below
 * but part of it.
 */
function dropTrailing(blocks: readonly Block[], keep: boolean[], first: number, marked: boolean): void {
  const last = range(first, blocks.length).findLast((i) => keep[i] && isProse(blocks[i]!))
  if (last === undefined) return
  const list = blocks[last]!.text.endsWith(':')
  for (let i = last + 1; i < blocks.length; i++) {
    const bullet = /^[-*•–]/.test(blocks[i]!.text)
    // A sentence, or one that breaks off at a colon before something that was not scraped.
    if (closingNames(blocks[i]!).length > 0) keep[i] = false
    if ((blocks[i]!.sentence && blocks[i]!.words >= 3) || (blocks[i]!.text.endsWith(':') && blocks[i]!.words >= 9)) continue
    if (!list && !(marked && (bullet || titleCase(blocks[i]!.text) < 0.5))) keep[i] = false
  }
}
