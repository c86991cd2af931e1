import type { Doc, Timex } from '../../../model/annotation.ts'
import type { Basis } from '../../../model/article.ts'
import type { StatementClaim } from '../../../model/claim.ts'
import { factsOf } from '../../shared/factuality.ts'
import { kidsOf } from '../../shared/tree.ts'
import { tokenAt } from '../../syntax.ts'
import { addDays, addDuration, boundsOf, given, timeAt, type When, whenOf } from '../../shared/when.ts'
import type { Candidate } from './candidate.ts'

/** When something falls due and how that is known. */
export interface Due {
  readonly edtf: string | null
  readonly length: string | null
  readonly basis: Basis
  readonly because: string | null
}

const NONE: Due = { edtf: null, length: null, basis: 'stated', because: null }

/**
 * The day of a deadline. Named days stand as they are ("by Friday": that day, the day itself included; "by the end of the
 * year": its last day). A length is counted from the day on which it was set, that day not counted: 50 days set on 15 July
 * end on 3 September. Where only the latest day of the setting is known, the due day is open before (`../2025-09-03`).
 */
export function dueOf(doc: Doc, c: Candidate, statements: readonly StatementClaim[], setter: string | null): Due {
  if (c.days !== null) return { ...NONE, length: `P${c.days}D` }
  const time = c.time
  if (time === null) return NONE
  if (c.moved && time.type === 'DURATION') return moved(c, time)
  if (time.type !== 'DURATION') {
    if (time.edtf === null) return NONE
    const length = c.sort === 'expiry' ? lengthBeside(doc, c) : null
    const ahead = forward(doc, c, time)
    const [from, last] = boundsOf(ahead ?? time.edtf)
    const why = time.because ?? (time.basis === 'inferred' ? 'counted from the date of the article' : null)
    // "before June ends", "before the year is out".
    const behind = tokenAt(doc, time.span[1])
    const closes = /^(?:ends?|closes)$/.test(doc.lower[behind] ?? '') || (doc.lower[behind] === 'is' && /^(?:out|over|up)$/.test(doc.lower[behind + 1] ?? ''))
    const atEnd = closes || /\bend\b/i.test(doc.text.slice(...time.span))
    // "before March": any day up to the last of February; "before the end of July": up to its last day.
    // "before Friday's deadline": the day is the deadline's own.
    const named = c.noun >= 0 && doc.start[c.noun]! >= time.span[1]
    if (time.bound === 'before' && !named && from !== null && last !== null)
      return { edtf: `../${atEnd ? last : addDays(from, -1)}`, length, basis: time.basis, because: why }
    // A month or a year as a bound ends with its last day; a stretch of days keeps its ends where it is the deadline's own.
    const edtf = last !== null && (ahead !== null || time.bound === 'by' || time.bound === 'until' || atEnd) ? last : (ahead ?? time.edtf)
    return { edtf, length, basis: time.basis, because: why }
  }
  const length = /^PT?[\d.]+[DWMYH]$/.test(time.value) ? time.value : null
  if (length === null) return NONE
  const signed = signing(doc, time)
  if (signed === 'open') return { ...NONE, length }
  const start = signed ?? startOf(doc, c, statements, setter)
  if (start === null) return { ...NONE, length }
  const end = addDuration(start.day, length)
  if (end === null) return { ...NONE, length }
  return start.exact
    ? { edtf: end, length, basis: 'inferred', because: `${words(length)} from ${start.day}, ${start.why}` }
    : { edtf: `../${end}`, length, basis: 'inferred', because: `${words(length)} from ${start.day} at the latest, ${start.why}` }
}

/** "extended the 31 March deadline by ten days": counted from the day that it had; open where no day is told. */
function moved(c: Candidate, time: Timex): Due {
  const length = /^PT?[\d.]+[DWMYH]$/.test(time.value) ? time.value : null
  const old = c.old?.edtf ? boundsOf(c.old.edtf)[1] : null
  const end = length === null || old === null ? null : addDuration(old, length)
  return end === null ? { ...NONE, length } : { edtf: end, length, basis: 'inferred', because: `${words(length!)} from ${old}, when it was due before` }
}

/** "within 15 days of the signing": the one day on which the article says that it is signed; `open` where it tells none; null without such words. */
function signing(doc: Doc, time: Timex): Start | 'open' | null {
  const from = tokenAt(doc, time.span[1])
  const words = doc.lower.slice(from, from + 5)
  if (!/^(?:of|after|from|following)$/.test(words[0] ?? '')) return null
  if (
    !words
      .slice(1)
      .some((w) => /^(?:signing|signature|ceremony|agreement|deal|accord|treaty|ratification|force|start|truce|ceasefire|approval|adoption)$/.test(w))
  )
    return null
  if (!words.slice(1).some((w) => /^(?:signing|signature|ceremony)$/.test(w))) return 'open'
  const days = new Set<string>()
  for (const s of doc.sentences) {
    if (s.region !== 'body') continue
    let signs = false
    for (let t = s.first; t < s.end; t++) signs ||= /^(?:sign|signing|signature|ceremony)$/.test(doc.lemma[t]!)
    if (!signs) continue
    for (const x of doc.times)
      if (
        x.edtf &&
        x.bound === null &&
        x.type === 'DATE' &&
        /^\d{4}-\d\d-\d\d$/.test(x.edtf) &&
        doc.start[s.first]! <= x.span[0] &&
        x.span[1] <= doc.end[s.end - 1]!
      )
        days.add(x.edtf)
  }
  return days.size === 1 ? { day: [...days][0]!, exact: true, why: 'when it is signed' } : 'open'
}

/** "the five-day extension expires on Saturday": the length of what runs out, where it stands before the verb. */
function lengthBeside(doc: Doc, c: Candidate): string | null {
  const [from, to] = [doc.start[c.first]!, doc.start[c.verb]!]
  const found = doc.times.find((x) => x.type === 'DURATION' && x.span[0] >= from && x.span[1] <= to && /^PT?[\d.]+[DWMYH]$/.test(x.value))
  return found && /-/.test(doc.text.slice(found.span[0], found.span[1] + 1)) ? found.value : null
}

/**
 * A limit lies ahead of the day it is told on: a bare weekday or a day without a year that was read as past is the next one,
 * unless the clause tells of the past ("the deadline passed on Friday").
 */
function forward(doc: Doc, c: Candidate, time: Timex): string | null {
  const published = doc.article.published ? boundsOf(doc.article.published.edtf)[0] : null
  // "extended it from 3 March to 14 March", told in April: both days are of the same year.
  if (c.old?.edtf && time.edtf && c.old.edtf < time.edtf && /\d/.test(doc.text.slice(...time.span))) return null
  const [first] = time.edtf ? boundsOf(time.edtf) : [null]
  const month = published && time.edtf && !/\d{4}|last|past|ago/i.test(doc.text.slice(...time.span)) ? monthAhead(time, published) : null
  if (month !== null && !factsOf(doc, c.verb).perfect && factsOf(doc, c.verb).tense !== 'past') return month
  if (!published || !first || time.edtf !== first || first >= published || time.basis !== 'inferred') return null
  const facts = factsOf(doc, c.verb)
  const gone = c.noun >= 0 && /^(?:come|go|slip|blow)$/.test(doc.lemma[c.verb]!)
  const over = c.noun >= 0 || c.sort === 'expiry'
  if ((gone || (over && /^(?:pass|expire|lapse|end|run|miss|elapse)$/.test(doc.lemma[c.verb]!))) && facts.modal === null && facts.tense !== 'present')
    return null
  if (pluperfect(doc, c.verb) && c.sort !== 'duty') return null
  const having = doc.lemma[c.verb] === 'have'
  if (!having && facts.above.some((a) => pluperfect(doc, a))) return null
  // The hour tells nothing of the day.
  const words = doc.text.slice(...time.span).replace(/\d{1,2}(?::\d\d)? ?(?:[ap]\.?m\b\.?)?(?= )/i, (hour) => (/[:apm]/i.test(hour) ? '' : hour))
  if (/last|ago|previous|yesterday|past/i.test(words)) return null
  if (/(?:mon|tues|wednes|thurs|fri|satur|sun)day\b/i.test(words) && !/\d/.test(words)) return addDays(first, 7)
  const holiday = /christmas|easter|ramadan|thanksgiving|new year|eid|passover|labor day|labour day|independence day|carnival/i.test(words)
  return (/\d/.test(words) || holiday) && !/\d{4}/.test(words) ? addDuration(first, 'P1Y') : null
}

/** "by November" that was read as the one gone by: the next. */
function monthAhead(time: Timex, published: string): string | null {
  if (!/^\d{4}-\d\d$/.test(time.edtf!) || time.basis !== 'inferred' || !/^(?:by|before|until|within)$/.test(time.bound ?? '')) return null
  return time.edtf! < published.slice(0, 7) ? `${Number.parseInt(time.edtf!, 10) + 1}${time.edtf!.slice(4)}` : null
}

/** "had been told": told as past of the past; "have been told" still holds. */
function pluperfect(doc: Doc, verb: number): boolean {
  if (!factsOf(doc, verb).perfect) return false
  for (const k of kidsOf(doc, verb)) if (doc.lower[k] === 'had' && k < verb) return true
  return false
}

interface Start {
  readonly day: string
  readonly exact: boolean
  readonly why: string
}

/** The day on which a length began to run, or the latest one that it can have been. */
function startOf(doc: Doc, c: Candidate, statements: readonly StatementClaim[], setter: string | null): Start | null {
  const own = settingDay(doc, c) ?? whenOf(doc, c.verb, c.noun >= 0 ? [c.noun] : [], c.first, c.last, 2)
  const ownDay = own ? boundsOf(own.edtf)[1] : null
  if (own && ownDay && own.edtf === ownDay) return { day: ownDay, exact: true, why: 'when it was set' }
  const span: [number, number] = [doc.start[c.first]!, doc.end[c.last]!]
  const facts = factsOf(doc, c.verb)
  // What was agreed begins to run when it is signed, which nobody tells.
  const agreed = [c.verb, ...facts.above].some((a) => /^(?:agree|promise|pledge|commit|accept|undertake)$/.test(doc.lemma[a]!))
  const next = c.sort === 'duty' && facts.condition === null && NEXT.test(doc.lemma[c.verb]!)
  if (c.sort === 'duty' && agreed && own === null && !next) return null
  const earlier = facts.perfect || facts.above.some((a) => factsOf(doc, a).perfect) || before(doc, c)
  const saying = statements.find((s) => s.contentSpans.some((x) => x[0] <= span[0] && span[1] <= x[1]) && s.source !== null)
  if (saying?.said && !earlier)
    return { day: boundsOf(saying.said)[1] ?? saying.said, exact: boundsOf(saying.said)[0] === boundsOf(saying.said)[1], why: 'when it was said' }
  const days = statements
    .filter((s) => s.source !== null && s.source === setter && s.said !== null)
    .map((s) => boundsOf(s.said!)[1])
    .filter((d) => d !== null)
    .sort()
  if (days[0]) return { day: days[0]!, exact: false, why: 'when the one who set it is quoted on what followed' }
  // The day of the report bounds the day of the setting only where it has been set: what must or would be done within some
  // time may begin to run at any later day.
  // "is to report within a week" is agreed by the day of the report.
  if (next || (c.sort === 'duty' && facts.condition === null && isTo(doc, c.verb))) return publishedLast(doc)
  if (c.sort !== 'set' && !earlier) return null
  if (facts.modal !== null || facts.condition !== null || facts.tense === 'future') return null
  return publishedLast(doc)
}

/** Steps of a procedure, which run from the day they are settled: "agreed to meet again within three months", "will report back within a week". */
const NEXT = /^(?:meet|reconvene|convene|gather|report|reply|answer|respond|decide|present|submit|publish|announce|resume|rule|notify|inform)$/

function publishedLast(doc: Doc): Start | null {
  const published = doc.article.published?.edtf ?? null
  const last = published ? boundsOf(published)[1] : null
  return last ? { day: last, exact: false, why: 'when the article was published' } : null
}

function isTo(doc: Doc, verb: number): boolean {
  return verb > 1 && doc.lower[verb - 1] === 'to' && /^(?:is|are)$/.test(doc.lower[verb - 2]!)
}

/** The day that stands right beside the verb of setting ("on Monday gave Russia", "set on Monday a"): no other day of the clause counts. */
function settingDay(doc: Doc, c: Candidate): When | null {
  const beside = (t: number): When | null => {
    const time = t >= 0 && t < doc.count && doc.sentenceOf[t] === doc.sentenceOf[c.verb] ? timeAt(doc, t) : null
    return time && time !== c.time && time.edtf !== null && time.type !== 'DURATION' && time.type !== 'SET' && time.bound === null ? given(time) : null
  }
  if (c.sort !== 'set') return null
  return beside(c.verb - 1) ?? (doc.lower[c.verb + 1] === 'on' ? beside(c.verb + 2) : beside(c.verb + 1))
}

/** "after he … warned that within 50 days": told as something that came before. */
function before(doc: Doc, c: Candidate): boolean {
  const s = doc.sentences[doc.sentenceOf[c.verb]!]!
  for (let t = s.first; t < c.last; t++) if (t !== c.verb && /^(?:after|previously|earlier|had)$/.test(doc.lower[t]!)) return true
  return false
}

function words(length: string): string {
  const m = /^PT?([\d.]+)([DWMYH])$/.exec(length)
  const unit = { D: 'day', W: 'week', M: 'month', Y: 'year', H: 'hour' }[m?.[2] ?? 'D'] ?? 'day'
  return m ? `${m[1]} ${unit}${m[1] === '1' ? '' : 's'}` : length
}

/** Adds nothing when the length is unknown; exported for the manual's table of counting rules. */
export const countFrom = (day: string, length: string): string | null => (length === 'P1D' ? addDays(day, 1) : addDuration(day, length))
