import type { Claim, ClaimKindName } from '../model/claim.ts'
import type { LinkReading } from '../model/record.ts'
import type { Reading } from '../model/reading.ts'
import { type ArticlePart, type Part, readAllClaims, readClaims, readNames, readSketch, sizeOf } from '../store/framed.ts'

/**
 * Bytes of packed parts whose contents are kept unpacked, which takes about ten times as much memory. Some hundred articles' worth: what is
 * asked for again is so at once, or when all others have been. With eight times as much, linking 10,000 articles takes a fifth more memory, and no less time.
 */
const KEPT = 3_000_000

interface Kept {
  readonly of: Map<Part, unknown>
  readonly part: Part
  readonly size: number
}

/** What is kept unpacked, over all readings of a collection: the parts that were unpacked last. */
export class Unpacked {
  #order: Kept[] = []
  #first = 0
  #size = 0

  /** Gives what is kept of a part, or makes it; the oldest ones go when there is too much. */
  get<T>(of: Map<Part, unknown>, part: Part, load: () => Uint8Array, read: (bytes: Uint8Array) => T): T {
    if (of.has(part)) return of.get(part) as T
    const bytes = load()
    const value = read(bytes)
    of.set(part, value)
    const size = sizeOf(bytes, part)
    this.#order.push({ of, part, size })
    this.#size += size
    while (this.#size > KEPT) {
      const oldest = this.#order[this.#first++] as Kept
      oldest.of.delete(oldest.part)
      this.#size -= oldest.size
    }
    if (this.#first > 100_000) {
      this.#order = this.#order.slice(this.#first)
      this.#first = 0
    }
    return value
  }
}

/**
 * A reading whose article lies open and whose other parts are unpacked when they are asked for, from bytes that are fetched for it.
 * Linking looks at no time expressions, nor at names that are nobody's: these it leaves out.
 */
export class ShelvedReading implements LinkReading {
  readonly engine: string
  readonly article: Reading['article']
  readonly actors: Reading['actors']
  readonly notes: Reading['notes']
  readonly times: Reading['times'] = []
  readonly #load: () => Uint8Array
  readonly #unpacked: Unpacked
  readonly #open = new Map<Part, unknown>()

  constructor({ engine, article, actors, notes }: ArticlePart, load: () => Uint8Array, unpacked: Unpacked) {
    this.engine = engine
    this.article = article
    this.actors = actors
    this.notes = notes
    this.#load = load
    this.#unpacked = unpacked
  }

  get names(): Reading['names'] {
    return this.#part('names', (bytes) => readNames(bytes).filter((m) => m.actor !== null))
  }

  get sketch(): Reading['sketch'] {
    return readSketch(this.#load())
  }

  get claims(): readonly Claim[] {
    return readAllClaims(this.#load())
  }

  claimsOf(kind: ClaimKindName): readonly Claim[] {
    return this.#part(kind, (bytes) => readClaims(bytes, kind))
  }

  #part<T>(part: Part, read: (bytes: Uint8Array) => T): T {
    return this.#unpacked.get(this.#open, part, this.#load, read)
  }
}
