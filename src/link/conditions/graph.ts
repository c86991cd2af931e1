import type { ConditionEntry } from '../../model/record.ts'
import { byText, pushTo } from '../common/sort.ts'
import { conceptsOf, overlap } from '../common/words.ts'

/** That one condition requires what another makes depend on something in its turn. */
interface Edge {
  readonly to: number
  /** Whether they share words of their own, and not only those that all such news have. */
  readonly strong: boolean
}

// Conditions of one word that are compared, and steps of a circle: longer ones are nobody's position.
const COMPARED = 40
const STEPS = 4

/**
 * The conditions with what they wait for: `waitsFor` names those of other parties that keep back what this one requires, `circle`
 * all that wait for each other in a ring ("each waits for the other"). Cost grows with the number of conditions that share a word.
 */
export function asGraph(conditions: readonly ConditionEntry[]): ConditionEntry[] {
  const then = conditions.map((c) => conceptsOf(c.then ?? ''))
  const index = new Map<string, number[]>()
  for (const [i, words] of then.entries()) for (const w of words) pushTo(index, w, i)
  const edges = conditions.map((c, i) => edgesOf(conditions, then, index, c, i))
  const rings = new Map<number, ReadonlySet<number>>()
  for (const [i, own] of edges.entries()) {
    if (own.length === 0) continue
    const ring = ringFrom(edges, i)
    if (ring) for (const n of ring) if ((rings.get(n)?.size ?? 0) < ring.length) rings.set(n, new Set(ring))
  }
  return conditions.map((c, i) => {
    const ring = rings.get(i)
    const waits = (edges[i] as Edge[]).filter((e) => e.strong || ring?.has(e.to)).map((e) => (conditions[e.to] as ConditionEntry).id)
    return {
      ...c,
      ...(waits.length > 0 ? { waitsFor: [...new Set(waits)].sort(byText) } : {}),
      ...(ring ? { circle: [...ring].map((n) => (conditions[n] as ConditionEntry).id).sort(byText) } : {}),
    }
  })
}

function edgesOf(
  conditions: readonly ConditionEntry[],
  then: readonly ReadonlySet<string>[],
  index: ReadonlyMap<string, readonly number[]>,
  c: ConditionEntry,
  own: number,
): Edge[] {
  if (c.by === null || c.requires === null || c.type === 'threat') return []
  const requires = conceptsOf(c.requires)
  const seen = new Set<number>([own])
  const out: Edge[] = []
  for (const w of requires)
    for (const j of (index.get(w) ?? []).slice(0, COMPARED)) {
      if (seen.has(j)) continue
      seen.add(j)
      const other = conditions[j] as ConditionEntry
      if (other.by === null || other.by === c.by || other.requires === null || other.type === 'threat') continue
      const o = overlap(requires, then[j] as ReadonlySet<string>)
      // .6: swept .4–.8 on the conditions of the stories and the example; half of the words in common are often another matter.
      if (o.cover >= 0.6) out.push({ to: j, strong: o.shared >= 0.9 })
    }
  return out.sort((a, b) => a.to - b.to)
}

/** The shortest ring through a condition, half of its steps at least by words of their own; null where there is none. */
function ringFrom(edges: readonly (readonly Edge[])[], start: number): number[] | null {
  let paths: { readonly at: number; readonly path: readonly number[]; readonly strong: number }[] = [{ at: start, path: [start], strong: 0 }]
  for (let step = 0; step < STEPS; step++) {
    const next: typeof paths = []
    for (const p of paths)
      for (const e of edges[p.at] as readonly Edge[]) {
        const strong = p.strong + (e.strong ? 1 : 0)
        if (e.to === start && strong * 2 >= p.path.length) return [...p.path]
        if (!p.path.includes(e.to) && next.length < 400) next.push({ at: e.to, path: [...p.path, e.to], strong })
      }
    paths = next
  }
  return null
}
