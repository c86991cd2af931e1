import { Problem } from '../../../model/notes.ts'
import { type Command, recordFile } from '../command.ts'
import { withRecord } from '../record.ts'

/** `parley remove`: takes articles out for good. */
export const remove: Command = {
  name: 'remove',
  summary: 'take an article out, and all that rested on it alone',
  usage: 'ARTICLE… [OPTIONS]',
  about: 'Takes articles out of the record under any of their names (path, id, URL), with their sources, and everything that rested on them alone.',
  options: [],
  examples: ['parley remove articles/a.txt'],
  run: async (context) => {
    if (context.args.length === 0) throw new Problem('nothing-to-remove', {}, 2)
    return withRecord(recordFile(context), async (record) => {
      const removed: string[] = []
      const missing: string[] = []
      for (const name of context.args) {
        try {
          removed.push(await record.remove(name))
        } catch (e) {
          if (!(e instanceof Problem) || e.code !== 'unknown-id') throw e
          missing.push(name)
        }
      }
      for (const name of missing) context.out.warn(`parley remove: there is no article "${name}" in ${record.file}; "parley search" finds its name`)
      if (context.options.json) await context.out.json({ schema: 'parley.remove/1', record: record.file, removed, missing })
      else context.out.say(`${removed.length} removed`)
      return missing.length > 0 ? 1 : 0
    })
  },
}
