import { describe, expect, it } from 'vitest'
import { casesIn, checkCase } from '../fixture.ts'

describe('tracks', () => {
  for (const row of casesIn(new URL('.', import.meta.url))) it(row.name, () => expect(checkCase(row, 'tracks')).toEqual([]))
})
