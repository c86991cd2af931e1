import type { Doc } from '../../../model/annotation.ts'
import { isRel, U, X } from '../../syntax.ts'
import type { Found } from './found.ts'
import { readings, type VerbAt } from './lexicon.ts'
import { isMark, isQuoteMark, kid, minus, phraseHead, pos, personEnds, type Range, timeAt } from './nodes.ts'
import { phrase, type Speaker } from './source.ts'
import { cueRanges } from './verbs.ts'

/**
 * Reporting clauses set into or behind what they report: "Talks will go on, the minister said on Monday", "The offer, he
 * said, is final", "…, said the envoy". Found by word order (a comma, a noun phrase, a verb of saying, then nothing but
 * adjuncts), because parsers take many of them for one more clause of the sentence.
 */
export function insertedCues(doc: Doc, column: Int32Array): Found[] {
  const out: Found[] = []
  for (const s of doc.sentences) {
    let from = openingEnd(doc, s.first, s.end)
    for (let t = s.first + 1; t < s.end; t++) {
      if ((doc.upos[t] !== U.VERB && !isPluralLike(doc, t, s.end)) || column[t] !== -1) continue
      const clause = isQuotedAs(doc, t) ? quotedAs(doc, t, s.first, s.end) : reportingClause(doc, t, s.first, s.end)
      if (!clause) continue
      const content = contentAround(doc, clause, from, s.end, column)
      if (!content) continue
      out.push(foundOf(doc, clause, content))
      from = Math.max(from, clause.end)
    }
  }
  return out
}

/** ", the consultancy Kestrel Partners estimates;": a verb's present that the tagger took for a noun, behind a name and before a mark. */
function isPluralLike(doc: Doc, t: number, end: number): boolean {
  const closed = t + 1 >= end || /^[.,;]$/.test(doc.lower[t + 1]!)
  // ", engineers caution,", "…, the board points out.".
  if (doc.xpos[t] === X.NN) return closed && doc.xpos[t - 1] === X.NNS && isMark(doc, t - 2)
  if (doc.xpos[t] !== X.NNS || !pos(doc, t - 1, 'NOUN', 'PROPN')) return false
  return doc.xpos[t + 1] === X.RP || (doc.upos[t - 1] === U.PROPN && closed && isName(doc, t))
}

/** Whether the word before a token closes a name of two words or more: a name does not go on with a plural. */
function isName(doc: Doc, t: number): boolean {
  return doc.upos[t - 2] === U.PROPN && doc.upos[t] === U.NOUN
}

/** Verbs of thinking and showing that are set into a sentence like verbs of saying. */
const THOUGHT = new Set(['think', 'believe', 'hope', 'fear', 'feel', 'find', 'show', 'learn', 'rule', 'reckon', 'estimate', 'calculate', 'forecast', 'project'])

interface Clause {
  readonly at: VerbAt
  readonly speaker: Speaker
  readonly source: Range
  /** The clause with its adjuncts, without the marks around it. */
  readonly first: number
  readonly end: number
  /** The cue's words, where they are not the verb with its auxiliaries. */
  readonly cue?: Range
}

function foundOf(doc: Doc, c: Clause, content: Range[]): Found {
  const told = kid(doc, c.at.token, 'iobj', 'obj')
  const toldHere = told > c.at.token && told < c.end && told !== c.speaker.token && c.at.verb.frames.has('to') ? told : -1
  return {
    head: c.at.token,
    act: c.at.verb.act,
    level: c.at.verb.level,
    frame: 'inserted',
    cue: c.cue ? [c.cue] : cueRanges(doc, c.at, c.at.last),
    speaker: { ...c.speaker, range: c.source },
    content,
    told: toldHere,
  }
}

function isFiniteVerb(doc: Doc, t: number): boolean {
  const x = doc.xpos[t]!
  return x === X.VBD || x === X.VBZ || x === X.VBP || x === X.MD
}

/** The reporting clause around a verb, or null when the verb has its content behind it or stands in another clause. */
function reportingClause(doc: Doc, t: number, first: number, end: number): Clause | null {
  const at = readings(doc, t, end).find(
    (r) => r.verb.frames.has('that') && ((r.verb.level === 'speech' && r.verb.frames.has('quote')) || THOUGHT.has(r.verb.lemma)),
  )
  if (!at) return null
  let v = t
  while (v - 1 > first && (doc.upos[v - 1] === U.AUX || doc.upos[v - 1] === U.ADV)) v--
  if (
    v === t ? !isFiniteVerb(doc, t) && doc.xpos[t] !== X.VBN && doc.xpos[t] !== X.NNS && doc.xpos[t] !== X.NN : !isFiniteVerb(doc, v) && !isFiniteVerb(doc, t)
  )
    return null
  // "…," said the envoy: only where the verb has no subject before it.
  const subject = kid(doc, t, 'nsubj')
  const inverted =
    v === t && isMark(doc, t - 1) && !/^[:)]$/.test(doc.lower[t - 1]!) && (subject < 0 || subject > t || strayed(doc, subject, t)) && doc.lemma[t] !== 'tell'
  const behind = inverted ? afterVerb(doc, at.last + 1, end, subject) : null
  const apposed = behind ? null : withNameBefore(doc, v, first)
  const source = behind ?? apposed ?? (inverted ? null : beforeVerb(doc, t, v, first))
  if (!source) return null
  const start = behind ? t : source[0]
  let mark = start - 1
  if (mark >= first && doc.lower[mark] === 'as') mark--
  const fronted = mark < first && mark < start - 1
  if (fronted && doc.lower[adjunctsEnd(doc, at.last + 1, end)] !== ',') return null
  if (!fronted && mark < first) return null
  if (!fronted && !/^[,"”»—–-]+$|^''$/.test(doc.lower[mark]!)) return null
  if (!behind && takesObject(doc, at, end)) return null
  const stop = adjunctsEnd(doc, behind ? source[1] : at.last + 1, end)
  if (stop < 0) return null
  const head = phraseHead(doc, source)
  return {
    at,
    speaker: { token: head, means: head },
    source,
    first: mark + 1,
    end: stop,
  }
}

/** "…, the envoy was quoted as saying". */
function isQuotedAs(doc: Doc, t: number): boolean {
  return /^(?:quoted|cited)$/.test(doc.lower[t]!) && doc.lower[t + 1] === 'as' && doc.lower[t + 2] === 'saying' && doc.lemma[t - 1] === 'be'
}

function quotedAs(doc: Doc, t: number, first: number, end: number): Clause | null {
  const at = readings(doc, t + 2, end).find((r) => r.verb.frames.has('quote'))
  const source = at ? beforeVerb(doc, t, t - 1, first) : null
  if (!at || !source || source[0] - 1 < first || !/^[,"”»—–-]+$|^''$/.test(doc.lower[source[0] - 1]!)) return null
  const stop = adjunctsEnd(doc, t + 3, end)
  if (stop < 0) return null
  const head = phraseHead(doc, source)
  return { at, speaker: { token: head, means: head }, source, first: source[0], end: stop, cue: [t - 1, t + 3] }
}

/** Whether a noun phrase follows the verb that is neither a time nor somebody told: then that is what it reports. */
function takesObject(doc: Doc, at: VerbAt, end: number): boolean {
  let i = at.last + 1
  while (i < end && doc.upos[i] === U.ADV) i++
  if (i < end && at.verb.preps.has(doc.lower[i]!) && !timeAt(doc, i + 1)) return true
  if (timeAt(doc, i)) return false
  if (i >= end || isMark(doc, i) || doc.upos[i] === U.ADP || doc.upos[i] === U.SCONJ || DAY.test(doc.lower[i]!)) return false
  return (
    !at.verb.frames.has('to') ||
    !(doc.upos[i] === U.PROPN || doc.upos[i] === U.NOUN || doc.upos[i] === U.PRON || doc.upos[i] === U.DET || doc.upos[i] === U.ADJ)
  )
}

/** A subject that stands in a finished clause before the comma: "The envoys are in Oslo, said the host". */
function strayed(doc: Doc, subject: number, t: number): boolean {
  let finite = false
  for (let i = doc.sentences[doc.sentenceOf[t]!]!.first; i < t - 1; i++) {
    if (/^(?:who|which|whose)$/.test(doc.lower[i]!)) return false
    // A headline's infinitive does for a finite verb: "Talks to resume, says minister".
    finite ||= isFiniteVerb(doc, i) || (i > subject && doc.xpos[i] === X.TO && doc.lower[i - 1] !== ',' && doc.xpos[t] === X.VBZ)
  }
  return finite && subject < t && doc.lower[t - 1] === ','
}

const INSIDE_NP = new Set(['of', 'for', 'to', 'in', 'at', 'from', 'with', 'on', 'and', 'close', '&'])

/**
 * `…, the chief negotiator, Ana Silva, told a radio station`, `…," Mr Silva, the union's head, wrote`: a name and a description
 * between commas right before the verb, behind a comma or a closing quotation mark; wherever the parser hung them.
 */
function withNameBefore(doc: Doc, v: number, first: number): Range | null {
  if (v - 1 <= first || doc.lower[v - 1] !== ',') return null
  const middle = chunkFrom(doc, v - 1, first)
  if (middle < 0 || doc.lower[middle - 1] !== ',') return null
  const start = chunkFrom(doc, middle - 1, first)
  if (start <= first || !/^[,"”»—–-]+$|^''$/.test(doc.lower[start - 1]!)) return null
  const left = isNamed(doc, [start, middle - 1])
  return left !== isNamed(doc, [middle, v - 1]) ? [start, v - 1] : null
}

/** Start of the run of nominal words that ends at a token, or -1. */
function chunkFrom(doc: Doc, end: number, first: number): number {
  let i = end
  while (i > first && nominal(doc, i - 1) && end - i < 12) i--
  return i < end && i > first && isMark(doc, i - 1) && pos(doc, end - 1, 'NOUN', 'PROPN') ? i : -1
}

/** Whether a person's name closes the words. */
function isNamed(doc: Doc, [s, e]: Range): boolean {
  return personEnds(doc).has(e) && personEnds(doc).get(e)! >= s
}

/** The noun phrase that ends right before a verb and starts right behind a mark. */
function beforeVerb(doc: Doc, t: number, v: number, first: number): Range | null {
  const subject = kid(doc, t, 'nsubj')
  if (subject >= 0 && subject < v) {
    const range = phrase(doc, subject)
    if (range[0] > first && (isMark(doc, range[0] - 1) || doc.lower[range[0] - 1] === 'as')) return range
  }
  let i = v - 1
  // "Sen. Ana Silva (D-Maine) said".
  if (doc.lower[i] === ')') while (i > first && doc.lower[i] !== '(' && v - i < 9) i--
  if (doc.lower[i] === '(') i--
  while (i > first && nominal(doc, i) && v - i < 24) i--
  if (i + 1 >= v || !isMark(doc, i)) return null
  if (doc.upos[v - 1] === U.ADP || doc.upos[i + 1] === U.CCONJ) return null
  for (let k = i + 1; k < v; k++)
    if (doc.upos[k] === U.NOUN || doc.upos[k] === U.PROPN || doc.upos[k] === U.PRON || doc.upos[k] === U.NUM || doc.upos[k] === U.DET || k === subject)
      return [i + 1, v]
  return null
}

function afterVerb(doc: Doc, from: number, end: number, subject: number): Range | null {
  if (subject >= from) {
    const range = phrase(doc, subject)
    if (range[0] === from) return withApposition(doc, range, end)
  }
  if (from >= end || DAY.test(doc.lower[from]!) || doc.upos[from] === U.ADP) return null
  let i = from
  while (i < end && nominal(doc, i) && i - from < 24 && doc.lower[i] !== 'in' && doc.lower[i] !== 'on' && doc.lower[i] !== 'at') i++
  while (i > from && (doc.upos[i - 1] === U.ADP || doc.upos[i - 1] === U.CCONJ)) i--
  if (i <= from) return null
  let noun = false
  for (let k = from; k < i; k++) noun ||= doc.upos[k] === U.PROPN || doc.upos[k] === U.NOUN || doc.upos[k] === U.PRON
  return noun ? withApposition(doc, [from, i], end) : null
}

const DAY = /^(?:mon|tues|wednes|thurs|fri|satur|sun)day$|^(?:yesterday|today|earlier|later|last|this)$/

/** "said John Smith, the mayor of the town": an apposition behind a comma is part of the source, when it ends the sentence. */
function withApposition(doc: Doc, [first, i]: Range, end: number): Range {
  if (doc.lower[i] !== ',' || doc.upos[i - 1] === U.PRON) return [first, i]
  const w = doc.lower[i + 1] ?? ''
  if (!/^(?:a|an|the|now|who|whose|one|r|d|former|president|chairman|director|head|professor|author|editor|leader)$/.test(w) && doc.upos[i + 1] !== U.PROPN)
    return [first, i]
  let e = i + 1
  for (; e < end && e - i < 40; e++) {
    if (/^["“”]$/.test(doc.lower[e]!)) return [first, i]
    if (doc.lower[e] === ',' && (doc.xpos[e + 1] === X.VBG || doc.upos[e + 1] === U.CCONJ)) break
  }
  if (e - i >= 40) return [first, i]
  while (e > i && isMark(doc, e - 1)) e--
  return [first, e]
}

function nominal(doc: Doc, i: number): boolean {
  const u = doc.upos[i]!
  return (
    u === U.DET ||
    u === U.ADJ ||
    u === U.NOUN ||
    u === U.PROPN ||
    u === U.PRON ||
    u === U.NUM ||
    u === U.PART ||
    doc.xpos[i] === X.HYPH ||
    INSIDE_NP.has(doc.lower[i]!)
  )
}

/** Where the reporting clause ends: at a mark or the sentence's end, with only a person told, a place and a time before; -1 if a clause follows. */
function adjunctsEnd(doc: Doc, from: number, end: number): number {
  for (let i = from; i < end && i < from + 18; i++) {
    if (isMark(doc, i) && !/^["“”'’‘]$/.test(doc.lower[i]!)) return doc.lower[i] === ':' ? -1 : i
    if (isMark(doc, i)) return i
    const w = doc.lower[i]!
    if (/^(?:after|before|when|while|during|following)$/.test(w) || (w === 'as' && pos(doc, i + 1, 'PRON', 'DET', 'PROPN') && doc.upos[i] === U.SCONJ)) return i
    if (isFiniteVerb(doc, i) || doc.upos[i] === U.AUX || w === 'that' || w === 'whether' || w === 'if' || w === 'how' || w === 'why' || w === 'what') return -1
    if (w === 'to' && doc.xpos[i] === X.TO && i + 1 < end && doc.xpos[i + 1] === X.VB) return -1
  }
  return end - from <= 18 ? end : -1
}

/** What is said: the words before the clause, and those behind it where they go on with the sentence. */
function contentAround(doc: Doc, c: Clause, from: number, end: number, column: Int32Array): Range[] | null {
  const left = trimLeft(doc, [lastStop(doc, from, c.first), c.first])
  // A quotation goes on behind a comma; `said on "Meet the Nation"` names a programme.
  const title = c.end < end && isQuoteMark(doc, c.end) && !isMark(doc, c.end - 1)
  // "And so, he said, while some stayed, most left": what stands before the clause says nothing by itself.
  const opening = left !== null && left[1] - left[0] < 4 && !hasFinite(doc, left) && isSubordinate(doc, c.end, end)
  const right = !title && (opening || goesOn(doc, c.end, end)) ? trimLeft(doc, [c.end, end]) : null
  if (opening && right && hasFinite(doc, right)) return [right]
  if (!left) return right && c.first <= from + 1 && hasFinite(doc, right) ? [right] : null
  const quoted = quoteAtEnd(doc, left, column)
  if (quoted) return [quoted]
  // `Asked about it, he said, "We wait"`: only the quotation is said.
  if (right && startsQuoted(doc, right, column) && /^\p{Lu}/u.test(doc.text.charAt(doc.start[right[0]]!))) return [right]
  // "…, economists say, limited the recovery": a past tense that the tagger took for a participle.
  const goes = right !== null && (hasFinite(doc, right) || (doc.xpos[right[0]] === X.VBN && doc.lower[right[0] - 1] === ','))
  if (!hasFinite(doc, left) && !goes && !isRootParticiple(doc, left) && !inHeadlineStyle(doc, left, c.at.token)) return null
  const parts: Range[] = right ? [left, right] : [left]
  return parts.flatMap((r) => minus(r, [[c.first, c.end]]))
}

/** "Troops remained in the town, residents told …": a past tense that the tagger took for a participle has a subject and no auxiliary. */
function isRootParticiple(doc: Doc, [s, e]: Range): boolean {
  for (let i = s + 1; i < e; i++)
    if (
      doc.xpos[i] === X.VBN &&
      !isRel(doc, i, 'acl', 'amod', 'acl:relcl') &&
      kid(doc, i, 'nsubj') >= s &&
      kid(doc, i, 'nsubj') < i &&
      kid(doc, i, 'aux', 'aux:pass') < 0
    )
      return true
  return false
}

/** "Talks to resume, says minister": headlines say what will be with an infinitive and what was with a participle. */
function inHeadlineStyle(doc: Doc, [s, e]: Range, cue: number): boolean {
  if (doc.xpos[cue] !== X.VBZ && doc.xpos[cue] !== X.VBP) return false
  const sentence = doc.sentences[doc.sentenceOf[s]!]!
  const headline = sentence.region === 'headline'
  // "No deal before May, says minister": in a headline the words before the comma need no verb.
  if (headline && e - s > 2 && doc.lower[e] === ',' && doc.sentenceOf[cue] === sentence.index) return true
  for (let i = s + 1; i < e; i++) {
    // "Talks unlikely before May, says minister".
    if (headline && (doc.xpos[i] === X.VBN || doc.xpos[i] === X.JJ) && pos(doc, i - 1, 'NOUN', 'PROPN') && !pos(doc, Math.min(i + 1, e - 1), 'NOUN', 'PROPN'))
      return true
    if (doc.lower[i - 1] === 'to' && doc.xpos[i] === X.VB && pos(doc, Math.max(s, i - 2), 'NOUN', 'PROPN')) return true
  }
  return false
}

function startsQuoted(doc: Doc, [s, e]: Range, column: Int32Array): boolean {
  for (let i = s; i < e; i++) if (!isMark(doc, i)) return column[i] !== -1
  return false
}

/** A semicolon before the clause is where what is said starts. */
function lastStop(doc: Doc, from: number, to: number): number {
  for (let i = to - 1; i > from; i--) if (doc.lower[i] === ';') return i + 1
  return from
}

/** The quotation right before the clause, when it is a sentence of its own: `Asked about it, "We are ready," he said`. */
function quoteAtEnd(doc: Doc, [s, e]: Range, column: Int32Array): Range | null {
  let i = e - 1
  while (i > s && isMark(doc, i) && column[i] === -1) i--
  const q = column[i]!
  if (q === -1) return null
  let first = i
  while (first > s && column[first - 1] === q) first--
  if (first === s) return [s, i + 1]
  let before = first - 1
  while (before > s && isMark(doc, before) && !/^[,:]$/.test(doc.lower[before]!)) before--
  const capital = /^\p{Lu}/u.test(doc.text.charAt(doc.start[first]!))
  return capital || /^[,:]$/.test(doc.lower[before]!) ? [first, i + 1] : null
}

/** Past "But", "And", "However," and a dateline at the start of a sentence: they are the reporter's. */
function openingEnd(doc: Doc, first: number, end: number): number {
  for (let i = first + 1; i < Math.min(end, first + 9); i++)
    if (/^[—–―-]$|^--$/.test(doc.lower[i]!) && doc.xpos[i] !== X.HYPH && upper(doc, first)) return i + 1
  const w = doc.lower[first]!
  if (w === 'but' || w === 'and' || w === 'yet') return first + 1
  return /^(?:however|meanwhile|still|instead|nevertheless|nonetheless|also|separately)$/.test(w) && doc.lower[first + 1] === ',' ? first + 2 : first
}

function upper(doc: Doc, t: number): boolean {
  return /^[\p{Lu}.]{2,}$/u.test(doc.text.slice(doc.start[t]!, doc.end[t]!))
}

function hasFinite(doc: Doc, [s, e]: Range): boolean {
  for (let i = s; i < e; i++) if (isFiniteVerb(doc, i)) return true
  return false
}

function trimLeft(doc: Doc, [s, e]: Range): Range | null {
  let i = s
  while (i < e && isMark(doc, i)) i++
  return e - i >= 1 ? [i, e] : null
}

/** Whether a clause with "while", "although", "after" follows, and behind a comma the one that it belongs to. */
function isSubordinate(doc: Doc, from: number, end: number): boolean {
  let i = from
  while (i < end && isMark(doc, i)) i++
  if (!/^(?:while|although|though|after|before|despite|as|if|when)$/.test(doc.lower[i] ?? '')) return false
  for (let k = i + 1; k + 2 < end; k++) if (doc.lower[k] === ',') return hasFinite(doc, [k + 1, end])
  return false
}

/** Whether the words behind an inserted clause still belong to what is reported: not "adding that …", "and they left", "who …". */
function goesOn(doc: Doc, from: number, end: number): boolean {
  let i = from
  while (i < end && isMark(doc, i)) i++
  if (i >= end) return false
  const w = doc.lower[i]!
  if (doc.xpos[i] === X.VBG) return false
  if (/^(?:who|which|whose|as|according|citing|but|while|although|though|after|before|speaking|amid|despite|in|on|at|during|following|a|an|one)$/.test(w))
    return false
  if (w === 'and' || w === 'or') return false
  return true
}
