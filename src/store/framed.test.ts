import { describe, expect, it } from 'vitest'
import type { Claim } from '../model/claim.ts'
import { bareArticle } from '../model/fixture.ts'
import type { Reading } from '../model/reading.ts'
import { packReading, readAllClaims, readArticle, readClaims, readNames, sizeOf, unpackReading } from './framed.ts'
import { pack } from './pack.ts'

const claim = (id: string, kind: Claim['kind']) => ({ id, kind, evidence: [[0, 3]] }) as unknown as Claim
const reading = {
  engine: '0.1.0',
  article: bareArticle('Both sides met.'),
  actors: [],
  notes: [],
  times: [],
  names: [{ span: [0, 4], first: 0, end: 1, form: 'name', type: 'group', actor: null }],
  claims: [claim('c1', 'refusal'), claim('c2', 'statement'), claim('c3', 'condition'), claim('c4', 'refusal'), claim('c5', 'meeting')],
  sketch: { minhash: [1], marks: [2] },
} as unknown as Reading

/** As earlier versions laid it: five kinds in one part, each claim with its place among all. */
function earlier(): Uint8Array {
  const placed = (...at: number[]) => pack({ at, claims: at.map((i) => reading.claims[i]) })
  const { engine, article, actors, notes } = reading
  const none = new Uint8Array(0)
  const parts = [
    pack({ engine, article, actors, notes }),
    pack(reading.times),
    pack(reading.names),
    pack(reading.sketch),
    placed(1),
    placed(4),
    none,
    placed(0, 2, 3),
  ]
  const lengths = new Uint8Array(Uint32Array.from(parts, (p) => p.length).buffer)
  return Uint8Array.from([...Buffer.from('Prf1'), ...lengths, ...parts.flatMap((p) => [...p])])
}

describe.each([
  ['as it is packed now', packReading(reading)],
  ['with five kinds in one part', earlier()],
  ['as a whole', pack(reading)],
])('a reading %s', (_name, bytes) => {
  it('comes back', () => expect(unpackReading(bytes)).toEqual(reading))
  it('gives its article', () => expect(readArticle(bytes).article).toEqual(reading.article))
  it('gives its names', () => expect(readNames(bytes)).toEqual(reading.names))
  it('gives all claims in reading order', () => expect(readAllClaims(bytes)).toEqual(reading.claims))
  it('gives the claims of one kind', () => {
    expect(readClaims(bytes, 'refusal').map((c) => c.id)).toEqual(['c1', 'c4'])
    expect(readClaims(bytes, 'statement').map((c) => c.id)).toEqual(['c2'])
    expect(readClaims(bytes, 'figure')).toEqual([])
  })
  it('says how large a part is', () => expect(sizeOf(bytes, 'refusal')).toBeGreaterThan(10))
})
