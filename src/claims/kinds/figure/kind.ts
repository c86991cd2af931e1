import type { Doc } from '../../../model/annotation.ts'
import type { Span } from '../../../model/span.ts'
import { defineClaimKind, type Draft } from '../../kind.ts'
import { predicateOf, spanOf, wordsOf } from '../../shared/clause.ts'
import { factsOf } from '../../shared/factuality.ts'
import { statementOver } from '../../shared/speaker.ts'
import { treeOf } from '../../shared/tree.ts'
import { tokenAt, U, X } from '../../syntax.ts'
import { alone, amount, duration } from './amounts.ts'
import { countedNoun, counts, glued, governing, headAfter, hyphenBehind, isAge, looksLikeYear, phraseWithin, plural, whatOf } from './counted.ts'
import { estimator, informants, levelOf, rangeAt } from './context.ts'
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
