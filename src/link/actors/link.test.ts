import { describe, expect, it } from 'vitest'
import type { DocActor } from '../../model/annotation.ts'
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

describe('forms of a name', () => {
  const named = (text: string, words: readonly [string, string, DocActor['type']][]) => {
    const article = articleOf({
      id: 'a',
      published: '2031-03-01',
      text,
      actors: [...new Set(words.map(([name]) => name))].map((name) => ({
        name,
        type: words.find((w) => w[0] === name)![2],
        aliases: words.filter((w) => w[0] === name).map((w) => w[1]),
      })),
    })
    const ids = new Map(article.reading.actors.map((x) => [x.name, x.id]))
    const names = words.map(([name, form, type]) => ({
      span: [text.indexOf(form), text.indexOf(form) + form.length] as const,
      first: 0,
      end: 0,
      form: 'name' as const,
      type,
      actor: ids.get(name)!,
    }))
    return link({ articles: [{ ...article, reading: { ...article.reading, names } }], judgements: [], asOf: null }).actors
  }

  it.each([
    ['a title before the name is a form of it', 'Norwegian Prime Minister Ada Lind spoke.', 'Ada Lind', ['Ada Lind', 'Norwegian Prime Minister Ada Lind']],
    ['the rest of a title that began further off is none', 'the movement chose as its leader Ada Lind yesterday.', 'Ada Lind', ['Ada Lind']],
    ['nor is whose office it is', 'Norway’s Prime Minister Ada Lind spoke.', 'Ada Lind', ['Ada Lind', 'Prime Minister Ada Lind']],
    ['nor is the office of whom the title is of', 'the press secretary of President Ada Lind spoke.', 'Ada Lind', ['Ada Lind', 'President Ada Lind']],
  ])('%s', (_name, text, form, expected) => {
    expect(named(text, [['Ada Lind', form, 'person']])[0]?.aliases).toEqual(expected)
  })

  it('leaves out adjectives of a country, its bare ministries and governments under a name', () => {
    const text = 'Norway and Norwegian envoys; the foreign ministry; Lind’s administration; a million Norwegians; the Swedes; Norway again.'
    const forms = ['Norway', 'Norwegian', 'the foreign ministry', 'Lind’s administration', 'Norwegians'].map((f): [string, string, 'country'] => [
      'Norway',
      f,
      'country',
    ])
    expect(named(text, forms)[0]?.aliases).toEqual(['Norway'])
    expect(
      named('Sweden left, as the Swedes said they would.', [
        ['Sweden', 'Sweden', 'country'],
        ['Sweden', 'Swedes', 'country'],
      ])[0]?.aliases,
    ).toEqual(['Sweden', 'Swedes'])
  })

  it('lists no title where the name is written without one too', () => {
    const text = 'President Ada Lind spoke. It was late, said Ada Lind.'
    const article = articleOf({ id: 'a', published: '2031-03-01', text, actors: [{ name: 'Ada Lind', type: 'person', aliases: ['Ada Lind'] }] })
    const at = [text.indexOf('Ada Lind'), text.lastIndexOf('Ada Lind')]
    const names = at.map((i) => ({ span: [i, i + 8] as const, first: 0, end: 0, form: 'name' as const, type: 'person' as const, actor: 'a1' }))
    expect(link({ articles: [{ ...article, reading: { ...article.reading, names } }], judgements: [], asOf: null }).actors[0]?.aliases).toEqual(['Ada Lind'])
  })

  it('gives a surname that stands behind a form of address only together with it', () => {
    const text = 'Ada Lind spoke. Mr Lind left. General Moss stayed, and Moss slept, as Boris Moss will.'
    const forms: [string, string, 'person'][] = [
      ['Ada Lind', 'Ada Lind', 'person'],
      ['Ada Lind', 'Lind', 'person'],
    ]
    const [lind] = named(text.replace('Ada Lind spoke. Mr Lind', 'Mr Lind spoke. Mr Lind'), [['Ada Lind', 'Lind', 'person'], forms[1]!])
    expect(lind?.aliases).toEqual(['Ada Lind', 'Mr Lind'])
    expect(named('Lind left, said Ada Lind.', [...forms].reverse())[0]?.aliases).toEqual(['Ada Lind', 'Lind'])
  })

  it('leaves out a body’s members, and a ministry that speaks for a country', () => {
    const forms: [string, string, 'organisation'][] = ['Blue Front', 'the Blue Front’s men', '3,000 fighters'].map((f) => ['Blue Front', f, 'organisation'])
    expect(named('The Blue Front left; the Blue Front’s men, 3,000 fighters, stayed.', forms)[0]?.aliases).toEqual(['Blue Front'])
    const state: [string, string, 'country'][] = ['Norway', 'Norwegian foreign ministry'].map((f) => ['Norway', f, 'country'])
    expect(named('Norway left, the Norwegian foreign ministry said; Norway agreed.', state)[0]?.aliases).toEqual(['Norway'])
  })

  it('keeps out where words are posted and where people meet', () => {
    const scene: [string, string, 'organisation'][] = [
      ['Twitter', 'Twitter', 'organisation'],
      ['Palais Lind', 'Palais Lind', 'organisation'],
      ['Blue Council', 'Blue Council', 'organisation'],
    ]
    expect(named('On Twitter the Blue Council praised the Palais Lind.', scene).map((a) => a.name)).toEqual(['Blue Council'])
  })

  it.each([
    ['OSLO, May 2. /NORD/. The strike went on.', 'NORD', 0],
    ['Ada Lind, head of the Harbour Command, spoke.', 'Harbour Command', 0],
    ['"It will not hold," said Ada Lind of the Harbour Institute.', 'Harbour Institute', 0],
    ['The Harbour Union chief Ada Lind spoke.', 'Harbour Union', 0],
    ['Ada Lind spoke to the Harbour Institute.', 'Harbour Institute', 1],
    ['The Harbour Union (HU) went on strike.', 'Harbour Union', 1],
  ])('a body that only sends a report or has somebody in office is no actor: %s', (text, body, count) => {
    expect(named(text, [[body, body, 'organisation']])).toHaveLength(count)
  })

  it('takes a land that is only acted on for no actor', () => {
    expect(named('Strikes on Gaza went on, and Gaza burned.', [['Gaza', 'Gaza', 'place']])).toEqual([])
  })

  it('takes a town for a place, and a country for an actor only where it can act', () => {
    const place: [string, string, 'place'][] = [['Oslo', 'Oslo', 'place']]
    expect(named('They met in Oslo.', place)).toEqual([])
    const twice = (text: string) => {
      const article = named(text, [['Norway', 'Norway', 'country']])
      return article.length
    }
    expect(twice('They met in Norway and slept there.')).toBe(0)
  })
})
