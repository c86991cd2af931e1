import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import type { Given } from '../../model/article.ts'
import { clean } from './index.ts'

interface Case {
  readonly name: string
  readonly text: string
  readonly given?: Given
  readonly expect: {
    readonly headline?: string | null
    readonly byline?: string[]
    readonly outlet?: string | null
    readonly published?: string | null
    readonly basis?: string
    readonly body?: string[]
    readonly notes?: string[]
  }
  readonly has?: string[]
  readonly never?: string[]
}

const cases = parse(readFileSync(new URL('cases.yaml', import.meta.url), 'utf8')) as Case[]

describe('clean', () => {
  it.each(cases.map((c) => [c.name, c] as const))('%s', (_, row) => {
    const article = clean({ name: 'a', text: row.text, given: row.given ?? {}, found: {}, notes: [] })
    const body = article.body.map((s) => row.text.slice(...s))
    const seen = {
      headline: article.headline && row.text.slice(...article.headline),
      byline: article.byline,
      outlet: article.outlet,
      published: article.published?.edtf ?? null,
      basis: article.published?.basis,
      body,
      notes: article.notes.map((n) => n.code),
    }
    expect(seen).toMatchObject(row.expect)
    for (const piece of row.has ?? []) expect(body.join('\n')).toContain(piece)
    for (const piece of row.never ?? []) expect(body.join('\n')).not.toContain(piece)
    expect(article.text).toBe(row.text)
  })

  it('reads the same text the same way twice', () => {
    const raw = { name: 'a', text: cases[0]!.text, given: {}, found: {}, notes: [] }
    expect(clean(raw)).toEqual(clean(raw))
  })
})
