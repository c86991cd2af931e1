/** Classes of characters that the tokenizer tells apart. */
export const SPACE = 0
export const LETTER = 1
export const DIGIT = 2
export const MARK = 3

const LETTERS = /[\p{L}\p{M}]/u
const DIGITS = /\p{N}/u
// Zero-width and direction marks carry no word of their own; like spaces they only separate.
const SPACES = /[\s\p{Cc}\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff]/u

const UNKNOWN = 255
const classes = new Uint8Array(65536).fill(UNKNOWN)

/** Class of the character that starts at `i`; surrogate pairs count as what they stand for, lone surrogates as marks. */
export function classAt(text: string, i: number): number {
  const c = text.charCodeAt(i)
  const known = classes[c]!
  if (known !== UNKNOWN) return known
  if (c >= 0xd800 && c < 0xe000) return classOf(String.fromCodePoint(text.codePointAt(i)!))
  const found = classOf(text.charAt(i))
  classes[c] = found
  return found
}

function classOf(char: string): number {
  if (char === '\u00ad' || char === '\u200c' || char === '\u200d') return LETTER // soft hyphen and joiners stay inside their word
  if (SPACES.test(char)) return SPACE
  if (LETTERS.test(char)) return LETTER
  return DIGITS.test(char) ? DIGIT : MARK
}

/** Number of code units of the character at `i`: 2 for a surrogate pair, else 1. */
export function widthAt(text: string, i: number): number {
  const c = text.charCodeAt(i)
  if (c < 0xd800 || c > 0xdbff || i + 1 >= text.length) return 1
  const d = text.charCodeAt(i + 1)
  return d >= 0xdc00 && d < 0xe000 ? 2 : 1
}

/** Whether a line ends with this code unit (line feed, carriage return, vertical tab, form feed, line or paragraph separator). */
export function isNewline(c: number): boolean {
  return (c >= 10 && c <= 13) || c === 0x2028 || c === 0x2029 || c === 0x85
}

/** Straight or curly apostrophe, also the acute and grave accents that some keyboards give for it. */
export function isApostrophe(c: number): boolean {
  return c === 39 || c === 0x2019 || c === 0x2018 || c === 0x2bc || c === 0x60 || c === 0xb4 || c === 0xff07
}

/** An upper-case (or title-case) letter starts at `i`. */
export function isUpperAt(text: string, i: number): boolean {
  const c = text.charCodeAt(i)
  if (c < 128) return c >= 65 && c <= 90
  const char = text.charAt(i)
  return char !== char.toLowerCase()
}

/** A lower-case letter starts at `i`. */
export function isLowerAt(text: string, i: number): boolean {
  const c = text.charCodeAt(i)
  if (c < 128) return c >= 97 && c <= 122
  const char = text.charAt(i)
  return char !== char.toUpperCase()
}
