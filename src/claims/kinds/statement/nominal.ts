import type { Doc } from '../../../model/annotation.ts'
import { kidsOf, treeOf } from '../../shared/tree.ts'
import { R, U, X } from '../../syntax.ts'
import { canSpeak, namedTokens } from './agents.ts'
import { inView, linkedNoun, sideTaken } from './constructions.ts'
import type { Found } from './found.ts'
import { cues } from './lexicon.ts'
import { isMark, kid, minus, pos, type Range, rangeOf, rel, sentenceOf } from './nodes.ts'
import { type Speaker, subjectOf } from './source.ts'
import { complementOf } from './verbs.ts'

/** Attributions whose cue is a noun ("their demand that"), an adjective ("is confident that") or a phrase ("according to"). */
export function nominalCues(doc: Doc): Found[] {
  const out: Found[] = []
  const lex = cues()
  for (const s of doc.sentences) {
    for (let t = s.first; t < s.end; t++) {
      const found =
        doc.lower[t] === 'according' || isPer(doc, t, s.first, s.end)
          ? accordingTo(doc, t, s.end)
          : (linkedNoun(doc, t, s.end) ??
            sideTaken(doc, t, s.end) ??
            inView(doc, t, s.end) ??
            (doc.upos[t] === U.NOUN && lex.nouns.has(doc.lemma[t]!)
              ? nounCue(doc, t, s.end)
              : (doc.upos[t] === U.ADJ || doc.upos[t] === U.VERB) && lex.adjectives.has(doc.lower[t]!)
                ? adjectiveCue(doc, t, s.end)
                : null))
      if (found) out.push(found)
    }
  }
  return out
}

function nounCue(doc: Doc, t: number, end: number): Found | null {
  const noun = cues().nouns.get(doc.lemma[t]!)!
  const more = complementOf(doc, t, -1, end)
  if (!more || !noun.frames.has(more.by)) return null
  const owner = ownerOf(doc, t)
  const speaker = owner >= 0 ? { token: owner, means: owner } : byOrFrom(doc, t)
  if (!speaker || (speaker.token >= more.range[0] && speaker.token < more.range[1])) return null
  return {
    head: t,
    act: noun.act,
    level: noun.level,
    frame: `noun+${more.by}`,
    cue: [[nounStart(doc, t, owner), more.cueEnd + 1]],
    speaker,
    content: [more.range],
    told: -1,
  }
}

/** Who a noun belongs to: its possessive, or a name with a bare apostrophe right before it ("the miners' claim"). */
function ownerOf(doc: Doc, t: number): number {
  const owner = kid(doc, t, 'nmod:poss')
  if (owner >= 0 || t < 2 || !/^['’]$/.test(doc.lower[t - 1]!) || !pos(doc, t - 2, 'PROPN', 'NOUN') || !/s$/.test(doc.lower[t - 2]!)) return owner
  return doc.end[t - 2] === doc.start[t - 1] && doc.end[t - 1]! < doc.start[t]! ? t - 2 : -1
}

/** Adjectives between the owner and the noun belong to the cue ("verbal promise"). */
function nounStart(doc: Doc, t: number, owner: number): number {
  let first = t
  while (first - 1 > owner && first - 1 >= 0 && doc.head[first - 1] === t && rel(doc, first - 1, 'amod', 'compound')) first--
  return first
}

/** "suggestions by two advisers that …", "a statement from the ministry that …". */
function byOrFrom(doc: Doc, t: number): Speaker | null {
  for (const k of kidsOf(doc, t)) {
    if (k < t || !rel(doc, k, 'nmod', 'obl:agent')) continue
    const c = kid(doc, k, 'case')
    if (c >= 0 && (doc.lower[c] === 'by' || doc.lower[c] === 'from')) return { token: k, means: k }
  }
  return null
}

function adjectiveCue(doc: Doc, t: number, end: number): Found | null {
  const adjective = cues().adjectives.get(doc.lower[t]!)!
  const cop = kid(doc, t, 'cop', 'aux:pass')
  if (cop < 0 || cop > t) return null
  const speaker = subjectOf(doc, t)
  if (!speaker || doc.lower[speaker.token] === 'it' || doc.lower[speaker.token] === 'there') return null
  for (const k of kidsOf(doc, t)) {
    if (k < t) continue
    const [first, last] = rangeOf(doc, k)
    if (last > end || first <= t) continue
    const m = kid(doc, k, 'mark', 'case')
    const word = m >= 0 ? doc.lower[m]! : ''
    const cue: Range = [auxStart(doc, cop, t), t + 1]
    if (rel(doc, k, 'ccomp') && adjective.frames.has('that'))
      return {
        head: t,
        act: adjective.act,
        level: adjective.level,
        frame: 'adj+that',
        cue: [cue],
        speaker,
        content: [[first, last]],
        told: -1,
      }
    if (rel(doc, k, 'xcomp', 'advcl') && word === 'to' && adjective.frames.has('inf'))
      return {
        head: t,
        act: adjective.act,
        level: adjective.level,
        frame: 'adj+inf',
        cue: [cue],
        speaker,
        content: [[first, last]],
        told: -1,
      }
    if (rel(doc, k, 'obl', 'advcl', 'nmod') && adjective.frames.has(word) && m + 1 < last && m > t)
      return {
        head: t,
        act: adjective.act,
        level: adjective.level,
        frame: 'adj+prep',
        cue: [[cue[0], m + 1]],
        speaker,
        content: [[m + 1, last]],
        told: -1,
      }
  }
  return null
}

function auxStart(doc: Doc, cop: number, t: number): number {
  let first = cop
  while (first > 0 && doc.head[first - 1] === t && rel(doc, first - 1, 'aux', 'advmod')) first--
  return first
}

/** ", per the officials in the room": the phrase is set off, and somebody who can speak follows; "per day" counts. */
function isPer(doc: Doc, t: number, first: number, end: number): boolean {
  if (doc.lower[t] !== 'per' || t + 1 >= end || (t > first && !isMark(doc, t - 1))) return false
  let i = t + 1
  while (i + 1 < end && i - t < 6 && (pos(doc, i, 'DET', 'ADJ', 'NUM') || (pos(doc, i, 'NOUN', 'PROPN') && pos(doc, i + 1, 'NOUN')))) i++
  return (
    pos(doc, i, 'PROPN', 'NOUN') &&
    doc.upos[i] !== U.NUM &&
    canSpeak(doc, i, namedTokens(doc)) &&
    (i > t + 1 || doc.upos[i] === U.PROPN || doc.xpos[i] === X.NNS)
  )
}

/** "According to X, …" and "…, according to X": the clause that the phrase stands in is the content. */
function accordingTo(doc: Doc, t: number, end: number): Found | null {
  const per = doc.lower[t] === 'per'
  if (t + 2 >= end || (!per && doc.lower[t + 1] !== 'to')) return null
  const words = per ? 1 : 2
  const head = doc.head[t]!
  const parsed = head > t + words - 1 && rel(doc, t, 'case', 'advmod', 'mark') ? head : pobjOf(doc, t, end)
  if (parsed < 0) return null
  // "according to South Korea's news agency": the noun behind the owner is the source.
  // "according to plan", "according to a timetable that …": what was to be done, which nobody says.
  if (SCHEDULE.test(doc.lemma[parsed]!)) return null
  const owner = parsed + 1 < end && doc.xpos[parsed + 1] === X.POS
  const source = owner ? lastNoun(doc, parsed + 2, end, parsed) : parsed
  const [first, last] = [t, Math.max(treeOf(doc).right[parsed]! + 1, source + 1, treeOf(doc).left[source]! > t ? treeOf(doc).right[source]! + 1 : 0)]
  const clause = clauseAround(doc, source, t)
  const cut: Range = [first, opensSentence(doc, t) ? sourceEnd(doc, t, last, end) : last]
  const base: Range = clause >= 0 ? rangeOf(doc, clause) : sentenceOf(doc, t)
  const content = minus(base, [cut]).filter(([s, e]) => !allMarks(doc, s, e))
  if (content.length === 0) return null
  return {
    head: t,
    act: 'say',
    level: 'speech',
    frame: 'according',
    cue: [[t, t + words]],
    speaker: {
      token: source,
      means: source,
      range: sourceWords(doc, t + words, cut[1]),
    },
    content,
    told: -1,
  }
}

const SCHEDULE = /^(?:plan|schedule|timetable|timeline|calendar|formula|roadmap|criterion|need|size|ability|taste|rank|age|procedure|usual|habit)$/

/** The last noun of the run of nominal words from a token on. */
function lastNoun(doc: Doc, from: number, end: number, fallback: number): number {
  let best = fallback
  for (let i = from; i < end && pos(doc, i, 'ADJ', 'NOUN', 'PROPN', 'NUM'); i++) if (pos(doc, i, 'NOUN', 'PROPN')) best = i
  return best
}

function sourceWords(doc: Doc, first: number, end: number): Range {
  let e = end
  while (e > first + 1 && isMark(doc, e - 1)) e--
  return [first, e]
}

function allMarks(doc: Doc, s: number, e: number): boolean {
  for (let i = s; i < e; i++) if (!isMark(doc, i)) return false
  return true
}

function pobjOf(doc: Doc, t: number, end: number): number {
  for (const k of kidsOf(doc, t)) if (k > t + 1 && k < end && pos(doc, k, 'NOUN', 'PROPN', 'PRON')) return k
  for (let i = t + 2; i < Math.min(end, t + 10) && !isMark(doc, i); i++)
    if (pos(doc, i, 'NOUN', 'PROPN', 'PRON') && !(i + 1 < end && pos(doc, i + 1, 'NOUN', 'PROPN'))) return i
  return -1
}

function opensSentence(doc: Doc, t: number): boolean {
  const [first] = sentenceOf(doc, t)
  for (let i = first; i < t; i++) if (!isMark(doc, i)) return false
  return true
}

/** At the front of a sentence the source ends at the comma, if its phrase is said to go on past it. */
function sourceEnd(doc: Doc, t: number, last: number, end: number): number {
  if (last < end && doc.lower[last] === ',') return last
  for (let i = t + 3; i < Math.min(last, end); i++) if (doc.lower[i] === ',' && doc.rel[i] === R.punct) return i
  return last
}

/** The head of the clause that a phrase belongs to, climbing out of noun phrases; -1 for none. */
function clauseAround(doc: Doc, source: number, t: number): number {
  let steps = 0
  for (let h = doc.head[source]!; h >= 0 && steps < 64; h = doc.head[h]!, steps++) {
    const clausal = doc.upos[h] === U.VERB || doc.upos[h] === U.AUX || kid(doc, h, 'nsubj', 'nsubj:pass', 'cop') >= 0
    if (!clausal || h === t) continue
    // A participle or a relative clause near the end of the sentence is seldom all that the source says.
    if (rel(doc, h, 'acl', 'acl:relcl', 'advcl', 'xcomp', 'amod')) continue
    return h
  }
  return -1
}
