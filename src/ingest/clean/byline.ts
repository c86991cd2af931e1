import { findDates } from '../dates.ts'
import { lexicon } from '../lexicon.ts'
import type { Block } from './blocks.ts'

const TOKEN = "(?:\\p{Lu}[\\p{L}\\p{M}'’.-]*\\p{L}\\.?|\\p{Lu}\\.?)"
const PARTICLE = '(?:de|da|del|della|der|van|von|den|di|du|la|le|al|el|bin|ibn|ben|bint|abu|ter|ten|dos|das)'
const NAME = `${TOKEN}(?:\\s${PARTICLE}){0,2}(?:\\s${TOKEN}){1,3}`
const LIST = `${NAME}(?:(?:,\\s|\\sand\\s|,\\sand\\s|\\s&\\s)${NAME}){0,5}`
/** "By", "Reporting by", "Author:" before names. */
const OPENING = /^(?:by|written by|posted by|story by|text by|words by|report by|reported by|reporting by|author|authors|text|words)\s?:?\s+(?=\p{Lu})/iu
const STRICT_LIST = new RegExp(`^${LIST}$`, 'u')
const PLAIN = new RegExp(`^${NAME}$`, 'u')
const NAME_AT = new RegExp(NAME, 'uy')
const SEPARATORS = [/,\s/y, /\sand\s/y, /,\sand\s/y, /\s&\s/y]
/** Names in a list at most. */
const MOST = 6
const REPORTING = /\(?(?:Additional reporting|Reporting|Writing) by /g

/** "Posted by ann_k on …": a blog's author under the name of an account, with nothing but a date and counters behind. */
const HANDLE =
  /^posted by ((?=[\p{L}\p{N}_.-]*[_\d\p{Ll}])[\p{Ll}\p{N}][\p{L}\p{N}_.-]{2,29})\s*(?:on|at)?\s*(?:,?\s*(?:mon|tues|wednes|thurs|fri|satur|sun)day)?,?\s*(?:$|[|,–—-])/iu

/** People named as the authors, and what else the line says: an outlet ("By Ann Lee, Associated Press"). */
export interface Signature {
  readonly names: readonly string[]
  readonly outlet: string | null
}

/** Reads a line "By …". Null where the block is none. An agency in the place of a name is the outlet. */
export function signature({ text, words }: Block): Signature | null {
  if (words > 24 || !/^(?:by|written|posted|story|text|words|report|reported|reporting|author|authors)\b/i.test(text)) return null
  const clean = withoutDates(text)
  const house = /^(?:by|written by|posted by)\s?:?\s+(.{2,60}?)\s*[,|.–-]*$/i.exec(clean)
  const known = house ? lexicon().outletByName.get(house[1]!.toLowerCase()) : undefined
  if (known) return { names: [], outlet: known }
  const handle = HANDLE.exec(clean)
  if (handle) return { names: [handle[1]!], outlet: null }
  if (/^by (?:our |the )?(?:staff|news desk|newsroom|agencies|web desk|reuters staff|foreign desk|editor)/i.test(clean)) return { names: [], outlet: null }
  const opening = OPENING.exec(clean)
  const list = opening ? listAt(clean, opening[0].length) : null
  if (!opening || list === null) return null
  const length = opening[0].length + list.length
  if (length < clean.length - 60 && words > 14) return null
  const { names, outlet } = split(list)
  const rest = clean
    .slice(length)
    .replace(/^[\s,|–—-]+/, '')
    .replace(/[\s,.|–—-]+$/, '')
  const after = rest ? (lexicon().outletByName.get(rest.toLowerCase()) ?? null) : null
  return names.length > 0 || outlet ? { names, outlet: outlet ?? after } : null
}

/**
 * The names that stand in a row at a place of a text, as the text has them, or null. One pattern for a single name, tried again behind each
 * separator: as one pattern the whole row takes ten times as long to make ready.
 */
function listAt(text: string, from: number): string | null {
  let end = nameEnd(text, from)
  if (end < 0) return null
  for (let n = 1; n < MOST; n++) {
    let next = -1
    for (const separator of SEPARATORS) {
      separator.lastIndex = end
      if (separator.test(text)) next = nameEnd(text, separator.lastIndex)
      if (next >= 0) break
    }
    if (next < 0) break
    end = next
  }
  return text.slice(from, end)
}

function nameEnd(text: string, from: number): number {
  NAME_AT.lastIndex = from
  return NAME_AT.test(text) ? NAME_AT.lastIndex : -1
}

function split(list: string): { names: string[]; outlet: string | null } {
  const parts = list.split(/,\s(?:and\s)?|\sand\s|\s&\s/).map((p) => p.trim())
  const names: string[] = []
  let outlet: string | null = null
  for (const part of parts) {
    const known = lexicon().outletByName.get(part.toLowerCase())
    if (known) outlet = known
    else if (PLAIN.test(part) && !sectionLike(part, 0.5) && !JOB.test(part)) names.push(part)
  }
  return { names, outlet }
}

/** What stands where a name could, but is a job or a desk: "Staff Writer", "Political Correspondent", "Savanna News Service". */
const JOB = /\b(?:staff|writers?|reporters?|correspondents?|editors?|editorial|bureau|desk|newsroom|service|agency|agencies|columnist|contributors?|team)\b/i

const BETWEEN_NAMES = new Set('de da del della der van von den di du la le al el bin ibn ben bint abu ter ten dos das and'.split(' '))

/** Whether a word in small letters rules out a row of names: quick, and before the patterns, which are slow to make ready. */
function hasOtherWords(text: string): boolean {
  return text.split(/\s/).some((w) => /^[a-z]/.test(w) && !BETWEEN_NAMES.has(w))
}

/**
 * A line that is nothing but names of people ("Ann Lee", "Ann Lee and Bo Ek"), as bylines under a headline are.
 * Sections ("World News"), places and agencies have the same shape: words that stand in their names rule a line out.
 */
export function bareNames(block: Block): string[] {
  const { words } = block
  // "Ann Lee in Oslo": where they write from is none of the name.
  if (words < 2 || words > 12) return []
  const text = block.text.includes(' in ') ? block.text.replace(/ in \p{Lu}[\p{L}.'’-]+(?: \p{Lu}[\p{L}.'’-]+)?$/u, '') : block.text
  if (text.length > 80 || text === text.toUpperCase() || hasOtherWords(text) || !STRICT_LIST.test(text)) return []
  const { names, outlet } = split(text)
  return outlet || names.some((n) => sectionLike(n, 0) || !PLAIN.test(n)) ? [] : names
}

/**
 * A line of two or three words in capitals, as some papers print a byline: the name in ordinary case, or null. Sections and regions
 * ("WORLD NEWS", "SOUTH ASIA") have the same shape and their words rule a line out.
 */
export function shoutedName({ text, words }: Block): string | null {
  if (words < 2 || words > 3 || !/^\p{Lu}{2,15}(?: \p{Lu}\.?)? [\p{Lu}'’-]{3,20}$/u.test(text)) return null
  const name = text.toLowerCase().replace(/(^|[ '’-])(\p{L})/gu, (_, a: string, b: string) => a + b.toUpperCase())
  return sectionLike(name, 0) || REGION.test(name) ? null : name
}

const REGION =
  /\b(?:north|south|east|west|middle|central|united|new|asia|africa|america|europe|latin|korea|sri|saudi|states|kingdom|live|part|special|full|breaking|exclusive|story|report|updates?)\b/i

function sectionLike(name: string, most: number): boolean {
  const words = name.toLowerCase().split(/\s+/)
  return words.filter((w) => lexicon().sectionWords.has(w)).length / words.length > most
}

/** Authors in a closing line "(Reporting by …; Editing by …)". */
export function reportingBy(text: string): string[] {
  const head = text.slice(0, 400)
  for (const m of head.matchAll(REPORTING)) {
    const list = listAt(head, m.index + m[0].length)
    if (list !== null) return /^\(?Additional/.test(m[0]) ? [] : split(list).names
  }
  return []
}

/** A line without the dates in it and the bars around them. */
export function withoutDates(text: string): string {
  let out = text
  for (const d of findDates(text).reverse()) out = `${out.slice(0, d.span[0])} ${out.slice(d.span[1])}`
  return out
    .replace(/\b\d{1,2}:\d\d(?:\s?[ap]\.?m\.?)?(?:\s(?:GMT|UTC|[ECMP][SD]T|BST|CET|CEST))?/gi, ' ')
    .replace(/\s*[|•·–—-]\s*$|\s{2,}/g, ' ')
    .trim()
}
