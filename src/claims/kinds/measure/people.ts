import type { Doc } from '../../../model/annotation.ts'
import { actorAt, mentionAt } from '../../shared/actors.ts'
import { clauseTokens } from '../../shared/clause.ts'
import { factsOf } from '../../shared/factuality.ts'
import { kidsOf } from '../../shared/tree.ts'
import { agentsOf, doerOf, isAgentive } from '../../shared/voices.ts'
import { isRel, U, X } from '../../syntax.ts'
import { isBody } from './body.ts'
import type { ActFound } from './found.ts'
import { measureLexicon } from './lexicon.ts'

/*
 * What is done to people: envoys sent away, foreigners and opponents taken, captives let go. Each takes a verb and gives the act, or null.
 */

type Stretch = readonly [first: number, last: number]

/** "ordered the ambassador to leave", "gave its envoy 48 hours to go": sent away. */
export function expels(doc: Doc, t: number, things: readonly number[], by: number, stretch: Stretch): ActFound | null {
  if (by >= 0 && ['expel', 'deport', 'evict', 'banish'].includes(doc.lemma[t]!)) {
    const sent = agentsOf(doc, by).length > 0 || isBody(doc, by) ? things.find((k) => isPerson(doc, k)) : undefined
    if (sent !== undefined) return { head: t, type: 'diplomatic', act: 'stop', by, thing: sent, stretch }
  }
  if (by < 0 || !['order', 'tell', 'give', 'ask', 'force', 'throw', 'kick', 'send'].includes(doc.lemma[t]!)) return null
  const thing = things.find((k) => measureLexicon().type.get(doc.lemma[k]!) === 'diplomatic' || ['diplomat', 'commissioner'].includes(doc.lemma[k]!))
  if (thing === undefined) return null
  const words = doc.lower.slice(thing + 1, Math.min(thing + 12, doc.sentences[doc.sentenceOf[t]!]!.end)).join(' ')
  return /^(?:\S+ ){0,5}(?:to (?:leave|depart|quit|go|pack)|out\b|packing|home)/.test(words)
    ? { head: t, type: 'diplomatic', act: 'stop', by, thing, stretch: wider(doc, t, stretch) }
    : null
}

/** "declared two attaches persona non grata", however the Latin is parsed: the envoys are what stands between. */
export function nonGrata(doc: Doc, t: number): ActFound | null {
  if (doc.lemma[t] !== 'declare' && doc.lemma[t] !== 'name') return null
  const by = doerOf(doc, t)
  const end = Math.min(doc.sentences[doc.sentenceOf[t]!]!.end, t + 16)
  let last = t + 1
  while (last < end && !(doc.lower[last] === 'non' && doc.lower[last + 1] === 'grata')) last++
  if (last >= end || by < 0 || agentsOf(doc, by).length === 0) return null
  let thing = -1
  for (let k = t + 1; k < last && thing < 0; k++) if (measureLexicon().type.get(doc.lemma[k]!) === 'diplomatic' || isPerson(doc, k)) thing = k
  return { head: t, type: 'diplomatic', act: 'stop', by, thing, stretch: [Math.min(by, clauseTokens(doc, t)[0]), last + 1] }
}

function wider(doc: Doc, t: number, stretch: Stretch): Stretch {
  const loose = clauseTokens(doc, t, { loose: true })
  return loose[1] - loose[0] < 24 ? loose : stretch
}

/** "detained two French tourists", "abducted aid workers": people in somebody's hands who were free before. */
export function seizes(doc: Doc, t: number, things: readonly number[], by: number, stretch: Stretch): ActFound | null {
  const lex = measureLexicon()
  if (by < 0 || !lex.seizing.has(doc.lemma[t]!)) return null
  // Only sides seize in a quarrel: what the police do to a thief is no measure.
  if (agentsOf(doc, by).length === 0 && !isBody(doc, by)) return null
  const certain = doc.lemma[t] === 'seize' || doc.lemma[t] === 'capture'
  const thing = things.find((k) => (certain ? lex.people.has(doc.lemma[k]!) || lex.type.get(doc.lemma[k]!) === 'detainees' : isPerson(doc, k)))
  return thing === undefined ? null : { head: t, type: 'detainees', act: 'start', by, thing, stretch }
}

/** Whether a noun means people: by the lexicon, as an office or body, or because it is read as a mention of persons. */
export function isPerson(doc: Doc, noun: number): boolean {
  const lemma = doc.lemma[noun]!
  if (measureLexicon().people.has(lemma) || measureLexicon().type.get(lemma) === 'detainees') return true
  const actor = actorAt(doc, noun)
  // "100 Palestinians": people, though the name stands for their country.
  if (doc.xpos[noun] === X.NNPS && mentionAt(doc, noun)?.type === 'group') return true
  if (actor) return actor.type === 'person' || actor.type === 'group'
  if (doc.upos[noun] === U.PRON) return false
  for (const k of kidsOf(doc, noun)) if (k > noun && isRel(doc, k, 'appos', 'flat') && actorAt(doc, k)?.type === 'person') return true
  if (/(?:ists?|ians?|m[ae]n)$/.test(doc.lower[noun]!) && doc.upos[noun] === U.NOUN && [...kidsOf(doc, noun)].some((k) => doc.upos[k] === U.NUM)) return true
  return mentionAt(doc, noun)?.type === 'person' || (isAgentive(doc, noun) && !isRel(doc, noun, 'compound') && !BODIES.has(lemma))
}

// Bodies, which no one takes or lets go.
const BODIES: ReadonlySet<string> = new Set([
  'government',
  'ministry',
  'party',
  'state',
  'country',
  'nation',
  'force',
  'forces',
  'army',
  'bloc',
  'alliance',
  'company',
  'firm',
  'capital',
])

/** "set free two prisoners", "let them go", "let 53 dissidents out of prison": let go by two words. */
export function setsFree(doc: Doc, t: number, things: readonly number[], by: number, stretch: Stretch): ActFound | null {
  if (by < 0 || !['set', 'let'].includes(doc.lemma[t]!)) return null
  const end = Math.min(doc.sentences[doc.sentenceOf[t]!]!.end, t + 10)
  let word = t + 1
  while (word < end && !(doc.lower[word] === 'free' || (doc.lemma[t] === 'let' && (doc.lower[word] === 'go' || doc.lower[word] === 'out')))) word++
  if (word >= end || (doc.lower[word] === 'out' && !/^of (?:prison|jail|detention|custody)/.test(doc.lower.slice(word + 1, word + 3).join(' ')))) return null
  const near = things.length > 0 ? things : word === t + 1 ? [word + 1, word + 2, word + 3] : []
  const thing = near.find((k) => k < end + 4 && (isPerson(doc, k) || doc.upos[k] === U.NUM))
  return thing === undefined ? null : { head: t, type: 'detainees', act: 'ease', by, thing, stretch }
}

/** "released more than 4,000 Taliban", "freed 400 of them": people by their number or by whose they are, where the article speaks of captives. */
export function lets(doc: Doc, t: number, things: readonly number[], by: number, stretch: Stretch): ActFound | null {
  if (by < 0 || !['release', 'free', 'liberate', 'pardon', 'repatriate'].includes(doc.lemma[t]!)) return null
  const thing = things.find((k) => {
    const counted = doc.upos[k] === U.NUM || (doc.upos[k] === U.PROPN && [...kidsOf(doc, k)].some((c) => doc.upos[c] === U.NUM))
    const actor = actorAt(doc, k)
    if (PUBLISHED.test(doc.lemma[k]!)) return false
    if (doc.lemma[t] === 'pardon' || doc.lemma[t] === 'free' || doc.lemma[t] === 'liberate') return isPerson(doc, k) || counted
    return counted || actor?.type === 'person' || (doc.lemma[t] === 'release' && isPerson(doc, k))
  })
  // "met freed American X": an attribute.
  const facts = factsOf(doc, t)
  if (thing === undefined || (facts.tense === null && facts.modal === null) || (doc.lemma[t] !== 'pardon' && !speaksOfCaptives(doc))) return null
  return { head: t, type: 'detainees', act: 'ease', by, thing, stretch }
}

// What else is released: "the names of the girls".
const PUBLISHED = /^(?:name|list|video|statement|report|detail|photo|picture|record|document|transcript|letter|text|data|figure|result|draft)$/

const CAPTIVES: ReadonlySet<string> = new Set(['prisoner', 'hostage', 'detainee', 'captive', 'inmate', 'jail', 'prison'])
const cache = new WeakMap<Doc, boolean>()

function speaksOfCaptives(doc: Doc): boolean {
  let found = cache.get(doc)
  if (found === undefined) cache.set(doc, (found = doc.lemma.some((w) => CAPTIVES.has(w))))
  return found
}
