import type { Doc } from '../../../model/annotation.ts'
import { isSomebody } from '../../shared/antecedent.ts'
import { clauseTokens, isPredicate, phraseTokens, shave, subjectOf } from '../../shared/clause.ts'
import { kidsOf, treeOf } from '../../shared/tree.ts'
import { isRel, U } from '../../syntax.ts'
import type { Found } from './found.ts'
import { conditionLexicon } from './lexicon.ts'
import { ownerOf, stretchEnd } from './stretch.ts'

/*
 * Conditions told by a verb that ties one thing to another: "X depends on Y", "will turn on whether", "linked its pledge to a fund".
 */

/** "X depends on Y", "X is dependent upon Y": the subject depends, the prepositional object is required. */
export function dependsOn(doc: Doc, at: number): Found | null {
  const lex = conditionLexicon()
  if (doc.lemma[at] === 'turn') return onWhether(doc, at)
  if (!lex.depends.has(doc.lemma[at]!) || doc.upos[at] === U.NOUN || isRel(doc, at, 'amod', 'case')) return null
  const object = [...kidsOf(doc, at)].find(
    (k) => k > at && isRel(doc, k, 'obl', 'nmod', 'advcl') && [...kidsOf(doc, k)].some((c) => (doc.lower[c] === 'on' || doc.lower[c] === 'upon') && c < k),
  )
  if (object === undefined) return onWhether(doc, at)
  if (doc.lemma[at] !== 'depend' && doc.lemma[at] !== 'hinge' && doc.upos[at] === U.VERB && doc.lemma[at] !== 'rest') return null
  const subject = subjectOf(doc, at)
  if (subject < 0 || subject > at) return null
  const then = isPredicate(doc, subject) ? clauseTokens(doc, subject) : phraseTokens(doc, subject, { relative: true })
  const [, last] = isPredicate(doc, object) ? clauseTokens(doc, object) : phraseTokens(doc, object, { relative: true, conj: true })
  const first = treeOf(doc).left[object]!
  const requires = shave(doc, ['on', 'upon'].includes(doc.lower[first]!) ? first + 1 : first, last)
  // "millions of jobs depend on trade", "20 million people depend on the river": nobody's terms.
  if (!negotiable(doc, then) || dwellers(doc, subject)) return null
  return {
    evidence: [then[0], last],
    then,
    requires,
    predicate: at,
    setter: -1,
    owner: ownerOf(doc, subject),
    type: fateful(doc, then) ? 'threat' : 'precondition',
    tie: at,
  }
}

/** "will depend on whether they leave", its clause hung elsewhere: by the words. */
function onWhether(doc: Doc, at: number): Found | null {
  if (!/^(?:on|upon)$/.test(doc.lower[at + 1] ?? '') || !/^(?:whether|how|what|who|if)$/.test(doc.lower[at + 2] ?? '') || doc.upos[at] !== U.VERB) return null
  const subject = subjectOf(doc, at)
  if (subject < 0 || subject > at) return null
  const then = phraseTokens(doc, subject, { relative: true })
  if (!negotiable(doc, then) || dwellers(doc, subject)) return null
  const from = /^(?:whether|if)$/.test(doc.lower[at + 2]!) ? at + 3 : at + 2
  const last = stretchEnd(doc, from)
  return { evidence: [then[0], last], then, requires: [from, last], predicate: at, setter: -1, owner: ownerOf(doc, subject), type: 'precondition', tie: at }
}

/** Words that end like acts and are none. */
const NO_ACT =
  /^(?:(?:m|b|tr)illion|region|nation|population|station|season|religion|generation|fashion|lion|king|ring|spring|morning|evening|building|ceiling|wing|string|thing|something|anything|everything|nothing|during|hospital|capital|animal|metal|coal|canal|local|rural|regional|national|central|coastal|agricultural|industrial|tropical|annual|several|environment|apartment|basement|segment|regiment)$/
/** People and what they live by: they depend on a thing as on water, and put nobody to terms. */
const DWELLERS =
  /^(?:people|family|household|resident|villager|farmer|fisherman|fisher|herder|job|livelihood|economy|industry|sector|city|town|village|region|population|community|child|refugee|patient|worker|business|firm|hospital|school|crop|harvest|farm|factory|plant|inhabitant|person|million|thousand|billion|half|quarter|third|percent|majority|life|food|water|island|country|nation)$/

/** Whether those that depend are people, places or trades. */
function dwellers(doc: Doc, subject: number): boolean {
  return DWELLERS.test(doc.lemma[subject]!)
}

/** Whether a stretch tells of something that sides negotiate about. */
function negotiable(doc: Doc, [first, last]: readonly [number, number]): boolean {
  const lex = conditionLexicon()
  for (let t = first; t <= last; t++)
    if (
      [lex.process, lex.hostile, lex.goods, lex.give, lex.ease, lex.approval, lex.decision, lex.accords].some((l) => l.has(doc.lemma[t]!)) ||
      (/(?:ing|ion|ment|al)$/.test(doc.lower[t]!) && !NO_ACT.test(doc.lower[t]!) && doc.upos[t] !== U.NUM)
    )
      return true
  return false
}

function fateful(doc: Doc, [first, last]: readonly [number, number]): boolean {
  for (let t = first; t <= last; t++) if (conditionLexicon().fate.has(doc.lemma[t]!)) return true
  return false
}

/** Verbs that tie one thing to another, with the word before what it is tied to. */
const TIES: ReadonlyMap<string, string> = new Map([
  ['condition', 'on'],
  ['link', 'to'],
  ['tie', 'to'],
  ['peg', 'to'],
  ['tether', 'to'],
  ['hinge', 'on'],
])

/** "conditions any withdrawal on the return", "linked its pledge to a fund", "is tied to cuts", "made their support contingent on". */
export function ties(doc: Doc, at: number): Found | null {
  const word = doc.upos[at] === U.VERB ? TIES.get(doc.lemma[at]!) : undefined
  if (word === undefined) return null
  const kids = [...kidsOf(doc, at)]
  const thing = kids.find((k) => isRel(doc, k, 'obj', 'nsubj:pass')) ?? -1
  const end = clauseTokens(doc, at)[1]
  let mark = Math.max(at, thing) + 1
  while (mark <= end && doc.lower[mark] !== word) mark++
  if (thing < 0 || mark >= end) return null
  const then = phraseTokens(doc, thing, { relative: true })
  if (!negotiable(doc, then) && !agentsIn(doc, at)) return null
  const requires = shave(doc, mark + 1, end)
  const subject = isRel(doc, thing, 'obj') ? subjectOf(doc, at) : -1
  return {
    evidence: [Math.min(clauseTokens(doc, at)[0], then[0]), end],
    then: [then[0], Math.min(then[1], thing > at ? mark - 1 : then[1])],
    requires,
    predicate: at,
    setter: subject,
    type: 'precondition',
    tie: at,
  }
}

function agentsIn(doc: Doc, verb: number): boolean {
  const subject = subjectOf(doc, verb)
  return subject >= 0 && isSomebody(doc, subject)
}
