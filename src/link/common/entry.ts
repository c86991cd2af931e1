import type { EntryBase, Member } from '../../model/record.ts'
import { type Context, type Item, inOrder, quoteOf } from './context.ts'
import { entryId, type Group } from './judgements.ts'

/** A claim as a member of an entry. */
export function memberOf(item: Item): Member {
  return { article: item.art.id, claim: item.id, spans: item.claim.evidence, quote: quoteOf(item) }
}

/** How many independent origins stand behind these claims: copies and rewrites of one text count once. */
export function originsOf(context: Pick<Context, 'origin'>, items: readonly { readonly art: { readonly id: string } }[]): number {
  return new Set(items.map((i) => context.origin(i.art.id))).size
}

/** What every entry has: id from its members, the members in order of publication, reports, origins, reasons. */
export function entryBase(context: Context, sort: string, group: Group): EntryBase {
  const items = [...group.items].sort(inOrder)
  return {
    id: entryId(
      sort,
      items.map((i) => i.id),
    ),
    members: items.map(memberOf),
    reports: new Set(items.map((i) => i.art.id)).size,
    origins: originsOf(context, items),
    because: [...new Set(group.because)],
  }
}
