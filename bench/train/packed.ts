import { constants, zstdCompressSync, zstdDecompressSync } from 'node:zlib'

/**
 * The file of word clusters: the letters `PRLYLM02`, then sections, each `name length (1 byte), name, kind (1 byte), cells (4 bytes), bytes
 * (4 bytes), Zstandard data`, numbers little-endian. Kinds: 2 Uint16, 3 Int32.
 */
export type Section = Uint16Array | Int32Array

const MAGIC = 'PRLYLM02'
const [SHORT, LONG] = [2, 3]

/** Reads such a file. Throws when it is none, or cut short. */
export function unpack(file: Uint8Array): Map<string, Section> {
  const bytes = Buffer.from(file.buffer, file.byteOffset, file.byteLength)
  if (bytes.length < 8 || bytes.toString('latin1', 0, 8) !== MAGIC) throw new Error('not a file of clusters')
  const out = new Map<string, Section>()
  let at = 8
  while (at < bytes.length) {
    const length = bytes[at]!
    const name = bytes.toString('latin1', at + 1, at + 1 + length)
    at += 1 + length
    const kind = bytes[at]!
    const cells = bytes.readUInt32LE(at + 1)
    const size = bytes.readUInt32LE(at + 5)
    at += 9
    out.set(name, section(kind, cells, zstdDecompressSync(bytes.subarray(at, at + size))))
    at += size
  }
  return out
}

function section(kind: number, cells: number, data: Buffer): Section {
  const whole = data.buffer.slice(data.byteOffset, data.byteOffset + data.byteLength)
  if (kind === SHORT) return new Uint16Array(whole, 0, cells)
  if (kind === LONG) return new Int32Array(whole, 0, cells)
  throw new Error(`a section of unknown kind ${kind}`)
}

/** Writes such a file. */
export function pack(sections: ReadonlyMap<string, Section>): Uint8Array {
  const parts: Uint8Array[] = [Buffer.from(MAGIC, 'latin1')]
  for (const [name, data] of sections) {
    const raw = Buffer.from(data.buffer, data.byteOffset, data.byteLength)
    const squeezed = zstdCompressSync(raw, { params: { [constants.ZSTD_c_compressionLevel]: 19 } })
    const head = Buffer.alloc(9)
    head[0] = data instanceof Uint16Array ? SHORT : LONG
    head.writeUInt32LE(data.length, 1)
    head.writeUInt32LE(squeezed.length, 5)
    parts.push(Buffer.from([name.length]), Buffer.from(name, 'latin1'), head, squeezed)
  }
  return Buffer.concat(parts)
}
