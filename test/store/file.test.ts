import { spawnSync } from 'node:child_process'
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { Problem } from '../../src/model/notes.ts'
import { openRecord } from '../../src/record/index.ts'

describe('opening a record file', { timeout: 60_000 }, () => {
  let folder: string
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'parley-file-'))
  })
  afterAll(() => rmSync(folder, { recursive: true }))

  /** Makes a file by running statements on it. */
  const made = (name: string, sql: string): string => {
    const file = join(folder, name)
    const db = new DatabaseSync(file)
    db.exec(sql)
    db.close()
    return file
  }
  const written = (name: string, content: string): string => {
    writeFileSync(join(folder, name), content)
    return join(folder, name)
  }
  const ours = async (name: string): Promise<string> => {
    const file = join(folder, name)
    await (await openRecord(file, { create: true })).close()
    return file
  }
  const problem = async (file: string, options = {}): Promise<Problem> => {
    const error = await openRecord(file, options).then(
      (r) => r.close().then(() => null),
      (e: unknown) => e,
    )
    expect(error).toBeInstanceOf(Problem)
    expect((error as Problem).data.file).toBe(file)
    return error as Problem
  }

  it.each([
    ['a text file', () => written('notes.txt', 'Dear diary, the talks went on and on.'), { found: 'no-database' }],
    ['a short text file', () => written('short.txt', 'x'), { found: 'no-database' }],
    ['a database of another program', () => made('other.db', 'create table t (a)'), { found: 'other-database' }],
    ['a database with another application id', () => made('id.db', 'pragma application_id = 7; create table t (a)'), { found: 'other-database' }],
    ['what only begins like a database', () => written('fake.db', `SQLite format 3\0${'x'.repeat(5000)}`), { found: 'no-database' }],
  ])('tells %s as foreign', async (_what, make, data) => {
    const file = make()
    for (const create of [true, false]) {
      const { code, data: found } = await problem(file, { create })
      expect(code).toBe('record-foreign')
      expect(found).toMatchObject(data)
    }
  })

  it('tells a record of a later Parley', async () => {
    const file = await ours('newer.parley')
    made('newer.parley', 'pragma user_version = 99')
    expect((await problem(file)).data).toMatchObject({ version: 99 })
    expect((await problem(file)).code).toBe('record-newer')
  })

  it('tells a file that another process holds, after waiting for it', async () => {
    const file = await ours('locked.parley')
    const db = new DatabaseSync(file)
    db.exec('pragma locking_mode = exclusive; begin exclusive')
    expect((await problem(file, { patience: 300 })).code).toBe('record-locked')
    db.exec('rollback')
    db.close()
    await (await openRecord(file)).close()
  })

  it('tells a writer that holds on for too long, and goes on when it lets go', async () => {
    const file = await ours('busy.parley')
    const db = new DatabaseSync(file)
    db.exec('begin immediate')
    const record = await openRecord(file, { patience: 300 })
    await expect(record.looked('2025-03-01T00:00:00Z')).rejects.toMatchObject({ code: 'record-locked', data: { file } })
    expect(await record.count('articles')).toBe(0)
    const waiting = await openRecord(file, { patience: 20_000 })
    const look = waiting.looked('2025-03-02T00:00:00Z')
    setTimeout(() => db.exec('rollback'), 400)
    await look
    expect(await record.lastLook()).toBe('2025-03-02T00:00:00Z')
    await record.close()
    await waiting.close()
    db.close()
  })

  it('tells a missing file, and makes it when asked to', async () => {
    const file = join(folder, 'new.parley')
    expect((await problem(file)).code).toBe('record-missing')
    await (await openRecord(file, { create: true })).close()
    await (await openRecord(file)).close()
  })

  it('takes the empty file of a first start that was cut off', async () => {
    const file = written('empty.parley', '')
    expect((await problem(file)).code).toBe('record-missing')
    await (await openRecord(file, { create: true })).close()
    expect(await (await openRecord(file)).count('articles')).toBe(0)
  })

  it('tells a folder, and a place in a folder that is not there', async () => {
    mkdirSync(join(folder, 'dir.parley'))
    expect((await problem(join(folder, 'dir.parley'))).data).toMatchObject({ reason: 'not-a-file' })
    const lost = await problem(join(folder, 'no', 'such', 'a.parley'), { create: true })
    expect([lost.code, lost.data.reason]).toEqual(['record-unwritable', 'no-folder'])
  })

  describe('rights', () => {
    /** Opens a record in a process without the superuser's rights, whom no mode of a file binds. */
    const asNobody = (file: string): string[] => {
      const root = process.getuid?.() === 0
      const child = spawnSync(process.execPath, [join(import.meta.dirname, 'open-child.ts'), file], {
        encoding: 'utf8',
        ...(root ? { uid: 65534, gid: 65534 } : {}),
      })
      return child.stdout.trim().split('\n')
    }
    const place = async (name: string): Promise<{ dir: string; file: string }> => {
      const dir = mkdtempSync(join(tmpdir(), 'parley-rights-'))
      dirs.push(dir)
      const file = join(dir, name)
      await (await openRecord(file, { create: true })).close()
      return { dir, file }
    }
    const dirs: string[] = []
    afterAll(() => {
      for (const dir of dirs) {
        chmodSync(dir, 0o755)
        rmSync(dir, { recursive: true })
      }
    })

    it('tells a file that it must not read', async () => {
      const { dir, file } = await place('a.parley')
      chmodSync(file, 0o000)
      chmodSync(dir, 0o777)
      expect(asNobody(file)).toEqual(['record-unreadable EACCES'])
    })

    it('reads a file that it must not write, and tells when it comes to writing', async () => {
      const { dir, file } = await place('a.parley')
      chmodSync(file, 0o444)
      chmodSync(dir, 0o555)
      expect(asNobody(file)).toEqual(['articles 0', expect.stringMatching(/^record-unwritable /)])
    })

    it('tells a folder that it must not write in', async () => {
      const { dir } = await place('a.parley')
      chmodSync(dir, 0o555)
      expect(asNobody(join(dir, 'b.parley'))).toEqual(['record-unwritable EACCES'])
    })
  })
})
