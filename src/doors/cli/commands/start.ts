import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Command, textOption } from '../command.ts'
import { add } from './add.ts'
import { viewCommand } from './view.ts'

const EXAMPLE = join(import.meta.dirname, '..', '..', '..', '..', 'examples', 'embassies')

/** `npm start`: the main job on the example, in a record of its own. */
export const start: Command = {
  name: 'start',
  summary: 'read the example negotiation and print its brief',
  usage: '[OPTIONS]',
  about: 'Reads examples/embassies into a record and prints the brief. The record is kept only when --record names a file.',
  options: [{ name: 'no-serve', value: null, help: 'print the brief and end (what it does anyway, until there are pages to serve)' }],
  examples: ['npm start', 'npm start -- --no-serve --record example.parley'],
  run: async (context) => {
    const folder = await mkdtemp(join(tmpdir(), 'parley-'))
    try {
      const record = textOption(context, 'record') ?? join(folder, 'example.parley')
      const inner = { ...context, options: { ...context.options, record, json: undefined } }
      const code = await add.run({ ...inner, args: [EXAMPLE] })
      if (code !== 0 && code !== 3) return code
      return await viewCommand('brief').run({ ...inner, args: [], options: { ...context.options, record } })
    } finally {
      await rm(folder, { recursive: true, force: true })
    }
  },
}
