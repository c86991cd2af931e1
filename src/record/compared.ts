import type { Comparisons } from '../model/record.ts'
import { type ComparisonRow, putComparisons } from '../store/comparisons.ts'
import type { Database } from '../store/database.ts'
import type { Shelf } from '../store/shelf.ts'

/** Rows that are written in one transaction. */
const AT_ONCE = 20_000

/** The comparisons of a record: those that the shelf has, and those that are made now, until they are kept. */
export class StoredComparisons implements Comparisons {
  readonly #shelf: Shelf
  readonly #versions = new Map<string, number>()
  #made: ComparisonRow[] = []

  constructor(shelf: Shelf) {
    this.#shelf = shelf
  }

  /** Says which version of an article is read. */
  know(article: string, version: number): void {
    this.#versions.set(article, version)
  }

  get(a: string, b: string, mark: string): string | undefined {
    const row = this.#shelf.comparison(this.#version(a), this.#version(b))
    return row?.mark === mark ? row.found : undefined
  }

  put(a: string, b: string, mark: string, found: string): void {
    this.#made.push({ a: this.#version(a), b: this.#version(b), mark, found })
  }

  /** Writes what was made since the last time. */
  async keep(database: Database): Promise<void> {
    const made = this.#made
    this.#made = []
    for (let i = 0; i < made.length; i += AT_ONCE) await database.write((db) => putComparisons(db, made.slice(i, i + AT_ONCE)))
  }

  #version(article: string): number {
    return this.#versions.get(article) ?? 0
  }
}
