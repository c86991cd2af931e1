import type { Doc, DocActor, Mention } from '../../model/annotation.ts'
import { isRel, U } from '../syntax.ts'
import { actorAt } from './actors.ts'
import { sideOfGroup, UNION } from './unnamed.ts'

/*
 * Whose people somebody is, where the article tells it by something else than an office: "X of the Y Party", "Y's X", "the Y leader, X", "X, who leads
 * Y", "X, whose Y". An office ("the foreign minister of Y") is a role already.
 */

const LEADS = /^(?:lead|head|chair|run|represent|command|speak|negotiate|found|manage|own|direct|bargain|front)$/
const OFFICE =
  /^(?:leader|head|chief|president|chairman|chairwoman|chair|boss|negotiator|secretary|director|envoy|delegate|representative|commander|founder|captain|spokesman|spokeswoman|lawyer|executive|officer|minister|member|deputy|lawmaker|general|lead|convener|co-leader|politician)$/
/** How far an apposition or a relative clause is read. */
const REACH = 14

const caches = new WeakMap<Doc, ReadonlyMap<string, DocActor>>()

/** The body (or country) that a person belongs to by the text; null where it does not tell. Read once a document, linear in its mentions. */
export function bodyOf(doc: Doc, person: DocActor): DocActor | null {
  let known = caches.get(doc)
  if (!known) {
    caches.set(doc, new Map())
    caches.set(doc, (known = read(doc)))
  }
  return known.get(person.id) ?? null
}

function read(doc: Doc): Map<string, DocActor> {
  const out = new Map<string, DocActor>()
  const people = new Map(doc.actors.filter((a) => a.type === 'person').map((a) => [a.id, a]))
  if (people.size === 0) return out
  const acting = actingIn(doc)
  for (const m of doc.mentions) {
    if (m.form !== 'name' || m.actor === null || out.has(m.actor) || !people.has(m.actor)) continue
    const body = behind(doc, m) ?? ahead(doc, m)
    // "Y's X", "X, who runs Y": a firm that the text has nothing else to say of sits at no table.
    if (body && (body.type === 'country' || PARTY.test(body.name) || UNION.test(body.name) || body.id === '' || acting.has(body.id))) out.set(m.actor, body)
  }
  return out
}

const PARTY =
  /\b(?:Party|Movement|Front|Liberals?|Democrats?|Greens?|Socialists?|Conservatives?|Labour|Alliance|Union|League|Coalition|Bloc|Guild|Federation|Brotherhood|F[eé]in)\b/

/** Bodies that are named more than once, and not always as the owner of somebody. */
function actingIn(doc: Doc): ReadonlySet<string> {
  const counts = new Map<string, { all: number; own: number }>()
  for (const m of doc.mentions) {
    if (m.actor === null) continue
    const c = counts.get(m.actor) ?? { all: 0, own: 0 }
    c.all++
    if (!(doc.lower[m.end] === "'s" && doc.upos[m.end + 1] === U.PROPN)) c.own++
    counts.set(m.actor, c)
  }
  return new Set([...counts].filter(([, c]) => c.all > 1 && c.own > 0).map(([id]) => id))
}

/** A body or country at a token. */
function bodyAt(doc: Doc, t: number): DocActor | null {
  const a = actorAt(doc, t)
  if (a?.type === 'group') return sideOfGroup(doc, t)
  return a && (a.type === 'organisation' || a.type === 'country') ? a : null
}

function bodyFrom(doc: Doc, from: number, reach: number): DocActor | null {
  for (let t = from; t < doc.count && t < from + reach && doc.sentenceOf[t] === doc.sentenceOf[from]; t++) {
    const body = bodyAt(doc, t)
    if (body) return body
    if (doc.upos[t] !== U.DET && doc.upos[t] !== U.ADJ && doc.upos[t] !== U.NOUN && doc.upos[t] !== U.PROPN && doc.upos[t] !== U.ADP) return null
  }
  return null
}

/** "X of the Y Party", "X, who leads Y", "X, whose Y won", "X, the leader of Y", "X (Y)". */
function behind(doc: Doc, m: Mention): DocActor | null {
  const word = doc.lower[m.end] ?? ''
  if (word === 'of' || word === '(') return bodyFrom(doc, m.end + 1, 3)
  if (word !== ',') return null
  const next = doc.lower[m.end + 1] ?? ''
  if (next === 'of') return bodyFrom(doc, m.end + 2, 3)
  if (next === 'whose') return bodyFrom(doc, m.end + 2, 4)
  if (next === 'who') {
    const verb = doc.upos[m.end + 2] === U.ADV ? m.end + 3 : m.end + 2
    return LEADS.test(doc.lemma[verb] ?? '') ? bodyFrom(doc, verb + 1, 5) : null
  }
  // "X, the leader of the centrist Y," and "X, Y's chief negotiator,": an office, and the body in the same breath.
  let office = -1
  for (let t = m.end + 1; t < doc.count && t < m.end + REACH && doc.sentenceOf[t] === doc.sentenceOf[m.first]; t++) {
    if (/^[,.;:]$/.test(doc.lower[t]!) || doc.upos[t] === U.VERB) break
    if (OFFICE.test(doc.lemma[t]!)) office = t
  }
  if (office < 0) return null
  if (doc.lower[office + 1] === 'of' || doc.lower[office + 1] === 'for') return bodyFrom(doc, office + 2, 6)
  for (let t = m.end + 1; t < office; t++) {
    const body = bodyAt(doc, t)
    if (body) return body
  }
  return null
}

/** "Y's X", "the Y leader, X", "Y leader X". */
function ahead(doc: Doc, m: Mention): DocActor | null {
  const first = doc.sentences[doc.sentenceOf[m.first]!]!.first
  let t = m.first - 1
  if (doc.lower[t] === ',') t--
  let office = false
  for (let n = 0; t >= first && n < 4 && (OFFICE.test(doc.lemma[t]!) || (office && doc.upos[t] === U.ADJ)) && bodyAt(doc, t) === null; n++, t--) office = true
  if (t < first || (!office && doc.lower[m.first - 1] === ',')) return null
  if (doc.lower[t] === "'s" || doc.lower[t] === "'" || doc.lower[t] === '’') return t > first ? bodyAt(doc, t - 1) : null
  // "the Y leader": the office is X's, and Y stands right before it.
  return office && !isRel(doc, t, 'nsubj') ? bodyAt(doc, t) : null
}
