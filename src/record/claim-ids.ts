import { idOf } from '../model/ids.ts'
import type { Reading } from '../model/reading.ts'
import { even, pieces } from './pieces.ts'

/**
 * The reading with record-wide ids in place of its local ones. A claim's id is a hash of the article's name, the sentence that its
 * evidence begins in, its kind, the place in that sentence, and a count among those that agree in all this; so it stays when the
 * article is edited elsewhere, and when a better engine finds more claims or ends one a word later.
 */
export function withRecordIds(reading: Reading): Reading {
  const { text } = reading.article
  const cuts = pieces(text)
  const seen = new Map<string, number>()
  const ids = new Map<string, string>()
  for (const claim of reading.claims) {
    const start = claim.evidence[0]![0]
    const [from, to] = pieceAt(cuts, start) ?? [start, start]
    const parts = [reading.article.name, even(text.slice(from, to)), claim.kind, even(text.slice(from, start)).length] as const
    const base = JSON.stringify(parts)
    const count = seen.get(base) ?? 0
    seen.set(base, count + 1)
    ids.set(claim.id, idOf('c', [...parts, count]))
  }
  const claims = reading.claims.map((c) => ({ ...c, id: ids.get(c.id)!, within: c.within === null ? null : (ids.get(c.within) ?? null) }))
  return { ...reading, claims }
}

/** The piece that holds an offset, by halving. */
function pieceAt(cuts: readonly (readonly [number, number])[], offset: number): readonly [number, number] | undefined {
  let low = 0
  let high = cuts.length - 1
  while (low <= high) {
    const middle = (low + high) >> 1
    const [start, end] = cuts[middle]!
    if (offset < start) high = middle - 1
    else if (offset >= end) low = middle + 1
    else return cuts[middle]
  }
  return undefined
}
