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

interface Line {
  readonly line: string
  readonly names: string[]
}

const bylines = parse(readFileSync(new URL('bylines.yaml', import.meta.url), 'utf8')) as { opening: Line[]; closing: Line[] }

describe('authors', () => {
  const headline = 'Ministers agree to meet again over pipeline'
  const text = [
    'The two ministers met in Oslo on Tuesday and agreed to meet again next month, officials of both sides said after the talks.',
    'A spokesman for the ministry said the two had spoken for three hours about the gas pipeline and the prisoners.',
    '"We are closer than ever," he said. The next round is planned for March in Geneva, where the first one was held two years ago.',
  ].join('\n\n')
  const read = (whole: string) => {
    const { byline, body } = clean({ name: 'a', text: whole, given: {}, found: {}, notes: [] })
    return { byline, body: body.map((s) => whole.slice(...s)).join('\n\n') }
  }
  it.each(bylines.opening.map((l) => [l.line, l.names] as const))('above the text: %j', (line, names) => {
    const { byline, body } = read(`${headline}\n${line}\n\n${text}\n`)
    expect(byline).toEqual(names)
    if (names.length > 0) expect(body).toBe(text)
  })
  it.each(bylines.closing.map((l) => [l.line, l.names] as const))('below the text: %j', (line, names) => {
    expect(read(`${headline}\n\n${text}\n\n${line}\n`)).toEqual({ byline: names, body: text })
  })
})
