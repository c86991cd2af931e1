import type { MeetingStatus } from '../../model/claim.ts'
import type { Group } from '../common/judgements.ts'
import { distinct, pushTo } from '../common/sort.ts'
import { Sets } from '../common/union.ts'
import { overlap } from '../common/words.ts'
import type { Occasion } from './occasion.ts'

/** How far a meeting is along, as far as talks in general can be told apart by it. A call by others for talks is no plan of those who would hold them. */
export const STAGE: Readonly<Record<MeetingStatus, number>> = {
  held: 0,
  'under way': 1,
  scheduled: 5,
  proposed: 2,
  'called for': 3,
  postponed: 2,
  cancelled: 4,
  'ruled out': 4,
}

/** Whether a mention is of talks of which nothing is told by which one occasion could be told from another. */
export function isBare(o: Occasion): boolean {
  const unnamed = o.sort === 'talks' || (o.sort === null && o.status === 'proposed')
  return unnamed && o.when === null && o.place === null && o.round === null && o.several === 0 && o.people.length < 2
}

// Days between two articles that can still mean the same talks in general, and groups before that one is compared with.
const NEAR = 14
const BEFORE = 6

interface Bare {
  readonly at: number
  readonly topic: Set<string>
  readonly index: number
  readonly earlier: boolean
}

/**
 * Brings together talks in general ("open to talks", "the talks go on") of the same parties, the same stage and the same weeks, unless
 * their subjects differ: there is nothing by which a reader could tell them apart. Cost grows with the number of groups.
 */
export function joinBare(groups: readonly Group<Occasion>[]): Group<Occasion>[] {
  const buckets = new Map<string, Bare[]>()
  for (const [index, g] of groups.entries()) {
    const first = g.items[0] as Occasion
    if (first.parties.length < 2 || !g.items.every(isBare)) continue
    const at = Math.min(...g.items.map((o) => (Number.isNaN(o.at) ? Number.MAX_SAFE_INTEGER : o.at)))
    const topic = new Set(g.items.flatMap((o) => [...o.topic]))
    const stages = new Set(g.items.map((o) => STAGE[o.status]))
    for (const stage of stages) pushTo(buckets, `${first.parties.join('|')}|${stage}`, { at, topic, index, earlier: g.items.some((o) => o.earlier) })
  }
  const sets = new Sets(groups.length)
  for (const list of buckets.values()) {
    // Those that give a subject come first; those that give none then go to the nearest.
    list.sort((a, b) => Number(a.topic.size === 0) - Number(b.topic.size === 0) || a.at - b.at || a.index - b.index)
    const open: Bare[] = []
    for (const b of list) {
      let best: Bare | null = null
      let most = 0
      for (let j = open.length - 1; j >= 0 && j >= open.length - BEFORE; j--) {
        const a = open[j] as Bare
        if (a.earlier !== b.earlier || Math.abs(b.at - a.at) > NEAR) continue
        const alike = b.topic.size === 0 || a.topic.size === 0 ? 0.5 : overlap(a.topic, b.topic).cover
        const score = alike - Math.abs(b.at - a.at) / 100
        if (alike > 0 && score > most) [best, most] = [a, score]
      }
      if (best === null) open.push(b)
      else sets.union(best.index, b.index)
    }
  }
  return joined(groups, sets, 'talks of the same parties and weeks, and nothing to tell them apart by')
}

/** Groups with those of one set made one. */
export function joined(groups: readonly Group<Occasion>[], sets: Sets, why: string): Group<Occasion>[] {
  return sets.groups().map((ids) => {
    const parts = ids.map((i) => groups[i] as Group<Occasion>)
    const first = parts[0] as Group<Occasion>
    if (parts.length === 1) return first
    return { ...first, items: parts.flatMap((p) => p.items), because: distinct([...parts.flatMap((p) => p.because), why]) }
  })
}
