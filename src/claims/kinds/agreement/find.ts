import type { Doc } from '../../../model/annotation.ts'
import { actorsBetween } from '../../shared/actors.ts'
import { caseOf, clauseTokens, nounBehind, objectsOf, phraseTokens, prepsOf, subjectOf } from '../../shared/clause.ts'
import { factsOf } from '../../shared/factuality.ts'
import { kidsOf } from '../../shared/tree.ts'
import { isRel, R, U, X } from '../../syntax.ts'
import { type Candidate, deniedExtent, extent, relative } from './candidate.ts'
import { consent, sides } from './consent.ts'
import { agreementWords } from './lexicon.ts'
import {
  byIdiom,
  cameToNothing,
  concluded,
  dated,
  gaveWay,
  had,
  handedOver,
  inReturn,
  lived,
  mayCome,
  notKept,
  notYet,
  offered,
  signedFor,
  thatTheyMade,
  won,
} from './mention.ts'
import { moodOf } from './mood.ts'
import { broken, possessed, byNoun, byTerms, tabled } from './noun.ts'

/** All candidates of a document, one a clause. */
export function findAgreements(doc: Doc): Candidate[] {
  const out: Candidate[] = []
  for (const s of doc.sentences) {
    if (!s.parsed || s.region !== 'body') continue
    const from = out.length
    for (let t = s.first; t < s.end; t++) {
      const found = at(doc, t)
      // A date alone says least: what any verb says of the same agreement goes before it.
      if (found && found.verb < 0 && found.status === 'reached' && later(doc, found, s.end)) continue
      if (found && !out.slice(from).some((c) => same(doc, c, found))) out.push(found)
    }
  }
  return out
}

/** Whether a verb further on in the sentence says more of the noun ("the deal of 2015 collapsed"). */
function later(doc: Doc, found: Candidate, end: number): boolean {
  for (let t = found.noun + 1; t < end; t++) if (doc.upos[t] === U.VERB && at(doc, t)?.noun === found.noun) return true
  return false
}

/** Two about the same words say one thing; the first stands, unless the second is of another status in words of its own. */
function same(doc: Doc, a: Candidate, b: Candidate): boolean {
  if (a.trigger === b.trigger || (a.noun >= 0 && a.noun === b.noun && a.status === b.status)) return true
  const within = a.first <= b.first && b.last <= a.last
  if (within && a.status === 'denied') return true
  if (within && b.verb === -1 && a.status === b.status) return true
  return within && a.status === b.status && doc.head[b.trigger] === a.trigger
}

function at(doc: Doc, t: number): Candidate | null {
  const w = agreementWords()
  const lemma = doc.lemma[t]!
  if (doc.upos[t] === U.VERB && !isRel(doc, t, 'amod', 'compound', 'case')) {
    if (w.consent.has(lemma)) return consent(doc, t)
    if (w.pledge.has(lemma)) return pledge(doc, t)
    if (w.swapped.has(lemma)) return swapped(doc, t)
    const kept =
      performed(doc, t) ??
      unfulfilled(doc, t) ??
      notKept(doc, t) ??
      had(doc, t) ??
      byIdiom(doc, t) ??
      mayCome(doc, t) ??
      offered(doc, t) ??
      gaveWay(doc, t) ??
      won(doc, t) ??
      signedFor(doc, t) ??
      handedOver(doc, t) ??
      concluded(doc, t)
    if (kept) return kept
    const noun = agreed(doc, t)
    if (noun.at >= 0 && !oneSided(doc, noun.at)) return verbOver(doc, t, noun.at, noun.role)
    return inReturn(doc, t)
  }
  if (doc.upos[t] === U.NOUN || doc.upos[t] === U.PROPN) {
    if (w.breakNouns.has(lemma)) return broken(doc, t)
    if (lemma === 'agreement' || lemma === 'consent' || lemma === 'acceptance' || lemma === 'approval') {
      const own = possessed(doc, t)
      if (own) return own
    }
    const nothing = cameToNothing(doc, t)
    if (nothing) return nothing
    if (doc.upos[t] === U.PROPN && w.hard.has(lemma.toLowerCase()) && !w.nouns.has(lemma)) return dated(doc, t)
    if (w.nouns.has(lemma))
      return oneSided(doc, t)
        ? null
        : (notYet(doc, t) ?? thatTheyMade(doc, t) ?? byTerms(doc, t) ?? tabled(doc, t) ?? byNoun(doc, t) ?? lived(doc, t) ?? dated(doc, t))
  }
  return null
}

/** The agreement beside a verb: its object, passive subject, subject, or the noun that a participle or relative clause hangs on. */
function agreed(doc: Doc, verb: number): { at: number; role: 'o' | 's' } {
  const w = agreementWords()
  const including = w.include.has(doc.lemma[verb]!) ? includer(doc, verb) : -1
  if (including >= 0) return { at: including, role: 's' }
  for (const o of objectsOf(doc, verb)) if (w.nouns.has(doc.lemma[o]!) || w.nouns.has(doc.lower[o]!)) return { at: o, role: 'o' }
  if (
    verb > 0 &&
    w.hard.has(doc.lemma[verb - 1]!) &&
    doc.upos[verb - 1] === U.NOUN &&
    (doc.xpos[verb] === X.VBN || (doc.xpos[verb] === X.VBD && DONE.test(doc.lemma[verb]!)))
  )
    return { at: verb - 1, role: 'o' }
  if (withinDeal(doc, verb)) return { at: -1, role: 'o' }
  const subject = subjectOf(doc, verb)
  if (subject >= 0 && (w.nouns.has(doc.lemma[subject]!) || w.nouns.has(doc.lower[subject]!))) {
    const passive =
      factsOf(doc, verb).passive ||
      (isRel(doc, verb, 'acl') && doc.xpos[verb] === X.VBN) ||
      (isRel(doc, verb, 'acl:relcl') && doc.head[verb] === subject && ownSubject(doc, verb))
    return { at: subject, role: passive ? 'o' : 's' }
  }
  if (isRel(doc, verb, 'acl', 'acl:relcl') && w.nouns.has(doc.lemma[doc.head[verb]!]!))
    return { at: doc.head[verb]!, role: ownSubject(doc, verb) || doc.xpos[verb] === X.VBN ? 'o' : 's' }
  const behind = objectsOf(doc, verb).length === 0 && (w.break.has(doc.lemma[verb]!) || w.reach.has(doc.lemma[verb]!)) ? nounBehind(doc, verb) : -1
  if (behind >= 0 && w.hard.has(doc.lemma[behind]!)) return { at: behind, role: 'o' }
  for (const p of prepsOf(doc, verb))
    if (w.nouns.has(doc.lemma[p.head]!) && (/^(?:from|out of|on|of|into)$/.test(p.word) || (p.word === 'to' && doc.lemma[verb] === 'come')))
      return { at: p.head, role: 'o' }
  return { at: -1, role: 'o' }
}

/** "a deal in which sanctions are suspended": what such a clause tells of is a term of the deal, nothing done to it. */
function withinDeal(doc: Doc, verb: number): boolean {
  if (!isRel(doc, verb, 'acl:relcl')) return false
  for (let t = doc.head[verb]! + 1; t > 0 && t + 1 < verb && t < doc.head[verb]! + 4; t++)
    if (/^(?:in|under|by|to|for|at|through)$/.test(doc.lower[t]!) && doc.lower[t + 1] === 'which') return true
  return false
}

/** "the interim deal under which X has curbed …": a deal that is being carried out. */
function performed(doc: Doc, verb: number): Candidate | null {
  let which = verb - 1
  while (which > 1 && verb - which < 9 && !(doc.lower[which] === 'which' && doc.lower[which - 1] === 'under')) which--
  const noun = which - 2
  if (noun < 0 || verb - which >= 9 || !agreementWords().hard.has(doc.lemma[noun]!)) return null
  const facts = factsOf(doc, verb)
  if (!facts.perfect || facts.modal !== null || facts.negated || facts.passive) return null
  return { trigger: verb, noun, verb, status: 'implemented', stage: 'in force', ...relative(doc, noun, verb) }
}

/** "failed to buy farm goods as promised": an agreement not kept. */
function unfulfilled(doc: Doc, verb: number): Candidate | null {
  if (doc.lemma[verb] !== 'fail' || moodOf(doc, verb).mood !== 'real') return null
  const place = extent(doc, verb)
  for (let t = verb + 2; t < place.last; t++)
    if (doc.lower[t] === 'as' && /^(?:promised|agreed|pledged|stipulated)$/.test(doc.lower[t + 1]!))
      return { trigger: verb, noun: -1, verb, status: 'broken', stage: null, ...place }
  return null
}

/** A truce that one side declares by itself is a measure of that side. */
function oneSided(doc: Doc, noun: number): boolean {
  for (const k of kidsOf(doc, noun)) if (/^(?:unilateral|one-sided|self-declared)$/.test(doc.lower[k]!)) return true
  return doc.lower[noun - 1] === 'unilateral' || (/^(?:truce|ceasefire|cease-fire|moratorium)$/.test(doc.lemma[noun]!) && byOneAlone(doc, noun))
}

/** "A March ceasefire, declared by Madrid": one side alone, bound by nobody. */
function byOneAlone(doc: Doc, noun: number): boolean {
  for (const k of kidsOf(doc, noun))
    if (isRel(doc, k, 'acl', 'acl:relcl') && /^(?:declare|proclaim|announce)$/.test(doc.lemma[k]!))
      for (let t = k + 1; t < k + 3 && t < doc.count; t++) if (doc.lower[t] === 'by') return actorsBetween(doc, t + 1, t + 6).length === 1
  return false
}

const DONE = /^(?:reach|sign|strike|broker|negotiate|conclude|agree|mediate)$/

/** The proposal or statement that "includes" something: the subject, before an aside if need be; -1 without one. */
function includer(doc: Doc, verb: number): number {
  const w = agreementWords()
  const is = (t: number) => w.soft.has(doc.lemma[t]!) || w.hard.has(doc.lemma[t]!) || w.joint.has(doc.lemma[t]!)
  const subject = subjectOf(doc, verb)
  if (subject >= 0 && is(subject)) return subject
  if (doc.lower[verb - 1] !== ',') return -1
  const first = doc.sentences[doc.sentenceOf[verb]!]!.first
  for (let t = verb - 3; t >= first && t > verb - 22; t--) if (doc.lower[t + 1] === ',' && is(t)) return t
  return -1
}

/** Whether a relative clause has a subject besides its relative pronoun ("that the two had reached"). */
function ownSubject(doc: Doc, verb: number): boolean {
  for (const k of kidsOf(doc, verb)) if (isRel(doc, k, 'nsubj') && !/^(?:which|that|who)$/.test(doc.lower[k]!)) return true
  return false
}

/** Promises count when several parties make them together, or one to the other side. */
function pledge(doc: Doc, verb: number): Candidate | null {
  const { mood } = moodOf(doc, verb)
  if (mood !== 'real') return null
  const subject = subjectOf(doc, verb)
  if (subject < 0) return null
  const n = sides(doc, verb, subject)
  if (n < 2 || /^(?:we|they)$/.test(doc.lower[subject]!)) return null
  // "are committed to the initiative" is a stance.
  if (doc.lemma[verb] === 'commit' && doc.xpos[verb] !== X.VBG && !kidsOf(doc, verb).some((k) => isRel(doc, k, 'xcomp', 'advcl'))) return null
  if (!kidsOf(doc, verb).some((k) => isRel(doc, k, 'xcomp', 'ccomp', 'obl', 'obj'))) return null
  return { trigger: verb, noun: -1, verb, status: 'reached', stage: null, ...extent(doc, verb) }
}

/** "exchanged 50 prisoners". */
function swapped(doc: Doc, verb: number): Candidate | null {
  const w = agreementWords()
  const object = objectsOf(doc, verb).find((o) => w.swappables.has(doc.lemma[o]!)) ?? -1
  const subject = subjectOf(doc, verb)
  const passive = subject >= 0 && w.swappables.has(doc.lemma[subject]!) && factsOf(doc, verb).passive
  if (object < 0 && !passive) return null
  const { mood } = moodOf(doc, verb)
  if (mood === 'none' || mood === 'denied') return null
  return { trigger: verb, noun: object >= 0 ? object : subject, verb, status: mood === 'would' ? 'proposed' : 'implemented', stage: null, ...extent(doc, verb) }
}

/** A verb with an agreement as object or subject. */
function verbOver(doc: Doc, verb: number, noun: number, role: 'o' | 's'): Candidate | null {
  const w = agreementWords()
  const lemma = doc.lemma[verb]!
  const hard = w.hard.has(doc.lemma[noun]!) || w.hard.has(doc.lower[noun]!)
  if (w.joint.has(doc.lemma[noun]!) && !joint(doc, noun)) return null
  if (w.joint.has(doc.lemma[noun]!) && role === 's' && /^(?:contain|say|state|include|call|commit|affirm|read)$/.test(lemma))
    return moodOf(doc, verb).mood === 'real' ? { trigger: verb, noun, verb, status: 'reached', stage: 'announced', ...extent(doc, verb) } : null
  const { mood, facts, denier } = moodOf(doc, verb)
  if (inGeneral(doc, verb, noun)) return null
  const base = { trigger: verb, noun, verb }
  const place = () =>
    (isRel(doc, verb, 'acl', 'acl:relcl') && noun === doc.head[verb]) || (noun === verb - 1 && doc.xpos[verb] === X.VBN)
      ? relative(doc, noun, verb)
      : extent(doc, verb)
  // "the day the accord is signed", "a ceremony in which it will be ratified": ahead, and no news of it.
  if (
    isRel(doc, verb, 'acl:relcl', 'advcl', 'ccomp') &&
    facts.passive &&
    noun !== doc.head[verb] &&
    w.reach.has(lemma) &&
    ((facts.tense === 'present' && !facts.perfect) || (facts.modal === 'will' && isRel(doc, verb, 'acl:relcl')))
  )
    return null
  if (
    role === 'o' &&
    (w.reach.has(lemma) || (lemma === 'come' && facts.tense === 'past')) &&
    (hard ||
      w.signed.has(lemma) ||
      (doc.lemma[noun] === 'version' && /^(?:announce|sign|conclude|reach|adopt)$/.test(lemma)) ||
      (/^(?:extend|renew|prolong)$/.test(lemma) &&
        /^(?:for|until|till|by|to)$/.test(doc.lower[verb + 1] ?? '') &&
        /^(?:programme|program|bailout|arrangement|waiver)$/.test(doc.lemma[noun]!)))
  ) {
    if (mood === 'none') return null
    if (mood === 'denied') return { ...base, status: 'denied', stage: null, ...(denier >= 0 && denier !== verb ? deniedExtent(doc, denier, verb) : place()) }
    if (unkept(doc, verb)) return { ...base, status: 'broken', stage: null, ...place() }
    const stage = w.signed.has(lemma) ? 'signed' : w.announced.has(lemma) ? 'announced' : null
    return { ...base, status: mood === 'would' ? 'proposed' : 'reached', stage: mood === 'would' ? null : stage, ...place() }
  }
  if (
    (w.break.has(lemma) || (lemma === 'end' && isRel(doc, noun, 'obj'))) &&
    hard &&
    (role === 'o' || /^(?:collapse|unravel|crumble|expire|lapse|fail|break|end)$/.test(lemma))
  ) {
    if (mood !== 'real') return mood === 'denied' && /^(?:honou?r|keep)$/.test(lemma) ? { ...base, status: 'broken', stage: null, ...place() } : null
    return { ...base, status: 'broken', stage: /^(?:suspend)$/.test(lemma) ? 'suspended' : 'ended', ...place() }
  }
  if (role === 'o' && w.implement.has(lemma) && hard) {
    if (mood === 'denied') return { ...base, status: 'broken', stage: null, ...place() }
    if (mood !== 'real') return null
    return { ...base, status: 'implemented', stage: 'in force', ...place() }
  }
  if (role === 's' && hard && w.force.has(lemma) && /^(?:effect|force)$/.test(afterVerb(doc, verb))) {
    return mood === 'real'
      ? { ...base, status: 'implemented', stage: 'in force', ...place() }
      : mood === 'would'
        ? { ...base, status: 'reached', stage: null, ...place() }
        : null
  }
  if (
    role === 'o' &&
    /^(?:reject|receive|review|study|welcome|consider)$/.test(lemma) &&
    /^(?:proposal|offer)$/.test(doc.lemma[noun]!) &&
    content(doc, noun) &&
    mood === 'real'
  ) {
    const [first, last] = phraseTokens(doc, noun, { relative: true })
    return { ...base, verb: -1, status: 'proposed', stage: null, first, last }
  }
  if (role === 'o' && w.propose.has(lemma) && (hard || w.soft.has(doc.lemma[noun]!)) && mood === 'real') {
    if (isRel(doc, verb, 'acl', 'acl:relcl') && !hard) return null
    if (
      !hard &&
      !content(doc, noun) &&
      !(/^(?:hand|submit|table|deliver|convey)$/.test(lemma) && /^(?:offer|proposal)$/.test(doc.lemma[noun]!) && !facts.passive && !definite(doc, noun))
    )
      return null
    if (/^(?:plan|package|initiative|term|terms|text|outline|formula|timetable)$/.test(doc.lemma[noun]!) && !aboutPeace(doc, noun)) return null
    return { ...base, status: 'proposed', stage: null, ...place() }
  }
  if (
    role === 's' &&
    w.include.has(lemma) &&
    (mood === 'real' || mood === 'would') &&
    (w.soft.has(doc.lemma[noun]!) || mood === 'would' || facts.tense === 'present') &&
    !bargain(doc, verb)
  ) {
    const related = isRel(doc, verb, 'acl:relcl', 'acl')
    if (
      (!related || (w.soft.has(doc.lemma[noun]!) && isRel(doc, verb, 'acl:relcl') && doc.lemma[noun] !== 'plan')) &&
      (lemma !== 'last' || mood === 'would') &&
      ![...kidsOf(doc, verb)].some((k) => doc.lower[k] === 'also')
    )
      return { ...base, status: 'proposed', stage: null, ...(related ? relative(doc, noun, verb) : place()) }
  }
  return null
}

/** "any agreement would have to be approved", "when the deal was struck", "an accord ending the war": no news of an agreement. */
function inGeneral(doc: Doc, verb: number, noun: number): boolean {
  if (isRel(doc, verb, 'acl') && doc.xpos[verb] === X.VBG && doc.head[verb] === noun) return true
  for (const k of kidsOf(doc, noun)) if (isRel(doc, k, 'det') && /^(?:any|every|whatever)$/.test(doc.lower[k]!)) return true
  if (!isRel(doc, verb, 'advcl') || !kidsOf(doc, noun).some((k) => doc.lower[k] === 'the')) return false
  return kidsOf(doc, verb).some((k) => isRel(doc, k, 'mark', 'advmod') && doc.lower[k] === 'when')
}

/** "had reached but never honoured" */
function unkept(doc: Doc, verb: number): boolean {
  const end = doc.sentences[doc.sentenceOf[verb]!]!.end
  for (let t = verb + 1; t + 1 < end && t < verb + 10; t++)
    if (/^(?:never|not)$/.test(doc.lower[t]!) && /^(?:honou?r|respect|implement|keep|observe)/.test(doc.lower[t + 1]!)) return true
  return false
}

function afterVerb(doc: Doc, verb: number): string {
  for (let t = verb + 1; t < verb + 3 && t < doc.count; t++) if (/^(?:effect|force)$/.test(doc.lower[t]!)) return doc.lower[t]!
  return ''
}

function joint(doc: Doc, noun: number): boolean {
  for (const k of kidsOf(doc, noun)) if (/^(?:joint|common|final)$/.test(doc.lower[k]!)) return true
  return false
}

/** "the proposal", "this offer": told of before. */
function definite(doc: Doc, noun: number): boolean {
  for (const k of kidsOf(doc, noun)) if (doc.rel[k] === R.det && /^(?:the|this|that|these|those)$/.test(doc.lower[k]!)) return true
  return false
}

/** Whether a proposal says of what ("a proposal for the release of …"). */
function content(doc: Doc, noun: number): boolean {
  // "an offer to host the next round"
  for (const k of kidsOf(doc, noun)) if (isRel(doc, k, 'acl') && /^(?:host|mediate|meet|talk|help|chair|join|facilitate)$/.test(doc.lemma[k]!)) return false
  for (const k of kidsOf(doc, noun)) if (isRel(doc, k, 'nmod', 'acl') && (/^(?:for|on)$/.test(caseOf(doc, k)) || doc.xpos[k] === X.VB)) return true
  return false
}

/** Whether a plan is one for an agreement ("a plan for a ceasefire"). */
function aboutPeace(doc: Doc, noun: number): boolean {
  const [first, last] = phraseTokens(doc, noun)
  for (let t = first; t <= last && t < noun + 10; t++)
    if (t !== noun && (agreementWords().hard.has(doc.lemma[t]!) || /^(?:peace|truce|ceasefire)$/.test(doc.lower[t]!))) return true
  return false
}

function bargain(doc: Doc, verb: number): boolean {
  const [, last] = clauseTokens(doc, verb, { loose: true })
  for (let t = verb; t <= last; t++) if ((doc.lower[t] === 'exchange' || doc.lower[t] === 'return') && doc.lower[t - 1] === 'in') return true
  return false
}
