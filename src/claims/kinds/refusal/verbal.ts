import type { Doc } from '../../../model/annotation.ts'
import { clauseTokens, objectsOf } from '../../shared/clause.ts'
import { factsOf, negated } from '../../shared/factuality.ts'
import { kidsOf } from '../../shared/tree.ts'
import { agentsOf, doerOf, isAgentive, isFirstPerson, isOpenPronoun } from '../../shared/voices.ts'
import { isRel, R, U, X } from '../../syntax.ts'
import { offeredTo } from './curt.ts'
import { NOBODY, type Refuses } from './found.ts'
import { lists } from './lexicon.ts'
import { agentOf, follower, refused, turnsAway, unready } from './parts.ts'

/** Refusals told by a verb: "rejected", "will not accept", "would not say", "vowed never to". */
export function verbal(doc: Doc, t: number): Refuses | null {
  if (doc.lower[t] === 'shot' && doc.upos[t] !== U.VERB) return shotDown(doc, t)
  if (doc.upos[t] !== U.VERB || isRel(doc, t, 'amod')) return null
  const sworn = swornNot(doc, t)
  if (sworn) return sworn
  const lemma = doc.lemma[t]!
  const plain =
    lists().verbs.has(lemma) || phrasal(doc, t) || withholds(doc, t) || turnsAway(doc, t) || vowedAgainst(doc, t) || ignores(doc, t) || leavesTalks(doc, t)
  if (unready(doc, t)) return { predicate: t, by: agentOf(doc, t), of: behind(doc, t), stretch: clauseTokens(doc, t) }
  if (!plain && !nearNegation(doc, t)) return null
  const facts = factsOf(doc, t)
  if (plain) {
    // "denied that it had walked away": what is denied is no refusal.
    const no = facts.negated && !turnsAway(doc, t)
    // "refused to ratify it while the forest burned": refused all the same, for as long.
    const lasting = lasts(doc, t, facts.condition)
    if (no || (facts.condition !== null && !lasting) || (facts.factuality === 'denied' && !turnsAway(doc, t)) || deniesFact(doc, t) || unheld(doc, t))
      return null
    // What may, should or might have been turned down is not.
    if (
      ((facts.factuality === 'hypothetical' || facts.factuality === 'demanded') && !whenAsked(doc, t)) ||
      (facts.modal !== null && MAYBE.has(facts.modal)) ||
      inverted(doc, t)
    )
      return null
    const factuality = facts.factuality === 'planned' || facts.factuality === 'possible' || facts.factuality === 'past-habit' ? facts.factuality : 'asserted'
    const blamed = accused(doc, t)
    const by = blamed >= 0 ? blamed : agentOf(doc, t)
    const told: Omit<Refuses, 'by'> = { predicate: t, of: refused(doc, t, false), stretch: clauseTokens(doc, t), factuality }
    // "it was refused", "that, too, was turned down": by whoever had been asked.
    if (by === NOBODY && unsaid(doc, t)) {
      const asked = offeredTo(doc, t)
      return { ...told, by: asked >= 0 ? asked : NOBODY, open: true }
    }
    return { ...told, by }
  }
  const goingTo = notGoingTo(doc, t)
  if (!goingTo && !negated(doc, t) && !facts.negated && doc.lower[t + 1] !== 'no') return null
  // "No nation bargains while it is being shelled": a saying, of nobody.
  if (facts.modal === null && [...kidsOf(doc, t)].some((k) => k < t && isRel(doc, k, 'nsubj') && doc.lower[k - 1] === 'no')) return null
  if (isRel(doc, t, 'advcl') && [...kidsOf(doc, t)].some((k) => k < t && isRel(doc, k, 'mark'))) return null
  if (facts.condition !== null || (lemma === 'take' && doc.lower[t + 1] === 'place')) return null
  if (silent(doc, t, facts.modal)) return { predicate: t, by: doerOf(doc, t), of: kept(doc, t) ?? refused(doc, t, true), stretch: clauseTokens(doc, t) }
  const idiom = facts.modal !== null && lists().idioms.has(`${lemma} ${doc.lower[t + 1] ?? ''}`)
  if (!idiom && !lists().negated.has(lemma) && !willNot(doc, t, facts.modal) && !vowedNever(doc, t, facts.modal)) return null
  // "will not accept", "does not want", "refuses": a report of what did not happen ("did not meet", "did not agree on") is none.
  const able = (facts.modal === 'can' || facts.modal === 'could') && (ABLE.has(lemma) || idiom)
  const future = facts.modal === 'will' || facts.modal === 'would' || goingTo || able
  if (!future && !STANDING.has(lemma) && !(lemma === 'agree' && facts.tense !== 'past')) return null
  if (lemma === 'want' && [...kidsOf(doc, t)].some((k) => isRel(doc, k, 'xcomp') && factsOf(doc, k).passive)) return null
  if (lemma === 'want' && objectsOf(doc, t).some((k) => lists().evils.has(doc.lemma[k]!))) return null
  const by = vowedNever(doc, t, facts.modal) ? doerOf(doc, doc.head[t]!) : agentOf(doc, t)
  return { predicate: t, by, of: idiom ? [t, clauseTokens(doc, t)[1]] : refused(doc, t, true), stretch: clauseTokens(doc, t) }
}

const ASKED =
  /^(?:offer|proposal|demand|request|plea|appeal|invitation|plan|deal|accord|overture|bid|call|idea|text|draft|amendment|it|that|this|both|they|all)$/

/** Whether a passive without an agent tells of what was on the table. */
function unsaid(doc: Doc, t: number): boolean {
  if (!/^(?:refuse|reject|turn|rebuff|spurn|decline|brush)$/.test(doc.lemma[t]!) || !factsOf(doc, t).passive || factsOf(doc, t).tense !== 'past') return false
  const subject = [...kidsOf(doc, t)].find((k) => k < t && isRel(doc, k, 'nsubj:pass', 'nsubj'))
  return subject !== undefined && (ASKED.test(doc.lemma[subject]!) || ASKED.test(doc.lower[subject]!))
}

/** "I'm not going to haggle". */
function notGoingTo(doc: Doc, t: number): boolean {
  if (doc.lower[t - 1] !== 'to' || doc.lower[t - 2] !== 'going') return false
  // "what they were not going to buy anyway": no refusal now.
  if (doc.lower.slice(Math.max(0, t - 5), t - 2).some((w) => /^(?:was|were)$/.test(w)) && doc.rel[t] !== R.xcomp) return false
  if (doc.lower[t + 1] === 'anyway') return false
  return /^(?:not|n't|never)$/.test(doc.lower[t - 3] ?? '') || (doc.upos[t - 3] === U.ADV && /^(?:not|n't|never)$/.test(doc.lower[t - 4] ?? ''))
}

/** "accused the union of rejecting the deal": whoever is accused. */
function accused(doc: Doc, t: number): number {
  if (doc.xpos[t] !== X.VBG || doc.lower[t - 1] !== 'of') return -1
  let over = doc.head[t]!
  if (over >= 0 && doc.upos[over] !== U.VERB) over = doc.head[over]!
  if (over < 0 || !/^(?:accuse|suspect|convict)$/.test(doc.lemma[over]!) || factsOf(doc, over).negated) return -1
  return objectsOf(doc, over).find((k) => k > over && k < t) ?? -1
}

/** "pulled out of the coalition talks": a politician who goes; a state that does takes a measure. */
function leavesTalks(doc: Doc, t: number): boolean {
  const out = /^(?:pull|drop|walk|bow|back)$/.test(doc.lemma[t]!) && doc.lower[t + 1] === 'out' && doc.lower[t + 2] === 'of'
  if (!out && !(doc.lemma[t] === 'withdraw' && doc.lower[t + 1] === 'from')) return false
  const words = doc.lower.slice(t + 2, t + 8).join(' ')
  if (!/^(?:of )?(?:the |its |their |all |any )?(?:\S+ ){0,2}(?:talks|negotiations)\b/.test(words)) return false
  const who = agentsOf(doc, doerOf(doc, t))
  return who.length > 0 && who.every((a) => a.type === 'person')
}

/** "shot down the idea", which the tagger takes for a noun. */
function shotDown(doc: Doc, t: number): Refuses | null {
  if (doc.lower[t + 1] !== 'down' || t === 0 || doc.sentenceOf[t - 1] !== doc.sentenceOf[t]) return null
  if (doc.upos[t - 1] !== U.NOUN && doc.upos[t - 1] !== U.PROPN && doc.upos[t - 1] !== U.PRON) return null
  const end = doc.sentences[doc.sentenceOf[t]!]!.end
  let last = t + 2
  while (last + 1 < end && last < t + 16 && !/^[.,;:”"]$/.test(doc.lower[last + 1]!)) last++
  for (let k = t + 2; k <= last && k < end && k < t + 6; k++) if (FLYING.test(doc.lemma[k]!)) return null
  return last >= end ? null : { predicate: t, by: t - 1, of: [t + 2, last], stretch: [t - 1, last] }
}

/** "has sworn never to accept a tax", "decided not to attend": what somebody binds himself not to do. */
function swornNot(doc: Doc, t: number): Refuses | null {
  if (doc.lower[t - 1] !== 'to' || !/^(?:never|not)$/.test(doc.lower[t - 2] ?? '')) return null
  let over = doc.head[t]!
  if (over < 0 || !isRel(doc, t, 'xcomp', 'advcl', 'ccomp') || doc.upos[over] !== U.VERB) return null
  if (!lists().vowing.has(doc.lemma[over]!) && !/^(?:decide|choose|opt|resolve|elect)$/.test(doc.lemma[over]!)) return null
  // "undertook not to roll it back": a promise to the other side.
  if (doc.lower[t - 2] === 'not' && /^(?:undertake|promise|pledge|commit)$/.test(doc.lemma[over]!)) return null
  const facts = factsOf(doc, over)
  if (facts.negated !== (doc.lower[t - 2] === 'never' && facts.negated) || facts.condition !== null || facts.modal !== null || facts.question) return null
  const by = agentOf(doc, over)
  const [first] = clauseTokens(doc, over)
  return { predicate: t, by, of: clauseTokens(doc, t), stretch: [first, Math.max(clauseTokens(doc, over)[1], clauseTokens(doc, t)[1])] }
}

/** "ignored three summonses", "defied the ultimatum": what is asked of somebody, who does not do it. */
function ignores(doc: Doc, t: number): boolean {
  const lex = lists()
  return lex.ignoring.has(doc.lemma[t]!) && objectsOf(doc, t).some((k) => lex.summons.has(doc.lemma[k]!))
}

/** What is refused when it cannot be done: "cannot accept"; elsewhere it is just not possible. */
const ABLE: ReadonlySet<string> = new Set([
  'accept',
  'agree',
  'tolerate',
  'allow',
  'permit',
  'recognise',
  'recognize',
  'sign',
  'compromise',
  'negotiate',
  'countenance',
  'brook',
  'concede',
  'yield',
  'support',
  'back',
  'endorse',
  'entertain',
  'sell',
  'swallow',
  'stomach',
  'live',
  'subscribe',
  'ratify',
])

const MAYBE: ReadonlySet<string> = new Set(['may', 'might', 'could', 'should', 'must', 'ought', 'can'])

/** "has yet to reject", "would have a hard time vetoing", "I do not mind disavowing": none of the talks. */
function unheld(doc: Doc, t: number): boolean {
  if (doc.lower[t - 1] === 'to' && doc.lower[t - 2] === 'yet') return true
  // "sign or veto": a choice. "dismissed that as perfume": a remark. "dismiss any commander": out of office.
  if (doc.lower[t - 1] === 'or' && /^(?:sign|accept|approve|back|ratify|endorse|support)$/.test(doc.lemma[t - 2]!)) return true
  if (doc.lemma[t] === 'dismiss') {
    if (/^(?:that|this)$/.test(doc.lower[t + 1] ?? '') && doc.lower[t + 2] === 'as') return true
    if (objectsOf(doc, t).some((k) => isAgentive(doc, k) || ['aide', 'staff', 'employee'].includes(doc.lemma[k]!))) return true
  }
  const over = doc.head[t]!
  if (over >= 0 && isRel(doc, t, 'xcomp', 'advcl') && doc.lemma[over] === 'mind') return true
  return (
    over >= 0 &&
    isRel(doc, t, 'xcomp', 'ccomp', 'advcl', 'acl') &&
    doc.lemma[t] === 'veto' &&
    doc.lemma[over] !== 'threaten' &&
    factsOf(doc, over).modal === 'would'
  )
}

/** "Had the union rejected the offer, …": supposed by its order of words. */
function inverted(doc: Doc, t: number): boolean {
  for (const k of kidsOf(doc, t))
    if (doc.rel[k] === R.aux && /^(?:had|should|were)$/.test(doc.lower[k]!) && k === doc.sentences[doc.sentenceOf[t]!]!.first) return true
  const first = doc.sentences[doc.sentenceOf[t]!]!.first
  return doc.lower[first] === 'had' && t - first < 12 && doc.lower.slice(t, doc.sentences[doc.sentenceOf[t]!]!.end).includes('would')
}

/** Verbs whose negation is a refusal in any tense. */
const STANDING: ReadonlySet<string> = new Set(['want', 'pursue', 'accept', 'recognise', 'recognize', 'tolerate', 'negotiate', 'compromise', 'budge', 'relent'])

/** "withheld its consent", "denied entry to", "blocked the statement": what is kept from the others says that it is a refusal. */
function withholds(doc: Doc, t: number): boolean {
  const lex = lists()
  if (!lex.withholding.has(doc.lemma[t]!) || purpose(doc, t)) return false
  return [...kidsOf(doc, t)].some((k) => k !== t && isRel(doc, k, 'obj', 'iobj', 'nsubj:pass') && lex.grantable.has(doc.lemma[k]!))
}

/** "powers to block a deal": what somebody may do, and has not done. */
function purpose(doc: Doc, t: number): boolean {
  return doc.lower[t - 1] === 'to' && doc.xpos[t] === X.VB && !(doc.head[t]! >= 0 && lists().vowing.has(doc.lemma[doc.head[t]!]!))
}

/** "turned down", "argued against"; out of something one walks, bows or opts, elsewhere to "walk out" is to strike. */
function phrasal(doc: Doc, t: number): boolean {
  const word = follower(doc, t)
  if (!lists().phrases.has(`${doc.lemma[t]} ${word}`)) return false
  // "shot down the missile"
  if (doc.lemma[t] === 'say' && /^(?:more|such|one|longer|doubt|further|word|words)$/.test(doc.lower[t + 2] ?? '')) return false
  if (doc.lemma[t] === 'shoot' && objectsOf(doc, t).some((k) => FLYING.test(doc.lemma[k]!))) return false
  if (doc.lemma[t] === 'walk' && word === 'away') return doc.lower[t + 2] === 'from'
  return word !== 'out' || !['walk', 'bow', 'opt'].includes(doc.lemma[t]!) || doc.lower[t + 2] === 'of'
}

const FLYING = /^(?:missile|plane|drone|aircraft|airliner|helicopter|jet|balloon|rocket|bomber|fighter|projectile|satellite)$/

/** "would not say whether", "would not be drawn on", "did not respond to a request": somebody who is asked keeps silent. */
function silent(doc: Doc, t: number, modal: string | null): boolean {
  const lemma = doc.lemma[t]!
  const doer = doerOf(doc, t)
  if (doer < 0 || !(isAgentive(doc, doer) || agentsOf(doc, doer).length > 0 || ['he', 'she', 'they', 'who', 'neither', 'both'].includes(doc.lower[doer]!)))
    return false
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
  return doc.lower[t + 1] === 'no'
}

/** "Asked about it, Ruto refused": the parser may take the participle at the head for what governs the refusal. */
function whenAsked(doc: Doc, t: number): boolean {
  const over = doc.head[t]!
  if (over < 0 || over !== doc.sentences[doc.sentenceOf[t]!]!.first || doc.xpos[t] !== X.VBD) return false
  return ['ask', 'press', 'question', 'challenge', 'prod', 'confront', 'invite', 'urge'].includes(doc.lemma[over]!)
}

/** Whether the clause that conditions a plain refusal only tells for how long, or before what, it holds. */
function lasts(doc: Doc, t: number, condition: string | null): boolean {
  return condition !== null && /^(?:while|until|till|before|as long as)$/.test(condition) && /^(?:refuse|decline|reject|oppose)$/.test(doc.lemma[t]!)
}

/** "vowed to fight its ratification", "pledged to block the sale": an act against what is on the table. */
function vowedAgainst(doc: Doc, t: number): boolean {
  const over = doc.head[t]!
  if (!lists().opposing.has(doc.lemma[t]!) || over < 0 || doc.rel[t] !== R.xcomp) return false
  if (!['vow', 'pledge', 'promise', 'swear', 'threaten', 'undertake', 'vowed'].includes(doc.lemma[over]!)) return false
  const any = /^(?:block|resist|thwart|derail|scupper|torpedo|veto|oppose)$/.test(doc.lemma[t]!)
  return objectsOf(doc, t).some((k) => any || lists().opposable.has(doc.lemma[k]!))
}

const NEGATIVE: ReadonlySet<string> = new Set(['not', "n't", 'never', 'no', 'neither', 'nor', 'nobody', 'none', 'cannot', 'nothing'])

/** "Peru will not reopen the treaty": somebody who acts says that he will not, of something that is his to do. */
function willNot(doc: Doc, t: number, modal: string | null): boolean {
  const object = objectsOf(doc, t).some((k) => k > t)
  if (modal !== 'will' && !(modal === 'would' && (lists().givable.has(doc.lemma[t]!) || (object && hardly(doc, t))))) return false
  if (
    (lists().happening.has(doc.lemma[t]!) && !(doc.lemma[t] === 'change' && object)) ||
    ![...kidsOf(doc, t)].some((k) => k > t && isRel(doc, k, 'obj', 'obl', 'xcomp', 'ccomp'))
  )
    return false
  const doer = doerOf(doc, t)
  return doer >= 0 && (isFirstPerson(doc, doer) || isAgentive(doc, doer) || agentsOf(doc, doer).length > 0 || isOpenPronoun(doc, doer))
}

/** "would not change a comma": no clause with "if", nothing that would have been, no wish ("would not mind"). */
function hardly(doc: Doc, t: number): boolean {
  const facts = factsOf(doc, t)
  if (
    facts.perfect ||
    facts.question ||
    /^(?:mind|surprise|call|describe|trade|recommend|rule|bet|miss|risk|deny|enjoy|undermine|receive|harm|hurt|affect|suffer|face|lose|gain|take|need|require|see|find|make)$/.test(
      doc.lemma[t]!,
    )
  )
    return false
  const s = doc.sentences[doc.sentenceOf[t]!]!
  for (let k = s.first; k < s.end; k++) if (/^(?:if|unless|had|were|otherwise)$/.test(doc.lower[k]!)) return false
  return true
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
  return objectsOf(doc, t).some((k) => {
    if (!SAYING.has(doc.lemma[k]!)) return false
    // An idea is turned down like a proposal unless it says how things are.
    const plan = ['idea', 'notion', 'suggestion', 'criticism'].includes(doc.lemma[k]!)
    return !plan || doc.lower[k + 1] === 'that' || doc.lemma[k] === 'criticism'
  })
}

/** What stands behind the "to" of a readiness. */
function behind(doc: Doc, t: number): [number, number] | null {
  const last = clauseTokens(doc, t)[1]
  return t + 2 <= last ? [t + 2, last] : null
}
