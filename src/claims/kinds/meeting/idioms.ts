import type { Doc } from '../../../model/annotation.ts'
import { actorAt, actorsBetween, actorsOf, meansBoth } from '../../shared/actors.ts'
import { isPredicate, objectsOf, phraseTokens, prepsOf, subjectOf } from '../../shared/clause.ts'
import { factsOf } from '../../shared/factuality.ts'
import { kidsOf } from '../../shared/tree.ts'
import { isRel, U } from '../../syntax.ts'
import type { Candidate } from './candidate.ts'
import { extent, hasTime } from './extent.ts'
import { type Idiom, meetingWords } from './lexicon.ts'
import { hasOtherSide, several, sideLike } from './participants.ts'
import { statusOf } from './status.ts'

/** How many words behind its verb a set phrase may reach. */
const REACH = 11

/**
 * A set phrase of meeting at a verb ("returned to the table", "brought the two together", "were on the phone with"), read
 * from the words behind it, because parsers disagree about idioms; null where none fits or nobody who could meet is near.
 */
export function fromIdiom(doc: Doc, t: number): Candidate | null {
  const idioms = meetingWords().idioms.get(doc.lemma[t]!)
  if (!idioms) return null
  const end = Math.min(doc.sentences[doc.sentenceOf[t]!]!.end, t + 1 + REACH)
  const behind = doc.lower
    .slice(t + 1, end)
    .join(' ')
    .replace(/face - to - face/g, 'face-to-face')
  for (const [pattern, idiom] of idioms) {
    const match = pattern.exec(behind)
    if (!match) continue
    const found = read(doc, t, idiom, t + match[0].split(' ').length)
    if (found) return found
  }
  return null
}

function read(doc: Doc, t: number, idiom: Idiom, last: number): Candidate | null {
  const predicate = doc.upos[t] === U.AUX && doc.head[t]! >= 0 && isPredicate(doc, doc.head[t]!) ? doc.head[t]! : t
  const subject = subjectOf(doc, predicate)
  const act: Idiom = idiom
  // "when people stay at the table": anybody.
  if (
    subject >= 0 &&
    !kidsOf(doc, subject).some((k) => isRel(doc, k, 'nmod:poss', 'compound', 'nmod')) &&
    /^(?:people|anyone|everyone|someone|anybody|everybody|you|one)$/.test(doc.lower[subject]!)
  )
    return null
  if (idiom.shared && !several(doc, predicate, subject)) return null
  if (idiom.arrives && !arrives(doc, predicate, subject)) return null
  // "told Reuters by telephone": no call between those who have a part in it.
  if (idiom.rings && !actorsBetween(doc, t + 1, last).some((a) => a.type === 'person')) return null
  if (idiom.travels && !travels(doc, subject, last)) return null
  if (
    idiom.teams && idiom.travels
      ? !delegation(doc, subject)
      : idiom.teams
        ? !team(doc, subject)
        : idiom.convener
          ? !convened(doc, predicate, t, last)
          : !plainly(doc, t, last) && !personal(doc, predicate, subject, idiom.family === 'process')
  )
    return null
  if (idiom.with && !hasOtherSide(doc, predicate, act) && !several(doc, predicate, subject) && !mutual(doc, t, last) && !withBehind(doc, last)) return null
  const dated = hasTime(doc, predicate)
  if (
    idiom.sited &&
    !dated &&
    !(idiom.pair && couple(doc, predicate, subject)) &&
    !prepsOf(doc, predicate).some(
      (p) =>
        /^(?:in|at|outside|after|before)$/.test(p.word) || (idiom.with?.includes(p.word) === true && meetingWords().sets.travellers.has(doc.lemma[p.head]!)),
    )
  )
    return null
  const said = statusOf(doc, idiom.group ?? 'hold', predicate, dated)
  if (said === null) return null
  // Whoever leaves the table sat at it.
  const status = said === 'cancelled' && idiom.family === 'process' && factsOf(doc, predicate).tense === 'past' ? 'held' : said
  const { first: from, last: end } = extent(doc, predicate, t)
  const who = idiom.arrives && isRel(doc, predicate, 'acl:relcl') ? doc.head[predicate]! : -1
  const first = who >= 0 ? Math.min(from, phraseTokens(doc, who)[0]) : from
  const family = idiom.family ?? ('occasion' as const)
  return { trigger: t, top: t, noun: null, act, family, predicate, status, outright: status === 'cancelled', first, last: Math.max(end, last) }
}

/** "spent an hour with the minister", whatever the parser made of "with". */
function withBehind(doc: Doc, last: number): boolean {
  const with_ = doc.lower[last] === 'with' ? last : doc.lower[last - 1] === 'with' ? last - 1 : -1
  return with_ >= 0 && actorsBetween(doc, with_ + 1, with_ + 7).some((a) => a.type !== 'place')
}

/** "sat across from one another", "sat with them through …": more than one, whoever the parser took for the subject. */
function mutual(doc: Doc, t: number, last: number): boolean {
  for (let i = t + 1; i <= last + 3 && i < doc.count; i++)
    if (/^(?:one|each)$/.test(doc.lower[i]!) && /^(?:another|other)$/.test(doc.lower[i + 1] ?? '')) return true
  return doc.lower[t + 1] === 'with' && /^(?:them|him|her|us|me)$/.test(doc.lower[t + 2] ?? '')
}

/** "The commissioner, who had flown in on Thursday": a person, or somebody whose office makes them travel. */
function arrives(doc: Doc, predicate: number, subject: number): boolean {
  const who = subject >= 0 && /^(?:who|whom)$/.test(doc.lower[subject]!) && isRel(doc, predicate, 'acl:relcl') ? doc.head[predicate]! : subject
  if (who < 0) return false
  if (/^(?:he|she)$/.test(doc.lower[who]!)) return true
  return meetingWords().sets.travellers.has(doc.lemma[who]!) || actorsOf(doc, who).some((a) => a.type === 'person')
}

/** Whether two persons are named as the subject. */
function couple(doc: Doc, predicate: number, subject: number): boolean {
  const first = doc.sentences[doc.sentenceOf[predicate]!]!.first
  return subject >= 0 && actorsBetween(doc, first, predicate - 1).filter((a) => a.type === 'person').length > 1
}

/** Whether those brought together are people: an object or somebody named within the phrase. */
function convened(doc: Doc, predicate: number, t: number, last: number): boolean {
  const objects = objectsOf(doc, predicate)
  if (objects.length > 0) return objects.some((o) => sideLike(doc, o) || meansBoth(doc, o) || (doc.lower[o] === 'it' && actorAt(doc, o) !== null))
  const subject = subjectOf(doc, predicate)
  return actorsBetween(doc, t + 1, last).length > 0 || (subject >= 0 && sideLike(doc, subject))
}

/** "the bargaining table" is never one to eat at. */
function plainly(doc: Doc, t: number, last: number): boolean {
  for (let i = t + 1; i <= last; i++) if (doc.lower[i] === 'table' && /^(?:negotiating|bargaining|negotiation|peace)$/.test(doc.lower[i - 1]!)) return true
  return false
}

function personal(doc: Doc, predicate: number, subject: number, bodies: boolean): boolean {
  if (subject >= 0 && doc.lower[subject] === 'it') return bodies || actorAt(doc, subject) !== null
  // Torn apart by the parser: somebody named earlier in the sentence.
  if (
    (subject < 0 || doc.upos[subject] === U.ADJ) &&
    (actorsBetween(doc, doc.sentences[doc.sentenceOf[predicate]!]!.first, predicate - 1).some((a) => a.type !== 'place') || someSide(doc, predicate))
  )
    return true
  return subject >= 0
    ? sideLike(doc, subject) || (several(doc, predicate, subject) && doc.upos[subject] === U.PRON)
    : prepsOf(doc, predicate).some((p) => sideLike(doc, p.head))
}

/** A noun for people before the verb: "the delegations are due to sit down", torn apart. */
function someSide(doc: Doc, predicate: number): boolean {
  for (let t = doc.sentences[doc.sentenceOf[predicate]!]!.first; t < predicate; t++) if (doc.upos[t] === U.NOUN && sideLike(doc, t)) return true
  return false
}

/** "The minister is due in Tehran": somebody of office, and a place right behind. */
function travels(doc: Doc, subject: number, last: number): boolean {
  if (subject < 0) return false
  const traveller = meetingWords().sets.travellers.has(doc.lemma[subject]!) || actorsOf(doc, subject).some((a) => a.type === 'person')
  const place = actorsBetween(doc, last + 1, last + 2).some((a) => a.type === 'place' || a.type === 'country')
  return traveller && place
}

function delegation(doc: Doc, subject: number): boolean {
  return subject >= 0 && (meetingWords().sets.teams.has(doc.lemma[subject]!) || /^(?:team|mediator|mission)$/.test(doc.lemma[subject]!))
}

function team(doc: Doc, subject: number): boolean {
  if (subject < 0) return false
  return (
    meetingWords().sets.teams.has(doc.lemma[subject]!) || /^(?:team|side|diplomat|mediator|envoy|minister|leader|official|party)$/.test(doc.lemma[subject]!)
  )
}
