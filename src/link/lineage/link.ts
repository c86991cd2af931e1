import { ENGINE } from '../../model/engine.ts'
import { idOf, sha256 } from '../../model/ids.ts'
import type { Comparisons, LineageEntry, Member } from '../../model/record.ts'
import { overlaps, type Span } from '../../model/span.ts'
import type { Art } from '../common/context.ts'
import { claimsOf, publishedBy, textOf } from '../common/context.ts'
import { fold } from '../common/names.ts'
import { by, byText, commonest, pushTo } from '../common/sort.ts'
import { Sets } from '../common/union.ts'
import { conceptsOf, overlap, weight } from '../common/words.ts'
import { hash32 } from '../common/hash.ts'
import { lexicon } from '../data.ts'
import { type Leaf, leafOf } from './align.ts'
import { type Candidate, candidates } from './candidates.ts'
import { compare, type Passage, type Relation, REWRITE, REWRITE_UNSURE } from './compare.ts'

export interface Lineage {
  readonly entries: readonly LineageEntry[]
  /** Names the origin of an article: the first, by id, of those that are copies or rewrites of one text. */
  readonly origin: (article: string) => string
}

interface Link {
  readonly a: number
  readonly b: number
  readonly passages: readonly Passage[]
  readonly because: string
}

interface PassageGroup {
  readonly ids: readonly number[]
  readonly spans: Map<number, Span[]>
  readonly because: string[]
}

// Rare marks in common from which on two articles are compared sentence by sentence, and from which on a third of the text will do:
// with fewer marks about half of it must be told again (on made rewrites, false ones ended at .45 of the shorter text).
const PROMISING = 1
const SURE = 3

/** Which articles share their words: copies and rewrites as wholes, and quotations or reports that several carry. */
export function linkLineage(arts: readonly Art[], kept?: Comparisons): Lineage {
  const copies: Link[] = []
  const rewrites: Link[] = []
  const quotes: Link[] = []
  const reused: Link[] = []
  const days = arts.map((x) => (x.published && Number.isFinite(x.published[1]) ? x.published[1] : null))
  const sketches = arts.map((x) => {
    const { minhash, marks } = x.reading.sketch
    return { minhash: Uint32Array.from(minhash), marks: Uint32Array.from(marks) }
  })
  for (const { c, found } of compared(arts, candidates(sketches, days), days, kept)) {
    const link = { a: c.a, b: c.b, passages: found.passages, because: found.because }
    if (found.whole === 'same copy') copies.push(link)
    else if (found.whole === 'rewrite') rewrites.push(link)
    else {
      const quoted = found.passages.filter((p) => p.what === 'quote')
      const copied = found.passages.filter((p) => p.what === 'copy')
      if (quoted.length > 0) quotes.push({ ...link, passages: quoted })
      if (copied.length > 0) reused.push({ ...link, passages: copied })
    }
  }
  const relayed = relays(arts)
  const origins = new Sets(arts.length)
  for (const l of [...copies, ...rewrites]) origins.union(l.a, l.b)
  const entries = [
    ...wholes(arts, copies, 'same copy'),
    ...wholes(arts, rewrites, 'rewrite'),
    ...byPassage(arts, reused, 'same copy'),
    ...byPassage(arts, quotes, 'shared quotes'),
    ...byPassage(arts, relayed, 'rewrite'),
  ]
  return { entries: entries.sort(by((e) => e.id)), origin: originsIn(arts, origins) }
}

/** Most leaves that lie ready at a time: candidates come in order of the first of a pair, and its partners are mostly few. */
const READY = 1024

/** Articles laid ready, the oldest put away when there are many. A function of its own, so that nothing that outlives linking holds them. */
function leavesOf(arts: readonly Art[]): (i: number) => Leaf {
  const leaves = new Map<number, Leaf>()
  return (i) => {
    const known = leaves.get(i)
    if (known) return known
    const art = arts[i] as Art
    const made = leafOf(
      art.article,
      claimsOf(art, 'statement').flatMap((c) => (c.form === 'direct' ? c.contentSpans : [])),
    )
    leaves.set(i, made)
    if (leaves.size > READY) leaves.delete(leaves.keys().next().value as number)
    return made
  }
}

/** The name of the first of each article's set; only of articles that are not alone in theirs, for most are. */
function originsIn(arts: readonly Art[], sets: Sets): Lineage['origin'] {
  const root = new Map<string, string>()
  for (const [i, art] of arts.entries()) if (sets.find(i) !== i) root.set(art.id, (arts[sets.find(i)] as Art).id)
  return (id) => root.get(id) ?? id
}

/** Days between the publication of two articles, null when one of them is undated. */
function daysBetween(a: Art, b: Art): number | null {
  if (!a.published || !b.published) return null
  return Math.max(0, a.published[0] - b.published[1], b.published[0] - a.published[1])
}

/**
 * The candidates that are related, in their own order. They are laid side by side in order of days, so that the articles that are laid
 * ready are those of a few days and not all.
 */
function compared(
  arts: readonly Art[],
  pairs: readonly Candidate[],
  days: readonly (number | null)[],
  kept: Comparisons | undefined,
): { c: Candidate; found: Relation }[] {
  const leaf = leavesOf(arts)
  const day = (c: Candidate): number => Math.min(days[c.a] ?? Infinity, days[c.b] ?? Infinity)
  const order = pairs.map((c, n) => ({ c, n, day: day(c) })).sort((p, q) => (p.day === q.day ? p.n - q.n : p.day < q.day ? -1 : 1))
  const out: { c: Candidate; found: Relation; n: number }[] = []
  for (const { c, n } of order) {
    const [a, b] = [arts[c.a] as Art, arts[c.b] as Art]
    const [apart, retold] = [daysBetween(a, b), leastRetold(c)]
    const found = remembered(kept, a, b, [apart, retold], () => compare(leaf(c.a), leaf(c.b), apart, retold))
    if (found) out.push({ c, found, n })
  }
  return out.sort((p, q) => p.n - q.n)
}

/** What is known of two articles under these conditions, else what is found now, which is then kept. */
function remembered(kept: Comparisons | undefined, a: Art, b: Art, conditions: readonly (number | null)[], find: () => Relation | null): Relation | null {
  if (!kept || a.stamp === null || b.stamp === null) return find()
  const mark = sha256([ENGINE, a.stamp, b.stamp, ...conditions].join('\n')).slice(0, 24)
  const known = kept.get(a.id, b.id, mark)
  if (known !== undefined) return JSON.parse(known) as Relation | null
  const found = find()
  kept.put(a.id, b.id, mark, JSON.stringify(found))
  return found
}

/** How much of the shorter of two texts must be told again in the other; null where sentences need not be compared. */
function leastRetold({ marks, minhash }: Candidate): number | null {
  return marks >= SURE || minhash >= 0.05 ? REWRITE : marks >= PROMISING ? REWRITE_UNSURE : null
}

/** Groups of articles that are, as wholes, one text. */
function wholes(arts: readonly Art[], links: readonly Link[], relation: LineageEntry['relation']): LineageEntry[] {
  const sets = new Sets(arts.length)
  for (const l of links) sets.union(l.a, l.b)
  const groups = new Map<number, Link[]>()
  for (const l of links) pushTo(groups, sets.find(l.a), l)
  return [...groups.values()].map((group) => {
    const ids = [...new Set(group.flatMap((l) => [l.a, l.b]))].sort((p, q) => p - q)
    const spans = new Map<number, Span[]>()
    for (const l of group)
      for (const p of [...l.passages].sort((x, y) => y.words - x.words).slice(0, 6)) {
        pushTo(spans, l.a, p.a)
        pushTo(spans, l.b, p.b)
      }
    const because = [...new Set(group.slice(0, 12).map((l) => `${(arts[l.a] as Art).id} and ${(arts[l.b] as Art).id}: ${l.because}`))]
    return entryOf(arts, ids, spans, relation, because, wholeOrigin(arts, ids))
  })
}

/** Groups by passage: all articles that carry one quotation, or one stretch of text, whatever else they hold. */
function byPassage(arts: readonly Art[], links: readonly Link[], relation: LineageEntry['relation']): LineageEntry[] {
  const nodes: { art: number; span: Span }[] = []
  const at = new Map<number, number[]>()
  const nodeOf = (art: number, span: Span): number => {
    const known = (at.get(art) ?? []).find((n) => overlaps((nodes[n] as { span: Span }).span, span))
    if (known !== undefined) return known
    nodes.push({ art, span })
    pushTo(at, art, nodes.length - 1)
    return nodes.length - 1
  }
  const edges = links.flatMap((l) => l.passages.map((p) => ({ x: nodeOf(l.a, p.a), y: nodeOf(l.b, p.b), because: l.because })))
  const sets = new Sets(nodes.length)
  for (const e of edges) sets.union(e.x, e.y)
  const groups = new Map<number, Set<number>>()
  for (const e of edges) for (const n of [e.x, e.y]) groups.set(sets.find(n), (groups.get(sets.find(n)) ?? new Set()).add(n))
  const reasons = new Map<number, string[]>()
  for (const e of edges) pushTo(reasons, sets.find(e.x), e.because)
  const merged = new Map<string, PassageGroup>()
  for (const [root, members] of groups) {
    const ids = [...new Set([...members].map((n) => (nodes[n] as { art: number }).art))].sort((p, q) => p - q)
    if (ids.length < 2) continue
    const key = ids.join(' ')
    const group: PassageGroup = merged.get(key) ?? { ids, spans: new Map<number, Span[]>(), because: [] }
    for (const n of members) pushTo(group.spans, (nodes[n] as { art: number }).art, (nodes[n] as { span: Span }).span)
    for (const b of reasons.get(root) ?? []) if (group.because.length < 4 && !group.because.includes(b)) group.because.push(b)
    merged.set(key, group)
  }
  return [...merged.values()].map((g) => entryOf(arts, g.ids, g.spans, relation, g.because, speaker(arts, g.ids, g.spans)))
}

function entryOf(
  arts: readonly Art[],
  ids: readonly number[],
  spans: ReadonlyMap<number, Span[]>,
  relation: LineageEntry['relation'],
  because: readonly string[],
  origin: string | null,
): LineageEntry {
  const members: Member[] = []
  for (const i of ids) {
    const art = arts[i] as Art
    const own = [...(spans.get(i) ?? [])].sort((p, q) => p[0] - q[0] || p[1] - q[1]).filter((s, n, all) => n === 0 || s[0] >= (all[n - 1] as Span)[1])
    if (own.length > 0) members.push({ article: art.id, claim: idOf('passage', [art.id, ...own.flat()]), spans: own, quote: textOf(art, own) })
  }
  const articles = ids.map((i) => (arts[i] as Art).id).sort(byText)
  return { id: idOf('lineage', [relation, articles[0] ?? null, ...members.map((m) => m.claim)]), articles, relation, origin, members, because }
}

let agencies: ReadonlyMap<string, string> | null = null

/** The agency or outlet that a name means, by its usual name; null for anything else. */
function agency(name: string | null): string | null {
  if (name === null) return null
  agencies ??= new Map(lexicon<{ agencies: readonly string[] }>('words').agencies.map((a) => [fold(a), a]))
  return agencies.get(fold(name)) ?? null
}

/** Outlets that an article takes something from: named as source or as the one that was told, or in its dateline. */
function credits(art: Art): string[] {
  const own = art.article.outlet ? fold(art.article.outlet) : ''
  const named = claimsOf(art, 'statement').flatMap((c) => [agency(c.to), agency(c.source)])
  const first = art.article.body[0]
  const dateline = first ? /\(([\p{L} ]{2,24})\)\s*[-–—]/u.exec(art.article.text.slice(first[0], first[0] + 160)) : null
  return [...named, agency(dateline?.[1] ?? null)].filter((n): n is string => n !== null && fold(n) !== own)
}

/** Where a text that several carry comes from: the credit that most of them give, else the one that was out before all others. */
function wholeOrigin(arts: readonly Art[], ids: readonly number[]): string | null {
  const credit = commonest(ids.flatMap((i) => [...new Set(credits(arts[i] as Art))]))
  if (credit !== null) return credit
  const sorted = ids.map((i) => arts[i] as Art).sort((a, b) => publishedBy(a) - publishedBy(b))
  const first = sorted[0] as Art
  return sorted.slice(1).every((a) => a.published && first.published && a.published[0] > first.published[1]) ? first.article.outlet : null
}

/** Whose words a shared quotation is, and to whom, as the statements around it say. */
function speaker(arts: readonly Art[], ids: readonly number[], spans: ReadonlyMap<number, Span[]>): string | null {
  const around = ids.flatMap((i) =>
    claimsOf(arts[i] as Art, 'statement').filter((c) => c.contentSpans.some((s) => (spans.get(i) ?? []).some((x) => overlaps(s, x)))),
  )
  const who = commonest(around.map((c) => (c.source === 'unnamed' ? null : c.source)))
  const to = commonest(around.map((c) => c.to))
  return who === null ? to : to === null ? who : `${who}, as told to ${to}`
}

/** Passages that two articles take from one outlet's report of the same days: what that outlet is credited with, alike in content. */
function relays(arts: readonly Art[]): Link[] {
  interface Relay {
    art: number
    span: Span
    outlet: string
    words: ReadonlySet<string>
  }
  const blocks = new Map<string, Relay[]>()
  const out = new Map<string, Link>()
  for (const [i, art] of arts.entries())
    for (const c of claimsOf(art, 'statement')) {
      if (c.contentSpans.length === 0 || !art.published) continue
      const outlet = agency(c.to) ?? agency(c.source)
      if (outlet === null || fold(outlet) === fold(art.article.outlet ?? '')) continue
      const words = conceptsOf(textOf(art, c.contentSpans))
      const relay: Relay = { art: i, span: c.contentSpans[0] as Span, outlet, words }
      const telling = [...words]
        .filter((w) => weight(w) >= 1)
        .sort((p, q) => hash32(p) - hash32(q))
        .slice(0, 4)
      for (const w of telling) {
        const list = blocks.get(`${outlet}|${w}`) ?? []
        for (const other of list.slice(-12)) {
          const key = `${other.art} ${i}`
          const days = daysBetween(arts[other.art] as Art, art)
          if (other.art === i || out.has(key) || days === null || days > 3) continue
          const o = overlap(words, other.words)
          if (o.shared >= 2.5 && o.cover >= 0.5)
            out.set(key, {
              a: other.art,
              b: i,
              passages: [{ a: other.span, b: relay.span, what: 'rewrite', words: words.size }],
              because: `both credit ${outlet}, and ${Math.round(o.cover * 100)} % of the shorter passage is in the other`,
            })
        }
        list.push(relay)
        blocks.set(`${outlet}|${w}`, list)
      }
    }
  return [...out.values()]
}
