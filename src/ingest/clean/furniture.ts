import { lexicon } from '../lexicon.ts'
import { type Block, keyOf } from './blocks.ts'

/** Why a block is no part of an article. */
export type Furniture =
  | 'empty'
  | 'code'
  | 'line'
  | 'label'
  | 'phrase'
  | 'copyright'
  | 'credit'
  | 'bracket'
  | 'capitals'
  | 'counter'
  | 'path'
  | 'date'
  | 'byline'

/** Names that stand with a slash beside a photographer's. */
const PHOTO_AGENCIES =
  'AP|AFP|EPA|EPA-EFE|EFE|REUTERS|Reuters|TASS|Sputnik|Xinhua|Anadolu|AA|Getty(?: Images)?|Bloomberg|UPI|dpa|DPA|PA|Flash90|FLASH90|NurPhoto|Shutterstock|Alamy|iStock|Pool|POOL|Kyodo|Yonhap|PTI|ANI|ZUMA|SIPA|Sipa|AAP|ANSA|NTB|TT|CP|Wikimedia(?: Commons)?'
const PERSON = "\\p{Lu}[\\p{L}.'’-]{0,24}(?:\\s\\p{Lu}[\\p{L}.'’-]{0,24}){0,3}"
/** "Ann Lee/AP" or "REUTERS/Ann Lee". */
export const SLASH_CREDIT = new RegExp(`(?:\\b${PERSON}\\s?/\\s?(?:${PHOTO_AGENCIES})\\b|\\b(?:${PHOTO_AGENCIES})\\s?/\\s?${PERSON})`, 'u')
/** "(Photo by Ann Lee)", "(credit: …)", "[Image: …]". */
export const BRACKET_CREDIT =
  /[([]\s?(?:photo|image|picture|photograph|credit|file photo|illustrat|source|courtesy|screenshot|ap photo|video)[^()[\]]{0,160}[)\]]/i
const CREDIT_START =
  /^(?:photo|image|picture|photograph|credit|illustration|caption|graphic|file photo|ap photo|video|screenshot|screengrab)s?\b\s?(?::|\||by\b|credit\b|courtesy\b|via\b|\/)/i
const CREDIT_WORDS =
  /(?:\bAP Photo\b|\bGetty Images\b|\bfile photo\b|\bFILE PHOTO\b|\bhandout via\b|\bvia (?:AP|AFP|REUTERS|Reuters|Getty)\b|\bphoto(?:graph)? by \p{Lu}|\bCourtesy of \p{Lu})/u
const COUNTER =
  /^(?:slideshow\s?)?\(?\d[\d.,]*\s?[km]?\+?\)?\s?(?:comments?|shares?|views?|likes?|min(?:ute)?s?(?: read)?|replies|images?|photos?|reads?|followers|retweets)\b[^.]{0,20}$|^[-•*]?\s?list (?:of \d+ items|\d+ of \d+)\b|^slideshow \(\d+ images?\)$|^(?:comments?|shares?|views?|replies|page) \(?\d+(?: of \d+)?\)?$/i
const CODE =
  /^(?:[\da-f]{8}-[\da-f]{4}-[\w-]+|[\da-f]{16,}|[\w-]*\d[\w-]{19,})$|\.(?:jpe?g|png|gif|webp|svg|mp4|php|aspx?)\b["'>)]*$|^(?:https?:\/\/|www\.)\S+$|["']>$|^[{}<>[\]|;=*_~#+\\/-]{2,}/i

/**
 * Why a block by itself, wherever it stands, is furniture; null when it may be the article's. Cues are general:
 * service words, labels, credits, notices, codes.
 */
export function furnitureOf(block: Block): Furniture | null {
  const { text, words, key } = block
  const lex = lexicon()
  if (COUNTER.test(text) && words <= 30) return 'counter'
  if (words <= 12) {
    if (!/[\p{L}]{2}/u.test(text)) return /\p{L}/u.test(text) && key !== 'x' ? null : 'empty'
    if (key && (lex.lines.has(key) || lex.sections.has(key) || lex.faq.has(key))) return 'line'
    if (isServices(text)) return 'line'
    if (words <= 2 && CODE.test(text)) return 'code'
    if (isPath(text) || /^(?:#[\p{L}\p{N}_]+[\s,]*){1,}$/u.test(text)) return 'path'
  }
  if (words > 60) return null
  const lower = text.slice(0, 600).toLowerCase().replace(/[’‘]/g, "'")
  if (lex.label.test(lower.slice(0, 60)) && words <= 45) return 'label'
  if (/^[^\p{L}\p{N}]{0,4}(?:©|\(c\)\s?(?:19|20)\d\d|copyright\b)/u.test(lower)) return 'copyright'
  if (lex.opening.test(lower) && words <= 45 && !isStatementAbout(text) && !/^["“‘']/.test(text)) return 'phrase'
  const phrase = lex.phrase.exec(lower)
  // In a paragraph of several sentences a notice that is not the first of them is cut out by itself.
  if (phrase && phrase.index < firstStop(lower) && (words <= 45 || isNotice(lower))) return isStatementAbout(text) ? null : 'phrase'
  if (isCredit(block)) return 'credit'
  if (words <= 30 && /^\[[^\]]+\]$/.test(text) && !/^\[[^\]]*["“]/.test(text)) return 'bracket'
  return null
}

/** Several service words in one line, a bar or dash between them: "Share | Print | Email", "Advertisement - continue reading". */
function isServices(text: string): boolean {
  const parts = text.split(/\s+[|•·–—-]\s+/)
  return parts.length > 1 && parts.every((p) => lexicon().lines.has(keyOf(p)))
}

function firstStop(lower: string): number {
  const at = lower.search(/[.?!]["”')]?\s+\S/)
  return at < 0 ? lower.length : at
}

/** A notice reads as one from its start. */
function isNotice(lower: string): boolean {
  return /^(?:this (?:story|article|post|is a)|the views|the opinions|views expressed|sign up|subscribe|click|follow|join|download|your email|we use)/.test(
    lower,
  )
}

/** Words in quotation marks or told of somebody are the article's even where they sound like a notice. */
function isStatementAbout(text: string): boolean {
  return /["“][^"”]{10,}["”]/.test(text) && /\b(?:said|says|told|wrote|asked)\b/.test(text)
}

/** A caption or credit in a line of its own. */
export function isCredit({ text, words, sentence }: Block): boolean {
  if (words > 60) return false
  if (CREDIT_START.test(text)) return words <= 40
  if (BRACKET_CREDIT.test(text.slice(-200)) && /[)\]]\.?$/.test(text)) return true
  const credit = CREDIT_WORDS.exec(text)
  // In a whole sentence such words may be the article's ("a photo by Reuters shows"): there they have to stand at its end.
  if (credit && (!sentence || credit.index > text.length - 60)) return !/["“][^"”]{20,}["”]/.test(text)
  const slash = text.includes('/') ? SLASH_CREDIT.exec(text) : null
  if (!slash || slash.index + slash[0].length <= text.length - 30) return false
  return !sentence || /(?:^|[.?!)])\s*$/.test(text.slice(0, slash.index))
}

/** Lines of capitals in mid-text are links to other stories; short ones may be the article's own subheadings. */
export function isCapitals({ text, words, sentence }: Block): boolean {
  return words >= 6 && !sentence && text.length < 200 && text === text.toUpperCase() && /\p{Lu}{3}/u.test(text)
}

/** "Home > World > Europe". */
function isPath(text: string): boolean {
  if (/[«„]/.test(text)) return false
  return /^(?:home|news|world|you are here:?)\s*[>/»›|]/i.test(text) || /^[^>»›]{2,25}(?:\s?[>»›]\s?[^>»›]{2,40}){1,6}$/.test(text)
}
