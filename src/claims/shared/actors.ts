import type { Doc, DocActor, Mention } from '../../model/annotation.ts'
import { knownPeople, lexicon } from '../data.ts'
import { R, U } from '../syntax.ts'
import { bodyOf } from './affiliations.ts'
import { caseOf, conjuncts, phraseTokens } from './clause.ts'
import { behindDateline } from './dateline.ts'
import { kidsOf, treeOf } from './tree.ts'

interface Index {
  /** Mention that covers a token, the longest one; -1 without. */
  readonly at: Int32Array
  readonly byId: ReadonlyMap<string, DocActor>
  /** Canonical names of countries and organisations in the article. */
  readonly parties: ReadonlyMap<string, DocActor>
  /** Regions with a leader or government of their own. */
  readonly regions: ReadonlySet<string>
}

const REGIONAL = /^(?:(?:regional |state |first |acting )?(?:president|premier|governor|minister-president)|first minister)$/i

const indexes = new WeakMap<Doc, Index>()
// The last document's index needs no look into the map.
let lastDoc: Doc | null = null
let lastIndex: Index | null = null

function indexOf(doc: Doc): Index {
  if (doc === lastDoc) return lastIndex!
  let index = indexes.get(doc)
  if (!index) {
    const at = new Int32Array(doc.count).fill(-1)
    doc.mentions.forEach((m, i) => {
      for (let t = m.first; t < m.end && t < doc.count; t++) {
        const before = at[t]! >= 0 ? doc.mentions[at[t]!]! : null
        if (!before || better(m, before)) at[t] = i
      }
    })
    const byId = new Map(doc.actors.map((a) => [a.id, a]))
    const parties = new Map(doc.actors.filter(isParty).map((a) => [a.name, a]))
    const regions = new Set<string>()
    for (const m of doc.mentions) {
      if (
        m.type !== 'place' ||
        m.actor === null ||
        doc.lower[m.end] !== "'s" ||
        !/^(?:president|premier|governor|leader|government|first)$/.test(doc.lower[m.end + 1] ?? '')
      )
        continue
      const place = byId.get(m.actor)
      if (place && !seats().has(place.name)) regions.add(place.name)
    }
    index = { at, byId, parties, regions }
    indexes.set(doc, index)
  }
  lastDoc = doc
  lastIndex = index
  return index
}

/** A mention that says who is meant beats one that does not ("Russian" in "Russian officials"); then the longer one. */
function better(a: Mention, b: Mention): boolean {
  if ((a.actor === null) !== (b.actor === null)) return a.actor !== null
  return a.end - a.first > b.end - b.first
}

/** Whether an actor can be a party by itself: a country or an organisation. */
export function isParty(actor: DocActor): boolean {
  return actor.type === 'country' || actor.type === 'organisation'
}

/** Who is meant at a token (by name, description or pronoun), or null. */
export function actorAt(doc: Doc, token: number): DocActor | null {
  const index = indexOf(doc)
  const mention = token >= 0 && token < doc.count ? index.at[token]! : -1
  const id = mention >= 0 ? doc.mentions[mention]!.actor : null
  return id === null ? null : (index.byId.get(id) ?? null)
}

/** The mention that covers a token, or null. */
export function mentionAt(doc: Doc, token: number): Mention | null {
  const mention = token >= 0 && token < doc.count ? indexOf(doc).at[token]! : -1
  return mention >= 0 ? doc.mentions[mention]! : null
}

/** Everybody mentioned between two tokens (inclusive), in order of mention, each once. */
export function actorsBetween(doc: Doc, first: number, last: number): DocActor[] {
  const out: DocActor[] = []
  for (let t = Math.max(0, first); t <= last && t < doc.count; t++) {
    const actor = actorAt(doc, t)
    if (actor && !out.includes(actor)) out.push(actor)
  }
  return out
}

/** Who a noun phrase means: its head and what is coordinated with it, else whoever is named in it. */
export function actorsOf(doc: Doc, head: number): DocActor[] {
  if (head < 0) return []
  const behind = behindDateline(doc, doc.sentenceOf[head]!)
  // "VIENNA, July 7 - Iran and the powers gave …": where the parser took the dateline for the subject, those behind it.
  if (head < behind) return actorsBetween(doc, behind, treeOf(doc).right[head]!).filter((a) => a.type !== 'place')
  const out: DocActor[] = []
  for (const h of [head, ...conjuncts(doc, head)]) {
    const own = actorAt(doc, h)
    const found = own ? (officer(doc, h, own) ?? [own]) : named(doc, h)
    for (const a of found) if (!out.includes(a)) out.push(a)
  }
  return out
}

/** "Russian Foreign Minister X", where the parser took the adjective for the head: X; with the country where nothing else tells whose minister X is. */
function officer(doc: Doc, head: number, own: DocActor): DocActor[] | null {
  if (doc.upos[head] !== U.ADJ) return null
  for (let t = head + 1; t < doc.count && t < head + 8 && doc.sentenceOf[t] === doc.sentenceOf[head]; t++) {
    const actor = actorAt(doc, t)
    if (actor?.type === 'person') return partyOf(doc, actor) === null ? [actor, own] : [actor]
    if (doc.upos[t] !== U.ADJ && doc.upos[t] !== U.PROPN && doc.upos[t] !== U.NOUN) return null
  }
  return null
}

/** Those named in a phrase whose head is no name: "U.S. and Russian officials", "leaders of both Koreas", "the Moscow delegation". */
function named(doc: Doc, head: number): DocActor[] {
  const [start, last] = phraseTokens(doc, head)
  const first = Math.max(start, behindDateline(doc, doc.sentenceOf[head]!))
  // "Azerbaijani President Ilham Aliyev", headed by the title: the name behind it is who is meant.
  let to = head
  while (to + 1 < doc.count && to < head + 4 && doc.upos[to + 1] === U.PROPN && doc.sentenceOf[to + 1] === doc.sentenceOf[head]) to++
  const after = actorsBetween(doc, head, to).filter((a) => a.type === 'person' || a.type === 'organisation')
  if (after.length > 0) return after
  const before = actorsBetween(doc, first, to)
  if (before.length > 0) return before
  const out: DocActor[] = []
  for (const k of kidsOf(doc, head)) {
    if (doc.rel[k] !== R.appos && !(doc.rel[k] === R.nmod && /^(?:of|from|for|between|among)$/.test(caseOf(doc, k)))) continue
    const tree = treeOf(doc)
    if (tree.left[k]! > last + 1) continue
    for (const h of [k, ...conjuncts(doc, k)]) {
      const a = actorAt(doc, h)
      if (a && !out.includes(a)) out.push(a)
    }
  }
  return out
}

/** The country or organisation that an actor acts for: itself, a person's office, the state of a place; null when unknown. */
export function partyOf(doc: Doc, actor: DocActor): string | null {
  if (isParty(actor)) return actor.name
  if (actor.type === 'place') return seats().get(actor.name) ?? null
  if (actor.type !== 'person') return null
  const { parties } = indexOf(doc)
  // "Catalonia's president": who leads a region acts for it.
  const region = actor.roles.find((r) => r.of !== null && REGIONAL.test(r.title) && indexOf(doc).regions.has(r.of))?.of
  if (region) return region
  // A well-known person's country outweighs an office that the text only seems to give.
  const known = knownPeople().get(actor.name)
  if (known !== undefined && actor.roles.length > 0 && parties.get(known)?.type === 'country') return known
  const body = bodyOf(doc, actor)
  if (body?.type === 'organisation' && actor.roles.every((r) => r.of === null || r.of === body.name || isHome(doc, r.of))) {
    // In talks at home people act for their parties and unions.
    const home = known ?? actor.roles.find((r) => r.of !== null && parties.get(r.of)?.type === 'country')?.of
    if (home === undefined || atHome(doc)) return body.name
  }
  const of =
    actor.roles.find((r) => r.of !== null && parties.get(r.of)?.type === 'country')?.of ??
    actor.roles.find((r) => r.of !== null && parties.has(r.of))?.of ??
    actor.roles.find((r) => r.of !== null)?.of
  return of ?? knownPeople().get(actor.name) ?? body?.name ?? null
}

/** Whether a country is the only one that acts in an article: then people act for their parties, unions and firms. */
function isHome(doc: Doc, party: string): boolean {
  return indexOf(doc).parties.get(party)?.type !== 'country' || atHome(doc)
}

const homes = new WeakMap<Doc, boolean>()

/** Whether an article tells of people of several bodies, and of no more than one country: talks at home. */
function atHome(doc: Doc): boolean {
  let found = homes.get(doc)
  if (found === undefined) {
    const bodies = new Set<string>()
    for (const a of doc.actors) {
      const body = a.type === 'person' ? bodyOf(doc, a) : null
      if (body?.type === 'organisation') bodies.add(body.name)
    }
    homes.set(doc, (found = bodies.size > 1 && doc.actors.filter((a) => a.type === 'country').length < 3))
  }
  return found
}

/** Whether an actor's party is not told by the article but known of a well-known person. */
export function isKnownOnly(actor: DocActor): boolean {
  return actor.type === 'person' && !actor.roles.some((r) => r.of !== null) && knownPeople().has(actor.name)
}

let capitals: ReadonlyMap<string, string> | null = null

/** Seats of government and their states, from `data/claims/capitals.yaml`. */
function seats(): ReadonlyMap<string, string> {
  capitals ??= new Map(
    Object.entries(lexicon<Record<string, readonly string[]>>('capitals')).flatMap(([state, towns]) => towns.map((t) => [t, state] as const)),
  )
  return capitals
}

/** Parties of a list of actors, each once, in order. */
export function partiesOf(doc: Doc, actors: readonly DocActor[]): string[] {
  const out: string[] = []
  for (const a of actors) {
    const party = partyOf(doc, a)
    if (party && !out.includes(party)) out.push(party)
  }
  return out
}

/** Names of the persons in a list, in order. */
export function peopleOf(actors: readonly DocActor[]): string[] {
  return actors.filter((a) => a.type === 'person').map((a) => a.name)
}

const BOTH = new Set([
  'side',
  'party',
  'country',
  'nation',
  'leader',
  'government',
  'capital',
  'neighbour',
  'neighbor',
  'delegation',
  'foe',
  'rival',
  'president',
  'minister',
  'state',
  'superpower',
  'enemy',
  'team',
  'negotiator',
  'ally',
  'power',
  'official',
  'diplomat',
])

/**
 * Whether a phrase means the pair that the text is about without naming it: "the two sides", "both countries", "they",
 * "each other". Plural pronouns that the names layer could not resolve count.
 */
export function meansBoth(doc: Doc, head: number): boolean {
  const word = doc.lower[head]!
  if (word === 'they' || word === 'them' || word === 'we' || word === 'us' || word === 'both') return actorAt(doc, head) === null
  if (doc.upos[head] === U.NUM && (word === 'two' || word === 'three')) return true
  if (!BOTH.has(doc.lemma[head]!)) return false
  if (actorsOf(doc, head).length > 1) return false
  for (const k of kidsOf(doc, head)) if (['two', 'both', 'their', 'warring', 'three', 'rival'].includes(doc.lower[k]!)) return true
  return doc.lemma[head] === 'side' || doc.lemma[head] === 'party' || (doc.lower[head] === 'leaders' && actorsOf(doc, head).length === 0)
}
