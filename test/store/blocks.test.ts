import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { makeArticle } from '../../bench/speed/make.ts'
import { collect } from '../../src/ingest/inputs.ts'
import type { Judgement } from '../../src/model/judgement.ts'
import { type AddResult, addJobWith } from '../../src/record/jobs.ts'
import { openRecord, type OpenRecord } from '../../src/record/index.ts'
import { relink } from '../../src/record/linking.ts'
import { readArticle } from '../../src/record/read.ts'
import { deliver, removeArticle } from '../../src/store/articles.ts'
import { type Database, openDatabase } from '../../src/store/database.ts'
import { putJudgement } from '../../src/store/judgements.ts'
import { putSource } from '../../src/store/sources.ts'
import { snapshot } from './helpers.ts'

const AT = '2025-03-01T08:00:00Z'

/** What the threads would hand over: the example's articles, and made ones of which some are copies of each other. Read once for all tests. */
const results: AddResult[] = []

async function readAll(): Promise<void> {
  for await (const found of collect([join(import.meta.dirname, '..', '..', 'examples', 'embassies')]))
    if ('input' in found) results.push(addJobWith(readArticle, { input: found.input, key: found.input.file }))
  for (let n = 0; n < 24; n++) {
    // The same days and sides again and again, so that much falls together.
    const { id, text, published, outlet } = makeArticle(n % 12)
    const bytes = Buffer.from(n < 12 ? text : text.split('\n\n').slice(0, -3).join('\n\n'))
    const input = { path: `${id}-${n}.txt`, file: `${id}-${n}.txt`, bytes, given: { published, outlet } }
    results.push(addJobWith(readArticle, { input, key: input.file }))
  }
}

async function write(database: Database, result: AddResult): Promise<void> {
  await database.write(async (db) => {
    if (result.source) await putSource(db, result.source)
    for (const d of result.deliveries) await deliver(db, d, AT)
  })
}

describe('linking what has changed', { timeout: 300_000 }, () => {
  let folder: string
  let count = 0
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'parley-blocks-'))
    await readAll()
  })
  afterAll(() => rmSync(folder, { recursive: true }))

  const open = async (): Promise<Database> => openDatabase(join(folder, `${++count}.parley`), { create: true })
  const seen = async (database: Database): Promise<string> => {
    await database.close()
    const record: OpenRecord = await openRecord(database.file)
    const text = JSON.stringify(await snapshot(record))
    await record.close()
    return text
  }
  /** The record of these results, linked once. */
  const atOnce = async (list: readonly AddResult[], judgements: readonly Judgement[] = []): Promise<string> => {
    const database = await open()
    for (const r of list) await write(database, r)
    for (const judgement of judgements) await database.write((db) => putJudgement(db, { judgement, anchors: {} }))
    await relink(database)
    return seen(database)
  }

  it('has something to link', () => {
    expect(results.length).toBeGreaterThan(35)
    expect(results.every((r) => r.deliveries.length > 0)).toBe(true)
  })

  it('comes to the same record whatever the order and the batches, and whatever was there in between', async () => {
    const whole = await atOnce(results)
    const extra = results.slice(0, 6)
    await fc.assert(
      fc.asyncProperty(
        fc.shuffledSubarray(results, { minLength: results.length }),
        fc.uniqueArray(fc.integer({ min: 1, max: results.length - 1 }), { maxLength: 4 }),
        fc.subarray(extra),
        async (order, cuts, gone) => {
          const database = await open()
          for (const [i, r] of order.entries()) {
            await write(database, r)
            if (cuts.includes(i)) await relink(database)
          }
          await relink(database)
          for (const { deliveries } of gone) for (const d of deliveries) await database.write((db) => removeArticle(db, d.name))
          await relink(database)
          for (const r of gone) await write(database, r)
          await relink(database)
          expect(await seen(database)).toBe(whole)
        },
      ),
      { numRuns: 5, seed: 11 },
    )
  })

  it('comes, when an article goes, to the record without it', async () => {
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...results), async (gone) => {
        const database = await open()
        for (const r of results) await write(database, r)
        await relink(database)
        for (const d of gone.deliveries) await database.write((db) => removeArticle(db, d.name))
        await relink(database)
        const names = new Set(gone.deliveries.map((d) => d.name))
        const rest = results.map((r) => ({ ...r, deliveries: r.deliveries.filter((d) => !names.has(d.name)) }))
        expect(await seen(database)).toBe(await atOnce(rest))
      }),
      { numRuns: 4, seed: 5 },
    )
  })

  it('comes to the same record whether a judgement was made before the last articles or after them', async () => {
    const database = await open()
    for (const r of results) await write(database, r)
    await relink(database)
    await database.close()
    const record = await openRecord(database.file)
    const statements = await record.entries('statements', { limit: 6 })
    const figures = await record.entries('figures', { limit: 2 })
    await record.close()
    const judgement = (id: string, action: Judgement['action'], targets: readonly string[], value: string | null = null): Judgement => ({
      id,
      at: AT,
      action,
      targets,
      value,
    })
    const judgements = [
      judgement('j-1', 'reject', [statements[0]!.members[0]!.claim]),
      judgement('j-2', 'reject', [statements[1]!.id]),
      judgement('j-3', 'merge', [statements[2]!.id, statements[3]!.id]),
      judgement('j-4', 'rename', [statements[4]!.id], 'Said otherwise'),
      judgement('j-5', 'reject', [figures[0]!.members[0]!.claim]),
      judgement('j-6', 'undo', ['j-2']),
    ]
    const whole = await atOnce(results, judgements)
    const again = await open()
    for (const r of results.slice(0, 30)) await write(again, r)
    await relink(again)
    for (const j of judgements) {
      await again.write((db) => putJudgement(db, { judgement: j, anchors: {} }))
      await relink(again)
    }
    for (const r of results.slice(30)) await write(again, r)
    await relink(again)
    expect(whole).toContain('Said otherwise')
    expect(await seen(again)).toBe(whole)
  })
})
