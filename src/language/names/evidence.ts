import type { ActorType } from '../../model/annotation.ts'
import type { Piece } from './pieces.ts'
import { CAP, GLUED, INITIAL, isProper, LETTER, type Shapes, SHOUTED, TITLED, UPPER } from './shapes.ts'
import { isTitleWord } from './titles.ts'

/** How strongly a stretch is taken for each kind of name. */
export interface Scores {
  person: number
  organisation: number
  place: number
  other: number
}

/**
 * Scores a piece of unknown kind by its words and its neighbours. The weights are set by hand: 1 is a hint, 3 nearly decides; a name
 * needs 1 in all (see `bestOf`). The occurrences of one string in an article are added up.
 */
export function scoresOf(sh: Shapes, p: Piece): Scores {
  const s: Scores = { person: 0, organisation: 0, place: 0, other: 0.6 }
  byWords(sh, p, s)
  byTitle(sh, p, s)
  byLeft(sh, p, s)
  byRight(sh, p, s)
  return s
}

// Swept 0 to 1 (for persons) and 1 to 2.5 (after "in") with bench/quality/names.ts on worldwide-dev.
const DEFAULT_PERSON = 0.4
const IN = 1.5

function byWords(sh: Shapes, p: Piece, s: Scores): void {
  const { lex, folded, flags } = sh
  const words = wordsIn(sh, p)
  const n = words.length
  const first = folded[words[0]!]!
  const last = folded[words[n - 1]!]!
  const given = lex.given.has(first)
  const surname = lex.surnames.has(last)
  const upper = words.filter((i) => (flags[i]! & UPPER) !== 0).length
  // "PDI-P", "SPLM-N": letters with a branch.
  if (n === 2 && p.end - p.first === 3 && sh.doc.lower[p.first + 1] === '-' && upper > 0 && (flags[p.end - 1]! & (UPPER | LETTER)) !== 0) {
    s.organisation += 2
    s.person -= 2
  }
  if (n > 1 && n < 6) {
    if (given) s.person += 2.4
    if (surname) s.person += 0.9
    if (lex.given.has(last)) s.person += 0.4
    if (words.some((i) => (flags[i]! & LETTER) !== 0)) s.person += 1
    if (words.every((i) => !lex.words.never!.has(folded[i]!)) && upper === 0) s.person += 0.7
    if (lex.words.eastern!.has(first) && n < 4) s.person += n === 3 ? 1.5 : 1
    if ((flags[p.first]! & INITIAL) === 0 && words.every((i) => isProper(sh.doc, i))) s.person += DEFAULT_PERSON
    if (words.some((i) => lex.words.bodyLast!.has(folded[i]!))) s.organisation += 1.2
    // "Deir el-Balah": the small word is no family's there.
    if (lex.words.placeFirst!.has(first)) s.place += words.length < p.end - p.first ? 4 : 1.2
    if (lex.words.thingLast!.has(last)) s.other += 2.5
    for (let t = p.first; t < p.end; t++) if ((flags[t]! & CAP) === 0 && lex.words.caseMarkers!.has(folded[t]!)) s.person += 1
  } else if (n === 1) {
    if ((flags[p.first]! & INITIAL) === 0 && isProper(sh.doc, p.first) && !sh.lowered.has(first)) {
      s.person += 0.3
    }
    if (given) s.person += 0.7
    if (surname) s.person += 0.6
    if ((flags[words[0]!]! & (UPPER | SHOUTED)) === UPPER) {
      s.organisation += first.length < 7 ? 2 : 0.8
      s.person -= 1.5
    } else if (/[a-z][A-Z]/.test(sh.doc.text.slice(sh.doc.start[p.first]!, sh.doc.end[p.first]!)) && !/^(?:mac|mc|de|al|la|le)/.test(first))
      s.organisation += 1.3
  } else if (n > 5) s.other += 1
  if (upper > 0 && n > 1) {
    s.organisation += 0.8
    s.person -= 0.6
  }
  if (words.some((i) => /\d/.test(folded[i]!))) {
    s.person -= 2
    s.other += 0.7
  }
  if (p.entry?.kind === 'place')
    s.place += n > 1 ? 2.6 : [0, 0.9, 1.5, 2.1, 2.8, 3][p.entry.weight]! * (p.entry.weight > 3 ? 1 : given ? 0.5 : surname ? 0.8 : 1)
  if (p.entry?.kind === 'seat') s.place += 3
  if (p.entry?.kind === 'person') s.person += 3
  for (const i of words) if (!isProper(sh.doc, i)) s.other += n === 1 ? 1.1 : 0.4
  if (n === 1 && lex.words.never!.has(first)) s.other += 4
  if ((flags[p.first]! & INITIAL) !== 0 && n === 1) s.other += sh.lowered.has(first) ? 2 : 0.3
  if ((flags[p.first]! & TITLED) !== 0 && n === 1 && sh.lowered.has(first)) s.other += 2
}

function wordsIn(sh: Shapes, p: Piece): number[] {
  const out: number[] = []
  for (let i = p.first; i < p.end; i++) if ((sh.flags[i]! & CAP) !== 0) out.push(i)
  return out.length > 0 ? out : [p.first]
}

function byTitle(sh: Shapes, p: Piece, s: Scores): void {
  if (p.title === null) return
  const w = sh.folded[p.title[1] - 1]!.replace(/\./g, '')
  s.person += /^(?:mrs?|ms|dr|sir|gen|col|sen|rep|prof)$/.test(w) ? 4.5 : 3
}

// Bodies and countries are these as often as people are.
const EITHER =
  /^(?:partner|rival|ally|host|opponent|winner|champion|founder|successor|predecessor|broker|counterpart|owner|investor|trader|producer|developer)$/

/** Words before: "in Kassala", "spokesman Ahmed", "the Ndlovu", "newspaper Nova". */
function byLeft(sh: Shapes, p: Piece, s: Scores): void {
  const { lex, doc, folded } = sh
  const first = doc.sentences[doc.sentenceOf[p.first]!]!.first
  const at = (p.title === null ? p.first : p.title[0]) - 1
  if (at < first) return
  const w = folded[at]!
  if (lex.words.beforePlace!.has(w)) {
    s.place += w === 'in' ? IN : w === 'at' || w === 'near' ? 1.4 : 0.8
    s.organisation += w === 'at' ? 0.8 : 0
    s.person -= 1
  } else if (w === 'from' || w === 'to' || w === 'of') s.place += w === 'of' ? 0.3 : 0.6
  else if (w === 'the') {
    s.organisation += p.end - p.first > 1 ? 1.2 : 0.9
    s.person -= 2.5
    s.place -= 0.2
    s.other += 0.4
  } else if (w === 'a' || w === 'an') {
    s.other += 1.2
    s.person -= 1.5
  } else if (w === 'by' || w === 'with' || w === 'told' || w === 'and') s.person += 0.4
  if (lex.titles.head.has(w) || /(?:man|woman|ist|er|or)$/.test(w)) {
    if (lex.titles.head.has(w) && !EITHER.test(w) && (sh.flags[at]! & CAP) === 0) s.person += 2.6
    else if (at - 1 >= first) s.person += 0.3
  }
  if (lex.words.beforeBody!.has(w) && !(p.end - p.first === 1 && folded[p.first] === `${w}s`)) s.organisation += 4
  if (w === 'of' && at - 1 >= first) {
    const noun = folded[at - 1]!
    if (lex.words.placeNoun!.has(noun) || noun === 'people' || noun === 'south' || noun === 'north' || noun === 'east' || noun === 'west') s.place += 2.4
    else if (/^(?:member|members|leader|head|chairman|director|ceo|founder|president|spokesman|spokesperson|manager|chair|secretary|owner)$/.test(noun))
      s.organisation += 1.6
  }
  // "X, Y": goes on like what stands before.
  if (w === ',' && at - 1 >= first && lex.titles.head.has(folded[at - 1]!)) s.person += 1.2
}

function byRight(sh: Shapes, p: Piece, s: Scores): void {
  const { lex, doc, folded, flags } = sh
  const last = doc.sentences[doc.sentenceOf[p.first]!]!.end
  if (p.end >= last) return
  const w = folded[p.end]!
  const next = p.end + 1 < last ? folded[p.end + 1]! : ''
  if (lex.words.speech!.has(w)) s.person += 1.2
  if (w === 'who' || (w === ',' && (next === 'who' || next === 'whose'))) s.person += 2
  if (w === ',' && /^\d\d$/.test(next)) s.person += 2.5
  if (w === ',' && (next === 'which' || next === 'where')) s.person -= 1
  if (w === ',' && (next === 'the' || next === 'a' || next === 'an') && p.end + 2 < last && near(sh, p.end + 2, last)) s.person += 1.6
  if (w === ',' && /^(?:the|an?|one|its)$/.test(next) && bodyNear(sh, p.end + 2, last)) s.organisation += 2.2
  if (w === ',' && near1(sh, p.end + 1, last)) s.person += 1
  if (w === '(' && p.end + 2 < last && (flags[p.end + 1]! & UPPER) !== 0 && folded[p.end + 2] === ')') s.organisation += 1.8
  if (lex.words.placeNoun!.has(w) && (flags[p.end]! & CAP) === 0) s.place += 1.8
  else if (lex.words.bodyNoun!.has(w) && (flags[p.end]! & CAP) === 0) s.organisation += 1.6
  if (w === "'s" && (flags[p.end]! & GLUED) !== 0) s.other -= 0.3
  if (w === 'in' && s.place > 0) s.place += 0.2
  if (/^(?:insists?|believes?|thinks?|fears?|hopes?|died|resigned|met|tweeted|smiled|laughed|recalls?|joined|hopes?|wants?|himself|herself)$/.test(w))
    s.person += 0.9
}

/** A noun of office or trade within the next words of an apposition: ", the country's foreign minister". */
function near(sh: Shapes, from: number, limit: number): boolean {
  for (let i = from; i < limit && i < from + 5; i++) {
    if (sh.doc.lower[i] === ',') return false
    if (isTitleWord(sh, i)) return true
  }
  return false
}

/** "X, the country's largest farm lobby,": a kind of body ends the apposition. */
function bodyNear(sh: Shapes, from: number, limit: number): boolean {
  const { lex, doc, flags } = sh
  for (let i = from; i < limit && i < from + 7; i++) {
    if (/^[,.;:]$|^(?:who|which|that|and|whose)$/.test(doc.lower[i]!)) return false
    const body = lex.words.beforeBody!.has(doc.lower[i]!) || lex.words.bodyNoun!.has(doc.lower[i]!)
    if (body && (flags[i]! & CAP) === 0 && (i + 1 >= limit || /^[,.;:)]$|^(?:of|in|that|which|for|at|with|behind|based)$/.test(doc.lower[i + 1]!)))
      return !isTitleWord(sh, i)
  }
  return false
}

function near1(sh: Shapes, from: number, limit: number): boolean {
  for (let i = from; i < limit && i < from + 3; i++) {
    if ((sh.flags[i]! & CAP) !== 0 && i > from) return false
    if (isTitleWord(sh, i)) return true
  }
  return false
}

/** The best kind and how far it leads over `other`; null where nothing speaks for a name. */
export function bestOf(s: Scores): ActorType | 'other' | null {
  const order: [number, ActorType][] = [
    [s.person, 'person'],
    [s.organisation, 'organisation'],
    [s.place, 'place'],
  ]
  order.sort((a, b) => b[0] - a[0])
  const [score, type] = order[0]!
  return score >= 1 && score > s.other ? type : null
}
