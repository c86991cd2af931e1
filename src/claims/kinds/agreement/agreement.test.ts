import { describe, it } from 'vitest'
import { casesOf, checkCase } from '../../../../test/claims/check.ts'

describe('agreement', () => {
  it.each(casesOf('agreement').map((c) => [c.text, c] as const))('%s', (_, row) => checkCase('agreement', row))
})
