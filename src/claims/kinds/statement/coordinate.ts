import type { Doc } from '../../../model/annotation.ts'
import { kidsOf } from '../../shared/tree.ts'
import { R, X } from '../../syntax.ts'
import { invertedSubject, leftNeighbour } from './source.ts'
import { canSpeak, namedTokens } from './agents.ts'
import { type Found, holds, near } from './found.ts'
import { isMark, kid, type Range } from './nodes.ts'

/**
 * Cues that go on with the speaker of the cue before them, though the parser put them into what that one reports: "said the
 * talks had failed, adding that …", "says the offer is final and called it fair". They get that speaker, and what the cue
 * before them reports ends where they start.
 */
export function coordinateCues(doc: Doc, found: readonly Found[], column: Int32Array): void {
  const named = namedTokens(doc)
  for (const g of found) {
    if (g.head < 0 || column[g.head] !== -1 || g.frame === 'inserted' || g.frame === 'according' || g.level === 'evidence') continue
    const start = clauseStart(doc, g)
    if (start < 0) continue
    const f = holderOf(g, near(found, g.head), column)
    if (!f) borrow(doc, g, near(found, g.head), column, named)
    // "rejected the idea that the cuts were final and said that …": what cannot speak has not said it.
    const mute = g.level === 'speech' && g.frame === 'that' && isPast(doc, g.head) && g.speaker !== null && !canSpeak(doc, g.speaker.means, named)
    if (!f || !(mute || shares(doc, g, f, start))) continue
    g.speaker = f.speaker
    f.content = f.content.flatMap(([s, e]): Range[] => (s <= start && start < e ? (start > s ? [[s, start]] : []) : s > start && s < g.head ? [] : [[s, e]]))
  }
}

/**
 * A participle whose subject the parser sought in quoted or reported words ("said it was over, adding, …") goes on with the
 * last speaker of its sentence too. To be run when quotations have their cues.
 */
export function straightenParticiples(doc: Doc, found: readonly Found[], column: Int32Array): void {
  for (const g of found) {
    if (g.head < 1 || doc.xpos[g.head] !== X.VBG || column[g.head] !== -1 || g.level !== 'speech' || g.frame === 'according') continue
    if (!isMark(doc, (g.cue[0]?.[0] ?? g.head) - 1)) continue
    const f = near(found, g.head).findLast(
      (x) =>
        x.head < g.head &&
        doc.sentenceOf[x.head] === doc.sentenceOf[g.head] &&
        x.speaker !== null &&
        column[x.head] === -1 &&
        (x.level === 'speech' || x.level === 'stance'),
    )
    if (!f || !f.speaker || f.head < 0) continue
    const t = g.speaker?.token ?? -1
    if (t < 0 || column[t] !== -1 || (t !== f.speaker.token && holds(f, t))) g.speaker = f.speaker
  }
}

/**
 * `"… Full panic," said Ana Silva`: a speaker that the parser sought among quoted words stands outside of them, right behind
 * the verb or right before it. To be run when quotations have their cues.
 */
export function straightenSpeakers(doc: Doc, found: readonly Found[], column: Int32Array): void {
  for (const f of found) {
    if (f.head < 0 || !f.speaker || column[f.head] !== -1 || column[f.speaker.token] === -1 || f.frame === 'according' || f.frame === 'colon') continue
    if (doc.xpos[f.head] === X.VBG || !isLongQuote(column, f.speaker.token)) continue
    const s = doc.sentences[doc.sentenceOf[f.head]!]!
    const other = invertedSubject(doc, f.head, s.end) ?? leftNeighbour(doc, f.cue[0]?.[0] ?? f.head, s.first)
    if (other && column[other.token] === -1) f.speaker = other
  }
}

/** Whether the quotation around a token is of more than four words, and so no title. */
function isLongQuote(column: Int32Array, token: number): boolean {
  let [first, last] = [token, token]
  while (token - first < 6 && column[first - 1] === column[token]) first--
  while (last - token < 6 && column[last + 1] === column[token]) last++
  return last - first >= 5
}

/** A participle without a subject that can speak goes on with the last speaker of its sentence. */
function borrow(doc: Doc, g: Found, found: readonly Found[], column: Int32Array, named: Uint8Array): void {
  if (doc.xpos[g.head] !== X.VBG || g.frame === 'according' || (g.speaker !== null && canSpeak(doc, g.speaker.means, named))) return
  let best: Found | null = null
  for (const f of found) {
    if (
      f.head >= g.head ||
      doc.sentenceOf[f.head] !== doc.sentenceOf[g.head] ||
      f.speaker === null ||
      column[f.head] !== -1 ||
      f.level === 'mind' ||
      f.level === 'evidence'
    )
      continue
    if (!best || f.head > best.head) best = f
  }
  if (best) g.speaker = best.speaker
}

/** Where the clause of a cue starts: at the comma before a participle, or at "and", "but" before a verb. -1 when neither. */
function clauseStart(doc: Doc, g: Found): number {
  let i = (g.cue[0]?.[0] ?? g.head) - 1
  const x = doc.xpos[g.head]!
  if (x === X.VBG) {
    if (i >= 0 && (doc.lower[i] === 'and' || doc.lower[i] === 'while' || doc.lower[i] === 'but')) i--
    return i >= 0 && isMark(doc, i) ? i : -1
  }
  if (doc.rel[g.head] !== R.conj || kid(doc, g.head, 'nsubj', 'nsubj:pass') >= 0) return -1
  while (i >= 0 && (doc.lower[i] === 'also' || doc.lower[i] === 'later' || doc.lower[i] === 'then')) i--
  if (i < 0 || !/^(?:and|but)$/.test(doc.lower[i]!)) return -1
  return i > 0 && doc.lower[i - 1] === ',' ? i - 1 : i
}

/** The cue with the smallest content around another cue. */
function holderOf(g: Found, found: readonly Found[], column: Int32Array): Found | null {
  let best: Found | null = null
  let size = Number.POSITIVE_INFINITY
  for (const f of found) {
    if (f === g || f.head >= g.head || f.level === 'evidence' || f.level === 'mind' || column[f.head] !== -1) continue
    for (const [s, e] of f.content) if (s <= g.head && g.head < e && e - s < size) [best, size] = [f, e - s]
  }
  return best
}

function shares(doc: Doc, g: Found, f: Found, start: number): boolean {
  if (doc.xpos[g.head] === X.VBG) return f.frame === 'that' || f.frame === 'wh' || f.frame === 'inserted' || (f.head < start && g.level === 'speech')
  // A verb in the cue's own tense that its neighbour in the content does not have: "says it is over and accused them".
  if (
    doc.xpos[g.head] === X.VBZ &&
    doc.xpos[f.head] === X.VBZ &&
    g.level === 'speech' &&
    (g.frame === 'that' || doc.lower[start] === 'but' || doc.lower[start + 1] === 'but')
  )
    return true
  if (!isPast(doc, g.head)) return false
  const neighbour = doc.head[g.head]!
  // "said they had failed and warned that …": a report after a report is the speaker's, whatever the tense.
  if (
    isPast(doc, f.head) &&
    g.level === 'speech' &&
    !/^(?:say|tell|ask|write)$/.test(doc.lemma[g.head]!) &&
    (g.frame === 'that' || g.frame === 'np+of' || g.frame === 'np+pred' || g.frame === 'np+inf' || g.act === 'demand')
  )
    return true
  return neighbour >= 0 && !isPast(doc, neighbour) && (isPast(doc, f.head) || doc.xpos[f.head] === X.VBZ || doc.xpos[f.head] === X.VBP)
}

/** A simple past: no auxiliary. */
function isPast(doc: Doc, verb: number): boolean {
  if (doc.xpos[verb] !== X.VBD) {
    // "is ready and called": the copula has the tense.
    for (const k of kidsOf(doc, verb)) if (doc.rel[k] === R.cop) return doc.xpos[k] === X.VBD
    return false
  }
  return kid(doc, verb, 'aux') < 0
}
