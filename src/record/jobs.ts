import { type ParsedInput, parseInput } from '../ingest/formats/index.ts'
import type { Input } from '../ingest/inputs.ts'
import type { Given, RawArticle } from '../model/article.ts'
import { ENGINE } from '../model/engine.ts'
import { sha256 } from '../model/ids.ts'
import type { Note } from '../model/notes.ts'
import type { Reading } from '../model/reading.ts'
import type { Delivery } from '../store/articles.ts'
import { packReading } from '../store/framed.ts'
import { pack, unpack } from '../store/pack.ts'
import { type Came, failedEngine, madeFor, type ReadingRow } from '../store/readings.ts'
import { type SealedSource, sealSource } from '../store/sources.ts'
import { withRecordIds } from './claim-ids.ts'
import { lastDay } from './days.ts'

/** Where a raw article came from, kept with it so that it can be taken from its sealed source again. */
export interface Origin {
  readonly path: string
  readonly file: string
  /** What came with the file, which can be less than what came with the article. */
  readonly given: Given
  /** Its place among the articles of the source. */
  readonly part: number
}

/** What the store keeps packed as a version's `raw`. */
export interface KeptRaw {
  readonly article: RawArticle
  readonly origin: Origin
}

/** An input to take apart and read, or articles of a large one that has been taken apart already. */
export type AddJob =
  | { readonly input: Input; readonly key: string }
  | { readonly raws: readonly KeptRaw[]; readonly source: string; readonly file: string; readonly done: AddResult['done'] }

export interface AddResult {
  readonly file: string
  /** Set when the input is in the record as a whole with this result. */
  readonly done: { readonly key: string; readonly source: string; readonly articles: number } | null
  /** The source, where the job has taken it apart itself. */
  readonly source: SealedSource | null
  readonly deliveries: readonly Delivery[]
  readonly notes: readonly Note[]
}

/** How an article is read. */
export type Read = (raw: RawArticle) => Reading

/** Does one job of `add`. A defect in a reading does not lose the article: it is kept as not read. */
export function addJobWith(read: Read, job: AddJob): AddResult {
  if ('raws' in job) return { file: job.file, done: job.done, source: null, ...deliveriesOf(read, job.raws, job.source) }
  const { input, key } = job
  const parsed = parseInput(input)
  const raws = keptRaws(input, parsed.articles)
  const { deliveries, notes } = deliveriesOf(read, raws, parsed.source.sha256)
  const source = deliveries.length > 0 ? sealSource(parsed.source) : null
  return { file: input.file, done: doneWith(key, parsed), source, deliveries, notes: [...parsed.notes, ...notes] }
}

/** What says that an input need not be looked at again; null where some of it was refused, so that this is said every time. */
export function doneWith(key: string, parsed: ParsedInput): AddResult['done'] {
  if (parsed.articles.length === 0 || parsed.notes.some((n) => n.severity === 'refused')) return null
  return { key, source: parsed.source.sha256, articles: parsed.articles.length }
}

/** Raw articles with where they came from. */
export function keptRaws(input: Input, articles: readonly RawArticle[]): KeptRaw[] {
  const { path, file, given } = input
  return articles.map((article, part) => ({ article, origin: { path, file, given, part } }))
}

function deliveriesOf(read: Read, raws: readonly KeptRaw[], source: string): { deliveries: Delivery[]; notes: Note[] } {
  const deliveries = raws.map((kept) => deliveryOf(read, kept, source))
  return { deliveries: deliveries.map((d) => d.delivery), notes: deliveries.flatMap((d) => d.notes) }
}

function deliveryOf(read: Read, { article: raw, origin }: KeptRaw, source: string): { delivery: Delivery; notes: Note[] } {
  // A lone surrogate cannot be stored in a name as it is.
  const article = { ...raw, name: raw.name.toWellFormed() }
  const { row, notes } = readingRow(read, article)
  const delivery: Delivery = {
    name: article.name,
    textSha256: sha256(article.text),
    source,
    came: cameOf(article),
    raw: pack({ article, origin } satisfies KeptRaw),
    reading: row,
  }
  return { delivery, notes: notes.map((n) => (n.where?.file === undefined ? { ...n, where: { ...n.where, file: origin.file } } : n)) }
}

/** What came with an article, and what tells it apart from another one with the same text. */
export function cameOf({ given, found }: RawArticle): Came {
  return { given, outlet: given.outlet ?? found.outlet ?? null, url: given.url ?? found.url ?? null }
}

/** Reads an article and makes what the store keeps of it. */
function readingRow(read: Read, raw: RawArticle): { row: ReadingRow; notes: readonly Note[] } {
  const { reading: local, failed } = readSafely(read, raw)
  const reading = withRecordIds(local)
  const { article, claims } = reading
  const row: ReadingRow = {
    engine: failed ? failedEngine(ENGINE) : ENGINE,
    madeFor: madeFor(sha256(raw.text), raw.name, raw.given),
    packed: packReading(reading),
    claims: claims.map((c) => ({ id: c.id, kind: c.kind })),
    day: article.published ? lastDay(article.published.edtf) : null,
    headline: article.headline ? article.text.slice(...article.headline) : (raw.given.title ?? raw.found.title ?? ''),
    text: article.text,
  }
  return { row, notes: reading.notes.filter((n) => n.severity !== 'info') }
}

/** No text may throw; where one does all the same, the article is kept and says so, and the rest goes on. */
function readSafely(read: Read, raw: RawArticle): { reading: Reading; failed: boolean } {
  try {
    return { reading: read(raw), failed: false }
  } catch (e) {
    return { reading: emptyReading(raw, e instanceof Error ? e.message : String(e)), failed: true }
  }
}

/** A reading of an article that could not be read: the text is there and can be searched. */
function emptyReading({ name, text, given, found, notes: before }: RawArticle, reason: string): Reading {
  const notes: Note[] = [...before, { code: 'reading-failed', severity: 'warning', data: { reason } }]
  return {
    engine: ENGINE,
    article: {
      name,
      text,
      headline: null,
      body: [],
      outlet: given.outlet ?? found.outlet ?? null,
      byline: given.byline ?? [],
      published: given.published ? { edtf: given.published, basis: 'given' } : null,
      url: given.url ?? found.url ?? null,
      language: null,
      notes,
    },
    times: [],
    names: [],
    actors: [],
    claims: [],
    sketch: { minhash: [], marks: [], words: 0 },
    notes,
  }
}

/** An article to read again: from its sealed bytes when they are given, else from the raw article that was kept. */
export interface RereadJob {
  readonly raw: Uint8Array
  readonly name: string
  readonly given: Given
  readonly bytes: Uint8Array | null
}

export interface RereadResult {
  readonly row: ReadingRow
  /** The text that this engine takes from the source, where it is another one than before. */
  readonly text: { readonly sha256: string; readonly raw: Uint8Array } | null
  readonly notes: readonly Note[]
}

/** Reads an article again under the name it is known by and with all that came with it. */
export function rereadJobWith(read: Read, job: RereadJob): RereadResult {
  const kept = unpack<KeptRaw>(job.raw)
  const fresh = job.bytes ? again(kept, job.bytes) : kept.article
  const article: RawArticle = { ...fresh, name: job.name, given: job.given }
  const { row, notes } = readingRow(read, article)
  const text =
    fresh.text === kept.article.text
      ? null
      : { sha256: sha256(fresh.text), raw: pack({ article: { ...fresh, name: kept.article.name }, origin: kept.origin } satisfies KeptRaw) }
  return { row, text, notes }
}

/** The article as this engine takes it from its source: by its place there if the name agrees, else by its name. */
function again({ article, origin }: KeptRaw, bytes: Uint8Array): RawArticle {
  const { articles } = parseInput({ path: origin.path, file: origin.file, given: origin.given, bytes })
  const same = (a: RawArticle | undefined): boolean => a?.name.toWellFormed() === article.name
  return (same(articles[origin.part]) ? articles[origin.part] : articles.find(same)) ?? article
}
