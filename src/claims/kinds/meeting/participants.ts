import type { Doc, DocActor } from '../../../model/annotation.ts'
import { actorAt, actorsBetween, actorsOf, meansBoth, partyOf } from '../../shared/actors.ts'
import { ledBy } from '../../shared/circles.ts'
import { countryAround, meantBy } from '../../shared/bodies.ts'
import { caseOf, conjuncts, manySubjects, objectsOf, predicateOf, prepsOf, subjectOf, surfaceCase } from '../../shared/clause.ts'
import { actorsInRow, outside, rowBefore, rowFrom } from '../../shared/rows.ts'
import { PEACEMAKERS } from '../../shared/sides.ts'
import { kidsOf } from '../../shared/tree.ts'
import { isFolk, unnamedAt } from '../../shared/unnamed.ts'
import { isRel, U, X } from '../../syntax.ts'
import { type ActEntry, meetingWords } from './lexicon.ts'

/** Who took part, as far as one clause tells. */
export interface Participants {
  readonly actors: readonly DocActor[]
  readonly mediators: readonly DocActor[]
  readonly hosts: readonly DocActor[]
  /** "the two sides", "they": the pair that the article is about. */
  readonly both: boolean
  /** "the leaders of A and B", "the two presidents": heads of state or government, without their names. */
  readonly leaders: boolean
}

/** "The army", "the studios": those of the article's actors whom a noun without a name means. */
function known(doc: Doc, head: number, express: boolean): DocActor[] {
  const names = meantBy(doc, head)
  const meant = doc.actors.filter((a) => names.includes(a.name))
  if (meant.length > 0) return meant
  const found = unnamedAt(doc, head, express)
  return found.length > 0 ? found : ofState(doc, head)
}

/** "The labour minister", "the president": of the one country that the passage is about. */
function ofState(doc: Doc, head: number): DocActor[] {
  if (doc.xpos[head] !== X.NN || !/^(?:minister|president|premier|chancellor|king|queen|government|cabinet)$/.test(doc.lemma[head]!)) return []
  if (!kidsOf(doc, head).some((k) => doc.lower[k] === 'the')) return []
  const state = countryAround(doc, head)
  return doc.actors.filter((a) => a.type === 'country' && a.name === state)
}

/** Collects participants without doubles. */
class Circle {
  readonly actors: DocActor[] = []
  readonly mediators: DocActor[] = []
  readonly hosts: DocActor[] = []
  both = false
  leaders = false

  add(list: DocActor[], found: readonly DocActor[]): void {
    for (const a of found) if (!list.includes(a) && a.type !== 'group') list.push(a)
  }

  head(doc: Doc, token: number, express = false): void {
    if (token < 0) return
    for (const h of [token, ...conjuncts(doc, token)]) {
      const named = actorsOf(doc, h)
      // "its bondholders": they, and not whose they are.
      const owned = isFolk(doc, h) && kidsOf(doc, h).some((k) => isRel(doc, k, 'nmod:poss')) ? unnamedAt(doc, h, express) : []
      if (owned.length > 0) {
        this.add(this.actors, owned)
        continue
      }
      const people = named.filter((a) => a.type !== 'group' && (a.type !== 'place' || partyOf(doc, a) !== null))
      this.add(this.actors, named)
      if (people.length === 0 && !meansBoth(doc, h)) this.add(this.actors, known(doc, h, express))
      if (meansBoth(doc, h)) this.both = true
      if (/^(?:leaders|presidents|premiers|chancellors|men)$/.test(doc.lower[h]!) || (doc.lower[h] === 'ministers' && doc.lower[h - 1] === 'prime'))
        this.leaders = true
    }
  }

  /** The row of those who stand before a verb, where it names more than its subject does. */
  row(doc: Doc, verb: number): void {
    const row = rowBefore(doc, verb)
    if (row) this.add(this.actors, actorsInRow(doc, row))
  }

  done(): Participants {
    const apart = new Set([...this.mediators])
    return { actors: this.actors.filter((a) => !apart.has(a)), mediators: this.mediators, hosts: this.hosts, both: this.both, leaders: this.leaders }
  }
}

/** Those named at the noun itself: "Trump's meeting with Kim", "U.S.-Russia talks", "a summit between A and B". */
function atNoun(doc: Doc, noun: number, circle: Circle): void {
  for (const k of kidsOf(doc, noun)) {
    if (isRel(doc, k, 'nmod:poss')) circle.head(doc, k)
    else if (isRel(doc, k, 'compound', 'amod', 'nmod:desc', 'flat', 'dep', 'nmod:unmarked') && k < noun)
      for (let t = firstOf(doc, k); t <= k; t++) {
        const a = actorAt(doc, t)
        if (a && notTown(a)) circle.add(ledBy(doc, t) || convenes(doc, noun, a) ? circle.mediators : circle.actors, [a])
      }
    else if (isRel(doc, k, 'nmod', 'obl', 'acl', 'appos')) prep(doc, k, circle)
  }
  betweenBehind(doc, noun, circle)
  // "the Trump-Kim summit": hyphened names may be parsed any way, so the words right before the noun are looked at too.
  for (let t = noun - 1; t >= 0 && t > noun - 7; t--) {
    if (
      doc.sentenceOf[t] !== doc.sentenceOf[noun] ||
      !(doc.upos[t] === U.PROPN || doc.upos[t] === U.ADJ || doc.upos[t] === U.NOUN || /^[-–—/]$/.test(doc.lower[t]!))
    )
      break
    const a = actorAt(doc, t)
    if (a && notTown(a)) circle.add(ledBy(doc, t) || convenes(doc, noun, a) ? circle.mediators : circle.actors, [a])
  }
}

/** "Acas talks", "the UN talks": a body that brings others together, and no hyphen that makes it one of two. */
function convenes(doc: Doc, noun: number, actor: DocActor): boolean {
  return (
    actor.type === 'organisation' &&
    PEACEMAKERS.test(actor.name) &&
    !/^[-–—/]$/.test(doc.lower[noun - 2] ?? '') &&
    /^(?:talk|negotiation|discussion|mediation|conciliation)s?$/.test(doc.lemma[noun]!)
  )
}

/** "talks on the dam between A and B", by the words: the parser may take the last of them for the subject of what comes next. */
function betweenBehind(doc: Doc, noun: number, circle: Circle): void {
  const end = Math.min(doc.sentences[doc.sentenceOf[noun]!]!.end, noun + 10)
  for (let t = noun + 1; t < end; t++) {
    if (doc.lower[t] === 'between') {
      const row = rowFrom(doc, t + 1)
      if (row) circle.add(circle.actors, actorsInRow(doc, row))
      return
    }
    if (doc.upos[t] === U.VERB || doc.upos[t] === U.PUNCT || doc.upos[t] === U.SCONJ) return
  }
}

/** In front of a meeting a town is where it is, not who meets. */
function notTown(actor: DocActor): boolean {
  return actor.type !== 'place'
}

function firstOf(doc: Doc, token: number): number {
  let first = token
  for (const k of kidsOf(doc, token)) if (k < first) first = k
  return first
}

function prep(doc: Doc, token: number, circle: Circle): void {
  const word = caseOf(doc, token)
  const { sets } = meetingWords()
  if (/^(?:with|between|among|involving|including)\b/.test(word)) {
    circle.head(doc, token, true)
    for (const k of kidsOf(doc, token)) if (isRel(doc, k, 'nmod') && caseOf(doc, k) === 'with') circle.head(doc, k, true)
  } else if (/^(?:through|via)\b/.test(word) || (word === 'by' && sets.mediating.has(doc.lemma[doc.head[token]!] ?? '')))
    circle.add(circle.mediators, actorsOf(doc, token))
  else if (word === 'of' && doc.lemma[token] !== 'talk' && isPerson(doc, token)) circle.head(doc, token)
  else if (word === 'under' && sets.mediating.has(doc.lemma[token]!)) circle.add(circle.mediators, actorsOf(doc, token))
}

function isPerson(doc: Doc, token: number): boolean {
  return actorsOf(doc, token).some((a) => a.type === 'person') || /^(?:leader|minister|president|negotiator|envoy|head|foe)s?$/.test(doc.lower[token]!)
}

/** Who takes part in a meeting named by a noun; `chain` are the verbs over it, nearest first. */
export function nounParticipants(doc: Doc, noun: number, top: number, predicate: number): Participants {
  const circle = new Circle()
  for (const n of noun === top ? [noun] : [noun, top]) atNoun(doc, n, circle)
  for (const k of kidsOf(doc, top)) if (isRel(doc, k, 'acl', 'acl:relcl')) clauseOfNoun(doc, k, circle)
  const verb = predicate >= 0 ? predicate : predicateOf(doc, top)
  if (verb >= 0) {
    for (const p of prepsOf(doc, verb)) if (/^(?:with|between)\b/.test(p.word)) prep(doc, p.head, circle)
    bySubject(doc, verb, top, circle)
    if (circle.actors.length < 2 && verb < top && isRel(doc, verb, 'amod', 'compound')) around(doc, verb, circle)
  }
  return circle.done()
}

/** "talks brokered by Qatar", "the meeting, attended by X and Y", "a session that excluded Kyiv". */
function clauseOfNoun(doc: Doc, verb: number, circle: Circle): void {
  const { sets } = meetingWords()
  const lemma = doc.lemma[verb]!
  for (const p of prepsOf(doc, verb)) {
    if (p.word === 'by' && sets.mediating.has(lemma)) circle.add(circle.mediators, actorsOf(doc, p.head))
    else if (p.word === 'by' && lemma === 'host') circle.add(circle.hosts, actorsOf(doc, p.head))
    else if (p.word === 'by' && /^(?:attend|join|lead|seek)$/.test(lemma)) circle.head(doc, p.head)
    else if (/^(?:with|between)\b/.test(p.word)) prep(doc, p.head, circle)
  }
}

const TAKING_PART =
  /^(?:hold|end|have|conduct|attend|join|open|begin|start|resume|carry|engage|enter|participate|take|sit|travel|fly|arrive|return|reconvene|continue|finish|conclude|complete|pursue|undertake|schedule|plan|agree|cancel|postpone|call|scrap|pull|withdraw|walk|quit|seek|request|ask|want|reinstate|restart|launch|suspend|break|gather|meet|abandon|delay|boycott|skip|refuse|wrap|kick|go|accept|negotiate|look|be|welcome)$/
const LEADING = /^(?:lead|chair|preside|convene|open|attend|join|conduct|hold)$/

/** Whether somebody goes between others by office: a mediator, a special envoy of a body that brings others together. */
function goBetween(actors: readonly DocActor[]): boolean {
  return actors.length > 0 && actors.every((a) => a.roles.some((r) => /mediat|facilitat|intermediar/i.test(r.title)))
}

const HOSTING = /^(?:host|organise|organize|stage|chair|preside|moderate|oversee|sponsor|supervise|lead|convene|co-host|cohost|co-chair)$/
const CALLING = /^(?:urge|call|demand|press|push|appeal|propose|support|back|favor|favour|encourage|welcome|suggest|announce|broker|order)$/

/** The subject of the verb over the meeting takes part, hosts, mediates, or only talks about it. */
function bySubject(doc: Doc, verb: number, noun: number, circle: Circle): void {
  const subject = subjectOf(doc, verb)
  if (subject < 0 || subject === noun) return
  const lemma = doc.lemma[verb]!
  if (/^(?:lead|bring)$/.test(lemma) && /^(?:to|about)$/.test(surfaceCase(doc, noun))) return
  const { sets } = meetingWords()
  if (sets.mediating.has(lemma)) circle.add(circle.mediators, actorsOf(doc, subject))
  else if (LEADING.test(lemma) && !actorsOf(doc, subject).every((a) => circle.actors.includes(a)) && goBetween(actorsOf(doc, subject))) {
    circle.add(circle.mediators, actorsOf(doc, subject))
  } else if (HOSTING.test(lemma)) {
    if (lemma === 'lead' && prepsOf(doc, noun).some((p) => p.word === 'with')) circle.head(doc, subject)
    else circle.add(circle.hosts, actorsOf(doc, subject))
    if (circle.actors.length === 1 && /^(?:host|lead|convene)$/.test(lemma)) circle.head(doc, subject)
  } else if (TAKING_PART.test(lemma) && !CALLING.test(lemma)) {
    circle.head(doc, subject)
    if (noun > verb) circle.row(doc, verb)
  }
}

/** Who takes part where a verb is the meeting: "A met B in C", "A and B met", "they talked to us". */
export function actParticipants(doc: Doc, verb: number, act: ActEntry): Participants {
  const circle = new Circle()
  const subject = subjectOf(doc, verb)
  if (act.mediates) {
    circle.add(circle.mediators, actorsOf(doc, subject))
    for (const p of prepsOf(doc, verb)) if (/^(?:between|among)/.test(p.word)) circle.head(doc, p.head)
    return circle.done()
  }
  if (act.convener && objectsOf(doc, verb).length > 0) circle.add(circle.hosts, actorsOf(doc, subject))
  else if (subject >= 0) {
    const row = rowBefore(doc, verb)
    if (!row || !outside(row, subject)) circle.head(doc, subject)
    circle.row(doc, verb)
  }
  if (subject >= 0 && !act.convener && manySubjects(doc, verb, subject))
    circle.add(
      circle.actors,
      actorsBetween(doc, subject, Math.min(verb - 1, subject + 12)).filter((a) => a.type !== 'place'),
    )
  if (act.object) for (const o of objectsOf(doc, verb)) circle.head(doc, o)
  // "met Irish Prime Minister Bertie Ahern", torn apart by the parser: the name right behind the verb.
  if (act.object && circle.actors.length < 2 && objectsOf(doc, verb).length === 0) circle.add(circle.actors, nameBehind(doc, verb))
  for (const p of [verb, ...lines(doc, verb), ...(act.object ? [] : objectsOf(doc, verb))].flatMap((h) => prepsOf(doc, h))) {
    const word = p.word.split(' ')
    if (act.with?.some((w) => word.includes(w)) || (p.word === 'by' && act.person && !act.convener)) circle.head(doc, p.head)
    else if (/^(?:through|via)$/.test(p.word)) circle.add(circle.mediators, actorsOf(doc, p.head))
    else if (act.to && p.word === 'for') for (const q of prepsOf(doc, p.head)) if (/^(?:with|between)/.test(q.word)) circle.head(doc, q.head)
  }
  // Set phrases and verbs of calling together have their people in any place behind the verb.
  if (act.convener || act.format === 'mediated' || act.with?.includes('across') || (act.with && doc.lemma[verb] === 'spend'))
    circle.add(circle.actors, peopleBehind(doc, verb))
  if (circle.actors.length < 2 && (subject < 0 || doc.upos[subject] === U.ADJ)) around(doc, verb, circle)
  if (act.format === 'mediated') {
    const list = [...circle.actors]
    const own = subject >= 0 ? actorsOf(doc, subject) : []
    circle.add(
      circle.mediators,
      own.filter((a) => list.includes(a)),
    )
  }
  return circle.done()
}

/** Where the parser lost the clause: the last named before the verb, and the first behind it. */
function around(doc: Doc, verb: number, circle: Circle): void {
  const { first, end } = doc.sentences[doc.sentenceOf[verb]!]!
  if (/^(?:two|both)$/.test(doc.lower[verb - 1] ?? '') || /^(?:two|both)$/.test(doc.lower[verb - 2] ?? '')) circle.both = true
  else
    for (let t = verb - 1; t >= first && t > verb - 14 && doc.upos[t] !== U.VERB && !/^[,;:]$/.test(doc.lower[t]!); t--) {
      const a = actorAt(doc, t)
      if (a && a.type !== 'place') {
        circle.add(circle.actors, [a])
        break
      }
    }
  for (let t = verb + 1; t < end && t < verb + 10 && doc.upos[t] !== U.VERB; t++) {
    const a = actorAt(doc, t)
    if (a && a.type === 'person') {
      circle.add(circle.actors, [a])
      break
    }
  }
}

/** Those named behind a verb up to the end of its clause, but not as its place. */
function peopleBehind(doc: Doc, verb: number): DocActor[] {
  // "were brought together by C": those who do it are no participants.
  const passive = kidsOf(doc, verb).some((k) => isRel(doc, k, 'aux:pass'))
  const end = Math.min(doc.sentences[doc.sentenceOf[verb]!]!.end, verb + 40)
  const out: DocActor[] = []
  for (let t = verb + 1; t < end; t++) {
    if ((doc.upos[t] === U.VERB && t > verb + 1) || (passive && doc.lower[t] === 'by')) break
    const a = actorAt(doc, t)
    const before = doc.lower[t - 1] === 'the' ? doc.lower[t - 2] : doc.lower[t - 1]
    if (a && a.type !== 'place' && !out.includes(a) && !/^(?:in|to|at|near|inside)$/.test(before ?? '')) out.push(a)
  }
  return out
}

function nameBehind(doc: Doc, verb: number): DocActor[] {
  const at = nameTokenBehind(doc, verb)
  return at >= 0 ? [actorAt(doc, at)!] : []
}

/** The first token of a person's name right behind a verb, titles skipped; -1 without one. */
export function nameTokenBehind(doc: Doc, verb: number): number {
  for (let t = verb + 1; t < doc.count && t < verb + 8 && doc.sentenceOf[t] === doc.sentenceOf[verb]; t++) {
    if (actorAt(doc, t)?.type === 'person') return t
    if (doc.upos[t] !== U.ADJ && doc.upos[t] !== U.PROPN && doc.upos[t] !== U.NOUN && doc.upos[t] !== U.DET && doc.lower[t] !== 'of') break
  }
  return -1
}

/** "by telephone with X": what hangs on the telephone is said of the verb. */
function lines(doc: Doc, verb: number): number[] {
  return prepsOf(doc, verb).flatMap((p) => (/^(?:phone|telephone|video|videolink|conference|hotline|line)$/.test(doc.lemma[p.head]!) ? [p.head] : []))
}

/** Whether the verb has somebody beside its subject who takes part, or a subject of several. */
export function hasOtherSide(doc: Doc, verb: number, act: ActEntry): boolean {
  if (act.object) for (const o of objectsOf(doc, verb)) if (sideLike(doc, o) || isFolk(doc, o)) return true
  if (act.object && nameBehind(doc, verb).length > 0) return true
  for (const h of act.object ? [verb] : [verb, ...objectsOf(doc, verb), ...lines(doc, verb)])
    for (const p of prepsOf(doc, h)) if (act.with?.some((w) => p.word.split(' ').includes(w)) && sideLike(doc, p.head)) return true
  return false
}

const SIDE =
  /^(?:leader|official|minister|president|counterpart|negotiator|delegation|envoy|representative|side|party|team|ambassador|diplomat|government|chief|secretary|premier|chancellor|king|group|union|company|rebel|militant|mediator|head|management|family|member|lawmaker|general|commander|aide|adviser|advisor|senator|governor|staff|ally|patriarch|pope|bishop|archbishop|sheikh|sultan|emir|prince|mayor|monarch|queen|elder|chairman|chairwoman|commissioner|director|speaker|boss|captain|kidnapper|captor|hijacker|hostage-taker|insurgent|guerrilla|separatist|faction|employer|studio|operator|airline|carmaker|automaker|owner|worker|nurse|teacher|doctor|bank|creditor|lender|inspector|junta|regime|embassy|ministry|commission|cabinet|council|partner|bloc|coalition|power|lawyer|steward|interlocutor|principal|deputy|man|woman|foe|enemy|neighbour|neighbor|superpower|people|shareholder|bondholder|rival|opposition|executive|delegate|officer|tribe|agent|chieftain|cleric|warlord|militia|strongman|deputy|organi[sz]er|broker|intermediary|counsel|lobbyist|fighter|soldier|fisherman|writer|actor|driver|pilot|striker|miner|dockworker|player|shop steward|judge|bishop|nation|country|state|neighbour|camp|troika|quartet|quint|archbishop|governor|monarch|parliament)$/

/** Whether a phrase can be a side: somebody named, a person or a body of persons. */
export function sideLike(doc: Doc, token: number): boolean {
  if (actorsOf(doc, token).length > 0 || doc.upos[token] === U.PROPN) return true
  if (doc.upos[token] === U.PRON)
    return /^(?:him|her|them|us|you|me|they|he|she|we|i|who|whom|it|each|one)$/.test(doc.lower[token]!) && doc.lower[token] !== 'it'
  return SIDE.test(doc.lemma[token]!.toLowerCase())
}

/** Whether a verb's subject is several in fact: coordinated, a plural noun or pronoun. */
export function several(doc: Doc, verb: number, subject: number): boolean {
  if (subject < 0) return rowBefore(doc, verb) !== null
  return (
    manySubjects(doc, verb, subject) ||
    rowBefore(doc, verb) !== null ||
    /^(?:they|we|both|two|three|four|pair|duo|trio)$/.test(doc.lower[subject]!) ||
    doc.xpos[subject] === X.NNS
  )
}
