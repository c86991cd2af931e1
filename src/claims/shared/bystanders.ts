import type { Doc, DocActor, Mention } from '../../model/annotation.ts'
import { isRel, U } from '../syntax.ts'
import { partyOf } from './actors.ts'

// Who is named beside talks and is no side of them: news media, go-betweens, hosts, places, and countries that only tell where somebody is from.

const shares = new WeakMap<Doc, ReadonlyMap<string, number>>()
const origins = new WeakMap<Doc, ReadonlySet<string>>()

/** Nouns for talks, for what comes of them, and for what they are about. */
export const TALK_NOUN = new Set(
  (
    'talk talks negotiation meeting summit dialogue dialog discussion consultation round deal agreement accord pact treaty truce ' +
    'ceasefire cease-fire armistice swap exchange bargaining contact conversation settlement memorandum understanding dispute ' +
    'conflict war row standoff stand-off strike relation relations ties'
  ).split(' '),
)

/** News media are told of talks, and take no part in them. */
const OUTLET =
  /\b(?:News|Agency|Times|Post|Journal|Herald|Tribune|Gazette|Broadcasting|Press|TV|Television|Radio|Media|Reuters|TASS|Axios|Bloomberg|BBC|CNN|NBC|CBS|ABC|MSNBC|NPR|AFP|Xinhua|Interfax|Yonhap|Kyodo|Anadolu|Al Jazeera|Al Arabiya|Agence France-Presse|Politico|Guardian|Telegraph|Haaretz|Le Monde|Spiegel)\b/

/** A body with such a word in its name that bargains all the same ("Alliance of … Television Producers"). */
const BARGAINS = /\b(?:Alliance|Association|Guild|Union|Federation|Producers|Workers|Employees|Corporation for)\b/

/** Whether a party is a news medium: told of talks, and no side of them. */
export function isOutlet(party: string): boolean {
  return OUTLET.test(party) && !BARGAINS.test(party)
}

/** Whether a person goes between others: an envoy, a mediator. */
export function goBetween(actor: DocActor): boolean {
  return actor.type === 'person' && actor.roles.some((r) => /\b(?:envoy|mediator|intermediary|special representative|special adviser)\b/i.test(r.title))
}

const GO_BETWEEN =
  /^(?:envoys?|mediat(?:ors?|ion|ed|ing|es?)|intermediar(?:y|ies)|brokers?|brokered|facilitat(?:ors?|ed|ion)|auspices|guarantees?|guarantors?|hosts?|hosted|proposals?|initiative)$/
const WATCH =
  /^(?:observation|observers?|supervision|sponsorship|presence|aegis|patronage|invitation|initiative|chairmanship|leadership|help|assistance|monitored|sponsored|hosted|overseen|chaired|led|convened)$/
const PLACE_WORD = new Set(['in', 'at', 'near', 'across', 'inside', 'outside', 'to', 'into', 'from'])

/** Share of a party's mentions that show it as a go-between, a host or a place and not as a side: 0 to 1. */
export function asideOf(doc: Doc): ReadonlyMap<string, number> {
  let found = shares.get(doc)
  if (found) return found
  const counts = new Map<string, { all: number; aside: number }>()
  const byId = new Map(doc.actors.map((a) => [a.id, a]))
  for (const m of doc.mentions) {
    const actor = m.actor === null ? null : byId.get(m.actor)
    const party = actor ? partyOf(doc, actor) : null
    if (!actor || !party || isOutlet(party)) continue
    const c = counts.get(party) ?? { all: 0, aside: 0 }
    if (actor.type !== 'person' && attribute(doc, m)) continue
    c.all++
    if (actor.type === 'person' ? goBetween(actor) : beside(doc, m.first, m.end)) c.aside++
    counts.set(party, c)
  }
  found = new Map([...counts].map(([p, c]) => [p, c.aside / c.all]))
  shares.set(doc, found)
  return found
}

const STATE =
  /^(?:government|president|prime|foreign|minister|ministry|leader|king|chancellor|premier|parliament|army|military|envoy|ambassador|negotiators?|delegation|officials|side|team|state|secretary|chief|defen[cs]e|supreme|top|deputy|vice|interior|finance|trade|economy|energy|diplomats?|representatives?|rulers?|junta|cabinet|security|intelligence|forces|troops)$/

/** "Germany's train drivers", "the Palestinian movement Hamas": a country that tells where somebody is from. */
export function attribute(doc: Doc, m: Mention): boolean {
  if ((m.type !== 'country' && m.type !== 'group') || m.form !== 'name') return false
  const owner = doc.lower[m.end] === "'s" || doc.lower[m.end] === "'"
  const head = doc.head[m.end - 1]!
  if (!owner && doc.upos[m.end - 1] !== U.ADJ && !(isRel(doc, m.end - 1, 'amod', 'compound') && head >= m.end)) return false
  for (let t = owner ? m.end + 1 : m.end; t < doc.count && t < m.end + 5; t++) {
    if (/^[-–—/]$/.test(doc.lower[t]!)) return false
    if (doc.upos[t] !== U.ADJ && doc.upos[t] !== U.NOUN && doc.upos[t] !== U.PROPN) break
    if (STATE.test(doc.lower[t]!) || TALK_NOUN.has(doc.lemma[t]!)) return false
  }
  return true
}

/** Whether a country is only ever named to tell where others are from, or where something is. */
export function onlyTells(doc: Doc, party: string): boolean {
  let found = origins.get(doc)
  if (!found) {
    const own = new Set<string>()
    const told = new Set<string>()
    const byId = new Map(doc.actors.map((a) => [a.id, a]))
    for (const m of doc.mentions) {
      const actor = m.actor === null ? null : byId.get(m.actor)
      const of = actor ? partyOf(doc, actor) : null
      if (of) (attribute(doc, m) ? told : own).add(of)
    }
    found = new Set([...told].filter((p) => !own.has(p)))
    origins.set(doc, found)
  }
  return found.has(party)
}

/** Whether a mention from `first` to before `end` stands aside: a place, or whoever brokers, hosts or watches. */
export function beside(doc: Doc, first: number, end: number): boolean {
  const before = doc.lower[first - 1] === 'the' ? doc.lower[first - 2] : doc.lower[first - 1]
  if (first > 0 && PLACE_WORD.has(before ?? '') && doc.lower[end] !== "'s" && doc.upos[end] !== U.NOUN && doc.upos[end] !== U.ADJ) return true
  // "brokered by the United Nations and Turkey", "under the observation of the United States, …"
  for (let t = first - 1; t > 0 && t > first - 9; t--) {
    if (doc.lower[t] === 'by' || doc.lower[t] === 'of') {
      if (GO_BETWEEN.test(doc.lower[t - 1]!) || WATCH.test(doc.lower[t - 1]!)) return true
      break
    }
    if (doc.upos[t] === U.VERB) break
  }
  for (let t = end; t < doc.count && t < end + 5; t++) {
    if (GO_BETWEEN.test(doc.lower[t]!)) return true
    if (doc.upos[t] === U.PUNCT && doc.lower[t] !== '-' && !/^(?:who|which)$/.test(doc.lower[t + 1] ?? '')) return false
    if (doc.upos[t] === U.ADP) return false
  }
  return false
}
