import { describe, expect, it } from 'vitest'
import fc from 'fast-check'
import type { Article } from '../../src/model/article.ts'
import { idOf } from '../../src/model/ids.ts'
import type { LinkArticle } from '../../src/model/record.ts'
import { changesBetween } from '../../src/record/changes.ts'
import { lastDay } from '../../src/record/days.ts'
import { inForce } from '../../src/record/linking.ts'
import { pieces } from '../../src/record/pieces.ts'
import { bareArticle } from '../../src/model/fixture.ts'

describe('the last day of a date', () => {
  it.each([
    ['2025-03-04', '2025-03-04'],
    ['2025-02', '2025-02-28'],
    ['2024-02', '2024-02-29'],
    ['2025', '2025-12-31'],
    ['2025-03-04T10:00:00Z', '2025-03-04'],
    ['2025-02-24/2025-02-28', '2025-02-28'],
    ['[2025-02-24..2025-02-28]', '2025-02-28'],
    ['../2025-09-03', '2025-09-03'],
    ['2025-03~', '2025-03-31'],
    ['2025-03-XX', '2025-03-31'],
    ['202X', '2029-12-31'],
    ['2025-03/..', null],
    ['2025-13', null],
    ['2025-02-30', null],
    ['soon', null],
    ['', null],
  ])('of %s is %s', (edtf, day) => {
    expect(lastDay(edtf)).toBe(day)
  })
})

describe('pieces of a text', { timeout: 60_000 }, () => {
  it('cover it without gap or overlap, whatever it is', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: fc.constantFrom('a', '.', ' ', '\n', '"', '”') })), (text) => {
        expect(
          pieces(text)
            .map(([s, e]) => text.slice(s, e))
            .join(''),
        ).toBe(text)
      }),
      { seed: 1 },
    )
  })

  it('take time in proportion to the text', () => {
    const text = '"'.repeat(2_000_000)
    const start = performance.now()
    expect(pieces(text).length).toBe(1000)
    expect(performance.now() - start).toBeLessThan(10_000)
  })
})

describe('changes between versions', () => {
  const article = (text: string, more: Partial<Article> = {}): Article => bareArticle(text, { name: 'a', ...more })
  it.each([
    ['nothing', 'One here. Two there.', 'One here. Two there.', { added: [], dropped: [], altered: [], furnitureOnly: true }],
    ['wrapping', 'One here. Two\nthere.', 'One here. Two\n\nthere.', { added: [], dropped: [], altered: [], furnitureOnly: true }],
    ['a sentence more', 'One here.', 'One here. Two there.', { added: ['Two there.'], dropped: [], altered: [], furnitureOnly: false }],
    ['a sentence less', 'One here. Two there.', 'Two there.', { added: [], dropped: ['One here.'], altered: [], furnitureOnly: false }],
    ['a repetition less', 'One here. One here.', 'One here.', { added: [], dropped: ['One here.'], altered: [], furnitureOnly: false }],
    [
      'a word',
      'The talks end on Monday.',
      'The talks end on Tuesday.',
      { added: [], dropped: [], altered: [['The talks end on Monday.', 'The talks end on Tuesday.']] },
    ],
  ])('tell %s', (_what, before, after, expected) => {
    expect(changesBetween(article(before), article(after))).toMatchObject(expected)
  })

  it('tell fields apart from words', () => {
    const dated = article('One here.', { published: { edtf: '2025-03-04', basis: 'given' }, outlet: 'Courier' })
    expect(changesBetween(article('One here.'), dated).fields).toEqual(['outlet', 'published'])
  })
})

describe('a judgement over an entry', () => {
  const with_ = (...claims: string[]) => [{ id: 'a', versions: 1, reading: { claims: claims.map((id) => ({ id })) } }] as unknown as LinkArticle[]
  const entry = idOf('meeting', ['c-1'])
  const judgement = { id: 'j-1', at: '2025-03-01T00:00:00Z', action: 'rename', targets: [entry], value: 'x' } as const
  it.each([
    ['the claim that names it is there', ['c-1', 'c-2'], entry],
    ['that claim has gone', ['c-2', 'c-3'], idOf('meeting', ['c-2'])],
    ['all its claims have gone', ['c-9'], entry],
  ])('finds it where %s', (_what, claims, target) => {
    expect(inForce([{ judgement, anchors: { [entry]: ['c-1', 'c-2', 'c-3'] } }], with_(...claims))[0]!.targets).toEqual([target])
  })
})
