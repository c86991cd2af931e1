import type { Doc } from '../../../model/annotation.ts'
import { subjectOf } from '../../shared/clause.ts'
import { U, X } from '../../syntax.ts'

const MARKS: readonly (readonly string[])[] = [
  ['as', 'long', 'as'],
  ['so', 'long', 'as'],
  ['on', 'condition', 'that'],
  ['on', 'the', 'condition', 'that'],
  ['provided', 'that'],
  ['providing', 'that'],
  ['in', 'case'],
  ['in', 'the', 'event', 'that'],
  ['in', 'the', 'event'],
  ['on', 'the', 'understanding', 'that'],
  ['on', 'the', 'proviso', 'that'],
  ['with', 'the', 'proviso', 'that'],
  ['on', 'the', 'basis', 'that'],
  ['assuming', 'that'],
  ['assuming'],
  ['except', 'if'],
  ['the', 'moment'],
  ['the', 'minute'],
  ['the', 'day'],
  ['as', 'soon', 'as'],
  ['unless', 'and', 'until'],
  ['if', 'and', 'when'],
  ['only', 'if'],
  ['only', 'when'],
  ['only', 'after'],
  ['only', 'once'],
  ['if'],
  ['unless'],
  ['until'],
  ['till'],
  ['before'],
  ['while'],
  ['once'],
  ['provided'],
  ['should'],
  ['had'],
  ['were'],
]

const FIRST: ReadonlySet<string> = new Set(MARKS.map((m) => m[0]!))

/** The words of a conjunction that may tie two things, where one begins at a token; null without one. */
export function markAt(doc: Doc, at: number): readonly string[] | null {
  if (!FIRST.has(doc.lower[at]!)) return null
  // "at once", "more than once": no conjunction.
  if (doc.lower[at] === 'once' && /^(?:at|than|for|all)$/.test(doc.lower[at - 1] ?? '')) return null
  if (doc.lower[at] === 'once' && /^(?:again|more|a)$/.test(doc.lower[at + 1] ?? '')) return null
  if (doc.lower[at] === 'the' && !instant(doc, at)) return null
  if (doc.lower[at] === 'had' || doc.lower[at] === 'were') return fancied(doc, at) ? [doc.lower[at]!] : null
  if (doc.lower[at] === 'should') return inverted(doc, at) ? ['should'] : null
  for (const m of MARKS) if (m.every((w, i) => doc.lower[at + i] === w)) return m
  return null
}

/** "the moment they attack": a clause right behind the noun, and no "of". */
function instant(doc: Doc, at: number): boolean {
  if (![U.DET, U.PRON, U.PROPN, U.NOUN, U.ADJ].includes(doc.upos[at + 2] ?? U.PUNCT) || doc.lower[at - 1] === 'of') return false
  for (let t = at + 3; t < doc.count && t < at + 9; t++) {
    if (doc.xpos[t] === X.VBZ || doc.xpos[t] === X.VBP || doc.xpos[t] === X.VBD) return true
    if (doc.upos[t] === U.PUNCT || doc.upos[t] === U.ADP) return false
  }
  return false
}

/** "Should it fail, …", "… should the talks fail": a subject behind the modal instead of before it. */
export function inverted(doc: Doc, at: number): boolean {
  const s = doc.sentences[doc.sentenceOf[at]!]!
  const next = at + 1
  if (
    next + 1 >= s.end ||
    (![U.DET, U.PRON, U.NOUN, U.PROPN, U.ADJ, U.NUM].includes(doc.upos[next]!) && doc.xpos[next] !== X.VBG) ||
    doc.lower[s.end - 1] === '?'
  )
    return false
  // "what should the talks", "neither should he": a question or an echo.
  if (at > s.first && /^(?:what|why|how|when|where|who|which|neither|nor|so|only|never)$/.test(doc.lower[at - 1]!)) return false
  if (at > s.first && doc.upos[at - 1] === U.PRON && doc.xpos[at - 1] !== X.WP) return false
  // A modal right before an article or a name is no statement: "the talks should the shelling resume".
  if (at > s.first && (doc.upos[next] === U.DET || doc.upos[next] === U.PROPN) && [U.NOUN, U.PROPN].includes(doc.upos[at - 1]!)) return true
  for (let t = next + 1; t < s.end && t < next + 9; t++) if (doc.xpos[t] === X.VB) return doc.xpos[next] !== X.VB
  // At the head of a sentence that asks nothing, the base form may be taken for a present.
  if (at === s.first || (at === s.first + 1 && doc.upos[at - 1] === U.PUNCT))
    for (let t = next + 1; t < s.end && t < next + 6; t++) if (doc.xpos[t] === X.VBP) return true
  // "keep all options open should filling start": its verb may be taken for a noun.
  return at > s.first && (doc.upos[at - 1] === U.ADJ || doc.upos[at - 1] === U.ADV || doc.lower[at - 1] === ',')
}

/** "had the creditors offered relief", "were the talks to fail": the subject stands behind the auxiliary, and the rest is fancied. */
function fancied(doc: Doc, at: number): boolean {
  const s = doc.sentences[doc.sentenceOf[at]!]!
  const verb = doc.head[at]!
  if (doc.lower[at] === 'were' && doc.lower[s.end - 1] !== '?' && opening(doc, at, s.first) && infinitive(doc, at, s.end)) return true
  if (doc.lower[s.end - 1] === '?' || verb <= at + 1 || verb >= s.end || verb - at > 10) return false
  if (at > s.first && /^(?:what|why|how|when|where|who|which|neither|nor|so|only|never|than|as|there|that)$/.test(doc.lower[at - 1]!)) return false
  if (doc.lower[at] === 'had' ? doc.xpos[verb] !== X.VBN : doc.lower[verb - 1] !== 'to') return false
  const between = subjectOf(doc, verb)
  return between > at && between < verb && doc.lower.slice(s.first, s.end).some((w) => /^(?:would|could|might|'d)$/.test(w))
}

/** Whether a token stands at the head of a clause: behind nothing, a mark, or "that", "and", "but". */
function opening(doc: Doc, at: number, first: number): boolean {
  return at === first || /^(?:[,;:“"‘–—]|that|and|but)$/.test(doc.lower[at - 1]!)
}

/** "were Oslo to leave, …would": a name or thing, "to" with a verb, and what would come of it. */
function infinitive(doc: Doc, at: number, end: number): boolean {
  for (let t = at + 2; t < end - 1 && t < at + 9; t++) {
    if (doc.lower[t] === 'to' && doc.xpos[t + 1] === X.VB) return doc.lower.slice(t + 1, end).some((w) => /^(?:would|could|might|'d)$/.test(w))
    if (doc.upos[t] === U.VERB || doc.lower[t] === ',') return false
  }
  return false
}
