import type { ActorType, Mention, Role } from '../../model/annotation.ts'
import type { Claim } from '../../model/claim.ts'
import { formatEdtf } from '../../model/edtf.ts'
import { idOf } from '../../model/ids.ts'
import type { ActorEntry, Member } from '../../model/record.ts'
import { type Context, textOf } from '../common/context.ts'
import type { Group } from '../common/judgements.ts'
import { chain, party } from '../common/names.ts'
import { by, byText, commonest, pushTo } from '../common/sort.ts'
import { aliasesOf, spansOf } from './aliases.ts'
import { type Cast, nameOf } from './cast.ts'
import type { Local } from './roles.ts'

export { type Cast, castOf } from './cast.ts'

/** People by their full name, bodies, and countries that are named twice: worth an entry though no claim has them act. */
function isNamed(group: Group<Local>): boolean {
  if (group.items.some((l) => l.type === 'person' && l.words.length > 1)) return true
  const type = group.items[0]?.type
  if (type !== 'organisation' && type !== 'country') return false
  if (type === 'organisation' && group.items.every((l) => SCENE.test(l.actor.name) || chain(l.actor.name).length > 1)) return false
  const enough = type === 'country' ? 2 : 1
  let times = 0
  // What is named often is so within its first articles.
  for (const l of group.items) {
    times += l.art.reading.names.filter((m) => m.actor === l.actor.id && (type === 'country' ? asParty(l, m) : !isAside(l, m))).length
    if (times >= enough) return true
  }
  return false
}

// Where words are posted and where people meet: no actors, unless a claim has them act.
const SCENE =
  /^(?:twitter|x|facebook|instagram|telegram|whatsapp|youtube|tiktok|weibo|wechat|truth social|bluesky|threads|mastodon|reddit|linkedin|signal|snapchat|zoom|viber|vkontakte|vk)$|^(?:palais|h[oô]tel|schloss|villa|bistro|caf[eé]|palazzo|kempinski)\b|\b(?:lawn|palace|hotel|hall|castle|airport|stadium|plaza|barracks|restaurant|ballroom|resort)$/i
const WHERE = /\b(?:in|at|near|from|across|through|inside|outside|into|around|throughout) (?:the )?$/i

/** Whether a country is named there as one that can act: not by what is said of its people or its things ("Norwegian fish"), not as a place. */
function asParty({ art }: Local, { span, type }: Mention): boolean {
  return type === 'country' && !WHERE.test(art.article.text.slice(Math.max(0, span[0] - 16), span[0]))
}

// "/TASS/", "(Reuters) -": who sent the report.
const CREDIT = /^[/)]|^ ?(?:--|[–—])/
// "head of Central Command", "Ada Lind of the Harbour Institute"; "Labour's leader Ada Lind", "EU foreign policy chief Ada Lind".
const OF_SOMEBODY =
  /\b(?:head|chief|leader|director|president|chair\w*|founder|member|secretary|commander|dean|professor|analyst|economist|fellow|researcher|advis[eo]r|editor|now) (?:of|at|from|with) (?:the )?$/
const SCHOLAR = /\p{Lu}\p{L}+ \p{Lu}\p{L}+,? (?:of|at|from|with) (?:the )?$/u
const SCHOOL = /\b(?:University|Institute|College|Academy|School|Cent(?:re|er)|Foundation)\b/
const IN_TITLE =
  /^(?:['’]s?)? (?:[\p{Ll}-]+ ){0,3}(?:chief|head|leader|president|secretary|director|commissioner|chair\w*|envoy|commander|analyst|economist|professor) \p{Lu}/u

/** Whether a body is named there only as the sender of the report, in the headline, or as where somebody who is named holds an office. */
function isAside({ art }: Local, { span: [start, end] }: Mention): boolean {
  const { text, headline } = art.article
  if (headline && start >= headline[0] && end <= headline[1]) return true
  const before = text.slice(Math.max(0, start - 60), start)
  const after = text.slice(end, end + 60)
  if (/(?:[/(]|(?:^|\n)[^\n]{0,50}[,)] ?)$/.test(before) && CREDIT.test(after)) return true
  return OF_SOMEBODY.test(before) || IN_TITLE.test(after) || (SCHOLAR.test(before) && SCHOOL.test(text.slice(start, end)))
}

/** The actors of the record: those who do, say or meet something in a claim, all people that are named in full, all bodies, and countries that are named twice. */
export function linkActors(context: Context, cast: Cast): ActorEntry[] {
  const active = new Map<string, Set<string>>()
  // Where talks are held is a place, and no actor unless it acts.
  const venues = new Set<string>()
  const acts = new Set<string>()
  for (const art of context.arts) {
    const names = new Set<string>()
    for (const claim of art.reading.claims) {
      for (const name of actorsIn(claim)) {
        const who = context.actor(art, name)
        names.add(who)
        if (!('toward' in claim) || name !== claim.toward) acts.add(who)
      }
      if (claim.kind === 'meeting' && claim.place) for (const place of chain(claim.place)) venues.add(place)
    }
    active.set(art.id, names)
  }
  const stands = (group: Group<Local>, name: string): boolean => {
    // A land that something is done to or in ("strikes on Gaza") is no actor for that.
    if (group.items.every((l) => l.actor.type === 'place')) return acts.has(name)
    if (group.items.some((l) => active.get(l.art.id)?.has(name))) return true
    return isNamed(group) && !(group.items[0]?.type === 'country' && venues.has(name))
  }
  const kept: { group: Group<Local>; name: string; id: string }[] = []
  const entryOfLocal = new Map<string, string>()
  for (const group of cast.groups) {
    const name = nameOf(group)
    if (!stands(group, name)) continue
    const id = idOf('actor', [[...group.items].map((l) => l.id).sort(byText)[0] ?? null])
    kept.push({ group, name, id })
    for (const l of group.items) entryOfLocal.set(l.id, id)
  }
  const doubts = suggestions(cast, entryOfLocal)
  return kept.map(({ group, name, id }) => entryOf(context, group, name, id, doubts.get(id) ?? [])).sort(by((a) => `${a.name}\n${a.id}`))
}

type Suggestion = NonNullable<ActorEntry['suggestions']>[number]

/** For each entry the others that it may be one with, each once. */
function suggestions(cast: Cast, entryOfLocal: ReadonlyMap<string, string>): Map<string, Suggestion[]> {
  const out = new Map<string, Suggestion[]>()
  const put = (from: string, to: string, because: string) => {
    if (!out.get(from)?.some((s) => s.actor === to)) pushTo(out, from, { actor: to, because })
  }
  for (const { pair, because } of cast.doubts) {
    const [a, b] = [entryOfLocal.get(pair[0]), entryOfLocal.get(pair[1])]
    if (a === undefined || b === undefined || a === b) continue
    put(a, b, because)
    put(b, a, because)
  }
  for (const list of out.values()) list.sort(by((s) => s.actor))
  return out
}

/** What forms of a name are told apart by: "U.S." and "US" are two, "the Kremlin" and "Kremlin" one. */
function formKey(form: string): string {
  return form.toLowerCase().replace(/\s+/g, ' ').replace(/^the /, '')
}

// Forms with a title that are listed: how often each is used falls off fast, and the titles stand among the roles. Swept 1–9 on three stories, again 1–3 on seventeen.
const TITLED = 1

/** The forms in which the articles name an actor: all names, and the commonest of those with a title before them where no article leaves the title out. */
function formsOf(items: readonly Local[]): string[] {
  const forms = new Map<string, string>()
  const titled = new Map<string, { readonly form: string; readonly n: number }>()
  let plain = 0
  for (const l of items) {
    const own = aliasesOf(l)
    plain += own.plain
    for (const a of [...own.names, ...own.addressed]) if (!forms.has(formKey(a))) forms.set(formKey(a), a)
    for (const a of own.titled) titled.set(formKey(a), { form: titled.get(formKey(a))?.form ?? a, n: (titled.get(formKey(a))?.n ?? 0) + 1 })
  }
  const often = plain > 0 ? [] : [...titled].sort((a, b) => b[1].n - a[1].n || b[0].length - a[0].length || byText(a[0], b[0]))
  for (const [key, { form }] of often.slice(0, TITLED)) if (!forms.has(key)) forms.set(key, form)
  return [...forms.values()].sort(byText)
}

function entryOf(context: Context, group: Group<Local>, name: string, id: string, doubts: readonly Suggestion[]): ActorEntry {
  const items = [...group.items].sort(by((l) => l.id))
  const members: Member[] = items.map((l) => {
    const spans = spansOf(l)
    return { article: l.art.id, claim: l.id, spans, quote: textOf(l.art, spans) }
  })
  return {
    id,
    name,
    type: commonest(items.map((l) => l.type)) as ActorType,
    aliases: formsOf(items),
    roles: rolesOf(items),
    members,
    reports: new Set(items.map((l) => l.art.id)).size,
    origins: new Set(items.map((l) => context.origin(l.art.id))).size,
    because: group.because,
    ...(doubts.length > 0 ? { suggestions: doubts } : {}),
  }
}

interface Held extends Role {
  readonly reports: number
  readonly first: number
  readonly last: number
}

/**
 * The offices that the articles give an actor, the latest report last, with the days of the first and the last article
 * that gives each. A less exact form of another ("envoy" beside "special envoy") goes into it; an office of a country that
 * four times as many reports give to another country was read wrongly.
 */
function rolesOf(items: readonly Local[]): ActorEntry['roles'] {
  const all = new Map<string, Held>()
  for (const l of items)
    for (const r of l.actor.roles) {
      const of = r.of ? party(r.of) : null
      const key = `${r.title.toLowerCase()}|${of ?? ''}`
      const [from, to] = l.art.published ?? [Number.NaN, Number.NaN]
      const known = all.get(key)
      all.set(key, {
        title: known?.title ?? r.title,
        of,
        reports: (known?.reports ?? 0) + 1,
        first: least(known?.first, from),
        last: greatest(known?.last, to),
      })
    }
  const list = [...all.values()]
  const sound = list.filter((r) => !list.some((x) => x.of !== r.of && head(x) === head(r) && x.reports >= 4 * r.reports))
  const kept = sound.filter((r) => !sound.some((x) => x !== r && isFuller(x, r)))
  return kept
    .map((r): Held => {
      const parts = sound.filter((x) => x === r || isFuller(r, x))
      return {
        ...r,
        first: parts.reduce((n, x) => least(n, x.first), Number.NaN),
        last: parts.reduce((n, x) => greatest(n, x.last), Number.NaN),
      }
    })
    .sort(
      (a, b) =>
        (Number.isNaN(a.last) ? 1 : 0) - (Number.isNaN(b.last) ? 1 : 0) || a.last - b.last || byText(a.title, b.title) || byText(a.of ?? '', b.of ?? ''),
    )
    .map(({ title, of, first, last }) => ({ title, of, first: day(first), last: day(last) }))
}

const day = (n: number): string | null => (Number.isFinite(n) ? formatEdtf([n, n]) : null)

function least(a: number | undefined, b: number): number {
  return a === undefined || !Number.isFinite(a) ? b : Number.isFinite(b) ? Math.min(a, b) : a
}

function greatest(a: number | undefined, b: number): number {
  return a === undefined || !Number.isFinite(a) ? b : Number.isFinite(b) ? Math.max(a, b) : a
}

function head(r: Role): string {
  return r.title.toLowerCase().split(' ').at(-1) as string
}

/** Whether `a` says all that `b` says of one office, and more. Former offices are offices of their own. */
function isFuller(a: Role, b: Role): boolean {
  if (head(a) !== head(b) || (b.of !== null && a.of !== b.of)) return false
  const [x, y] = [a.title.toLowerCase().split(' '), b.title.toLowerCase().split(' ')]
  if (x.includes('former') !== y.includes('former')) return false
  return y.every((w) => x.includes(w)) && (x.length > y.length || (b.of === null && a.of !== null))
}

/** All names that a claim gives, whatever its kind. */
export function actorsIn(claim: Claim): string[] {
  const out: string[] = []
  const put = (...names: (string | null)[]) => {
    for (const n of names) if (n !== null && n !== 'unnamed') out.push(n)
  }
  if ('source' in claim) put(claim.source, claim.to)
  if ('by' in claim) put(claim.by)
  if ('with' in claim) put(...claim.with)
  if ('parties' in claim) put(...claim.parties)
  if ('people' in claim) put(...claim.people, ...claim.mediators, ...claim.hosts)
  if ('on' in claim) put(...claim.on)
  if ('toward' in claim) put(claim.toward)
  return out
}
