import type { Claim, ClaimKindName } from '../model/claim.ts'
import type { LinkReading } from '../model/record.ts'
import type { Reading } from '../model/reading.ts'
import {
  claimsIn,
  type Directory,
  directoryOf,
  namesIn,
  type Part,
  placeOf,
  readAllClaims,
  readArticle,
  readClaims,
  readNames,
  readSketch,
  sizeOf,
  sketchIn,
} from '../store/framed.ts'

/**
 * Bytes of packed parts whose contents are kept unpacked, which takes about ten times as much memory. Some hundred articles' worth: what is
 * asked for again is so at once, or when all others have been. With eight times as much, linking 10,000 articles takes a fifth more memory.
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

  /** Keeps a part's contents; the oldest ones go when there is too much. `size`: its bytes as packed. */
  keep(of: Map<Part, unknown>, part: Part, value: unknown, size: number): void {
    of.set(part, value)
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
  }
}

/** Where a packed reading can be fetched from: as a whole, or some of its bytes. */
export interface Shelved {
  whole(): Uint8Array
  piece(from: number, length: number): Uint8Array
}

/**
 * A reading whose article lies open and whose other parts are fetched and unpacked when they are asked for, each by itself.
 * Linking looks at no time expressions, nor at names that are nobody's: these it leaves out.
 */
export class ShelvedReading implements LinkReading {
  readonly engine: string
  readonly article: Reading['article']
  readonly actors: Reading['actors']
  readonly notes: Reading['notes']
  readonly times: Reading['times'] = []
  readonly #from: Shelved
  readonly #directory: Directory | null
  readonly #unpacked: Unpacked
  readonly #open = new Map<Part, unknown>()

  /** `bytes`: the packed reading, which is not held. */
  constructor(bytes: Uint8Array, from: Shelved, unpacked: Unpacked) {
    const { engine, article, actors, notes } = readArticle(bytes)
    this.engine = engine
    this.article = article
    this.actors = actors
    this.notes = notes
    this.#from = from
    this.#directory = directoryOf(bytes)
    this.#unpacked = unpacked
  }

  get names(): Reading['names'] {
    return this.#part('names', namesIn, readNames, (names) => names.filter((m) => m.actor !== null))
  }

  get sketch(): Reading['sketch'] {
    return this.#directory ? sketchIn(this.#from.piece(...placeOf(this.#directory, 'sketch'))) : readSketch(this.#from.whole())
  }

  get claims(): readonly Claim[] {
    return readAllClaims(this.#from.whole())
  }

  claimsOf(kind: ClaimKindName): readonly Claim[] {
    return this.#part(kind, claimsIn, (bytes) => readClaims(bytes, kind))
  }

  #part<T>(part: Part, ofPiece: (bytes: Uint8Array) => T, ofWhole: (bytes: Uint8Array) => T, mend: (value: T) => T = (x) => x): T {
    if (this.#open.has(part)) return this.#open.get(part) as T
    if (this.#directory) {
      const [from, length] = placeOf(this.#directory, part)
      const value = mend(ofPiece(length === 0 ? NONE : this.#from.piece(from, length)))
      this.#unpacked.keep(this.#open, part, value, length)
      return value
    }
    const bytes = this.#from.whole()
    const value = mend(ofWhole(bytes))
    this.#unpacked.keep(this.#open, part, value, sizeOf(bytes, part))
    return value
  }
}

const NONE = new Uint8Array(0)
