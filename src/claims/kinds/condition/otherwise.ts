import type { Doc, Sentence } from '../../../model/annotation.ts'
import { actorOf } from '../../shared/antecedent.ts'
import { clauseTokens, objectsOf, phraseTokens, predicateOf, shave, subjectOf } from '../../shared/clause.ts'
import { factsOf } from '../../shared/factuality.ts'
import { U, X } from '../../syntax.ts'
import type { Found } from './found.ts'
import { conditionLexicon } from './lexicon.ts'
import { leftEdge, stretchEnd } from './stretch.ts'

/**
 * Threats that need no "if": "comply or face a ban", "must sign or lose its last lifeline", "told them to leave or be expelled", "sign, failing which
 * duties apply", "any attack would be met with force", "failure to pay would bring a lawsuit".
 */
export function alternatives(doc: Doc): Found[] {
  const out: Found[] = []
  for (const s of doc.sentences) {
    if (!s.parsed || s.region !== 'body' || doc.lower[s.end - 1] === '?') continue
    for (let t = s.first + 1; t < s.end - 1; t++) {
      const w = doc.lower[t]!
      const found = w === 'or' ? orFace(doc, s, t) : w === 'failing' ? failing(doc, s, t) : doc.xpos[t] === X.MD ? met(doc, s, t) : null
      if (found) out.push(found)
    }
  }
  return out
}

const LOSING = /^(?:face|lose|risk|suffer|forfeit|incur|be|get|pay|see|watch|perish|die|starve|quit|resign|drown|bear|confront|expect|prepare|brace)$/
const OBLIGED = /^(?:must|should|shall|has|have|had|needs?|ought)$/

/** "X must Y or Z", "told X to Y or Z", "Y or we Z". */
function orFace(doc: Doc, s: Sentence, at: number): Found | null {
  const next = doc.lower[at + 1] === 'else' ? at + 2 : at + 1
  if (next >= s.end) return null
  const bare = doc.xpos[next] === X.VB || doc.xpos[next] === X.VBP || doc.upos[next] === U.AUX || doc.upos[next] === U.VERB
  const noun = /^(?:face|risk|lose|suffer)$/.test(doc.lower[next]!) && [U.NOUN, U.DET, U.ADJ, U.NUM].includes(doc.upos[next + 1] ?? U.PUNCT)
  const leave = bare && /^(?:leave|go|close|move|withdraw|shut|surrender)$/.test(doc.lemma[next]!) && doc.lower[next] === doc.lemma[next]
  const harm = noun || leave || (bare && (LOSING.test(doc.lemma[next]!) || (doc.lower[at + 1] === 'else' && doc.upos[next] === U.VERB)))
  const clause = !bare && comingClause(doc, next, s.end)
  if (!harm && !clause) return null
  // "or be it", "or be seen as": no harm that anybody does.
  if (harm && doc.lemma[next] === 'be' && doc.xpos[next + 1] !== X.VBN && doc.upos[next + 1] !== U.VERB) return null
  const duty = dutyBefore(doc, s, at)
  if (!duty) return null
  const then: [number, number] = [next, stretchEnd(doc, next)]
  const last = doc.lower[at - 1] === ',' ? at - 2 : at - 1
  if (last < duty.first) return null
  return {
    evidence: [Math.min(duty.first, duty.verb), then[1]],
    then,
    requires: [duty.first, last],
    predicate: duty.predicate,
    setter: duty.setter,
    ...(duty.told ? { owner: duty.setter } : {}),
    type: 'threat',
    tie: at,
  }
}

/** "or we walk", "or the levy rises", "or there will be": a subject and a finite verb, present or to come. */
function comingClause(doc: Doc, from: number, end: number): boolean {
  if (![U.PRON, U.DET, U.PROPN, U.NOUN].includes(doc.upos[from]!) || /^(?:not|more|less|worse|so)$/.test(doc.lower[from]!)) return false
  for (let t = from + 1; t < end && t < from + 7; t++) {
    if (doc.xpos[t] === X.MD) return /^(?:will|would|'ll|'d|shall|may|can|could)$/.test(doc.lower[t]!)
    if (doc.xpos[t] === X.VBZ || doc.xpos[t] === X.VBP) return doc.upos[from] === U.PRON || doc.upos[from] === U.DET
    if (doc.upos[t] === U.VERB || doc.upos[t] === U.PUNCT) return false
  }
  return false
}

interface Duty {
  readonly first: number
  readonly verb: number
  readonly predicate: number
  readonly setter: number
  readonly told: boolean
}

/** What somebody is obliged or told to do right before "or". */
function dutyBefore(doc: Doc, s: Sentence, at: number): Duty | null {
  const lex = conditionLexicon()
  for (let t = at - 1; t >= s.first && at - t < 26; t--) {
    if (/^[.;!?]$/.test(doc.lower[t]!) && t < at - 1) return null
    if (/^(?:if|unless|whether|either)$/.test(doc.lower[t]!)) return null
    const to = doc.lower[t + 1] === 'to' && doc.xpos[t + 2] === X.VB
    if (OBLIGED.test(doc.lower[t]!) && (doc.xpos[t] === X.MD || to)) {
      const verb = doc.xpos[t] === X.MD && doc.head[t]! >= 0 ? doc.head[t]! : t
      return { first: leftEdge(doc, t), verb: t, predicate: verb, setter: -1, told: false }
    }
    if (doc.upos[t] === U.VERB && (lex.demandPerson.has(doc.lemma[t]!) || lex.demandObject.has(doc.lemma[t]!)) && at - t > 2) {
      if (doc.lemma[t] === 'warn' || doc.xpos[t] === X.VB) continue
      const told = factsOf(doc, t).passive
      return { first: told ? leftEdge(doc, t) : t + 1, verb: t, predicate: t, setter: told ? -1 : actorOf(doc, t), told: !told }
    }
    // An order at the head of what is said.
    if (doc.xpos[t] === X.VB && (t === s.first || /^[“"‘:]$/.test(doc.lower[t - 1]!))) return { first: t, verb: t, predicate: t, setter: -1, told: false }
  }
  return null
}

/** "…, failing which Z": the thing to be done stands before it. */
function failing(doc: Doc, s: Sentence, at: number): Found | null {
  if (!/^(?:which|that)$/.test(doc.lower[at + 1] ?? '') || at - s.first < 4) return null
  let first = at - 1
  while (first > s.first && at - first < 26 && !/^[;:“”"–—]$/.test(doc.lower[first - 1]!)) first--
  const from = doc.lower[at + 2] === ',' ? at + 3 : at + 2
  if (from >= s.end - 1) return null
  const then: [number, number] = [from, stretchEnd(doc, from)]
  const last = doc.lower[at - 1] === ',' ? at - 2 : at - 1
  // "gave X until Y to V, failing which": what is to be done begins behind the verb of giving.
  let give = last
  while (give > first && !(doc.upos[give] === U.VERB && /^(?:give|grant|allow|tell|order|set|ask|urge|demand)$/.test(doc.lemma[give]!))) give--
  const predicate = give > first ? give : last
  const setter = give > first ? actorOf(doc, give) : -1
  return {
    evidence: [first, then[1]],
    then,
    requires: [give > first ? give + 1 : first, last],
    predicate,
    setter,
    ...(setter >= 0 ? { owner: setter } : {}),
    type: 'threat',
    tie: at,
  }
}

const ANSWER =
  /^(?:meet|trigger|bring|draw|provoke|result|lead|have|invite|mean|prompt|spark|unleash|face|end|kill|cause|carry|entail|incur|amount|constitute)$/

/** What ends talks or an accord. */
const WRECKING =
  /^(?:kill|end|doom|wreck|torpedo|derail|scupper|sink|destroy|bury|jeopardise|jeopardize|endanger|undermine|scuttle|void|nullify|sabotage|ruin|collapse)$/

/** "any attack would be met with force", "failure to pay would lead to sanctions": an act of the other side, and what comes of it. */
function met(doc: Doc, s: Sentence, modal: number): Found | null {
  if (!/^(?:would|will|could|'ll|may)$/.test(doc.lower[modal]!)) return null
  const verb = doc.head[modal]! > modal ? doc.head[modal]! : modal + 1
  if (verb >= s.end || !(ANSWER.test(doc.lemma[verb]!) || WRECKING.test(doc.lemma[verb]!))) return null
  const subject = subjectOf(doc, verb)
  if (subject < s.first || subject >= modal) return null
  const lex = conditionLexicon()
  const first = phraseTokens(doc, subject)[0]
  const failure = /^(?:failure|refusal)$/.test(doc.lemma[subject]!)
  const any = doc.lower.slice(Math.max(s.first, first - 1), subject + 1).some((w) => /^(?:any|further|another|new|continued|renewed|every|a|an|such)$/.test(w))
  const last = stretchEnd(doc, modal)
  const wrecks = WRECKING.test(doc.lemma[verb]!) && objectsOf(doc, verb).some((o) => lex.process.has(doc.lemma[o]!) || lex.accords.has(doc.lemma[o]!))
  if (wrecks && any)
    return { evidence: [first, last], then: [modal, last], requires: [first, modal - 1], predicate: verb, setter: -1, type: 'threat', tie: modal }
  if (!failure && !(lex.breach.has(doc.lemma[subject]!) && any)) return null
  let grave = doc.lemma[verb] === 'meet' || lex.harm.has(doc.lemma[verb]!)
  for (let t = verb + 1; t <= last; t++) grave ||= lex.fate.has(doc.lemma[t]!) || lex.hostile.has(doc.lemma[t]!) || lex.harm.has(doc.lemma[t]!)
  if (!grave) return null
  return { evidence: [first, last], then: [modal, last], requires: [first, modal - 1], predicate: verb, setter: -1, type: 'threat', tie: modal }
}

/** "They must pay, or the next round will fail": what comes of it otherwise is a threat. */
export function orElse(doc: Doc, at: number): Found | null {
  if (doc.lower[at] !== 'or' || doc.lower[at - 1] !== ',') return null
  const s = doc.sentences[doc.sentenceOf[at]!]!
  const first = doc.lower[at + 1] === 'else' ? at + 2 : at + 1
  const will = [first + 1, first + 2, first + 3, first + 4, first + 5].find((t) => t < s.end && /^(?:will|would|'ll|'d|face|faces)$/.test(doc.lower[t]!))
  if (will === undefined) return null
  let must = at - 2
  while (must > s.first && !/^(?:must|should|has|have|needs?|to)$/.test(doc.lower[must]!)) must--
  if (
    !/^(?:must|should|has|have|needs?)$/.test(doc.lower[must]!) &&
    !(doc.lower[must] === 'to' && /^(?:has|have|needs?|told|ordered|urged|warned)$/.test(doc.lower[must - 1]!))
  )
    return null
  const verb = predicateOf(doc, must)
  if (verb < 0 || doc.sentenceOf[verb] !== s.index) return null
  const requires = shave(doc, Math.min(clauseTokens(doc, verb)[0], must), at - 2)
  let last = will
  while (last + 1 < s.end && !/^[.,;:”"!?]$/.test(doc.lower[last + 1]!)) last++
  const head = doc.head[will]! >= first ? doc.head[will]! : will
  return { evidence: [requires[0], last], then: [first, last], requires, predicate: head, setter: subjectOf(doc, head), type: 'threat', tie: at }
}

/** "No new money before the reforms are voted": what is refused without a verb, and what it waits for. */
export function noneBefore(doc: Doc, at: number): Found | null {
  const albeit = doc.lower[at] === 'without' && /^(?:albeit|though|although|but)$/.test(doc.lower[at - 1] ?? '')
  if (!albeit && (doc.lower[at] !== 'no' || doc.lower[at + 1] === 'longer')) return null
  const s = doc.sentences[doc.sentenceOf[at]!]!
  if (!albeit && at > s.first && !/^[:“"‘;,–—]$/.test(doc.lower[at - 1]!)) return null
  let tie = at + 1
  while (
    tie < s.end &&
    tie < at + 9 &&
    [U.NOUN, U.PROPN, U.ADJ, U.CCONJ, U.ADP, U.DET, U.NUM].includes(doc.upos[tie]!) &&
    !/^(?:before|until|without|unless|till)$/.test(doc.lower[tie]!)
  )
    tie++
  if (tie < at + 2 || tie >= s.end - 1 || !/^(?:before|until|without|unless|till)$/.test(doc.lower[tie]!)) return null
  let last = tie + 1
  while (last + 1 < s.end && !/^[.,;:”"’!?–—]$/.test(doc.lower[last + 1]!)) last++
  if (last - tie < 2 && doc.lower[tie] !== 'without') return null
  const noun = tie - 1
  return { evidence: [at, last], then: [albeit ? at + 1 : at, tie - 1], requires: [tie + 1, last], predicate: noun, setter: -1, type: 'precondition', tie }
}
