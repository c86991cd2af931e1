import type { Doc } from '../../../model/annotation.ts'
import { meansBoth } from '../../shared/actors.ts'
import { objectsOf, subjectOf } from '../../shared/clause.ts'
import { rowBefore } from '../../shared/rows.ts'
import { isRel } from '../../syntax.ts'
import type { Candidate } from './candidate.ts'
import { extent, hasTime } from './extent.ts'
import { type ActEntry, meetingWords } from './lexicon.ts'
import { statusOf } from './status.ts'

// What sides do with talks without a word for them: they resume in the morning, break for the night, adjourn until Monday.

/** What stands behind each verb when it is said of talks; the tense tells the rest. */
const GOES_ON: ReadonlyMap<string, RegExp> = new Map([
  ['resume', /^(?:$|[,.;]|(?:this|next|tomorrow|tonight|later|again|early|late|on|in|at|after|shortly|soon|immediately|today|\w+day)\b)/],
  ['reassemble', /^/],
])
const STOPS: ReadonlyMap<string, RegExp> = new Map([
  [
    'break',
    /^(?:for (?:the (?:night|day|weekend|evening|summer|holidays?)|lunch|dinner|a|christmas|easter|consultations)|up\b|off(?: (?:on|in|at|last|without|after|early|late|shortly|just|when|until|again)|$|[,.;]))/,
  ],
  ['adjourn', /^/],
  ['recess', /^/],
  ['disperse', /^(?:on|in|at|after|without|late|early|shortly)\b/],
])
const SIDES = /^(?:side|party|delegation|negotiator|team|envoy|delegate|leader|minister|diplomat|official|government|camp)$/
const ACT: ActEntry = { family: 'process' }

/** "The two sides broke off on 20 June", "They resume this morning": `told` where a meeting came shortly before. Null where it is not said of talks. */
export function fromGoingOn(doc: Doc, t: number, told: boolean): Candidate | null {
  const lemma = doc.lemma[t]!
  const [goes, stops] = [GOES_ON.get(lemma), STOPS.get(lemma)]
  const pattern = goes ?? stops
  if (!pattern || isRel(doc, t, 'amod', 'compound', 'acl') || objectsOf(doc, t).length > 0) return null
  const end = doc.sentences[doc.sentenceOf[t]!]!.end
  if (!pattern.test(doc.lower.slice(t + 1, Math.min(end, t + 6)).join(' '))) return null
  if (!parted(doc, t, told)) return null
  const dated = hasTime(doc, t)
  const status = statusOf(doc, goes ? 'begin' : 'hold', t, dated)
  if (status === null || status === 'ruled out' || status === 'cancelled') return null
  return { trigger: t, top: t, noun: null, act: ACT, family: 'process', predicate: t, status, outright: false, ...extent(doc, t, t) }
}

/** Whether those who do it are the sides of talks: several named, "the two sides", negotiators, or "they" where talks were told of. */
function parted(doc: Doc, t: number, told: boolean): boolean {
  const subject = subjectOf(doc, t)
  if (rowBefore(doc, t)) return true
  if (subject < 0) return false
  if (/^(?:they|both|we|two)$/.test(doc.lower[subject]!)) return told
  return (
    meansBoth(doc, subject) ||
    (SIDES.test(doc.lemma[subject]!) && /s$/.test(doc.lower[subject]!)) ||
    (told && meetingWords().sets.teams.has(doc.lemma[subject]!))
  )
}
