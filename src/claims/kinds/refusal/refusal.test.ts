import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { casesOf, checkCase, claimsOf } from '../../../../test/claims/check.ts'

describe('refusal', () => {
  it.each(casesOf('refusal').map((c) => [c.text, c] as const))('%s', (_, row) => checkCase('refusal', row))

  const piece = fc.constantFrom(
    'Peru',
    'rejected',
    'will',
    'not',
    'refuses',
    'to',
    'accept',
    'unacceptable',
    'the',
    'offer',
    'is',
    'said',
    '“',
    '”',
    ',',
    '.',
    'we',
    'no',
    'talks',
    'there',
    'can',
    'be',
    ':',
    'its',
    'refusal',
  )
  it('reads any order of its own words with spans inside the text', () => {
    fc.assert(
      fc.property(fc.array(piece, { minLength: 1, maxLength: 40 }), (list) => {
        const text = list.join(' ')
        for (const c of claimsOf('refusal', text)) for (const [a, b] of c.evidence) expect(0 <= a && a < b && b <= text.length).toBe(true)
      }),
      { numRuns: 150 },
    )
  })
})
