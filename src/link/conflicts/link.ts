import type { ConflictEntry } from '../../model/record.ts'
import type { Context } from '../common/context.ts'
import { by } from '../common/sort.ts'
import type { Met } from '../meetings/entries.ts'
import { agreedOrNot, heldOrNot, twins } from './events.ts'
import { numbers } from './numbers.ts'
import { participants } from './participants.ts'
import { attributions, quotations, wordings } from './words.ts'

/**
 * Reports that cannot both be right. Precision first: what changes over time, what is rounded and what is only told more
 * broadly is no conflict, and nothing is settled here. `impossible`: what the network of days has found. A conflict that a judgement rejects, by its id, is left out.
 */
export function linkConflicts(context: Context, meetings: readonly Met[], impossible: readonly ConflictEntry[] = []): ConflictEntry[] {
  const quoted = quotations(context)
  const all = [
    ...impossible,
    ...twins(context, meetings),
    ...heldOrNot(context, meetings),
    ...participants(context, meetings),
    ...agreedOrNot(context),
    ...numbers(context),
    ...wordings(context, quoted),
    ...attributions(context, quoted),
  ]
  const seen = new Set<string>()
  return all
    .filter((c) => {
      if (seen.has(c.id) || context.decisions.rejected.has(c.id)) return false
      seen.add(c.id)
      return true
    })
    .sort(by((c) => `${c.kind}\n${c.id}`))
}
