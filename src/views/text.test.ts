import { describe, expect, it } from 'vitest'
import { chip, clean, dateWords, short, support, wrap } from './text.ts'
import type { Page } from './view.ts'

const page: Page = {
  width: 40,
  colour: false,
  article: (id) =>
    id === 'a'
      ? { id, outlet: 'Meridian Wire', headline: null, published: { edtf: '2025-03-04', basis: 'given' }, url: null, language: 'en', versions: 1, problems: [] }
      : undefined,
}

describe('dates in words', () => {
  it.each([
    [null, 'date unknown'],
    ['2025-03-04', '4 Mar 2025'],
    ['2025-03', 'Mar 2025'],
    ['2025', '2025'],
    ['2025-02-24/2025-02-28', '24–28 Feb 2025'],
    ['[2025-02-24..2025-02-28]', '24–28 Feb 2025'],
    ['2025-05/2025-07', 'May – Jul 2025'],
    ['2024-12-30/2025-01-02', '30 Dec 2024 – 2 Jan 2025'],
    ['../2025-09-03', 'by 3 Sep 2025'],
    ['2025-03-04/..', '4 Mar 2025 or later'],
    ['XXXX-02-27', '27 Feb XXXX'],
  ])('%s is %s', (edtf, words) => {
    expect(dateWords(edtf)).toBe(words)
  })
})

describe('lines for people', () => {
  it('shows outlet, day and further articles in a chip', () => {
    expect(chip([{ article: 'a' }, { article: 'b' }, { article: 'a' }], page)).toBe('[Meridian Wire · 4 Mar 2025 · +1]')
  })
  it('falls back on the name of an article that it does not know', () => {
    expect(chip([{ article: 'folder/b.txt' }], page)).toBe('[folder/b.txt · undated]')
  })
  it('keeps escape sequences and direction marks of an article off the terminal', () => {
    expect(clean('a\u001b[31mred\u202e\n b')).toBe('a [31mred b')
  })
  it('cuts with an ellipsis', () => {
    expect(short('one two three', 8)).toBe('one two…')
  })
  it('wraps at the width of the page and loses no word', () => {
    const text = 'They agreed on a second round of talks but on nothing else at all'
    const lines = wrap(text, page, '  ').split('\n')
    expect(lines.length).toBeGreaterThan(1)
    expect(Math.max(...lines.map((l) => l.length))).toBeLessThanOrEqual(40)
    expect(lines.map((l) => l.trim()).join(' ')).toBe(text)
  })
  it('names origins only where copies make them fewer', () => {
    expect(support({ reports: 3, origins: 1 })).toBe('3 reports, 1 origin')
    expect(support({ reports: 1, origins: 1 })).toBe('1 report')
  })
})
