import { describe, expect, it } from 'vitest'
import { type Case, casesIn, checkCase } from '../fixture.ts'

type Row = Case & { readonly part: 'agreements' | 'refusals' | 'measures' | 'figures' }

describe('agreements, refusals, measures, figures', () => {
  for (const row of casesIn(new URL('.', import.meta.url)) as Row[]) it(row.name, () => expect(checkCase(row, row.part)).toEqual([]))
})
