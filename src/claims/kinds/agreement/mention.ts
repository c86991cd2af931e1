import type { Doc } from '../../../model/annotation.ts'
import { actorsBetween, actorsOf } from '../../shared/actors.ts'
import { caseOf, clauseTokens, objectsOf, phraseTokens, predicateOf, subjectOf, wordBefore } from '../../shared/clause.ts'
import { factsOf } from '../../shared/factuality.ts'
import { kidsOf } from '../../shared/tree.ts'
import { timeAt } from '../../shared/when.ts'
import { isRel, R, U, X } from '../../syntax.ts'
import { type Candidate, extent } from './candidate.ts'
import { sides } from './consent.ts'
import { agreementWords } from './lexicon.ts'
import { moodOf } from './mood.ts'

// Agreements that no verb of agreeing tells of: named with their date, lived under, had, put one's name to, or not kept.

/** "the agreement of May 11", "the Declaration of Principles of 2015", "the January truce": one that was made then. */
export function dated(doc: Doc, noun: number): Candidate | null {
  const w = agreementWords()
  const yeared = /^(?:19|20)\d\d$/.test(doc.lower[noun - 1] ?? '') && /^(?:text|version|package)$/.test(doc.lower[noun]!)
  if (!yeared && !w.hard.has(doc.lemma[noun]!.toLowerCase()) && !PACT.test(doc.lower[noun]!)) return null

  if (isRel(doc, noun, 'compound') && doc.head[noun]! > noun) return null
  let day = -1
  for (const k of kidsOf(doc, noun)) {
    if (isRel(doc, k, 'det') && /^(?:a|an|any|no|another)$/.test(doc.lower[k]!) && !/^\d{4}$/.test(doc.lower[k + 1] ?? '')) return null
    if (isRel(doc, k, 'nmod', 'nmod:unmarked', 'compound', 'nummod', 'amod', 'nmod:poss') && past(doc, k)) {
      if (k > noun && !/^(?:of|from)?$/.test(caseOf(doc, k)) && !(caseOf(doc, k) === 'in' && (timeAt(doc, k)?.edtf?.length ?? 10) < 10)) continue
      day = k
    }
  }
  // "the cessation of hostilities agreement of December 2002", "the 2015 deal", hung elsewhere by the parser.
  for (let t = noun + 1; t < noun + 5 && t + 1 < doc.count && day < 0 && NOMINAL.has(doc.upos[t]!); t++)
    if (doc.lower[t] === 'of' && past(doc, t + 1)) day = t + 1
  if (day < 0 && noun > 0 && /^(?:19|20)\d\d$/.test(doc.lower[noun - 1]!)) day = noun - 1
  if (day < 0) return null
  const [start, last] = phraseTokens(doc, noun)
  // "the cessation of hostilities agreement"
  let first = start
  if (first === noun || doc.lower[first - 1] === 'of')
    while (first > 0 && noun - first < 6 && (doc.upos[first - 1] === U.NOUN || doc.lower[first - 1] === 'of' || doc.upos[first - 1] === U.DET)) first--
  return { trigger: noun, noun, verb: -1, status: 'reached', stage: null, first: Math.min(first, day), last: Math.max(last, day, noun) }
}

const PACT = /^(?:declaration|protocol|treaty|accords?|convention|memorandum|charter|pact|agreement)$/

const NOMINAL: ReadonlySet<number> = new Set([U.NOUN, U.PROPN, U.ADP, U.ADJ, U.NUM])

/** Whether a token stands in a time that has been. */
function past(doc: Doc, token: number): boolean {
  if (token >= doc.count) return false
  const time = timeAt(doc, token)
  const published = doc.article.published?.edtf ?? null
  if (!time?.edtf || time.type === 'DURATION' || time.type === 'SET') return false
  return published === null || time.edtf.slice(0, 4) < published.slice(0, 4) || time.edtf <= published
}

/** "Under the accord, X is to withdraw": what stands in an agreement that was made. */
export function lived(doc: Doc, noun: number): Candidate | null {
  if (!agreementWords().hard.has(doc.lemma[noun]!) || caseOf(doc, noun) !== 'under' || !isRel(doc, noun, 'obl', 'nmod')) return null
  for (const k of kidsOf(doc, noun)) {
    if (isRel(doc, k, 'det') && /^(?:any|no|every)$/.test(doc.lower[k]!)) return null
    if (k < noun && agreementWords().open.has(doc.lower[k]!)) return null
    // "under the framework reached in Lausanne": the participle says it.
    if (k > noun && isRel(doc, k, 'acl') && agreementWords().reach.has(doc.lemma[k]!)) return null
  }
  const verb = predicateOf(doc, noun)
  if (verb < 0) return null
  const facts = factsOf(doc, verb)
  if (facts.modal === 'would' || facts.modal === 'could' || facts.modal === 'might' || facts.condition !== null || facts.question) return null
  const done = facts.tense === 'past' && (facts.modal === null || facts.perfect)
  const { first, last } = extent(doc, verb)
  return {
    trigger: noun,
    noun,
    verb,
    status: done && facts.perfect ? 'implemented' : 'reached',
    stage: null,
    first: Math.min(first, noun - 1),
    last: Math.max(last, noun),
  }
}

/** "The guild and the studios have a tentative agreement." */
export function had(doc: Doc, verb: number): Candidate | null {
  if (doc.lemma[verb] !== 'have') return null
  const w = agreementWords()
  const noun = objectsOf(doc, verb).find((o) => w.hard.has(doc.lemma[o]!))
  const subject = subjectOf(doc, verb)
  if (noun === undefined || subject < 0) return null
  // "We thought we had a deal": they had none. "We hope we have one": who knows.
  const over = isRel(doc, verb, 'ccomp') ? doc.head[verb]! : -1
  if (over >= 0 && /^(?:think|believe|hope|wish|assume|suppose|imagine|feel)$/.test(doc.lemma[over]!))
    return /^(?:think|believe|assume)$/.test(doc.lemma[over]!) && factsOf(doc, over).tense === 'past'
      ? { trigger: verb, noun, verb, status: 'denied', stage: null, ...extent(doc, over) }
      : null
  const { mood, facts } = moodOf(doc, verb)
  if (facts.modal !== null || facts.condition !== null || facts.question) return null
  let firm = false
  for (const k of kidsOf(doc, noun)) {
    if (doc.lower[k] === 'no') return { trigger: verb, noun, verb, status: 'denied', stage: null, ...extent(doc, verb) }
    if (/^(?:tentative|preliminary|provisional|final|firm|signed)$/.test(doc.lower[k]!)) firm = true
  }
  if (mood !== 'real') return mood === 'denied' ? { trigger: verb, noun, verb, status: 'denied', stage: null, ...extent(doc, verb) } : null
  const party = /^(?:deal|agreement|accord|settlement|truce)$/.test(doc.lemma[noun]!) && (w.side.has(doc.lemma[subject]!) || doc.lemma[subject] === 'docker')
  return firm || party || sides(doc, verb, subject) > 1 || /^(?:we|they)$/.test(doc.lower[subject]!)
    ? { trigger: verb, noun, verb, status: 'reached', stage: null, ...extent(doc, verb) }
    : null
}

/** "put their names to the document", "gave way on two points". */
export function byIdiom(doc: Doc, verb: number): Candidate | null {
  const behind = doc.lower.slice(verb + 1, verb + 7).join(' ')
  const { mood } = moodOf(doc, verb)
  if (mood === 'none') return null
  const place = extent(doc, verb)
  if (/^(?:put|set|add|affix)$/.test(doc.lemma[verb]!) && /^(?:their|its|his|her) (?:names?|signatures?|initials) (?:to|on|under)\b/.test(behind)) {
    const to = verb + 4
    const relative = isRel(doc, verb, 'acl:relcl') && doc.head[verb]! >= 0 && doc.upos[doc.head[verb]!] !== U.VERB ? doc.head[verb]! : null
    const noun = relative ?? (agreementWords().nouns.has(doc.lemma[to + 1] ?? '') ? to + 1 : (objectAfter(doc, to) ?? -1))
    return {
      trigger: verb,
      noun,
      verb,
      status: mood === 'would' ? 'proposed' : mood === 'denied' ? 'denied' : 'reached',
      stage: mood === 'real' ? 'signed' : null,
      ...place,
    }
  }
  // "neither gave ground on who owns it": no agreement.
  const nobody =
    kidsOf(doc, verb).some((k) => k < verb && isRel(doc, k, 'nsubj') && /^(?:neither|nobody|none)$/.test(doc.lower[k]!)) ||
    /^(?:neither|nobody|none)$/.test(wordBefore(doc, verb))
  if (doc.lemma[verb] === 'give' && /^(?:way|ground) (?:on|over|in)\b/.test(behind) && mood === 'real' && !nobody)
    return { trigger: verb, noun: -1, verb, status: 'partial', stage: null, ...place, idiom: verb + 1 }
  return null
}

function objectAfter(doc: Doc, to: number): number | null {
  for (let t = to; t < to + 7 && t < doc.count && doc.sentenceOf[t] === doc.sentenceOf[to]; t++)
    if (doc.upos[t] === U.NOUN && doc.upos[t + 1] !== U.NOUN) return t
  return null
}

const KEEP = /^(?:implement|honou?r|keep|respect|observe|fulfil|fulfill|uphold|execute|meet)$/
const TERMS = /^(?:none|nothing|clause|term|provision|commitment|obligation|article|pledge|promise|word|point|part|undertaking)$/

/** "have not implemented a single clause", "a truce that neither side has kept", "failed to honour its commitments". */
export function notKept(doc: Doc, verb: number): Candidate | null {
  if (!KEEP.test(doc.lemma[verb]!)) return null
  const facts = factsOf(doc, verb)
  if (facts.modal !== null || facts.condition !== null || facts.question) return null
  const head = doc.head[verb]!
  const failed = head >= 0 && isRel(doc, verb, 'xcomp', 'advcl') && /^(?:fail|refuse|neglect)$/.test(doc.lemma[head]!) && factsOf(doc, head).modal === null
  const subject = subjectOf(doc, verb)
  const neither = [...kidsOf(doc, verb)].some(
    (k) => isRel(doc, k, 'nsubj') && (doc.lower[k] === 'neither' || kidsOf(doc, k).some((j) => doc.lower[j] === 'neither')),
  )
  const [from] = clauseTokens(doc, verb)
  const before = doc.lower.slice(Math.max(from, verb - 7), verb)
  const none = objectsOf(doc, verb).some((o) => /^(?:none|nothing)$/.test(doc.lower[o]!)) && (facts.perfect || facts.tense === 'past')
  if (!none && !failed && !neither && !before.includes('never') && !(facts.negated && (facts.perfect || facts.tense === 'past'))) return null
  const w = agreementWords()
  const noun =
    objectsOf(doc, verb).find((o) => w.hard.has(doc.lemma[o]!) || TERMS.test(doc.lemma[o]!)) ??
    (isRel(doc, verb, 'acl:relcl') && w.hard.has(doc.lemma[head] ?? '')
      ? head
      : facts.passive && subject >= 0 && TERMS.test(doc.lemma[subject]!)
        ? subject
        : -1)
  if (noun < 0 || (doc.lemma[verb] === 'meet' && !TERMS.test(doc.lemma[noun]!))) return null
  if (subject >= 0 && doc.rel[subject] === R.expl) return null
  if (TERMS.test(doc.lemma[noun]!) && subject >= 0 && actorsOf(doc, subject).length === 0 && doc.upos[subject] === U.PROPN) return null
  const place = extent(doc, failed ? head : verb)
  return {
    trigger: verb,
    noun,
    verb,
    status: 'broken',
    stage: null,
    first: Math.min(place.first, noun < verb ? noun : place.first),
    last: Math.max(place.last, verb),
  }
}

/** "a deal could be reached within a day": it may come. */
export function mayCome(doc: Doc, verb: number): Candidate | null {
  const w = agreementWords()
  const facts = factsOf(doc, verb)
  if (!w.reach.has(doc.lemma[verb]!) || !/^(?:could|may|might|can)$/.test(facts.modal ?? '') || facts.negated || facts.condition !== null || facts.question)
    return null
  const subject = subjectOf(doc, verb)
  const noun = facts.passive && subject >= 0 && w.hard.has(doc.lemma[subject]!) ? subject : (objectsOf(doc, verb).find((o) => w.hard.has(doc.lemma[o]!)) ?? -1)
  if (noun < 0 || isRel(doc, verb, 'acl:relcl', 'advcl')) return null
  return { trigger: verb, noun, verb, status: 'proposed', stage: null, ...extent(doc, verb) }
}

/** "The last round ended without result." */
export function cameToNothing(doc: Doc, noun: number): Candidate | null {
  if (!/^(?:result|breakthrough|conclusion|resolution|success|accord|outcome|consensus|compromise)$/.test(doc.lemma[noun]!) || caseOf(doc, noun) !== 'without')
    return null
  const verb = predicateOf(doc, noun)
  if (verb < 0 || !/^(?:end|conclude|finish|close|adjourn|wrap|break)$/.test(doc.lemma[verb]!)) return null
  const facts = factsOf(doc, verb)
  if (facts.modal !== null || facts.condition !== null || facts.tense !== 'past') return null
  return { trigger: noun, noun, verb: -1, status: 'denied', stage: null, ...extent(doc, verb) }
}

/** "They relented at breakfast", "the ministry caved in". */
export function gaveWay(doc: Doc, verb: number): Candidate | null {
  const next = doc.lower[verb + 1] ?? ''
  const phrase =
    (doc.lemma[verb] === 'back' && next === 'down') || (doc.lemma[verb] === 'climb' && next === 'down') || (doc.lemma[verb] === 'give' && next === 'in')
  if (!phrase && !agreementWords().yield.has(doc.lemma[verb]!)) return null
  const { mood, facts } = moodOf(doc, verb)
  const subject = subjectOf(doc, verb)
  if (mood !== 'real' || facts.tense !== 'past' || subject < 0) return null
  if (actorsOf(doc, subject).length === 0 && !/^(?:they|we)$/.test(doc.lower[subject]!) && !OFFICE.test(doc.lemma[subject]!)) return null
  return { trigger: verb, noun: -1, verb, status: 'partial', stage: null, ...extent(doc, verb) }
}

const OFFICE = /^(?:ministry|government|side|company|union|management|negotiator|delegation|minister|leader|army|studio|employer|party|bloc|council)$/

/** "Brazil won exemptions for its steel": got out of the other side. */
export function won(doc: Doc, verb: number): Candidate | null {
  const w = agreementWords()
  if (!w.wins.has(doc.lemma[verb]!)) return null
  const noun = objectsOf(doc, verb).find((o) => w.won.has(doc.lemma[o]!))
  if (noun === undefined) return null
  const { mood, facts } = moodOf(doc, verb)
  // "X, whose …, secured exemptions": the parser may take it for a participle.
  if (mood !== 'real' || facts.passive || (facts.tense !== 'past' && doc.xpos[verb] !== X.VBN)) return null
  return { trigger: verb, noun, verb, status: 'reached', stage: null, ...extent(doc, verb) }
}

/** "A signed for the rebels, B on behalf of the state": an agreement without its name. */
export function signedFor(doc: Doc, verb: number): Candidate | null {
  if (doc.lemma[verb] !== 'sign' || !/^(?:for|on)$/.test(doc.lower[verb + 1] ?? '')) return null
  const who = doc.lower[verb + 1] === 'on' ? (/^behalf of$/.test(doc.lower.slice(verb + 2, verb + 4).join(' ')) ? verb + 4 : -1) : verb + 2
  if (who < 0) return null
  const { mood } = moodOf(doc, verb)
  if (mood !== 'real' || actorsBetween(doc, who, who + 3).length === 0) return null
  return { trigger: verb, noun: -1, verb, status: 'reached', stage: 'signed', ...extent(doc, verb) }
}

/** "submitted a paper worth eight billion", "put forward an alternative text": terms that one side lays before the other. */
export function handedOver(doc: Doc, verb: number): Candidate | null {
  const w = agreementWords()
  if (!w.hands.has(doc.lemma[verb]!) || (doc.lemma[verb] === 'put' && !/^(?:forward|forth)$/.test(doc.lower[verb + 1] ?? ''))) return null
  const { mood, facts } = moodOf(doc, verb)
  const subject = subjectOf(doc, verb)
  if (mood !== 'real' || facts.passive || facts.tense !== 'past' || subject < 0 || actorsOf(doc, subject).length === 0) return null
  const behind = [verb + 2, verb + 3, verb + 4].find((t) => doc.upos[t] === U.NOUN && doc.upos[t + 1] !== U.NOUN) ?? -1
  const noun = [...objectsOf(doc, verb), behind].find((o) => o >= 0 && w.texts.has(doc.lemma[o]!))
  if (noun === undefined || !kidsOf(doc, noun).some((k) => isRel(doc, k, 'det') && /^(?:a|an|another)$/.test(doc.lower[k]!))) return null
  return { trigger: verb, noun, verb, status: 'proposed', stage: null, ...extent(doc, verb) }
}

/** "concluded negotiations on a trade agreement": the agreement is there. */
export function concluded(doc: Doc, verb: number): Candidate | null {
  const w = agreementWords()
  if (!/^(?:conclude|complete|finalise|finalize|finish|wrap|close)$/.test(doc.lemma[verb]!)) return null
  const talks = objectsOf(doc, verb).find((o) => /^(?:negotiation|talk|talks)$/.test(doc.lemma[o]!))
  if (talks === undefined) return null
  const { mood } = moodOf(doc, verb)
  if (mood !== 'real') return null
  for (let t = talks + 1; t < talks + 8 && t < doc.count && doc.sentenceOf[t] === doc.sentenceOf[verb]; t++)
    if (w.hard.has(doc.lemma[t]!) && doc.upos[t] === U.NOUN) return { trigger: verb, noun: t, verb, status: 'reached', stage: null, ...extent(doc, verb) }
  return null
}

/** "In return X would get …": the other half of what is on offer. */
export function inReturn(doc: Doc, verb: number): Candidate | null {
  const s = doc.sentences[doc.sentenceOf[verb]!]!
  if (doc.lower[s.first] !== 'in' || !/^(?:return|exchange)$/.test(doc.lower[s.first + 1] ?? '') || verb > s.first + 9) return null
  if (!/^(?:,|the|\p{L}+)$/u.test(doc.lower[s.first + 2] ?? '') || doc.lower[s.first + 2] === 'for') return null
  const facts = factsOf(doc, verb)
  if (facts.condition !== null || facts.question || facts.negated || isRel(doc, verb, 'acl:relcl', 'acl', 'advcl')) return null
  const who =
    actorsBetween(doc, s.first + 2, verb).length > 0 ||
    [...kidsOf(doc, verb)].some((k) => isRel(doc, k, 'nsubj', 'nsubj:pass') && agreementWords().side.has(doc.lemma[k]!))
  if (!who) return null
  const base = { trigger: verb, noun: -1, verb, stage: null, ...extent(doc, verb) }
  if (facts.modal === 'would') return facts.perfect ? null : { ...base, status: 'proposed' }
  // "In return the union has committed itself to peace": so it was agreed.
  const given =
    /^(?:commit|agree|pledge|promise|undertake|get|receive|give|grant|drop|accept|free|release|lift|return|withdraw|secure|win|obtain|let|allow)$/.test(
      doc.lemma[verb]!,
    )
  return given && (facts.modal === 'will' || (facts.modal === null && facts.tense !== null)) ? { ...base, status: 'reached' } : null
}

/** "the truce that the two sides concluded in the capital ten days ago", where the parser tore the clause off. */
export function thatTheyMade(doc: Doc, noun: number): Candidate | null {
  const w = agreementWords()
  if (!w.hard.has(doc.lemma[noun]!) || !/^(?:that|which)$/.test(doc.lower[noun + 1] ?? '')) return null
  for (let t = noun + 2; t < noun + 9 && t < doc.count && doc.sentenceOf[t] === doc.sentenceOf[noun]; t++) {
    if (doc.upos[t] === U.PUNCT || doc.upos[t] === U.AUX) return null
    if (doc.upos[t] !== U.VERB || isRel(doc, t, 'amod')) continue
    if (!w.reach.has(doc.lemma[t]!) || t === noun + 2 || isRel(doc, t, 'acl:relcl')) return null
    let last = t
    while (last + 1 < doc.count && last < t + 14 && doc.sentenceOf[last + 1] === doc.sentenceOf[t] && doc.upos[last + 1] !== U.PUNCT) last++
    return {
      trigger: t,
      noun,
      verb: t,
      status: 'reached',
      stage: w.signed.has(doc.lemma[t]!) ? 'signed' : null,
      first: doc.upos[noun - 1] === U.DET ? noun - 1 : noun,
      last,
    }
  }
  return null
}

/** "Is there a deal? Not yet." */
export function notYet(doc: Doc, noun: number): Candidate | null {
  const s = doc.sentences[doc.sentenceOf[noun]!]!
  const next = doc.sentences[s.index + 1]
  if (doc.lower[s.end - 1] !== '?' || s.end - s.first > 9 || !next || !agreementWords().hard.has(doc.lemma[noun]!)) return null
  if (!/^(?:is|was|do|did|have|has)$/.test(doc.lower[s.first]!) || !/^(?:not|no|nope|almost|nearly)$/.test(doc.lower[next.first]!)) return null
  let last = next.first
  while (last + 1 < next.end && last < next.first + 3 && doc.upos[last + 1] !== U.PUNCT) last++
  return { trigger: noun, noun, verb: -1, status: 'denied', stage: null, first: s.first, last }
}

/** "Sinn Fein has yet to sign", "the rebels signed a day later": a side puts its name to what is on the table. */
export function signs(doc: Doc, verb: number): Candidate | null {
  if (!/^(?:sign|initial)$/.test(doc.lemma[verb]!) || objectsOf(doc, verb).length > 0) return null
  if (/^(?:up|on|off|in|out|for|over|away|with|a|an|the|it|its|-)$/.test(doc.lower[verb + 1] ?? '') || isRel(doc, verb, 'acl', 'acl:relcl', 'amod')) return null
  const { mood, facts } = moodOf(doc, verb)
  const subject = subjectOf(doc, verb)
  if (mood === 'none' || facts.passive || subject < 0 || doc.xpos[verb] === X.VBG) return null
  const several = sides(doc, verb, subject) > 1
  const party =
    actorsOf(doc, subject).length > 0 || several || agreementWords().side.has(doc.lemma[subject]!) || /^(?:he|she|it|they)$/.test(doc.lower[subject]!)
  if (!party) return null
  const base = { trigger: verb, noun: -1, verb, ...extent(doc, verb) }
  if (mood === 'real') return { ...base, status: several ? 'reached' : 'partial', stage: 'signed' }
  return { ...base, status: mood === 'would' ? 'proposed' : 'denied', stage: null }
}

/** "what it signed on the island", "what we agreed": an agreement without its name; broken where somebody tears it up. */
export function whatWasAgreed(doc: Doc, verb: number): Candidate | null {
  if (!/^(?:sign|agree|promise|initial)$/.test(doc.lemma[verb]!)) return null
  const s = doc.sentences[doc.sentenceOf[verb]!]!
  let what = verb - 1
  while (what > s.first && verb - what < 8 && doc.lower[what] !== 'what') {
    if (doc.upos[what] === U.PUNCT || doc.upos[what] === U.VERB) return null
    what--
  }
  if (doc.lower[what] !== 'what') return null
  const facts = factsOf(doc, verb)
  if (
    facts.negated ||
    (facts.modal !== null && facts.modal !== 'would') ||
    facts.question ||
    doc.lower[verb + 1] === 'to' ||
    (facts.tense === 'present' && !facts.perfect && !facts.passive)
  )
    return null
  const w = agreementWords()
  for (let t = what - 1; t >= s.first && t > what - 4; t--)
    if (w.break.has(doc.lemma[t]!) || (doc.lower[t] === 'up' && w.break.has(doc.lemma[t - 1] ?? ''))) {
      const at = doc.lower[t] === 'up' ? t - 1 : t
      return { trigger: verb, noun: -1, verb: at, status: 'broken', stage: 'ended', first: at, last: extent(doc, verb).last, idiom: doc.count }
    }
  if (what > s.first && doc.upos[what - 1] === U.VERB && /^(?:know|see|ask|say|ignore)$/.test(doc.lemma[what - 1]!)) return null
  return { trigger: verb, noun: -1, verb, status: 'reached', stage: null, first: what, last: Math.max(verb, extent(doc, verb).last), idiom: doc.count }
}

/** "The breakthrough came at dawn", "a deal emerged on Friday". */
export function came(doc: Doc, verb: number): Candidate | null {
  if (!/^(?:come|arrive|emerge|materialise|materialize|follow)$/.test(doc.lemma[verb]!)) return null
  const noun = subjectOf(doc, verb)
  if (noun < 0 || !/^(?:breakthrough|deal|agreement|accord|settlement|compromise|truce|ceasefire|consensus|pact)$/.test(doc.lemma[noun]!)) return null
  if (!/^(?:in|at|on|late|early|after|only|when|shortly|hours|days|minutes|just|last|this|yesterday|overnight|despite|as|,)$/.test(doc.lower[verb + 1] ?? ''))
    return null
  const { mood, facts } = moodOf(doc, verb)
  if (mood !== 'real' || facts.tense !== 'past' || isRel(doc, verb, 'acl:relcl', 'advcl')) return null
  for (const k of kidsOf(doc, noun)) if (doc.lower[k] === 'no') return null
  return { trigger: verb, noun, verb, status: 'reached', stage: null, ...extent(doc, verb) }
}

/** "China settled separately in October", "the firm settled out of court": an end to a quarrel, with whom the text need not say. */
export function settledUp(doc: Doc, verb: number): Candidate | null {
  if (doc.lemma[verb] !== 'settle' || objectsOf(doc, verb).length > 0) return null
  if (!/^(?:separately|with|out|for|early|later|privately|quietly|amicably|first|instead|earlier|directly)$/.test(doc.lower[verb + 1] ?? '')) return null
  if (doc.lower[verb + 1] === 'out' && doc.lower[verb + 2] !== 'of') return null
  const { mood } = moodOf(doc, verb)
  const subject = subjectOf(doc, verb)
  if (mood !== 'real' || subject < 0 || (actorsOf(doc, subject).length === 0 && !agreementWords().side.has(doc.lemma[subject]!))) return null
  return { trigger: verb, noun: -1, verb, status: 'reached', stage: null, ...extent(doc, verb) }
}
