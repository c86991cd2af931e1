import { type Command, recordFile } from '../command.ts'
import { withRecord } from '../record.ts'
import { wordProblem } from '../words.ts'

/** `parley doctor`: looks the record over. */
export const doctor: Command = {
  name: 'doctor',
  summary: 'check the record file and say what could not be read',
  usage: '[OPTIONS]',
  about: `Checks the file, the sealed sources, and every claim's words against its article's text; says which articles were read in part or not at all, and why.
Changes nothing. The exit code is 1 when something is broken.`,
  options: [],
  examples: ['parley doctor', 'parley doctor --json'],
  run: async (context) =>
    withRecord(recordFile(context), async (record) => {
      const found = await record.doctor()
      const broken = found.findings.filter((f) => f.severity === 'warning')
      const unread = (await record.entries('articles')).flatMap((a) =>
        a.problems.filter((p) => p.severity !== 'info').map((p) => ({ article: a.id, words: wordProblem(p.code, p.data ?? {}) })),
      )
      const checks = [
        ...found.findings.map((f) => ({ name: f.code, ok: f.severity === 'info', detail: wordProblem(f.code, f.data) })),
        ...unread.map((u) => ({ name: 'article', ok: true, detail: `${u.article}: ${u.words}` })),
        {
          name: 'counts',
          ok: true,
          detail: Object.entries(found.counts)
            .map(([k, n]) => `${n} ${k}`)
            .join(', '),
        },
      ]
      if (context.options.json) await context.out.json({ schema: 'parley.doctor/1', record: found.file, engine: found.engine, ok: broken.length === 0, checks })
      else {
        await context.out.text(`${found.file} (${(found.size / 1024 / 1024).toFixed(1)} MB, engine ${found.engine})\n`)
        for (const c of checks) await context.out.text(`  ${c.ok ? 'ok ' : 'BAD'}  ${c.detail}\n`)
      }
      return broken.length > 0 ? 1 : 0
    }),
}
