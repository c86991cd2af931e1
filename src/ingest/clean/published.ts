import type { Dated, RawArticle } from '../../model/article.ts'
import type { Note } from '../../model/notes.ts'
import { dateInUrl, dayOf, findDates, MONTH, monthNumber, parseDate } from '../dates.ts'
import { note } from '../notes.ts'
import { lexicon } from '../lexicon.ts'
import type { Block } from './blocks.ts'

/** Words that may stand beside the date in a line that only dates. */
const DATE_WORDS =
  /\b(?:first|published|posted|created|updated|modified|last|on|at|date|dated|time|local|a\.?m\.?|p\.?m\.?|gmt|utc|est|edt|pst|pdt|cst|cdt|bst|cet|cest|msk|ist|hrs?|mon(?:day)?|tue(?:s|sday)?|wed(?:nesday)?|thu(?:rs|rsday)?|fri(?:day)?|sat(?:urday)?|sun(?:day)?|the|and|by)\b/gi

/** A date read off the article's text, and whether it is one of publication or of a later change. */
export interface StatedDate {
  readonly edtf: string
  readonly updated: boolean
}

/**
 * The date in a line that does nothing but date the article ("Published: March 4, 2025, 10:30 GMT"); null for other
 * lines.
 */
export function dateLine({ text, words }: Block): StatedDate | null {
  if (words > 16 || text.length > 140 || !/\d{4}/.test(text)) return null
  const dates = findDates(text)
  if (dates.length === 0) return null
  let rest = text
  for (const d of [...dates].reverse()) rest = `${rest.slice(0, d.span[0])} ${rest.slice(d.span[1])}`
  if (/[\p{L}]{2}/u.test(withoutOutlet(rest).replace(DATE_WORDS, ' '))) return null
  const updatedAt = rest.search(/\b(?:updated|modified)\b/i)
  const certain = dates.filter((d) => d.edtf)
  if (certain.length === 0) return null
  const first = certain[0]!
  return {
    edtf: first.edtf!,
    updated: updatedAt >= 0 && updatedAt < first.span[0] && !/\b(?:published|posted)\b/i.test(text.slice(0, first.span[0])),
  }
}

/** A line like "Xinhua | Updated: …" without the outlet before or after its bar. */
function withoutOutlet(rest: string): string {
  return rest
    .split(/\s*[|•·]\s*/)
    .filter((part) => !lexicon().outletByName.has(part.trim().toLowerCase()))
    .join(' ')
}

/**
 * A label with a date at the very start of a text ("date 2025-03-04 …"), as scrapers leave it: the date and where the
 * rest starts.
 */
export function datePrefix(text: string): { readonly edtf: string; readonly end: number } | null {
  const label = /^\s{0,20}(?:date|published(?: on)?|posted(?: on)?|publication date|pubdate)\s?[:=]?\s{1,3}/i.exec(text.slice(0, 60))
  if (!label) return null
  const [date] = findDates(text.slice(0, label[0].length + 40))
  if (!date?.edtf || date.span[0] > label[0].length + 12) return null
  const time = /^[T\s]{1,2}\d\d:\d\d(?::\d\d)?(?:\.\d+)?(?:Z|[+-]\d\d:?\d\d)?/.exec(text.slice(date.span[1], date.span[1] + 40))
  const space = /^[\s|,;–—-]{0,5}/.exec(text.slice(date.span[1] + (time?.[0].length ?? 0)))
  return { edtf: date.edtf, end: date.span[1] + (time?.[0].length ?? 0) + (space?.[0].length ?? 0) }
}

/** Place, day and agency with which a report opens. `month` and `day` without a `year` need one from elsewhere. */
export interface Dateline {
  readonly length: number
  readonly agency: string | null
  readonly year: number | null
  readonly month: number | null
  readonly day: number | null
}

const PLACE = "\\p{Lu}[\\p{L}.'’-]{1,24}(?:[ ,/-]{1,2}\\p{Lu}[\\p{L}.'’-]{0,24}){0,5}?"
const DAY = `[(]?(?:${MONTH}\\s(\\d{1,2})(?:st|nd|rd|th)?|(\\d{1,2})(?:st|nd|rd|th)?\\s${MONTH})(?:,?\\s((?:19|20)\\d\\d))?[)]?[.,:]?`
const AGENCY = "(?:\\((\\p{L}[\\p{L}\\d &.'’/-]{1,50})\\)|/(\\p{L}[\\p{L}\\d -]{1,30})/\\.?)"
const DASH = '([–—-]{1,2}(?=\\s|\\p{L}|["“]))'
/** Place and day; place and agency; place in capitals and dash. The agency and the dash may follow a day. */
const DATED = new RegExp(`^${PLACE}[,.]?\\s{0,2}${DAY}\\s{0,2}(?:${AGENCY})?\\s{0,2}${DASH}?\\s{0,2}`, 'u')
/** Day and agency without a place ("May 26 (Reuters) - "). */
const BARE = new RegExp(`^${DAY}\\s{0,2}${AGENCY}\\s{0,2}${DASH}\\s{0,2}`, 'u')
const SIGNED = new RegExp(`^${PLACE}[,.]?\\s{0,2}${AGENCY}[:.]?\\s{0,2}${DASH}?\\s{0,2}`, 'u')
const SHOUTED = /^\p{Lu}{3}/u
const PLACED = new RegExp(`^(?=\\p{Lu}{3})${PLACE}\\s{1,2}${DASH}\\s{0,2}`, 'u')

/** Whether a text names a month as datelines do. */
const MONTHLY = new RegExp(MONTH)
const BEHIND_PLACE = /[(/–—-]/

/**
 * The dateline at the start of a paragraph ("TEHRAN, May 26 (MNA) –"), or null. Most paragraphs lack the marks that every form needs: the
 * patterns are tried behind them, because making ready those letter classes takes a thread longer than reading an article.
 */
export function datelineOf(text: string): Dateline | null {
  const head = text.slice(0, 160)
  if (!BEHIND_PLACE.test(head)) return null
  const dayed = /\d/.test(head) && MONTHLY.test(head)
  const dated = dayed ? DATED.exec(head) : null
  if (dated) {
    const [, m1, d1, d2, m2, year, round, slash, dash] = dated
    if (!round && !slash && !dash) return null
    return {
      length: dated[0].length,
      agency: round ?? slash ?? null,
      year: year ? Number(year) : null,
      month: monthNumber((m1 ?? m2)!),
      day: Number(d1 ?? d2),
    }
  }
  const agency = /[(/]/.test(head)
  const bare = dayed && agency ? BARE.exec(head) : null
  if (bare) {
    const [, m1, d1, d2, m2, year, round, slash] = bare
    const [month, day] = [monthNumber((m1 ?? m2)!), Number(d1 ?? d2)]
    return { length: bare[0].length, agency: (round ?? slash)!, year: year ? Number(year) : null, month, day }
  }
  const signed = agency ? SIGNED.exec(head) : null
  if (signed) {
    const [, round, slash, dash] = signed
    // "Paris (population two million) - …" is prose; an agency is a name.
    if (!slash && !(dash && /^\p{Lu}/u.test(round!))) return null
    return { length: signed[0].length, agency: (round ?? slash)!, year: null, month: null, day: null }
  }
  const placed = SHOUTED.test(head) && /[–—-]/.test(head) ? PLACED.exec(head) : null
  return placed ? { length: placed[0].length, agency: null, year: null, month: null, day: null } : null
}

/** The day of a dateline. Its year, where it has none, is the one that puts it nearest to a known day or interval. */
export function datelineDay(d: Dateline, near: string | null): string | null {
  if (d.month === null || d.day === null) return null
  if (d.year !== null) return dayOf(d.year, d.month, d.day)
  const known = near ? /(\d{4})(?:-(\d\d))?(?:-(\d\d))?/.exec(near) : null
  if (!known) return null
  const target = Date.UTC(Number(known[1]), Number(known[2] ?? 7) - 1, Number(known[3] ?? 1))
  const years = known[2] ? [-1, 0, 1].map((n) => Number(known[1]) + n) : [Number(known[1])]
  const days = years.flatMap((y) => dayOf(y, d.month!, d.day!) ?? [])
  return days.sort((a, b) => Math.abs(Date.parse(a) - target) - Math.abs(Date.parse(b) - target))[0] ?? null
}

/**
 * When an article was published. What came with it wins; it counts as stated where the text says the same day. Then
 * the format's own word, then the text's, at last the address (inferred). Null where nothing says.
 */
export function publishedOf(raw: RawArticle, stated: readonly StatedDate[], dateline: Dateline | null, notes: Note[]): Dated | null {
  const given = checked(raw.given.published, notes)
  const found = checked(raw.found.published, [])
  const url = raw.given.url ?? raw.found.url
  const inUrl = url ? dateInUrl(url) : null
  const line = dateline ? datelineDay(dateline, given ?? found ?? stated[0]?.edtf ?? inUrl) : null
  const own = stated.find((s) => !s.updated)?.edtf ?? line ?? stated[0]?.edtf ?? null
  if (given) {
    const said = [...stated.map((s) => s.edtf), line]
    if (own && !said.includes(given) && !own.startsWith(given) && far(own, given)) notes.push(note('published-differs', {}, { given, stated: own }))
    return { edtf: given, basis: said.includes(given) ? 'stated' : 'given' }
  }
  if (found) return { edtf: found, basis: 'stated' }
  if (own) return { edtf: own, basis: 'stated' }
  return inUrl ? { edtf: inUrl, basis: 'inferred', because: 'the date in its address' } : null
}

/** Two days apart is the same report in another zone; more is worth telling. */
function far(a: string, b: string): boolean {
  const days = Math.abs(Date.parse(a) - Date.parse(b)) / 86_400_000
  return !(days <= 2)
}

function checked(value: string | undefined, notes: Note[]): string | null {
  if (!value) return null
  const date = parseDate(value)
  if ('edtf' in date) return date.edtf
  notes.push(note(date.error, {}, { value: value.slice(0, 80) }))
  return null
}

/** Usual name of the agency in a dateline, or what it says. */
export function agencyOutlet(agency: string): string | null {
  const first = agency.split('/')[0]!.trim()
  return lexicon().outletByName.get(agency.toLowerCase()) ?? lexicon().outletByName.get(first.toLowerCase()) ?? (/^\p{Lu}/u.test(agency) ? agency.trim() : null)
}
