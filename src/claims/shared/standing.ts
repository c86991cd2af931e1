import type { Doc, DocActor, Sentence } from '../../model/annotation.ts'
import { isRel, U } from '../syntax.ts'
import { actorsBetween, partyOf } from './actors.ts'
import { isOutlet } from './bystanders.ts'
import { caseOf, wordBefore } from './clause.ts'
import type { Bond } from './sides.ts'
import { kidsOf } from './tree.ts'

// Who of an article can be a side at all, under which name, and how plainly each stands in which sentence.

/** What only a side has: its negotiators, its demands, its place at the table. */
export const OWNS =
  /^(?:negotiators?|delegation|delegates|negotiating|demands?|conditions?|offer|concessions?|bargaining|counteroffer|counter-offer|proposals?|counterproposal|red|fighters|rebels|forces|troops|soldiers|army|strikers|members|captives|prisoners|hostages)$/
/** The executive that negotiates for a union is the union, as a government is its country. */
const EXECUTIVE: ReadonlyMap<string, string> = new Map([
  ['European Commission', 'European Union'],
  ['African Union Commission', 'African Union'],
])

/** A party's name as a side: the executive of a union is the union. */
export function sideName(party: string): string {
  return EXECUTIVE.get(party) ?? party
}

const regions = new WeakMap<Doc, ReadonlySet<string>>()

/**
 * Places that act as sides without being seats or states: regions, towns and hospitals that stand beside a party as its like ("Georgia and Abkhazia
 * agreed") or do something themselves, in at least half of their mentions. Names as in the article.
 */
export function actingPlaces(doc: Doc): ReadonlySet<string> {
  let found = regions.get(doc)
  if (!found) {
    const counts = new Map<string, { all: number; acts: number; firm: number }>()
    const byId = new Map(doc.actors.map((a) => [a.id, a]))
    for (const m of doc.mentions) {
      if (m.form !== 'name' || m.type !== 'place' || m.actor === null) continue
      const actor = byId.get(m.actor)
      if (!actor || actor.type !== 'place' || partyOf(doc, actor) !== null) continue
      const c = counts.get(actor.name) ?? { all: 0, acts: 0, firm: 0 }
      c.all++
      const head = m.end - 1
      const word = wordBefore(doc, m.first)
      const firm = word === 'between' || besideParty(doc, head)
      if (firm || isRel(doc, head, 'nsubj')) c.acts++
      if (firm) c.firm++
      counts.set(actor.name, c)
    }
    found = new Set(
      [...counts]
        .filter(([, c]) => c.firm > 0 && c.acts > 1 && c.acts * 2 >= c.all)
        .map(([name]) => name)
        .slice(0, FOREMOST)
        .filter((name) => !movementOf(doc, name)),
    )
    regions.set(doc, found)
  }
  return found
}

/** Whether the article names a body for a place ("Tigray" and the "Tigray People's Liberation Front"): then that is the side. */
function movementOf(doc: Doc, place: string): boolean {
  return doc.actors.some((a) => a.type === 'organisation' && a.name.includes(place.slice(0, Math.max(4, place.length - 2))))
}

/** Whether a name is coordinated with a state or body where somebody acts: as a subject, or whom envoys, talks or a deal are of or between. */
function besideParty(doc: Doc, head: number): boolean {
  const first = isRel(doc, head, 'conj') ? doc.head[head]! : head
  if (first < 0 || !(isRel(doc, first, 'nsubj') || /^(?:of|between|from|for)$/.test(caseOf(doc, first)))) return false
  if (
    isRel(doc, first, 'nmod') &&
    /^(?:of|from|for)$/.test(caseOf(doc, first)) &&
    !OWNS.test(doc.lower[doc.head[first]!]!) &&
    !ENVOYS.test(doc.lemma[doc.head[first]!]!)
  )
    return false
  const row = first === head ? [...kidsOf(doc, head)].filter((k) => isRel(doc, k, 'conj')) : [first]
  return row.some((t) => actorsBetween(doc, t, t).some((a) => a.type === 'country' || a.type === 'organisation'))
}

const ENVOYS = /^(?:envoy|negotiator|delegation|delegate|representative|official|leader|minister|president|diplomat|team|government|army|force|commander|side)$/

/** The parties of a list of actors as sides, acting places among them. */
export function sidesOf(doc: Doc, actors: readonly DocActor[]): string[] {
  const out: string[] = []
  for (const a of actors) {
    const party = partyOf(doc, a) ?? (a.type === 'place' && actingPlaces(doc).has(a.name) ? a.name : null)
    const name = party === null ? null : sideName(party)
    if (name !== null && !out.includes(name)) out.push(name)
  }
  return out
}

/** Parties and how plainly they stand. */
export type Stand = Map<string, number>

/** How plainly each party stands in each sentence of the body: named 1, meant by a common noun .8, through a person .5, by a pronoun .3. */
function standing(doc: Doc): Stand[] {
  const out: Stand[] = doc.sentences.map(() => new Map())
  const byId = new Map(doc.actors.map((a) => [a.id, a]))
  for (const m of doc.mentions) {
    const actor = m.actor === null ? undefined : byId.get(m.actor)
    const of = actor ? sidesOf(doc, [actor])[0] : null
    if (!actor || !of || isOutlet(of)) continue
    if (m.type !== 'person' && placed(doc, m.first, m.end)) continue
    // A capital is a government only where it acts.
    if (actor.type === 'place' && of !== actor.name && !isRel(doc, m.end - 1, 'nsubj', 'nmod:poss', 'obl:agent')) continue
    const weight = m.form === 'pronoun' ? 0.3 : actor.type === 'person' ? 0.5 : m.type === 'group' ? 0.6 : m.form === 'nominal' ? 0.8 : 1
    const stand = out[doc.sentenceOf[m.first]!]!
    const party = sideName(of)
    if ((stand.get(party) ?? 0) < weight) stand.set(party, weight)
  }
  return out
}

/** "in Kenya", "the South African capital", "a former Nigerian president": tells where something is or where somebody is from. */
export function placed(doc: Doc, first: number, end: number): boolean {
  if (doc.lower[end] === "'s") return false
  const word = wordBefore(doc, first)
  if (/^(?:in|at|near|across|outside|inside|into)$/.test(word) && doc.upos[end] !== U.NOUN && doc.upos[end] !== U.ADJ) return true
  if (word === 'former' || word === 'ex') return true
  for (let t = end; t < doc.count && t < end + 3; t++) {
    if (/^(?:capital|city|town|resort|port|village|island|lakeside|hotel|coast|border|venue|soil|born)$/.test(doc.lower[t]!)) return true
    if (doc.upos[t] !== U.ADJ && doc.upos[t] !== U.NOUN) return false
  }
  return false
}
const CONTEND =
  /^(?:talks?|negotiat\w*|meet|meeting|summit|deal|agree|agreement|accord|truce|ceasefire|cease-fire|treaty|dialogue|proposal|offer|demand|war|peace|conflict|dispute|fight|fighting|attack|strike|shell|accuse|reject|refuse|swap|exchange|release|hostage|prisoner|concession|bargain|bargaining|contract|border|sanction|threaten|side|table|delegation|negotiator|round)$/
/** How many parties are weighed against each other. */
const FOREMOST = 8

/** How an article spreads over its parties. */
export interface Masses {
  readonly stands: readonly Stand[]
  /** How much an article is about each party: its standing in all sentences together. */
  readonly mass: ReadonlyMap<string, number>
}

/** How plainly each party stands in each sentence, and in all of them together. Pure; linear in the mentions. */
export function massesOf(doc: Doc): Masses {
  const stands = standing(doc)
  const mass = new Map<string, number>()
  for (const s of stands) for (const [p, w] of s) mass.set(p, (mass.get(p) ?? 0) + w)
  return { stands, mass }
}

/** Parties that stand together in a sentence, or one in a sentence and one in the next: the more often, the more they have to do with each other. */
export function besides(doc: Doc, { stands, mass }: Masses): Bond[] {
  const top = [...mass].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).slice(0, FOREMOST)
  // Asked of one sentence for many pairs.
  const heat: (boolean | undefined)[] = []
  const heated = (x: Sentence) => (heat[x.index] ??= contends(doc, x.first, x.end))
  const out: Bond[] = []
  for (let i = 0; i < top.length; i++)
    for (let j = i + 1; j < top.length; j++) {
      const [[a, ma], [b, mb]] = [top[i]!, top[j]!]
      let n = Math.sqrt(Math.min(ma, mb)) * 0.4
      for (const s of doc.sentences) {
        if (s.region !== 'body') continue
        const [here, next] = [stands[s.index]!, stands[s.index + 1]]
        const both = Math.min(here.get(a) ?? 0, here.get(b) ?? 0)
        if (both > 0) n += both * (heated(s) ? 1 : 0.5)
        else if (next) n += 0.25 * Math.max(Math.min(here.get(a) ?? 0, next.get(b) ?? 0), Math.min(here.get(b) ?? 0, next.get(a) ?? 0))
      }
      out.push({ parties: [a, b].sort(), sentence: 0, weight: n * BESIDE, everywhere: true })
    }
  return out
}

const BESIDE = 0.6

function contends(doc: Doc, first: number, end: number): boolean {
  for (let t = first; t < end; t++) if (CONTEND.test(doc.lemma[t]!)) return true
  return false
}
