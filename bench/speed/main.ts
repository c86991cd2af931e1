// npm run bench:speed [-- --articles N] [--many N] [--runs N] [PART …]: cost against length, CPU time by layer, throughput, memory.
// PART: cold, analyse, layers, length, record, pages, timeline (the last one in a browser); all by default. Made articles only (make.ts), so it needs nothing beside the repository.
// --articles (default 1000) are analysed and added; --many (default 5000) are added once more, to see what a larger record costs.
// --record FILE: pages are measured on this record instead of a made one. Prints one table; figures are medians of --runs (default 3). Ends with 1 and a word on what broke.
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { availableParallelism, cpus, tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Line, median, parley } from './command.ts'
import { layers } from './layers.ts'
import { SHAPES, SIZES } from './length.ts'
import { makeFile } from './make.ts'
import { pages, timeline } from './pages.ts'
import { scale } from './scale.ts'

/** A shape that takes longer than this, in ms, for all sizes together is stopped and said to be too slow. */
const PATIENCE = 90_000

interface Plan {
  readonly articles: number
  readonly many: number
  readonly runs: number
  readonly folder: string
  /** A record to look at, in place of a made one. */
  readonly record: string | null
}

const times = <T>(runs: number, work: () => T): T[] => Array.from({ length: runs }, work)

/** How many articles a cold run is given. */
const COLD = [5, 100, 1000, 3000]

/** What `parley analyse` takes for few and for many articles, all started anew: loading, warming up and compiling are most of a short run. */
function* cold({ runs, folder }: Plan): Generator<Line> {
  let before: { count: number; seconds: number } | null = null
  for (const count of COLD) {
    const file = join(folder, `cold-${count}.jsonl`)
    makeFile(count, file)
    const costs = times(runs, () => parley(['analyse', file, '-q']))
    for (const { out } of costs) checkAnalyses(out, count)
    const seconds = median(costs.map((c) => c.seconds))
    const further: string = before ? `, ${((count - before.count) / (seconds - before.seconds)).toFixed(0)} from the ${before.count}th on` : ''
    const note = `${(count / seconds).toFixed(0)} articles a second${further}; ${median(costs.map((c) => c.cpu)).toFixed(1)} CPU s`
    yield { what: `analyse ${count} articles, cold`, value: seconds, unit: 's', note }
    before = { count, seconds }
  }
}

/** Throughput of `parley analyse`, start included, with one thread and with two. */
function analyse({ articles, runs, folder }: Plan): Line[] {
  const file = join(folder, 'made.jsonl')
  const size = makeFile(articles, file)
  const one = (workers: number) => {
    const costs = times(runs, () => parley(['analyse', file, '--workers', String(workers), '-q']))
    for (const { out } of costs) checkAnalyses(out, articles)
    return {
      rate: articles / median(costs.map((c) => c.seconds)),
      cpu: (1000 * median(costs.map((c) => c.cpu))) / articles,
      memory: median(costs.map((c) => c.memory)),
    }
  }
  const [alone, two] = [one(1), one(2)]
  return [
    {
      what: 'analyse, 1 thread',
      value: alone.rate,
      unit: 'articles a second',
      note: `${articles} of ${(size / articles / 1024).toFixed(1)} KB, start included`,
    },
    { what: 'analyse, 2 threads', value: two.rate, unit: 'articles a second', note: `${(two.rate / alone.rate).toFixed(2)} times as many` },
    { what: 'analyse, 2 threads', value: two.cpu, unit: 'CPU ms an article', note: 'all threads, compiling and start included' },
    { what: 'analyse, 2 threads', value: two.memory, unit: 'MB at most' },
  ]
}

function checkAnalyses(out: string, articles: number): void {
  const lines = out.trimEnd().split('\n')
  if (lines.length !== articles) throw new Error(`analyse wrote ${lines.length} lines for ${articles} articles`)
  for (const line of lines) {
    const { id, error, claims } = JSON.parse(line) as { id: string; error?: { message: string }; claims?: unknown[] }
    if (error) throw new Error(`analyse could not read ${id}: ${error.message}`)
    if (!Array.isArray(claims)) throw new Error(`the analysis of ${id} has no claims`)
  }
}

/** CPU ms a KB for every shape and size, and how much more a KB costs in the longest text than in one of 16 KB. */
function* lengths(): Generator<Line> {
  const broken: string[] = []
  for (const shape of Object.keys(SHAPES)) {
    const run = spawnSync(process.execPath, ['--disable-warning=ExperimentalWarning', join(import.meta.dirname, 'length.ts'), shape], {
      encoding: 'utf8',
      timeout: PATIENCE,
    })
    const found = run.stdout
      .trim()
      .split('\n')
      .filter(Boolean)
      .map((line) => line.split(' ').map(Number) as [number, number])
    if (run.status !== 0 && run.signal === null)
      broken.push(`reading the shape "${shape}" broke: ${/^\w*Error: .*/m.exec(run.stderr)?.[0] ?? run.stderr.trim().slice(-600)}`)
    const perKb = new Map(found.map(([size, ms]) => [size, ms / size]))
    const last = SIZES.filter((size) => perKb.has(size)).at(-1)
    if (last === undefined) throw new Error(`reading the shape "${shape}" got nowhere: ${broken.at(-1) ?? `more than ${PATIENCE / 1000} s for 1 KB`}`)
    const next = SIZES[SIZES.indexOf(last) + 1]
    if (next && run.signal !== null) broken.push(`reading the shape "${shape}" was stopped at ${next} KB, after ${PATIENCE / 1000} s for all its sizes`)
    const stopped = next ? `; ${run.signal === null ? 'BROKE' : 'STOPPED'} at ${next} KB` : ''
    const all = SIZES.map((size) => perKb.get(size)?.toFixed(2) ?? '—').join(' ')
    const ratio = perKb.get(16) ? `, ${(perKb.get(last)! / perKb.get(16)!).toFixed(1)} times 16 KB` : ''
    yield { what: `length: ${shape}`, value: perKb.get(last)!, unit: `CPU ms a KB at ${last} KB`, note: `${all}${ratio}${stopped}` }
  }
  if (broken.length > 0) throw new Error(broken.join('\nbench:speed: '))
}

const PARTS: Record<string, (plan: Plan) => Iterable<Line> | AsyncIterable<Line>> = {
  cold,
  analyse,
  layers: ({ articles }) => layers(Math.max(150, Math.min(articles, 600))),
  length: lengths,
  record: scale,
  pages,
  timeline,
}

function print({ what, value, unit, note }: Line): void {
  const figure = value >= 100 ? value.toFixed(0) : value >= 10 ? value.toFixed(1) : value.toFixed(2)
  console.log(`${what.padEnd(34)}${figure.padStart(9)} ${unit.padEnd(26)}${note ?? ''}`.trimEnd())
}

async function main(args: readonly string[]): Promise<number> {
  const option = (name: string, otherwise: number) => {
    const at = args.indexOf(`--${name}`)
    const value = at < 0 ? otherwise : Number(args[at + 1])
    if (!Number.isInteger(value) || value < 1) throw new Error(`--${name} wants a whole number above 0`)
    return value
  }
  const folder = mkdtempSync(join(tmpdir(), 'parley-speed-'))
  try {
    const plan: Plan = {
      articles: option('articles', 1000),
      many: option('many', 5000),
      runs: option('runs', 3),
      folder,
      record: args.includes('--record') ? (args[args.indexOf('--record') + 1] ?? null) : null,
    }
    const wanted = args.filter((a, k) => !a.startsWith('--') && !args[k - 1]?.startsWith('--'))
    const unknown = wanted.filter((part) => !(part in PARTS))
    if (unknown.length > 0) throw new Error(`there is no part ${unknown.join(', ')}; there are ${Object.keys(PARTS).join(', ')}`)
    console.log(`${cpus()[0]?.model ?? 'unknown processor'}, ${availableParallelism()} cores, Node ${process.version}; made articles, medians of ${plan.runs}`)
    for (const [part, measure] of Object.entries(PARTS)) if (wanted.length === 0 || wanted.includes(part)) for await (const line of measure(plan)) print(line)
    return 0
  } catch (e) {
    console.error(`bench:speed: ${(e as Error).message}`)
    return 1
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

process.exitCode = await main(process.argv.slice(2))
