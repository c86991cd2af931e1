import type { Doc } from '../../../model/annotation.ts'
import { actorsOf } from '../../shared/actors.ts'
import { caseOf, clauseTokens, objectsOf, phraseTokens, predicateOf, subjectOf } from '../../shared/clause.ts'
import { factsOf } from '../../shared/factuality.ts'
import { kidsOf, treeOf } from '../../shared/tree.ts'
import { isRel, U } from '../../syntax.ts'
import { type Candidate, extent } from './candidate.ts'
import { isParty } from './idioms.ts'
import { agreementWords } from './lexicon.ts'
import { moodOf } from './mood.ts'

// What becomes of what was agreed, where no noun of agreeing stands with the verb: done on time, not once done, missed, dropped, voted down, told in the text.

const SCHEDULE =
  /\b(?:on time|on schedule|ahead of (?:time|schedule)|to schedule|as (?:had been |was |were )?(?:agreed|promised|planned|scheduled|stipulated|foreseen|pledged|envisaged)|as (?:it|he|she|they) (?:had|have|has) (?:agreed|promised|pledged|undertaken|vowed)|as the (?:deal|accord|agreement|truce|pact|treaty|text|contract) (?:lays?|laid|requires?|required|stipulate[sd]?|demand(?:s|ed)?|says|said|foresaw|foresees|provide[sd]?))\b/

/** What is handed over, ended or begun besides people: "the withdrawal was completed on time". */
const DOING = /^(?:complete|finish|carry|begin|start|hold|go|take|happen|occur|return|let|admit|give|leave|pay|pull)$/

/** "Aghdam was handed over on time", "let in 600 lorries a day, as it had promised": carried out; "did not leave on time": not. */
export function onTime(doc: Doc, verb: number): Candidate | null {
  const w = agreementWords()
  if (!w.performed.has(doc.lemma[verb]!) && !DOING.test(doc.lemma[verb]!)) return null
  const s = doc.sentences[doc.sentenceOf[verb]!]!
  const behind = doc.lower.slice(verb + 1, Math.min(s.end, verb + 20)).join(' ')
  const at = SCHEDULE.exec(behind)
  if (!at || /[;:]/.test(behind.slice(0, at.index))) return null
  if (!aboutDeals(doc, verb) && !/^as .*(?:agreed|promised|pledged|undertaken|deal|accord|agreement|truce|pact|treaty)/.test(at[0])) return null
  const { mood, facts } = moodOf(doc, verb)
  if (facts.tense !== 'past' || facts.modal !== null || facts.condition !== null || facts.question || (mood !== 'real' && mood !== 'denied')) return null
  const things = [...objectsOf(doc, verb), subjectOf(doc, verb)].filter((k) => k >= 0)
  const words = behind.slice(0, at.index + at[0].length).split(' ').length
  const place = extent(doc, verb)
  return {
    trigger: verb,
    noun: things[0] ?? -1,
    verb,
    status: facts.negated ? 'broken' : 'implemented',
    stage: facts.negated ? null : 'in force',
    first: place.first,
    last: Math.max(place.last, Math.min(s.end - 1, verb + words)),
  }
}

/** Whether an agreement is spoken of in this sentence or the three before. */
function aboutDeals(doc: Doc, token: number): boolean {
  const { hard } = agreementWords()
  const first = doc.sentences[Math.max(0, doc.sentenceOf[token]! - 3)]!.first
  const { end } = doc.sentences[doc.sentenceOf[token]!]!
  for (let t = first; t < end; t++) if (doc.upos[t] === U.NOUN && hard.has(doc.lemma[t]!)) return true
  return false
}

/** "not one planeload has flown", "none of the captives has been freed": nothing of it was done. */
export function notOnce(doc: Doc, verb: number): Candidate | null {
  const w = agreementWords()
  const subject = [...kidsOf(doc, verb)].find((k) => k < verb && isRel(doc, k, 'nsubj', 'nsubj:pass'))
  if (subject === undefined || !(w.performed.has(doc.lemma[verb]!) || DOING.test(doc.lemma[verb]!))) return null
  const [first] = phraseTokens(doc, subject)
  const before = doc.lower.slice(Math.max(0, first - 1), subject + 1).join(' ')
  if (!/\b(?:not one|not a single|none|no single|not even one)\b/.test(before)) return null
  const facts = factsOf(doc, verb)
  if (!facts.perfect || facts.modal !== null || facts.condition !== null || !aboutDeals(doc, verb)) return null
  const place = extent(doc, verb)
  const whole = doc.lower[first - 1] === 'not' ? first - 1 : first
  return { trigger: verb, noun: subject, verb, status: 'broken', stage: null, first: Math.min(place.first, whole), last: place.last }
}

/** "Armenia missed the first date", "let the deadline pass": what was to be done by then was not. */
export function missed(doc: Doc, verb: number): Candidate | null {
  if (!/^(?:miss|overrun|overshoot|let)$/.test(doc.lemma[verb]!)) return null
  const noun = objectsOf(doc, verb)
    .concat([...kidsOf(doc, verb)].flatMap((k) => (isRel(doc, k, 'ccomp', 'xcomp') ? [subjectOf(doc, k)] : [])))
    .find((o) => o >= 0 && /^(?:deadline|date|target|timetable|milestone)$/.test(doc.lemma[o]!))
  if (noun === undefined) return null
  const next = doc.lower.slice(noun + 1, noun + 3).join(' ')
  if (doc.lemma[verb] === 'let' && !/^(?:pass|lapse|slip|go|slide)\b/.test(next)) return null
  const { mood, facts } = moodOf(doc, verb)
  const subject = subjectOf(doc, verb)
  if (mood !== 'real' || facts.modal !== null || facts.tense !== 'past' || !isParty(doc, verb, subject) || !aboutDeals(doc, verb)) return null
  return { trigger: verb, noun, verb, status: 'broken', stage: null, ...extent(doc, verb) }
}

const UNDERTAKING = /^(?:guarantee|pledge|promise|commitment|concession|assurance|undertaking|clause)$/
const UNDOING = /^(?:drop|scrap|shelve|abandon|rescind|bin|break|forget|dilute|revoke|retract|withdraw|axe)$/

/** "the guarantee was dropped when the minister fell", "was agreed in October, then dropped". */
export function dropped(doc: Doc, verb: number): Candidate | null {
  if (!UNDOING.test(doc.lemma[verb]!)) return null
  const facts = factsOf(doc, verb)
  const over = isRel(doc, verb, 'conj') ? doc.head[verb]! : verb
  const noun = over < 0 ? -1 : subjectOf(doc, over)
  const object = objectsOf(doc, verb).find((o) => UNDERTAKING.test(doc.lemma[o]!)) ?? -1
  const passive =
    noun >= 0 && UNDERTAKING.test(doc.lemma[noun]!) && (facts.passive || (over !== verb && factsOf(doc, over).passive && objectsOf(doc, verb).length === 0))
  if (!passive && object < 0) return null
  const { mood } = moodOf(doc, verb)
  if (mood !== 'real' || facts.modal !== null || facts.tense === 'present' || facts.condition !== null) return null
  const place = extent(doc, verb)
  const first = over !== verb && passive ? (/^(?:then|later|only)$/.test(doc.lower[verb - 1] ?? '') ? verb - 1 : verb) : place.first
  return { trigger: verb, noun: passive ? noun : object, verb, status: 'broken', stage: 'ended', first, last: place.last }
}

const TERMS =
  /^(?:offer|deal|proposal|pact|accord|agreement|contract|package|plan|term|rise|raise|increase|settlement|compromise|draft|treaty|bill|cent|percent|%)$/
const VOTERS =
  /^(?:member|worker|driver|nurse|teacher|pilot|machinist|docker|staff|crew|employee|union|delegate|shareholder|creditor|bondholder|voter|parliament|chamber|congress|senate|assembly|lawmaker|mp|deputy|cabinet|council|doctor|miner|farmer|rank|ballot|house|party|electorate|people|striker|guild)$/

/** "members voted to turn down the offer", "the union threw out the deal", "the chamber rejected the accord": those who had the last word said no. */
export function votedDown(doc: Doc, verb: number): Candidate | null {
  const lemma = doc.lemma[verb]!
  const next = doc.lower[verb + 1] ?? ''
  const phrasal = (lemma === 'turn' && next === 'down') || (lemma === 'throw' && next === 'out') || ((lemma === 'vote' || lemma === 'shoot') && next === 'down')
  if (!phrasal && !/^(?:reject|defeat|refuse|spurn|scupper)$/.test(lemma)) return null
  const head = doc.head[verb]!
  const voted = head >= 0 && isRel(doc, verb, 'xcomp', 'advcl') && doc.lemma[head] === 'vote'
  const told = voted ? head : verb
  const { mood, facts } = moodOf(doc, told)
  if (mood !== 'real' || facts.tense !== 'past' || facts.modal !== null || dating(doc, told)) return null
  const subject = subjectOf(doc, told)
  const passive = facts.passive && !voted
  const noun = passive ? subject : (objectsOf(doc, verb).find((o) => TERMS.test(doc.lemma[o]!) || TERMS.test(doc.lower[o]!)) ?? surfaceObject(doc, verb))
  if (noun < 0 || !TERMS.test(doc.lemma[noun]!)) return null
  // "an offer of talks", "offers of help".
  if (
    kidsOf(doc, noun).some(
      (k) =>
        isRel(doc, k, 'nmod', 'acl') && /^(?:talk|talks|help|mediation|assistance|negotiation|dialogue|meeting|mediate|host|negotiate)$/.test(doc.lemma[k]!),
    )
  )
    return null
  const agent = passive ? [...kidsOf(doc, verb)].find((k) => isRel(doc, k, 'obl:agent', 'obl') && caseOf(doc, k) === 'by') : subject
  if (agent === undefined || agent < 0) return null
  const last = voted || VOTERS.test(doc.lemma[agent]!.toLowerCase()) || actorsOf(doc, agent).some((a) => a.type === 'organisation')
  if (!last) return null
  const place = extent(doc, told)
  return { trigger: verb, noun, verb: told, status: 'denied', stage: null, first: place.first, last: Math.max(place.last, noun) }
}

/** "when the guild rejected the offer": said to date something else. */
export function dating(doc: Doc, verb: number): boolean {
  for (const k of kidsOf(doc, verb))
    if (k < verb && isRel(doc, k, 'mark', 'advmod', 'case') && /^(?:when|after|before|since|until|till|once|as|while)$/.test(doc.lower[k]!)) return true
  return false
}

/** The noun of terms behind a verb whose object the parser lost. */
function surfaceObject(doc: Doc, verb: number): number {
  const { end } = doc.sentences[doc.sentenceOf[verb]!]!
  for (let t = verb + 1; t < end && t < verb + 9; t++) {
    if (doc.upos[t] === U.PUNCT || doc.upos[t] === U.VERB) return -1
    if (TERMS.test(doc.lemma[t]!) && doc.upos[t + 1] !== U.NOUN) return t
  }
  return -1
}

/** "We signed nothing today", "nothing was agreed", "no paper was signed". */
export function nothingSigned(doc: Doc, verb: number): Candidate | null {
  if (!/^(?:sign|agree|initial|conclude)$/.test(doc.lemma[verb]!)) return null
  const nothing = [...kidsOf(doc, verb)].find(
    (k) =>
      isRel(doc, k, 'obj', 'nsubj:pass', 'obl', 'nsubj') &&
      ((doc.lower[k] === 'nothing' && doc.lower[k + 1] !== 'but') ||
        (k > verb && doc.lower[k] === 'anything') ||
        (/^(?:paper|document|text|protocol|communiqué|communique)$/.test(doc.lemma[k]!) && hasNo(doc, k))),
  )
  if (nothing === undefined) return null
  const facts = factsOf(doc, verb)
  // "nothing is agreed until everything is agreed": a rule.
  if (facts.modal !== null || facts.condition !== null || facts.question || facts.tense === 'present' || doc.lower[verb + 1] === 'until') {
    if (!(facts.perfect && facts.modal === null && facts.condition === null)) return null
  }
  if (doc.lower[nothing] === 'anything' && !facts.negated) return null
  return { trigger: verb, noun: -1, verb: -1, status: 'denied', stage: null, ...extent(doc, verb) }
}

function hasNo(doc: Doc, noun: number): boolean {
  for (const k of kidsOf(doc, noun)) if (doc.lower[k] === 'no') return true
  return false
}

/** "came home with a promise of peace in his pocket", "went back to work with a contract in hand". */
export function inHand(doc: Doc, noun: number): Candidate | null {
  const w = agreementWords()
  if (!w.hard.has(doc.lemma[noun]!) && !/^(?:promise|pledge|guarantee|assurance|commitment|undertaking)$/.test(doc.lemma[noun]!)) return null
  const [first, last] = phraseTokens(doc, noun)
  if (doc.lower[first] !== 'with' && doc.lower[first - 1] !== 'with') return null
  const { end } = doc.sentences[doc.sentenceOf[noun]!]!
  const words = doc.lower.slice(noun + 1, Math.min(end, noun + 14)).join(' ')
  const hand = /\bin (?:(?:his|her|its|their|the) )?(?:hands?|pockets?|bag|briefcase|suitcase|luggage)\b/.exec(words)
  if (!hand || /[.;:]/.test(words.slice(0, hand.index))) return null
  const verb = predicateOf(doc, noun)
  if (verb < 0 || moodOf(doc, verb).mood !== 'real' || factsOf(doc, verb).modal !== null) return null
  const place = extent(doc, verb)
  const to = noun + words.slice(0, hand.index + hand[0].length).split(' ').length
  return {
    trigger: noun,
    noun,
    verb: -1,
    status: 'reached',
    stage: null,
    first: Math.min(place.first, first),
    last: Math.max(place.last, last, Math.min(to, end - 1)),
  }
}

const QUARREL = /^(?:dispute|row|quarrel|conflict|feud|standoff|stand-off|strike|wrangle|spat|difference|lawsuit|case|impasse|crisis|stalemate)$/

/** "the quarrel over the shoal was settled in 2016". */
export function quarrelSettled(doc: Doc, verb: number): Candidate | null {
  if (!/^(?:settle|resolve|patch|iron|bury|defuse)$/.test(doc.lemma[verb]!)) return null
  const subject = subjectOf(doc, verb)
  const facts = factsOf(doc, verb)
  if (subject < 0 || !QUARREL.test(doc.lemma[subject]!) || !facts.passive || facts.modal !== null || facts.condition !== null || facts.question) return null
  if (facts.tense !== 'past' && !facts.perfect) return null
  return { trigger: verb, noun: subject, verb, status: facts.negated ? 'denied' : 'reached', stage: null, ...extent(doc, verb) }
}

/** "They will meet within three months, the declaration says", "interest stays at one percent, according to the deal": what stands in the text. */
export function asTheTextSays(doc: Doc, noun: number): Candidate | null {
  const w = agreementWords()
  const lemma = doc.lemma[noun]!
  const text = (w.hard.has(lemma) && !/^(?:coalition|breakthrough|truce|ceasefire|lull)$/.test(lemma)) || /^(?:text|paper|document|statement)$/.test(lemma)
  if (!text) return null
  for (const k of kidsOf(doc, noun)) if (isRel(doc, k, 'det') && /^(?:a|an|any|no|every)$/.test(doc.lower[k]!)) return null
  let verb = -1
  const head = doc.head[noun]!
  if (isRel(doc, noun, 'nsubj') && head > noun && /^(?:say|state|read|stipulate)$/.test(doc.lemma[head]!) && doc.upos[head] === U.VERB) {
    if (lemma === 'statement' && !hasWord(doc, noun, /^(?:joint|common|final|trilateral|closing)$/)) return null
    verb =
      [...kidsOf(doc, head)].find((k) => isRel(doc, k, 'ccomp', 'parataxis') && doc.upos[k] === U.VERB) ??
      (isRel(doc, head, 'parataxis') ? doc.head[head]! : -1)
  } else if (/^according/.test(caseOf(doc, noun)) || (doc.lower[noun - 2] === 'to' && doc.lower[noun - 3] === 'according')) {
    if (!w.hard.has(lemma)) return null
    verb = predicateOf(doc, head >= 0 ? head : noun)
  }
  if (verb < 0 || doc.upos[verb] !== U.VERB) return null
  const facts = factsOf(doc, verb)
  if (facts.condition !== null || facts.question || facts.modal === 'could' || facts.modal === 'might' || (facts.tense === 'past' && facts.modal === null))
    return null
  const [first, last] = clauseTokens(doc, verb)
  return {
    trigger: verb,
    noun: -1,
    verb,
    status: 'reached',
    stage: null,
    first: Math.min(first, treeOf(doc).left[verb]!),
    last: Math.max(verb, last),
    terms: true,
  }
}

function hasWord(doc: Doc, noun: number, word: RegExp): boolean {
  for (const k of kidsOf(doc, noun)) if (word.test(doc.lower[k]!)) return true
  return false
}

const GIVES =
  /^(?:give|raise|pay|bring|hand|mean|grant|lift|cut|offer|provide|see|cover|set|hold|leave|cap|add|lower|reduce|free|return|secure|keep|let|allow|restore|create|split|shorten|increase|scrap|end|guarantee|commit|freeze|extend)$/
const OFFERED = /^(?:offer|package|proposal|plan|draft|bid|formula|text|deal|scheme|compromise|settlement|contract)$/

/** "the package is worth five percent", "it would have given staff eight percent", "the new offer would cap hours": what is on the table. */
export function onOffer(doc: Doc, verb: number): Candidate | null {
  const subject = [...kidsOf(doc, verb)].find((k) => k < verb && isRel(doc, k, 'nsubj'))
  if (subject === undefined) return null
  const worth = doc.lower[verb] === 'worth'
  if (!worth && !GIVES.test(doc.lemma[verb]!)) return null
  const own = OFFERED.test(doc.lemma[subject]!)
  if (!own && !(doc.lower[subject] === 'it' && offerBefore(doc, subject))) return null
  const facts = factsOf(doc, verb)
  if (facts.condition !== null || facts.question || facts.negated || isRel(doc, verb, 'acl:relcl', 'advcl', 'conj')) return null
  if (worth ? facts.tense === 'past' || facts.modal !== null : facts.modal !== 'would') return null
  // "a deal would bring peace": any deal would.
  if (own && kidsOf(doc, subject).some((k) => isRel(doc, k, 'det') && /^(?:a|an|any|no|such|every)$/.test(doc.lower[k]!))) return null
  if (!worth && !amounts(doc, verb)) return null
  return { trigger: verb, noun: own ? subject : -1, verb, status: 'proposed', stage: null, ...extent(doc, verb) }
}

/** Whether a sum, a share or a length stands behind a verb: terms are told in numbers. */
function amounts(doc: Doc, verb: number): boolean {
  const { end } = doc.sentences[doc.sentenceOf[verb]!]!
  for (let t = verb + 1; t < end && t < verb + 12; t++) if (doc.upos[t] === U.NUM) return true
  return false
}

/** Whether the sentence before opens with an offer that "it" means. */
function offerBefore(doc: Doc, token: number): boolean {
  const at = doc.sentenceOf[token]!
  const s = doc.sentences[at - 1]
  if (!s || token - doc.sentences[at]!.first > 1) return false
  for (let t = s.first; t < s.end && t < s.first + 8; t++) if (/^(?:offer|package|proposal|bid)$/.test(doc.lemma[t]!)) return true
  return false
}

/** "the memorandum comes next", "the union can have a deal by Christmas", "recommends acceptance". */
export function ahead(doc: Doc, verb: number): Candidate | null {
  const w = agreementWords()
  const lemma = doc.lemma[verb]!
  const facts = factsOf(doc, verb)
  if (facts.negated || facts.condition !== null || facts.question) return null
  const base = { trigger: verb, verb, stage: null }
  const subject = subjectOf(doc, verb)
  if (lemma === 'come' || lemma === 'follow') {
    if (
      subject < 0 ||
      !w.hard.has(doc.lemma[subject]!) ||
      facts.tense === 'past' ||
      !/^(?:next|later|last|now|after|in|on|,|\.)$/.test(doc.lower[verb + 1] ?? '.')
    )
      return null
    return lemma === 'come' && doc.lower[verb + 1] !== 'next' && facts.modal !== 'will'
      ? null
      : { ...base, noun: subject, status: 'proposed', ...extent(doc, verb) }
  }
  if (lemma === 'have') {
    const noun = objectsOf(doc, verb).find((o) => /^(?:deal|agreement|accord|settlement|contract|peace|truce)$/.test(doc.lemma[o]!))
    if (noun === undefined || facts.modal !== 'can' || !isParty(doc, verb, subject)) return null
    return { ...base, noun, status: 'proposed', ...extent(doc, verb) }
  }
  if (/^(?:recommend|advise|counsel)$/.test(lemma)) {
    const noun = objectsOf(doc, verb).find((o) => doc.lemma[o] === 'acceptance')
    return noun === undefined || facts.modal !== null ? null : { ...base, noun, status: 'partial', ...extent(doc, verb) }
  }
  return null
}
