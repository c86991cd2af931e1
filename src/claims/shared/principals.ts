import type { Doc } from '../../model/annotation.ts'
import { actorsBetween, partyOf } from './actors.ts'

const cache = new WeakMap<Doc, readonly string[]>()

/**
 * The parties that an article is most about, commonest first: countries and organisations by how often they are named in
 * the body, a person counting for the one that the person acts for. Those who pass messages or report are left out by
 * the callers, who know the clause. At most six.
 */
export function principalsOf(doc: Doc): readonly string[] {
  let found = cache.get(doc)
  if (!found) {
    const counts = new Map<string, number>()
    const byId = new Map(doc.actors.map((a) => [a.id, a]))
    for (const m of doc.mentions) {
      const actor = m.actor === null ? null : byId.get(m.actor)
      const party = actor ? partyOf(doc, actor) : null
      if (party) counts.set(party, (counts.get(party) ?? 0) + (m.form === 'name' ? 1 : 0.5))
    }
    found = [...counts].sort((a, b) => b[1] - a[1]).slice(0, 6).map(([name]) => name)
    cache.set(doc, found)
  }
  return found
}

/** How often each pair of parties stands in one sentence with a word of negotiation; the commonest first. */
export function pairsOf(doc: Doc): readonly { readonly pair: readonly [string, string]; readonly n: number }[] {
  const counts = new Map<string, { pair: [string, string]; n: number }>()
  for (const s of doc.sentences) {
    if (s.region !== 'body') continue
    let talks = false
    for (let t = s.first; t < s.end && !talks; t++) talks = TALKS.test(doc.lemma[t]!)
    if (!talks) continue
    const parties = [...new Set(actorsBetween(doc, s.first, s.end - 1).map((a) => partyOf(doc, a)).filter((p) => p !== null))].slice(0, 4)
    for (let i = 0; i < parties.length; i++)
      for (let j = i + 1; j < parties.length; j++) {
        const pair: [string, string] = parties[i]! < parties[j]! ? [parties[i]!, parties[j]!] : [parties[j]!, parties[i]!]
        const key = pair.join('\u0000')
        const seen = counts.get(key)
        if (seen) seen.n++
        else counts.set(key, { pair, n: 1 })
      }
  }
  return [...counts.values()].sort((a, b) => b.n - a.n || (a.pair.join() < b.pair.join() ? -1 : 1))
}

const TALKS = /^(?:talk|talks|negotiation|negotiate|meeting|meet|summit|deal|agreement|accord|truce|ceasefire|treaty|dialogue|discussion|agree|proposal|pact|armistice)$/
