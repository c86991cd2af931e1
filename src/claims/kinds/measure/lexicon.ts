import type { MeasureType } from '../../../model/claim.ts'
import { lexicon, words } from '../../data.ts'

/** What is done, before mood turns it into a promise or a threat; `give` hands something over, `free` gives somebody back or something away. */
export type Act = 'stop' | 'resume' | 'start' | 'increase' | 'ease' | 'give' | 'free'

interface Raw {
  readonly types: Record<MeasureType, string[]>
  readonly weapons: string[]
  readonly people: string[]
  readonly meetings: string[]
  readonly doing: Partial<Record<MeasureType, string[]>>
  readonly directions: Record<Act, string[]>
  readonly phrases: Partial<Record<Act, string[]>>
  readonly alone: Partial<Record<MeasureType, Partial<Record<Act, string[]>>>>
  readonly nouns: Partial<Record<MeasureType, string[]>>
  readonly promising: string[]
  readonly promisingNouns: string[]
  readonly threatening: string[]
  readonly demanding: string[]
  readonly hitting: string[]
  readonly coming: string[]
  readonly imposed: string[]
  readonly empty: string[]
  readonly replies: string[]
  readonly replying: string[]
  readonly lulls: string[]
  readonly bodies: string[]
  readonly seizing: string[]
  readonly striking: string[]
  readonly only: Record<string, string[]>
  readonly able: string[]
  readonly verbs: Record<string, string[]>
  readonly things: Record<string, string[]>
  readonly frames: Record<string, Record<string, string>>
  readonly deeds: Record<string, string[]>
  readonly done: string[]
  readonly happens: string[]
  readonly outsiders: string[]
  readonly judging: string[]
  readonly private: string[]
  readonly carrying: string[]
  readonly holdings: string[]
  readonly barriers: string[]
  readonly felling: string[]
  readonly armed: string[]
  readonly targets: string[]
  readonly sayings: Record<string, string[]>
  readonly rules: string[]
  readonly policyTurns: Record<string, string[]>
}

/** An act told by a verb with words further on: words one of which must follow, or a gap for a noun of a class ('' for any). */
export interface Saying {
  /** Null where the noun in the gap says of what sort it is. */
  readonly type: MeasureType | null
  readonly act: Act
  readonly words: readonly { readonly any: Set; readonly gap: string | null }[]
}

/** What can be done to a thing of one class, by the class of the verb; `promise` where naming it only promises it. */
export interface Frame {
  readonly type: MeasureType
  readonly acts: ReadonlyMap<string, Act | 'promise'>
}

type Set = ReadonlySet<string>

export interface MeasureLexicon {
  readonly type: ReadonlyMap<string, MeasureType>
  readonly weapons: Set
  readonly people: Set
  readonly meeting: Set
  /** Verbs below another verb that tell what is stopped or begun. */
  readonly doing: ReadonlyMap<string, MeasureType>
  readonly act: ReadonlyMap<string, Act>
  /** Verbs with a particle: "cut off". */
  readonly phrases: ReadonlyMap<string, Act>
  readonly alone: ReadonlyMap<string, { readonly type: MeasureType; readonly act: Act }>
  readonly nouns: ReadonlyMap<string, MeasureType>
  readonly promising: Set
  readonly promisingNoun: Set
  readonly threatening: Set
  readonly demanding: Set
  readonly hitting: Set
  readonly coming: Set
  readonly imposed: Set
  readonly empty: Set
  readonly replies: Set
  readonly replying: Set
  readonly lulls: Set
  readonly bodies: Set
  readonly seizing: Set
  readonly striking: Set
  /** Words of several meanings, with those one of which must stand in their phrase. */
  readonly only: ReadonlyMap<string, Set>
  readonly able: Set
  /** Classes of a verb, in the order of the table. */
  readonly verbs: ReadonlyMap<string, readonly string[]>
  /** Classes of a thing, in the order of the table. */
  readonly things: ReadonlyMap<string, readonly string[]>
  readonly frames: ReadonlyMap<string, Frame>
  /** Nouns of doing, with the class of their verb. */
  readonly deeds: ReadonlyMap<string, string>
  readonly done: Set
  readonly happens: Set
  readonly outsiders: Set
  /** Verbs that are one word of the lexicon with some particle. */
  readonly phrasal: Set
  /** First words of the verbs of the table, and its nouns of doing. */
  readonly tableVerbs: Set
  readonly judging: Set
  readonly private: Set
  readonly carrying: Set
  readonly holdings: Set
  readonly barriers: Set
  readonly felling: Set
  readonly armed: Set
  readonly targets: Set
  /** Sayings by the lemma that they begin with. */
  readonly sayings: ReadonlyMap<string, readonly Saying[]>
  /** What only laws and governments set, and what becomes of it by the verb. */
  readonly rules: Set
  readonly policyTurns: ReadonlyMap<string, string>
}

let loaded: MeasureLexicon | null = null

/** Loads `data/claims/measure.yaml` once. A word of several lists belongs to the first. */
export function measureLexicon(): MeasureLexicon {
  if (loaded) return loaded
  const raw = lexicon<Raw>('measure')
  const alone = new Map<string, { type: MeasureType; act: Act }>()
  for (const [type, acts] of Object.entries(raw.alone) as [MeasureType, Record<Act, string[]>][])
    for (const [act, list] of Object.entries(acts) as [Act, string[]][]) for (const word of list) alone.set(word, { type, act })
  loaded = {
    type: turned(raw.types),
    weapons: words(raw.weapons),
    people: words(raw.people),
    meeting: words(raw.meetings),
    doing: turned(raw.doing),
    act: turned(raw.directions),
    phrases: turned(raw.phrases),
    alone,
    nouns: turned(raw.nouns),
    promising: words(raw.promising),
    promisingNoun: words(raw.promisingNouns),
    threatening: words(raw.threatening),
    demanding: words(raw.demanding),
    hitting: words(raw.hitting),
    coming: words(raw.coming),
    imposed: words(raw.imposed),
    empty: words(raw.empty),
    replies: words(raw.replies),
    replying: words(raw.replying),
    lulls: words(raw.lulls),
    bodies: words(raw.bodies),
    seizing: words(raw.seizing),
    striking: words(raw.striking),
    only: new Map(Object.entries(raw.only).map(([k, list]) => [k, words(list)])),
    able: words(raw.able),
    verbs: listed(raw.verbs),
    things: listed(raw.things),
    frames: new Map(
      Object.entries(raw.frames).map(([name, { type, ...acts }]) => [
        name,
        { type: type as MeasureType, acts: new Map(Object.entries(acts)) as Frame['acts'] },
      ]),
    ),
    deeds: turned(raw.deeds),
    done: words(raw.done),
    happens: words(raw.happens),
    outsiders: words(raw.outsiders),
    phrasal: new Set(
      [...Object.values(raw.phrases), ...Object.values(raw.verbs)].flatMap((list) => list.filter((w) => w.includes(' ')).map((w) => w.split(' ')[0]!)),
    ),
    tableVerbs: new Set([...Object.values(raw.verbs).flatMap((list) => list.map((w) => w.split(' ')[0]!)), ...Object.values(raw.deeds).flat()]),
    judging: words(raw.judging),
    private: words(raw.private),
    carrying: words(raw.carrying),
    holdings: words(raw.holdings),
    barriers: words(raw.barriers),
    felling: words(raw.felling),
    armed: words(raw.armed),
    targets: words(raw.targets),
    sayings: sayingsOf(raw.sayings),
    rules: words(raw.rules),
    policyTurns: turned(raw.policyTurns),
  }
  return loaded
}

function turned<K extends string>(lists: Partial<Record<K, string[]>>): Map<string, K> {
  const out = new Map<string, K>()
  for (const [key, list] of Object.entries(lists) as [K, string[]][]) for (const word of list) if (!out.has(word)) out.set(word, key)
  return out
}

/** All the lists that a word stands in, by word. */
function listed(lists: Readonly<Record<string, readonly string[]>>): Map<string, string[]> {
  const out = new Map<string, string[]>()
  for (const [key, list] of Object.entries(lists))
    for (const word of list) {
      const known = out.get(word)
      if (known) known.push(key)
      else out.set(word, [key])
    }
  return out
}

/** Lines like "put … on plane/flight" by the type and act they stand under: "…" is a gap for any noun, "…people" for one of that class. */
function sayingsOf(lists: Readonly<Record<string, readonly string[]>>): Map<string, Saying[]> {
  const out = new Map<string, Saying[]>()
  for (const [head, lines] of Object.entries(lists)) {
    const [sort, act] = head.split(' ') as [MeasureType | '*', Act]
    const type = sort === '*' ? null : sort
    for (const line of lines) {
      const [verbs, ...rest] = line.split(' ')
      const saying = { type, act, words: rest.map((w) => (w.startsWith('…') ? { any: words([]), gap: w.slice(1) } : { any: words(w.split('/')), gap: null })) }
      for (const verb of verbs!.split('/')) out.set(verb, [...(out.get(verb) ?? []), saying])
    }
  }
  return out
}
