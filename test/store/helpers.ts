import type { OpenRecord } from '../../src/record/index.ts'

/** Numbers in [0, 1) that are the same every time (mulberry32, public domain, Tommy Ettinger). */
export function random(seed: number): () => number {
  let a = seed
  return () => {
    a = (a + 0x6d2b79f5) | 0
    let t = Math.imul(a ^ (a >>> 15), 1 | a)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}

/** Everything that an export of a record could show. */
export async function snapshot(record: OpenRecord): Promise<unknown> {
  const texts = await record.texts()
  return { links: await record.links(), texts: [...texts].sort(([a], [b]) => (a < b ? -1 : 1)) }
}
