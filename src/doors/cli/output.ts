import type { Writable } from 'node:stream'

/** Streams and manners: data on stdout, talk on stderr, colour only where a terminal wants it. */
export class Output {
  readonly colour: boolean
  readonly width: number
  readonly quiet: boolean
  readonly #stdout: Writable
  readonly #stderr: Writable
  readonly #live: boolean
  #line = false

  constructor(streams: {
    stdout: Writable & { isTTY?: boolean; columns?: number }
    stderr: Writable & { isTTY?: boolean; columns?: number }
    env: Readonly<Record<string, string | undefined>>
    plain: boolean
    quiet: boolean
  }) {
    const { stdout, stderr, env, plain, quiet } = streams
    this.#stdout = stdout
    this.#stderr = stderr
    this.quiet = quiet
    this.colour = !plain && stdout.isTTY === true && !env.NO_COLOR && env.TERM !== 'dumb'
    this.#live = !plain && !quiet && stderr.isTTY === true && env.TERM !== 'dumb'
    this.width = Math.max(60, Math.min(140, stdout.columns ?? 100))
  }

  /** Writes data; waits while the reader is slow. */
  async data(text: string): Promise<void> {
    if (this.#stdout.write(text)) return
    await new Promise<void>((resolve) => {
      const done = () => {
        this.#stdout.off('drain', done)
        this.#stdout.off('close', done)
        this.#stdout.off('error', done)
        resolve()
      }
      this.#stdout.on('drain', done).on('close', done).on('error', done)
    })
  }

  json(value: unknown): Promise<void> {
    return this.data(`${JSON.stringify(value, null, 2)}\n`)
  }

  /** A line of talk; left out with --quiet. */
  say(text: string): void {
    if (this.quiet) return
    this.#clear()
    this.#stderr.write(`${text}\n`)
  }

  /** A problem; shown even with --quiet. */
  warn(text: string): void {
    this.#clear()
    this.#stderr.write(`${text}\n`)
  }

  /** Progress: one line that is written over on a terminal, nothing elsewhere. */
  progress(text: string): void {
    if (!this.#live) return
    this.#stderr.write(`\r\u001b[2K${text.slice(0, this.width - 1)}`)
    this.#line = true
  }

  /** Whether progress is shown live; elsewhere a plain line now and then does. */
  get live(): boolean {
    return this.#live
  }

  #clear(): void {
    if (this.#line) this.#stderr.write('\r\u001b[2K')
    this.#line = false
  }

  end(): void {
    this.#clear()
  }
}
