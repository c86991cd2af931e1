import type { Doc } from '../../../model/annotation.ts'
import { phraseTokens, predicateOf, shave } from '../../shared/clause.ts'
import { factsOf } from '../../shared/factuality.ts'
import { kidsOf, treeOf } from '../../shared/tree.ts'
import { doerOf } from '../../shared/voices.ts'
import { R, U, X } from '../../syntax.ts'
import type { Found } from './found.ts'
import { conditionLexicon } from './lexicon.ts'
import { leftEdge, stretchEnd } from './stretch.ts'

/**
 * Conditions told by a relative clause over anybody whom it fits: "threatened to expel any envoy who attends", "countries that buy the oil will face
 * sanctions", "an amnesty for fighters who lay down their arms". What the clause tells is required; what happens to them depends on it.
 */
export function relativeConditions(doc: Doc): Found[] {
  const out: Found[] = []
  for (let t = 0; t < doc.count; t++) {
    if (!/^(?:who|that|which|whoever)$/.test(doc.lower[t]!) || doc.sentences[doc.sentenceOf[t]!]!.region !== 'body') continue
    const found = at(doc, t)
    if (found) out.push(found)
  }
  return out
}

function at(doc: Doc, pronoun: number): Found | null {
  const s = doc.sentences[doc.sentenceOf[pronoun]!]!
  if (pronoun <= s.first || doc.lower[s.end - 1] === '?') return null
  const noun = pronoun - 1
  if (!anybody(doc, noun, s.first)) return null
  let verb = pronoun + 1
  while (verb < s.end && verb < pronoun + 5 && [U.ADV, U.AUX].includes(doc.upos[verb]!) && doc.xpos[verb] !== X.MD) verb++
  // Present tense, or back-shifted in what is reported: what anybody may come to do.
  if (doc.upos[verb] !== U.VERB || ![X.VBP, X.VBZ, X.VB, X.VBN, X.VBG].includes(doc.xpos[verb]!)) return null
  const head = doc.head[noun]!
  const subject = doc.rel[noun] === R.nsubj || doc.rel[noun] === R['nsubj:pass']
  return subject && head > verb ? befalls(doc, noun, pronoun, verb, head) : done(doc, noun, pronoun, head)
}

const ANY = /^(?:any|anyone|anybody|those|whoever|all|every|everyone|each|no)$/

/** "any envoy", "those", "fighters", "a party": no one in particular. */
function anybody(doc: Doc, noun: number, first: number): boolean {
  if (ANY.test(doc.lower[noun]!)) return true
  if (doc.upos[noun] !== U.NOUN) return false
  let t = noun - 1
  while (t >= first && (doc.upos[t] === U.ADJ || doc.upos[t] === U.NOUN)) t--
  if (t >= first && (ANY.test(doc.lower[t]!) || doc.lower[t] === 'a' || doc.lower[t] === 'an')) return true
  const bare = t < first || ![U.DET, U.NUM, U.PROPN].includes(doc.upos[t]!)
  return bare && doc.xpos[noun] === X.NNS && t + 1 <= noun && doc.xpos[t] !== X['PRP$'] && doc.xpos[t] !== X.POS
}

/** "Countries that buy the oil will face sanctions": it befalls them. */
function befalls(doc: Doc, noun: number, pronoun: number, verb: number, head: number): Found | null {
  const facts = factsOf(doc, head)
  if (facts.modal === null || !/^(?:will|would|shall|can|may|could|must)$/.test(facts.modal)) return null
  let modal = verb + 1
  while (modal < head && doc.xpos[modal] !== X.MD) modal++
  const last = stretchEnd(doc, modal)
  const sort = sortOf(doc, modal, last)
  if (sort === null || modal >= head) return null
  const first = phraseTokens(doc, noun)[0]
  return {
    evidence: [Math.min(first, noun), last],
    then: [modal, last],
    requires: shave(doc, pronoun - 1 === first ? pronoun : first, modal - 1),
    predicate: head,
    setter: -1,
    type: sort,
    tie: pronoun,
  }
}

/** "threatened to expel any envoy who attends", "offered amnesty to fighters who surrender". */
function done(doc: Doc, noun: number, pronoun: number, head: number): Found | null {
  if (head < 0 || head > noun) return null
  const predicate = predicateOf(doc, head)
  if (predicate < 0 || predicate > noun) return null
  const facts = factsOf(doc, predicate)
  const lex = conditionLexicon()
  const over = [predicate, ...facts.above].map((t) => doc.lemma[t]!)
  const promised = over.some((w) => lex.ready.has(w))
  const threatened = over.some((w) => lex.threatening.has(w))
  const coming = facts.modal === 'will' || facts.modal === 'would'
  if ((!promised && !threatened && !coming) || facts.negated) return null
  const first = promised && !lex.ready.has(doc.lemma[predicate]!) ? predicate : Math.max(leftEdge(doc, predicate), treeOf(doc).left[predicate]!)
  const sort = threatened ? 'threat' : promised ? 'offer' : sortOf(doc, predicate, pronoun - 1)
  if (sort === null) return null
  // Somebody must do it, and what is done must be good or harm.
  if (sortOf(doc, predicate, pronoun - 1) === null && !threatened) return null
  const last = stretchEnd(doc, pronoun)
  let from = first
  while (from < predicate && [U.PRON, U.AUX].includes(doc.upos[from]!) && threatened) from++
  return {
    evidence: [Math.min(first, predicate), last],
    then: [from, pronoun - 1],
    requires: [pronoun, last],
    predicate,
    setter: doerOf(doc, predicate),
    type: sort,
    tie: pronoun,
  }
}

/** Good or harm, by the words of what happens; null where it is neither. */
function sortOf(doc: Doc, first: number, last: number): 'offer' | 'threat' | null {
  const lex = conditionLexicon()
  for (let t = first; t <= last; t++) {
    const lemma = doc.lemma[t]!
    if (
      lex.harm.has(lemma) ||
      lex.fate.has(lemma) ||
      (lex.hostile.has(lemma) && !eased(doc, t)) ||
      /^(?:lose|suspend|exclude|bar|strip|revoke|fine)$/.test(lemma)
    )
      return 'threat'
    if (((lex.give.has(lemma) || lex.ease.has(lemma)) && doc.upos[t] === U.VERB && lemma !== 'look') || lex.benefit.has(lemma)) return 'offer'
  }
  return null
}

function eased(doc: Doc, noun: number): boolean {
  for (let t = noun - 1; t > noun - 6 && t >= 0; t--) if (conditionLexicon().ease.has(doc.lemma[t]!) || /^(?:exempt|spare)$/.test(doc.lemma[t]!)) return true
  return kidsOf(doc, noun).some((k) => conditionLexicon().ease.has(doc.lemma[k]!))
}
