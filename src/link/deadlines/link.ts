import type { DeadlineClaim } from '../../model/claim.ts'
import { addDuration, type DayRange, formatEdtf } from '../../model/edtf.ts'
import type { AgreementEntry, DeadlineEntry } from '../../model/record.ts'
import { claimsOf, type Context, type Item, inOrder, itemsOf, quoteOf } from '../common/context.ts'
import { meets, rangeOf, spell } from '../common/dates.ts'
import { entryBase } from '../common/entry.ts'
import { gather } from '../common/gather.ts'
import { applyJudgements, type Group } from '../common/judgements.ts'
import { by, byText, commonest, pushTo } from '../common/sort.ts'
import { conceptsOf, overlap, weight } from '../common/words.ts'

/** A deadline as it is compared. */
interface Term {
  readonly id: string
  readonly item: Item<DeadlineClaim>
  readonly by: string | null
  readonly on: readonly string[]
  readonly due: DayRange | null
  /** Why `due` is not simply stated. */
  readonly because: string | null
  readonly words: ReadonlySet<string>
  /** Whether it only recalls the deadline of a day, and tells neither what for nor for whom. */
  readonly bare: boolean
}

interface State {
  by: string | null
  readonly on: Set<string>
  due: DayRange | null
  length: string | null
  readonly words: Set<string>
}

/** Deadlines of all articles. `agreements` tell which were met. */
export function linkDeadlines(context: Context, agreements: readonly AgreementEntry[]): DeadlineEntry[] {
  const terms = itemsOf(context, 'deadline').map((item) => termOf(context, item))
  terms.sort(
    (a, b) =>
      Number(b.due !== null) - Number(a.due !== null) || Number(b.item.claim.length !== null) - Number(a.item.claim.length !== null) || inOrder(a.item, b.item),
  )
  const found = gather<Term, State>(terms, { keys: keysOf, start, add, fit, threshold: 1.6 })
  const entries = applyJudgements(
    'deadline',
    found.map((f) => f.group),
    context.decisions,
  ).map((g) => entryOf(context, g))
  const later = laterOf(context, entries, agreements)
  return entries.map((e) => ({ ...e, state: stateOf(context, e, later) })).sort(by((d) => `${d.due ?? '~'}\n${d.label}\n${d.id}`))
}

/**
 * Reads a deadline. One that gives only its length runs at the latest from the day on which it was told: the day of the
 * statement that sets it, else the article's. That is an upper bound, not a day.
 */
function termOf(context: Context, item: Item<DeadlineClaim>): Term {
  const { claim, art } = item
  let due = rangeOf(claim.due)
  let because = claim.basis?.['due'] === 'inferred' ? (claim.because?.['due'] ?? 'inferred in the article') : null
  // "extended by ten days" runs from the day that it had, which is not told.
  if (!due && claim.length && !EXTENDED_BY.test(quoteOf(item))) {
    const holder = claim.within ? claimsOf(art, 'statement').find((c) => c.id === claim.within) : undefined
    const said = holder ? rangeOf(holder.said) : null
    const from = said && Number.isFinite(said[1]) ? said[1] : art.published?.[1]
    const last = from === undefined ? null : addDuration(from, claim.length)
    if (from !== undefined && last !== null) {
      due = [-Infinity, last]
      because = `${claim.length} from ${spell([from, from])}, by when it had been set`
    }
  }
  return {
    id: item.id,
    item,
    by: claim.by === null ? null : context.home(context.actor(art, claim.by)),
    on: claim.on.map((n) => context.home(context.actor(art, n))).sort(byText),
    due,
    because,
    bare: claim.requires === null && claim.orElse === null && claim.on.length === 0 && /\bdeadline\b/i.test(quoteOf(item)),
    words: conceptsOf(`${claim.requires ?? ''} ${claim.orElse ?? ''} ${claim.requires ? '' : quoteOf(item)}`),
  }
}

function keysOf(t: Term): string[] {
  const keys = [`doc|${t.item.art.id}`]
  if (t.due && Number.isFinite(t.due[1])) keys.push(`due|${t.due[1]}`)
  if (t.item.claim.length) keys.push(`length|${t.item.claim.length}|${t.by ?? ''}`, `length|${t.item.claim.length}|${t.on.join('|')}`)
  for (const c of [...t.words]
    .filter((w) => weight(w) >= 1)
    .sort(byText)
    .slice(0, 6))
    keys.push(`word|${c}|${t.by ?? ''}`)
  return keys
}

function start(t: Term): State {
  return { by: t.by, on: new Set(t.on), due: t.due, length: t.item.claim.length, words: new Set(t.words) }
}

function add(s: State, t: Term): void {
  s.by ??= t.by
  s.length ??= t.item.claim.length
  for (const n of t.on) s.on.add(n)
  if (t.due) s.due = s.due && meets(s.due, t.due) ? [Math.max(s.due[0], t.due[0]), Math.min(s.due[1], t.due[1])] : (s.due ?? t.due)
  if (s.words.size < 40) for (const w of t.words) s.words.add(w)
}

function fit(t: Term, s: State): { score: number; because: string } | null {
  const why: string[] = []
  let score = 0
  const length = t.item.claim.length
  if (t.by && s.by) {
    if (t.by !== s.by) return null
    score += 0.8
    why.push(`set by ${t.by}`)
  }
  if (length && s.length) {
    if (length !== s.length) return null
    score += 1
    why.push(`${length} long`)
  }
  if (t.due && s.due) {
    if (!meets(t.due, s.due)) return null
    if (t.due[0] === t.due[1] && s.due[0] === s.due[1]) {
      score += 1.2
      why.push(`due ${spell(t.due)}`)
    } else if (length && s.length) score += 0.4
  }
  const on = t.on.filter((n) => s.on.has(n)).length
  if (t.on.length > 0 && s.on.size > 0) {
    if (on === 0) score -= 1
    else {
      score += 0.5
      why.push(`for ${t.on.join(', ')}`)
    }
  }
  const same = overlap(t.words, s.words)
  // "the deadline of 14 April stood": it names nothing but the day, and of two deadlines on one day the text would tell which.
  if (t.bare && t.due && s.due && t.due[0] === t.due[1] && s.due[0] === s.due[1])
    return { score: score + 0.5, because: [...why, 'the deadline of that day'].join(', ') }
  if (same.shared === 0 && t.words.size > 0 && s.words.size > 0 && !(length && s.length)) return null
  score += 0.8 * same.cover
  return { score, because: why.join(', ') }
}

function entryOf(context: Context, group: Group<Term>): DeadlineEntry {
  const terms = [...group.items].sort((a, b) => inOrder(a.item, b.item))
  const claims = terms.map((t) => t.item.claim)
  const base = entryBase(context, 'deadline', { ...group, items: terms.map((t) => t.item) })
  const who = commonest(terms.map((t) => t.item.claim.by && context.actor(t.item.art, t.item.claim.by)))
  const requires = commonest(claims.map((c) => c.requires))
  const length = commonest(claims.map((c) => c.length))
  return {
    ...base,
    label: group.name ?? `${who ? `${who}: ` : ''}${length ? `${length} ` : ''}${requires ?? quoteOf((terms[0] as Term).item)}`,
    by: who,
    on: [...new Set(terms.flatMap((t) => t.item.claim.on.map((n) => context.actor(t.item.art, n))))].sort(byText),
    ...dueOf(group.date, terms),
    length,
    requires,
    orElse: commonest(claims.map((c) => c.orElse)),
    state: 'unknown',
  }
}

/** The tightest stretch that all reports leave. */
function dueOf(given: string | null, terms: readonly Term[]): Pick<DeadlineEntry, 'due' | 'dueBasis' | 'dueBecause'> {
  if (given !== null) return { due: given, dueBasis: 'given', dueBecause: 'set by a judgement' }
  const stated = terms.find((t) => t.due && t.because === null && Number.isFinite(t.due[0]) && t.due[1] - t.due[0] <= 1)
  if (stated?.due) return { due: formatEdtf(stated.due), dueBasis: 'stated' }
  let range: DayRange | null = null
  let because: string | null = null
  for (const t of terms) {
    if (!t.due) continue
    if (!range || (meets(range, t.due) && (t.due[0] > range[0] || t.due[1] < range[1]))) {
      range = range ? [Math.max(range[0], t.due[0]), Math.min(range[1], t.due[1])] : t.due
      because = t.because ?? because
    }
  }
  if (!range) return { due: null, dueBasis: 'stated' }
  return because !== null || !Number.isFinite(range[0])
    ? { due: formatEdtf(range), dueBasis: 'inferred', dueBecause: because ?? 'the latest day that it can fall on' }
    : { due: formatEdtf(range), dueBasis: 'stated' }
}

/** What the state of a deadline can rest on, by party: agreements that hold, and deadlines by who set them, with their days and words. */
interface Later {
  readonly agreements: ReadonlyMap<string, readonly { readonly when: DayRange; readonly about: Words }[]>
  readonly deadlines: ReadonlyMap<string, readonly { readonly id: string; readonly due: DayRange; readonly requires: Words; readonly moved: boolean }[]>
}
type Words = ReturnType<typeof conceptsOf>

function laterOf(context: Context, all: readonly DeadlineEntry[], agreements: readonly AgreementEntry[]): Later {
  const later = {
    agreements: new Map<string, { when: DayRange; about: Words }[]>(),
    deadlines: new Map<string, { id: string; due: DayRange; requires: Words; moved: boolean }[]>(),
  }
  for (const a of agreements) {
    const when = rangeOf(a.when) ?? toldBy(context, a)
    if (when === null || a.factuality !== 'asserted' || (a.status !== 'reached' && a.status !== 'implemented')) continue
    for (const p of a.parties) pushTo(later.agreements, p, { when, about: conceptsOf(a.about ?? '') })
  }
  for (const d of all) {
    const due = rangeOf(d.due)
    if (due === null) continue
    const entry = { id: d.id, due, requires: conceptsOf(d.requires ?? ''), moved: d.members.some((m) => MOVED.test(m.quote)) }
    for (const who of new Set([...(d.by === null ? [] : [d.by]), ...(entry.moved ? d.on : [])])) pushTo(later.deadlines, who, entry)
  }
  return later
}

const EXTENDED_BY =
  /^(?=.*\b(?:deadline|ultimatum|cut-?off)\b).*\b(?:extend(?:s|ed)?|prolong(?:s|ed)?|push(?:es|ed)? back|put off|postpone[sd]?|brought forward|move[sd]?)\b.*\b(?:by|another|further)\b/i

const MOVED =
  /\b(?:extend(?:s|ed|ing)?|extension|push(?:es|ed|ing)? back|put(?:s|ting)? off|postpon(?:e|es|ed|ing)|delay(?:s|ed|ing)?|moved?|prolong(?:s|ed|ing)?|new deadline|later deadline|more time|reprieve)\b/i

/** An agreement without a day had been reached when the first article told of it. */
function toldBy(context: Context, a: AgreementEntry): DayRange | null {
  const days = a.members.flatMap((m) => context.byArticle.get(m.article)?.published?.[1] ?? [])
  const first = Math.min(...days)
  return Number.isFinite(first) ? [first, first] : null
}

/** How it stands on the day: met by an agreement on what it asks, extended by a later one, passed, or running. */
function stateOf(context: Context, entry: DeadlineEntry, later: Later): DeadlineEntry['state'] {
  const due = rangeOf(entry.due)
  if (!due || !Number.isFinite(due[1]) || context.asOf === null) return 'unknown'
  const words = conceptsOf(`${entry.requires ?? ''}`)
  const met = entry.on.some((party) =>
    (later.agreements.get(party) ?? []).some(({ when, about }) => {
      if (when[1] > due[1] || when[0] < due[1] - 400) return false
      const same = overlap(words, about)
      return same.cover >= 0.75 && same.shared >= 1.5
    }),
  )
  if (met) return 'met'
  // Moved to a later day in so many words, or a later day set for the same thing.
  const extended = [...(entry.by === null ? [] : [entry.by]), ...entry.on].some((who, i) =>
    (later.deadlines.get(who) ?? []).some((d) => {
      if (d.id === entry.id || d.due[0] <= due[1] || d.due[0] - due[1] > 400 || (i > 0 && !d.moved)) return false
      const same = overlap(words, d.requires)
      return (words.size > 0 && same.cover >= 0.6) || (d.moved && same.shared >= 0.9)
    }),
  )
  if (extended) return 'extended'
  return due[1] < context.asOf ? 'lapsed' : 'running'
}
