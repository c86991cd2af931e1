import type { Mention, Timex, DocActor } from './annotation.ts'
import type { Article } from './article.ts'
import type { Claim } from './claim.ts'
import type { Note } from './notes.ts'

/** What lineage compares articles by; made once, when an article is read. Plain numbers, so that it can be stored. */
export interface Sketch {
  /** One-permutation MinHash over word shingles of the body, fixed length; empty where the body is too short. */
  readonly minhash: readonly number[]
  /** Hashes of rare phrases, quotations, names with numbers: anything that two rewrites of one text still share. */
  readonly marks: readonly number[]
  /** Number of words in the body. */
  readonly words: number
}

/**
 * All that was read off one article: plain data that crosses threads and goes to the store. A pure function of the raw
 * article and the engine's version.
 */
export interface Reading {
  readonly engine: string
  readonly article: Article
  readonly times: readonly Timex[]
  /** Proper names only. */
  readonly names: readonly Mention[]
  readonly actors: readonly DocActor[]
  readonly claims: readonly Claim[]
  readonly sketch: Sketch
  readonly notes: readonly Note[]
}
