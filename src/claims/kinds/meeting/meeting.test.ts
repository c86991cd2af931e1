import { describe, it } from 'vitest'
import { casesOf, checkCase } from '../../../../test/claims/check.ts'

describe('meeting', () => {
  it.each(casesOf('meeting').map((c) => [c.text, c] as const))('%s', (_, row) => checkCase('meeting', row))
})
