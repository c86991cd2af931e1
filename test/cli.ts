import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Writable } from 'node:stream'
import { main } from '../src/doors/cli/main.ts'

/** What one command line gave. */
export interface Ran {
  readonly code: number
  readonly out: string
  readonly err: string
}

class Sink extends Writable {
  text = ''
  override _write(chunk: Buffer | string, _encoding: string, done: () => void): void {
    this.text += chunk.toString()
    done()
  }
}

/** Runs `parley` in this process, as a terminal without colours would see it. */
export async function parley(
  argv: readonly string[],
  options: { stdin?: string; env?: Record<string, string>; now?: string; signal?: AbortSignal } = {},
): Promise<Ran> {
  const [stdout, stderr] = [new Sink(), new Sink()]
  async function* stdin() {
    if (options.stdin) yield new TextEncoder().encode(options.stdin)
  }
  const code = await main({
    argv,
    env: options.env ?? {},
    stdin: stdin(),
    stdout,
    stderr,
    now: () => options.now ?? '2025-08-01T12:00:00.000Z',
    signal: options.signal ?? new AbortController().signal,
  })
  return { code, out: stdout.text, err: stderr.text }
}

/** A folder of its own for a test file, and what removes it. */
export function temporary(): { folder: string; remove: () => void } {
  const folder = mkdtempSync(join(tmpdir(), 'parley-test-'))
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) }
}

export const EXAMPLE = join(import.meta.dirname, '..', 'examples', 'embassies')
