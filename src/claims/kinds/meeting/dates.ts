import type { Doc, Timex } from '../../../model/annotation.ts'
import type { MeetingStatus, StatementClaim } from '../../../model/claim.ts'
import { predicateOf, subjectOf } from '../../shared/clause.ts'
import { factsOf } from '../../shared/factuality.ts'
import { kidsOf } from '../../shared/tree.ts'
import { addDays, boundsOf, given, timeAt, timesBetween, type When, whenOf } from '../../shared/when.ts'
import { isRel, U, X } from '../../syntax.ts'
import type { Candidate } from './candidate.ts'
import { days, inTimeFor, sinceThen } from './days.ts'
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
    whenClause(doc, c) ??
    lasting(doc, c) ??
    comingIn(doc, c) ??
    nthDay(doc, c) ??
    endedThen(doc, c) ??
    thenToo(doc, c) ??
    spokenNow(doc, c, statement) ??
    inTimeFor(doc, c) ??
    onlyTime(doc, c)
  )
}

/** "in January, when the talks collapsed", "Until 2021, when they walked away": the time that the clause is hung on. */
function whenClause(doc: Doc, c: Candidate): When | null {
  if (c.predicate < 0) return null
  const first = doc.sentences[doc.sentenceOf[c.trigger]!]!.first
  for (let k = Math.max(c.predicate, c.trigger) - 1; k > first && k > c.predicate - 16; k--) {
    if (doc.upos[k] === U.VERB && k !== c.trigger) return null
    if (doc.lower[k] !== 'when') continue
    const time = timeAt(doc, doc.lower[k - 1] === ',' ? k - 2 : k - 1)
    if (time && time.edtf !== null && (time.type === 'DATE' || time.type === 'TIME'))
      return { ...given(time), basis: 'inferred', because: 'the time that the clause tells of' }
  }
  return null
}

const UNITS: ReadonlyMap<string, number> = new Map([
  ['day', 1],
  ['week', 7],
  ['fortnight', 14],
  ['month', 30],
])
const COUNT: ReadonlyMap<string, number> = new Map([
  ['a', 1],
  ['one', 1],
  ['two', 2],
  ['three', 3],
  ['four', 4],
  ['five', 5],
  ['six', 6],
  ['seven', 7],
  ['eight', 8],
  ['nine', 9],
  ['ten', 10],
  ['eleven', 11],
  ['twelve', 12],
  ['fourteen', 14],
])

/** The number that a word gives, up to 99; 0 for any other word. */
function countAt(doc: Doc, t: number): number {
  const word = doc.lower[t] ?? ''
  return COUNT.get(word) ?? (/^\d{1,2}$/.test(word) ? Number(word) : 0)
}

/** "after six days of talks", "in five months the two sides have held …": so long up to the day told of, else up to the day of the article. */
function lasting(doc: Doc, c: Candidate): When | null {
  const published = doc.article.published?.edtf ?? null
  if (c.status !== 'held' || published === null || published.length !== 10) return null
  const perfect = c.predicate >= 0 && factsOf(doc, c.predicate).perfect && factsOf(doc, c.predicate).tense !== 'past'
  const after = c.top !== c.trigger && UNITS.has(doc.lemma[c.top]!) && /^(?:after|following)$/.test(doc.lower[c.first] ?? '')
  if (!perfect && !after) return null
  const s = doc.sentences[doc.sentenceOf[c.trigger]!]!
  for (let t = after ? c.first : s.first + 1; t <= (after ? c.top : Math.min(c.last, s.end - 1)); t++) {
    const unit = UNITS.get(doc.lemma[t]!)
    const n = countAt(doc, t - 1)
    if (unit === undefined || n === 0 || (!after && !/^(?:in|over|for|past|last)$/.test(doc.lower[t - 2] ?? ''))) continue
    const over = after ? predicateOf(doc, c.top) : -1
    const told = over >= 0 ? whenOf(doc, over, [], s.first, s.end - 1, 2) : null
    const end = told !== null && told.edtf.length === 10 && told.edtf <= published ? told.edtf : published
    const from = addDays(end, after ? 1 - n * unit : -n * unit)
    if (from === null || from > end) return null
    return {
      edtf: from === end ? end : `${from}/${end}`,
      basis: 'inferred',
      because: 'so long up to the day that the text speaks of',
      spans: told?.spans ?? [],
    }
  }
  return null
}

/** "will meet again in two weeks": the week, month or day so far ahead. */
function comingIn(doc: Doc, c: Candidate): When | null {
  const published = doc.article.published?.edtf ?? null
  if ((c.status !== 'scheduled' && c.status !== 'proposed') || published === null || published.length !== 10) return null
  for (let t = c.trigger + 1; t + 2 <= c.last + 1 && t + 2 < doc.count; t++) {
    if (doc.lower[t] !== 'in') continue
    const unit = doc.lemma[t + 2]!
    const length = UNITS.get(unit)
    const n = countAt(doc, t + 1)
    if (n === 0 || length === undefined) continue
    const day = addDays(published, n * length)
    if (day === null) return null
    const monday = addDays(day, -((new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7))
    const edtf = unit === 'day' ? day : unit === 'month' ? day.slice(0, 7) : `${monday}/${addDays(monday!, 6)}`
    return { edtf, basis: 'inferred', because: 'counted from the date of the article', spans: [[doc.start[t]!, doc.end[t + 2]!]] }
  }
  return null
}

/** "flew in on Monday and met the king": what is joined to a verb with a day was done on that day. */
function thenToo(doc: Doc, c: Candidate): When | null {
  if (c.status !== 'held' || c.predicate < 0 || !isRel(doc, c.predicate, 'conj')) return null
  const over = doc.head[c.predicate]!
  if (over < 0 || over > c.predicate || factsOf(doc, over).tense !== 'past' || factsOf(doc, c.predicate).perfect) return null
  const own = subjectOf(doc, c.predicate)
  if (own >= 0 && own !== subjectOf(doc, over)) return null
  const when = whenOf(doc, over, [], doc.sentences[doc.sentenceOf[over]!]!.first, c.predicate, 2)
  return when && { ...when, basis: 'inferred', because: 'the day of what was done before it' }
}

/** The one time that stands behind the word for the meeting with no other verb between, whatever the parser hung it on. */
function onlyTime(doc: Doc, c: Candidate): When | null {
  if (c.status === 'ruled out' || c.predicate < 0 || c.outright) return null
  let found: Timex | null = null
  for (const time of timesBetween(doc, c.trigger, c.last)) {
    if (time.edtf === null || time.bound !== null || (time.type !== 'DATE' && time.type !== 'TIME')) continue
    if (found !== null) return null
    found = time
  }
  if (found === null) return null
  for (let t = Math.max(c.trigger, c.predicate) + 1; t <= c.last && doc.start[t]! < found.span[0]; t++)
    if ((doc.upos[t] === U.VERB && doc.xpos[t] !== X.VBG) || /^(?:that|which|who|since|after|before|because|signed|of)$/.test(doc.lower[t]!)) return null
  return given(found)
}

/** "resume on Friday" with the day counted backwards: what is to come is not past. */
export function forward(doc: Doc, status: MeetingStatus, when: When | null): When | null {
  const published = doc.article.published?.edtf ?? null
  const span = when?.spans[0]
  if (
    when === null ||
    status === 'held' ||
    status === 'under way' ||
    published === null ||
    span === undefined ||
    when.basis !== 'inferred' ||
    when.edtf.length !== 10
  )
    return when
  if (when.edtf >= published || !/^(?:mon|tues|wednes|thurs|fri|satur|sun)day/i.test(doc.text.slice(span[0], span[1]))) return when
  const later = addDays(when.edtf, 7)
  return later !== null && later >= published ? { ...when, edtf: later, because: 'the coming one: the meeting is still ahead' } : when
}

/** "met five times this year": what was held is over by the day of the article. */
export function soFar(doc: Doc, status: MeetingStatus, when: When | null): When | null {
  const published = doc.article.published?.edtf ?? null
  if (when === null || status !== 'held' || published === null || published.length !== 10) return when
  const [from, to] = boundsOf(when.edtf)
  return from !== null && to !== null && from < published && published < to ? { ...when, edtf: `${from}/${published}` } : when
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
  const hours = (c.top !== c.trigger && /^(?:hours?|nights?|day|morning|afternoon|evening)$/.test(doc.lower[c.top]!)) || c.family === 'call' || !points(doc, c)
  if (!/^(?:at|during)$/.test(word) && !(hours && /^(?:after|following)$/.test(word))) return null
  const over = predicateOf(doc, c.top)
  if (over < 0 || over === c.top) return null
  const s = doc.sentences[doc.sentenceOf[over]!]!
  const when = whenOf(doc, over, [], s.first, s.end - 1, 2)
  return when ? { ...when, basis: 'inferred', because: 'the day of what happened there' } : null
}

/** "the summit": one told of elsewhere, perhaps days ago. */
function points(doc: Doc, c: Candidate): boolean {
  for (const k of kidsOf(doc, c.top)) if (k < c.top && /^(?:the|that|those|these|this|first|last|previous|earlier)$/.test(doc.lower[k]!)) return true
  return false
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
