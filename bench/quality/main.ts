// npm run bench:quality [SUITE…]: our reading over the gold stories and the dev sets, one table, compared with floors.json.
// Fails when a figure falls under its floor, or a set or a figure is missing. With --raise the floors rise to what was measured.
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { hasShared, SHARED } from './scorer.ts'
import { SUITES } from './suites.ts'
import type { Figures } from './suite.ts'

const FLOORS = join(import.meta.dirname, 'floors.json')

type Floors = Record<string, Record<string, number>>

async function main(args: readonly string[]): Promise<number> {
  if (!hasShared()) {
    console.error(`bench:quality: there is no measuring material in ${SHARED}; set PARLEY_SHARED to the folder that has eval/, gold/ and bench/.`)
    return 1
  }
  const wanted = args.filter((a) => !a.startsWith('--'))
  const suites = SUITES.filter((s) => wanted.length === 0 || wanted.includes(s.name))
  if (suites.length === 0) {
    console.error(`bench:quality: no such suite; there are ${SUITES.map((s) => s.name).join(', ')}`)
    return 1
  }
  const floors = JSON.parse(readFileSync(FLOORS, 'utf8')) as Floors
  const problems: string[] = []
  for (const suite of suites) {
    const started = performance.now()
    try {
      const figures = await suite.run()
      problems.push(...compare(suite.name, figures, floors[suite.name] ?? {}))
      print(suite.name, suite.summary, figures, floors[suite.name] ?? {}, (performance.now() - started) / 1000)
      if (args.includes('--raise')) raise(floors, suite.name, figures)
    } catch (e) {
      problems.push(`${suite.name}: ${(e as Error).message}`)
    }
  }
  if (args.includes('--raise')) writeFileSync(FLOORS, `${JSON.stringify(floors, null, 2)}\n`)
  for (const p of problems) console.error(p)
  console.log(problems.length === 0 ? 'all figures hold their floors' : `${problems.length} figures under their floors or missing`)
  return problems.length === 0 ? 0 : 1
}

function compare(suite: string, figures: Figures, floors: Record<string, number>): string[] {
  const out: string[] = []
  if (Object.keys(figures).length === 0) out.push(`${suite}: nothing was measured`)
  if (Object.keys(floors).length === 0) out.push(`${suite}: floors.json has no floor for it; write them down with --raise`)
  for (const [name, floor] of Object.entries(floors)) {
    const value = figures[name]
    if (value === undefined) out.push(`${suite}: "${name}" was not measured`)
    else if (value < floor - 1e-9) out.push(`${suite}: "${name}" is ${value}, under its floor of ${floor}`)
  }
  return out
}

function print(name: string, summary: string, figures: Figures, floors: Record<string, number>, seconds: number): void {
  console.log(`${name}: ${summary} (${seconds.toFixed(1)} s)`)
  for (const [figure, value] of Object.entries(figures)) {
    const floor = floors[figure]
    console.log(
      `  ${figure.padEnd(44)}${value.toFixed(2).padStart(8)}${floor === undefined ? '' : `  floor ${floor.toFixed(2)}${value < floor ? '  UNDER' : ''}`}`,
    )
  }
  console.log('')
}

function raise(floors: Floors, suite: string, figures: Figures): void {
  const mine = (floors[suite] ??= {})
  for (const [name, value] of Object.entries(figures)) mine[name] = Math.max(mine[name] ?? Number.NEGATIVE_INFINITY, value)
}

process.exitCode = await main(process.argv.slice(2))
