import type { Claim, ClaimKindName } from '../model/claim.ts'
import type { Reading } from '../model/reading.ts'
import { pack, unpack } from './pack.ts'

/**
 * A reading as the store keeps it: its parts packed one by one, so that who needs one of them (a page the text, a linker the claims of one
 * kind) unpacks no more. The layout: four bytes of mark, the length of each part in the order of `FRAMES` (32 bits, least byte first), the parts.
 */
export const FRAMES = ['article', 'times', 'names', 'sketch', 'statements', 'meetings', 'figures', 'acts'] as const
export type Frame = (typeof FRAMES)[number]

/** What stands in the part `article`: all that is looked at most often. */
export type ArticlePart = Pick<Reading, 'engine' | 'article' | 'actors' | 'notes'>

/** Claims with their places among all claims of the reading. */
interface Placed {
  readonly at: readonly number[]
  readonly claims: readonly Claim[]
}

const MARK = Uint8Array.from('Prf1', (c) => c.charCodeAt(0))
const HEAD = MARK.length + 4 * FRAMES.length

const FRAME_OF: Readonly<Record<ClaimKindName, Frame>> = {
  statement: 'statements',
  meeting: 'meetings',
  figure: 'figures',
  condition: 'acts',
  deadline: 'acts',
  agreement: 'acts',
  refusal: 'acts',
  measure: 'acts',
}

/** A reading as bytes. */
export function packReading(reading: Reading): Uint8Array {
  const { engine, article, actors, notes, times, names, sketch } = reading
  const claims = new Map<Frame, { at: number[]; claims: Claim[] }>()
  for (const [i, claim] of reading.claims.entries()) {
    const frame = FRAME_OF[claim.kind]
    const placed = claims.get(frame) ?? { at: [], claims: [] }
    if (placed.at.length === 0) claims.set(frame, placed)
    placed.at.push(i)
    placed.claims.push(claim)
  }
  const parts = FRAMES.map((frame) => {
    if (frame === 'article') return pack({ engine, article, actors, notes } satisfies ArticlePart)
    if (frame === 'times') return pack(times)
    if (frame === 'names') return pack(names)
    if (frame === 'sketch') return pack(sketch)
    const placed = claims.get(frame)
    return placed ? pack(placed) : new Uint8Array(0)
  })
  const out = new Uint8Array(HEAD + parts.reduce((n, p) => n + p.length, 0))
  out.set(MARK)
  const lengths = new DataView(out.buffer)
  let at = HEAD
  for (const [i, part] of parts.entries()) {
    lengths.setUint32(MARK.length + 4 * i, part.length, true)
    out.set(part, at)
    at += part.length
  }
  return out
}

/** Whether bytes are in parts; earlier records have readings that are packed as wholes. */
function isFramed(bytes: Uint8Array): boolean {
  return MARK.every((b, i) => bytes[i] === b)
}

/** One part of a reading, null where it holds none of that. */
function partOf<T>(bytes: Uint8Array, frame: Frame): T | null {
  const lengths = new DataView(bytes.buffer, bytes.byteOffset, HEAD)
  let at = HEAD
  for (const [i, name] of FRAMES.entries()) {
    const length = lengths.getUint32(MARK.length + 4 * i, true)
    if (name === frame) return length === 0 ? null : unpack<T>(bytes.subarray(at, at + length))
    at += length
  }
  return null
}

/** What `packReading` was given. */
export function unpackReading(bytes: Uint8Array): Reading {
  if (!isFramed(bytes)) return unpack<Reading>(bytes)
  return { ...readArticle(bytes), times: readTimes(bytes), names: readNames(bytes), claims: readAllClaims(bytes), sketch: readSketch(bytes) }
}

/** All claims of a packed reading, in reading order. */
export function readAllClaims(bytes: Uint8Array): readonly Claim[] {
  if (!isFramed(bytes)) return unpack<Reading>(bytes).claims
  const claims: Claim[] = []
  for (const frame of new Set(Object.values(FRAME_OF))) {
    const placed = partOf<Placed>(bytes, frame)
    for (const [i, claim] of (placed?.claims ?? []).entries()) claims[placed?.at[i] as number] = claim
  }
  return claims
}

/** The article of a packed reading, and who is named in it. */
export function readArticle(bytes: Uint8Array): ArticlePart {
  if (isFramed(bytes)) return partOf<ArticlePart>(bytes, 'article') as ArticlePart
  const { engine, article, actors, notes } = unpack<Reading>(bytes)
  return { engine, article, actors, notes }
}

export function readTimes(bytes: Uint8Array): Reading['times'] {
  return isFramed(bytes) ? (partOf<Reading['times']>(bytes, 'times') ?? []) : unpack<Reading>(bytes).times
}

export function readNames(bytes: Uint8Array): Reading['names'] {
  return isFramed(bytes) ? (partOf<Reading['names']>(bytes, 'names') ?? []) : unpack<Reading>(bytes).names
}

export function readSketch(bytes: Uint8Array): Reading['sketch'] {
  return isFramed(bytes) ? (partOf<Reading['sketch']>(bytes, 'sketch') as Reading['sketch']) : unpack<Reading>(bytes).sketch
}

/** The part that claims of a kind stand in; other kinds may stand there as well. */
export function frameOf(kind: ClaimKindName): Frame {
  return FRAME_OF[kind]
}

/** The claims of one part, in reading order. */
export function readClaims(bytes: Uint8Array, frame: Frame): readonly Claim[] {
  return isFramed(bytes) ? (partOf<Placed>(bytes, frame)?.claims ?? []) : unpack<Reading>(bytes).claims.filter((c) => FRAME_OF[c.kind] === frame)
}

/** How many bytes a part takes packed. */
export function sizeOf(bytes: Uint8Array, frame: Frame): number {
  if (!isFramed(bytes)) return bytes.length
  return new DataView(bytes.buffer, bytes.byteOffset, HEAD).getUint32(MARK.length + 4 * FRAMES.indexOf(frame), true)
}
