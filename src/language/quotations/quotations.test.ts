import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parse as yaml } from 'yaml'
import type { Doc, Quotation } from '../../model/annotation.ts'
import { inside } from '../../model/span.ts'
import { annotate } from '../annotate.ts'
import { findQuotations } from './quotations.ts'
import { bareArticle, leastCpu } from '../../model/fixture.ts'

interface Case {
  text: string
  quotes: string[]
}

const cases = yaml(readFileSync(new URL('cases.yaml', import.meta.url), 'utf8')) as Case[]

function read(text: string): Doc {
  return annotate(bareArticle(text))
}

function shown(doc: Doc, q: Quotation): string {
  const words = doc.text.slice(...q.inner).replace(/\s+/g, ' ')
  return `${'> '.repeat(q.depth)}${q.continues === null ? '' : '+ '}${q.use}: ${words}${q.closed ? '' : ' ...'}`
}

describe('quotations', () => {
  for (const { text, quotes } of cases) {
    it(text, () => {
      const doc = read(text)
      expect(doc.quotations.map((q) => shown(doc, q))).toEqual(quotes)
    })
  }

  const bits = ['"', '“', '”', '‘', '’', "'", '«', '»', '„', '``', "''", 'said', 'he', 'We', 'go', '.', ',', '\n\n', ' ', "farmers'", '\ud83d', '5']
  const prose = fc.oneof(
    fc.string({ maxLength: 60 }),
    fc.array(fc.constantFrom(...bits), { maxLength: 80 }).map((a) => a.join(' ')),
    fc.array(fc.constantFrom(...bits), { maxLength: 80 }).map((a) => a.join('')),
  )

  it('lie inside the text, in order, inner inside outer, and go on only with what came before', () => {
    fc.assert(
      fc.property(prose, (text) => {
        const { quotations } = read(text)
        quotations.forEach((q, i) => {
          expect(inside(q.span, [0, text.length])).toBe(true)
          expect(inside(q.inner, q.span)).toBe(true)
          expect(q.span[0]).toBeLessThan(q.span[1])
          if (i > 0) expect(q.span[0]).toBeGreaterThanOrEqual(quotations[i - 1]!.span[0])
          if (q.continues !== null) expect(q.continues).toBeLessThan(i)
        })
      }),
      { numRuns: 150 },
    )
  })

  it('take time about in proportion to the length, whatever marks there are', () => {
    for (const unit of ['"we go" ', '“we ', 'we” ', "'we ", '‘we “go ', "farmers' "]) {
      const time = (n: number) => {
        const doc = read(unit.repeat(n))
        return leastCpu(() => findQuotations(doc))
      }
      time(50)
      expect(time(4000) / Math.max(1000, time(400))).toBeLessThan(40)
    }
  })
})
