import type { Doc } from '../../../model/annotation.ts'
import { kidsOf, treeOf } from '../../shared/tree.ts'
import { R, U, X } from '../../syntax.ts'
import { tells, type VerbAt } from './lexicon.ts'
import { isMedium, pastAdjuncts } from './adjuncts.ts'
import { isMark, isQuoteMark, kid, minus, opensQuotation, pos, type Range, rangeOf, rel, sentenceOf, timeAt } from './nodes.ts'

/** What a verb reports, in tokens. */
export interface Content {
  readonly frame: string
  readonly ranges: Range[]
  /** Last token of the cue: a preposition ("warned of") may belong to it. */
  readonly cueEnd: number
  readonly told: number
}

const WH = new Set(['what', 'whether', 'if', 'how', 'why', 'when', 'where', 'who', 'which', 'whom', 'whose'])

/** A finite clause behind the verb, before it, or around it. */
export function clause(doc: Doc, at: VerbAt, passive: boolean): Content | null {
  const v = at.token
  const { verb } = at
  for (const k of kidsOf(doc, v)) {
    if (!rel(doc, k, 'ccomp', 'csubj', 'csubj:pass')) continue
    if (rel(doc, k, 'csubj', 'csubj:pass') && !passive) continue
    let opens = treeOf(doc).left[k]!
    while (opens < k && isMark(doc, opens)) opens++
    const opening = doc.lower[opens]!
    if (k > v && (/^(?:after|before|while|because|until|as)$/.test(opening) || (/^(?:when|once)$/.test(opening) && !verb.frames.has('wh')))) continue
    const question = startsQuestion(doc, k)
    if (question && /^(?:who|whose|whom|which)$/.test(opening) && hasObjectBefore(doc, v, opens)) continue
    if (question ? !verb.frames.has('wh') && !verb.frames.has('that') : !verb.frames.has('that') && !verb.frames.has('quote')) continue
    if (!verb.frames.has('that') && !question && !isQuoted(doc, rangeOf(doc, k), at)) continue
    return {
      frame: question ? 'wh' : 'that',
      ranges: [clauseRange(doc, k, v)],
      cueEnd: at.last,
      told: toldOf(doc, at, k),
    }
  }
  // "Talks will go on, he said, until …": the reporting clause hangs on what is reported.
  const h = doc.head[v]!
  if (h >= 0 && doc.rel[v] === R.parataxis && verb.frames.has('that') && !passive && hasSubject(doc, v) && kid(doc, v, 'obj', 'xcomp') < 0) {
    const own = rangeOf(doc, v)
    const closed = own[1] >= doc.count || isMark(doc, own[1]) || isMark(doc, own[1] - 1)
    if (!closed) return null
    const ranges = minus(rangeOf(doc, h), [own])
    if (own[0] > h || ranges.length > 0)
      return {
        frame: 'paren',
        ranges,
        cueEnd: at.last,
        told: toldOf(doc, at, -1),
      }
  }
  for (const k of kidsOf(doc, v)) {
    // "He said: Talks will go on", and what the parser hangs on loosely.
    if (k > v && rel(doc, k, 'parataxis') && verb.frames.has('quote') && hasSubject(doc, k)) {
      const first = treeOf(doc).left[k]!
      if (doc.lower[first - 1] === ':' || doc.lower[first] === ':')
        return {
          frame: 'that',
          ranges: [clauseRange(doc, k, v)],
          cueEnd: at.last,
          told: toldOf(doc, at, k),
        }
    }
  }
  return null
}

/** Whether a clause is set off as a quotation is: a quotation mark at one of its ends, or a mark or the cue right before it. */
function isQuoted(doc: Doc, [first, end]: Range, at: VerbAt): boolean {
  if (first <= at.last + 1 || isMark(doc, first - 1)) return true
  for (const i of [first - 1, first, end - 2, end - 1, end]) if (i >= 0 && i < doc.count && isQuoteMark(doc, i)) return true
  return false
}

function hasSubject(doc: Doc, token: number): boolean {
  return kid(doc, token, 'nsubj', 'nsubj:pass', 'expl', 'csubj') >= 0
}

/** "announced a ban on officials whose names …": the clause tells of the noun before it. */
function hasObjectBefore(doc: Doc, verb: number, clause: number): boolean {
  const object = kid(doc, verb, 'obj')
  return object > verb && object < clause && pos(doc, clause - 1, 'NOUN', 'PROPN')
}

function startsQuestion(doc: Doc, head: number): boolean {
  const first = treeOf(doc).left[head]!
  return WH.has(doc.lower[first]!) || (doc.upos[first] === U.ADP && WH.has(doc.lower[first + 1] ?? ''))
}

/** The clause below a token, kept on its side of the verb that reports it. */
function clauseRange(doc: Doc, k: number, verb: number): Range {
  const [first, end] = rangeOf(doc, k)
  if (k > verb) return [startOf(doc, Math.max(first, verb + 1), k, verb), endOf(doc, end, verb)]
  return [first, Math.min(end, verb)]
}

/** A clause that starts with its verb has lost its subject to the parse: the nominal words between it and the cue are that subject. */
function startOf(doc: Doc, first: number, k: number, verb: number): number {
  if (hasSubject(doc, k) || !(doc.upos[first] === U.AUX || first === k)) return first
  const told = kid(doc, verb, 'iobj')
  let i = first
  while (i - 1 > Math.max(verb, told) && first - i < 14 && pos(doc, i - 1, 'DET', 'ADJ', 'NOUN', 'PROPN', 'PRON', 'NUM', 'PART', 'ADP', 'SCONJ', 'ADV')) i--
  while (i < first && pos(doc, i, 'ADP', 'ADV', 'PART')) i++
  return i
}

/** A clause is not cut off in the middle: words that follow it without a mark belong to it, unless they hang on the cue. */
function endOf(doc: Doc, end: number, verb: number): number {
  const [, last] = sentenceOf(doc, verb)
  let e = end
  for (let steps = 0; e < last && steps < 8; steps++) {
    if (isMark(doc, e) || isMark(doc, e - 1)) return e
    let t = e
    for (let up = 0; up < 64 && doc.head[t]! >= e; up++) t = doc.head[t]!
    if (doc.head[t] === verb && rel(doc, t, 'conj', 'advcl', 'obl', 'obl:unmarked', 'advmod', 'cc')) return e
    if (doc.upos[e] === U.CCONJ) return e
    e = Math.max(e + 1, rangeOf(doc, t)[1])
  }
  return Math.min(e, last)
}

/**
 * A clause that the parser did not hang on the verb: "that" in the next words, or words that cannot be an object and hold a
 * finite verb. It goes on to the end of the sentence.
 */
export function bareClause(doc: Doc, at: VerbAt): Content | null {
  if (at.verb.level !== 'speech') return null
  const [, end] = sentenceOf(doc, at.token)
  const told = toldOf(doc, at, -1)
  let i = at.last + 1
  if (told >= i) {
    // "told a briefing that the talks were over": the parser may hang the clause on the noun.
    if (doc.lower[told + 1] === 'that' && doc.upos[told] === U.NOUN && !pos(doc, Math.min(told + 2, doc.count - 1), 'VERB', 'AUX', 'ADV')) i = told + 1
    else if (rangeOf(doc, told)[1] - i < 12) i = Math.max(i, rangeOf(doc, told)[1])
  }
  i = pastCiting(doc, i, end)
  // "asserted on a social network that …", "said in a statement it had …": the parser may hang the clause on the noun.
  const past = told < 0 || rel(doc, told, 'obl') ? pastAdjuncts(doc, at.last + 1, end) : i
  if (past > i && doc.lower[past] === 'that' && hasFinite(doc, past + 1, end) && !pos(doc, Math.min(past + 1, doc.count - 1), 'VERB', 'AUX'))
    return { frame: 'bare', ranges: [[past, end]], cueEnd: at.last, told }
  if (past > i && isMedium(doc, past - 1) && pos(doc, Math.min(past, doc.count - 1), 'PRON', 'DET', 'PROPN', 'NOUN', 'ADJ')) i = past
  for (let k = i; k < Math.min(end, i + 9); k++) {
    if (/^[,;:.]$/.test(doc.lower[k]!)) break
    if (
      doc.lower[k] === 'that' &&
      (doc.upos[k] === U.SCONJ ||
        k === told + 1 ||
        (k === at.last + 1 && pos(doc, Math.min(k + 1, doc.count - 1), 'PROPN', 'DET', 'PRON')) ||
        (k > i &&
          (doc.lower[k + 1] === ',' ||
            (!at.verb.frames.has('np') &&
              pos(doc, k - 1, 'NOUN', 'PROPN', 'ADV', 'NUM') &&
              (!pos(doc, Math.min(k + 1, doc.count - 1), 'VERB', 'AUX') || doc.xpos[k + 1] === X.VBG))))) &&
      (hasFinite(doc, k + 1, end) || doc.xpos[k] === X.IN || (k === at.last + 1 && isSubjunctive(doc, at, k + 1, end)))
    )
      return { frame: 'bare', ranges: [[k, end]], cueEnd: at.last, told }
  }
  // "swore in September it would never": a time before the clause is the cue's.
  const time = timeAt(doc, doc.upos[i] === U.ADP ? i + 1 : i)
  if (time && time[1] < end) i = time[1]
  while (i < end && doc.upos[i] === U.ADV) i++
  // "announced the talks …" may well be an object; "said the talks …" is not.
  if (
    at.verb.act !== 'say' ||
    at.verb.frames.has('np') ||
    (at.verb.frames.has('inf') && !(SUBJECT.has(doc.lower[i]!) || doc.lower[i] === 'it')) ||
    WITHOUT.has(at.verb.lemma) ||
    i >= end ||
    isMark(doc, i) ||
    doc.upos[i] === U.ADP ||
    doc.upos[i] === U.CCONJ ||
    doc.xpos[i] === X.TO
  )
    return null
  let stop = i
  while (stop < Math.min(end, i + 30) && !/^[;:]$/.test(doc.lower[stop]!)) stop++
  if (doc.lower[i - 1] === ',' || !(hasFinite(doc, i, stop) || (doc.lemma[at.token] === 'say' && SUBJECT.has(doc.lower[i]!) && stop - i > 1))) return null
  return { frame: 'bare', ranges: [[i, end]], cueEnd: at.last, told }
}

/** "demands that the bill be scrapped": what is demanded stands in the plain form. */
function isSubjunctive(doc: Doc, at: VerbAt, from: number, end: number): boolean {
  if (at.verb.act !== 'demand' && at.verb.act !== 'propose' && at.verb.act !== 'say') return false
  for (let i = from + 1; i < Math.min(end, from + 9); i++) if (doc.xpos[i] === X.VB && pos(doc, i - 1, 'NOUN', 'PROPN', 'PRON', 'ADV')) return true
  return false
}

/** "indicated the talks could be saved", with "the talks" taken for an object: a finite verb right behind it makes both a clause. */
export function gardenPath(doc: Doc, at: VerbAt): Content | null {
  const object = kid(doc, at.token, 'obj')
  if (object <= at.last) return null
  const [first, last] = rangeOf(doc, object)
  const [, end] = sentenceOf(doc, at.token)
  const next = last
  // "claims Silva is the one to trust": what was taken for an object has a subject and a copula of its own.
  if (first === at.last + 1 && kid(doc, object, 'cop') >= 0 && hasSubject(doc, object))
    return { frame: 'bare', ranges: [[first, last]], cueEnd: at.last, told: -1 }
  if (first !== at.last + 1 || next >= end) return null
  const x = doc.xpos[next]!
  const finite = x === X.MD || ((x === X.VBD || x === X.VBZ || x === X.VBP) && !rel(doc, next, 'acl', 'acl:relcl'))
  return finite
    ? {
        frame: 'bare',
        ranges: [[first, end]],
        cueEnd: at.last,
        told: toldOf(doc, at, object),
      }
    : null
}

/** "The talks will resume, as announced by the ministry": what the main clause says. */
export function asReported(doc: Doc, at: VerbAt): Content | null {
  const v = at.token
  const h = doc.head[v]!
  if (h < 0 || !rel(doc, v, 'advcl') || v - 1 < 0 || doc.lower[v - 1] !== 'as' || !at.verb.frames.has('that')) return null
  const ranges = minus(rangeOf(doc, h), [rangeOf(doc, v)])
  return ranges.length > 0 ? { frame: 'inserted', ranges, cueEnd: at.last, told: -1 } : null
}

/** "hinted as much on Friday: Paris could live with it", "put it more modestly: …": the clause behind a colon, with only adjuncts before the colon. */
export function afterColon(doc: Doc, at: VerbAt): Content | null {
  if (at.verb.level !== 'speech' || !at.verb.frames.has('quote')) return null
  const [, end] = sentenceOf(doc, at.token)
  for (let i = at.last + 1; i < Math.min(end, at.last + 16); i++) {
    if (doc.lower[i] === ':') {
      if (!hasFinite(doc, i + 1, end) || opensQuotation(doc, i + 1)) return null
      return { frame: 'that', ranges: [[i + 1, end]], cueEnd: at.last, told: toldOf(doc, at, -1) }
    }
    if (/^[;"“”]$/.test(doc.lower[i]!) || hasFinite(doc, i, i + 1)) return null
  }
  return null
}

/** `said the deal "wounds the word"`: a noun phrase and a quotation right behind it are one clause, where the verb takes no object. */
export function phraseAndQuote(doc: Doc, at: VerbAt): Content | null {
  if (
    at.verb.level !== 'speech' ||
    !at.verb.frames.has('that') ||
    at.verb.frames.has('np') ||
    at.verb.frames.has('inf') ||
    at.verb.frames.has('to') ||
    at.verb.frames.has('np+pred')
  )
    return null
  const [, end] = sentenceOf(doc, at.token)
  const first = at.last + 1
  if (first >= end || !pos(doc, first, 'DET', 'PROPN', 'PRON', 'NOUN', 'ADJ') || timeAt(doc, first)) return null
  let i = first
  while (i < end && i - first < 8 && pos(doc, i, 'DET', 'PROPN', 'PRON', 'NOUN', 'ADJ', 'NUM', 'PART', 'ADP')) i++
  if (i >= end || !isQuoteMark(doc, i) || !/\s/.test(doc.text.charAt(doc.start[i]! - 1)) || !pos(doc, i - 1, 'NOUN', 'PROPN', 'PRON')) return null
  return { frame: 'that', ranges: [[first, end]], cueEnd: at.last, told: -1 }
}

/** Past ", citing an official," between a verb and its clause. */
function pastCiting(doc: Doc, from: number, end: number): number {
  if (doc.lower[from] !== ',' || !/^(?:citing|quoting)$/.test(doc.lower[from + 1] ?? '')) return from
  for (let i = from + 2; i + 1 < Math.min(end, from + 16); i++) if (doc.lower[i] === ',' && doc.lower[i + 1] === 'that') return i + 1
  return from
}

const SUBJECT = new Set(['he', 'she', 'they', 'we', 'i', 'there'])

/** Verbs whose bare object is seldom a clause. */
const WITHOUT = new Set([
  'write',
  'answer',
  'respond',
  'reply',
  'counter',
  'maintain',
  'report',
  'ask',
  'post',
  'estimate',
  'project',
  'charge',
  'relate',
  'convince',
  'persuade',
  'remind',
  'hint',
  'recall',
  'repeat',
  'mention',
  'conclude',
])

export function hasFinite(doc: Doc, from: number, to: number): boolean {
  for (let i = from; i < to; i++) {
    const x = doc.xpos[i]!
    if (x === X.VBD || x === X.VBZ || x === X.VBP || x === X.MD) return true
  }
  return false
}

/** Head of the person told: an indirect object, or the object of a verb of telling, or "to reporters". */
export function toldOf(doc: Doc, at: VerbAt, content: number): number {
  for (const k of kidsOf(doc, at.token)) {
    if (k === content) continue
    if (rel(doc, k, 'iobj')) return k
    if (rel(doc, k, 'obj') && tells(at.verb)) return k
    if (rel(doc, k, 'nsubj:pass') && tells(at.verb)) return k
    if (rel(doc, k, 'obl') && k > at.token && !tells(at.verb)) {
      const c = kid(doc, k, 'case')
      if (c >= 0 && doc.lower[c] === 'to' && pos(doc, k, 'PROPN', 'PRON', 'NOUN')) return k
    }
  }
  return -1
}
