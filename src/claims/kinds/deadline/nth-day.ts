import type { Doc } from '../../../model/annotation.ts'
import { clauseTokens, predicateOf } from '../../shared/clause.ts'
import { factsOf } from '../../shared/factuality.ts'
import { kidsOf, treeOf } from '../../shared/tree.ts'
import { isRel, U } from '../../syntax.ts'
import type { Candidate } from './candidate.ts'

/** "on the sixtieth day", "on day 7 of the truce": counted from the start of what was agreed. */
export function nthDay(doc: Doc, t: number, end: number): Candidate | null {
  if (doc.lemma[t] !== 'day' || doc.upos[t] !== U.NOUN) return null
  const numbered = /^\d{1,3}$/.test(doc.lower[t + 1] ?? '') && doc.upos[t + 1] === U.NUM
  if (numbered && /^(?:on|by|until|before)$/.test(doc.lower[t - 1] ?? '')) return dayNumber(doc, t, Number.parseInt(doc.lower[t + 1]!, 10))
  const ordinal = doc.lower[t - 1] ?? ''
  const n = ORDINALS.get(ordinal) ?? (/^(\d+)(?:st|nd|rd|th)$/.exec(ordinal) ? Number.parseInt(ordinal, 10) : null)
  if (n === null || !/^(?:the|on|by)$/.test(doc.lower[t - 2] ?? '')) return null
  if (!/^(?:on|by|until|after|than)$/.test(doc.lower[t - 2] === 'the' ? (doc.lower[t - 3] ?? '') : (doc.lower[t - 2] ?? ''))) return null
  const of = t + 1 < end && doc.lower[t + 1] === 'of'
  const what = of ? [...kidsOf(doc, t)].find((k) => isRel(doc, k, 'nmod')) : undefined
  if (of && !(what !== undefined && /^(?:agreement|deal|truce|ceasefire|pause|accord|plan|phase|implementation)$/.test(doc.lemma[what]!))) return null
  const verb = predicateOf(doc, t)
  if (verb < 0) return null
  const facts = factsOf(doc, verb)
  const orphan = doc.upos[verb] !== U.VERB
  if (!orphan && facts.modal === null) return null
  // "on the first day" of what? Of an agreement that the sentence or the one before speaks of.
  if (!of && !nearAccord(doc, t)) return null
  if (!of && facts.modal !== 'would' && facts.modal !== 'will' && facts.modal !== 'must') return null
  const tree = treeOf(doc)
  const count = doc.head[t]!
  // "and another five on the sixtieth day": the second half of a list, without a verb of its own.
  if (count >= 0 && doc.upos[count] === U.NUM && count < t)
    return { time: null, days: n, verb, noun: -1, sort: 'duty', first: doc.lower[count - 1] === 'another' ? count - 1 : count, last: t }
  const [first, last] = clauseTokens(doc, verb, { keep: [t] })
  return { time: null, days: n, verb, noun: -1, sort: 'duty', first: Math.min(first, tree.left[t]!), last: Math.max(last, t) }
}

/** "to complete its withdrawal by day 50": days are counted from the start, in what must or will be done. */
function dayNumber(doc: Doc, t: number, n: number): Candidate | null {
  const verb = predicateOf(doc, t)
  if (verb < 0 || verb > t || !nearAccord(doc, t)) return null
  const facts = factsOf(doc, verb)
  const to = doc.lower[verb - 1] === 'to' || facts.modal === 'must' || facts.modal === 'will' || facts.modal === 'would'
  if (!to || facts.negated) return null
  const [first, last] = clauseTokens(doc, verb, { keep: [t] })
  return { time: null, days: n, verb, noun: -1, sort: 'duty', first: Math.min(first, verb), last: Math.max(last, t + 1) }
}

function nearAccord(doc: Doc, t: number): boolean {
  const s = doc.sentenceOf[t]!
  const first = doc.sentences[Math.max(0, s - 1)]!.first
  for (let k = first; k < doc.sentences[s]!.end; k++)
    if (
      /^(?:agreement|deal|truce|ceasefire|cease-fire|pause|accord|plan|phase|proposal|outline|exchange|release|hostage|captive|prisoner|withdrawal|withdraw)$/.test(
        doc.lemma[k]!,
      )
    )
      return true
  return false
}

const ORDINALS: ReadonlyMap<string, number> = new Map(
  [
    'first',
    'second',
    'third',
    'fourth',
    'fifth',
    'sixth',
    'seventh',
    'eighth',
    'ninth',
    'tenth',
    'eleventh',
    'twelfth',
    'thirteenth',
    'fourteenth',
    'fifteenth',
    'sixteenth',
    'seventeenth',
    'eighteenth',
    'nineteenth',
    'twentieth',
  ]
    .map((w, i) => [w, i + 1] as [string, number])
    .concat([
      ['thirtieth', 30],
      ['fortieth', 40],
      ['fiftieth', 50],
      ['sixtieth', 60],
      ['seventieth', 70],
      ['eightieth', 80],
      ['ninetieth', 90],
      ['hundredth', 100],
    ]),
)
