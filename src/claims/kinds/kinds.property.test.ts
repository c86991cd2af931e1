import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { casesOf, claimsOf } from '../../../test/claims/check.ts'
import type { ClaimKindName } from '../../model/claim.ts'

const KINDS = ['meeting', 'agreement', 'deadline', 'figure', 'condition', 'refusal', 'measure', 'statement'] as const satisfies readonly ClaimKindName[]
const words = [...new Set(KINDS.flatMap((k) => casesOf(k)).flatMap((c) => c.text.split(/\s+/)))]
const odd = [
  '“',
  '”',
  '"',
  '\u2019s',
  '-',
  '–',
  '(',
  ')',
  '\n',
  '\n\n',
  '\t',
  '…',
  '\u{1f600}',
  '\ud800',
  '0',
  '-1',
  '1e9',
  '$',
  '%',
  'of',
  'to',
  'by',
  'until',
  '2025-02-30',
  '31 February',
  '999999999999 days',
  '10-',
  // Words that every plain object knows.
  'constructor',
  'constructors',
  'toString',
  '__proto__',
  'valueOf',
]
const text = fc
  .array(fc.oneof({ weight: 6, arbitrary: fc.constantFrom(...words) }, { weight: 1, arbitrary: fc.constantFrom(...odd) }), { maxLength: 60 })
  .map((w) => w.join(' '))

describe.each(KINDS)('%s', (kind) => {
  it('never throws, and every span lies inside the text', () => {
    fc.assert(
      fc.property(
        fc.oneof(text, fc.string({ unit: 'grapheme', maxLength: 200 })),
        fc.constantFrom(null, '2025-03-04', '2025-03', '0001-01-01'),
        (input, published) => {
          for (const claim of claimsOf(kind, input, published)) {
            const spans = [...claim.evidence, ...Object.values(claim.valueSpans ?? {}).flat()]
            expect(claim.evidence.length).toBeGreaterThan(0)
            for (const [s, e] of spans) expect(0 <= s && s < e && e <= input.length).toBe(true)
            for (const [s, e] of claim.evidence) expect(input.slice(s, e)).toBe(input.slice(s, e).trim())
          }
        },
      ),
      { numRuns: 150, seed: 7 },
    )
  })

  it('says the same of the same text', () => {
    for (const row of casesOf(kind).slice(0, 10)) expect(claimsOf(kind, row.text, '2025-03-04')).toEqual(claimsOf(kind, row.text, '2025-03-04'))
  })
})

describe('a long text', () => {
  it('costs no more a sentence than a short one', () => {
    // A third of the rows: enough to show how the cost grows, and not a minute on a busy machine.
    const one = `${casesOf('meeting')
      .filter((_, i) => i % 3 === 0)
      .map((c) => c.text)
      .join(' ')}\n\n`
    const time = (s: string) => {
      const start = process.cpuUsage()
      const found = KINDS.map((k) => claimsOf(k, s, '2025-03-04').length)
      expect(Math.max(...found)).toBeGreaterThan(0)
      const used = process.cpuUsage(start)
      return used.user + used.system
    }
    time(one)
    const [short, long] = [time(one.repeat(4)), time(one.repeat(16))]
    expect(long / short).toBeLessThan(12)
  }, 60_000)
})
