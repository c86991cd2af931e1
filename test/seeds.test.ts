import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { hasShared, SHARED } from '../bench/quality/scorer.ts'
import { storyArticles } from '../bench/quality/stories.ts'
import { parley, temporary } from './cli.ts'
import { faults } from './schemas.ts'

// Five real articles that are not part of the repository. Without them these tests are left out, loudly; CI must have them.
const there = hasShared()
if (!there) console.warn(`\n*** LEFT OUT: the five real articles are not in ${SHARED}; set PARLEY_SHARED ***\n`)

interface Member {
  article: string
  quote: string
}
type Entry = { id: string; members: Member[]; [field: string]: unknown }
type Document = Record<string, Entry[]>

describe('the measuring material', () => {
  it('is there in CI', () => {
    expect(there || process.env.CI !== 'true').toBe(true)
  })
})

describe.skipIf(!there)('five real articles', () => {
  const place = temporary()
  const record = join(place.folder, 'seeds.parley')
  let doc: Document
  beforeAll(async () => {
    const { code } = await parley(['add', join(SHARED, 'seeds'), '--record', record, '-q'])
    expect(code).toBe(0)
    doc = JSON.parse((await parley(['export', 'json', '--record', record])).out) as Document
  }, 120_000)
  afterAll(place.remove)
  const from = (e: Entry | undefined) => new Set(e?.members.map((m) => m.article.slice(0, 3)))

  it('give analyses that keep to the schema', async () => {
    const lines = storyArticles('seeds').map((a) => JSON.stringify(a))
    const { code, out } = await parley(['analyse', '-q'], { stdin: `${lines.join('\n')}\n` })
    const documents = out
      .trim()
      .split('\n')
      .map((l) => JSON.parse(l) as { claims: unknown[] })
    expect(code).toBe(0)
    expect(documents.flatMap((d) => faults(d))).toEqual([])
    expect(documents.every((d) => d.claims.length > 5)).toBe(true)
  })
  it('give a record that keeps to the schema', () => {
    expect(faults(doc)).toEqual([])
  })
  it('tell of one February meeting in Istanbul, on the 27th, in three articles', () => {
    const meeting = doc.meetings!.find((m) => m.when === '2025-02-27')
    expect(meeting).toMatchObject({ place: 'Istanbul', status: 'held' })
    expect(from(meeting)).toEqual(new Set(['000', '001', '003']))
  })
  it('tell of three tracks', () => {
    expect(doc.tracks!.map((t) => (t.parties as string[]).join(' ')).sort()).toEqual(['Russia Ukraine', 'Russia United States', 'Russia United States'])
  })
  it('tell of the embassies as precondition, four times and more, in two articles', () => {
    const condition = doc.conditions!.find((c) => c.type === 'precondition' && c.members.filter((m) => /embass/.test(m.quote)).length >= 4)
    expect(condition).toMatchObject({ by: 'Russia' })
    expect(from(condition)).toEqual(new Set(['000', '001']))
  })
  it('tell of a deadline of 50 days, on 3 September at the latest, inferred', () => {
    expect(doc.deadlines!.find((d) => d.length === 'P50D')).toMatchObject({ due: '../2025-09-03', dueBasis: 'inferred', on: ['Russia'] })
  })
  it('come from four origins', () => {
    const pairs = doc.lineage!.map((l) => (l.articles as string[]).map((a) => a.slice(0, 3)))
    expect(pairs).toEqual([['000', '001']])
  })
  it('contradict each other on the year of the April round', () => {
    const conflict = doc.conflicts!.find((c) => c.kind === 'date') as unknown as { sides: { value: string; quote: string }[]; resolved: string }
    expect(conflict.sides.map((s) => s.value).sort()).toEqual(['2023-04-10', '2025-04-10'])
    expect(conflict.resolved).toBe('2025-04-10')
  })
})
