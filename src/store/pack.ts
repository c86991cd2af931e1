import { constants, zstdCompressSync, zstdDecompressSync } from 'node:zlib'

/** Level 3: on readings of news articles higher levels save under a tenth and take three times as long. */
const LEVEL = { params: { [constants.ZSTD_c_compressionLevel]: 3 } }

/** Any JSON value as compressed bytes. */
export function pack(value: unknown): Uint8Array {
  return tight(zstdCompressSync(JSON.stringify(value), LEVEL))
}

/** What `pack` was given. */
export function unpack<T>(bytes: Uint8Array): T {
  return JSON.parse(zstdDecompressSync(bytes).toString('utf8')) as T
}

/** Bytes for the file: compressed where that saves something. */
export function seal(bytes: Uint8Array): { coding: 'zstd' | 'none'; bytes: Uint8Array } {
  const packed = tight(zstdCompressSync(bytes, LEVEL))
  return packed.length < bytes.length ? { coding: 'zstd', bytes: packed } : { coding: 'none', bytes }
}

/** The bytes that `seal` was given. */
export function unseal(sealed: { coding: 'zstd' | 'none'; bytes: Uint8Array }): Uint8Array {
  return sealed.coding === 'zstd' ? tight(zstdDecompressSync(sealed.bytes)) : sealed.bytes
}

/** A copy in a buffer of its own size: a message to another thread takes along the whole buffer that bytes lie in. */
function tight(bytes: Uint8Array): Uint8Array {
  return new Uint8Array(bytes)
}
