import type { Doc } from '../../../model/annotation.ts'
import { objectsOf, subjectOf } from '../../shared/clause.ts'
import type { Candidate } from './candidate.ts'
import { requiredNoun, requiredVerb } from './find.ts'

/** Verbs and nouns of what no side does alone: "reach a deal", "conclude the talks", "finish". */
const JOINT_VERBS: ReadonlySet<string> = new Set([
  'reach',
  'conclude',
  'sign',
  'strike',
  'seal',
  'clinch',
  'finish',
  'agree',
  'finalise',
  'finalize',
  'settle',
  'resolve',
  'wrap',
  'complete',
  'hammer',
])
const JOINT_NOUNS: ReadonlySet<string> = new Set([
  'deal',
  'agreement',
  'accord',
  'talk',
  'negotiation',
  'treaty',
  'contract',
  'settlement',
  'truce',
  'ceasefire',
  'compromise',
  'text',
  'pact',
  'solution',
  'war',
])

/** What both sides have agreed on and both must keep or renew. */
const MUTUAL: ReadonlySet<string> = new Set([
  'truce',
  'ceasefire',
  'cease-fire',
  'pause',
  'extension',
  'lull',
  'moratorium',
  'armistice',
  'respite',
  'treaty',
  'pact',
  'accord',
  'window',
  'cooling-off',
  'contract',
  'talk',
])

export function joint(doc: Doc, c: Candidate): boolean {
  // A truce that runs out binds both who agreed on it.
  if (c.sort === 'expiry') {
    const thing = c.thing !== undefined && c.thing >= 0 ? c.thing : subjectOf(doc, c.verb)
    if (MUTUAL.has(doc.lemma[thing] ?? '')) return true
  }
  const noun = requiredNoun(doc, c)
  if (noun >= 0 && JOINT_NOUNS.has(doc.lemma[noun]!)) return true
  if (c.thing !== undefined && c.thing >= 0 && c.sort === 'duty' && JOINT_NOUNS.has(doc.lemma[c.thing]!)) return true
  const verb = requiredVerb(doc, c)
  if (verb < 0) return false
  const things = [...objectsOf(doc, verb), subjectOf(doc, verb)].filter((t) => t >= 0)
  let accord = things.some((t) => JOINT_NOUNS.has(doc.lemma[t]!))
  // "if there is no deal by Friday".
  if (doc.lemma[verb] === 'be') for (let t = c.first; t <= c.last; t++) accord ||= JOINT_NOUNS.has(doc.lemma[t]!) && doc.lower[t - 1] === 'no'
  return accord || (JOINT_VERBS.has(doc.lemma[verb]!) && objectsOf(doc, verb).length === 0)
}
