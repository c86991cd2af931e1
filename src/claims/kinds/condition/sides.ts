import type { Doc } from '../../../model/annotation.ts'
import type { StatementClaim } from '../../../model/claim.ts'
import { inside, overlaps, type Span } from '../../../model/span.ts'
import { voiceOver } from '../../shared/voices.ts'
import { U, X } from '../../syntax.ts'
import type { Found } from './found.ts'
import { conditionLexicon } from './lexicon.ts'
import { stretchEnd } from './stretch.ts'

/** Keeps a condition within the words of one speaker: cut at the end of what is said, or dropped (null) where one side lies outside. */
export function clipped(doc: Doc, f: Found, statements: readonly StatementClaim[]): Found | null {
  const tie: Span = [doc.start[f.tie]!, doc.end[f.tie]!]
  const s = voiceOver(statements, tie, tie)
  if (!s || !f.then) return f
  const box = s.contentSpans.find((c) => inside(tie, c))
  if (!box) return f
  const held = (at: readonly [number, number]) => s.contentSpans.some((c) => overlaps(c, [doc.start[at[0]]!, doc.end[at[1]]!]))
  // "would not hesitate to act “if the parties go on”": the words of the one who acts begin with the conjunction.
  const opens = doc.start[f.tie]! - box[0] <= 8 && f.then[1] < f.tie && doc.sentenceOf[f.then[0]] === doc.sentenceOf[f.tie]
  if (opens && held(f.requires)) return f
  if (!held(f.then) || !held(f.requires)) {
    // A statement about something smaller ("refused to discuss X until Y", cut at the wrong word) does not decide.
    return f.then[1] < f.requires[0] && doc.start[f.then[0]]! < box[0] && inside([doc.start[f.requires[0]]!, doc.end[f.requires[1]]!], box) ? f : null
  }
  const cut = ([a, b]: readonly [number, number]): readonly [number, number] => {
    let end = b
    while (end > a && doc.end[end]! > box[1] && doc.start[a]! < box[1]) end--
    while (end > a && doc.upos[end] === U.PUNCT) end--
    return [a, end]
  }
  if (s.contentSpans.length > 1) return f
  const [then, requires] = [cut(f.then), cut(f.requires)]
  return { ...f, then, requires, evidence: [Math.min(then[0], requires[0], f.evidence[0]), Math.max(then[1], requires[1])] }
}

/** A demand ends where the words of its speaker end. */
export function shortened(doc: Doc, f: Found, statements: readonly StatementClaim[]): Found {
  const [a, b] = f.requires
  const start: Span = [doc.start[a]!, doc.end[a]!]
  const box = voiceOver(statements, start, start)?.contentSpans.find((c) => inside(start, c))
  if (!box || doc.end[b]! <= box[1]) return f
  let end = b
  while (end > a && (doc.end[end]! > box[1] || doc.upos[end] === U.PUNCT)) end--
  return { ...f, requires: [a, end], evidence: [f.evidence[0], Math.max(end, Math.min(f.evidence[1], f.tie))] }
}

/** "Before it signs, Mali wants guarantees", "Before any talks, the troops must leave": what waits stands at the head of the sentence. */
export function fronted(doc: Doc, f: Found): Found {
  const s = doc.sentences[doc.sentenceOf[f.requires[0]]!]!
  let at = f.requires[0]
  if (doc.lower[at] !== 'before') {
    at = s.first
    while (at < f.requires[0] && doc.upos[at] === U.PUNCT) at++
  }
  if (doc.lower[at] !== 'before' || at > f.requires[0]) return f
  let comma = at + 1
  while (comma < s.end && comma < at + 16 && doc.lower[comma] !== ',') comma++
  if (doc.lower[comma] !== ',' || comma - at < 2 || comma >= f.requires[1]) return f
  const lex = conditionLexicon()
  let waits = false
  for (let t = at + 1; t < comma; t++) waits ||= lex.process.has(doc.lemma[t]!) || lex.accords.has(doc.lemma[t]!) || lex.give.has(doc.lemma[t]!)
  if (!waits) return f
  const requires: [number, number] = [Math.max(comma + 1, f.requires[0]), f.requires[1]]
  return { ...f, then: [at + 1, comma - 1], requires, evidence: [Math.min(at, f.evidence[0]), f.evidence[1]], type: 'precondition' }
}

/** "insists on X before further talks": what is demanded comes first, what it holds back depends on it. */
export function split(doc: Doc, f: Found): Found {
  const [a, b] = f.requires
  const stop = Math.min(doc.sentences[doc.sentenceOf[b]!]!.end - 1, b + 12)
  for (let t = a + 1; t < stop; t++) {
    if (t > b && (doc.upos[t] === U.PUNCT || doc.lower[t] === 'and')) break
    const part = doc.lower[t] === 'as' && doc.lower[t + 1] === 'part' && doc.lower[t + 2] === 'of'
    const as = part || (doc.lower[t] === 'as' && /condition$/.test(doc.lower[t + 2] ?? ''))
    if (doc.lower[t] !== 'before' && !as) continue
    if (!as && doc.xpos[t + 1] === X.VBG && (conditionLexicon().process.has(doc.lemma[t + 1]!) || conditionLexicon().give.has(doc.lemma[t + 1]!))) {
      const end = stretchEnd(doc, t + 1)
      return { ...f, then: [t + 1, end], requires: [a, t - 1], evidence: [f.evidence[0], Math.max(f.evidence[1], end)], type: 'precondition' }
    }
    const from = as ? (part ? t + 3 : t + 4) : t + 1
    let to = from
    while (to < stop && to < from + 4 && doc.upos[to] !== U.PUNCT && !(doc.upos[to] === U.NOUN && conditionLexicon().process.has(doc.lemma[to]!))) to++
    // "wants the militia out before it talks": a clause of the same side's own act.
    const acts = !as && /^(?:it|they|he|she|we|any|the)$/.test(doc.lower[from] ?? '') ? verbSoon(doc, from, stop) : -1
    if (acts >= 0) {
      let end = acts
      while (end + 1 < stop + 6 && end + 1 < doc.sentences[doc.sentenceOf[b]!]!.end && !/^[.,;:”"]$/.test(doc.lower[end + 1]!)) end++
      return { ...f, then: [from, end], requires: [a, t - 1], evidence: [f.evidence[0], Math.max(f.evidence[1], end)], type: 'precondition' }
    }
    if (to > stop || !conditionLexicon().process.has(doc.lemma[to]!) || doc.upos[to] !== U.NOUN) continue
    // "as part of efforts to end talks" is no bargain, "as part of any accord" is.
    let verbs = false
    for (let k = from; k < to; k++) if (doc.upos[k] === U.VERB || doc.upos[k] === U.PART) verbs = true
    if (verbs) continue
    return {
      ...f,
      then: [from, Math.max(to, to < b ? b : to)],
      requires: [a, t - 1],
      evidence: [f.evidence[0], Math.max(f.evidence[1], to)],
      type: 'precondition',
    }
  }
  return f
}

/** The verb of a clause that begins here, within a few words. */
function verbSoon(doc: Doc, from: number, stop: number): number {
  for (let t = from + 1; t < stop && t < from + 7; t++) if (doc.upos[t] === U.VERB && doc.xpos[t] !== X.VBG) return t
  return -1
}
