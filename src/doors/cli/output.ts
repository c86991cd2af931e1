import type { Writable } from 'node:stream'

/** The sequences that we write ourselves: bold, dim, and back. */
const STYLE = '\\u001b\\[(?:1|2|22)m'
const CONTROLS = new RegExp(`(${STYLE})|[\\u0000-\\u0009\\u000b-\\u001f\\u007f-\\u009f]`, 'g')
const STYLES = new RegExp(STYLE, 'g')

/** Lines without any control character but our own styles: the last guard before a terminal, whatever a text holds. */
export function harmless(text: string): string {
  return text.replace(CONTROLS, (_all, style: string | undefined) => style ?? ' ')
}

/** Lines broken at spaces so that none is longer than `width`, unless one word is; what goes over is set in by two more. */
export function folded(text: string, width: number): string {
  return text
    .split('\n')
    .map((line) => (line.replace(STYLES, '').length <= width ? line : foldedLine(line, width)))
    .join('\n')
}

function foldedLine(line: string, width: number): string {
  const own = /^ */.exec(line)![0]
  const indent = ' '.repeat(Math.min(own.length + 2, width >> 1))
  const lines: string[] = []
  let now = ''
  for (const word of line.trim().split(/ +/)) {
    const start = lines.length === 0 ? own : indent
    const longer = now === '' ? start + word : `${now} ${word}`
    if (now !== '' && longer.replace(STYLES, '').length > width) {
      lines.push(now)
      now = indent + word
    } else now = longer
  }
  return [...lines, now].join('\n')
}

/** How wide the terminal is: what the user says, else what it says itself; null where neither does. */
function columnsOf(env: Readonly<Record<string, string | undefined>>, columns: number | undefined): number | null {
  return /^[1-9]\d{0,3}$/.test(env.COLUMNS ?? '') ? Number(env.COLUMNS) : (columns ?? null)
}

/** Streams and manners: data on stdout, talk on stderr, colour only where a terminal wants it. */
export class Output {
  readonly colour: boolean
  readonly width: number
  readonly quiet: boolean
  readonly #stdout: Writable
  readonly #stderr: Writable
  readonly #live: boolean
  readonly #folds: boolean
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
    const columns = columnsOf(env, stdout.columns)
    this.#folds = columns !== null
    this.width = Math.max(20, Math.min(140, columns ?? 100))
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

  /** Writes lines for people: nothing in them can command a terminal, and they keep to its width. */
  text(lines: string): Promise<void> {
    const shown = harmless(lines)
    return this.data(this.#folds ? folded(shown, this.width) : shown)
  }

  json(value: unknown): Promise<void> {
    return this.data(`${JSON.stringify(value, null, 2)}\n`)
  }

  /** A line of talk; left out with --quiet. */
  say(text: string): void {
    if (this.quiet) return
    this.#clear()
    this.#stderr.write(`${harmless(text)}\n`)
  }

  /** A problem; shown even with --quiet. */
  warn(text: string): void {
    this.#clear()
    this.#stderr.write(`${harmless(text)}\n`)
  }

  /** Progress: one line that is written over on a terminal, nothing elsewhere. */
  progress(text: string): void {
    if (!this.#live) return
    this.#stderr.write(`\r\u001b[2K${harmless(text).slice(0, this.width - 1)}`)
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
