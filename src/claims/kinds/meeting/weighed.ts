import type { Doc } from '../../../model/annotation.ts'
import { clauseTokens, predicateOf } from '../../shared/clause.ts'
import { factsOf } from '../../shared/factuality.ts'
import { verdictOn } from '../../shared/verdict.ts'
import { isRel } from '../../syntax.ts'
import type { Candidate } from './candidate.ts'

/** Verbs that say a meeting took place, besides those that are one ("met"); talks that are denied to have collapsed are there. */
const TOOK_PLACE =
  /^(?:hold|have|take|happen|occur|host|convene|attend|begin|start|open|conduct|resume|participate|join|engage|be|arrange|schedule|plan|enter)$/

/** A candidate as the words around it leave it: denied, or null where nobody says that there is such a meeting. */
export function weighed(doc: Doc, c: Candidate): Candidate | null {
  const at = c.predicate >= 0 ? c.predicate : c.top
  const found = verdictOn(doc, at)
  if (!found) return c.status === 'ruled out' && c.act !== null && inManner(doc, at) ? null : c
  if (found.verdict !== 'denied') return null
  // "denied that talks with X had collapsed", where the noun is taken for a verb.
  if (c.act !== null && doc.lower[c.trigger - 1] === 'that') return c
  const over = predicateOf(doc, found.by)
  const [first, last] = over >= 0 ? clauseTokens(doc, over, { keep: [at] }) : [found.by, found.by]
  const place = { first: Math.min(c.first, first, found.from ?? found.by), last: Math.max(c.last, last, found.by) }
  if (c.status === 'cancelled' || c.status === 'postponed') return { ...c, status: 'scheduled', ...place }
  if (c.status === 'proposed' || c.status === 'called for') return null
  if (c.act === null && c.predicate >= 0 && !TOOK_PLACE.test(doc.lemma[c.predicate]!)) return c
  const facts = factsOf(doc, at)
  const past = facts.modal === null && !facts.negated && (facts.tense === 'past' || isRel(doc, at, 'xcomp')) && !facts.progressive
  if (c.status === 'held' || past) return { ...c, status: 'cancelled', denied: true, ...place }
  return c.status === 'ruled out' ? c : { ...c, status: 'ruled out', ...place }
}

/** "will not negotiate under fire": turned down is the manner, not the talks. */
function inManner(doc: Doc, verb: number): boolean {
  if (!factsOf(doc, verb).negated) return false
  const behind = doc.lower.slice(verb + 1, verb + 8).join(' ')
  return MANNER.test(behind)
}

const MANNER =
  /^(?:\S+ly\b ?)?(?:in (?:the dark|secret|public|haste|bad faith|the (?:media|press|newspapers))|under (?:(?:the |such |any |this |foreign |constant |heavy )?(?:fire|pressure|duress|threats?|bombardment|bombs|gun|coercion|blackmail|shelling)|an? (?:ultimatum|threat|hail))|at (?:gunpoint|the (?:point|barrel) of)|through (?:the )?(?:media|press|megaphones?|newspapers)|via the (?:media|press)|with (?:a|the) (?:gun|pistol|knife)|behind (?:closed doors|[a-z]+ backs?)|on (?:our|their|its|his|her) knees|from (?:a position of )?weakness|by (?:force|megaphone|ultimatum))\b|^(?:publicly|secretly|hastily|blindly|blindfolded)\b/
