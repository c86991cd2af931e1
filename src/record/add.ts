import { collect, type Input } from '../ingest/inputs.ts'
import type { Article } from '../model/article.ts'
import { ENGINE } from '../model/engine.ts'
import { sha256 } from '../model/ids.ts'
import type { Note } from '../model/notes.ts'
import { type Delivery, deliver, isKnown, readingOf, setChanges } from '../store/articles.ts'
import type { Database } from '../store/database.ts'
import { readArticle } from '../store/framed.ts'
import { countUnread, reread, type Unread, unread } from '../store/readings.ts'
import { changed } from '../store/settings.ts'
import { getSource, inputDone, inputKnown, putSource, sealSource } from '../store/sources.ts'
import type { Db } from '../store/tables.ts'
import { type Changes, changesBetween } from './changes.ts'
import type { AddJob, AddResult, KeptRaw, RereadJob, RereadResult } from './jobs.ts'
import { relink } from './linking.ts'
import { inOrder, openPool, type Pool, untilAborted, WorkerLost } from './pool.ts'
import { sharedModel } from './shared-model.ts'

/** How far `add` or `rebuild` is. Given after every commit: what is in `acknowledged` is safe from then on. */
export interface Progress {
  readonly stage: 'reading' | 'reading again' | 'linking'
  /** Inputs (files) dealt with, and articles in them. */
  readonly inputs: number
  readonly articles: number
  /** Articles to deal with in this stage, where that is known. */
  readonly total: number | null
  /** The file that was dealt with last. */
  readonly file: string | null
  /** Notes of severity `warning` and `refused` so far. */
  readonly problems: number
  /** Names of the articles that this commit has written. */
  readonly acknowledged: readonly string[]
}

export interface AddOptions {
  readonly onProgress?: (progress: Progress) => void
  /** Stops between two commits; what was acknowledged stays, and the next `add` goes on. */
  readonly signal?: AbortSignal
  /** Threads; as many as there are cores unless told. */
  readonly workers?: number
  /** The time, ISO 8601, for when things were added; it enters no reading. */
  readonly clock?: () => string
  /** Standard input, for the path `-`. */
  readonly stdin?: AsyncIterable<Uint8Array | string>
  readonly maxBytes?: number
  /** Module that does the reading in the threads, with functions `addJob` and `rereadJob`; ours unless told. */
  readonly jobs?: URL
}

const JOBS = new URL('./job.ts', import.meta.url)

/** What `add` did. Articles are named; notes say what was refused or can only be read in part. */
export interface AddReport {
  readonly inputs: number
  readonly added: readonly string[]
  readonly unchanged: number
  /** Texts that the record had under another name of the same article. */
  readonly sameText: readonly { readonly name: string; readonly article: string }[]
  readonly newVersions: readonly { readonly article: string; readonly changes: Changes }[]
  /** Articles of which something new came with the same text: which fields. */
  readonly updated: readonly { readonly article: string; readonly fields: readonly string[] }[]
  /** Articles that were read again, because of another engine or of what came with them. */
  readonly reread: number
  readonly notes: readonly Note[]
  readonly linked: boolean
  readonly interrupted: boolean
}

/** Inputs to a message to a thread at most, and bytes: enough to keep a thread busy for about a tenth of a second. */
const BATCH = 16
const BATCH_BYTES = 512 * 1024
/** An input of more bytes is taken apart in this thread, so that all threads read its articles. */
const LARGE = 256 * 1024
/** Sources of up to so many bytes are taken apart again for a new engine; of larger ones (tables, line files) the text is kept. */
const TAKEN_AGAIN = 4 * 1024 * 1024

type Mutable<T> = { -readonly [K in keyof T]: T[K] extends readonly (infer X)[] ? X[] : T[K] }

/** Adds files, folders and standard input. See `OpenRecord.add`. */
export async function add(database: Database, paths: readonly string[], options: AddOptions): Promise<AddReport> {
  const report = emptyReport()
  const at = (options.clock ?? (() => new Date().toISOString()))()
  const pool = openPool<AddJob[], AddResult[]>({
    module: options.jobs ?? JOBS,
    task: 'addJob',
    workers: options.workers,
    many: true,
    ...(options.jobs ? {} : { shared: sharedModel }),
  })
  try {
    const jobs = batches(database, paths, options, report)
    const results = inOrder(jobs, (batch) => runBatch(pool, batch), pool.size * 2)
    for await (const batch of untilAborted(results, options.signal)) {
      const acknowledged = await commit(database, batch, at, report)
      options.onProgress?.(progressOf('reading', report, batch.at(-1)?.file ?? null, acknowledged, null))
    }
  } finally {
    await pool.close()
  }
  return finish(database, report, options, false)
}

/** What comes after the inputs, and after a run that was cut off before: reading what is left, then linking. */
export async function finish(database: Database, report: Mutable<AddReport>, options: AddOptions, all: boolean): Promise<AddReport> {
  if (!options.signal?.aborted) report.reread = await readAgain(database, report, options, all)
  if (options.signal?.aborted) return { ...report, interrupted: true }
  options.onProgress?.(progressOf('linking', report, null, [], null))
  report.linked = await relink(database)
  return report
}

function progressOf(
  stage: Progress['stage'],
  report: Mutable<AddReport>,
  file: string | null,
  acknowledged: readonly string[],
  total: number | null,
): Progress {
  const { inputs, added, unchanged, sameText, newVersions, updated, reread: again } = report
  const articles = stage === 'reading' ? added.length + unchanged + sameText.length + newVersions.length + updated.length : again
  const problems = report.notes.filter((n) => n.severity !== 'info').length
  return { stage, inputs, articles, total, file, problems, acknowledged }
}

/** Jobs for the threads, small inputs together; inputs that the record has taken in already are passed over. */
async function* batches(database: Database, paths: readonly string[], options: AddOptions, report: Mutable<AddReport>): AsyncGenerator<AddJob[]> {
  let batch: AddJob[] = []
  let bytes = 0
  for await (const collected of collect(paths, { stdin: options.stdin, maxBytes: options.maxBytes })) {
    if (options.signal?.aborted) return
    if ('note' in collected) {
      report.notes.push(collected.note)
      continue
    }
    const { input } = collected
    report.inputs++
    const key = sha256(JSON.stringify([sha256(input.bytes), input.path, input.given])).slice(0, 32)
    const known = await inputKnown(database.db, key)
    if (known !== null) {
      report.unchanged += known
      continue
    }
    const large = input.bytes.length > LARGE && !isMarkup(input.bytes)
    if (!large) {
      batch.push({ input, key })
      bytes += input.bytes.length
    }
    if (!large && batch.length < BATCH && bytes < BATCH_BYTES) continue
    if (batch.length > 0) yield batch
    batch = []
    bytes = 0
    if (large) yield* largeInput(database, input, key, report)
  }
  if (batch.length > 0) yield batch
}

/** Pages take long to take apart and hold one article: the threads do that. */
function isMarkup(bytes: Uint8Array): boolean {
  return /^[\s\ufeff]*</.test(Buffer.from(bytes.subarray(0, 256)).toString('utf8'))
}

/** A large input, taken apart here; articles that the record has already are not read again. */
async function* largeInput(database: Database, input: Input, key: string, report: Mutable<AddReport>): AsyncGenerator<AddJob[]> {
  const [{ parseInput }, { cameOf, doneWith, keptRaws }] = await Promise.all([import('../ingest/formats/index.ts'), import('./jobs.ts')])
  const parsed = parseInput(input)
  report.notes.push(...parsed.notes)
  if (parsed.articles.length === 0) return
  const source = parsed.source.sha256
  await database.write((db) => putSource(db, sealSource(parsed.source)))
  let raws: KeptRaw[] = []
  for (const kept of keptRaws(input, parsed.articles)) {
    const { article } = kept
    if (await isKnown(database.db, article.name.toWellFormed(), sha256(article.text), cameOf(article))) {
      report.unchanged++
      continue
    }
    raws.push(kept)
    if (raws.length < BATCH) continue
    yield [{ raws, source, file: input.file, done: null }]
    raws = []
  }
  yield [{ raws, source, file: input.file, done: doneWith(key, parsed) }]
}

/** One message to a thread. Where a thread dies over it, its jobs are done one by one, and the one that kills is refused. */
async function runBatch(pool: Pool<AddJob[], AddResult[]>, batch: AddJob[]): Promise<AddResult[]> {
  try {
    return await pool.run(batch)
  } catch (e) {
    if (!(e instanceof WorkerLost)) throw e
    const results: AddResult[] = []
    for (const job of batch) results.push(await runAlone(pool, job))
    return results
  }
}

async function runAlone(pool: Pool<AddJob[], AddResult[]>, job: AddJob): Promise<AddResult> {
  try {
    return (await pool.run([job]))[0]!
  } catch (e) {
    if (!(e instanceof WorkerLost)) throw e
    const file = 'input' in job ? job.input.file : job.file
    return {
      file,
      done: null,
      source: null,
      deliveries: [],
      notes: [{ code: 'reading-stopped', severity: 'refused', where: { file }, data: { reason: e.message } }],
    }
  }
}

type Written = Pick<Mutable<AddReport>, 'added' | 'unchanged' | 'sameText' | 'newVersions' | 'updated'>

/** Writes what a thread has made, in one transaction; gives the articles that were written. */
async function commit(database: Database, results: readonly AddResult[], at: string, report: Mutable<AddReport>): Promise<string[]> {
  // Filled anew when the transaction has to start again, so that nothing is reported twice.
  const written = await database.write(async (db) => {
    const out: Written = { added: [], unchanged: 0, sameText: [], newVersions: [], updated: [] }
    for (const result of results) {
      if (result.source) await putSource(db, result.source)
      for (const delivery of result.deliveries) await writeOne(db, delivery, at, out)
      if (result.done) await inputDone(db, result.done)
    }
    return out
  })
  report.added.push(...written.added)
  report.unchanged += written.unchanged
  report.sameText.push(...written.sameText)
  report.newVersions.push(...written.newVersions)
  report.updated.push(...written.updated)
  for (const result of results) report.notes.push(...result.notes)
  return [...written.added, ...[...written.newVersions, ...written.updated, ...written.sameText].map((x) => x.article)]
}

async function writeOne(db: Db, delivery: Delivery, at: string, out: Written): Promise<void> {
  const done = await deliver(db, delivery, at)
  const { article } = done
  if (done.outcome === 'version') {
    const before = await readingOf(db, done.before)
    const changes = changesBetween(before ? articleIn(before) : emptyArticle(article), articleIn(delivery.reading.packed))
    await setChanges(db, done.version, changes)
    out.newVersions.push({ article, changes })
  } else if (done.outcome === 'updated') out.updated.push({ article, fields: done.fields })
  else if (done.outcome === 'same-text') out.sameText.push({ name: delivery.name, article })
  else if (done.outcome === 'added') out.added.push(article)
  else out.unchanged++
}

function articleIn(packed: Uint8Array): Article {
  return readArticle(packed).article
}

/** Stands for a version that was never read: all of the next one is new. */
function emptyArticle(name: string): Article {
  return { name, text: '', headline: null, body: [], outlet: null, byline: [], published: null, url: null, language: null, notes: [] }
}

/** Versions to read again at a time. */
const PAGE = 64

/**
 * Reads what has no reading, or one by another engine or from other facts: what a run that was cut off has left, and everything after an
 * upgrade. `all` reads all articles again. Gives how many.
 */
async function readAgain(database: Database, report: Mutable<AddReport>, options: AddOptions, all: boolean): Promise<number> {
  const total = all ? null : await countUnread(database.db, ENGINE)
  if (total === 0) return 0
  const pool = openPool<RereadJob, RereadResult>({
    module: options.jobs ?? JOBS,
    task: 'rereadJob',
    workers: options.workers,
    ...(options.jobs ? {} : { shared: sharedModel }),
  })
  let count = 0
  try {
    for (let after = 0; !options.signal?.aborted; ) {
      const page = await unread(database.db, ENGINE, after, PAGE, all)
      if (page.length === 0) break
      after = page.at(-1)!.version
      const results = await Promise.all(page.map(async (u) => pool.run(await rereadJobOf(database, u))))
      const read = await database.write((db) => putReadings(db, page, results))
      for (const r of results) report.notes.push(...r.notes)
      count += read.length
      report.reread = count
      options.onProgress?.(progressOf('reading again', report, null, read, total))
    }
  } finally {
    await pool.close()
  }
  return count
}

async function rereadJobOf(database: Database, { raw, name, given, source, sourceSize, engine }: Unread): Promise<RereadJob> {
  const again = engine !== null && sourceSize <= TAKEN_AGAIN
  return { raw, name, given, bytes: again ? ((await getSource(database.db, source))?.bytes ?? null) : null }
}

async function putReadings(db: Db, page: readonly Unread[], results: readonly RereadResult[]): Promise<string[]> {
  const read: string[] = []
  for (const [i, u] of page.entries()) {
    const { row, text } = results[i]!
    if (await reread(db, u, row, text)) read.push(u.name)
  }
  if (read.length > 0) await changed(db)
  return read
}

/** Reads again whatever another engine read (or, with `all`, everything), then links anew. See `OpenRecord.rebuild`. */
export async function rebuild(database: Database, options: AddOptions, all: boolean): Promise<AddReport> {
  return finish(database, emptyReport(), options, all)
}

function emptyReport(): Mutable<AddReport> {
  return {
    inputs: 0,
    added: [],
    unchanged: 0,
    sameText: [],
    newVersions: [],
    updated: [],
    reread: 0,
    notes: [],
    linked: false,
    interrupted: false,
  }
}
