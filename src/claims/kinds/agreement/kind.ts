import type { Doc } from '../../../model/annotation.ts'
import type { Basis } from '../../../model/article.ts'
import type { Factuality } from '../../../model/claim.ts'
import type { Span } from '../../../model/span.ts'
import { defineClaimKind, type Draft } from '../../kind.ts'
import { actorsOf, partiesOf } from '../../shared/actors.ts'
import { caseOf, predicateOf, prepsOf, shortened, spanOf, subjectOf, withinQuotation } from '../../shared/clause.ts'
import { circleFor } from '../../shared/circles.ts'
import { kidsOf } from '../../shared/tree.ts'
import { whenOf } from '../../shared/when.ts'
import { isRel, U } from '../../syntax.ts'
import type { Candidate, Status } from './candidate.ts'
import { aboutOf, isBare, matterOf } from './about.ts'
import { findAgreements } from './find.ts'

/** Deals, truces, treaties and consents: offered, accepted by one side, reached, carried out, broken, denied. */
export const agreement = defineClaimKind({
  kind: 'agreement',
  summary: 'An agreement: between whom, about what, and whether it is proposed, accepted by one side, reached, carried out, broken or denied.',
  extract(doc) {
    return withMatter(
      doc,
      findAgreements(doc).flatMap((c) => {
        const d = draft(doc, c)
        return d ? [{ d, nominal: c.noun >= 0 && doc.upos[c.noun] === U.NOUN }] : []
      }),
    )
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

/** How long what an agreement is about may be to stand for another mention of it. */
const SHORT = 45
/** Words that say nothing of what was agreed; "truce", "swap" and "contract" do. */
const EMPTY =
  /\b(?:deal|agreement|accord|pact|bargain|compromise|consensus|breakthrough|understanding|settlement|result|outcome|solution|text|paper|document|page|clause|promise|point|percent|cent|what)s?\b/i

interface Told {
  readonly d: Draft<'agreement'>
  readonly nominal: boolean
}

/** What bare mentions are about ("the deal"): what the same word was about before, else what the article's talks are over. Said to be inferred. */
function withMatter(doc: Doc, drafts: readonly Told[]): Draft<'agreement'>[] {
  if (!drafts.some(({ d }) => isBare(d.about))) return drafts.map(({ d }) => d)
  const matter = matterOf(doc)
  const told = new Map<string, string>()
  const any =
    drafts
      .find(({ d }) => !isBare(d.about))
      ?.d.about?.split(' ')
      .slice(0, 9)
      .join(' ') ?? null
  let before = drafts.find(({ d, nominal }) => nominal && !isBare(d.about) && d.about!.length <= SHORT)?.d.about ?? null
  return drafts.map(({ d, nominal }) => {
    const word = /(\p{L}+)(?: …| on| for| over| to| in| of| between|$)/u.exec(d.about ?? '')?.[1]?.toLowerCase() ?? ''
    if (!isBare(d.about)) {
      if (nominal && d.about!.length <= SHORT) {
        before = d.about
        if (!told.has(word)) told.set(word, d.about!)
      }
      return d
    }
    const topic = d.about === null ? (matter ?? before ?? any) : EMPTY.test(d.about) ? (told.get(word) ?? matter) : null
    if (topic === null) return d
    return {
      ...d,
      about: d.about === null ? topic : `${d.about} (${topic})`,
      basis: { ...d.basis, about: 'inferred' as const },
      because: { ...d.because, about: topic === matter ? 'what the talks in the article are about' : 'another agreement that is told of beside it' },
    }
  })
}
