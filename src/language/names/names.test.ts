import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parse as yaml } from 'yaml'
import type { Doc, Mention } from '../../model/annotation.ts'
import { annotate } from '../annotate.ts'
import { findNames } from './names.ts'
import { bareArticle, leastCpu } from '../../model/fixture.ts'

interface Case {
  text: string
  names?: Record<string, string>
  roles?: string[]
  aliases?: string[]
  never?: string[]
}

const cases = yaml(readFileSync(new URL('cases.yaml', import.meta.url), 'utf8')) as Case[]

function read(text: string): Doc {
  return annotate(bareArticle(text))
}

/** The mention that is exactly the given words; "#2" asks for the second occurrence. */
function mentionOf(doc: Doc, key: string): Mention | undefined {
  const [words, nth] = key.split('#') as [string, string | undefined]
  return doc.mentions.filter((m) => doc.text.slice(...m.span) === words)[nth === undefined ? 0 : Number(nth) - 1]
}

function said(doc: Doc, m: Mention | undefined): string {
  if (m === undefined) return 'no mention'
  return `${m.type}, ${doc.actors.find((a) => a.id === m.actor)?.name ?? '-'}`
}

const BITS = [
  'the',
  'The',
  'of',
  'and',
  'Moscow',
  'Kim',
  'Jong',
  '-',
  'un',
  "'s",
  "'",
  '"',
  '“',
  '”',
  '‘',
  '’',
  '(',
  ')',
  'IAEA',
  'U.S.',
  'Mr.',
  'President',
  'prime',
  'minister',
  'al',
  'bin',
  'said',
  'he',
  'they',
  'it',
  'Ministry',
  'Bank',
  ',',
  '.',
  '\n\n',
  ':',
  '\u{1f600}',
  'Türkiye',
  'I.',
  'de',
  'la',
  '&',
  'Office',
  'IN',
  '7',
  '\u0000',
  'é',
  '\ud83d',
]

/** Arbitrary strings, and strings of the words and marks that rules about names look at. */
const prose = fc.oneof(
  fc.string({ maxLength: 80 }),
  fc.array(fc.constantFrom(...BITS), { maxLength: 60 }).map((a) => a.join(' ')),
  fc.array(fc.constantFrom(...BITS), { maxLength: 60 }).map((a) => a.join('')),
)

describe('names, descriptions and pronouns', () => {
  for (const { text, names = {}, roles = [], aliases = [], never = [] } of cases) {
    it(text, () => {
      const doc = read(text)
      const got = Object.fromEntries(Object.keys(names).map((key) => [key, said(doc, mentionOf(doc, key))]))
      expect(got).toEqual(names)
      const held = doc.actors.flatMap((a) => a.roles.map((r) => `${a.name}: ${r.title}, ${r.of ?? '-'}`))
      expect(held).toEqual(expect.arrayContaining(roles))
      expect(doc.actors.flatMap((a) => a.aliases.map((x) => `${a.name}: ${x}`))).toEqual(expect.arrayContaining(aliases))
      const named = doc.mentions.filter((m) => m.form === 'name').map((m) => doc.text.slice(...m.span))
      for (const words of never) expect(named).not.toContain(words)
    })
  }

  it('has mentions in reading order, inside the text, that agree with their tokens and actors', () => {
    fc.assert(
      fc.property(prose, (text) => {
        const doc = read(text)
        let last = 0
        for (const m of doc.mentions) {
          expect(m.span).toEqual([doc.start[m.first], doc.end[m.end - 1]])
          expect(m.first).toBeGreaterThanOrEqual(last)
          expect(m.actor === null || doc.actors.some((a) => a.id === m.actor)).toBe(true)
          last = m.first
        }
        expect(doc.actors.map((a) => a.id)).toEqual(doc.actors.map((_, i) => `a${i + 1}`))
      }),
      { numRuns: 60 },
    )
  })

  it('reads the same text the same way twice', () => {
    const text = cases.map((c) => c.text).join('\n\n')
    expect(read(text).mentions).toEqual(read(text).mentions)
  })

  it('takes time about in proportion to the length', () => {
    const unit = `${cases.map((c) => c.text).join(' ')}\n\n`
    const time = (n: number) => {
      const doc = read(unit.repeat(n))
      return leastCpu(() => findNames(doc))
    }
    time(2)
    const [small, large] = [time(5), time(50)]
    expect(large / small).toBeLessThan(30)
  })
})
