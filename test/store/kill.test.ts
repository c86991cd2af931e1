import { spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openRecord } from '../../src/record/index.ts'
import { random, snapshot } from './helpers.ts'

const KILLS = 50
const ARTICLES = 400
const CHILD = join(import.meta.dirname, 'add-child.ts')

describe('a process that is killed while it adds', () => {
  let folder: string
  let articles: string

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'parley-kill-'))
    articles = join(folder, 'articles')
    mkdirSync(articles)
    for (let i = 0; i < ARTICLES; i++) {
      const text = `Delegates met for round ${i}.\nThe ferry treaty was read out in hall ${i % 7}.\nNobody signed paper ${i * 31}.\n`
      writeFileSync(join(articles, `${String(i).padStart(3, '0')}.txt`), text)
    }
  })
  afterAll(() => rmSync(folder, { recursive: true }))

  /** Runs an add; kills it after so many commits and milliseconds, or lets it end. Gives what it said. */
  const run = (file: string, kill: { lines: number; after: number } | null): Promise<{ said: string[]; killed: boolean }> =>
    new Promise((resolve, reject) => {
      const child = spawn(process.execPath, [CHILD, file, articles, '0'], { stdio: ['ignore', 'pipe', 'inherit'] })
      let out = ''
      let armed = false
      child.stdout.on('data', (data: Buffer) => {
        out += data.toString()
        if (!kill || armed || out.split('\n').length <= kill.lines) return
        armed = true
        setTimeout(() => child.kill('SIGKILL'), kill.after)
      })
      if (kill?.lines === 0) {
        armed = true
        setTimeout(() => child.kill('SIGKILL'), kill.after)
      }
      child.on('error', reject)
      child.on('close', (_code, signal) => resolve({ said: out.split('\n').filter((l) => l !== ''), killed: signal === 'SIGKILL' }))
    })

  it(`loses nothing that was acknowledged, ${KILLS} times over, and ends as if nothing had happened`, { timeout: 180_000 }, async () => {
    const draw = random(20250801)
    let file = join(folder, 'killed-0.parley')
    let acknowledged = new Set<string>()
    let kills = 0
    let linking = 0
    let rounds = 0
    for (let i = 0; kills < KILLS; i++) {
      if (i > KILLS * 4) throw new Error(`only ${kills} kills hit a running process`)
      // Now before the first commit (also while the file is being made), now amid commits, now while it links.
      const kill = draw() < 0.15 ? { lines: 0, after: 20 + draw() * 400 } : { lines: 1 + Math.floor(draw() * 40), after: draw() * 12 }
      const { said, killed } = await run(file, kill)
      for (const line of said) if (/^\d+\.txt$/.test(line)) acknowledged.add(line)
      if (said.includes('LINKING')) linking++
      if (killed) kills++
      if (kills % 5 === 0 || !killed) {
        const record = await openRecord(file, { create: true })
        const there = new Set((await record.texts()).keys())
        await record.close()
        expect([...acknowledged].filter((name) => !there.has(name))).toEqual([])
      }
      if (!killed) {
        // It got through before the kill: start with a new file.
        rounds++
        file = join(folder, `killed-${rounds}.parley`)
        acknowledged = new Set()
      }
    }
    expect(linking).toBeGreaterThan(0)

    const last = await run(file, null)
    expect(last.said.at(-1)).toMatch(/^DONE /)
    const calm = join(folder, 'calm.parley')
    expect((await run(calm, null)).said.at(-1)).toBe(`DONE ${ARTICLES} 0`)
    const [one, other] = [await openRecord(file), await openRecord(calm)]
    expect((await one.doctor()).findings).toEqual([])
    expect(await snapshot(one)).toEqual(await snapshot(other))
    await one.close()
    await other.close()
  })
})
