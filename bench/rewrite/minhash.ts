import type { LinkArticle } from '../../src/model/record.ts'

/** Bands of so many rows: pairs that agree in a whole band are compared. */
const ROWS = 4

/** Plain MinHash: pairs whose signatures agree in at least this part of their places (Broder 1997; the signatures are those of the sketch). */
export function minhashPairs(articles: readonly LinkArticle[], least: number): Set<string> {
  const signatures = articles.map((a) => a.reading.sketch.minhash)
  const found = new Set<string>()
  const seen = new Set<number>()
  for (let band = 0; band * ROWS < signatures[0]!.length; band++) {
    const buckets = new Map<string, number[]>()
    for (const [i, s] of signatures.entries()) {
      const k = s.slice(band * ROWS, band * ROWS + ROWS).join(',')
      const list = buckets.get(k)
      if (list) list.push(i)
      else buckets.set(k, [i])
    }
    for (const list of buckets.values())
      for (const [n, i] of list.entries())
        for (const j of list.slice(n + 1)) {
          const pair = i * articles.length + j
          if (seen.has(pair)) continue
          seen.add(pair)
          const [x, y] = [signatures[i]!, signatures[j]!]
          let same = 0
          for (let k = 0; k < x.length; k++) if (x[k] === y[k]) same++
          if (same / x.length < least) continue
          const [a, b] = [articles[i]!.id, articles[j]!.id]
          found.add(a < b ? `${a} ${b}` : `${b} ${a}`)
        }
  }
  return found
}
