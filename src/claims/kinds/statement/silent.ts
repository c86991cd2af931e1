import type { Doc } from '../../../model/annotation.ts'
import { kidsOf } from '../../shared/tree.ts'
import { R, U, X } from '../../syntax.ts'
import type { Found } from './found.ts'
import { isMark, isPassive, kid, rel } from './nodes.ts'
import { subjectApart } from './apart.ts'
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
  if (isIntention(doc, f)) return true
  if (f.level !== 'speech') return false
  const before = (f.cue[0]?.[0] ?? v) - 1
  if (doc.xpos[v] === X.VBG && before >= 0 && doc.lower[before] === 'without') return true
  if (isAskedOf(doc, v)) return true
  // "people briefed on the plan" were told of it, whatever tense the tagger saw.
  if (/^(?:briefed|informed|notified)$/.test(doc.lower[v]!) && (f.frame === 'on' || f.frame === 'of' || f.frame === 'about') && f.told < 0) return true
  // "flew in to discuss the pact": talks that were meant, not words.
  if (/^(?:discuss|debate)$/.test(doc.lemma[v]!) && doc.xpos[v] === X.VB && doc.lower[v - 1] === 'to' && rel(doc, v, 'advcl', 'acl')) return true
  if (f.act === 'deny') return declines(doc, v)
  const h = doc.head[v]!
  if (h >= 0 && h < v && doc.rel[v] === R.xcomp && DECLINE.has(doc.lemma[h]!)) return true
  return isNegated(doc, v) && f.frame !== 'that' && f.frame !== 'bare' && f.frame !== 'quote' && f.frame !== 'inserted'
}

/** What a state or a body wants or plans is its demand or its measure, not its words; and what anybody plans to do is an act. */
function isIntention(doc: Doc, f: Found): boolean {
  if (f.level !== 'mind' || !/^(?:inf|np|np\+inf)$/.test(f.frame)) return false
  const lemma = doc.lemma[f.head]!
  if (lemma === 'plan') return true
  if (lemma !== 'want' && lemma !== 'seek' && lemma !== 'aim') return false
  const t = f.speaker?.means ?? -1
  return t >= 0 && !personal(doc).has(t) && (bodies(doc).has(t) || (kid(doc, t, 'compound') >= 0 && bodies(doc).has(kid(doc, t, 'compound'))))
}

const TOKENS = new WeakMap<Doc, { people: ReadonlySet<number>; bodies: ReadonlySet<number> }>()

/** Tokens of persons' mentions and of other actors' mentions. */
function tokens(doc: Doc): { people: ReadonlySet<number>; bodies: ReadonlySet<number> } {
  let made = TOKENS.get(doc)
  if (!made) {
    const [people, others] = [new Set<number>(), new Set<number>()]
    for (const m of doc.mentions) if (m.type !== 'place') for (let i = m.first; i < m.end; i++) (m.type === 'person' ? people : others).add(i)
    made = { people, bodies: others }
    TOKENS.set(doc, made)
  }
  return made
}

const personal = (doc: Doc): ReadonlySet<number> => tokens(doc).people
const bodies = (doc: Doc): ReadonlySet<number> => tokens(doc).bodies

/** Whether a token stands in a person's name, or in words that mean a person of the article. */
export function isNamedPerson(doc: Doc, token: number): boolean {
  return personal(doc).has(token)
}

/** Whether a cue only names its source: "the paper cited a lawyer". */
export function isSourceOnly(doc: Doc, f: Found): boolean {
  if (f.head < 0 || f.frame !== 'np' || !/^(?:cite|quote)$/.test(doc.lemma[f.head]!)) return false
  // "Ana Silva, quoted by the agency, said": the participle hangs on who was quoted.
  const object = kid(doc, f.head, 'obj', 'nsubj:pass')
  return isPerson(doc, object >= 0 || !rel(doc, f.head, 'acl') ? object : doc.head[f.head]!)
}

/** Whether a noun names somebody who can be quoted: "the paper cited a lawyer" gives a source, not words. */
function isPerson(doc: Doc, t: number): boolean {
  return t >= 0 && (personal(doc).has(t) || (doc.upos[t] === U.NOUN && PEOPLE.test(doc.lemma[t]!)))
}

const PEOPLE =
  /^(?:official|source|lawyer|aide|adviser|advisor|diplomat|analyst|expert|witness|resident|spokesman|spokeswoman|spokesperson|minister|envoy|negotiator|person|people)$/

const DECLINE = new Set(['decline', 'refuse', 'fail'])
const NOBODY = new Set(['nobody', 'none', 'neither', 'nothing', 'anyone', 'anybody', 'whoever'])

function isNobody(doc: Doc, t: number): boolean {
  if (NOBODY.has(doc.lower[t]!)) return true
  const d = kid(doc, t, 'det')
  return (d >= 0 && /^(?:no|neither)$/.test(doc.lower[d]!)) || (doc.lower[t] === 'one' && t > 0 && doc.lower[t - 1] === 'no')
}

/** "Asked whether …, he …", "Pressed on …": the participle opens its clause, and the clause's subject was asked. */
function isAskedOf(doc: Doc, v: number): boolean {
  if (!/^(?:asked|pressed|questioned|quizzed)$/.test(doc.lower[v]!)) return false
  const opens = v === doc.sentences[doc.sentenceOf[v]!]!.first || isMark(doc, v - 1) || doc.lower[v - 1] === 'when'
  return opens && kid(doc, v, 'nsubj', 'aux') < 0 && !agentOf(doc, v) && !subjectApart(doc, v)
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
