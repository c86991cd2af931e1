import { readFileSync } from 'node:fs'
import { expect } from 'vitest'
import { parse } from 'yaml'
import { extractClaims } from '../../src/claims/extract.ts'
import { annotate } from '../../src/language/annotate.ts'
import type { Claim, ClaimKindName } from '../../src/model/claim.ts'
import { bareArticle } from '../../src/model/fixture.ts'

/** A row of a kind's `cases.yaml`. Every row of `expect` must be met by a claim of its own; an empty list means none at all. */
export interface Case {
  readonly text: string
  readonly published?: string
  readonly expect?: readonly Readonly<Record<string, unknown>>[]
  readonly never?: readonly Readonly<Record<string, unknown>>[]
}

/** Reads the cases beside a kind. */
export function casesOf(kind: ClaimKindName): Case[] {
  const file = new URL(`../../src/claims/kinds/${kind}/cases.yaml`, import.meta.url)
  return parse(readFileSync(file, 'utf8'), { schema: 'core' }) as Case[]
}

/** All claims of one kind in a text that is nothing but body. */
export function claimsOf(kind: ClaimKindName, text: string, published: string | null = null): Claim[] {
  const dated = published ? { edtf: published, basis: 'given' as const } : null
  const doc = annotate(bareArticle(text, { published: dated }))
  return extractClaims(doc).filter((c) => c.kind === kind)
}

/** Whether a claim has the wanted values: lists as sets, `about` and other free words as parts, numbers to ten digits. */
export function meets(claim: Claim, want: Readonly<Record<string, unknown>>): boolean {
  return Object.entries(want).every(([key, value]) => {
    const have = (claim as unknown as Record<string, unknown>)[key]
    if (Array.isArray(value)) return Array.isArray(have) && [...(have as string[])].sort().join() === [...(value as string[])].sort().join()
    if (FREE.has(key) && typeof value === 'string') return typeof have === 'string' && have.toLowerCase().includes(value.toLowerCase())
    if (typeof value === 'number' && typeof have === 'number') return Math.abs(have - value) <= 1e-9 * Math.max(1, Math.abs(value))
    return have === (value as unknown)
  })
}

const FREE = new Set(['about', 'of', 'requires', 'orElse', 'what', 'outcome'])

/** Checks one row; the failure shows all that was found. */
export function checkCase(kind: ClaimKindName, row: Case): void {
  const found = claimsOf(kind, row.text, row.published ? String(row.published) : null)
  const shown = found.map((c) => ({ ...c, evidence: c.evidence.map((s) => row.text.slice(...s)) }))
  for (const c of found) for (const [s, e] of c.evidence) expect(s >= 0 && s < e && e <= row.text.length).toBe(true)
  if (row.expect && row.expect.length === 0) expect(shown).toEqual([])
  const left = [...found]
  for (const want of row.expect ?? []) {
    const at = left.findIndex((c) => meets(c, want))
    if (at < 0) expect(shown, `no ${kind} with ${JSON.stringify(want)}`).toContainEqual(want)
    left.splice(at, 1)
  }
  for (const not of row.never ?? [])
    expect(
      found.filter((c) => meets(c, not)),
      `a ${kind} with ${JSON.stringify(not)}`,
    ).toEqual([])
}
