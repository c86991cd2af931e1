import type { Note } from './notes.ts'
import type { Span } from './span.ts'

/** Where a value comes from: in the text, concluded from it, or handed over with the file. */
export type Basis = 'stated' | 'inferred' | 'given'

/** What came with an article (an index, a feed, the fields of a JSON line); never read off its text. */
export interface Given {
  readonly id?: string
  readonly title?: string
  /** EDTF, a day or a coarser interval; a date with a time of day has been cut to its day. */
  readonly published?: string
  readonly outlet?: string
  readonly url?: string
  readonly byline?: readonly string[]
}

/** A date and how it is known. `edtf` is an EDTF string: `2025-03-04`, `2025-03`, `2025-02-24/2025-02-28`, `../2025-09-03`. */
export interface Dated {
  readonly edtf: string
  readonly basis: Basis
  /** A short reason, when inferred. */
  readonly because?: string
}

/** Bytes as they came, sealed: `sha256` is of the bytes. One source may hold several articles (a feed, a spreadsheet). */
export interface Source {
  readonly sha256: string
  readonly mediaType: string
  readonly bytes: Uint8Array
}

/**
 * One text as it was extracted from a source, whole (furniture too). For plain text it is the file's text to the letter.
 * This is what a reading starts from, and what all spans point into.
 */
export interface RawArticle {
  /** The name the article is known by: given id or URL, else the path below the folder that was added. */
  readonly name: string
  readonly text: string
  readonly given: Given
  /** What the format itself states (JSON-LD, meta tags, feed fields). Weaker than `given`, stronger than guesses from the text. */
  readonly found: Given
  /** Stretches that the format marks as the article proper (for HTML: the extractor's choice); absent for plain text. */
  readonly proper?: readonly Span[]
  /** Stretches that the format marks as a headline of this article. */
  readonly heading?: Span
  /** Where text came from in the decoded source: pairs [offset in text, offset in source], ascending; absent when identical. */
  readonly map?: readonly (readonly [number, number])[]
  readonly notes: readonly Note[]
}

/** A raw article with its parts told apart. Body and headline never overlap; all else is furniture. */
export interface Article {
  readonly name: string
  readonly text: string
  readonly headline: Span | null
  /** In reading order, without white space at the ends. */
  readonly body: readonly Span[]
  readonly outlet: string | null
  readonly byline: readonly string[]
  readonly published: Dated | null
  readonly url: string | null
  /** BCP 47 code of the language, or null when the text is too short to tell. Only `en` is read further. */
  readonly language: string | null
  readonly notes: readonly Note[]
}
