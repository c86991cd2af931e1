import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { XPOS } from '../../model/annotation.ts'
import { tag } from '../annotate.ts'
import { languageData } from '../data.ts'
import { tokenizeArticle } from '../tokens/layer.ts'

interface Case {
  readonly text: string
  readonly expect?: readonly string[]
  readonly never?: readonly string[]
}

/** `word/XPOS` for every token. */
function tags(text: string): string[] {
  const article = { name: 'case', text, headline: null, body: [[0, text.length] as const], outlet: null, byline: [], published: null, url: null }
  const doc = tag(tokenizeArticle({ ...article, language: 'en', notes: [] }), languageData())
  return Array.from({ length: doc.count }, (_, i) => `${text.slice(doc.start[i], doc.end[i])}/${XPOS[doc.xpos[i]!]}`)
}

const cases = parse(readFileSync(join(import.meta.dirname, 'cases.yaml'), 'utf8')) as Case[]

describe('tags of words that begin a sentence', () => {
  it.each(cases.map((c) => [c.text, c] as const))('%s', (text, c) => {
    const found = tags(text)
    for (const row of c.expect ?? []) expect(found).toContain(row)
    for (const row of c.never ?? []) expect(found).not.toContain(row)
  })
})
