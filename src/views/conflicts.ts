import type { ConflictEntry } from '../model/record.ts'
import { chip, clean, dim, heading, wrap } from './text.ts'
import { type Page, defineView } from './view.ts'

interface Data {
  schema: 'parley.conflicts/1'
  asOf: string | null
  conflicts: ConflictEntry[]
}

/** A contradiction with its sides under each other, each with its words and the weight behind it. */
export function conflictLines(c: ConflictEntry, page: Page): string {
  const sides = c.sides.map((s) => {
    const origins = `${s.origins} ${s.origins === 1 ? 'origin' : 'origins'}`
    return `    ${clean(s.value)} · ${origins} ${chip([s], page)}\n${wrap(`“${clean(s.quote)}”`, page, '      ')}`
  })
  const points = c.resolved ? `\n${wrap(`evidence points to ${c.resolved}${c.because ? `: ${c.because}` : ''}`, page, '    ')}` : ''
  return `  ${c.kind}: ${clean(c.about)} ${dim(c.id, page)}\n${sides.join('\n')}${points}`
}

export const conflicts = defineView<Data>({
  name: 'conflicts',
  summary: 'reports that cannot both be right, each side in its own words',
  options: [
    {
      name: 'kind',
      value: 'KIND',
      help: 'date, place, number, participant, polarity, status, wording or attribution',
      values: ['date', 'place', 'number', 'participant', 'polarity', 'status', 'wording', 'attribution'],
    },
  ],
  empty: 'No contradiction was found between the reports.',
  data: async (ask, options) => ({
    schema: 'parley.conflicts/1',
    asOf: ask.asOf,
    conflicts: (await ask.entries('conflicts')).filter((c) => !options.kind || c.kind === options.kind),
  }),
  text: (data, page) => `${heading('Contradictions', data.conflicts.length, page)}\n${data.conflicts.map((c) => conflictLines(c, page)).join('\n')}`,
})
