import { lexicon } from '../data.ts'
import { memo } from './memo.ts'

interface WordLists {
  readonly same: readonly (readonly string[])[]
  readonly weak: readonly string[]
  readonly stop: readonly string[]
  readonly issues: Readonly<Record<string, readonly string[]>>
}

const WORD = /[\p{L}\p{N}]+(?:[.,]\d+)*(?:['’](?=\p{L})\p{L}+)*/gu
const NUMBERS = new Map(
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty'
    .split(' ')
    .map((w, i) => [w, String(i)] as const)
    .concat([
      ['thirty', '30'],
      ['forty', '40'],
      ['fifty', '50'],
      ['sixty', '60'],
      ['seventy', '70'],
      ['eighty', '80'],
      ['ninety', '90'],
      ['hundred', '100'],
    ]),
)

let lists: { stop: ReadonlySet<string>; weak: ReadonlySet<string>; plainWeak: ReadonlySet<string>; same: ReadonlyMap<string, string> } | null = null

function load() {
  if (lists) return lists
  const data = lexicon<WordLists>('words')
  const same = new Map<string, string>()
  for (const line of data.same) for (const w of line) if (!same.has(stem(w.toLowerCase()))) same.set(stem(w.toLowerCase()), `=${line[0]}`)
  const weak = new Set(data.weak.map((w) => same.get(stem(w)) ?? stem(w)))
  // What all talks have in common says little of one of them.
  for (const w of ['talk', 'operation', 'accept', 'begin', 'end', 'deal']) weak.add(same.get(stem(w)) ?? stem(w))
  lists = { stop: new Set(data.stop), weak, plainWeak: new Set(data.weak.map(stem)), same }
  return lists
}

/** Words of a text in lower case, curly apostrophes made straight, a possessive `'s` cut off. */
export function wordsOf(text: string): string[] {
  const out: string[] = []
  for (const m of text.matchAll(WORD)) out.push(m[0].toLowerCase().replaceAll('’', "'").replace(/'s$/, ''))
  return out
}

/** The stem of a lower-case English word: endings cut by a handful of rules, enough to bring inflections together. */
export function stem(word: string): string {
  if (word.length < 4 || /\d/.test(word)) return word
  let w = word
  if (w.endsWith('ies')) w = `${w.slice(0, -3)}y`
  else if (/(ss|sh|ch|x|z)es$/.test(w)) w = w.slice(0, -2)
  else if (w.endsWith('s') && !/(ss|us|is)$/.test(w)) w = w.slice(0, -1)
  if (w.length > 5 && w.endsWith('ing')) w = undouble(w.slice(0, -3))
  else if (w.length > 4 && w.endsWith('ied')) w = `${w.slice(0, -3)}y`
  else if (w.length > 4 && w.endsWith('ed')) w = undouble(w.slice(0, -2))
  if (w.length > 5 && w.endsWith('ly')) w = w.slice(0, -2)
  if (w.length > 4 && w.endsWith('e')) w = w.slice(0, -1)
  if (w.length > 4 && w.endsWith('y')) w = `${w.slice(0, -1)}i`
  return w
}

function undouble(w: string): string {
  return /([bdfgmnprt])\1$/.test(w) ? w.slice(0, -1) : w
}

/** A word as comparisons see it: its stem, or the head of its line of synonyms; a number in digits. Null for words without a subject. */
export function concept(word: string): string | null {
  return concepts(word) || null
}

const concepts = memo((word) => {
  const { stop, same } = load()
  if (stop.has(word)) return ''
  const number = NUMBERS.get(word)
  if (number) return number
  if (word.length < 2) return ''
  const s = stem(word)
  return same.get(s) ?? s
})

/** The concepts of a text, without those in `except`. */
export function conceptsOf(text: string, except?: ReadonlySet<string>): Set<string> {
  const out = new Set<string>()
  for (const w of wordsOf(text)) {
    const c = concept(w)
    if (c !== null && !except?.has(c)) out.add(c)
  }
  return out
}

/** The words of a text that stand for concepts of the set, as they are written there, each once. */
export function wordsFor(text: string, concepts: (c: string) => boolean): string[] {
  const out = new Set<string>()
  for (const w of wordsOf(text)) {
    const c = concept(w)
    if (c !== null && concepts(c)) out.add(w)
  }
  return [...out]
}

/** How much a shared concept says: 0.35 for the words that all such news share, 1.2 for numbers, 1 for the rest. */
export function weight(c: string): number {
  const first = c.charCodeAt(0)
  if (first >= 48 && first <= 57) return 1.2
  return load().weak.has(c) ? 0.35 : 1
}

/** How much a lower-case word says as it stands, synonyms left aside: 0 for words without a subject, 0.35 for common ones, else 1. */
export function plainWeight(word: string): number {
  const { stop, plainWeak } = load()
  return stop.has(word) || word.length < 3 ? 0 : plainWeak.has(stem(word)) ? 0.35 : 1
}

/** Weights of sets that were summed up; sets only grow, so one of the same size is the same. */
const sums = new WeakMap<ReadonlySet<string>, { readonly size: number; readonly weight: number }>()

function weightOf(set: ReadonlySet<string>): number {
  const known = sums.get(set)
  if (known?.size === set.size) return known.weight
  let sum = 0
  for (const c of set) sum += weight(c)
  sums.set(set, { size: set.size, weight: sum })
  return sum
}

const NOTHING = { dice: 0, cover: 0, shared: 0 } as const

/** What the two sets share: `dice` over weights, `cover` of the lighter set, and the `shared` weight itself. */
export function overlap(a: ReadonlySet<string>, b: ReadonlySet<string>): { readonly dice: number; readonly cover: number; readonly shared: number } {
  let shared = 0
  for (const c of a) if (b.has(c)) shared += weight(c)
  if (shared === 0) return NOTHING
  const wa = weightOf(a)
  const wb = weightOf(b)
  return { dice: (2 * shared) / (wa + wb), cover: shared / Math.min(wa, wb), shared }
}

let issueIndex: { single: Map<string, string>; phrases: [string, string][] } | null = null

/** The issue that a text bears on: the one whose words it uses most, first in the lexicon's order among equals; null for none. */
export function issueOf(text: string): string | null {
  if (!issueIndex) {
    issueIndex = { single: new Map(), phrases: [] }
    for (const [issue, list] of Object.entries(lexicon<WordLists>('words').issues))
      for (const w of list) {
        if (/[ -]/.test(w)) issueIndex.phrases.push([w, issue])
        else if (!issueIndex.single.has(w)) issueIndex.single.set(w, issue)
      }
  }
  const lower = text.toLowerCase()
  const counts = new Map<string, number>()
  for (const w of wordsOf(lower)) {
    const issue = issueIndex.single.get(w)
    if (issue) counts.set(issue, (counts.get(issue) ?? 0) + (issue === 'the talks themselves' ? 0.4 : 1))
  }
  for (const [phrase, issue] of issueIndex.phrases) if (lower.includes(phrase)) counts.set(issue, (counts.get(issue) ?? 0) + 1.5)
  let best: string | null = null
  let most = 0
  for (const issue of Object.keys(lexicon<WordLists>('words').issues)) {
    const n = counts.get(issue) ?? 0
    if (n > most) [best, most] = [issue, n]
  }
  return best
}

/** Words that say nothing of what a text is about, in lower case. */
export function stopWords(): ReadonlySet<string> {
  return load().stop
}
