import type { ConditionClaim, RefusalClaim } from '../../model/claim.ts'
import type { ConditionEntry, PositionEntry, RefusalEntry } from '../../model/record.ts'
import { type Context, type Item, inOrder, itemsOf, quoteOf, textOf } from '../common/context.ts'
import { entryBase } from '../common/entry.ts'
import type { DayRange } from '../../model/edtf.ts'
import { hull } from '../../model/span.ts'
import { rangeOf } from '../common/dates.ts'
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
  /** When it was taken, EDTF: the day on which it was said, else that of the article, which tells of it as of now. */
  readonly date: string | null
  readonly when: DayRange | null
}

type Move = PositionEntry['moves'][number]

const OTHER = 'other'
const DROPPED =
  /\b(?:drop(?:s|ped)|abandon(?:s|ed)|g[ai]ve(?:s|n)? up|with(?:drew|draws|drawn)|no longer|retract(?:s|ed)|relinquish(?:es|ed)|renounce[sd]|scrap(?:s|ped)|shelve[sd]|for(?:e?goes|e?went|e?gone)|rescind(?:s|ed)|ditch(?:es|ed)|waive[sd]|retreat(?:s|ed) from|back(?:s|ed) (?:away|down|off)|climb(?:s|ed) down|walk(?:s|ed) (?:back|away)|step(?:s|ped) (?:back|away)|pull(?:s|ed) back|let(?:s)? go of|move[sd] (?:away|off) from)\b/i

/**
 * What each party stands for on each issue, move by move: conditions and refusals in the order in which they were said, which is
 * not that of their publication. A move is softened or hardened by its sort (offer, demand, refusal), never by a guess about its
 * words, and only against what was said on an earlier day about the same issue.
 */
export function linkPositions(context: Context, conditions: readonly ConditionEntry[], refusals: readonly RefusalEntry[]): PositionEntry[] {
  const entryOf = new Map<string, string>()
  for (const e of [...conditions, ...refusals]) for (const m of e.members) entryOf.set(m.claim, e.id)
  const said = sayings(context)
  const stands = new Map<string, Stand[]>()
  for (const item of [...itemsOf(context, 'condition'), ...itemsOf(context, 'refusal')]) {
    const { claim, art } = item
    // A report that a demand was dropped or is denied stands in no entry of a condition: it is a move by itself.
    const entry = entryOf.get(item.id) ?? (claim.kind === 'condition' && claim.factuality === 'denied' ? item.id : undefined)
    if (claim.by === null || claim.by === 'unnamed' || entry === undefined) continue
    const text = claim.kind === 'condition' ? textOf(art, claim.requiresSpans) || quoteOf(item) : `${claim.of ?? ''} ${quoteOf(item)}`
    const issue = issueOf(text) ?? issueOf(quoteOf(item)) ?? OTHER
    const party = context.home(context.actor(art, claim.by))
    const firmness = claim.kind === 'refusal' || claim.type === 'threat' ? 3 : claim.type === 'offer' ? 1 : 2
    const date = said(item) ?? art.article.published?.edtf ?? null
    pushTo(stands, `${party}\n${issue}`, { item, party, issue, firmness, entry, date, when: rangeOf(date) })
  }
  return [...stands.values()].map((list) => entry(context, list)).sort(by((p) => `${p.party}\n${p.issue}`))
}

/**
 * Gives the day on which a stand was said: that of the statement it stands in, or of the one that stands in it ("in June she repeated
 * that …" is told with its speaker and its day). Null where no statement tells.
 */
function sayings(context: Context): (item: Item) => string | null {
  const byId = new Map<string, string>()
  const byArticle = new Map<string, { readonly start: number; readonly end: number; readonly said: string }[]>()
  for (const { id, claim, art } of itemsOf(context, 'statement')) {
    if (claim.said === null) continue
    byId.set(id, claim.said)
    if (claim.contentSpans.length === 0) continue
    const [start, end] = hull(claim.contentSpans)
    pushTo(byArticle, art.id, { start, end, said: claim.said })
  }
  return ({ claim, art }) => {
    const holder = claim.within === null ? undefined : byId.get(claim.within)
    if (holder !== undefined) return holder
    const [from, to] = hull(claim.evidence)
    for (const s of byArticle.get(art.id) ?? []) {
      const common = Math.min(to, s.end) - Math.max(from, s.start)
      if (common * 2 > Math.min(to - from, s.end - s.start)) return s.said
    }
    return null
  }
}

/** In the order in which they were said; undated ones last, those of one day as they stand. */
function inTime(a: Stand, b: Stand): number {
  const day = (s: Stand) => (s.when === null ? Number.MAX_SAFE_INTEGER : Number.isFinite(s.when[1]) ? s.when[1] : s.when[0])
  return day(a) - day(b) || inOrder(a.item, b.item)
}

function entry(context: Context, list: readonly Stand[]): PositionEntry {
  const stands = [...list].sort(inTime)
  const first = stands[0] as Stand
  const base = entryBase(context, 'position', { items: stands.map((s) => s.item), because: [`${first.party} on ${first.issue}`], name: null, date: null })
  const moves: Move[] = []
  const known = new Set<string>()
  for (const [i, s] of stands.entries()) {
    const move = moveOf(s, known, earlier(stands, i))
    // Two reports of one stand on one day are one move.
    if (!(move === 'restated' && moves.some((m) => m.date === s.date))) moves.push({ date: s.date, move, claim: s.item.id })
    known.add(s.entry)
  }
  return { ...base, party: first.party, issue: first.issue, moves }
}

function moveOf(s: Stand, known: ReadonlySet<string>, before: Stand | null): Move['move'] {
  // Of a demand that was made known before, and is told not to stand, the words tell whether it was given up or never made.
  if (s.item.claim.factuality === 'denied') return s.item.claim.kind === 'condition' && DROPPED.test(quoteOf(s.item)) ? 'dropped' : 'denied'
  if (known.has(s.entry)) return 'restated'
  // Of unlike matters neither is the softer, and what is said on one day is one stand.
  if (before === null || s.issue === OTHER || s.firmness === before.firmness) return 'new'
  return s.firmness > before.firmness ? 'hardened' : 'softened'
}

/** What was said last on an earlier day: the firmest of that day. Null where nothing is known to be earlier. */
function earlier(stands: readonly Stand[], i: number): Stand | null {
  const now = (stands[i] as Stand).when
  if (!now) return null
  let found: Stand | null = null
  for (let j = i - 1; j >= 0; j--) {
    const s = stands[j] as Stand
    if (!s.when || !(s.when[1] < now[0])) continue
    if (found?.when && s.when[1] < found.when[0]) break
    if (!found || s.firmness > found.firmness) found = s
  }
  return found
}
