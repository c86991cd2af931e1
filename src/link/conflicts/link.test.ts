import { describe, expect, it } from 'vitest'
import { articleOf, casesIn } from '../fixture.ts'
import { link } from '../index.ts'
import { wordingDifference } from './wording.ts'

describe('conflicts', () => {
  for (const row of casesIn(new URL('.', import.meta.url)))
    it(row.name, () => {
      const { conflicts } = link({ articles: row.articles.map(articleOf), judgements: [], asOf: null })
      expect(conflicts.map((c) => [c.kind, ...c.sides.map((s) => s.claim).sort()])).toEqual(row.expect)
      for (const c of conflicts) expect(new Set(c.sides.map((s) => s.value)).size).toBeGreaterThan(1)
    })
})

describe('who said it, where the words come after "he"', () => {
  const words = 'the straits belong to those who live from them and to nobody else'
  const filler = 'The boats stayed in harbour for a second week, and the price of herring rose again in every market along the whole of the coast. '.repeat(2)
  const article = (id: string, name: string, spoken: string, known = true) => {
    const text = `${spoken} came home. ${filler}He said ${words}.`
    const row = {
      id,
      published: '2031-03-04',
      text,
      actors: [{ name }],
      claims: [{ key: id, kind: 'statement' as const, words, source: name, form: 'direct' }],
    }
    const made = articleOf(row)
    const names = [{ span: [0, spoken.length] as const, first: 0, end: 0, form: 'name' as const, type: 'person' as const, actor: 'a1' }]
    return { ...made, reading: { ...made.reading, names: known ? names : [] } }
  }
  const kinds = (known: boolean) =>
    link({ articles: [article('a', 'Ada Lind', 'Ada Lind'), article('b', 'Omar Rey', 'Omar Rey', known)], judgements: [], asOf: null }).conflicts.map(
      (c) => c.kind,
    )
  it('counts where the person named last is the speaker', () => expect(kinds(true)).toEqual(['attribution']))
  it('does not count where nobody is known to be named', () => expect(kinds(false)).toEqual([]))
})

it('takes words that every object knows for words', () => {
  expect(wordingDifference('the constructor will never toString this bridge again', 'the constructor will always toString this bridge again')).not.toBeNull()
})
