import { spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openRecord } from '../../src/record/index.ts'
import { snapshot } from './helpers.ts'

const CHILD = join(import.meta.dirname, 'add-child.ts')

describe('two processes on one record', () => {
  let folder: string
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'parley-two-'))
    // The last third of the one is the first third of the other.
    for (const [name, from] of [
      ['one', 0],
      ['two', 100],
    ] as const) {
      mkdirSync(join(folder, name))
      for (let i = from; i < from + 150; i++)
        writeFileSync(join(folder, name, `${i}.txt`), `Envoys sat down for meal ${i}.\nThe cook of hall ${i % 5} was thanked.\n`)
    }
  })
  afterAll(() => rmSync(folder, { recursive: true }))

  const run = (file: string, what: string): Promise<string> =>
    new Promise((resolve, reject) => {
      const child = spawn(process.execPath, [CHILD, file, join(folder, what), '10'], { stdio: ['ignore', 'pipe', 'inherit'] })
      let out = ''
      child.stdout.on('data', (d: Buffer) => (out += d.toString()))
      child.on('error', reject)
      child.on('close', (code) => (code === 0 ? resolve(out.trim().split('\n').at(-1)!) : reject(new Error(`ended with ${code}`))))
    })

  it('both add, a third reads meanwhile, and the record is what one after the other would make', { timeout: 60_000 }, async () => {
    const file = join(folder, 'both.parley')
    const reader = await openRecord(file, { create: true })
    let running = true
    const counts: number[] = []
    const reading = (async () => {
      while (running) {
        const links = await reader.links()
        // Whatever is there, it hangs together: every member's article is among the articles.
        const names = new Set(links.articles.map((a) => a.id))
        for (const s of links.statements) for (const m of s.members) if (!names.has(m.article)) throw new Error(`${m.article} is not among the articles`)
        counts.push(names.size)
        await new Promise((resolve) => setTimeout(resolve, 20))
      }
    })()
    const done = await Promise.all([run(file, 'one'), run(file, 'two')])
    running = false
    await reading
    expect(
      done.map((d) =>
        /^DONE (\d+) (\d+)$/
          .exec(d)!
          .slice(1)
          .map(Number)
          .reduce((a, b) => a + b),
      ),
    ).toEqual([150, 150])
    expect(counts.length).toBeGreaterThan(3)
    expect(counts).toEqual([...counts].sort((a, b) => a - b))

    const calm = join(folder, 'calm.parley')
    await run(calm, 'one')
    await run(calm, 'two')
    const other = await openRecord(calm)
    expect((await reader.doctor()).findings).toEqual([])
    expect(await snapshot(reader)).toEqual(await snapshot(other))
    await reader.close()
    await other.close()
  })
})
