import type { MeetingClaim, MeetingStatus } from '../../model/claim.ts'
import type { DayRange } from '../../model/edtf.ts'
import { hull } from '../../model/span.ts'
import { type Context, type Item, quoteOf, startOf, textOf } from '../common/context.ts'
import { lengthOf, rangeOf, shiftYears, spell } from '../common/dates.ts'
import { capitalOf, chain, fold, isCountry, isNameWord, place } from '../common/names.ts'
import { lexicon } from '../data.ts'
import { concept, weight, wordsOf } from '../common/words.ts'
import type { Sides } from './sides.ts'

export type Sort = 'summit' | 'call' | 'visit' | 'talks' | 'meeting'

/** A meeting claim as it is compared. */
export interface Occasion {
  readonly id: string
  readonly item: Item<MeetingClaim>
  readonly parties: readonly string[]
  readonly people: readonly string[]
  /** Whether the parties are only the pair that the article is about, and not named where the meeting is told. */
  readonly inferred: boolean
  readonly place: string | null
  /** The stretch that the claim states, its year put right where it cannot be. */
  readonly when: DayRange | null
  /** Why `when` is not what the claim says, or null. */
  readonly mended: string | null
  /** What the claim says, read as it stands. */
  readonly said: DayRange | null
  /** `MM-DD` of a day that the words give without a year that could be told: an undated article's "on February 27". */
  readonly yearless: string | null
  /** The days that it can have been on, from `when` or else from what was to come or past at publication. */
  readonly window: DayRange
  readonly status: MeetingStatus
  readonly round: number | null
  readonly call: boolean | null
  readonly sort: Sort | null
  /** "the summit", "that meeting", "it": means something that was spoken of. */
  readonly definite: boolean
  /** "two rounds": several meetings in one mention; how many, 0 for one. */
  readonly several: number
  /** "next", "new", "another": not one that has been. */
  readonly next: boolean
  /** "previous", "earlier": one before the one spoken of. */
  readonly earlier: boolean
  readonly about: ReadonlySet<string>
  /** The same of the words that the claim itself gives as its subject. */
  readonly topic: ReadonlySet<string>
  /** The claim's own words, folded: two articles that quote one sentence speak of one occasion. */
  readonly words: string
  readonly start: number
  readonly at: number
  /** Days to which the same words move it: an occasion that was put off to then is not the one of then. */
  readonly away: DayRange | null
}

export const TO_COME: ReadonlySet<MeetingStatus> = new Set(['scheduled', 'proposed', 'called for', 'postponed'])
export const OFF: ReadonlySet<MeetingStatus> = new Set(['cancelled', 'ruled out'])

const SORTS: readonly (readonly [Sort, RegExp])[] = [
  ['call', /\b(?:phone|telephone|phoned|telephoned|video ?call|call (?:with|between)|(?:held|hold|had|have) an? (?:\w+ )?call|spoke by|conference call)\b/i],
  ['summit', /\bsummits?\b/i],
  ['visit', /\b(?:visit(?:s|ed|ing)?|trip|travel(?:s|led|ed|ing)?|(?:invite|invited|inviting) \w+ to)\b/i],
  ['talks', /\b(?:talks|talking|negotiat\w+|discuss\w*|dialogue|consultations?|contacts|conversations|rounds?|communications)\b/i],
  ['meeting', /\b(?:meet(?:s|ing|ings)?|met|gathering|session|sit(?:ting)? down|conversation)\b/i],
]
const COUNT_WORDS: Readonly<Record<string, number>> = {
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
  several: 3,
  multiple: 3,
  many: 3,
}
const SEVERAL =
  /\b(two|three|four|five|six|seven|eight|nine|ten|several|multiple|many|\d{1,2}) (?:(?:previous|earlier|more|prior|\w+-level|peace|direct|indirect|further) ){0,2}(?:rounds|meetings|sessions|visits|summits|calls)\b/i
const DEFINITE =
  /^(?:\W*(?:that|if|whether|after|before|for|and|as|so)\s+)*\W*(?:the|this|that|these|those|it|his|her|their|its)\b(?!\s+(?:(?:US|U\.S\.|next)\b))/i
const ANAPHOR = /\b(?:the|this|that|it)\b(?: \w+){0,1} ?(?:summit|meeting|talks|negotiations|discussions|visit|call|gathering|session|cancell?ation)?/i
const AROUND = /\b(?:pre|post)-(?:summit|meeting|talks|conference)\b/i
const ORDINALS = ['first', 'second', 'third', 'fourth', 'fifth', 'sixth', 'seventh', 'eighth', 'ninth', 'tenth', 'eleventh', 'twelfth']
const ROUND = new RegExp(`\\b(?:(${ORDINALS.join('|')})|(\\d{1,2})(?:st|nd|rd|th)) round of (?!voting|questions|the (?:elections?|vote))`, 'i')
const NEXT = /\b(?:next|new|another|further|follow-up|upcoming|future|later|someday|some day)\b/i
const GENERIC = new Set(
  'round meet session visit summit call hour time hold held take place put represent deleg offici diplomat senior level high former =proposal'.split(' '),
)

export function sortOf(text: string, call: boolean): Sort | null {
  if (call) return 'call'
  // The first word for it counts: "talks about reinstating the summit" are talks.
  let found: Sort | null = null
  let first = Infinity
  for (const [sort, pattern] of SORTS) {
    const at = pattern.exec(text)?.index ?? Infinity
    if (at < first) [found, first] = [sort, at]
  }
  return found
}

/** How many meetings one mention tells of: "two rounds"; 0 for one. */
export function countOf(claim: MeetingClaim, text: string): number {
  const count = SEVERAL.exec(text)?.[1]?.toLowerCase()
  const said = rangeOf(claim.when)
  return count === undefined || claim.round !== null || (said !== null && lengthOf(said) <= 2) ? 0 : (COUNT_WORDS[count] ?? Number(count))
}

/** The number of the round that a mention tells of, null for none or for several at once. */
export function roundOf(claim: MeetingClaim, text: string): number | null {
  return claim.round ?? (SEVERAL.test(text) ? null : roundIn(text))
}

/** The number of a round that the words give, where the claim was read without it: "a third round of peace talks". */
function roundIn(text: string): number | null {
  const m = ROUND.exec(text)
  if (!m) return null
  return m[1] ? ORDINALS.indexOf(m[1].toLowerCase()) + 1 : Number(m[2])
}

const YEAR = /\b(?:19|20)\d\d\b/

/**
 * Holds a date against what the article says of the event. A year that stands in the text and cannot be (a round still to come
 * that lies months before the article, one held that lies after it) is put right: the nearest year that can be is taken.
 * A date that was worked out or taken from elsewhere in the article, and cannot be, is left out.
 */
export function mend(
  said: DayRange | null,
  status: MeetingStatus,
  published: DayRange | null,
  words: string,
  borrowed: boolean,
): { when: DayRange | null; mended: string | null } {
  if (!said || !published || !(lengthOf(said) <= 31)) return { when: said, mended: null }
  const early = TO_COME.has(status) && said[1] < published[0] - (status === 'scheduled' ? 30 : borrowed ? 3 : 90)
  const late = status === 'held' && said[0] > published[1] + 2
  if (!early && !late) return { when: said, mended: null }
  if (!YEAR.test(words) || (early && status !== 'scheduled')) return { when: borrowed || !YEAR.test(words) ? null : said, mended: null }
  for (let years = 1; years <= 30; years++) {
    const moved = shiftYears(said, early ? years : -years)
    if (early ? moved[1] >= published[0] - 3 : moved[0] <= published[1])
      return { when: moved, mended: `${early ? 'still to come' : 'past'} when published (${spell(published)}), so it cannot have been on ${spell(said)}` }
  }
  return { when: null, mended: null }
}

const MONTHS = 'january february march april may june july august september october november december'.split(' ')
const DAY =
  /\b(?:(January|February|March|April|May|June|July|August|September|October|November|December) (\d{1,2})|(\d{1,2}) (January|February|March|April|May|June|July|August|September|October|November|December))\b(?!,? \d{4})/

function yearlessDay(text: string): string | null {
  const m = DAY.exec(text)
  if (!m) return null
  const month = MONTHS.indexOf((m[1] ?? m[4] ?? '').toLowerCase()) + 1
  return `${String(month).padStart(2, '0')}-${(m[2] ?? m[3] ?? '').padStart(2, '0')}`
}

/** "the Norwegian capital": the town that is meant, where the claim names no place. */
function capitalIn(text: string): string | null {
  const m = /\bthe (\p{Lu}[\p{L}]+(?: \p{Lu}[\p{L}]+)?) capital\b/u.exec(text)
  return m ? capitalOf(m[1] as string) : null
}

/** Whether the words that a value rests on stand away from the claim: it was taken from another mention of the occasion. */
function isBorrowed(item: Item<MeetingClaim>, field: string): boolean {
  const spans = item.claim.valueSpans?.[field]
  if (!spans || spans.length === 0) return false
  const [from, to] = hull(item.claim.evidence)
  return spans.every(([s, e]) => e < from - 60 || s > to + 60)
}

const EARLIER = /\b(?:previous|earlier|preceding|prior|last (?:meeting|round|encounter|session|time))\b/i

// "the previous round", "past, failed talks": said of the meeting itself.
const BEFORE =
  /\b(?:previous|earlier|preceding|prior|past|last|former)(?:, \w+)?(?: [\w-]+){0,2} (?:talks|negotiations?|rounds?|meetings?|summits?|sessions?|discussions?|deals?|truces?|ceasefires?|attempts?|efforts?|encounters?|process)\b/i

/** Whether a date was taken over from where the article speaks of an earlier occasion than this one: "the previous encounter, in May". */
function isOfEarlier(item: Item<MeetingClaim>, own: string): boolean {
  const { text } = item.art.article
  if (EARLIER.test(own)) return false
  return (item.claim.valueSpans?.['when'] ?? []).some(([start]) =>
    EARLIER.test(
      text
        .slice(Math.max(0, start - 70), start)
        .split(/[.!?]\s/)
        .at(-1) as string,
    ),
  )
}

/**
 * The parties: those named, or those whom the people stand for where the article names none, or where the pair was only
 * taken over from what the article is about. A country that is but the place of the meeting is no party.
 */
function partiesOf(context: Context, item: Item<MeetingClaim>, people: readonly string[]): string[] {
  const { claim, art } = item
  const named = unique(claim.parties.map((p) => context.actor(art, p))).filter((p) => !isOutlet(p))
  const homes = unique(people.map((p) => context.home(p)).filter(isCountry))
  if (homes.length > 1 && (named.length < 2 || claim.basis?.['parties'] === 'inferred'))
    return named.length < 2 ? unique([...named.filter((p) => homes.includes(p)), ...homes]) : homes
  const host = claim.place ? chain(claim.place) : []
  const without = named.filter((p) => !host.includes(p) || homes.includes(p))
  if (named.length === 1 || (named.length > 2 && without.length >= 2)) return without
  return named
}

let outlets: ReadonlySet<string> | null = null

/** News agencies and outlets tell of meetings; they are no party to them. */
function isOutlet(name: string): boolean {
  outlets ??= new Set(lexicon<{ agencies: string[] }>('words').agencies.map(fold))
  return outlets.has(fold(name))
}

function windowOf(when: DayRange | null, status: MeetingStatus, published: DayRange | null): DayRange {
  if (when) return when
  if (!published) return [-Infinity, Infinity]
  if (status === 'held') return [-Infinity, published[1]]
  if (status === 'under way') return [published[0] - 60, published[1] + 1]
  if (status === 'scheduled') return [published[0] - 3, Infinity]
  // A plan is told before its day; a report of the day before may be carried on.
  return [published[0] - 2, Infinity]
}

/** The mention with the parties that other reports tell of, where it names none itself and its people do not tell them. */
function completed(item: Item<MeetingClaim>, sides: Sides): Item<MeetingClaim> {
  const { claim } = item
  if (claim.people.length > 1 || (claim.parties.length > 1 && claim.basis?.['parties'] !== 'inferred')) return item
  if (claim.because?.['parties'] === SAME) return item
  const table = sides.of(item)
  if (!table) return item
  const { parties, because } = table
  return { ...item, claim: { ...claim, parties, basis: { ...claim.basis, parties: 'inferred' }, because: { ...claim.because, parties: because } } }
}

/** The reason that reading gives where another mention of the same occasion names the parties. */
const SAME = 'named where the article tells of the same occasion'

/** Reads a meeting claim for comparison; `sides` tell who meets where it leaves that open. */
export function occasionOf(context: Context, given: Item<MeetingClaim>, sides: Sides): Occasion {
  const item = completed(given, sides)
  const { claim, art } = item
  const text = quoteOf(item)
  const people = unique(claim.people.map((p) => context.actor(art, p)))
  const said = rangeOf(claim.when)
  const words = `${text} ${textOf(art, claim.valueSpans?.['when'] ?? [])}`
  const borrowed = isBorrowed(item, 'when')
  const earlier = borrowed && isOfEarlier(item, text)
  const { when, mended } = earlier ? { when: null, mended: null } : mend(said, claim.status, art.published, words, borrowed)
  // What was taken over from another mention and cannot be takes the place that came with it along.
  const strayed = borrowed && said !== null && when === null
  const parties = partiesOf(context, item, people)
  const call = claim.format === 'call' ? true : claim.format === 'in person' ? false : null
  return {
    id: item.id,
    item,
    parties,
    people,
    inferred: claim.basis?.['parties'] === 'inferred' && people.length < 2,
    place: claim.place && !(strayed && isBorrowed(item, 'place')) ? place(claim.place) : capitalIn(text),
    when,
    mended,
    said: earlier ? null : said,
    yearless: when || art.published ? null : yearlessDay(text),
    window: windowOf(when, claim.status, art.published),
    status: claim.status,
    round: roundOf(claim, text),
    call,
    sort: sortOf(text, call === true),
    definite: DEFINITE.test(text) || AROUND.test(text) || (!when && !claim.place && ANAPHOR.test(text)),
    several: countOf(claim, text),
    next: NEXT.test(text),
    earlier: BEFORE.test(text),
    about: subject(`${claim.about ?? ''} ${text}`, claim.place),
    topic: subject(claim.about ?? '', claim.place),
    words: fold(text),
    away: null,
    start: startOf(item),
    at: art.published && Number.isFinite(art.published[1]) ? art.published[1] : Number.NaN,
  }
}

/** Why reading gives a claim for the day to which a meeting is moved: the claim stands in the words of the one that it is moved from. */
const MOVED = 'the day to which the meeting was moved'

function isMoved(o: Occasion): boolean {
  return o.when !== null && o.item.claim.because?.['status'] === MOVED
}

function overlaps(a: Occasion, b: Occasion): boolean {
  const [x, y] = [hull(a.item.claim.evidence), hull(b.item.claim.evidence)]
  return x[0] < y[1] && y[0] < x[1]
}

/**
 * Occasions that know each other where the same words move one to the day of another: the one that was put off, or dropped for another day, knows
 * that day, and the one of the new day is of the same sort.
 */
export function movedApart(occasions: readonly Occasion[]): Occasion[] {
  const known = new Map<Occasion, Partial<Occasion>>()
  // The two stand next to each other in their article.
  const before = new Map<string, Occasion>()
  for (const o of occasions) {
    const other = before.get(o.item.art.id)
    const [old, anew] = isMoved(o) ? [other, o] : [o, other]
    if (old && anew && isMoved(anew) && !isMoved(old) && (old.status === 'postponed' || old.status === 'cancelled') && overlaps(old, anew)) {
      known.set(old, { away: anew.when })
      known.set(anew, { sort: anew.sort ?? old.sort })
    }
    before.set(o.item.art.id, o)
  }
  return known.size === 0 ? [...occasions] : occasions.map((o) => ({ ...o, ...known.get(o) }))
}

function unique(names: readonly string[]): string[] {
  return [...new Set(names)].sort()
}

/** What the words say of the subject: no names of countries, no dates, nothing that all meetings have. */
export function subject(text: string, place: string | null): Set<string> {
  const skip = new Set(place ? fold(place).split(' ') : [])
  const out = new Set<string>()
  for (const w of wordsOf(text)) {
    if (isNameWord(fold(w)) || skip.has(w) || /\d/.test(w) || MONTH.test(w)) continue
    const c = concept(w)
    if (c !== null && !GENERIC.has(c) && weight(c) >= 1) out.add(c)
  }
  return out
}
const MONTH =
  /^(?:january|february|march|april|may|june|july|august|september|october|november|december|monday|tuesday|wednesday|thursday|friday|saturday|sunday|today|yesterday|tomorrow)$/
