import { type Command, recordFile } from '../command.ts'
import { checkOptions } from '../checks.ts'
import { wordProblem } from '../words.ts'
import { articleLookup, asOfDay, textLookup, withRecord } from '../record.ts'
import type { Ask, OpenRecord } from '../../../record/index.ts'
import { WireOffsets } from '../../../exports/record.ts'
import { safe } from '../../../views/text.ts'
import { VIEWS } from '../../../views/index.ts'
import { Problem } from '../../../model/notes.ts'

const EXAMPLES: Readonly<Record<string, readonly string[]>> = {
  brief: ['parley brief', 'parley brief --as-of 2025-04-01', 'parley brief --fail-on conflicts'],
  timeline: ['parley timeline', 'parley timeline --track embassies'],
  said: ['parley said Peskov', 'parley said --about embassies --form direct', 'parley said --on 2025-03 --json'],
  who: ['parley who', 'parley who Peskov'],
  conditions: ['parley conditions Ukraine', 'parley conditions --type offer'],
  deadlines: ['parley deadlines --as-of 2025-08-01'],
}

/** The command for a view: the same options, JSON by its schema, and text for people. */
export function viewCommand(name: string): Command {
  const view = VIEWS.find((v) => v.name === name)
  if (!view) throw new Error(`no view "${name}"`)
  return {
    name,
    summary: view.summary,
    usage: `${view.argument ? `${view.argument} ` : ''}[OPTIONS]`,
    about: `Shows ${view.summary}. Every line ends in the id that "parley show ID" takes, and names the outlet and day of its first report.`,
    options: [
      ...view.options.map((o) => ({ ...o })),
      { name: 'as-of', value: 'DATE', help: 'the record as it could be read on that day (YYYY-MM-DD)' },
      ...(name === 'brief' ? [{ name: 'fail-on', value: 'LIST', help: 'exit with 4 if there are any of: conflicts, lapsed, unread (comma-separated)' }] : []),
    ],
    examples: EXAMPLES[name] ?? [`parley ${name}`, `parley ${name} --json`],
    run: async (context) => {
      if (context.args.length > (view.argument ? 1 : 0)) throw new Problem('too-many-arguments', { argument: context.args.at(-1)! }, 2)
      const options = { ...context.options, argument: context.args[0] } as Record<string, string | boolean | undefined>
      checkOptions(view.options, context.options)
      const day = asOfDay(context)
      return withRecord(recordFile(context), async (record) => {
        const ask = await record.ask(day)
        const data = await view.data(ask, options)
        if (context.options.json) await context.out.json(new WireOffsets(await textLookup(record, data)).convert(data))
        else if (isEmpty(data)) await context.out.text(`${await emptyWords(record, view.empty, day)}\n`)
        else {
          const page = { width: context.out.width, colour: context.out.colour, article: await articleLookup(ask, data), word: wordProblem }
          await context.out.text(`${view.text(safe(data), page)}\n`)
          if (day !== null) context.out.say(`These ids are of ${day}: "parley show ID --as-of ${day}" shows the words behind them.`)
        }
        // The record of a day is linked when it is asked for.
        if (day === null && !(await record.isLinked())) context.out.say(`parley ${name}: ${wordProblem('links-stale')}`)
        return (await failOn(context.options['fail-on'], ask)) ? 4 : 0
      })
    },
  }
}

/** Why there is nothing to show: nothing in the record, nothing up to the day that was asked for, or nothing that fits. */
async function emptyWords(record: OpenRecord, words: string, day: string | null): Promise<string> {
  const total = await record.count('articles')
  const { articles, unread, links } = await record.pending()
  if (total === 0 && articles > 0 && (links || unread > 0)) return wordProblem('not-linked', { articles })
  if (total === 0) return 'The record is empty. Add articles first: "parley add FOLDER".'
  if (day !== null && (await record.count('articles', { asOf: day })) === 0)
    return `Nothing in the record was published by ${day}; it has ${total} articles from later days.`
  return words
}

/** Whether every list at the top of an answer is empty. */
function isEmpty(data: object): boolean {
  const lists = Object.values(data).filter((v) => Array.isArray(v))
  const total = (data as { articles?: { total?: number } }).articles?.total
  return total !== undefined ? total === 0 : lists.length > 0 && lists.every((l) => l.length === 0)
}

async function failOn(list: unknown, ask: Ask): Promise<boolean> {
  if (typeof list !== 'string') return false
  let found = false
  for (const what of list.split(',')) {
    if (what === 'conflicts') found ||= (await ask.count('conflicts')) > 0
    else if (what === 'lapsed') found ||= (await ask.entries('deadlines')).some((d) => d.state === 'lapsed')
    else if (what === 'unread') found ||= (await ask.overview()).notRead.length > 0
  }
  return found
}
