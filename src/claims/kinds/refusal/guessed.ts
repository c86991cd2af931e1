import type { Doc, DocActor } from '../../../model/annotation.ts'
import { actorAt, isParty } from '../../shared/actors.ts'
import { pairsOf } from '../../shared/principals.ts'
import { isAgentive, namesOf } from '../../shared/voices.ts'
import { U, X } from '../../syntax.ts'

/*
 * Who refuses where the names layer leaves the subject open: a name that it does not know, or a pronoun beside which only one fits. Inferred values.
 */

/** Names for a subject that nobody was found for; empty when more than one would fit. */
export function guessed(doc: Doc, token: number): string[] {
  if (token < 0 || token >= doc.count) return []
  const word = doc.lower[token]!
  if (doc.upos[token] === U.PROPN && doc.xpos[token] === X.NNP) return isAgentive(doc, token) || PLAIN.test(word) ? [] : named(doc, token)
  if (/^(?:both|neither)$/.test(word)) {
    const pair = pairsOf(doc)[0]
    return pair !== undefined && pair.n >= 2 ? [...pair.pair] : []
  }
  if (/^(?:he|she)$/.test(word)) return onlyOne(doc, token, (a) => a.type === 'person')
  return word === 'it' ? onlyOne(doc, token, isParty) : []
}

/** Common nouns that are written like names. */
const PLAIN = /^(?:city|earth|state|court|judge|house|town|county|department|office|internet|church|university|college|hospital|school|prison|agency)$/

/** A name as it is written: "Verdi", "Copa-Cogeca". Words that only look like one (at the head of a sentence, or in capitals) are none. */
function named(doc: Doc, token: number): string[] {
  let [first, last] = [token, token]
  const s = doc.sentences[doc.sentenceOf[token]!]!
  while (first > s.first && (doc.upos[first - 1] === U.PROPN || (doc.lower[first - 1] === '-' && doc.upos[first - 2] === U.PROPN))) first--
  while (last + 1 < s.end && (doc.upos[last + 1] === U.PROPN || (doc.lower[last + 1] === '-' && doc.upos[last + 2] === U.PROPN))) last++
  const text = doc.text.slice(doc.start[first]!, doc.end[last]!)
  if (last - first > 5 || !/^\p{Lu}[\p{L}\p{M}&.'’ -]*\p{Ll}/u.test(text)) return []
  return [text.replace(/\s+/g, ' ')]
}

/** The one that fits in this sentence before the pronoun, else in the one before it; none where two would. */
function onlyOne(doc: Doc, token: number, fits: (a: DocActor) => boolean): string[] {
  const s = doc.sentenceOf[token]!
  for (const at of [s, s - 1]) {
    if (at < 0 || doc.sentences[at]!.region !== 'body') return []
    const found = new Set<DocActor>()
    for (let t = doc.sentences[at]!.first; t < doc.sentences[at]!.end && t < token; t++) {
      const actor = actorAt(doc, t)
      if (actor && fits(actor)) found.add(actor)
    }
    if (found.size > 1) return []
    if (found.size === 1) return namesOf(doc, [...found])
  }
  return []
}
