import type { Doc } from '../../../model/annotation.ts'
import type { StatementClaim } from '../../../model/claim.ts'
import { clauseTokens, phraseTokens, subjectOf } from '../../shared/clause.ts'
import { factsOf, negated } from '../../shared/factuality.ts'
import { kidsOf } from '../../shared/tree.ts'
import { agentsOf, doerOf } from '../../shared/voices.ts'
import { actorAt } from '../../shared/actors.ts'
import { isRel, R, U } from '../../syntax.ts'
import type { Refuses } from './found.ts'

/*
 * A no in few words: "It's a no", "the subject is closed", "not going anywhere", "dead on arrival", "would not be bullied", "neither confirm nor deny".
 */

const MATTER = /^(?:subject|matter|question|issue|file|chapter|case|debate|discussion|door|book|topic)$/

/** "the subject is closed", "for Madrid the question is settled": refused by whoever says it, or for whom it is said to be so. */
export function closed(doc: Doc, t: number): Refuses | null {
  if (!/^(?:closed|settled|shut|over)$/.test(doc.lower[t]!)) return null
  if (![...kidsOf(doc, t)].some((k) => k < t && /^(?:is|was|are|remains|'s|stays)$/.test(doc.lower[k]!)) && !/^(?:remains|stays)$/.test(doc.lower[t - 1] ?? ''))
    return null
  const subject = subjectOf(doc, t)
  if (subject < 0 || subject > t || !MATTER.test(doc.lemma[subject]!) || negated(doc, t) || factsOf(doc, t).condition !== null || factsOf(doc, t).question)
    return null
  // Doors of houses are closed too: one to something is meant, or what is talked about.
  if (/^(?:case|door|book|file|chapter)$/.test(doc.lemma[subject]!) && !kidsOf(doc, subject).some((k) => isRel(doc, k, 'nmod', 'acl'))) return null
  if (!kidsOf(doc, subject).some((k) => /^(?:the|that|this|its|our)$/.test(doc.lower[k]!))) return null
  const of = phraseTokens(doc, subject)
  const by = forWhom(doc, t)
  const [first, last] = clauseTokens(doc, t)
  return { predicate: t, by, of, stretch: [Math.min(first, of[0]), last] }
}

/** "for Madrid", "to Caracas": for whom something is said to be so; -1, whoever says it, without one. */
export function forWhom(doc: Doc, t: number): number {
  for (const k of kidsOf(doc, t))
    if (isRel(doc, k, 'obl', 'nmod') && kidsOf(doc, k).some((c) => doc.rel[c] === R.case && /^(?:for|to)$/.test(doc.lower[c]!)) && agentsOf(doc, k).length > 0)
      return k
  return -1
}

/** "was not going anywhere": nobody moves who was asked to. */
export function staysPut(doc: Doc, t: number): Refuses | null {
  if (doc.lower[t] !== 'going' || doc.lower[t + 1] !== 'anywhere') return null
  const not = [t - 1, t - 2].some((k) => /^(?:not|n't|never)$/.test(doc.lower[k] ?? ''))
  if (!not || (doc.lower[t + 2] === 'near' && doc.lower[t + 3] === 'that')) return null
  const subject = doerOf(doc, t)
  const who =
    subject >= 0 && agentsOf(doc, subject).length > 0
      ? subject
      : subject >= 0 && /^(?:talks|it)$/.test(doc.lower[subject]!) && doc.lower[subject] === 'talks'
        ? -2
        : -1
  if (who === -2) return null
  const [first] = clauseTokens(doc, t)
  return { predicate: t, by: who, of: [t, t + 1], stretch: [Math.min(first, t - 1), t + 1] }
}

const COERCED: ReadonlySet<string> = new Set(
  'drag push bully rush force press pressure lecture bounce blackmail dictate intimidate cow corner hustle stampede railroad draw pull strong-arm browbeat threaten hurry provoke bulldoze bind'.split(
    ' ',
  ),
)

/** "would not be dragged into the negotiations", "will not be bullied": what others want of somebody who will not have it. */
export function coerced(doc: Doc, t: number): Refuses | null {
  if (!COERCED.has(doc.lemma[t]!) || !negated(doc, t)) return null
  const facts = factsOf(doc, t)
  if (!facts.passive || !(facts.modal === 'will' || facts.modal === 'would' || facts.modal === 'going') || facts.condition !== null) return null
  const subject = [...kidsOf(doc, t)].find((k) => k < t && isRel(doc, k, 'nsubj:pass', 'nsubj')) ?? -1
  if (subject < 0) return null
  const [first, last] = clauseTokens(doc, t)
  const into = [...kidsOf(doc, t)].find((k) => k > t && isRel(doc, k, 'obl', 'xcomp', 'advcl'))
  return { predicate: t, by: subject, of: into === undefined ? [t, last] : phraseTokens(doc, into, { relative: true }), stretch: [first, last] }
}

/** "something the union will never do": by the noun that the clause hangs on. */
export function neverDo(doc: Doc, t: number): Refuses | null {
  if (doc.lower[t] !== 'do' || doc.lower[t - 1] !== 'never' || !/^(?:will|would|'ll|'d)$/.test(doc.lower[t - 2] ?? '')) return null
  const by = doerOf(doc, t)
  if (by < 0 || by > t) return null
  const { first } = doc.sentences[doc.sentenceOf[t]!]!
  const what = isRel(doc, t, 'acl:relcl') ? doc.head[t]! : -1
  const start = what >= 0 && t - what < 12 ? what : Math.max(first, clauseTokens(doc, t)[0])
  return { predicate: t, by, of: what >= 0 ? phraseTokens(doc, what) : null, stretch: [Math.min(start, t), t] }
}

/** "It's a no from Dublin", "Dublin's answer was no", "the answer is no". */
export function plainNo(doc: Doc, t: number): Refuses | null {
  if (doc.lower[t] !== 'no' || !/^(?:[.,;:!”"]|from|for|to|and)$/.test(doc.lower[t + 1] ?? '.')) return null
  const s = doc.sentences[doc.sentenceOf[t]!]!
  const before = doc.lower.slice(Math.max(s.first, t - 6), t).join(' ')
  const hit =
    /\b(?:it|that|this|answer|reply|verdict|response|word)(?: \S+){0,2}? (?:is|was|'s|remains|came back) (?:still |again )?(?:a |an )?(?:firm |flat |clear |resounding )?$/.exec(
      `${before} `,
    )
  if (!hit) return null
  let by = -1
  for (let k = t + 1; k < s.end && k < t + 5 && by < 0; k++) if (/^(?:from)$/.test(doc.lower[t + 1] ?? '') && k > t + 1 && actorAt(doc, k)) by = k
  const words = hit[0].trim().split(' ').length
  const first = Math.max(s.first, t - words)
  if (by < 0)
    for (let k = t - words - 3; k < t; k++)
      if (k >= s.first && actorAt(doc, k) && /^(?:answer|reply|verdict|response)$/.test(doc.lower[k + 2] ?? doc.lower[k + 1] ?? '')) by = k
  return { predicate: t, by, of: null, stretch: [by >= 0 && by < first ? by : first, by > t ? by : t] }
}

/** "is dead on arrival in Riyadh". */
export function deadOnArrival(doc: Doc, t: number): Refuses | null {
  if (doc.lower[t] !== 'dead' || doc.lower[t + 1] !== 'on' || doc.lower[t + 2] !== 'arrival') return null
  const subject = subjectOf(doc, t)
  if (subject < 0 || subject > t || negated(doc, t)) return null
  const of = phraseTokens(doc, subject)
  const where = doc.lower[t + 3] === 'in' && actorAt(doc, t + 4) ? t + 4 : -1
  return { predicate: t, by: where, of, stretch: [of[0], where >= 0 ? where : t + 2] }
}

/** "would neither confirm nor deny it". */
export function neitherNor(doc: Doc, t: number): Refuses | null {
  if (doc.lower[t] !== 'confirm' || doc.lower[t - 1] !== 'neither' || doc.lower[t + 1] !== 'nor') return null
  const by = doerOf(doc, t)
  return by < 0 ? null : { predicate: t, by, of: [t, t], stretch: [by < t && t - by < 16 ? Math.max(by, clauseTokens(doc, t)[0]) : t - 1, t + 2] }
}

/** "is not in the business of giving up land", "is in no mood to talk". */
export function notInTheMood(doc: Doc, t: number): Refuses | null {
  if (!/^(?:business|mood|habit|position|market)$/.test(doc.lower[t]!) || !/^(?:of|to|for)$/.test(doc.lower[t + 1] ?? '')) return null
  const near = doc.lower.slice(Math.max(0, t - 4), t).join(' ')
  if (!/\b(?:in no|(?:not|n't|never) in (?:the|a|any))$/.test(near)) return null
  // "in no position to judge" is a reproach, "in no position to concede" a refusal.
  const subject = subjectOf(doc, t) >= 0 ? subjectOf(doc, t) : t - 1
  const be = [...kidsOf(doc, t)].find((k) => isRel(doc, k, 'cop'))
  if (doc.lower[t] === 'position' || (be !== undefined && factsOf(doc, t).condition !== null)) return null
  const { end } = doc.sentences[doc.sentenceOf[t]!]!
  let last = t + 1
  while (last + 1 < end && last < t + 14 && !/^[,;:.”"–—]$/.test(doc.lower[last + 1]!)) last++
  if (last < t + 2) return null
  const by = subject >= 0 && subject < t - 1 ? subject : -1
  return { predicate: t, by, of: [t + 2, last], stretch: [by >= 0 ? Math.min(by, phraseTokens(doc, by)[0]) : t - 2, last] }
}

const NO =
  /^(?:no|never(?: again| ever)?|no way|not a chance|no chance|nothing doing|over my dead body|out of the question|absolutely not|certainly not|of course not|definitely not|not on my watch|forget it|no,? thank(?:s| you)|not now,? not ever|not an inch|not one inch|no deal|not a (?:cent|penny|metre|meter|comma|word)(?: more)?|we (?:laughed|said no|refused)|i (?:laughed|said no|refused))$/i

/** "Never," said the rebel: a no as all that is quoted; by whoever says it. */
export function curtReplies(
  doc: Doc,
  statements: readonly StatementClaim[],
): { readonly span: readonly [number, number]; readonly statement: StatementClaim }[] {
  const out: { span: readonly [number, number]; statement: StatementClaim }[] = []
  for (const s of statements) {
    if (s.form !== 'direct' || s.source === null || s.polarity === 'asked' || s.contentSpans.length !== 1) continue
    const [from, to] = s.contentSpans[0]!
    if (to - from > 40) continue
    const words = doc.text.slice(from, to).replace(/[.,!?…\s]+$/u, '')
    if (NO.test(words)) out.push({ span: [from, from + words.length], statement: s })
  }
  return out
}

/** Whom an offer that "was refused" had been made to: the one offered, asked or invited in the clauses before; -1 where the text does not tell. */
export function offeredTo(doc: Doc, t: number): number {
  const first = doc.sentences[Math.max(0, doc.sentenceOf[t]! - 1)]!.first
  for (let v = t - 1; v >= first && v > t - 50; v--) {
    if (doc.upos[v] !== U.VERB || !/^(?:offer|ask|invite|request|urge|propose|press|demand|promise|hand|give|put|send)$/.test(doc.lemma[v]!)) continue
    for (const k of kidsOf(doc, v)) {
      if (k < v || agentsOf(doc, k).length === 0) continue
      const to = isRel(doc, k, 'obl', 'nmod') && kidsOf(doc, k).some((c) => doc.rel[c] === R.case && /^(?:to|of|from)$/.test(doc.lower[c]!))
      if (isRel(doc, k, 'iobj') || to || (isRel(doc, k, 'obj') && /^(?:ask|invite|urge|press|offer)$/.test(doc.lemma[v]!))) return k
    }
    // "had offered Yerevan autonomy", where the parser makes one name of the two.
    if (actorAt(doc, v + 1) && doc.upos[v + 1] === U.PROPN && /^(?:offer|give|promise|hand|ask|invite)$/.test(doc.lemma[v]!)) return v + 1
  }
  return -1
}
