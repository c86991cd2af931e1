import type { Claim, ClaimKindName } from '../model/claim.ts'
import type { LinkReading } from '../model/record.ts'
import type { Reading } from '../model/reading.ts'
import { type ArticlePart, type Frame, frameOf, readAllClaims, readClaims, readNames, readSketch, sizeOf } from '../store/framed.ts'

/** Bytes of packed parts whose contents are kept unpacked, which takes about ten times as much memory. Some thousand articles' worth. */
const KEPT = 25_000_000

interface Kept {
  readonly of: Map<Frame, unknown>
  readonly frame: Frame
  readonly size: number
}

/** What is kept unpacked, over all readings of a collection: the parts that were unpacked last. */
export class Unpacked {
  #order: Kept[] = []
  #first = 0
  #size = 0

  /** Gives what is kept of a part, or makes it; the oldest ones go when there is too much. */
  get<T>(of: Map<Frame, unknown>, frame: Frame, load: () => Uint8Array, read: (bytes: Uint8Array) => T): T {
    if (of.has(frame)) return of.get(frame) as T
    const bytes = load()
    const value = read(bytes)
    of.set(frame, value)
    const size = sizeOf(bytes, frame)
    this.#order.push({ of, frame, size })
    this.#size += size
    while (this.#size > KEPT) {
      const oldest = this.#order[this.#first++] as Kept
      oldest.of.delete(oldest.frame)
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
  readonly #open = new Map<Frame, unknown>()

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
    return this.#part(frameOf(kind), (bytes) => readClaims(bytes, frameOf(kind))).filter((c) => c.kind === kind)
  }

  #part<T>(frame: Frame, read: (bytes: Uint8Array) => T): T {
    return this.#unpacked.get(this.#open, frame, this.#load, read)
  }
}
