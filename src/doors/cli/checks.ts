import { Problem } from '../../model/notes.ts'
import { type Context, textOption } from './command.ts'

const FORMS = ['direct', 'indirect', 'mixed']
const VALUES: Readonly<Record<string, readonly string[]>> = {
  form: FORMS,
  kind: ['date', 'place', 'number', 'participant', 'polarity', 'status', 'wording', 'attribution'],
  state: ['running', 'met', 'extended', 'lapsed', 'unknown'],
}
const FAIL_ON = ['conflicts', 'lapsed', 'unread']

/** Options that take one of a few values, a number or a date are checked before anything is shown. */
export function checkOptions(options: Context['options']): void {
  const context = { options }
  for (const [name, known] of Object.entries(VALUES)) {
    const value = textOption(context, name)
    if (value !== undefined && !known.includes(value)) throw new Problem('unknown-value', { option: `--${name}`, value, known: known.join(', ') }, 2)
  }
  const limit = textOption(context, 'limit')
  if (limit !== undefined && !/^\d{1,9}$/.test(limit)) throw new Problem('not-a-number', { option: '--limit', value: limit }, 2)
  const on = textOption(context, 'on')
  if (on !== undefined && !/^\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?$/.test(on))
    throw new Problem('not-a-date', { option: '--on', value: on }, 2)
  const since = textOption(context, 'since')
  if (since !== undefined && !/^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])(?:T.*)?$/.test(since))
    throw new Problem('not-a-day', { option: '--since', value: since }, 2)
  for (const what of textOption(context, 'fail-on')?.split(',') ?? []) if (!FAIL_ON.includes(what)) throw new Problem('unknown-fail-on', { what }, 2)
}
