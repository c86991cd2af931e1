import type { Doc } from '../../../model/annotation.ts'
import type { Basis } from '../../../model/article.ts'
import type { StatementClaim } from '../../../model/claim.ts'
import type { Span } from '../../../model/span.ts'
import { defineClaimKind, type Draft } from '../../kind.ts'
import { actorsOf, partyOf } from '../../shared/actors.ts'
import { doerBefore } from '../../shared/doers.ts'
import { agentsOf, isAgentive } from '../../shared/voices.ts'
import { clauseTokens, objectsOf, phraseTokens, spanOf, subjectOf, wordsOf, withinQuotation } from '../../shared/clause.ts'
import { factsOf } from '../../shared/factuality.ts'
import { statementNear, statementOver } from '../../shared/speaker.ts'
import { kidsOf } from '../../shared/tree.ts'
import { isRel, U } from '../../syntax.ts'
import { dueOf } from './due.ts'
import type { Candidate } from './candidate.ts'
import { findDeadlines, requiredNoun, requiredVerb } from './find.ts'
import { deadlineWords } from './words.ts'
import { asks, onWhom, receives } from './on-whom.ts'
import { elseAt, orElse } from './or-else.ts'
import { standing } from './standing.ts'

/** Time limits: who set one for whom, when it falls due, what must be done by then, or else. */
export const deadline = defineClaimKind({
  kind: 'deadline',
  summary: 'A time limit: who sets it, who must act, by when or within how long, what is required, and what threatens otherwise.',
  extract(doc, context) {
    return findDeadlines(doc).flatMap((c) => draft(doc, c, context.statements) ?? [])
  },
})

function draft(doc: Doc, c: Candidate, statements: readonly StatementClaim[]): Draft<'deadline'> | null {
  const evidence = spanOf(doc, ...withinQuotation(doc, c.verb, [c.first, c.last]))
  if (!evidence) return null
  const by = setterOf(doc, c, statements, evidence)
  const due = dueOf(doc, c, statements, by)
  const basis: Record<string, Basis> = {}
  const because: Record<string, string> = {}
  const valueSpans: Record<string, readonly Span[]> = c.time ? { due: [c.time.span] } : {}
  if (due.basis === 'inferred' && due.edtf !== null) {
    basis.due = 'inferred'
    because.due = due.because ?? 'counted from the date of the article'
  }
  const threat = orElse(doc, c)
  const on = onWhom(doc, c, by)
  if (on.inferred) {
    basis.on = 'inferred'
    because.on = 'the two sides that the article is about'
  }
  return {
    kind: 'deadline',
    evidence: [evidence],
    valueSpans,
    basis,
    because,
    factuality: factsOf(doc, c.verb).factuality,
    // Whoever has until a day did not set it, though he may be the one who speaks next.
    by: by !== null && c.sort === 'duty' && doc.lemma[c.verb] === 'have' && on.names.includes(by) ? null : by,
    on: on.names,
    due: due.edtf,
    length: due.length,
    requires: requires(doc, c),
    orElse: threat,
  }
}

/** Who sets it: the subject of the giving verb, else the one whose words it stands in. */
function setterOf(doc: Doc, c: Candidate, statements: readonly StatementClaim[], span: Span): string | null {
  const w = deadlineWords()
  if (c.sort === 'set' && (w.give.has(doc.lemma[c.verb]!) || w.extend.has(doc.lemma[c.verb]!)) && !factsOf(doc, c.verb).passive) {
    const subject = subjectOf(doc, c.verb)
    const actor = subject >= 0 && subject !== c.noun ? actorsOf(doc, subject)[0] : undefined
    if (actor) return actor.name
  }
  if (c.sort === 'set' && c.time && c.noun < 0 && w.give.has(doc.lemma[c.verb]!)) {
    const doer = agentsOf(doc, doerBefore(doc, c.verb))[0]
    if (doer) return partyOf(doc, doer) ?? doer.name
  }
  if (asks(doc, c)) {
    const actor = agentsOf(doc, subjectOf(doc, c.verb))[0]
    if (actor) return actor.name
    // "crowds that want him gone": theirs, whoever speaks of them.
    if (doc.lemma[c.verb] === 'want' && doc.upos[subjectOf(doc, c.verb)] === U.NOUN) return null
  }
  if (c.noun >= 0) for (const k of kidsOf(doc, c.noun)) if (isRel(doc, k, 'nmod:poss')) return actorsOf(doc, k)[0]?.name ?? null
  if (receives(doc, c) || standing(doc, c)) return null
  const facts = factsOf(doc, c.verb)
  for (const a of facts.above) {
    if (
      !/^(?:agree|order|demand|warn|tell|urge|pledge|promise|vow|threaten|ask|insist|require|instruct|hope|want|express|give|propose|call|say|plan)$/.test(
        doc.lemma[a]!,
      )
    )
      continue
    const subject = subjectOf(doc, a)
    const actor = subject >= 0 ? agentsOf(doc, subject)[0] : undefined
    if (actor) return actor.name
    // "opposition parties have demanded that": theirs, and of nobody who is named.
    if (/^(?:demand|order|require)$/.test(doc.lemma[a]!) && subject >= 0 && isAgentive(doc, subject)) return null
  }
  // "If it is not done by then, Peru will go to court": whoever threatens sets it.
  const main = c.until !== undefined && !c.moved && facts.condition !== null ? facts.above[0] : undefined
  const threatens = main !== undefined && factsOf(doc, main).modal !== null ? agentsOf(doc, subjectOf(doc, main))[0] : undefined
  if (threatens) return partyOf(doc, threatens) ?? threatens.name
  const source = statementOver(statements, span)?.source ?? statementNear(statements, span)?.source ?? null
  // Somebody unnamed tells of it; whose limit it is stays open.
  return source === 'unnamed' ? null : source
}

function requires(doc: Doc, c: Candidate): string | null {
  if (c.gap) {
    let by = c.last
    while (by > c.first && !/^(?:by|before)$/.test(doc.lower[by]!)) by--
    return `${wordsOf(doc, c.verb, c.verb)} ${wordsOf(doc, c.first, Math.max(c.first, by - 1))}`
  }
  const wanted = asks(doc, c) ? objectsOf(doc, c.verb)[0] : undefined
  if (wanted !== undefined) return wordsOf(doc, ...phraseTokens(doc, wanted, { conj: true }))
  const verb = requiredVerb(doc, c)
  const promised = verb >= 0 && /^(?:promise|pledge|guarantee|offer)$/.test(doc.lemma[verb]!) ? objectsOf(doc, verb)[0] : undefined
  if (promised !== undefined) return wordsOf(doc, ...phraseTokens(doc, promised))
  if (verb >= 0) {
    const [first, last] = clauseTokens(doc, verb)
    const facts = factsOf(doc, verb)
    const passive = facts.passive
    const subject = subjectOf(doc, verb)
    const from = passive && subject >= 0 && subject < verb ? Math.max(first, phraseTokens(doc, subject)[0]) : verb
    let to = Math.min(last, from + 14)
    const otherwise = elseAt(doc, c)
    if (otherwise > verb) {
      to = Math.min(to, otherwise - 1)
      while (to > verb && /^(?:or|else|failing|which|that|otherwise|,)$/.test(doc.lower[to]!)) to--
    }
    if (c.until !== undefined && c.until > verb) to = Math.min(to, c.until - 1)
    // "if the data is not delivered by then": deliver the data.
    if (c.until !== undefined && !c.moved && facts.negated && facts.condition !== null && doc.upos[verb] === U.VERB) {
      const thing = passive && subject >= 0 && subject < verb ? [wordsOf(doc, ...phraseTokens(doc, subject))] : []
      return [doc.lemma[verb]!, ...thing, ...(to > verb ? [wordsOf(doc, verb + 1, to)] : [])].join(' ')
    }
    if (c.time && c.time.span[0] > doc.start[verb]!)
      for (let t = verb + 1; t <= to; t++)
        if (doc.start[t]! >= c.time.span[0]) {
          to = Math.max(verb, t - 2)
          break
        }
    return wordsOf(doc, from, to)
  }
  const noun = requiredNoun(doc, c)
  // "the deadline for the data from 31 March to": the parser may hang what it is for on the verb.
  if (c.moved && c.until !== undefined && doc.lower[c.noun + 1] === 'for' && c.until > c.noun + 2) return wordsOf(doc, c.noun + 2, c.until - 1)
  return noun >= 0 ? wordsOf(doc, ...phraseTokens(doc, noun)) : null
}
