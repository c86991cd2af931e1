import type { VNode } from 'preact'
import type { ArticleEntry } from '../model/record.ts'
import type { Ask, OpenRecord } from '../record/index.ts'

/** What a page is asked with. */
export interface PageRequest {
  readonly record: OpenRecord
  readonly ask: Ask
  /** The address after the page's own path, decoded: an id, an article's name; empty for lists. */
  readonly rest: string
  /** Filters, as they stand in the address. */
  readonly params: URLSearchParams
  /** Puts a note's code into words; the door brings it, because errors are worded at the edge. */
  readonly word: (code: string, data: Readonly<Record<string, unknown>> | null) => string
}

/** What a page answers: its content, and the same as data one link away. */
export interface PageAnswer {
  readonly title: string
  readonly body: VNode
  /** Address of the same answer as JSON, under `/api`; null where there is none. */
  readonly json: string | null
}

/** One page: a file in `views/` and a line in `index.ts`. It is rendered on the server; the browser part only adds comfort. */
export interface Page {
  /** First part of the address: `tracks` is served at `/tracks`. Empty for the first screen. */
  readonly path: string
  /** Name in the menu; null for pages that lists lead to. */
  readonly menu: string | null
  /** Whether it is about what the record is made of and not about the talks: such pages stand apart in the menu. */
  readonly apart?: boolean
  /** Whether what follows the path is part of the address: `/article/NAME`. */
  readonly takesRest?: boolean
  /** Parameters that it takes besides `as-of` and `screen`, with the values of those that have only a few. */
  readonly fields?: readonly { readonly name: string; readonly values?: readonly string[] }[]
  readonly answer: (request: PageRequest) => Promise<PageAnswer>
}

/** Outlet and day of articles, for chips. */
export type Lookup = (article: string) => ArticleEntry | undefined

/** A lookup for the articles that entries rest on. Only those are loaded. */
export async function lookupFor(ask: Ask, entries: readonly { readonly members?: readonly { readonly article: string }[] }[]): Promise<Lookup> {
  const ids = new Set(entries.flatMap((e) => (e.members ?? []).slice(0, 1).map((m) => m.article)))
  return lookupOf(ask, [...ids])
}

/** A lookup for these articles. */
export async function lookupOf(ask: Ask, ids: readonly string[]): Promise<Lookup> {
  const found = new Map((ids.length > 0 ? await ask.entries('articles', { ids }) : []).map((a) => [a.id, a]))
  return (id) => found.get(id)
}

/** Options for a view's query from the filters in an address. */
export function optionsFrom(params: URLSearchParams, names: readonly string[]): Record<string, string | undefined> {
  return Object.fromEntries(names.map((name) => [name, params.get(name)?.trim() || undefined]))
}

/** Which screen of a list is asked for, from 1. */
export function screenOf(params: URLSearchParams): number {
  const n = Number(params.get('screen') ?? 1)
  return Number.isInteger(n) && n > 0 && n < 1_000_000 ? n : 1
}
