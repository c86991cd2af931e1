import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { EXAMPLE, parley, temporary } from './cli.ts'
import { faults } from './schemas.ts'

interface Member {
  article: string
  quote: string
  spans: [number, number][]
}
interface Entry {
  id: string
  members: Member[]
  reports: number
  origins: number
  [field: string]: unknown
}
type Document = { [part: string]: Entry[] } & {
  conflicts: (Entry & { kind: string; sides: (Member & { value: string })[] })[]
  lineage: (Entry & { articles: string[]; relation: string })[]
}

const place = temporary()
const record = join(place.folder, 'example.parley')
let doc: Document
let add: { out: string; err: string; code: number }

beforeAll(async () => {
  add = await parley(['add', EXAMPLE, '--record', record])
  doc = JSON.parse((await parley(['export', 'json', '--record', record])).out) as Document
}, 120_000)
afterAll(place.remove)

const article = (name: string) => doc.articles!.find((a) => a.id.includes(name))!
const analyse = async (file: string, given: object = {}) => {
  const text = readFileSync(join(EXAMPLE, file), 'utf8')
  const line = JSON.parse((await parley(['analyse', '-q'], { stdin: `${JSON.stringify({ id: file, text, ...given })}\n` })).out) as {
    body: [number, number][]
    claims: { evidence: [number, number][] }[]
    published: { edtf: string; basis: string } | null
  }
  const points = [...text]
  return { ...line, text: points, bodyText: line.body.map(([s, e]) => points.slice(s, e).join('')).join('\n') }
}
const inArticle = (name: string) => (m: { article: string }) => m.article.includes(name)

describe('the example, plant by plant', () => {
  it('is read without refusals, and its export keeps to the schema', () => {
    expect(add.code).toBe(0)
    expect(faults(doc)).toEqual([])
    expect(doc.articles).toHaveLength(16)
  })

  it('wire brief and two rewrites: one origin', () => {
    const group = doc.lineage.find((l) => l.articles.some((a) => a.includes('meridian-wire.example/2025/03/04/embassies')))
    expect(group?.articles).toHaveLength(3)
    const shared = doc.conditions!.find((c) => new Set(c.members.map((m) => m.article)).size === 3)
    expect(shared).toMatchObject({ reports: 3, origins: 1, by: expect.stringMatching(/Russia|Peskov/), type: 'precondition' })
  })

  it('an undated page: by itself no date, and in the record no day but what the others leave: after the meeting that it tells of', async () => {
    expect(article('04-consulate-day')).toMatchObject({ published: '2025-02-26/..', basis: 'inferred' })
    const { published } = await analyse('04-consulate-day.txt')
    expect(published).toBeNull()
  })

  it('a saved HTML page: its own data found, navigation and banners no body', () => {
    expect(article('05-istanbul-round')).toMatchObject({
      outlet: 'The Strait Observer',
      published: '2025-04-09',
      headline: 'Second embassy round set for Thursday in Istanbul',
    })
    const everything = JSON.stringify(doc)
    for (const furniture of ['Ferry fares', 'Subscribe today', 'Ten gardens', 'All rights reserved']) expect(everything).not.toContain(furniture)
  })

  it('a feed entry: an article with its own address and date', () => {
    expect(article('envoy-white-house')).toMatchObject({ published: '2025-04-04', url: 'https://lowland-dispatch.example/world/envoy-white-house' })
    expect(doc.statements!.some((s) => s.source === 'Volodymyr Zelensky' && s.members.some(inArticle('envoy-white-house')))).toBe(true)
  })

  it('a blog with buttons, an author note and headlines of other stories: none of them body or claim', async () => {
    const read = await analyse('11-the-slow-lane-blog.txt', { published: '2025-07-10' })
    for (const furniture of ['Get link', 'Ten bridges', 'Rail strike', 'Petra Lindqvist', 'Post a comment']) expect(read.bodyText).not.toContain(furniture)
    expect(read.bodyText).toContain('Five weeks have passed')
    expect(read.bodyText).toContain('hard to see a breakthrough')
    const inBody = ([s, e]: [number, number]) => read.body.some(([a, b]) => a <= s && e <= b) || s < read.body[0]![0]
    expect(read.claims.length).toBeGreaterThan(2)
    expect(read.claims.filter((c) => !c.evidence.every(inBody))).toEqual([])
  })

  it('a wrong year: a conflict of date with the evidence for 2025', () => {
    const conflict = doc.conflicts.find((c) => c.kind === 'date' && c.sides.some((s) => s.value.startsWith('2023')))
    expect(conflict?.sides.some((s) => s.value === '2025-04-10')).toBe(true)
    expect(conflict?.sides.find((s) => s.value.startsWith('2023'))?.quote).toContain('April 10, 2023')
    expect(conflict).toMatchObject({ resolved: '2025-04-10' })
  })

  it('a changed quotation: one utterance in two wordings', () => {
    const conflict = doc.conflicts.find((c) => c.kind === 'wording')
    expect(conflict?.sides.map((s) => s.quote).sort()).toEqual(['I do not trust anyone', 'I trust almost nobody'])
  })

  it('two figures that disagree: a conflict of number', () => {
    const conflict = doc.conflicts.find((c) => c.kind === 'number')
    expect(conflict?.sides.some(inArticle('11-the-slow-lane'))).toBe(true)
    expect(conflict?.sides.some(inArticle('12-granite'))).toBe(true)
  })

  it('a meeting reported vaguely and exactly: one meeting, Istanbul, 2025-02-27', () => {
    const meeting = doc.meetings!.find((m) => m.when === '2025-02-27' && m.place === 'Istanbul')
    expect(meeting?.members.some(inArticle('meridian-wire.example/2025/03/04/embassies'))).toBe(true)
    expect(meeting?.members.some(inArticle('04-consulate-day'))).toBe(true)
    expect(meeting?.members.some(inArticle('channel-north.example/hope'))).toBe(true)
    expect(meeting).toMatchObject({ status: 'held' })
  })

  it('a deadline: 50 days from 14 July, inferred, two reports', () => {
    const deadline = doc.deadlines!.find((d) => d.length === 'P50D')
    expect(deadline).toMatchObject({ due: '2025-09-02', dueBasis: 'inferred', reports: 2, on: ['Russia'] })
  })

  it('a conditional offer: an offer by Ukraine, and no agreement', () => {
    const offer = doc.conditions!.find((c) => c.members.some(inArticle('08-kyiv-offer')) && c.type === 'offer')
    expect(offer).toMatchObject({ by: expect.stringMatching(/Ukraine|Sybiha/) })
    expect(doc.agreements!.filter((a) => a.status === 'reached' && a.members.some(inArticle('08-kyiv-offer')))).toEqual([])
  })

  it('a change over time: aid stopped, aid resumed, no conflict', () => {
    const aid = doc.measures!.filter((m) => m.type === 'aid' && m.by === 'United States')
    expect(aid.some((m) => m.direction === 'stop')).toBe(true)
    expect(aid.some((m) => m.direction === 'resume')).toBe(true)
    const sides = doc.conflicts.flatMap((c) => c.sides.map((s) => s.article))
    expect(sides.filter((a) => a.includes('2025/03/04/aid'))).toEqual([])
  })

  it('a text in another language: kept, searchable, listed as not read', async () => {
    const french = article('16-le-quai')
    expect(french).toMatchObject({ language: 'fr', problems: [expect.objectContaining({ code: 'language-not-read' })] })
    expect((await parley(['search', 'ambassades', '--record', record])).out).toContain('16-le-quai')
    expect((await parley(['brief', '--record', record])).out).toContain('written in French')
  })

  it('a spreadsheet row: an article', () => {
    expect(article('channel-north.example/hope')).toMatchObject({ published: '2025-02-28', outlet: 'Channel North' })
  })

  it('shows every member where its words stand', () => {
    const wrong: string[] = []
    for (const [part, entries] of Object.entries(doc)) {
      if (!Array.isArray(entries)) continue
      for (const e of entries)
        for (const m of [...(e.members ?? []), ...((e.sides as Member[] | undefined) ?? [])])
          if (m.spans.length === 0 || m.quote.length === 0) wrong.push(`${part} ${e.id}`)
    }
    expect(wrong).toEqual([])
  })
})
