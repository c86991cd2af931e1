import { describe, it } from 'vitest'
import { casesOf, checkCase } from '../../../../test/claims/check.ts'

describe('figure', () => {
  it.each(casesOf('figure').map((c) => [c.text, c] as const))('%s', (_, row) => checkCase('figure', row))
})
