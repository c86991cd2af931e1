import type { ConflictEntry } from '../../model/record.ts'
import { type Context, quoteOf } from '../common/context.ts'
import { lengthOf } from '../common/dates.ts'
import { fold } from '../common/names.ts'
import { byText, pushTo } from '../common/sort.ts'
import type { Met } from '../meetings/entries.ts'
import type { Occasion } from '../meetings/occasion.ts'
import { conflictOf, majority, type Side } from './side.ts'

const LED =
  /\b(?:led|headed|chaired|represented|fronted) by\b|\bleads? (?:the|its|their|a) (?:\p{L}+ ){0,3}(?:delegation|team|side)\b|\b(?:led|headed) (?:the|its|their) (?:\p{L}+ ){0,3}(?:delegation|team|side)\b/iu
const ABSENT = /^,?\s*(?:who )?(?:did not (?:attend|take part|join|travel|show up)|was (?:not present|absent)|stayed (?:away|at home)|skipped|boycotted)\b/i

/**
 * Who was there: one meeting whose side two reports give different heads, or that somebody attended in one and missed in another.
 * Two lists of names are none: every report names whom it finds worth naming.
 */
export function participants(context: Context, meetings: readonly Met[]): ConflictEntry[] {
  return meetings.flatMap((m) =>
    m.reports > 1 && m.status === 'held' && m.range && lengthOf(m.range) <= 3 ? [...heads(context, m), ...attendance(context, m)] : [],
  )
}

/** Two names for the head of one country's delegation. */
function heads(context: Context, m: Met): ConflictEntry[] {
  const byHome = new Map<string, Side[]>()
  for (const o of m.occasions) {
    const text = quoteOf(o.item)
    if (!LED.test(text)) continue
    const named = o.people.filter((p) => standsIn(text, p))
    const homes = named.map((p) => context.home(p))
    for (const [i, p] of named.entries()) {
      const home = homes[i] as string
      // Whose head somebody is can be told only where the words name one person of that country, and where a country is known.
      if (home !== p && homes.filter((h) => h === home).length === 1) pushTo(byHome, home, { item: o.item, value: p })
    }
  }
  return [...byHome]
    .sort((a, b) => byText(a[0], b[0]))
    .flatMap(([home, sides]) => {
      const most = majority(context, sides)
      const because = most?.because ?? `one delegation of ${home} has one head`
      return conflictOf(context, 'participant', `who led ${home} at ${m.label}`, sides, most?.value ?? null, because) ?? []
    })
}

/** Somebody whom one report has there and another has not. */
function attendance(context: Context, m: Met): ConflictEntry[] {
  const missed = new Map<string, Occasion[]>()
  const there = new Map<string, Occasion[]>()
  for (const o of m.occasions) {
    const text = quoteOf(o.item)
    for (const p of o.people) if (standsIn(text, p)) pushTo(isAbsent(text, p) ? missed : there, p, o)
  }
  return [...missed]
    .sort((a, b) => byText(a[0], b[0]))
    .flatMap(([p, out]) => {
      const present = (there.get(p) ?? []).filter((o) => !out.some((x) => x.item.art.id === o.item.art.id))
      if (present.length === 0) return []
      const sides = [...out.map((o): Side => ({ item: o.item, value: 'absent' })), ...present.map((o): Side => ({ item: o.item, value: 'present' }))]
      const most = majority(context, sides)
      return conflictOf(context, 'participant', `whether ${p} was at ${m.label}`, sides, most?.value ?? null, most?.because ?? 'one was there or was not') ?? []
    })
}

function standsIn(text: string, person: string): boolean {
  return fold(text).includes(fold(person).split(' ').at(-1) as string)
}

/** "Lind did not attend", "without Lind": the words of absence stand next to the name. */
function isAbsent(text: string, person: string): boolean {
  const last = person.split(' ').at(-1) as string
  const at = text.indexOf(last)
  if (at < 0) return false
  const after = text.slice(at + last.length, at + last.length + 40)
  const before = text.slice(Math.max(0, at - 40), at)
  return ABSENT.test(after) || /\bwithout (?:[\p{L}.]+ ){0,4}$/iu.test(before)
}
