import { idOf } from '../../model/ids.ts'
import type { ConflictEntry, ConflictKind } from '../../model/record.ts'
import type { Span } from '../../model/span.ts'
import { type Context, inOrder, type Item, textOf } from '../common/context.ts'
import { memberOf } from '../common/entry.ts'
import { byText } from '../common/sort.ts'

/** One report and the value that it gives. */
export interface Side {
  readonly item: Item
  readonly value: string
  /** The words that give the value, where the claim's evidence is wider. */
  readonly spans?: readonly Span[]
}

// What would decide between the sides, by the sort of thing that they differ in.
const SETTLED: Readonly<Record<ConflictKind, string>> = {
  date: 'a communiqué, a schedule or a report of the day itself',
  place: 'a communiqué, or a report from the place',
  number: 'the text or the count that the number is taken from',
  participant: 'the list of delegates, or a picture of the table',
  polarity: 'the text that was agreed, or a word of the party that is said to have agreed',
  status: 'a communiqué of either side after the day',
  wording: 'a recording, or the text in the language that it was said in',
  attribution: 'the interview, post or speech that the words were first said in',
}

/** Why it is one, what the evidence points to, and what would settle it. */
function reasons(kind: ConflictKind, because: string | null): string {
  return [...(because ? [because] : []), `what would settle it: ${SETTLED[kind]}`].join('; ')
}

/**
 * A conflict from its sides, at most one a claim and value; each side counts the origins behind its value. Null when
 * fewer than two values are left. What the evidence points to is a proposal: the value that `resolved` names, or null.
 */
export function conflictOf(
  context: Context,
  kind: ConflictKind,
  about: string,
  sides: readonly Side[],
  resolved: string | null,
  because: string | null,
): ConflictEntry | null {
  const seen = new Map<string, Side>()
  for (const s of [...sides].sort((a, b) => inOrder(a.item, b.item))) {
    const key = `${s.item.id}\n${s.value}`
    if (!seen.has(key)) seen.set(key, s)
  }
  const kept = [...seen.values()]
  const values = new Map<string, Set<string>>()
  for (const s of kept) values.set(s.value, (values.get(s.value) ?? new Set()).add(context.origin(s.item.art.id)))
  if (values.size < 2) return null
  const firsts = [...values.keys()].map(
    (v) =>
      kept
        .filter((s) => s.value === v)
        .map((s) => s.item.id)
        .sort(byText)[0] as string,
  )
  return {
    id: idOf('conflict', [kind, ...firsts.sort(byText)]),
    about,
    kind,
    sides: kept.map((s) => ({
      ...memberOf(s.item),
      ...(s.spans ? { spans: s.spans, quote: textOf(s.item.art, s.spans) } : {}),
      value: s.value,
      origins: values.get(s.value)?.size ?? 1,
    })),
    resolved,
    because: reasons(kind, because),
  }
}

/** The value that more origins bear out than all others, or null. */
export function majority(context: Context, sides: readonly Side[]): { value: string; because: string } | null {
  const values = new Map<string, Set<string>>()
  for (const s of sides) values.set(s.value, (values.get(s.value) ?? new Set()).add(context.origin(s.item.art.id)))
  const ranked = [...values].sort((a, b) => b[1].size - a[1].size || byText(a[0], b[0]))
  const [first, second] = ranked
  if (!first || !second || first[1].size <= second[1].size) return null
  return { value: first[0], because: `${first[1].size} independent origins against ${second[1].size}` }
}
