import type { Doc } from '../../../model/annotation.ts'
import { kidsOf } from '../../shared/tree.ts'
import { R, U, X } from '../../syntax.ts'
import type { Found } from './found.ts'
import { isMark, isPassive, kid, rel } from './nodes.ts'
import { agentOf } from './source.ts'

/**
 * Whether a cue tells that nothing was said: nobody speaks ("nobody has said whether"), the verb is denied ("would not say
 * when", "did not respond to a request"), left out ("without explaining why") or declined ("declined to comment"), or
 * somebody is only asked ("Asked whether he would go, he smiled").
 */
export function isSilent(doc: Doc, f: Found): boolean {
  const v = f.head
  if (v < 0 || doc.upos[v] !== U.VERB) return false
  if (f.speaker && isNobody(doc, f.speaker.means)) return true
  if (f.level !== 'speech') return false
  const before = (f.cue[0]?.[0] ?? v) - 1
  if (doc.xpos[v] === X.VBG && before >= 0 && doc.lower[before] === 'without') return true
  if (isAskedOf(doc, v)) return true
  // "people briefed on the plan" were told of it, whatever tense the tagger saw.
  if (/^(?:briefed|informed|notified)$/.test(doc.lower[v]!) && (f.frame === 'on' || f.frame === 'of' || f.frame === 'about') && f.told < 0) return true
  if (f.act === 'deny') return declines(doc, v)
  const h = doc.head[v]!
  if (h >= 0 && h < v && doc.rel[v] === R.xcomp && DECLINE.has(doc.lemma[h]!)) return true
  return isNegated(doc, v) && f.frame !== 'that' && f.frame !== 'bare' && f.frame !== 'quote' && f.frame !== 'inserted'
}

const DECLINE = new Set(['decline', 'refuse', 'fail'])
const NOBODY = new Set(['nobody', 'none', 'neither', 'nothing'])

function isNobody(doc: Doc, t: number): boolean {
  if (NOBODY.has(doc.lower[t]!)) return true
  const d = kid(doc, t, 'det')
  return (d >= 0 && doc.lower[d] === 'no') || (doc.lower[t] === 'one' && t > 0 && doc.lower[t - 1] === 'no')
}

/** "Asked whether …, he …", "Pressed on …": the participle opens its clause, and the clause's subject was asked. */
function isAskedOf(doc: Doc, v: number): boolean {
  if (!/^(?:asked|pressed|questioned|quizzed)$/.test(doc.lower[v]!)) return false
  const opens = v === doc.sentences[doc.sentenceOf[v]!]!.first || isMark(doc, v - 1) || doc.lower[v - 1] === 'when'
  return opens && kid(doc, v, 'nsubj', 'aux') < 0
}

/** "declined to say when", "refused to be drawn": what is declined is speaking itself. */
function declines(doc: Doc, v: number): boolean {
  if (!DECLINE.has(doc.lemma[v]!)) return false
  for (const k of kidsOf(doc, v)) if (rel(doc, k, 'xcomp') && SPEAKING.has(doc.lemma[k]!)) return true
  return false
}

const SPEAKING = new Set([
  'comment',
  'say',
  'discuss',
  'elaborate',
  'give',
  'provide',
  'speak',
  'talk',
  'answer',
  'confirm',
  'identify',
  'specify',
  'name',
  'disclose',
  'reveal',
  'respond',
  'explain',
  'describe',
  'predict',
  'speculate',
  'draw',
])

function isNegated(doc: Doc, v: number): boolean {
  for (const k of kidsOf(doc, v)) if (k < v && /^(?:not|n[’']t|never)$/.test(doc.lower[k]!)) return true
  return false
}

/** Whether nobody is behind a passive that tells of being told or asked to do something: "will be invited to the capital". */
export function isToldTo(doc: Doc, f: Found): boolean {
  if (f.head < 0 || f.speaker !== null || doc.upos[f.head] !== U.VERB) return false
  return (f.frame === 'np+inf' || f.frame === 'inf' || f.act === 'ask') && isPassive(doc, f.head) && !agentOf(doc, f.head)
}
