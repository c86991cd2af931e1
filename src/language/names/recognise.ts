import type { ActorType } from '../../model/annotation.ts'
import { bestOf, type Scores, scoresOf } from './evidence.ts'
import type { Entry, Lexicon } from './lexicon.ts'
import { inPlaces } from './metonyms.ts'
import { type Piece, piecesOf } from './pieces.ts'
import { CAP, GLUED, type Shapes, SHOUTED, TITLED, UPPER } from './shapes.ts'

/** A name that was found: tokens `[first, end)`. */
export interface Found {
  readonly first: number
  readonly end: number
  type: ActorType
  entry: Entry | null
  readonly title: readonly [number, number] | null
  /** The folded words, for comparing. */
  readonly key: string
}

/** All names of the article in reading order. The kind of an unknown name is settled by all its occurrences together. */
export function recognise(sh: Shapes): Found[] {
  const pieces: Piece[] = []
  for (const s of sh.doc.sentences) for (const piece of piecesOf(sh, s)) pieces.push(piece)
  const keys = pieces.map((p) => keyOf(sh, p.first, p.end))
  const sums = new Map<string, Scores>()
  const persons = new Map<string, number>()
  pieces.forEach((p, i) => {
    if (p.type === 'person' && p.entry !== null) notePerson(sh.lex, persons, keys[i]!, 3)
    if (p.type !== null) return
    const sum = sums.get(keys[i]!)
    const s = scoresOf(sh, p)
    if (sum === undefined) sums.set(keys[i]!, s)
    else for (const k of ['person', 'organisation', 'place', 'other'] as const) sum[k] += s[k]
  })
  const bodies = new Set<string>()
  pieces.forEach((p, i) => {
    const type = p.type ?? bestOf(sums.get(keys[i]!)!)
    if (type === 'person' && p.end - p.first > 1) notePerson(sh.lex, persons, keys[i]!, 3)
    if (type === 'organisation') bodies.add(keys[i]!)
  })
  const out: Found[] = []
  pieces.forEach((p, i) => {
    const type = decide(sh, p, keys[i]!, sums.get(keys[i]!) ?? null, persons, bodies)
    if (type !== null && type !== 'other') out.push({ first: p.first, end: p.end, type, entry: p.entry, title: p.title, key: keys[i]! })
  })
  bodiesByInitials(sh, out)
  return out
}

/** "New River Council" is no person where the article goes on with "NRC": people are shortened to their last name. */
function bodiesByInitials(sh: Shapes, found: readonly Found[]): void {
  const short = new Set(found.flatMap((f) => (f.end - f.first === 1 && (sh.flags[f.first]! & UPPER) !== 0 ? [f.key] : [])))
  if (short.size === 0) return
  for (const f of found) {
    if (f.type !== 'person' || f.entry !== null || f.title !== null) continue
    const initials = initialsOf(f.key)
    // "JFK" and the like begin with a given name.
    if (initials.length > 2 && short.has(initials) && !sh.lex.given.has(f.key.split(' ')[0]!)) f.type = 'organisation'
  }
}

/** First letters of the words of a name, folded; little words have none. */
export function initialsOf(key: string): string {
  return key
    .split(/[ -]/)
    .filter((w) => !/^(?:of|the|and|for|on|in|to|a|an|&)$/.test(w))
    .map((w) => w.charAt(0))
    .join('')
}

/** Folded text of the tokens, with single spaces where the text has white space. */
export function keyOf(sh: Shapes, first: number, end: number): string {
  let key = ''
  for (let i = first; i < end; i++) {
    const w = sh.folded[i]!
    key += (i > first && (sh.flags[i]! & GLUED) === 0 ? ' ' : '') + (w.includes('.') ? w.replace(/\./g, '') : w)
  }
  return key
}

function notePerson(lex: Lexicon, persons: Map<string, number>, key: string, weight: number): void {
  const words = key.split(' ')
  if (words.length < 2) return
  for (const w of [words[words.length - 1]!, words.slice(-2).join(' ')]) persons.set(w, (persons.get(w) ?? 0) + weight)
  // Two family names, as in Spanish: the first of them is the one used alone.
  if (words.length > 2 && (lex.surnames.has(words[words.length - 2]!) || lex.given.has(words[0]!)))
    persons.set(words[words.length - 2]!, (persons.get(words[words.length - 2]!) ?? 0) + weight)
  const first = words[0]!
  // Family names come first in the east: "Moon" after "Moon Jae-in" is as good as "Peskov" after "Dmitry Peskov".
  persons.set(first, Math.max(persons.get(first) ?? 0, lex.words.eastern!.has(first) ? weight : 1))
}

function decide(
  sh: Shapes,
  p: Piece,
  key: string,
  sum: Scores | null,
  persons: ReadonlyMap<string, number>,
  bodies: ReadonlySet<string>,
): ActorType | 'other' | null {
  const sentence = sh.doc.sentences[sh.doc.sentenceOf[p.first]!]!
  if (inCredit(sh, p, sentence.first) || (p.type === 'organisation' && isNumbered(sh, p))) return null
  if (p.type === null && p.title === null && (sh.flags[p.first]! & UPPER) !== 0 && inPlaces(sh, p, sentence.first, sentence.end)) return 'place'
  if (p.type !== null) {
    if (p.entry?.section === 'companies' && (persons.get(key) ?? 0) >= 3 && !COMPANY_WORDS.some((w) => sh.lowered.has(w))) return 'person'
    // "Phoenix" in an article about Phoenix Harper is she, unless it stands where only a town can.
    const town = p.type === 'place' && p.entry?.kind === 'place' && !key.includes(' ')
    return town && (persons.get(key) ?? 0) >= 3 && !/^(?:in|at|near|from|to)$/.test(sh.doc.lower[p.first - 1] ?? '') ? 'person' : p.type
  }
  const s = sum!
  const full = persons.get(key) ?? 0
  const lone = !key.includes(' ')
  // "OSMAN:" opens the turn of one whom the article names in full.
  const turn = full >= 3 && sh.doc.lower[p.end] === ':' && p.first === sentence.first && key.length > 3
  if (lone && full > 0 && (turn || (sh.flags[p.first]! & UPPER) === 0) && p.entry?.kind !== 'seat') {
    if (full >= 3 && !/^(?:in|at|near|from|to)$/.test(sh.doc.lower[p.first - 1] ?? '')) return 'person'
    s.person += full
  }
  if (lone && bodies.has(key)) s.organisation += 0.5
  if ((sh.flags[p.first]! & (TITLED | SHOUTED)) !== 0 && p.end - p.first > 4) return null
  const best = bestOf(s)
  if (best === null) return null
  // "Chief Negotiators" in a headline are an office of several, nobody's name.
  if (best === 'person' && isPlural(sh, p.end - 1)) return null
  // Capitals in a headline prove nothing: there an unknown name needs another occurrence in running text or strong words.
  if ((sh.flags[p.first]! & (TITLED | SHOUTED)) !== 0 && !known(sh, p)) return null
  return best
}

/** "The 38th G8 summit": an event. */
function isNumbered(sh: Shapes, p: Piece): boolean {
  return (
    /\d(?:st|nd|rd|th)$/.test(sh.doc.lower[p.first - 1] ?? '') && /^(?:summit|meeting|session|conference|congress|anniversary)$/.test(sh.doc.lower[p.end] ?? '')
  )
}

/** Words that show that an article is about firms: "Ford" is the maker there, though somebody called Ford is named too. */
const COMPANY_WORDS = 'company companies automaker automakers carmaker carmakers plant plants shares stock firm factory factories workers union'.split(' ')

/** The outlet in the brackets of a dateline: "OSLO (North Wire) -", "May 3 (NW) -". */
function inCredit(sh: Shapes, p: Piece, first: number): boolean {
  const { lower } = sh.doc
  return p.first - first < 10 && lower[p.first - 1] === '(' && lower[p.end] === ')' && /^(?:[-–—]|--)$/.test(lower[p.end + 1] ?? '') && p.entry === null
}

function isPlural(sh: Shapes, i: number): boolean {
  const w = sh.folded[i]!
  return w.endsWith('s') && sh.lex.titles.head.has(w.slice(0, -1))
}

function known(sh: Shapes, p: Piece): boolean {
  if (p.title !== null || p.entry !== null) return true
  for (let i = p.first; i < p.end; i++) {
    if ((sh.flags[i]! & CAP) !== 0 && sh.capped.has(sh.folded[i]!)) return true
  }
  return sh.lex.given.has(sh.folded[p.first]!) && p.end - p.first > 1
}
