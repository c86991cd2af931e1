import type { Doc } from '../../../model/annotation.ts'
import type { Basis } from '../../../model/article.ts'
import type { Factuality, MeetingStatus, StatementClaim } from '../../../model/claim.ts'
import type { Span } from '../../../model/span.ts'
import { defineClaimKind, type Draft } from '../../kind.ts'
import { actorsOf, isKnownOnly, partiesOf, partyOf, peopleOf } from '../../shared/actors.ts'
import { conjuncts, objectsOf, predicateOf, prepsOf, shortened, spanOf, subjectOf, withinQuotation } from '../../shared/clause.ts'
import { focusAt } from '../../shared/focus.ts'
import { pairsOf } from '../../shared/principals.ts'
import { statementOver } from '../../shared/speaker.ts'
import { kidsOf, treeOf } from '../../shared/tree.ts'
import type { Bond } from '../../shared/sides.ts'
import { boundsOf, given, nearness, timesBetween, type When, whenOf } from '../../shared/when.ts'
import { factsOf } from '../../shared/factuality.ts'
import { isRel, U } from '../../syntax.ts'
import { aboutOf, formatOf, levelOf, outcomeOf, placeBefore, placeOf, placeVisited, roundOf } from './details.ts'
import type { Candidate } from './candidate.ts'
import { planBehind } from './extent.ts'
import { days, sinceThen } from './days.ts'
import { findMeetings } from './find.ts'
import { meetingWords } from './lexicon.ts'
import { actParticipants, nounParticipants, type Participants } from './participants.ts'
import { bestPlace, bestWhen, type Occasion, occasionsOf, type Sighting } from './resolve.ts'

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
    return seen.flatMap((s) => draft(doc, s, home.get(s.sighting)!, told) ?? [])
  },
})

/** "the Singapore summit": a country that the article has as the place of a meeting is not a party to it. */
function apartFromPlaces(doc: Doc, seen: Seen[]): void {
  const places = new Set(seen.flatMap((s) => (s.sighting.place?.country ? [s.sighting.place.name] : [])))
  const pair: readonly string[] = pairsOf(doc)[0]?.pair ?? []
  for (const s of seen) {
    const parties = s.sighting.parties.filter((p) => !places.has(p) || pair.includes(p) || s.sighting.place?.name === p)
    if (parties.length < s.sighting.parties.length) s.sighting = { ...s.sighting, parties }
  }
}

interface Seen {
  sighting: Sighting
  readonly who: Participants
  /** Whether every person who takes part acts for a known party. */
  readonly placed: boolean
  readonly statement: StatementClaim | null
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
  const spoken = firstPerson(doc, c)
  const speaker = spoken && statement?.source ? (doc.actors.find((a) => a.name === statement.source) ?? null) : null
  if (speaker && !actors.includes(speaker)) actors.push(speaker)
  const scope = c.predicate >= 0 ? c.predicate : c.top
  const nouns = c.act ? [c.trigger] : heads
  const plan = c.act ? null : planBehind(doc, c.top)
  const reach = reachOf(doc, c)
  const own =
    (plan && firstTime(doc, plan)) ??
    (c.torn ? firstTime(doc, [c.first, c.last]) : null) ??
    timeOf(doc, c, scope, nouns, reach) ??
    nthDay(doc, c) ??
    endedThen(doc, c) ??
    spokenNow(doc, c, statement)
  const topic = (t: number) => doc.upos[t] === U.NOUN && isRel(doc, t, 'obj', 'conj') && !nouns.includes(t) && c.act !== null
  const sighting: Sighting = {
    candidate: asOfPast(doc, c, own),
    parties: partiesOf(doc, actors),
    people: peopleOf(actors.filter((a) => !(a === speaker && spoken === 'we'))),
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
  }
  return { sighting, who, statement, placed: actors.filter((a) => a.type === 'person').every((a) => partyOf(doc, a) !== null) }
}

/** How far what is told of a meeting goes: the clause, and the relative clause or participle at its noun ("…, which took place in X"). */
function reachOf(doc: Doc, c: Candidate): number {
  let last = c.last
  for (const k of kidsOf(doc, c.top)) if (k > c.top && isRel(doc, k, 'acl', 'acl:relcl')) last = Math.max(last, treeOf(doc).right[k]!)
  return last
}

/** "meets … on 4 September": a present with a day that has been is no plan. */
function asOfPast(doc: Doc, c: Candidate, own: When | null): Candidate {
  const published = doc.article.published?.edtf ?? null
  const last = own && own.basis === 'stated' ? boundsOf(own.edtf)[1] : null
  if (c.status !== 'scheduled' || c.outright || c.predicate < 0 || !published || !last || last >= published.slice(0, last.length)) return c
  const facts = factsOf(doc, c.predicate)
  return facts.modal === null && facts.tense === 'present' && !facts.progressive ? { ...c, status: 'held' } : c
}

/** The day of the meeting itself: where the verb says what becomes of it, only a time at the noun or behind "for" or "to" counts. */
function timeOf(doc: Doc, c: Candidate, scope: number, nouns: readonly number[], reach: number): When | null {
  const other = (t: number) =>
    elsewhen(doc, t) ||
    (doc.upos[t] === U.NOUN &&
      t !== c.predicate &&
      !nouns.includes(t) &&
      doc.lemma[t]! in meetingWords().raw.nouns &&
      !meetingWords().raw.nouns[doc.lemma[t]!]!.weak)
  if (!c.outright) return days(doc, whenOf(doc, scope, nouns, c.first, reach, 2, other)) ?? sinceThen(doc, c)
  const at = whenOf(doc, scope, nouns, c.first, reach, 3, other)
  if (at) return at
  const time = timesBetween(doc, c.first, c.last).find(
    (t) =>
      t.edtf !== null &&
      (doc.start[c.predicate < 0 ? c.top : c.predicate]! < t.span[0] ||
        /(?:planned|scheduled|set|slated|due|booked) for\s*$/i.test(doc.text.slice(Math.max(0, t.span[0] - 16), t.span[0]))) &&
      /(?:^|\s)(?:for|to|until|till)(?:\s+(?:the|early|late|mid|next|at))*\s*$/i.test(doc.text.slice(Math.max(0, t.span[0] - 20), t.span[0])),
  )
  if (time) return given(time)
  return c.status === 'scheduled' ? whenOf(doc, scope, nouns, c.first, c.last, 2) : null
}

/** A clause that tells of another time: "since soldiers clashed in June", "after he resigned in May". */
function elsewhen(doc: Doc, t: number): boolean {
  if (doc.upos[t] !== U.VERB) return false
  for (const k of kidsOf(doc, t)) if (k < t && isRel(doc, k, 'mark') && /^(?:since|after|before|until|till)$/.test(doc.lower[k]!)) return true
  return false
}

/** What was held was not held on a day to come. */
function notAhead(doc: Doc, status: MeetingStatus, when: When | null): When | null {
  const published = doc.article.published?.edtf ?? null
  const from = when ? boundsOf(when.edtf)[0] : null
  return status === 'held' && published !== null && from !== null && from.slice(0, published.length) > published ? null : when
}

/** "clinched a deal on Thursday at a summit": what a clause tells to have happened at or during it was on its day. */
function clauseDay(doc: Doc, c: Candidate): When | null {
  if (c.predicate >= 0 || c.status !== 'held') return null
  const word = doc.lower[c.first] ?? ''
  const hours = c.top !== c.trigger && /^(?:hour|night)s?$/.test(doc.lower[c.top]!)
  if (!/^(?:at|during)$/.test(word) && !(hours && word === 'after')) return null
  const over = predicateOf(doc, c.top)
  if (over < 0 || over === c.top) return null
  const s = doc.sentences[doc.sentenceOf[over]!]!
  const when = whenOf(doc, over, [], s.first, s.end - 1, 2)
  return when ? { ...when, basis: 'inferred', because: 'the day of what happened there' } : null
}

/** "for a second straight day": the day told of last, else the day of the article. */
function nthDay(doc: Doc, c: Candidate): When | null {
  let found = false
  for (let t = c.first; t < c.last && !found; t++) found = /^(?:straight|consecutive|successive|running)$/.test(doc.lower[t]!) && doc.lower[t + 1] === 'day'
  const published = doc.article.published?.edtf ?? null
  if (!found || !published || c.status === 'scheduled' || c.status === 'proposed') return null
  const s = doc.sentences[doc.sentenceOf[c.trigger]!]!
  const from = doc.sentences[Math.max(0, s.index - 1)]!
  const told = timesBetween(doc, from.first, s.end - 1).filter((x) => x.edtf !== null && x.edtf.length === 10 && x.edtf <= published && x.bound === null)
  const day = told.at(-1)?.edtf ?? published
  return { edtf: day, basis: 'inferred', because: 'the day that the text speaks of', spans: [] }
}

/** "signed a pact on Sunday, ending a fifth round": the round ended on the day of the clause that it hangs on. */
function endedThen(doc: Doc, c: Candidate): When | null {
  if (c.predicate < 0 || !/^(?:end|conclude|cap|close|crown|follow)$/.test(doc.lemma[c.predicate]!) || !isRel(doc, c.predicate, 'advcl')) return null
  const over = doc.head[c.predicate]!
  if (over < 0 || doc.lemma[c.predicate] === 'follow') return null
  const s = doc.sentences[doc.sentenceOf[over]!]!
  const when = whenOf(doc, over, [], s.first, s.end - 1, 2)
  return when ? { ...when, basis: 'inferred', because: 'the day of what ended it' } : null
}

function firstTime(doc: Doc, [first, last]: readonly [number, number]): When | null {
  const time = timesBetween(doc, first, last).find((t) => t.edtf !== null && (t.type === 'DATE' || t.type === 'TIME'))
  return time ? given(time) : null
}

/** Talks that a speaker says are going on go on on the day of the words. */
function spokenNow(doc: Doc, c: Candidate, statement: StatementClaim | null): When | null {
  if (c.status !== 'under way' || c.predicate < 0) return null
  let now = false
  for (let t = c.first; t <= c.last; t++) if (/^(?:now|currently|today|again)$/.test(doc.lower[t]!)) now = true
  const facts = factsOf(doc, c.predicate)
  if (!now && !(facts.progressive || (statement?.form === 'direct' && facts.tense === 'present'))) return null
  const said = statement?.said ?? (now ? (doc.article.published?.edtf ?? null) : null)
  return said ? { edtf: said, basis: 'inferred', because: 'said to be going on on the day of the words', spans: [] } : null
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

function draft(doc: Doc, seen: Seen, home: Occasion, told: readonly Bond[]): Draft<'meeting'> | null {
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
  let parties = s.parties
  const complete = (s.people.length > 1 && s.parties.length === 1 && seen.placed) || amongThemselves(doc, c)
  if (who.actors.some(isKnownOnly)) infer('parties', 'the country of a well-known person')
  if (parties.length < 2 && !complete && home.parties.length > parties.length) {
    parties = home.parties
    infer('parties', 'named where the article tells of the same occasion')
  }
  if (
    c.family === 'visit' &&
    parties.length === 1 &&
    s.place?.country &&
    !parties.includes(s.place.name) &&
    s.people.length > 0 &&
    doc.actors.some((a) => a.type === 'country' && a.name === s.place!.name)
  ) {
    parties = [...parties, s.place.name]
    infer('parties', 'the country visited')
  }
  const alone = parties.length === 0 && strange(doc, c)
  const pair = parties.length < 2 && !complete && !alone ? (focusAt(doc, c.trigger, { own: parties, told })?.parties ?? null) : null
  if (pair) {
    parties = pair
    infer('parties', 'the pair that the article is about')
  }
  let people = s.people
  if (people.length < 2 && home.people.length > people.length) {
    people = home.people
    infer('people', 'named where the article tells of the same occasion')
  }
  if ((c.noun?.level === 'leaders' || who.leaders) && people.length < 2 && parties.length > 1) {
    const leaders = leadersOf(doc, parties)
    const all = [...new Set([...people, ...leaders])]
    if (leaders.length > 0 && all.length > people.length) {
      people = all
      infer('people', 'the heads of the parties, whom the article names')
    }
  }
  const status: MeetingStatus = c.status
  // A meeting that is to be set anew has no day yet.
  const anew = c.predicate >= 0 && doc.lemma[c.predicate] === 'reschedule'
  const inherited = s.another || anew || status === 'ruled out' ? null : notAhead(doc, status, bestWhen(home))
  let when: When | null = s.when
  if (inherited && (when === null || (inherited.edtf !== when.edtf && inherited.edtf.length > when.edtf.length))) {
    when = { ...inherited, basis: 'inferred', because: 'told where the article speaks of the same occasion' }
  }
  when ??= clauseDay(doc, c)
  if (when) {
    if (when.spans.length > 0) valueSpans.when = when.spans
    if (when.basis !== 'stated') infer('when', when.because ?? 'counted from the date of the article')
  }
  let place = s.place
  const known = s.another ? null : bestPlace(home)
  if (known && (place === null || (place.country && !known.country))) {
    place = known
    infer('place', 'told where the article speaks of the same occasion')
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
    when: when?.edtf ?? null,
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

/** "an April summit": one that the text brings up by the way, of nobody knows whom. */
function strange(doc: Doc, c: Candidate): boolean {
  if (c.noun === null || c.family !== 'occasion' || c.status !== 'held') return false
  return kidsOf(doc, c.top).some((k) => isRel(doc, k, 'det') && /^(?:an?|some)$/.test(doc.lower[k]!))
}

const STAFF =
  /^(?:team|aide|adviser|advisor|cabinet|staff|lawyer|commander|general|ally|counsel|lawmaker|whip|leadership|parliament|coalition|party|committee|council|board|minister|delegation|negotiator|troop|soldier|fighter|supporter|voter|member)s?$/

/** "spoke with his team", "Moon's advisers met": one side that sits by itself. */
function amongThemselves(doc: Doc, c: Candidate): boolean {
  if (c.act === null) return false
  const own = (head: number) => STAFF.test(doc.lemma[head]!.toLowerCase()) && [...kidsOf(doc, head)].some((k) => isRel(doc, k, 'nmod:poss'))
  for (const p of prepsOf(doc, c.trigger))
    if (/^(?:with|to)$/.test(p.word)) return own(p.head) && kidsOf(doc, p.head).some((k) => /^(?:his|her|their|its)$/.test(doc.lower[k]!))
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

/** The heads of state or government of parties, where the article gives them such an office. */
function leadersOf(doc: Doc, parties: readonly string[]): string[] {
  return parties.flatMap((p) => doc.actors.find((a) => a.type === 'person' && a.roles.some((r) => r.of === p && LEADER.test(r.title)))?.name ?? [])
}

const LEADER = /^(?:.*\b)?(?:president|prime minister|chancellor|premier|king|leader|chairman|supreme leader|emir|sultan|crown prince|taoiseach)$/i

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
