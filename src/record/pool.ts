import { availableParallelism } from 'node:os'
import { Worker } from 'node:worker_threads'

/** What a worker is told at its start. */
export interface WorkerSetup {
  readonly module: string
  readonly task: string
  readonly many: boolean
}
export interface Task {
  readonly id: number
  readonly job: unknown
}
/** What comes before the first task, where threads share something. */
export interface Common {
  readonly shared: unknown
}
export type Answer = { readonly id: number; readonly out: unknown } | { readonly id: number; readonly error: string }

export interface PoolOptions {
  /** URL of the module whose function does the work: `new URL('./job.ts', import.meta.url)`. */
  readonly module: URL
  /** Name of that function: takes one job and returns (or promises) its answer, both plain data. */
  readonly task: string
  /** Threads at most; as many as the machine has cores unless told. They are started when there is work for them. */
  readonly workers?: number
  /** A job is a list, and the function is called for each of it. */
  readonly many?: boolean
  /**
   * Makes, in this thread and once, what all threads hold in common (shared memory); each gets it in a call of the module's `prepare` before
   * its first job. It is made while the first thread starts. Where that fails, threads go without.
   */
  readonly shared?: () => Promise<unknown>
}

/** Threads that run one function. */
export interface Pool<In, Out> {
  readonly size: number
  /** Whether a job would start at once. */
  readonly idle: boolean
  /** Rejects with `WorkerLost` when the thread died over the job, with an `Error` when the function threw. */
  run(job: In): Promise<Out>
  close(): Promise<void>
}

/** A thread ended in the middle of a job: out of memory, most likely. */
export class WorkerLost extends Error {}

interface Waiting {
  readonly task: Task
  readonly resolve: (out: unknown) => void
  readonly reject: (error: Error) => void
}

/**
 * Megabytes for what a thread has just made. Left alone, V8 takes 128 for each thread on a machine with memory enough, and keeps them when the
 * thread has ended; a reading makes little that lives long, and is no slower with a quarter of it.
 */
const YOUNG = 32

/** Opens a pool. Threads run TypeScript as it stands. */
export function openPool<In, Out>(options: PoolOptions): Pool<In, Out> {
  const size = Math.max(1, options.workers ?? availableParallelism())
  const setup: WorkerSetup = { module: options.module.href, task: options.task, many: options.many ?? false }
  const free: Worker[] = []
  const busy = new Map<Worker, Waiting>()
  const queue: Waiting[] = []
  let next = 0
  let closed = false
  let common: Promise<unknown> | null = null

  const start = (): Worker => {
    const worker = new Worker(new URL('./pool-worker.ts', import.meta.url), {
      workerData: setup,
      resourceLimits: { maxYoungGenerationSizeMb: YOUNG },
      execArgv: ['--disable-warning=ExperimentalWarning'],
    })
    if (options.shared) {
      common ??= options.shared().catch(() => undefined)
      common.then((shared) => shared !== undefined && worker.postMessage({ shared } satisfies Common))
    }
    worker.on('message', (answer: Answer) => {
      const waiting = busy.get(worker)
      busy.delete(worker)
      free.push(worker)
      if ('error' in answer) waiting?.reject(new Error(answer.error))
      else waiting?.resolve(answer.out)
      turn()
    })
    const lost = (error: Error): void => {
      const waiting = busy.get(worker)
      busy.delete(worker)
      const at = free.indexOf(worker)
      if (at >= 0) free.splice(at, 1)
      waiting?.reject(error)
      if (!closed) turn()
    }
    worker.on('error', (e: unknown) => lost(new WorkerLost(e instanceof Error ? e.message : String(e))))
    worker.on('exit', (code) => lost(new WorkerLost(`worker ended with ${code}`)))
    return worker
  }
  const turn = (): void => {
    while (queue.length > 0 && (free.length > 0 || busy.size < size)) {
      const waiting = queue.shift()!
      const worker = free.pop() ?? start()
      busy.set(worker, waiting)
      // Behind what is shared: a thread takes its messages in order.
      if (common) common.then(() => worker.postMessage(waiting.task))
      else worker.postMessage(waiting.task)
    }
  }
  return {
    size,
    get idle() {
      return queue.length === 0 && busy.size < size
    },
    run(job) {
      if (closed) return Promise.reject(new Error('the pool is closed'))
      return new Promise<Out>((resolve, reject) => {
        queue.push({ task: { id: next++, job }, resolve: resolve as (out: unknown) => void, reject })
        turn()
      })
    },
    async close() {
      closed = true
      for (const w of queue.splice(0)) w.reject(new Error('the pool is closed'))
      await Promise.all([...free, ...busy.keys()].map((w) => w.terminate()))
    },
  }
}

/**
 * Runs jobs as they come, at most `ahead` of them before their answers are taken, and yields the answers in the order of the jobs:
 * whoever takes slowly slows down the reading of jobs.
 */
export async function* inOrder<In, Out>(jobs: AsyncIterable<In>, run: (job: In) => Promise<Out>, ahead: number): AsyncGenerator<Out> {
  const running: Promise<Out>[] = []
  try {
    for await (const job of jobs) {
      const answer = run(job)
      // An answer that is never taken, because an earlier one failed, must not end the process.
      answer.catch(() => {})
      running.push(answer)
      if (running.length >= ahead) yield await running.shift()!
    }
    while (running.length > 0) yield await running.shift()!
  } finally {
    running.length = 0
  }
}

/** What a source gives until the signal comes; then ends at once, even while the source keeps it waiting (a terminal, a pipe). */
export async function* untilAborted<T>(source: AsyncIterable<T>, signal: AbortSignal | undefined): AsyncGenerator<T> {
  const items = source[Symbol.asyncIterator]()
  let stop = (): void => {}
  const stopped = new Promise<null>((resolve) => (stop = () => resolve(null)))
  if (signal?.aborted) stop()
  signal?.addEventListener('abort', stop)
  try {
    for (;;) {
      const next = items.next()
      next.catch(() => {})
      const step = await Promise.race([next, stopped])
      if (step === null || step.done) return
      yield step.value
    }
  } finally {
    signal?.removeEventListener('abort', stop)
    // Not awaited: a source that waits for input would never answer.
    items.return?.(undefined).catch(() => {})
  }
}

/** Lines to a message at most; more would save nothing, hold up the order, and leave a thread idle for longer at the end of the input. */
const LINES = 8
/** Lines that are read ahead for each thread. */
const AHEAD = 64

/**
 * A line filter over all cores: every line goes through the function that `module` and `task` name (string to string), and comes out in
 * order. A line that comes while a thread is idle is sent at once, so a slow pipe is answered line by line. `failed` turns a line
 * over which its thread died, or its function threw, into an output line.
 */
export async function* mapLines(
  lines: AsyncIterable<string>,
  options: Omit<PoolOptions, 'many'> & { readonly failed: (line: string, error: Error) => string },
): AsyncGenerator<string> {
  const pool = openPool<string[], string[]>({ ...options, many: true })
  const alone = async (line: string): Promise<string> => {
    try {
      return (await pool.run([line]))[0]!
    } catch (e) {
      return options.failed(line, e as Error)
    }
  }
  const send = (batch: string[]): Promise<string[]> => pool.run(batch).catch(() => Promise.all(batch.map(alone)))
  const answers: Promise<string[]>[] = []
  let pending: string[] = []
  let outstanding = 0
  let ended = false
  let failure: unknown
  let wake = (): void => {}
  let room = (): void => {}
  const flush = (): void => {
    if (pending.length === 0) return
    answers.push(send(pending))
    pending = []
    wake()
  }
  const reading = (async () => {
    for await (const line of lines) {
      pending.push(line)
      outstanding++
      if (pool.idle || pending.length >= LINES) flush()
      while (outstanding >= AHEAD * pool.size && !ended) {
        flush()
        await new Promise<void>((resolve) => (room = resolve))
      }
      if (ended) return
    }
  })()
  reading
    .then(
      () => undefined,
      (e: unknown) => {
        failure = e
      },
    )
    .finally(() => {
      ended = true
      flush()
      wake()
    })
  try {
    for (;;) {
      const answer = answers.shift()
      if (answer) {
        const out = await answer
        outstanding -= out.length
        // A thread has come free: what has gathered meanwhile goes to it.
        flush()
        room()
        yield* out
      } else if (ended) break
      else await new Promise<void>((resolve) => (wake = resolve))
    }
    if (failure) throw failure
  } finally {
    ended = true
    room()
    await pool.close()
  }
}
