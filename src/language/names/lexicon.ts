import { linesOf, rollOf, sectionsOf } from './data.ts'
import { fold } from './fold.ts'
import { KEPT, type Roll } from './roll.ts'

export type Kind = 'country' | 'seat' | 'demonym' | 'group' | 'place' | 'body' | 'government' | 'outlet' | 'person'

/** What the lexicons know of a phrase. */
export interface Entry {
  readonly kind: Kind
  /** Canonical name. */
  readonly name: string
  /** Country (of a seat, demonym, ministry, place) or country or body (of a person); null when not known. */
  readonly of: string | null
  /** Places: 5 well known, 4 to 1 by inhabitants. People: 1 if the phrase alone suffices. Seats: 1 when it is above all a place. */
  readonly weight: number
  /** All letters are capitals: the text must have them too. */
  readonly upper: boolean
  /** The first letter-word begins with a capital. */
  readonly caps: boolean
  /** Bodies: the section of the list they stand in (international, ngo, armed, parties, outlets, government, bodies). */
  readonly section?: string
}

export interface KnownPerson {
  readonly name: string
  readonly sex: 'm' | 'f'
  readonly of: string | null
  readonly office: string | null
}

export interface Lexicon {
  /** By folded phrase. */
  readonly phrases: Phrases
  readonly people: ReadonlyMap<string, KnownPerson>
  /** Names of those who lead or led a state or its diplomacy, by the folded word they go by (the family name). */
  readonly leaders: ReadonlyMap<string, readonly string[]>
  /** Sex of given names: m, f or u. */
  readonly given: Pick<Roll, 'has' | 'get'>
  readonly surnames: Pick<Roll, 'has'>
  readonly words: Readonly<Record<string, ReadonlySet<string>>>
  readonly titles: Readonly<Record<'honorific' | 'head' | 'offices' | 'male' | 'female', ReadonlySet<string>>>
  readonly countries: ReadonlySet<string>
  /** The adjective of a country's name. */
  readonly adjectives: ReadonlyMap<string, string>
  /** Armed forces and parliaments with names of their own, by country. */
  readonly national: ReadonlyMap<string, { readonly army: string | null; readonly parliament: string | null }>
}

let loaded: Lexicon | null = null

/** All lists of `data/names`, compiled once. */
export function lexicon(): Lexicon {
  loaded ??= load()
  return loaded
}

/** The part of a folded word up to the first character that is neither letter nor digit. */
export function firstPart(folded: string): string {
  for (let i = 0; i < folded.length; i++) {
    const c = folded.charCodeAt(i)
    if ((c >= 97 && c <= 122) || (c >= 48 && c <= 57)) continue
    if (c < 128) return i === 0 ? folded.charAt(0) : folded.slice(0, i)
    const m = /^[\p{L}\p{N}]+/u.exec(folded)
    return m ? m[0] : folded.charAt(0)
  }
  return folded
}

class Builder {
  phrases = new Map<string, Entry>()
  longest = new Map<string, number>()

  /** Earlier entries stand: call in order of trust. */
  add(form: string, entry: Omit<Entry, 'upper' | 'caps'>): void {
    const bare = form.trim()
    const key = fold(bare)
    const before = this.phrases.get(key)
    if (before !== undefined && before.caps && before.name === entry.name && !/^\P{L}*\p{Lu}/u.test(bare)) this.phrases.set(key, { ...before, caps: false })
    if (key === '' || before !== undefined) return
    const letters = bare.replace(/[^\p{L}]/gu, '')
    const upper = letters.length > 1 && letters.length < 7 && letters === letters.toUpperCase()
    this.phrases.set(key, { ...entry, upper, caps: /^\P{L}*\p{Lu}/u.test(bare) })
    const first = firstPart(key)
    if ((this.longest.get(first) ?? 0) < key.length) this.longest.set(first, key.length)
  }
}

/** The phrases of the lists of trust, which are few, and behind them those of the gazetteers, which are looked up in their files. */
class Phrases {
  readonly #listed: ReadonlyMap<string, Entry>
  readonly #longest: ReadonlyMap<string, number>
  readonly #never: ReadonlySet<string>
  readonly #regions = rollOf('regions.txt')
  readonly #cities = rollOf('cities.txt')
  /** Gazetteer entries are lower case; their display form is what the text has, so places of one country and size share one. */
  readonly #shared = new Map<string, Entry>()
  readonly #places = new Map<string, Entry | undefined>()
  readonly #reach = new Map<string, number>()

  constructor({ phrases, longest }: Builder, never: ReadonlySet<string>) {
    this.#listed = phrases
    this.#longest = longest
    this.#never = never
  }

  /** What is known of a folded phrase. */
  get(key: string): Entry | undefined {
    return this.#listed.get(key) ?? this.#place(key)
  }

  has(key: string): boolean {
    return this.get(key) !== undefined
  }

  /** For the first letters or digits of a phrase: how many characters the longest such phrase has at most; 0 where there is none. */
  reach(first: string): number {
    let reach = this.#reach.get(first)
    if (reach === undefined) {
      reach = Math.max(this.#longest.get(first) ?? 0, this.#regions.reach(first), this.#cities.reach(first))
      if (this.#reach.size >= KEPT) this.#reach.clear()
      this.#reach.set(first, reach)
    }
    return reach
  }

  #place(key: string): Entry | undefined {
    let entry = this.#places.get(key)
    if (entry !== undefined || this.#places.has(key)) return entry
    const region = this.#regions.find(key)
    const tag = region === undefined ? this.#cities.find(key) : `${region}3`
    if (tag !== undefined && !this.#never.has(key) && !/ (?:university|college|school|airport|park|estate|campus)$/.test(key)) {
      entry = this.#shared.get(tag)
      if (entry === undefined) {
        entry = { kind: 'place', name: '', of: tag.slice(0, 2), weight: Number(tag.charAt(2)), upper: false, caps: true }
        this.#shared.set(tag, entry)
      }
    }
    if (this.#places.size >= KEPT) this.#places.clear()
    this.#places.set(key, entry)
    return entry
  }
}

function load(): Lexicon {
  const b = new Builder()
  const countries = new Set<string>()
  const people = new Map<string, KnownPerson>()
  const rows = linesOf('countries.txt').map((line) => line.split('|'))
  addBodies(b)
  for (const row of rows) addCountry(b, row, countries)
  addPeople(b, people)
  addGroups(b)
  const words: Record<string, ReadonlySet<string>> = {}
  for (const [name, lines] of sectionsOf('words.txt')) words[name] = new Set(lines.join(' ').split(' '))
  addPlaces(b)
  const phrases = new Phrases(b, words.never!)
  const leaders = leadersOf(people, words.eastern!)
  const [given, surnames] = [rollOf('given.txt'), rollOf('surnames.txt')]
  return { phrases, people, leaders, given, surnames, words, titles: titlesOf(), countries, adjectives: adjectivesOf(rows), national: nationalOf() }
}

function adjectivesOf(rows: readonly string[][]): Map<string, string> {
  return new Map(rows.flatMap(([name, , people]) => (name && people ? [[name, people.split(',')[0]!] as const] : [])))
}

function nationalOf(): Lexicon['national'] {
  return new Map(
    linesOf('national.txt').map((line) => {
      const [country, army, parliament] = line.split('|') as [string, string, string]
      return [country, { army: army || null, parliament: parliament || null }]
    }),
  )
}

function leadersOf(people: ReadonlyMap<string, KnownPerson>, eastern: ReadonlySet<string>): Map<string, string[]> {
  const out = new Map<string, string[]>()
  for (const p of people.values()) {
    if (!/^(?:president|prime minister|chancellor|leader|supreme leader|premier|foreign minister|secretary of state|foreign secretary)$/.test(p.office ?? ''))
      continue
    const words = fold(p.name).split(' ')
    const key = eastern.has(words[0]!) && words.length > 1 ? words[0]! : words[words.length - 1]!
    out.set(key, [...(out.get(key) ?? []), p.name])
  }
  return out
}

function titlesOf(): Lexicon['titles'] {
  const s = sectionsOf('titles.txt')
  const set = (name: string, by: RegExp) => new Set((s.get(name) ?? []).join(by.source === ' ' ? ' ' : '; ').split(by))
  return {
    honorific: set('honorific', / /),
    head: set('head', / /),
    offices: set('offices', /; /),
    male: set('male', / /),
    female: set('female', / /),
  }
}

function addCountry(b: Builder, row: string[], countries: Set<string>): void {
  const [name, , people, seats, others] = row as [string, string, string, string, string]
  const of = name
  countries.add(name)
  const list = (s: string | undefined) => (s ? s.split(',').filter((x) => x !== '') : [])
  for (const form of [name, ...list(others)]) {
    if (
      name === 'Gaza' ||
      /^(England|Scotland|Wales|Northern Ireland|Greenland|Hong Kong|Macau|Puerto Rico|Abkhazia|South Ossetia|Transnistria|Somaliland|Western Sahara)$/.test(
        name,
      )
    ) {
      b.add(form, { kind: 'place', name, of: name, weight: 5 })
    } else if (name === 'European Union') b.add(form, { kind: 'body', name, of, weight: 5 })
    else b.add(form, { kind: 'country', name, of, weight: 5 })
  }
  for (const form of list(people)) for (const x of plurals(form)) b.add(x, { kind: 'demonym', name: form, of, weight: 0 })
  for (const form of list(seats)) {
    const star = form.endsWith('*')
    const bare = star ? form.slice(0, -1) : form
    const seat = { kind: 'seat', name: bare, of, weight: star ? 1 : 0 } as const
    b.add(bare, seat)
  }
}

function plurals(form: string): string[] {
  if (/(?:ese|sh|ch|ss|ois)$/.test(form) || form.endsWith('men')) return [form]
  if (form.endsWith('man') && !/(?:German|Roman|Ottoman|Turkmen|Oman|Yemen|Burman)$/.test(form)) return [form, form.replace(/man$/, 'men')]
  if (/[^aeiou]y$/.test(form)) return [form, form.replace(/y$/, 'ies')]
  return [form, `${form}s`]
}

function addBodies(b: Builder): void {
  for (const [section, lines] of sectionsOf('organisations.txt')) {
    for (const line of lines) {
      const [left, of] = line.split(' -> ') as [string, string | undefined]
      const [name, more] = left.split(' = ') as [string, string | undefined]
      const kind: Kind = of ? 'government' : section === 'outlets' ? 'outlet' : 'body'
      for (const form of [name, ...(more ? splitForms(more) : [])]) b.add(form, { kind, name, of: of ?? null, weight: 5, section })
    }
  }
}

/** Comma-separated, but "Foreign, Commonwealth and Development Office" stays whole. */
function splitForms(s: string): string[] {
  return s
    .replace('Foreign, Commonwealth', 'Foreign\u0001 Commonwealth')
    .split(',')
    .map((x) => x.trim().replace('\u0001', ','))
}

function addPeople(b: Builder, people: Map<string, KnownPerson>): void {
  for (const line of linesOf('people.txt')) {
    const [name, sex, of, office, forms] = line.split('|') as [string, string, string, string, string]
    people.set(name, { name, sex: sex === 'f' ? 'f' : 'm', of: of || null, office: office || null })
    b.add(name, { kind: 'person', name, of: of || null, weight: 1 })
    for (const form of forms ? forms.split(',') : []) {
      const text = form === '=' ? name.slice(name.lastIndexOf(' ') + 1) : form
      b.add(text, { kind: 'person', name, of: of || null, weight: 1 })
    }
  }
}

function addGroups(b: Builder): void {
  for (const line of linesOf('groups.txt')) {
    const [section, forms] = line.split('|') as [string, string]
    for (const form of forms.split(',')) {
      for (const x of plurals(form)) b.add(x, { kind: 'group', name: form, of: null, weight: 0, section })
    }
  }
}

function addPlaces(b: Builder): void {
  for (const line of linesOf('places.txt')) {
    const at = line.indexOf('|')
    for (const form of line.slice(at + 1).split(',')) {
      const [text, name] = form.split(' = ') as [string, string | undefined]
      b.add(text, { kind: 'place', name: name ?? text, of: null, weight: 5 })
    }
  }
}
