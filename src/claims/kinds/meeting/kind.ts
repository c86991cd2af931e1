import type { Doc } from '../../../model/annotation.ts'
import type { Basis } from '../../../model/article.ts'
import type { Factuality, MeetingStatus, StatementClaim } from '../../../model/claim.ts'
import type { Span } from '../../../model/span.ts'
import { defineClaimKind, type Draft } from '../../kind.ts'
import { isKnownOnly, partyOf, peopleOf } from '../../shared/actors.ts'
import { shortened, spanOf, withinQuotation } from '../../shared/clause.ts'
import { pairsOf } from '../../shared/principals.ts'
import { factsOf } from '../../shared/factuality.ts'
import { statementOver } from '../../shared/speaker.ts'
import { kidsOf, treeOf } from '../../shared/tree.ts'
import { sidesOf } from '../../shared/standing.ts'
import { nearness, type When } from '../../shared/when.ts'
import { isRel, U } from '../../syntax.ts'
import { aboutOf, formatOf, levelOf, outcomeOf, placeBefore, placeOf, placeVisited, roundOf } from './details.ts'
import type { Candidate } from './candidate.ts'
import { planBehind } from './extent.ts'
import { asOfPast, clauseDay, forward, notAhead, ownWhen, soFar } from './dates.ts'
import { findMeetings } from './find.ts'
import { meetingWords } from './lexicon.ts'
import { actParticipants, nounParticipants } from './participants.ts'
import { datelinePlace, nearbyPlace } from './places.ts'
import { MOVED, moveOf } from './moved.ts'
import { bestPlace, bestWhen, type Occasion, occasionsOf, overlap, type Sighting } from './resolve.ts'
import { type Known, nearbyDay, storyDay } from './nearby.ts'
import { type Seen, type Sides, sidesFor, theirs } from './sides.ts'

/** Talks, rounds, summits, visits, calls and sessions: held, going on, planned, wanted, called off. */
export const meeting = defineClaimKind({
  kind: 'meeting',
  summary: 'Talks, meetings, visits, summits, calls and rounds: who, where, when, and what became of them.',
  extract(doc, context) {
    const candidates = findMeetings(doc)
    if (candidates.length === 0) return []
    const seen = candidates.map((c) => see(doc, c, context.statements))
    apartFromPlaces(doc, seen)
    const occasions = occasionsOf(seen.map((s) => s.sighting))
    const home = new Map<Sighting, Occasion>()
    for (const o of occasions) for (const m of o.members) home.set(m, o)
    const told = seen.flatMap(({ sighting: s }) => (s.parties.length > 1 ? [{ parties: [...s.parties].sort(), sentence: s.sentence, weight: 1 }] : []))
    const sides: Sides[] = []
    for (const [i, s] of seen.entries()) sides.push(theirs(doc, seen, sides, i) ?? sidesFor(doc, s, home.get(s.sighting)!, told))
    const known: Known[] = seen.map((s, i) => ({ sighting: s.sighting, parties: sides[i]!.parties, at: i }))
    return seen.flatMap((s, i) => {
      const told = draft(doc, s, home.get(s.sighting)!, sides[i]!, known, i)
      return told ? [told, ...(moved(doc, s, told) ?? [])] : []
    })
  },
})

/** "the Singapore summit": a country that the article has as the place of a meeting is not a party to it. */
function apartFromPlaces(doc: Doc, seen: Seen[]): void {
  const places = new Set(seen.flatMap((s) => (s.sighting.place?.country ? [s.sighting.place.name] : [])))
  const pair: readonly string[] = pairsOf(doc)[0]?.pair ?? []
  for (const s of seen) {
    const parties = s.sighting.parties.filter(
      (p) => !places.has(p) || pair.includes(p) || s.sighting.place?.name === p || s.who.actors.some((a) => a.type === 'person' && partyOf(doc, a) === p),
    )
    if (parties.length < s.sighting.parties.length) s.sighting = { ...s.sighting, parties }
  }
}

/** The nouns of a meeting's phrase: "a round of indirect talks" has two. */
function headsOf(doc: Doc, c: Candidate): number[] {
  const heads = c.top === c.trigger ? [c.trigger] : [c.top, c.trigger]
  for (const k of kidsOf(doc, c.top)) if (k > c.top && isRel(doc, k, 'nmod') && meetingWords().raw.nouns[doc.lemma[k]!] && !heads.includes(k)) heads.push(k)
  return heads
}

/** All that the clause itself tells of an occasion. */
function see(doc: Doc, c: Candidate, statements: readonly StatementClaim[]): Seen {
  const heads = headsOf(doc, c)
  const who = c.act ? actParticipants(doc, c.trigger, c.act) : nounParticipants(doc, c.trigger, c.top, c.predicate)
  const span: Span = [doc.start[c.first]!, doc.end[c.last]!]
  const statement = statementOver(statements, span) ?? statementOver(statements, [doc.start[c.trigger]!, doc.end[c.trigger]!])
  const actors = [...who.actors]
  if (c.purpose) for (const a of actParticipants(doc, c.purpose.trigger, c.purpose.act).actors) if (!actors.includes(a)) actors.push(a)
  const spoken = firstPerson(doc, c)
  const speaker = spoken && statement?.source ? (doc.actors.find((a) => a.name === statement.source) ?? null) : null
  if (speaker && !actors.includes(speaker)) actors.push(speaker)
  const scope = c.predicate >= 0 ? c.predicate : c.top
  const nouns = c.act ? [c.trigger] : heads
  const plan = c.act ? null : planBehind(doc, c.top)
  const reach = reachOf(doc, c)
  const told = forward(doc, c.status, ownWhen(doc, c, { plan, scope, nouns, reach, statement }))
  const move = moveOf(doc, c, told)
  const own = move ? move.from : told
  const topic = (t: number) => doc.upos[t] === U.NOUN && isRel(doc, t, 'obj', 'conj') && !nouns.includes(t) && c.act !== null
  const sighting: Sighting = {
    candidate: asOfPast(doc, c, own),
    parties: sidesOf(
      doc,
      actors.filter((a) => a.type !== 'place' || partyOf(doc, a) !== null),
    ),
    people: peopleOf([...actors.filter((a) => !(a === speaker && spoken === 'we')), ...(actors.length === 0 ? who.hosts : [])]),
    place:
      placeOf(
        doc,
        [...(plan ? [plan] : []), ...(c.predicate >= 0 ? [[c.trigger, reach] as const, [c.first, c.trigger] as const] : [[c.first, reach] as const])],
        c.family === 'visit' || c.act?.team === true || c.act?.errand === true,
        (t) =>
          (plan !== null && plan[0] <= t && t <= plan[1]) ||
          c.predicate < 0 ||
          c.torn === true ||
          nearness(doc, doc.head[t]! >= 0 ? doc.head[t]! : t, c.predicate, nouns, topic) > 0,
      ) ??
      placeBefore(doc, heads) ??
      (c.family === 'visit' && c.act?.object ? placeVisited(doc, c.trigger) : null),
    when: own,
    round: roundOf(doc, heads),
    pointing: points(doc, c),
    another: another(doc, c),
    sentence: doc.sentenceOf[c.trigger]!,
    earlier: c.predicate >= 0 && factsOf(doc, c.predicate).perfect && factsOf(doc, c.predicate).tense === 'past',
  }
  return { sighting, who, statement, move, placed: actors.filter((a) => a.type === 'person').every((a) => partyOf(doc, a) !== null) }
}

/** How far what is told of a meeting goes: the clause, and the relative clause or participle at its noun ("…, which took place in X"). */
function reachOf(doc: Doc, c: Candidate): number {
  let last = c.last
  for (const k of kidsOf(doc, c.top)) if (k > c.top && isRel(doc, k, 'acl', 'acl:relcl')) last = Math.max(last, treeOf(doc).right[k]!)
  return last
}

/** Whether the speaker is in it: as "I", or as "we" for a side. */
function firstPerson(doc: Doc, c: Candidate): 'i' | 'we' | null {
  let found: 'i' | 'we' | null = null
  for (let t = c.first; t <= c.last; t++) {
    if (/^(?:i|me|my)$/.test(doc.lower[t]!)) return 'i'
    if (/^(?:we|us|our)$/.test(doc.lower[t]!) && doc.upos[t] === U.PRON) found = 'we'
  }
  return found
}

function points(doc: Doc, c: Candidate): boolean {
  if (c.act) return false
  if (doc.lower[c.top] === 'it') return true
  let determined = false
  for (const k of kidsOf(doc, c.top)) {
    if (isRel(doc, k, 'det') && /^(?:the|this|that|these|those)$/.test(doc.lower[k]!)) determined = true
    if (isRel(doc, k, 'nmod:poss')) determined = true
  }
  return determined
}

function another(doc: Doc, c: Candidate): boolean {
  const { sets } = meetingWords()
  for (const h of [c.top, c.trigger])
    for (const k of kidsOf(doc, h)) if (k < h && sets.next.has(doc.lower[k]!) && meetingWords().raw.ordinals[doc.lower[k]!] === undefined) return true
  return false
}

function draft(doc: Doc, seen: Seen, home: Occasion, sides: Sides, known: readonly Known[], at: number): Draft<'meeting'> | null {
  const { sighting: s, who } = seen
  const c = s.candidate
  const evidence = spanOf(doc, ...shortened(doc, Math.max(c.trigger, c.predicate), withinQuotation(doc, c.trigger, [c.first, c.last])))
  if (!evidence) return null
  const basis: Record<string, Basis> = {}
  const because: Record<string, string> = {}
  const valueSpans: Record<string, readonly Span[]> = {}
  const infer = (field: string, reason: string) => {
    basis[field] = 'inferred'
    because[field] = reason
  }
  const { parties } = sides
  if (sides.because !== null) infer('parties', sides.because)
  let people = s.people
  if (people.length < 2 && home.people.length > people.length) {
    people = home.people
    infer('people', 'named where the article tells of the same occasion')
  }
  if ((c.noun?.level === 'leaders' || who.leaders) && people.length < 2 && parties.length > 1) {
    const leaders = leadersOf(doc, parties)
    const all = [...new Set([...people, ...leaders])]
    if (leaders.length === 2 && parties.length === 2 && all.length > people.length) {
      people = all
      infer('people', 'the heads of the parties, whom the article names')
    }
  }
  const status: MeetingStatus = c.status
  if (c.denied) infer('status', 'said not to have taken place')
  // A meeting that is to be set anew has no day yet.
  const anew = c.predicate >= 0 && doc.lemma[c.predicate] === 'reschedule'
  const inherited = s.another || anew || status === 'ruled out' ? null : notAhead(doc, status, bestWhen(home))
  let when: When | null = s.when
  if (inherited && (when === null || (inherited.edtf !== when.edtf && inherited.edtf.length > when.edtf.length))) {
    when = { ...inherited, basis: 'inferred', because: 'told where the article speaks of the same occasion' }
  }
  when ??= clauseDay(doc, c) ?? nearbyDay(doc, { sighting: s, parties, at }, known) ?? storyDay(doc, { sighting: s, parties, at })
  // The day that it was moved to is not the one that it was moved from.
  if (seen.move?.day && when && s.when === null && overlap(when.edtf, seen.move.day.edtf)) when = null
  if (when) {
    if (when.spans.length > 0) valueSpans.when = when.spans
    if (when.basis !== 'stated') infer('when', when.because ?? 'counted from the date of the article')
  }
  let place = s.place
  const better = s.another ? null : bestPlace(home)
  if (better && (place === null || (place.country && !better.country))) {
    place = better
    infer('place', 'told where the article speaks of the same occasion')
  }
  const around =
    place === null || place.country
      ? (nearbyPlace({ sighting: s, parties, at }, known) ?? datelinePlace(doc, { sighting: s, parties, at }, when?.edtf ?? null))
      : null
  if (around && (place === null || !s.another)) {
    place = around
    infer('place', 'told of the same talks nearby')
  }
  if (place) valueSpans.place = [place.span]
  const heads = headsOf(doc, c)
  const format =
    formatOf(doc, heads, c.predicate) ??
    c.noun?.format ??
    c.act?.format ??
    (place && c.family !== 'call' && (status === 'held' || status === 'scheduled' || status === 'under way') ? 'in person' : null)
  return {
    kind: 'meeting',
    evidence: [evidence],
    valueSpans,
    basis,
    because,
    factuality: FACTUALITY[status],
    parties,
    people,
    place: place?.name ?? null,
    when: soFar(doc, status, when)?.edtf ?? null,
    status,
    round: s.round,
    format,
    about: aboutOf(doc, heads, c.predicate),
    mediators: who.mediators.map((a) => partyOf(doc, a) ?? a.name),
    hosts: who.hosts.map((a) => partyOf(doc, a) ?? a.name),
    level: levelOf(doc, heads) ?? c.noun?.level ?? null,
    outcome: status === 'held' || status === 'under way' ? outcomeOf(doc, c.predicate) : null,
  }
}

/** The same meeting on the day to which a clause moves it: "postponed to 19 March" also says that it is to be held on that day. */
function moved(doc: Doc, { sighting, move }: Seen, told: Draft<'meeting'>): Draft<'meeting'>[] | null {
  const c = sighting.candidate
  if (!move?.day) return null
  const evidence = spanOf(doc, Math.min(c.predicate >= 0 ? c.predicate : c.top, move.to.last), move.to.last)
  if (!evidence) return null
  const { when: _old, status: _put, ...basis } = told.basis ?? {}
  const { when: _why, status: _off, ...because } = told.because ?? {}
  const inferred = move.day.basis === 'inferred'
  return [
    {
      ...told,
      evidence: [evidence],
      valueSpans: { ...told.valueSpans, when: move.day.spans },
      basis: { ...basis, status: 'inferred', ...(inferred ? { when: 'inferred' as const } : {}) },
      because: { ...because, status: MOVED, ...(inferred ? { when: move.day.because ?? 'counted from the date of the article' } : {}) },
      factuality: 'planned',
      status: 'scheduled',
      when: move.day.edtf,
      format: told.format ?? (told.place && c.family !== 'call' ? 'in person' : null),
    },
  ]
}

/** The heads of state or government of parties, where the article gives them such an office. */
function leadersOf(doc: Doc, parties: readonly string[]): string[] {
  return parties.flatMap((p) => {
    const own = doc.actors.filter((a) => a.type === 'person' && partyOf(doc, a) === p)
    const head = own.find((a) => a.roles.some((r) => (r.of === p || r.of === null) && LEADER.test(r.title)))
    // The only one of a state whom the article names, and whom everybody knows.
    return head?.name ?? (own.length === 1 && own[0]!.roles.length === 0 && isKnownOnly(own[0]!) ? own[0]!.name : [])
  })
}

const LEADER =
  /^(?!.*\b(?:vice|deputy|former|ex|assistant|opposition|party|union|majority|minority|parliament\w*)\b)(?:.*\b)?(?:president|prime minister|chancellor|premier|king|leader|chairman|supreme leader|emir|sultan|crown prince|taoiseach)$/i

const FACTUALITY: Readonly<Record<MeetingStatus, Factuality>> = {
  held: 'asserted',
  'under way': 'asserted',
  scheduled: 'planned',
  proposed: 'possible',
  postponed: 'planned',
  cancelled: 'denied',
  'ruled out': 'denied',
  'called for': 'demanded',
}
