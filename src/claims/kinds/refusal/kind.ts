import type { Doc } from '../../../model/annotation.ts'
import type { StatementClaim } from '../../../model/claim.ts'
import { overlaps, type Span } from '../../../model/span.ts'
import { type Draft, defineClaimKind, type KindContext } from '../../kind.ts'
import { isSomebody } from '../../shared/antecedent.ts'
import { meantBy } from '../../shared/bodies.ts'
import { spanOf, wordsOf } from '../../shared/clause.ts'
import { agentsOf, isFirstPerson, isOpenPronoun, namesOf, speakersOf, voiceOver } from '../../shared/voices.ts'
import { isRel, U } from '../../syntax.ts'
import { closed, coerced, curtReplies, deadOnArrival, neitherNor, neverDo, notInTheMood, plainNo, staysPut } from './curt.ts'
import { guessed } from './guessed.ts'
import type { Refuses } from './found.ts'
import { adjectival, existential, nominal, notToBeHad, opposed, outOfQuestion } from './others.ts'
import { verbal } from './verbal.ts'

/** Somebody says no: to a proposal, a demand, a meeting, or to doing something. */
export const refusal = defineClaimKind({
  kind: 'refusal',
  summary: 'A party turns something down: a proposal, a demand, a meeting.',
  extract: (doc, context) => {
    const out: Draft<'refusal'>[] = []
    const taken = new Set<number>()
    for (let t = 0; t < doc.count; t++) {
      const refuses =
        verbal(doc, t) ??
        adjectival(doc, t) ??
        nominal(doc, t) ??
        existential(doc, t) ??
        outOfQuestion(doc, t) ??
        notToBeHad(doc, t) ??
        opposed(doc, t) ??
        curt(doc, t)
      if (!refuses || taken.has(refuses.predicate)) continue
      taken.add(refuses.predicate)
      const draft = draftOf(doc, refuses, context)
      if (draft) out.push(draft)
    }
    for (const { span, statement } of curtReplies(doc, context.statements))
      if (!out.some((d) => d.evidence.some((e) => overlaps(e, span)))) out.push(replyOf(span, statement))
    return out
  },
})

/** A no in few words. */
function curt(doc: Doc, t: number): Refuses | null {
  if (!CURT.has(doc.lower[t]!)) return doc.upos[t] === U.VERB ? coerced(doc, t) : null
  return closed(doc, t) ?? staysPut(doc, t) ?? neverDo(doc, t) ?? plainNo(doc, t) ?? deadOnArrival(doc, t) ?? neitherNor(doc, t) ?? notInTheMood(doc, t)
}

const CURT: ReadonlySet<string> = new Set('closed settled shut over going do no dead confirm business mood habit market'.split(' '))

function replyOf(span: Span, s: StatementClaim): Draft<'refusal'> {
  return { kind: 'refusal', evidence: [span], by: s.source, with: s.with, of: null, factuality: 'asserted', valueSpans: { by: s.sourceSpans } }
}

function draftOf(doc: Doc, r: Refuses, context: KindContext): Draft<'refusal'> | null {
  const last = lastWord(doc, r, context)
  const evidence = spanOf(doc, r.stretch[0], last)
  if (!evidence) return null
  const of = r.of && r.of[0] <= Math.min(r.of[1], last) ? ([r.of[0], Math.min(r.of[1], last)] as const) : r.of && r.of[1] < r.stretch[0] ? r.of : null
  const who = by(doc, r, evidence, context)
  // "it was refused": somebody did, though the text does not say here who.
  if (who.names.length === 0 && r.open !== true && !(r.by >= 0 && somebody(doc, r)) && doc.lemma[r.predicate] !== 'negotiable') return null
  return {
    kind: 'refusal',
    evidence: [evidence],
    by: who.names[0] ?? null,
    with: who.names.slice(1),
    of: of ? wordsOf(doc, of[0], of[1]).replace(/^(?:to|that|with|at|of) /, '') : null,
    factuality: r.factuality ?? 'asserted',
    ...(who.span ? { valueSpans: { by: [who.span] } } : {}),
    ...(who.inferred ? { basis: { by: 'inferred' as const }, because: { by: 'whom the words stand for in this article' } } : {}),
  }
}

/** "Both", "all three", "the union": somebody, though the text does not say here who; "it" where something is declined or refused. */
function somebody(doc: Doc, r: Refuses): boolean {
  if (doc.lower[r.by] === 'it') return ['decline', 'refuse', 'reject', 'rule', 'veto', 'oppose', 'turn'].includes(doc.lemma[r.predicate]!)
  // "people who refuse to", "its refusal": nobody in particular.
  // In "a claim the railway had refused to discuss" somebody does all the same.
  const whose = isRel(doc, r.predicate, 'acl:relcl') && doc.head[r.by] !== r.predicate
  if (whose || /^(?:its|their|his|her|it|who|which|that)$/.test(doc.lower[r.by]!)) return false
  return doc.lower[r.by] === 'neither' || isSomebody(doc, r.by)
}

/** Last token of the evidence: where a colon, or the words of the speaker who refuses, end before the clause does. */
function lastWord(doc: Doc, r: Refuses, context: KindContext): number {
  const at: Span = [doc.start[r.predicate]!, doc.end[r.predicate]!]
  const box = voiceOver(context.statements, at, at)?.contentSpans.find((c) => overlaps(c, at))
  let last = r.predicate
  while (last < r.stretch[1] && !/^[:;]$/.test(doc.lower[last + 1]!) && (!box || doc.end[last + 1]! <= box[1])) last++
  while (last > r.predicate && doc.upos[last] === U.PUNCT) last--
  return last
}

/** Whom the words around tell where the subject names nobody: an inferred value. */
function otherwise(doc: Doc, token: number): { names: readonly string[]; span: Span | null; inferred?: boolean } {
  const names = guessed(doc, token)
  return { names, span: names.length > 0 ? spanOf(doc, token, token) : null, inferred: true }
}

/** Who refuses: the subject; for "we", "I" and what is called unacceptable whoever says it. Nobody, when the text names nobody. */
function by(doc: Doc, r: Refuses, evidence: Span, context: KindContext): { names: readonly string[]; span: Span | null; inferred?: boolean } {
  const own = namesOf(doc, r.by >= 0 ? agentsOf(doc, r.by) : [])
  if (own.length > 0) return { names: own, span: spanOf(doc, r.by, r.by) }
  const speaking = r.by === -1 || (r.by >= 0 && (isFirstPerson(doc, r.by) || isOpenPronoun(doc, r.by) || ['government', 'nobody'].includes(doc.lower[r.by]!)))
  const meant = !speaking || doc.lower[r.by] === 'government' || isOpenPronoun(doc, r.by) ? meantBy(doc, r.by) : []
  if (meant.length > 0) return { names: meant, span: spanOf(doc, r.by, r.by), inferred: true }
  if (!speaking) return otherwise(doc, r.by)
  // "Ankara says it will not": the refusing verb may itself be what the statement is cued by.
  const cued = context.statements.find((s) => s.cueSpans.some((c) => overlaps(c, [doc.start[r.predicate]!, doc.end[r.predicate]!])))
  const statement = voiceOver(context.statements, evidence, [doc.start[r.predicate]!, doc.end[r.predicate]!]) ?? cued ?? null
  const names = speakersOf(doc, statement)
  if (names.length === 0 && r.by >= 0 && !isFirstPerson(doc, r.by)) return otherwise(doc, r.by)
  return { names, span: names.length > 0 ? (statement?.sourceSpans[0] ?? null) : null }
}
