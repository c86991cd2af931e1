import type { Doc, Mention } from '../../../model/annotation.ts'
import { principalsOf } from '../../shared/principals.ts'
import { kidsOf } from '../../shared/tree.ts'
import { X } from '../../syntax.ts'
import { cues } from './lexicon.ts'
import { kid, pos, type Range, rel } from './nodes.ts'
import { agentOf } from './source.ts'
import { OFFICES, TITLES } from './titles.ts'

/** Words that tell that a state's own organ speaks; which state, the words beside them or the passage tell. */
const ORGAN = /^(?:ministry|presidential|presidency|premiership|chancellery)$/
/** What speaks for an organ: its offices, its spokespeople, its papers. */
const VOICE = new Set(
  `palace office service administration secretariat spokesman spokeswoman spokesperson presidency ministry statement communique communiqué presentation document note release announcement
  declaration bulletin website page paper figure report letter`.split(/\s+/),
)

/** The token of the organ that a source's words are of ("the foreign ministry's statement", "a spokesman for the ministry"), or -1. */
export function organIn(doc: Doc, [first, end]: Range, head: number): number {
  if (!VOICE.has(doc.lemma[head]!) && !VOICE.has(doc.lower[head]!)) return -1
  for (let i = first; i < end; i++) {
    if (doc.lower[i] === ',') return -1
    if (ORGAN.test(doc.lower[i]!) && (i <= head || /^(?:of|for|at|from|by)$/.test(behind(doc, i, head)))) return i
  }
  return -1
}

/** The preposition that a word behind the head stands after, over determiners, adjectives and nouns; "" without one. */
function behind(doc: Doc, token: number, head: number): string {
  let i = token - 1
  while (i > head && pos(doc, i, 'DET', 'ADJ', 'NOUN', 'PROPN', 'PRON')) i--
  return i > head ? doc.lower[i]! : ''
}

/** Verbs with which somebody makes a text public, or sends it. */
const SENT = new Set('issue release publish send post sign circulate write draft put make give distribute submit hand email read air carry leave'.split(' '))

/** Texts, besides those that speak by themselves, that somebody sends. */
const TEXT = new Set(
  'summary list draft transcript newsletter leaflet circular notice invitation paper proposal briefing dossier video recording presentation'.split(' '),
)

/** Who sent a text: "a summary that the union sent its members", "a statement issued by the mayor"; a token, or -1. */
export function senderOf(doc: Doc, text: number): number {
  if (!cues().utterances.has(doc.lemma[text]!) && !TEXT.has(doc.lemma[text]!)) return -1
  for (const k of kidsOf(doc, text)) {
    if (k < text || !SENT.has(doc.lemma[k]!)) continue
    if (rel(doc, k, 'acl') && doc.xpos[k] === X.VBN) return agentOf(doc, k)?.means ?? -1
    if (!rel(doc, k, 'acl:relcl')) continue
    if (kid(doc, k, 'nsubj:pass') >= 0 || kid(doc, k, 'aux:pass') >= 0) return agentOf(doc, k)?.means ?? -1
    for (const j of kidsOf(doc, k)) if (rel(doc, j, 'nsubj') && j < k && !/^(?:that|which|who)$/.test(doc.lower[j]!)) return j
  }
  return -1
}

/** The state that an article is about clearly more than about any other, or null. */
export function homeOf(doc: Doc): string | null {
  const states = new Set(doc.actors.flatMap((a) => (a.type === 'country' ? [a.name] : [])))
  let [best, most, second]: [string | null, number, number] = [null, 0, 0]
  for (const [name, n] of principalsOf(doc)) {
    if (!states.has(name) || n <= second) continue
    if (n > most) [best, most, second] = [name, n, most]
    else second = n
  }
  return most > 1.3 * second ? best : null
}

/** Whether a name starts at a token, or behind a title there ("…, Ambassador Ana Silva"). */
export function opensWith(doc: Doc, from: number, name: number): boolean {
  if (name === from) return true
  if (name < from || name - from > 2) return false
  for (let i = from; i < name; i++) if (!TITLES.has(doc.lower[i]!)) return false
  return true
}

/** "The presidents of Kenya and Uganda", "the two foreign ministers": the only people of the article who hold that office, one a country; else none. */
export function holdersOf(doc: Doc, [first]: Range, head: number, inPhrase: readonly Mention[]): string[] {
  if (doc.xpos[head] !== X.NNS && doc.xpos[head] !== X.NNPS) return []
  const office = doc.lower[head]!.replace(/s$/, '')
  if (!OFFICES.has(office)) return []
  let start = head
  while (start > first && pos(doc, start - 1, 'ADJ', 'NOUN') && !inPhrase.some((m) => m.end === start)) start--
  const title = [...Array(head - start).keys()].map((i) => `${doc.lower[start + i]!} `).join('') + office
  const states = inPhrase.flatMap((m) => doc.actors.filter((a) => a.id === m.actor && a.type === 'country').map((a) => a.name))
  const two = states.length === 0 && /^(?:two|both)$/.test(doc.lower[start - 1] ?? '')
  if (states.length < 2 && !two) return []
  const held = doc.actors.filter(
    (a) => a.type === 'person' && a.roles.some((r) => (two || (r.of !== null && states.includes(r.of))) && isOffice(r.title, title)),
  )
  const wanted = two ? 2 : new Set(states).size
  return held.length === wanted ? held.map((a) => a.name) : []
}

/** Whether a title is the office asked for, and still held. */
function isOffice(title: string, asked: string): boolean {
  return title === asked || (title.endsWith(` ${asked}`) && !/\b(?:former|ex|vice|deputy|late)\b/.test(title))
}
