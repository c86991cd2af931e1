import { Problem } from '../../../model/notes.ts'
import { safe } from '../../../views/text.ts'
import { type Command, recordFile } from '../command.ts'
import { withRecord } from '../record.ts'
import { wordProblem } from '../words.ts'

/** `parley remove`: takes articles out for good. */
export const remove: Command = {
  name: 'remove',
  summary: 'take an article out, and all that rested on it alone',
  usage: 'ARTICLE… [OPTIONS]',
  about: `Takes articles out of the record, with their sources, and everything that rested on them alone. An article is known by the id or URL that came with it
(in an index, say), else by its path below the folder that was added. The path of a file does too, if one article alone came from it and the file
is as it was when it was added.`,
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
          if (!(e instanceof Problem) || (e.code !== 'unknown-id' && e.code !== 'article-ambiguous')) throw e
          missing.push(name)
          const unknown = `there is no article "${safe(name)}" in ${record.file}, nor one from a file of this path as it is now; "parley search WORDS" finds its name`
          context.out.warn(`parley remove: ${e.code === 'unknown-id' ? unknown : wordProblem(e.code, e.data)}`)
        }
      }
      if (context.options.json) await context.out.json({ schema: 'parley.remove/1', record: record.file, removed, missing })
      else context.out.say(`${removed.length} removed`)
      return missing.length > 0 ? 1 : 0
    })
  },
}
