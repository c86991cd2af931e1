import type { Doc, DocActor } from '../../model/annotation.ts'
import { isRel, R, rootOf, U, X } from '../syntax.ts'
import { actorAt, isParty } from './actors.ts'
import { treeOf } from './tree.ts'
import { agentsOf, doerOf, isAgentive } from './voices.ts'

/** How many words of tense, doubt and time may stand between a subject and its verb ("has so far repeatedly"). */
const LOOSE = 6
/** Longest stretch between commas that is stepped over ("Ankara, for its part, has …"). */
const ASIDE = 14

/**
 * Who stands right before a finite verb in the text, whatever the parser made of the sentence: "a plan Peru has so far refused", "Peru, for its
 * part, rejected". -1 when that is no name and no office or body.
 */
export function surfaceSubject(doc: Doc, verb: number): number {
  const first = doc.sentences[doc.sentenceOf[verb]!]!.first
  let t = verb - 1
  for (let n = 0; t >= first && n < LOOSE && isLoose(doc, t); n++) t--
  if (t > first && doc.lower[t] === ',') {
    let open = t - 1
    while (open > first && t - open < ASIDE && doc.lower[open] !== ',') open--
    if (doc.lower[open] !== ',') return -1
    t = open - 1
  }
  if (t < first) return -1
  const own = actorAt(doc, t)
  if (own !== null ? doc.upos[t] === U.PRON : !isAgentive(doc, t)) return -1
  // "and its allies": the coordinated phrase as a whole, from its first name on.
  return isRel(doc, t, 'conj', 'flat', 'appos') && doc.head[t]! >= first && doc.head[t]! < t ? doc.head[t]! : t
}

function isLoose(doc: Doc, t: number): boolean {
  return doc.upos[t] === U.AUX || doc.upos[t] === U.ADV || doc.lower[t] === 'not' || doc.lower[t] === 'so' || doc.lower[t] === 'far'
}

/** Who does what a verb tells: by the parse, but by the text where the name right before a finite verb lies outside the parsed subject. */
export function actorOf(doc: Doc, verb: number): number {
  const parsed = doerOf(doc, verb)
  if (doc.xpos[verb] === X.VBG || doc.xpos[verb] === X.VB) return parsed
  const near = surfaceSubject(doc, verb)
  if (near < 0 || near === parsed) return parsed
  if (parsed < 0) return near
  const tree = treeOf(doc)
  const within = tree.left[parsed]! <= near && near <= tree.right[parsed]!
  // A subject of the verb itself is trusted, unless it is a clause or nobody stands in it.
  return within || (doc.head[parsed] === verb && agentsOf(doc, parsed).length > 0) ? parsed : near
}

const ALONE: ReadonlySet<string> = new Set(['it', 'he', 'she', 'they'])
/** How many sentences back the one a pronoun means may be the subject. */
const BACK = 2

/**
 * Whom a pronoun at the head of a sentence means that the reading left open: the subject of the sentence before, where that is somebody who
 * fits ("he" a person, "it" a country or body, "they" several or a body). Null when it is not plain.
 */
export function antecedentOf(doc: Doc, token: number): DocActor[] {
  const word = token >= 0 ? doc.lower[token]! : ''
  if (!ALONE.has(word) || actorAt(doc, token) !== null) return []
  const sentence = doc.sentences[doc.sentenceOf[token]!]!
  // Further in, only the subject of the main clause ("Asked whether …, he declined").
  if (token - sentence.first > 8 && doc.head[token] !== rootOf(doc, sentence.index)) return []
  for (let i = sentence.index - 1; i >= 0 && i >= sentence.index - BACK; i--) {
    const root = rootOf(doc, i)
    if (root < 0 || doc.sentences[i]!.region !== 'body') return []
    const subject = doerOf(doc, root)
    if (subject < 0) continue
    const same = doc.lower[subject] === word
    if (same && actorAt(doc, subject) === null) continue
    const found = agentsOf(doc, subject).filter((a) => fits(word, a))
    if (word === 'they' ? found.length > 0 : found.length === 1) return found
    return []
  }
  return []
}

function fits(pronoun: string, actor: DocActor): boolean {
  if (pronoun === 'he' || pronoun === 'she') return actor.type === 'person'
  return isParty(actor) || actor.type === 'group'
}

/** Whether a subject is somebody at all, named or not: an office, a body, people; things and clauses are not. */
export function isSomebody(doc: Doc, token: number): boolean {
  if (token < 0) return false
  if (isAgentive(doc, token) || agentsOf(doc, token).length > 0) return true
  if (/^(?:he|she|they|both|all|neither|none|each|some|others|those|two|three|four|five|six)$/.test(doc.lower[token]!)) return true
  if (doc.upos[token] === U.PROPN && doc.rel[token] !== R.compound) return true
  return doc.mentions.some((m) => m.first <= token && token < m.end && m.type !== 'place')
}
