import { describe, expect, it } from 'vitest'
import { readArticles } from '../common/context.ts'
import { articleOf, type CaseClaim, casesIn } from '../fixture.ts'
import { datedByContent } from './articles.ts'

describe('undated articles', () => {
  for (const row of casesIn(new URL('.', import.meta.url)) as unknown as { name: string; claims: CaseClaim[]; published: string | null }[])
    it(row.name, () => {
      const art = readArticles([articleOf({ id: 'a', claims: row.claims })])[0]!
      const dated = datedByContent(art)
      expect(dated?.edtf ?? null).toBe(row.published)
      if (dated) expect([dated.basis, typeof dated.because]).toEqual(['inferred', 'string'])
    })
})
