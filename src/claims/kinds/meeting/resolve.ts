import { boundsOf, type When } from '../../shared/when.ts'
import type { Place } from './details.ts'
import type { Candidate } from './candidate.ts'
import type { Family } from './lexicon.ts'

/** A candidate with what its own clause tells of the occasion. */
export interface Sighting {
  readonly candidate: Candidate
  readonly parties: readonly string[]
  readonly people: readonly string[]
  readonly place: Place | null
  readonly when: When | null
  readonly round: number | null
  /** "the summit", "this meeting", "it", "their talks": points back or forth to one told of elsewhere. */
  readonly pointing: boolean
  /** "the next round", "further talks": another than those told of. */
  readonly another: boolean
  /** The town named in front of it ("the Geneva talks"). */
  readonly sentence: number
  /** Told as what had been before ("They had spoken in June"). */
  readonly earlier: boolean
}

/** One occasion of an article: the sightings that are taken to be of it. */
export interface Occasion {
  readonly members: Sighting[]
  /** The members that others are compared with: the first forty. */
  readonly near: Sighting[]
  family: Family
  parties: readonly string[]
  people: readonly string[]
}

/**
 * Groups sightings into occasions. Two are one when nothing that they tell contradicts (parties, people, town, day, round)
 * and the later one points at it, or both name the same parties and one of them gives the day or the town. Talks that go
 * on are grouped only with what stands near.
 */
export function occasionsOf(sightings: readonly Sighting[]): Occasion[] {
  const occasions: Occasion[] = []
  const open = (s: Sighting) => occasions.push({ members: [s], near: [s], family: s.candidate.family, parties: s.parties, people: s.people })
  // Those with a day or parties of their own come first, so that "the summit" in a lead finds what is told further down.
  const [firm, loose] = [sightings.filter(isFirm), sightings.filter((s) => !isFirm(s))]
  for (const s of [...firm, ...loose]) {
    const home = s.another ? null : pick(occasions, s)
    if (home) join(home, s)
    else open(s)
  }
  return occasions
}

function isFirm(s: Sighting): boolean {
  return s.when !== null || (s.parties.length > 1 && !s.candidate.act)
}

function join(home: Occasion, s: Sighting): void {
  home.members.push(s)
  if (home.members.length <= 40) home.near.push(s)
  if (s.parties.length > home.parties.length) home.parties = s.parties
  if (s.people.length > home.people.length && s.people.length <= 2) home.people = s.people
}

/** The occasion that a sighting fits best, or null. */
function pick(occasions: readonly Occasion[], s: Sighting): Occasion | null {
  let best: Occasion | null = null
  let score = 0
  // Only what was told of lately: a text of any length costs as much a sentence as a short one.
  for (const o of occasions.length > 60 ? occasions.slice(-60) : occasions) {
    const n = likeness(o, s)
    if (n > score) {
      best = o
      score = n
    }
  }
  return best
}

/** 0 where they cannot be one, more the better they fit; the nearest of equals wins by its place in the text. */
function likeness(o: Occasion, s: Sighting): number {
  if (!kin(o.family, s.candidate.family)) return 0
  if (o.near.some((m) => contradicts(m, s))) return 0
  const shared = s.parties.filter((p) => o.parties.includes(p)).length
  if (s.parties.length >= 2 && o.parties.length >= 2 && shared < Math.min(s.parties.length, o.parties.length)) return 0
  if (s.parties.length === 1 && o.parties.length >= 2 && shared === 0) return 0
  const people = s.people.filter((p) => o.people.includes(p)).length
  if (s.people.length >= 2 && o.people.length >= 2 && people < 2) return 0
  const distance = Math.min(...o.near.map((m) => Math.abs(s.sentence - m.sentence)))
  const [day, place] = [sameDay(o, s), samePlace(o, s)]
  if (s.candidate.act && !day && !place && !(people >= 2 && s.candidate.status === 'held' && o.near.some((m) => m.candidate.status === 'held'))) return 0
  const process = s.candidate.family === 'process' || o.family === 'process'
  if (process && !s.pointing && !day && !place) return 0
  if (process && s.pointing && distance > 3 && shared < 2) return 0
  const sameNoun = o.near.some((m) => lemmaKin(m, s))
  const evidence =
    (shared >= 2 ? 3 : shared) +
    people * 2 +
    (day ? 3 : 0) +
    (place ? 2 : 0) +
    (sameNoun ? 2 : 0) +
    (s.round !== null && o.near.some((m) => m.round === s.round) ? 3 : 0)
  if (!s.pointing && evidence < 5) return 0
  return evidence + 2 / (1 + distance) + (s.pointing ? 0.5 : 0)
}

/** Sittings and rounds are of one sort, visits may be sittings too; talks that go on are their own sort, rounds of them apart. */
function kin(a: Family, b: Family): boolean {
  if (a === b) return true
  const both = [a, b]
  if (both.includes('process')) return both.includes('round')
  if (both.includes('call')) return false
  return true
}

function lemmaKin(a: Sighting, b: Sighting): boolean {
  return a.candidate.family === b.candidate.family && a.candidate.noun?.level === b.candidate.noun?.level
}

function contradicts(a: Sighting, b: Sighting): boolean {
  // "They met on Monday. They had spoken in June.": two.
  const [first, second] = a.sentence <= b.sentence ? [a, b] : [b, a]
  if (second.earlier && !first.earlier && second.when !== null && first.when === null && second.candidate.act !== null) return true
  if (a.round !== null && b.round !== null && a.round !== b.round) return true
  // "their first summit" is another than the one told of, unless day or town agree; "the summit" may be the second one.
  if (a.round === null && b.round !== null && !(a.when && b.when) && !(a.place && a.place.name === b.place?.name)) return true
  if ((past(a) && ahead(b)) || (past(b) && ahead(a))) return true
  if (a.place && b.place && !a.place.country && !b.place.country && a.place.name !== b.place.name) return true
  return a.when !== null && b.when !== null && !overlap(a.when.edtf, b.when.edtf)
}

function past(s: Sighting): boolean {
  return s.candidate.status === 'held' && s.when !== null
}

function ahead(s: Sighting): boolean {
  return (
    s.candidate.status === 'scheduled' ||
    s.candidate.status === 'proposed' ||
    s.candidate.status === 'called for' ||
    s.candidate.status === 'cancelled' ||
    s.candidate.status === 'postponed'
  )
}

function sameDay(o: Occasion, s: Sighting): boolean {
  return s.when !== null && o.near.some((m) => m.when !== null && overlap(m.when.edtf, s.when!.edtf))
}

function samePlace(o: Occasion, s: Sighting): boolean {
  return s.place !== null && o.near.some((m) => m.place?.name === s.place!.name)
}

/** Whether two stretches of days share one. */
export function overlap(a: string, b: string): boolean {
  const [a0, a1] = boundsOf(a)
  const [b0, b1] = boundsOf(b)
  return (a0 === null || b1 === null || a0 <= b1) && (b0 === null || a1 === null || b0 <= a1)
}

/** A stretch longer than this (in milliseconds) tells others of the same occasion no day. */
const LONGEST = 45 * 86_400_000

/** The most exact day that any member tells, stated before inferred. */
export function bestWhen(o: Occasion): When | null {
  let best: When | null = null
  for (const { when } of o.near) if (when && length(when.edtf) <= LONGEST && (best === null || length(when.edtf) < length(best.edtf))) best = when
  return best
}

/** The best place that any member tells: a town before a country. */
export function bestPlace(o: Occasion): Place | null {
  let best: Place | null = null
  for (const { place } of o.near) if (place && (best === null || (best.country && !place.country))) best = place
  return best
}

function length(edtf: string): number {
  const [a, b] = boundsOf(edtf)
  return a === null || b === null ? Number.POSITIVE_INFINITY : Date.parse(b) - Date.parse(a)
}
