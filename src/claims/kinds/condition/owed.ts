import type { Doc, Sentence } from '../../../model/annotation.ts'
import { actorOf } from '../../shared/antecedent.ts'
import { isAgentive } from '../../shared/voices.ts'
import { actorAt } from '../../shared/actors.ts'
import { U, X } from '../../syntax.ts'
import type { Found } from './found.ts'
import { type Frame, framed } from './framed.ts'
import { conditionLexicon } from './lexicon.ts'
import { holdsSomebody, leftEdge, phraseEnd, stretchEnd } from './stretch.ts'

/**
 * Demands without a verb of asking: "there has to be a ceasefire", "what they want is a ban", "will accept nothing short of a withdrawal", "wants to
 * see the crossing opened", "a withdrawal is essential", "it is high time that they paid", "cannot be allowed to starve the town".
 */
export function owedDemands(doc: Doc): Found[] {
  return framed(doc, FRAMES, 2)
}

const FRAMES: ReadonlyMap<string, Frame> = new Map<string, Frame>([
  ['there', there],
  ['what', what],
  ['nothing', nothingShort],
  ['anything', nothingShort],
  ['see', see],
  ['allowed', allowed],
  ['time', time],
  ['essential', indispensable],
  ['indispensable', indispensable],
  ['vital', indispensable],
  ['imperative', indispensable],
  ['crucial', indispensable],
  ['inviolable', indispensable],
  ['sacrosanct', indispensable],
  ['negotiable', indispensable],
  ['minimum', indispensable],
  ['overdue', indispensable],
])

/** Something that one side can grant or bring about. */
function grantable(doc: Doc, first: number, last: number): boolean {
  const lex = conditionLexicon()
  for (let t = first; t <= last; t++) {
    if (doc.upos[t] !== U.NOUN) continue
    const lemma = doc.lemma[t]!
    if (lex.wanted.has(lemma) || lex.accords.has(lemma) || lex.hostile.has(lemma) || lex.approval.has(lemma) || (lex.goods.has(lemma) && lemma !== 'power'))
      return true
    if (
      /^(?:release|return|end|halt|pause|lifting|opening|reopening|removal|investigation|inquiry|change|vote|talk|dialogue|negotiation|disarmament|exchange)$/.test(
        lemma,
      )
    )
      return true
  }
  return false
}

/** "there must be an inquiry", "there has to be a ceasefire". */
function there(doc: Doc, s: Sentence, at: number): Found | null {
  const next = doc.lower[at + 1]!
  let be = at + 2
  if (/^(?:has|have|needs?|had)$/.test(next) && doc.lower[at + 2] === 'to') be = at + 3
  else if (!/^(?:must|should)$/.test(next)) return null
  if (doc.lower[be] !== 'be' || be + 1 >= s.end) return null
  const last = phraseEnd(doc, be + 1)
  if (last <= be || !grantable(doc, be + 1, last) || doc.lower[be + 1] === 'no') return null
  return made([at, stretchEnd(doc, be + 1)], [be + 1, stretchEnd(doc, be + 1)], be, -1)
}

const WANTING = /^(?:want|need|demand|seek|require|ask|insist|expect)$/

/** "What the farmers want is a ban". */
function what(doc: Doc, s: Sentence, at: number): Found | null {
  let verb = at + 1
  while (verb < s.end - 2 && verb < at + 8 && !(doc.upos[verb] === U.VERB && WANTING.test(doc.lemma[verb]!))) {
    if (doc.upos[verb] === U.PUNCT) return null
    verb++
  }
  if (doc.upos[verb] !== U.VERB || !WANTING.test(doc.lemma[verb]!) || verb === at + 1) return null
  let be = verb + 1
  while (be < s.end - 1 && be < verb + 4 && doc.lemma[be] !== 'be') be++
  if (doc.lemma[be] !== 'be' || be + 1 >= s.end) return null
  const that = doc.lower[be + 1] === 'that' ? be + 2 : be + 1
  const last = phraseEnd(doc, that)
  if (last < that || (!grantable(doc, that, last) && that === be + 1)) return null
  let setter = verb - 1
  while (setter > at + 1 && (doc.upos[setter] === U.AUX || doc.upos[setter] === U.ADV)) setter--
  return made([at, stretchEnd(doc, that)], [that, stretchEnd(doc, that)], verb, setter)
}

/** "will accept nothing less than a withdrawal", "ruled out anything short of one". */
function nothingShort(doc: Doc, s: Sentence, at: number): Found | null {
  const of = (doc.lower[at + 1] === 'less' && doc.lower[at + 2] === 'than') || (doc.lower[at + 1] === 'short' && doc.lower[at + 2] === 'of')
  if (!of || at + 3 >= s.end) return null
  const last = phraseEnd(doc, at + 3)
  if (last < at + 3) return null
  let verb = at - 1
  while (verb > s.first && at - verb < 5 && doc.upos[verb] !== U.VERB) verb--
  const before = doc.upos[verb] === U.VERB && /^(?:accept|settle|rule|demand|want|reject|take|tolerate|agree|satisfy|exclude)$/.test(doc.lemma[verb]!)
  let after = last + 1
  while (after < s.end && after < last + 3 && !/^(?:do|suffice|satisfy)$/.test(doc.lemma[after]!)) after++
  const fronted = after < s.end && /^(?:do|suffice|satisfy)$/.test(doc.lemma[after]!)
  if (!before && !fronted) return null
  return made([before ? leftEdge(doc, verb) : at, fronted ? after : last], [at + 3, last], before ? verb : after, before ? actorOf(doc, verb) : -1)
}

/** "wants to see the crossing opened", "would like to see an inquiry", "we must see the hostages home". */
function see(doc: Doc, s: Sentence, at: number): Found | null {
  const to = doc.lower[at - 1] === 'to'
  const verb = to ? at - 2 : at - 1
  if (verb < s.first) return null
  const wants = to && /^(?:want|like|need|expect|hope)$/.test(doc.lemma[verb]!) && doc.lemma[verb] !== 'hope'
  const must = !to && doc.lower[verb] === 'must' && /^(?:we|i)$/.test(doc.lower[verb - 1] ?? '')
  if (!wants && !must) return null
  if (doc.lower.slice(Math.max(s.first, verb - 3), verb).some((w) => /^(?:not|n't|never|if)$/.test(w))) return null
  const last = phraseEnd(doc, at + 1)
  if (last <= at) return null
  const end = stretchEnd(doc, at + 1)
  const done = doc.xpos[last + 1] === X.VBN || doc.xpos[last + 1] === X.VB || doc.xpos[last + 1] === X.VBG
  if (!done && !grantable(doc, at + 1, Math.min(end, last + 2)) && !holdsSomebody(doc, at + 1, last)) return null
  if (doc.upos[at + 1] === U.PRON && end - at < 3) return null
  return made([leftEdge(doc, verb), end], [at + 1, end], verb, must ? verb - 1 : actorOf(doc, verb))
}

/** "must not be allowed to rearm", "cannot be allowed to starve the town". */
function allowed(doc: Doc, s: Sentence, at: number): Found | null {
  const text = doc.lower.slice(Math.max(s.first, at - 3), at).join(' ')
  if (!/^(?:\S+ )?(?:can ?not|must not|should not|must never|can never) be$/.test(text.replace("can n't", 'cannot')) || doc.lower[at + 1] !== 'to') return null
  const first = leftEdge(doc, at)
  if (!holdsSomebody(doc, first, at)) return null
  const end = stretchEnd(doc, first)
  return made([first, end], [first, end], at, -1)
}

/** "it is high time that they paid", "it was time Lima honoured the treaty". */
function time(doc: Doc, s: Sentence, at: number): Found | null {
  const before = doc.lower.slice(Math.max(s.first, at - 4), at).join(' ')
  if (!/(?:^|\s)(?:it|that) (?:is|was|'s)(?: (?:high|about|now|past|long past))?$/.test(before)) return null
  const from = doc.lower[at + 1] === 'that' ? at + 2 : at + 1
  const last = phraseEnd(doc, from, 8)
  if (last < from || !(holdsSomebody(doc, from, last) || isAgentive(doc, last)) || ![X.VBD, X.VBP, X.VBZ].includes(doc.xpos[last + 1]!)) return null
  if (doc.lower[last] === 'it') return null
  const end = stretchEnd(doc, from)
  return made([leftEdge(doc, at), end], [from, end], at, -1)
}

/** "a withdrawal is essential", "the guarantees are not negotiable". */
function indispensable(doc: Doc, s: Sentence, at: number): Found | null {
  let be = at - 1
  while (be > s.first && at - be < 4 && !/^(?:be|remain)$/.test(doc.lemma[be]!)) be--
  if (!/^(?:be|remain)$/.test(doc.lemma[be]!) || be <= s.first) return null
  const between = doc.lower.slice(be + 1, at).join(' ')
  if (doc.lower[at] === 'negotiable' ? !/(?:\bnot|\bnon -|\bn't|\bnon-)$/.test(between) : /\b(?:not|n't|less)\b/.test(between)) return null
  if (doc.lower[at] === 'minimum' && !/\bthe\b/.test(between)) return null
  const first = leftEdge(doc, be)
  let last = be - 1
  while (last > first && [U.AUX, U.ADV].includes(doc.upos[last]!)) last--
  if (last < first || doc.upos[first] === U.PRON || !grantable(doc, first, last)) return null
  // "for", "to" behind it tell what it is essential for: then it is no more than an opinion of how things hang together.
  if (/^(?:for|to)$/.test(doc.lower[at + 1] ?? '') && doc.lower[at] !== 'negotiable') return null
  const actor = actorAt(doc, first)
  if (actor && first === last) return null
  return made([first, at], [first, last], at, -1)
}

function made(evidence: [number, number], requires: [number, number], predicate: number, setter: number): Found | null {
  if (requires[1] < requires[0]) return null
  return {
    evidence: [Math.min(evidence[0], requires[0]), Math.max(evidence[1], requires[1])],
    then: null,
    requires,
    predicate,
    setter,
    type: 'demand',
    tie: predicate,
  }
}
