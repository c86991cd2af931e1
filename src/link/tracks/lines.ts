import { type Context, itemsOf } from '../common/context.ts'
import { isCountry } from '../common/names.ts'
import { byText, commonest, pushTo } from '../common/sort.ts'
import { Sets } from '../common/union.ts'
import { issueOf } from '../common/words.ts'
import { lexicon } from '../data.ts'
import type { Met } from '../meetings/entries.ts'
import { quoteOf } from '../common/context.ts'

/** A line of talks before it is drawn up. */
export interface Line {
  readonly parties: readonly string[]
  readonly subject: string | null
  readonly meetings: Met[]
  /** Why meetings that do not name the parties are of it. */
  readonly because: string[]
  /** Given by a judgement. */
  readonly name?: string | null
}

/** Meetings of one set of parties. */
interface Bundle {
  readonly parties: readonly string[]
  readonly meetings: Met[]
  readonly because: string[]
}

/**
 * The lines of talks: meetings of the same parties, where a wider or narrower circle of them is one line as long as it can be
 * meant of one alone; parted by subject where the reports keep two subjects apart. What names one party or none goes to the
 * line that its own article is about.
 */
export function linesIn(context: Context, meetings: readonly Met[]): Line[] {
  const bundles = new Map<string, Bundle>()
  const loose: Loose[] = []
  for (const m of meetings) {
    const parties = principals(context, m)
    if (parties.length < 2) {
      if (!isInternal(context, m) && isOfTalks(m)) loose.push({ m, parties: m.parties })
      continue
    }
    const key = parties.join('|')
    const bundle = bundles.get(key)
    if (bundle) bundle.meetings.push(m)
    else bundles.set(key, { parties, meetings: [m], because: [] })
  }
  loose.push(...convened(bundles))
  joinCircles(bundles)
  if (bundles.size === 0) startFromAgreements(context, loose, bundles)
  placeLoose(loose, bundles)
  return [...bundles].sort((a, b) => byText(a[0], b[0])).flatMap(([, b]) => linesOf(b))
}

/** A meeting without a line of its own, and those of whom its line must be. */
interface Loose {
  readonly m: Met
  readonly parties: readonly string[]
}

/**
 * Takes out what a body that convenes others' talks holds with one side alone, where that side has a line with somebody else that at least as
 * many mentions tell of.
 */
function convened(bundles: Map<string, Bundle>): Loose[] {
  const size = (b: Bundle) => b.meetings.reduce((n, m) => n + m.members.length, 0)
  const greatest = new Map<string, number>()
  for (const b of bundles.values()) if (!b.parties.some(isConvener)) for (const p of b.parties) greatest.set(p, Math.max(greatest.get(p) ?? 0, size(b)))
  const out: Loose[] = []
  for (const [key, b] of [...bundles]) {
    const parties = b.parties.filter((p) => !isConvener(p))
    if (parties.length !== 1 || b.parties.length > 2 || size(b) > (greatest.get(parties[0] as string) ?? 0)) continue
    bundles.delete(key)
    for (const m of b.meetings) out.push({ m, parties })
  }
  return out
}

/** Those who negotiate: the parties without those who mediate or convene, as long as two are left. */
function principals(context: Context, m: Met): string[] {
  const mediators = new Set<string>()
  for (const o of m.occasions) for (const name of o.item.claim.mediators) mediators.add(context.home(context.actor(o.item.art, name)))
  const left = m.parties.filter((p) => !mediators.has(p))
  const sides = left.filter((p) => !isConvener(p))
  return [...(sides.length > 1 ? sides : left.length > 1 ? left : m.parties)].sort(byText)
}

interface Formats {
  readonly members: ReadonlyMap<string, ReadonlySet<string>>
  readonly conveners: ReadonlySet<string>
}
let formats: Formats | null = null

function load(): Formats {
  if (formats) return formats
  const { members, conveners } = lexicon<{ members: Record<string, string[]>; conveners: string[] }>('formats')
  formats = { members: new Map(Object.entries(members).map(([f, list]) => [f, new Set(list)])), conveners: new Set(conveners) }
  return formats
}

function membersOf(body: string): ReadonlySet<string> | undefined {
  return load().members.get(body)
}

function isConvener(party: string): boolean {
  return load().conveners.has(party)
}

/** Whether every party of the narrow circle is one of the wide circle, or sits in one of its formats. */
function holds(wide: readonly string[], narrow: readonly string[]): boolean {
  return narrow.every((p) => wide.some((w) => w === p || membersOf(w)?.has(p)))
}

// Circles of so many are looked for in all their parts, greater ones in their pairs and threes.
const WHOLE = 8
const LARGE = 24

/** The keys of all circles that can lie in one: of its parties and of those who sit in its formats. */
function circlesWithin(wide: readonly string[]): string[] {
  const all = [...new Set(wide.flatMap((w) => [w, ...(membersOf(w) ?? [])]))].sort(byText)
  const most = all.length <= WHOLE ? all.length : all.length <= LARGE ? 3 : 2
  const out: string[] = []
  const grow = (chosen: readonly string[], from: number): void => {
    if (chosen.length > 1) out.push(chosen.join('|'))
    if (chosen.length < most) for (let i = from; i < all.length; i++) grow([...chosen, all[i] as string], i + 1)
  }
  grow([], 0)
  return out
}

/**
 * A wider circle takes in the narrower one if that is the only one within it. Where two and more pairs of its parties have lines of their own, what
 * all of them do together is another line, unless it is little and told amid the talks of one of the pairs: then a third was only there too.
 */
function joinCircles(bundles: Map<string, Bundle>): void {
  const size = (b: Bundle) => b.meetings.reduce((n, m) => n + m.members.length, 0)
  const order = [...bundles].sort((a, b) => a[1].parties.length - b[1].parties.length || byText(a[0], b[0]))
  let places: Told | null = null
  // What is told of a line that went into another is told of that one.
  const moved = new Map<string, string>()
  const told = (): Told => (places ??= toldIn(bundles))
  const home = (key: string): string => {
    let at = key
    for (let next = moved.get(at); next !== undefined; next = moved.get(at)) at = next
    return at
  }
  for (const [key, wide] of order) {
    if (!bundles.has(key)) continue
    const within = circlesWithin(wide.parties).flatMap((k): [string, Bundle][] => {
      const b = bundles.get(k)
      return b && k !== key && holds(wide.parties, b.parties) && !holds(b.parties, wide.parties) ? [[k, b]] : []
    })
    // Circles within circles: what is left after taking out those that hold another.
    const least = within.filter(([k, b]) => !within.some(([k2, b2]) => k2 !== k && holds(b.parties, b2.parties)))
    const only = least.length > 1 ? toldBeside(wide, new Map(least), told(), home) : least[0]
    if (!only) continue
    const [other, narrow] = only
    if (least.length > 1 && size(narrow) <= size(wide)) continue
    const [keep, drop, gone] = size(narrow) >= size(wide) ? [narrow, wide, key] : [wide, narrow, other]
    keep.meetings.push(...drop.meetings)
    keep.because.push(...drop.because, `${drop.parties.join(', ')}: the same talks in a ${drop === wide ? 'wider' : 'narrower'} circle`)
    bundles.delete(gone)
    moved.set(gone, gone === key ? other : key)
  }
}

// "a three-way meeting", "all four": those who meet are counted, and none of them is there by the way.
const COUNTED = /\b(?:three|four|five|six)-(?:way|party|sided|nation|country)\b|\b(?:tri|quadri)(?:lateral|partite)\b|\b(?:the|all) (?:three|four|five|six)\b/i

/** Where articles tell of which line: by article, the places of its mentions and the keys of their lines. */
type Told = ReadonlyMap<string, readonly { readonly start: number; readonly key: string }[]>

function toldIn(bundles: ReadonlyMap<string, Bundle>): Told {
  const told = new Map<string, { readonly start: number; readonly key: string }[]>()
  for (const [key, b] of bundles) for (const m of b.meetings) for (const o of m.occasions) pushTo(told, o.item.art.id, { start: o.start, key })
  return told
}

/** Of several lines within a wider circle the one that its own articles tell of most, near it; none where the words count those who meet. */
function toldBeside(wide: Bundle, lines: ReadonlyMap<string, Bundle>, told: Told, home: (key: string) => string): readonly [string, Bundle] | null {
  const votes = new Map<string, number>()
  let all = 0
  for (const m of wide.meetings)
    for (const o of m.occasions) {
      if (COUNTED.test(quoteOf(o.item))) return null
      for (const t of told.get(o.item.art.id) ?? []) {
        const key = home(t.key)
        if (!lines.has(key)) continue
        const vote = nearVote(t.start, o.start)
        all += vote
        votes.set(key, (votes.get(key) ?? 0) + vote)
      }
    }
  const [best] = [...votes].sort((a, b) => b[1] - a[1] || byText(a[0], b[0]))
  return best && best[1] >= SHARE * all ? [best[0], lines.get(best[0]) as Bundle] : null
}

/** How much a mention of a line says of another mention in the same article, by the characters between them. */
function nearVote(a: number, b: number): number {
  return 1 / (1 + Math.abs(a - b) / 1500)
}

/**
 * No meeting names two parties: those who are said to have agreed with each other, and who ask and refuse in the same articles,
 * are taken for them, if no other pair comes near.
 */
function startFromAgreements(context: Context, loose: readonly Loose[], bundles: Map<string, Bundle>): void {
  if (loose.length === 0) return
  const acts = new Map<string, number>()
  for (const kind of ['condition', 'refusal'] as const)
    for (const { claim, art } of itemsOf(context, kind))
      if (claim.by !== null) {
        const who = context.home(context.actor(art, claim.by))
        acts.set(who, (acts.get(who) ?? 0) + 1)
      }
  const pairs = new Map<string, number>()
  for (const { claim, art } of itemsOf(context, 'agreement')) {
    const parties = [...new Set(claim.parties.map((p) => context.home(context.actor(art, p))))].sort(byText)
    if (parties.length === 2) pairs.set(parties.join('|'), (pairs.get(parties.join('|')) ?? 0) + 1)
  }
  for (const [pair, n] of pairs) pairs.set(pair, n + Math.min(...pair.split('|').map((p) => acts.get(p) ?? 0)))
  const ranked = [...pairs].sort((a, b) => b[1] - a[1] || byText(a[0], b[0]))
  const [first, second] = ranked
  if (!first || first[1] < 2 || (second && second[1] * 2 > first[1])) return
  bundles.set(first[0], { parties: first[0].split('|'), meetings: [], because: ['the parties are those of the agreements that the same articles report'] })
}

/** Whether all that a mention names belongs to one side: a government's own deliberations are no talks. */
function isInternal(context: Context, m: Met): boolean {
  const homes = new Set(m.people.map((p) => context.home(p)))
  return m.people.length > 1 && homes.size === 1 && isCountry([...homes][0] as string)
}

/**
 * Whether a mention that names one side or none speaks of talks with another: not of a visit, a vote, or a conference of its own, and not of a call
 * of the one who is named with who knows whom.
 */
function isOfTalks(m: Met): boolean {
  return (
    m.round !== null ||
    m.occasions.some(({ sort, definite, next }) => {
      if (sort === null || sort === 'visit' || (sort === 'call' && (m.parties.length > 0 || m.people.length > 0))) return false
      return sort !== 'meeting' || definite || next
    })
  )
}

/** Puts a meeting of which one party or none is known into the line that its article tells of most, near it. */
function placeLoose(loose: readonly Loose[], bundles: Map<string, Bundle>): void {
  const told = toldIn(bundles)
  // The lines of a party, or of the format that it sits in.
  const linesOfParty = new Map<string, string[]>()
  for (const [key, b] of bundles) for (const p of new Set(b.parties.flatMap((w) => [w, ...(membersOf(w) ?? [])]))) pushTo(linesOfParty, p, key)
  const only = bundles.size === 1 ? ([...bundles.keys()][0] as string) : null
  const found: [Bundle, Met, string][] = []
  for (const { m, parties } of loose) {
    const fits = (key: string) => parties.every((p) => holds((bundles.get(key) as Bundle).parties, [p]))
    const votes = new Map<string, number>()
    let all = 0
    for (const o of m.occasions)
      for (const { start, key } of told.get(o.item.art.id) ?? []) {
        const vote = nearVote(start, o.start)
        all += vote
        if (fits(key)) votes.set(key, (votes.get(key) ?? 0) + vote)
      }
    const [best] = [...votes].sort((a, b) => b[1] - a[1] || byText(a[0], b[0]))
    const named = parties.length === 1 ? (linesOfParty.get(parties[0] as string) ?? []) : []
    const key =
      best && best[1] >= SHARE * all ? best[0] : named.length === 1 ? (named[0] as string) : parties.length === 0 && only !== null && all === 0 ? only : null
    if (key === null) continue
    found.push([
      bundles.get(key) as Bundle,
      m,
      parties.length === 0 ? 'names no party' : m.parties.length === 1 ? `names ${parties[0]} alone` : `has ${parties[0]} alone meet who convenes the talks`,
    ])
  }
  for (const [bundle, m, why] of found) {
    bundle.meetings.push(m)
    bundle.because.push(`"${m.label}" ${why}; its article tells of these talks`)
  }
}

// Of an article's other mentions of talks, those that must be of one line for a bare mention to be of it too. Swept .4–.8.
const SHARE = 0.6

/** Parts the meetings of the same parties by subject; numbered rounds of one set of parties stay together. */
function linesOf({ parties, meetings, because }: Bundle): Line[] {
  if (meetings.length === 0) return []
  const issues = meetings.map((m) => subjectIssue(m))
  const sets = new Sets(meetings.length)
  const first = new Map<string, number>()
  let rounds: number | null = null
  for (const [i, m] of meetings.entries()) {
    const issue = issues[i]
    if (issue) {
      const known = first.get(issue)
      if (known === undefined) first.set(issue, i)
      else sets.union(known, i)
    }
    if (m.round !== null || m.occasions.some((o) => o.several > 0)) {
      if (rounds === null) rounds = i
      else if (!issue || !issues[rounds] || issue === issues[rounds]) sets.union(rounds, i)
    }
  }
  const lines = new Map<number, Met[]>()
  const open: Met[] = []
  for (const [i, m] of meetings.entries()) {
    if (issues[i] || m.round !== null) pushTo(lines, sets.find(i), m)
    else open.push(m)
  }
  // Subjects that only one passing mention gives do not make a line of their own beside a greater one.
  const out = [...lines.values()].map((list): Line => ({ parties, subject: commonest(list.map(subjectIssue)), meetings: list, because }))
  out.sort((a, b) => reports(b) - reports(a) || byText(a.meetings[0]?.id ?? '', b.meetings[0]?.id ?? ''))
  if (out.length === 0) return [{ parties, subject: null, meetings: open, because }]
  // Talks whose subject goes unsaid are the talks proper: those about the matter between the parties, not about their relations.
  const main = out.find((l) => l.subject === 'settlement') ?? (out[0] as Line)
  main.meetings.push(...open)
  return mergeMinor([main, ...out.filter((l) => l !== main)])
}

function reports(line: Line): number {
  return line.meetings.reduce((n, m) => n + m.reports, 0)
}

/** A line needs two reports to stand beside another of the same parties. */
function mergeMinor(lines: Line[]): Line[] {
  const main = lines[0] as Line
  const out = [main]
  for (const line of lines.slice(1)) {
    if (reports(line) < 2 || line.subject === null) main.meetings.push(...line.meetings)
    else out.push({ ...line, because: [] })
  }
  return out
}

// Subjects of talks that are kept on separate tracks in practice: relations between the two themselves, and a matter between them or others.
const APART: Readonly<Record<string, string>> = {
  'embassies and missions': 'bilateral relations',
  'bilateral relations': 'bilateral relations',
  'trade and tariffs': 'trade',
}

function named(text: string): string | null {
  const issue = issueOf(text)
  return issue === 'the talks themselves' ? null : issue
}

/** What a meeting is about, as broadly as tracks are told apart; null when that is not told. */
export function subjectIssue(m: Met): string | null {
  const votes = new Map<string, number>()
  for (const o of m.occasions) {
    const told = named(o.item.claim.about ?? '')
    const issue = told ?? named(quoteOf(o.item))
    if (!issue) continue
    const broad = APART[issue] ?? 'settlement'
    votes.set(broad, (votes.get(broad) ?? 0) + (told ? 1 : 0.4))
  }
  return [...votes].sort((a, b) => b[1] - a[1] || byText(a[0], b[0]))[0]?.[0] ?? null
}
