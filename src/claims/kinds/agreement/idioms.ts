import type { Doc } from '../../../model/annotation.ts'
import { actorsOf, meansBoth } from '../../shared/actors.ts'
import { manySubjects, objectsOf, prepsOf, subjectOf } from '../../shared/clause.ts'
import { factsOf } from '../../shared/factuality.ts'
import { isRel, U, X } from '../../syntax.ts'
import { type Candidate, deniedExtent, extent } from './candidate.ts'
import { sides } from './consent.ts'
import { agreementWords, type Idiom, idiomsOf } from './lexicon.ts'
import { moodOf } from './mood.ts'
import { standsForDeal } from './object.ts'

// Verbs that speak of agreements only together with their particles, prepositions or nouns: "come to terms", "pull out of", "abide by".

/** An idiom at its place: the group it belongs to, the last of its words, and the object between them (-1 without one). */
interface Hit {
  readonly idiom: Idiom
  readonly last: number
  readonly between: number
}

/** What an idiom at a verb claims of an agreement, or null. */
export function idiomatic(doc: Doc, verb: number): Candidate | null {
  const known = idiomsOf(doc.lemma[verb]!)
  if (!known) return null
  for (const idiom of known) {
    const hit = matched(doc, verb, idiom)
    const found = hit && claimed(doc, verb, hit)
    if (found) return found
  }
  return null
}

/** Words that may stand between those of an idiom. */
const FILLERS: ReadonlySet<number> = new Set([U.DET, U.ADJ, U.ADV, U.PART, U.NUM, U.NOUN])

function matched(doc: Doc, verb: number, idiom: Idiom): Hit | null {
  const end = Math.min(doc.sentences[doc.sentenceOf[verb]!]!.end, verb + 14)
  let [at, between, gap] = [verb, -1, 0]
  for (const word of idiom.words) {
    if (word === null) {
      gap = 6
      continue
    }
    let next = at + 1
    while (next < end && !word.has(doc.lower[next]!)) {
      if (gap > 0 ? doc.upos[next] === U.VERB || doc.upos[next] === U.PUNCT : !filler(doc, next) || next - at > 5) return null
      if (gap > 0) {
        if (doc.upos[next] === U.NOUN || doc.upos[next] === U.PROPN) between = next
        gap--
      }
      next++
    }
    if (next >= end) return null
    ;[at, gap] = [next, 0]
  }
  return { idiom, last: at, between }
}

function filler(doc: Doc, token: number): boolean {
  return FILLERS.has(doc.upos[token]!) || /^(?:its|their|his|her|our|your|my)$/.test(doc.lower[token]!) || doc.lower[token] === '-'
}

/** What is stuck to, or goes ahead, besides agreements. */
const KEPT = /^(?:exchange|handover|withdrawal|pullout|pullback|release|transfer|line|limit|ceiling|swap|evacuation)$/

/** The noun an idiom speaks of: what stands between its words or behind them, the object, the subject, or what its clause hangs on. */
function thing(doc: Doc, verb: number, hit: Hit): number {
  const w = agreementWords()
  const accepting = hit.idiom.group === 'acceptIdioms'
  const reaching = hit.idiom.group === 'reachIdioms'
  const fits = (t: number) => {
    if (t < 0 || (t <= hit.last && t > verb && t !== hit.between)) return false
    const lemma = doc.lemma[t]!
    return (
      w.hard.has(lemma) ||
      w.bound.has(lemma) ||
      (hit.idiom.group === 'keepIdioms' && KEPT.test(lemma)) ||
      (w.truces.has(lemma) && lemma !== 'peace') ||
      (accepting && (w.soft.has(lemma) || w.asking.has(lemma))) ||
      ((reaching || accepting) && w.nouns.has(lemma))
    )
  }
  const candidates = [
    hit.between,
    behind(doc, hit.last),
    ...objectsOf(doc, verb),
    ...prepsOf(doc, verb).flatMap((p) => (p.head > verb ? [p.head] : [])),
    subjectOf(doc, verb),
  ]
  if (isRel(doc, verb, 'acl', 'acl:relcl')) candidates.push(doc.head[verb]!)
  const found = candidates.find(fits) ?? -1
  if (found >= 0 || hit.idiom.group === 'reachIdioms' || hit.idiom.group === 'failIdioms') return found
  // "Both have stuck to it": the agreement that was told of.
  const next = hit.last + 1
  return factsOf(doc, verb).tense === 'past' && standsForDeal(doc, next) ? next : -1
}

/** Head of the noun phrase right behind a token, by the tags alone; -1 without one. */
function behind(doc: Doc, token: number): number {
  const end = doc.sentences[doc.sentenceOf[token]!]!.end
  for (let t = token + 1; t < end && t < token + 8; t++) {
    if (
      (doc.upos[t] === U.NOUN || doc.upos[t] === U.PROPN) &&
      doc.upos[t + 1] !== U.NOUN &&
      doc.upos[t + 1] !== U.PROPN &&
      doc.lower[t + 1] !== '-' &&
      doc.lower[t + 1] !== "'s" &&
      doc.lower[t + 1] !== '’s'
    )
      return t
    if (doc.upos[t] === U.VERB || doc.upos[t] === U.PUNCT) return -1
  }
  return -1
}

function claimed(doc: Doc, verb: number, hit: Hit): Candidate | null {
  const read = moodOf(doc, verb)
  const { denier, facts } = read
  // "It can live with this": accepted.
  const mood = read.mood === 'none' && doc.lemma[verb] === 'live' && facts.modal === 'can' && !facts.negated && facts.condition === null ? 'real' : read.mood
  if (mood === 'none') return null
  const place = mood === 'denied' && denier >= 0 && denier !== verb ? deniedExtent(doc, denier, verb) : extent(doc, verb)
  const whole = { first: place.first, last: Math.max(place.last, hit.last) }
  const noun = thing(doc, verb, hit)
  if (almost(doc, verb)) return null
  const base = { trigger: verb, noun, verb, stage: null, idiom: hit.last, ...whole }
  const subject = subjectOf(doc, verb)
  switch (hit.idiom.group) {
    case 'reachIdioms': {
      // "ended the strike with a contract": the contract says which.
      const by = doc.lower[hit.last + 1] === 'with' && mood === 'real' ? behind(doc, hit.last + 1) : -1
      if (by >= 0 && agreementWords().hard.has(doc.lemma[by]!)) return { ...base, noun: by, status: 'reached' }
      if (!isParty(doc, verb, subject) || (mood === 'would' && facts.modal !== null)) return null
      const several = sides(doc, verb, subject) > 1
      const topic = noun >= 0 ? noun : -1
      return { ...base, noun: topic, status: mood === 'denied' ? 'denied' : mood === 'would' ? 'proposed' : several || facts.passive ? 'reached' : 'partial' }
    }
    case 'acceptIdioms': {
      if (noun < 0 && needsThing(hit.idiom) && !(doc.lemma[verb] === 'live' && /^(?:it|this|that)$/.test(doc.lower[hit.last + 1] ?? ''))) return null
      if (!isParty(doc, verb, subject)) return null
      if (mood === 'denied' && factsOf(doc, verb).modal !== null) return null
      const several = sides(doc, verb, subject) > 1
      return { ...base, status: mood === 'denied' ? 'denied' : mood === 'would' ? 'proposed' : several ? 'reached' : 'partial' }
    }
    case 'breakIdioms':
      if (subject >= 0 && TALKS.test(doc.lemma[subject]!)) return null
      if ((noun < 0 && needsThing(hit.idiom)) || mood !== 'real' || (hit.idiom.whole && (doc.xpos[verb] === X.VBG || !isParty(doc, verb, subject)))) return null
      return { ...base, status: 'broken', stage: /^(?:put|place)$/.test(doc.lemma[verb]!) ? 'suspended' : 'ended' }
    case 'keepIdioms':
      if (noun < 0 && needsThing(hit.idiom)) return null
      if (mood === 'denied') return facts.perfect || facts.tense !== 'future' ? { ...base, status: 'broken' } : null
      if (mood === 'would') return hit.idiom.start ? { ...base, status: 'reached' } : null
      return { ...base, status: 'implemented', stage: 'in force' }
    case 'failIdioms':
      return mood === 'real' && facts.tense !== null && talksOrParty(doc, subject) ? { ...base, status: 'denied' } : null
  }
}

/** "nearly came apart": it did not. */
function almost(doc: Doc, verb: number): boolean {
  return /^(?:nearly|almost)$/.test(doc.lower[verb - 1] ?? '')
}

/** Idioms whose own noun already says that there was a word to keep need none besides. */
function needsThing(idiom: Idiom): boolean {
  return !idiom.whole
}

/** Whether whoever settles, accepts or leaves can be a side: somebody named, "they", "the two sides", "the union". */
export function isParty(doc: Doc, verb: number, subject: number): boolean {
  if (subject >= 0 && doc.upos[subject] === U.NOUN && agreementWords().hard.has(doc.lemma[subject]!)) return false
  if (subject < 0) return factsOf(doc, verb).passive || isRel(doc, verb, 'acl', 'advcl', 'xcomp')
  if (actorsOf(doc, subject).length > 0 || meansBoth(doc, subject)) return true
  if (/^(?:they|we|both|neither|all|it|he|she|who|which|that|each)$/.test(doc.lower[subject]!)) return true
  const w = agreementWords()
  if (w.side.has(doc.lemma[subject]!) || manySubjects(doc, verb, subject)) return true
  return factsOf(doc, verb).passive
}

const TALKS =
  /^(?:talk|talks|negotiation|round|meeting|summit|conference|session|effort|mediation|discussion|marathon|bid|attempt|dialogue|consultation|process|mission|visit)$/

function talksOrParty(doc: Doc, subject: number): boolean {
  if (subject < 0) return false
  return (
    TALKS.test(doc.lemma[subject]!) ||
    (agreementWords().hard.has(doc.lemma[subject]!) && doc.upos[subject] === U.NOUN) ||
    actorsOf(doc, subject).length > 0 ||
    meansBoth(doc, subject) ||
    agreementWords().side.has(doc.lemma[subject]!) ||
    /^(?:they|both|it|he|she|we)$/.test(doc.lower[subject]!)
  )
}
