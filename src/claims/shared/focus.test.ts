import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { annotate } from '../../language/annotate.ts'
import { bareArticle } from '../../model/fixture.ts'
import { tokenAt } from '../syntax.ts'
import { focusAt } from './focus.ts'

interface Row {
  text: string
  at: string
  parties: string[] | null
}

const ROWS = parse(readFileSync(new URL('focus-cases.yaml', import.meta.url), 'utf8')) as Row[]

/** The sides of the talks at a place in a text. */
function sidesAt(text: string, at: string, hint = {}): readonly string[] | null {
  const doc = annotate(bareArticle(text))
  return focusAt(doc, tokenAt(doc, text.indexOf(at)), hint)?.parties ?? null
}

describe('the talks that a passage is about', () => {
  it.each(ROWS.map((r) => [r.text, r] as const))('%s', (_, row) => expect(sidesAt(row.text, row.at)).toEqual(row.parties))
})

describe('what is known of the talks besides', () => {
  const text = 'Iran and Iraq held talks in Muscat. Iran and Oman met in Muscat. The talks went on.'
  it('holds the sides that are known', () => expect(sidesAt(text, 'The talks', { own: ['Iraq'] })).toEqual(['Iran', 'Iraq']))
  it('holds to their number', () => expect(sidesAt(text, 'The talks', { size: 3 })).toBeNull())
  it('says nothing at the end of an empty text', () => expect(sidesAt('', '')).toBeNull())
})
