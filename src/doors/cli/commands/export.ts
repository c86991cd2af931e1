import { writeFile } from 'node:fs/promises'
import { FORMATS } from '../../../exports/index.ts'
import { Problem } from '../../../model/notes.ts'
import type { LinkPart, Links } from '../../../model/record.ts'
import { type Command, recordFile, textOption } from '../command.ts'
import { asOfDay, withRecord } from '../record.ts'

/** `parley export`: the record for other programs and for people. */
export const exportCommand: Command = {
  name: 'export',
  summary: 'write the record as JSON, Markdown or a table of coded events',
  usage: 'FORMAT [OPTIONS]',
  about: `Writes the whole record to standard output, or to a file with --output.\n${FORMATS.map((f) => `${f.name.padEnd(6)}${f.summary}`).join('\n')}`,
  options: [
    { name: 'output', short: 'o', value: 'FILE', help: 'write to FILE instead of standard output' },
    { name: 'as-of', value: 'DATE', help: 'the record as it could be read on that day (YYYY-MM-DD)' },
  ],
  examples: ['parley export json > record.json', 'parley export md --as-of 2025-04-01 -o april.md'],
  run: async (context) => {
    const [name, ...rest] = context.args
    const format = FORMATS.find((f) => f.name === name)
    if (!format || rest.length > 0) throw new Problem('unknown-format', { format: name ?? '', formats: FORMATS.map((f) => f.name).join(', ') }, 2)
    const asOf = asOfDay(context)
    return withRecord(recordFile(context), async (record) => {
      const links = await record.links({ asOf })
      const texts = await record.texts()
      const articles = new Map(links.articles.map((a) => [a.id, a]))
      const written = format.write({
        asOf,
        entries: <P extends LinkPart>(part: P): Links[P] => links[part],
        text: (id) => texts.get(id) ?? '',
        article: (id) => articles.get(id),
      })
      const output = textOption(context, 'output')
      if (output === undefined) await context.out.data(written)
      else {
        try {
          await writeFile(output, written, { mode: 0o600 })
        } catch (e) {
          throw new Problem('output-unwritable', { path: output, reason: (e as NodeJS.ErrnoException).code ?? 'unknown' })
        }
        context.out.say(`${output}: written`)
      }
      return 0
    })
  },
}
