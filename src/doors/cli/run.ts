import type { parseArgs as Parse } from 'node:util'
import { Problem } from '../../model/notes.ts'
import { COMMON, type Command, type Option } from './command.ts'
import type { World } from './main.ts'
import { Output } from './output.ts'
import { wordProblem } from './words.ts'

/** Parses a command's arguments, runs it, and words what goes wrong. Returns the exit code. */
export async function runCommand(command: Command, argv: readonly string[], world: World, parseArgs: typeof Parse): Promise<number> {
  const all = [...command.options, ...COMMON.filter((c) => !command.options.some((o) => o.name === c.name))]
  let parsed: ReturnType<typeof Parse>
  try {
    parsed = parseArgs({
      args: [...argv],
      allowPositionals: true,
      options: Object.fromEntries(
        all.map((o) => [
          o.name,
          { type: o.value === null ? ('boolean' as const) : ('string' as const), ...(o.short ? { short: o.short } : {}), multiple: o.many ?? false },
        ]),
      ),
    })
  } catch (e) {
    world.stderr.write(
      `parley ${command.name}: ${(e as Error).message.split('\n')[0]}\nUsage: parley ${command.name} ${command.usage}. "parley ${command.name} --help" lists the options.\n`,
    )
    return 2
  }
  if (parsed.values.help) {
    world.stdout.write(helpText(command))
    return 0
  }
  const out = new Output({
    stdout: world.stdout,
    stderr: world.stderr,
    env: world.env,
    plain: parsed.values.plain === true,
    quiet: parsed.values.quiet === true,
  })
  try {
    return await command.run({
      args: parsed.positionals,
      options: parsed.values as Record<string, string | boolean | undefined>,
      out,
      env: world.env,
      stdin: world.stdin,
      now: world.now(),
      signal: world.signal,
    })
  } catch (e) {
    if (world.signal.aborted) {
      out.warn('parley: interrupted; what was acknowledged is kept, and the same command goes on from there.')
      return 130
    }
    if (e instanceof Problem) {
      out.warn(`parley ${command.name}: ${wordProblem(e.code, e.data)}`)
      return e.exit
    }
    out.warn(`parley ${command.name}: an error that should not happen: ${(e as Error).stack ?? String(e)}`)
    return 1
  } finally {
    out.end()
  }
}

/** The help of one command: usage, what it is for, options, examples. The manual's page is made from it too. */
export function helpText(command: Command): string {
  const flag = (o: Option) => `${o.short ? `-${o.short}, ` : ''}--${o.name}${o.value ? ` ${o.value}` : ''}`
  const options = [...command.options, ...COMMON.filter((c) => !command.options.some((o) => o.name === c.name))]
  const width = Math.max(...options.map((o) => flag(o).length)) + 2
  return [
    `parley ${command.name} ${command.usage}`.trimEnd(),
    '',
    command.about.trim(),
    '',
    'Options:',
    ...options.map((o) => `  ${flag(o).padEnd(width)}${o.help}`),
    '',
    'Examples:',
    ...command.examples.map((e) => `  ${e}`),
    '',
  ].join('\n')
}
