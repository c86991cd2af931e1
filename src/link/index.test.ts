import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Judgement } from '../model/judgement.ts'
import type { EntryBase, LinkArticle, Links } from '../model/record.ts'
import { articleOf, casesIn } from './fixture.ts'
import { link } from './index.ts'

/** All articles of all cases as one collection: names made distinct, so that nothing falls together by accident. */
function collection(): LinkArticle[] {
  return ['meetings', 'tracks', 'conditions', 'deadlines', 'statements', 'acts', 'conflicts', 'lineage', 'actors'].flatMap((folder) =>
    casesIn(new URL(`./${folder}/`, import.meta.url)).flatMap((row, i) =>
      row.articles.map((a) => {
        const article = articleOf(a)
        const at = (id: string) => `${folder}-${i}-${id}`
        const reading = { ...article.reading, claims: article.reading.claims.map((c) => ({ ...c, id: at(c.id) })) }
        return { ...article, id: at(article.id), reading }
      }),
    ),
  )
}

const articles = collection()
const run = (list: readonly LinkArticle[], judgements: readonly Judgement[] = []): Links => link({ articles: list, judgements, asOf: '2031-12-31' })
const whole = run(articles)
const GROUPED = ['meetings', 'conditions', 'deadlines', 'statements', 'agreements', 'refusals', 'measures', 'figures'] as const
const groups = (links: Links) =>
  GROUPED.flatMap((part) => (links[part] as readonly EntryBase[]).map((e) => ({ part, id: e.id, claims: e.members.map((m) => m.claim) })))

describe('ids', () => {
  it.each(Object.keys(whole))('of %s are all different', (part) => {
    const ids = (whole[part as keyof Links] as readonly { id: string }[]).map((e) => e.id)
    expect(new Set(ids).size).toBe(ids.length)
  })
})

describe('link', () => {
  it('has something to check', () => {
    expect(articles.length).toBeGreaterThan(40)
    expect(groups(whole).filter((g) => g.claims.length > 1).length).toBeGreaterThan(10)
  })

  it('gives the same record whatever the order of the articles', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray(articles, { minLength: articles.length }), (shuffled) => {
        expect(run(shuffled)).toEqual(whole)
      }),
      { numRuns: 6, seed: 7 },
    )
  })

  it('puts every claim into exactly one entry of its part', () => {
    for (const part of GROUPED) {
      const claims = (whole[part] as readonly EntryBase[]).flatMap((e) => e.members.map((m) => m.claim))
      expect(new Set(claims).size).toBe(claims.length)
    }
  })

  it('loses with an article what rested on it alone, and nothing else', () => {
    fc.assert(
      fc.property(fc.constantFrom(...articles), (gone) => {
        const rest = run(articles.filter((a) => a !== gone))
        const claims = new Set(groups(rest).flatMap((g) => g.claims))
        for (const g of groups(whole)) for (const c of g.claims) expect(claims.has(c)).toBe(!gone.reading.claims.some((x) => x.id === c))
        expect(JSON.stringify(rest)).not.toContain(`"${gone.id}"`)
      }),
      { numRuns: 6, seed: 7 },
    )
  })

  it('reads nothing, from nothing', () => {
    expect(Object.values(link({ articles: [], judgements: [], asOf: null })).every((list) => list.length === 0)).toBe(true)
  })
})

describe('judgements', () => {
  const judge = (id: string, action: Judgement['action'], targets: readonly string[], value: string | null = null): Judgement => ({
    id,
    at: '2032-01-01T00:00:00Z',
    action,
    targets,
    value,
  })
  const meetingOf = (links: Links, claim: string) => links.meetings.find((m) => m.members.some((x) => x.claim === claim))
  const [one, two] = [whole.meetings[0]!, whole.meetings[1]!]
  const claim = one.members[0]!.claim

  it('merge, by entry or by claim; the parts keep leading to it; undo restores', () => {
    const merge = judge('j1', 'merge', [one.id, two.members[0]!.claim])
    const merged = run(articles, [merge])
    expect(meetingOf(merged, claim)!.members).toHaveLength(one.members.length + two.members.length)
    expect(merged.meetings).toHaveLength(whole.meetings.length - 1)
    expect(run(articles, [merge, judge('j2', 'undo', ['j1'])])).toEqual(whole)
    expect(run(articles, [merge, judge('j2', 'undo', ['j1']), judge('j3', 'undo', ['j2'])])).toEqual(merged)
  })

  it('a merge outlives the coming and going of articles', () => {
    const merge = judge('j1', 'merge', [one.id, two.id])
    const fewer = articles.filter((a) => one.members.concat(two.members).some((m) => m.article === a.id))
    const [a, b] = [run(fewer, [merge]), run(articles, [merge])]
    expect(meetingOf(a, claim)!.members).toEqual(meetingOf(b, claim)!.members)
    expect(meetingOf(a, claim)!.id).toBe(meetingOf(b, claim)!.id)
  })

  it('split takes a claim out of its entry', () => {
    const big = whole.meetings.find((m) => m.members.length > 1)!
    const out = big.members[1]!.claim
    const after = run(articles, [judge('j1', 'split', [out])])
    expect(meetingOf(after, out)!.members.map((m) => m.claim)).toEqual([out])
    expect(meetingOf(after, big.members[0]!.claim)!.members).toHaveLength(big.members.length - 1)
  })

  it('rename and date mark the entry', () => {
    const after = run(articles, [judge('j1', 'rename', [claim], 'The harbour talks'), judge('j2', 'date', [one.id], '2031-02-26')])
    expect(meetingOf(after, claim)).toMatchObject({ label: 'The harbour talks', when: '2031-02-26', whenBasis: 'given' })
  })

  it('reject leaves out a claim, or an entry', () => {
    expect(meetingOf(run(articles, [judge('j1', 'reject', [claim])]), claim)).toBeUndefined()
    const after = run(articles, [judge('j1', 'reject', [two.id])])
    expect(after.meetings.map((m) => m.id)).toEqual(whole.meetings.map((m) => m.id).filter((id) => id !== two.id))
    const conflict = whole.conflicts[0]!
    expect(run(articles, [judge('j1', 'reject', [conflict.id])]).conflicts.map((c) => c.id)).not.toContain(conflict.id)
  })

  it('tracks can be merged, renamed and rejected by their own ids', () => {
    const [x, y] = [whole.tracks[0]!, whole.tracks[1]!]
    const merged = run(articles, [judge('j1', 'merge', [x.id, y.id], 'Both lines')])
    expect(merged.tracks).toHaveLength(whole.tracks.length - 1)
    expect(merged.tracks.find((t) => t.name === 'Both lines')!.meetings).toHaveLength(x.meetings.length + y.meetings.length)
    expect(merged.meetings.filter((m) => m.track === null)).toEqual(whole.meetings.filter((m) => m.track === null))
    expect(run(articles, [judge('j1', 'reject', [x.id])]).tracks.map((t) => t.id)).not.toContain(x.id)
    expect(run(articles, [judge('j1', 'split', [y.members[0]!.claim])]).tracks.flatMap((t) => t.members)).toHaveLength(
      whole.tracks.flatMap((t) => t.members).length,
    )
  })

  it('a renamed actor has its name everywhere', () => {
    const speaker = whole.actors.find((a) => a.type === 'person' && whole.statements.some((s) => s.source === a.name))!
    const setter = whole.actors.find((a) => a.id !== speaker.id && whole.conditions.some((c) => c.by === a.name))!
    const after = run(articles, [judge('j1', 'rename', [speaker.id], 'Ada Lind the Elder'), judge('j2', 'rename', [setter.id], 'Elderland')])
    expect(after.actors.find((a) => a.id === speaker.id)!.name).toBe('Ada Lind the Elder')
    expect(after.statements.some((s) => s.source === 'Ada Lind the Elder')).toBe(true)
    expect(after.conditions.some((c) => c.by === 'Elderland')).toBe(true)
  })
})
