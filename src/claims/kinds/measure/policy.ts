import type { Doc } from '../../../model/annotation.ts'
import type { MeasureType } from '../../../model/claim.ts'
import { clauseTokens, phraseTokens } from '../../shared/clause.ts'
import { factsOf } from '../../shared/factuality.ts'
import { kidsOf } from '../../shared/tree.ts'
import { isRel, U } from '../../syntax.ts'
import type { ActFound } from './found.ts'
import { meant } from './things.ts'
import { measureLexicon } from './lexicon.ts'
import { ownerOf } from './owner.ts'

/*
 * What becomes of aid, rules, duties and forces where nobody is said to do it: "the speed limit goes back to 130", "foreign aid is cut by a third",
 * "a bill will be tabled in May", "the patrols will go on". Programmes and communiques speak so. Only what is, will be or has just been settled is
 * told; what rose last year is a statistic.
 */

type Turn = 'up' | 'down' | 'stay' | 'back' | 'come' | 'gone'

/** "the minimum wage goes up in May", "support for the army stays": an act by what becomes of a thing that only governments change. */
export function policy(doc: Doc, t: number, kids: readonly number[]): ActFound | null {
  const turn = turnOf(doc, t)
  if (!turn) return null
  const facts = factsOf(doc, t)
  const hung = isRel(doc, t, 'acl') && /^to$/.test(doc.lower[t - 2] ?? '') && doc.lower[t - 1] === 'be'
  const subject = hung ? doc.head[t]! : (kids.find((k) => k < t && isRel(doc, k, 'nsubj', 'nsubj:pass')) ?? -1)
  // "until a law has been passed" dates something else.
  if (subject < 0 || DATING.test(doc.lower[phraseTokens(doc, subject)[0] - 1] ?? '') || DATING.test(doc.lower[phraseTokens(doc, subject)[0]]!)) return null
  if (facts.negated || facts.condition !== null || facts.question || doc.upos[subject] !== U.NOUN) return null
  const made = facts.passive || hung
  if (needsPassive(doc, t) !== made) return null
  const future = hung || facts.modal === 'will' || facts.modal === 'would' || facts.tense === 'future' || isTo(doc, t)
  if (facts.modal !== null && !future) return null
  // What rose is a figure; what was cut is an act.
  const type = sortOf(doc, subject)
  const ended = turn === 'gone' && (type === 'trade' || type === 'sanctions')
  if (!future && facts.tense === 'past' && !made && !ended) return null
  if (turn === 'stay' && !bare(doc, t)) return null
  const told = type && directed(type, turn, future || (facts.tense === 'present' && !facts.perfect && !made))
  if (!type || !told) return null
  const [first, last] = clauseTokens(doc, t)
  const stretch = [Math.min(first, phraseTokens(doc, subject)[0]), Math.max(last, t)] as const
  return { head: t, type, by: ownerOf(doc, subject), thing: subject, stretch, impersonal: true, home: true, ...told }
}

const DATING = /^(?:until|till|before|once|when|after|if|unless|as|than|whether|because|although)$/

/** "is to be tabled". */
function isTo(doc: Doc, t: number): boolean {
  return doc.lower[t - 1] === 'be' && doc.lower[t - 2] === 'to'
}

/** Verbs of the table that stand there with a particle. */
const PARTICLED: ReadonlySet<string> = new Set(['go', 'come', 'carry', 'bring'])

function turnOf(doc: Doc, t: number): Turn | null {
  const { policyTurns } = measureLexicon()
  const lemma = doc.lemma[t]!
  const one = policyTurns.get(lemma)
  const two = PARTICLED.has(lemma) ? policyTurns.get(`${lemma} ${doc.lower[t + 1] ?? ''}`) : undefined
  return (two ?? one ?? null) as Turn | null
}

/** Verbs that things do by themselves ("rises"); all others of the table must be passive ("is cut"). */
const BY_THEMSELVES: ReadonlySet<string> = new Set(
  'rise go climb grow fall drop lose shrink stay remain continue return revert come expire lapse end disappear double treble triple carry'.split(' '),
)

function needsPassive(doc: Doc, t: number): boolean {
  return !BY_THEMSELVES.has(doc.lemma[t]!) || ((doc.lemma[t] === 'double' || doc.lemma[t] === 'drop' || doc.lemma[t] === 'end') && factsOf(doc, t).passive)
}

/** "support stays", not "support stays high". */
function bare(doc: Doc, t: number): boolean {
  const next = doc.lower[t + 1] ?? ''
  return doc.upos[t + 1] === U.PUNCT || /^(?:as|in|where|until|till|for|at|on|through|unchanged|the|with|,)$/.test(next) || doc.upos[t] !== U.VERB
}

/** "the law", "the speed limit": by the noun, or with the one before it. */
export function isRule(doc: Doc, noun: number): boolean {
  const { rules } = measureLexicon()
  return rules.has(doc.lemma[noun]!) || rules.has(`${doc.lower[noun - 1] ?? ''} ${doc.lemma[noun]}`)
}

function sortOf(doc: Doc, noun: number): MeasureType | null {
  const lex = measureLexicon()
  const lemma = doc.lemma[noun]!
  if (isRule(doc, noun)) return 'legal'
  if (lemma === 'spending' || lemma === 'budget')
    return [...kidsOf(doc, noun)].some((k) => k < noun && /^(?:defen[cs]e|military|arms)$/.test(doc.lower[k]!)) ? 'military' : null
  const classes = lex.things.get(lemma) ?? []
  if (!meant(doc, noun)) return null
  if (classes.includes('aid')) return 'aid'
  if (classes.includes('tariff')) return 'trade'
  if (classes.includes('sanction')) return 'sanctions'
  return classes.includes('force') || classes.includes('drill') || classes.includes('posture') ? 'military' : null
}

/** What it comes to, by type and turn; a fixed direction where the act is to come. */
function directed(type: MeasureType, turn: Turn, ahead: boolean): Pick<ActFound, 'act' | 'fixed'> | null {
  const promise = ahead ? ({ fixed: 'promise' } as const) : {}
  if (type === 'legal') return turn === 'gone' && !ahead ? { act: 'stop' } : { act: 'start', fixed: 'promise' }
  if (type === 'aid') {
    if (turn === 'down' || turn === 'gone') return { act: 'stop' }
    return { act: turn === 'up' ? 'increase' : 'resume', fixed: 'promise' }
  }
  if (type === 'military') {
    if (turn === 'down' || turn === 'gone') return { act: 'ease', ...promise }
    return turn === 'up' && !ahead ? { act: 'increase' } : turn === 'up' || turn === 'stay' ? { act: 'increase', fixed: 'promise' } : null
  }
  if (turn === 'down' || turn === 'gone') return { act: 'ease', ...promise }
  return turn === 'up' || turn === 'come' ? (ahead ? { act: 'start', fixed: 'threaten' } : { act: 'increase' }) : null
}
