import type { LinkPart, Links } from '../model/record.ts'
import type { Ask, Query } from '../record/index.ts'
import { SCREEN } from './parts/address.ts'

type Entry<P extends LinkPart> = Links[P][number]

/** One screen of a list and how many there are in all. */
export interface Screenful<P extends LinkPart> {
  readonly rows: readonly Entry<P>[]
  readonly total: number
}

/** Members of an entry that a list can need: for the chip and for what it shows of them. */
const MEMBERS = 8

/**
 * One screen of a part's entries, in the order of linking. Without a filter the store counts and skips; with one, all bodies are looked
 * through but no members. So a list of half a million entries costs what is shown of it.
 */
export async function screenful<P extends LinkPart>(
  ask: Ask,
  part: P,
  screen: number,
  keep: ((entry: Entry<P>) => boolean) | null,
  members = MEMBERS,
): Promise<Screenful<P>> {
  const skipped = (screen - 1) * SCREEN
  if (!keep) {
    const rows = (await ask.entries(part, { limit: SCREEN, offset: skipped, members } satisfies Query)) as readonly Entry<P>[]
    return { rows, total: await ask.count(part) }
  }
  const fits = ((await ask.entries(part, { members: 0 })) as readonly Entry<P>[]).filter(keep)
  const ids = fits.slice(skipped, skipped + SCREEN).map((e) => e.id)
  const rows = (ids.length > 0 ? await ask.entries(part, { ids, members }) : []) as readonly Entry<P>[]
  return { rows, total: fits.length }
}

/** A filter of several conditions; null when there is none, so that nothing needs to be looked through. */
export function allOf<E>(conditions: readonly (((entry: E) => boolean) | null)[]): ((entry: E) => boolean) | null {
  const real = conditions.filter((c) => c !== null)
  return real.length === 0 ? null : (e) => real.every((c) => c(e))
}

/** Whether a text holds what was typed, whatever the capitals; null when nothing was typed. */
export function holds<E>(typed: string | undefined, of: (entry: E) => string): ((entry: E) => boolean) | null {
  const wanted = typed?.toLowerCase()
  return wanted ? (e) => of(e).toLowerCase().includes(wanted) : null
}

/** Whether a value is the one that was chosen; null when none was. */
export function is<E>(chosen: string | undefined, of: (entry: E) => string): ((entry: E) => boolean) | null {
  return chosen ? (e) => of(e) === chosen : null
}
