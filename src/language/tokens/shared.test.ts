import { expect, it } from 'vitest'
import { shared } from './shared.ts'

it.each(['talks', '__proto__', 'constructor', '1', '007', '4294967296', '', 'a\ud800', 'é', 'x'.repeat(10_000)])(
  'gives %j back as it is, again and again',
  (text) => {
    expect(shared(text)).toBe(text)
    expect(shared('between')).toBe('between')
    expect(shared(text)).toBe(text)
  },
)
