import type { Doc } from '../../../model/annotation.ts'
import { actorAt } from '../../shared/actors.ts'
import { objectsOf, phraseTokens, predicateOf, subjectOf, wordsOf } from '../../shared/clause.ts'
import { isRel, R, U } from '../../syntax.ts'
import { changedThing, countedNoun, governing, headAfter, hyphenBehind, isAge, looksLikeYear, phraseWithin } from './counted.ts'
import type { Found } from './kind.ts'
import { boundOf, type NumberRead, numberWords, readNumber } from './numbers.ts'
import { unitOf } from './unit.ts'

/*
 * Numbers that need no noun, or say their unit themselves: money and shares, lengths of time, bare counts.
 */

/** Money and shares say their unit themselves. */
export function amount(doc: Doc, number: NumberRead, start: number, end: number, before: Found | null): Found | null {
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

/** A length of time is a figure when it measures something; a point in time, an age and a deadline's length are none. */
export function duration(doc: Doc, number: NumberRead, noun: number, start: number, end: number): Found | null {
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
export function alone(doc: Doc, number: NumberRead, start: number, end: number, before: Found | null): Found | null {
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
