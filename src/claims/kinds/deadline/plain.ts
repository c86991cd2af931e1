import type { Doc } from '../../../model/annotation.ts'
import { actorAt, partyOf } from '../../shared/actors.ts'
import { wordsOf } from '../../shared/clause.ts'
import { U, X } from '../../syntax.ts'
import type { Candidate } from './candidate.ts'

/*
 * Those who must act and have no name of their own, in the words of the text; and parliaments, which act for their country.
 */

/** "foreign firms", "its bondholders": those that have no name, in the words of the text without an article. */
export function plainWords(doc: Doc, from: number, last: number): string | null {
  let first = from
  while (first < last && (doc.upos[first] === U.DET || doc.xpos[first] === X['PRP$'] || doc.upos[first] === U.NUM)) first++
  if (doc.xpos[last] !== X.NNS || !PEOPLE.test(doc.lemma[last]!) || last - first > 3) return null
  for (let t = first; t <= last; t++) if (actorAt(doc, t) !== null || ![U.ADJ, U.NOUN].includes(doc.upos[t]!)) return null
  return wordsOf(doc, first, last)
}

/** Those who act and are no side of the talks with a name of its own. */
const PEOPLE =
  /(?:holder|firm|company|owner|lender|bank|miner|farmer|trader|airline|carmaker|maker|member|voter|resident|settler|diplomat|tenant|applicant|bidder|supplier|exporter|importer|operator|investor|worker|employer|retailer|shipper|family|refugee|crew|state|government|province|region|municipality|school|hospital|university|citizen|migrant|national|traveller|passenger|vessel|creditor|debtor|taxpayer|organisation|organization|agency|group|militia|fighter|rebel|gunman|peacekeeper|ngo)$/

const CHAMBER = /(?:Congress|[Pp]arliament|Senate|Knesset|Bundestag|Duma|Rada|Lok Sabha|House of Representatives|House of Commons)$/

/** A country's parliament is the country; a bare "Parliament" that of whoever speaks of it. */
export function countryOf(doc: Doc, c: Candidate, name: string, by: string | null): string {
  if (!CHAMBER.test(name) || /^European/.test(name)) return name
  const actor = doc.actors.find((a) => a.name === name)
  const mention = actor && doc.mentions.find((m) => m.actor === actor.id && m.span[0] >= doc.start[c.first]! - 1 && m.span[1] <= doc.end[c.last]! + 1)
  const bare = mention !== undefined && /^(?:the )?(?:parliament|congress|senate)$/i.test(doc.text.slice(...mention.span))
  const speaker = bare && by !== null ? doc.actors.find((a) => a.name === by) : undefined
  const home = speaker ? partyOf(doc, speaker) : null
  if (home !== null && !doc.actors.some((a) => a.name === home && a.type !== 'country')) return home
  const of = actor?.roles.find((r) => r.of !== null)?.of ?? null
  return of ?? (/^US /.test(name) ? 'United States' : name)
}
