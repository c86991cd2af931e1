import { Problem } from '../../model/notes.ts'
import { type Context, textOption } from './command.ts'

/** What can be given: an option of a command, a parameter of an address. */
export interface Known {
  readonly name: string
  /** The only values it takes; any without. */
  readonly values?: readonly string[]
}

const FAIL_ON = ['conflicts', 'lapsed', 'unread']

/**
 * Options that take one of a few values, a number or a date are checked before anything is shown; empty ones are as good as not given.
 * `sign` is what stands before their names: `--` on the command line, nothing in an address.
 */
export function checkOptions(known: readonly Known[], options: Context['options'], sign = '--'): void {
  const context = { options }
  for (const { name, values } of known) {
    const value = textOption(context, name)
    if (value && values && !values.includes(value)) throw new Problem('unknown-value', { option: `${sign}${name}`, value, known: values.join(', ') }, 2)
  }
  const limit = textOption(context, 'limit')
  if (limit !== undefined && !/^\d{1,9}$/.test(limit)) throw new Problem('not-a-number', { option: `${sign}limit`, value: limit }, 2)
  const on = textOption(context, 'on')
  if (on && !/^\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?$/.test(on)) throw new Problem('not-a-date', { option: `${sign}on`, value: on }, 2)
  const since = textOption(context, 'since')
  if (since !== undefined && !/^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])(?:T.*)?$/.test(since))
    throw new Problem('not-a-day', { option: `${sign}since`, value: since }, 2)
  for (const what of textOption(context, 'fail-on')?.split(',') ?? []) if (!FAIL_ON.includes(what)) throw new Problem('unknown-fail-on', { what }, 2)
}

/** Refuses an address with a parameter that is not known there: an answer to less than what was asked would mislead. */
export function checkParameters(params: URLSearchParams, known: readonly string[]): void {
  // The key to the record may stand in any address.
  for (const name of params.keys())
    if (name !== 'token' && !known.includes(name)) throw new Problem('unknown-parameter', { name, known: known.join(', ') || 'none' }, 2)
}
