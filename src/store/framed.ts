import type { Claim, ClaimKindName } from '../model/claim.ts'
import type { Reading } from '../model/reading.ts'
import { pack, unpack } from './pack.ts'

type Layout = readonly string[]

/** Kinds in the order in which their claims are laid; a new one asks for a new mark. */
const KINDS = { statement: 0, meeting: 0, condition: 0, deadline: 0, agreement: 0, refusal: 0, measure: 0, figure: 0 } satisfies Record<ClaimKindName, 0>

/**
 * A reading as the store keeps it: its parts packed one by one, so that who needs one of them (a page the text, a linker the claims of one
 * kind) unpacks no more. The layout: four bytes of mark, the length of each part in the mark's order (32 bits, least byte first), the parts.
 */
const LAYOUT: Layout = ['article', 'times', 'names', 'sketch', ...Object.keys(KINDS)]
const MARK = 'Prf2'

/** Earlier records: claims of five kinds in one part. */
const EARLIER_MARK = 'Prf1'
const EARLIER: Layout = ['article', 'times', 'names', 'sketch', 'statements', 'meetings', 'figures', 'acts']
const EARLIER_PART: Readonly<Partial<Record<ClaimKindName, string>>> = { statement: 'statements', meeting: 'meetings', figure: 'figures' }

/** Parts of a reading that are unpacked by themselves. */
export type Part = 'names' | ClaimKindName

/** What stands in the part `article`: all that is looked at most often. */
export type ArticlePart = Pick<Reading, 'engine' | 'article' | 'actors' | 'notes'>

/** Claims with their places among all claims of the reading. */
interface Placed {
  readonly at: readonly number[]
  readonly claims: readonly Claim[]
}

const HEAD = (layout: Layout) => MARK.length + 4 * layout.length

/** A reading as bytes. */
export function packReading(reading: Reading): Uint8Array {
  const { engine, article, actors, notes, times, names, sketch } = reading
  const claims = new Map<string, { at: number[]; claims: Claim[] }>()
  for (const [i, claim] of reading.claims.entries()) {
    const placed = claims.get(claim.kind) ?? { at: [], claims: [] }
    if (placed.at.length === 0) claims.set(claim.kind, placed)
    placed.at.push(i)
    placed.claims.push(claim)
  }
  const whole: Readonly<Record<string, unknown>> = { article: { engine, article, actors, notes } satisfies ArticlePart, times, names, sketch }
  const parts = LAYOUT.map((name) => {
    const value = name in whole ? whole[name] : (claims.get(name) satisfies Placed | undefined)
    return value === undefined ? new Uint8Array(0) : pack(value)
  })
  const out = new Uint8Array(HEAD(LAYOUT) + parts.reduce((n, p) => n + p.length, 0))
  out.set(Uint8Array.from(MARK, (c) => c.charCodeAt(0)))
  const lengths = new DataView(out.buffer)
  let at = HEAD(LAYOUT)
  for (const [i, part] of parts.entries()) {
    lengths.setUint32(MARK.length + 4 * i, part.length, true)
    out.set(part, at)
    at += part.length
  }
  return out
}

/** How the bytes are laid out, null where a reading is packed as a whole, as the earliest records have it. */
function layoutOf(bytes: Uint8Array): Layout | null {
  const mark = String.fromCharCode(...bytes.subarray(0, MARK.length))
  return mark === MARK ? LAYOUT : mark === EARLIER_MARK ? EARLIER : null
}

/** Where a part's bytes are; null where the layout has no such part, or the reading none of it. */
function bytesOf(bytes: Uint8Array, layout: Layout, part: string): Uint8Array | null {
  const lengths = new DataView(bytes.buffer, bytes.byteOffset, HEAD(layout))
  let at = HEAD(layout)
  for (const [i, name] of layout.entries()) {
    const length = lengths.getUint32(MARK.length + 4 * i, true)
    if (name === part) return length === 0 ? null : bytes.subarray(at, at + length)
    at += length
  }
  return null
}

/** One part of a reading, null where it holds none of that. */
function partOf<T>(bytes: Uint8Array, layout: Layout, part: string): T | null {
  const found = bytesOf(bytes, layout, part)
  return found && unpack<T>(found)
}

/** What `packReading` was given. */
export function unpackReading(bytes: Uint8Array): Reading {
  if (!layoutOf(bytes)) return unpack<Reading>(bytes)
  return { ...readArticle(bytes), times: readTimes(bytes), names: readNames(bytes), claims: readAllClaims(bytes), sketch: readSketch(bytes) }
}

/** All claims of a packed reading, in reading order. */
export function readAllClaims(bytes: Uint8Array): readonly Claim[] {
  const layout = layoutOf(bytes)
  if (!layout) return unpack<Reading>(bytes).claims
  const claims: Claim[] = []
  for (const part of layout.filter((name) => !NO_CLAIMS.has(name))) {
    const placed = partOf<Placed>(bytes, layout, part)
    for (const [i, claim] of (placed?.claims ?? []).entries()) claims[placed?.at[i] as number] = claim
  }
  return claims
}

const NO_CLAIMS: ReadonlySet<string> = new Set(['article', 'times', 'names', 'sketch'])

/** The article of a packed reading, and who is named in it. */
export function readArticle(bytes: Uint8Array): ArticlePart {
  const layout = layoutOf(bytes)
  if (layout) return partOf<ArticlePart>(bytes, layout, 'article') as ArticlePart
  const { engine, article, actors, notes } = unpack<Reading>(bytes)
  return { engine, article, actors, notes }
}

function readTimes(bytes: Uint8Array): Reading['times'] {
  const layout = layoutOf(bytes)
  return layout ? (partOf<Reading['times']>(bytes, layout, 'times') ?? []) : unpack<Reading>(bytes).times
}

export function readNames(bytes: Uint8Array): Reading['names'] {
  const layout = layoutOf(bytes)
  return layout ? (partOf<Reading['names']>(bytes, layout, 'names') ?? []) : unpack<Reading>(bytes).names
}

export function readSketch(bytes: Uint8Array): Reading['sketch'] {
  const layout = layoutOf(bytes)
  return layout ? (partOf<Reading['sketch']>(bytes, layout, 'sketch') as Reading['sketch']) : unpack<Reading>(bytes).sketch
}

/** Where the parts of a packed reading lie, so that one of them can be fetched without the others. */
export interface Directory {
  /** Where the first part begins, and each part ends. */
  readonly ends: readonly number[]
}

/** The directory of a packed reading; null for one of an earlier layout, which has to be fetched whole. */
export function directoryOf(bytes: Uint8Array): Directory | null {
  if (layoutOf(bytes) !== LAYOUT) return null
  const lengths = new DataView(bytes.buffer, bytes.byteOffset, HEAD(LAYOUT))
  const ends = [HEAD(LAYOUT)]
  for (let i = 0; i < LAYOUT.length; i++) ends.push((ends[i] as number) + lengths.getUint32(MARK.length + 4 * i, true))
  return { ends }
}

/** First byte and length of a part; the length is 0 where the reading has none of it. */
export function placeOf({ ends }: Directory, part: Part | 'sketch'): readonly [from: number, length: number] {
  const i = LAYOUT.indexOf(part)
  return [ends[i] as number, (ends[i + 1] as number) - (ends[i] as number)]
}

/** What stands in a part that was fetched by its place: the claims of a kind, or the list itself. */
export function claimsIn(bytes: Uint8Array): readonly Claim[] {
  return bytes.length === 0 ? [] : unpack<Placed>(bytes).claims
}

export function namesIn(bytes: Uint8Array): Reading['names'] {
  return bytes.length === 0 ? [] : unpack<Reading['names']>(bytes)
}

export function sketchIn(bytes: Uint8Array): Reading['sketch'] {
  return unpack<Reading['sketch']>(bytes)
}

/** The claims of one kind, in reading order. */
export function readClaims(bytes: Uint8Array, kind: ClaimKindName): readonly Claim[] {
  const layout = layoutOf(bytes)
  if (layout === LAYOUT) return partOf<Placed>(bytes, layout, kind)?.claims ?? []
  const several = layout ? (partOf<Placed>(bytes, layout, EARLIER_PART[kind] ?? 'acts')?.claims ?? []) : unpack<Reading>(bytes).claims
  return several.filter((c) => c.kind === kind)
}

/** How many bytes a part takes packed. */
export function sizeOf(bytes: Uint8Array, part: Part): number {
  const layout = layoutOf(bytes)
  if (!layout) return bytes.length
  const name = layout === LAYOUT || part === 'names' ? part : (EARLIER_PART[part] ?? 'acts')
  return bytesOf(bytes, layout, name)?.length ?? 0
}
