import type { Output } from './output.ts'

/** An option of a command: `--name VALUE`, or a switch when `value` is null. */
export interface Option {
  readonly name: string
  readonly short?: string
  readonly value: string | null
  readonly help: string
  /** May be given several times. */
  readonly many?: boolean
}

/** What a command runs with. All that comes from outside stands here, so that tests can bring their own. */
export interface Context {
  /** Positional arguments. */
  readonly args: readonly string[]
  readonly options: Readonly<Record<string, string | boolean | readonly string[] | undefined>>
  readonly out: Output
  readonly env: Readonly<Record<string, string | undefined>>
  readonly stdin: AsyncIterable<Uint8Array>
  /** The time, ISO 8601: the only clock, read once when the command starts. */
  readonly now: string
  /** Aborted by SIGINT or SIGTERM. */
  readonly signal: AbortSignal
}

/** A command of `parley`. Returns the exit code: 0 ok, 1 failure, 2 usage, 3 some inputs refused, 4 `--fail-on` met. */
export interface Command {
  readonly name: string
  readonly summary: string
  /** What follows the name: `PATH…`, `ID`. */
  readonly usage: string
  /** A paragraph or two for `--help` and the manual. */
  readonly about: string
  readonly options: readonly Option[]
  readonly examples: readonly string[]
  readonly run: (context: Context) => Promise<number>
}

/** Options that every command takes. */
export const COMMON: readonly Option[] = [
  { name: 'record', value: 'FILE', help: 'the record (default: $PARLEY_RECORD, else ./record.parley)' },
  { name: 'json', value: null, help: 'one JSON document on standard output, by the schema in schemas/' },
  { name: 'plain', value: null, help: 'no colours, no line drawing' },
  { name: 'quiet', short: 'q', value: null, help: 'no talk on standard error, problems excepted' },
  { name: 'help', short: 'h', value: null, help: 'this help' },
]

/** The record file that a command works on. */
export function recordFile(context: Pick<Context, 'options' | 'env'>): string {
  const given = context.options.record
  return typeof given === 'string' ? given : context.env.PARLEY_RECORD || './record.parley'
}

/** A text option, or undefined. */
export function textOption(context: Pick<Context, 'options'>, name: string): string | undefined {
  const value = context.options[name]
  return typeof value === 'string' ? value : undefined
}
