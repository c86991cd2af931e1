import type { Doc } from '../../../model/annotation.ts'
import type { Basis } from '../../../model/article.ts'
import type { StatementClaim } from '../../../model/claim.ts'
import type { Span } from '../../../model/span.ts'
import { defineClaimKind, type Draft } from '../../kind.ts'
import { actorsOf, meansBoth, partyOf } from '../../shared/actors.ts'
import { caseOf, clauseTokens, objectsOf, phraseTokens, prepsOf, spanOf, subjectOf, wordsOf, withinQuotation } from '../../shared/clause.ts'
import { factsOf } from '../../shared/factuality.ts'
import { pairsOf } from '../../shared/principals.ts'
import { statementNear, statementOver } from '../../shared/speaker.ts'
import { kidsOf } from '../../shared/tree.ts'
import { isRel } from '../../syntax.ts'
import { dueOf } from './due.ts'
import { type Candidate, deadlineWords, findDeadlines, requiredNoun, requiredVerb } from './find.ts'

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
  return {
    kind: 'deadline',
    evidence: [evidence],
    valueSpans,
    basis,
    because,
    factuality: factsOf(doc, c.verb).factuality,
    by,
    on: onWhom(doc, c, by),
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
  if (asks(doc, c)) {
    const actor = actorsOf(doc, subjectOf(doc, c.verb))[0]
    if (actor) return actor.name
  }
  if (c.noun >= 0) for (const k of kidsOf(doc, c.noun)) if (isRel(doc, k, 'nmod:poss')) return actorsOf(doc, k)[0]?.name ?? null
  if (receives(doc, c)) return null
  const facts = factsOf(doc, c.verb)
  for (const a of facts.above) {
    if (
      !/^(?:agree|order|demand|warn|tell|urge|pledge|promise|vow|threaten|ask|insist|require|instruct|hope|want|express|give|propose|call|say|plan)$/.test(
        doc.lemma[a]!,
      )
    )
      continue
    const subject = subjectOf(doc, a)
    const actor = subject >= 0 ? actorsOf(doc, subject)[0] : undefined
    if (actor) return actor.name
  }
  return statementOver(statements, span)?.source ?? statementNear(statements, span)?.source ?? null
}

const RECEIVING = /^(?:reject|refuse|dismiss|ignore|defy|rebuff|accept|face|miss|heed|spurn|denounce)$/

/** Whether the subject is the one the deadline is for: whoever rejects, misses or faces one did not set it. */
function receives(doc: Doc, c: Candidate): boolean {
  return c.noun >= 0 && RECEIVING.test(doc.lemma[c.verb]!) && !factsOf(doc, c.verb).passive && subjectOf(doc, c.verb) >= 0
}

/** Who must act: whom it was given to, else who does what is required. */
function onWhom(doc: Doc, c: Candidate, by: string | null): string[] {
  const w = deadlineWords()
  const names = (token: number): string[] => {
    if (token < 0) return []
    const out = actorsOf(doc, token).flatMap((a) => partyOf(doc, a) ?? (a.type === 'place' ? [] : a.name))
    if (out.length === 0 && (meansBoth(doc, token) || bothPeople(doc, token))) return [...(pairsOf(doc)[0]?.pair ?? [])]
    return [...new Set(out)]
  }
  if (reflexive(doc, c)) {
    const subject = subjectOf(doc, c.verb)
    const found = names(subject)
    const several =
      found.length > 1 || (found.length === 1 && doc.lower[subject] !== 'they' && !/themselves/.test(doc.lower.slice(c.first, c.last + 1).join(' ')))
    return several ? found : [...(pairsOf(doc)[0]?.pair ?? found)]
  }
  if (receives(doc, c)) return names(subjectOf(doc, c.verb))
  if (c.sort === 'set' && w.give.has(doc.lemma[c.verb]!)) {
    for (const o of objectsOf(doc, c.verb)) {
      if (o === c.noun || doc.times.some((t) => t.span[0] <= doc.start[o]! && doc.end[o]! <= t.span[1])) continue
      const found = names(o)
      if (found.length > 0) return found
    }
    if (factsOf(doc, c.verb).passive) {
      const found = names(subjectOf(doc, c.verb))
      if (found.length > 0) return found
    }
  }
  for (const at of [c.noun, c.verb])
    if (at >= 0)
      for (const p of prepsOf(doc, at))
        if (/^(?:for|on)$/.test(p.word) || (p.word === 'to' && c.sort === 'set' && c.noun >= 0)) {
          const found = names(p.head)
          if (found.length > 0) return found
        }
  if (asks(doc, c)) return []
  const verb = requiredVerb(doc, c)
  const subject = verb >= 0 ? subjectOf(doc, verb) : subjectOf(doc, c.verb)
  const passive = verb >= 0 && factsOf(doc, verb).passive
  const found = passive ? [] : names(subject).filter((n) => c.sort !== 'set' || n !== by)
  if (found.length > 0) return found
  // "agreed that the broadcasts would be suspended by …": those who agreed.
  for (const a of factsOf(doc, c.verb).above)
    if (/^(?:agree|pledge|promise|vow|commit|undertake|consent)$/.test(doc.lemma[a]!)) {
      const bound = names(subjectOf(doc, a))
      if (bound.length > 0) return bound
    }
  // "warned Russia that, if no deal is reached within 50 days": the one who is warned.
  for (const a of factsOf(doc, c.verb).above)
    for (const o of objectsOf(doc, a)) {
      const warned = names(o)
      if (warned.length > 0) return warned
    }
  // "There are a few hours left to decide": the speaker's side.
  const nobody = subject < 0 || doc.lower.slice(c.first, c.last + 1).includes('there')
  const speaker = !nobody || by === null ? undefined : doc.actors.find((a) => a.name === by)
  return speaker ? [partyOf(doc, speaker) ?? speaker.name] : []
}

/** "gave themselves until", "a self-imposed deadline": set by those who must keep it. */
function reflexive(doc: Doc, c: Candidate): boolean {
  if (c.noun >= 0) for (const k of kidsOf(doc, c.noun)) if (/^self(?:-imposed|-set)?$/.test(doc.lower[k]!) || doc.lower[k] === 'imposed') return true
  if (deadlineWords().give.has(doc.lemma[c.verb]!))
    for (const o of objectsOf(doc, c.verb)) if (/^(?:themselves|itself|ourselves|himself|herself)$/.test(doc.lower[o]!)) return true
  for (let t = c.first; t <= c.last; t++) if (doc.lower[t] === 'themselves' && deadlineWords().give.has(doc.lemma[t - 1]!)) return true
  return false
}

/** "the leaders want an answer before March": the one who asks is the subject, who must act is not told. */
function asks(doc: Doc, c: Candidate): boolean {
  return (
    c.sort === 'duty' &&
    /^(?:want|seek|await|demand|expect|require)$/.test(doc.lemma[c.verb]!) &&
    objectsOf(doc, c.verb).length > 0 &&
    subjectOf(doc, c.verb) >= 0
  )
}

/** "both men", "the two of them": the pair that the article is about. */
function bothPeople(doc: Doc, token: number): boolean {
  if (!/^(?:man|woman)$/.test(doc.lemma[token]!)) return false
  for (const k of kidsOf(doc, token)) if (doc.lower[k] === 'both' || doc.lower[k] === 'two') return true
  return false
}

function requires(doc: Doc, c: Candidate): string | null {
  const wanted = asks(doc, c) ? objectsOf(doc, c.verb)[0] : undefined
  if (wanted !== undefined) return wordsOf(doc, ...phraseTokens(doc, wanted, { conj: true }))
  const verb = requiredVerb(doc, c)
  if (verb >= 0) {
    const [first, last] = clauseTokens(doc, verb)
    const passive = factsOf(doc, verb).passive
    const subject = subjectOf(doc, verb)
    const from = passive && subject >= 0 && subject < verb ? Math.max(first, phraseTokens(doc, subject)[0]) : verb
    let to = Math.min(last, from + 14)
    if (c.time && c.time.span[0] > doc.start[verb]!)
      for (let t = verb + 1; t <= to; t++)
        if (doc.start[t]! >= c.time.span[0]) {
          to = Math.max(verb, t - 2)
          break
        }
    return wordsOf(doc, from, to)
  }
  const noun = requiredNoun(doc, c)
  return noun >= 0 ? wordsOf(doc, ...phraseTokens(doc, noun)) : null
}

/** What threatens: "threatening sanctions if …", "or face tariffs", "impose X if no deal is reached within …". */
function orElse(doc: Doc, c: Candidate): string | null {
  const s = doc.sentences[doc.sentenceOf[c.verb]!]!
  for (let t = s.first; t < s.end; t++) {
    if (doc.lemma[t] === 'threaten') {
      for (const k of kidsOf(doc, t)) if (isRel(doc, k, 'obj', 'obl', 'xcomp') && k > t) return wordsOf(doc, ...phraseTokens(doc, k))
    }
    if ((doc.lemma[t] === 'face' || doc.lemma[t] === 'risk') && t > s.first && /^(?:or|will|would|otherwise|and)$/.test(doc.lower[t - 1]!)) {
      for (const k of kidsOf(doc, t)) if (isRel(doc, k, 'obj', 'xcomp') && k > t) return wordsOf(doc, ...phraseTokens(doc, k))
    }
  }
  const facts = factsOf(doc, c.verb)
  if (facts.condition === 'if' && c.sort === 'duty') {
    const main = facts.above[0]
    if (main !== undefined) {
      const object = objectsOf(doc, main).find((o) => actorsOf(doc, o).length === 0 || caseOf(doc, o) === '')
      if (object !== undefined) return wordsOf(doc, ...phraseTokens(doc, object))
    }
  }
  return null
}
