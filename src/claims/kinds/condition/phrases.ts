import type { Doc } from '../../../model/annotation.ts'
import { clauseTokens, isPredicate, phraseTokens, predicateOf, shave, subjectOf } from '../../shared/clause.ts'
import { factsOf } from '../../shared/factuality.ts'
import { kidsOf, treeOf } from '../../shared/tree.ts'
import { isRel, R, U, X } from '../../syntax.ts'
import type { Found } from './found.ts'
import { conditionLexicon } from './lexicon.ts'
import { dependsOn, ties } from './depends.ts'
import { noneBefore, orElse } from './otherwise.ts'
import { leftEdge } from './stretch.ts'

/**
 * Conditions made by a phrase: "X in return for Y", "X contingent on Y", "X depends on Y", "no X without Y", "Y in return"
 * (after "demanding"), "only after Y".
 */
export function phraseConditions(doc: Doc): Found[] {
  const out: Found[] = []
  for (let t = 0; t < doc.count; t++) {
    const prep = prepositionAt(doc, t)
    const found = prep ? (tied(doc, t, prep.length) ?? null) : doc.lower[t] === 'without' ? (noneBefore(doc, t) ?? without(doc, t)) : inReturn(doc, t)
    if (found) out.push(found)
    else {
      const more = dependsOn(doc, t) ?? ties(doc, t) ?? orElse(doc, t) ?? noneBefore(doc, t)
      if (more) out.push(more)
    }
  }
  return out
}

let starts: ReadonlySet<string> | null = null

function prepositionAt(doc: Doc, at: number): readonly string[] | null {
  starts ??= new Set(conditionLexicon().prepositions.map((p) => p[0]!))
  if (!starts.has(doc.lower[at]!)) return null
  for (const words of conditionLexicon().prepositions) if (words.every((w, i) => doc.lower[at + i] === w)) return words
  return null
}

/** X in return for Y: Y is what stands below the preposition's object, X the phrase or clause before it. */
function tied(doc: Doc, first: number, length: number): Found | null {
  const last = first + length - 1
  const sentence = doc.sentences[doc.sentenceOf[first]!]!
  const object = objectAfter(doc, last, sentence.end)
  if (object < 0) return null
  if (doc.lower[first] === 'pending' && first > 0 && doc.lemma[first - 1] === 'be') return null
  const requires = objectTokens(doc, last + 1, object)
  const head = attachment(doc, first, last, object)
  if (head < 0 || head > first) return null
  const predicate = predicateOf(doc, head)
  if (doc.sentenceOf[head] !== doc.sentenceOf[first]) return null
  // "freed a spy in exchange for a reporter": done, and told as past.
  if (/^(?:return|exchange)$/.test(doc.lower[first + 1] ?? '') && doc.lower[first] === 'in' && predicate >= 0 && carriedOut(doc, predicate, head)) return null
  if (doc.lower[first] === 'subject' && ![U.DET, U.NOUN, U.ADJ, U.PROPN, U.NUM, U.PRON].includes(doc.upos[last + 1] ?? U.PUNCT)) return null
  if (ALONGSIDE.test(doc.lower.slice(first, last + 1).join(' ')) && (predicate < 0 || !bound(doc, predicate))) return null
  // "Only after the ceremony did it emerge": told as past, it waits for nothing.
  if (
    doc.lower[first] === 'only' &&
    predicate >= 0 &&
    !['would', 'will', 'can', 'could', 'may', 'might', 'must', 'should'].includes(factsOf(doc, predicate).modal ?? '')
  )
    return null
  const then = copular(doc, dependent(doc, head, first))
  if (!then) return null
  const start = predicate >= 0 && predicate <= head ? Math.min(then[0], clauseTokens(doc, predicate)[0]) : then[0]
  const evidence: [number, number] = [start, Math.max(requires[1], then[1])]
  return {
    evidence,
    then,
    requires,
    predicate: predicate >= 0 ? predicate : head,
    setter: predicate >= 0 ? subjectOf(doc, predicate) : -1,
    // "made their support contingent on": held back, whatever it is.
    type: heldBack(doc, first, then, predicate) ? 'precondition' : null,
    tie: first,
  }
}

/** "Relief is subject to": the subject depends, where the parser leaves the verb alone. */
function copular(doc: Doc, then: [number, number] | null): [number, number] | null {
  if (!then || then[0] !== then[1] || doc.upos[then[0]] !== U.AUX) return then
  let last = then[0] - 1
  while (last > 0 && (doc.upos[last] === U.AUX || doc.upos[last] === U.ADV)) last--
  const first = leftEdge(doc, then[0])
  return first <= last ? [first, last] : then
}

/** Whether an exchange has taken place: a finite verb of the past with nothing promised, demanded or refused about it. */
function carriedOut(doc: Doc, predicate: number, head: number): boolean {
  const facts = factsOf(doc, predicate)
  if (facts.tense !== 'past' || facts.modal !== null || facts.negated) return false
  const lex = conditionLexicon()
  for (const t of [predicate, head, ...facts.above]) {
    const lemma = doc.lemma[t]!
    if (lex.ready.has(lemma) || lex.demandObject.has(lemma) || lex.threatening.has(lemma) || PLEDGING.has(lemma) || (t !== predicate && doc.xpos[t] === X.VB))
      return false
  }
  for (let t = predicate + 1; t < head; t++) if (doc.lower[t] === 'to') return false
  return doc.upos[predicate] === U.VERB
}

const PLEDGING: ReadonlySet<string> = new Set([
  'dangle',
  'float',
  'moot',
  'table',
  'mull',
  'weigh',
  'accept',
  'commit',
  'include',
  'provide',
  'envisage',
  'foresee',
  'call',
  'want',
  'see',
  'involve',
  'suggest',
  'consider',
  'undertake',
  'say',
  'hold',
  'require',
  'stipulate',
  'outline',
  'discuss',
  'ask',
])

const ALONGSIDE = /^(?:concurrently|simultaneously|in parallel|in tandem|in step|in lockstep|hand in hand)\b/

/** What is still to be done ("would be", "are to be", "to be"): only then do two steps wait for each other. */
function bound(doc: Doc, predicate: number): boolean {
  const facts = factsOf(doc, predicate)
  if (facts.modal !== null) return true
  for (let t = predicate - 1; t > 0 && t > predicate - 4; t--) if (doc.lower[t] === 'to' && doc.upos[t] === U.PART) return true
  return false
}

/** "contingent on", where nothing is offered and nothing threatened. */
function heldBack(doc: Doc, tie: number, then: readonly [number, number], predicate: number): boolean {
  if (ALONGSIDE.test(doc.lower.slice(tie, tie + 3).join(' '))) return true
  if (!/^(?:contingent|conditional|conditioned|dependent|predicated|hing\w+|h[au]ng\w*|pegged|bound|comes|came)$/.test(doc.lower[tie]!)) return false
  const lex = conditionLexicon()
  const over = predicate < 0 ? [] : isRel(doc, predicate, 'xcomp', 'ccomp', 'acl') ? [predicate, doc.head[predicate]!] : [predicate]
  for (let t = then[0]; t <= then[1]; t++) over.push(t)
  return !over.some((t) => t >= 0 && (lex.ready.has(doc.lemma[t]!) || lex.fate.has(doc.lemma[t]!)))
}

/** Head of what the preposition governs: the first token after it whose head lies before it. */
function objectAfter(doc: Doc, last: number, end: number): number {
  for (let t = last + 1; t < end && t < last + 40; t++) {
    const h = doc.head[t]!
    if (h <= last && !isRel(doc, t, 'punct', 'fixed')) return t
  }
  return last + 1 < end ? last + 1 : -1
}

function objectTokens(doc: Doc, first: number, object: number): [number, number] {
  const last = isPredicate(doc, object) ? clauseTokens(doc, object)[1] : phraseTokens(doc, object, { relative: true, conj: true })[1]
  return shave(doc, first, Math.max(first, last))
}

/** The token that the whole prepositional phrase hangs on, or -1. */
function attachment(doc: Doc, first: number, last: number, object: number): number {
  let head = doc.head[object]!
  for (let n = 0; head >= first && head <= last && n < 6; n++) head = doc.head[head]!
  return head >= 0 && head < first ? head : first - 1
}

/** Verbs that bring a proposal's content, which then depends by itself: "the plan includes the release of …". */
const BRINGING: ReadonlySet<string> = new Set([
  'include',
  'contain',
  'involve',
  'see',
  'propose',
  'make',
  'envisage',
  'envision',
  'foresee',
  'seek',
  'suggest',
  'outline',
  'have',
  'want',
  'require',
  'entail',
  'comprise',
  'call',
])

/** What depends: the noun phrase that a proposal brings, else the verb with its objects ("release hostages in return for"). */
function dependent(doc: Doc, head: number, tie: number): [number, number] | null {
  const end = doc.lower[tie - 1] === ',' ? tie - 2 : tie - 1
  if (end < 0) return null
  if (doc.upos[head] === U.VERB || isPredicate(doc, head)) return fromVerb(doc, head, end)
  const outer = outerNoun(doc, head)
  const verb = doc.head[outer]!
  if (verb >= 0 && verb < outer && doc.upos[verb] === U.VERB && isRel(doc, outer, 'obj', 'obl') && !BRINGING.has(doc.lemma[verb]!))
    return fromVerb(doc, verb, end)
  return shave(doc, phraseTokens(doc, outer)[0], end)
}

function fromVerb(doc: Doc, verb: number, end: number): [number, number] {
  const from = isRel(doc, verb, 'xcomp', 'acl', 'advcl', 'conj') ? Math.min(verb, end) : clauseTokens(doc, verb)[0]
  return shave(doc, from, Math.max(from, end))
}

/** "the release of ten hostages held by X in two groups in return": the outermost noun of the chain. */
function outerNoun(doc: Doc, noun: number): number {
  let at = noun
  for (let n = 0; n < 6; n++) {
    const h = doc.head[at]!
    if (
      h < 0 ||
      !isRel(doc, at, 'nmod', 'acl', 'obl') ||
      h > at ||
      (doc.upos[h] !== U.NOUN && doc.rel[at] !== R.obl) ||
      doc.sentenceOf[h] !== doc.sentenceOf[at]
    )
      break
    if (doc.upos[h] === U.VERB && !isRel(doc, h, 'acl')) break
    at = h
  }
  return doc.upos[at] === U.VERB ? (doc.head[at]! >= 0 ? doc.head[at]! : noun) : at
}

/** "no deal without Y", "will not be defeated without bringing back Y". */
function without(doc: Doc, at: number): Found | null {
  const sentence = doc.sentences[doc.sentenceOf[at]!]!
  const fronted = at === sentence.first ? frontedWithout(doc, at, sentence.end) : null
  if (fronted) return fronted
  const object = objectAfter(doc, at, sentence.end)
  if (object < 0 || (doc.lower[at + 1] === 'a' && doc.lower[at + 2] === 'doubt')) return null
  const head = doc.head[object]!
  if (head < 0 || head > sentence.end) return null
  const predicate = predicateOf(doc, head)
  if (predicate < 0 || !(negative(doc, predicate) || negative(doc, predicateOf(doc, doc.head[predicate]!))) || doc.lemma[at - 1] === 'come') return null
  const requires = objectTokens(doc, at + 1, object)
  const [first, last] = clauseTokens(doc, predicate)
  const then = at > predicate ? shave(doc, first, Math.max(first, at - 1)) : shave(doc, Math.min(requires[1] + 2, predicate), last)
  return {
    evidence: [Math.min(then[0], at), Math.max(then[1], requires[1])],
    then,
    requires,
    predicate,
    setter: subjectOf(doc, predicate),
    type: null,
    tie: at,
  }
}

/** "Without a promise on pensions there will be no coalition", by the words: to the comma or "there", and what is denied behind it. */
function frontedWithout(doc: Doc, at: number, end: number): Found | null {
  let start = at + 1
  while (start < end && start < at + 24 && doc.lower[start] !== ',' && doc.lower[start] !== 'there') start++
  if (start >= end || start === at + 1) return null
  const first = doc.lower[start] === ',' ? start + 1 : start
  let last = first
  let [denied, modal] = [-1, -1]
  while (last + 1 < end && !/^[.,;:”"!?]$/.test(doc.lower[last]!)) {
    if (/^(?:no|not|n't|never|cannot|nothing|impossible|unlikely|little)$/.test(doc.lower[last]!)) denied = last
    if (/^(?:will|would|can|could|wo|ca|cannot|is|are)$/.test(doc.lower[last]!)) modal = last
    last++
  }
  if (denied < 0 || modal < 0 || last - first < 3) return null
  const head = doc.head[modal]! >= first && doc.head[modal]! < last ? doc.head[modal]! : modal
  const stop = /^[.,;:”"!?]$/.test(doc.lower[last]!) ? last - 1 : last
  return {
    evidence: [at, stop],
    then: [first, stop],
    requires: shave(doc, at + 1, start - 1),
    predicate: head,
    setter: subjectOf(doc, head),
    type: null,
    tie: at,
  }
}

function negative(doc: Doc, predicate: number): boolean {
  if (predicate < 0) return false
  const { left, right } = treeOf(doc)
  for (let t = left[predicate]!; t <= right[predicate]!; t++)
    if (/^(?:no|not|n't|never|cannot|nothing|impossible|unlikely|neither)$/.test(doc.lower[t]!)) return true
  return false
}

/** "…, demanding access in return": what is demanded is required, what the sentence grants before depends on it. */
function inReturn(doc: Doc, at: number): Found | null {
  const word = doc.lower[at + 1]
  if (doc.lower[at] !== 'in' || (word !== 'return' && word !== 'exchange') || doc.lower[at + 2] === 'for') return null
  const verb = predicateOf(doc, at + 1)
  const lex = conditionLexicon()
  if (verb < 0 || !(lex.demandObject.has(doc.lemma[verb]!) || ['want', 'expect', 'get', 'receive', 'ask'].includes(doc.lemma[verb]!))) return null
  const object =
    [...kidsOf(doc, verb)].find((k) => isRel(doc, k, 'obj', 'xcomp', 'ccomp')) ?? [...kidsOf(doc, verb)].find((k) => doc.rel[k] === R.obl && k < at) ?? -1
  if (object < 0) return null
  const requires = phraseTokens(doc, object, { conj: true })
  const main = doc.head[verb]! >= 0 && isRel(doc, verb, 'advcl', 'conj') ? predicateOf(doc, doc.head[verb]!) : -1
  if (main < 0) return { evidence: [requires[0], at + 1], then: null, requires, predicate: verb, setter: subjectOf(doc, verb), type: 'demand', tie: at }
  const granted = [...kidsOf(doc, main)].find((k) => isRel(doc, k, 'obj', 'obl') && k > main && k < verb) ?? -1
  const then = granted >= 0 ? phraseTokens(doc, granted, { conj: true }) : clauseTokens(doc, main)
  return {
    evidence: [clauseTokens(doc, main)[0], at + 1],
    then: [then[0], Math.min(then[1], verb - 1)],
    requires: [requires[0], Math.min(requires[1], at - 1)],
    predicate: main,
    setter: subjectOf(doc, main),
    type: 'demand',
    tie: at,
  }
}
