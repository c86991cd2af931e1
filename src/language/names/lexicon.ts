import { linesOf, sectionsOf } from './data.ts'
import { fold } from './fold.ts'

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
  readonly phrases: ReadonlyMap<string, Entry>
  /** For the first letters or digits of a phrase: how many characters the longest such phrase has. */
  readonly longest: ReadonlyMap<string, number>
  readonly people: ReadonlyMap<string, KnownPerson>
  /** Names of those who lead or led a state or its diplomacy, by the folded word they go by (the family name). */
  readonly leaders: ReadonlyMap<string, readonly string[]>
  /** Sex of given names: m, f or u. */
  readonly given: ReadonlyMap<string, string>
  readonly surnames: ReadonlySet<string>
  readonly words: Readonly<Record<string, ReadonlySet<string>>>
  readonly titles: Readonly<Record<'honorific' | 'head' | 'offices' | 'male' | 'female', ReadonlySet<string>>>
  readonly countries: ReadonlySet<string>
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
  addPlaces(b, words.never!)
  const leaders = leadersOf(people, words.eastern!)
  const given = new Map<string, string>()
  for (const line of linesOf('given.txt')) for (const name of line.slice(2).split('|')) given.set(name, line.charAt(0))
  const surnames = new Set(linesOf('surnames.txt').flatMap((line) => line.split('|')))
  return { phrases: b.phrases, longest: b.longest, people, leaders, given, surnames, words, titles: titlesOf(), countries }
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
    for (const form of line.slice(line.indexOf('|') + 1).split(',')) {
      for (const x of plurals(form)) b.add(x, { kind: 'group', name: form, of: null, weight: 0 })
    }
  }
}

function addPlaces(b: Builder, never: ReadonlySet<string>): void {
  for (const line of linesOf('places.txt')) {
    const at = line.indexOf('|')
    for (const form of line.slice(at + 1).split(',')) {
      const [text, name] = form.split(' = ') as [string, string | undefined]
      b.add(text, { kind: 'place', name: name ?? text, of: null, weight: 5 })
    }
  }
  // Gazetteer entries are lower case; their display form is what the text has.
  const shared: Record<string, Entry> = {}
  const bulk = (key: string, of: string, weight: number) => {
    if (b.phrases.has(key) || never.has(key) || / (?:university|college|school|airport|park|estate|campus)$/.test(key)) return
    b.phrases.set(key, (shared[`${of}${weight}`] ??= { kind: 'place', name: '', of, weight, upper: false, caps: true }))
    const first = firstPart(key)
    if ((b.longest.get(first) ?? 0) < key.length) b.longest.set(first, key.length)
  }
  for (const line of linesOf('regions.txt')) for (const key of line.slice(3).split('|')) bulk(key, line.slice(0, 2), 3)
  for (const line of linesOf('cities.txt')) for (const key of line.slice(4).split('|')) bulk(key, line.slice(0, 2), Number(line.charAt(2)))
}
