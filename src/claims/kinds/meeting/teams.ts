import type { Doc } from '../../../model/annotation.ts'
import { actorsOf, partiesOf } from '../../shared/actors.ts'
import { circleFor } from '../../shared/circles.ts'
import { objectsOf, prepsOf } from '../../shared/clause.ts'
import { factsOf } from '../../shared/factuality.ts'
import { kidsOf } from '../../shared/tree.ts'
import { isRel, U, X } from '../../syntax.ts'
import type { Candidate } from './candidate.ts'
import { extent, hasTime, inTime } from './extent.ts'
import { type ActEntry, meetingWords } from './lexicon.ts'
import { statusOf } from './status.ts'

// Talks told of without a word for them: by where a delegation goes, and by their resumption or cancellation.

/** "a resumption was possible on 22 May", "a restart is expected": of talks told of before. */
export function fromResumption(doc: Doc, t: number): Candidate | null {
  if (!/^(?:resumption|restart)$/.test(doc.lemma[t]!) || !isRel(doc, t, 'nsubj', 'nsubj:pass', 'obj')) return null
  if (prepsOf(doc, t).some((p) => /^(?:of|in|to)$/.test(p.word) && doc.upos[p.head] !== U.PROPN && !inTime(doc, p.head))) return null
  for (const k of kidsOf(doc, t)) if (isRel(doc, k, 'compound')) return null
  const verb = doc.head[t]!
  if (verb < 0) return null
  const status = statusOf(doc, 'proposed', verb, hasTime(doc, verb))
  if (status === null) return null
  return { trigger: t, top: t, noun: null, act: null, family: 'process', predicate: verb, status, outright: false, ...extent(doc, verb, t) }
}

/** "regretted the cancellation": of a meeting told of before. */
export function fromCancellation(doc: Doc, t: number): Candidate | null {
  let the = false
  for (const k of kidsOf(doc, t)) {
    if (isRel(doc, k, 'det', 'nmod:poss') && !/^(?:a|an|any|no)$/.test(doc.lower[k]!)) the = true
    if (isRel(doc, k, 'nmod', 'compound', 'amod')) return null
  }
  const verb = doc.head[t]!
  if (!the || verb < 0 || doc.upos[verb] !== U.VERB || doc.lemma[t] !== 'cancellation') return null
  return { trigger: t, top: t, noun: null, act: null, family: 'occasion', predicate: verb, status: 'cancelled', outright: true, ...extent(doc, verb, t) }
}

/** Whether a journey goes to the seat or land of one of those who negotiate. */
function homeward(doc: Doc, verb: number): boolean {
  const sides = circleFor(doc, doc.sentenceOf[verb]!, []) ?? []
  return prepsOf(doc, verb).some((p) => partiesOf(doc, actorsOf(doc, p.head)).some((x) => sides.includes(x)))
}

/** "recalled its delegation from Doha", "the negotiators will stay in Vienna": where a team goes, talks are or were. */
export function fromTeam(doc: Doc, t: number): Candidate | null {
  if (!isRel(doc, t, 'nsubj', 'nsubj:pass', 'obj')) return null
  const verb = doc.head[t]!
  if (/^(?:team|mission)$/.test(doc.lemma[t]!) && !(verb >= 0 && /^(?:send|dispatch)$/.test(doc.lemma[verb]!) && doc.xpos[verb] !== X.VBG)) return null
  const group = verb >= 0 ? meetingWords().teamVerbs.get(doc.lemma[verb]!) : undefined
  if (!group) return null
  if (
    ![...prepsOf(doc, verb), ...prepsOf(doc, t)].some(
      (p) => /^(?:from|in|to|at|out of|out|of)$/.test(p.word) && (actorsOf(doc, p.head).length > 0 || doc.upos[p.head] === U.PROPN),
    ) &&
    !objectsOf(doc, verb).some((o) => o !== t && actorsOf(doc, o).length > 0)
  )
    return null
  const facts = factsOf(doc, verb)
  const governed = group === 'scheduled' && facts.modal === null ? statusOf(doc, 'hold', verb, true) : null
  if (governed !== null && /^(?:ruled out|called for|proposed|cancelled|postponed)$/.test(governed))
    return { trigger: t, top: t, noun: null, act: TEAM, family: 'process', predicate: verb, status: governed, outright: true, ...extent(doc, verb, t) }
  if (facts.negated && facts.condition === null && group === 'scheduled' && (facts.modal === 'will' || facts.modal === 'would'))
    return { trigger: t, top: t, noun: null, act: TEAM, family: 'process', predicate: verb, status: 'ruled out', outright: true, ...extent(doc, verb, t) }
  if (facts.negated || facts.condition !== null || (facts.modal !== null && facts.modal !== 'will' && facts.modal !== 'would')) return null
  // "will return to Vienna": there they meet again.
  if (doc.lemma[verb] === 'return' && facts.modal !== null && !homeward(doc, verb))
    return { trigger: t, top: t, noun: null, act: TEAM, family: 'process', predicate: verb, status: 'scheduled', outright: false, ...extent(doc, verb, t) }
  const status = facts.modal !== null && group === 'held' ? 'under way' : facts.modal !== null && group === 'scheduled' ? 'scheduled' : group
  return { trigger: t, top: t, noun: null, act: TEAM, family: 'process', predicate: verb, status, outright: true, ...extent(doc, verb, t) }
}

const TEAM: ActEntry = { family: 'process', team: true }
