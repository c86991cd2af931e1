import type { Doc } from '../../../model/annotation.ts'
import { kidsOf, treeOf } from '../../shared/tree.ts'
import { R, U, X } from '../../syntax.ts'
import { issuing } from './constructions.ts'
import { canSpeak } from './agents.ts'
import { cues } from './lexicon.ts'
import { isMark, isPassive, kid, phraseHead, pos, type Range, rel, shaved } from './nodes.ts'

/** Who speaks, as the syntax has it: the head token of the words, and what a relative pronoun among them stands for. */
export interface Speaker {
  readonly token: number
  /** The token to resolve: the antecedent of "who", else `token`. */
  readonly means: number
  /** Words of the source, where they are not the whole phrase below `token`. */
  readonly range?: Range
}

export const DAY = /^(?:mon|tues|wednes|thurs|fri|satur|sun)day$/
const OBJECT = new Set(['me', 'him', 'them', 'us', 'her', 'whom', 'it'])
const RELATIVE = new Set(['who', 'which', 'that', 'whom', 'whose'])
const OBJECT_CONTROL = new Set([
  'ask',
  'urge',
  'tell',
  'order',
  'want',
  'force',
  'lead',
  'prompt',
  'cause',
  'allow',
  'help',
  'let',
  'make',
  'get',
  'have',
  'see',
  'hear',
  'show',
  'watch',
  'persuade',
  'convince',
  'press',
  'push',
  'pressure',
  'require',
  'expect',
  'invite',
  'encourage',
  'warn',
  'advise',
  'quote',
  'find',
  'catch',
  'record',
])

/**
 * The subject of a verb, borrowed from its governors where English leaves it out: coordination, infinitives, participles
 * ("…, adding that"), relative clauses. Null where nobody is in sight.
 */
export function subjectOf(doc: Doc, verb: number, depth = 0): Speaker | null {
  if (depth > 8) return null
  const own = ownSubject(doc, verb)
  if (own >= 0) return besideAnother(doc, own, verb) ?? speakerAt(doc, own, verb)
  const head = doc.head[verb]!
  if (head < 0) return null
  const r = doc.rel[verb]!
  if (r === R.conj) {
    // "Farley, for his part, promised": the parser may take the name for the sentence and the verb for its neighbour.
    if (hasVerbForm(doc, verb) && doc.head[head]! < 0 && pos(doc, head, 'PROPN', 'PRON')) return speaker(head)
    return subjectOf(doc, head, depth + 1)
  }
  if (r === R['acl:relcl']) return speaker(head)
  if (r === R.acl) return ofModifier(doc, verb, head, depth)
  if (r === R.xcomp || r === R.ccomp) {
    const object = kid(doc, head, 'obj', 'iobj')
    if (r === R.xcomp && object >= 0 && object < verb && OBJECT_CONTROL.has(doc.lemma[head]!)) return speaker(object)
    if (r === R.xcomp || !hasVerbForm(doc, verb)) return subjectOf(doc, head, depth + 1)
    return null
  }
  if (r === R.advcl && doc.xpos[verb] === X.VBG) {
    const text = utteranceBefore(doc, verb)
    if (text) {
      const issuer = issuing(doc, text.token)
      return (issuer >= 0 ? subjectOf(doc, issuer, depth + 1) : null) ?? text
    }
  }
  // "quoted an official as saying": whoever is quoted speaks.
  if (r === R.advcl && doc.xpos[verb] === X.VBG && doc.lower[verb - 1] === 'as' && /^(?:quote|cite)$/.test(doc.lemma[head]!)) {
    const quoted = kid(doc, head, 'obj')
    if (quoted >= 0 && quoted < verb && !isPassive(doc, head)) return speaker(quoted)
  }
  if (r === R.advcl)
    return doc.upos[head] === U.VERB || kid(doc, head, 'nsubj', 'cop') >= 0
      ? subjectOf(doc, head, depth + 1)
      : subjectOf(doc, predicateAbove(doc, head), depth + 1)
  if (r === R.parataxis && !hasVerbForm(doc, verb)) return subjectOf(doc, head, depth + 1)
  return null
}

/** The subject next to the verb: parsers give "Foreign Minister Ana Silva said" two of them. */
function ownSubject(doc: Doc, verb: number): number {
  let best = -1
  for (const k of kidsOf(doc, verb)) {
    if (!rel(doc, k, 'nsubj', 'nsubj:outer', 'nsubj:pass') || DAY.test(doc.lower[k]!)) continue
    if (best < 0 || (k < verb && k > best)) best = k
  }
  return best
}

/** "The mayor and the governor said", where the parser gave the verb two subjects: both, by the first. */
function besideAnother(doc: Doc, token: number, verb: number): Speaker | null {
  if (token > verb) return null
  const [from, end] = phrase(doc, token)
  if (from < 2 || doc.lower[from - 1] !== 'and') return null
  for (const k of kidsOf(doc, verb)) {
    if (k >= from || !rel(doc, k, 'nsubj', 'nsubj:pass') || !pos(doc, k, 'NOUN', 'PROPN')) continue
    const [first, stop] = phrase(doc, k)
    if (stop === from - 1) return { token: k, means: k, range: [first, end] }
  }
  return null
}

function speaker(token: number): Speaker {
  return { token, means: token }
}

/** "welcomed a statement from the ministry saying …": a text right before the participle, without a comma, is what speaks. */
function utteranceBefore(doc: Doc, verb: number): Speaker | null {
  const { utterances } = cues()
  for (let i = verb - 1; i >= 0 && verb - i < 9; i--) {
    if (isMark(doc, i) || doc.upos[i] === U.VERB || doc.upos[i] === U.AUX) return null
    if (doc.upos[i] === U.NOUN && utterances.has(doc.lemma[i]!)) return speaker(i)
  }
  return null
}

/** Participle or infinitive on a noun: the noun speaks ("a letter saying"), unless a comma shows that the clause's subject does. */
function ofModifier(doc: Doc, verb: number, head: number, depth: number): Speaker | null {
  if (doc.xpos[verb] === X.VBG) {
    const first = treeOf(doc).left[verb]!
    if (first > 0 && doc.lower[first - 1] === ',') {
      const above = predicateAbove(doc, head)
      const found = above >= 0 && above !== verb ? subjectOf(doc, above, depth + 1) : null
      if (found && found.token < verb) return found
    }
    const issuer = issuing(doc, head)
    return (issuer >= 0 ? subjectOf(doc, issuer, depth + 1) : null) ?? speaker(head)
  }
  if (doc.xpos[verb] === X.VBN || doc.xpos[verb] === X.VBD) return isPassive(doc, verb) ? null : speaker(head)
  if (doc.xpos[verb] === X.VB) {
    // "his decision to announce": whoever decides also announces.
    const owner = kid(doc, head, 'nmod:poss')
    if (owner >= 0) return speaker(owner)
    const above = predicateAbove(doc, head)
    return above >= 0 ? subjectOf(doc, above, depth + 1) : null
  }
  return null
}

function hasVerbForm(doc: Doc, verb: number): boolean {
  const x = doc.xpos[verb]!
  return x === X.VBD || x === X.VBZ || x === X.VBP
}

/** The nearest verb above a token, or -1. */
function predicateAbove(doc: Doc, token: number): number {
  let steps = 0
  for (let t = token; t >= 0 && steps < 64; t = doc.head[t]!, steps++) if (doc.upos[t] === U.VERB || kid(doc, t, 'cop') >= 0) return t
  return -1
}

function speakerAt(doc: Doc, token: number, verb: number): Speaker {
  if (token < verb) {
    const proper = behindOpening(doc, token, verb)
    if (proper) return proper
  }
  // "Kenya's military said", with the owner taken for the subject: the word behind it speaks.
  if (doc.xpos[token + 1] === X.POS && token + 2 < verb) {
    let end = token + 2
    while (end < verb && pos(doc, end, 'ADJ', 'NOUN', 'PROPN')) end++
    if (end === verb || pos(doc, end, 'AUX', 'ADV')) return { token: end - 1, means: end - 1, range: [phrase(doc, token)[0], end] }
  }
  // "something Mr Silva says they will never do": the noun behind the pronoun speaks.
  if (THING.test(doc.lower[token]!) && token < verb) {
    const named = kid(doc, token, 'appos', 'flat')
    if (named > token && named < verb) return speaker(named)
  }
  if (doc.upos[token] === U.ADJ && token < verb) return chunkBefore(doc, verb) ?? speaker(token)
  if (!RELATIVE.has(doc.lower[token]!)) return ofPhrase(doc, token) ?? speaker(token)
  const h = doc.head[verb]!
  if (h < 0 || !rel(doc, verb, 'acl:relcl', 'acl')) return { token, means: antecedentBefore(doc, token) }
  return { token, means: h }
}

const THING = /^(?:something|anything|nothing|everything|all|what)$/

/** The agent of a passive ("was confirmed by officials"), or null. */
export function agentOf(doc: Doc, verb: number): Speaker | null {
  for (const k of kidsOf(doc, verb)) {
    if (!rel(doc, k, 'obl:agent', 'obl') || k < verb) continue
    const c = kid(doc, k, 'case')
    if (c >= 0 && doc.lower[c] === 'by') return speaker(k)
  }
  return null
}

/**
 * Subject behind the verb that the parser took for something else ("said the mayor"): the noun phrase that starts right after
 * a verb of saying whose clause has no subject.
 */
export function invertedSubject(doc: Doc, verb: number, end: number): Speaker | null {
  let i = verb + 1
  while (i < end && (pos(doc, i, 'DET', 'ADJ', 'NUM') || rel(doc, i, 'compound', 'nmod:poss') || doc.xpos[i] === X.POS)) i++
  if (i >= end || !pos(doc, i, 'PROPN', 'NOUN', 'PRON') || OBJECT.has(doc.lower[i]!) || DAY.test(doc.lower[i]!)) return null
  let h = i
  for (let steps = 0; steps < 16; steps++) {
    const up = doc.head[h]!
    if (up <= verb || up >= end || !pos(doc, up, 'PROPN', 'NOUN', 'PRON')) break
    h = up
  }
  return speaker(h)
}

/** Who speaks when the parser gives the verb no subject: the noun phrase that ends right before its auxiliaries and adverbs. */
export function leftNeighbour(doc: Doc, first: number, from: number): Speaker | null {
  let i = first - 1
  while (i >= from && (pos(doc, i, 'ADV', 'AUX') || doc.lemma[i] === 'have' || /^(?:both|all|each)$/.test(doc.lower[i]!))) i--
  if (i >= from && doc.lower[i] === ',') i = beforeInsertion(doc, i, from) - 1
  if (i < from || !pos(doc, i, 'PROPN', 'NOUN', 'PRON') || DAY.test(doc.lower[i]!)) return null
  const person = doc.upos[i] === U.PROPN ? doc.mentions.find((m) => m.end === i + 1 && m.form === 'name' && m.type === 'person') : undefined
  if (person) return speaker(phraseHead(doc, [person.first, person.end]))
  let h = i
  for (let steps = 0; steps < 16; steps++) {
    const up = doc.head[h]!
    if (up < from || up >= first || !pos(doc, up, 'PROPN', 'NOUN', 'PRON') || DAY.test(doc.lower[up]!)) break
    h = up
  }
  return speaker(h)
}

/** The comma that opens what a comma closes, where the noun before the closing one cannot speak: "The envoy, on crutches since an accident, said". */
function beforeInsertion(doc: Doc, comma: number, from: number): number {
  const last = comma - 1
  if (last < from || doc.upos[last] !== U.NOUN || canSpeak(doc, last, NO_NAMES)) return comma
  for (let i = last - 1; i > from && comma - i < 20; i--) if (doc.lower[i] === ',') return pos(doc, i + 1, 'ADP', 'ADV', 'SCONJ', 'VERB') ? i : comma
  return comma
}

const NO_NAMES = new Uint8Array(0)

/** The words of a source: its phrase without a preposition before it and without what is not part of the name. */
export function sourceRange(doc: Doc, s: Speaker): Range {
  if (s.range) return s.range
  if (RELATIVE.has(doc.lower[s.token]!)) return [s.token, s.token + 1]
  const range = phrase(doc, s.token)
  const verb = doc.head[s.token]!
  if (verb < 0 || !rel(doc, s.token, 'nsubj')) return range
  // A title that the parser made a subject of its own right before the name.
  for (const k of kidsOf(doc, verb)) if (k < s.token && rel(doc, k, 'nsubj') && treeOf(doc).right[k]! + 1 === range[0]) return [phrase(doc, k)[0], range[1]]
  return range
}

/** A noun phrase with determiners, compounds, of-phrases and appositions; relative clauses and participles behind a comma stay out. */
export function phrase(doc: Doc, head: number): Range {
  const tree = treeOf(doc)
  let [first, end] = [tree.left[head]!, tree.right[head]! + 1]
  for (const k of kidsOf(doc, head)) {
    const out =
      k < head
        ? rel(doc, k, 'case', 'mark', 'cc', 'nsubj', 'nsubj:pass', 'cop', 'aux', 'parataxis') ||
          (rel(doc, k, 'advmod', 'advcl', 'discourse', 'obl') && (isMark(doc, k + 1) || isMark(doc, tree.right[k]!) || isMark(doc, tree.right[k]! + 1)))
        : rel(doc, k, 'parataxis', 'ccomp', 'nsubj', 'nsubj:pass', 'advcl', 'punct', 'obl', 'conj', 'acl', 'acl:relcl') &&
          (!rel(doc, k, 'conj', 'acl', 'acl:relcl') || looseTail(doc, k, head))
    if (!out) continue
    if (k < head) first = Math.max(first, tree.right[k]! + 1)
    else if (tree.left[k]! > head && !(rel(doc, k, 'punct') && closesBracket(doc, k))) {
      if (!rel(doc, k, 'punct')) end = Math.min(end, tree.left[k]!)
    }
  }
  if (end <= head) end = head + 1
  if (first > head) first = head
  // A dateline is no part of the name behind it, nor is "On Thursday,".
  for (let i = first; i < head; i++) if (isDash(doc, i) || (doc.lower[i] === ',' && DAY.test(doc.lower[i - 1] ?? ''))) first = i + 1
  return shaved(doc, [first, end]) ?? [head, head + 1]
}

/** A dash between spaces. */
function isDash(doc: Doc, i: number): boolean {
  if (!/^(?:[—–―-]|--)$/.test(doc.lower[i]!)) return false
  return /\s/.test(doc.text.charAt(doc.start[i]! - 1)) && /\s/.test(doc.text.charAt(doc.end[i]!))
}

/**
 * The subject proper where the parser took what stands before it for the subject: a dateline ("CAIRO — Ministers said"), a
 * phrase with a preposition ("At a forum in Oslo, the envoy said").
 */
function behindOpening(doc: Doc, token: number, verb: number): Speaker | null {
  const first = doc.sentences[doc.sentenceOf[token]!]!.first
  const [from, end] = phrase(doc, token)
  const opened = kid(doc, token, 'case') >= 0 || doc.lower[first] === 'according'
  let cut = -1
  for (let i = first; i < Math.min(verb, end + 12); i++) {
    if (i > token && i - first < 12 && isDash(doc, i)) cut = i
    if (opened && i > token && doc.lower[i] === ',') cut = i
  }
  if (cut < 0 || cut + 1 >= verb) return null
  let stop = verb
  while (
    stop > cut + 1 &&
    (isMark(doc, stop - 1) || pos(doc, stop - 1, 'ADV', 'AUX', 'ADP', 'NUM') || DAY.test(doc.lower[stop - 1]!) || doc.lower[stop - 1] === 'late')
  )
    stop--
  if (stop <= cut + 1 || from > cut) return null
  const range: Range = [cut + 1, stop]
  for (let i = range[0]; i < range[1]; i++) if (doc.upos[i] === U.VERB) return null
  const head = phraseHead(doc, range)
  return { token: head, means: head, range }
}

/** "The office of the premier said", where the parser took the premier for the subject: the noun before the preposition speaks. */
function ofPhrase(doc: Doc, token: number): Speaker | null {
  const c = kid(doc, token, 'case')
  if (c < 1 || c > token || doc.lower[c] !== 'of' || !pos(doc, c - 1, 'NOUN', 'PROPN')) return null
  const [first, end] = phrase(doc, c - 1)
  return {
    token: c - 1,
    means: c - 1,
    range: [first, Math.max(end, phrase(doc, token)[1])],
  }
}

/** "Two people close to the talks said": the run of nominal words before the verb, with its first noun as head. */
function chunkBefore(doc: Doc, verb: number): Speaker | null {
  const first = doc.sentences[doc.sentenceOf[verb]!]!.first
  let end = verb
  while (end > first && pos(doc, end - 1, 'ADV', 'AUX')) end--
  let i = end
  while (i > first && pos(doc, i - 1, 'DET', 'ADJ', 'NOUN', 'PROPN', 'NUM', 'ADP', 'PART') && end - i < 16) i--
  for (let k = i; k < end; k++) if (pos(doc, k, 'NOUN', 'PROPN')) return { token: k, means: k, range: [i, end] }
  return null
}

/** What "who" stands for when the parse does not tell: the noun before it. */
function antecedentBefore(doc: Doc, token: number): number {
  const first = doc.sentences[doc.sentenceOf[token]!]!.first
  let i = token - 1
  while (i > first && isMark(doc, i)) i--
  if (i < first || !pos(doc, i, 'NOUN', 'PROPN')) return token
  let h = i
  for (let steps = 0; steps < 8; steps++) {
    const up = doc.head[h]!
    if (up < first || up >= token || !pos(doc, up, 'NOUN', 'PROPN')) break
    h = up
  }
  return h
}

function closesBracket(doc: Doc, token: number): boolean {
  return /^[)\]]$/.test(doc.lower[token]!)
}

/** A conjunct that is a clause, or a clause behind the noun that holds a cue of its own, does not belong to the source's words. */
function looseTail(doc: Doc, k: number, head: number): boolean {
  if (rel(doc, k, 'conj'))
    return doc.upos[k] === U.VERB || (pos(doc, head, 'PROPN', 'PRON', 'NOUN') && !pos(doc, k, 'PROPN', 'PRON', 'NOUN', 'NUM', 'ADJ', 'X', 'DET'))
  const first = treeOf(doc).left[k]!
  return first > 0 && doc.lower[first - 1] === ',' && rel(doc, k, 'acl')
}
