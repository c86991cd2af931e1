import type { Doc, Timex } from '../../../model/annotation.ts'
import { phraseTokens } from '../../shared/clause.ts'
import { tokenAt, U } from '../../syntax.ts'
import { type Candidate, lastOf } from './candidate.ts'
import { settle } from './find.ts'
import { deadlineWords } from './words.ts'

/*
 * A deadline that is moved from one day to another ("extended the deadline from 31 March to 14 April", "brought it forward by a week"), by the words
 * alone: the new day bounds it, the old one bounds nothing any more.
 */

const SLIPPING = /^(?:slip|slide|shift|roll|move|reschedule)$/
const TO = /^(?:to|until|till|through)$/

/** Where a moved deadline stands: its verb, its noun, and the day it is moved from. */
interface Move {
  readonly verb: number
  readonly noun: number
  readonly old: Timex | null
  /** The first token of the days: "from", or "to" where the old day is not told. */
  readonly start: number
}

/** The days of all clauses that move a deadline: the new ones with their candidates, the old ones as `old`. */
export function movesOf(doc: Doc): ReadonlyMap<Timex, Candidate | 'old'> {
  const out = new Map<Timex, Candidate | 'old'>()
  for (const time of doc.times) {
    if (time.edtf === null && time.type !== 'DURATION') continue
    const first = tokenAt(doc, time.span[0])
    if (first === 0 || first >= doc.count || doc.sentences[doc.sentenceOf[first]!]!.region !== 'body') continue
    const move = byMove(doc, time, first)
    if (move === null) continue
    out.set(time, move)
    if (move !== 'old' && move.old && move.old !== time) out.set(move.old, 'old')
  }
  return out
}

/** A day in a clause that moves a deadline: `old` where it is the day that no longer holds, a candidate where it is the new one; null for any other. */
function byMove(doc: Doc, time: Timex, first: number): Candidate | 'old' | null {
  const { hard, extend } = deadlineWords()
  const s = doc.sentences[doc.sentenceOf[first]!]!
  let prep = first - 1
  while (prep > s.first && first - prep < 5 && /^(?:the|original|previous|earlier|initial|date|of|on|next|last|this|midnight|noon)$/.test(doc.lower[prep]!))
    prep--
  const word = doc.lower[prep] ?? ''
  const counted = time.type === 'DURATION' && /^(?:by|for|another|further)$/.test(doc.lower[first - 1] ?? '') && /^PT?\d/.test(time.value)
  if (prep < s.first || !(word === 'from' || TO.test(word) || counted)) return null
  let verb = prep - 1
  while (verb > s.first && prep - verb < 26 && !moves(doc, verb, extend)) verb--
  if (verb <= s.first || !moves(doc, verb, extend)) return null
  const noun = nounOf(doc, verb, prep, s.first, hard)
  if (noun < 0) return null
  const old = oldDay(doc, verb, noun, time, s.end)
  if (word === 'from') return old === time || newDay(doc, time, s.end) ? 'old' : null
  if (counted) return newDay(doc, time, s.end) ? 'old' : by(doc, time, { verb, noun, old, start: first - 1 })
  const from = old === null ? -1 : tokenAt(doc, old.span[0]) - 1
  // The words alone read only what names both days, or has nothing but the thing between verb and day.
  if (old === null && prep - Math.max(verb, noun) > 3) return null
  return by(doc, time, { verb, noun, old, start: from > verb && from < prep && doc.lower[from] === 'from' ? from : prep })
}

function moves(doc: Doc, t: number, extend: ReadonlySet<string>): boolean {
  return (doc.upos[t] === U.VERB || doc.upos[t] === U.AUX) && (extend.has(doc.lemma[t]!) || SLIPPING.test(doc.lemma[t]!)) && doc.lower[t - 1] !== 'already'
}

/** The deadline that is moved: behind the verb, else the last before it with nothing but its own words between. */
function nounOf(doc: Doc, verb: number, end: number, start: number, hard: ReadonlySet<string>): number {
  for (let t = verb + 1; t < end && t < verb + 9; t++) if (hard.has(doc.lemma[t]!)) return t
  for (let t = verb - 1; t >= start && verb - t < 12; t--) {
    if (hard.has(doc.lemma[t]!)) return t
    if (doc.upos[t] === U.VERB && doc.lower[t - 1] !== 'to') return -1
  }
  return -1
}

/** The day that a deadline had: behind "from", before the noun ("Friday's deadline"), behind "of" or between commas. */
function oldDay(doc: Doc, verb: number, noun: number, time: Timex, end: number): Timex | null {
  const from = doc.sentences[doc.sentenceOf[verb]!]!.first
  for (const x of doc.times) {
    if (x === time && doc.lower[tokenAt(doc, x.span[0]) - 1] !== 'from') continue
    if (x.edtf === null || x.type === 'DURATION' || x.type === 'SET' || x.span[0] < doc.start[from]! || x.span[1] > doc.end[end - 1]!) continue
    const [first, last] = [tokenAt(doc, x.span[0]), lastOf(doc, x)]
    if (first > verb && /^(?:from|originally|initially|previously)$/.test(doc.lower[first - 1]!)) return x
    if (doc.lower[first - 2] === 'from' && first - 2 > verb) return x
    if (last < noun && noun - last < 4 && !doc.lower.slice(last + 1, noun).includes('the')) return x
    if (first > noun && first - noun < 6 && (first < verb || noun > verb) && /^(?:of|originally|initially|previously|was)$/.test(doc.lower[first - 1]!))
      return x
  }
  return null
}

/** Whether another day stands behind "to" or "until" in the same sentence, right behind this one or right before it. */
function newDay(doc: Doc, time: Timex, end: number): boolean {
  const [first, last] = [tokenAt(doc, time.span[0]), lastOf(doc, time)]
  return doc.times.some((x) => {
    if (x === time || x.edtf === null || x.type === 'DURATION') return false
    const at = tokenAt(doc, x.span[0])
    const near = at > last ? at - last < 6 && at < end : first - lastOf(doc, x) < 4
    return near && (TO.test(doc.lower[at - 1] ?? '') || TO.test(doc.lower[at - 2] ?? ''))
  })
}

function by(doc: Doc, time: Timex, { verb, noun, old, start }: Move): Candidate | null {
  const found = settle(doc, time, noun)
  if (found === null) return null
  const first = noun < verb ? Math.min(found.first, phraseTokens(doc, noun)[0]) : found.first
  return { ...found, verb, first: Math.min(first, verb), last: Math.max(found.last, verb), moved: true, until: start, ...(old === null ? {} : { old }) }
}
