import type { Judgement } from '../model/judgement.ts'
import { LINK_PARTS, type LinkPart, type Links } from '../model/record.ts'
import type { Database, OpenOptions } from '../store/database.ts'
import type { AddOptions, AddReport } from './add.ts'
import type { Ask, Query } from './ask.ts'
import type { Beside } from './beside.ts'
import type { Diagnosis } from './doctor.ts'
import type { Verdict } from './judge.ts'
import type { SearchOptions, SearchResult } from './search.ts'
import type { Shown } from './show.ts'
import type { Story } from './stories.ts'

export type { AddOptions, AddReport, Progress } from './add.ts'
export type { Ask, Query } from './ask.ts'
export type { Beside } from './beside.ts'
export type { Changes } from './changes.ts'
export type { Diagnosis, Finding } from './doctor.ts'
export type { Verdict } from './judge.ts'
export type { Overview } from './overview.ts'
export type { Hit, SearchOptions, SearchResult } from './search.ts'
export type { Place, Shown, ShownArticle } from './show.ts'
export type { Story } from './stories.ts'

/** An open record: the one way by which doors and views read and change it. */
export interface OpenRecord {
  /** The file, as an absolute path. */
  readonly file: string
  /**
   * Adds files, folders and, for `-`, standard input; then reads and links what is left to do, also from a run that was cut off. Each
   * commit is reported by `onProgress` once it is safe. What cannot be read stands in the report's notes; a `Problem` is thrown only for
   * the record.
   */
  add(paths: readonly string[], options?: AddOptions): Promise<AddReport>
  /**
   * Takes an article out for good, under any of its names or by the path of the file that it came from alone, and links anew. Gives the name
   * it was known by; throws `unknown-id` and `article-ambiguous`.
   */
  remove(article: string): Promise<string>
  /** Appends a judgement and links anew; throws a `Problem` where it makes no sense. */
  judge(verdict: Verdict): Promise<Judgement>
  /** Takes a judgement back. `at` is ISO 8601. */
  undo(judgement: string, at: string): Promise<Judgement>
  /** All judgements in order, with whether they still count. */
  judgements(): Promise<readonly (Judgement & { readonly undone: boolean })[]>
  /** Reads again what another engine read (with `all`: everything) from the sealed sources, and links anew. */
  rebuild(options?: AddOptions & { readonly all?: boolean }): Promise<AddReport>
  /** Finishes what a run that was cut off has left to link; true when there was something. Does not read. */
  relink(): Promise<boolean>
  /**
   * What a run that was cut off has left: articles that this engine has not read, and whether the entries are of an older state than the
   * readings. The next `add` completes both. `articles`: how many there are in all, linked or not.
   */
  pending(): Promise<{ readonly articles: number; readonly unread: number; readonly links: boolean }>
  /** Whether the entries are of the articles as they are now: false while articles are added, and after a run that was cut off. */
  isLinked(): Promise<boolean>
  /** What answers questions: all that is known, or with a day (`YYYY-MM-DD`) the record as it could be read on it. */
  ask(asOf?: string | null): Promise<Ask>
  entries<P extends LinkPart>(part: P, query?: Query & { readonly asOf?: string | null }): Promise<Links[P]>
  /** The first entries of a part in whose values some words stand: for choosing one by its name. */
  holding<P extends LinkPart>(part: P, words: string, limit: number): Promise<Links[P]>
  count(part: LinkPart, query?: Query & { readonly asOf?: string | null }): Promise<number>
  /** All entries at once. */
  links(query?: { readonly asOf?: string | null; readonly since?: string | null }): Promise<Links>
  /** The texts of articles (of all of them unless told), by name: what members' spans point into. */
  texts(articles?: readonly string[]): Promise<ReadonlyMap<string, string>>
  /**
   * What any id of a claim, entry, actor or article leads to: the words, in context. With a day (`YYYY-MM-DD`) the entry as it was on it.
   * Throws `unknown-id`, and `unknown-on-day` for an entry of which nothing was known on the day.
   */
  show(id: string, asOf?: string | null): Promise<Shown>
  /** Full text of all articles, those not read too. Never fails for what is typed. */
  search(text: string, options?: SearchOptions): Promise<SearchResult>
  /** Two articles, passage by passage, with what differs. Throws `unknown-id`. */
  beside(first: string, second: string): Promise<Beside>
  /** Articles that tell of one event, in groups of two and more, the largest first. Reads all articles. */
  stories(): Promise<readonly Story[]>
  /** The latest day (`YYYY-MM-DD`) that an article of the record was published on; null where none is dated to the day. */
  latestDay(): Promise<string | null>
  /** Stands for everything that a page can show: another one after every change of the record, of what was linked, and after every look. */
  state(): Promise<string>
  /** When somebody last looked, ISO 8601, or null. */
  lastLook(): Promise<string | null>
  /** Notes that somebody has looked; `at` is ISO 8601. */
  looked(at: string): Promise<void>
  doctor(): Promise<Diagnosis>
  close(): Promise<void>
}

/**
 * Opens a record file, or makes it with `create`. Throws a `Problem` that names the file: `record-missing`, `record-foreign`,
 * `record-newer`, `record-locked`, `record-unreadable`, `record-unwritable`. Loads little: the rest comes with the first call that needs it.
 */
export async function openRecord(file: string, options: OpenOptions = {}): Promise<OpenRecord> {
  const { openDatabase } = await import('../store/database.ts')
  return recordOver(await openDatabase(file, options))
}

function recordOver(database: Database): OpenRecord {
  let days: ((day: string) => Promise<Ask & { links: Links }>) | undefined
  const ofDay = async (day: string) => {
    days ??= (await import('./ask.ts')).askerOfDays(database)
    return days(day)
  }
  const ask = async (asOf?: string | null): Promise<Ask> => (asOf ? ofDay(asOf) : (await import('./ask.ts')).askStored(database))
  const linking = () => import('./linking.ts')
  const judge = async (verdict: Verdict) => (await import('./judge.ts')).judge(database, verdict)
  return {
    file: database.file,
    add: async (paths, options = {}) => (await import('./add.ts')).add(database, paths, options),
    rebuild: async ({ all = false, ...options } = {}) => (await import('./add.ts')).rebuild(database, options, all),
    relink: async () => (await linking()).relink(database),
    pending: () => pending(database),
    isLinked: () => isLinked(database),
    remove: async (article) => (await import('./remove.ts')).remove(database, article),
    judge,
    undo: (judgement, at) => judge({ at, action: 'undo', targets: [judgement], value: null }),
    judgements: () => judgements(database),
    ask,
    entries: async (part, { asOf, ...query } = {}) => (await ask(asOf)).entries(part, query),
    holding: async (part, words, limit) => {
      const { entriesHolding } = await import('../store/links.ts')
      const ids = await database.read((db) => entriesHolding(db, part, words, limit))
      return (await ask()).entries(part, { ids, members: 0 })
    },
    count: async (part, { asOf, ...query } = {}) => (await ask(asOf)).count(part, query),
    async links({ asOf, since } = {}) {
      if (asOf && !since) return (await ofDay(asOf)).links
      const asked = await ask(asOf)
      const parts = []
      for (const part of LINK_PARTS) parts.push([part, await asked.entries(part, { since })] as const)
      return Object.fromEntries(parts) as unknown as Links
    },
    texts: async (articles) => (await import('./texts.ts')).texts(database, articles),
    show: async (id, asOf) => (await import('./show.ts')).show(database, id, asOf ? { day: asOf, links: (await ofDay(asOf)).links } : null),
    search: async (text, options) => (await import('./search.ts')).search(database, text, options),
    beside: async (first, second) => (await import('./beside.ts')).beside(database, first, second),
    latestDay: async () => (await import('../store/corpus.ts')).latestDay(database.db),
    state: async () => (await import('../store/settings.ts')).recordState(database.db),
    stories: async () => (await import('./stories.ts')).stories(database),
    lastLook: async () => (await import('../store/settings.ts')).lastLook(database.db),
    async looked(at) {
      const { addLook } = await import('../store/settings.ts')
      await database.write((db) => addLook(db, at))
    },
    doctor: async () => (await import('./doctor.ts')).doctor(database),
    close: () => database.close(),
  }
}

async function isLinked(database: Database): Promise<boolean> {
  const [{ linksStale }, { ENGINE }] = await Promise.all([import('../store/links.ts'), import('../model/engine.ts')])
  return !(await database.read((db) => linksStale(db, ENGINE)))
}

async function pending(database: Database): Promise<{ articles: number; unread: number; links: boolean }> {
  const [{ countArticles }, { countUnread }, { linksStale }, { ENGINE }] = await Promise.all([
    import('../store/articles.ts'),
    import('../store/readings.ts'),
    import('../store/links.ts'),
    import('../model/engine.ts'),
  ])
  return database.read(async (db) => ({ articles: await countArticles(db), unread: await countUnread(db, ENGINE), links: await linksStale(db, ENGINE) }))
}

async function judgements(database: Database): Promise<(Judgement & { undone: boolean })[]> {
  const [{ allJudgements }, { isUndone }] = await Promise.all([import('../store/judgements.ts'), import('./judge.ts')])
  const all = (await allJudgements(database.db)).map((a) => a.judgement)
  return all.map((j) => ({ ...j, undone: isUndone(all, j.id) }))
}
