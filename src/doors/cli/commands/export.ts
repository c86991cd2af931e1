import { writeFile } from 'node:fs/promises'
import { FORMATS } from '../../../exports/index.ts'
import { toRecord } from '../../../exports/record.ts'
import { Problem } from '../../../model/notes.ts'
import type { LinkPart, Links } from '../../../model/record.ts'
import type { OpenRecord } from '../../../record/index.ts'
import { type Command, recordFile, textOption } from '../command.ts'
import { asOfDay, withRecord } from '../record.ts'

/** Made of the pages' parts, which other formats need not load. */
const DOSSIER = 'dossier'
const SUMMARY = 'one HTML file with everything in it, that asks nobody for anything: for mail and archives'

/** `parley export`: the record for other programs and for people. */
export const exportCommand: Command = {
  name: 'export',
  summary: 'write the record as JSON, Markdown, a table of coded events, or a dossier in one file',
  usage: 'FORMAT [OPTIONS]',
  about: `Writes the whole record to standard output, or to a file with --output.\n${FORMATS.map((f) => `${f.name.padEnd(8)}${f.summary}`).join(
    '\n',
  )}\n${DOSSIER.padEnd(8)}${SUMMARY}`,
  options: [
    { name: 'output', short: 'o', value: 'FILE', help: 'write to FILE instead of standard output' },
    { name: 'articles', value: null, help: 'dossier: with the whole articles, not only the words and what stands round them' },
    { name: 'as-of', value: 'DATE', help: 'the record as it could be read on that day (YYYY-MM-DD)' },
  ],
  examples: ['parley export json > record.json', 'parley export md --as-of 2025-04-01 -o april.md', 'parley export dossier -o talks.html'],
  run: async (context) => {
    const [name, ...rest] = context.args
    const formats = name === DOSSIER ? [(await import('../../../pages/dossier/format.ts')).dossier] : FORMATS
    const format = formats.find((f) => f.name === name)
    if (!format || rest.length > 0) throw new Problem('unknown-format', { format: name ?? '', formats: [...FORMATS.map((f) => f.name), DOSSIER].join(', ') }, 2)
    const asOf = asOfDay(context)
    return withRecord(recordFile(context), async (record) => {
      const written = await format.write({ ...(await sourceOf(record, asOf)), whole: context.options.articles === true })
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

/** What formats are written from. */
async function sourceOf(record: OpenRecord, asOf: string | null) {
  const links = await record.links({ asOf })
  const texts = await record.texts()
  const articles = new Map(links.articles.map((a) => [a.id, a]))
  return {
    asOf,
    entries: <P extends LinkPart>(part: P): Links[P] => links[part],
    text: (id: string) => texts.get(id) ?? '',
    article: (id: string) => articles.get(id),
  }
}

/** `parley.record/1`. */
export async function recordAnswer(record: OpenRecord, asOf: string | null): Promise<object> {
  return toRecord(await sourceOf(record, asOf))
}
