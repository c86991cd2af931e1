import type { Doc, Rel } from '../../model/annotation.ts'
import { type Span, trim } from '../../model/span.ts'
import { isRel, R, U, X } from '../syntax.ts'
import { kidsOf, treeOf } from './tree.ts'

const CLAUSAL: readonly Rel[] = ['root', 'ccomp', 'xcomp', 'advcl', 'advcl:relcl', 'acl', 'acl:relcl', 'csubj', 'csubj:pass', 'csubj:outer', 'parataxis']
const SUBJECT: readonly Rel[] = ['nsubj', 'nsubj:pass', 'nsubj:outer', 'csubj', 'csubj:pass']
const clausal = new Set(CLAUSAL.map((r) => R[r]))
const subjects = new Set(SUBJECT.map((r) => R[r]))

/** Whether a token heads a clause: a verb, or anything with a copula, a subject or an auxiliary of its own. */
export function isPredicate(doc: Doc, token: number): boolean {
  if (doc.upos[token] === U.VERB) return !isRel(doc, token, 'amod', 'compound', 'case', 'nmod', 'flat', 'fixed', 'mark')
  if (doc.upos[token] === U.AUX) return !isRel(doc, token, 'aux', 'aux:pass', 'cop')
  for (const k of kidsOf(doc, token)) if (doc.rel[k] === R.cop || subjects.has(doc.rel[k]!)) return true
  return doc.rel[token] === R.root
}

/** The predicate of the clause that a token stands in: itself, or the nearest one above it; -1 without a parse. */
export function predicateOf(doc: Doc, token: number): number {
  let at = token
  for (let steps = 0; at >= 0 && steps < 128; at = doc.head[at]!, steps++) if (isPredicate(doc, at)) return at
  return -1
}

/** The predicate above a clause's own, or -1 at the top. */
export function governorOf(doc: Doc, predicate: number): number {
  const head = doc.head[predicate]!
  return head >= 0 ? predicateOf(doc, head) : -1
}

/** Whether a branch below a clause's head is another clause that can be told apart from it ("and …", "…, he said"). */
function detached(doc: Doc, token: number, head: number): boolean {
  const rel = doc.rel[token]!
  if (rel === R.parataxis || rel === R.discourse || rel === R.vocative || rel === R.list) return true
  if (rel === R.conj) return isPredicate(doc, token) && (isPredicate(doc, head) || token - head > 12)
  if (rel === R.advcl || rel === R['acl:relcl'] || rel === R.acl)
    return commaBefore(doc, treeOf(doc).left[token]!) || commaAfter(doc, treeOf(doc).right[token]!, head, token)
  return false
}

function commaBefore(doc: Doc, first: number): boolean {
  const before = first - 1
  return before >= 0 && /^[,;:—–-]+$/.test(doc.lower[before]!)
}

function commaAfter(doc: Doc, last: number, head: number, token: number): boolean {
  return token < head && last + 1 < doc.count && doc.lower[last + 1] === ','
}

/** How a clause is cut out of its sentence. */
export interface Cut {
  /** Keep clauses that hang on behind a comma ("…, citing", "…, which was scheduled for"). Default false. */
  readonly loose?: boolean
  /** Tokens that must stay inside, whatever they hang on. */
  readonly keep?: readonly number[]
}

/**
 * First and last token (inclusive) of a clause: the head's subtree without coordinated clauses, parentheses and clauses
 * behind a comma, and without "that", "and" and punctuation at the ends.
 */
export function clauseTokens(doc: Doc, head: number, cut: Cut = {}): [number, number] {
  const tree = treeOf(doc)
  let [first, last] = [tree.left[head]!, tree.right[head]!]
  for (const k of kidsOf(doc, head)) {
    if (cut.keep?.some((t) => tree.left[k]! <= t && t <= tree.right[k]!)) continue
    const rel = doc.rel[k]!
    const off =
      (detached(doc, k, head) && !(cut.loose && rel !== R.conj && rel !== R.parataxis)) ||
      (k < head && rel === R.obl && /^(?:according|per|citing)$/.test(doc.lower[tree.left[k]!]!) && commaAfter(doc, tree.right[k]!, head, k))
    if (!off) continue
    if (k > head && tree.left[k]! - 1 < last && tree.left[k]! > head) last = Math.min(last, tree.left[k]! - 1)
    if (k < head && tree.right[k]! + 1 > first && tree.right[k]! < head) first = Math.max(first, tree.right[k]! + 1)
  }
  return shave(doc, first, last)
}

const EDGE = new Set(['that', 'and', 'but', 'or', 'nor', 'so', 'yet'])

/** Drops punctuation, conjunctions and "that" at the ends of a stretch of tokens. */
export function shave(doc: Doc, first: number, last: number): [number, number] {
  while (first < last && (doc.upos[first] === U.PUNCT || (EDGE.has(doc.lower[first]!) && isRel(doc, first, 'mark', 'cc', 'advmod')))) first++
  while (last > first && (doc.upos[last] === U.PUNCT || isRel(doc, last, 'cc'))) last--
  return [first, last]
}

/** The characters of tokens `first` to `last` (inclusive), trimmed as evidence wants them; null when nothing is left. */
export function spanOf(doc: Doc, first: number, last: number): Span | null {
  return trim(doc.text, [doc.start[first]!, doc.end[last]!])
}

/** The words of a stretch of tokens, white space made single, quotation marks dropped: for the free-word fields. */
export function wordsOf(doc: Doc, first: number, last: number): string {
  return doc.text
    .slice(doc.start[first]!, doc.end[last]!)
    .replace(/[“”"„«»]/g, '')
    .replace(/\s+/g, ' ')
    .trim()
}

/** First and last token of a noun phrase without what hangs on behind a comma and without coordinated clauses. */
export function phraseTokens(doc: Doc, head: number, options: { relative?: boolean; conj?: boolean } = {}): [number, number] {
  const tree = treeOf(doc)
  let [first, last] = [tree.left[head]!, tree.right[head]!]
  for (const k of kidsOf(doc, head)) {
    const rel = doc.rel[k]!
    const clause = rel === R['acl:relcl'] || rel === R.acl || rel === R.advcl
    const off =
      (clause && (!options.relative || commaBefore(doc, tree.left[k]!))) ||
      rel === R.parataxis ||
      rel === R.punct ||
      subjects.has(rel) ||
      rel === R.cop ||
      rel === R.ccomp ||
      (rel === R.conj && (!options.conj || isPredicate(doc, k))) ||
      (rel === R.appos && commaBefore(doc, tree.left[k]!)) ||
      (rel === R.case && k < head)
    if (!off) continue
    if (k > head) last = Math.min(last, tree.left[k]! - 1)
    else first = Math.max(first, tree.right[k]! + 1)
  }
  return last < first ? [head, head] : shave(doc, first, last)
}

/** The token that a clause's verb has as subject, passive subjects included, or -1. Borrowed from governors where English leaves it out. */
export function subjectOf(doc: Doc, predicate: number, depth = 0): number {
  for (const k of kidsOf(doc, predicate)) if (subjects.has(doc.rel[k]!)) return antecedent(doc, k, predicate)
  if (depth > 6) return -1
  const rel = doc.rel[predicate]!
  const head = doc.head[predicate]!
  if (head < 0) return -1
  if (rel === R.conj && isPredicate(doc, head)) return subjectOf(doc, head, depth + 1)
  if (rel === R.acl || rel === R['acl:relcl'])
    return doc.xpos[predicate] !== X.VB || rel === R['acl:relcl'] ? head : subjectOf(doc, predicateOf(doc, head), depth + 1)
  if (rel === R.xcomp || rel === R.ccomp) {
    for (const k of kidsOf(doc, head)) if (isRel(doc, k, 'obj', 'iobj') && k < predicate) return k
    return isPredicate(doc, head) ? subjectOf(doc, head, depth + 1) : subjectOf(doc, predicateOf(doc, head), depth + 1)
  }
  if (rel === R.advcl || rel === R.parataxis) return subjectOf(doc, predicateOf(doc, head), depth + 1)
  return -1
}

/** Whether a clause has several subjects: coordinated, or two that the parser hung side by side. */
export function manySubjects(doc: Doc, predicate: number, subject: number): boolean {
  if (subject < 0) return false
  if (conjuncts(doc, subject).length > 0 || doc.rel[subject] === R.conj) return true
  let n = 0
  for (const k of kidsOf(doc, predicate)) if (isRel(doc, k, 'nsubj', 'nsubj:pass')) n++
  if (n > 1) return true
  const tree = treeOf(doc)
  for (let t = tree.left[subject]!; t <= tree.right[subject]! && t < subject + 6; t++) if (doc.rel[t] === R.conj && doc.upos[t] === U.PROPN) return true
  return false
}

/** The noun that a verb has right behind it, by the tags alone; -1 without one. */
export function nounBehind(doc: Doc, verb: number): number {
  let noun = -1
  for (let t = verb + 1; t < doc.count && t < verb + 7 && doc.sentenceOf[t] === doc.sentenceOf[verb]; t++) {
    if (doc.upos[t] === U.NOUN || doc.upos[t] === U.PROPN) noun = t
    else if (
      noun >= 0 ||
      !(
        doc.upos[t] === U.DET ||
        doc.upos[t] === U.ADJ ||
        doc.upos[t] === U.NUM ||
        (doc.upos[t] === U.PUNCT && doc.lower[t] === '-') ||
        doc.xpos[t] === X['PRP$'] ||
        doc.xpos[t] === X.POS
      )
    )
      break
  }
  return noun
}

const RELATIVE = new Set(['which', 'who', 'that', 'whom'])

/** What a relative pronoun stands for; any other token stands for itself. */
function antecedent(doc: Doc, token: number, predicate: number): number {
  if (!RELATIVE.has(doc.lower[token]!) || !isRel(doc, predicate, 'acl:relcl', 'advcl:relcl')) return token
  return doc.head[predicate]! >= 0 ? doc.head[predicate]! : token
}

/** Direct objects of a verb, coordinated ones included. */
export function objectsOf(doc: Doc, predicate: number): number[] {
  const out: number[] = []
  for (const k of kidsOf(doc, predicate)) if (isRel(doc, k, 'obj', 'iobj')) out.push(k, ...conjuncts(doc, k))
  return out
}

/** Tokens coordinated with this one as its dependents. */
export function conjuncts(doc: Doc, token: number): number[] {
  const out: number[] = []
  for (const k of kidsOf(doc, token)) if (doc.rel[k] === R.conj) out.push(k, ...conjuncts(doc, k))
  return out
}

/** A prepositional phrase: the preposition's words ("with", "ahead of") and the head of what it governs. */
export interface Prep {
  readonly word: string
  readonly head: number
}

/** The preposition that introduces a token, several words joined ("because of"); empty without one. */
export function caseOf(doc: Doc, token: number): string {
  let word = ''
  for (const k of kidsOf(doc, token)) {
    if (doc.rel[k] !== R.case || doc.xpos[k] === X.POS) continue
    word += (word ? ' ' : '') + doc.lower[k]
    for (const f of kidsOf(doc, k)) if (doc.rel[f] === R.fixed) word += ` ${doc.lower[f]}`
  }
  return word
}

/** The prepositional phrases that hang on a token, in reading order. */
export function prepsOf(doc: Doc, token: number): Prep[] {
  const out: Prep[] = []
  for (const k of kidsOf(doc, token))
    if (isRel(doc, k, 'obl', 'nmod', 'obl:agent', 'advcl', 'obl:unmarked', 'nmod:unmarked')) out.push({ word: caseOf(doc, k), head: k })
  return out
}

/** The particle of a phrasal verb ("off" in "called off"), or null. */
export function particleOf(doc: Doc, verb: number): string | null {
  for (const k of kidsOf(doc, verb)) if (doc.rel[k] === R['compound:prt']) return doc.lower[k]!
  const next = verb + 1
  if (next < doc.count && doc.xpos[next] === X.RP) return doc.lower[next]!
  return null
}

/** Whether the token is the head of a clause by its relation (and not, say, an attribute before a noun). */
export function headsClause(doc: Doc, token: number): boolean {
  return clausal.has(doc.rel[token]!)
}

/**
 * The prepositions right before a noun phrase in the text ("out of" in "out of coalition talks"), whatever the parser
 * made of them; empty without any.
 */
export function surfaceCase(doc: Doc, noun: number): string {
  const first = doc.sentences[doc.sentenceOf[noun]!]!.first
  let t = noun - 1
  while (t >= first && noun - t < 8 && MODIFIER.has(doc.upos[t]!)) t--
  let word = ''
  if (t >= first && PARTICLE.has(doc.lower[t]!) && doc.lower[t + 1] !== 'of') return ''
  for (; t >= first && (doc.upos[t] === U.ADP || (word === 'of' && doc.lower[t] === 'out')) && word.length < 16; t--)
    word = word ? `${doc.lower[t]} ${word}` : doc.lower[t]!
  return word
}

const PARTICLE = new Set(['off', 'up', 'out', 'down', 'back', 'forward', 'away', 'over'])
const MODIFIER: ReadonlySet<number> = new Set([U.DET, U.ADJ, U.NOUN, U.PROPN, U.NUM, U.ADV, U.PRON])

/**
 * Cuts a clause at the marks of a quotation that ends or begins inside it with a comma or full stop: what follows
 * (“…,” said X) belongs to the one who quotes. `token` tells on which side to stay; words quoted in mid-clause cut nothing.
 */
export function withinQuotation(doc: Doc, token: number, [first, last]: readonly [number, number]): [number, number] {
  let [a, b] = [first, last]
  const at = doc.start[token]!
  for (const q of doc.quotations) {
    if (q.span[0] >= doc.end[last]!) break
    if (q.span[1] <= doc.start[first]!) continue
    const inside = q.inner[0] <= at && at < q.inner[1]
    const closes = /[,.!?…]["”’'»]*$/.test(doc.text.slice(q.inner[0], q.span[1])) || /^\s*[,.]/.test(doc.text.slice(q.span[1], q.span[1] + 2))
    const opens = /[,:]\s*$/.test(doc.text.slice(Math.max(0, q.span[0] - 3), q.span[0]))
    if (inside && closes) while (b > token && doc.start[b]! >= q.inner[1]) b--
    if (inside && opens) while (a < token && doc.end[a]! <= q.inner[0]) a++
    if (!inside && opens && q.span[0] > at) while (b > token && doc.end[b]! > q.span[0]) b--
    if (!inside && closes && q.span[1] <= at) while (a < token && doc.start[a]! < q.span[1]) a++
  }
  return shave(doc, a, b)
}

const TRAILER = new Set([
  'which',
  'who',
  'whom',
  'where',
  'as',
  'after',
  'while',
  'though',
  'although',
  'but',
  'and',
  'because',
  'when',
  'since',
  'before',
  'despite',
  'citing',
  'according',
])

/**
 * A long clause without what trails behind a comma ("…, saying that …", "…, which …", "…, although …"), so that evidence is
 * the clause and not the sentence. Clauses of up to 24 tokens stay as they are; nothing up to `core` is cut.
 */
export function shortened(doc: Doc, core: number, [first, last]: readonly [number, number]): [number, number] {
  if (last - first < 24) return [first, last]
  for (let t = core + 2; t < last - 3; t++) {
    if (doc.lower[t] !== ',' && !/^[;—–]$/.test(doc.lower[t]!)) continue
    const next = doc.lower[t + 1] === '“' || doc.lower[t + 1] === '"' ? t + 2 : t + 1
    if (TRAILER.has(doc.lower[next]!) || doc.xpos[next] === X.VBG || doc.xpos[next] === X.WDT) return shave(doc, first, t - 1)
  }
  return [first, last]
}

/** Whether a noun has one of these words as its determiner: `the` and `this` tell of what has been named, `any` of none in particular. */
export function hasDeterminer(doc: Doc, noun: number, which: RegExp): boolean {
  for (const k of kidsOf(doc, noun)) if (doc.rel[k] === R.det && which.test(doc.lower[k]!)) return true
  return false
}

/** The word before a name, an article skipped; empty at the start. */
export function wordBefore(doc: Doc, t: number): string {
  return (doc.lower[t - 1] === 'the' ? doc.lower[t - 2] : doc.lower[t - 1]) ?? ''
}
