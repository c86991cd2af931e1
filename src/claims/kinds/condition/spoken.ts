import type { Doc, Sentence } from '../../../model/annotation.ts'
import { U, X } from '../../syntax.ts'
import type { Found } from './found.ts'
import { conditionLexicon } from './lexicon.ts'
import { stretchEnd } from './stretch.ts'

/**
 * Conditions as people speak them: an order with what comes of it ("give us a date and we will be there", "cross that line and you will regret it"),
 * "one more shell and we are out", "first the reforms, then the money", "reforms first, money later".
 */
export function spokenConditions(doc: Doc): Found[] {
  const out: Found[] = []
  for (const s of doc.sentences) {
    if (!s.parsed || s.region !== 'body' || doc.lower[s.end - 1] === '?') continue
    for (let t = s.first; t < s.end - 3; t++) {
      if (t > s.first && !/^[“"‘:;–—]$/.test(doc.lower[t - 1]!) && !(doc.lower[t - 1] === 'and' && t === s.first + 1)) continue
      const found = order(doc, s, t) ?? sequence(doc, s, t) ?? neither(doc, s, t)
      if (found) out.push(found)
    }
  }
  return out
}

/** "No visas, no fish": the one is not to be had without the other. */
function neither(doc: Doc, s: Sentence, at: number): Found | null {
  if (doc.lower[at] !== 'no') return null
  let comma = at + 1
  while (comma < s.end && comma < at + 6 && (doc.upos[comma] === U.NOUN || doc.upos[comma] === U.ADJ || doc.upos[comma] === U.PROPN)) comma++
  if (doc.lower[comma] !== ',' || comma === at + 1 || doc.lower[comma + 1] !== 'no') return null
  let last = comma + 1
  while (last + 1 < s.end && (doc.upos[last + 1] === U.NOUN || doc.upos[last + 1] === U.ADJ || doc.upos[last + 1] === U.PROPN)) last++
  // Two and no third: a list of what is missing is none.
  if (last === comma + 1 || last - comma > 4 || /^(?:no|and|or)$/.test(doc.lower[last + 2] ?? '')) return null
  // "No food, no water" is want; "no ransom, no release" a bargain.
  const lex = conditionLexicon()
  if (![lex.process, lex.accords, lex.give, lex.goods, lex.wanted].some((l) => l.has(doc.lemma[last]!))) return null
  return { evidence: [at, last], then: [comma + 1, last], requires: [at + 1, comma - 1], predicate: last, setter: -1, type: 'precondition', tie: comma }
}

/** "VERB … and I'll …", "one more … and …". */
function order(doc: Doc, s: Sentence, at: number): Found | null {
  const more = /^(?:one|another|any)$/.test(doc.lower[at]!) && (doc.lower[at + 1] === 'more' || doc.lower[at] === 'another')
  const bare = doc.xpos[at] === X.VB || (doc.upos[at] === U.VERB && doc.lower[at] === doc.lemma[at] && doc.xpos[at] !== X.VBD)
  if (!more && (!bare || /^(?:let|look|thank|remember|imagine|think|say)$/.test(doc.lemma[at]!))) return null
  let and = at + 2
  while (and < s.end - 2 && and < at + 22 && !(doc.lower[and] === 'and' && opens(doc, and + 1, s.end)) && !/^[.;:!?“”"]$/.test(doc.lower[and]!)) and++
  if (doc.lower[and] !== 'and' || !opens(doc, and + 1, s.end)) return null
  const last = stretchEnd(doc, and + 1)
  const ours = /^(?:i|we)$/.test(doc.lower[and + 1]!)
  const lex = conditionLexicon()
  let harm = more
  let leaving = false
  for (let t = and + 1; t <= last; t++) {
    harm ||=
      lex.harm.has(doc.lemma[t]!) || lex.fate.has(doc.lemma[t]!) || /^(?:regret|sorry|fall|lose|die|pay|burn|out|over|finished|dead|gone)$/.test(doc.lower[t]!)
    leaving ||= /^(?:leave|quit|walk|close|out|strike)$/.test(doc.lemma[t]!) && !lex.ease.has(doc.lemma[t - 1]!) && !lex.ease.has(doc.lemma[t - 2]!)
  }
  const predicate = verbIn(doc, and + 1, last)
  if (predicate < 0) return null
  const end = doc.lower[and - 1] === ',' ? and - 2 : and - 1
  return {
    evidence: [at, last],
    then: [and + 1, last],
    requires: [at, end],
    predicate,
    setter: and + 1,
    type: more || leaving || (harm && !ours) ? 'threat' : ours ? 'offer' : harm ? 'threat' : 'precondition',
    tie: and,
  }
}

/** "we'll", "I will", "the government falls": a subject with a verb that is present or to come. */
function opens(doc: Doc, from: number, end: number): boolean {
  if (from >= end || ![U.PRON, U.DET, U.PROPN, U.NOUN].includes(doc.upos[from]!)) return false
  for (let t = from + 1; t < end && t < from + 5; t++) {
    if (doc.xpos[t] === X.MD) return true
    if (doc.upos[t] === U.AUX) return doc.xpos[t] === X.VBZ || doc.xpos[t] === X.VBP
    if (doc.upos[t] === U.VERB) return doc.xpos[t] === X.VBZ || doc.xpos[t] === X.VBP
    if (doc.upos[t] === U.PUNCT || doc.upos[t] === U.ADP) return false
  }
  return false
}

function verbIn(doc: Doc, first: number, last: number): number {
  for (let t = first; t <= last; t++) if (doc.upos[t] === U.VERB || (doc.upos[t] === U.AUX && doc.xpos[t] !== X.MD)) return t
  return -1
}

/** "first the reforms, then the money", "reforms first, money later": nouns in the order in which they are to come. */
function sequence(doc: Doc, s: Sentence, at: number): Found | null {
  let end = at
  while (end + 1 < s.end && end - at < 22 && !/^[.;:!?“”"]$/.test(doc.lower[end + 1]!)) end++
  let comma = at
  while (comma < end && doc.lower[comma] !== ',') comma++
  if (doc.lower[comma] !== ',' || comma - at > 10) return null
  for (let t = at; t < comma; t++) if (doc.upos[t] === U.VERB || doc.upos[t] === U.AUX) return null
  const leads = doc.lower[at] === 'first' && doc.lower[comma + 1] === 'then'
  let stop = comma + 1
  while (stop <= end && doc.lower[stop] !== ',') stop++
  const trails = doc.lower[comma - 1] === 'first' && /^(?:later|afterwards|second|next|after|then)$/.test(doc.lower[stop - 1] ?? '')
  if (!leads && !trails) return null
  for (let t = comma + 1; t < stop; t++) if (doc.upos[t] === U.VERB || doc.upos[t] === U.AUX) return null
  const requires: [number, number] = leads ? [at + 1, comma - 1] : [at, comma - 2]
  const then: [number, number] = leads ? [comma + 2, stop - 1] : [comma + 1, stop - 2]
  if (requires[1] < requires[0] || then[1] < then[0]) return null
  return { evidence: [at, stop - 1], then, requires, predicate: then[0], setter: -1, type: 'precondition', tie: comma }
}
