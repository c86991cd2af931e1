import type { Given, RawArticle } from '../../model/article.ts'
import type { Note } from '../../model/notes.ts'

/** A decoded file on its way to articles. */
export interface Document {
  readonly text: string
  /** Path below the folder that was added: the name of an article that has no other. */
  readonly path: string
  /** Path to show in notes. */
  readonly file: string
  /** What came with the file. */
  readonly given: Given
  readonly notes: readonly Note[]
}

export interface Parsed {
  readonly articles: readonly RawArticle[]
  readonly notes: readonly Note[]
}

/** One input format: a file beside this one, listed in `index.ts`. */
export interface Format {
  readonly name: string
  /** One line for the manual. */
  readonly summary: string
  readonly mediaType: string
  /** Endings of file names, lower case with the dot. */
  readonly endings: readonly string[]
  /**
   * Whether a text is of this format by its content alone. Sees the first 4,096 characters, without white space before
   * them.
   */
  readonly sniff: (head: string) => boolean
  /** Takes a document apart. Pure; never throws: what cannot be read becomes a note. */
  readonly read: (document: Document) => Parsed
}
