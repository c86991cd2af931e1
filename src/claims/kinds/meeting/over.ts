import type { Doc } from '../../../model/annotation.ts'
import type { MeetingStatus } from '../../../model/claim.ts'
import { caseOf, isPredicate, phraseTokens, subjectOf } from '../../shared/clause.ts'
import { factsOf } from '../../shared/factuality.ts'
import { rowFrom } from '../../shared/rows.ts'
import { kidsOf, treeOf } from '../../shared/tree.ts'
import { isRel, R, U, X } from '../../syntax.ts'
import { hasTime } from './extent.ts'
import { type Family, meetingWords } from './lexicon.ts'
import { statusOf, useOf } from './status.ts'

/** "as negotiations progress": any, at any time. */
export function inPassing(doc: Doc, verb: number, top: number): boolean {
  if (!isRel(doc, verb, 'advcl') || factsOf(doc, verb).tense !== 'present' || factsOf(doc, verb).progressive || hasTime(doc, verb)) return false
  return !kidsOf(doc, top).some((k) => isRel(doc, k, 'det', 'nmod:poss', 'nmod'))
}

/** The verb of "called off the meeting", whatever the parser made of "off"; -1 without it. */
export function calledOff(doc: Doc, top: number): number {
  let t = top - 1
  const first = doc.sentences[doc.sentenceOf[top]!]!.first
  while (t > first && top - t < 7 && (doc.upos[t] === U.DET || NOMINAL.has(doc.upos[t]!) || isRel(doc, t, 'amod')) && doc.lower[t] !== 'off') t--
  return t > first && doc.lower[t] === 'off' && doc.lemma[t - 1] === 'call' && doc.upos[t - 1] === U.VERB ? t - 1 : -1
}

/** "Talks have fallen apart before": how it goes, and no occasion. */
export function everBefore(doc: Doc, verb: number): boolean {
  const facts = factsOf(doc, verb)
  if (!facts.perfect || facts.modal !== null) return false
  for (const k of kidsOf(doc, verb)) if (/^(?:before|often|always|usually)$/.test(doc.lower[k]!) && isRel(doc, k, 'advmod')) return true
  return false
}

/**
 * Talks that somebody walks out of, or that break down, were held; so was a session that somebody stayed away from. A summit
 * that somebody pulls out of was still to come.
 */
export function brokenOff(doc: Doc, verb: number, family: Family): boolean {
  const facts = factsOf(doc, verb)
  const bare = facts.tense === null && doc.xpos[verb] === X.VBN && !facts.passive
  if (facts.negated || facts.modal !== null || (facts.tense !== 'past' && !bare)) return false
  const lemma = doc.lemma[verb]!
  if (
    /^(?:walk|storm|flounce|collapse|implode|unravel|boycott|skip)$/.test(lemma) ||
    (lemma === 'break' && (/^(?:down|up)$/.test(doc.lower[verb + 1] ?? '') || (family === 'process' && doc.lower[verb + 1] === 'off')))
  )
    return true
  if (lemma === 'fall' && (doc.lower[verb + 1] === 'apart' || (family === 'process' && doc.lower[verb + 1] === 'through'))) return true
  return family === 'process' && /^(?:pull|withdraw|quit|bolt|leave|exit|abandon|desert)$/.test(lemma)
}

/** "had been planned for October but were put off": what the verb joined to it says; null where it says nothing else. */
export function undone(doc: Doc, verb: number, top: number): { verb: number; status: MeetingStatus } | null {
  for (const k of kidsOf(doc, verb)) {
    if (!isRel(doc, k, 'conj') || doc.upos[k] !== U.VERB || subjectOf(doc, k) !== subjectOf(doc, verb)) continue
    const use = useOf(doc, k, top, 'o')
    if (use && (use.group === 'cancelled' || use.group === 'postponed')) {
      const status = statusOf(doc, use.group, k, false)
      if (status === 'cancelled' || status === 'postponed') return { verb: k, status }
    }
  }
  return null
}

/** "Talks have yet to start", "the summit needs to take place": the infinitive that the subject is really of; -1 without one. */
export function raisedOver(doc: Doc, verb: number): number {
  if (!/^(?:have|seem|appear|need|tend|prove|stand|fail|threaten|promise|remain)$/.test(doc.lemma[verb]!)) return -1
  for (const k of kidsOf(doc, verb)) if (isRel(doc, k, 'xcomp') && doc.upos[k] === U.VERB && doc.lower[k - 1] === 'to') return k
  return -1
}

/** "There will be no meeting", "no talks took place on Wednesday": denied by the determiner; without a day or a modal only a gap is told. */
export function absent(doc: Doc, top: number, verb: number): boolean {
  let no = false
  for (const k of kidsOf(doc, top)) if (doc.lower[k] === 'no' && isRel(doc, k, 'det')) no = true
  if (!no || !isRel(doc, top, 'nsubj', 'nsubj:pass')) return false
  const facts = factsOf(doc, verb)
  if (facts.condition !== null || facts.question) return false
  const lemma = doc.lemma[verb]!
  if (lemma === 'be' || verb === top)
    return facts.modal === 'will' || facts.modal === 'shall' || (facts.modal === null && facts.tense === 'past' && hasTime(doc, top))
  return /^(?:take|hold|happen|occur)$/.test(lemma) && (facts.modal === 'will' || (facts.modal === null && (hasTime(doc, verb) || hasTime(doc, top))))
}

/** "After many hours of discussion, …", where the parser took the preposition for the mark of the clause. */
export function anchored(doc: Doc, top: number): boolean {
  if (!isRel(doc, top, 'obl') || caseOf(doc, top) !== '') return false
  const [first] = phraseTokens(doc, top)
  return first > 0 && meetingWords().sets.anchors.has(doc.lower[first - 1]!) && doc.sentenceOf[first - 1] === doc.sentenceOf[top]
}

/**
 * The verb that a noun phrase belongs to as subject, object or prepositional phrase; -1 when it hangs on a noun. An
 * auxiliary right behind the phrase makes it the subject, whatever the parser thought ("indicated the summit could be saved").
 */
export function verbOver(doc: Doc, top: number): { verb: number; as: 's' | 'o' | null } {
  const behind = auxiliaryBehind(doc, top)
  if (behind >= 0 && doc.head[top] !== behind) {
    let passive = false
    for (const k of kidsOf(doc, behind)) if (doc.rel[k] === R['aux:pass']) passive = true
    return { verb: behind, as: passive ? 'o' : 's' }
  }
  if (doc.upos[top] === U.VERB) {
    const before = verbBefore(doc, top)
    return before >= 0 ? { verb: before, as: null } : { verb: finiteBehind(doc, top), as: 's' }
  }
  const head = doc.head[top]!
  // "after talks between A and B collapsed": B is no subject of its own.
  if (head > top && isRel(doc, top, 'obl') && /^(?:after|before|since|until|when|as|while)$/.test(caseOf(doc, top)) && lost(doc, top, head))
    return { verb: head, as: 's' }
  // "Talks resumed in March", taken for talks that were resumed; "the first round opened", with the noun taken for an adverb.
  const next = top + 1
  if (
    head < 0 &&
    next < doc.count &&
    doc.head[next] === top &&
    isRel(doc, next, 'acl') &&
    doc.xpos[next] === X.VBN &&
    meetingWords()
      .verbs.get(doc.lemma[next]!)
      ?.some((u) => u.role === 's')
  )
    return { verb: next, as: 's' }
  const mistaken = head < 0 ? participleBehind(doc, top) : -1
  if (mistaken >= 0) return { verb: mistaken, as: 's' }
  if (doc.upos[top] === U.ADV) return { verb: finiteBehind(doc, top), as: 's' }
  // "GENEVA, Switzerland -- Talks … broke up": what follows a dateline is the subject, not a name for the place.
  if (head >= 0 && isRel(doc, top, 'appos') && isRel(doc, head, 'nsubj', 'nsubj:pass') && /^(?:--|[-–—])$/.test(doc.lower[top - 1] ?? ''))
    return { ...verbOver(doc, head), as: isRel(doc, head, 'nsubj') ? 's' : 'o' }
  // "held what X described as talks"
  const what =
    head >= 0 && doc.upos[head] === U.VERB && /^(?:call|describe|term|label|dub|bill|characterise|characterize)$/.test(doc.lemma[head]!) ? doc.head[head]! : -1
  if (what >= 0 && doc.lower[what] === 'what' && doc.head[what]! >= 0) return { verb: doc.head[what]!, as: isRel(doc, what, 'nsubj') ? 's' : 'o' }
  const after = insertionBehind(doc, top)
  if (after >= 0) return { verb: after, as: 's' }
  const finite = head < top ? finiteBehind(doc, top) : -1
  if (finite >= 0 && (head < 0 || !isRel(doc, top, 'obj', 'obl', 'nmod', 'conj', 'xcomp', 'appos', 'compound'))) return { verb: finite, as: 's' }
  if (head < 0) return { verb: isPredicate(doc, top) ? top : -1, as: null }
  if (isRel(doc, top, 'conj')) return verbOver(doc, head)
  if (isRel(doc, top, 'nsubj', 'nsubj:pass', 'obj', 'obl', 'iobj', 'csubj', 'nsubj:outer', 'ccomp', 'xcomp', 'obl:agent')) return { verb: head, as: null }
  return { verb: -1, as: null }
}

/** Whether the subject of a verb is only the last of those between whom talks were. */
function lost(doc: Doc, top: number, verb: number): boolean {
  for (let t = top + 1; t < verb; t++) {
    if (doc.upos[t] === U.VERB || /^[,;:]$/.test(doc.lower[t]!)) return false
    if (doc.lower[t] !== 'between' && doc.lower[t] !== 'with') continue
    const row = rowFrom(doc, t + 1)
    const subject = subjectOf(doc, verb)
    return row !== null && row[1] === verb - 1 && subject >= row[0]
  }
  return false
}

/** The verb before the prepositions of a noun that the tagger took for a verb ("walked out of coalition talks"); -1 without one. */
function verbBefore(doc: Doc, top: number): number {
  const first = doc.sentences[doc.sentenceOf[top]!]!.first
  for (let t = top - 1; t >= first && t > top - 8; t--) {
    if (doc.upos[t] === U.VERB) return t
    if (!NOMINAL.has(doc.upos[t]!)) return -1
  }
  return -1
}

/** "the final dinner, on Thursday, ended": the finite verb behind a few words between commas; -1 without one. */
function insertionBehind(doc: Doc, top: number): number {
  const end = doc.sentences[doc.sentenceOf[top]!]!.end
  if (doc.lower[top + 1] !== ',' || doc.upos[top + 2] !== U.ADP) return -1
  for (let t = top + 2; t + 1 < end && t < top + 9; t++) {
    if (doc.lower[t] === ',') return doc.xpos[t + 1] === X.VBD || doc.xpos[t + 1] === X.VBZ ? t + 1 : -1
    if (!NOMINAL.has(doc.upos[t]!)) return -1
  }
  return -1
}

/**
 * "Talks between A and B got under way", "Talks between A and B resume on Friday", with the verb taken for a participle or a noun: the first word
 * behind the phrase that talks do by themselves; -1 without one.
 */
function participleBehind(doc: Doc, top: number): number {
  const end = doc.sentences[doc.sentenceOf[top]!]!.end
  for (let t = top + 1; t < end && t < top + 14; t++) {
    const noun = doc.upos[t] === U.NOUN && /^(?:resume|begin|start|open|close|end|continue|restart|reopen|collapse|stall|drag)s?$/.test(doc.lower[t]!)
    if (noun && (doc.upos[t + 1] === U.ADP || doc.upos[t + 1] === U.ADV || doc.lower[t + 1] === '.') && doc.lower[t - 1] !== 'the' && doc.upos[t - 1] !== U.ADP)
      return t
    if (doc.upos[t] === U.VERB)
      return doc.xpos[t] === X.VBN && isRel(doc, t, 'acl') && /^(?:get|resume|collapse|stall|end|break|begin|fail|reopen)$/.test(doc.lemma[t]!) ? t : -1
    if (!NOMINAL.has(doc.upos[t]!) && doc.lower[t] !== ',') return -1
  }
  return -1
}

/** The finite verb right behind a noun and the prepositional phrases at it, by the tags alone; -1 without one. */
function finiteBehind(doc: Doc, top: number): number {
  const end = doc.sentences[doc.sentenceOf[top]!]!.end
  for (let t = top + 1; t < end && t < top + 12; t++) {
    if (doc.upos[t] === U.VERB) return doc.xpos[t] === X.VBD || doc.xpos[t] === X.VBZ || doc.xpos[t] === X.VBP ? t : -1
    if (!NOMINAL.has(doc.upos[t]!)) return -1
  }
  return -1
}

const NOMINAL: ReadonlySet<number> = new Set([U.ADP, U.DET, U.ADJ, U.NUM, U.PROPN, U.NOUN, U.CCONJ])

/** The verb or predicate whose auxiliary stands right behind the noun (or behind the prepositional phrases at it); -1 without one. */
function auxiliaryBehind(doc: Doc, top: number): number {
  const end = doc.sentences[doc.sentenceOf[top]!]!.end
  for (const at of [top + 1, treeOf(doc).right[top]! + 1]) {
    if (at >= end || doc.upos[at] !== U.AUX || !isRel(doc, at, 'aux', 'aux:pass', 'cop')) continue
    const head = doc.head[at]!
    if (head > at && head !== top) return head
  }
  // "the summit, for the good of both, will not take place"
  if (doc.lower[top + 1] === ',') {
    for (let t = top + 2; t + 1 < end && t < top + 24; t++) {
      if (doc.lower[t] !== ',' || doc.upos[t + 1] !== U.AUX || !isRel(doc, t + 1, 'aux', 'aux:pass')) continue
      const head = doc.head[t + 1]!
      return head > t + 1 ? head : -1
    }
  }
  return -1
}
