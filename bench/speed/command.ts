import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const ROOT = join(import.meta.dirname, '..', '..')

/** What a command cost: seconds on the wall, seconds of CPU over all threads, most memory held, in MB. */
export interface Cost {
  readonly seconds: number
  readonly cpu: number
  readonly memory: number
  readonly out: string
}

/** Where the program of `usage.ts` writes what its process used. */
export const USAGE = 'PARLEY_BENCH_USAGE'

/** Runs `parley` as a user would, in a process of its own. Throws with its words when it ends with another code than 0. */
export function parley(args: readonly string[], input?: string): Cost {
  const folder = mkdtempSync(join(tmpdir(), 'parley-cost-'))
  const usage = join(folder, 'usage.json')
  try {
    const from = performance.now()
    const run = spawnSync(
      process.execPath,
      ['--disable-warning=ExperimentalWarning', '--import', join(import.meta.dirname, 'usage.ts'), join(ROOT, 'bin', 'parley'), ...args],
      {
        encoding: 'utf8',
        maxBuffer: 1 << 30,
        ...(input === undefined ? {} : { input }),
        env: { ...process.env, [USAGE]: usage },
      },
    )
    const seconds = (performance.now() - from) / 1000
    if (run.status !== 0)
      throw new Error(`"parley ${args.join(' ')}" ended with ${run.status ?? run.signal}: ${(run.stderr || String(run.error ?? '')).trim().slice(-600)}`)
    const used = JSON.parse(readFileSync(usage, 'utf8')) as { cpu: number; memory: number }
    return { seconds, ...used, out: run.stdout }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** The middle of a list of numbers. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  const at = sorted.length >> 1
  if (sorted.length === 0) throw new Error('a median of nothing')
  return sorted.length % 2 === 1 ? sorted[at]! : (sorted[at - 1]! + sorted[at]!) / 2
}

/** A line of the table: what was measured, the figure, its unit, and a ratio or a remark. */
export interface Line {
  readonly what: string
  readonly value: number
  readonly unit: string
  readonly note?: string
}
