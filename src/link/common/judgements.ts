import { idOf } from '../../model/ids.ts'
import type { Judgement } from '../../model/judgement.ts'
import type { Item } from './context.ts'
import { byText } from './sort.ts'

/** Claims that are one thing, and why; `name` and `date` come from judgements. */
export interface Group<T extends { readonly id: string } = Item> {
  readonly items: readonly T[]
  readonly because: readonly string[]
  readonly name: string | null
  readonly date: string | null
}

/** Judgements in force, in the order in which they were made. */
export interface Decisions {
  readonly active: readonly Judgement[]
  /** Claims that are to be left out, by id. */
  readonly rejected: ReadonlySet<string>
}

/** Leaves out what was undone. An undo can itself be undone: the last word counts. */
export function readJudgements(judgements: readonly Judgement[]): Decisions {
  const undone = new Set<string>()
  for (let i = judgements.length - 1; i >= 0; i--) {
    const j = judgements[i] as Judgement
    if (j.action === 'undo' && !undone.has(j.id)) for (const t of j.targets) undone.add(t)
  }
  const active = judgements.filter((j) => j.action !== 'undo' && !undone.has(j.id))
  const rejected = new Set(active.filter((j) => j.action === 'reject').flatMap((j) => j.targets))
  return { active, rejected }
}

/**
 * An entry's id: that of its first member by id. Every claim so has the id of the entry that it would name, and an id
 * that was handed out once still leads to its claim, and by it to the entry, whatever has been merged or added since.
 */
export function entryId(sort: string, ids: Iterable<string>): string {
  let first: string | null = null
  for (const id of ids) if (first === null || byText(id, first) < 0) first = id
  return idOf(sort, [first])
}

/**
 * Applies the judgements to the groups of one sort of entry: merges join the groups of their targets (their value is the name), splits take the
 * named claims out of theirs (an entry's id alone takes it apart), rejects drop, renames and dates mark.
 * Targets are ids of claims or of entries; those of other sorts are passed over.
 */
export function applyJudgements<T extends { readonly id: string }>(sort: string, groups: readonly Group<T>[], decisions: Decisions): Group<T>[] {
  if (decisions.active.length === 0) return [...groups]
  const at = new Map<string, number>()
  const work: (Group<T> | null)[] = [...groups]
  for (const [i, g] of groups.entries()) for (const item of g.items) at.set(item.id, i)
  const entries = decisions.active.some((j) => j.targets.some((t) => t.startsWith(`${sort}-`)))
    ? new Map([...at.keys()].map((id) => [idOf(sort, [id]), id]))
    : new Map<string, string>()
  const claimOf = (target: string): string | null => (at.has(target) ? target : (entries.get(target) ?? null))
  const put = (g: Group<T>, i: number) => {
    work[i] = g
    for (const item of g.items) at.set(item.id, i)
  }
  for (const j of decisions.active) {
    const claims = j.targets.map(claimOf).filter((id): id is string => id !== null)
    const hit = [...new Set(claims.map((id) => at.get(id) as number))].filter((i) => work[i])
    if (hit.length === 0) continue
    const first = hit[0] as number
    const whole = work[first] as Group<T>
    if (j.action === 'merge' && hit.length > 1) {
      const parts = hit.map((i) => work[i] as Group<T>)
      for (const i of hit) work[i] = null
      put(
        {
          items: parts.flatMap((p) => p.items),
          because: [...parts.flatMap((p) => p.because), 'joined by a judgement'],
          name: j.value ?? parts.find((p) => p.name !== null)?.name ?? null,
          date: parts.find((p) => p.date !== null)?.date ?? null,
        },
        first,
      )
    } else if (j.action === 'split') {
      const named = j.targets.filter((t) => at.has(t))
      const leaving = new Set(named.length > 0 ? named : whole.items.slice(1).map((x) => x.id))
      for (const i of hit) {
        const g = work[i] as Group<T>
        const out = g.items.filter((x) => leaving.has(x.id))
        if (out.length === 0 || (named.length > 0 && out.length === g.items.length)) continue
        put({ ...g, items: g.items.filter((x) => !leaving.has(x.id)), because: [...g.because, 'parted by a judgement'] }, i)
        for (const part of named.length > 0 ? [out] : out.map((x) => [x])) {
          work.push(null)
          put({ items: part, because: ['parted by a judgement'], name: null, date: null }, work.length - 1)
        }
      }
    } else if (j.action === 'reject') for (const i of hit) work[i] = null
    else if (j.action === 'rename') put({ ...whole, name: j.value }, first)
    else if (j.action === 'date') put({ ...whole, date: j.value }, first)
  }
  return work.filter((g): g is Group<T> => g !== null && g.items.length > 0)
}
