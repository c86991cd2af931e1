import { describe, expect, it } from 'vitest'
import { articleOf, type CaseArticle, type CaseClaim, casesIn } from '../fixture.ts'
import { link } from '../index.ts'

interface Row {
  readonly name: string
  readonly claims: readonly CaseClaim[]
  readonly others?: readonly CaseArticle[]
  readonly published: string | null
}

describe('undated articles', () => {
  for (const row of casesIn(new URL('.', import.meta.url)) as unknown as Row[])
    it(row.name, () => {
      const { articles } = link({ articles: [articleOf({ id: 'a', claims: row.claims }), ...(row.others ?? []).map(articleOf)], judgements: [], asOf: null })
      const dated = articles.find((a) => a.id === 'a')?.published
      expect(dated?.edtf ?? null).toBe(row.published)
      if (dated) expect([dated.basis, typeof dated.because]).toEqual(['inferred', 'string'])
    })
})
