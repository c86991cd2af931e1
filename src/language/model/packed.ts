import { constants, zstdCompressSync, zstdDecompressSync } from 'node:zlib'
import { numbered, WordTable } from '../words/hash.ts'
import type { Cells } from './image.ts'

/**
 * The model file: the letters `PRLYLM02`, then sections, each `name length (1 byte), name, kind (1 byte), cells (4 bytes), bytes (4 bytes),
 * Zstandard data`, numbers little-endian. Kinds: 1 Uint8, 2 Uint16, 3 Int32, 4 Uint32, 5 weights, 6 UTF-8 text.
 */
export type Section = Uint8Array | Int8Array | Uint16Array | Int32Array | Uint32Array | string

const MAGIC = 'PRLYLM02'
const WEIGHTS = 5
const TEXT = 6

/** Weights are stored as one signed byte, the root of their size: small ones keep more of their precision than large ones. */
export const LARGEST = 127

/** Float weights to bytes. `largest` is the value that byte 127 stands for; larger ones are cut to it. */
export function squeeze(weights: Float32Array, largest: number): Int8Array {
  const out = new Int8Array(weights.length)
  for (let i = 0; i < weights.length; i++) {
    const w = weights[i]!
    const q = Math.min(LARGEST, Math.round(Math.sqrt(Math.abs(w) / largest) * LARGEST))
    out[i] = w < 0 ? -q : q
  }
  return out
}

/** Outputs' weights go up to this, so that no sum of 64 units can overflow 32 bits. */
const LARGEST_OUTPUT = 16383
/** As many weights as there can be classes stand again at the end. */
export const OVERLAP = 256

/** Reads a model file. Throws when it is none, or cut short. */
export function unpack(file: Uint8Array): Map<string, Section> {
  const bytes = Buffer.from(file.buffer, file.byteOffset, file.byteLength)
  if (bytes.length < 8 || bytes.toString('latin1', 0, 8) !== MAGIC) throw new Error('not a language model')
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
  if (kind === TEXT) return data.toString('utf8')
  if (kind === WEIGHTS) return new Int8Array(data.buffer, data.byteOffset, cells)
  const whole = data.buffer.slice(data.byteOffset, data.byteOffset + data.byteLength)
  if (kind === 1) return new Uint8Array(whole, 0, cells)
  if (kind === 2) return new Uint16Array(whole, 0, cells)
  if (kind === 3) return new Int32Array(whole, 0, cells)
  if (kind === 4) return new Uint32Array(whole, 0, cells)
  throw new Error(`a model section of unknown kind ${kind}`)
}

/** Writes a model file. `Int8Array` stands for squeezed weights. Used by training only. */
export function pack(sections: ReadonlyMap<string, Section>): Uint8Array {
  const parts: Uint8Array[] = [Buffer.from(MAGIC, 'latin1')]
  for (const [name, data] of sections) {
    const raw = typeof data === 'string' ? Buffer.from(data, 'utf8') : Buffer.from(data.buffer, data.byteOffset, data.byteLength)
    const squeezed = zstdCompressSync(raw, { params: { [constants.ZSTD_c_compressionLevel]: 19 } })
    const head = Buffer.alloc(9)
    head[0] = kindOf(data)
    head.writeUInt32LE(data.length, 1)
    head.writeUInt32LE(squeezed.length, 5)
    parts.push(Buffer.from([name.length]), Buffer.from(name, 'latin1'), head, squeezed)
  }
  return Buffer.concat(parts)
}

function kindOf(data: Section): number {
  if (typeof data === 'string') return TEXT
  if (data instanceof Int8Array) return WEIGHTS
  if (data instanceof Uint8Array) return 1
  if (data instanceof Uint16Array) return 2
  return data instanceof Int32Array ? 3 : 4
}

/** The sections of a packed file as the program has them in memory: tables built, integers of the size that they are used in. */
export function sectionsOf(file: Uint8Array): Map<string, Cells> {
  const parts = unpack(file)
  const out = new Map<string, Cells>()
  const take = <T extends Section>(name: string): T => {
    const part = parts.get(name)
    if (part === undefined) throw new Error(`the language model has no part ${name}`)
    parts.delete(name)
    return part as T
  }
  const tabulate = (name: string, table: WordTable) => out.set(`${name} keys`, table.keys).set(`${name} values`, table.values)
  tabulate('cluster', WordTable.of(take<Int32Array>('cluster words'), take<Uint16Array>('cluster paths')))
  tabulate('dictionary', WordTable.of(take<Int32Array>('dictionary words'), take<Uint16Array>('dictionary sets')))
  tabulate('frequent', numbered(parts.get('frequent words') as Int32Array))
  const outputs = floats(take('network outputs'))
  const unit = outputs.reduce((most, w) => Math.max(most, Math.abs(w)), 0) / LARGEST_OUTPUT
  out.set(
    'network outputs',
    Int16Array.from(outputs, (w) => Math.round(w / unit)),
  )
  out.set(
    'network biases',
    Int32Array.from(floats(take('network biases')), (w) => Math.round(w / unit)),
  )
  out.set('network start', Int16Array.from(take<Int32Array>('network start')))
  out.set('network rows', new Int8Array(take<Uint8Array>('network rows').buffer))
  const units = { ...(JSON.parse(take<string>('units')) as object), outputs: unit }
  out.set('units', Buffer.from(JSON.stringify(units)))
  out.set('lemmas', Buffer.from(take<string>('lemmas')))
  for (const name of ['tag weights', 'relation weights']) {
    const weights = take<Int8Array>(name)
    const wider = new Int8Array(weights.length + OVERLAP)
    wider.set(weights)
    wider.set(weights.subarray(0, OVERLAP), weights.length)
    out.set(name, wider)
  }
  for (const [name, part] of parts) out.set(name, part as Cells)
  return out
}

function floats(bits: Int32Array): Float32Array {
  return new Float32Array(bits.buffer, bits.byteOffset, bits.length)
}
