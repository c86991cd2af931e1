import type { Span } from '../../model/span.ts'
import { fold, isNameWord, surname } from '../common/names.ts'
import { lexicon } from '../data.ts'

interface Lists {
  readonly given: readonly (readonly string[])[]
  readonly honorifics: readonly string[]
  readonly titles: readonly string[]
}

let lists: { given: Map<string, string>; honorifics: Set<string>; titles: Set<string> } | null = null

function load() {
  if (!lists) {
    const data = lexicon<Lists>('words')
    lists = {
      given: new Map(data.given.flatMap((line) => line.map((w) => [w, line[0] as string] as const))),
      honorifics: new Set(data.honorifics),
      titles: new Set(data.titles),
    }
  }
  return lists
}

const SUFFIX = new Set(['jr', 'sr', 'ii', 'iii', 'iv'])

/** The words of a person's name, folded, without titles before and suffixes after it. */
export function nameWords(name: string): string[] {
  const words = fold(name.replace(/^@/, ''))
    .split(' ')
    .filter((w) => !SUFFIX.has(w))
  while (words.length > 1 && load().honorifics.has(words[0] as string)) words.shift()
  return words.filter((w, i) => !((w === 'al' || w === 'el') && i < words.length - 1))
}

/** One spelling for the last word of a name; blocks of names to be compared. */
export function lastKey(words: readonly string[]): string {
  return surname(words[words.length - 1] ?? '')
}

function sameGiven(a: string, b: string): boolean {
  if (a === b) return true
  const { given } = load()
  const x = given.get(a)
  if (x !== undefined && x === given.get(b)) return true
  return a.length >= 6 && b.length >= 6 && a[0] === b[0] && closeSpelling(a, b)
}

const SOUNDS: readonly (readonly [RegExp, string])[] = [
  [/tsch|tch|ch|tj/g, 'c'],
  [/sch|sh|sz/g, 's'],
  [/zh|dj|dzh|j/g, 'j'],
  [/kh|gh|ck|q|k/g, 'k'],
  [/ph/g, 'f'],
  [/w/g, 'v'],
  [/ou|oo|u/g, 'u'],
  [/iy|yi|ij|ee|ie|y|i/g, 'i'],
  [/th/g, 't'],
  [/(.)\1+/g, '$1'],
]

/** One spelling for what transliterations write in several ways: ou, oo, u; y, iy, ee; kh, gh; doubled letters. */
export function sound(word: string): string {
  let w = word.replace(/^(?:al|el)(?=\p{L}{4})/u, '')
  for (const [pattern, by] of SOUNDS) w = w.replace(pattern, by)
  return w
}

/** The consonants of a word in one spelling: names that may be one have the same. */
export function soundKey(word: string): string {
  const w = sound(word)
  return w.charAt(0) + w.slice(1).replace(/[aeiou]/g, '')
}

/**
 * How two full names of two words and more sound: `same` where given name and surname are transliterations of each other,
 * `near` where one of them differs by a letter besides, null for names that are apart. Only short names must agree in full.
 */
export function sameSound(a: readonly string[], b: readonly string[]): 'same' | 'near' | null {
  if (a.length < 2 || b.length < 2) return null
  const given = [a[0] as string, b[0] as string] as const
  const last = [a[a.length - 1] as string, b[b.length - 1] as string] as const
  const [g, l] = [sound(given[0]) === sound(given[1]) || sameGiven(given[0], given[1]), sound(last[0]) === sound(last[1])]
  if (g && l) return middlesAgree(a, b) ? 'same' : null
  if (!middlesAgree(a, b)) return null
  if (g && last[0].length > 4 && last[1].length > 4 && swaps(sound(last[0]), sound(last[1])) <= 1) return 'near'
  const initial = given[0].length === 1 || given[1].length === 1
  if (l && (initial ? given[0][0] === given[1][0] : given[0].length > 3 && given[1].length > 3 && closeSpelling(sound(given[0]), sound(given[1]))))
    return 'near'
  return null
}

/** Letters changed between two words: 1 for one put in, left out or changed, or two consonants exchanged for others; 9 for more. */
function swaps(a: string, b: string): number {
  if (closeSpelling(a, b)) return 1
  if (a.length !== b.length) return 9
  let n = 0
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) n++
  return n <= 2 && a.length >= 5 ? 1 : 9
}

function middlesAgree(a: readonly string[], b: readonly string[]): boolean {
  const [short, long] = a.length <= b.length ? [a, b] : [b, a]
  const middle = long.slice(1, -1)
  return short.slice(1, -1).every((w) => middle.some((m) => m === w || sound(m) === sound(w) || (w.length === 1 && m.startsWith(w))))
}

/** Whether one name is the other with the family name at the other end: "Moon Jae-in", "Jae-in Moon". */
export function turned(a: readonly string[], b: readonly string[]): boolean {
  if (a.length !== b.length || a.length < 2) return false
  const moved = [...a.slice(1), a[0] as string]
  const back = [a[a.length - 1] as string, ...a.slice(0, -1)]
  return moved.join(' ') === b.join(' ') || back.join(' ') === b.join(' ')
}

/** Whether a text is made of titles alone: "U.S. Special Envoy", "the foreign minister". */
export function isTitleOnly(text: string): boolean {
  const { honorifics, titles } = load()
  const words = fold(text).split(' ')
  // "the South Korean president" says who is meant where one article is about one of them.
  return !/^the /i.test(text) && words.length > 1 && words.every((w) => honorifics.has(w) || titles.has(w) || isNameWord(w))
}

/** The first letter that a given name's line goes by, whatever its spelling. */
export function givenKey(word: string): string {
  return (load().given.get(word) ?? word).charAt(0)
}

/** Whether two words differ by one letter put in, left out or changed, or two neighbours swapped. */
export function closeSpelling(a: string, b: string): boolean {
  if (a === b) return true
  if (Math.abs(a.length - b.length) > 1) return false
  let i = 0
  while (i < a.length && i < b.length && a[i] === b[i]) i++
  let x = a.length
  let y = b.length
  while (x > i && y > i && a[x - 1] === b[y - 1]) {
    x--
    y--
  }
  if (x - i <= 1 && y - i <= 1) return true
  return x - i === 2 && y - i === 2 && a[i] === b[i + 1] && a[i + 1] === b[i]
}

/**
 * Whether two full names (two words or more) are spellings of one: the surname alike, the given name the same, a short form
 * of it or spelt alike, and nothing in the middle that contradicts (the middle words of one are among the other's).
 */
export function sameFullName(a: readonly string[], b: readonly string[]): boolean {
  if (a.length < 2 || b.length < 2) return false
  if (lastKey(a) !== lastKey(b)) return false
  if (!sameGiven(a[0] as string, b[0] as string)) return false
  const [short, long] = a.length <= b.length ? [a, b] : [b, a]
  const middle = long.slice(1, -1)
  return short.slice(1, -1).every((w) => middle.includes(w) || (w.length === 1 && middle.some((m) => m.startsWith(w))))
}

/** Whether a single word can be short for a full name: its last word, or its first where the family name comes first. */
export function shortFor(word: string, full: readonly string[]): boolean {
  return full.length > 1 && (lastKey(full) === surname(word) || (full[0] === word && full.length >= 2 && !load().given.has(word)))
}

/**
 * The span of a name with the title that stands before it ("Norwegian Prime Minister Ada Lind"), or null where none does.
 * Looks back over at most eight words of the same line, and only over words that titles are made of, names of countries and
 * peoples, and `bodies`: the words of the bodies that the person is known to hold office in.
 */
export function withTitle(text: string, [start, end]: Span, bodies: ReadonlySet<string> = new Set()): Span | null {
  const before = text.slice(Math.max(0, start - 90), start)
  const line = before.slice(before.lastIndexOf('\n') + 1)
  const { honorifics, titles } = load()
  let from = start
  let office = false
  const words = [...line.matchAll(/[\p{L}.'’-]+/gu)]
  for (let i = words.length - 1, n = 0; i >= 0 && n < 8; i--, n++) {
    const w = words[i] as RegExpMatchArray
    const at = start - line.length + (w.index as number)
    const gap = text.slice(at + w[0].length, from)
    if (!/^[ \u00a0]$/.test(gap)) break
    const word = fold(w[0].replace(/['’]s$/, ''))
    if (/\.$/.test(w[0]) && !/^(?:\p{Lu}\.)+$/u.test(w[0]) && !honorifics.has(word)) break
    // "Secretary of State", but not "secretary of President …": there the office before "of" is another person's.
    const of = word === 'of' && !office && i > 0 && from !== start && honorifics.has(fold((words[i - 1] as RegExpMatchArray)[0]))
    const part = word.split(' ').every((x) => honorifics.has(x) || titles.has(x)) || (/^\p{Lu}/u.test(w[0]) && (isNameWord(word) || bodies.has(word)))
    if (!part && !of) break
    office ||= word.split(' ').some((x) => honorifics.has(x))
    from = at
  }
  return office && from < start ? [from, end] : null
}
