import { describe, expect, it } from 'vitest'
import { readArticles } from '../common/context.ts'
import { readJudgements } from '../common/judgements.ts'
import { articleOf, type Case, casesIn } from '../fixture.ts'
import { link } from '../index.ts'
import { castOf } from './link.ts'

type Row = Case & { readonly doubts?: readonly (readonly [string, string])[] }

describe('actors', () => {
  for (const row of casesIn(new URL('.', import.meta.url)) as Row[])
    it(row.name, () => {
      const cast = castOf(readArticles(row.articles.map(articleOf)), readJudgements([]))
      const named = new Map(cast.groups.flatMap((g) => g.items.map((l) => [l.id, `${l.art.id}:${l.actor.name}`] as const)))
      const groups = cast.groups.map((g) => g.items.map((l) => `${l.art.id}:${l.actor.name}`).sort())
      const of = (key: string) => groups.find((g) => g.includes(key))
      for (const group of row.expect ?? []) expect(of(group[0] as string)).toEqual([...group].sort())
      for (const [a, b] of row.never ?? []) expect(of(a)).not.toBe(of(b))
      if (row.doubts) {
        const doubts = cast.doubts.map((d) =>
          d.pair
            .map((id) => named.get(id))
            .sort()
            .join(),
        )
        expect(doubts.sort()).toEqual(row.doubts.map((d) => [...d].sort().join()).sort())
      }
    })
})

describe('entries of actors', () => {
  const rows = [
    { id: 'a', published: '2031-03-01', roles: [{ title: 'special envoy', of: 'Norway' }] },
    { id: 'b', published: '2031-03-20', roles: [{ title: 'envoy', of: 'Norway' }] },
    { id: 'c', published: '2031-06-02', roles: [{ title: 'foreign minister', of: 'Norway' }] },
  ]
  const articles = rows.map(({ id, published, roles }) => articleOf({ id, published, text: 'Ada Lind spoke.', actors: [{ name: 'Ada Lind', roles }] }))

  it('keep offices with the days between which they are reported, and fold a shorter form into the fuller', () => {
    const [lind] = link({ articles, judgements: [], asOf: null }).actors
    expect(lind?.roles).toEqual([
      { title: 'special envoy', of: 'Norway', first: '2031-03-01', last: '2031-03-20' },
      { title: 'foreign minister', of: 'Norway', first: '2031-06-02', last: '2031-06-02' },
    ])
  })

  it('show whom they may be one with', () => {
    const near = ['Tomas Holub', 'Tomas Holum'].map((name, i) => articleOf({ id: `n${i}`, text: `${name} spoke.`, actors: [{ name }] }))
    const [a, b] = link({ articles: near, judgements: [], asOf: null }).actors
    expect(a?.suggestions).toEqual([{ actor: b?.id, because: expect.stringContaining('come close') }])
    expect(b?.suggestions?.[0]?.actor).toBe(a?.id)
  })
})
