import type { Doc } from '../../../model/annotation.ts'
import { overlaps, type Span } from '../../../model/span.ts'
import { lexicon, words } from '../../data.ts'
import { type Draft, defineClaimKind, type KindContext } from '../../kind.ts'
import { clauseTokens, objectsOf, phraseTokens, spanOf, subjectOf, wordsOf } from '../../shared/clause.ts'
import { factsOf, negated } from '../../shared/factuality.ts'
import { kidsOf, treeOf } from '../../shared/tree.ts'
import { agentsOf, doerOf, isAgentive, isFirstPerson, isOpenPronoun, namesOf, speakersOf, voiceOver } from '../../shared/voices.ts'
import { isRel, R, U } from '../../syntax.ts'

interface Raw {
  readonly verbs: string[]
  readonly phrases: string[]
  readonly nouns: string[]
  readonly negated: string[]
  readonly unwilling: string[]
  readonly unacceptable: string[]
  readonly happening: string[]
  readonly givable: string[]
  readonly silent: string[]
  readonly unanswered: string[]
  readonly idioms: string[]
  readonly vowing: string[]
  readonly evils: string[]
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
      const refuses = verbal(doc, t) ?? adjectival(doc, t) ?? nominal(doc, t) ?? existential(doc, t)
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
  const plain = lists().verbs.has(lemma) || phrasal(doc, t)
  if (!plain && !nearNegation(doc, t)) return null
  const facts = factsOf(doc, t)
  if (plain) {
    // "denied that it had walked away": what is denied is no refusal.
    if (facts.negated || facts.condition !== null || facts.factuality === 'denied' || deniesFact(doc, t)) return null
    return { predicate: t, by: agentOf(doc, t), of: refused(doc, t, false), stretch: clauseTokens(doc, t) }
  }
  if (!negated(doc, t) && !facts.negated) return null
  if (isRel(doc, t, 'advcl') && [...kidsOf(doc, t)].some((k) => k < t && isRel(doc, k, 'mark'))) return null
  if (facts.condition !== null || (lemma === 'take' && doc.lower[t + 1] === 'place')) return null
  if (silent(doc, t, facts.modal)) return { predicate: t, by: doerOf(doc, t), of: kept(doc, t) ?? refused(doc, t, true), stretch: clauseTokens(doc, t) }
  const idiom = facts.modal !== null && lists().idioms.has(`${lemma} ${doc.lower[t + 1] ?? ''}`)
  if (!idiom && !lists().negated.has(lemma) && !willNot(doc, t, facts.modal) && !vowedNever(doc, t, facts.modal)) return null
  // "will not accept", "does not want", "refuses": a report of what did not happen ("did not meet", "did not agree on") is none.
  const future = facts.modal === 'will' || facts.modal === 'would' || facts.modal === 'can' || facts.modal === 'could'
  if (!future && !STANDING.has(lemma) && !(lemma === 'agree' && facts.tense !== 'past')) return null
  if (lemma === 'want' && objectsOf(doc, t).some((k) => lists().evils.has(doc.lemma[k]!))) return null
  const by = vowedNever(doc, t, facts.modal) ? doerOf(doc, doc.head[t]!) : agentOf(doc, t)
  return { predicate: t, by, of: idiom ? [t, clauseTokens(doc, t)[1]] : refused(doc, t, true), stretch: clauseTokens(doc, t) }
}

/** Verbs whose negation is a refusal in any tense. */
const STANDING: ReadonlySet<string> = new Set(['want', 'pursue', 'accept', 'recognise', 'recognize', 'tolerate', 'negotiate', 'compromise', 'budge', 'relent'])

/** "turned down", "argued against"; out of something one walks, bows or opts, elsewhere to "walk out" is to strike. */
function phrasal(doc: Doc, t: number): boolean {
  const word = follower(doc, t)
  if (!lists().phrases.has(`${doc.lemma[t]} ${word}`)) return false
  if (doc.lemma[t] === 'walk' && word === 'away') return doc.lower[t + 2] === 'from'
  return word !== 'out' || !['walk', 'bow', 'opt'].includes(doc.lemma[t]!) || doc.lower[t + 2] === 'of'
}

/** "would not say whether", "would not be drawn on", "did not respond to a request": somebody who is asked keeps silent. */
function silent(doc: Doc, t: number, modal: string | null): boolean {
  const lemma = doc.lemma[t]!
  const doer = doerOf(doc, t)
  if (doer < 0 || !(isAgentive(doc, doer) || agentsOf(doc, doer).length > 0 || ['he', 'she', 'they', 'who'].includes(doc.lower[doer]!))) return false
  if (modal === null && lists().unanswered.has(lemma)) {
    for (let k = t + 1; k < doc.count && k < t + 10 && doc.sentenceOf[k] === doc.sentenceOf[t]; k++)
      if (['request', 'question', 'call', 'inquiry', 'enquiry'].includes(doc.lemma[k]!)) return true
  }
  if (modal !== 'will' && modal !== 'would') return false
  if (lemma === 'draw') return [...kidsOf(doc, t)].some((k) => isRel(doc, k, 'aux:pass'))
  return lists().silent.has(lemma)
}

/** What is kept back: the clause rather than the occasion ("would not say on television whether"). */
function kept(doc: Doc, t: number): [number, number] | null {
  const clause = [...kidsOf(doc, t)].find((k) => k > t && isRel(doc, k, 'ccomp', 'xcomp', 'advcl'))
  return clause === undefined ? null : clauseTokens(doc, clause)
}

/** "swore it would never reopen the plant": what is vowed not to be done. */
function vowedNever(doc: Doc, t: number, modal: string | null): boolean {
  const over = doc.head[t]!
  return modal !== null && over >= 0 && isRel(doc, t, 'ccomp') && lists().vowing.has(doc.lemma[over]!) && !lists().happening.has(doc.lemma[t]!)
}

/** Whether a negative word stands within a dozen tokens before: what is not plainly a refusal needs one. */
function nearNegation(doc: Doc, t: number): boolean {
  for (let k = t - 1; k >= 0 && k > t - 12; k--) if (NEGATIVE.has(doc.lower[k]!)) return true
  return false
}

const NEGATIVE: ReadonlySet<string> = new Set(['not', "n't", 'never', 'no', 'neither', 'nor', 'nobody', 'none', 'cannot', 'nothing'])

/** "Peru will not reopen the treaty": somebody who acts says that he will not, of something that is his to do. */
function willNot(doc: Doc, t: number, modal: string | null): boolean {
  if (modal !== 'will' && !(modal === 'would' && lists().givable.has(doc.lemma[t]!))) return false
  if (lists().happening.has(doc.lemma[t]!) || ![...kidsOf(doc, t)].some((k) => k > t && isRel(doc, k, 'obj', 'obl', 'xcomp', 'ccomp'))) return false
  const doer = doerOf(doc, t)
  return doer >= 0 && (isFirstPerson(doc, doer) || isAgentive(doc, doer) || agentsOf(doc, doer).length > 0 || isOpenPronoun(doc, doer))
}

/** Objects whose rejection denies that something is so, and refuses nothing: "rejected the claim that". */
const SAYING = new Set([
  'notion',
  'claim',
  'assertion',
  'allegation',
  'report',
  'accusation',
  'charge',
  'idea',
  'suggestion',
  'rumour',
  'rumor',
  'criticism',
  'speculation',
  'narrative',
])

function deniesFact(doc: Doc, t: number): boolean {
  return objectsOf(doc, t).some((k) => SAYING.has(doc.lemma[k]!))
}

/** Who acts: the subject, of a passive the agent; "no government" means nobody in particular, and leaves it to the speaker. */
function agentOf(doc: Doc, t: number): number {
  const kids = [...kidsOf(doc, t)]
  if (kids.some((k) => isRel(doc, k, 'nsubj:pass', 'aux:pass')))
    return (
      kids.find((k) => doc.rel[k] === R['obl:agent']) ??
      kids.find((k) => doc.rel[k] === R.obl && [...kidsOf(doc, k)].some((c) => doc.lower[c] === 'by')) ??
      NOBODY
    )
  const subject = doerOf(doc, t)
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
  for (const k of kidsOf(doc, t))
    if (k > t && isRel(doc, k, 'xcomp', 'ccomp', 'advcl', 'obl')) return isRel(doc, k, 'obl') ? phraseTokens(doc, k, { relative: true }) : clauseTokens(doc, k)
  const passive = [...kidsOf(doc, t)].find((k) => doc.rel[k] === R['nsubj:pass'])
  if (passive !== undefined) return phraseTokens(doc, passive, { relative: true })
  if (doc.rel[t] === R['acl:relcl'] && doc.head[t]! >= 0) return phraseTokens(doc, doc.head[t]!)
  return no ? [t, t] : null
}

function adjectival(doc: Doc, t: number): Refuses | null {
  if (doc.upos[t] !== U.ADJ) return null
  const lemma = doc.lemma[t]!
  const unwilling = lists().unwilling.has(lemma) && negated(doc, t)
  const bad =
    lists().unacceptable.has(lemma) && (lemma !== 'negotiable' || negated(doc, t)) && (lemma === 'unwilling' || lemma === 'reluctant' || !negated(doc, t))
  if ((!unwilling && !bad) || isRel(doc, t, 'amod')) return null
  if (factsOf(doc, t).condition !== null) return null
  const mine = unwilling || lemma === 'unwilling' || lemma === 'reluctant'
  const subject = mine ? doerOf(doc, t) : subjectOf(doc, t)
  const top = !mine && doc.rel[t] === R.conj && doc.head[t]! >= 0 && doc.upos[doc.head[t]!] === U.ADJ ? doc.head[t]! : t
  const action = [...kidsOf(doc, t)].find((k) => k > t && isRel(doc, k, 'xcomp', 'csubj', 'advcl', 'ccomp', 'obl'))
  const thing = !mine && subject >= 0 && doc.upos[subject] !== U.PRON ? phraseTokens(doc, subject) : null
  const of = action !== undefined ? (isRel(doc, action, 'obl') ? phraseTokens(doc, action) : clauseTokens(doc, action)) : thing
  // "What we have heard is disappointing and unacceptable": the clause starts with what is judged.
  let first = clauseTokens(doc, top, { loose: !mine })[0]
  if (!mine && subject >= 0 && subject < first)
    first = doc.upos[subject] === U.VERB ? clauseTokens(doc, subject)[0] : phraseTokens(doc, subject, { relative: true })[0]
  if (!mine && judgedBy(doc, t)) return null
  return { predicate: t, by: mine ? subject : -1, of, stretch: [first, clauseTokens(doc, t, { loose: !mine })[1]] }
}

/** "called the attack unacceptable": a judgement of what was done turns nothing down. */
function judgedBy(doc: Doc, t: number): boolean {
  const head = doc.head[t]!
  return head >= 0 && doc.rel[t] === R.xcomp && ['call', 'deem', 'brand', 'label'].includes(doc.lemma[head]!)
}

/** "There can be no talks with kidnappers": what is ruled out is refused by whoever says it. */
function existential(doc: Doc, t: number): Refuses | null {
  if (doc.lemma[t] === 'way' && doc.lower[t - 1] === 'no' && isRel(doc, t, 'nsubj')) return noWay(doc, t)
  if (!isRel(doc, t, 'nsubj') || !lists().givable.has(doc.lemma[t]!) || doc.upos[t] !== U.NOUN || !negated(doc, t)) return null
  const verb = doc.head[t]!
  if (verb < 0 || doc.lemma[verb] !== 'be' || ![...kidsOf(doc, verb)].some((k) => isRel(doc, k, 'expl'))) return null
  const facts = factsOf(doc, verb)
  if (facts.modal !== 'can' && facts.modal !== 'will' && facts.modal !== 'would' && facts.modal !== 'could') return null
  const stretch = clauseTokens(doc, verb)
  for (let k = stretch[0]; k <= stretch[1]; k++) if (/^(?:until|unless|without|if|before|while)$/.test(doc.lower[k]!)) return null
  return { predicate: verb, by: -1, of: phraseTokens(doc, t, { relative: true }), stretch }
}

/** "There is no way we would sign this". */
function noWay(doc: Doc, t: number): Refuses | null {
  const clause = [...kidsOf(doc, t)].find((k) => k > t && isRel(doc, k, 'acl:relcl', 'acl', 'ccomp'))
  const verb = doc.head[t]!
  if (clause === undefined || verb < 0) return null
  const { modal } = factsOf(doc, clause)
  const doer = doerOf(doc, clause)
  if (modal === null || doer < 0 || !(isFirstPerson(doc, doer) || isAgentive(doc, doer) || agentsOf(doc, doer).length > 0)) return null
  return {
    predicate: verb,
    by: isFirstPerson(doc, doer) ? -1 : doer,
    of: clauseTokens(doc, clause),
    stretch: [Math.min(verb, clauseTokens(doc, verb)[0]), clauseTokens(doc, clause)[1]],
  }
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
  const last = lastWord(doc, r, context)
  const evidence = spanOf(doc, r.stretch[0], last)
  if (!evidence) return null
  const of = r.of && r.of[0] <= Math.min(r.of[1], last) ? ([r.of[0], Math.min(r.of[1], last)] as const) : r.of && r.of[1] < r.stretch[0] ? r.of : null
  const who = by(doc, r, evidence, context)
  if (who.names.length === 0 && !(r.by >= 0 && somebody(doc, r)) && doc.lemma[r.predicate] !== 'negotiable') return null
  return {
    kind: 'refusal',
    evidence: [evidence],
    by: who.names[0] ?? null,
    with: who.names.slice(1),
    of: of ? wordsOf(doc, of[0], of[1]).replace(/^(?:to|that|with|at|of) /, '') : null,
    factuality: 'asserted',
    ...(who.span ? { valueSpans: { by: [who.span] } } : {}),
  }
}

/** "Both", "all three", "she": somebody, though the text does not say here who; "it" where something is declined or refused. */
function somebody(doc: Doc, r: Refuses): boolean {
  if (doc.lower[r.by] === 'it') return ['decline', 'refuse', 'reject'].includes(doc.lemma[r.predicate]!)
  return isAgentive(doc, r.by) || /^(?:he|she|they|both|all|neither|none|two|three|four|five|six)$/.test(doc.lower[r.by]!)
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

/** Who refuses: the subject; for "we", "I" and what is called unacceptable whoever says it. Nobody, when the text names nobody. */
function by(doc: Doc, r: Refuses, evidence: Span, context: KindContext): { names: readonly string[]; span: Span | null } {
  const own = namesOf(doc, r.by >= 0 ? agentsOf(doc, r.by) : [])
  if (own.length > 0) return { names: own, span: spanOf(doc, r.by, r.by) }
  const speaking = r.by === -1 || (r.by >= 0 && (isFirstPerson(doc, r.by) || isOpenPronoun(doc, r.by) || ['government', 'nobody'].includes(doc.lower[r.by]!)))
  if (!speaking) return { names: [], span: null }
  // "Ankara says it will not": the refusing verb may itself be what the statement is cued by.
  const cued = context.statements.find((s) => s.cueSpans.some((c) => overlaps(c, [doc.start[r.predicate]!, doc.end[r.predicate]!])))
  const statement = voiceOver(context.statements, evidence, [doc.start[r.predicate]!, doc.end[r.predicate]!]) ?? cued ?? null
  const names = speakersOf(doc, statement)
  return { names, span: names.length > 0 ? (statement?.sourceSpans[0] ?? null) : null }
}
