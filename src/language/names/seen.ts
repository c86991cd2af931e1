import type { Actor, Cast } from './cast.ts'
import type { Linked } from './link.ts'
import type { Ref } from './nominals.ts'
import { askedOffice, officesOf } from './offices.ts'

/** The actors met so far, latest first; kept short, so that each look-up costs little. */
export class Seen {
  private recent: { actor: Actor; at: number }[] = []
  private next = 0
  ministry: Actor | null = null
  /** Whose government the article speaks of by name, while it is only one. */
  government: Actor | null = null
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

  constructor(linked: readonly Linked[], people: readonly Actor[]) {
    this.linked = linked
    this.people = people
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
      if (holds(this.offices, a, asked, of)) fits.push(r)
    }
    if (fits.length === 0) return of !== null || STATE.test(asked) ? this.laterHolder(asked, of, sex) : null
    if (of !== null || fits.length === 1) return at - fits[0]!.at < 800 || of !== null ? fits[0]!.actor : null
    return fits[0]!.at - fits[1]!.at > 25 || at - fits[0]!.at < 12 ? fits[0]!.actor : null
  }

  /** The only one in the whole article who holds the office of that country: "a spokesman for X" may come before his name. */
  private laterHolder(asked: string, of: string | null, sex: 'm' | 'f' | null): Actor | null {
    const fits = this.people.filter((a) => (sex === null || a.sex === null || a.sex === sex) && holds(this.offices, a, asked, of))
    return fits.length === 1 ? fits[0]! : null
  }

  /** The body that "the group", "the union" takes up: the one named last, when no other fits about as near; else the only one of the article. */
  bodyCalled(word: string, at: number): Actor | null {
    const fits = this.recent.filter((r) => r.actor.type === 'organisation' && called(r.actor, word))
    const [best, second] = fits
    if (best !== undefined && at - best.at <= 80 && (second === undefined || best.at - second.at > NEAR || at - best.at < NEAR)) return best.actor
    if (!SURE.has(word)) return null
    const all = new Set(this.linked.flatMap((l) => (l.actor !== null && l.actor.type === 'organisation' && called(l.actor, word) ? [l.actor] : [])))
    return all.size === 1 ? [...all][0]! : null
  }
}

/** So many tokens apart, two bodies are named as if in one breath. */
const NEAR = 12
/** Words narrow enough that the article's only fitting body is meant wherever it stands. */
const SURE = new Set('rebels guerrillas insurgents militants fighters union company carmaker automaker bloc alliance'.split(' '))
/** Offices narrow enough that the article's only holder is meant wherever he is named; a prime minister may be that of another state. */
const STATE = /^(?:deputy prime minister|chief executive|secretary general|(?!prime|foreign)\w+ (?:minister|secretary))$/

/**
 * Settles descriptions that a pronoun owns: the article's only holder of that office under the owner, or the owner's opposite number. Takes the
 * actor of each pronoun by its token. Tells whether anything was settled.
 */
export function settleOwned(refs: readonly Ref[], owners: ReadonlyMap<number, Actor | null>, cast: Cast): boolean {
  const people = cast.actors.filter((a) => a.type === 'person').slice(0, 60)
  let settled = false
  for (const r of refs) {
    const owner = r.owned === undefined ? null : (owners.get(r.owned.pronoun) ?? null)
    if (r.owned === undefined || owner === null || r.actor !== null) continue
    const { office, of } = r.owned
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

function called(a: Actor, word: string): boolean {
  const name = a.name.toLowerCase()
  const s = a.section
  switch (word) {
    case 'group':
    case 'movement':
    case 'faction':
    case 'organisation':
    case 'organization':
      return s === 'armed' || s === 'ngo' || s === null || name.endsWith(word)
    case 'militants':
    case 'rebels':
    case 'radicals':
    case 'fighters':
    case 'extremists':
    case 'guerrillas':
    case 'insurgents':
    case 'militia':
      return s === 'armed'
    case 'party':
      return s === 'parties' || / party\b/.test(name)
    case 'agency':
      return s === 'outlets' || / agency\b/.test(name)
    case 'newspaper':
    case 'paper':
    case 'outlet':
    case 'broadcaster':
    case 'network':
    case 'channel':
    case 'website':
      return s === 'outlets'
    case 'union':
      return /\b(?:workers|union|teamsters|unions|guild|brotherhood|steelworkers|longshoremen)\b/.test(name)
    case 'automaker':
    case 'carmaker':
    case 'company':
    case 'firm':
      return s === 'companies' || (s === null && word !== 'automaker' && word !== 'carmaker') || / (?:company|co|inc|ltd|corp|plc)$/.test(name)
    case 'bloc':
      return s === 'international' || name === 'european union'
    case 'alliance':
      return name === 'nato' || name.endsWith('alliance')
    case 'watchdog':
      return s === 'international' || / agency\b| authority$/.test(name)
    default:
      return name.endsWith(` ${word}`)
  }
}
