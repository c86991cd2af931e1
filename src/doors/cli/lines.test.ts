import { describe, expect, it } from 'vitest'
import { linesOf } from './lines.ts'

async function all(...chunks: (string | number[])[]): Promise<string[]> {
  async function* source() {
    for (const c of chunks) yield typeof c === 'string' ? new TextEncoder().encode(c) : Uint8Array.from(c)
  }
  const out: string[] = []
  for await (const line of linesOf(source())) out.push(line)
  return out
}

describe('lines of a stream', () => {
  it('joins what was cut between chunks', async () => {
    expect(await all('{"a', '":1}\n{"b":', '2}')).toEqual(['{"a":1}', '{"b":2}'])
  })
  it('takes both line ends, no blank lines, no byte-order mark', async () => {
    expect(await all('\ufeffone\r\n\n \ntwo\n')).toEqual(['one', 'two'])
  })
  it('does not split at separators that JSON strings may hold', async () => {
    expect(await all('"a\u2028b"\n')).toEqual(['"a\u2028b"'])
  })
  it('puts characters together whose bytes came apart', async () => {
    expect(await all([0xc3], [0xa9, 0x0a])).toEqual(['é'])
  })
})
