import { createReadStream } from 'node:fs'
import { analyseFailed } from '../../../exports/analyse-error.ts'
import { Problem } from '../../../model/notes.ts'
import { mapLines } from '../../../record/pool.ts'
import { sharedModel } from '../../../record/shared-model.ts'
import { type Command, textOption } from '../command.ts'
import { linesOf } from '../lines.ts'

/** `parley analyse`: a plain filter that any engine can pipe lines through. */
export const analyse: Command = {
  name: 'analyse',
  summary: 'filter: one JSON article a line in, one analysis a line out',
  usage: '[FILE…] [OPTIONS]',
  about: `Reads one JSON article a line ({"id", "text", "published"?, "title"?, "outlet"?, "url"?}) from the files or from standard input, and
writes one analysis a line (schema parley.analysis/1) in the same order. It keeps no state and uses every core. A line that cannot be
read gives a line with "error", and the run goes on; the exit code is then 3.`,
  options: [
    { name: 'workers', value: 'N', help: 'threads at most (default: one a core)' },
    { name: 'value-spans', value: null, help: 'add "valueSpans" to claims: the words that single values rest on' },
  ],
  examples: ['parley analyse < articles.jsonl > analyses.jsonl', 'zcat big.jsonl.gz | parley analyse | gzip > out.jsonl.gz'],
  run: async (context) => {
    const workers = Number(textOption(context, 'workers') ?? 0)
    if (!Number.isInteger(workers) || workers < 0 || workers > 256 || textOption(context, 'workers') === '0')
      throw new Problem('not-a-number', { option: '--workers', value: textOption(context, 'workers') ?? '' }, 2)
    let [count, failed] = [0, 0]
    const answers = mapLines(linesOf(input(context.args, context.stdin)), {
      module: new URL('../../../exports/analyse-line.ts', import.meta.url),
      task: context.options['value-spans'] ? 'analyseLineWithValueSpans' : 'analyseLine',
      ...(workers > 0 ? { workers } : {}),
      failed: analyseFailed,
      shared: sharedModel,
    })
    const started = performance.now()
    for await (const answer of answers) {
      if (context.signal.aborted) throw new Problem('interrupted', {}, 130)
      count++
      if (
        answer.startsWith('{"schema":"parley.analysis/1"') &&
        /^\{"schema":"parley\.analysis\/1","engine":"[^"]*","id":(?:null|"(?:[^"\\]|\\.)*"),"error":/.test(answer)
      )
        failed++
      await context.out.data(`${answer}\n`)
      if (count % 50 === 0) context.out.progress(`${count} articles, ${Math.round((count * 1000) / (performance.now() - started))}/s`)
    }
    context.out.say(`${count} ${count === 1 ? 'line' : 'lines'} read${failed > 0 ? `, ${failed} with errors` : ''}`)
    return failed > 0 ? 3 : 0
  },
}

async function* input(files: readonly string[], stdin: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  if (files.length === 0) return yield* stdin
  for (const file of files) {
    if (file === '-') yield* stdin
    else {
      try {
        yield* createReadStream(file) as AsyncIterable<Uint8Array>
      } catch (e) {
        throw new Problem('file-unreadable', { path: file, reason: (e as NodeJS.ErrnoException).code ?? 'unknown' })
      }
      yield new Uint8Array([10])
    }
  }
}
