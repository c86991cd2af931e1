import type { Doc } from '../../../model/annotation.ts'
import { actorOf } from '../../shared/antecedent.ts'
import { clauseTokens, objectsOf, phraseTokens } from '../../shared/clause.ts'
import { factsOf, negated } from '../../shared/factuality.ts'
import { kidsOf } from '../../shared/tree.ts'
import { agentsOf } from '../../shared/voices.ts'
import { isRel, R } from '../../syntax.ts'
import { NOBODY } from './found.ts'

/** "said no to", "turned a deaf ear to", "gave short shrift to", "stopped short of endorsing", "poured cold water on". */
export function turnsAway(doc: Doc, t: number): boolean {
  const tails = TURNING.get(doc.lemma[t]!)
  return tails !== undefined && tails.test(doc.lower.slice(t + 1, Math.min(t + 10, doc.sentences[doc.sentenceOf[t]!]!.end)).join(' '))
}

const TURNING: ReadonlyMap<string, RegExp> = new Map([
  ['say', /^(?:a (?:firm|flat|clear|resounding) )?no to /],
  ['fling', /^(?:it|them|(?:\S+ ){1,3})back\b/],
  ['hurl', /^(?:it|them|(?:\S+ ){1,3})back\b/],
  ['turn', /^(?:(?:a|its|their|his|her) (?:deaf ear|back) (?:to|on) |(?:up )?(?:its|their|his|her) noses? (?:up )?at )/],
  [
    'give',
    /^(?:(?:\S+ ){0,5}short shrift|(?:\S+ ){0,4}(?:the|a) (?:cold shoulder|flat no|thumbs down|brush-off|red light|red card)|no ground|no reply|no answer)/,
  ],
  ['pour', /^cold water (?:on|over)/],
  ['stop', /^short of (?:endors|back|agree|accept|sign|commit|promis)/],
  ['dig', /^(?:in )?(?:its|their|his|her) heels/],
  ['shut', /^the door (?:on|to|in)/],
  ['close', /^the door (?:on|to)/],
  ['slam', /^the door (?:on|to)/],
  ['stay', /^away(?: from \S+|$| ?[.,;]| on | in )/],
  ['see', /^no (?:point|need|reason|basis|grounds?|room|use|sense|value|merit|purpose)\b/],
  [
    'have',
    /^none of (?:it|that|this)\b|^(?:absolutely )?no (?:(?:further|other|immediate|current|present) )?(?:comment|intentions?|plans?|desire|interest|appetite|wish|time for|use for|patience)\b/,
  ],
  ['keep', /^(?:its|their|his|her) distance from/],
  [
    'throw',
    /^(?:it|them|(?:\S+ ){1,3}(?:offer|proposal|plan|draft|text|paper|deal|bill|terms)) back\b|^(?:it|them|(?:\S+ ){1,3})(?:in|into) (?:the|a) (?:bin|dustbin|wastebasket|trash|rubbish)/,
  ],
  ['tear', /^up (?:the|a|his|her|its|their) (?:draft|proposal|paper|offer|invitation|plan|letter)/],
  ['show', /^(?:no|little) (?:interest|appetite|willingness|readiness|inclination|desire)\b/],
  ['leave', /^no (?:room|doubt it would not)\b/],
  ['rule', /^(?:it|that|this|them|any \S+|a \S+|the \S+) out\b/],
  ['take', /^(?:no questions|no part in|the \S+ off the table)/],
  ['hang', /^up on /],
  ['snap', /^back that/],
  ['wash', /^(?:its|their|his|her) hands of/],
  ['hold', /^(?:out|firm) against/],
  ['come', /^out (?:\S+ly )?against /],
  ['set', /^(?:its|their|his|her) faces? against /],
  ['put', /^(?:its|their|his|her) foot down/],
  [
    'send',
    /^(?:it|them|the (?:paper|draft|text|proposal|plan|offer|letter|bill|deal|terms)) (?:right |straight )?back(?: (?:covered|unsigned|unopened|marked|with|without|to the \S+ board|[.,;]|”|")|$)/,
  ],
  ['return', /^(?:it|them|the (?:paper|draft|text|proposal|plan|offer|letter)) (?:unsigned|unopened)/],
  ['want', /^(?:no part (?:of|in) |nothing to do with )/],
  ['make', /^no (?:concessions?|commitments?|promises)/],
  ['offer', /^no (?:concessions?|compromise)/],
  ['stick', /^(?:firmly |doggedly )?(?:to|by) (?:its|their|his|her) (?:guns|position|line|refusal|no|demands?)/],
  ['stand', /^(?:firm|fast|pat|(?:its|their|his|her) ground)\b/],
  ['draw', /^(?:a|its|the|their) (?:clear |firm )?(?:red )?line (?:at|under|over|on)/],
  ['hand', /^(?:it|them|(?:\S+ ){1,3}(?:offer|proposal|plan|draft|text|paper|deal|bill|letter|terms)) (?:right |straight )?back\b/],
  ['brush', /^(?:it|them|(?:\S+ ){1,4})(?:aside|away|off)\b/],
  ['sweep', /^(?:it|them|(?:\S+ ){1,4})(?:aside|away)\b/],
  ['wave', /^(?:it|them|(?:\S+ ){1,4})(?:aside|away|off)\b/],
  ['cast', /^(?:it|them|(?:\S+ ){1,4})aside\b/],
  ['answer', /^with (?:a|an) (?:\S+ )?no\b/],
  ['reply', /^with (?:a|an) (?:\S+ )?no\b/],
  ['respond', /^with (?:a|an) (?:\S+ )?no\b/],
  ['toss', /^(?:\S+ ){1,4}(?:in|into) (?:the|a) (?:bin|dustbin|wastebasket|trash|rubbish)/],
  ['chuck', /^(?:\S+ ){1,4}(?:in|into) (?:the|a) (?:bin|dustbin|wastebasket|trash|rubbish)/],
  ['laugh', /^(?:off|at) (?:the|that|this|it|any)\b/],
  ['scoff', /^at\b/],
  ['sneer', /^at\b/],
  ['bristle', /^at\b/],
  ['vote', /^(?:\S+ )?(?:down|against) /],
])

/** "is not prepared to free": taken for a passive by the parser. */
export function unready(doc: Doc, t: number): boolean {
  if (!['prepare', 'dispose', 'incline'].includes(doc.lemma[t]!) || !/ed$/.test(doc.lower[t]!) || doc.lower[t + 1] !== 'to') return false
  const be = [...kidsOf(doc, t)].some((k) => k < t && doc.lemma[k] === 'be')
  return be && negated(doc, t) && factsOf(doc, t).condition === null
}

/** Who acts: the subject, of a passive the agent; "no government" means nobody in particular, and leaves it to the speaker. */
export function agentOf(doc: Doc, t: number): number {
  const kids = [...kidsOf(doc, t)]
  // "Boeing balked at it", taken for a passive: without an auxiliary and an agent its subject acts.
  if (!unready(doc, t) && !opposedTo(doc, t) && passive(doc, t, kids))
    return (
      kids.find((k) => doc.rel[k] === R['obl:agent']) ??
      kids.find((k) => doc.rel[k] === R.obl && [...kidsOf(doc, k)].some((c) => doc.lower[c] === 'by')) ??
      NOBODY
    )
  // "France and others refused", the row hung on what stands before it.
  if (doc.lower[t - 1] === 'others' && doc.lower[t - 2] === 'and' && agentsOf(doc, t - 3).length > 0) return t - 3
  const subject = actorOf(doc, t)
  if (subject >= 0 && doc.lower[subject] !== 'neither' && negated(doc, subject) && agentsOf(doc, subject).length === 0) return -1
  return subject < 0 ? NOBODY : subject
}

function passive(doc: Doc, t: number, kids: readonly number[]): boolean {
  if (kids.some((k) => isRel(doc, k, 'aux:pass') && /^(?:be|get)$/.test(doc.lemma[k]!))) return true
  return kids.some((k) => isRel(doc, k, 'nsubj:pass')) && (kids.some((k) => isRel(doc, k, 'aux')) || doc.lower[t + 1] === 'by')
}

/** "is opposed to", taken for a passive by the parser. */
export function opposedTo(doc: Doc, t: number): boolean {
  return doc.lower[t] === 'opposed' && doc.lower[t + 1] === 'to'
}

/** The word of a phrasal verb that its lexicon entry ends in: particle, or preposition behind it. */
export function follower(doc: Doc, t: number): string {
  for (const k of kidsOf(doc, t)) if (doc.rel[k] === R['compound:prt']) return doc.lower[k]!
  return doc.lower[t + 1] ?? ''
}

/** What is turned down: object, infinitive, or what a preposition governs; for a negated verb its whole complement. */
export function refused(doc: Doc, t: number, no: boolean): [number, number] | null {
  if (turnsAway(doc, t)) {
    const last = clauseTokens(doc, t)[1]
    for (let k = t + 1; k < last && k < t + 8; k++)
      if (/^(?:to|on|of|over|against|from)$/.test(doc.lower[k]!) || (doc.lower[k] === 'down' && k === t + 1)) return [k + 1, last]
  }
  const object = objectsOf(doc, t).find((k) => k > t)
  if (object !== undefined) return asked(doc, t, object)
  for (const k of kidsOf(doc, t))
    if (k > t && isRel(doc, k, 'xcomp', 'ccomp', 'advcl', 'obl')) return isRel(doc, k, 'obl') ? phraseTokens(doc, k, { relative: true }) : clauseTokens(doc, k)
  const passive = [...kidsOf(doc, t)].find((k) => doc.rel[k] === R['nsubj:pass'])
  if (passive !== undefined) return phraseTokens(doc, passive, { relative: true })
  if (doc.rel[t] === R['acl:relcl'] && doc.head[t]! >= 0) return phraseTokens(doc, doc.head[t]!)
  return no ? [t, t] : null
}

/** The object, with what is asked for in it: "calls to scrap the tax", "the demand for a 35-hour week", "part in the talks". */
function asked(doc: Doc, t: number, object: number): [number, number] {
  const [first, last] = phraseTokens(doc, object, { relative: true, conj: true })
  if (
    ![
      'call',
      'demand',
      'request',
      'appeal',
      'plea',
      'bid',
      'offer',
      'proposal',
      'invitation',
      'attempt',
      'part',
      'pressure',
      'plan',
      'consent',
      'access',
      'permission',
    ].includes(doc.lemma[object]!)
  )
    return [first, last]
  const next = last + 1
  if (!/^(?:to|for|in|that|from)$/.test(doc.lower[next] ?? '') || doc.sentenceOf[next] !== doc.sentenceOf[t]) return [first, last]
  const end = clauseTokens(doc, t)[1]
  return end > next && end - next < 24 ? [doc.lemma[object] === 'part' ? next + 1 : first, end] : [first, last]
}
