import { chardet, iconv } from './libraries.ts'

/** A text and how its bytes were read. */
export interface Decoded {
  readonly text: string
  /** Name of the encoding, lower case: `utf-8`, `windows-1252`, … */
  readonly encoding: string
  /**
   * `mark`: byte order mark; `valid`: strict UTF-8; `declared`: by the document itself; `guessed`: from the bytes
   * alone.
   */
  readonly by: 'mark' | 'valid' | 'declared' | 'guessed'
  /** How many characters could not be read (they are U+FFFD in the text). */
  readonly lost: number
}

/** What bytes are when they are no text; `byte` is where that shows. */
export interface Binary {
  readonly binary: string
  readonly byte: number
}

const MAGIC: readonly (readonly [string, readonly number[]])[] = [
  ['PNG picture', [0x89, 0x50, 0x4e, 0x47]],
  ['JPEG picture', [0xff, 0xd8, 0xff]],
  ['GIF picture', [0x47, 0x49, 0x46, 0x38]],
  ['WebP or other RIFF file', [0x52, 0x49, 0x46, 0x46]],
  ['TIFF picture', [0x49, 0x49, 0x2a, 0x00]],
  ['TIFF picture', [0x4d, 0x4d, 0x00, 0x2a]],
  ['PDF document', [0x25, 0x50, 0x44, 0x46, 0x2d]],
  ['ZIP archive or office document', [0x50, 0x4b, 0x03, 0x04]],
  ['GZIP archive', [0x1f, 0x8b]],
  ['RAR archive', [0x52, 0x61, 0x72, 0x21]],
  ['7-Zip archive', [0x37, 0x7a, 0xbc, 0xaf]],
  ['SQLite file', [0x53, 0x51, 0x4c, 0x69, 0x74, 0x65, 0x20, 0x66]],
  ['old office document', [0xd0, 0xcf, 0x11, 0xe0]],
  ['program', [0x7f, 0x45, 0x4c, 0x46]],
]
const SAMPLE = 65_536

/**
 * Reads bytes as text: byte order mark, then UTF-16 without a mark, then strict UTF-8, then the charset that the document
 * declares (HTML meta, XML), then a guess by frequencies, at last windows-1252. Bytes that are no text give `Binary`. A
 * byte order mark is no part of the text; all else stays to the letter. Never throws.
 */
export function decode(bytes: Uint8Array): Decoded | Binary {
  const marked = byMark(bytes)
  if (marked) return marked
  for (const [binary, magic] of MAGIC) if (magic.every((b, i) => bytes[i] === b)) return { binary, byte: 0 }
  const wide = wideWithoutMark(bytes)
  if (wide) return decoded(bytes, wide, 'guessed')
  const odd = firstControl(bytes)
  if (odd !== null) return { binary: 'binary data', byte: odd }
  const declared = declaredCharset(bytes)
  if (declared && /^iso-2022|^hz|^utf-7/.test(declared) && iconv().encodingExists(declared)) return decoded(bytes, declared, 'declared')
  const strict = strictUtf8(bytes)
  if (strict !== null) return { text: strict, encoding: 'utf-8', by: 'valid', lost: 0 }
  if (declared && declared !== 'utf-8' && iconv().encodingExists(declared)) return decoded(bytes, declared, 'declared')
  return decoded(bytes, guess(bytes), 'guessed')
}

function decoded(bytes: Uint8Array, encoding: string, by: Decoded['by']): Decoded {
  const text = iconv().decode(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), encoding)
  let lost = 0
  for (let i = text.indexOf('\ufffd'); i >= 0; i = text.indexOf('\ufffd', i + 1)) lost++
  return { text, encoding, by, lost }
}

function byMark(b: Uint8Array): Decoded | null {
  if (b[0] === 0xef && b[1] === 0xbb && b[2] === 0xbf) return decoded(b.subarray(3), 'utf-8', 'mark')
  if (b[0] === 0xff && b[1] === 0xfe && b[2] === 0 && b[3] === 0) return decoded(b.subarray(4), 'utf-32le', 'mark')
  if (b[0] === 0 && b[1] === 0 && b[2] === 0xfe && b[3] === 0xff) return decoded(b.subarray(4), 'utf-32be', 'mark')
  if (b[0] === 0xff && b[1] === 0xfe) return decoded(b.subarray(2), 'utf-16le', 'mark')
  if (b[0] === 0xfe && b[1] === 0xff) return decoded(b.subarray(2), 'utf-16be', 'mark')
  return null
}

/** UTF-16 without a mark: text in Latin letters has a zero in every second byte. */
function wideWithoutMark(b: Uint8Array): string | null {
  const n = Math.min(b.length, 4096) & ~1
  if (n < 8) return null
  let [even, odd] = [0, 0]
  for (let i = 0; i < n; i += 2) {
    if (b[i] === 0) even++
    if (b[i + 1] === 0) odd++
  }
  const half = n / 2
  if (odd > half * 0.7 && even < half * 0.05) return 'utf-16le'
  if (even > half * 0.7 && odd < half * 0.05) return 'utf-16be'
  return null
}

/** Where control characters show that this is no text: any NUL, or more than one in a hundred others. */
function firstControl(b: Uint8Array): number | null {
  const n = Math.min(b.length, SAMPLE)
  let [count, first] = [0, -1]
  for (let i = 0; i < n; i++) {
    const c = b[i]!
    if (c === 0) return i
    if ((c < 9 || (c > 13 && c < 32 && c !== 27) || c === 127) && ++count === 1) first = i
  }
  return count > Math.max(2, n / 100) ? first : null
}

function strictUtf8(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    return null
  }
}

/** The charset that a page or XML file names in its first 4 KB, lower case, or null. */
export function declaredCharset(bytes: Uint8Array): string | null {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, 4096)).toString('latin1')
  const found =
    /<\?xml[^>]{0,200}?\bencoding\s*=\s*["']([\w.:-]{2,40})["']/i.exec(head) ?? /<meta\b[^>]{0,300}?\bcharset\s*=\s*["']?\s*([\w.:-]{2,40})/i.exec(head)
  return found ? found[1]!.toLowerCase() : null
}

/**
 * The likeliest encoding of bytes that are no UTF-8. Short western texts look alike to a frequency count, so a guess
 * below half certainty gives windows-1252, which reads every byte and is by far the commonest.
 */
function guess(bytes: Uint8Array): string {
  const sample = bytes.length > SAMPLE ? bytes.subarray(0, SAMPLE) : bytes
  const best = chardet().analyse(sample)[0]
  const name = best?.name.toLowerCase()
  if (!best || !name || name === 'utf-8' || name.startsWith('iso-8859-1') || best.confidence < 50 || !iconv().encodingExists(name)) return 'windows-1252'
  return name
}
