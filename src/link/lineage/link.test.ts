import { describe, expect, it } from 'vitest'
import { readArticles } from '../common/context.ts'
import { articleOf, type Case, casesIn } from '../fixture.ts'
import { linkLineage } from './link.ts'
import { sketch } from './sketch.ts'

interface Row extends Case {
  readonly pairs: readonly (readonly [string, string, string])[]
  readonly origins: number
}

describe('lineage', () => {
  for (const row of casesIn(new URL('.', import.meta.url)) as Row[])
    it(row.name, () => {
      const { entries, origin } = linkLineage(readArticles(row.articles.map(articleOf)))
      const pairs = entries.flatMap((e) => e.articles.flatMap((a, i) => e.articles.slice(i + 1).map((b) => [a, b, e.relation])))
      expect(pairs).toEqual(row.pairs)
      expect(new Set(row.articles.map((a) => origin(a.id))).size).toBe(row.origins)
      for (const e of entries) for (const m of e.members) expect(m.quote.length).toBeGreaterThan(0)
    })
})

describe('sketch', () => {
  const of = (text: string) => sketch(articleOf({ id: 'x', text }).reading.article)

  it('depends on the body alone and always has the same length', () => {
    const text = 'one two three four five six seven eight nine ten'
    expect(of(text)).toEqual(of(text))
    expect(of(text).minhash).toHaveLength(128)
    expect(of('too short').minhash).toEqual([])
    expect(of('').words).toBe(0)
  })

  for (const [name, text] of Object.entries({
    'a million quotation marks': '"“”'.repeat(300_000),
    'one word without end': 'a'.repeat(2_000_000),
    'lone surrogates and marks': '\ud800\u200f\u0000'.repeat(50_000),
  }))
    it(`stands ${name}`, () => expect(of(text).marks.length).toBeLessThan(400))
})
