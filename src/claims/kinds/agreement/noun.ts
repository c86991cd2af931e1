import type { Doc } from '../../../model/annotation.ts'
import { actorsOf } from '../../shared/actors.ts'
import { caseOf, isPredicate, phraseTokens, predicateOf } from '../../shared/clause.ts'
import { factsOf } from '../../shared/factuality.ts'
import { kidsOf } from '../../shared/tree.ts'
import { isRel, R, U } from '../../syntax.ts'
import { type Candidate, extent } from './candidate.ts'
import { agreementWords } from './lexicon.ts'
import { moodOf } from './mood.ts'

/** "Under its terms X will … and Y will …": the terms of what was agreed before. */
export function byTerms(doc: Doc, noun: number): Candidate | null {
  if (!isRel(doc, noun, 'obl') || caseOf(doc, noun) !== 'under' || doc.lemma[noun] !== 'term') return null
  const verb = doc.head[noun]!
  const owner = [...kidsOf(doc, noun)].find((k) => k > noun && isRel(doc, k, 'nmod') && caseOf(doc, k) === 'of')
  if (doc.lower[noun - 1] !== 'its' && !(owner !== undefined && agreementWords().hard.has(doc.lemma[owner]!))) return null
  const { facts } = moodOf(doc, verb)
  if (facts.modal !== 'will' || facts.condition !== null || facts.question) return null
  return { trigger: noun, noun: -1, verb, status: 'reached', stage: null, ...extent(doc, verb) }
}

/** "a Franco-German proposal for normal relations": a proposal that somebody made, with what it is for. */
export function tabled(doc: Doc, noun: number): Candidate | null {
  if (!/^(?:proposal|counter-proposal|counterproposal)$/.test(doc.lemma[noun]!)) return null
  const kids = [...kidsOf(doc, noun)]
  const by = kids.some(
    (k) =>
      k < noun &&
      isRel(doc, k, 'nmod:poss', 'amod', 'compound') &&
      (actorsOf(doc, k).length > 0 || doc.upos[k] === U.PROPN || /^\p{Lu}/u.test(doc.text.charAt(doc.start[k]!))),
  )
  const what = kids.find((k) => k > noun && isRel(doc, k, 'nmod') && caseOf(doc, k) === 'for')
  const from = kids.some((k) => k > noun && isRel(doc, k, 'nmod') && /^(?:by|from|of)$/.test(caseOf(doc, k)) && actorsOf(doc, k).length > 0)
  if ((!by && !from) || what === undefined) return null
  const verb = predicateOf(doc, noun)
  if (verb >= 0 && (agreementWords().deny.has(doc.lemma[verb]!) || agreementWords().consent.has(doc.lemma[verb]!))) return null
  const [first, last] = phraseTokens(doc, noun)
  return { trigger: noun, noun, verb: -1, status: 'proposed', stage: null, first, last }
}

/** "the collapse of the truce", "violations of the ceasefire", "a ceasefire violation". */
export function broken(doc: Doc, noun: number): Candidate | null {
  const w = agreementWords()
  for (const k of kidsOf(doc, noun)) {
    if (!(isRel(doc, k, 'nmod') && /^(?:of|from)$/.test(caseOf(doc, k))) && !isRel(doc, k, 'compound')) continue
    if (!w.hard.has(doc.lemma[k]!)) continue
    const [first, last] = phraseTokens(doc, noun, { relative: true })
    const verb = predicateOf(doc, noun)
    if (verb >= 0 && moodOf(doc, verb).mood === 'none') return null
    return { trigger: noun, noun: k, verb: -1, status: 'broken', stage: 'ended', first: Math.min(first, noun), last: Math.max(last, noun) }
  }
  return null
}

/** "Israel's agreement to the deal". */
export function possessed(doc: Doc, noun: number): Candidate | null {
  let [owner, to] = [-1, -1]
  for (const k of kidsOf(doc, noun)) {
    if (isRel(doc, k, 'nmod:poss') && actorsOf(doc, k).length > 0) owner = k
    if (isRel(doc, k, 'nmod', 'acl') && caseOf(doc, k) === 'to' && doc.upos[k] !== U.VERB) to = k
  }
  if (owner < 0 || to < 0) return null
  for (let t = owner - 1; t > owner - 5 && t >= 0; t--)
    if (/^(?:contingent|conditional|depend|dependent|pending|without|await|need|seek|require)/.test(doc.lower[t]!)) return null
  const head = predicateOf(doc, noun)
  if (head >= 0 && /^(?:contingent|depend|conditional|seek|demand|await|need|require)$/.test(doc.lemma[head]!)) return null
  const [first, last] = phraseTokens(doc, noun)
  return { trigger: noun, noun: to, verb: -1, status: 'partial', stage: null, first: Math.min(first, owner), last: Math.max(last, to) }
}

/** A noun with what its neighbours say of it: "there is a deal on the table", "the expected agreement would last …". */
export function byNoun(doc: Doc, noun: number): Candidate | null {
  const w = agreementWords()
  if (!w.hard.has(doc.lemma[noun]!) || isRel(doc, noun, 'compound')) return null
  const verb = predicateOf(doc, noun)
  if (verb < 0) return null
  const table = onTable(doc, noun, verb)
  if (table) {
    const { mood } = moodOf(doc, verb)
    if (mood === 'none') return null
    return { trigger: noun, noun, verb: -1, status: mood === 'denied' ? 'denied' : 'proposed', stage: null, ...extent(doc, verb) }
  }
  // "an agreement was not possible".
  if (isRel(doc, noun, 'nsubj') && doc.head[noun] === verb && /^(?:possible|impossible|reachable|achievable)$/.test(doc.lemma[verb]!)) {
    const facts = factsOf(doc, verb)
    return facts.tense === 'past' && facts.modal === null && facts.condition === null && (doc.lemma[verb] === 'impossible') !== facts.negated
      ? { trigger: noun, noun, verb: -1, status: 'denied', stage: null, ...extent(doc, verb) }
      : null
  }
  // "ended with an armistice", "resulting in agreements on …": what came of something.
  const head = doc.head[noun]!
  if (
    head >= 0 &&
    isRel(doc, noun, 'obl', 'nmod', 'obj') &&
    /^(?:result|end|culminate|lead|produce|cease|yield|conclude|finish|secure)$/.test(doc.lemma[head]!) &&
    !(isRel(doc, noun, 'obj') && /^(?:end|finish|cease)$/.test(doc.lemma[head]!)) &&
    /^(?:in|with|to|)$/.test(caseOf(doc, noun))
  ) {
    if (without(doc, noun)) return null
    const { mood, facts } = moodOf(doc, head)
    if (mood === 'denied') return { trigger: noun, noun, verb: head, status: 'denied', stage: null, ...extent(doc, head) }
    if (mood !== 'real' || facts.tense === 'present') return null
    const [first, last] = phraseTokens(doc, noun, { relative: true })
    return {
      trigger: noun,
      noun,
      verb: head,
      status: 'reached',
      stage: null,
      ...(isPredicate(doc, head) && !isRel(doc, head, 'advcl', 'acl') ? extent(doc, head) : { first, last }),
    }
  }
  // "without a deal", "no agreement".
  if (without(doc, noun) && isRel(doc, noun, 'obl', 'nmod') && /^(?:end|conclude|finish|close|break|leave|adjourn|wrap)$/.test(doc.lemma[verb]!))
    return { trigger: noun, noun, verb: -1, status: 'denied', stage: null, ...extent(doc, verb) }
  for (const k of kidsOf(doc, noun))
    if (
      doc.rel[k] === R.det &&
      doc.lower[k] === 'no' &&
      isRel(doc, noun, 'nsubj', 'nsubj:pass', 'obj', 'root') &&
      moodOf(doc, verb).mood !== 'none' &&
      moodOf(doc, verb).facts.modal === null &&
      !supposed(doc, verb) &&
      !/^(?:exist|follow|need|require)$/.test(doc.lemma[verb]!)
    )
      return { trigger: noun, noun, verb: -1, status: 'denied', stage: null, ...extent(doc, verb) }
  return null
}

/** Whether a clause with "if" stands in the same sentence in front of it. */
function supposed(doc: Doc, verb: number): boolean {
  for (let t = doc.sentences[doc.sentenceOf[verb]!]!.first; t < verb; t++) if (doc.lower[t] === 'if' || doc.lower[t] === 'unless') return true
  return false
}

function without(doc: Doc, noun: number): boolean {
  return caseOf(doc, noun) === 'without'
}

function onTable(doc: Doc, noun: number, verb: number): boolean {
  const end = doc.sentences[doc.sentenceOf[noun]!]!.end
  for (let t = noun + 1; t + 2 < end && t < noun + 6; t++) if (doc.lower[t] === 'on' && doc.lower[t + 1] === 'the' && doc.lower[t + 2] === 'table') return true
  for (const k of kidsOf(doc, noun)) {
    if (
      isRel(doc, k, 'acl', 'acl:relcl') &&
      /^(?:discuss|negotiate|consider|propose)$/.test(doc.lemma[k]!) &&
      isRel(doc, noun, 'nsubj') &&
      factsOf(doc, verb).modal === 'would'
    )
      return true
    if (k < noun && agreementWords().open.has(doc.lower[k]!) && doc.lower[k] === 'expected' && isRel(doc, noun, 'nsubj'))
      return factsOf(doc, verb).modal === 'would'
  }
  return false
}
