import { createHash } from 'node:crypto'

/** SHA-256 of a string (as UTF-8) or of bytes, in lower-case hexadecimal. */
export function sha256(data: string | Uint8Array): string {
  return createHash('sha256').update(data).digest('hex')
}

/**
 * A short stable id: a letter for the sort of thing and 16 hexadecimal digits over its parts.
 * Parts are joined by a character that no part can hold after JSON encoding, so `['a','b']` and `['ab']` differ.
 */
export function idOf(sort: string, parts: readonly (string | number | null)[]): string {
  return `${sort}-${sha256(JSON.stringify(parts)).slice(0, 16)}`
}
