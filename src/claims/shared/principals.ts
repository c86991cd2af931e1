import type { Doc, Mention } from '../../model/annotation.ts'
import { U } from '../syntax.ts'
import { actorsBetween, mentionAt, partiesOf, partyOf } from './actors.ts'

const cache = new WeakMap<Doc, ReadonlyMap<string, number>>()
const pairs = new WeakMap<Doc, readonly Pair[]>()

/** Two parties and how much the article is about the two. */
export interface Pair {
  readonly pair: readonly [string, string]
  readonly n: number
}

/** How much an article is about each party: how often it is named, a person counting for less than half. */
export function principalsOf(doc: Doc): ReadonlyMap<string, number> {
  let found = cache.get(doc)
  if (!found) {
    const counts = new Map<string, number>()
    const byId = new Map(doc.actors.map((a) => [a.id, a]))
    for (const m of doc.mentions) {
      const actor = m.actor === null ? null : byId.get(m.actor)
      const party = actor ? partyOf(doc, actor) : null
      // A person speaks for a state but is not it: envoys and mediators would else outweigh the parties.
      if (party) counts.set(party, (counts.get(party) ?? 0) + (actor!.type === 'person' || titular(doc, m) ? 0.4 : m.form === 'name' ? 1 : 0.5))
    }
    found = counts
    cache.set(doc, found)
  }
  return found
}

/** The pairs of parties that stand together in sentences about talks and agreements, those that the article is most about first. */
export function pairsOf(doc: Doc): readonly Pair[] {
  let found = pairs.get(doc)
  if (!found) {
    found = countPairs(doc)
    pairs.set(doc, found)
  }
  return found
}

function countPairs(doc: Doc): Pair[] {
  const counts = new Map<string, { pair: [string, string]; n: number }>()
  for (const s of doc.sentences) {
    if (s.region !== 'body') continue
    let talks = false
    for (let t = s.first; t < s.end && !talks; t++) talks = TALKS.has(doc.lemma[t]!)
    if (!talks) continue
    const actors = actorsBetween(doc, s.first, s.end - 1)
    const named = new Set<string>()
    for (let t = s.first; t < s.end; t++) {
      const m = mentionAt(doc, t)
      if (m?.actor && !titular(doc, m)) named.add(m.actor)
    }
    const direct = partiesOf(
      doc,
      actors.filter((a) => a.type !== 'person' && a.type !== 'place' && named.has(a.id)),
    )
    const parties = (
      direct.length > 1
        ? direct
        : partiesOf(
            doc,
            actors.filter((a) => a.type !== 'place'),
          )
    ).slice(0, 4)
    for (let i = 0; i < parties.length; i++)
      for (let j = i + 1; j < parties.length; j++) {
        const pair: [string, string] = parties[i]! < parties[j]! ? [parties[i]!, parties[j]!] : [parties[j]!, parties[i]!]
        const key = pair.join('\u0000')
        const seen = counts.get(key)
        if (seen) seen.n++
        else counts.set(key, { pair, n: 1 })
      }
  }
  const weight = principalsOf(doc)
  const score = (c: Pair) => c.n * Math.sqrt(Math.min(weight.get(c.pair[0]) ?? 0, weight.get(c.pair[1]) ?? 0))
  return [...counts.values()].map((c) => ({ pair: c.pair, n: score(c) })).sort((a, b) => b.n - a.n || (a.pair.join() < b.pair.join() ? -1 : 1))
}

/** Whether a country only says whose go-between somebody is: "US envoy X", "the Qatari mediators". */
function titular(doc: Doc, mention: Mention): boolean {
  for (let t = mention.end; t < doc.count && t < mention.end + 4; t++) {
    if (GO_BETWEEN.test(doc.lower[t]!)) return true
    if (doc.upos[t] === U.VERB || doc.upos[t] === U.PUNCT || doc.upos[t] === U.ADP) return false
  }
  return false
}

const GO_BETWEEN = /^(?:envoys?|mediators?|intermediary|intermediaries)$/

const TALKS: ReadonlySet<string> = new Set([
  'talk',
  'talks',
  'negotiation',
  'negotiate',
  'meeting',
  'meet',
  'summit',
  'deal',
  'agreement',
  'accord',
  'truce',
  'ceasefire',
  'treaty',
  'dialogue',
  'discussion',
  'agree',
  'proposal',
  'pact',
  'armistice',
  'war',
  'peace',
])
