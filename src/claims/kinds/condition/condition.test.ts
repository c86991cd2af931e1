import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Case, casesOf, checkCase, claimsOf } from '../../../../test/claims/check.ts'
import type { ConditionClaim } from '../../../model/claim.ts'

/** `then` and `requires` of a row are words of the text; the claim holds spans. */
function words(row: Case): { then: string | null; requires: string }[] {
  return (claimsOf('condition', row.text, row.published ? String(row.published) : null) as ConditionClaim[]).map((c) => ({
    then: c.thenSpans[0] ? row.text.slice(...c.thenSpans[0]) : null,
    requires: row.text.slice(...c.requiresSpans[0]!),
  }))
}

describe('condition', () => {
  it.each(casesOf('condition').map((c) => [c.text, c] as const))('%s', (_, row) => {
    const expected = (row.expect ?? []).map(({ then: _then, requires: _requires, ...rest }) => rest)
    checkCase('condition', { ...row, ...(row.expect ? { expect: expected } : {}) })
    for (const want of row.expect ?? []) {
      const parts = Object.fromEntries(Object.entries(want).filter(([k]) => k === 'then' || k === 'requires'))
      if (Object.keys(parts).length > 0) expect(words(row)).toContainEqual(expect.objectContaining(parts))
    }
  })

  const piece = fc.constantFrom(
    'Peru',
    'Chile',
    'will',
    'not',
    'if',
    'unless',
    'until',
    'only',
    ',',
    '.',
    '“',
    '”',
    'said',
    'talks',
    'in return for',
    'demands',
    'must',
    'withdraw',
    'as long as',
    'the',
    'troops',
    'sanctions',
    'once',
    'it',
    '\n',
  )
  it('reads any order of its own words with spans inside the text', () => {
    fc.assert(
      fc.property(fc.array(piece, { minLength: 1, maxLength: 40 }), (list) => {
        const text = list.join(' ')
        for (const c of claimsOf('condition', text) as ConditionClaim[])
          for (const [a, b] of [...c.evidence, ...c.thenSpans, ...c.requiresSpans]) expect(0 <= a && a < b && b <= text.length).toBe(true)
      }),
      { numRuns: 150 },
    )
  })
})
