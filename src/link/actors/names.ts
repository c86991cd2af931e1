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
 * Looks back over at most eight words of the same line, and only over words that titles are made of.
 */
export function withTitle(text: string, [start, end]: Span): Span | null {
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
    const of = word === 'of' && i > 0 && from !== start && honorifics.has(fold((words[i - 1] as RegExpMatchArray)[0]))
    const part = honorifics.has(word) || titles.has(word) || (/^\p{Lu}/u.test(w[0]) && isNameWord(word))
    if (!part && !of) break
    office ||= honorifics.has(word)
    from = at
  }
  return office && from < start ? [from, end] : null
}
