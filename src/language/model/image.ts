/**
 * The model as it lies in memory, so that threads share it and opening it is making views: the letters `PRLYLM03`, the length of the
 * directory (Uint32), the directory (JSON: name to kind, place and cells), then the sections, each at a multiple of 64 bytes. Tables that
 * are unpacked after reading stand in the directory, too, with places beyond the file's end.
 */
export type Cells = Uint8Array | Int8Array | Uint16Array | Int16Array | Int32Array | Uint32Array

/** Weights that a class is added to have as many of their first again at their end, so that no place lies beyond it. */
export const OVERLAP = 256

const MAGIC = 'PRLYLM03'
const KINDS = { u8: Uint8Array, i8: Int8Array, u16: Uint16Array, i16: Int16Array, i32: Int32Array, u32: Uint32Array } as const
type Kind = keyof typeof KINDS
type Maker = new (buffer: ArrayBufferLike, place: number, cells: number) => Cells
type Directory = Record<string, readonly [kind: Kind, place: number, cells: number]>

const aligned = (n: number): number => (n + 63) & ~63

/** Sections by name, laid out as an image: its size in bytes, and how to write it into memory. `later`: bytes of tables to be unpacked. */
export function layOut(sections: ReadonlyMap<string, Cells>, later: Readonly<Record<string, number>> = {}): { size: number; write(to: ArrayBufferLike): void } {
  const kindOf = (data: Cells) => (Object.keys(KINDS) as Kind[]).find((k) => data instanceof KINDS[k])!
  // The directory's own length depends on the places in it, so room is left for all of them at their longest.
  const all = [...sections].map(([name, data]) => [name, kindOf(data), data.length] as const).concat(Object.entries(later).map(([name, n]) => [name, 'i8', n]))
  const longest = JSON.stringify(all.map(([name, kind, cells]) => [name, kind, 0xffffffff, cells])).length
  let at = aligned(12 + longest)
  const directory: Directory = {}
  for (const [name, data] of sections) {
    directory[name] = [kindOf(data), at, data.length]
    at = aligned(at + data.byteLength)
  }
  const size = at
  for (const [name, cells] of Object.entries(later)) {
    directory[name] = ['i8', at, cells]
    at = aligned(at + cells)
  }
  const write = (to: ArrayBufferLike): void => {
    const head = new TextEncoder().encode(JSON.stringify(directory))
    const bytes = new Uint8Array(to)
    bytes.set(new TextEncoder().encode(MAGIC))
    bytes.set(head, 12)
    new DataView(bytes.buffer).setUint32(8, head.length, true)
    for (const [name, data] of sections) bytes.set(new Uint8Array(data.buffer, data.byteOffset, data.byteLength), directory[name]![1])
  }
  return { size, write }
}

/** The sections of an image that starts a buffer, as views of it. Throws when there is none. */
export function viewsOf(buffer: ArrayBufferLike): Map<string, Cells> {
  return new Map(
    Object.entries(directoryOf(new Uint8Array(buffer))).map(([name, [kind, place, cells]]) => [name, new (KINDS[kind] as Maker)(buffer, place, cells)]),
  )
}

/** Bytes of memory that an image wants, told from its beginning (the directory and what is before it). */
export function roomFor(beginning: Uint8Array): number {
  let most = 0
  for (const [kind, place, cells] of Object.values(directoryOf(beginning))) most = Math.max(most, place + cells * KINDS[kind].BYTES_PER_ELEMENT)
  return most
}

function directoryOf(bytes: Uint8Array): Directory {
  const text = (from: number, to: number) => new TextDecoder().decode(bytes.slice(from, to))
  if (text(0, 8) !== MAGIC) throw new Error('not a language model')
  return JSON.parse(text(12, 12 + new DataView(bytes.buffer, bytes.byteOffset).getUint32(8, true))) as Directory
}
