import type { Doc } from '../../../model/annotation.ts'
import { actorAt } from '../../shared/actors.ts'
import { actorOf, isSomebody } from '../../shared/antecedent.ts'
import { phraseTokens } from '../../shared/clause.ts'
import { factsOf } from '../../shared/factuality.ts'
import { agentsOf, isAgentive } from '../../shared/voices.ts'
import { isRel, U, X } from '../../syntax.ts'
import { asksWhether, hardship } from './demands.ts'
import { doerBefore } from '../../shared/doers.ts'
import type { Found } from './found.ts'
import { conditionLexicon } from './lexicon.ts'
import { holdsSomebody, isOccasion, leftEdge, ownerOf, phraseEnd, stretchEnd } from './stretch.ts'

/**
 * Demands by the words alone, for what the tree misses: a class of verbs or nouns and the frame that it asks with. Verbs: somebody "to" do
 * something ("pressed Lima to leave"), "for" something ("is holding out for more"), a clause ("is adamant that the fleet must go"), a thing ("urged
 * restraint"). Nouns: "reiterated its call for calm", "rejected a demand by Lima for money". Also "it is up to Lima to", "we need guarantees".
 */
export function asks(doc: Doc, taken: (token: number) => boolean): Found[] {
  const out: Found[] = []
  const lex = conditionLexicon()
  for (let t = 0; t < doc.count; t++) {
    if (taken(t) || asksWhether(doc, t)) continue
    const lemma = doc.lemma[t]!
    let found: Found | null = null
    if (doc.upos[t] === U.VERB && lex.askTo.has(lemma)) found = passiveAsk(doc, t) ?? someoneTo(doc, t)
    if (!found && doc.upos[t] === U.VERB && lex.askFor.has(lemma)) found = something(doc, t)
    if (!found && doc.upos[t] === U.VERB && (lex.askThing.has(lemma) || (lemma === 'want' && wanting(doc, t)))) found = thing(doc, t)
    if (!found && lex.askThat.has(lemma)) found = clause(doc, t)
    if (!found && doc.upos[t] === U.NOUN && lex.demandNoun.has(lemma)) found = noun(doc, t)
    if (!found && (lemma === 'up' || lemma === 'time' || lemma === 'onus' || lemma === 'turn')) found = turn(doc, t)
    if (!found && lemma === 'need' && doc.upos[t] === U.VERB) found = weNeed(doc, t)
    if (found) out.push(found)
  }
  return out
}

const PREPOSITION = /^(?:on|upon|to|with|at|for)$/
const OPENING = /^(?:to|into)$/

function ended(doc: Doc, t: number): boolean {
  return t >= doc.sentences[doc.sentenceOf[Math.min(t, doc.count - 1)]!]!.end
}

/** "pressed Lima to leave", "called on both sides not to", "pressured Lima into leaving", "would like Lima to leave". */
function someoneTo(doc: Doc, verb: number): Found | null {
  if (doc.xpos[verb] === X.VBN && passive(doc, verb)) return null
  let at = verb + 1
  while (!ended(doc, at) && (doc.upos[at] === U.ADV || /^(?:hard|back)$/.test(doc.lower[at]!))) at++
  if (PREPOSITION.test(doc.lower[at] ?? '')) at++
  if (ended(doc, at)) return null
  const last = phraseEnd(doc, at, 16)
  if (last < at || !holdsSomebody(doc, at, last)) return null
  let to = last + 1
  while (!ended(doc, to) && /^(?:not|never|both|all|,)$/.test(doc.lower[to]!) && to < last + 3) to++
  if (ended(doc, to + 1) || !OPENING.test(doc.lower[to]!)) return null
  const fits = doc.lower[to] === 'to' ? verbal(doc, to + 1) : doc.xpos[to + 1] === X.VBG
  if (!fits) return null
  if (ordersOwn(doc, verb, at, last)) return null
  // "expects Lima to lose": a forecast, where nothing is asked of anybody.
  if (/^(?:expect|like|need)$/.test(doc.lemma[verb]!) && !wishes(doc, verb)) return null
  return demand(doc, verb, [at, stretchEnd(doc, at)], actorOf(doc, verb))
}

/** "ordered his own followers to", "ordered the state oil firm to": a side's own affair. */
export function ordersOwn(doc: Doc, verb: number, first: number, last: number): boolean {
  if (!/^(?:order|instruct|command|direct|tell|ask)$/.test(doc.lemma[verb]!)) return false
  if (/^(?:his|her|its|their|my|our)$/.test(doc.lower[first]!)) return true
  if (!/^(?:order|instruct|command|direct)$/.test(doc.lemma[verb]!) || doc.lower[first] !== 'the') return false
  for (let t = first + 1; t <= last; t++) if (actorAt(doc, t)?.type === 'country') return false
  return /^(?:state|army|military|navy|police|armed|central|national|security|air|defen[cs]e|finance|foreign|interior|oil|treasury|attorney|coast|secret|country)$/.test(
    doc.lower[first + 1] ?? '',
  )
}

/** A bare verb, some of which the tagger takes for adjectives or nouns ("to free the crew"). */
function verbal(doc: Doc, t: number): boolean {
  if (doc.xpos[t] === X.VB || (doc.upos[t] === U.VERB && doc.xpos[t] !== X.VBG) || doc.lower[t] === 'be') return true
  const lex = conditionLexicon()
  return doc.upos[t] !== U.DET && (lex.give.has(doc.lower[t]!) || lex.ease.has(doc.lower[t]!))
}

/** "would like", "we expect": a polite demand; of others only by a country, a body or an office. */
function wishes(doc: Doc, verb: number): boolean {
  const facts = factsOf(doc, verb)
  if (facts.negated || facts.passive) return false
  if (doc.lemma[verb] === 'like') return facts.modal === 'would'
  const subject = actorOf(doc, verb)
  if (subject < 0) return false
  if (/^(?:we|i)$/.test(doc.lower[subject]!)) return true
  const actor = actorAt(doc, subject)
  return doc.xpos[verb] !== X.VBD && actor !== null && actor.type !== 'person' && actor.type !== 'place'
}

function passive(doc: Doc, verb: number): boolean {
  for (let t = verb - 1; t >= 0 && t > verb - 4; t--) {
    if (doc.lemma[t] === 'be' && doc.upos[t] !== U.NOUN) return true
    if (doc.upos[t] !== U.ADV && doc.upos[t] !== U.AUX) return false
  }
  return false
}

/** "was asked by Lima to withdraw", "have been told to leave". */
function passiveAsk(doc: Doc, verb: number): Found | null {
  if (doc.xpos[verb] !== X.VBN || !passive(doc, verb) || /^(?:expect|like|need|want)$/.test(doc.lemma[verb]!)) return null
  let to = verb + 1
  let by = -1
  if (doc.lower[to] === 'by') {
    const last = phraseEnd(doc, to + 1)
    for (let k = last; k > to; k--) if (by < 0 && (actorAt(doc, k) !== null || isAgentive(doc, k))) by = k
    to = last + 1
  }
  if (doc.lower[to] === 'not') to++
  if (ended(doc, to + 1) || doc.lower[to] !== 'to' || (doc.xpos[to + 1] !== X.VB && doc.upos[to + 1] !== U.VERB)) return null
  const edge = leftEdge(doc, verb)
  // "whether they would be asked to stay": a question.
  for (let t = edge; t < verb; t++) if (doc.lower[t] === 'whether' || doc.lower[t] === 'if') return null
  // Who is asked must be somebody: "he was asked to sit" is told of guests too.
  let side = false
  for (let t = edge; t < verb; t++) {
    const actor = actorAt(doc, t)
    side ||= (actor !== null && actor.type !== 'person' && actor.type !== 'place') || (isAgentive(doc, t) && doc.xpos[t] === X.NNS)
  }
  if (!side && by < 0) return null
  const end = stretchEnd(doc, to)
  return { evidence: [edge, end], then: null, requires: [to, end], predicate: verb, setter: by, owner: by, type: 'demand', tie: verb }
}

/** "is holding out for a wider zone", "pressed the Fund for time", "appealed for calm". */
function something(doc: Doc, verb: number): Found | null {
  const lex = conditionLexicon()
  if (doc.xpos[verb] === X.VBN && passive(doc, verb)) return null
  let at = verb + 1
  while (!ended(doc, at) && (doc.upos[at] === U.ADV || /^(?:out|hard|again|back)$/.test(doc.lower[at]!)) && at < verb + 3) at++
  if (!ended(doc, at) && /^(?:to|with|on)$/.test(doc.lower[at]!)) at++
  if (doc.lower[at] !== 'for') {
    const last = phraseEnd(doc, at, 8)
    if (last < at || doc.lower[last + 1] !== 'for' || !holdsSomebody(doc, at, last) || doc.lemma[verb] === 'call') return null
    at = last + 1
  }
  if (ended(doc, at + 1)) return null
  const from = at + 1
  const phrase = phraseEnd(doc, from)
  if (phrase < from && doc.xpos[from] !== X.VBG) return null
  // "push for 20 years", "asked for him": no thing that can be granted.
  if (doc.times.some((x) => x.span[0] <= doc.start[from]! && x.span[1] >= doc.end[Math.max(phrase, from)]!)) return null
  if (isOccasion(doc, from, phrase)) return null
  // "asked for help": a plea to a friend.
  if (
    /^(?:help|advice|forgiveness|patience|prayers|understanding|permission|directions|money|asylum|mercy)$/.test(doc.lower[from]!) &&
    doc.lemma[verb] === 'ask'
  )
    return null
  const idle = doc.lemma[verb] === 'hold' && doc.lower[verb + 1] !== 'out'
  if (idle || (phrase === from && doc.upos[from] === U.PRON)) return null
  if (!lex.strong.has(doc.lemma[verb]!) && !somebody(doc, verb)) return null
  return demand(doc, verb, [from, stretchEnd(doc, from)], actorOf(doc, verb))
}

/** Whether a country, a body, an office or people do it. */
function somebody(doc: Doc, verb: number): boolean {
  const subject = doerBefore(doc, verb)
  return subject >= 0 && (isSomebody(doc, subject) || doc.upos[subject] === U.PRON)
}

/** "urged restraint", "demands an end to the raids" where the parser took the noun for something else. */
function thing(doc: Doc, verb: number): Found | null {
  if (factsOf(doc, verb).passive || doc.xpos[verb] === X.VBN) return null
  const from = verb + 1
  if (ended(doc, from) || doc.upos[from] === U.PRON || doc.upos[from] === U.ADP) return null
  const last = phraseEnd(doc, from)
  if (last < from || doc.lower[last + 1] === 'to' || (doc.upos[last + 1] === U.VERB && doc.xpos[last + 1] !== X.VBN) || doc.upos[last + 1] === U.AUX)
    return null
  let head = false
  for (let t = from; t <= last; t++) head ||= doc.upos[t] === U.NOUN
  if (!head || holdsSomebody(doc, from, from) || isOccasion(doc, from, last)) return null
  if (!somebody(doc, verb) && !isDocument(doc, actorOf(doc, verb))) return null
  return demand(doc, verb, [from, stretchEnd(doc, from)], actorOf(doc, verb))
}

/** A side's standing wish, in the present tense, for itself and not for a person. */
function wanting(doc: Doc, verb: number): boolean {
  if (doc.xpos[verb] !== X.VBZ && doc.xpos[verb] !== X.VBP) return false
  const before = doc.lower.slice(Math.max(0, verb - 3), verb)
  if (before.some((w) => /^(?:not|n't|never|what|why|how|if|do|does)$/.test(w))) return false
  const who = agentsOf(doc, doerBefore(doc, verb))
  return who.length > 0 && who.every((a) => a.type !== 'place')
}

/** A resolution, a plan, a court's order: what asks by itself. */
export function isDocument(doc: Doc, token: number): boolean {
  return token >= 0 && conditionLexicon().document.has(doc.lemma[token]!)
}

const OWED = /^(?:must|should|has|have|had|needs?|needed|ought|be|shall)$/

/** "is adamant that the fleet must go", "demanded Chile withdraw", "made it clear that they had to leave": a clause of what is owed. */
function clause(doc: Doc, at: number): Found | null {
  const adjective = doc.upos[at] !== U.VERB
  const lemma = doc.lemma[at]!
  if (doc.xpos[at] === X.VBN && passive(doc, at)) return null
  let from = at + 1
  if (doc.lower[from] === 'that') from++
  else if (adjective) return null
  if (ended(doc, from + 2)) return null
  const last = phraseEnd(doc, from, 12)
  if (last < from || ended(doc, last + 1)) return null
  let verb = last + 1
  while (!ended(doc, verb) && doc.upos[verb] === U.ADV) verb++
  const owed =
    (OWED.test(doc.lower[verb]!) && (doc.xpos[verb] === X.MD || doc.lower[verb + 1] === 'to' || doc.lower[verb] === 'be')) ||
    (!adjective && doc.xpos[verb] === X.VB)
  // "made clear that a memorandum still has to be agreed": what both have yet to do.
  if (/^(?:has|have|had|needs?)$/.test(doc.lower[verb]!) && hardship(doc, verb)) return null
  if (!owed || (doc.lower[verb] === 'had' && adjective && doc.lower[verb + 1] !== 'to')) return null
  // "is clear that": only a firm word makes a demand of what is owed.
  const owner = adjective ? actorOf(doc, doc.head[at]! >= 0 && doc.upos[doc.head[at]!] === U.VERB ? doc.head[at]! : at) : actorOf(doc, at)
  if (/^(?:clear|plain)$/.test(lemma) && owner < 0) return null
  return demand(doc, at, [from, stretchEnd(doc, from)], owner)
}

const SPURNING =
  /^(?:reject|dismiss|rebuff|refuse|ignore|resist|spurn|turn|bow|yield|give|cave|meet|accept|heed|answer|oppose|satisfy|fulfil|fulfill|echo|back|support|discuss|consider|respond|react|agree|concede)$/

/** "reiterated its call for calm", "rejected a demand by Lima for money", "a demand that the fleet leave". */
function noun(doc: Doc, head: number): Found | null {
  let at = head + 1
  let owner = ownerOf(doc, head)
  if (owner > head) at = phraseEnd(doc, head + 2, 8) + 1
  if (ended(doc, at + 1)) return null
  const w = doc.lower[at]!
  const that = w === 'that' && doc.upos[at] !== U.PRON
  const infinitive = w === 'to' && doc.xpos[at + 1] === X.VB
  if (!that && !infinitive && !/^(?:for|on)$/.test(w) && !(w === 'of' && doc.lemma[head] === 'demand')) return null
  // "demand for copper": a market's.
  if (
    doc.lemma[head] === 'demand' &&
    owner < 0 &&
    doc.xpos[head] === X.NN &&
    doc.upos[head - 1] !== U.DET &&
    !(doc.upos[head - 1] === U.ADJ && doc.upos[head - 2] === U.DET)
  )
    return null
  const verb = doc.head[head]! >= 0 && doc.upos[doc.head[head]!] === U.VERB ? doc.head[head]! : -1
  const spurned = verb >= 0 && SPURNING.test(doc.lemma[verb]!)
  if (owner < 0 && verb >= 0 && !spurned && isRel(doc, head, 'obj') && MAKING.test(doc.lemma[verb]!)) owner = actorOf(doc, verb)
  if (owner < 0 && !spurned) return null
  // What a leader calls for in passing is an appeal; a side's call is its demand.
  if (
    /^(?:call|appeal|plea|push|bid)$/.test(doc.lemma[head]!) &&
    agentsOf(doc, owner).some((a) => a.type === 'person') &&
    !(verb >= 0 && MAKING.test(doc.lemma[verb]!))
  )
    return null
  const from = infinitive ? at : at + 1
  if (!that && !infinitive && phraseEnd(doc, from) < from && doc.xpos[from] !== X.VBG) return null
  const requires: [number, number] = [from, stretchEnd(doc, from)]
  return {
    evidence: [Math.min(phraseTokens(doc, head)[0], head), requires[1]],
    then: null,
    requires,
    predicate: head,
    setter: owner,
    owner,
    type: 'demand',
    tie: head,
  }
}

const MAKING =
  /^(?:make|issue|repeat|reiterate|renew|put|present|submit|table|voice|raise|join|launch|send|have|file|press|pursue|maintain|send|deliver|set|give|place|drop|withdraw|abandon|soften|lower|moderate|advance|stand|stick)$/

/** "it is up to Lima to honour the treaty", "the time has come for both sides to talk", "it was time Lima paid". */
function turn(doc: Doc, at: number): Found | null {
  const s = doc.sentences[doc.sentenceOf[at]!]!
  const before = doc.lower.slice(Math.max(s.first, at - 4), at).join(' ')
  const lemma = doc.lemma[at]!
  let from = at + 1
  if (lemma === 'up') {
    if (!/\b(?:it|that) (?:is|was|'s|would be|will be)(?: now)?$/.test(before) || doc.lower[from] !== 'to') return null
    from++
  } else if (lemma === 'time') {
    if (/\bthe$/.test(before) && /^(?:has|had) come for /.test(`${doc.lower.slice(from, from + 3).join(' ')} `)) from += 3
    else return null
  } else if (lemma === 'onus') {
    const text = doc.lower.slice(from, from + 3).join(' ')
    if (/^(?:is|was|lies) (?:now )?on/.test(text)) from += /now/.test(text) ? 3 : 2
    else return null
  } else return null
  if (ended(doc, from + 2)) return null
  const last = phraseEnd(doc, from, 10)
  if (last < from || !holdsSomebody(doc, from, last) || doc.lower[last + 1] !== 'to') return null
  const end = stretchEnd(doc, from)
  return { evidence: [leftEdge(doc, at), end], then: null, requires: [from, end], predicate: at, setter: -1, type: 'demand', tie: at }
}

/** "We need guarantees", of something that the other side can give. */
function weNeed(doc: Doc, verb: number): Found | null {
  if (!/^(?:we|i)$/.test(doc.lower[verb - 1] ?? '') && !(doc.upos[verb - 1] === U.ADV && /^(?:we|i)$/.test(doc.lower[verb - 2] ?? ''))) return null
  const lex = conditionLexicon()
  const from = verb + 1
  if (ended(doc, from)) return null
  const last = phraseEnd(doc, from)
  let given = false
  for (let t = from; t <= last; t++) given ||= doc.upos[t] === U.NOUN && (lex.goods.has(doc.lemma[t]!) || lex.wanted.has(doc.lemma[t]!))
  if (!given) return null
  return demand(doc, verb, [from, stretchEnd(doc, from)], verb - 1)
}

function demand(doc: Doc, verb: number, requires: [number, number], parsed: number): Found | null {
  const setter = doc.upos[verb] === U.VERB ? doerBefore(doc, verb, parsed) : parsed
  if (doc.lemma[verb] === 'call' && /^(?:his|her|my)$/.test(doc.lower[requires[0]]!)) return null
  if (requires[1] < requires[0] || factsOf(doc, verb).negated || factsOf(doc, verb).question) return null
  const near = setter >= 0 && setter < verb && verb - setter < 25 && doc.sentenceOf[setter] === doc.sentenceOf[verb]
  const first = near && doc.xpos[verb] !== X.VBG ? Math.min(phraseTokens(doc, setter)[0], verb) : verb
  return { evidence: [first, requires[1]], then: null, requires, predicate: verb, setter, type: 'demand', tie: verb }
}
