import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { casesOf, checkCase, claimsOf } from '../../../../test/claims/check.ts'

describe('measure', () => {
  it.each(casesOf('measure').map((c) => [c.text, c] as const))('%s', (_, row) => checkCase('measure', row))

  const piece = fc.constantFrom(
    'Peru',
    'Chile',
    'halted',
    'aid',
    'to',
    'threats',
    'of',
    'sanctions',
    'from',
    'will',
    'a',
    'promise',
    'release',
    'prisoners',
    'the',
    'army',
    'bombed',
    'off',
    'cut',
    ',',
    '.',
    'said',
    'they',
    'its',
    'blockade',
  )
  it('reads any order of its own words with spans inside the text', () => {
    fc.assert(
      fc.property(fc.array(piece, { minLength: 1, maxLength: 40 }), (list) => {
        const text = list.join(' ')
        for (const c of claimsOf('measure', text)) for (const [a, b] of c.evidence) expect(0 <= a && a < b && b <= text.length).toBe(true)
      }),
      { numRuns: 150 },
    )
  })
})
