import type { Judgement } from '../../../model/judgement.ts'
import { Problem } from '../../../model/notes.ts'
import type { OpenRecord } from '../../../record/index.ts'
import { clean } from '../../../views/text.ts'
import { type Command, recordFile, textOption } from '../command.ts'
import { withRecord } from '../record.ts'

const ACTIONS = ['merge', 'split', 'rename', 'reject', 'date', 'undo'] as const

/** `parley judge`: the user's decisions, kept through every rebuild. */
export const judge: Command = {
  name: 'judge',
  summary: 'merge, split, rename, reject, set a date, undo',
  usage: 'ACTION ID… [OPTIONS]',
  about: `merge ID ID…    these are one (actors, meetings, conditions, …); --value gives the name
split CLAIM…    these claims are an entry of their own
rename ID       --value gives the new name
reject ID…      wrong: leave it out of the record; --value gives the reason
date ID         --value gives the date, EDTF (2025-03-04, 2025-03, 2025-02-24/2025-02-28)
undo JUDGEMENT  take a judgement back
list            all judgements
Judgements are kept through every rebuild, and every one can be undone.`,
  options: [{ name: 'value', value: 'TEXT', help: 'the new name, the date, or the reason' }],
  examples: ['parley judge merge actor-1a… actor-2b…', 'parley judge date meeting-3c… --value 2025-02-27', 'parley judge undo j-4d…'],
  run: async (context) => {
    const [action, ...targets] = context.args
    return withRecord(recordFile(context), async (record) => {
      if (action !== 'list') {
        if (!ACTIONS.includes(action as (typeof ACTIONS)[number]))
          throw new Problem('unknown-action', { action: action ?? '', actions: `${ACTIONS.join(', ')}, list` }, 2)
        const made = await record.judge({ at: context.now, action: action as Judgement['action'], targets, value: textOption(context, 'value') ?? null })
        if (!context.options.json) context.out.say(`${made.action}: noted as ${made.id}; "parley judge undo ${made.id}" takes it back`)
      }
      const all = await record.judgements()
      const judgements = action === 'list' ? all : all.slice(-1)
      if (context.options.json) {
        await context.out.json(judgementsAnswer(record, judgements))
      } else if (action === 'list') {
        if (all.length === 0) await context.out.text('No judgement has been made.\n')
        for (const j of all)
          await context.out.text(
            `${j.id}  ${j.at}  ${j.action} ${clean(j.targets.join(' '))}${j.value ? ` "${clean(j.value)}"` : ''}${j.undone ? '  (undone)' : ''}\n`,
          )
      }
      return 0
    })
  },
}

/** `parley.judge/1` for some judgements. */
export function judgementsAnswer(record: OpenRecord, judgements: readonly Judgement[]): object {
  return {
    schema: 'parley.judge/1',
    record: record.file,
    judgements: judgements.map(({ id, at, action, targets, value }) => ({ id, at, action, targets, value })),
  }
}
