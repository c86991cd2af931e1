import { classAt, DIGIT, isApostrophe, isLowerAt, isUpperAt, LETTER, MARK, SPACE, widthAt } from './chars.ts'
import { ABBREVIATIONS, BEFORE_DIGIT, CAPITAL_ONLY, DOMAINS, KOREAN, PREFIXES, SHORT, TITLES } from './words.ts'

/** Receives a token's span, in reading order; offsets are UTF-16 units. */
export type Emit = (start: number, end: number) => void

// All bounded, and tried only where a cheap test says so: no text makes them cost more than a constant a token.
const URL = /(?:https?|ftp):\/\/[^\s<>"”“]{1,2000}|www\.[^\s<>"”“]{1,2000}/iy
const EMAIL = /[\p{L}\p{N}._%+-]{1,64}@[\p{L}\p{N}-]{1,63}(?:\.[\p{L}\p{N}-]{1,63}){0,8}/uy
const HOST = /[\p{L}\p{N}_-]{1,63}(?:\.[\p{L}\p{N}_-]{1,63}){0,6}\.([a-zA-Z]{2,4})(?:\/[^\s<>"”“,;]{0,500})?(?![\p{L}\p{N}])/uy
const ACRONYM = /(?:\p{L}\.){2,12}(?:\p{L}(?![\p{L}\p{N}]))?/uy
const PHONE = /(?:\d-)?\d{3}-(?:\d{3}-)?\d{4}(?![\d-])/y
const ISO_DATE = /\d{4}-\d{2}-\d{2}(?![\d-])/y
const SMILEY = /[:;=]['’]?-?[()DPp|\]/\\](?![\p{L}\p{N}])/uy

/** Splits `text[from, to)` into tokens by the conventions of the English treebanks. Linear; white space gives no token. */
export function tokenize(text: string, from: number, to: number, emit: Emit): void {
  let at = text.indexOf('@', from)
  let i = from
  while (i < to) {
    const kind = classAt(text, i)
    if (kind === SPACE) {
      i += 1
      continue
    }
    while (at >= 0 && at < i) at = text.indexOf('@', i)
    const end = Math.min(to, whole(text, i, to, kind, at >= 0 && at - i <= 64))
    if (end > i) {
      emit(i, end)
      i = end
    } else if (kind === DIGIT) i = number(text, i, to, emit)
    else if (kind === LETTER) i = word(text, i, to, emit)
    else i = mark(text, i, to, emit)
  }
}

/** End of an address, host name, telephone number or date that is one token as it stands, or `i`. */
function whole(text: string, i: number, to: number, kind: number, nearAt: boolean): number {
  if (kind === MARK) return i
  const before = i > 0 ? classAt(text, i - 1) : SPACE
  if (before === LETTER || before === DIGIT) return i
  const c = text.charCodeAt(i) | 32
  if (c === 104 || c === 119 || c === 102) {
    const end = matchEnd(URL, text, i)
    if (end > i) return trimAddress(text, i, end)
  }
  if (nearAt) {
    const end = matchEnd(EMAIL, text, i)
    if (end > i) return trimAddress(text, i, end)
  }
  if (kind === DIGIT) return Math.max(matchEnd(PHONE, text, i), matchEnd(ISO_DATE, text, i))
  return i < to ? host(text, i) : i
}

function host(text: string, i: number): number {
  // A host name needs a stop within its first label's 63 letters that is followed by a lower-case letter or digit.
  let dot = i
  while (dot - i < 63 && (classAt(text, dot) === LETTER || classAt(text, dot) === DIGIT || text.charCodeAt(dot) === 45)) dot++
  if (text.charCodeAt(dot) !== 46 || dot === i + 1 || !/[a-z0-9]/.test(text.charAt(dot + 1))) return i
  HOST.lastIndex = i
  const found = HOST.exec(text)
  return found && DOMAINS.has(found[1]!.toLowerCase()) ? trimAddress(text, i, HOST.lastIndex) : i
}

function matchEnd(pattern: RegExp, text: string, i: number): number {
  pattern.lastIndex = i
  return pattern.test(text) ? pattern.lastIndex : i
}

/** Leaves out the punctuation after an address that belongs to the sentence; a closing bracket only if none opened inside. */
function trimAddress(text: string, i: number, end: number): number {
  const open = text.slice(i, end).includes('(')
  while (end > i + 1) {
    const c = text.charAt(end - 1)
    if ('.,;:!?\'’"*_]}>'.includes(c) || (c === ')' && !open)) end--
    else break
  }
  return end
}

/** End of the run of letters, digits, marks of composition and underscores from `i`. */
function runEnd(text: string, i: number, to: number): number {
  while (i < to) {
    const kind = classAt(text, i)
    if (kind === LETTER || kind === DIGIT) i += widthAt(text, i)
    else if (text.charCodeAt(i) === 95 && i + 1 < to && classAt(text, i + 1) !== MARK && classAt(text, i + 1) !== SPACE) i++
    else break
  }
  return i
}

const ONSET = '(?:[bcdfghjklmnprstwyxz]|[csz]h|ts|[kh]w|[khmrpn]y)?'
const VOWELS = '(?:[aeiou]|ae|ai|ao|eo|eu|ei|ia|ie|ui|uk|oe|oo|ou|wa|wo|ye|ya|yo|yu|yeo|yuu|iu|ua|ue|uo|ee)'
const SYLLABLE = new RegExp(`^${ONSET}${VOWELS}(?:ng|[nmklphti])?$`)
const UNIT = /^(?:[ap]m|k|m|bn?|mm|cm|km|kg|mg|g|lb|lbs|ft|mph|kmh|hz|khz|mhz|ghz|kb|mb|gb|tb|min|mins|hrs?|x|percent|pc|tn|usd|eur|gbp)$/i

function number(text: string, i: number, to: number, emit: Emit): number {
  let end = i
  while (end < to && classAt(text, end) === DIGIT) end += widthAt(text, end)
  for (;;) {
    // Separators inside a number: 1,000.50 - 10:30 - 9/11 - only between digits.
    const c = text.charCodeAt(end)
    if (end + 1 >= to || !(c === 44 || c === 46 || c === 58 || c === 47) || classAt(text, end + 1) !== DIGIT) break
    end++
    while (end < to && classAt(text, end) === DIGIT) end += widthAt(text, end)
  }
  const letters = runEnd(text, end, to)
  if (letters > end) {
    const tail = text.slice(end, Math.min(letters, end + 12))
    // "3pm", "20m" and "5km" are a number and a unit; "1990s", "4th" and "F16A" style codes stay whole.
    if (UNIT.test(tail)) {
      emit(i, end)
      const stop = matchEnd(ACRONYM, text, end)
      const last = Math.min(to, stop > letters ? stop : letters)
      emit(end, last)
      return last
    }
    end = letters
  } else if (/[ap]/i.test(text.charAt(end)) && matchEnd(ACRONYM, text, end) > end) {
    emit(i, end)
    return end
  }
  emit(i, end)
  return end
}

/** A word with its inner apostrophes, then its clitic; abbreviations keep their stop, some hyphens their word. */
function word(text: string, i: number, to: number, emit: Emit): number {
  const acronym = Math.min(to, matchEnd(ACRONYM, text, i))
  if (acronym > i && !(acronym < to && classAt(text, acronym) === LETTER)) {
    emit(i, acronym)
    return clitic(text, acronym, to, emit)
  }
  let end = runEnd(text, i, to)
  end = joined(text, i, end, to)
  // Apostrophes inside: clitics are cut off, the rest (O'Connor, Shi'ite, o'clock) belongs to the word.
  while (end + 1 < to && isApostrophe(text.charCodeAt(end)) && classAt(text, end + 1) === LETTER) {
    const after = runEnd(text, end + 1, to)
    const tail = text.slice(end + 1, Math.min(after, end + 5)).toLowerCase()
    if (tail === 't' && /n/i.test(text.charAt(end - 1)) && end - 1 > i) {
      emit(i, end - 1)
      emit(end - 1, after)
      return after
    }
    if (tail === 's' || tail === 're' || tail === 've' || tail === 'll' || tail === 'd' || tail === 'm') {
      emit(i, end)
      return clitic(text, end, to, emit)
    }
    end = after
  }
  if (text.charCodeAt(end) === 46 && end < to) end = stop(text, i, end, to)
  const parts = contraction(text, i, end)
  if (parts > i) {
    emit(i, parts)
    emit(parts, end)
  } else emit(i, end)
  return end
}

/** Emits "'s", "'re" and the like at `i`, if one stands there; gives where reading goes on. */
function clitic(text: string, i: number, to: number, emit: Emit): number {
  if (i + 1 >= to || !isApostrophe(text.charCodeAt(i)) || classAt(text, i + 1) !== LETTER) return i
  const end = runEnd(text, i + 1, to)
  if (end - i > 3 || !/^(?:s|re|ve|ll|d|m)$/i.test(text.slice(i + 1, end))) return i
  emit(i, end)
  return end
}

/** Where "cannot" and "gonna" part, or `i`. */
function contraction(text: string, i: number, end: number): number {
  if (end - i !== 6 && end - i !== 5) return i
  const c = text.charCodeAt(i) | 32
  if (c !== 99 && c !== 103 && c !== 119) return i
  const w = text.slice(i, end).toLowerCase()
  if (w === 'cannot' || w === 'gonna' || w === 'gotta' || w === 'wanna') return i + 3
  return i
}

/** End of a word that keeps a hyphen or an ampersand: "co-operate", "mid-May", "Jong-un", "AT&T". */
function joined(text: string, i: number, end: number, to: number): number {
  if (end + 1 >= to || classAt(text, end + 1) !== LETTER) return end
  const c = text.charCodeAt(end)
  if (c === 38) {
    const after = runEnd(text, end + 1, to)
    return end - i <= 3 && after - end <= 4 && isUpperAt(text, i) && isUpperAt(text, end + 1) ? after : end
  }
  if (c !== 45 && c !== 0x2010 && c !== 0x2011) return end
  if (end - i > 8) return end
  const first = text.slice(i, end).toLowerCase()
  const after = runEnd(text, end + 1, to)
  if (PREFIXES.has(first)) return after
  return isGivenName(text, i, end, after) ? after : end
}

/** "Jong-un", "Ki-moon": two short parts, the first with a capital, the second without and no word of English by its look. */
function isGivenName(text: string, i: number, hyphen: number, end: number): boolean {
  if (hyphen - i > 5 || hyphen - i < 2 || end - hyphen - 1 > 5 || end - hyphen < 3) return false
  if (!isUpperAt(text, i) || isUpperAt(text, i + 1) || !isLowerAt(text, hyphen + 1)) return false
  const second = text.slice(hyphen + 1, end)
  // Romanised Korean and Chinese syllables; English words that look like one are listed.
  return SYLLABLE.test(second) && (KOREAN.has(text.slice(i, hyphen).toLowerCase()) || !SHORT.has(second))
}

/** Whether the stop at `end` belongs to the word before it; gives the word's end with or without it. */
function stop(text: string, i: number, end: number, to: number): number {
  const next = end + 1 < to ? classAt(text, end + 1) : SPACE
  if (next === LETTER || next === DIGIT) return glued(text, i, end) ? end + 1 : end
  const length = end - i
  if (length > 7 || text.charCodeAt(end + 1) === 46) return end
  const ahead = firstOf(text, end + 1, to)
  if (length === 1) return initial(text, i, end, ahead, to)
  const low = text.slice(i, end).toLowerCase()
  const upper = isUpperAt(text, i)
  const digitAhead = ahead < to && classAt(text, ahead) === DIGIT
  if (BEFORE_DIGIT.has(low) && digitAhead) return end + 1
  if (!TITLES.has(low) && !ABBREVIATIONS.has(low)) return end
  if (CAPITAL_ONLY.has(low) || BEFORE_DIGIT.has(low)) {
    const capital = ahead < to && isUpperAt(text, ahead) && !isUpperAt(text, i + 1)
    return upper && (digitAhead || (capital && TITLES.has(low))) ? end + 1 : end
  }
  return end + 1
}

function glued(text: string, i: number, end: number): boolean {
  const low = end - i <= 5 ? text.slice(i, end).toLowerCase() : ''
  return low !== '' && isUpperAt(text, i) && TITLES.has(low) && !CAPITAL_ONLY.has(low)
}

/** "J." before a capital is an initial; "B." at the end of a line is not, nor is "I." */
function initial(text: string, i: number, end: number, ahead: number, to: number): number {
  if (!isUpperAt(text, i)) return /[cp]/.test(text.charAt(i)) && ahead < to && classAt(text, ahead) === DIGIT ? end + 1 : end
  if (text.charAt(i) === 'I' || ahead >= to) return end
  return isUpperAt(text, ahead) || text.charCodeAt(end + 1) === 44 ? end + 1 : end
}

/** Start of the next word on the same line, within a few spaces, or `to`. */
function firstOf(text: string, i: number, to: number): number {
  for (let n = 0; i < to && n < 4; i++, n++) {
    if (classAt(text, i) !== SPACE) return classAt(text, i) === MARK ? to : i
    if (text.charCodeAt(i) === 10) return to
  }
  return to
}

/** Punctuation and symbols: runs of stops, dashes, question marks and drawn lines are one token each. */
function mark(text: string, i: number, to: number, emit: Emit): number {
  const c = text.charCodeAt(i)
  let end = i + widthAt(text, i)
  if (isApostrophe(c)) end = apostrophe(text, i, to)
  else if (c === 46) {
    while (end < to && text.charCodeAt(end) === 46) end++
  } else if (c === 33 || c === 63) {
    while (end < to && (text.charCodeAt(end) === 33 || text.charCodeAt(end) === 63)) end++
  } else if (c === 91 && text.startsWith('[...]', i)) end = i + 5
  else if (c === 58 || c === 59 || c === 61) {
    const smile = i === 0 || classAt(text, i - 1) === SPACE ? matchEnd(SMILEY, text, i) : i
    end = smile > i ? smile : c === 61 ? repeated(text, i, to) : end
  } else if (c === 45 || c === 42 || c === 95 || c === 126 || c === 35 || c === 60 || c === 62 || c === 43 || c === 0x2014 || c === 0x2026)
    end = repeated(text, i, to)
  else if (c > 0x2000) end = emoji(text, i, to)
  end = Math.min(end, to)
  emit(i, end)
  return end
}

/** Two single marks that make a double one, a year or a clipped word ('90s, 'em), or the mark alone. */
function apostrophe(text: string, i: number, to: number): number {
  const c = text.charCodeAt(i)
  if (text.charCodeAt(i + 1) === c && i + 1 < to) return i + 2
  let end = i + 1
  while (end < to && end < i + 3 && classAt(text, end) === DIGIT) end++
  if (end === i + 3) {
    if (end < to && (text.charCodeAt(end) | 32) === 115) end++
    if (end >= to || classAt(text, end) === SPACE || classAt(text, end) === MARK) return end
  }
  const word = text.slice(i + 1, i + 4).toLowerCase()
  return /^(?:em|s|re|ll|ve)(?![\p{L}\p{N}])/u.test(word) && (word.startsWith('em') || i === 0 || classAt(text, i - 1) !== SPACE)
    ? runEnd(text, i + 1, to)
    : i + 1
}

function repeated(text: string, i: number, to: number): number {
  const c = text.charCodeAt(i)
  let end = i + 1
  while (end < to && text.charCodeAt(end) === c) end++
  return end
}

/** A pictogram with its variation selectors, skin tones and joined partners. */
function emoji(text: string, i: number, to: number): number {
  let end = i + widthAt(text, i)
  while (end < to) {
    const c = text.charCodeAt(end)
    const tone = c === 0xd83c && text.charCodeAt(end + 1) >= 0xdffb && text.charCodeAt(end + 1) <= 0xdfff
    if (c === 0xfe0f || c === 0x20e3) end++
    else if (tone) end += 2
    else break
  }
  return end
}
