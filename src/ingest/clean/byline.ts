import { findDates } from '../dates.ts'
import { lexicon } from '../lexicon.ts'
import type { Block } from './blocks.ts'

const TOKEN = "(?:\\p{Lu}[\\p{L}\\p{M}'’.-]*\\p{L}\\.?|\\p{Lu}\\.?)"
const PARTICLE = '(?:de|da|del|della|der|van|von|den|di|du|la|le|al|el|bin|ibn|ben|bint|abu|ter|ten|dos|das)'
const NAME = `${TOKEN}(?:\\s${PARTICLE}){0,2}(?:\\s${TOKEN}){1,3}`
const LIST = `${NAME}(?:(?:,\\s|\\sand\\s|,\\sand\\s|\\s&\\s)${NAME}){0,5}`
/** What kind of piece it is, or what its authors did, before "by" or a colon. */
const PIECE =
  '(?:special |exclusive |live |news |video )?(?:analysis|report|reporting|story|text|words|explainer|opinion|comment|commentary|interview|feature|updates?|review|column|blog|dispatch)'
const DONE = '(?:written|posted|published|reported|compiled|prepared|produced|authored)'
const WRITER = '(?:reporters?|writers?|authors?|correspondents?)'
/** "By", "Analysis by", "Author:", "From our correspondent", "OSLO — By" before names. */
const OPENING = new RegExp(
  `^(?:\\p{Lu}[\\p{Lu} .'-]{2,24}\\s[–—-]\\s)?(?:(?:${PIECE}|${DONE})\\s?:?\\s(?:from \\p{L}[\\p{L} ]{1,24} )?by|by|(?:${PIECE}|${WRITER})\\s?[:|]|(?:from |by )?(?:our|the) (?:[\\p{L}-]+ ){0,2}${WRITER},?|from(?= [^,]{3,60} in \\p{Lu})|(?:${WRITER}|text|words))\\s?:?\\s+(?=\\p{Lu})`,
  'iu',
)
/** The first words that a line with such an opening can have: looked at first, because the pattern is slow to make ready. */
const OPENS =
  /^(?:\p{Lu}[\p{Lu} .'-]{2,24}\s[–—-]\s)?(?:by|from|our|the|special|exclusive|live|news|video|analysis|report|story|text|words|explainer|opinion|comment|interview|feature|updates?|review|column|blog|dispatch|written|posted|published|compiled|prepared|produced|authored|writer|author|correspondent)/iu
/** Where one of several authors writes from, between two names. */
const PLACE_AT = /\sin\s\p{Lu}[\p{L}.'’-]+(?:\s\p{Lu}[\p{L}.'’-]+)?(?=,\s|\sand\s|\s&\s|;\s)/uy
const STRICT_LIST = new RegExp(`^${LIST}$`, 'u')
const PLAIN = new RegExp(`^${NAME}$`, 'u')
const NAME_AT = new RegExp(NAME, 'uy')
const SEPARATORS = [/,\s/y, /\sand\s/y, /,\sand\s/y, /\s&\s/y, /;\s/y]
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
  if (words > 24) return null
  const undated = text.length > 240 ? text : trimmed(withoutDates(text))
  if (!OPENS.test(undated)) return null
  // A publisher or a producer is no author: only where the line dates the article is the one who "published" it.
  if (/^(?:published|produced)\b/i.test(undated) && undated.length > text.length - 6) return null
  const clean = undated === undated.toUpperCase() ? ordinary(undated).replace(/ (?:And|Our|The|In|For|Of)(?= )/g, (w) => w.toLowerCase()) : undated
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
    PLACE_AT.lastIndex = end
    const behind = PLACE_AT.test(text) ? PLACE_AT.lastIndex : end
    for (const separator of SEPARATORS) {
      separator.lastIndex = behind
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
  const parts = list.split(/,\s(?:and\s)?|\sand\s|\s&\s|;\s/).map((p) => p.replace(/\sin\s.*$/, '').trim())
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

/** What may stand behind the names of a line that has no "by": a place, an agency, an outlet, what they did. */
const TAIL =
  /(?:,? in \p{Lu}[\p{L}.'’-]+(?: \p{Lu}[\p{L}.'’-]+)?|, (?:\p{Lu}[\p{L}.'’-]+|\p{Lu}[\p{L}.'’-]+ \p{Lu}[\p{L}.'’-]+)| \((?:in )?\p{Lu}[\p{L} .&-]{1,28}\)| ?[|/] ?\p{Lu}[\p{L} .&'’-]{1,28}| [·•–—-] \p{Lu}[\p{L} .&'’-]{1,28}| (?:for|of) (?:the )?\p{Lu}[\p{L} .&'’-]{0,22}(?:News|Times|Post|Herald|Press|Tribune|Gazette|Journal|Courier|Chronicle|Standard|Star|Mail|Guardian|Telegraph|Agency|Radio|TV|Today|Magazine|Review|Report|Daily|Weekly|Wire|Observer|Mirror|Globe|Echo|Bulletin|Monitor|Independent|Dispatch|Examiner|Record|Voice|Media)| and (?:news )?agencies| (?:is )?report(?:s|ing|ed)?(?: (?:from|in) \p{Lu}[\p{L} .-]{1,24})?)$/u

/** A line "Ann Lee | Oslo" down to the names. Two names with a comma between them stay both. */
function withoutTail(text: string): string {
  if (text.includes(' and ') && !/ and (?:news )?agencies$/.test(text) && STRICT_LIST.test(text)) return text
  const bare = text.replace(TAIL, '')
  return PLAIN.test(bare) || STRICT_LIST.test(bare) ? (text.startsWith(`${bare}, `) && STRICT_LIST.test(text) ? text : bare) : text
}

/**
 * A line that is nothing but names of people ("Ann Lee", "Ann Lee and Bo Ek", "Ann Lee | Oslo"), as bylines under a headline are.
 * Sections ("World News"), places and agencies have the same shape: words that stand in their names rule a line out.
 */
export function bareNames(block: Block): string[] {
  const { words } = block
  if (words < 2 || words > 12 || block.text.length > 80) return []
  const text = withoutTail(trimmed(withoutDates(block.text)))
  // All in capitals: only where a place in capitals stands behind the name.
  const shouted = text === text.toUpperCase()
  if ((shouted && text === block.text) || hasOtherWords(text) || !STRICT_LIST.test(text)) return []
  const { names, outlet } = split(text)
  const tailed = text.length < block.text.length
  return outlet || names.some((n) => sectionLike(n, 0) || !PLAIN.test(n) || (tailed && REGION.test(n))) ? [] : names.map((n) => (shouted ? ordinary(n) : n))
}

/** A line without the bars and commas that dates leave at its ends. */
function trimmed(text: string): string {
  return text.replace(/^[\s,;|·•–—/-]+/, '').replace(/[\s,;|·•–—/-]+$/, '')
}

/**
 * A line of two or three words in capitals, as some papers print a byline: the name in ordinary case, or null. Sections and regions
 * ("WORLD NEWS", "SOUTH ASIA") have the same shape and their words rule a line out.
 */
export function shoutedName({ text, words }: Block): string | null {
  if (words < 2 || words > 3 || !/^\p{Lu}{2,15}(?: \p{Lu}\.?)? [\p{Lu}'’-]{3,20}$/u.test(text)) return null
  const name = ordinary(text)
  return sectionLike(name, 0) || REGION.test(name) ? null : name
}

/** A name in capitals in ordinary case. */
function ordinary(name: string): string {
  return name.toLowerCase().replace(/(^|[ '’-])(\p{L})/gu, (_, a: string, b: string) => a + b.toUpperCase())
}

const REGION =
  /\b(?:north|south|east|west|middle|central|united|new|asia|africa|america|europe|latin|korea|sri|saudi|states|kingdom|live|part|special|full|breaking|exclusive|story|report|updates?|foreign|affairs|analysis|opinion)\b/i

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

/** "Ann Lee reported from Oslo.", "Ann Lee is our diplomatic correspondent.", "— Ann Lee": who wrote it, told at the end of an article. */
const CLOSING = new RegExp(
  `^(?:[–—]\\s?(${NAME})|(${LIST}) (?:(?:reported|writes|wrote|reports) (?:this (?:story|article|report) )?from \\p{Lu}[\\p{L}.'’ -]{1,40}|is (?:our|the|a|an) .{0,60}?\\b(?:correspondent|reporter|editor|writer|columnist)\\b.{0,60}|(?:covers|writes (?:about|on)|reports on) .{3,80}? for (?:the |this )?\\p{Lu}?.{2,40}?)[.]?)(?:\\s.{0,80})?$`,
  'u',
)

/** The people that a closing line tells to be the authors; none where it is another line. */
export function closingNames({ text, words }: Block): string[] {
  if (words > 30 || text.length > 220 || !/^(?:[–—]\s?)?\p{Lu}/u.test(text)) return []
  if (!/^[–—]|\b(?:reported|writes?|wrote|reports|covers|is)\b/.test(text)) return []
  const m = CLOSING.exec(text)
  return m ? split((m[1] ?? m[2]) as string).names : []
}

/** A line without the dates in it and the bars around them. */
export function withoutDates(text: string): string {
  let out = text
  for (const d of findDates(text).reverse()) out = `${out.slice(0, d.span[0])} ${out.slice(d.span[1])}`
  return out
    .replace(/\b(?:Mon|Tues?|Wed|Thu|Thurs|Fri|Sat|Sun)(?:day)?\b(?=,?\s*$|,?\s{2})/g, ' ')
    .replace(/\b\d{1,2}:\d\d(?:\s?[ap]\.?m\.?)?(?:\s(?:GMT|UTC|[ECMP][SD]T|BST|CET|CEST))?/gi, ' ')
    .replace(/\s*[|•·–—-]\s*$|\s{2,}/g, ' ')
    .trim()
}
