import type { Doc } from '../../../model/annotation.ts'
import { lexicon, words } from '../../data.ts'
import { U } from '../../syntax.ts'

interface Raw {
  readonly ones: Readonly<Record<string, number>>
  readonly multipliers: Readonly<Record<string, number>>
  readonly fractions: Readonly<Record<string, number>>
  readonly currencies: Readonly<Record<string, string>>
  readonly currencyNouns: readonly string[]
  readonly before: Readonly<Record<Bound, readonly string[]>>
  readonly after: Readonly<Record<Bound, readonly string[]>>
  readonly vague: readonly string[]
  readonly hyphened: readonly string[]
  readonly time: readonly string[]
  readonly deadline: readonly string[]
  readonly casualty: readonly string[]
  readonly casualtyVerbs: readonly string[]
  readonly people: readonly string[]
  readonly labels: readonly string[]
  readonly relative: readonly string[]
  readonly relativeBefore: readonly string[]
  readonly suffixes: Readonly<Record<string, string>>
  readonly level: readonly string[]
  readonly quantity: readonly string[]
}

export type Bound = 'over' | 'under' | 'about'

/** The lexicon of numbers, its lists as sets. */
export interface NumberWords {
  readonly raw: Raw
  readonly sets: Readonly<
    Record<
      | 'currencyNouns'
      | 'vague'
      | 'hyphened'
      | 'time'
      | 'deadline'
      | 'casualty'
      | 'casualtyVerbs'
      | 'people'
      | 'labels'
      | 'relative'
      | 'relativeBefore'
      | 'level'
      | 'quantity',
      ReadonlySet<string>
    >
  >
  /** Words before a number by their last word, longest first. */
  readonly before: ReadonlyMap<string, readonly { readonly words: readonly string[]; readonly bound: Bound }[]>
}

let loaded: NumberWords | null = null

/** Loads `data/claims/figure.yaml` on first use. */
export function numberWords(): NumberWords {
  if (loaded) return loaded
  const raw = lexicon<Raw>('figure')
  const before = new Map<string, { words: string[]; bound: Bound }[]>()
  for (const bound of ['over', 'under', 'about'] as const)
    for (const phrase of raw.before[bound]) {
      const parts = phrase.split(' ')
      const key = parts[parts.length - 1]!
      before.set(key, [...(before.get(key) ?? []), { words: parts, bound }])
    }
  for (const list of before.values()) list.sort((a, b) => b.words.length - a.words.length)
  const names = [
    'currencyNouns',
    'vague',
    'hyphened',
    'time',
    'deadline',
    'casualty',
    'casualtyVerbs',
    'people',
    'labels',
    'relative',
    'relativeBefore',
    'level',
    'quantity',
  ] as const
  loaded = { raw, before, sets: Object.fromEntries(names.map((n) => [n, words(raw[n])])) as NumberWords['sets'] }
  return loaded
}

/** A number as written: tokens `[first, last]`, its value, and what the writing itself says of its unit. */
export interface NumberRead {
  readonly first: number
  readonly last: number
  readonly value: number
  /** "percent", "share" or a currency, where sign or word says so; null otherwise. */
  readonly unit: string | null
  /** Whether it was written in figures. */
  readonly digits: boolean
  /** "1,200+". */
  readonly plus: boolean
}

const DIGITS = /^([$£€¥₹₽₪])?(\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)(bn|mn|m|k|tn|%|kg|km|g|t|kt|mw|gw|kw|mm|cm|ha|kwh|mph|km2|lbs?|ft|mi)?(\+)?$/

/**
 * The number that starts at a token, or null. Reads "1,200", "1.2 million", "$5bn", "20%", "twenty-five", "a hundred", "two
 * dozen", "half of", "two-thirds of". Vague plurals ("hundreds", "dozens") are none.
 */
export function readNumber(doc: Doc, at: number, end: number): NumberRead | null {
  if (!mayStart(doc.lower[at]!)) return null
  const { raw } = numberWords()
  let t = at
  let unit: string | null = null
  if (raw.currencies[doc.lower[t]!] && t + 1 < end && /^\d/.test(doc.lower[t + 1]!)) unit = raw.currencies[doc.lower[t++]!]!
  const word = doc.lower[t]!
  const m = DIGITS.exec(word)
  let value: number
  let digits = false
  let plus = false
  if (m) {
    value = Number(m[2]!.replaceAll(',', ''))
    if (m[1]) unit = raw.currencies[m[1]]!
    if (m[3] === '%') unit = 'percent'
    else if (m[3] && raw.suffixes[m[3]]) unit = raw.suffixes[m[3]]!
    else if (m[3]) value *= raw.multipliers[m[3]]!
    plus = m[4] === '+'
    digits = true
  } else if ((word === 'a' || word === 'an') && t + 1 < end && (raw.multipliers[doc.lower[t + 1]!] ?? 0) >= 12 && doc.lower[t + 1]!.length > 3) {
    value = 1
  } else if ((word === 'a' || word === 'one') && t + 2 < end && FRACTION.test(doc.lower[t + 1]!) && isOf(doc, t + 2, end)) {
    return { first: at, last: t + 1, value: raw.fractions[doc.lower[t + 1]!]!, unit: 'share', digits: false, plus: false }
  } else if (word === 'half' && t > 1 && /^(?:in|by)$/.test(doc.lower[t - 1]!) && halved(doc, t)) {
    return { first: at, last: t, value: 0.5, unit: 'share', digits: false, plus: false }
  } else if ((word === 'a' || word === 'one') && t + 1 < end && FRACTION.test(doc.lower[t + 1]!) && ofAll(doc, t)) {
    return { first: at, last: t + 1, value: raw.fractions[doc.lower[t + 1]!]!, unit: 'share', digits: false, plus: false }
  } else if (word === 'half' && /^an?$/.test(doc.lower[t + 1] ?? '') && t + 2 < end && (raw.multipliers[doc.lower[t + 2]!] ?? 0) >= 12) {
    // "half a million"
    return finish(doc, at, t + 2, 0.5 * raw.multipliers[doc.lower[t + 2]!]!, unit, false, false, end)
  } else if (word === 'half' && (isOf(doc, t + 1, end) || halfOfThem(doc, t, end))) {
    return { first: at, last: t, value: 0.5, unit: 'share', digits: false, plus: false }
  } else if (
    raw.ones[word] !== undefined &&
    t + 1 < end &&
    /^(?:thirds|quarters|fifths|tenths)$/.test(doc.lower[t + 1]!) &&
    (isOf(doc, t + 2, end) || ofAll(doc, t))
  ) {
    return { first: at, last: t + 1, value: raw.ones[word]! * raw.fractions[doc.lower[t + 1]!]!, unit: 'share', digits: false, plus: false }
  } else if (raw.ones[word] !== undefined) {
    value = raw.ones[word]!
    const hyphen = t + 2 < end && doc.lower[t + 1] === '-'
    if (hyphen && value >= 20 && value % 10 === 0 && (raw.ones[doc.lower[t + 2]!] ?? 99) < 10) {
      value += raw.ones[doc.lower[t + 2]!]!
      t += 2
    } else if (hyphen && FRACTION.test(doc.lower[t + 2]!)) {
      return { first: at, last: t + 2, value: value * raw.fractions[doc.lower[t + 2]!]!, unit: 'share', digits: false, plus: false }
    }
  } else {
    const compound = compoundWord(word, raw)
    if (compound === null) return null
    return isOf(doc, t + 1, end) && compound < 1
      ? { first: at, last: t, value: compound, unit: 'share', digits: false, plus: false }
      : compound >= 1
        ? finish(doc, at, t, compound, unit, false, false, end)
        : null
  }
  return oneIn(doc, at, t, value, end) ?? finish(doc, at, t, value, unit, digits, plus, end)
}

/** "one in five Israelis", "seven out of ten": a share. */
function oneIn(doc: Doc, first: number, at: number, value: number, end: number): NumberRead | null {
  const link = doc.lower[at + 1] === 'in' ? at + 2 : doc.lower[at + 1] === 'out' && doc.lower[at + 2] === 'of' ? at + 3 : -1
  if (link < 0 || link >= end || value < 1 || !Number.isInteger(value)) return null
  const word = doc.lower[link]!
  const whole = /^\d{1,3}$/.test(word) ? Number(word) : numberWords().raw.ones[word]
  if (whole === undefined || whole <= value || whole > 100 || whole < 2) return null
  // "two in 2019", "three in ten days": a noun that counts people or things must follow, or a verb.
  const next = doc.upos[link + 1]
  if (link + 1 < end && next !== U.NOUN && next !== U.PROPN && next !== U.ADJ && next !== U.VERB && next !== U.AUX && next !== U.ADP) return null
  if (numberWords().sets.time.has(doc.lemma[link + 1] ?? '')) return null
  return { first, last: link, value: value / whole, unit: 'share', digits: false, plus: false }
}

/** "fewer than half are alive", "more than half voted": half of those spoken of. */
function halfOfThem(doc: Doc, t: number, end: number): boolean {
  if (t === 0 || t + 1 >= end || !/^(?:than|nearly|almost|about|around|roughly|over|under|only)$/.test(doc.lower[t - 1]!)) return false
  return doc.upos[t + 1] === U.AUX || doc.upos[t + 1] === U.VERB
}

const STARTS = new Set(['a', 'an', 'half'])
/** Words that were asked for, and whether a number can start with them: every word of an article is asked. */
const asked = new Map<string, boolean>()

function mayStart(word: string): boolean {
  let may = asked.get(word)
  if (may === undefined) {
    const { raw } = numberWords()
    const code = word.charCodeAt(0)
    const known = raw.ones[word] !== undefined || raw.currencies[word] !== undefined || raw.currencies[word.charAt(0)] !== undefined
    may = (code >= 48 && code <= 57) || known || STARTS.has(word) || word.includes('-')
    if (asked.size >= 20_000) asked.clear()
    asked.set(word, may)
  }
  return may
}
const FRACTION = /^(?:half|halves|thirds?|quarters?|fifths?|tenths?)$/

/** "cut its exports in half", "reduced by half". */
function halved(doc: Doc, half: number): boolean {
  const start = doc.sentences[doc.sentenceOf[half]!]!.first
  for (let t = half - 2; t >= start && t > half - 12; t--)
    if (/^(?:cut|reduce|slash|shrink|lower|fall|drop|decline|halve|scale)$/.test(doc.lemma[t]!)) return true
  return false
}

/** "nearly a quarter undecided", "more than a third voted": a part without "of", with a bound before and no noun behind. */
function ofAll(doc: Doc, at: number): boolean {
  if (at === 0 || !/^(?:nearly|almost|about|around|roughly|than|over)$/.test(doc.lower[at - 1]!)) return false
  const tag = doc.upos[at + 2]
  return tag === U.VERB || tag === U.AUX || (tag === U.ADJ && doc.upos[at + 3] !== U.NOUN && doc.lower[at + 1] !== 'half')
}

function isOf(doc: Doc, t: number, end: number): boolean {
  return t < end && doc.lower[t] === 'of'
}

/** "twenty-five", "two-thirds" as one token. */
function compoundWord(word: string, raw: Raw): number | null {
  const [a, b, more] = word.split('-')
  if (!a || !b || more !== undefined) return null
  const tens = raw.ones[a]
  if (tens === undefined) return null
  if (tens >= 20 && raw.ones[b] !== undefined && raw.ones[b]! < 10) return tens + raw.ones[b]!
  return raw.fractions[b] !== undefined ? tens * raw.fractions[b]! : null
}

/** Takes in multipliers ("1.2 million", "two hundred thousand"), "percent" and currency nouns behind. */
function finish(doc: Doc, first: number, at: number, start: number, sign: string | null, digits: boolean, plus: boolean, end: number): NumberRead {
  const { raw } = numberWords()
  let [t, value, unit] = [at, start, sign]
  for (let n = 0; n < 3 && t + 1 < end; n++) {
    const next = t + (doc.lower[t + 1] === '-' && t + 2 < end ? 2 : 1)
    const times = raw.multipliers[doc.lower[next]!]
    // "12m tonnes" are millions, "12 m" are metres.
    const written = doc.lower[next] === 'm' && doc.start[next] === doc.end[t] && (doc.upos[next + 1] === U.NOUN || doc.upos[next + 1] === U.ADJ)
    if (times === undefined || (doc.lower[next] === 'm' && !sign && !written) || doc.lower[next] === 'k') break
    value *= times
    t = next
  }
  const next = t + 1 < end ? doc.lower[t + 1]! : ''
  const suffix = raw.suffixes[next]
  if (suffix !== undefined && doc.start[t + 1] === doc.end[t] && digits) [t, unit] = [t + 1, suffix]
  else if (next === '%' || next === 'percent' || next === 'pct') [t, unit] = [t + 1, 'percent']
  else if (next === 'per' && doc.lower[t + 2] === 'cent' && t + 2 < end) [t, unit] = [t + 2, 'percent']
  else if (next === '-' && t + 2 < end && /^(?:percent|per)$/.test(doc.lower[t + 2]!)) [t, unit] = [t + 2, 'percent']
  else if (next === 'percentage' && t + 2 < end) [t, unit] = [t + 2, 'percentage points']
  return { first, last: t, value, unit, digits, plus: plus || next === '+' }
}

/** "hand over 840 guns", "over three years": a particle, or a time during which. */
function overElse(doc: Doc, number: NumberRead, at: number): boolean {
  if (at > 0 && /^(?:hand|turn|take|carry|give|sign|pass|win|bring|make)$/.test(doc.lemma[at - 1]!)) return true
  if (numberWords().sets.time.has(doc.lemma[number.last + 1] ?? '')) return !/^(?:just|well|for|lasted|took|of)$/.test(doc.lower[at - 1] ?? '')
  return false
}

/** The bound that the words before (or right behind) a number put on it, and where those words start. */
export function boundOf(doc: Doc, number: NumberRead, start: number, end: number): { bound: Bound | 'exactly'; first: number; last: number } {
  const { before, raw } = numberWords()
  for (let skip = 1; skip <= 3; skip++) {
    const at = number.first - skip
    if (at < start) break
    for (const { words: phrase, bound } of before.get(doc.lower[at]!) ?? []) {
      const from = at - phrase.length + 1
      if (phrase.length === 1 && phrase[0] === 'over' && overElse(doc, number, from)) return { bound: 'exactly', first: number.first, last: number.last }
      if (from >= start && phrase.every((w, i) => doc.lower[from + i] === w)) return { bound, first: from, last: number.last }
    }
    if (number.unit !== null && doc.lower[at] === 'past') return { bound: 'over', first: at, last: number.last }
    // "more than a hundred", "up to $5bn", "around another five": articles and signs may stand between.
    if (!/^(?:the|a|an|another|as|\$|£|€|us\$)$/.test(doc.lower[at]!)) break
  }
  for (const bound of ['over', 'under', 'about'] as const)
    for (const phrase of raw.after[bound]) {
      const parts = phrase.split(' ')
      if (number.last + parts.length < end && parts.every((w, i) => doc.lower[number.last + 1 + i] === w))
        return { bound, first: number.first, last: number.last + parts.length }
    }
  return { bound: number.plus ? 'over' : 'exactly', first: number.first, last: number.last }
}
