import type { Doc } from '../../../model/annotation.ts'
import { actorAt } from '../../shared/actors.ts'
import { shave } from '../../shared/clause.ts'
import { isAgentive } from '../../shared/voices.ts'
import { U, X } from '../../syntax.ts'

/*
 * Stretches of a sentence by its words and tags alone, for frames that are read without the tree: where a phrase ends, where a clause does, whose a
 * noun is. All stay within the sentence, and their cost is bounded by its length.
 */

const LEAVING =
  /^(?:which|who|whom|whose|where|but|while|although|though|as|because|whereas|saying|adding|according|citing|warning|after|despite|amid|since|so|when|if|unless|until|yet|even|otherwise|failing)$/
const SPEAKING = /^(?:say|tell|add|warn|insist|argue|announce|declare|note|stress|reply|write|state|explain|claim|report|recall|joke|suggest|think|believe)$/
const BREAKING = /^(?:but|while|although|though|because|whereas|unless|if|until|till|before|saying|adding|according|citing|failing|otherwise)$/
const STOP = /^(?:[.;:!?…–—]|--|\.\.\.)$/

/**
 * Last token of what begins at `from`: up to a stop, the end of the quotation it stands in, a conjunction that opens another clause, or a comma
 * behind which something else is told. Commas of a list are stepped over.
 */
export function stretchEnd(doc: Doc, from: number, keep: RegExp | null = null): number {
  const end = doc.sentences[doc.sentenceOf[from]!]!.end
  let opened = 0
  let t = from
  for (; t < end; t++) {
    const w = doc.lower[t]!
    if (w === '“' || w === '«' || (w === '"' && opened === 0 && opens(doc, t))) opened++
    else if (w === '”' || w === '»' || w === '"') {
      if (opened === 0) break
      opened--
    } else if (STOP.test(w)) break
    else if (t > from && BREAKING.test(w) && !keep?.test(w)) break
    else if (w === ',' && t > from && leaves(doc, t, end)) break
  }
  return shave(doc, from, Math.max(from, t - 1))[1]
}

function opens(doc: Doc, t: number): boolean {
  const at = doc.start[t]!
  return /\s/.test(doc.text[at - 1] ?? ' ') && !/\s/.test(doc.text[at + 1] ?? ' ')
}

/** Whether what follows a comma is another clause, an aside or an attribution, rather than one more item of a list. */
function leaves(doc: Doc, comma: number, end: number): boolean {
  const next = comma + 1
  if (next >= end || LEAVING.test(doc.lower[next]!) || doc.xpos[next] === X.VBG) return true
  if (apposition(doc, next, end)) return true
  const joined = /^(?:and|or|nor)$/.test(doc.lower[next]!)
  const from = joined ? next + 1 : next
  let subject = false
  for (let t = from; t < end && t < from + 9; t++) {
    if (t > from && doc.lower[t] === ',') return false
    const verb = doc.upos[t] === U.VERB || doc.upos[t] === U.AUX
    if (verb && SPEAKING.test(doc.lemma[t]!)) return true
    if (verb) return subject && (joined || doc.upos[from] === U.PRON) && doc.xpos[t] !== X.VB && doc.xpos[t] !== X.VBN && doc.xpos[t] !== X.VBG
    subject ||= [U.PRON, U.NOUN, U.PROPN].includes(doc.upos[t]!)
  }
  return false
}

/** "…, a step that the opposition has waited for": a remark on the whole. */
function apposition(doc: Doc, at: number, end: number): boolean {
  if (doc.lower[at] !== 'a' && doc.lower[at] !== 'an') return false
  let t = at + 1
  while (t < end && t < at + 5 && (doc.upos[t] === U.ADJ || doc.upos[t] === U.NOUN)) t++
  return t > at + 1 && /^(?:that|which|who)$/.test(doc.lower[t] ?? '')
}

const PHRASE: ReadonlySet<number> = new Set([U.DET, U.ADJ, U.NOUN, U.PROPN, U.NUM, U.PRON, U.ADV, U.SYM])

/** Last token of the noun phrase that begins at `from`, "of" and what it governs included; `from - 1` where none begins there. */
export function phraseEnd(doc: Doc, from: number, most = 14): number {
  const end = Math.min(doc.sentences[doc.sentenceOf[from] ?? 0]!.end, from + most)
  let t = from
  for (; t < end; t++) {
    if (PHRASE.has(doc.upos[t]!) || doc.xpos[t] === X.POS || doc.lower[t] === '-' || doc.lower[t] === '%') continue
    if (t > from && (doc.lower[t] === 'of' || doc.lower[t] === 'and' || doc.lower[t] === 'in') && t + 1 < end && PHRASE.has(doc.upos[t + 1]!)) continue
    if (doc.upos[t] === U.VERB && (doc.xpos[t] === X.VBN || doc.xpos[t] === X.VBG) && t + 1 < end && doc.upos[t + 1] === U.NOUN && t > from) continue
    break
  }
  while (t - 1 > from && doc.upos[t - 1] === U.ADV) t--
  return t - 1
}

/** First token of the clause before `at`: behind the last mark, "that", or verb of saying. */
export function leftEdge(doc: Doc, at: number): number {
  const first = doc.sentences[doc.sentenceOf[at]!]!.first
  let t = at
  while (t > first) {
    const w = doc.lower[t - 1]!
    if (/^[.;:!?“”"«»–—,]$/.test(w) || ((w === 'that' || w === 'because' || w === 'but' || w === 'while') && doc.upos[t - 1] !== U.DET)) break
    if (doc.upos[t - 1] === U.VERB && SPEAKING.test(doc.lemma[t - 1]!)) break
    t--
  }
  while (t < at && (doc.lower[t] === 'and' || doc.lower[t] === 'but' || doc.lower[t] === 'that')) t++
  return t
}

const HEAP = /^(?:list|series|set|package|raft|string|number|catalogue|one|top|head)$/

/** The token of whoever a noun belongs to: "its", "Oslo's", "the Swiss", "… by Oslo", "the demands of the rebels"; -1 without one. */
export function ownerOf(doc: Doc, noun: number): number {
  const s = doc.sentences[doc.sentenceOf[noun]!]!
  for (let t = noun - 1; t >= s.first && noun - t < 8; t--) {
    if (doc.xpos[t] === X['PRP$']) return t
    if (doc.xpos[t] === X.POS || doc.lower[t] === "'s") return t - 1
    if (doc.lower[t] === 'of' && HEAP.test(doc.lemma[t - 1] ?? '')) return ownerOf(doc, t - 1)
    if (![U.ADJ, U.NOUN, U.PROPN, U.NUM, U.ADV].includes(doc.upos[t]!) && doc.lower[t] !== '-') break
    const actor = actorAt(doc, t)
    if (actor && actor.type !== 'place') return t
  }
  for (let t = noun + 1; t < s.end && t < noun + 3; t++) {
    if (!/^(?:by|from|of)$/.test(doc.lower[t]!)) continue
    const last = phraseEnd(doc, t + 1, 8)
    for (let k = last; k > t; k--) if (isAgentive(doc, k) || (actorAt(doc, k) !== null && actorAt(doc, k)!.type !== 'place')) return k
  }
  return -1
}

/** "asked for a meeting": talks that are called for are no demand made in them. */
export function isOccasion(doc: Doc, first: number, last: number): boolean {
  for (let t = first; t <= last; t++) {
    if (doc.upos[t] === U.NOUN && doc.upos[t + 1] !== U.NOUN)
      return /^(?:meeting|summit|session|call|conversation|audience|appointment|interview|visit)$/.test(doc.lemma[t]!)
    if (doc.upos[t] === U.VERB || doc.upos[t] === U.ADP) return false
  }
  return false
}

/** Whether somebody stands in a stretch: a name, an office or body, a pronoun for people. */
export function holdsSomebody(doc: Doc, first: number, last: number): boolean {
  for (let t = first; t <= last; t++)
    if (actorAt(doc, t) !== null || isAgentive(doc, t) || /^(?:him|her|them|us|it|me|both|all|each|others|everyone|side|sides|parties)$/.test(doc.lower[t]!))
      return true
  return false
}
