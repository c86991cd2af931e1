import type { Doc } from '../../../model/annotation.ts'
import { actorsBetween, actorsOf, meansBoth, partiesOf, partyOf } from '../../shared/actors.ts'
import { meantBy } from '../../shared/bodies.ts'
import { antecedentOf, surfaceSubject } from '../../shared/antecedent.ts'
import { objectsOf, prepsOf, subjectOf } from '../../shared/clause.ts'
import { factsOf } from '../../shared/factuality.ts'
import { pairsOf } from '../../shared/principals.ts'
import { kidsOf, treeOf } from '../../shared/tree.ts'
import { agentsOf } from '../../shared/voices.ts'
import { isRel, R, U } from '../../syntax.ts'
import { type Candidate, deadlineWords, requiredVerb } from './find.ts'

/** Who must act, and whether that was taken from the article as a whole. */
export interface OnWhom {
  readonly names: string[]
  readonly inferred: boolean
}

const RECEIVING = /^(?:reject|refuse|dismiss|ignore|defy|rebuff|accept|face|miss|heed|spurn|denounce)$/

/** Whether the subject is the one the deadline is for: whoever rejects, misses or faces one did not set it. */
export function receives(doc: Doc, c: Candidate): boolean {
  return c.noun >= 0 && RECEIVING.test(doc.lemma[c.verb]!) && !factsOf(doc, c.verb).passive && subjectOf(doc, c.verb) >= 0
}

/**
 * Who must act: whom it was given to, else who does what is required. Where that is something that takes two ("a deal is reached") and the text
 * names nobody, the two sides that the article is about.
 */
export function onWhom(doc: Doc, c: Candidate, by: string | null): OnWhom {
  const found = stated(doc, c, by)
  if (found.length > 1) return { names: found, inferred: false }
  if (found.length === 1 && !(joint(doc, c) && !alone(doc, c))) return { names: found, inferred: false }
  const pair = pairsOf(doc)[0]
  const fits = pair !== undefined && pair.n >= 2 && (found.length === 1 ? pair.pair.includes(found[0]!) : joint(doc, c) || asks(doc, c))
  return fits ? { names: [...pair.pair], inferred: true } : { names: found, inferred: false }
}

/** Verbs and nouns of what no side does alone: "reach a deal", "conclude the talks", "finish". */
const JOINT_VERBS: ReadonlySet<string> = new Set([
  'reach',
  'conclude',
  'sign',
  'strike',
  'seal',
  'clinch',
  'finish',
  'agree',
  'finalise',
  'finalize',
  'settle',
  'resolve',
  'wrap',
  'complete',
  'hammer',
])
const JOINT_NOUNS: ReadonlySet<string> = new Set([
  'deal',
  'agreement',
  'accord',
  'talk',
  'negotiation',
  'treaty',
  'contract',
  'settlement',
  'truce',
  'ceasefire',
  'compromise',
  'text',
  'pact',
  'solution',
  'war',
])

function joint(doc: Doc, c: Candidate): boolean {
  // A truce that runs out binds both who agreed on it.
  if (c.sort === 'expiry' && ['truce', 'ceasefire', 'cease-fire', 'pause', 'extension', 'lull', 'moratorium'].includes(doc.lemma[subjectOf(doc, c.verb)] ?? ''))
    return true
  const verb = requiredVerb(doc, c)
  if (verb < 0) return false
  const things = [...objectsOf(doc, verb), subjectOf(doc, verb)].filter((t) => t >= 0)
  const accord = things.some((t) => JOINT_NOUNS.has(doc.lemma[t]!))
  return accord || (JOINT_VERBS.has(doc.lemma[verb]!) && objectsOf(doc, verb).length === 0)
}

/** "must reach a deal with its creditors": one side is told to. */
function alone(doc: Doc, c: Candidate): boolean {
  if (c.sort === 'set' && deadlineWords().give.has(doc.lemma[c.verb]!)) return true
  const facts = factsOf(doc, c.verb)
  if (facts.modal === 'must' || doc.lemma[c.verb] === 'have') return true
  return facts.above.some((a) => /^(?:tell|warn|order|urge|demand|give|ask)$/.test(doc.lemma[a]!))
}

/** Parties that a token names: those who act there, else the names in its phrase; "the two sides" are the pair that the article is about. */
function namesAt(doc: Doc, token: number): string[] {
  if (token < 0) return []
  const meant = antecedentOf(doc, token)
  const listed = namesIn(doc, token)
  const out =
    meant.length > 0
      ? partiesOf(doc, meant)
      : listed.length > 1
        ? listed
        : actorsOf(doc, token).flatMap((a) => partyOf(doc, a) ?? (a.type === 'place' ? [] : a.name))
  const acting = out.length > 0 ? out : partiesOf(doc, agentsOf(doc, token))
  const parties = acting.length > 0 ? acting : meantBy(doc, token)
  if (parties.length === 0 && (meansBoth(doc, token) || bothPeople(doc, token))) return [...(pairsOf(doc)[0]?.pair ?? [])]
  return [...new Set(parties)]
}

/** A row of names before a verb, however the parser hung them: "General Motors, Ford and the parent of Chrysler". */
function namesIn(doc: Doc, token: number): string[] {
  const tree = treeOf(doc)
  const coordinated = [...kidsOf(doc, token)].some((k) => isRel(doc, k, 'conj', 'appos'))
  const first = doc.sentences[doc.sentenceOf[token]!]!.first
  const listed = token > first + 1 && (doc.lower[token - 1] === 'and' || doc.upos[token - 1] === U.PROPN || doc.upos[token - 1] === U.NOUN)
  if (!coordinated && !listed) return []
  let from = coordinated ? tree.left[token]! : token
  while (
    from - 1 >= first &&
    token - from < 14 &&
    (/^(?:,|and)$/.test(doc.lower[from - 1]!) || doc.upos[from - 1] === U.PROPN || doc.upos[from - 1] === U.NOUN)
  )
    from--
  const to = coordinated ? Math.min(tree.right[token]!, token + 14) : token
  for (let t = from; t <= to; t++) if (doc.upos[t] === U.VERB || doc.upos[t] === U.ADP) return []
  return partiesOf(
    doc,
    actorsBetween(doc, from, to).filter((a) => a.type !== 'person' && a.type !== 'place'),
  )
}

function stated(doc: Doc, c: Candidate, by: string | null): string[] {
  const w = deadlineWords()
  const names = (token: number): string[] => namesAt(doc, token)
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
  if (c.sort === 'expiry' && c.noun < 0 && conditional(doc, c)) return bound(doc, c)
  // "Jakarta is to withdraw", "the union has until Friday": who stands right before.
  const isTo = c.verb > 1 && doc.lower[c.verb - 1] === 'to' && /^(?:is|are|was|were)$/.test(doc.lower[c.verb - 2]!)
  const near = doc.lemma[c.verb] === 'have' ? surfaceSubject(doc, c.verb) : isTo ? surfaceSubject(doc, c.verb - 2) : -1
  if (near >= 0) {
    const holders = names(near)
    if (holders.length > 0) return holders
  }
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

/** Whether what threatens on a day is tied to what somebody must do before. */
function conditional(doc: Doc, c: Candidate): boolean {
  const s = doc.sentences[doc.sentenceOf[c.verb]!]!
  return doc.lower.slice(s.first, s.end).some((x) => x === 'unless' || x === 'if')
}

/** "unless Brasilia changes course": who must act is the subject of what is required. */
function bound(doc: Doc, c: Candidate): string[] {
  const s = doc.sentences[doc.sentenceOf[c.verb]!]!
  for (let t = s.first; t < s.end; t++) {
    if (doc.lower[t] !== 'unless' && doc.lower[t] !== 'if') continue
    const verb = doc.rel[t] === R.mark ? doc.head[t]! : -1
    if (verb < 0 || factsOf(doc, verb).passive) return []
    const subject = subjectOf(doc, verb)
    return subject >= 0 ? namesAt(doc, subject) : []
  }
  return []
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
export function asks(doc: Doc, c: Candidate): boolean {
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
