import type { Doc, Quotation } from '../../../model/annotation.ts'
import { kidsOf } from '../../shared/tree.ts'
import { U, X } from '../../syntax.ts'
import { type Found, near, place } from './found.ts'
import { cues, LEADING, readings, type VerbAt } from './lexicon.ts'
import { isMark, isQuoteMark, kid, pos, type Range, rel, sentenceOf, tokensOf } from './nodes.ts'
import { type Speaker, subjectOf } from './source.ts'
import { cueRanges, speakerOf } from './verbs.ts'

/** An outermost quotation in tokens: its words, and what became of it. */
interface Quote {
  readonly quotation: Quotation
  readonly index: number
  readonly range: Range
  owner: Found | null
}

/** For every token the outermost quotation around it (an index into the list), or -1. */
export function quoteColumn(doc: Doc, quotes: readonly { readonly range: Range }[]): Int32Array {
  const column = new Int32Array(doc.count).fill(-1)
  quotes.forEach((q, i) => column.fill(i, q.range[0], q.range[1]))
  return column
}

/** The outermost quotations of a document, in tokens. */
export function outerQuotes(doc: Doc): Quote[] {
  const out: Quote[] = []
  doc.quotations.forEach((quotation, index) => {
    if (quotation.depth !== 0) return
    const range = tokensOf(doc, quotation.inner)
    if (range[1] > range[0]) out.push({ quotation, index, range, owner: null })
  })
  return out
}

/**
 * Gives every quotation of speech its cue: the one whose content it stands in, the one right behind or before it, the
 * one that a colon or the sentence before leaves open, or the cue of the quotation that it goes on. Changes the contents
 * of what was found, and returns it with the cues that had no content but for a quotation.
 */
export function attachQuotations(doc: Doc, found: Found[], quotes: Quote[], column: Int32Array): Found[] {
  const out = [...found]
  const byHead = new Map(out.map((f) => [f.head, f]))
  const outside = out.filter((f) => column[f.head] === -1 && !f.silent)
  let before: Quote | null = null
  for (let i = 0; i < quotes.length; i++) {
    const q = quotes[i]!
    const close = cueRightBefore(doc, q, column)
    const holder = holderOf(q, near(outside, q.range[0]))
    if (close && close.token !== holder?.head) {
      const owner = ownerOf(doc, close, byHead, out, outside)
      if (holder) cutAt(doc, holder, owner)
      q.owner = owner
      add(owner, q, true, column)
    } else if (holder) {
      q.owner = holder
      grow(holder, q)
    } else if (q.quotation.use === 'speech' || isLong(q)) {
      const at = cueAfter(doc, q, column) ?? cueBefore(doc, q, column) ?? leadingVerb(doc, q, column)
      const owner = at ? ownerOf(doc, at, byHead, out, outside) : continued(doc, q, before, outside, column)
      if (owner) {
        q.owner = owner
        add(owner, q, at !== null, column)
      }
    }
    if (q.owner) before = q
  }
  return out
}

/** `…, adding, "We are ready"`: a verb of saying with nothing but a comma or a colon between it and the quotation. */
function cueRightBefore(doc: Doc, q: Quote, column: Int32Array): VerbAt | null {
  let i = q.range[0] - 1
  let comma = false
  for (; i >= 0 && isMark(doc, i); i--) comma ||= /^[,:]$/.test(doc.lower[i]!)
  if (!comma || i < 0 || column[i] !== -1 || doc.sentenceOf[i] !== doc.sentenceOf[q.range[0]]) return null
  const at = quoting(doc, i, sentenceOf(doc, i)[1])
  return at?.verb.level === 'speech' ? at : null
}

/** Ends a content where the clause of another cue starts in it. */
function cutAt(doc: Doc, f: Found, g: Found): void {
  let at = g.cue[0]?.[0] ?? g.head
  while (at > 0 && (isMark(doc, at - 1) || doc.lower[at - 1] === 'and')) at--
  f.content = f.content.flatMap(([s, e]): Range[] => (s >= at && s > f.head ? [] : e > at && s < at ? [[s, at]] : [[s, e]]))
}

function isLong(q: Quote): boolean {
  return q.range[1] - q.range[0] > 5
}

/** The attribution with the smallest content that holds the quotation, or the greater part of it. */
function holderOf(q: Quote, found: readonly Found[]): Found | null {
  let best: Found | null = null
  let size = Number.POSITIVE_INFINITY
  for (const f of found) {
    let shared = 0
    let whole = 0
    for (const [s, e] of f.content) {
      shared += Math.max(0, Math.min(e, q.range[1]) - Math.max(s, q.range[0]))
      whole += e - s
    }
    if (shared === 0 || whole >= size) continue
    // A quotation that only starts or ends inside a content is part of it when the content is mostly the quotation, or holds half of it.
    if (shared * 2 >= q.range[1] - q.range[0] || shared * 2 >= whole) [best, size] = [f, whole]
  }
  return best
}

/** Takes the whole of a quotation into a content that holds part of it, without the cue and the source. */
function grow(f: Found, q: Quote): void {
  if (f.content.some(([s, e]) => s <= q.range[0] && q.range[1] <= e)) return
  f.content = union([...f.content, q.range])
}

function union(ranges: readonly Range[]): Range[] {
  const sorted = [...ranges].sort((a, b) => a[0] - b[0])
  const out: Range[] = []
  for (const [s, e] of sorted) {
    const last = out.at(-1)
    if (last && s <= last[1]) out[out.length - 1] = [last[0], Math.max(last[1], e)]
    else out.push([s, e])
  }
  return out
}

function add(f: Found, q: Quote, own: boolean, column: Int32Array): void {
  // What was taken for the content of a cue that introduces a quotation is its object ("issued a statement: …").
  if (
    own &&
    f.frame !== 'quote' &&
    f.frame !== 'that' &&
    f.frame !== 'paren' &&
    !(f.frame === 'inserted' && (q.range[0] < f.head || f.content.every(([a]) => column[a] !== -1)))
  )
    f.content = []
  if (own && f.content.length === 0 && f.frame !== 'inserted') f.frame = 'quote'
  f.content = union([...f.content, q.range])
  f.silent = false
}

function ownerOf(doc: Doc, at: VerbAt, byHead: Map<number, Found>, out: Found[], outside: Found[]): Found {
  const known = byHead.get(at.token)
  if (known) return known
  const end = sentenceOf(doc, at.token)[1]
  const made: Found = {
    head: at.token,
    act: at.verb.act,
    level: at.verb.level,
    frame: 'quote',
    cue: cueRanges(doc, at, at.last),
    speaker: ownerOfWords(doc, at) ?? speakerOf(doc, at, null, end),
    content: [],
    told: toldNear(doc, at, end),
  }
  byHead.set(at.token, made)
  out.push(made)
  outside.splice(place(outside, made.head), 0, made)
  return made
}

/** Whose words a noun that introduces a quotation stands for. */
function ownerOfWords(doc: Doc, at: VerbAt): Speaker | null {
  const owner = doc.upos[at.token] === U.NOUN ? kid(doc, at.token, 'nmod:poss') : -1
  return owner >= 0 ? { token: owner, means: owner } : null
}

function toldNear(doc: Doc, at: VerbAt, end: number): number {
  for (let i = at.token + 1; i < end; i++) if (doc.head[i] === at.token && rel(doc, i, 'obj', 'iobj') && at.verb.frames.has('to')) return i
  return -1
}

/** The reading of a verb with which it can report a quotation, or null. */
function quoting(doc: Doc, t: number, end: number): VerbAt | null {
  if (doc.upos[t] !== U.VERB && doc.upos[t] !== U.AUX) return null
  return readings(doc, t, end).find((r) => r.verb.frames.has('quote')) ?? null
}

/** "made the following comment: …", "issued a statement: …": a light verb whose object stands for words, with the object as its tail; or null. */
function carrying(doc: Doc, t: number, end: number): VerbAt | null {
  const lex = cues()
  if (doc.upos[t] !== U.VERB || !lex.lightVerbs.has(doc.lemma[t]!)) return null
  for (const at of readings(doc, t, end)) {
    if (at.verb.tail.length > 0) continue
    for (let i = t + 1; i < Math.min(end, t + 8); i++) {
      if (doc.head[i] !== t || !rel(doc, i, 'obj')) continue
      const words = lex.utterances.has(doc.lemma[i]!) || lex.nouns.has(doc.lemma[i]!)
      return words ? { ...at, last: i, verb: { ...at.verb, act: 'say', level: 'speech' } } : null
    }
  }
  return null
}

/** `"…," officials in the capital said`, `"…," said the minister`: the first verb behind the quotation in its sentence. */
function cueAfter(doc: Doc, q: Quote, column: Int32Array): VerbAt | null {
  const last = q.range[1] - 1
  let end = sentenceOf(doc, last)[1]
  let i = q.range[1]
  while (i < end && isMark(doc, i)) i++
  // `"We wait…" Silva said.`: the marks may end a sentence, and the clause stand in one of its own.
  if (i === end && i < doc.count && startsShortly(doc, i, last)) end = sentenceOf(doc, i)[1]
  if (i >= end || column[i] !== -1) return null
  if (!/[,?!—–…-]$/.test(doc.lower[last]!) && !/^[,—–-]/.test(doc.lower[q.range[1]] ?? '') && !/^[,—–-]/.test(doc.lower[q.range[1] + 1] ?? '')) return null
  for (let t = i; t < Math.min(end, i + 30); t++) {
    if (column[t] !== -1 || doc.lower[t] === ':' || doc.lower[t] === ';') return null
    const at = quoting(doc, t, end)
    if (at && (!rel(doc, t, 'acl', 'acl:relcl', 'amod') || (t === i + 1 && /^(?:he|she|they)$/.test(doc.lower[i]!)))) {
      if (doc.xpos[t] === X.VBG && t > i + 1) return null
      const s = speakerOf(doc, at, null, end)
      return s && (s.means >= i || t <= i + 1) ? at : t <= i + 1 ? at : null
    }
    if (t === i && /^(?:and|but|or|as|because|which|who|that|to|of|in|for|is|was|are|were)$/.test(doc.lower[t]!)) return null
  }
  return null
}

/** Whether the sentence that starts at a token is a reporting clause for the words before it: short, and in their paragraph. */
function startsShortly(doc: Doc, token: number, last: number): boolean {
  const [s, before] = [doc.sentences[doc.sentenceOf[token]!]!, doc.sentences[doc.sentenceOf[last]!]!]
  return s.first === token && s.paragraph === before.paragraph && s.region === before.region && s.end - s.first <= 14
}

/** `The minister told reporters on Monday: "…"`: the last verb before the quotation, with nothing but adjuncts between. */
function cueBefore(doc: Doc, q: Quote, column: Int32Array): VerbAt | null {
  let i = q.range[0] - 1
  let [first, end] = sentenceOf(doc, q.range[0])
  let colon = false
  let opens = true
  while (i >= first && isMark(doc, i)) {
    colon ||= doc.lower[i] === ':'
    i--
  }
  if (i < first) {
    // The quotation opens its sentence: only a colon at the end of the sentence before leads on to it.
    const s = doc.sentenceOf[q.range[0]]!
    if (s === 0) return null
    const prev = doc.sentences[s - 1]!
    let t = prev.end - 1
    while (t > prev.first && isMark(doc, t) && doc.lower[t] !== ':') t--
    if (doc.lower[t] !== ':') return null
    ;[first, end, i, colon] = [prev.first, prev.end, t - 1, true]
    opens = false
  }
  const limit = colon ? 40 : 14
  for (let t = i; t >= first && i - t < limit; t--) {
    if (column[t] !== -1) return null
    const at = quoting(doc, t, end) ?? (colon ? carrying(doc, t, end) : null)
    if (at && !rel(doc, t, 'amod')) {
      if (opens && !colon && !onlyAdjuncts(doc, t, i, q)) return null
      return at
    }
    const x = doc.xpos[t]!
    if (!colon && (x === X.VBD || x === X.VBZ || x === X.VBP || x === X.MD)) return null
  }
  return null
}

/** "Ana Silva went further: …": no verb of saying, but a person as its subject, and a colon right before the quotation. */
function leadingVerb(doc: Doc, q: Quote, column: Int32Array): VerbAt | null {
  const first = sentenceOf(doc, q.range[0])[0]
  let colon = q.range[0] - 1
  while (colon > first && isQuoteMark(doc, colon)) colon--
  if (doc.lower[colon] !== ':' || colon - first > 40 || colon - first < 2) return null
  for (let t = colon - 1; t > first; t--) {
    if (column[t] !== -1) return null
    const said = statedBy(doc, t, colon)
    if (said) return said
    const x = doc.xpos[t]!
    if (doc.upos[t] !== U.VERB || !(x === X.VBD || x === X.VBZ || x === X.VBP || (x === X.VBN && doc.lemma[t - 1] === 'have'))) continue
    const speaker = subjectOf(doc, t)
    return speaker && speaker.token < t && isSomebody(doc, speaker.means) ? { verb: LEADING, token: t, last: t, tail: [] } : null
  }
  return null
}

/** "Ana Silva was blunter: …", "her message to the crews was blunt: …", "the president's verdict: …": what is told of a speaker or of words. */
function statedBy(doc: Doc, t: number, colon: number): VerbAt | null {
  if (doc.upos[t] === U.NOUN && t === colon - 1 && isOwnWords(doc, t)) return { verb: LEADING, token: t, last: t, tail: [] }
  if (doc.lemma[t] !== 'be' || doc.upos[t] !== U.AUX || !rel(doc, t, 'cop')) return null
  const predicate = doc.head[t]!
  if (predicate <= t || predicate >= colon || !pos(doc, predicate, 'ADJ')) return null
  for (const k of kidsOf(doc, predicate)) if (k > predicate && k < colon && rel(doc, k, 'ccomp', 'xcomp')) return null
  // "The secretary, Ana Silva, was blunt": the name stands before the comma.
  const subject = kid(doc, predicate, 'nsubj')
  if (subject < 0 || subject > t || !(isSomebody(doc, subject) || isOwnWords(doc, subject) || isSomebody(doc, t - 2))) return null
  return { verb: LEADING, token: predicate, last: predicate, tail: [] }
}

/** A noun for words with an owner: "her message", "the president's verdict". */
function isOwnWords(doc: Doc, t: number): boolean {
  return kid(doc, t, 'nmod:poss') >= 0 && (cues().utterances.has(doc.lemma[t]!) || WORDS.test(doc.lemma[t]!))
}

const WORDS =
  /^(?:message|answer|reply|response|verdict|reaction|warning|plea|advice|conclusion|explanation|argument|retort|promise|position|line|view|assessment|appeal|summary)$/

/** A person by name, or "he" and "she". */
function isSomebody(doc: Doc, t: number): boolean {
  if (/^(?:he|she)$/.test(doc.lower[t]!)) return true
  return doc.mentions.some((m) => m.type === 'person' && m.form !== 'pronoun' && m.first <= t && t < m.end)
}

/** Between a cue and the quotation that it introduces: the person told, a place, a time; a comma or "that" before the mark, or a capital behind it. */
function onlyAdjuncts(doc: Doc, cue: number, last: number, q: Quote): boolean {
  if (cue === last) return true
  const marked = /^[,:]$/.test(doc.lower[last + 1] ?? '') || doc.lower[last] === 'that'
  const capital = /^\p{Lu}/u.test(doc.text.slice(doc.start[q.range[0]]!, doc.start[q.range[0]]! + 2))
  // `said on CNN's "State of the Nation"`: the quotation names a programme, a book, a song.
  const names = doc.xpos[last] === X.POS || /^(?:on|in|of|titled|entitled|called|named|for|from|to)$/.test(doc.lower[last]!)
  return marked || (capital && !names && last - cue <= 8)
}

/** The cue that goes on: of the quotation that this one continues, or of the words right before it. */
function continued(doc: Doc, q: Quote, before: Quote | null, found: readonly Found[], column: Int32Array): Found | null {
  if (before?.owner && q.quotation.continues === before.index) return before.owner
  const sentence = doc.sentences[doc.sentenceOf[q.range[0]]!]!
  // Only a quotation that is its sentences' whole text goes on without a cue.
  for (let i = sentence.first; i < q.range[0]; i++) if (!isMark(doc, i)) return null
  const lastSentence = doc.sentences[doc.sentenceOf[q.range[1] - 1]!]!
  let rest = 0
  for (let i = q.range[1]; i < lastSentence.end; i++) if (!isMark(doc, i)) rest++
  if (rest > 0 && !(before?.owner && rest < q.range[1] - q.range[0])) return null
  if (sentence.index === 0) return null
  const prev = doc.sentences[sentence.index - 1]!
  if (prev.region !== sentence.region || sentence.paragraph - prev.paragraph > 1) return null
  const inPrev = near(found, prev.first).filter(
    (f) =>
      f.head >= prev.first &&
      f.head < prev.end &&
      (f.level === 'speech' || (f.level === 'stance' && sentence.paragraph !== prev.paragraph)) &&
      f.speaker !== null,
  )
  if (before?.owner && inPrev.includes(before.owner)) return before.owner
  const prevQuoted = column[lastWord(doc, prev.first, prev.end)] !== -1
  if (prevQuoted && before?.owner && inPrev.length === 0 && before.range[1] > prev.first) return before.owner
  return inPrev.at(-1) ?? null
}

function lastWord(doc: Doc, first: number, end: number): number {
  let i = end - 1
  while (i > first && isMark(doc, i)) i--
  return i
}
