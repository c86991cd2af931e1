import { describe, expect, it } from 'vitest'
import { folded, harmless } from './output.ts'

describe('lines for a terminal', () => {
  it('keep our own styles and no other control character', () => {
    expect(harmless('\u001b[1mbold\u001b[22m \u001b[31mred\u0007\u009b2J\r\nnext\tx')).toBe('\u001b[1mbold\u001b[22m  [31mred  2J \nnext x')
  })

  it.each([
    ['short', 10, 'short'],
    ['  one two three four', 10, '  one two\n    three\n    four'],
    ['one\n\ntwo', 3, 'one\n\ntwo'],
    ['  a-word-without-an-end x', 8, '  a-word-without-an-end\n    x'],
    ['\u001b[1mone two\u001b[22m', 7, '\u001b[1mone two\u001b[22m'],
  ])('folds %j at %i', (text, width, lines) => {
    expect(folded(text, width)).toBe(lines)
  })
})
