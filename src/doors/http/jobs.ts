import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { sha256 } from '../../model/ids.ts'
import { Problem } from '../../model/notes.ts'
import type { OpenRecord } from '../../record/index.ts'
import { addAnswer } from '../cli/commands/add.ts'
import { worded } from './app.ts'

/** Adding that goes on while pages are served. */
export interface Job {
  readonly schema: 'parley.job/1'
  readonly job: string
  state: 'waiting' | 'reading' | 'linking' | 'done' | 'failed'
  articles: number
  /** `parley.add/1`, once it is done. */
  report: object | null
  /** What went wrong, in words. */
  message: string | null
}

/** What is sent: files, or one article with what is known of it. */
interface Sent {
  readonly files?: readonly { readonly name: string; readonly base64: string }[]
  readonly article?: { readonly text: string; readonly outlet?: string; readonly published?: string; readonly url?: string }
}

const MOST_FILES = 10_000
const MOST_KEPT = 100

/** Jobs, one after the other: the record is written by one at a time anyway. */
export class Jobs {
  readonly #record: OpenRecord
  readonly #now: () => string
  readonly #jobs = new Map<string, Job>()
  #last: Promise<void> = Promise.resolve()
  #count = 0

  constructor(record: OpenRecord, now: () => string) {
    this.#record = record
    this.#now = now
  }

  get(id: string): Job | undefined {
    return this.#jobs.get(id)
  }

  /** Notes what was sent and begins as soon as the jobs before are done. Throws the problem `nothing-to-add` for anything malformed. */
  add(sent: unknown): Job {
    const files = filesOf(sent)
    const job: Job = { schema: 'parley.job/1', job: `job-${++this.#count}`, state: 'waiting', articles: 0, report: null, message: null }
    this.#jobs.set(job.job, job)
    for (const old of this.#jobs.keys()) if (this.#jobs.size > MOST_KEPT && this.#jobs.get(old)!.state === 'done') this.#jobs.delete(old)
    this.#last = this.#last.then(() => this.#run(job, files))
    return job
  }

  /** Settles when all jobs are done. */
  idle(): Promise<void> {
    return this.#last
  }

  async #run(job: Job, files: readonly { path: string; bytes: Uint8Array }[]): Promise<void> {
    const folder = await mkdtemp(join(tmpdir(), 'parley-add-'))
    try {
      for (const { path, bytes } of files) {
        await mkdir(dirname(join(folder, path)), { recursive: true, mode: 0o700 })
        await writeFile(join(folder, path), bytes, { mode: 0o600 })
      }
      job.state = 'reading'
      const report = await this.#record.add([folder], {
        clock: this.#now,
        onProgress: (p) => {
          job.articles = p.articles
          if (p.stage === 'linking') job.state = 'linking'
        },
      })
      job.report = addAnswer(this.#record.file, report, folder)
      job.state = 'done'
    } catch (e) {
      job.message = worded(e).message
      job.state = 'failed'
    } finally {
      await rm(folder, { recursive: true, force: true })
    }
  }
}

function filesOf(sent: unknown): { path: string; bytes: Uint8Array }[] {
  const { files, article } = (sent ?? {}) as Sent
  const out: { path: string; bytes: Uint8Array }[] = []
  if (article && typeof article.text === 'string' && article.text.trim() !== '') {
    const { text, outlet, published, url } = article
    const line = JSON.stringify({ text, outlet, published, url })
    out.push({ path: `pasted-${sha256(text).slice(0, 12)}.jsonl`, bytes: Buffer.from(`${line}\n`) })
  }
  if (Array.isArray(files))
    for (const f of files.slice(0, MOST_FILES))
      if (typeof f?.name === 'string' && typeof f.base64 === 'string')
        out.push({ path: freePath(safePath(f.name, out.length), out), bytes: Buffer.from(f.base64, 'base64') })
  if (out.length === 0) throw new Problem('nothing-to-add', {}, 2)
  return out
}

/** Two files of one name, from different folders of the user: the second one gets a folder of its own. */
function freePath(path: string, taken: readonly { path: string }[]): string {
  return taken.some((t) => t.path === path) ? `${taken.length}/${path}` : path
}

/** A path below the folder, whatever the name says: no steps up, no absolute ones, no hidden or endless parts. */
function safePath(name: string, n: number): string {
  const parts = name
    .split(/[/\\]+/)
    .map((p) =>
      p
        .replace(/[\u0000-\u001f<>:"|?*]/g, '_')
        .replace(/^\.+/, '')
        .slice(-120),
    )
    .filter(Boolean)
    .slice(-8)
  return parts.length > 0 ? parts.join('/') : `file-${n}`
}
