import type { Calls } from './calls.ts'
import type { Actor, Cast } from './cast.ts'
import type { Linked } from './link.ts'
import type { Ref } from './nominals.ts'
import { askedOffice, officesOf } from './offices.ts'
import type { State } from './state.ts'

/** A word before a head: whether it is a noun ("the actors' union"). */
export interface Modifier {
  readonly word: string
  readonly noun: boolean
}

/** The actors met so far, latest first; kept short, so that each look-up costs little. */
export class Seen {
  private recent: { actor: Actor; at: number }[] = []
  private next = 0
  ministry: Actor | null = null
  /** Whose government the article speaks of by name, while it is only one. */
  government: Actor | null = null
  /** Whose office (of a prime minister, a president) was named last. */
  office: Actor | null = null
  private governments = new Set<Actor>()
  private readonly memo = new Map<string, ReadonlySet<string>>()
  private readonly offices = (title: string): ReadonlySet<string> => {
    let found = this.memo.get(title)
    if (found === undefined) {
      found = officesOf(title)
      this.memo.set(title, found)
    }
    return found
  }
  private readonly linked: readonly Linked[]
  private readonly people: readonly Actor[]
  private readonly state: State

  constructor(linked: readonly Linked[], people: readonly Actor[], state: State) {
    this.linked = linked
    this.people = people
    this.state = state
  }

  /** A government that the text names by its country. */
  governs(actor: Actor): void {
    this.governments.add(actor)
    this.government = this.governments.size === 1 ? actor : null
  }

  /** The name that begins at the token, or null. */
  nameAt(token: number): Linked | null {
    let [lo, hi] = [0, this.linked.length]
    while (lo < hi) {
      const mid = (lo + hi) >> 1
      if (this.linked[mid]!.first < token) lo = mid + 1
      else hi = mid
    }
    return this.linked[lo]?.first === token ? this.linked[lo]! : null
  }

  /** Takes in the names that begin before the token. */
  advance(token: number): void {
    while (this.next < this.linked.length && this.linked[this.next]!.first < token) {
      const l = this.linked[this.next++]!
      if (l.actor === null) continue
      this.note(l.actor, l.first)
      if (l.type === 'organisation' && l.actor.type === 'country') this.ministry = l.actor
    }
  }

  note(actor: Actor, at: number): void {
    const i = this.recent.findIndex((r) => r.actor === actor)
    if (i >= 0) this.recent.splice(i, 1)
    this.recent.unshift({ actor, at })
    if (this.recent.length > 40) this.recent.pop()
  }

  /**
   * The person who holds the office asked for. With a country or body the holder must fit it; without, two different fitting people among the
   * last ones leave it open unless one was named much later.
   */
  holderOfOffice(asked: string, of: string | null, sex: 'm' | 'f' | null, at: number, strange: boolean): Actor | null {
    if (strange) return null
    const fits: { actor: Actor; at: number }[] = []
    for (const r of this.recent) {
      const a = r.actor
      if (a.type !== 'person' || (sex !== null && a.sex !== null && a.sex !== sex)) continue
      if (holds(this.offices, a, asked, of) && (of !== null || asked !== 'president' || this.#presides(a) || this.state.near(r.at, at))) fits.push(r)
    }
    if (fits.length === 0) return of !== null || STATE.test(asked) ? this.laterHolder(asked, of, sex) : null
    const bare = of === null && BARE.test(asked) ? this.state.bareHolder(new RegExp(`^(?:acting |interim )?${asked}$`)) : null
    // Of several presidents, the one whose country the article need not tell, unless another has just been spoken of.
    if (bare !== null && fits[0]!.actor !== bare && fits.some((f) => f.actor === bare) && !this.state.near(fits[0]!.at, at)) return bare
    if (of !== null || fits.length === 1) return at - fits[0]!.at < 800 || of !== null ? fits[0]!.actor : null
    return fits[0]!.at - fits[1]!.at > 25 || at - fits[0]!.at < 12 ? fits[0]!.actor : null
  }

  /** Whether somebody is president of a state, and not of a club or union, who is "the president" only right after being named. */
  #presides(a: Actor): boolean {
    return (
      a.known?.office === 'president' || a.roles.some((r) => /president$/.test(r.title) && (r.of === null ? a.bare.has(r.title) : this.state.isCountry(r.of)))
    )
  }

  /** The only one in the whole article who holds the office of that country: "a spokesman for X" may come before his name. */
  private laterHolder(asked: string, of: string | null, sex: 'm' | 'f' | null): Actor | null {
    const fits = this.people.filter((a) => (sex === null || a.sex === null || a.sex === sex) && holds(this.offices, a, asked, of))
    return fits.length === 1 ? fits[0]! : null
  }

  /** Of several bodies the one named last, where no other is named about as near; the only one wherever it is named. */
  latestOf(bodies: readonly Actor[], at: number): Actor | null {
    if (bodies.length < 2) return bodies[0] ?? null
    const [best, second] = this.recent.filter((r) => bodies.includes(r.actor))
    return best === undefined || at - best.at > 120 || (second !== undefined && best.at - second.at <= NEAR) ? null : best.actor
  }

  /**
   * The body that "the group", "the union" takes up. One that its own name or the article calls so goes before one that is only of that sort;
   * of several the one named last, when no other fits about as near. Words before the head must be said of the body too ("the actors' union").
   */
  bodyCalled(word: string, at: number, calls: Calls, modifiers: readonly Modifier[]): Actor | null {
    const all = calls
      .fitting(
        word,
        modifiers.some((m) => m.word === 'armed'),
      )
      .filter((f) => modifiers.every((m) => calls.admits(f, m.word, m.noun)))
    const plain = all.filter((f) => f.fit === 'plain')
    if (plain.length === 1) return plain[0]!.actor
    const sorts = new Set((plain.length > 0 ? plain : all).map((f) => f.actor))
    if (sorts.size === 0) return null
    const before = this.recent.filter((r) => sorts.has(r.actor))
    // The only one named so far, of those that are plainly called so.
    if (before.length === 1 && plain.length > 0) return before[0]!.actor
    const [best, second] = before
    // Named in one breath, neither is the one meant.
    const breath = plain.length > 0 ? NEAR : WIDE
    // One that is only of the sort has to be more than a passing name.
    if (plain.length === 0 && sorts.size > 1 && best !== undefined && best.actor.count < 2 && best.actor.section !== 'outlets' && at - best.at >= NEAR)
      return null
    const paired = second !== undefined && best!.at - second.at <= breath && (plain.length > 0 || at - best!.at >= NEAR)
    if (best !== undefined && at - best.at <= 80 && !paired) return best.actor
    return sorts.size === 1 && SURE.has(word) ? [...sorts][0]! : null
  }
}

const BARE = /^(?:president|prime minister|foreign minister)$/
/** So many tokens apart, two bodies are named as if in one breath. */
const NEAR = 12
/** The same for bodies that are only of the sort asked for. */
const WIDE = 30
/** Words narrow enough that the article's only fitting body is meant wherever it stands. */
const SURE = new Set('rebels guerrillas insurgents militants fighters union company carmaker automaker bloc alliance'.split(' '))
/** Offices narrow enough that the article's only holder is meant wherever he is named; a prime minister may be that of another state. */
const STATE = /^(?:deputy prime minister|chief executive|secretary general|(?!prime|foreign)\w+ (?:minister|secretary))$/

/**
 * Settles descriptions that a pronoun owns: the article's only holder of that office under the owner, or the owner's opposite number. Takes the
 * actor of each pronoun by its token. Tells whether anything was settled.
 */
export function settleOwned(refs: readonly Ref[], owners: ReadonlyMap<number, Actor | null>, cast: Cast, countries: ReadonlySet<string>): boolean {
  const people = cast.actors.filter((a) => a.type === 'person').slice(0, 60)
  let settled = false
  for (const r of refs) {
    const owner = r.owned === undefined ? null : (r.owned.by ?? owners.get(r.owned.pronoun) ?? null)
    if (r.owned === undefined || owner === null || r.actor !== null) continue
    const { office, of } = r.owned
    if (r.owned.noun !== undefined) {
      r.actor = ownedBody(owner, r.owned.noun, r.owned.actorOf!, countries, (name) => cast.find('organisation', name))
      if (r.actor !== null) settled = true
      continue
    }
    const party = owner.type === 'person' ? (owner.roles.find((x) => x.of !== null)?.of ?? owner.known?.of ?? null) : owner.name
    const fits =
      office === null
        ? people.filter((a) => a !== owner && of !== null && partyIs(a, of) && sameOffice(a, owner))
        : party === null
          ? []
          : people.filter((a) => a !== owner && holds(officesOf, a, office, party) && partyIs(a, party))
    if (fits.length !== 1) continue
    r.actor = fits[0]!
    settled = true
  }
  return settled
}

/** "his government", "its army", "its leadership": of the owner's country, or the body itself that owns it. */
function ownedBody(
  owner: Actor,
  noun: string,
  actorOf: (country: string) => Actor,
  countries: ReadonlySet<string>,
  bodyOf: (name: string) => Actor | null,
): Actor | null {
  const acts = /^(?:delegation|team|side|leadership|committee|command|secretariat|board|headquarters|management|politburo|presidium)$/.test(noun)
  if (owner.type === 'organisation') return acts ? owner : null
  if (/^(?:committee|board|secretariat|management|headquarters|command|politburo|presidium|bureau|council)$/.test(noun)) return null
  if (owner.type === 'country') return actorOf(owner.name)
  if (owner.type !== 'person' || (/^(?:office|team|side|delegation)$/.test(noun) && !owner.roles.some((r) => HEAD_OF.test(r.title)))) return null
  const held = owner.roles.filter((r) => r.of !== null && countries.has(r.of) && !/^(?:former|ex)\b/.test(r.title))
  const body = acts ? owner.roles.find((r) => r.of !== null && !countries.has(r.of) && !/^(?:former|ex)\b/.test(r.title)) : undefined
  if (body !== undefined) return bodyOf(body.of!)
  const of = owner.known?.of ?? held[0]?.of ?? null
  return of !== null && countries.has(of) && held.every((r) => r.of === of) ? actorOf(of) : null
}

const HEAD_OF =
  /^(?:acting |interim )?(?:president|prime minister|premier|chancellor|king|queen|emir|(?:chief |top |lead )?negotiator|(?:foreign|trade|finance) minister)$/

function partyIs(a: Actor, of: string): boolean {
  return a.roles.some((r) => r.of === of) || a.known?.of === of
}

/** Whether two people hold offices of one narrow kind. */
function sameOffice(a: Actor, b: Actor): boolean {
  const kinds = (x: Actor) => [...x.roles.map((r) => r.title), ...(x.known?.office ? [x.known.office] : [])].map(askedOffice)
  const own = new Set(kinds(b))
  return kinds(a).some((k) => (STATE.test(k) || /^(?:president|prime minister|foreign minister|commander|negotiator|envoy)$/.test(k)) && own.has(k))
}

function holds(offices: (title: string) => ReadonlySet<string>, a: Actor, asked: string, of: string | null): boolean {
  for (const role of a.roles) {
    if (!offices(role.title).has(asked) || /^(?:former|ex)\b/.test(role.title)) continue
    if (of === null || role.of === of || (role.of === null && (a.known === null || a.known.of === of))) return true
  }
  if (a.known === null || a.known.office === null) return false
  return offices(a.known.office).has(asked) && (of === null || a.known.of === of)
}
