import type { Doc, DocActor } from '../../model/annotation.ts'
import { U, X } from '../syntax.ts'
import { actorAt } from './actors.ts'
import { meantBy } from './bodies.ts'
import { behindDateline } from './dateline.ts'
import { isFolk, sideOfGroup, unnamedAt } from './unnamed.ts'
import { inTime } from './when.ts'

/*
 * Those who stand in one row ("delegates of A and of the B rebels", "A, B and officials from C"), read by the order of the words: parsers take the
 * last of a row for the whole subject, and the first for something else, more often than they get any other part of a clause wrong.
 */

/** Tokens `[first, last]`, both inclusive. */
export type Row = readonly [first: number, last: number]

/** Longest row, in tokens, and the most words of tense, doubt and time between a row and its verb. */
const LONGEST = 40
const LOOSE = 6
/** Longest stretch between commas that is stepped over ("A and B, both under sanctions, have …"). */
const ASIDE = 14

const rows = new WeakMap<Doc, Map<number, Row | null>>()

/** The row of two or more that stands right before a finite verb, over its auxiliaries and what is put in between commas; null without "and". */
export function rowBefore(doc: Doc, verb: number): Row | null {
  let known = rows.get(doc)
  if (!known) rows.set(doc, (known = new Map()))
  let row = known.get(verb)
  if (row === undefined) known.set(verb, (row = before(doc, verb)))
  return row
}

function before(doc: Doc, verb: number): Row | null {
  if (doc.xpos[verb] === X.VBG && doc.upos[verb - 1] !== U.AUX && doc.upos[verb - 1] !== U.ADV) return null
  const first = behindDateline(doc, doc.sentenceOf[verb]!)
  let last = verb - 1
  for (let n = 0; last >= first && n < LOOSE && isLoose(doc, last); n++) last--
  // "to meet": an infinitive has no row of its own, unless it is "are to meet", "are due to meet".
  if (doc.lower[verb - 1] === 'to' && last > verb - 3) return null
  if (last > first && doc.lower[last] === ',') {
    let open = last - 1
    while (open > first && last - open < ASIDE && doc.lower[open] !== ',' && !isFinite(doc, open)) open--
    if (doc.lower[open] !== ',') return null
    last = open - 1
  }
  let t = last
  let [and, commas] = [false, 0]
  for (; t >= first && last - t < LONGEST; t--) {
    if (doc.lower[t] === 'and' || doc.lower[t] === '&') {
      and = true
      continue
    }
    if (doc.lower[t] === ',') {
      // A list has its "and" before the last; "On Friday, A and B met" has none of it before the comma.
      if (!and || t === first || !isNominal(doc, t - 1) || inTime(doc, t - 1) || doc.upos[t + 1] === U.VERB || ++commas > 6) break
      continue
    }
    if (!isNominal(doc, t) && !isLink(doc, t, last)) break
  }
  if (!and || (t >= first && doc.upos[t] === U.VERB && !SAYS.test(doc.lemma[t]!))) return null
  // What a preposition governs is no part of it ("sat on a commission, and the leaders met"); ", and" after one only begins a clause.
  let start = t + 1
  if (t >= first && doc.upos[t] === U.ADP && !OPENS.test(doc.lower[t]!)) while (start <= last && !isJoint(doc, start)) start++
  if (commas === 1) for (let k = start; k < last; k++) if (doc.lower[k] === ',' && doc.lower[k + 1] === 'and') start = k + 2
  start = trimmed(doc, start, last)
  return doc.lower.slice(start, last).some((w) => w === 'and' || w === '&') ? [start, last] : null
}

/** Words that open a clause as well as a phrase: what follows one may be a subject. */
const OPENS = /^(?:as|after|before|since|until|till|while|when|once|because)$/

function isJoint(doc: Doc, t: number): boolean {
  return doc.lower[t] === ',' || doc.lower[t] === 'and' || doc.lower[t] === '&'
}

/** The stretch of names and nouns that begins at a token, to the end of its row: behind "between" or "with". */
export function rowFrom(doc: Doc, token: number): Row | null {
  const end = Math.min(doc.sentences[doc.sentenceOf[token]!]!.end, token + LONGEST)
  let t = token
  for (; t < end; t++) {
    if (doc.lower[t] === 'and' || doc.lower[t] === '&') {
      if (t + 1 < end && (isNominal(doc, t + 1) || isLink(doc, t + 1, end))) continue
      break
    }
    if (doc.lower[t] === ',') {
      if (listGoesOn(doc, t, end)) continue
      break
    }
    if (inTime(doc, t) || (!isNominal(doc, t) && !isLink(doc, t, end - 1))) break
  }
  let last = t - 1
  while (last > token && !isNominal(doc, last)) last--
  return last < token || !isNominal(doc, last) ? null : [token, last]
}

/** Those named in a row. A place behind "in" or "at" and the owner of somebody ("X's envoys": X's side) are no participants. */
export function actorsInRow(doc: Doc, [first, last]: Row): DocActor[] {
  const out: DocActor[] = []
  for (let t = first; t <= last; t++) {
    const actor = actorIn(doc, t)
    if (!actor || actor.type === 'place' || out.includes(actor)) continue
    if (/^(?:in|at)$/.test(doc.lower[t - 1] ?? '') || (/^(?:in|at)$/.test(doc.lower[t - 2] ?? '') && doc.lower[t - 1] === 'the')) continue
    if (actor.type === 'person' && (doc.lower[t + 1] === "'s" || doc.lower[t + 1] === "'")) continue
    out.push(actor)
  }
  return out
}

/** Bodies that a text calls so once it has named them. */
const BODY = /^(?:union|guild|company|airline|railway|government|army|military|rebels|guerrillas|federation|alliance|movement|bloc|management)$/

/** Who is meant at a token of a row: by name, else by a common noun. */
function actorIn(doc: Doc, t: number): DocActor | null {
  const actor = actorAt(doc, t)
  if (actor) return actor.type === 'group' ? sideOfGroup(doc, t) : actor
  if (BODY.test(doc.lower[t]!) && doc.upos[t] === U.NOUN) {
    const [name, ...more] = meantBy(doc, t)
    return name !== undefined && more.length === 0 ? (doc.actors.find((a) => a.name === name) ?? null) : null
  }
  return isFolk(doc, t) || doc.lower[t - 1] === 'the' ? (unnamedAt(doc, t, true)[0] ?? null) : null
}

/** Whether the parser's subject lies before a row: then it took something else for it. */
export function outside([first]: Row, subject: number): boolean {
  return subject < first
}

const SAYS = /^(?:say|announce|report|confirm|add|claim|note|think|believe|hope|expect|mean|insist|suggest|reveal)$/

/** Whether the list that has a comma here has its "and" still to come, with nothing but names and nouns before it. */
function listGoesOn(doc: Doc, comma: number, end: number): boolean {
  for (let t = comma + 1; t < end && t < comma + 14; t++) {
    if (doc.lower[t] === 'and') return t > comma + 1 || isNominal(doc, t + 1)
    if (doc.lower[t] !== ',' && !isNominal(doc, t) && !isLink(doc, t, end)) return false
  }
  return false
}

function isLoose(doc: Doc, t: number): boolean {
  return (
    doc.upos[t] === U.AUX ||
    (doc.upos[t] === U.ADV && doc.lower[t] !== 'both') ||
    /^(?:not|n't|to|due|set|each|scheduled|expected|so|far|separately|together)$/.test(doc.lower[t]!)
  )
}

function isFinite(doc: Doc, t: number): boolean {
  return doc.xpos[t] === X.VBD || doc.xpos[t] === X.VBZ || doc.xpos[t] === X.VBP
}

const LINK = /^(?:of|for|from)$/

/** "of", "for", "from", and "in" or "at" before a name: they join a body and whose it is. */
function isLink(doc: Doc, t: number, last: number): boolean {
  if (doc.upos[t] !== U.ADP || t >= last) return false
  if (LINK.test(doc.lower[t]!)) return !inTime(doc, t + 1)
  return /^(?:in|at)$/.test(doc.lower[t]!) && doc.upos[t + 1] === U.PROPN && !inTime(doc, t + 1)
}

function isNominal(doc: Doc, t: number): boolean {
  const u = doc.upos[t]
  return (
    u === U.NOUN ||
    u === U.PROPN ||
    u === U.ADJ ||
    u === U.DET ||
    u === U.NUM ||
    doc.xpos[t] === X.POS ||
    doc.xpos[t] === X['PRP$'] ||
    (u === U.PUNCT && /^[-–]$/.test(doc.lower[t]!)) ||
    (doc.xpos[t] === X.VBG && doc.upos[t + 1] === U.NOUN)
  )
}

/** The first token of a row without what only begins it ("and", a comma, a link, a time). */
function trimmed(doc: Doc, first: number, last: number): number {
  let t = first
  while (t < last && (inTime(doc, t) || /^(?:and|&|,|of|for|from|in|at|-|–|'s|')$/.test(doc.lower[t]!))) t++
  return t
}
