// Parley's reading beside other libraries' on the same inputs, in one run:
//
//   (cd bench/peers && npm ci) && node bin/run bench/peers/main.ts [TASK …] [--json FILE]
//
// TASK: sentences, tags, names, times; all by default. Prints one table. Needs the measuring material ($PARLEY_SHARED). The adapters are
// plain, so the others' figures are lower bounds for them; none was trained or tuned on these sets, while our rules were written with
// the development sets in sight.
import { writeFileSync } from 'node:fs'
import { hasShared, SHARED } from '../quality/scorer.ts'
import { loadPeers, type Peers } from './load.ts'
import type { Row } from './measure.ts'
import { compareNames } from './names.ts'
import { compareSentences } from './sentences.ts'
import { compareTags } from './tags.ts'
import { compareTimes } from './times.ts'

const TASKS: Record<string, (peers: Peers) => Row[]> = {
  sentences: compareSentences,
  tags: compareTags,
  names: compareNames,
  times: compareTimes,
}

function print(task: string, rows: readonly Row[]): void {
  const names = Object.keys(rows[0]?.figures ?? {})
  console.log(`| ${task} | ${names.join(' | ')} | thousand characters a CPU second |`)
  console.log(`|---|${names.map(() => '---:|').join('')}---:|`)
  for (const { tool, figures, speed } of rows) {
    const cells = names.map((name) => figures[name]?.toFixed(1) ?? '—')
    console.log(`| ${tool} | ${cells.join(' | ')} | ${speed === null ? '—' : speed.toFixed(speed < 10 ? 1 : 0)} |`)
  }
  console.log('')
}

async function main(args: readonly string[]): Promise<number> {
  if (!hasShared()) {
    console.error(`bench/peers: there is no measuring material in ${SHARED}; set PARLEY_SHARED to the folder that has eval/, gold/ and bench/.`)
    return 1
  }
  const to = args.includes('--json') ? args[args.indexOf('--json') + 1] : undefined
  const wanted = args.filter((a) => !a.startsWith('--') && a !== to)
  const unknown = wanted.filter((task) => !(task in TASKS))
  if (unknown.length > 0) {
    console.error(`bench/peers: no such task: ${unknown.join(', ')}; there are ${Object.keys(TASKS).join(', ')}`)
    return 1
  }
  const all: Row[] = []
  try {
    const peers = await loadPeers()
    for (const [task, compare] of Object.entries(TASKS)) {
      if (wanted.length > 0 && !wanted.includes(task)) continue
      const rows = compare(peers)
      print(task, rows)
      all.push(...rows)
    }
  } catch (e) {
    console.error(`bench/peers: ${(e as Error).message}`)
    return 1
  }
  if (to) writeFileSync(to, `${JSON.stringify(all, null, 2)}\n`)
  return 0
}

process.exitCode = await main(process.argv.slice(2))
