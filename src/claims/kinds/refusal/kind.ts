import type { Doc } from '../../../model/annotation.ts'
import type { Span } from '../../../model/span.ts'
import { lexicon, words } from '../../data.ts'
import { type Draft, defineClaimKind, type KindContext } from '../../kind.ts'
import { actorsOf, partiesOf } from '../../shared/actors.ts'
import { clauseTokens, objectsOf, phraseTokens, spanOf, subjectOf, wordsOf } from '../../shared/clause.ts'
import { factsOf, negated } from '../../shared/factuality.ts'
import { statementNear } from '../../shared/speaker.ts'
import { kidsOf, treeOf } from '../../shared/tree.ts'
import { isRel, R, U } from '../../syntax.ts'

interface Raw {
  readonly verbs: string[]
  readonly phrases: string[]
  readonly nouns: string[]
  readonly negated: string[]
  readonly unwilling: string[]
  readonly unacceptable: string[]
}
let sets: { [K in keyof Raw]: ReadonlySet<string> } | null = null
function lists(): { [K in keyof Raw]: ReadonlySet<string> } {
  sets ??= Object.fromEntries(Object.entries(lexicon<Raw>('refusal')).map(([k, v]) => [k, words(v as string[])])) as { [K in keyof Raw]: ReadonlySet<string> }
  return sets
}

/** Somebody says no: to a proposal, a demand, a meeting, or to doing something. */
export const refusal = defineClaimKind({
  kind: 'refusal',
  summary: 'A party turns something down: a proposal, a demand, a meeting.',
  extract: (doc, context) => {
    const out: Draft<'refusal'>[] = []
    const taken = new Set<number>()
    for (let t = 0; t < doc.count; t++) {
      const refuses = verbal(doc, t) ?? adjectival(doc, t) ?? nominal(doc, t)
      if (!refuses || taken.has(refuses.predicate)) continue
      taken.add(refuses.predicate)
      const draft = draftOf(doc, refuses, context)
      if (draft) out.push(draft)
    }
    return out
  },
})

/** No token, and not the speaker either. */
const NOBODY = -2

interface Refuses {
  readonly predicate: number
  /** Token of whoever refuses; -1 for whoever speaks, `NOBODY` for nobody. */
  readonly by: number
  /** What is refused. */
  readonly of: readonly [first: number, last: number] | null
  readonly stretch: readonly [first: number, last: number]
}

function verbal(doc: Doc, t: number): Refuses | null {
  if (doc.upos[t] !== U.VERB || isRel(doc, t, 'amod')) return null
  const lemma = doc.lemma[t]!
  const plain = lists().verbs.has(lemma) || lists().phrases.has(`${lemma} ${follower(doc, t)}`)
  const no = !plain && lists().negated.has(lemma) && negated(doc, t) && !isRel(doc, t, 'advcl')
  if (!plain && !no) return null
  const facts = factsOf(doc, t)
  if (plain && (facts.negated || facts.condition !== null || deniesFact(doc, t))) return null
  if (no && lemma === 'take' && doc.lower[t + 1] === 'place') return null
  // "will not accept", "does not want", "refuses": a report of what did not happen ("did not meet") is none.
  if (no && !(facts.modal === 'will' || facts.modal === 'would' || facts.modal === 'can' || facts.modal === 'could' || ['want', 'pursue', 'accept', 'agree', 'recognise', 'recognize', 'tolerate', 'negotiate', 'compromise'].includes(lemma))) return null
  if (no && facts.condition !== null) return null
  return { predicate: t, by: agentOf(doc, t), of: refused(doc, t, no), stretch: clauseTokens(doc, t) }
}

/** Objects whose rejection denies that something is so, and refuses nothing: "rejected the claim that". */
const SAYING = new Set(['notion', 'claim', 'assertion', 'allegation', 'report', 'accusation', 'charge', 'idea', 'suggestion', 'rumour', 'rumor', 'criticism', 'speculation', 'narrative'])

function deniesFact(doc: Doc, t: number): boolean {
  return objectsOf(doc, t).some((k) => SAYING.has(doc.lemma[k]!))
}

/** Who acts: the subject, of a passive the agent; "no government" means nobody in particular, and leaves it to the speaker. */
function agentOf(doc: Doc, t: number): number {
  const kids = [...kidsOf(doc, t)]
  if (kids.some((k) => isRel(doc, k, 'nsubj:pass', 'aux:pass'))) return kids.find((k) => doc.rel[k] === R['obl:agent']) ?? (kids.find((k) => doc.rel[k] === R.obl && [...kidsOf(doc, k)].some((c) => doc.lower[c] === 'by')) ?? NOBODY)
  const subject = subjectOf(doc, t)
  if (subject >= 0 && negated(doc, subject)) return -1
  return subject < 0 ? NOBODY : subject
}

/** The word of a phrasal verb that its lexicon entry ends in: particle, or preposition behind it. */
function follower(doc: Doc, t: number): string {
  for (const k of kidsOf(doc, t)) if (doc.rel[k] === R['compound:prt']) return doc.lower[k]!
  return doc.lower[t + 1] ?? ''
}

/** What is turned down: object, infinitive, or what a preposition governs; for a negated verb its whole complement. */
function refused(doc: Doc, t: number, no: boolean): [number, number] | null {
  const object = objectsOf(doc, t).find((k) => k > t)
  if (object !== undefined) return phraseTokens(doc, object, { relative: true, conj: true })
  for (const k of kidsOf(doc, t)) if (k > t && isRel(doc, k, 'xcomp', 'ccomp', 'advcl', 'obl')) return isRel(doc, k, 'obl') ? phraseTokens(doc, k, { relative: true }) : clauseTokens(doc, k)
  const passive = [...kidsOf(doc, t)].find((k) => doc.rel[k] === R['nsubj:pass'])
  if (passive !== undefined) return phraseTokens(doc, passive, { relative: true })
  if (doc.rel[t] === R['acl:relcl'] && doc.head[t]! >= 0) return phraseTokens(doc, doc.head[t]!)
  return no ? [t, t] : null
}

function adjectival(doc: Doc, t: number): Refuses | null {
  if (doc.upos[t] !== U.ADJ) return null
  const lemma = doc.lemma[t]!
  const unwilling = lists().unwilling.has(lemma) && negated(doc, t)
  const bad = lists().unacceptable.has(lemma) && (lemma !== 'negotiable' || negated(doc, t)) && (lemma === 'unwilling' || lemma === 'reluctant' || !negated(doc, t))
  if ((!unwilling && !bad) || isRel(doc, t, 'amod')) return null
  if (factsOf(doc, t).condition !== null) return null
  const mine = unwilling || lemma === 'unwilling' || lemma === 'reluctant'
  const subject = subjectOf(doc, t)
  const top = !mine && doc.rel[t] === R.conj && doc.head[t]! >= 0 && doc.upos[doc.head[t]!] === U.ADJ ? doc.head[t]! : t
  const action = [...kidsOf(doc, t)].find((k) => k > t && isRel(doc, k, 'xcomp', 'csubj', 'advcl', 'ccomp', 'obl'))
  const thing = !mine && subject >= 0 && doc.upos[subject] !== U.PRON ? phraseTokens(doc, subject) : null
  const of = action !== undefined ? (isRel(doc, action, 'obl') ? phraseTokens(doc, action) : clauseTokens(doc, action)) : thing
  return { predicate: t, by: mine ? subject : -1, of, stretch: [clauseTokens(doc, top, { loose: !mine })[0], clauseTokens(doc, t, { loose: !mine })[1]] }
}

/** "its refusal to talk", "Tehran's rejection of the offer". */
function nominal(doc: Doc, t: number): Refuses | null {
  if (doc.upos[t] !== U.NOUN || !lists().nouns.has(doc.lemma[t]!)) return null
  const kids = [...kidsOf(doc, t)]
  const owner = kids.find((k) => k < t && isRel(doc, k, 'nmod:poss'))
  if (owner === undefined) return null
  const object = kids.find((k) => k > t && isRel(doc, k, 'acl', 'nmod'))
  const of: [number, number] | null = object === undefined ? null : [treeOf(doc).left[object]!, treeOf(doc).right[object]!]
  const [first, last] = phraseTokens(doc, t, { relative: true })
  return { predicate: t, by: owner, of, stretch: [first, Math.max(last, of?.[1] ?? last)] }
}

function draftOf(doc: Doc, r: Refuses, context: KindContext): Draft<'refusal'> | null {
  const evidence = spanOf(doc, r.stretch[0], r.stretch[1])
  if (!evidence) return null
  const who = by(doc, r, evidence, context)
  if (who.names.length === 0) return null
  return {
    kind: 'refusal',
    evidence: [evidence],
    by: who.names[0]!,
    with: who.names.slice(1),
    of: r.of && r.of[0] <= r.of[1] ? wordsOf(doc, r.of[0], r.of[1]).replace(/^(?:to|that|with|at|of) /, '') : null,
    factuality: 'asserted',
    ...(who.span ? { valueSpans: { by: [who.span] } } : {}),
  }
}

/** Who refuses: the subject; for "we", "I" and what is called unacceptable whoever says it. Nobody, when the text names nobody. */
function by(doc: Doc, r: Refuses, evidence: Span, context: KindContext): { names: readonly string[]; span: Span | null } {
  const own = r.by >= 0 ? actorsOf(doc, r.by) : []
  if (own.length > 0) {
    const names = own.every((a) => a.type === 'person') ? own.map((a) => a.name) : partiesOf(doc, own)
    return { names, span: spanOf(doc, r.by, r.by) }
  }
  const speaking = r.by === -1 || r.by >= 0 && ['i', 'we', 'us', 'our', 'my', 'government', 'nobody'].includes(doc.lower[r.by]!)
  const statement = speaking ? statementNear(context.statements, evidence) : null
  if (!statement || statement.source === null || statement.source === 'unnamed') return { names: [], span: null }
  return { names: [statement.source, ...statement.with], span: statement.sourceSpans[0] ?? null }
}
