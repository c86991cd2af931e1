import type { Doc } from '../../../model/annotation.ts'
import { clauseTokens, phraseTokens, subjectOf } from '../../shared/clause.ts'
import { surfaceSubject } from '../../shared/antecedent.ts'
import { factsOf, negated } from '../../shared/factuality.ts'
import { kidsOf, treeOf } from '../../shared/tree.ts'
import { agentsOf, doerOf, isAgentive, isFirstPerson } from '../../shared/voices.ts'
import { isRel, R, U } from '../../syntax.ts'
import { forWhom } from './curt.ts'
import type { Refuses } from './found.ts'
import { lists } from './lexicon.ts'

/** Refusals told by an adjective: "unacceptable", "not willing to", "opposed to". */
export function adjectival(doc: Doc, t: number): Refuses | null {
  const lemma = doc.lemma[t]!
  if (doc.upos[t] !== U.ADJ && !(/^(?:non-?starter|nonstarter)$/.test(lemma) && [...kidsOf(doc, t)].some((k) => isRel(doc, k, 'cop')))) return null
  const unwilling = (lists().unwilling.has(lemma) && negated(doc, t)) || (lists().against.has(lemma) && doc.lower[t + 1] === 'to' && !negated(doc, t))
  // "not acceptable", "not negotiable".
  const un = lemma === 'negotiable' || lemma === 'acceptable' || lemma === 'welcome'
  const bad = lists().unacceptable.has(lemma) && (!un || negated(doc, t)) && (un || lemma === 'unwilling' || lemma === 'reluctant' || !negated(doc, t))
  const found = bad && isRel(doc, t, 'amod') ? foundBad(doc, t) : null
  if (found) return found
  if ((!unwilling && !bad) || isRel(doc, t, 'amod')) return null
  if (factsOf(doc, t).condition !== null) return null
  const mine = unwilling || lemma === 'unwilling' || lemma === 'reluctant'
  const subject = mine ? doerOf(doc, t) : subjectOf(doc, t)
  const top = !mine && doc.rel[t] === R.conj && doc.head[t]! >= 0 && doc.upos[doc.head[t]!] === U.ADJ ? doc.head[t]! : t
  const action = [...kidsOf(doc, t)].find((k) => k > t && isRel(doc, k, 'xcomp', 'csubj', 'advcl', 'ccomp', 'obl'))
  const thing = !mine && subject >= 0 && doc.upos[subject] !== U.PRON ? phraseTokens(doc, subject) : null
  const of = action !== undefined ? (isRel(doc, action, 'obl') ? phraseTokens(doc, action) : clauseTokens(doc, action)) : thing
  // "What we have heard is disappointing and unacceptable": the clause starts with what is judged.
  let first = clauseTokens(doc, top, { loose: !mine })[0]
  if (!mine && subject >= 0 && subject < first)
    first = doc.upos[subject] === U.VERB ? clauseTokens(doc, subject)[0] : phraseTokens(doc, subject, { relative: true })[0]
  if (!mine && judgedBy(doc, t)) return null
  if (t - first > 16) first = lastStart(doc, first, t)
  return { predicate: t, by: mine ? subject : forWhom(doc, t), of, stretch: [first, clauseTokens(doc, t, { loose: !mine })[1]] }
}

/** "found the condition unacceptable", where the parser hangs the adjective on the noun. */
function foundBad(doc: Doc, t: number): Refuses | null {
  const noun = doc.head[t]!
  const verb = noun >= 0 && noun < t ? doc.head[noun]! : -1
  if (verb < 0 || !isRel(doc, noun, 'obj') || !['find', 'consider', 'think', 'regard', 'hold'].includes(doc.lemma[verb]!)) return null
  const facts = factsOf(doc, verb)
  if (facts.negated || facts.modal !== null || facts.condition !== null) return null
  return { predicate: t, by: doerOf(doc, verb), of: phraseTokens(doc, noun), stretch: clauseTokens(doc, verb) }
}

/** Where a long stretch before an adjective last begins anew: behind "that" or a comma. */
function lastStart(doc: Doc, first: number, t: number): number {
  for (let k = t - 3; k > first; k--) if (doc.lower[k] === 'that' || doc.lower[k] === ',') return k + 1
  return first
}

/** "called the attack unacceptable": a judgement of what was done turns nothing down. */
function judgedBy(doc: Doc, t: number): boolean {
  const head = doc.head[t]!
  return head >= 0 && doc.rel[t] === R.xcomp && ['call', 'deem', 'brand', 'label'].includes(doc.lemma[head]!)
}

/** "There can be no talks with kidnappers": what is ruled out is refused by whoever says it. */
export function existential(doc: Doc, t: number): Refuses | null {
  if (doc.lemma[t] === 'way' && doc.lower[t - 1] === 'no' && isRel(doc, t, 'nsubj')) return noWay(doc, t)
  if (!isRel(doc, t, 'nsubj') || doc.upos[t] !== U.NOUN || !negated(doc, t)) return null
  const verb = doc.head[t]!
  const given = lists().givable.has(doc.lemma[t]!)
  if (!given && (lists().beyond.has(doc.lemma[t]!) || verb < 0 || !/^(?:will|'ll)$/.test(factsOf(doc, verb).modal ?? ''))) return null
  if (verb < 0 || doc.lemma[verb] !== 'be' || ![...kidsOf(doc, verb)].some((k) => isRel(doc, k, 'expl'))) return null
  const facts = factsOf(doc, verb)
  if (facts.modal !== 'can' && facts.modal !== 'will' && facts.modal !== 'would' && facts.modal !== 'could') return null
  const stretch = clauseTokens(doc, verb)
  for (let k = stretch[0]; k <= stretch[1]; k++) if (/^(?:until|unless|without|if|before|while)$/.test(doc.lower[k]!)) return null
  return { predicate: verb, by: -1, of: phraseTokens(doc, t, { relative: true }), stretch }
}

/** "there is no question of reopening the treaty", "lifting the ban is out of the question", "talks are off the table": refused by whoever says it. */
export function outOfQuestion(doc: Doc, t: number): Refuses | null {
  const [question, table] = [doc.lower[t] === 'question', doc.lower[t] === 'table']
  if ((!question && !table) || doc.upos[t] !== U.NOUN) return null
  const end = doc.sentences[doc.sentenceOf[t]!]!.end
  if (question && doc.lower[t - 1] === 'no' && doc.lower[t + 1] === 'of') {
    let last = t + 2
    while (last + 1 < end && !/^[,;:.”"]$/.test(doc.lower[last + 1]!)) last++
    return last >= end ? null : { predicate: t, by: -1, of: [t + 2, last], stretch: [Math.max(doc.sentences[doc.sentenceOf[t]!]!.first, t - 3), last] }
  }
  const of1 = doc.lower[t - 1] === 'the' ? t - 2 : t - 1
  const out = question ? doc.lower[of1] === 'of' && doc.lower[of1 - 1] === 'out' : doc.lower[t - 1] === 'the' && doc.lower[t - 2] === 'off'
  if (!out || factsOf(doc, t).condition !== null || negated(doc, t)) return null
  const subject = subjectOf(doc, t)
  // "nothing is off the table".
  if (subject < 0 || subject > t || /^(?:nothing|no|none)$/.test(doc.lower[subject]!)) return null
  const of: [number, number] = doc.upos[subject] === U.VERB ? clauseTokens(doc, subject) : phraseTokens(doc, subject)
  return { predicate: t, by: -1, of: doc.upos[subject] === U.PRON ? null : of, stretch: [Math.min(of[0], subject), t] }
}

const HAD =
  /^(?:not|n't|never|no longer) (?:simply |now |currently |even )?(?:to be had|on offer|on the table|on the agenda|on the cards|up for (?:discussion|negotiation|debate|grabs|sale)|for sale|an option|a bargaining chip|open (?:to|for) (?:negotiation|discussion|debate|bargaining))\b/

const LINE = /^(?:a|our|its|the|his|her|their)? ?(?:absolute |clear |firm )?red lines?\b/

/** "A deal at any price was not to be had", "sovereignty is not up for negotiation": kept off the table by whoever says it. */
export function notToBeHad(doc: Doc, t: number): Refuses | null {
  if (doc.lemma[t] !== 'be' || !/^(?:is|are|was|were|'s|'re)$/.test(doc.lower[t]!)) return null
  const s = doc.sentences[doc.sentenceOf[t]!]!
  const tail = doc.lower.slice(t + 1, Math.min(s.end, t + 8)).join(' ')
  const hit = HAD.exec(tail) ?? LINE.exec(tail)
  if (!hit) return null
  let first = t - 1
  while (first > s.first && t - first < 14 && !/^(?:[,;:“”"–—]|that|and|but|because)$/.test(doc.lower[first - 1]!)) first--
  if (first >= t || first < s.first || doc.lower[first] === 'if') return null
  const last = t + hit[0].split(' ').length
  return { predicate: t, by: -1, of: doc.upos[first] === U.PRON && first === t - 1 ? null : [first, t - 1], stretch: [first, last] }
}

/** "There is no way we would sign this". */
function noWay(doc: Doc, t: number): Refuses | null {
  const clause = [...kidsOf(doc, t)].find((k) => k > t && isRel(doc, k, 'acl:relcl', 'acl', 'ccomp'))
  const verb = doc.head[t]!
  if (clause === undefined || verb < 0) return null
  const { modal } = factsOf(doc, clause)
  const doer = doerOf(doc, clause)
  if (modal === null || doer < 0 || !(isFirstPerson(doc, doer) || isAgentive(doc, doer) || agentsOf(doc, doer).length > 0)) return null
  return {
    predicate: verb,
    by: isFirstPerson(doc, doer) ? -1 : doer,
    of: clauseTokens(doc, clause),
    stretch: [Math.min(verb, clauseTokens(doc, verb)[0]), clauseTokens(doc, clause)[1]],
  }
}

/** "its refusal to talk", "Tehran's rejection of the offer". */
export function nominal(doc: Doc, t: number): Refuses | null {
  if (doc.upos[t] !== U.NOUN || !lists().nouns.has(doc.lemma[t]!)) return null
  const kids = [...kidsOf(doc, t)]
  const owner = kids.find((k) => k < t && isRel(doc, k, 'nmod:poss'))
  if (owner === undefined) return null
  const object = kids.find((k) => k > t && isRel(doc, k, 'acl', 'nmod'))
  const of: [number, number] | null = object === undefined ? null : [treeOf(doc).left[object]!, treeOf(doc).right[object]!]
  const [first, last] = phraseTokens(doc, t, { relative: true })
  return { predicate: t, by: owner, of, stretch: [first, Math.max(last, of?.[1] ?? last)] }
}

/** "Berlin is against a haircut", "would rather resign than sign": told by a preposition or a comparison. */
export function opposed(doc: Doc, t: number): Refuses | null {
  const s = doc.sentences[doc.sentenceOf[t]!]!
  if (doc.lower[t] === 'against' && /^(?:is|are|was|were|remains?|stands?)$/.test(doc.lower[t - 1] ?? '')) {
    const be = t - 1
    const by = surfaceSubject(doc, be)
    const object = doc.head[t]! > t ? doc.head[t]! : t + 1
    if (by < 0 || object >= s.end || object <= t) return null
    const of = phraseTokens(doc, object, { relative: true })
    return {
      predicate: t,
      by,
      of: [Math.max(of[0], t + 1), Math.max(of[1], object)],
      stretch: [Math.min(by, phraseTokens(doc, by)[0]), Math.max(of[1], object)],
    }
  }
  if (doc.lower[t] !== 'rather' || !/^(?:would|'d)$/.test(doc.lower[t - 1] ?? '')) return null
  let than = t + 1
  while (than < s.end && doc.lower[than] !== 'than') than++
  const by = surfaceSubject(doc, t - 1)
  if (than + 1 >= s.end || than - t > 14 || doc.upos[than + 1] !== U.VERB) return null
  let last = than + 1
  while (last + 1 < s.end && !/^[.,;:”"!?]$/.test(doc.lower[last + 1]!)) last++
  return { predicate: than + 1, by: by >= 0 ? by : t - 2, of: [than + 1, last], stretch: [Math.max(s.first, t - 2), last] }
}
