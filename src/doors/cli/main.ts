import { pathToFileURL } from 'node:url'
import { parseArgs } from 'node:util'
import { ENGINE } from '../../model/engine.ts'
import { COMMANDS } from './commands/index.ts'

/** What the program is started with; tests bring their own. */
export interface World {
  readonly argv: readonly string[]
  readonly env: Readonly<Record<string, string | undefined>>
  readonly stdin: AsyncIterable<Uint8Array>
  readonly stdout: NodeJS.WriteStream | import('node:stream').Writable
  readonly stderr: NodeJS.WriteStream | import('node:stream').Writable
  readonly now: () => string
  readonly signal: AbortSignal
}

const OVERVIEW = () => `Parley keeps the record of a negotiation from the news about it.

  parley add FOLDER       read articles into ./record.parley
  parley brief            where the talks stand, with sources
  parley show ID          the words behind any value

Commands:
${COMMANDS.map((c) => `  ${c.name.padEnd(12)}${c.summary}`).join('\n')}

"parley COMMAND --help" tells more. Everything stays on this machine.
`

/** Runs one command line. Returns the exit code; never throws. */
export async function main(world: World): Promise<number> {
  const [name, ...rest] = world.argv
  if (name === undefined || name === 'help' || name === '--help' || name === '-h') {
    world.stdout.write(OVERVIEW())
    return 0
  }
  if (name === '--version' || name === '-v') {
    world.stdout.write(`parley ${ENGINE}\n`)
    return 0
  }
  const entry = COMMANDS.find((c) => c.name === name)
  if (!entry) {
    world.stderr.write(`parley: there is no command "${name}".${nearest(name)} "parley --help" lists them.\n`)
    return 2
  }
  const { runCommand } = await import('./run.ts')
  return runCommand(await entry.load(), rest, world, parseArgs)
}

function nearest(name: string): string {
  const close = COMMANDS.find((c) => c.name.startsWith(name) || name.startsWith(c.name) || (c.name[0] === name[0] && Math.abs(c.name.length - name.length) < 2))
  return close ? ` Did you mean "${close.name}"?` : ''
}

/** Starts the program on this process's own streams. */
async function start(): Promise<void> {
  const stop = new AbortController()
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.on(signal, () => {
      if (stop.signal.aborted) process.exit(130)
      stop.abort()
      // What is stuck in a read that never ends is given five seconds; nothing acknowledged is lost.
      setTimeout(() => process.exit(130), 5000).unref()
    })
  process.stdout.on('error', (e: NodeJS.ErrnoException) => process.exit(e.code === 'EPIPE' ? 0 : 1))
  process.exitCode = await main({
    argv: process.argv.slice(2),
    env: process.env,
    stdin: process.stdin,
    stdout: process.stdout,
    stderr: process.stderr,
    now: () => new Date().toISOString(),
    signal: stop.signal,
  })
}

// A test imports this file for `main`; started as a program it runs.
if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) await start()
