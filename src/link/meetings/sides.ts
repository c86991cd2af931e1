import type { MeetingClaim } from '../../model/claim.ts'
import { hull } from '../../model/span.ts'
import { type Art, type Context, type Item, quoteOf } from '../common/context.ts'
import { monthsOf } from '../common/dates.ts'
import { isCountry } from '../common/names.ts'
import { byText, pushTo } from '../common/sort.ts'
import { countOf, roundOf, sortOf, subject, TO_COME } from './occasion.ts'

/** Parties, and why they are taken for those of a mention. */
export interface Table {
  readonly parties: readonly string[]
  readonly because: string
}

/**
 * Who sits at the table where a report leaves that to be concluded. Gives the parties of a mention that names none, or whose pair was only taken over
 * from what its article is about; null where nothing better is known. Looks at a mention's own words, and at what the other reports say of
 * rounds so numbered and of talks on the same subject. Parties come by their canonical names, sorted; nobody is given whom the article does not name.
 */
export interface Sides {
  of(item: Item<MeetingClaim>): Table | null
}

/** Parties that reports put at one table, and what about. */
interface Circle {
  readonly key: string
  readonly parties: readonly string[]
  /** Articles that name them so. */
  readonly articles: Set<string>
  /** By month and concept of what their talks are about: the articles that say so. */
  readonly topics: Map<string, Set<string>>
}

// Circles looked at for each subject and number: those of most articles.
const EACH = 12
// Days around an article in which others speak of the same talks.
const WEEKS = 30

/** Counts up which parties the mentions of a collection put together, about what, and how many rounds they have had. */
export function sidesOf(context: Context, items: readonly Item<MeetingClaim>[]): Sides {
  const { circles, byTopic } = circlesIn(context, items)
  const counted = countedIn(context, items)
  const told = toldIn(context, items)
  // Items come article by article: one is remembered.
  let last: { readonly art: Art; readonly named: ReadonlySet<string> } | null = null
  const namedIn = (art: Art): ReadonlySet<string> => {
    if (last?.art !== art)
      last = {
        art,
        named: new Set(
          partiesIn(
            context,
            art,
            art.reading.actors.map((a) => a.name),
          ),
        ),
      }
    return last.named
  }
  return {
    of(item) {
      const own = namedTwo(context, item)
      if (own) return { parties: own, because: 'the countries of the people whom the words put together' }
      // Who meets "for the second time" may be anybody; rounds are of talks.
      if (sortOf(quoteOf(item), item.claim.format === 'call') !== 'talks') return null
      const mine = partiesIn(context, item.art, item.claim.parties)
      const stated = item.claim.basis?.['parties'] === 'inferred' ? [] : mine
      const meant = stated.length > 0 ? null : byReference(item, told)
      if (meant) return { parties: meant, because: 'the only talks of that kind whose parties the article names' }
      const numbered = byNumber(item, counted, namedIn(item.art))
      if (numbered && stated.every((p) => numbered.includes(p))) return { parties: numbered, because: 'other reports count the rounds of these parties so' }
      if (!isBare(item.claim)) return null
      const alike = bySubject(item, namedIn(item.art), stated, circles.get(mine.join('|')), byTopic)
      return alike && { parties: alike, because: 'other reports tell of talks on the same subject between these parties' }
    },
  }
}

function circlesIn(
  context: Context,
  items: readonly Item<MeetingClaim>[],
): { circles: ReadonlyMap<string, Circle>; byTopic: ReadonlyMap<string, readonly Circle[]> } {
  const circles = new Map<string, Circle>()
  for (const item of items) {
    const parties = partiesIn(context, item.art, item.claim.parties)
    if (parties.length < 2 || parties.length > 6) continue
    const key = parties.join('|')
    const c = circles.get(key) ?? { key, parties, articles: new Set<string>(), topics: new Map<string, Set<string>>() }
    circles.set(key, c)
    c.articles.add(item.art.id)
    const months = monthsOf(item.art.published)
    for (const topic of topicsOf(item))
      for (const month of months.length > 0 ? months : ['?']) {
        const told = c.topics.get(`${month} ${topic}`)
        if (told) told.add(item.art.id)
        else c.topics.set(`${month} ${topic}`, new Set([item.art.id]))
      }
  }
  const byTopic = new Map<string, Circle[]>()
  for (const c of [...circles.values()].sort((a, b) => b.articles.size - a.articles.size || byText(a.key, b.key)))
    for (const t of c.topics.keys()) if ((byTopic.get(t)?.length ?? 0) < EACH) pushTo(byTopic, t, c)
  return { circles, byTopic }
}

function topicsOf(item: Item<MeetingClaim>): Set<string> {
  return subject(item.claim.about ?? quoteOf(item), item.claim.place)
}

function partiesIn(context: Context, art: Art, names: readonly string[]): string[] {
  return [...new Set(names.map((n) => context.home(context.actor(art, n))))].sort(byText)
}

/** Whether a claim tells nothing that its occasion could be told apart by. */
function isBare(claim: MeetingClaim): boolean {
  return claim.people.length < 2 && claim.when === null && claim.place === null
}

/**
 * The parties for whose talks other articles of these weeks give the same subject. Where its article has given it a pair, that pair must be one
 * whose talks nobody else says to be on this subject, and two articles must speak for the other.
 */
function bySubject(
  item: Item<MeetingClaim>,
  named: ReadonlySet<string>,
  stated: readonly string[],
  own: Circle | undefined,
  byTopic: ReadonlyMap<string, readonly Circle[]>,
): readonly string[] | null {
  const months = monthsAround(item.art)
  const votes = new Map<Circle, Set<string>>()
  for (const topic of topicsOf(item))
    for (const month of months) {
      const key = `${month} ${topic}`
      const others = (c: Circle | undefined) => [...(c?.topics.get(key) ?? [])].filter((a) => a !== item.art.id)
      if (others(own).length > 0) return null
      for (const c of byTopic.get(key) ?? []) {
        if (c === own || !c.parties.every((p) => named.has(p)) || !stated.every((p) => c.parties.includes(p))) continue
        const told = others(c)
        if (told.length > 0) votes.set(c, new Set([...(votes.get(c) ?? []), ...told]))
      }
    }
  const [first, second] = [...votes].sort((a, b) => b[1].size - a[1].size || byText(a[0].key, b[0].key))
  if (!first || first[1].size < (own ? 2 : 1) || (second && second[1].size === first[1].size)) return null
  return first[0].parties
}

function monthsAround(art: Art): string[] {
  const { published } = art
  return published && Number.isFinite(published[0]) ? monthsOf([published[0] - WEEKS, published[1] + WEEKS]) : ['?']
}

/** By article and sort of talks: the parties that its mentions name, null where they name several sets. */
type ToldHere = ReadonlyMap<string, ReadonlyMap<string, readonly string[] | null>>

function toldIn(context: Context, items: readonly Item<MeetingClaim>[]): ToldHere {
  const out = new Map<string, Map<string, readonly string[] | null>>()
  for (const item of items) {
    if (item.claim.basis?.['parties'] === 'inferred') continue
    const parties = partiesIn(context, item.art, item.claim.parties)
    if (parties.length < 2) continue
    const here = out.get(item.art.id) ?? new Map<string, readonly string[] | null>()
    out.set(item.art.id, here)
    for (const key of referenceKeys(item)) {
      const known = here.get(key)
      here.set(key, known === undefined || known?.join('|') === parties.join('|') ? parties : null)
    }
  }
  return out
}

function referenceKeys({ claim }: Item<MeetingClaim>): string[] {
  return [TO_COME.has(claim.status) ? 'to come' : claim.status, ...(claim.level !== null && claim.level !== 'leaders' ? [`level ${claim.level}`] : [])]
}

const UPCOMING = /^\W*the (?:upcoming|coming|next|planned|scheduled|forthcoming|impending|announced)\b/i

/** "The upcoming talks", "working-level talks": those whose parties the article names elsewhere, where it names one set for such talks. */
function byReference(item: Item<MeetingClaim>, told: ToldHere): readonly string[] | null {
  const { level } = item.claim
  const key = level !== null && level !== 'leaders' ? `level ${level}` : UPCOMING.test(quoteOf(item)) && TO_COME.has(item.claim.status) ? 'to come' : null
  return (key !== null && told.get(item.art.id)?.get(key)) || null
}

/** Parties by the number of a round or of rounds: rounds are counted line by line. */
type Counted = ReadonlyMap<string, ReadonlyMap<string, readonly string[]>>

function countedIn(context: Context, items: readonly Item<MeetingClaim>[]): Counted {
  const out = new Map<string, Map<string, readonly string[]>>()
  for (const item of items) {
    if (item.claim.basis?.['parties'] === 'inferred') continue
    const parties = partiesIn(context, item.art, item.claim.parties)
    if (parties.length < 2) continue
    const text = quoteOf(item)
    const [count, round] = [countOf(item.claim, text), roundOf(item.claim, text)]
    // Who has had two rounds is about to have the third; who had the third had three.
    const had = count > 0 ? [`of ${count}`, `no ${count + 1}`] : round !== null ? [`no ${round}`, `no ${round + 1}`, `of ${round}`] : []
    for (const key of had) {
      const lines = out.get(key) ?? new Map<string, readonly string[]>()
      out.set(key, lines)
      if (lines.size < EACH) lines.set(parties.join('|'), parties)
    }
  }
  return out
}

/** The parties whose rounds other mentions count so far, where only one such line is of parties that the article names. */
function byNumber(item: Item<MeetingClaim>, counted: Counted, named: ReadonlySet<string>): readonly string[] | null {
  const text = quoteOf(item)
  const [count, round] = [countOf(item.claim, text), roundOf(item.claim, text)]
  const lines = counted.get(count > 0 ? `of ${count}` : round !== null && round > 1 ? `no ${round}` : '')
  // What is full has lines that it does not show.
  if (!lines || lines.size >= EACH) return null
  const fit = [...lines.values()].filter((parties) => parties.every((p) => named.has(p)))
  return fit.length === 1 ? (fit[0] as readonly string[]) : null
}

const JOINS =
  /\b(?:with|met|meet|meets|meeting|from|calls?|called|phoned|rang|visit|visits|visited|visiting|hosts?|hosted|receives?|received|saw|sees?|sat|invited?|inviting)\b/i
const TELLS = /\b(?:said|says|told|according|added|announced)\b/i

/** The countries of two people whom the words themselves put together, where they are known and differ. */
function namedTwo(context: Context, item: Item<MeetingClaim>): readonly string[] | null {
  const text = quoteOf(item)
  const sort = sortOf(text, item.claim.format === 'call')
  if (sort === null || sort === 'talks' || TELLS.test(text)) return null
  const [from, to] = hull(item.claim.evidence)
  const aside = new Set([...item.claim.mediators, ...item.claim.hosts])
  const actors = new Map(item.art.reading.actors.map((a) => [a.id, a] as const))
  const found: { home: string; start: number; end: number }[] = []
  for (const { span, actor: id } of item.art.reading.names) {
    const actor = id === null || span[0] < from || span[1] > to ? undefined : actors.get(id)
    if (!actor || actor.type !== 'person' || aside.has(actor.name)) continue
    const home = context.home(context.actor(item.art, actor.name))
    if (isCountry(home)) found.push({ home, start: span[0], end: span[1] })
  }
  found.sort((a, b) => a.start - b.start)
  const homes = [...new Set(found.map((f) => f.home))].sort(byText)
  const [a, b] = [found[0], found.find((f) => f.home !== found[0]?.home)]
  if (homes.length !== 2 || !a || !b) return null
  return JOINS.test(item.art.article.text.slice(a.end, b.start)) ? homes : null
}
