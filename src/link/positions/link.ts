import type { ConditionClaim, RefusalClaim } from '../../model/claim.ts'
import type { ConditionEntry, PositionEntry, RefusalEntry } from '../../model/record.ts'
import { type Context, type Item, inOrder, itemsOf, quoteOf, textOf } from '../common/context.ts'
import { entryBase } from '../common/entry.ts'
import { by, pushTo } from '../common/sort.ts'
import { issueOf } from '../common/words.ts'

/** Something that a party demands, offers or refuses. */
interface Stand {
  readonly item: Item<ConditionClaim | RefusalClaim>
  readonly party: string
  readonly issue: string
  /** 1 offers, 2 asks, 3 refuses or threatens. */
  readonly firmness: 1 | 2 | 3
  /** Entry that it is a report of: the same one again is no new move. */
  readonly entry: string
}

type Move = PositionEntry['moves'][number]

/**
 * What each party stands for on each issue, move by move: conditions and refusals in order of publication. A move is
 * softened or hardened by its sort (offer, demand, refusal), never by a guess about its words.
 */
export function linkPositions(context: Context, conditions: readonly ConditionEntry[], refusals: readonly RefusalEntry[]): PositionEntry[] {
  const entryOf = new Map<string, string>()
  for (const e of [...conditions, ...refusals]) for (const m of e.members) entryOf.set(m.claim, e.id)
  const stands = new Map<string, Stand[]>()
  for (const item of [...itemsOf(context, 'condition'), ...itemsOf(context, 'refusal')]) {
    const { claim, art } = item
    const entry = entryOf.get(item.id)
    if (claim.by === null || claim.by === 'unnamed' || entry === undefined) continue
    const text = claim.kind === 'condition' ? textOf(art, claim.requiresSpans) || quoteOf(item) : `${claim.of ?? ''} ${quoteOf(item)}`
    const issue = issueOf(text) ?? issueOf(quoteOf(item)) ?? 'other'
    const party = context.home(context.actor(art, claim.by))
    const firmness = claim.kind === 'refusal' || claim.type === 'threat' ? 3 : claim.type === 'offer' ? 1 : 2
    pushTo(stands, `${party}\n${issue}`, { item, party, issue, firmness, entry })
  }
  return [...stands.values()].map((list) => entry(context, list)).sort(by((p) => `${p.party}\n${p.issue}`))
}

function entry(context: Context, list: readonly Stand[]): PositionEntry {
  const stands = [...list].sort((a, b) => inOrder(a.item, b.item))
  const first = stands[0] as Stand
  const base = entryBase(context, 'position', { items: stands.map((s) => s.item), because: [`${first.party} on ${first.issue}`], name: null, date: null })
  const moves: Move[] = []
  const known = new Map<string, Stand>()
  let last: Stand | null = null
  for (const s of stands) {
    const before = known.get(s.entry)
    const move =
      s.item.claim.factuality === 'denied'
        ? 'denied'
        : before
          ? 'restated'
          : last === null || s.firmness === last.firmness
            ? 'new'
            : s.firmness > last.firmness
              ? 'hardened'
              : 'softened'
    // Two reports of one stand on one day are one move.
    const date = s.item.art.article.published?.edtf ?? null
    if (!(move === 'restated' && moves.some((m) => m.date === date && known.get(s.entry)))) moves.push({ date, move, claim: s.item.id })
    known.set(s.entry, s)
    last = s
  }
  return { ...base, party: first.party, issue: first.issue, moves }
}
