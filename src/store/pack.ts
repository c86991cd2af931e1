import { constants, deflateRawSync, inflateRawSync, zstdCompressSync, zstdDecompressSync } from 'node:zlib'

/** Sources. Level 3: on readings of news articles higher levels save under a tenth and take three times as long. */
const LEVEL = { params: { [constants.ZSTD_c_compressionLevel]: 3 } }

/** How a zstd frame begins. No deflate of ours does: as one it would be a block kept as it is, of two lengths that belie each other. */
const ZSTD = [0x28, 0xb5, 0x2f, 0xfd]

/**
 * Any JSON value as compressed bytes. Deflate: a part of a reading has a kilobyte or two, and for these zstd spends three times as long on
 * setting itself up as deflate takes for all of it, at the same size.
 */
export function pack(value: unknown): Uint8Array {
  return tight(deflateRawSync(JSON.stringify(value)))
}

/** What `pack` was given; earlier records have it as zstd. */
export function unpack<T>(bytes: Uint8Array): T {
  const json = ZSTD.every((b, i) => bytes[i] === b) ? zstdDecompressSync(bytes) : inflateRawSync(bytes)
  return JSON.parse(json.toString('utf8')) as T
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
