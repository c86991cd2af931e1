import { readFileSync, writeFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { casesOf } from './check.ts'
import { pageFile, pageOf } from './pages.ts'

const KINDS = ['meeting', 'agreement', 'deadline', 'figure', 'measure', 'refusal', 'condition'] as const

describe('the manual’s pages of claim kinds', () => {
  // `PARLEY_WRITE_DOCS=1` writes the tables anew.
  it.each(KINDS)('%s shows its cases', (kind) => {
    expect(casesOf(kind).length).toBeGreaterThanOrEqual(60)
    if (process.env.PARLEY_WRITE_DOCS) writeFileSync(pageFile(kind), pageOf(kind))
    expect(readFileSync(pageFile(kind), 'utf8')).toBe(pageOf(kind))
  })
})
