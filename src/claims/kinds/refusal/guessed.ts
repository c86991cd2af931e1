import type { Doc, DocActor } from '../../../model/annotation.ts'
import { actorAt, isParty, meansBoth } from '../../shared/actors.ts'
import { pairsOf } from '../../shared/principals.ts'
import { kidsOf } from '../../shared/tree.ts'
import { isAgentive, namesOf } from '../../shared/voices.ts'
import { isRel, U, X } from '../../syntax.ts'

/*
 * Who refuses where the names layer leaves the subject open: a name that it does not know, or a pronoun beside which only one fits. Inferred values.
 */

/** Names for a subject that nobody was found for; empty when more than one would fit. */
export function guessed(doc: Doc, token: number): string[] {
  if (token < 0 || token >= doc.count) return []
  const word = doc.lower[token]!
  if (doc.upos[token] === U.PROPN && doc.xpos[token] === X.NNP) return isAgentive(doc, token) || PLAIN.test(word) ? [] : named(doc, token)
  if (doc.upos[token] === U.NOUN) {
    // Lenders have no other name than what they hold.
    if (/^(?:bondholders|creditors|shareholders)$/.test(word)) return [word]
    // "A commission spokesman, Olof Gill", "a spokesman for his office".
    const inserted = between(doc, token)
    if (inserted >= 0) return namesAt(doc, inserted)
    for (const k of kidsOf(doc, token))
      if (k > token && isRel(doc, k, 'nmod'))
        for (const j of kidsOf(doc, k)) if (/^(?:his|her)$/.test(doc.lower[j]!)) return onlyOne(doc, j, (a) => a.type === 'person')
  }
  if (/^(?:both|neither)$/.test(word) || (/^(?:sides|parties|delegations|capitals|neighbours|neighbors|foes)$/.test(word) && meansBoth(doc, token))) {
    const pair = pairsOf(doc)[0]
    return pair !== undefined && pair.n >= 2 ? [...pair.pair] : []
  }
  if (/^(?:he|she)$/.test(word)) return onlyOne(doc, token, (a) => a.type === 'person')
  return word === 'it' ? onlyOne(doc, token, isParty) : []
}

/** The name between commas behind a noun that speaks for somebody; -1 without one. */
function between(doc: Doc, token: number): number {
  if (
    !/^(?:spokesman|spokeswoman|spokesperson|adviser|advisor|aide|lawyer|leader|official|minister|negotiator|envoy|chairman|chairwoman|head|president|chief|director|secretary)$/.test(
      doc.lemma[token]!,
    )
  )
    return -1
  const end = doc.sentences[doc.sentenceOf[token]!]!.end
  for (let t = token + 1; t + 2 < end && t < token + 9; t++) {
    if (doc.lower[t] !== ',') continue
    if (doc.xpos[t + 1] !== X.NNP) return -1
    let last = t + 1
    while (last + 1 < end && doc.xpos[last + 1] === X.NNP) last++
    return doc.lower[last + 1] === ',' && last > t + 1 ? last : -1
  }
  return -1
}

function namesAt(doc: Doc, token: number): string[] {
  const actor = actorAt(doc, token)
  return actor ? namesOf(doc, [actor]) : named(doc, token)
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
