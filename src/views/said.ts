import type { StatementEntry } from '../model/record.ts'
import { chip, clean, dateWords, dim, heading, support, wrap } from './text.ts'
import { type Ask, defineView } from './view.ts'

interface Row {
  id: string
  source: string | null
  described: string | null
  with: string[]
  form: StatementEntry['form']
  polarity: StatementEntry['polarity']
  said: string | null
  to: string | null
  text: string
  reports: number
  origins: number
  members: StatementEntry['members']
}
interface Data {
  schema: 'parley.said/1'
  asOf: string | null
  statements: Row[]
}

/** A statement as a row. */
export function saidRow(s: StatementEntry): Row {
  return {
    id: s.id,
    source: s.source,
    described: s.described,
    with: [...s.with],
    form: s.form,
    polarity: s.polarity,
    said: s.said,
    to: s.to,
    text: s.text,
    reports: s.reports,
    origins: s.origins,
    members: s.members,
  }
}

/** Whether somebody of this name, or of a name that an actor of this name goes by, says it; null when no name is given. */
export async function speaks(ask: Ask, name: string | undefined): Promise<((s: StatementEntry) => boolean) | null> {
  const speaker = name?.toLowerCase()
  if (!speaker) return null
  const aliases = new Set<string>()
  for (const a of await ask.entries('actors', { members: 0 })) if ([a.name, ...a.aliases].some((x) => x.toLowerCase().includes(speaker))) aliases.add(a.name)
  return (s) => [s.source ?? '', s.described ?? '', ...s.with].some((x) => aliases.has(x) || x.toLowerCase().includes(speaker))
}

async function keep(ask: Ask, options: Readonly<Record<string, string | boolean | undefined>>): Promise<(s: StatementEntry) => boolean> {
  const text = (name: string) => (typeof options[name] === 'string' ? (options[name] as string).toLowerCase() : null)
  const [speaker, about, to, on, form] = [text('argument'), text('about'), text('to'), text('on'), text('form')]
  const spoken = await speaks(ask, speaker ?? undefined)
  return (s) =>
    (!spoken || spoken(s)) &&
    (!about || s.text.toLowerCase().includes(about)) &&
    (!to || (s.to ?? '').toLowerCase().includes(to)) &&
    (!on || (s.said ?? '').startsWith(on)) &&
    (!form || s.form === form)
}

/** By the day on which it was said, those without one last; of one day by id. */
function byDay(a: StatementEntry, b: StatementEntry): number {
  return (a.said ?? '9') < (b.said ?? '9') ? -1 : (a.said ?? '9') > (b.said ?? '9') ? 1 : a.id < b.id ? -1 : 1
}

/** Who said it and how, in words; a paraphrase never gets quotation marks. */
export function saidWords(s: Row): string {
  const who = s.source === 'unnamed' ? (s.described ?? 'an unnamed source') : (s.source ?? s.described ?? 'speaker unknown')
  const joint = s.with.length > 0 ? ` and ${s.with.join(', ')}` : ''
  const verb = s.polarity === 'denied' ? ' (denies)' : s.polarity === 'asked' ? ' (asks)' : ''
  const body = s.form === 'direct' ? `“${clean(s.text)}”` : clean(s.text).replace(/^that /, '')
  const note = s.form === 'direct' ? '' : s.form === 'mixed' ? ' (in part quoted)' : ' (paraphrased)'
  return `${who}${joint}${verb}: ${body}${note}`
}

export const said = defineView<Data>({
  name: 'said',
  summary: 'who said what: by speaker, subject, day, addressee; quoted and paraphrased never confused',
  argument: '[SPEAKER]',
  options: [
    { name: 'about', value: 'TEXT', help: 'only statements that hold TEXT' },
    { name: 'on', value: 'DATE', help: 'only statements said on a day, month or year (2025-03-04, 2025-03, 2025)' },
    { name: 'to', value: 'NAME', help: 'only statements made to NAME' },
    { name: 'form', value: 'FORM', help: 'direct, indirect or mixed', values: ['direct', 'indirect', 'mixed'] },
    { name: 'limit', value: 'N', help: 'at most N (200 unless told; 0 for all)' },
  ],
  empty: 'No statement fits. Leave out a filter, or look with "parley search".',
  data: async (ask, options) => {
    const limit = typeof options.limit === 'string' ? Number(options.limit) : 200
    // Chosen without their members, which are most of what there is to read, and then looked up.
    const fitting = (await ask.entries('statements', limit > 0 ? { members: 0 } : {})).filter(await keep(ask, options)).sort(byDay)
    const chosen = limit > 0 ? fitting.slice(0, limit) : fitting
    const whole = limit > 0 ? await ask.entries('statements', { ids: chosen.map((s) => s.id) }) : chosen
    return { schema: 'parley.said/1', asOf: ask.asOf, statements: [...whole].sort(byDay).map(saidRow) }
  },
  text: (data, page) => {
    const lines = data.statements.map((s) => {
      const to = s.to ? ` to ${s.to}` : ''
      return `  ${dateWords(s.said)}${to} · ${support(s)} ${dim(s.id, page)} ${chip(s.members, page, s.reports)}\n${wrap(saidWords(s), page, '    ')}`
    })
    return `${heading('Statements', data.statements.length, page)}\n${lines.join('\n')}`
  },
})
