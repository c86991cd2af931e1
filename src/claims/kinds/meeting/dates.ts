import type { Doc } from '../../../model/annotation.ts'
import type { MeetingStatus, StatementClaim } from '../../../model/claim.ts'
import { predicateOf } from '../../shared/clause.ts'
import { factsOf } from '../../shared/factuality.ts'
import { kidsOf } from '../../shared/tree.ts'
import { boundsOf, given, timesBetween, type When, whenOf } from '../../shared/when.ts'
import { isRel, U } from '../../syntax.ts'
import type { Candidate } from './candidate.ts'
import { days, sinceThen } from './days.ts'
import { meetingWords } from './lexicon.ts'

// When a meeting was, is or will be, as far as its own clause, the words beside it and the date of the article tell.

/** What `see` knows of a clause when it asks for its day. */
export interface Clause {
  /** The stretch that tells of a plan ("scheduled for 4 May in Oslo"), or null. */
  readonly plan: readonly [number, number] | null
  readonly scope: number
  readonly nouns: readonly number[]
  readonly reach: number
  readonly statement: StatementClaim | null
}

/** The time that a clause itself gives to its meeting; null where it gives none. */
export function ownWhen(doc: Doc, c: Candidate, { plan, scope, nouns, reach, statement }: Clause): When | null {
  return (
    (plan && firstTime(doc, plan)) ??
    (c.torn ? firstTime(doc, [c.first, c.last]) : null) ??
    timeOf(doc, c, scope, nouns, reach) ??
    nthDay(doc, c) ??
    endedThen(doc, c) ??
    spokenNow(doc, c, statement)
  )
}

/** "meets … on 4 September": a present with a day that has been is no plan. */
export function asOfPast(doc: Doc, c: Candidate, own: When | null): Candidate {
  const published = doc.article.published?.edtf ?? null
  const last = own && own.basis === 'stated' ? boundsOf(own.edtf)[1] : null
  if (c.status !== 'scheduled' || c.outright || c.predicate < 0 || !published || !last || last >= published.slice(0, last.length)) return c
  const facts = factsOf(doc, c.predicate)
  return facts.modal === null && facts.tense === 'present' && !facts.progressive ? { ...c, status: 'held' } : c
}

/** The day of the meeting itself: where the verb says what becomes of it, only a time at the noun or behind "for" or "to" counts. */
function timeOf(doc: Doc, c: Candidate, scope: number, nouns: readonly number[], reach: number): When | null {
  const other = (t: number) =>
    elsewhen(doc, t) ||
    (doc.upos[t] === U.NOUN &&
      t !== c.predicate &&
      !nouns.includes(t) &&
      doc.lemma[t]! in meetingWords().raw.nouns &&
      !meetingWords().raw.nouns[doc.lemma[t]!]!.weak)
  if (!c.outright) return days(doc, whenOf(doc, scope, nouns, c.first, reach, 2, other)) ?? sinceThen(doc, c)
  const at = whenOf(doc, scope, nouns, c.first, reach, 3, other)
  if (at) return at
  const time = timesBetween(doc, c.first, c.last).find(
    (t) =>
      t.edtf !== null &&
      (doc.start[c.predicate < 0 ? c.top : c.predicate]! < t.span[0] ||
        /(?:planned|scheduled|set|slated|due|booked) for\s*$/i.test(doc.text.slice(Math.max(0, t.span[0] - 16), t.span[0]))) &&
      /(?:^|\s)(?:for|to|until|till)(?:\s+(?:the|early|late|mid|next|at))*\s*$/i.test(doc.text.slice(Math.max(0, t.span[0] - 20), t.span[0])),
  )
  if (time) return given(time)
  return c.status === 'scheduled' ? whenOf(doc, scope, nouns, c.first, c.last, 2) : null
}

/** A clause that tells of another time: "since soldiers clashed in June", "after he resigned in May". */
function elsewhen(doc: Doc, t: number): boolean {
  if (doc.upos[t] !== U.VERB) return false
  for (const k of kidsOf(doc, t)) if (k < t && isRel(doc, k, 'mark') && /^(?:since|after|before|until|till)$/.test(doc.lower[k]!)) return true
  return false
}

/** What was held was not held on a day to come. */
export function notAhead(doc: Doc, status: MeetingStatus, when: When | null): When | null {
  const published = doc.article.published?.edtf ?? null
  const from = when ? boundsOf(when.edtf)[0] : null
  return status === 'held' && published !== null && from !== null && from.slice(0, published.length) > published ? null : when
}

/** "clinched a deal on Thursday at a summit": what a clause tells to have happened at or during it was on its day. */
export function clauseDay(doc: Doc, c: Candidate): When | null {
  if (c.predicate >= 0 || c.status !== 'held') return null
  const word = doc.lower[c.first] ?? ''
  const hours = c.top !== c.trigger && /^(?:hour|night)s?$/.test(doc.lower[c.top]!)
  if (!/^(?:at|during)$/.test(word) && !(hours && word === 'after')) return null
  const over = predicateOf(doc, c.top)
  if (over < 0 || over === c.top) return null
  const s = doc.sentences[doc.sentenceOf[over]!]!
  const when = whenOf(doc, over, [], s.first, s.end - 1, 2)
  return when ? { ...when, basis: 'inferred', because: 'the day of what happened there' } : null
}

/** "for a second straight day": the day told of last, else the day of the article. */
function nthDay(doc: Doc, c: Candidate): When | null {
  let found = false
  for (let t = c.first; t < c.last && !found; t++) found = /^(?:straight|consecutive|successive|running)$/.test(doc.lower[t]!) && doc.lower[t + 1] === 'day'
  const published = doc.article.published?.edtf ?? null
  if (!found || !published || c.status === 'scheduled' || c.status === 'proposed') return null
  const s = doc.sentences[doc.sentenceOf[c.trigger]!]!
  const from = doc.sentences[Math.max(0, s.index - 1)]!
  const told = timesBetween(doc, from.first, s.end - 1).filter((x) => x.edtf !== null && x.edtf.length === 10 && x.edtf <= published && x.bound === null)
  const day = told.at(-1)?.edtf ?? published
  return { edtf: day, basis: 'inferred', because: 'the day that the text speaks of', spans: [] }
}

/** "signed a pact on Sunday, ending a fifth round": the round ended on the day of the clause that it hangs on. */
function endedThen(doc: Doc, c: Candidate): When | null {
  if (c.predicate < 0 || !/^(?:end|conclude|cap|close|crown|follow)$/.test(doc.lemma[c.predicate]!) || !isRel(doc, c.predicate, 'advcl')) return null
  const over = doc.head[c.predicate]!
  if (over < 0 || doc.lemma[c.predicate] === 'follow') return null
  const s = doc.sentences[doc.sentenceOf[over]!]!
  const when = whenOf(doc, over, [], s.first, s.end - 1, 2)
  return when ? { ...when, basis: 'inferred', because: 'the day of what ended it' } : null
}

function firstTime(doc: Doc, [first, last]: readonly [number, number]): When | null {
  const time = timesBetween(doc, first, last).find((t) => t.edtf !== null && (t.type === 'DATE' || t.type === 'TIME'))
  return time ? given(time) : null
}

/** Talks that a speaker says are going on go on on the day of the words. */
function spokenNow(doc: Doc, c: Candidate, statement: StatementClaim | null): When | null {
  if (c.status !== 'under way' || c.predicate < 0) return null
  let now = false
  for (let t = c.first; t <= c.last; t++) if (/^(?:now|currently|today|again)$/.test(doc.lower[t]!)) now = true
  const facts = factsOf(doc, c.predicate)
  if (!now && !(facts.progressive || (statement?.form === 'direct' && facts.tense === 'present'))) return null
  const said = statement?.said ?? (now ? (doc.article.published?.edtf ?? null) : null)
  return said ? { edtf: said, basis: 'inferred', because: 'said to be going on on the day of the words', spans: [] } : null
}
