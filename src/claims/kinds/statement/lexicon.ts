import type { Doc } from '../../../model/annotation.ts'
import { lexicon, words } from '../../data.ts'
import { U, X } from '../../syntax.ts'
import { timeAt } from './nodes.ts'

/** What a speaker does in saying it. */
export type Act = 'say' | 'deny' | 'ask' | 'demand' | 'promise' | 'threaten' | 'propose' | 'hope' | 'fear' | 'believe' | 'judge' | 'show'
/** How public it is: an utterance, a stance taken, a state of mind, or what a document or a poll shows. */
export type Level = 'speech' | 'stance' | 'mind' | 'evidence'

/** One reading of a verb: its particle or idiom words, and the frames it takes (see the head of `statement-verbs.yaml`). */
interface Verb {
  readonly lemma: string
  /** Words that must follow ("out" of "point out", "clear" of "make clear"). */
  readonly tail: readonly string[]
  readonly act: Act
  readonly level: Level
  readonly frames: ReadonlySet<string>
  /** Prepositions P of frames `P`: "warned of". */
  readonly preps: ReadonlySet<string>
  /** Prepositions P of frames `np+P`: "accused them of". */
  readonly objectPreps: ReadonlySet<string>
}

interface Noun {
  readonly act: Act
  readonly level: Level
  readonly frames: ReadonlySet<string>
}

const FRAMES = new Set(['that', 'wh', 'quote', 'inf', 'ger', 'np', 'np+inf', 'np+pred', 'pred', 'as'])

interface VerbFile {
  readonly classes: Readonly<Record<string, { act: Act; level: Level; verbs: Readonly<Record<string, string>> }>>
}
interface NounFile {
  readonly nouns: Readonly<Record<string, { act: Act; level: Level; frames: string }>>
  readonly adjectives: Readonly<Record<string, { act: Act; level: Level; frames: string }>>
  readonly phrases: readonly string[]
  readonly carriers: readonly string[]
  readonly lightVerbs: readonly string[]
  readonly unnamed: readonly string[]
  readonly utterances: readonly string[]
  readonly speakers: readonly string[]
  readonly evidence: readonly string[]
}

/** All cue words, compiled. */
export interface Cues {
  /** Readings by lemma; those with a tail first, longest first. */
  readonly verbs: ReadonlyMap<string, readonly Verb[]>
  readonly nouns: ReadonlyMap<string, Noun>
  readonly adjectives: ReadonlyMap<string, Noun>
  readonly carriers: ReadonlySet<string>
  readonly lightVerbs: ReadonlySet<string>
  readonly unnamed: ReadonlySet<string>
  readonly utterances: ReadonlySet<string>
  /** Nouns that can say something. */
  readonly speakers: ReadonlySet<string>
  /** Nouns for what shows something: polls, studies, figures. */
  readonly evidence: ReadonlySet<string>
}

let compiled: Cues | null = null

/** The cue lexicon; read from `data/claims/` on first use and kept. */
export function cues(): Cues {
  compiled ??= compile()
  return compiled
}

function compile(): Cues {
  const verbs = new Map<string, Verb[]>()
  for (const { act, level, verbs: list } of Object.values(lexicon<VerbFile>('statement-verbs').classes))
    for (const [key, frames] of Object.entries(list)) {
      const [lemma = '', ...tail] = key.split(' ')
      const list = verbs.get(lemma) ?? []
      list.push(verbOf(lemma, tail, act, level, frames))
      verbs.set(lemma, list)
    }
  for (const list of verbs.values()) list.sort((a, b) => b.tail.length - a.tail.length)
  const file = lexicon<NounFile>('statement-nouns')
  return {
    verbs,
    nouns: nounsOf(file.nouns),
    adjectives: nounsOf(file.adjectives),
    carriers: words(file.carriers),
    lightVerbs: words(file.lightVerbs),
    unnamed: words(file.unnamed),
    utterances: words(file.utterances),
    evidence: words([...file.evidence, ...file.utterances]),
    speakers: words([...file.speakers, ...file.evidence, ...file.unnamed, ...file.utterances]),
  }
}

function verbOf(lemma: string, tail: readonly string[], act: Act, level: Level, text: string): Verb {
  const frames = new Set(text.split(' '))
  const preps = new Set<string>()
  const objectPreps = new Set<string>()
  for (const f of frames) {
    if (f.startsWith('np+') && !FRAMES.has(f)) objectPreps.add(f.slice(3))
    else if (!FRAMES.has(f)) preps.add(f)
  }
  // "to" is both a frame (somebody told) and a preposition; the preposition is meant where the verb takes nobody told.
  if (TELLING.has(lemma)) preps.delete('to')
  return { lemma, tail, act, level, frames, preps, objectPreps }
}

/** Verbs whose object is the person told. */
const TELLING = new Set([
  'tell',
  'inform',
  'notify',
  'advise',
  'brief',
  'assure',
  'reassure',
  'remind',
  'convince',
  'persuade',
  'warn',
  'alert',
  'ask',
  'promise',
  'caution',
])

/** Whether the verb's object can be the person told ("told reporters that"). */
export function tells(verb: Verb): boolean {
  return TELLING.has(verb.lemma)
}

function nounsOf(list: Readonly<Record<string, { act: Act; level: Level; frames: string }>>): Map<string, Noun> {
  return new Map(Object.entries(list).map(([lemma, n]) => [lemma, { act: n.act, level: n.level, frames: new Set(n.frames.split(' ')) }]))
}

const RP = X.RP
/** A verb that reports nothing but by its object ("made the claim that"). */
const LIGHT: Verb = {
  lemma: '',
  tail: [],
  act: 'say',
  level: 'speech',
  frames: new Set(),
  preps: new Set(),
  objectPreps: new Set(),
}

/** A verb that is no cue of itself, before a colon and a quotation. */
export const LEADING: Verb = { ...LIGHT, frames: new Set(['quote']) }

/** A verb found in a text: which reading, and the last token of its tail (the verb itself without one). */
export interface VerbAt {
  readonly verb: Verb
  readonly token: number
  readonly last: number
  /** Tokens of the tail, where it does not follow the verb at once. */
  readonly tail: readonly number[]
}

/** The readings of the verb at a token, the most particular first: idioms whose words follow, then the plain verb. */
export function readings(doc: Doc, token: number, end: number): VerbAt[] {
  const known = cues().verbs.get(doc.lemma[token]!)
  // A verb with idioms ("made clear") is light beside them ("made comments about").
  const light = cues().lightVerbs.has(doc.lemma[token]!) && !known?.some((v) => v.tail.length === 0)
  const list = light ? [...(known ?? []), LIGHT] : known
  if (!list) return []
  const out: VerbAt[] = []
  const particle = token + 1 < end && doc.xpos[token + 1] === RP ? doc.lower[token + 1]! : ''
  for (const verb of list) {
    // "called off" is no "called".
    if (particle && verb.tail[0] !== particle) continue
    const tail = tailAt(doc, token, end, verb.tail)
    if (tail) out.push({ verb, token, last: tail.at(-1) ?? token, tail })
  }
  return out
}

/** Up to three words may stand between a verb and its particle ("made it clear", "played the idea down"). */
function tailAt(doc: Doc, token: number, end: number, tail: readonly string[]): number[] | null {
  if (tail.length === 0) return []
  for (let i = token + 1; i < Math.min(end, token + 4); i++) {
    if (/[.,;:"“”]/.test(doc.lower[i]!)) return null
    if (!tail.every((w, k) => i + k < end && doc.lower[i + k] === w)) continue
    // "called it a plan for peace" does not call for one: only adverbs part a verb from its preposition.
    if (i > token + 1 && BOUND.test(tail[0]!) && !onlyAdverbs(doc, token + 1, i)) return null
    // "insisted on Saturday" has a day, not an object.
    return timeAt(doc, i + tail.length) ? null : tail.map((_, k) => i + k)
  }
  return null
}

const BOUND = /^(?:for|on|upon|against|to|of|at|with)$/

function onlyAdverbs(doc: Doc, from: number, to: number): boolean {
  for (let i = from; i < to; i++) if (doc.upos[i] !== U.ADV) return false
  return true
}
