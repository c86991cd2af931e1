import type { Doc } from '../../../model/annotation.ts'
import { caseOf, phraseTokens, predicateOf, subjectOf } from '../../shared/clause.ts'
import { factsOf } from '../../shared/factuality.ts'
import { kidsOf } from '../../shared/tree.ts'
import { isRel, R, U, X } from '../../syntax.ts'
import { oneSided } from './acts.ts'
import { type Candidate, extent } from './candidate.ts'
import { dating } from './fate.ts'
import { agreementStates, agreementWords, type State } from './lexicon.ts'
import { moodOf } from './mood.ts'
import { opening, standsForDeal } from './object.ts'

// How agreements stand: near or far, there or not, holding or dead, carried out.

const NEAR = new Set(['close', 'closer', 'near', 'nearer', 'nearing'])
const EDGE = new Set(['verge', 'brink', 'cusp', 'threshold', 'eve', 'point', 'outskirts'])
const REMOTE = new Set(['far', 'further', 'farther', 'distant', 'away', 'remote', 'miles', 'light-years'])

/** "close to a deal", "on the verge of an accord", "within reach of a pact": about to come; "far from a deal", "no closer to one": none. */
export function nearness(doc: Doc, noun: number): Candidate | null {
  const w = agreementWords()
  if (!w.hard.has(doc.lemma[noun]!) || isRel(doc, noun, 'compound')) return null
  const first = startOf(doc, noun)
  const start = doc.sentences[doc.sentenceOf[noun]!]!.first
  const near = nearWord(doc, first, start)
  if (near === null) return null
  const verb = predicateOf(doc, noun)
  if (verb < 0) return null
  const { mood, facts } = moodOf(doc, verb)
  if (facts.condition !== null || facts.question || (mood === 'none' && facts.modal === null)) return null
  let negative = near.far
  for (let t = near.at; t >= start && t > near.at - 4; t--) if (/^(?:no|not|n't|nowhere|never|hardly|neither)$/.test(doc.lower[t]!)) negative = !near.far
  if (near.far && !negative) return null
  if (!negative && (bygone(doc, verb) || doc.lower.slice(Math.max(start, near.at - 7), near.at).includes('had'))) return null
  const place = extent(doc, verb)
  return {
    trigger: noun,
    noun,
    verb,
    status: negative ? 'denied' : 'proposed',
    stage: null,
    first: Math.min(place.first, near.at),
    last: Math.max(place.last, noun),
  }
}

/** "Agreement had seemed close": it was, and nobody says that it is. "He said a deal was close" shifts the tense only. */
function bygone(doc: Doc, verb: number): boolean {
  const facts = factsOf(doc, verb)
  if (facts.tense !== 'past') return false
  const had = [...kidsOf(doc, verb)].some((k) => doc.lower[k] === 'had')
  if (facts.perfect) return had
  return !isRel(doc, verb, 'ccomp') && ![...kidsOf(doc, verb)].some((k) => isRel(doc, k, 'parataxis', 'ccomp'))
}

function nearWord(doc: Doc, first: number, start: number): { at: number; far: boolean } | null {
  const at = first - 1
  if (at < start) return null
  const [w1, w2] = [doc.lower[at]!, at > start ? doc.lower[at - 1]! : '']
  if (NEAR.has(w1)) return { at, far: false }
  if ((w1 === 'to' || w1 === 'on') && (NEAR.has(w2) || (w2 === 'in' && /^clos/.test(doc.lower[at - 2] ?? '')))) return { at: at - 1, far: false }
  if (w1 === 'to' && /^(?:on|forward|way)$/.test(w2) && EDGE.has(doc.lower[at - 2] ?? '')) return { at: at - 2, far: false }
  if (w1 === 'of' && EDGE.has(w2)) return { at: at - 1, far: false }
  if (w1 === 'of') for (let t = at - 1; t >= start && t > at - 4; t--) if (doc.lower[t] === 'within') return { at: t, far: false }
  if (w1 === 'from' && REMOTE.has(w2)) {
    // "a long way away from a deal" is far, "one evening away from it" near.
    const span = doc.lower[at - 2] ?? ''
    return { at: at - 1, far: w2 !== 'away' || /^(?:far|way|miles|long|worlds)$/.test(span) }
  }
  if (w1 === 'without' || w1 === 'for') return null
  return null
}

/** First token of the plain noun phrase that ends in a noun: article, adjectives, nouns, numbers. */
export function startOf(doc: Doc, noun: number): number {
  const start = doc.sentences[doc.sentenceOf[noun]!]!.first
  let first = noun
  while (
    first > start &&
    noun - first < 8 &&
    (PART.has(doc.upos[first - 1]!) || /^(?:-|'s|’s|its|their)$/.test(doc.lower[first - 1]!)) &&
    !NEAR.has(doc.lower[first - 1]!) &&
    !REMOTE.has(doc.lower[first - 1]!)
  )
    first--
  return first
}

const PART: ReadonlySet<number> = new Set([U.DET, U.ADJ, U.NOUN, U.PROPN, U.NUM])

const COPULA = /^(?:be|remain|seem|look|appear|lie|stay|become|prove|get|sound|sit)$/

/** "the deal is dead", "an accord is within reach", "the truce remains in force": what the agreement is said to be. */
export function stated(doc: Doc, noun: number): Candidate | null {
  const w = agreementWords()
  const lemma = doc.lemma[noun]!
  if (!w.hard.has(lemma) || !isRel(doc, noun, 'nsubj', 'nsubj:pass', 'nsubj:outer')) return null
  const end = doc.sentences[doc.sentenceOf[noun]!]!.end
  let be = noun + 1
  while (be < end && be < noun + 14 && !(COPULA.test(doc.lemma[be]!) && (doc.upos[be] === U.AUX || doc.upos[be] === U.VERB))) {
    if (/^[.;:]$/.test(doc.lower[be]!) || (doc.upos[be] === U.VERB && be > noun + 1 && !isRel(doc, be, 'acl', 'acl:relcl', 'xcomp', 'advcl', 'amod')))
      return null
    be++
  }
  if (be >= end || be >= noun + 14) return null
  let [at, negative] = [be + 1, false]
  while (
    at < end &&
    at < be + 5 &&
    (doc.upos[at] === U.ADV || doc.upos[at] === U.PART || doc.upos[at] === U.AUX || /^(?:not|n't|to|be|very|the|a|an|some|still)$/.test(doc.lower[at]!)) &&
    !stateAt(doc, at, end)
  ) {
    if (/^(?:not|n't|never|nowhere|hardly)$/.test(doc.lower[at]!)) negative = true
    at++
  }
  const state = stateAt(doc, at, end)
  if (!state) return null
  const verb = predicateOf(doc, noun)
  if (verb < 0) return null
  for (const k of kidsOf(doc, noun)) if (isRel(doc, k, 'det') && /^(?:any|every|no|whatever)$/.test(doc.lower[k]!)) return null
  const { mood, facts } = moodOf(doc, verb)
  if (
    facts.condition !== null ||
    facts.question ||
    (facts.modal !== null && facts.modal !== 'will' && !(state.status === 'proposed' && /^(?:could|may|might)$/.test(facts.modal)))
  )
    return null
  if (mood === 'none' && facts.modal === null) return null
  // "on the day the accord is signed": ahead, and no news of it.
  if (isRel(doc, verb, 'acl:relcl', 'advcl', 'acl') && state.status !== 'implemented') return null
  const status = negative || facts.negated ? NOT[state.status] : state.status
  if (status === 'proposed' && bygone(doc, verb)) return null
  if (status === null || (facts.modal === 'will' && status !== 'proposed')) return null
  const place = extent(doc, verb)
  return { trigger: noun, noun, verb, status, stage: null, first: Math.min(place.first, noun), last: Math.max(place.last, at + state.words.length - 1) }
}

/** What the negation of a state says. */
const NOT = { proposed: 'denied', reached: 'denied', implemented: 'broken', broken: null, denied: null } as const

function stateAt(doc: Doc, at: number, end: number): State | null {
  for (const state of agreementStates()) {
    let t = at
    let ok = true
    for (const word of state.words) {
      while (t < end && t < at + 5 && t > at && /^(?:the|a|an|very|only|just|\d+)$/.test(doc.lower[t]!)) t++
      if (t >= end || !word.has(doc.lower[t]!)) {
        ok = false
        break
      }
      t++
    }
    // "was the final selector": said of the selector.
    if (ok && !(state.words.length === 1 && t < end && (doc.upos[t] === U.NOUN || doc.upos[t] === U.ADJ))) return state
  }
  return null
}

const THERE = /^(?:deal|agreement|accord|pact|truce|ceasefire|cease-fire|consensus|compromise|breakthrough|settlement|treaty|understanding)$/

/** "There is an agreement on the main points": it is there, or not. */
export function existing(doc: Doc, noun: number): Candidate | null {
  if (!THERE.test(doc.lemma[noun]!) || !isRel(doc, noun, 'nsubj', 'root', 'obj')) return null
  // "a great deal of work"
  if (doc.lower[noun + 1] === 'of') return null
  const verb = doc.head[noun]! >= 0 ? doc.head[noun]! : noun
  const there = [...kidsOf(doc, verb)].find((k) => doc.rel[k] === R.expl || (doc.lower[k] === 'there' && k < noun))
  if (there === undefined || there > noun) return null
  const { mood, facts } = moodOf(doc, verb)
  if (mood === 'none' || facts.modal !== null || facts.condition !== null) return null
  // "There was broad agreement that …": a view; "there is a deal to be had": none yet.
  const next = doc.lower[noun + 1] ?? ''
  if (next === 'that' || next === 'among' || next === 'to') return null
  for (const k of kidsOf(doc, noun)) if (/^(?:no|any|little|growing|broad|general|more|much|enough|scholarly)$/.test(doc.lower[k]!)) return null
  for (const k of kidsOf(doc, noun)) if (isRel(doc, k, 'conj') && k < noun + 4) return null
  return {
    trigger: noun,
    noun,
    verb: -1,
    status: mood === 'denied' || facts.negated ? 'denied' : mood === 'would' ? 'proposed' : 'reached',
    stage: null,
    ...extent(doc, verb),
  }
}

/** "The truce has largely held", "the ceasefire began at dawn", "entered its second week". */
export function holding(doc: Doc, verb: number): Candidate | null {
  const w = agreementWords()
  const lemma = doc.lemma[verb]!
  const week =
    lemma === 'enter' &&
    /^(?:its|a|the|day)$/.test(doc.lower[verb + 1] ?? '') &&
    /^(?:day|week|month|year|phase|stage|hour)s?$/.test(doc.lower[verb + 3] ?? doc.lower[verb + 2] ?? '')
  if (!w.hold.has(lemma) && !w.start.has(lemma) && !week) return null
  if (dating(doc, verb)) return null
  const subject = subjectOf(doc, verb)
  const short = lemma === 'last' && doc.lower.slice(verb + 1, verb + 5).some((x) => /^(?:only|barely|just|less|hardly|scarcely|mere|under|no)$/.test(x))
  const fits = (t: number) =>
    t >= 0 &&
    (w.truces.has(doc.lemma[t]!) ||
      (/^(?:last|survive|endure)$/.test(lemma) && (w.hard.has(doc.lemma[t]!) || (doc.lower[t] === 'it' && standsForDeal(doc, t)))))
  const noun = fits(subject) ? subject : opening(doc, verb)
  if (!fits(noun) || doc.lemma[noun] === 'peace' || oneSided(doc, noun)) return null
  const { mood, facts } = moodOf(doc, verb)
  const place = extent(doc, verb)
  const base = { trigger: verb, noun, verb, first: Math.min(place.first, noun), last: place.last }
  if (facts.condition !== null || facts.question) return null
  if (mood === 'denied') return facts.modal === null && w.hold.has(lemma) ? { ...base, status: 'broken', stage: null } : null
  if (mood === 'would') return facts.modal === 'will' && w.start.has(lemma) ? { ...base, status: 'reached', stage: null } : null
  if (mood !== 'real') return null
  // "It lasted barely five months."
  if (short && facts.tense === 'past') return { ...base, status: 'broken', stage: 'ended' }
  if (!w.truces.has(doc.lemma[noun]!) && facts.tense !== 'past') return null
  return { ...base, status: 'implemented', stage: 'in force' }
}

const UNDER = /^(?:under|through)$/
const BY_TERMS = /^(?:part|line|accordance|keeping|compliance|conformity|fulfilment|fulfillment|return|exchange|phase|stage|framework|terms|implementation)$/

/** "were freed under the deal", "withdrew in line with the accord", "as part of the swap": it is being carried out. */
export function carriedOut(doc: Doc, noun: number): Candidate | null {
  const w = agreementWords()
  if (!w.hard.has(doc.lemma[noun]!) && !/^(?:exchange|arrangement|plan|programme|program|scheme|roadmap|package)$/.test(doc.lemma[noun]!)) return null
  const start = doc.sentences[doc.sentenceOf[noun]!]!.first
  const first = startOf(doc, noun)
  let at = first - 1
  if (at < start) return null
  const prep = doc.lower[at]!
  if (!UNDER.test(prep)) {
    if (prep !== 'of' && prep !== 'with') return null
    at--
    if (at < start || !BY_TERMS.test(doc.lower[at]!)) return null
  }
  for (const k of kidsOf(doc, noun))
    if ((isRel(doc, k, 'det') && /^(?:a|an|any|no)$/.test(doc.lower[k]!) && prep === 'under') || w.open.has(doc.lower[k]!)) return null
  const verb = predicateOf(doc, doc.head[noun]! >= 0 ? doc.head[noun]! : noun)
  if (verb < 0 || !w.performed.has(doc.lemma[verb]!) || doc.upos[verb] !== U.VERB) return null
  const { mood, facts } = moodOf(doc, verb)
  if (mood !== 'real' || facts.modal !== null || facts.condition !== null || facts.question || (facts.tense !== 'past' && !facts.progressive)) return null
  const place = extent(doc, verb)
  return { trigger: noun, noun, verb, status: 'implemented', stage: 'in force', first: Math.min(place.first, at), last: Math.max(place.last, noun) }
}

/** "freed the pilot in exchange for two officers": a swap that has been carried out. */
export function inExchange(doc: Doc, verb: number): Candidate | null {
  if (!/^(?:free|release|return|hand|swap|trade|deliver|surrender|transfer|repatriate|fly|bring|send|let|exchange|extradite|pardon)$/.test(doc.lemma[verb]!))
    return null
  const place = extent(doc, verb)
  let at = -1
  for (let t = verb + 1; t + 2 < doc.count && t <= place.last + 2 && t < verb + 24; t++)
    if (doc.lower[t] === 'in' && /^(?:exchange|return)$/.test(doc.lower[t + 1]!) && doc.lower[t + 2] === 'for') at = t
  if (at < 0) return null
  const { mood, facts } = moodOf(doc, verb)
  if (mood !== 'real' || facts.modal !== null || facts.tense !== 'past' || facts.condition !== null) return null
  const [, last] = phraseTokens(doc, verb)
  return { trigger: verb, noun: -1, verb, status: 'implemented', stage: null, first: place.first, last: Math.max(place.last, Math.min(last, at + 8)) }
}

const LAID = /^(?:promise|agree|pledge|foresee|envisage|enshrine|lay|set|stipulate|provide|specify|guarantee|fix|define|settle|announce|seal|arrange)$/

/** "The reunions were promised in the Panmunjom Declaration", "limits set by the treaty": what stands in an agreement. */
export function laidDown(doc: Doc, noun: number): Candidate | null {
  const lemma = doc.lemma[noun]!.toLowerCase()
  if (!agreementWords().hard.has(lemma) || /^(?:coalition|statement)$/.test(lemma)) return null
  const verb = doc.head[noun]!
  if (verb < 0 || doc.upos[verb] !== U.VERB || !isRel(doc, noun, 'obl', 'obl:agent') || !LAID.test(doc.lemma[verb]!) || !/^(?:in|by)$/.test(caseOf(doc, noun)))
    return null
  for (const k of kidsOf(doc, noun)) if (isRel(doc, k, 'det') && /^(?:any|no|every|such)$/.test(doc.lower[k]!)) return null
  const { mood, facts } = moodOf(doc, verb)
  if (mood !== 'real' || !(facts.passive || (isRel(doc, verb, 'acl') && doc.xpos[verb] === X.VBN))) return null
  const place = extent(doc, verb)
  return { trigger: noun, noun, verb, status: 'reached', stage: null, first: place.first, last: Math.max(place.last, noun) }
}

/** "Under the contract drivers get 420 euros", where the parser takes the agreement for a part of the subject. */
export function underIt(doc: Doc, noun: number): Candidate | null {
  const w = agreementWords()
  if (!w.hard.has(doc.lemma[noun]!) || !isRel(doc, noun, 'compound', 'nsubj', 'obj', 'nmod')) return null
  const s = doc.sentences[doc.sentenceOf[noun]!]!
  if (doc.lower[s.first] !== 'under' || noun - s.first > 6) return null
  for (let t = s.first + 1; t < noun; t++) if (doc.upos[t] === U.VERB || doc.upos[t] === U.PUNCT || /^(?:any|no|a|an)$/.test(doc.lower[t]!)) return null
  let verb = noun + 1
  while (verb < s.end && verb < noun + 12 && doc.upos[verb] !== U.VERB) verb++
  if (verb >= s.end || doc.upos[verb] !== U.VERB) return null
  const facts = factsOf(doc, verb)
  if (facts.condition !== null || facts.question || facts.modal === 'could' || facts.modal === 'might') return null
  const open = doc.lower.slice(s.first, noun).some((x) => w.open.has(x))
  const place = extent(doc, verb)
  return {
    trigger: noun,
    noun,
    verb,
    status: facts.modal === 'would' || open ? 'proposed' : 'reached',
    stage: null,
    first: s.first,
    last: Math.max(place.last, noun),
  }
}

const ENDING =
  /^(?:speak|talk|meet|negotiate|confer|end|conclude|finish|close|break|leave|adjourn|wrap|collapse|depart|part|disperse|fly|return|stall|expire|pass|go|come|fail|resume|drag|walk|reconvene|disband|dissolve|suspend)$/

/** "The talks collapsed without agreement", "broke up with no deal in sight". */
export function emptyHanded(doc: Doc, noun: number): Candidate | null {
  const w = agreementWords()
  if (!w.hard.has(doc.lemma[noun]!) && !/^(?:result|breakthrough|progress|decision|conclusion|success|outcome)$/.test(doc.lemma[noun]!)) return null
  const first = startOf(doc, noun)
  const before = doc.lower[first - 1] ?? ''
  const without = before === 'without' || (before === 'with' && /^(?:no|neither)$/.test(doc.lower[first]!)) || caseOf(doc, noun) === 'without'
  if (!without || (doc.lemma[noun] === 'progress' && before !== 'without')) return null
  let verb = predicateOf(doc, doc.head[noun]! >= 0 ? doc.head[noun]! : noun)
  for (let n = 0; n < 3 && verb >= 0 && !ENDING.test(doc.lemma[verb]!); n++) verb = doc.head[verb]! >= 0 ? predicateOf(doc, doc.head[verb]!) : -1
  if (verb < 0 || doc.upos[verb] !== U.VERB || !ENDING.test(doc.lemma[verb]!)) return null
  const facts = factsOf(doc, verb)
  if (facts.modal !== null || facts.condition !== null || facts.question || facts.tense === 'future' || facts.negated) return null
  const place = extent(doc, verb)
  return { trigger: noun, noun, verb: -1, status: 'denied', stage: null, first: place.first, last: Math.max(place.last, noun) }
}
