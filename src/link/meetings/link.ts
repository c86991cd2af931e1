import type { MeetingStatus } from '../../model/claim.ts'
import { type DayRange, formatDay } from '../../model/edtf.ts'
import type { Context } from '../common/context.ts'
import { itemsOf } from '../common/context.ts'
import { hullOf, lengthOf, meets, monthsOf, spell, within } from '../common/dates.ts'
import { gather } from '../common/gather.ts'
import { applyJudgements, type Group } from '../common/judgements.ts'
import { placeRelation } from '../common/names.ts'
import { byText } from '../common/sort.ts'
import { overlap } from '../common/words.ts'
import { isBare, joinBare, STAGE } from './bare.ts'
import { movedApart, type Occasion, OFF, occasionOf, type Sort, TO_COME } from './occasion.ts'
import { joinReferences } from './references.ts'
import { sidesOf } from './sides.ts'

/** What a group of occasions has in common so far. */
interface State {
  readonly parties: Map<string, number>
  /** Whether no member names the parties itself. */
  inferred: boolean
  readonly people: Map<string, number>
  readonly places: Set<string>
  when: DayRange | null
  window: DayRange
  round: number | null
  call: boolean | null
  several: number
  next: boolean
  earlier: boolean
  readonly sorts: Set<Sort>
  readonly statuses: Map<MeetingStatus, number>
  readonly about: Set<string>
  readonly topic: Set<string>
  readonly words: Set<string>
  /** Whether all members are talks of which nothing more is told. */
  bare: boolean
  /** Last places in each article, for nearness. */
  readonly starts: Map<string, number[]>
  /** Days to which members say that it was moved. */
  readonly away: DayRange[]
  first: number
  last: number
  size: number
}

// Swept 2.0–4.0 on the three gold stories with their own claims; 2.6 to 3.0 give the same groups.
const THRESHOLD = 2.8

// Days on both sides of an article within which an event can lie that it names without a date.
const WEEKS = 21

// Days kept to which one meeting was moved.
const AWAY = 8

// Letters from which on the same words in two articles are a quotation or a copy, not chance.
const QUOTED = 12

/** Brings together the claims that report one event. */
export function linkMeetings(context: Context): Group<Occasion>[] {
  const items = itemsOf(context, 'meeting')
  const sides = sidesOf(context, items)
  const occasions = movedApart(items.map((item) => occasionOf(context, item, sides)))
  occasions.sort((a, b) => telling(b) - telling(a) || order(a, b))
  const groups = gather<Occasion, State>(occasions, { keys: keysOf, start, add, fit, threshold: THRESHOLD })
  return applyJudgements('meeting', joinReferences(joinBare(groups.map((g) => g.group))), context.decisions)
}

/** How much a claim tells of its event: those that tell most make the groups that the others join. */
function telling(o: Occasion): number {
  const when = o.when ? (lengthOf(o.when) <= 1 ? 3 : lengthOf(o.when) <= 8 ? 2 : lengthOf(o.when) <= 31 ? 1 : 0.5) : 0
  return (
    (o.mended ? when - 1.5 : when) +
    (o.place ? 2 : 0) +
    Math.min(2, o.people.length) * 0.5 +
    (o.parties.length > 1 ? 1 : 0) +
    (o.round !== null ? 1 : 0) -
    (o.definite && !o.when ? 1 : 0)
  )
}

function order(a: Occasion, b: Occasion): number {
  const x = Number.isNaN(a.at) ? Number.MAX_SAFE_INTEGER : a.at
  const y = Number.isNaN(b.at) ? Number.MAX_SAFE_INTEGER : b.at
  return x - y || byText(a.item.art.id, b.item.art.id) || a.start - b.start || byText(a.id, b.id)
}

function keysOf(o: Occasion): string[] {
  const keys = [`doc|${o.item.art.id}`]
  const who: string[] = []
  for (let i = 0; i < Math.min(3, o.parties.length); i++)
    for (let j = i + 1; j < Math.min(3, o.parties.length); j++) who.push(`${o.parties[i]}|${o.parties[j]}`)
  if (who.length === 0 && o.people.length > 1) who.push(`${o.people[0]}|${o.people[1]}`)
  const months = monthsOf(o.when)
  const published = monthsOf(o.item.art.published)
  // A mention without a date is of an event of those weeks, whenever that event was first reported.
  const days = o.item.art.published
  const around = o.when || !days || !Number.isFinite(days[0]) ? [] : monthsOf([days[0] - WEEKS, days[1] + WEEKS])
  if (o.round !== null && who.length > 0) for (const p of o.parties.slice(0, 3)) keys.push(`${p}|numbered|${o.round}`)
  for (const w of who) {
    if (o.when && lengthOf(o.when) === 1) keys.push(`${w}|day|${o.when[0]}`, `${w}|of year|${formatDay(o.when[0]).slice(-5)}`)
    if (o.yearless) keys.push(`${w}|of year|${o.yearless}`)
    for (const m of [...months, ...around]) keys.push(`${w}|in|${m}`)
    if (o.round !== null) keys.push(`${w}|round|${o.round}`)
    if (o.words.length >= QUOTED && !o.when) keys.push(`${w}|words|${o.words.slice(0, 60)}`)
    if (o.place) keys.push(`${w}|at|${o.place}`)
    for (const m of published) keys.push(`${w}|out|${m}`)
    for (const m of published.length === 0 ? ['?'] : []) keys.push(`${w}|out|${m}`)
    if (o.several > 0) keys.push(`${w}|several|${o.several}`)
  }
  return keys
}

function start(o: Occasion): State {
  const s: State = {
    parties: new Map(),
    inferred: true,
    people: new Map(),
    places: new Set(),
    when: null,
    window: [-Infinity, Infinity],
    round: null,
    call: null,
    several: o.several,
    next: o.next,
    earlier: o.earlier,
    sorts: new Set(),
    statuses: new Map(),
    about: new Set(),
    topic: new Set(),
    words: new Set(),
    bare: true,
    starts: new Map(),
    away: [],
    first: Infinity,
    last: -Infinity,
    size: 0,
  }
  add(s, o)
  return s
}

function add(s: State, o: Occasion): void {
  for (const p of o.parties) s.parties.set(p, (s.parties.get(p) ?? 0) + 1)
  s.inferred &&= o.inferred
  s.bare &&= isBare(o)
  for (const p of o.people) s.people.set(p, (s.people.get(p) ?? 0) + 1)
  if (o.place) s.places.add(o.place)
  if (o.when) s.when = s.when && meets(s.when, o.when) ? [Math.max(s.when[0], o.when[0]), Math.min(s.when[1], o.when[1])] : (s.when ?? o.when)
  s.window = meets(s.window, o.window) ? [Math.max(s.window[0], o.window[0]), Math.min(s.window[1], o.window[1])] : s.window
  s.round ??= o.round
  s.call ??= o.call
  if (o.sort) s.sorts.add(o.sort)
  s.statuses.set(o.status, (s.statuses.get(o.status) ?? 0) + 1)
  if (s.about.size < 60) for (const c of o.about) s.about.add(c)
  if (s.topic.size < 20) for (const c of o.topic) s.topic.add(c)
  if (s.words.size < 60 && o.words.length >= QUOTED) s.words.add(o.words)
  const list = s.starts.get(o.item.art.id)
  if (list) list.push(o.start)
  else s.starts.set(o.item.art.id, [o.start])
  if (!Number.isNaN(o.at)) {
    s.first = Math.min(s.first, o.at)
    s.last = Math.max(s.last, o.at)
  }
  if (o.away && s.away.length < AWAY && !s.away.some((d) => within(d, o.away as DayRange))) s.away.push(o.away)
  s.size++
}

/**
 * Talks in general ("open to talks", "the talks go on") are of one occasion with others of their stage unless their subjects differ: there is
 * nothing by which a reader could tell them apart. Swept 0–1.4 on eleven stories with their own claims and as read.
 */
function byBareness(o: Occasion, s: State, topics: number): number {
  if (!s.bare || !isBare(o)) return 0
  if (![...s.statuses.keys()].some((x) => STAGE[x] === STAGE[o.status])) return s.starts.has(o.item.art.id) ? 0 : -0.8
  return (STAGE[o.status] === 2 ? 1 : 0.4) - (o.topic.size > 0 && s.topic.size > 0 && topics === 0 ? 0.8 : 0)
}

/** How well a claim fits a group, in points; null where something speaks flatly against it. */
function fit(o: Occasion, s: State): { score: number; because: string } | null {
  if (o.round !== null && s.round !== null && o.round !== s.round) return null
  if (o.several > 0 !== s.several > 0) return null
  if (o.call !== null && s.call !== null && o.call !== s.call) return null
  if ((o.away && s.when && meets(o.away, s.when)) || (o.when && s.away.some((d) => meets(d, o.when as DayRange)))) return null
  const here = s.starts.get(o.item.art.id)
  const why: string[] = []
  const parts = [byParties(o, s), byPlace(o, s, why), byTime(o, s, here !== undefined, why), byPeople(o, s, why), byStage(o, s, here !== undefined)]
  let score = 0
  for (const p of parts) {
    if (p === null) return null
    score += p
  }
  if (o.round !== null && o.round === s.round) {
    score += 1.5
    why.push(`round ${o.round}`)
  }
  if (o.several > 0) score += o.several === s.several ? 1.2 : -0.5
  const about = overlap(o.about, s.about)
  const topic = overlap(o.topic, s.topic)
  const same = Math.max(0.9 * about.cover * Math.min(1, about.shared), topic.shared >= 1 ? 1.1 * topic.cover : 0)
  score += same
  if (same > 0.3) why.push('one subject')
  score += bySort(o, s)
  if (!here && s.words.has(o.words)) {
    score += 1.5
    why.push('in the same words')
  }
  if (here) score += nearness(o, here)
  score += byBareness(o, s, topic.shared)
  // "The previous talks" are not those that the others speak of.
  if (o.earlier !== s.earlier && !o.when && !s.when) score -= 1.5
  return { score, because: why.length > 0 ? why.join(', ') : 'same parties, and nothing against it' }
}

function byParties(o: Occasion, s: State): number | null {
  if (o.parties.length === 0 || s.parties.size === 0) return o.people.length > 0 && s.people.size > 0 ? 0 : -0.5
  let common = 0
  for (const p of o.parties) if (s.parties.has(p)) common++
  if (common === 0) return null
  const all = s.parties.size
  if (common === o.parties.length && common === all) return common > 1 ? 1 : 0.5
  // A pair that was only taken over from what the article is about speaks against nothing that names one of them.
  if (o.parties.length > 1 && all > 1 && common < 2) return (o.inferred || s.inferred) && o.round !== null && o.round === s.round ? 0.5 : null
  // A third party on one side only: another format, or a host counted in.
  return o.parties.length > 1 && all > 1 ? -0.7 : 0.4
}

function byPlace(o: Occasion, s: State, why: string[]): number | null {
  if (!o.place || s.places.size === 0) return 0
  let best = -Infinity
  for (const p of s.places) {
    const r = placeRelation(o.place, p)
    const points = r === 'same' ? 1.5 : r === 'inside' || r === 'around' ? 0.9 : r === 'unknown' ? -0.5 : -Infinity
    if (points === -Infinity) return null
    if (points > best) best = points
    if (points > 0) why.push(r === 'same' ? `in ${p}` : r === 'inside' ? `${o.place} is in ${p}` : `${p} is in ${o.place}`)
  }
  return best
}

function byTime(o: Occasion, s: State, here: boolean, why: string[]): number | null {
  if (o.when && s.when) {
    if (!meets(o.when, s.when)) return null
    const spread = lengthOf(hullOf(o.when, s.when))
    why.push(`${spell(o.when)} agrees with ${spell(s.when)}`)
    return spread <= 2 ? 2 : spread <= 8 ? 1.5 : spread <= 31 ? 0.9 : 0.4
  }
  if (o.yearless && s.when && lengthOf(s.when) <= 2) {
    if (formatDay(s.when[0]).slice(-5) !== o.yearless && formatDay(s.when[1]).slice(-5) !== o.yearless) return null
    why.push(`the day of ${spell(s.when)}, its year left open`)
    return 1.6
  }
  if (!here && !meets(o.window, s.window)) return null
  if (here) return 0
  // Undated in both: what was written weeks apart is hardly of one and the same occasion.
  const apart = Number.isNaN(o.at) || s.first === Infinity ? 0 : Math.max(0, o.at - s.last, s.first - o.at)
  return apart > 45 ? -1.5 : apart > 14 ? -0.6 : apart > 5 ? 0 : 0.4
}

function byPeople(o: Occasion, s: State, why: string[]): number {
  if (o.people.length === 0 || s.people.size === 0) return o.people.length === 0 && s.people.size === 0 ? 0 : -0.2
  const common = o.people.filter((p) => s.people.has(p))
  if (common.length > 1) {
    why.push(`${common.join(' and ')}`)
    return 1.8
  }
  // Delegations are told by different heads; a day and a place in common outweigh that, nothing less does.
  const sure =
    o.when !== null && s.when !== null && lengthOf(o.when) <= 3 && lengthOf(s.when) <= 3 && (o.place === null || s.places.size === 0 || s.places.has(o.place))
  if (common.length === 1) return o.people.length === 1 || s.people.size === 1 ? 0.9 : sure ? -0.3 : -2
  return sure ? -0.8 : -2.5
}

function byStage(o: Occasion, s: State, here: boolean): number {
  // One mention in five that says otherwise was read wrongly sooner than it tells of another meeting.
  const held = ((s.statuses.get('held') ?? 0) + (s.statuses.get('under way') ?? 0)) * 5 > s.size
  const dated = o.when !== null && s.when !== null
  // One article that tells of a meeting held and of one to come tells of two, unless it names the same day for both.
  const exact = dated && lengthOf(o.when as DayRange) <= 2 && lengthOf(s.when as DayRange) <= 2
  if (here && !exact && ((o.status === 'held' && s.statuses.has('scheduled')) || (o.status === 'scheduled' && s.statuses.has('held')))) return -2
  if (o.status === 'held' || o.status === 'under way') {
    // What goes on now is not what was over weeks ago.
    if (o.status === 'under way' && !o.when && s.when && o.at > s.when[1] + 10) return -1.5
    // Put off from that day: what is told later without a day was not on it.
    if (!dated && !here && s.when && s.statuses.has('postponed')) return -2
    // Its day has come since: what was called off or only planned then can have been held.
    if (!dated && s.when && Number.isFinite(s.when[0]) && o.at >= s.when[0] && o.at <= s.when[1] + 45) return 0.2
    const off = [...s.statuses.keys()].some((x) => OFF.has(x))
    if (!held && off && !dated) return -2
    if (!held && !dated && [...s.statuses.keys()].some((x) => TO_COME.has(x))) return -0.8
    return 0.2
  }
  if (OFF.has(o.status)) return held && !dated ? -1.2 : 0
  // Still to come: a round that has been is another one, unless both name the day.
  if (held && !dated) return here && !o.next && o.definite ? -0.5 : -2
  // A "next" one without a date is not the one that has its date and place.
  if (!dated && o.next !== s.next) return here ? -0.4 : -1
  return 0.3
}

const LOOSE: ReadonlySet<string> = new Set([
  'meeting|summit',
  'summit|meeting',
  'meeting|visit',
  'visit|meeting',
  'talks|meeting',
  'meeting|talks',
  'call|talks',
  'talks|call',
  'summit|visit',
  'visit|summit',
])

function bySort(o: Occasion, s: State): number {
  if (!o.sort || s.sorts.size === 0) return 0
  if (s.sorts.has(o.sort)) return 0.4
  return [...s.sorts].some((x) => LOOSE.has(`${o.sort}|${x}`)) ? 0 : -0.8
}

/** In one article: a bare "the meeting" or "it" means the nearest that fits; two mentions that say enough need no help. */
function nearness(o: Occasion, starts: readonly number[]): number {
  let near = Infinity
  for (const x of starts) near = Math.min(near, Math.abs(x - o.start))
  const close = 0.5 / (1 + near / 400)
  return (o.definite && !o.when && !o.next ? 1.2 : 0.4) + close
}
