import type { Doc } from '../../../model/annotation.ts'
import { U, X } from '../../syntax.ts'
import { canSpeak, namedTokens } from './agents.ts'
import { isMark, isQuoteMark, kid, personEnds, phraseHead, pos, quotationEnd, type Range } from './nodes.ts'

/** How far, in tokens, a subject can stand from its verb. */
const FARTHEST = 60
const DATE = /^(?:on|late|early|last|this|week|month|(?:mon|tues|wednes|thurs|fri|satur|sun)day)$/

/**
 * The subject that commas part from its verb: "Ana Silva, whose party leads the polls, said …", "The union, in a rage, called …".
 * The word order tells where the parser loses the thread: a noun phrase and a comma at the start of the clause, and the verb
 * right behind a later comma with no subject of its own. Null for any other order.
 */
export function subjectApart(doc: Doc, verb: number): Range | null {
  const x = doc.xpos[verb]!
  const going = x === X.VBG && kid(doc, verb, 'aux') >= 0
  if ((x !== X.VBD && x !== X.VBZ && x !== X.VBP && x !== X.VBN && !going) || kid(doc, verb, 'aux:pass') >= 0) return null
  const s = doc.sentences[doc.sentenceOf[verb]!]!
  let comma = verb - 1
  while (comma > s.first && (pos(doc, comma, 'AUX', 'ADV') || doc.lemma[comma] === 'have' || DATE.test(doc.lower[comma]!))) comma--
  if (comma <= s.first || doc.lower[comma] !== ',' || verb - s.first > FARTHEST) return null
  // "Ana Silva, asked whether she would go, left": the verb is still to come.
  if (x === X.VBN || /^(?:asked|pressed|questioned|quizzed|quoted)$/.test(doc.lower[verb]!))
    for (let i = verb + 1; i + 1 < s.end; i++) if (doc.lower[i] === ',' && finite(doc, i + 1)) return null
  const owned = ofWhom(doc, comma, s.first) ?? described(doc, comma, s.first)
  if (owned) return owned
  for (let from = afterQuotation(doc, s.first, comma); from < comma; ) {
    let to = from
    while (to < comma && doc.lower[to] !== ',') to++
    if (isNominal(doc, from, to)) return to < comma ? held(doc, [from, to], comma) : null
    // Only phrases and clauses that open a sentence may stand before the subject.
    if (!pos(doc, from, 'ADP', 'SCONJ', 'ADV') && doc.xpos[from] !== X.VBG && !/^(?:when|while|after|before|as|last|this|next|and|but)$/.test(doc.lower[from]!))
      return null
    from = to + 1
  }
  return null
}

/** "The union, whose leader, Ana Silva, said …": a description behind "whose" and the name between commas right before the verb. */
function ofWhom(doc: Doc, comma: number, first: number): Range | null {
  const name = personEnds(doc).get(comma)
  if (name === undefined || doc.lower[name - 1] !== ',') return null
  for (let i = name - 2; i > first && name - i < 9; i--) {
    if (doc.lower[i] === 'whose') return doc.lower[i - 1] === ',' || pos(doc, i - 1, 'NOUN', 'PROPN', 'ADP') ? [i + 1, comma] : null
    if (isMark(doc, i) || doc.upos[i] === U.VERB || doc.upos[i] === U.AUX) return null
  }
  return null
}

/** "…, and the secretary general, Ana Silva, said …": a clause of its own, that opens with a description before the name. */
function described(doc: Doc, comma: number, first: number): Range | null {
  const name = personEnds(doc).get(comma)
  if (name === undefined || doc.lower[name - 1] !== ',') return null
  let i = name - 1
  while (i > first && name - i < 9 && pos(doc, i - 1, 'DET', 'ADJ', 'NOUN', 'PROPN', 'PART') && !isMark(doc, i - 1)) i--
  const open = i - 1
  if (i >= name - 1 || open <= first || !pos(doc, i, 'DET', 'PROPN', 'ADJ')) return null
  const clause = doc.lower[open] === ';' || (/^(?:and|but|while|as|that)$/.test(doc.lower[open]!) && (doc.lower[open - 1] === ',' || doc.lower[open] !== 'and'))
  if (!clause || !/^(?:the|its|his|her|their|a|an)$/.test(doc.lower[i]!)) return null
  // A list of people goes on: "Ana Silva, the mayor, and the secretary general, Peter Novak, said".
  for (let k = first; k < open; k++) if (finite(doc, k)) return [i, comma]
  return null
}

/** `"We wait," Ana Silva, who …, said`: the clause starts behind the quotation that opens the sentence. */
function afterQuotation(doc: Doc, first: number, comma: number): number {
  if (!isQuoteMark(doc, first)) return first
  const end = quotationEnd(doc, first)
  let i = Math.max(end, first)
  while (i < comma && isMark(doc, i)) i++
  return end < 0 || i >= comma ? first : i
}

/** The phrase as subject, unless what stands between is its name ("the spokesman, Ana Silva, said") or more subjects ("…, and the mayor, said"). */
function held(doc: Doc, range: Range, comma: number): Range | null {
  const first = range[1] + 1
  // "several leaders, including Ana Silva, said": the names are the speakers.
  if (first >= comma || pos(doc, first, 'CCONJ') || /^(?:including|among|such|like|led)$/.test(doc.lower[first]!)) return null
  if (doc.mentions.some((m) => m.first === first && m.end === comma && m.form === 'name')) return null
  for (let i = first; i < comma; i++) if (/^[;:"“”]$/.test(doc.lower[i]!) || (doc.lower[i] === ',' && /^(?:and|or)$/.test(doc.lower[i + 1]!))) return null
  const head = phraseHead(doc, range)
  // "A captain at the gate, who …": only people are "who".
  return /^(?:who|whom)$/.test(doc.lower[first]!) || canSpeak(doc, head, namedTokens(doc)) ? range : null
}

/** A noun phrase without a preposition before it and without a verb. */
function isNominal(doc: Doc, from: number, to: number): boolean {
  if (to <= from || to - from > 14 || pos(doc, from, 'ADP', 'SCONJ', 'ADV')) return false
  let noun = false
  for (let i = from; i < to; i++) {
    if (doc.upos[i] === U.VERB || doc.upos[i] === U.AUX || (isMark(doc, i) && doc.xpos[i] !== X.HYPH && doc.xpos[i] !== X.POS && doc.lower[i] !== '.'))
      return false
    noun ||= pos(doc, i, 'NOUN', 'PROPN')
  }
  return noun
}

function finite(doc: Doc, i: number): boolean {
  const x = doc.xpos[i]!
  return x === X.VBD || x === X.VBZ || x === X.VBP
}
