import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'

/** The folder with gold stories, data sets and scorers: `$PARLEY_SHARED`, by default a folder beside the checkout. */
export const SHARED = process.env.PARLEY_SHARED ?? join(import.meta.dirname, '..', '..', '..', 'shared')

/** Whether the measuring material is there. What needs it says loudly that it was left out when it is not. */
export function hasShared(): boolean {
  return existsSync(join(SHARED, 'eval', 'score.py'))
}

/** Lines of a JSON-lines file of the shared folder, gzip or plain. */
export function readLines<T>(...path: string[]): T[] {
  const bytes = readFileSync(join(SHARED, ...path))
  const text = (path.at(-1)!.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8')
  return text.split('\n').flatMap((line) => (line.trim() ? [JSON.parse(line) as T] : []))
}

/** Runs a scorer on predictions (as one string) and gives its JSON result. Throws with its message when it cannot score. */
export function score(script: 'score.py' | 'score_language.py', args: readonly string[], predictions: string): Record<string, unknown> {
  const [name, gold, ...more] = args
  const run = spawnSync('python3', [join(SHARED, 'eval', script), name!, join(SHARED, gold!), '-', ...more, '--json'], {
    input: predictions,
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  })
  if (run.status !== 0) throw new Error(`${script} ${args.join(' ')}: ${run.stderr || run.error}`)
  return JSON.parse(run.stdout) as Record<string, unknown>
}
