import type { ConditionEntry, DeadlineEntry, LinkPart, Links, MeetingEntry, StatementEntry, TrackEntry } from '../model/record.ts'

type Order = { readonly [P in LinkPart]: (entry: Links[P][number]) => string }

/** How much of a text counts for the order; the id that follows decides among equals. */
const LONGEST = 120
const head = (text: string | null): string => (text ?? '~').slice(0, LONGEST).toWellFormed()
const byId = (e: { readonly id: string }): string => e.id

/** By what the entries of each part are in order: a text that an entry gives by itself, so that no other entry has to move for a new one. */
const ORDER: Order = {
  articles: (a) => a.id.toWellFormed(),
  actors: (a) => `${head(a.name)}\n${a.id}`,
  lineage: byId,
  meetings: (m: MeetingEntry) => `${m.when ?? '~'}\n${m.id}`,
  tracks: (t: TrackEntry) => `${head(t.parties.join('|'))}\n${t.subject ?? ''}\n${t.id}`,
  conflicts: (c) => `${c.kind}\n${c.id}`,
  conditions: (c: ConditionEntry) => `${head(c.by)}\n${head(c.label)}\n${c.id}`,
  deadlines: (d: DeadlineEntry) => `${d.due ?? '~'}\n${head(d.label)}\n${d.id}`,
  positions: (p) => `${head(p.party)}\n${head(p.issue)}\n${p.id}`,
  statements: (s: StatementEntry) => `${head(s.source)}\n${s.said ?? '~'}\n${s.id}`,
  agreements: byId,
  refusals: byId,
  measures: byId,
  figures: byId,
}

/** The text by which an entry has its place among the others of its part. */
export function orderOf<P extends LinkPart>(part: P, entry: Links[P][number]): string {
  return ORDER[part](entry)
}

/** Entries of a part in order: by code points, as databases compare. */
export function ordered<P extends LinkPart>(part: P, entries: Links[P]): Links[P] {
  const keyed = entries.map((entry) => ({ entry, key: orderOf(part, entry) }))
  return keyed.sort((a, b) => byCodePoint(a.key, b.key)).map((k) => k.entry) as unknown as Links[P]
}

/** Order of code points. It differs from that of UTF-16 units where one text has a character beyond the first plane. */
export function byCodePoint(a: string, b: string): number {
  const n = Math.min(a.length, b.length)
  for (let i = 0; i < n; i++) {
    const [x, y] = [a.charCodeAt(i), b.charCodeAt(i)]
    if (x !== y) return lift(x) - lift(y)
  }
  return a.length - b.length
}

/** Surrogates, which stand for characters beyond the first plane, come after all others. */
function lift(unit: number): number {
  return unit < 0xd800 ? unit : unit < 0xe000 ? unit + 0x10000 : unit
}
