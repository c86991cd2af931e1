import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { parseYaml } from '../../model/yaml.ts'
import { type Act, ACTS } from './acts.ts'

/** What a word does to the act below it. */
export type Turn = 'ordering' | 'refusing' | 'threatening' | 'agreeing' | 'demanding' | 'stopping' | 'starting' | 'saying'

/** A verb together with what must stand below it. An absent set asks for nothing. */
export interface Phrase {
  readonly act: Act
  /** Particle or preposition. */
  readonly part: ReadonlySet<string> | null
  /** One of these among the words that depend on the verb. */
  readonly words: ReadonlySet<string> | null
  /** None of these among them. */
  readonly not: ReadonlySet<string>
  /** One of these as the verb of an infinitive or clause below. */
  readonly to: ReadonlySet<string> | null
}

export interface Lexicon {
  /** Phrases of a verb, in the order of the file. */
  readonly phrases: ReadonlyMap<string, readonly Phrase[]>
  readonly verbs: ReadonlyMap<string, Act>
  readonly nouns: ReadonlyMap<string, Act>
  readonly turns: Readonly<Record<Turn, ReadonlySet<string>>>
}

interface Raw {
  readonly classes: Record<string, string[]>
  readonly phrases: { do: string[]; part?: string[]; with?: string[]; not?: string[]; to?: string[]; act: Act }[]
  readonly verbs: Partial<Record<Act, string[]>>
  readonly nouns: Partial<Record<Act, string[]>>
  readonly turns: Record<Turn, string[]>
}

let loaded: Lexicon | null = null

/** The lexicon in `data/exports/codes.yaml`, read at the first call and kept. Throws when the file is missing or names an unknown act. */
export function codeLexicon(): Lexicon {
  loaded ??= build(parseYaml(readFileSync(fileURLToPath(new URL('../../../data/exports/codes.yaml', import.meta.url)), 'utf8')) as unknown as Raw)
  return loaded
}

function build(raw: Raw): Lexicon {
  const phrases = new Map<string, Phrase[]>()
  for (const p of raw.phrases) {
    if (!ACTS.includes(p.act)) throw new Error(`codes.yaml: no act ${p.act}`)
    const phrase = { act: p.act, part: setOf(p.part), words: setOf(expand(raw, p.with)), not: new Set(expand(raw, p.not)), to: setOf(p.to) }
    for (const verb of p.do) phrases.set(verb, [...(phrases.get(verb) ?? []), phrase])
  }
  const turns = Object.fromEntries(Object.entries(raw.turns).map(([name, list]) => [name, new Set(list)])) as unknown as Lexicon['turns']
  return { phrases, verbs: turned(raw.verbs), nouns: turned(raw.nouns), turns }
}

function expand(raw: Raw, list: readonly string[] | undefined): string[] | undefined {
  return list?.flatMap((word) => (word.length > 1 && word.startsWith('$') ? (raw.classes[word.slice(1)] ?? missing(word)) : [word]))
}

function missing(word: string): never {
  throw new Error(`codes.yaml: no class ${word}`)
}

function setOf(list: readonly string[] | undefined): ReadonlySet<string> | null {
  return list ? new Set(list) : null
}

/** Word to act; the first act that names a word keeps it. */
function turned(lists: Partial<Record<Act, string[]>>): ReadonlyMap<string, Act> {
  const out = new Map<string, Act>()
  for (const act of ACTS) for (const word of lists[act] ?? []) if (!out.has(word)) out.set(word, act)
  return out
}
