import { describe, expect, it } from 'vitest'
import { articleOf, casesIn } from '../fixture.ts'
import { link } from '../index.ts'

describe('conflicts', () => {
  for (const row of casesIn(new URL('.', import.meta.url)))
    it(row.name, () => {
      const { conflicts } = link({ articles: row.articles.map(articleOf), judgements: [], asOf: null })
      expect(conflicts.map((c) => [c.kind, ...c.sides.map((s) => s.claim).sort()])).toEqual(row.expect)
      for (const c of conflicts) expect(new Set(c.sides.map((s) => s.value)).size).toBeGreaterThan(1)
    })
})
