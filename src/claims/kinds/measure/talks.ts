import type { Doc } from '../../../model/annotation.ts'
import { caseOf } from '../../shared/clause.ts'
import { factsOf } from '../../shared/factuality.ts'
import { kidsOf } from '../../shared/tree.ts'
import { agentsOf } from '../../shared/voices.ts'
import { isRel } from '../../syntax.ts'
import { isBody } from './body.ts'
import type { ActFound } from './found.ts'

type Stretch = readonly [first: number, last: number]

/** Verbs of one side's staying away from talks; calling a meeting off is told as a meeting. */
const STOPPING: ReadonlySet<string> = new Set(['suspend', 'halt', 'quit', 'boycott', 'freeze', 'froze', 'pause', 'abandon', 'leave'])
/** Verbs with "out of" or "from" that do the same, and those that undo it. */
const LEAVING: ReadonlySet<string> = new Set(['walk', 'pull', 'storm', 'withdraw', 'drop', 'back', 'bow'])
const REJOINING: ReadonlySet<string> = new Set(['rejoin', 'return', 'come'])
const TALKS: ReadonlySet<string> = new Set([
  'talk',
  'talks',
  'negotiation',
  'meeting',
  'session',
  'dialogue',
  'discussion',
  'conference',
  'round',
  'mediation',
  'process',
  'table',
  'contact',
])

/** "walked out of the ceasefire talks", "suspended the negotiations", "stopped taking part", "boycotted the last meeting": one side's own act. */
export function stayAway(doc: Doc, t: number, kids: readonly number[], by: number, stretch: Stretch): ActFound | null {
  const lemma = doc.lemma[t]!
  if (by < 0 || (agentsOf(doc, by).length === 0 && !isBody(doc, by))) return null
  const found = (thing: number, act: 'stop' | 'resume'): ActFound => ({ head: t, type: 'diplomatic', act, by, thing, stretch })
  if (STOPPING.has(lemma)) {
    const thing = kids.find((k) => k > t && isRel(doc, k, 'obj') && TALKS.has(doc.lemma[k]!) && doc.lemma[k] !== 'table')
    // "left the meeting at noon" ends a day; "left the talks" may not.
    if (thing !== undefined && (lemma !== 'leave' || doc.lemma[thing] === 'talk' || doc.lemma[thing] === 'negotiation')) return found(thing, 'stop')
  }
  if (LEAVING.has(lemma)) {
    const thing = governed(doc, t, kids, /^(?:out of|from|of|away from)$/)
    if (thing >= 0) return found(thing, 'stop')
  }
  const told = factsOf(doc, t)
  if (REJOINING.has(lemma) && (told.tense !== null || told.modal !== null)) {
    const thing = lemma === 'rejoin' ? (kids.find((k) => isRel(doc, k, 'obj') && TALKS.has(doc.lemma[k]!)) ?? -1) : governed(doc, t, kids, /^(?:back )?to$/)
    if (thing >= 0) return found(thing, 'resume')
  }
  if (
    ['stop', 'halt', 'cease', 'suspend'].includes(lemma) &&
    /^(?:taking part|participating|attending|negotiating|talking)$/.test(
      doc.lower
        .slice(t + 1, t + 3)
        .join(' ')
        .replace(/ (?!part).*/, ''),
    )
  )
    return found(t + 1, 'stop')
  return null
}

function governed(doc: Doc, t: number, kids: readonly number[], word: RegExp): number {
  for (const k of kids) {
    if (k < t || !isRel(doc, k, 'obl', 'nmod')) continue
    if (TALKS.has(doc.lemma[k]!) && (word.test(caseOf(doc, k)) || word.test(doc.lower.slice(t + 1, t + 3).join(' ')))) return k
    for (const o of kidsOf(doc, k)) if (TALKS.has(doc.lemma[o]!) && isRel(doc, o, 'nmod') && word.test(caseOf(doc, o))) return o
  }
  return -1
}
