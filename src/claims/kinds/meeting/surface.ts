import type { Doc } from '../../../model/annotation.ts'
import type { MeetingStatus } from '../../../model/claim.ts'
import { actorAt, mentionAt } from '../../shared/actors.ts'
import { objectsOf, subjectOf } from '../../shared/clause.ts'
import { actorsInRow, rowBefore } from '../../shared/rows.ts'
import { isRel, R, U, X } from '../../syntax.ts'
import type { Base, Candidate } from './candidate.ts'
import { hasTime } from './extent.ts'
import { type ActEntry, meetingWords } from './lexicon.ts'

// Where the parser lost the clause ("Ahead of the summit, A on June 13 held separate talks with B"), the order of the words tells
// enough: somebody, a verb of meeting, somebody or a meeting. Read only there, because the tree knows more where it is whole.

/** Furthest that somebody may stand before the verb. */
const BEFORE = 14
/** Furthest that somebody may stand behind it. */
const BEHIND = 10

/** "A met B", "A spoke with B", by the words alone; null where the tree is whole or nobody stands on both sides. */
export function actBySurface(doc: Doc, t: number, act: ActEntry): Candidate | null {
  if (!torn(doc, t) || act.to || act.mediates || act.errand || act.bodies || act.rings || act.group) return null
  const row = rowBefore(doc, t)
  const joint = row !== null && act.object !== true && !act.needs && actorsInRow(doc, row).length > 1
  const pair = joint ? row[1] : doc.lemma[t] === 'meet' ? [t - 1, t - 2].find((b) => b >= 0 && /^(?:two|both)$/.test(doc.lower[b]!)) : undefined
  const subject = pair ?? before(doc, t)
  const other = subject < 0 ? -1 : behind(doc, t, act)
  if (pair === undefined && (other < 0 || actorAt(doc, subject) === actorAt(doc, other))) return null
  const status = tensed(doc, t)
  if (status === null) return null
  return {
    trigger: t,
    top: t,
    noun: null,
    act,
    family: act.family ?? 'occasion',
    predicate: t,
    status,
    outright: false,
    torn: true,
    ...stretch(doc, joint ? row[0] : subject, t),
  }
}

/** "A held separate talks", by the words alone. */
export function nounBySurface(doc: Doc, base: Base): Candidate | null {
  let verb = base.top - 1
  const first = doc.sentences[doc.sentenceOf[base.top]!]!.first
  while (
    verb > first &&
    base.top - verb < 6 &&
    (doc.upos[verb] === U.ADJ ||
      doc.upos[verb] === U.DET ||
      doc.upos[verb] === U.NUM ||
      doc.upos[verb] === U.NOUN ||
      doc.upos[verb] === U.PROPN ||
      /^[-–]$/.test(doc.lower[verb]!))
  )
    verb--
  if (doc.upos[verb] !== U.VERB || !torn(doc, verb)) return null
  const use = meetingWords()
    .verbs.get(doc.lemma[verb]!)
    ?.find((u) => u.role === 'o' && u.needs.length === 0)
  const subject = before(doc, verb)
  if (!use || subject < 0) return null
  const plain = tensed(doc, verb)
  if (plain === null) return null
  const status: MeetingStatus =
    use.group === 'hold' ? plain : use.group === 'begin' || use.group === 'ongoing' ? (plain === 'held' ? 'under way' : plain) : use.group
  return {
    ...base,
    predicate: verb,
    status,
    outright: use.group !== 'hold' && use.group !== 'begin' && use.group !== 'ongoing',
    torn: true,
    ...stretch(doc, subject, base.top),
  }
}

/** Whether the parser did not take the verb for one with a subject. */
function torn(doc: Doc, t: number): boolean {
  if (doc.upos[t] !== U.VERB || isRel(doc, t, 'flat', 'amod', 'compound', 'appos', 'nmod', 'nmod:desc', 'obl', 'dep'))
    return doc.lower[t - 1] !== 'the' && doc.lower[t - 1] !== 'a'
  if (doc.rel[t] === R.parataxis) return true
  const subject = subjectOf(doc, t)
  return (
    subject < 0 ||
    doc.upos[subject] === U.ADJ ||
    doc.upos[subject] === U.NUM ||
    (objectsOf(doc, t).length === 0 && actorAt(doc, subject) === null && doc.upos[subject] === U.PROPN)
  )
}

/** The last token of whoever stands before the verb, with only days, adverbs and prepositions of time between; -1 without anybody. */
function before(doc: Doc, t: number): number {
  const first = doc.sentences[doc.sentenceOf[t]!]!.first
  for (let b = t - 1; b >= first && b > t - BEFORE; b--) {
    const m = mentionAt(doc, b)
    const actor = actorAt(doc, b)
    if (m && actor && actor.type !== 'place' && actor.type !== 'group' && m.end - 1 === b) return b
    if (doc.upos[b] === U.VERB || /^[,;:"“”()]$/.test(doc.lower[b]!) || /^(?:that|who|which|if|whether|to|not|never)$/.test(doc.lower[b]!)) return -1
  }
  return -1
}

/** The first token of whoever stands behind the verb as its object or with its preposition; -1 without anybody. */
function behind(doc: Doc, t: number, act: ActEntry): number {
  const end = doc.sentences[doc.sentenceOf[t]!]!.end
  let reached = act.object === true && !act.needs
  for (let a = t + 1; a < end && a < t + BEHIND; a++) {
    if (act.with?.includes(doc.lower[a]!)) reached = true
    const actor = actorAt(doc, a)
    if (reached && actor && (actor.type === 'person' || actor.type === 'organisation' || (actor.type === 'country' && act.person !== true))) return a
    if (doc.upos[a] === U.VERB || /^[;:"“”()]$/.test(doc.lower[a]!)) return -1
    if (/^(?:in|at|on|for|about|over|from|of)$/.test(doc.lower[a]!) && !reached) reached = false
    else if (/^(?:in|at|on|for|about|over|from)$/.test(doc.lower[a]!) && act.object === true && !act.with) return -1
  }
  return -1
}

/** What the auxiliaries before a verb and its own form make of the meeting; null where that is not plain. */
function tensed(doc: Doc, t: number): MeetingStatus | null {
  for (let b = t - 1; b >= 0 && b > t - 4; b--) {
    const word = doc.lower[b]!
    if (word === 'will' || word === "'ll") return 'scheduled'
    if (word === 'would' || word === 'may' || word === 'might' || word === 'could') return 'proposed'
    if (/^(?:not|never|n't|to|should|must|be|been|was|were|is|are|if)$/.test(word)) return null
    if (word === 'had' || word === 'has' || word === 'have') return 'held'
  }
  if (doc.xpos[t] === X.VBD || doc.xpos[t] === X.VBN) return 'held'
  return hasTime(doc, t) ? 'scheduled' : 'held'
}

/** From whoever stands before the verb to the end of the clause. */
function stretch(doc: Doc, subject: number, core: number): { first: number; last: number } {
  const m = mentionAt(doc, subject)
  const end = doc.sentences[doc.sentenceOf[core]!]!.end
  let last = core
  while (last + 1 < end && last < core + 24 && !/^[;:.—–?!]$/.test(doc.lower[last + 1]!) && !(doc.lower[last + 1] === ',' && last > core + 4)) last++
  return { first: m?.first ?? subject, last }
}
