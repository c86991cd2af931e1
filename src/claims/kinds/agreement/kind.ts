import type { Doc } from '../../../model/annotation.ts'
import type { Basis } from '../../../model/article.ts'
import type { Factuality } from '../../../model/claim.ts'
import type { Span } from '../../../model/span.ts'
import { defineClaimKind, type Draft } from '../../kind.ts'
import { actorsOf, partiesOf } from '../../shared/actors.ts'
import { caseOf, phraseTokens, predicateOf, prepsOf, shortened, spanOf, subjectOf, wordsOf, withinQuotation } from '../../shared/clause.ts'
import { circleFor } from '../../shared/circles.ts'
import { kidsOf } from '../../shared/tree.ts'
import { timeAt, whenOf } from '../../shared/when.ts'
import { isRel, U } from '../../syntax.ts'
import type { Candidate, Status } from './candidate.ts'
import { findAgreements } from './find.ts'

/** Deals, truces, treaties and consents: offered, accepted by one side, reached, carried out, broken, denied. */
export const agreement = defineClaimKind({
  kind: 'agreement',
  summary: 'An agreement: between whom, about what, and whether it is proposed, accepted by one side, reached, carried out, broken or denied.',
  extract(doc) {
    return findAgreements(doc).flatMap((c) => draft(doc, c) ?? [])
  },
})

const FACTUALITY: Readonly<Record<Status, Factuality>> = {
  reached: 'asserted',
  partial: 'asserted',
  proposed: 'offered',
  implemented: 'asserted',
  broken: 'asserted',
  denied: 'denied',
}

function draft(doc: Doc, c: Candidate): Draft<'agreement'> | null {
  const evidence = spanOf(doc, ...shortened(doc, Math.max(c.trigger, c.noun), withinQuotation(doc, c.trigger, [c.first, c.last])))
  if (!evidence) return null
  const basis: Record<string, Basis> = {}
  const because: Record<string, string> = {}
  const valueSpans: Record<string, readonly Span[]> = {}
  let parties = partiesFor(doc, c)
  const pair = parties.length < 2 ? circleFor(doc, doc.sentenceOf[c.trigger]!, parties) : null
  if (pair) {
    parties = [...pair]
    basis.parties = 'inferred'
    because.parties = 'the pair that the article is about'
  }
  const when = whenOf(
    doc,
    c.verb >= 0 ? c.verb : c.status === 'denied' ? Math.max(0, predicateOf(doc, c.trigger)) : c.trigger,
    // The day of a truce that broke is that of the breach, not of the signing.
    c.status === 'broken' && c.verb >= 0 ? [] : [c.trigger, ...(c.noun >= 0 ? [c.noun] : [])],
    c.first,
    c.last,
    2,
  )
  const dated = when && (c.status === 'reached' || c.status === 'implemented' || c.status === 'broken' || (c.status === 'denied' && c.verb < 0)) ? when : null
  if (dated) {
    valueSpans.when = dated.spans
    if (dated.basis !== 'stated') {
      basis.when = 'inferred'
      because.when = dated.because ?? 'counted from the date of the article'
    }
  }
  return {
    kind: 'agreement',
    evidence: [evidence],
    valueSpans,
    basis,
    because,
    factuality: FACTUALITY[c.status],
    parties,
    about: aboutOf(doc, c),
    status: c.status,
    stage: c.stage,
    when: dated?.edtf ?? null,
  }
}

const BROKERS = /^(?:broker|mediate|facilitate|sponsor|oversee|guarantee|announce|hail|welcome|propose|witness|back|support|endorse|moderate)$/

/** The parties that the clause names: who consents, with whom, and between whom the agreement is. */
function partiesFor(doc: Doc, c: Candidate): string[] {
  const actors = []
  const verb = c.verb
  if (verb >= 0) {
    const subject = subjectOf(doc, verb)
    // Who brokers a deal is not bound by it.
    if (subject >= 0 && subject !== c.noun && !BROKERS.test(doc.lemma[verb]!)) {
      if (isRel(doc, subject, 'conj') && doc.head[subject]! >= 0) actors.push(...actorsOf(doc, doc.head[subject]!))
      actors.push(...actorsOf(doc, subject))
    }
    for (const p of prepsOf(doc, verb))
      if (/^(?:with|between|among)$/.test(p.word) || (p.word === 'by' && !BROKERS.test(doc.lemma[verb]!))) actors.push(...actorsOf(doc, p.head))
  }
  for (const n of [c.noun, c.verb < 0 ? c.trigger : -1]) {
    if (n < 0) continue
    // Whose proposal it is says who made it, often a mediator, not who is bound by it.
    const offered = /^(?:proposal|offer|plan|framework|initiative|draft|formula|roadmap|outline|compromise|text)$/.test(doc.lemma[n]!)
    for (const k of kidsOf(doc, n)) {
      if (!offered && isRel(doc, k, 'nmod:poss', 'compound', 'amod') && k < n) actors.push(...actorsOf(doc, k))
      if (isRel(doc, k, 'nmod') && /^(?:with|between|among)$/.test(caseOf(doc, k))) actors.push(...actorsOf(doc, k))
    }
  }
  return partiesOf(doc, actors)
}

/** What was agreed: the noun with what belongs to it, or the infinitive or clause behind the verb. */
function aboutOf(doc: Doc, c: Candidate): string | null {
  // "Under the accord, X is to withdraw": what is done under it.
  if (c.verb >= 0 && c.verb !== c.trigger && c.noun === c.trigger && caseOf(doc, c.noun) === 'under') {
    const topic = topicBehind(doc, c.noun, c.noun + 8)
    const [start, end] = phraseTokens(doc, c.noun, { relative: true })
    return `${wordsOf(doc, start, Math.max(c.noun, Math.min(end, start + 9)))}: ${topic ?? wordsOf(doc, c.verb, Math.max(c.verb, Math.min(c.last, c.verb + 16)))}`
  }
  // "Under its terms X will …"
  if (c.noun < 0 && c.verb >= 0 && c.trigger < c.verb && doc.lemma[c.trigger] === 'term')
    return wordsOf(doc, c.verb, Math.max(c.verb, Math.min(c.last, c.verb + 20)))
  if (c.noun >= 0) {
    const [first, last] = phraseTokens(doc, c.noun, { relative: false, conj: true })
    const from = doc.upos[first] === U.DET && first < c.noun ? first + 1 : first
    const named = topicBehind(doc, c.noun, c.last)
    if (named) return named
    const topic = [...kidsOf(doc, c.noun)].filter((k) => k > c.noun && isRel(doc, k, 'nmod', 'acl')).length > 0
    const base = wordsOf(doc, Math.min(from, c.noun), Math.max(c.noun, Math.min(last, from + 14)))
    if (topic || c.verb < 0) return base
    const include = /^(?:include|envisage|provide|see|entail|stipulate|foresee)$/.test(doc.lemma[c.verb]!)
    for (const k of kidsOf(doc, c.verb))
      if ((include && isRel(doc, k, 'obj')) || (isRel(doc, k, 'obl') && /^(?:on|for|over)$/.test(caseOf(doc, k)) && !inTime(doc, k)))
        return `${base}: ${wordsOf(doc, ...capped(doc, k))}`
    return base
  }
  for (const k of kidsOf(doc, c.trigger)) {
    if (k < c.trigger || /^(?:another|other)$/.test(doc.lower[k]!)) continue
    if (isRel(doc, k, 'xcomp', 'ccomp', 'advcl', 'acl')) return wordsOf(doc, ...clauseCapped(doc, k, c.last))
    if (isRel(doc, k, 'obj', 'obl') && !inTime(doc, k) && caseOf(doc, k) !== 'with') return wordsOf(doc, ...capped(doc, k))
  }
  return null
}

const GENERIC = new Set([
  'proposal',
  'offer',
  'deal',
  'agreement',
  'accord',
  'plan',
  'framework',
  'initiative',
  'pact',
  'terms',
  'term',
  'package',
  'treaty',
  'draft',
])

/** What a proposal is for, where that stands further on: "the proposal of X's envoy Y on a truce" is about the truce. */
function topicBehind(doc: Doc, noun: number, last: number): string | null {
  if (!GENERIC.has(doc.lemma[noun]!)) return null
  for (let t = noun + 1; t < last && t < noun + 18; t++) {
    const to = doc.lower[t] === 'to' && doc.upos[t + 1] === U.VERB
    if (!/^(?:for|on|regarding|concerning|over)$/.test(doc.lower[t]!) && !to) continue
    if (inTime(doc, t + 1) || doc.upos[t + 1] === U.PUNCT || (doc.upos[t + 1] === U.PROPN && doc.lower[t] === 'for')) continue
    const [, end] = to ? clauseCapped(doc, t + 1, last) : [0, Math.min(last, t + 12)]
    let first = noun
    while (
      first > 0 &&
      noun - first < 4 &&
      (doc.upos[first - 1] === U.ADJ || doc.upos[first - 1] === U.NOUN || doc.upos[first - 1] === U.PROPN) &&
      doc.sentenceOf[first - 1] === doc.sentenceOf[noun]
    )
      first--
    const tail = wordsOf(doc, t, Math.max(t + 1, end))
    return t === noun + 1 ? `${wordsOf(doc, first, noun)} ${tail}` : `${wordsOf(doc, first, noun)} … ${tail}`
  }
  return null
}

function inTime(doc: Doc, token: number): boolean {
  return timeAt(doc, token) !== null
}

function capped(doc: Doc, head: number): [number, number] {
  const [first, last] = phraseTokens(doc, head, { conj: true })
  return [first, Math.max(head, Math.min(last, first + 14))]
}

function clauseCapped(doc: Doc, head: number, last: number): [number, number] {
  let first = head
  for (const k of kidsOf(doc, head)) if (k < first && !isRel(doc, k, 'mark', 'cc', 'punct')) first = k
  return [first, Math.max(head, Math.min(last, first + 16))]
}
