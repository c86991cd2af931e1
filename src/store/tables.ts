import type { Generated, Kysely } from 'kysely'

/** The tables of a record file as the query builder sees them; `migrations/` says what each column is. */
export interface Tables {
  settings: { key: string; value: string }
  sources: { sha256: string; media_type: string; size: number; coding: 'zstd' | 'none'; bytes: Uint8Array }
  inputs: { key: string; source: string; articles: number }
  articles: { id: Generated<number>; name: string; current: number | null; day: string | null; added_at: string }
  names: { name: string; article: number; given: string }
  versions: {
    id: Generated<number>
    name: string
    article: number
    text_sha256: string
    source: string
    raw: Uint8Array
    reading: Uint8Array | null
    engine: string | null
    made_for: string | null
    changes: string | null
    added_at: string
  }
  claims: { id: string; version: number; kind: string; added_at: string }
  words: { rowid: number; headline: string; text: string }
  entries: {
    id: Generated<number>
    part: string
    entry: string
    sort: string
    block: string
    body: string
    mark: string
    first_added: string | null
    last_added: string | null
    last_day: string | null
  }
  blocks: { part: string; block: string; digest: string }
  members: { owner: number; place: number; claim: string; article: string; body: string }
  former: { entry: string; claim: string }
  comparisons: { a: number; b: number; mark: string; found: string }
  outlines: { track: string; body: string }
  judgements: { place: Generated<number>; id: string; at: string; action: string; targets: string; value: string | null; anchors: string }
  looks: { at: string }
}

/** A connection or a transaction. */
export type Db = Kysely<Tables>
