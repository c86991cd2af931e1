import type { DocActor, Mention, Parsed } from '../../model/annotation.ts'
import { Cast, published } from './cast.ts'
import { findStyled } from './honours.ts'
import { lexicon } from './lexicon.ts'
import { linkNames, textOf } from './link.ts'
import { findNominals, type Ref } from './nominals.ts'
import { findPronouns } from './pronouns.ts'
import { recognise } from './recognise.ts'
import { placesOf, readRoles, settleOwners } from './roles.ts'
import { settleOwned } from './seen.ts'
import { shapesOf } from './shapes.ts'

/**
 * Names, descriptions and pronouns of an article, and the actors they stand for. Takes tokens, tags, trees and quotations; gives mentions in reading
 * order (an enclosing one first) with spans in UTF-16 units, and actors in order of first mention. Rules and lexicons only (`data/names`), no
 * learned weights. Near linear in length; never throws; an actor is null where the text does not make clear who is meant.
 */
export function findNames(doc: Parsed): { mentions: Mention[]; actors: DocActor[] } {
  const sh = shapesOf(doc, lexicon())
  const cast = new Cast()
  const linked = linkNames(sh, recognise(sh), cast)
  const places = placesOf(doc.count, linked)
  const claimed = new Uint8Array(doc.count)
  const owed = readRoles(sh, places, cast, claimed)
  const nominals = findNominals(sh, places, cast, claimed)
  // Descriptions settle whose a ministry without a country is, so names come after them.
  const names: Ref[] = linked.map((l) => ({ first: l.first, end: l.end, form: 'name', type: l.type, actor: l.actor }))
  for (const n of nominals) n.actor?.aliases.add(textOf(sh, n))
  const spoken = [...names, ...nominals, ...findStyled(sh, places)].sort(inOrder)
  let pronouns = findPronouns(sh, spoken)
  const owners = new Map([...nominals.map((n) => [n.end - 1, n.actor] as const), ...pronouns.map((p) => [p.first, p.actor] as const)])
  settleOwners(cast, owed, owners)
  // Who "its envoy" is may tell who the "he" of the next sentence is.
  if (settleOwned(nominals, owners, cast, sh.lex.countries)) pronouns = findPronouns(sh, spoken)
  const refs = [...spoken, ...pronouns].sort(inOrder)
  const { actors, ids } = published(
    cast,
    refs.flatMap((r) => (r.actor === null ? [] : [r.actor.index])),
  )
  const mentions = refs.map(
    (r): Mention => ({
      span: [doc.start[r.first]!, doc.end[r.end - 1]!],
      first: r.first,
      end: r.end,
      form: r.form,
      type: r.type,
      actor: r.actor === null ? null : ids.get(r.actor.index)!,
    }),
  )
  return { mentions, actors }
}

function inOrder(a: Ref, b: Ref): number {
  return a.first - b.first || b.end - a.end || (a.form < b.form ? -1 : a.form > b.form ? 1 : 0)
}
