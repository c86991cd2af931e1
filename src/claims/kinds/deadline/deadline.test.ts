import { describe, it } from 'vitest'
import { casesOf, checkCase } from '../../../../test/claims/check.ts'

describe('deadline', () => {
  it.each(casesOf('deadline').map((c) => [c.text, c] as const))('%s', (_, row) => checkCase('deadline', row))
})
