import type { Doc } from '../../../model/annotation.ts'
import { actorOf, isSomebody } from '../../shared/antecedent.ts'
import { shave } from '../../shared/clause.ts'
import { U, X } from '../../syntax.ts'
import type { Found } from './found.ts'
import { conditionLexicon } from './lexicon.ts'
import { leftEdge, ownerOf, phraseEnd, stretchEnd } from './stretch.ts'

/**
 * Conditions told by a noun that means one: "a freeze is a precondition for talks", "Bern's condition for a pact is a cap", "made the release a
 * requirement", "its red line is the coast", "the price of its support is a seat". Read by the words, since what hangs on what differs from parse to parse.
 */
export function nounConditions(doc: Doc): Found[] {
  const out: Found[] = []
  const { conditionNoun } = conditionLexicon()
  for (let t = 0; t < doc.count; t++) {
    if (STRINGS.test(doc.lower[t]!)) {
      const strung = behindColon(doc, t)
      if (strung) {
        out.push(strung)
        continue
      }
    }
    if (!conditionNoun.has(doc.lemma[t]!) || (doc.upos[t] !== U.NOUN && doc.upos[t] !== U.PROPN && doc.lower[t] !== 'non')) continue
    if (!means(doc, t)) continue
    const found = complement(doc, t) ?? subject(doc, t) ?? set(doc, t) ?? explained(doc, t)
    if (found) out.push(found)
  }
  return out
}

const STRINGS = /^(?:conditions?|strings|attached|price|caveats?|proviso)$/

/** "would take part on one condition: that …", "their support comes with strings attached: …", "there is a price: …". */
function behindColon(doc: Doc, noun: number): Found | null {
  const s = doc.sentences[doc.sentenceOf[noun]!]!
  const colon = noun + 1
  if (!/^(?:[:–—]|--)$/.test(doc.lower[colon] ?? '') || colon + 2 >= s.end) return null
  let prep = noun - 1
  while (prep > s.first && noun - prep < 5 && !/^(?:on|with|at)$/.test(doc.lower[prep]!)) prep--
  if (!/^(?:on|with|at)$/.test(doc.lower[prep]!) || prep - s.first < 2) return null
  const come = /^(?:come|carry|have)$/.test(doc.lemma[prep - 1]!) ? prep - 2 : prep - 1
  const then: [number, number] = [leftEdge(doc, come), come]
  const from = doc.lower[colon + 1] === 'that' ? colon + 2 : colon + 1
  const requires: [number, number] = [from, stretchEnd(doc, from)]
  if (then[1] <= then[0] || requires[1] <= requires[0]) return null
  const owner = ownerOf(doc, then[1])
  return { evidence: [then[0], requires[1]], then, requires, predicate: prep - 1, setter: owner, owner, type: 'precondition', tie: noun }
}

/** Whether the noun is one of bargaining here: no "key to the gate", no "price of bread", no "working conditions", no "line" but a red or bottom one. */
function means(doc: Doc, noun: number): boolean {
  const before = doc.lower[noun - 1] ?? ''
  switch (doc.lemma[noun]) {
    case 'non':
      return doc.lower[noun - 2] === 'sine'
    case 'line':
      return /^(?:red|bottom)$/.test(before)
    case 'key':
      return doc.lower[noun + 1] === 'to' && process(doc, noun + 2)
    case 'price':
      return (/^(?:for|of)$/.test(doc.lower[noun + 1] ?? '') && process(doc, noun + 2)) || ownedBySomebody(doc, noun)
    case 'condition':
    case 'requirement':
      return (
        !/^(?:working|living|weather|market|health|road|medical|heart|humanitarian|security|climatic|economic|financial)$/.test(before) &&
        !/^(?:in|inside|at)$/.test(doc.lower[noun + 1] ?? '')
      )
    default:
      return true
  }
}

/** Whether what follows is a thing that sides come to: talks, a deal, peace, somebody's support. */
function process(doc: Doc, from: number): boolean {
  const lex = conditionLexicon()
  const last = from < doc.count ? phraseEnd(doc, from, 8) : -1
  // "the price of her entering the cabinet": the act stands right behind the phrase.
  for (let t = from; t <= Math.max(last + 1, from) && t < doc.count; t++)
    if ([lex.process, lex.accords, lex.goods, lex.approval].some((l) => l.has(doc.lemma[t]!)) || doc.xpos[t] === X.VBG) return true
  return false
}

function ownedBySomebody(doc: Doc, noun: number): boolean {
  const owner = ownerOf(doc, noun)
  return owner >= 0 && (isSomebody(doc, owner) || doc.xpos[owner] === X['PRP$'])
}

/** "for talks", "of any deal", "to lifting the ban" behind the noun: what depends; null without it. */
function purpose(doc: Doc, noun: number): [number, number] | null {
  const at = noun + 1
  const end = doc.sentences[doc.sentenceOf[noun]!]!.end
  if (at + 1 >= end || !/^(?:for|of|to|on|in|before|behind)$/.test(doc.lower[at]!)) return null
  // "a red line for Oslo": whose it is.
  if (doc.lemma[noun] === 'line') return null
  let last = at + 1
  while (last + 1 < end && last - at < 14 && !/^(?:[.,;:!?“”"–—]|is|are|was|were|be|remains?|includes?|and|but|if|that|including)$/.test(doc.lower[last + 1]!))
    last++
  const held = doc.lower.slice(at + 1, last + 1).join(' ')
  return /^(?:the )?(?:detention|imprisonment|anonymity)/.test(held) ? null : shave(doc, at + 1, last)
}

/** "… for Oslo", "… of the rebels" behind a red line; "for Oslo, …" at the head of the clause: whose it is. */
function forWhom(doc: Doc, noun: number, edge: number): number {
  const own = ownerOf(doc, noun)
  if (own >= 0) return own
  if (doc.lemma[noun] === 'line' && doc.lower[noun + 1] === 'for') return phraseEnd(doc, noun + 2, 6)
  if (doc.lower[edge - 1] === ',') {
    const first = doc.sentences[doc.sentenceOf[edge]!]!.first
    if (doc.lower[first] === 'for' && edge - first < 9 && isSomebody(doc, edge - 2)) return edge - 2
  }
  return -1
}

const BE = /^(?:be|remain|become|constitute|represent|form)$/

/** "Y is a precondition for X". */
function complement(doc: Doc, noun: number): Found | null {
  const first = doc.sentences[doc.sentenceOf[noun]!]!.first
  let cop = noun - 1
  while (cop > first && noun - cop < 9 && !(BE.test(doc.lemma[cop]!) && doc.upos[cop] !== U.NOUN)) {
    if ([U.VERB, U.PUNCT].includes(doc.upos[cop]!) && doc.lower[cop] !== '-') return null
    cop--
  }
  if (!BE.test(doc.lemma[cop]!) || cop <= first || noun - cop >= 9) return null
  // "the demand is a key demand": between them stands what sort of condition it is, and no other thing.
  if (doc.lower.slice(cop + 1, noun).some((w) => /^(?:not|no|never|hardly)$/.test(w))) return null
  const edge = leftEdge(doc, cop)
  let end = cop - 1
  while (end > edge && [U.AUX, U.ADV].includes(doc.upos[end]!)) end--
  if (/^(?:not|n't)$/.test(doc.lower[cop - 1]!) || /^(?:what|who|there)$/.test(doc.lower[edge]!)) return null
  const then = purpose(doc, noun)
  const owner = forWhom(doc, noun, edge)
  if (then === null && owner < 0) return null
  if (doc.upos[edge] === U.PRON && end === edge) {
    // "It is a condition of the loan that …"
    const after = (then ? then[1] : noun) + 1
    if (doc.lower[after] !== 'that') return null
    const requires: [number, number] = [after + 1, stretchEnd(doc, after + 1)]
    return found(doc, edge, requires, then, cop, owner, noun)
  }
  if (end < edge || ![U.NOUN, U.PROPN, U.VERB, U.NUM, U.ADJ, U.ADV].includes(doc.upos[end]!)) return null
  return found(doc, edge, shave(doc, edge, end), then, cop, owner, noun)
}

/** "Bern's condition for X is Y", "the demands include Y", "among their demands is Y". */
function subject(doc: Doc, noun: number): Found | null {
  const then = purpose(doc, noun)
  const s = doc.sentences[doc.sentenceOf[noun]!]!
  let cop = (then ? then[1] : noun) + 1
  // "the demands of the rebels include": whose they are stands between.
  const owner = forWhom(doc, noun, noun)
  if (owner > noun && !then) cop = owner + 1
  while (cop < s.end && (doc.upos[cop] === U.ADV || doc.upos[cop] === U.AUX) && !/^(?:be|remain)$/.test(doc.lemma[cop]!)) cop++
  if (cop >= s.end - 1 || !/^(?:be|remain|include|comprise|involve)$/.test(doc.lemma[cop]!) || doc.xpos[cop] === X.VBG) return null
  let at = cop + 1
  while (at < s.end && (doc.upos[at] === U.ADV || doc.lower[at] === ':')) at++
  if (at >= s.end - 1) return null
  const that = doc.lower[at] === 'that'
  if (!that && !nounPhrase(doc, at) && !(doc.lower[at] === 'to' && doc.xpos[at + 1] === X.VB) && doc.xpos[at] !== X.VBG) return null
  if (then === null && owner < 0) return null
  if (doc.lemma[noun] === 'price' && doc.upos[at] === U.NUM) return null
  const from = that ? at + 1 : at
  const requires: [number, number] = [from, stretchEnd(doc, from)]
  const start = then && owner < 0 ? noun : Math.max(s.first, Math.min(owner >= 0 ? owner : noun, noun))
  return found(doc, start, requires, then, cop, owner, noun)
}

/** A thing, and no state: "a cap", "the release", "free passage". */
function nounPhrase(doc: Doc, at: number): boolean {
  const last = phraseEnd(doc, at, 12)
  if (last < at || doc.xpos[at] === X.VBN || doc.upos[at] === U.VERB) return false
  for (let t = at; t <= last; t++) if (doc.upos[t] === U.NOUN) return true
  return false
}

const SETTING =
  /^(?:make|set|lay|put|attach|impose|name|list|present|submit|issue|spell|outline|table|declare|call|consider|regard|view|treat|see|describe|add|state|stipulate|publish|unveil|formulate|demand|keep|have)$/

/** "made the release a condition for talks", "set Y as a condition", "laid down three conditions, including Y". */
function set(doc: Doc, noun: number): Found | null {
  const s = doc.sentences[doc.sentenceOf[noun]!]!
  let verb = noun - 1
  while (verb > s.first && noun - verb < 22 && !(doc.upos[verb] === U.VERB && SETTING.test(doc.lemma[verb]!)) && !STOPS.test(doc.lower[verb]!)) verb--
  if (doc.upos[verb] !== U.VERB || !SETTING.test(doc.lemma[verb]!)) return null
  const setter = actorOf(doc, verb)
  const then = purpose(doc, noun)
  let det = noun
  while (
    det > verb &&
    (doc.upos[det] === U.NOUN ||
      doc.upos[det] === U.ADJ ||
      doc.upos[det] === U.NUM ||
      doc.lower[det] === '-' ||
      doc.lower[det] === 'sine' ||
      doc.lower[det] === 'qua')
  )
    det--
  const as = doc.lower[det - 1] === 'as' || doc.lower[det] === 'as'
  let to = doc.lower[det - 1] === 'as' ? det - 2 : det - 1
  while (to > verb && (doc.upos[to] === U.ADV || doc.upos[to] === U.PUNCT)) to--
  const from = verb + 1 + (/^(?:out|down|forward|it)$/.test(doc.lower[verb + 1] ?? '') ? 1 : 0)
  const fits =
    /^(?:make|declare|call|consider|regard|view|treat|see|describe|set|name|put|keep|list|state)$/.test(doc.lemma[verb]!) && doc.lemma[noun] !== 'demand'
  if (
    fits &&
    (doc.upos[det] === U.DET || doc.xpos[det] === X['PRP$'] || doc.xpos[det] === X.POS || as) &&
    to >= from &&
    doc.upos[from] !== U.ADP &&
    (then !== null || as || setter >= 0)
  ) {
    const requires = shave(doc, from, to)
    if (doc.lower[from] === 'that' || doc.lower[from] === 'this' || (doc.upos[from] === U.PRON && to === from))
      return to === from ? saidBefore(doc, s.first, verb, noun, then, setter) : null
    return found(doc, verb, requires, then, verb, setter, noun, then ? then[1] : noun)
  }
  const at = listed(doc, (then ? then[1] : noun) + 1, s.end)
  if (at < 0 || setter < 0) return null
  return found(doc, verb, [at, stretchEnd(doc, at)], then, verb, setter, noun)
}

/** "The courts stay free: Holm had made that her price for joining": what is required was said right before, up to the colon, the dash or the comma. */
function saidBefore(doc: Doc, first: number, verb: number, noun: number, then: [number, number] | null, setter: number): Found | null {
  let stop = verb - 1
  while (stop > first && !/^(?:[:;–—,]|--)$/.test(doc.lower[stop]!)) stop--
  if (stop - first < 2 || then === null) return null
  const requires = shave(doc, leftEdge(doc, stop - 1), stop - 1)
  return found(doc, requires[0], requires, then, verb, setter, noun, then[1])
}

const STOPS = /^[.;:!?“”"–—,]$/

/** "A key Greek demand, a haircut on the debt, was left out": what is demanded stands behind the comma. */
function explained(doc: Doc, noun: number): Found | null {
  const at = noun + 2
  const s = doc.sentences[doc.sentenceOf[noun]!]!
  if (!/^(?:demand|condition|precondition|line)$/.test(doc.lower[noun]!) || !/^(?:,|:|–|—)$/.test(doc.lower[noun + 1] ?? '') || at >= s.end - 1) return null
  const owner = ownerOf(doc, noun)
  if (owner < 0 || !isSomebody(doc, owner) || !/^(?:a|an|the|its|their|his|her|recognition|compensation)$/.test(doc.lower[at]!)) return null
  const last = phraseEnd(doc, at)
  const end =
    last + 1 < s.end && (doc.lower[last + 1] === 'on' || doc.lower[last + 1] === 'to' || doc.lower[last + 1] === 'for') ? phraseEnd(doc, last + 2) : last
  if (end < at || !/^(?:[,.;:–—])$/.test(doc.lower[end + 1] ?? '')) return null
  return found(doc, leftEdge(doc, owner), [at, end], null, noun, owner, noun)
}

/** Behind "…, including", ":" or "that": where what is required begins; -1 without it. */
function listed(doc: Doc, from: number, end: number): number {
  let t = from
  if (doc.lower[t] === ',') t++
  if (/^(?:including|notably|namely|:|that|–|—)$/.test(doc.lower[t] ?? '')) return t + 1 < end ? t + 1 : -1
  if (doc.lower[t] === 'such' && doc.lower[t + 1] === 'as') return t + 2 < end ? t + 2 : -1
  if (doc.lower[t] === 'among' && doc.lower[t + 1] === 'them') return t + 2 < end ? t + 2 : -1
  return -1
}

/** Nouns that mean a condition even where nothing is named that hangs on it. */
const BINDING = /^(?:condition|precondition|prerequisite|proviso|non|price|key)$/

function found(
  doc: Doc,
  start: number,
  requires: readonly [number, number],
  then: readonly [number, number] | null,
  predicate: number,
  owner: number,
  noun: number,
  last = noun,
): Found {
  return {
    evidence: [Math.min(start, requires[0]), Math.max(requires[1], last, then ? then[1] : 0)],
    then,
    requires,
    predicate,
    setter: owner,
    owner,
    type: then !== null || BINDING.test(doc.lemma[noun]!) ? 'precondition' : 'demand',
    tie: noun,
  }
}
