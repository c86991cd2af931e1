import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { deliver, isKnown, removeArticle } from '../../src/store/articles.ts'
import { getArticle, getClaim, linkable, versionsOf } from '../../src/store/corpus.ts'
import { type Database, openDatabase } from '../../src/store/database.ts'
import { allJudgements, putJudgement } from '../../src/store/judgements.ts'
import { type Arrivals, countEntries, dropBlocks, entryRow, findEntries, getEntries, linksDone, linksStale, putBlocks } from '../../src/store/links.ts'
import { unpack } from '../../src/store/pack.ts'
import { countUnread, reread, unread } from '../../src/store/readings.ts'
import { addLook, changed, lastLook, revision } from '../../src/store/settings.ts'
import { getSource, inputDone, inputKnown, putSource } from '../../src/store/sources.ts'
import { findWords, markWords, matchQuery } from '../../src/store/words.ts'
import type { LinkPart, Links } from '../../src/model/record.ts'
import { deliveryOf, ENGINE, readingOf, sourceOf, type Told } from './fakes.ts'

const DAY1 = '2025-03-01T08:00:00Z'
const DAY2 = '2025-03-02T08:00:00Z'

// One suite for every database that the store runs on; SQLite is the only one so far.
describe.each(['sqlite'])('store on %s', { timeout: 60_000 }, () => {
  let folder: string
  let store: Database

  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'parley-store-'))
    store = await openDatabase(join(folder, 'a.parley'), { create: true })
  })
  afterEach(async () => {
    await store.close()
    rmSync(folder, { recursive: true })
  })

  const add = (told: Told, at = DAY1) =>
    store.write(async (db) => {
      const { delivery, source } = deliveryOf(told)
      await putSource(db, source)
      return deliver(db, delivery, at)
    })
  /** Reads what is left to be read, as `add` does at its end. */
  const readAll = async () => {
    for (const u of await unread(store.db, ENGINE, 0, 100)) {
      const { text } = unpack<{ text: string }>(u.raw)
      await store.write((db) => reread(db, u, readingOf({ name: u.name, text, given: u.given }), null))
    }
  }
  /** All that an export could show of articles and claims. */
  const state = async () => {
    const rows = await store.db
      .selectFrom('names')
      .innerJoin('articles', 'articles.id', 'names.article')
      .select(['names.name', 'articles.name as article'])
      .orderBy('names.name')
      .execute()
    const claims = await store.db.selectFrom('claims').select('id').orderBy('id').execute()
    return { names: rows.map((r) => [r.name, r.article]), claims: claims.map((c) => c.id) }
  }

  it('keeps a file to its owner', () => {
    expect(statSync(store.file).mode & 0o777).toBe(0o600)
  })

  it('gives a sealed source back to the byte', async () => {
    const source = sourceOf({ text: 'Talks resumed.\n'.repeat(50) })
    await store.write((db) => putSource(db, deliveryOf({ name: 'x', text: 'Talks resumed.\n'.repeat(50) }).source))
    expect(await getSource(store.db, source.sha256)).toEqual(source)
    expect(await getSource(store.db, 'none')).toBeNull()
  })

  it('adds an article once', async () => {
    expect(await add({ name: 'a', text: 'One.\nTwo.' })).toEqual({ outcome: 'added', article: 'a' })
    const before = await revision(store.db)
    expect(await add({ name: 'a', text: 'One.\nTwo.' }, DAY2)).toEqual({ outcome: 'unchanged', article: 'a' })
    expect(await revision(store.db)).toBe(before)
    expect(
      await isKnown(store.db, 'a', deliveryOf({ name: 'a', text: 'One.\nTwo.' }).delivery.textSha256, {
        given: {},
        outlet: null,
        url: null,
      }),
    ).toBe(true)
  })

  it('keeps an edited article as a new version, with the claims that stay as old as they are', async () => {
    await add({ name: 'a', text: 'One.\nTwo.' })
    const outcome = await add({ name: 'a', text: 'One.\nThree.' }, DAY2)
    expect(outcome.outcome).toBe('version')
    const article = await getArticle(store.db, { name: 'a' })
    expect((await versionsOf(store.db, article!.id)).map((v) => v.addedAt)).toEqual([DAY1, DAY2])
    const old = readingOf({ name: 'a', text: 'One.\nTwo.' }).claims
    const now = readingOf({ name: 'a', text: 'One.\nThree.' }).claims
    expect(await getClaim(store.db, old[0]!.id)).toMatchObject({ article: 'a', current: true })
    expect(await getClaim(store.db, old[1]!.id)).toMatchObject({ article: 'a', current: false })
    const at = await store.db.selectFrom('claims').select(['id', 'added_at']).execute()
    expect(Object.fromEntries(at.map((r) => [r.id, r.added_at]))).toEqual({ [old[0]!.id]: DAY1, [old[1]!.id]: DAY1, [now[1]!.id]: DAY2 })
  })

  it('does not take an old version for news', async () => {
    await add({ name: 'a', text: 'One.' })
    await add({ name: 'a', text: 'Two.' }, DAY2)
    expect((await add({ name: 'a', text: 'One.' }, DAY2)).outcome).toBe('unchanged')
    expect((await findWords(store.db, 'two', 5)).total).toBe(1)
  })

  it('takes the same text under another name for the same article', async () => {
    await add({ name: 'b', text: 'One.' })
    expect(await add({ name: 'c', text: 'One.' })).toEqual({ outcome: 'same-text', article: 'b' })
    expect(await add({ name: 'a', text: 'One.' })).toEqual({ outcome: 'same-text', article: 'a' })
    await readAll()
    expect(await state()).toEqual({
      names: [
        ['a', 'a'],
        ['b', 'a'],
        ['c', 'a'],
      ],
      claims: readingOf({ name: 'a', text: 'One.' }).claims.map((c) => c.id),
    })
  })

  it.each([
    ['outlet', { outlet: 'Morning Courier' }, { outlet: 'Evening Ledger' }],
    ['url', { url: 'https://one.example/1' }, { url: 'https://two.example/1' }],
  ])('keeps the same text apart where the %s differs', async (_field, one, two) => {
    await add({ name: 'a', text: 'One.', given: one })
    expect(await add({ name: 'b', text: 'One.', given: two })).toEqual({ outcome: 'added', article: 'b' })
  })

  it('reads an article again when something else comes with the same text', async () => {
    await add({ name: 'a', text: 'One.', given: { outlet: 'Courier' } })
    expect(await add({ name: 'a', text: 'One.', given: { published: '2025-03-04' } })).toEqual({
      outcome: 'updated',
      article: 'a',
      fields: ['published'],
    })
    const [open] = await unread(store.db, ENGINE, 0, 10)
    expect(open?.given).toEqual({ outlet: 'Courier', published: '2025-03-04' })
    await readAll()
    expect(await countUnread(store.db, ENGINE)).toBe(0)
  })

  it('finds what another engine has read', async () => {
    await add({ name: 'a', text: 'One.' })
    expect(await countUnread(store.db, ENGINE)).toBe(0)
    expect(await countUnread(store.db, 'test 2')).toBe(1)
  })

  it('removes an article with all that hangs on it, and its source unless something else needs it', async () => {
    const { source } = deliveryOf({ name: 'a', text: 'One.' })
    await add({ name: 'a', text: 'One.', given: { outlet: 'X' } })
    await add({ name: 'b', text: 'One.', given: { outlet: 'Y' } })
    await store.write((db) => inputDone(db, { key: 'k', source: source.sha256, articles: 1 }))
    expect(await store.write((db) => removeArticle(db, 'a'))).toBe('a')
    expect(await getSource(store.db, source.sha256)).not.toBeNull()
    expect(await inputKnown(store.db, 'k')).toBeNull()
    expect((await findWords(store.db, 'one', 5)).total).toBe(1)
    expect(await store.write((db) => removeArticle(db, 'b'))).toBe('b')
    expect(await getSource(store.db, source.sha256)).toBeNull()
    expect(await store.write((db) => removeArticle(db, 'b'))).toBeNull()
    expect(await state()).toEqual({ names: [], claims: [] })
  })

  it('comes to the same articles and claims in any order of adding', async () => {
    const text = fc.constantFrom('One.', 'Two.\nThree.', 'Four.')
    const given = fc.record({ outlet: fc.constantFrom('X', 'Y', 'Z') }, { requiredKeys: [] })
    const story = fc.uniqueArray(fc.record({ name: fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f'), text, given }), {
      selector: (t) => t.name,
      minLength: 2,
      maxLength: 6,
    })
    await fc.assert(
      fc.asyncProperty(
        story.chain((s) => fc.tuple(fc.constant(s), fc.shuffledSubarray(s, { minLength: s.length }))),
        async ([one, other]) => {
          const states = []
          for (const order of [one, other]) {
            for (const told of order) await add(told)
            await readAll()
            states.push(await state())
            for (const told of order) await store.write((db) => removeArticle(db, told.name))
          }
          expect(states[0]).toEqual(states[1])
        },
      ),
      { numRuns: 60, seed: 7 },
    )
  })

  it('searches any script, accents and stems, and survives any query', async () => {
    await add({ name: 'en', text: 'Ministers were meeting in Zürich.' })
    await add({ name: 'zh', text: '外长在北京会谈。' })
    expect(await findWords(store.db, 'zurich meetings', 5)).toMatchObject({ total: 1 })
    expect(await findWords(store.db, '北京', 5)).toMatchObject({ total: 1 })
    expect(await findWords(store.db, '"meeting in zurich"', 5)).toMatchObject({ total: 1 })
    expect(await findWords(store.db, '"in meeting"', 5)).toMatchObject({ total: 0 })
    expect(await findWords(store.db, 'minist*', 5)).toMatchObject({ total: 1 })
    expect(matchQuery('  "" * -- ')).toBeNull()
  })

  it('never fails for what is typed', async () => {
    await add({ name: 'a', text: 'NEAR AND OR NOT text: {a} ^b "c" d*' })
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: fc.constantFrom('"', '*', 'a', ' ', '-', '^', ':', '(', '“', 'OR', 'NEAR') })),
        async (typed) => {
          expect((await findWords(store.db, typed, 5)).total).toBeGreaterThanOrEqual(0)
          for (const [s, e] of await markWords(store.db, typed, 'a NEAR b OR c')) expect(0 <= s && s < e && e <= 13).toBe(true)
        },
      ),
      { numRuns: 200, seed: 7 },
    )
  })

  it('marks the words in a text where they stand', async () => {
    const text = 'He met them. Meetings, again: 在北京会谈。 A meeting'
    const spans = await markWords(store.db, 'meeting 北京', text)
    expect(spans.map(([s, e]) => text.slice(s, e))).toEqual(['Meetings', '北京', 'meeting'])
  })

  it('remembers looks', async () => {
    expect(await lastLook(store.db)).toBeNull()
    await store.write((db) => addLook(db, DAY2))
    await store.write((db) => addLook(db, DAY1))
    expect(await lastLook(store.db)).toBe(DAY2)
  })

  it('lets no judgement be changed or dropped', async () => {
    const judgement = { id: 'j-1', at: DAY1, action: 'reject', targets: ['x'], value: null } as const
    await store.write((db) => putJudgement(db, { judgement, anchors: {} }))
    expect(await store.write((db) => putJudgement(db, { judgement, anchors: {} }))).toBe(false)
    await expect(store.db.deleteFrom('judgements').execute()).rejects.toThrow('append-only')
    await expect(store.db.updateTable('judgements').set({ value: 'y' }).execute()).rejects.toThrow('append-only')
    expect(await allJudgements(store.db)).toEqual([{ judgement, anchors: {} }])
  })

  describe('links', () => {
    const arrivals: Arrivals = {
      claims: new Map([
        ['c-1', DAY1],
        ['c-2', DAY2],
      ]),
      articles: new Map([
        ['a', { addedAt: DAY1, day: '2025-03-01' }],
        ['b', { addedAt: DAY2, day: null }],
      ]),
    }
    const member = (article: string, claim: string) => ({ article, claim, spans: [[0, 3]], quote: 'One' })
    const linksOf = (meetings: object[], conflicts: object[] = []) => ({ meetings, conflicts }) as unknown as Links
    const rowsOf = (part: LinkPart, entries: readonly { id: string }[], block = '') =>
      entries.map((e, i) => entryRow(part, e, String(i).padStart(4, '0'), block, arrivals))
    const put = async (links: Links, revision: number, engine = ENGINE) =>
      store.write(async (db) => {
        const blocks = (Object.keys(links) as LinkPart[]).map((part) => ({ part, block: '', digest: '', rows: rowsOf(part, links[part]) }))
        return (await putBlocks(db, blocks, { revision, engine })) && linksDone(db, { revision, engine }, {})
      })
    beforeEach(() => store.write((db) => changed(db)))

    it('gives entries back as they were linked, in order', async () => {
      const meetings = [
        { id: 'm-2', label: 'two', members: [member('a', 'c-1'), member('b', 'c-2')] },
        { id: 'm-1', label: 'one', members: [member('a', 'c-1')] },
      ]
      const conflicts = [
        {
          id: 'x-1',
          about: 'day',
          sides: [
            { ...member('a', 'c-1'), value: '1' },
            { ...member('b', 'c-2'), value: '2' },
          ],
        },
      ]
      expect(await linksStale(store.db, ENGINE)).toBe(true)
      expect(await put(linksOf(meetings, conflicts), 1)).toBe(true)
      expect(await linksStale(store.db, ENGINE)).toBe(false)
      expect(await getEntries(store.db, 'meetings')).toEqual(meetings)
      expect(await getEntries(store.db, 'conflicts')).toEqual(conflicts)
      expect(await getEntries(store.db, 'meetings', { limit: 1, members: 1 })).toEqual([{ ...meetings[0], members: [member('a', 'c-1')] }])
      expect(await getEntries(store.db, 'meetings', { ids: ['m-1'] })).toEqual([meetings[1]])
      expect(await countEntries(store.db, 'meetings')).toBe(2)
    })

    it('filters by day of publication and by moment of adding', async () => {
      await put(
        linksOf([
          { id: 'm-1', members: [member('a', 'c-1')] },
          { id: 'm-2', members: [member('b', 'c-2')] },
        ]),
        1,
      )
      const ids = async (filter: object) => (await getEntries(store.db, 'meetings', filter)).map((e) => e.id)
      expect(await ids({ since: '2025-03-01' })).toEqual(['m-1', 'm-2'])
      expect(await ids({ since: '2025-03-02' })).toEqual(['m-2'])
      expect(await ids({ addedAfter: DAY1 })).toEqual(['m-2'])
      expect(await ids({ addedAfter: DAY2 })).toEqual([])
    })

    it('replaces what changed, and leads from ids of before to what has their claims now', async () => {
      await put(linksOf([{ id: 'm-1', label: 'one', members: [member('a', 'c-1')] }]), 1)
      await store.write((db) => changed(db))
      const next = [{ id: 'm-9', label: 'both', members: [member('a', 'c-1'), member('b', 'c-2')] }]
      expect(await put(linksOf(next), 2)).toBe(true)
      expect(await getEntries(store.db, 'meetings')).toEqual(next)
      expect(await findEntries(store.db, 'm-9')).toEqual([{ part: 'meetings', entry: 'm-9' }])
      expect(await findEntries(store.db, 'c-2')).toEqual([{ part: 'meetings', entry: 'm-9' }])
      expect(await findEntries(store.db, 'm-1')).toEqual([{ part: 'meetings', entry: 'm-9', was: 'm-1' }])
      expect(await findEntries(store.db, 'm-0')).toEqual([])
    })

    it('never writes an older result over a newer one', async () => {
      await store.write((db) => changed(db))
      expect(await put(linksOf([{ id: 'm-2', members: [] }]), 2)).toBe(true)
      expect(await put(linksOf([{ id: 'm-1', members: [] }]), 1)).toBe(false)
      expect(await put(linksOf([{ id: 'm-3', members: [] }]), 2)).toBe(false)
      expect((await getEntries(store.db, 'meetings')).map((e) => e.id)).toEqual(['m-2'])
      expect(await put(linksOf([{ id: 'm-3', members: [] }]), 2, 'test 2')).toBe(true)
    })

    it('replaces one block and leaves the others, and moves an entry from one to another', async () => {
      const of = { revision: 1, engine: ENGINE }
      const one = { id: 's-1', members: [member('a', 'c-1')] }
      const two = { id: 's-2', members: [member('b', 'c-2')] }
      const block = (name: string, list: readonly { id: string }[]) => ({
        part: 'statements' as const,
        block: name,
        digest: name,
        rows: rowsOf('statements', list, name),
      })
      const ids = async () => (await getEntries(store.db, 'statements')).map((e) => e.id).sort()
      await store.write((db) => putBlocks(db, [block('x', [one]), block('y', [two])], of))
      await store.write((db) => putBlocks(db, [block('y', [])], of))
      expect(await ids()).toEqual(['s-1'])
      await store.write((db) => putBlocks(db, [block('y', [one, two])], of))
      expect(await ids()).toEqual(['s-1', 's-2'])
      await store.write((db) => putBlocks(db, [block('x', [])], of))
      expect(await ids()).toEqual(['s-1', 's-2'])
      await store.write((db) => dropBlocks(db, 'statements', ['x'], of))
      expect(await ids()).toEqual(['s-1', 's-2'])
      expect(await linksStale(store.db, ENGINE)).toBe(true)
      await store.write((db) => linksDone(db, of, {}))
      expect(await linksStale(store.db, ENGINE)).toBe(false)
    })

    it('leaves what a process has begun to link from a later state', async () => {
      await store.write((db) => changed(db))
      const rows = (id: string) => [{ part: 'meetings' as const, block: '', digest: '', rows: rowsOf('meetings', [{ id, members: [] } as { id: string }]) }]
      expect(await store.write((db) => putBlocks(db, rows('m-2'), { revision: 2, engine: ENGINE }))).toBe(true)
      expect(await store.write((db) => putBlocks(db, rows('m-1'), { revision: 1, engine: ENGINE }))).toBe(false)
      expect((await getEntries(store.db, 'meetings')).map((e) => e.id)).toEqual(['m-2'])
    })
  })

  it('gives readings to link in order of name', async () => {
    for (const name of ['c', 'a', 'b']) await add({ name, text: `Text of ${name}.` })
    await add({ name: 'a', text: 'Another.' }, DAY2)
    const found = []
    for await (const a of linkable(store.db, 2)) found.push([a.name, a.versions])
    expect(found).toEqual([
      ['a', 2],
      ['b', 1],
      ['c', 1],
    ])
  })
})
