import { quoteOf } from '../common/context.ts'
import { lengthOf } from '../common/dates.ts'
import type { Group } from '../common/judgements.ts'
import { pushTo } from '../common/sort.ts'
import { Sets } from '../common/union.ts'
import { joined, STAGE } from './bare.ts'
import type { Occasion } from './occasion.ts'

// Words that give a meeting its place in a row, or set it apart from those told.
const PLACED =
  /\b(?:final|last|latest|closing|first|second|third|initial|opening|other|separate|similar)(?: [\w-]+){0,2} (?:talks|negotiations?|rounds?|meetings?|summits?|sessions?|discussions?|encounters?|gatherings?|calls?|visits?)\b/i

/** Whether a mention of what has been gives nothing of its own to tell an occasion by, not even the parties: it means one told elsewhere. */
function isReference(o: Occasion): boolean {
  return (
    STAGE[o.status] <= STAGE['under way'] &&
    (o.inferred || o.parties.length < 2) &&
    o.when === null &&
    o.place === null &&
    o.round === null &&
    o.several === 0 &&
    o.people.length < 2 &&
    !o.next &&
    !o.earlier &&
    !PLACED.test(quoteOf(o.item))
  )
}

// Characters back from a reference within which what it means can stand; days after which an occasion is history, and what its article goes on
// about no more; days that one occasion can take at most.
const BACK = 5000
const RECENT = 45
const LONG = 31
// Days at most that an occasion takes which is known by its day; days for which it is in the news.
const DAYS = 3
const FRESH = 7

/**
 * Gives what only refers to an occasion ("while the delegations were still at the table") to the last one that the same article has told
 * before it, of the same parties and of what has been.
 */
export function joinReferences(groups: readonly Group<Occasion>[]): Group<Occasion>[] {
  const told = new Map<string, { readonly o: Occasion; readonly index: number }[]>()
  const open: number[] = []
  for (const [index, g] of groups.entries()) {
    if (g.items.every(isReference)) open.push(index)
    else for (const o of g.items) pushTo(told, o.item.art.id, { o, index })
  }
  const sets = new Sets(groups.length)
  let days: Dated | null = null
  const dated = (): Dated => (days ??= datedIn(groups))
  for (const index of open) {
    const ref = (groups[index] as Group<Occasion>).items[0] as Occasion
    let best: { readonly o: Occasion; readonly index: number } | null = null
    for (const t of told.get(ref.item.art.id) ?? []) if (canMean(ref, t.o) && (best === null || t.o.start > best.o.start)) best = t
    if (best === null && ref.definite) best = newest(ref, dated())
    if (best) sets.union(best.index, index)
  }
  return joined(groups, sets, 'speaks of what its article told before it')
}

/** Occasions whose day is known, by parties. */
type Dated = ReadonlyMap<string, readonly { readonly o: Occasion; readonly index: number; readonly day: number }[]>

function datedIn(groups: readonly Group<Occasion>[]): Dated {
  const out = new Map<string, { readonly o: Occasion; readonly index: number; readonly day: number }[]>()
  for (const [index, g] of groups.entries()) {
    const days = new Set<string>()
    for (const o of g.items) {
      if (o.when === null || lengthOf(o.when) > DAYS || o.parties.length < 2) continue
      const key = o.parties.join('|')
      if (days.has(`${key} ${o.when[1]}`)) continue
      days.add(`${key} ${o.when[1]}`)
      pushTo(out, key, { o, index, day: o.when[1] })
    }
  }
  for (const list of out.values()) list.sort((a, b) => a.day - b.day || a.index - b.index)
  return out
}

/** The last occasion of the days before the article: "a post-summit news conference" in one that tells of no summit is about the one in the news. */
function newest(ref: Occasion, dated: Dated): { readonly o: Occasion; readonly index: number } | null {
  const list = dated.get(ref.parties.join('|')) ?? []
  for (let i = list.length - 1; i >= 0 && !Number.isNaN(ref.at); i--) {
    const t = list[i] as (typeof list)[number]
    if (t.day < ref.at - FRESH) return null
    if (t.day <= ref.at && (ref.sort === null || t.o.sort === ref.sort) && (t.o.call ?? false) === (ref.call ?? false)) return t
  }
  return null
}

function canMean(ref: Occasion, told: Occasion): boolean {
  const back = ref.start - told.start
  if (back <= 0 || back > BACK || STAGE[told.status] > STAGE['under way'] || told.several > 0) return false
  if (told.parties.join('|') !== ref.parties.join('|') || (told.call ?? false) !== (ref.call ?? false)) return false
  return told.when === null || (lengthOf(told.when) <= LONG && !(ref.at - told.when[1] > RECENT))
}
