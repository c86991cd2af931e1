import { describe, expect, it } from 'vitest'
import { readArticles } from '../common/context.ts'
import { readJudgements } from '../common/judgements.ts'
import { articleOf, casesIn } from '../fixture.ts'
import { castOf } from './link.ts'

describe('actors', () => {
  for (const row of casesIn(new URL('.', import.meta.url)))
    it(row.name, () => {
      const groups = castOf(readArticles(row.articles.map(articleOf)), readJudgements([])).groups.map((g) =>
        g.items.map((l) => `${l.art.id}:${l.actor.name}`).sort(),
      )
      const of = (key: string) => groups.find((g) => g.includes(key))
      for (const group of row.expect ?? []) expect(of(group[0] as string)).toEqual([...group].sort())
      for (const [a, b] of row.never ?? []) expect(of(a)).not.toBe(of(b))
    })
})
