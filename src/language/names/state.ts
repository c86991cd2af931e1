import { RELS, XPOS } from '../../model/annotation.ts'
import type { Actor, Cast } from './cast.ts'
import type { Linked } from './link.ts'
import { inDateline } from './metonyms.ts'
import type { Shapes } from './shapes.ts'

const rel = (name: string) => RELS.indexOf(name as (typeof RELS)[number])
const SUBJECT = new Set([rel('nsubj'), rel('nsubj:pass'), rel('nsubj:outer')])
const CONJ = rel('conj')
const FINITE = new Set(['VBD', 'VBZ', 'VBP', 'VBN', 'VBG'].map((t) => XPOS.indexOf(t as (typeof XPOS)[number])))

/** The state that an article is at home in outweighs the next one by this much, unless its capital also opens the article. */
const DOMINANT = 2.2
/** What is named less often is nobody's home. */
const LEAST = 2
const OPENED = 1.5
/** A country named less than this share of the most named one stands by. */
const BYSTANDER = 0.6
/** Offices of a state that a person may hold without the text saying of which. */
const STATE_OFFICE =
  /\b(?:president|prime minister|premier|chancellor|minister|army chief|military chief|attorney general|parliament speaker|king|queen|emir)$|\b(?:of|for|at) the (?:[a-z]+ )?(?:presidency|government|ministry|cabinet)$/

/** What an article takes for granted: whose government is "the government", whose army "the army". */
export class State {
  /** The country that the article is at home in, or null where none stands out. */
  readonly home: Actor | null
  readonly #sh: Shapes
  readonly #linked: readonly Linked[]
  readonly #cast: Cast
  readonly #armies = new Map<Actor, number>()
  readonly #introduced = new Map<Actor, number>()
  readonly #votes: Votes

  constructor(sh: Shapes, linked: readonly Linked[], cast: Cast) {
    this.#sh = sh
    this.#linked = linked
    this.#cast = cast
    this.#votes = votesOf(sh, linked)
    // Whoever writes "the Foreign Ministry" without a country writes from where the article is dated.
    const { opened } = this.#votes
    this.home = homeOf(this.#votes, cast) ?? (opened !== null && linked.some((l) => isBareMinistry(l)) ? cast.of('country', opened) : null)
    for (const l of linked) if (l.actor?.section === 'forces') this.#armies.set(l.actor, -1)
    this.#settle()
  }

  /** Notes that a government, a ministry, an army was spoken of with its country. */
  introduce(country: Actor, at: number): void {
    // A bystander's government is not "the government" later on.
    if ((this.#votes.of.get(country.name) ?? 0) >= this.#votes.most * BYSTANDER) this.#introduced.set(country, at)
  }

  /** The only country whose government, ministry or army has been named so far, or that whose was named just before; undefined without any. */
  #owner(token: number): Actor | null | undefined {
    if (this.#introduced.size === 0) return undefined
    const all = [...this.#introduced]
    if (all.length === 1) return all[0]![0]
    const near = all.filter(([, at]) => this.near(at, token))
    return near.length === 1 ? near[0]![0] : null
  }

  /** Whose unqualified government, ministry, cabinet is meant at a token: the home's, else the only country about whom the sentences are. */
  governmentAt(token: number, head = token): Actor | null {
    const owner = this.#owner(token)
    if (owner !== undefined && (this.home === null || owner === this.home || owner === null)) return owner ?? this.home
    const near = this.#subjectCountry(token)
    if (this.home !== null) return near === null || near === this.home ? this.home : null
    // Without a home only a government that does something is somebody's; "for the government to build" may be any.
    const verb = this.#sh.doc.head[head]!
    return verb >= 0 && SUBJECT.has(this.#sh.doc.rel[head]!) && FINITE.has(this.#sh.doc.xpos[verb]!) ? near : null
  }

  /** The presidency: of the country whose president the article names without saying of which. */
  presidencyAt(token: number): Actor | null {
    const bare = this.bareHolder(/^(?:.* )?president$/)
    const of = bare === null ? null : (bare.roles.find((r) => r.of !== null && /president$/.test(r.title))?.of ?? bare.known?.of ?? null)
    return of !== null && this.#sh.lex.countries.has(of) ? this.#cast.of('country', of) : this.governmentAt(token)
  }

  /** The only person with such a title whose title the text never ties to a country. */
  bareHolder(title: RegExp): Actor | null {
    const found = this.#cast.actors.filter((a) => a.type === 'person' && [...a.bare].some((t) => title.test(t) && !a.stated.has(t)))
    return found.length === 1 ? found[0]! : null
  }

  /** Whether two tokens stand in one sentence or in neighbouring ones. */
  near(a: number, b: number): boolean {
    return Math.abs(this.#sh.doc.sentenceOf[a]! - this.#sh.doc.sentenceOf[b]!) < 2
  }

  /** Armed forces of a country, by the name that everybody uses for them. */
  armyOf(country: string): Actor {
    const actor = this.#cast.of('organisation', this.#sh.lex.national.get(country)?.army ?? `${adjectiveOf(this.#sh, country)} military`)
    actor.section = 'forces'
    return actor
  }

  isCountry(name: string): boolean {
    return this.#sh.lex.countries.has(name)
  }

  /** Notes where an army is spoken of. */
  noteArmy(actor: Actor, at: number): void {
    this.#armies.set(actor, at)
  }

  /** Whose "the army" is: the only army of the article, the one just spoken of, else the home's. */
  armyAt(token: number): Actor | null {
    const armies = [...this.#armies]
    if (armies.length === 1) return armies[0]![0]
    if (armies.length > 1) {
      const here = this.#sh.doc.sentenceOf[token]!
      const near = armies.filter(([, at]) => at >= 0 && here - this.#sh.doc.sentenceOf[at]! < 2)
      return near.length === 1 ? near[0]![0] : null
    }
    const owner = this.#owner(token) ?? this.home
    return owner === null || owner.type !== 'country' ? null : this.armyOf(owner.name)
  }

  /** The parliament of a country. */
  parliamentOf(country: string): Actor {
    return this.#cast.of('organisation', this.#sh.lex.national.get(country)?.parliament ?? `${adjectiveOf(this.#sh, country)} parliament`)
  }

  /** The home tells whose the offices are that the text leaves open, and whose "Parliament" is. */
  #settle(): void {
    const { home } = this
    if (home === null || home.type !== 'country') {
      const union = this.#cast.find('organisation', 'European Commission') ?? this.#cast.find('organisation', 'European Union')
      for (const a of this.#cast.actors) if (union !== null && a.type === 'organisation' && a.name === 'Parliament') a.name = 'European Parliament'
    }
    if (home === null || home.type !== 'country') return
    for (const a of this.#cast.actors) {
      if (a.type === 'organisation' && a.name === 'Parliament') a.name = this.parliamentOf(home.name).name
      // "Congress" is that of Washington only where the article is not at home elsewhere.
      if (a.type === 'organisation' && home.name !== 'United States' && /^US (?:Congress|Senate)$|^Supreme Court$/.test(a.name)) {
        const bare = [...a.aliases].every((x) => /^(?:Congress|Senate|Supreme Court)$/.test(x))
        if (bare) a.name = `${adjectiveOf(this.#sh, home.name)} ${a.name.replace(/^US /, '')}`
      }
      if (a.type !== 'person' || a.known !== null) continue
      a.roles.forEach((r, i) => {
        if (r.of === null && a.bare.has(r.title) && STATE_OFFICE.test(r.title) && !/^(?:former|ex)\b/.test(r.title))
          a.roles[i] = { title: r.title, of: home.name }
      })
    }
  }

  /**
   * The country that is the subject of what stands before in this sentence, or of the sentence before, when no other country is named in
   * the two as one that could be meant.
   */
  #subjectCountry(token: number): Actor | null {
    const { doc } = this.#sh
    const here = doc.sentenceOf[token]!
    let found: Actor | null = null
    let subject = false
    for (let i = this.#before(token); i >= 0; i--) {
      const l = this.#linked[i]!
      const back = here - doc.sentenceOf[l.first]!
      if (back > 1) break
      if (l.actor?.type !== 'country' || l.type === 'group') continue
      if (found !== null && l.actor !== found) return null
      found = l.actor
      const head = l.end - 1
      const at = doc.rel[head] === CONJ && doc.head[head]! >= 0 ? doc.head[head]! : head
      subject ||= SUBJECT.has(doc.rel[at]!)
    }
    return subject ? found : null
  }

  /** Index of the last name that begins before the token. */
  #before(token: number): number {
    let [lo, hi] = [0, this.#linked.length]
    while (lo < hi) {
      const mid = (lo + hi) >> 1
      if (this.#linked[mid]!.first < token) lo = mid + 1
      else hi = mid
    }
    return lo - 1
  }
}

export function adjectiveOf(sh: Shapes, country: string): string {
  return country === 'United States' ? 'US' : (sh.lex.adjectives.get(country) ?? country)
}

/** A ministry or the like that is named with a capital, but without its country: "the Foreign Ministry", "the Prime Minister's Office". */
const BARE_MINISTRY =
  /^(?:the )?(?:(?:\p{L}+ ){0,2}ministry|ministry (?:of|for) (?:the )?(?:foreign|defen[cs]e|interior|internal|external|finance|trade|justice|energy|water|irrigation|oil|economy|agriculture|health|labou?r|information|commerce|state)[\p{L}, -]*|presidency|presidential (?:palace|office|administration)|prime minister'?s'? office|president'?s'? office|foreign office|cabinet|government)$/iu

function isBareMinistry({ actor, entry }: Linked): boolean {
  return actor !== null && entry === null && (actor.type === 'organisation' || actor.type === 'place') && BARE_MINISTRY.test(actor.name)
}

/** Gives ministries and palaces without a country to the government that the article takes for granted there, with the offices in them. */
export function settleMinistries(sh: Shapes, linked: readonly Linked[], cast: Cast, state: State): void {
  const moved = new Map<string, string>()
  for (const l of linked) {
    const a = l.actor
    if (a === null || !isBareMinistry(l)) continue
    // A palace is a place unless it speaks.
    if (a.type === 'place' && !sh.lex.words.speech!.has(sh.folded[l.end] ?? '')) continue
    const owner = state.governmentAt(l.first, l.end - 1)
    if (owner === null || owner.type !== 'country') continue
    moved.set(a.name, owner.name)
    a.count--
    l.actor = owner
    l.type = 'organisation'
    owner.aliases.add(sh.doc.text.slice(sh.doc.start[l.first]!, sh.doc.end[l.end - 1]!).replace(/\s+/g, ' '))
    owner.count++
  }
  if (moved.size === 0) return
  for (const a of cast.actors)
    a.roles.forEach((r, i) => {
      const of = r.of === null ? undefined : moved.get(r.of)
      if (of !== undefined) a.roles[i] = { title: r.title, of }
    })
}

/** How much the article is about each country, the most that one has, and the country whose seat opens it. */
interface Votes {
  readonly of: ReadonlyMap<string, number>
  readonly most: number
  readonly opened: string | null
}

function votesOf(sh: Shapes, linked: readonly Linked[]): Votes {
  const of = new Map<string, number>()
  const add = (name: string, n: number) => of.set(name, (of.get(name) ?? 0) + n)
  let opened: string | null = null
  let dated = false
  for (const l of linked) {
    const a = l.actor
    if (l.entry?.kind === 'seat' && l.first < 80 && !dated) {
      const s = sh.doc.sentences[sh.doc.sentenceOf[l.first]!]!
      // A dateline tells more than a headline.
      dated = inDateline(sh, l, s.first, s.end)
      if (dated || (opened === null && l.first < 24)) opened = l.entry.of
    }
    if (a === null) continue
    // Where something happens, and where somebody is from, tells less than who acts.
    if (a.type === 'country') add(a.name, l.type === 'group' || /^(?:in|at|near|from)$/.test(sh.doc.lower[l.first - 1] ?? '') ? 0.5 : 1)
    else if (a.type === 'person') {
      const country = a.roles.find((r) => r.of !== null && sh.lex.countries.has(r.of) && !/^(?:former|ex)\b/.test(r.title))?.of ?? a.known?.of
      if (country && sh.lex.countries.has(country)) add(country, 0.5)
    }
  }
  return { of, most: Math.max(0, ...of.values()), opened }
}

function homeOf({ of, opened }: Votes, cast: Cast): Actor | null {
  const [first, second] = [...of].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
  if (first === undefined || first[1] < (second === undefined ? 1 : opened === first[0] ? OPENED : LEAST)) return null
  const lead = second === undefined ? Number.POSITIVE_INFINITY : first[1] / second[1]
  return lead >= DOMINANT || (lead > 1 && opened === first[0]) ? cast.find('country', first[0]) : null
}
