import type { Group } from './judgements.ts'
import { distinct, pushTo } from './sort.ts'

/** How items of one sort are brought together. */
export interface Gathering<T, G> {
  /** Blocks: only groups that share a key are compared. */
  readonly keys: (item: T) => readonly string[]
  readonly start: (item: T) => G
  readonly add: (group: G, item: T) => void
  /** How well the item fits the group, with the reason in words; null where it cannot belong to it. */
  readonly fit: (item: T, group: G) => { readonly score: number; readonly because: string } | null
  readonly threshold: number
  /**
   * What items that say the very same have in common: where one went, the others go, unasked. Only where nothing fits an item better
   * than its like; null for an item that has none.
   */
  readonly twin?: (item: T) => string | null
}

// A block that keeps growing is one whose key says too little; its newest groups are the likeliest. 40: pairs compared stay
// near linear at 10,000 articles, and no group was missed for it on the stories.
const BLOCK = 40

const SAME = 'said in the same words'

/**
 * Leader clustering over blocks: each item, in the order given (the most telling first), joins the best group that it fits,
 * else starts one. The caller's order must come from content, so that the result does not depend on the order of adding.
 */
export function gather<T extends { readonly id: string }, G>(items: readonly T[], spec: Gathering<T, G>): { group: Group<T>; state: G }[] {
  const groups: { items: T[]; because: string[]; state: G; keys: Set<string> }[] = []
  const blocks = new Map<string, number[]>()
  const twins = new Map<string, number>()
  for (const item of items) {
    const twin = spec.twin?.(item) ?? null
    const like = twin === null ? undefined : twins.get(twin)
    if (like !== undefined) {
      const g = groups[like] as (typeof groups)[number]
      g.items.push(item)
      if (g.because.length < 12 && !g.because.includes(SAME)) g.because.push(SAME)
      spec.add(g.state, item)
      continue
    }
    const keys = spec.keys(item)
    let best = -1
    let most = spec.threshold
    let why = ''
    const seen = new Set<number>()
    for (const key of keys) {
      const list = blocks.get(key)
      if (!list) continue
      for (let i = list.length - 1, n = 0; i >= 0 && n < BLOCK; i--, n++) {
        const g = list[i] as number
        if (seen.has(g)) continue
        seen.add(g)
        const fit = spec.fit(item, (groups[g] as { state: G }).state)
        if (fit && (fit.score > most || (fit.score === most && best === -1) || (fit.score === most && g < best))) {
          best = g
          most = fit.score
          why = fit.because
        }
      }
    }
    if (best === -1) {
      best = groups.length
      groups.push({ items: [item], because: [], state: spec.start(item), keys: new Set() })
    } else {
      const g = groups[best] as (typeof groups)[number]
      g.items.push(item)
      if (why && g.because.length < 12) g.because.push(why)
      spec.add(g.state, item)
    }
    if (twin !== null) twins.set(twin, best)
    const g = groups[best] as (typeof groups)[number]
    for (const key of keys)
      if (!g.keys.has(key)) {
        g.keys.add(key)
        pushTo(blocks, key, best)
      }
  }
  return groups.map((g) => ({ group: { items: g.items, because: distinct(g.because), name: null, date: null }, state: g.state }))
}
