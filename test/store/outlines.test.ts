import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { askStored } from '../../src/record/ask.ts'
import { openRecord } from '../../src/record/index.ts'
import { outlinesOf } from '../../src/record/outlines.ts'
import { overviewOf } from '../../src/record/overview.ts'
import { type Database, openDatabase } from '../../src/store/database.ts'
import { EXAMPLE } from '../cli.ts'
import type { Links } from '../../src/model/record.ts'

describe('what is kept for first screens', () => {
  const folder = mkdtempSync(join(tmpdir(), 'parley-outlines-'))
  const file = join(folder, 'a.parley')
  let links: Links
  let database: Database

  beforeAll(async () => {
    const record = await openRecord(file, { create: true })
    await record.add([EXAMPLE], { workers: 1 })
    links = await record.links()
    await record.close()
    database = await openDatabase(file)
  }, 120_000)
  afterAll(async () => {
    await database.close()
    rmSync(folder, { recursive: true })
  })

  const ids = () => links.tracks.map((t) => t.id)
  const sorted = (lists: ReadonlyMap<string, readonly { readonly id: string }[]>) =>
    [...lists].map(([track, list]) => [track, [...list].sort((a, b) => (a.id < b.id ? -1 : 1))] as const).sort(([a], [b]) => (a < b ? -1 : 1))

  it('the outlines of tracks are those of their meetings', async () => {
    expect(ids().length).toBeGreaterThan(1)
    expect(sorted(await askStored(database).outlines(ids()))).toEqual(sorted(outlinesOf(links.meetings)))
  })
  it('the overview is that of all entries', async () => {
    expect(await askStored(database).overview()).toEqual(overviewOf((part) => links[part]))
  })
  it('both are drawn up anew where an earlier version has left none', async () => {
    await database.write(async (db) => {
      await db.deleteFrom('outlines').execute()
      await db.deleteFrom('settings').where('key', '=', 'overview').execute()
    })
    expect(sorted(await askStored(database).outlines(ids()))).toEqual(sorted(outlinesOf(links.meetings)))
    expect(await askStored(database).overview()).toEqual(overviewOf((part) => links[part]))
  })
})
