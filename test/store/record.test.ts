import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type AddOptions, openRecord, type OpenRecord } from '../../src/record/index.ts'
import { snapshot } from './helpers.ts'

const JOBS = new URL('./quick-jobs.ts', import.meta.url)
const DAY1 = '2025-03-01T08:00:00Z'
const DAY2 = '2025-03-05T08:00:00Z'

describe('a record', { timeout: 60_000 }, () => {
  let folder: string
  let record: OpenRecord

  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'parley-record-'))
    record = await openRecord(join(folder, 'a.parley'), { create: true })
  })
  afterEach(async () => {
    await record.close()
    rmSync(folder, { recursive: true })
  })

  /** Writes files into a fresh folder and gives its path. */
  let folders = 0
  const put = (files: { [path: string]: string }): string => {
    const root = join(folder, `in${folders++}`)
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(dirname(join(root, path)), { recursive: true })
      writeFileSync(join(root, path), text)
    }
    return root
  }
  const add = (path: string, options: AddOptions = {}) => record.add([path], { jobs: JOBS, workers: 1, clock: () => DAY1, ...options })
  const ids = async (part: 'statements' | 'articles', query = {}) => (await record.entries(part, query)).map((e) => e.id)

  const A = 'The envoys met at the lake.\nThey agreed on nothing.\n'
  const B = 'A second round was set for May.\nThe harbour stays shut.\n'

  it('adds, links and finds; adding again changes nothing', async () => {
    const path = put({ 'a.txt': A, 'sub/b.txt': B })
    const report = await add(path)
    expect(report).toMatchObject({ inputs: 2, added: ['a.txt', 'sub/b.txt'], unchanged: 0, linked: true, interrupted: false })
    expect(await ids('articles')).toEqual(['a.txt', 'sub/b.txt'])
    expect(await record.count('statements')).toBeGreaterThan(0)
    const before = await snapshot(record)
    expect(await add(path)).toMatchObject({ inputs: 2, added: [], unchanged: 2, newVersions: [], updated: [], reread: 0, linked: false })
    expect(await snapshot(record)).toEqual(before)
  })

  it('says what a new version changes, and keeps the ids of what stays', async () => {
    await add(put({ 'a.txt': A }))
    const [old] = await record.show('a.txt').then((s) => (s.sort === 'article' ? s.article.claims : []))
    const report = await add(put({ 'a.txt': 'A new lead came first.\nThe envoys met at the lake.\nThey agreed on a little.\n' }), {
      clock: () => DAY2,
    })
    expect(report.newVersions).toEqual([
      {
        article: 'a.txt',
        changes: {
          added: ['A new lead came first.'],
          dropped: [],
          altered: [['They agreed on nothing.', 'They agreed on a little.']],
          fields: [],
          furnitureOnly: false,
          counts: { added: 1, dropped: 0, altered: 1 },
        },
      },
    ])
    const shown = await record.show('a.txt')
    expect(shown.sort === 'article' && shown.article.claims.map((c) => c.id)).toContain(old!.id)
    expect(shown.sort === 'article' && shown.article.versions.map((v) => v.addedAt)).toEqual([DAY1, DAY2])
    expect((await record.entries('articles'))[0]?.versions).toBe(2)
  })

  it('shows the words behind a claim and an entry in their context', async () => {
    await add(put({ 'a.txt': A }))
    const [entry] = await record.entries('statements')
    const shown = await record.show(entry!.id)
    if (shown.sort !== 'entry') throw new Error('no entry')
    const [place] = shown.places
    expect(A.slice(...place!.spans[0]!)).toBe(place!.quote)
    const claim = await record.show(place!.claim!)
    expect(claim).toMatchObject({ sort: 'claim', place: { article: 'a.txt', current: true, quote: place!.quote } })
    expect(claim.sort === 'claim' && claim.entries.map((e) => e.entry)).toContain(entry!.id)
    await expect(record.show('c-none')).rejects.toMatchObject({ code: 'unknown-id', data: { id: 'c-none' } })
  })

  it('takes what came later with the same text', async () => {
    await add(put({ 'a.txt': A }))
    const report = await add(put({ 'a.txt': A, 'index.jsonl': '{"file": "a.txt", "published": "2025-02-11", "outlet": "The Courier"}\n' }))
    expect(report).toMatchObject({ added: [], updated: [{ article: 'a.txt', fields: ['outlet', 'published'] }] })
    expect((await record.entries('articles'))[0]).toMatchObject({
      outlet: 'The Courier',
      published: { edtf: '2025-02-11', basis: 'given' },
      versions: 1,
    })
    expect((await add(put({ 'a.txt': A }))).unchanged).toBe(1)
  })

  it('knows the same text under two names as one article, and reads it again when its name changes', async () => {
    await add(put({ 'b.txt': A }))
    const report = await add(put({ 'a.txt': A }))
    expect(report).toMatchObject({ added: [], sameText: [{ name: 'a.txt', article: 'a.txt' }] })
    expect(await ids('articles')).toEqual(['a.txt'])
    expect(await record.show('b.txt')).toMatchObject({ article: { id: 'a.txt', names: ['a.txt', 'b.txt'] } })
    expect((await record.doctor()).findings).toEqual([])
  })

  it('keeps and finds an article over which the reading fails, and loses only the one over which a thread dies', async () => {
    const report = await add(put({ 'a.txt': A, 'bad.txt': 'THROW the kitchen sink.', 'dead.txt': 'EXIT stage left.', 'z.txt': B }))
    expect(report.added).toEqual(['a.txt', 'bad.txt', 'z.txt'])
    expect(report.notes.map((n) => [n.code, n.severity])).toEqual([
      ['reading-failed', 'warning'],
      ['reading-stopped', 'refused'],
    ])
    expect((await record.search('kitchen')).hits.map((h) => h.article)).toEqual(['bad.txt'])
    expect((await record.doctor()).findings).toEqual([{ code: 'articles-failed', severity: 'warning', data: { articles: 1 } }])
    expect((await add(put({}))).reread).toBe(0)
  })

  it('tells of what cannot be read, each time, and does the rest', async () => {
    const path = put({ 'a.txt': A, 'empty.txt': '', 'lines.jsonl': `${JSON.stringify({ id: 'x', text: B })}\nno json\n` })
    for (const unchanged of [0, 2]) {
      const report = await record.add([path, join(folder, 'nowhere')], { jobs: JOBS, workers: 1 })
      expect(report.notes.map((n) => n.code).sort()).toEqual(['file-empty', 'json-broken', 'path-missing'])
      expect(report.unchanged).toBe(unchanged)
    }
  })

  it('goes on after an interruption, even when nothing new is added', async () => {
    const path = put(Object.fromEntries(Array.from({ length: 60 }, (_, i) => [`${i}.txt`, `Round ${i} ended.\n${A}`])))
    const stop = new AbortController()
    const first = await add(path, { signal: stop.signal, onProgress: () => stop.abort() })
    expect(first.interrupted).toBe(true)
    expect(first.added.length).toBeGreaterThan(0)
    expect(first.added.length).toBeLessThan(60)
    expect((await record.doctor()).findings.map((f) => f.code)).toEqual(['links-stale'])
    expect(await record.pending()).toEqual({ articles: first.added.length, unread: 0, links: true })
    const nothing = await add(put({}))
    expect([nothing.added.length, nothing.linked]).toEqual([0, true])
    expect((await record.doctor()).findings).toEqual([])
    expect((await add(path)).added.length).toBe(60 - first.added.length)
    expect(await record.count('articles')).toBe(60)
  })

  it('reads again from the sealed sources what another engine has read', async () => {
    await add(
      put({
        'a.txt': A,
        'b.html': '<html><body><article><h1>Title</h1><p>Nobody signed the paper on the table.</p></article></body></html>',
      }),
    )
    const before = await snapshot(record)
    const raw = new DatabaseSync(record.file)
    raw.exec("update versions set engine = '0.0.1', reading = null")
    raw.close()
    expect((await record.doctor()).findings).toEqual([{ code: 'articles-unread', severity: 'info', data: { articles: 2, engine: '0.0.1' } }])
    expect(await record.rebuild({ jobs: JOBS, workers: 1 })).toMatchObject({ reread: 2, linked: true, notes: [] })
    expect(await snapshot(record)).toEqual(before)
    expect((await record.rebuild({ jobs: JOBS, workers: 1, all: true })).interrupted).toBe(false)
    expect(await snapshot(record)).toEqual(before)
  })

  it('removes an article under any of its names', async () => {
    await add(put({ 'a.txt': A, 'b.txt': B }))
    expect(await record.remove('a.txt')).toBe('a.txt')
    expect(await ids('articles')).toEqual(['b.txt'])
    expect((await record.search('envoys')).total).toBe(0)
    expect((await record.doctor()).findings).toEqual([])
    await expect(record.remove('a.txt')).rejects.toMatchObject({ code: 'unknown-id' })
  })

  it('answers as of a day, an open date counting from when it was added', async () => {
    const index = '{"file":"a.txt","published":"2025-02"}\n{"file":"b.txt","published":"2025-03-03"}\n'
    await add(put({ 'a.txt': A, 'b.txt': B, 'c.txt': 'No date stands here.\n', 'index.jsonl': index }))
    expect(await ids('articles', { asOf: '2025-02-27' })).toEqual([])
    expect(await ids('articles', { asOf: '2025-02-28' })).toEqual(['a.txt'])
    expect(await ids('articles', { asOf: '2025-03-02' })).toEqual(['a.txt', 'c.txt'])
    expect(await ids('articles', { asOf: '2025-03-03' })).toEqual(['a.txt', 'b.txt', 'c.txt'])
    expect(await record.count('articles', { asOf: '2025-03-02' })).toBe(2)
    expect((await record.links({ asOf: '2025-02-28' })).articles.map((a) => a.id)).toEqual(['a.txt'])
    expect((await record.search('harbour', { asOf: '2025-03-02' })).total).toBe(0)
    expect((await record.search('harbour', { asOf: '2025-03-03' })).total).toBe(1)
    expect(await ids('articles', { since: '2025-03-01' })).toEqual(['b.txt', 'c.txt'])
    expect(await ids('articles', { since: '2025-03-01', asOf: '2025-03-03' })).toEqual(['b.txt', 'c.txt'])
  })

  it('tells what came since the last look', async () => {
    await add(put({ 'a.txt': A }))
    expect(await record.lastLook()).toBeNull()
    await record.looked(DAY1)
    await add(put({ 'b.txt': B }), { clock: () => DAY2 })
    const since = await record.lastLook()
    expect(since).toBe(DAY1)
    const fresh = await record.entries('statements', { since })
    expect(new Set(fresh.flatMap((s) => s.members.map((m) => m.article)))).toEqual(new Set(['b.txt']))
    expect(fresh.length).toBe(await record.count('statements', { since }))
  })

  it('keeps judgements, undoes them, and refuses those that make no sense', async () => {
    await add(put({ 'a.txt': A, 'b.txt': B }))
    const [one, two] = await ids('statements')
    const judgement = await record.judge({ at: DAY1, action: 'reject', targets: [one!], value: 'mistaken' })
    expect(await record.judgements()).toEqual([{ ...judgement, undone: false }])
    await record.undo(judgement.id, DAY2)
    expect((await record.judgements()).map((j) => j.undone)).toEqual([true, false])
    await expect(record.undo(judgement.id, DAY2)).rejects.toMatchObject({ code: 'judgement-undone' })
    const refused = [
      [{ action: 'merge', targets: [one!], value: null }, 'judge-targets'],
      [{ action: 'merge', targets: [one!, one!], value: null }, 'judge-targets'],
      [{ action: 'merge', targets: [one!, 'none'], value: null }, 'unknown-id'],
      [{ action: 'rename', targets: [one!], value: ' ' }, 'judge-value'],
      [{ action: 'date', targets: [two!], value: 'tomorrow' }, 'judge-value'],
      [{ action: 'undo', targets: ['j-none'], value: null }, 'unknown-id'],
    ] as const
    for (const [verdict, code] of refused) await expect(record.judge({ at: DAY2, ...verdict })).rejects.toMatchObject({ code })
    expect((await record.judgements()).length).toBe(2)
  })

  it('takes a large file of lines in parts, and what was in already not again', async () => {
    const line = (i: number) => JSON.stringify({ id: `n${i}`, text: `Paper ${i} was tabled. ${'The hall was cold and the tea was weak. '.repeat(20)}` })
    const lines = Array.from({ length: 500 }, (_, i) => line(i))
    let commits = 0
    const first = await add(put({ 'all.jsonl': lines.join('\n') }), { onProgress: (p) => (commits += p.acknowledged.length > 0 ? 1 : 0) })
    expect(first.added.length).toBe(500)
    expect(commits).toBeGreaterThan(20)
    expect(await add(put({ 'all.jsonl': [...lines, line(500)].join('\n') }))).toMatchObject({ added: ['n500'], unchanged: 500 })
  })

  it('stops when told to, even while it waits for input', async () => {
    const stop = new AbortController()
    async function* stdin() {
      yield 'The first half of a text'
      await new Promise(() => {})
    }
    const adding = record.add(['-'], { jobs: JOBS, workers: 1, stdin: stdin(), signal: stop.signal })
    setTimeout(() => stop.abort(), 50)
    expect(await adding).toMatchObject({ added: [], interrupted: true })
  })

  it('reads with the engine itself: words match, ids outlast edits elsewhere, other languages are kept and found', { timeout: 60_000 }, async () => {
    const talks =
      'Envoys of Norland and Peru met in Geneva on 3 March 2025 for a second round of talks. "We will not sign before the harbour reopens," said Karin Lund, the foreign minister of Norland. She was speaking to reporters after the meeting.'
    const french =
      'Les négociateurs se sont retrouvés à Genève pour une deuxième série de pourparlers. Le ministre a déclaré que rien ne serait signé avant la réouverture du port.'
    const real = (text: string) => record.add([put({ 'en.txt': `Second round in Geneva\n\n${text}\n`, 'fr.txt': french })], { clock: () => DAY1 })
    const claimsOf = async () => {
      const shown = await record.show('en.txt')
      return shown.sort === 'article' ? shown.article.claims.map((c) => c.id) : []
    }
    const report = await real(talks)
    expect(report.added).toEqual(['en.txt', 'fr.txt'])
    expect(report.notes.map((n) => n.code)).toEqual(['language-not-read'])
    expect((await record.search('pourparlers')).hits.map((h) => [h.article, h.language])).toEqual([['fr.txt', 'fr']])
    const before = await claimsOf()
    expect(before.length).toBeGreaterThan(1)
    const edited = await real(`The weather was mild and the lake was calm that week.\n\n${talks}`)
    expect(edited.newVersions.map((v) => v.changes.added)).toEqual([['The weather was mild and the lake was calm that week.']])
    const after = await claimsOf()
    expect(before.filter((id) => !after.includes(id))).toEqual([])
    expect((await record.doctor()).findings).toEqual([])
  })

  it('reads standard input', async () => {
    async function* stdin() {
      yield Buffer.from(`${A}and more.`)
    }
    expect((await record.add(['-'], { jobs: JOBS, workers: 1, stdin: stdin() })).added).toEqual(['stdin'])
  })

  it('comes to the same record in any order of adding', { timeout: 60_000 }, async () => {
    const files: [string, string][] = [
      ['a.txt', A],
      ['b.txt', B],
      ['c.txt', A],
      ['d.txt', `${A}${B}`],
      ['e.txt', 'The ferry sails again.\nThe ferry sails again.\n'],
    ]
    const seen: unknown[] = []
    await fc.assert(
      fc.asyncProperty(fc.shuffledSubarray(files, { minLength: files.length }), async (order) => {
        const one = await openRecord(join(folder, `order-${seen.length}.parley`), { create: true })
        for (const [name, text] of order) await one.add([put({ [name]: text })], { jobs: JOBS, workers: 1, clock: () => DAY1 })
        seen.push(await snapshot(one))
        await one.close()
        expect(seen.at(-1)).toEqual(seen[0])
      }),
      { numRuns: 5, seed: 3 },
    )
  })
})
