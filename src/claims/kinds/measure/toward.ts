import type { Doc, DocActor } from '../../../model/annotation.ts'
import { actorAt, actorsOf, partiesOf } from '../../shared/actors.ts'
import { caseOf, predicateOf, prepsOf } from '../../shared/clause.ts'
import { kidsOf } from '../../shared/tree.ts'
import { groupName } from '../../shared/voices.ts'
import { isRel, U } from '../../syntax.ts'
import type { ActFound } from './found.ts'

const TOWARDS: ReadonlySet<string> = new Set(['to', 'against', 'on', 'from', 'for', 'at', 'into', 'with', 'in', 'toward', 'towards', 'over'])
/** Prepositions behind which a place says where, and only of aid and arms against whom. */
const WHERE: ReadonlySet<string> = new Set(['in', 'at', 'from', 'inside', 'within', 'near'])

/** Towards whom: the object, the country behind to, against, on, from, with, in, or the one whose goods or people it is about; never the one that acts. */
export function towardOf(doc: Doc, a: ActFound, own: readonly string[]): string | null {
  const heads = [a.head, a.thing, doc.upos[a.head] === U.VERB ? a.head : predicateOf(doc, a.head)].filter((h) => h >= 0)
  for (const head of heads) {
    for (const k of kidsOf(doc, head)) {
      if (k === a.thing && doc.upos[k] !== U.PROPN) continue
      if (!isRel(doc, k, 'iobj') && !(isRel(doc, k, 'obj') && actorAt(doc, k))) continue
      const name = nameOf(doc, actorsOf(doc, k), own, a, '')
      if (name) return name
    }
    for (const p of prepsOf(doc, head)) {
      if (!TOWARDS.has(p.word) || (p.head === a.by && p.word === 'from')) continue
      // Recalled "from Quito": where one leaves is where one stood; an envoy who leaves the talks does nothing to the host.
      const name = nameOf(doc, actorsOf(doc, p.head), own, a, p.word)
      if (name) return name
    }
  }
  return a.thing >= 0 ? within(doc, a.thing, own, a, 0) : null
}

/** "American soybeans", "purchases of Australian coal", "the assets of three Nicaraguan generals", "hideouts inside Afghanistan". */
function within(doc: Doc, noun: number, own: readonly string[], a: ActFound, depth: number): string | null {
  if (depth > 3) return null
  for (const k of kidsOf(doc, noun)) {
    if (k === a.by || (k === a.head && doc.upos[k] === U.VERB)) continue
    const before = k < noun && isRel(doc, k, 'amod', 'nmod:poss', 'compound')
    const behind = k > noun && isRel(doc, k, 'nmod', 'obl') && caseOf(doc, k) !== 'by'
    if (!before && !behind) continue
    const name = nameOf(doc, actorAt(doc, k) ? actorsOf(doc, k) : [], own, a, behind ? caseOf(doc, k) : '')
    if (name) return name
    const deeper = behind || doc.upos[k] === U.NOUN ? within(doc, k, own, a, depth + 1) : null
    if (deeper) return deeper
  }
  return null
}

/** The first of a list that can be meant: a country, a body, a people; a place only where something is sent to it or falls on it. */
function nameOf(doc: Doc, list: readonly DocActor[], own: readonly string[], a: ActFound, preposition: string): string | null {
  for (const x of list) {
    if (x.type === 'person' && WHERE.has(preposition)) continue
    const party = partiesOf(doc, [x])[0] ?? null
    if (x.type === 'place' && party === null) {
      const falls = a.type === 'aid' || (a.type === 'military' && !WHERE.has(preposition))
      if (falls && !own.includes(x.name)) return x.name
      continue
    }
    // "European cheese", "Tigrayans": a people that is no nation the article names is nobody to act towards.
    const name = party ?? (x.type === 'group' ? groupName(doc, x) : null)
    if (name !== null && !own.includes(name)) return name
  }
  return null
}
