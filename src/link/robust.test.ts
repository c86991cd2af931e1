import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { LinkArticle } from '../model/record.ts'
import { articleOf, type CaseClaim, DEFAULTS } from './fixture.ts'
import { link } from './index.ts'

// Whatever an article holds is data: linking must stand any words, names and dates that a reading can bring.

const text = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 40 }),
  fc.constantFrom('', 'Norway', 'Oslo', 'the talks', '“', '(((((', '\ud800', 'a'.repeat(300), 'constructor', '__proto__'),
)
const maybe = fc.option(text, { nil: null })
const edtf = fc.option(
  fc.constantFrom('2031-02-27', '2031-02', '2031', '2031-02-24/2031-02-28', '../2031-09-03', '2031-05/..', 'XXXX-02-27', '9999-99-99', '', '..', 'later'),
  { nil: null },
)
const names = fc.array(text, { maxLength: 3 })
const kind = fc.constantFrom('statement', 'meeting', 'condition', 'deadline', 'agreement', 'refusal', 'measure', 'figure') as fc.Arbitrary<CaseClaim['kind']>
const claim = fc.record({
  kind,
  source: maybe,
  by: maybe,
  to: maybe,
  place: maybe,
  about: maybe,
  of: maybe,
  what: maybe,
  unit: maybe,
  orElse: maybe,
  when: edtf,
  said: edtf,
  due: edtf,
  asOf: edtf,
  parties: names,
  people: names,
  on: names,
  with: names,
  status: fc.constantFrom('held', 'scheduled', 'proposed', 'cancelled', 'denied', 'reached'),
  round: fc.option(fc.integer({ min: 0, max: 4 }), { nil: null }),
  value: fc.double({ noNaN: true }),
  length: fc.constantFrom('P50D', 'PXD', 'never', null),
  form: fc.constantFrom('direct', 'mixed', 'indirect'),
})

const own = (c: Record<string, unknown> & { kind: CaseClaim['kind'] }) => ({
  kind: c.kind,
  ...Object.fromEntries(Object.entries(c).filter(([field]) => field in DEFAULTS[c.kind])),
})

it('stands any claims, in any order', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(edtf, fc.array(claim, { maxLength: 6 }), text), { maxLength: 5 }), (rows) => {
      const articles: LinkArticle[] = rows.map(([published, claims, body], i) =>
        articleOf({
          id: `a${i}`,
          published: published ?? undefined,
          text: `They met. ${body}`,
          actors: claims.flatMap((c) => (c.source ? [{ name: c.source, aliases: [c.source] }] : [])),
          claims: claims.map((c, k) => ({ ...own(c), key: `a${i}c${k}`, words: 'They met', ...(c.kind === 'condition' ? { requires: 'They' } : {}) })),
        }),
      )
      const links = link({ articles, judgements: [], asOf: null })
      expect(links.articles).toHaveLength(rows.length)
      expect(link({ articles: [...articles].reverse(), judgements: [], asOf: null })).toEqual(links)
    }),
    { numRuns: 150, seed: 11 },
  )
})
