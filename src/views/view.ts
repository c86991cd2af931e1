import type { ArticleEntry } from '../model/record.ts'
import type { Ask } from '../record/index.ts'

export type { Ask } from '../record/index.ts'

/** What a view's text may use: column width, and whether colour may be shown. */
export interface Page {
  readonly width: number
  readonly colour: boolean
  /** Outlet and date of an article, for chips. */
  readonly article: (id: string) => ArticleEntry | undefined
  /** Puts a note's code into words; the door brings it, because errors are worded at the edge. */
  readonly word?: (code: string, data: Readonly<Record<string, unknown>> | null) => string
}

export interface ViewOption {
  readonly name: string
  readonly value: string | null
  readonly help: string
  /** The only values that it takes; any without. */
  readonly values?: readonly string[]
}

/** One question put to the record: answered as data (with a schema) and as text. Pure but for what it asks. */
export interface View<D extends { schema: string } = { schema: string }> {
  readonly name: string
  readonly summary: string
  /** Positional argument, if it takes one: `said [SPEAKER]`. */
  readonly argument?: string
  readonly options: readonly ViewOption[]
  /** What the answer looks like when there is nothing to show, and why that can be. */
  readonly empty: string
  readonly data: (ask: Ask, options: Readonly<Record<string, string | boolean | undefined>>) => Promise<D>
  readonly text: (data: D, page: Page) => string
}

/** Declares a view, so that data and text agree on their type. */
export function defineView<D extends { schema: string }>(view: View<D>): View<D> {
  return view
}

/** What a view's argument is called in addresses besides `argument`: `speaker` for `[SPEAKER]`, as on its page. */
export function argumentName(view: Pick<View, 'argument'>): string | null {
  return view.argument?.replace(/\W/g, '').toLowerCase() ?? null
}
