import type { Note } from '../../../model/notes.ts'
import { Problem } from '../../../model/notes.ts'
import type { AddReport, Changes, Progress } from '../../../record/index.ts'
import { safe } from '../../../views/text.ts'
import { type Command, type Context, recordFile, textOption } from '../command.ts'
import { withRecord } from '../record.ts'
import { wordNote } from '../words.ts'

/** `parley add`: reads articles into the record. */
export const add: Command = {
  name: 'add',
  summary: 'read articles into the record: files, folders, feeds, spreadsheets, standard input',
  usage: 'PATH… [OPTIONS]',
  about: `Reads text, HTML pages, RSS and Atom feeds, JSON lines, CSV, folders (with an index.jsonl that gives file, published, outlet, url), and "-" for
standard input. The same article twice is one article; an edited one becomes a new version. What was acknowledged is safe: after a crash
or Ctrl-C the same command goes on. Inputs that cannot be read are named with what mends them, and the exit code is then 3.`,
  options: [{ name: 'workers', value: 'N', help: 'threads at most (default: one a core)' }],
  examples: ['parley add articles/', 'parley add page.html feed.xml --record talks.parley', 'cat lines.jsonl | parley add -'],
  run: async (context) => {
    if (context.args.length === 0) throw new Problem('nothing-to-add', {}, 2)
    const workers = Number(textOption(context, 'workers') ?? 0)
    if (!Number.isInteger(workers) || workers < 0 || workers > 256 || textOption(context, 'workers') === '0')
      throw new Problem('not-a-number', { option: '--workers', value: textOption(context, 'workers') ?? '' }, 2)
    return withRecord(
      recordFile(context),
      async (record) => {
        const report = await record.add(context.args, {
          onProgress: progressOf(context),
          signal: context.signal,
          clock: () => context.now,
          stdin: context.stdin,
          ...(workers > 0 ? { workers } : {}),
        })
        return tell(context, record.file, report)
      },
      { create: true },
    )
  },
}

/** Shows progress: a live line on a terminal, a plain one now and then elsewhere. */
export function progressOf(context: Context): (p: Progress) => void {
  const started = performance.now()
  let said = started
  return (p) => {
    const seconds = (performance.now() - started) / 1000
    const rate = p.articles / Math.max(seconds, 0.001)
    const left = p.total !== null && p.total > p.articles && rate > 0 ? `, ${Math.ceil((p.total - p.articles) / rate)} s left` : ''
    const count = p.total === null ? `${p.articles} articles` : `${p.articles} of ${p.total} articles`
    const line = `${p.stage}: ${count}, ${Math.round(rate)}/s${left}${p.problems > 0 ? `, ${p.problems} problems` : ''}${p.file ? ` · ${safe(p.file)}` : ''}`
    context.out.progress(line)
    if (!context.out.live && performance.now() - said > 10_000) {
      said = performance.now()
      context.out.say(line)
    }
  }
}

async function tell(context: Context, file: string, report: AddReport): Promise<number> {
  const problems = report.notes.filter((n) => n.severity !== 'info')
  const refused = report.notes.some((n) => n.severity === 'refused')
  for (const n of problems) context.out.warn(`parley add: ${wordNote(n)}`)
  if (context.options.json) {
    await context.out.json(addAnswer(file, report))
  } else {
    for (const v of report.newVersions) context.out.say(`${safe(v.article)}: a new version; ${changedWords(v.changes).join('; ')}`)
    const parts = [
      `${report.added.length} added`,
      report.sameText.length > 0 ? `${report.sameText.length} known under another name` : '',
      report.newVersions.length > 0 ? `${report.newVersions.length} new versions` : '',
      report.unchanged > 0 ? `${report.unchanged} unchanged` : '',
      report.reread > 0 ? `${report.reread} read again` : '',
      problems.length > 0 ? `${problems.length} ${problems.length === 1 ? 'problem' : 'problems'}` : '',
    ]
    context.out.say(`${parts.filter(Boolean).join(', ')} · ${file}`)
  }
  if (report.interrupted) throw new Problem('interrupted', {}, 130)
  // Nothing at all could be read: that is a failure, not a partial success.
  if (refused && report.inputs === 0) return 1
  return refused ? 3 : 0
}

/** `parley.add/1`: what adding did. `hidden` is a folder whose name is left out of the files'. */
export function addAnswer(file: string, report: AddReport, hidden?: string): object {
  return {
    schema: 'parley.add/1',
    record: file,
    added: report.added,
    unchanged: report.unchanged,
    newVersions: report.newVersions.map((v) => ({ article: v.article, changed: changedWords(v.changes) })),
    notRead: report.notes.filter((n) => n.code === 'language-not-read').length,
    problems: report.notes.map((n) =>
      wireNote(hidden && n.where?.file?.startsWith(hidden) ? { ...n, where: { ...n.where, file: n.where.file.slice(hidden.length + 1) } } : n),
    ),
  }
}

/** What changed in a new version, in a few lines. */
export function changedWords(changes: Changes): string[] {
  const { added, dropped, altered, fields, counts, furnitureOnly } = changes
  const lines: string[] = []
  if (furnitureOnly) lines.push('only what stands around the article changed')
  if (fields.length > 0) lines.push(`other ${fields.join(', ')}`)
  for (const [before, after] of altered.slice(0, 3)) lines.push(`“${before}” became “${after}”`)
  for (const piece of added.slice(0, 3)) lines.push(`added: “${piece}”`)
  for (const piece of dropped.slice(0, 3)) lines.push(`dropped: “${piece}”`)
  const more = counts.added + counts.dropped + counts.altered - Math.min(3, altered.length) - Math.min(3, added.length) - Math.min(3, dropped.length)
  if (more > 0) lines.push(`and ${more} more changes`)
  return lines
}

function wireNote(n: Note): object {
  return {
    code: n.code,
    severity: n.severity,
    message: wordNote(n),
    file: n.where?.file ?? null,
    line: n.where?.line ?? null,
    data: n.data ? { ...n.data } : null,
  }
}
