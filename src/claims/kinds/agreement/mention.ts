import type { Doc } from '../../../model/annotation.ts'
import { actorsOf } from '../../shared/actors.ts'
import { caseOf, clauseTokens, objectsOf, phraseTokens, predicateOf, subjectOf } from '../../shared/clause.ts'
import { factsOf } from '../../shared/factuality.ts'
import { kidsOf } from '../../shared/tree.ts'
import { timeAt } from '../../shared/when.ts'
import { isRel, R, U } from '../../syntax.ts'
import { type Candidate, extent } from './candidate.ts'
import { sides } from './consent.ts'
import { agreementWords } from './lexicon.ts'
import { moodOf } from './mood.ts'

// Agreements that no verb of agreeing tells of: named with their date, lived under, had, put one's name to, or not kept.

/** "the agreement of May 11", "the Declaration of Principles of 2015", "the January truce": one that was made then. */
export function dated(doc: Doc, noun: number): Candidate | null {
  const w = agreementWords()
  if (!w.hard.has(doc.lemma[noun]!.toLowerCase()) && !PACT.test(doc.lower[noun]!)) return null
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
  return firm || sides(doc, verb, subject) > 1 || /^(?:we|they)$/.test(doc.lower[subject]!)
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
    const noun = agreementWords().nouns.has(doc.lemma[to + 1] ?? '') ? to + 1 : (objectAfter(doc, to) ?? -1)
    return {
      trigger: verb,
      noun,
      verb,
      status: mood === 'would' ? 'proposed' : mood === 'denied' ? 'denied' : 'reached',
      stage: mood === 'real' ? 'signed' : null,
      ...place,
    }
  }
  if (doc.lemma[verb] === 'give' && /^(?:way|ground) (?:on|over|in)\b/.test(behind) && mood === 'real')
    return { trigger: verb, noun: -1, verb, status: 'partial', stage: null, ...place }
  return null
}

function objectAfter(doc: Doc, to: number): number | null {
  for (let t = to; t < to + 7 && t < doc.count && doc.sentenceOf[t] === doc.sentenceOf[to]; t++)
    if (doc.upos[t] === U.NOUN && doc.upos[t + 1] !== U.NOUN) return t
  return null
}

const KEEP = /^(?:implement|honou?r|keep|respect|observe|fulfil|fulfill|uphold|execute|meet)$/
const TERMS = /^(?:clause|term|provision|commitment|obligation|article|pledge|promise|word|point|part|undertaking)$/

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
  if (!failed && !neither && !before.includes('never') && !(facts.negated && (facts.perfect || facts.tense === 'past'))) return null
  const w = agreementWords()
  const noun =
    objectsOf(doc, verb).find((o) => w.hard.has(doc.lemma[o]!) || TERMS.test(doc.lemma[o]!)) ??
    (isRel(doc, verb, 'acl:relcl') && w.hard.has(doc.lemma[head] ?? '') ? head : -1)
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

const OFFERED = /^(?:raise|rise|increase|hike|pay|wage|wages|bonus|salary|cut|concession|guarantee|swap|truce|ceasefire|amnesty|ransom|refund)$/

/** "The company offered a raise of 13 percent": terms that one side puts to the other. */
export function offered(doc: Doc, verb: number): Candidate | null {
  if (!/^(?:offer|propose)$/.test(doc.lemma[verb]!)) return null
  const { mood, facts } = moodOf(doc, verb)
  if (mood !== 'real' || facts.passive) return null
  const noun = objectsOf(doc, verb).find((o) => OFFERED.test(doc.lemma[o]!))
  const subject = subjectOf(doc, verb)
  if (noun === undefined || subject < 0) return null
  let amount = /^(?:truce|ceasefire|swap|amnesty)$/.test(doc.lemma[noun]!)
  for (let t = verb + 1; t < noun + 9 && t < doc.count && !amount; t++) amount = doc.upos[t] === U.NUM || doc.upos[t] === U.SYM
  return amount ? { trigger: verb, noun, verb, status: 'proposed', stage: null, ...extent(doc, verb) } : null
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
