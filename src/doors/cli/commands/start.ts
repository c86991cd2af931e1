import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Command, textOption } from '../command.ts'
import { withRecord } from '../record.ts'
import { add } from './add.ts'
import { viewCommand } from './view.ts'

const EXAMPLE = join(import.meta.dirname, '..', '..', '..', '..', 'examples', 'embassies')

/** `npm start`: the main job on the example, in a record of its own. */
export const start: Command = {
  name: 'start',
  summary: 'read the example negotiation, print its brief, and serve its pages',
  usage: '[OPTIONS]',
  about: `Reads examples/embassies into a record, prints the brief, and serves the pages until Ctrl-C. The record is kept only when --record names a file.`,
  options: [
    { name: 'no-serve', value: null, help: 'print the brief and end' },
    { name: 'port', value: 'N', help: 'the port of the pages (default: 4770, or a free one when that is taken)' },
  ],
  examples: ['npm start', 'npm start -- --no-serve --record example.parley'],
  run: async (context) => {
    const folder = await mkdtemp(join(tmpdir(), 'parley-'))
    try {
      const record = textOption(context, 'record') ?? join(folder, 'example.parley')
      const inner = { ...context, options: { ...context.options, record, json: undefined } }
      const code = await add.run({ ...inner, args: [EXAMPLE] })
      if (code !== 0 && code !== 3) return code
      const options = { ...context.options, record }
      const told = await viewCommand('brief').run({ ...inner, args: [], options })
      if (told !== 0 || context.options['no-serve'] === true || context.options.json === true) return told
      const { serveRecord } = await import('./serve.ts')
      return await withRecord(record, (opened) => serveRecord({ ...context, options }, opened))
    } finally {
      await rm(folder, { recursive: true, force: true })
    }
  },
}
