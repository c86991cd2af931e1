import { lexicon } from '../data.ts'
import { memo } from './memo.ts'

interface Country {
  readonly also?: readonly string[]
  readonly people?: readonly string[]
  readonly towns: readonly string[]
}
interface Places {
  readonly countries: Readonly<Record<string, Country>>
  readonly bodies: Readonly<Record<string, readonly string[]>>
  readonly sites: Readonly<Record<string, string>>
  readonly areas: Readonly<Record<string, readonly string[]>>
}

interface Index {
  /** Folded name of a party (country, its byword, its capital, a body) -> canonical name. */
  readonly parties: Map<string, string>
  /** Folded names of places -> canonical; towns and sites as such, not as governments. */
  readonly places: Map<string, string>
  /** Canonical place -> what it lies in. */
  readonly within: Map<string, string>
  readonly areas: Map<string, ReadonlySet<string>>
  readonly capitals: Map<string, string>
  readonly countries: ReadonlySet<string>
  /** Every word that only names a country or its people, folded. */
  readonly nameWords: ReadonlySet<string>
}

let index: Index | null = null

function load(): Index {
  if (index) return index
  const data = lexicon<Places>('places')
  const parties = new Map<string, string>()
  const places = new Map<string, string>()
  const within = new Map<string, string>()
  const nameWords = new Set<string>()
  const put = (map: Map<string, string>, name: string, canonical: string) => {
    if (!map.has(fold(name))) map.set(fold(name), canonical)
  }
  for (const [country, c] of Object.entries(data.countries)) {
    for (const name of [country, ...(c.also ?? [])]) {
      put(parties, name, country)
      put(places, name, country)
    }
    for (const town of c.towns) {
      put(places, town, town)
      within.set(town, country)
    }
    for (const name of [country, ...(c.also ?? []), ...(c.people ?? [])]) for (const w of fold(name).split(' ')) nameWords.add(w)
  }
  for (const [country, c] of Object.entries(data.countries)) {
    for (const name of c.people ?? []) put(parties, name, country)
    if (c.towns[0]) put(parties, c.towns[0], country)
  }
  for (const [body, also] of Object.entries(data.bodies)) for (const name of [body, ...also]) put(parties, name, body)
  for (const [site, at] of Object.entries(data.sites)) {
    places.set(fold(site), site)
    within.set(site, at)
    if (!places.has(fold(at))) places.set(fold(at), at)
  }
  const areas = new Map(Object.entries(data.areas).map(([a, list]) => [a, new Set(list)] as const))
  for (const a of areas.keys()) put(places, a, a)
  const capitals = new Map(Object.entries(data.countries).flatMap(([country, c]) => (c.towns[0] ? [[country, c.towns[0]] as const] : [])))
  index = { parties, places, within, areas, capitals, countries: new Set(Object.keys(data.countries)), nameWords }
  return index
}

/** A name for comparison: no accents, case, full stops, punctuation, leading "the". */
export function fold(name: string): string {
  return folded(name)
}

const folded = memo((name) => {
  const bare = name
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replaceAll('.', '')
    .replaceAll('ı', 'i')
    .replace(/['’‘`´]/g, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
  return bare.startsWith('the ') ? bare.slice(4) : bare
})

/** The canonical name of a party: countries, their capitals and bywords, and known bodies; any other name as it stands. */
export function party(name: string): string {
  return load().parties.get(fold(name)) ?? name
}

export function isCountry(name: string): boolean {
  return load().countries.has(name)
}

/** The capital of a country that is named, or of the people that is ("Norwegian"); null for anything else. */
export function capitalOf(name: string): string | null {
  const { parties, capitals } = load()
  return capitals.get(parties.get(fold(name)) ?? '') ?? null
}

/** Whether a folded word is part of a country's or a people's name. */
export function isNameWord(word: string): boolean {
  return load().nameWords.has(word)
}

/** The canonical form of a place; "Istanbul, Turkey" is Istanbul; a name that is not known stays as it is. */
export function place(name: string): string {
  const { places } = load()
  const whole = places.get(fold(name))
  if (whole) return whole
  const first = name.split(',')[0] as string
  return places.get(fold(first)) ?? first.trim()
}

/** The place and all that it lies in, innermost first: White House, Washington, United States. */
export function chain(name: string): string[] {
  const { within } = load()
  const out = [place(name)]
  for (let i = 0; i < 4; i++) {
    const next = within.get(out[out.length - 1] as string)
    if (!next || out.includes(next)) break
    out.push(next)
  }
  return out
}

export type PlaceRelation = 'same' | 'inside' | 'around' | 'apart' | 'unknown'

/** How two places stand to each other: `inside`: the first lies in the second; `unknown`: neither is in the gazetteer. */
export function placeRelation(a: string, b: string): PlaceRelation {
  const x = chain(a)
  const y = chain(b)
  if (fold(x[0] as string) === fold(y[0] as string)) return 'same'
  if (x.includes(y[0] as string)) return 'inside'
  if (y.includes(x[0] as string)) return 'around'
  const { areas, countries } = load()
  const last = (c: string[]) => c[c.length - 1] as string
  if (areas.get(y[0] as string)?.has(last(x))) return 'inside'
  if (areas.get(x[0] as string)?.has(last(y))) return 'around'
  const known = (c: string[]) => c.length > 1 || countries.has(c[0] as string) || areas.has(c[0] as string)
  if (known(x) && known(y)) {
    // A house in a town and the town's other house may be one event: apart only when neither holds the other.
    return 'apart'
  }
  return known(x) || known(y) ? 'unknown' : 'apart'
}

/** Last names in one spelling: Zelensky, Zelenskiy, Zelenskyy; Al-Thani, Thani. */
export function surname(word: string): string {
  return word.replace(/(?:iy|yy|ij|yi|y|i)$/, 'y').replace(/^(?:al|el)(?=\p{L}{4})/u, '')
}
