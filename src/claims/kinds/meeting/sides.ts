import type { Doc } from '../../../model/annotation.ts'
import type { StatementClaim } from '../../../model/claim.ts'
import { actorsOf, isKnownOnly, partiesOf, partyOf } from '../../shared/actors.ts'
import { conjuncts, governorOf, objectsOf, prepsOf, subjectOf } from '../../shared/clause.ts'
import { onlyTells } from '../../shared/bystanders.ts'
import { focusAt } from '../../shared/focus.ts'
import { actorsInRow, rowBefore } from '../../shared/rows.ts'
import { type Bond, fieldOf } from '../../shared/sides.ts'
import { sideName } from '../../shared/standing.ts'
import { kidsOf } from '../../shared/tree.ts'
import { isRel, U } from '../../syntax.ts'
import type { Candidate } from './candidate.ts'
import type { Move } from './moved.ts'
import type { Participants } from './participants.ts'
import type { Occasion, Sighting } from './resolve.ts'

// Who meets: those whom the clause names, else those of the occasion it points at, else those of the talks that the passage is about.

/** A candidate with all that its clause tells. */
export interface Seen {
  sighting: Sighting
  readonly who: Participants
  /** Whether every person who takes part acts for a known party. */
  readonly placed: boolean
  readonly statement: StatementClaim | null
  /** The day that a meeting which was put off is moved to, or null. */
  readonly move: Move | null
}

/** The parties of a meeting and why, where the clause does not name them. */
export interface Sides {
  readonly parties: readonly string[]
  readonly because: string | null
}

/** Who meets. `told` are circles of the article's other meetings. Empty where the text leaves it open. */
export function sidesFor(doc: Doc, seen: Seen, home: Occasion, bonds: readonly Bond[]): Sides {
  const { sighting: s, who } = seen
  const two = who.both ? pairBefore(doc, seen.sighting.candidate.trigger) : null
  const other = sayerBond(doc, s)
  const told = two || other ? [...bonds, ...(two ? [two] : []), ...(other ? [other] : [])] : bonds
  const c = s.candidate
  let because: string | null = who.actors.some(isKnownOnly) ? 'the country of a well-known person' : null
  const named = [...new Set(s.parties.map(sideName))]
  // "hosting his last summit": whoever lends the room is no side by that.
  const own = named.length === 1 && who.hosts.some((h) => partyOf(doc, h) === named[0]) ? [] : named
  if (who.both && own.length === 1 && !selfBoth(doc, c)) {
    const pair = focusAt(doc, c.trigger, { told })?.parties
    if (pair && !pair.includes(own[0]!)) return { parties: [...own, ...pair], because: 'both sides of the talks that the article is about' }
  }
  if (attends(doc, c) && own.length < 2) {
    // "His adviser attended Thursday's meeting": whoever is only present is no side of it.
    const pair = home.parties.length > 1 && !own.every((p) => home.parties.includes(p)) ? home.parties : focusAt(doc, c.trigger, { told })?.parties
    if (pair && pair.length > 1 && !own.some((p) => pair.includes(p)))
      return { parties: [...new Set(pair.map(sideName))], because: 'the sides of the meeting that is attended' }
  }
  let parties: readonly string[] = own
  const complete =
    (s.people.length > 1 && own.length === 1 && seen.placed) || amongThemselves(doc, c) || ofBody(doc, c, own) || (own.length === 1 && withStranger(doc, c))
  if (parties.length < 2 && !complete && home.parties.length > parties.length) {
    parties = [...new Set(home.parties.map(sideName))]
    because = 'named where the article tells of the same occasion'
  }
  if (c.family === 'visit' && parties.length === 1) {
    const country = visited(doc, seen)
    const talks = country === null || parties.includes(country) ? null : focusAt(doc, c.trigger, { own: parties, told })
    if (country !== null && !parties.includes(country) && (talks === null || talks.parties.includes(country) || s.place?.country))
      return { parties: [...parties, country], because: 'the country visited' }
  }
  const alone = parties.length === 0 && (strange(doc, c) || ofTheWorld(doc, c) || byOthers(doc, c))
  const sayers = parties.length < 2 && !complete ? saidBy(doc, c) : null
  if (sayers && parties.every((p) => sayers.includes(p))) return { parties: sayers, because: 'those who say so together' }
  const pair = parties.length < 2 && !complete && !alone ? (focusAt(doc, c.trigger, { own: parties, told })?.parties ?? null) : null
  return pair ? { parties: pair, because: 'the talks that the passage is about' } : { parties, because }
}

/**
 * "A met B a month after their first summit": they are those of the meeting told right before in the same sentence. `sides` are those of the
 * candidates before `at`. Null where nothing says so.
 */
export function theirs(doc: Doc, seen: readonly Seen[], sides: readonly Sides[], at: number): Sides | null {
  const { candidate: c, parties, people, sentence } = seen[at]!.sighting
  const before = seen[at - 1]?.sighting
  if (!before || before.sentence !== sentence || before.candidate.trigger >= c.trigger || c.act !== null || parties.length + people.length > 0) return null
  if (![c.top, c.trigger].some((h) => kidsOf(doc, h).some((k) => k < h && doc.lower[k] === 'their' && isRel(doc, k, 'nmod:poss')))) return null
  const told = sides[at - 1]!.parties
  return told.length === 2 ? { parties: told, because: 'the two of the meeting told right before' } : null
}

/** Whether the verb only tells who was there ("attended", "flew in for"), of a meeting that is known. */
function attends(doc: Doc, c: Candidate): boolean {
  if (c.predicate < 0) return false
  if (c.noun === null)
    return (
      c.act?.family === 'visit' && /^(?:fly|come|jet)$/.test(doc.lemma[c.trigger]!) && doc.lower[c.trigger + 1] === 'in' && doc.lower[c.trigger + 2] === 'for'
    )
  if (!/^(?:attend|watch|observe|witness|monitor)$/.test(doc.lemma[c.predicate]!)) return false
  return kidsOf(doc, c.top).some((k) => k < c.top && (isRel(doc, k, 'nmod:poss') || /^(?:the|that|this)$/.test(doc.lower[k]!)))
}

/** What naming two right before "the two leaders" weighs beside "A met B". */
const BEFORE = 1.5
/** "A and B announced that talks would start", "they agreed to meet": two or more who say so together; null without them. */
function saidBy(doc: Doc, c: Candidate): readonly string[] | null {
  if (c.predicate < 0 || c.status === 'held') return null
  for (let g = governorOf(doc, c.predicate), steps = 0; g >= 0 && steps < 3; g = governorOf(doc, g), steps++) {
    if (!/^(?:announce|agree|say|decide|declare|pledge|promise|plan|arrange|confirm|vow)$/.test(doc.lemma[g]!)) continue
    const row = rowBefore(doc, g)
    const { outside } = fieldOf(doc)
    const parties = row ? partiesOf(doc, actorsInRow(doc, row)).filter((p) => (outside.get(p) ?? 0) < 0.3) : []
    if (parties.length > 1 && parties.length < 5) return parties.map(sideName)
  }
  return null
}

/** "The union says the firm refuses to talk": whoever says what the other does about talks faces it, if it is no outlet and no go-between. */
function sayerBond(doc: Doc, s: Sighting): Bond | null {
  const c = s.candidate
  if (s.parties.length !== 1 || c.predicate < 0 || c.status === 'held') return null
  const said = governorOf(doc, c.predicate)
  if (said < 0 || !/^(?:say|claim|insist|complain|accuse|charge|argue|add|tell)$/.test(doc.lemma[said]!)) return null
  const { outside } = fieldOf(doc)
  const by = partiesOf(
    doc,
    actorsOf(doc, subjectOf(doc, said)).filter((a) => a.type !== 'place'),
  ).map(sideName)
  const [sayer, ...more] = by
  if (sayer === undefined || more.length > 0 || s.parties.includes(sayer) || (outside.get(sayer) ?? 0) >= 0.3) return null
  return { parties: [sayer, ...s.parties.map(sideName)].sort(), sentence: s.sentence, weight: 1 }
}

/** How many sentences back "the two leaders" may have been named. */
const NAMED_BEFORE = 2

/** The two parties that the sentence before names, by themselves or through their people, where it names just two. */
function pairBefore(doc: Doc, token: number): Bond | null {
  const here = doc.sentenceOf[token]!
  const { outside, stands } = fieldOf(doc)
  for (let i = here - 1; i >= 0 && i >= here - NAMED_BEFORE; i--) {
    const s = doc.sentences[i]!
    if (s.region !== 'body') return null
    const found = [...stands[i]!.keys()].filter((p) => (outside.get(p) ?? 0) < 0.4 && !onlyTells(doc, p))
    if (found.length === 2) return { parties: [...found].sort(), sentence: i, weight: BEFORE }
    if (found.length > 0) return null
  }
  return null
}

/** Nouns for the other side of the table, whoever that is in the article. */
const ACROSS =
  /^(?:side|party|delegation|delegate|negotiator|team|counterpart|union|guild|company|employer|management|rebel|group|government|army|studio|envoy|enemy|foe|rival|movement|insurgent|guerrilla|leadership|alliance|opposite|camp|boss|chief|leader|mediator|president|premier|minister|official)$/

/** "met the archbishop", "saw the operators": somebody of whom the text does not say whose they are, and no word for the other side. */
function withStranger(doc: Doc, c: Candidate): boolean {
  if (c.act === null || c.family === 'process') return false
  const others = [
    ...objectsOf(doc, c.trigger),
    ...prepsOf(doc, c.trigger)
      .filter((p) => c.act!.with?.includes(p.word))
      .map((p) => p.head),
  ]
  return others.length > 0 && others.every((o) => actorsOf(doc, o).length === 0 && doc.upos[o] === U.NOUN && !ACROSS.test(doc.lemma[o]!))
}

/** The country that somebody visits: the place itself, or the one whose capital it is; null where it is neither. */
function visited(doc: Doc, { sighting: s }: Seen): string | null {
  const c = s.candidate
  if (s.place === null || !(s.people.length > 0 || c.act?.to === true || c.act?.travels === true || c.noun?.weak !== true)) return null
  const actor = doc.actors.find((a) => a.name === s.place!.name)
  if (!actor) return null
  return s.place.country ? (actor.type === 'country' ? actor.name : null) : actor.type === 'place' ? partyOf(doc, actor) : null
}

/** Whether "both" is the subject itself ("both presidents met"): then nobody meets both. */
function selfBoth(doc: Doc, c: Candidate): boolean {
  const subject = c.predicate >= 0 ? subjectOf(doc, c.predicate) : -1
  return subject < 0 || actorsOf(doc, subject).length === 0
}

/** A body of several members that sits by itself. */
const BODY =
  /^(?:G-?\d+|Group of .*|Eurogroup|Eurozone|European Council|European Union|NATO|ASEAN|Mercosur|OPEC\+?|BRICS|African Union|Arab League|ECOWAS|IGAD|SADC|Quad|Commonwealth|APEC|CARICOM|Shanghai Cooperation Organi[sz]ation|.*\b(?:Council|Committee|Cabinet|Assembly|Board|Forum|Cooperation|Commission))$/

/** "a G20 summit", "the Mercosur leaders' summit", "a session of the Security Council": those who belong to it. */
function ofBody(doc: Doc, c: Candidate, own: readonly string[]): boolean {
  if (
    c.noun === null ||
    own.length !== 1 ||
    !BODY.test(own[0]!) ||
    !/^(?:summit|meeting|session|conference|assembly|forum|retreat|plenary|gathering)$/.test(doc.lemma[c.top]!)
  )
    return false
  if (prepsOf(doc, c.top).some((p) => /^(?:with|between)$/.test(p.word))) return false
  return kidsOf(doc, c.top).some(
    (k) =>
      (k < c.top ? isRel(doc, k, 'compound', 'amod', 'nmod:poss', 'nmod:desc', 'nmod:unmarked') : isRel(doc, k, 'nmod')) &&
      actorsOf(doc, k).some((a) => sideName(a.name) === own[0]),
  )
}

/** "an April summit": one that the text brings up by the way, of nobody knows whom. */
function strange(doc: Doc, c: Candidate): boolean {
  if (c.noun === null || c.family !== 'occasion' || c.status !== 'held') return false
  return kidsOf(doc, c.top).some((k) => isRel(doc, k, 'det') && /^(?:an?|some)$/.test(doc.lower[k]!))
}

/** "Several European governments called a meeting": they meet, and who they are is not told. */
function byOthers(doc: Doc, c: Candidate): boolean {
  const subject = c.predicate >= 0 ? kidsOf(doc, c.predicate).find((k) => k < c.predicate && isRel(doc, k, 'nsubj', 'nsubj:pass')) : undefined
  if (subject === undefined || doc.upos[subject] !== U.NOUN || actorsOf(doc, subject).length > 0) return false
  return kidsOf(doc, subject).some(
    (k) => k < subject && isRel(doc, k, 'amod', 'det') && /^(?:several|some|many|various|numerous|few|certain)$/.test(doc.lower[k]!),
  )
}

const MANY = /^(?:dozens|scores|hundreds|nearly|most|\d{2,3}|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred)$/
const WORLDLY = /^(?:climate|donor|donors|pledging|biodiversity|plastics?|refugee|security|investment|financing|finance|disarmament|health|nonproliferation)$/

/** "Ministers from 70 countries met", "the climate talks", "a donor conference": so many that none is a side. */
function ofTheWorld(doc: Doc, c: Candidate): boolean {
  if (c.noun !== null && c.family !== 'visit' && c.family !== 'call')
    for (const h of [c.top, c.trigger]) for (const k of kidsOf(doc, h)) if (k < h && WORLDLY.test(doc.lower[k]!)) return true
  let first = c.first
  while (first > doc.sentences[doc.sentenceOf[c.first]!]!.first && c.first - first < 10 && doc.upos[first - 1] !== U.VERB && doc.lower[first - 1] !== ',')
    first--
  for (let t = first; t < Math.min(c.last, c.first + 24); t++)
    if (/^(?:countries|nations|states|governments|delegations|capitals)$/.test(doc.lower[t]!) && [1, 2, 3].some((n) => MANY.test(doc.lower[t - n] ?? '')))
      return true
  return false
}

const STAFF =
  /^(?:team|aide|adviser|advisor|cabinet|staff|lawyer|commander|general|ally|counsel|lawmaker|whip|leadership|parliament|coalition|party|committee|council|board|minister|delegation|negotiator|troop|soldier|fighter|supporter|voter|member)s?$/

/** "spoke with his team", "Moon's advisers met": one side that sits by itself. */
function amongThemselves(doc: Doc, c: Candidate): boolean {
  if (c.act === null) return false
  const own = (head: number) => STAFF.test(doc.lemma[head]!.toLowerCase()) && [...kidsOf(doc, head)].some((k) => isRel(doc, k, 'nmod:poss'))
  const several = /^(?:they|both|two|we)$/.test(doc.lower[subjectOf(doc, c.trigger)] ?? '')
  for (const p of prepsOf(doc, c.trigger))
    if (!several && /^(?:with|to)$/.test(p.word)) return own(p.head) && kidsOf(doc, p.head).some((k) => /^(?:his|her|their|its)$/.test(doc.lower[k]!))
  for (const o of objectsOf(doc, c.trigger)) return own(o) && kidsOf(doc, o).some((k) => /^(?:his|her|their|its)$/.test(doc.lower[k]!))
  const subject = subjectOf(doc, c.trigger)
  // "The Security Council meets tomorrow": a body sits by itself.
  if (
    subject >= 0 &&
    c.act.object === true &&
    c.family === 'occasion' &&
    actorsOf(doc, subject).length === 1 &&
    actorsOf(doc, subject)[0]!.type === 'organisation'
  )
    return true
  return c.family !== 'visit' && subject >= 0 && own(subject) && conjuncts(doc, subject).length === 0 && c.act.family !== 'process'
}
