import { COMMANDS } from '../src/doors/cli/commands/index.ts'
import { helpText } from '../src/doors/cli/run.ts'
import { WORDED, wordProblem } from '../src/doors/cli/words.ts'
import { FORMATS } from '../src/exports/index.ts'
import { EXAMPLE, parley } from './cli.ts'
import { SCHEMAS } from './schemas.ts'

/** The page of the manual about the command line: every command's own help. */
export async function cliPage(): Promise<string> {
  const parts = [
    '# Command line',
    '',
    'Made from the commands themselves; a test compares. Exit codes: 0 ok, 1 failure, 2 usage, 3 done but some inputs refused, 4 `--fail-on` met, 130 interrupted (the same command goes on).',
  ]
  for (const { name, summary, load } of COMMANDS)
    parts.push('', `## parley ${name}`, '', `${summary[0]!.toUpperCase()}${summary.slice(1)}.`, '', '```', helpText(await load()).trimEnd(), '```')
  return `${parts.join('\n')}\n`
}

/** The page about everything that can go wrong: each code with its words, where what they need is shown as …. */
export function problemsPage(): string {
  const shown = new Proxy({}, { get: () => '…' })
  const rows = [...WORDED].sort().map((code) => `| \`${code}\` | ${wordProblem(code, shown).replace(/\|/g, '\\|')} |`)
  return [
    '# Problems and what mends them',
    '',
    'Made from the codes themselves; a test compares. `…` stands for what the case at hand fills in.',
    '',
    '| code | words |',
    '| --- | --- |',
    ...rows,
    '',
  ].join('\n')
}

/** The page about what other programs can read. */
export function outputsPage(): string {
  const schemas = SCHEMAS.map((s) => `- [\`${s}\`](../../schemas/${s.replace('/', '-')}.json)`)
  const formats = FORMATS.map((f) => `- \`parley export ${f.name}\`: ${f.summary}`)
  return [
    '# What Parley writes',
    '',
    'Every `--json` has a JSON Schema, and every output in the tests is checked against it. Offsets count Unicode code points of the text as it was given.',
    '',
    '## Schemas',
    '',
    ...schemas,
    '',
    '## Exports',
    '',
    ...formats,
    '',
    '## `valueSpans`',
    '',
    'Claims can carry `valueSpans`, an object that gives for single values (`when`, `place`, `by`) the words that they rest on. `parley analyse` writes it only with',
    '`--value-spans`: some readers of the format take every field whose name ends in `Spans` for a list of spans and refuse the line.',
    '',
  ].join('\n')
}

/** What README shows of a run: the brief of the example, its first lines. */
export async function readmeOutput(record: string): Promise<string> {
  await parley(['add', EXAMPLE, '--record', record, '-q'])
  const { out } = await parley(['brief', '--record', record, '--plain'])
  const lines = out.split('\n')
  const end = lines.findIndex((l) => l.startsWith('Statements'))
  return lines
    .slice(0, end < 0 ? 40 : Math.min(end + 6, 60))
    .join('\n')
    .trimEnd()
}

export const PAGES: readonly (readonly [path: string, make: () => string | Promise<string>])[] = [
  ['docs/reference/cli.md', cliPage],
  ['docs/reference/problems.md', problemsPage],
  ['docs/reference/outputs.md', outputsPage],
]
