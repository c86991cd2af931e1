import type { Doc } from '../../../model/annotation.ts'
import type { Factuality, MeasureDirection, MeasureType } from '../../../model/claim.ts'
import { factsOf } from '../../shared/factuality.ts'
import { kidsOf, treeOf } from '../../shared/tree.ts'
import { isRel, R, U, X } from '../../syntax.ts'
import type { ActFound } from './found.ts'
import { type MeasureLexicon, measureLexicon } from './lexicon.ts'

/** What mood, tense and the words above make of an act. */
export interface Mode {
  readonly direction: MeasureDirection
  readonly factuality: Factuality
  /** Only said to be possible ("could raise"): a threat if whoever would do it says so. */
  readonly tentative?: boolean
}

const SHIRKING: ReadonlySet<string> = new Set(['balk', 'baulk', 'refuse', 'decline', 'resist', 'oppose', 'reject', 'object', 'shun'])

const UNDONE: ReadonlySet<string> = new Set(['if', 'unless', 'whether', 'provided', 'providing', 'until', 'once', 'in case', 'lest'])

/** "is to withdraw": agreed, and to come. */
function isTo(doc: Doc, head: number): boolean {
  return head > 1 && doc.lower[head - 1] === 'to' && /^(?:is|are)$/.test(doc.lower[head - 2]!)
}

/** Whether the sentence ties what somebody is ready for to something else: a condition, told as such. */
function tied(doc: Doc, head: number): boolean {
  const s = doc.sentences[doc.sentenceOf[head]!]!
  for (let t = s.first; t < s.end; t++) if (/^(?:if|unless|once|provided|providing)$/.test(doc.lower[t]!)) return true
  return false
}

/** "threatened to sever ties" is told at "sever", whose object says more. */
function toldBelow(doc: Doc, a: ActFound): boolean {
  return doc.lemma[a.head] === 'threaten' && a.thing >= 0 && doc.upos[a.thing] === U.VERB && isRel(doc, a.thing, 'xcomp')
}

/** The verb whose tense and mood hold for an act: "will continue to improve" is told by "will continue". */
function carrier(doc: Doc, head: number): number {
  const over = doc.head[head]!
  const effort = over >= 0 && doc.lemma[over] === 'effort' ? doc.head[over]! : over
  return isRel(doc, head, 'xcomp', 'acl') && effort >= 0 && CARRYING.has(doc.lemma[effort]!) ? effort : head
}

const CARRYING: ReadonlySet<string> = new Set(['continue', 'begin', 'start', 'keep', 'resume', 'help'])

const HOSTILE: ReadonlySet<MeasureType> = new Set(['sanctions', 'military', 'trade', 'legal'])

/**
 * Done, promised or threatened; null when the act is only asked for, denied or supposed. A friendly act to come is a promise, a hostile one
 * a threat; an end of something hostile that is announced ("would end the exercises") is a stop, one that is promised a promise.
 */
export function modeOf(doc: Doc, a: ActFound): Mode | null {
  if (a.fixed) return { direction: a.fixed, factuality: 'planned' }
  const lex = measureLexicon()
  const over = wordsOver(doc, a.head)
  if (toldBelow(doc, a)) return null
  if (doc.lemma[a.head] === 'threaten') return factsOf(doc, a.head).negated || denied(doc, a.head) ? null : { direction: 'threaten', factuality: 'planned' }
  const friendly =
    a.act === 'ease' || a.act === 'give' || (a.act === 'resume' && a.type !== 'military') || (a.act === 'stop' ? HOSTILE.has(a.type) : !HOSTILE.has(a.type))
  const threatened = over.some((w) => lex.threatening.has(w)) && !isRel(doc, a.head, 'conj')
  if (threatened && !friendly) return { direction: 'threaten', factuality: 'planned' }
  if (demanded(doc, a.head) || over.slice(0, 2).some((w) => lex.able.has(w))) return null
  // "balked at freeing", "refused to send": not done.
  const above = doc.head[a.head]!
  if (doc.lower[a.head - 1] === 'without') return null
  if (above >= 0 && above < a.head && SHIRKING.has(doc.lemma[above]!) && isRel(doc, a.head, 'xcomp', 'ccomp', 'advcl', 'obl')) return null
  const facts = factsOf(doc, carrier(doc, a.head))
  // A bargain that is carried out is done; one that is offered is told as a condition.
  const done = facts.tense === 'past' && facts.modal === null && facts.factuality === 'asserted'
  if (bargained(doc, a) && !done) return null
  if (doc.upos[a.head] !== U.VERB) return { direction: plain(a), factuality: 'asserted' }
  // "since Peru invaded": long since known, told to date something else; "would withdraw only if": told as a condition.
  if (background(doc, a.head) || onlyIf(doc, a.head) || underIf(doc, a.head)) return null
  if (purpose(doc, a.head)) return null
  if (noLonger(doc, a.head) && (a.act === 'give' || a.act === 'start')) return { direction: 'stop', factuality: facts.modal === null ? 'asserted' : 'planned' }
  if (facts.negated || facts.factuality === 'denied') return withheld(doc, a, facts.modal)
  if (facts.factuality === 'past-habit' || UNDONE.has(facts.condition ?? '')) return null
  if (over.slice(0, 2).some((w) => w === 'ready' || w === 'willing' || w === 'prepared') && tied(doc, a.head)) return null
  if (facts.modal === 'can' || facts.modal === 'could' || facts.modal === 'may' || facts.modal === 'might')
    return friendly || facts.modal === 'can' || facts.condition !== null ? null : { direction: 'threaten', factuality: 'possible', tentative: true }
  const act: string = a.act
  if (a.thing >= 0 && ['blockade', 'siege'].includes(doc.lemma[a.thing]!) && act === 'ease')
    return facts.factuality === 'asserted' ? { direction: 'resume', factuality: 'asserted' } : null
  if (over.slice(0, 2).some((w) => w === 'decide' || w === 'decision' || w === 'order' || w === 'move')) return { direction: plain(a), factuality: 'asserted' }
  const promised = over.slice(0, 2).some((w) => lex.promising.has(w)) || isTo(doc, a.head)
  // What is promised to be sent is promised, soldiers too; troops to be withdrawn are.
  const gives = act === 'give'
  if (promised && (gives || isTo(doc, a.head))) return { direction: friendly || gives ? 'promise' : 'threaten', factuality: 'planned' }
  const future =
    facts.modal === 'will' ||
    facts.modal === 'would' ||
    facts.modal === 'going' ||
    facts.tense === 'future' ||
    facts.factuality === 'planned' ||
    facts.factuality === 'offered'
  if (facts.factuality === 'demanded') return null
  // "will begin drilling in May", "means to start filling": what one begins by oneself is announced, neither promised nor threatened.
  const begins = BEGINNING.has(doc.lemma[a.head]!) || (isRel(doc, a.head, 'xcomp') && BEGINNING.has(doc.lemma[doc.head[a.head]!] ?? ''))
  if (begins && a.act === 'start' && (a.type === 'trade' || a.type === 'diplomatic') && (future || promised))
    return { direction: 'start', factuality: 'planned' }
  if (promised && friendly) return { direction: 'promise', factuality: 'planned' }
  // "would end the exercises" is announced, "will cease" given one's word for.
  if (future && a.act === 'stop' && friendly && facts.modal !== 'will') return { direction: 'stop', factuality: 'planned' }
  if (future || promised) return { direction: friendly || helps(doc, a) ? 'promise' : 'threaten', factuality: 'planned' }
  if (facts.factuality === 'hypothetical' || facts.factuality === 'possible') return null
  // "is sending a new ambassador": on its way, and so still a promise.
  if (facts.progressive && a.act === 'give') return { direction: 'promise', factuality: 'planned' }
  return { direction: plain(a), factuality: 'asserted' }
}

/**
 * "asked for money to deploy troops", "used to shell the town": an infinitive that says what something is for is no act. Below a verb or noun of
 * doing, deciding, promising or threatening it is.
 */
function purpose(doc: Doc, head: number): boolean {
  if (doc.xpos[head] !== X.VB || doc.lower[head - 1] !== 'to' || /^(?:is|are|was|were|be)$/.test(doc.lower[head - 2] ?? '')) return false
  const lex = measureLexicon()
  let over = doc.head[head]!
  for (let n = 0; n < 3 && over >= 0 && isRel(doc, head, 'conj') && doc.upos[over] === U.VERB; n++) over = doc.head[over]!
  // "the parliament voted on Thursday to send": near enough, whatever the parser made of it.
  for (let t = head - 2; t > head - 8 && t >= 0 && doc.sentenceOf[t] === doc.sentenceOf[head]; t--) {
    if (settles(lex, doc.lemma[t]!) && !LIGHT.has(doc.lemma[t]!)) return false
    if (doc.upos[t] === U.PUNCT || (doc.upos[t] === U.VERB && doc.xpos[t] !== X.VBN)) break
  }
  // "a promise by Peru after the ceremony in Lima to close it": the parser may hang the infinitive on the nearest noun.
  if (over < 0) return false
  for (let n = 0; n < 5 && over >= 0; n++, over = doc.head[over]!) {
    if (settles(lex, doc.lemma[over]!)) return false
    if (doc.upos[over] === U.VERB) return wordGiven(doc, head) < 0
  }
  return true
}

/** Verbs too common to tell by nearness alone that an infinitive hangs on them. */
const LIGHT: ReadonlySet<string> = new Set(['be', 'have', 'let', 'make', 'go', 'help', 'look', 'cause', 'act', 'try', 'want', 'hope', 'call'])

function settles(lex: MeasureLexicon, lemma: string): boolean {
  return lex.promising.has(lemma) || lex.promisingNoun.has(lemma) || lex.threatening.has(lemma) || lex.carrying.has(lemma)
}

/** The noun that an infinitive spells out though the parser hangs it on the verb: "secured a promise from Peru to close the site"; -1 without one. */
export function wordGiven(doc: Doc, head: number): number {
  const over = doc.head[head]!
  if (doc.xpos[head] !== X.VB || doc.lower[head - 1] !== 'to' || over < 0 || over > head || doc.upos[over] !== U.VERB) return -1
  const lex = measureLexicon()
  for (const k of kidsOf(doc, over))
    if (
      k > over &&
      k < head &&
      isRel(doc, k, 'obj', 'nsubj:pass') &&
      (lex.promisingNoun.has(doc.lemma[k]!) || doc.lemma[k] === 'threat' || doc.lemma[k] === 'decision')
    )
      return k
  return -1
}

/** "pledged not to threaten": by the word before the infinitive. */
function denied(doc: Doc, head: number): boolean {
  return doc.lower[head - 1] === 'to' && doc.lower[head - 2] === 'not'
}

/** Whether a clause only dates another one: "since Peru invaded". */
function background(doc: Doc, head: number): boolean {
  for (let at = head, n = 0; at >= 0 && n < 3; at = doc.head[at]!, n++) {
    for (const k of kidsOf(doc, at)) if (k < at && doc.lower[k] === 'since' && (doc.rel[k] === R.mark || doc.rel[k] === R.case)) return true
    if (!isRel(doc, at, 'xcomp', 'conj', 'obj')) return false
  }
  return false
}

/** "provided that Peru reopened it", "if Peru closed it": right behind the conjunction, whatever the parser made of it. */
function underIf(doc: Doc, head: number): boolean {
  const { first } = doc.sentences[doc.sentenceOf[head]!]!
  for (let t = head - 1; t >= first && t > head - 7; t--) {
    if (/^(?:if|unless|provided|providing|whether|until|till)$/.test(doc.lower[t]!)) return true
    if (doc.lower[t] === 'that' && /^(?:condition|provided)$/.test(doc.lower[t - 1] ?? '')) return true
    if (doc.upos[t] === U.PUNCT || doc.upos[t] === U.VERB) return false
  }
  return false
}

function onlyIf(doc: Doc, head: number): boolean {
  const s = doc.sentences[doc.sentenceOf[head]!]!
  for (let t = head; t + 1 < s.end; t++) if (doc.lower[t] === 'only' && /^(?:if|once|when|after)$/.test(doc.lower[t + 1]!)) return true
  return false
}

function plain(a: ActFound): MeasureDirection {
  if (a.act === 'give' || a.act === 'free') return a.type === 'aid' ? 'increase' : 'start'
  return a.act
}

/** "will use 1,200 soldiers to cover for the strikers", "send troops to guard the convoys": forces that help are promised. */
function helps(doc: Doc, a: ActFound): boolean {
  if (a.type !== 'military' || a.thing < 0 || !(measureLexicon().things.get(doc.lemma[a.thing]!) ?? []).includes('force')) return false
  const { end } = doc.sentences[doc.sentenceOf[a.head]!]!
  for (let t = a.thing + 1; t + 1 < end && t < a.thing + 12; t++) if (doc.lower[t] === 'to' && HELPING.test(doc.lower[t + 1]!)) return true
  return false
}

const HELPING =
  /^(?:cover|protect|help|guard|monitor|support|train|assist|secure|escort|evacuate|observe|oversee|staff|drive|fill|replace|deliver|rebuild|police|patrol|clear|distribute|keep)$/

/** "will no longer sell": what was done until now stops. */
function noLonger(doc: Doc, head: number): boolean {
  return (doc.lower[head - 1] === 'longer' && doc.lower[head - 2] === 'no') || (doc.lower[head - 1] === 'be' && doc.lower[head - 2] === 'longer')
}

/** "no food had been allowed in": what is not allowed is stopped; any other act that is not done is none. */
function withheld(doc: Doc, a: ActFound, modal: string | null): Mode | null {
  const allowing = ['allow', 'permit', 'let'].includes(doc.lemma[a.head]!)
  return allowing && a.type === 'aid' && modal === null ? { direction: 'stop', factuality: 'asserted' } : null
}

/** Lemmas above a token, nearest first, as far as its clause complements them. */
function wordsOver(doc: Doc, token: number): string[] {
  const out: string[] = []
  let at = token
  for (let h = doc.head[at]!, n = 0; h >= 0 && n < 4; at = h, h = doc.head[h]!, n++) {
    if (isRel(doc, at, 'acl:relcl', 'parataxis', 'nsubj') || apart(doc, at)) break
    out.push(doc.lemma[h]!)
  }
  return out
}

const BEGINNING: ReadonlySet<string> = new Set(['begin', 'start', 'commence'])

const TELLING: ReadonlySet<string> = new Set(['tell', 'insist', 'suggest'])

function finite(doc: Doc, verb: number): boolean {
  if (doc.xpos[verb] === X.VBD || doc.xpos[verb] === X.VBZ || doc.xpos[verb] === X.VBP) return true
  for (const k of kidsOf(doc, verb)) if (isRel(doc, k, 'aux', 'aux:pass', 'cop') && !/^(?:should|must|be)$/.test(doc.lower[k]!)) return true
  return false
}

/** Whether somebody only asks for it: below a verb or noun of demanding, not in a relative or temporal clause of its own. */
function demanded(doc: Doc, token: number): boolean {
  const { demanding } = measureLexicon()
  let at = token
  for (let n = 0; n < 6; n++) {
    const h = doc.head[at]!
    if (h < 0 || isRel(doc, at, 'acl:relcl', 'parataxis', 'nsubj', 'nsubj:pass') || apart(doc, at)) return false
    // "Peru, accused of backing them, pulled out": a verb of its own.
    if (isRel(doc, at, 'conj') && (doc.xpos[at] === X.VBD || doc.xpos[at] === X.VBZ) && doc.xpos[h] === X.VBN) return false
    // "told them the army would withdraw", "insisted that it had": said, not asked for.
    if (TELLING.has(doc.lemma[h]!) && isRel(doc, at, 'ccomp') && finite(doc, at)) return false
    if (demanding.has(doc.lemma[h]!) && at > h && !(doc.lemma[h] === 'order' && doc.upos[h] === U.VERB)) return true
    at = h
  }
  return false
}

/** "release ten sailors in exchange for": a bargain, told as a condition. */
function bargained(doc: Doc, a: ActFound): boolean {
  const end = doc.sentences[doc.sentenceOf[a.head]!]!.end
  for (let t = a.stretch[0]; t < Math.min(end, a.stretch[1] + 4); t++)
    if (doc.lower[t] === 'in' && (doc.lower[t + 1] === 'exchange' || doc.lower[t + 1] === 'return') && doc.lower[t + 2] === 'for') return true
  return false
}

/** A clause of its own time or reason, or behind a comma: what governs it does not say how it is meant. */
function apart(doc: Doc, clause: number): boolean {
  if (doc.rel[clause] !== R.advcl) return false
  for (const k of kidsOf(doc, clause)) {
    if (k > clause) break
    if (doc.rel[k] === R.mark) return !/^(?:to|against|from|of|for|on|that)$/.test(doc.lower[k]!)
  }
  const { left } = treeOf(doc)
  return left[clause]! > 0 && doc.lower[left[clause]! - 1] === ','
}
