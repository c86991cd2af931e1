import { type DayRange, formatEdtf } from '../../model/edtf.ts'
import type { AgreementClaim } from '../../model/claim.ts'
import type { ConflictEntry } from '../../model/record.ts'
import { type Context, type Item, itemsOf, quoteOf } from '../common/context.ts'
import { lengthOf, meets, rangeOf } from '../common/dates.ts'
import { fold, placeRelation } from '../common/names.ts'
import { byText, pushTo } from '../common/sort.ts'
import { Sets } from '../common/union.ts'
import { conceptsOf, overlap, weight } from '../common/words.ts'
import type { Met } from '../meetings/entries.ts'
import { type Occasion, OFF } from '../meetings/occasion.ts'
import { conflictOf, majority, type Side } from './side.ts'

/** Meetings that are one by their number, or by who met on one day, and whose dates or places cannot both be right. */
export function twins(context: Context, meetings: readonly Met[]): ConflictEntry[] {
  const out: ConflictEntry[] = []
  const blocks = new Map<string, Met[]>()
  for (const m of meetings) {
    if (m.parties.length < 2 || m.status !== 'held' || !m.range || lengthOf(m.range) > 3 || m.occasions.some((o) => o.several > 0)) continue
    if (m.round !== null) pushTo(blocks, `round|${m.parties.join('|')}|${m.round}`, m)
    if (m.place) pushTo(blocks, `day|${m.parties.join('|')}|${m.range[0]}`, m)
  }
  for (const [key, list] of [...blocks].sort((a, b) => byText(a[0], b[0])))
    for (let i = 0; i < Math.min(list.length, 6); i++)
      for (let j = i + 1; j < Math.min(list.length, 6); j++) {
        const c = key.startsWith('round') ? dateTwins(context, list[i] as Met, list[j] as Met) : placeTwins(context, list[i] as Met, list[j] as Met)
        if (c) out.push(c)
      }
  return out
}

function dateTwins(context: Context, a: Met, b: Met): ConflictEntry | null {
  const [x, y] = [a.range, b.range]
  if (!x || !y || meets(x, y) || Math.max(x[0] - y[1], y[0] - x[1]) > 60) return null
  if (a.place && b.place && placeRelation(a.place, b.place) === 'apart') return null
  const sides = [...stating(a, (o) => o.when !== null), ...stating(b, (o) => o.when !== null)].map(
    (o): Side => ({ item: o.item, value: formatEdtf(o.when as DayRange) }),
  )
  const most = majority(context, sides)
  return conflictOf(
    context,
    'date',
    `date of round ${a.round} of ${a.parties.join('–')}`,
    sides,
    most?.value ?? null,
    most?.because ?? 'one numbered round cannot have been on both days',
  )
}

function placeTwins(context: Context, a: Met, b: Met): ConflictEntry | null {
  if (!a.place || !b.place || placeRelation(a.place, b.place) !== 'apart') return null
  const people = a.people.filter((p) => b.people.includes(p)).length
  const subject = overlap(a.subject, b.subject)
  if (people < 2 && !(subject.shared >= 1 && subject.cover >= 0.5) && (a.round === null || a.round !== b.round)) return null
  const sides = [...stating(a, (o) => o.place !== null), ...stating(b, (o) => o.place !== null)].map((o): Side => ({ item: o.item, value: o.place as string }))
  const most = majority(context, sides)
  return conflictOf(
    context,
    'place',
    `place of the meeting of ${a.parties.join('–')} on ${a.when}`,
    sides,
    most?.value ?? null,
    most?.because ?? 'the same parties on the same day and subject, in two places',
  )
}

function stating(m: Met, test: (o: Occasion) => boolean): Occasion[] {
  return m.occasions.filter(test)
}

/** One meeting said to have been held, and not to have been, by articles of the same days. */
export function heldOrNot(context: Context, meetings: readonly Met[]): ConflictEntry[] {
  const out: ConflictEntry[] = []
  for (const m of meetings) {
    if (!m.range || !Number.isFinite(m.range[1])) continue
    const after = m.occasions.filter((o) => !Number.isNaN(o.at) && o.at > (m.range as readonly [number, number])[1] && o.when !== null)
    const held = after.filter((o) => o.status === 'held')
    const off = after.filter((o) => OFF.has(o.status))
    if (held.length === 0 || off.length === 0) continue
    const c = conflictOf(
      context,
      'status',
      `whether ${m.label} took place`,
      [...held, ...off].map((o) => ({ item: o.item, value: o.status })),
      null,
      'both were written after the day',
    )
    if (c) out.push(c)
  }
  return out
}

// Days between two articles that can be of one and the same agreement.
const DAYS = 3

/** What one report says was agreed and another, within days, says was not: one conflict for each thing that is disputed. */
export function agreedOrNot(context: Context): ConflictEntry[] {
  const all = itemsOf(context, 'agreement')
    .filter((item) => item.claim.factuality !== 'hypothetical' && item.claim.factuality !== 'possible' && item.claim.factuality !== 'demanded')
    .filter((item) => YES.has(item.claim.status) || item.claim.status === 'denied')
    .map((item) => ({ item, parties: item.claim.parties.map((p) => context.actor(item.art, p)), named: namedIn(item), words: aboutOf(item) }))
  const sets = new Sets(all.length)
  const blocks = new Map<string, number[]>()
  for (const [i, a] of all.entries()) {
    const day = a.item.art.published?.[0]
    if (day === undefined || !Number.isFinite(day)) continue
    const stretch = Math.floor(day / DAYS)
    const denies = a.item.claim.status === 'denied'
    const keys = a.parties.flatMap((p) => telling(a.words).map((c) => `${p}|${c}`))
    // Only through a denial: what two reports affirm of one subject need not be one agreement.
    for (const key of keys)
      for (const at of [stretch - 1, stretch, stretch + 1])
        for (const other of denies ? ['no', 'yes'] : ['no'])
          for (const j of (blocks.get(`${key}|${at}|${other}`) ?? []).slice(-12)) {
            const b = all[j] as (typeof all)[number]
            if (near(a.item, b.item) && sameWho(a.named, b.named) && alike(a.words, b.words) && oneStep(a.item, b.item)) sets.union(i, j)
          }
    for (const key of keys) pushTo(blocks, `${key}|${stretch}|${denies ? 'no' : 'yes'}`, i)
  }
  return sets.groups().flatMap((ids) => {
    const group = ids.map((i) => (all[i] as (typeof all)[number]).item)
    const denial = group.find((item) => item.claim.status === 'denied')
    if (!denial || group.length < 2) return []
    const sides = group.map((item): Side => ({ item, value: item.claim.status === 'denied' ? 'not agreed' : 'agreed' }))
    return (
      conflictOf(context, 'polarity', `whether there is agreement: ${denial.claim.about ?? quoteOf(denial)}`, sides, null, 'reported and denied within days') ??
      []
    )
  })
}

const YES: ReadonlySet<AgreementClaim['status']> = new Set(['reached', 'partial', 'implemented'])

/** The parties whose names stand in the words of the claim: "Israel agreed" is not "Hamas agreed", though both are of one deal. */
function namedIn(item: Item<AgreementClaim>): string[] {
  const text = fold(quoteOf(item))
  return item.claim.parties.filter((p) => text.includes(fold(p)))
}

function sameWho(a: readonly string[], b: readonly string[]): boolean {
  return a.length === 0 || b.length === 0 || a.some((p) => b.includes(p))
}

const SIGNING = /\b(?:sign|ink|initial)(?:s|ed|led|ing|ling)?\b/i

/** What is agreed need not be signed yet: "we signed nothing today" denies no agreement that others report, only its signing. */
function oneStep(a: Item<AgreementClaim>, b: Item<AgreementClaim>): boolean {
  const [denial, other] = a.claim.status === 'denied' ? [a, b] : [b, a]
  return other.claim.status === 'denied' || !SIGNING.test(quoteOf(denial)) || SIGNING.test(quoteOf(other))
}

function aboutOf(item: Item<AgreementClaim>): Set<string> {
  return conceptsOf(`${item.claim.about ?? ''} ${quoteOf(item)}`)
}

function telling(words: ReadonlySet<string>): string[] {
  return [...words]
    .filter((c) => weight(c) >= 1)
    .sort(byText)
    .slice(0, 10)
}

function near(a: Item<AgreementClaim>, b: Item<AgreementClaim>): boolean {
  const when = [rangeOf(a.claim.when), rangeOf(b.claim.when)]
  if (when[0] && when[1] && !meets(when[0], when[1])) return false
  const [x, y] = [a.art.published, b.art.published]
  // An agreement of weeks ago is not the one that is denied now.
  if (x && when[0] && when[0][1] < x[0] - 14) return false
  if (y && when[1] && when[1][1] < y[0] - 14) return false
  return x !== null && y !== null && Math.max(x[0] - y[1], y[0] - x[1]) <= DAYS
}

function alike(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  const o = overlap(a, b)
  return o.shared >= 2 && o.cover >= 0.45
}
