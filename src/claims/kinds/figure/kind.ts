import type { Doc } from '../../../model/annotation.ts'
import type { Span } from '../../../model/span.ts'
import { defineClaimKind, type Draft } from '../../kind.ts'
import { actorAt } from '../../shared/actors.ts'
import { objectsOf, phraseTokens, predicateOf, spanOf, subjectOf, wordsOf } from '../../shared/clause.ts'
import { factsOf } from '../../shared/factuality.ts'
import { statementOver } from '../../shared/speaker.ts'
import { kidsOf, treeOf } from '../../shared/tree.ts'
import { isRel, R, tokenAt, U, X } from '../../syntax.ts'
import { estimator, informants, lastFate, levelOf, rangeAt } from './context.ts'
import { boundOf, type NumberRead, numberWords, readNumber } from './numbers.ts'
import { unitOf } from './unit.ts'

/** Counts, shares, amounts of money, durations and areas. Ages, dates, ordinals, times of day and vague plurals are none. */
export const figure = defineClaimKind({
  kind: 'figure',
  summary: 'A count or share: what is counted, its value, unit and bound, and who gives it.',
  extract(doc, context) {
    const out: Draft<'figure'>[] = []
    const cover = timeCover(doc)
    for (const sentence of doc.sentences) {
      let before: Found | null = null
      for (let t = sentence.first; t < sentence.end; t++) {
        const number = readNumber(doc, t, sentence.end)
        if (!number) continue
        const found = judge(doc, number, sentence.first, sentence.end, cover, before)
        t = number.last
        if (!found) continue
        before = found
        const draft = toDraft(doc, found, sentence.first, sentence.end)
        if (!draft) continue
        const who = statementOver(context.statements, draft.evidence[0]!)
        const estimate = who?.source ? null : estimator(doc, sentence.first, number.first)
        if (estimate) out.push({ ...draft, by: estimate.name, valueSpans: { ...draft.valueSpans, by: [estimate.span] } })
        else
          out.push(
            who?.source
              ? { ...draft, by: who.source, valueSpans: { ...draft.valueSpans, ...(who.sourceSpans.length > 0 ? { by: who.sourceSpans } : {}) } }
              : draft,
          )
      }
    }
    return out
  },
})

export interface Found {
  readonly number: NumberRead
  /** Token of the counted noun, or -1. */
  readonly noun: number
  readonly unit: string | null
  readonly what: string | null
  /** First and last token that the evidence takes in besides the number and its noun. */
  readonly reach?: readonly [number, number]
}

/** For every token the type of the time expression over it: 0 none, 1 duration, 2 any other. */
function timeCover(doc: Doc): Uint8Array {
  const cover = new Uint8Array(doc.count)
  for (const time of doc.times)
    for (let t = tokenAt(doc, time.span[0]); t < doc.count && doc.start[t]! < time.span[1]; t++) cover[t] = time.type === 'DURATION' ? 1 : 2
  return cover
}

function judge(doc: Doc, number: NumberRead, start: number, end: number, cover: Uint8Array, before: Found | null): Found | null {
  const { sets } = numberWords()
  if (glued(doc, number)) return null
  const span = rangeAt(doc, number, start, end)
  if (span) {
    const upper = judge(doc, span.upper, start, end, cover, before)
    // The lower end of a range is of the kind that the upper end names ("from 25 to 30 per cent").
    if (upper && (number.unit === null || number.unit === upper.unit))
      return { number, noun: -1, unit: upper.unit, what: upper.what, reach: [span.first, span.upper.last] }
  }
  if (number.value === 0 && !number.digits && number.unit === null) return null
  if (number.unit !== null) return amount(doc, number, start, end, before)
  if (cover[number.first] === 2) return null
  const counted = countedNoun(doc, number, end)
  const noun = counted >= 0 && cover[counted] === 2 ? -1 : plural(doc, counted, end)
  const lemma = noun >= 0 ? doc.lemma[noun]! : ''
  // "two to three weeks": one stretch, told by its upper end.
  if (sets.time.has(lemma) && doc.lower[number.last + 1] === 'to' && readNumber(doc, number.last + 2, end) !== null) return null
  if (sets.time.has(lemma) || cover[number.first] === 1) return duration(doc, number, noun, start, end)
  if (noun < 0) return alone(doc, number, start, end, before) ?? levelOf(doc, number, start, end)
  if (informants(doc, number, noun)) return null
  if (isAge(doc, number, noun, end) || (looksLikeYear(number, doc) && noun !== number.last + 1)) return null
  const prior = number.first > start ? doc.lower[number.first - 1]! : ''
  if (sets.labels.has(prior) && doc.upos[number.last + 1] === U.PUNCT && doc.upos[number.first - 1] === U.NOUN) return null
  if (number.digits && number.value < 1000 && sets.labels.has(prior) && doc.xpos[number.first - 1] !== X.IN) return null
  const points = lemma === 'point' && /^(?:basis|percentage)$/.test(doc.lower[noun - 1] ?? '')
  if (number.value < 100 && sets.vague.has(lemma.toLowerCase()) && !points && !counts(doc, number, start, end)) return null
  if (looksLikeYear(number, doc) && doc.upos[noun] !== U.NOUN) return null
  if (hyphenBehind(doc, number, end) && !sets.hyphened.has(doc.lower[number.last + 2]!) && !sets.hyphened.has(doc.lemma[number.last + 2]!)) return null
  if (number.value === 1 && !number.digits && !sets.people.has(lemma) && !['hostage', 'soldier', 'body', 'captive', 'prisoner', 'detainee'].includes(lemma))
    return null
  if (number.value === 1 && prior === 'no') return null
  if (sets.currencyNouns.has(lemma) && noun === number.last + 1) {
    const of = /^(?:of|in|for)$/.test(doc.lower[noun + 1] ?? '') ? headAfter(doc, noun + 2, end) : -1
    return {
      number,
      noun: of >= 0 ? of : noun,
      unit: unitOf(doc, noun),
      what: of >= 0 ? wordsOf(doc, ...phraseWithin(doc, of, start, end, noun + 2)) : (governing(doc, number.first) ?? doc.lower[noun]!),
    }
  }
  if (points) return { number, noun, unit: `${doc.lower[noun - 1]} points`, what: governing(doc, number.first) }
  const unit = hyphenBehind(doc, number, end) ? `${doc.lower[number.last + 2]}${doc.lower[number.last + 2]!.endsWith('s') ? '' : 's'}` : unitOf(doc, noun)
  return { number, noun, unit, what: whatOf(doc, noun, number, start, end) }
}

/** "six world powers", where the parser stopped at the attribute: the plural right behind a singular. */
function plural(doc: Doc, noun: number, end: number): number {
  const next = noun + 1
  return noun >= 0 && next < end && doc.xpos[noun] === X.NN && doc.xpos[next] === X.NNS && doc.head[next] !== noun ? next : noun
}

/** Whether the number is part of something else: a range of years, a code, a score, a time, a name. */
function glued(doc: Doc, n: NumberRead): boolean {
  const before = doc.text.charAt(doc.start[n.first]! - 1)
  const after = doc.text.charAt(doc.end[n.last]!)
  if (/[\w/:@#.\-–−]/.test(before) && n.digits)
    return !/[–-]/.test(before) || !/\d\s?[–-]$/.test(doc.text.slice(Math.max(0, doc.start[n.first]! - 3), doc.start[n.first]!)) || looksLikeYear(n, doc)
  if (/[/:@#]/.test(after) && /\w/.test(doc.text.charAt(doc.end[n.last]! + 1))) return true
  if (/[-–]/.test(after) && /\d/.test(doc.text.charAt(doc.end[n.last]! + 1)) && looksLikeYear(n, doc)) return true
  if (/[a-z]/i.test(after)) return true
  const next = n.last + 1 < doc.count ? doc.lower[n.last + 1]! : ''
  return n.digits && (doc.xpos[n.first] === X.NNP || doc.xpos[n.first] === X.LS) && doc.upos[n.first] === U.PROPN && next === ''
}

/** Whether somebody has really counted what is else a way of speaking: "at least four matters", "all 13 rounds". */
function counts(doc: Doc, number: NumberRead, start: number, end: number): boolean {
  const { bound, first } = boundOf(doc, number, start, end)
  if (doc.lower[number.first - 1] === 'all' && number.digits) return true
  return number.value > 2 && (bound === 'over' || bound === 'under') && /^(?:least|than|most)$/.test(doc.lower[number.first - 1] ?? '') && first < number.first
}

function looksLikeYear(n: NumberRead, doc: Doc): boolean {
  return (
    n.digits && n.unit === null && n.value >= 1900 && n.value <= 2100 && Number.isInteger(n.value) && !doc.lower[n.first]!.includes(',') && n.first === n.last
  )
}

/** The noun that a number counts: by the parse, else the last noun of the words behind it; -1 when there is none. */
function countedNoun(doc: Doc, n: NumberRead, end: number): number {
  if (doc.lower[n.last + 1] === 'of' && n.last + 2 < end && /^(?:whom|which|them|these|those|us)$/.test(doc.lower[n.last + 2]!)) return -1
  const head = doc.head[n.last]!
  if (
    doc.rel[n.last] === R.nummod &&
    head > n.last &&
    head - n.last < 9 &&
    !isRel(doc, head, 'compound') &&
    doc.upos[head] !== U.NUM &&
    !broken(doc, n.last + 1, head)
  )
    return head
  let noun = -1
  for (let t = n.last + 1; t < end && t < n.last + 8; t++) {
    const tag = doc.upos[t]
    const word = doc.lower[t]!
    if (word === '-' && t === n.last + 1) continue
    if (tag === U.NOUN || tag === U.PROPN) {
      if (noun < 0 || t === noun + 1 || doc.lower[t - 1] === '-') noun = t
      if (hyphenBehind(doc, n, end) && t === n.last + 2 && doc.upos[t + 1] !== U.NOUN && doc.upos[t + 1] !== U.ADJ && doc.upos[t + 1] !== U.PROPN) break
    } else if (noun >= 0) break
    else if (tag !== U.ADJ && tag !== U.PUNCT && !(tag === U.VERB && (doc.xpos[t] === X.VBN || doc.xpos[t] === X.VBG)) && tag !== U.ADV && word !== '-') break
    else if (tag === U.PUNCT && word !== '-' && !/^[“”"‘’']+$/.test(word)) break
  }
  // "251 taken hostage", "12 wounded in the attack": the participle is what is counted.
  if (noun > n.last + 1 && numberWords().sets.casualty.has(doc.lower[n.last + 1]!) && doc.upos[n.last + 1] !== U.ADJ && doc.rel[n.last + 1] !== R.amod)
    return -1
  return noun
}

/** Whether a conjunction or a verb stands between a number and a noun. */
function broken(doc: Doc, from: number, to: number): boolean {
  for (let t = from; t < to; t++) if (doc.upos[t] === U.CCONJ && (doc.upos[t + 1] === U.VERB || numberWords().sets.casualty.has(doc.lower[t + 1]!))) return true
  return false
}

function hyphenBehind(doc: Doc, n: NumberRead, end: number): boolean {
  return n.last + 2 < end && /^[-–]$/.test(doc.lower[n.last + 1]!) && doc.start[n.last + 1] === doc.end[n.last]
}

function isAge(doc: Doc, n: NumberRead, noun: number, end: number): boolean {
  const near = doc.lower.slice(n.last + 1, Math.min(end, n.last + 6)).join(' ')
  return (
    /^(?:- )?years?(?: -)? ?old\b/.test(near) ||
    /^-?year-old/.test(near) ||
    doc.lower[n.first - 1] === 'aged' ||
    (doc.lemma[noun] === 'year' && doc.lower[noun + 1] === 'old')
  )
}

/** Money and shares say their unit themselves. */
function amount(doc: Doc, number: NumberRead, start: number, end: number, before: Found | null): Found | null {
  const next = number.last + 1 < end ? doc.lower[number.last + 1]! : ''
  let noun = -1
  if (next === 'of' || next === 'in') noun = headAfter(doc, number.last + 2, end)
  if (number.unit === 'share' && noun < 0 && number.last >= number.first + 2 && /^(?:in|of)$/.test(doc.lower[number.last - 1]!)) {
    const of = countedNoun(doc, number, end)
    return { number, noun: of, unit: 'share', what: of >= 0 ? wordsOf(doc, ...phraseWithin(doc, of, start, end, number.last + 1)) : (before?.what ?? null) }
  }
  if (number.unit === 'share' && noun < 0) {
    // "cut exports in half", "nearly a quarter undecided".
    const verb = predicateOf(doc, number.first)
    const object = verb >= 0 && /^(?:in|by)$/.test(doc.lower[number.first - 1] ?? '') ? objectsOf(doc, verb)[0] : undefined
    if (next === '' || !(object !== undefined || numberWords().before.has(doc.lower[number.first - 1] ?? ''))) return null
    return { number, noun: -1, unit: 'share', what: object !== undefined ? wordsOf(doc, ...phraseTokens(doc, object)) : governing(doc, number.first) }
  }
  if (number.unit === 'share' && ['year', 'century', 'month', 'day', 'decade', 'hour', 'week', 'way', 'world'].includes(doc.lemma[noun]!)) return null
  if (noun < 0 && isRel(doc, number.last, 'nummod', 'compound', 'nmod') && doc.head[number.last]! > number.last) noun = doc.head[number.last]!
  const changed = noun < 0 && doc.lower[boundOf(doc, number, start, end).first - 1] === 'by' ? changedThing(doc, number) : null
  const what =
    changed !== null
      ? changed
      : noun >= 0 && doc.upos[noun] === U.PRON
        ? (before?.what ?? null)
        : noun >= 0
          ? wordsOf(doc, ...phraseWithin(doc, noun, start, end, next === 'of' ? number.last + 2 : number.last + 1))
          : (governing(doc, number.first) ?? before?.what ?? null)
  return { number, noun, unit: number.unit, what }
}

/** "would raise wages by 35%": what is raised. */
function changedThing(doc: Doc, number: NumberRead): string | null {
  const verb = predicateOf(doc, number.first)
  if (verb < 0 || verb > number.first) return null
  const object = objectsOf(doc, verb).find((o) => o < number.first && o > verb && doc.upos[o] !== U.PRON)
  return object === undefined ? null : wordsOf(doc, ...phraseTokens(doc, object))
}

function headAfter(doc: Doc, from: number, end: number): number {
  let noun = -1
  for (let t = from; t < end && t < from + 7; t++) {
    if (doc.upos[t] === U.NOUN || doc.upos[t] === U.PROPN || (doc.upos[t] === U.PRON && doc.lower[t] !== 'it')) noun = t
    else if (
      noun >= 0 ||
      !(doc.upos[t] === U.DET || doc.upos[t] === U.ADJ || doc.upos[t] === U.NUM || doc.xpos[t] === X.VBN || doc.xpos[t] === X.VBG || doc.xpos[t] === X.POS)
    )
      break
  }
  return noun
}

/** What an amount without a noun belongs to: the verb's subject or the noun before ("inflation of 20%"). */
function governing(doc: Doc, token: number): string | null {
  for (let t = token, steps = 0; t >= 0 && steps < 5; t = doc.head[t]!, steps++)
    if (doc.upos[t] === U.NOUN && t < token) return wordsOf(doc, ...phraseTokens(doc, t))
  const verb = predicateOf(doc, token)
  if (verb < 0) return null
  for (const k of kidsOf(doc, verb)) if (isRel(doc, k, 'nsubj', 'nsubj:pass') && doc.upos[k] !== U.PRON) return wordsOf(doc, ...phraseTokens(doc, k))
  return null
}

/** A length of time is a figure when it measures something; a point in time, an age and a deadline's length are none. */
function duration(doc: Doc, number: NumberRead, noun: number, start: number, end: number): Found | null {
  const { sets } = numberWords()
  if (noun >= 0 && isAge(doc, number, noun, end)) return null
  let unitAt = number.last + 1
  while (unitAt < end && unitAt < number.last + 5 && !sets.time.has(doc.lemma[unitAt]!) && !sets.time.has(doc.lower[unitAt]!.replace(/s$/, ''))) unitAt++
  if (unitAt >= end || !sets.time.has(doc.lower[unitAt]!.replace(/s$/, ''))) return null
  const unit = `${doc.lower[unitAt]!.replace(/s$/, '')}s`
  const after = unitAt + 1 < end ? doc.lower[unitAt + 1]! : ''
  const near = doc.lower.slice(unitAt + 1, Math.min(end, unitAt + 5))
  if (near.some((w, i) => (sets.deadline.has(w) || (i === 0 && sets.deadline.has(doc.lemma[unitAt + 1] ?? ''))) && !(w === 'limit' && near[i + 1] === 'on')))
    return null
  if (sets.relative.has(after) && !(after === 'of')) return null
  const { first } = boundOf(doc, number, start, end)
  const before = first > start ? doc.lower[first - 1]! : ''
  if (before === "'" || after === "'" || after === "'s" || after === '’') return null
  if (sets.relativeBefore.has(before) && doc.upos[first - 1] !== U.VERB) return null
  if (first - 2 >= start && (before === 'the' || before === 'than') && sets.relativeBefore.has(doc.lower[first - 2]!) && doc.lower[first - 2] !== 'of')
    return null
  if (number.value === 1 && !number.digits && (after === ',' || before === '' || before === 'for' || (doc.lower[unitAt] === 'day' && before !== 'here')))
    return null
  const hyphened = hyphenBehind(doc, number, end) || /-/.test(doc.lower[number.last]!)
  const measured = hyphened ? headAfter(doc, unitAt + 1, end) : after === 'of' ? headAfter(doc, unitAt + 2, end) : -1
  if (measured >= 0 && sets.deadline.has(doc.lemma[measured]!) && !/^(?:on|of)$/.test(doc.lower[measured + 1] ?? '')) return null
  if (hyphened && measured < 0) return null
  const what = measured >= 0 ? `length of ${wordsOf(doc, ...phraseWithin(doc, measured, start, end, unitAt + 1))}` : lasting(doc, unitAt)
  return { number, noun: measured >= 0 ? measured : unitAt, unit, what }
}

function lasting(doc: Doc, unitAt: number): string | null {
  // "has eased sanctions for six months": of what is done, not of who does it.
  const verb = predicateOf(doc, unitAt)
  const object = verb >= 0 ? objectsOf(doc, verb).find((o) => o > verb && o < unitAt && doc.upos[o] === U.NOUN) : undefined
  if (object !== undefined) return `length of ${wordsOf(doc, ...phraseTokens(doc, object))}`
  const who = verb >= 0 ? subjectOf(doc, verb) : -1
  if (who >= 0 && actorAt(doc, who) !== null) return null
  const subject = governing(doc, unitAt)
  return subject ? `length of ${subject}` : null
}

const FATES: ReadonlySet<string> = new Set([
  'forced',
  'fled',
  'flee',
  'died',
  'perished',
  'displaced',
  'uprooted',
  'homeless',
  'stranded',
  'driven',
  'starved',
  'drowned',
])

/** A number without a noun: casualties ("killed 12 and wounded 30", "251 taken hostage"), or the noun of the number before ("another five", "23 of them"). */
function alone(doc: Doc, number: NumberRead, start: number, end: number, before: Found | null): Found | null {
  const { sets } = numberWords()
  if (looksLikeYear(number, doc) || (number.value === 1 && !number.digits)) return null
  const next = number.last + 1 < end ? doc.lower[number.last + 1]! : ''
  const prior = number.first > start ? doc.lower[number.first - 1]! : ''
  const skip = /^(?:were|was|are|people|others?|more|have|had|been|of)$/
  let t = number.last + 1
  while (t < end && t < number.last + 5 && skip.test(doc.lower[t]!)) t++
  const state = t < end ? doc.lower[t]! : ''
  if (sets.casualty.has(state)) return { number, noun: t, unit: 'people', what: `people ${wordsOf(doc, t, state === 'taken' && t + 1 < end ? t + 1 : t)}` }
  // "more than two million were forced out", "some 40,000 fled": so many are people.
  const fled = number.value >= 100 && /^(?:were|was|have|had|are|fled|flee|died|perished|lost)$/.test(next)
  const end2 = Math.min(end, number.last + 4)
  if (fled && doc.lower.slice(number.last + 1, end2).some((w) => FATES.has(w)))
    return { number, noun: -1, unit: 'people', what: 'people', reach: [number.first, end2 - 1] }
  const verb = doc.head[number.last]!
  if (verb >= 0 && sets.casualtyVerbs.has(doc.lemma[verb]!) && isRel(doc, number.last, 'obj', 'nsubj:pass'))
    return { number, noun: -1, unit: 'people', what: `people ${doc.lower[verb]}` }
  // "76 of the 150 seats": counted by the noun of the whole.
  const bare = next === 'of' && number.digits ? readNumber(doc, number.last + 2, end) : null
  if (bare !== null || (next === 'of' && /^(?:the|its|their|all|his|her)$/.test(doc.lower[number.last + 2] ?? ''))) {
    const whole = bare ?? readNumber(doc, number.last + 3, end)
    const of = whole ? countedNoun(doc, whole, end) : -1
    if (of >= 0 && !sets.time.has(doc.lemma[of]!))
      return { number, noun: -1, unit: unitOf(doc, of), what: wordsOf(doc, ...phraseWithin(doc, of, start, end, whole!.last + 1)) }
  }
  // "down from 6,000", "compared with 500 before", "18.5 billion for the other": of the kind of the number before.
  const compared =
    (prior === 'from' && /^(?:down|up)$/.test(doc.lower[number.first - 2] ?? '')) ||
    (/^(?:with|to)$/.test(prior) && /^compared?$/.test(doc.lower[number.first - 2] ?? '')) ||
    (number.value >= 1e6 && next === 'for' && before !== null && before.number.value >= 1e6)
  if (compared && before && before.unit !== null && before.unit !== 'share') return { number, noun: -1, unit: before.unit, what: before.what }
  // "has offered 31 billion": what is counted was said before.
  if (number.value >= 1e6 && (isRel(doc, number.last, 'obj') || (doc.rel[number.last] === R.nummod && isRel(doc, doc.head[number.last]!, 'obj'))))
    return { number, noun: -1, unit: before !== null && before.unit !== 'share' && before.number.value >= 1e6 ? before.unit : null, what: before?.what ?? null }
  const partitive = next === 'of' && /^(?:whom|which|them|these|those|us)$/.test(doc.lower[number.last + 2] ?? '')
  if (partitive && prior === 'all' && doc.lower[number.last + 2] !== 'which' && number.digits && !before)
    return { number, noun: -1, unit: 'people', what: null }
  // "freed all but the last 400", "18 years instead of 15", "35 trucks of food and three of medicine": of the kind of the number before.
  const rest =
    /^(?:last|remaining|other|first)$/.test(prior) && doc.lower[number.first - 2] === 'the' && doc.upos[number.last + 1] !== U.NOUN && number.value > 20
  const instead = /^(?:instead of|rather than)$/.test(`${doc.lower[number.first - 2] ?? ''} ${prior}`)
  const parallel = next === 'of' && /^(?:and|,|but)$/.test(prior) && doc.lower[(before?.noun ?? -9) + 1] === 'of' && doc.upos[number.last + 2] === U.NOUN
  const elliptic = rest || instead || parallel || prior === 'another' || next === 'others' || (next === 'more' && doc.upos[number.last + 2] !== U.NOUN)
  if (partitive && doc.lower[number.last + 2] === 'whom' && number.value > 1)
    return { number, noun: -1, unit: 'people', what: before?.unit === 'people' ? before.what : null, reach: [number.first, number.last + 2] }
  if ((partitive || elliptic) && before && before.unit !== null && before.unit !== 'share' && number.value > 1)
    return { number, noun: -1, unit: before.unit, what: before.what }
  return null
}

/** The noun phrase around a counted noun without the number; of people also what befell them ("people … have been killed or injured"). */
function whatOf(doc: Doc, noun: number, number: NumberRead, start: number, end: number): string {
  const fate = isRel(doc, noun, 'nsubj:pass') ? doc.head[noun]! : -1
  if (fate > noun && fate < noun + 6 && numberWords().sets.casualtyVerbs.has(doc.lemma[fate]!))
    return `${wordsOf(doc, Math.min(number.last + 1, noun), noun)} ${wordsOf(doc, fate, lastFate(doc, fate))}`
  const [, last] = phraseWithin(doc, noun, start, end, number.last + 1)
  let from = number.last + 1
  while (from < last && (doc.lower[from] === '-' || doc.lower[from] === 'of')) from++
  return wordsOf(doc, Math.min(from, noun), Math.max(last, noun))
}

/** The phrase of a noun, no wider than twelve tokens behind it and starting at `from`. */
function phraseWithin(doc: Doc, noun: number, start: number, end: number, from: number): [number, number] {
  const [first, last] = phraseTokens(doc, noun)
  return [Math.max(start, Math.min(Math.max(first, from), noun)), Math.min(end - 1, Math.max(noun, Math.min(last, noun + 12)))]
}

function toDraft(doc: Doc, found: Found, start: number, end: number): Draft<'figure'> | null {
  const { number } = found
  const bound = boundOf(doc, number, start, end)
  let last = Math.max(bound.last, number.last)
  if (found.noun >= 0 && found.noun - last < 14) last = Math.max(last, phraseWithin(doc, found.noun, start, end, number.last + 1)[1])
  let from = bound.first
  if (found.reach) [from, last] = [Math.min(from, found.reach[0]), Math.max(last, found.reach[1])]
  if (found.noun < 0 && from > start && doc.lower[from - 1] === 'another') {
    from--
    last = Math.min(end - 1, Math.max(last, treeOf(doc).right[number.last]!), last + 5)
  }
  const evidence = spanOf(doc, from, last)
  const value = spanOf(doc, number.first, number.last)
  if (!evidence || !value) return null
  const predicate = doc.sentences[doc.sentenceOf[number.first]!]!.parsed ? predicateOf(doc, number.first) : -1
  const spans: Record<string, readonly Span[]> = { value: [value] }
  return {
    kind: 'figure',
    evidence: [evidence],
    valueSpans: spans,
    factuality: predicate >= 0 ? factsOf(doc, predicate).factuality : 'asserted',
    what: found.what,
    value: round(number.value),
    unit: found.unit,
    bound: bound.bound,
    by: null,
    asOf: asOf(doc, start, end),
  }
}

/** The day of "as of 3 May" in the sentence. */
function asOf(doc: Doc, start: number, end: number): string | null {
  for (let t = start; t + 1 < end; t++)
    if (doc.lower[t] === 'as' && doc.lower[t + 1] === 'of') {
      const from = doc.start[t + 1]!
      const time = doc.times.find((x) => x.span[0] >= from && x.span[0] <= from + 10 && x.edtf !== null)
      if (time) return time.edtf
    }
  return null
}

function round(value: number): number {
  return Number(value.toPrecision(12))
}
