import { zstdCompressSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { pack, unpack } from './pack.ts'

describe('pack', () => {
  const value = { text: 'Both sides “agreed” 🕊 to meet', spans: [[0, 4]], none: null }
  it('gives back what it was given', () => expect(unpack(pack(value))).toEqual(value))
  it('reads what earlier versions packed', () => expect(unpack(zstdCompressSync(JSON.stringify(value)))).toEqual(value))
  it('lies in a buffer of its own', () => {
    const bytes = pack(value)
    expect(bytes.buffer.byteLength).toBe(bytes.length)
  })
})
