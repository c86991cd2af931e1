import type { Doc, DocActor } from '../../model/annotation.ts'
import { U } from '../syntax.ts'
import { actorAt, actorsBetween, isParty, meansBoth, mentionAt, partiesOf } from './actors.ts'
import { antecedentOf } from './antecedent.ts'
import { pairsOf, principalsOf } from './principals.ts'
import { kidsOf } from './tree.ts'
import { agentsOf, namesOf } from './voices.ts'

/*
 * Whom a common noun means that has no name beside it: "the army", "the guild", "parliament", "the two sides". Only where the article settles it:
 * the same noun stood with its owner before, one body of that sort is named at all, or one country is spoken of.
 */

/** Nouns that can stand for each other when one of them has been introduced with its owner. */
const CLASSES: readonly ReadonlySet<string>[] = [
  new Set(['army', 'military', 'force', 'forces', 'troop', 'troops', 'general']),
  new Set(['government', 'cabinet', 'administration', 'authority', 'presidency', 'regime', 'junta', 'ministry', 'office', 'country', 'state']),
  new Set(['parliament', 'assembly', 'legislature', 'lawmaker', 'commission', 'committee', 'senate']),
  new Set(['rebel', 'guerrilla', 'insurgent', 'fighter', 'movement', 'group', 'militia', 'separatist', 'militant', 'faction']),
  new Set(['union', 'guild', 'striker', 'worker', 'member', 'pilot', 'driver', 'teacher', 'nurse', 'writer', 'actor', 'machinist', 'docker']),
  new Set(['company', 'studio', 'carmaker', 'firm', 'employer', 'producer', 'operator', 'airline', 'management', 'manufacturer', 'railway']),
]
/** Classes whose bare noun means the one country that the passage speaks of. */
const OF_STATE: readonly number[] = [1, 2]
const REBELS = 3

/** Words in the name of a body that a bare noun for its sort may mean. */
const NAMED: ReadonlyMap<string, RegExp> = new Map([
  [
    'union',
    /\b(?:Union|Workers|Guild|Brotherhood|Teamsters|Federation|Association of|Machinists|SAG-AFTRA|Aslef|Verdi|IG Metall|GDL|RMT|UAW|TSSA|CGT|CFDT|NUMSA|Unite|Unison)\b/,
  ],
  ['guild', /\bGuild\b/],
  ['alliance', /\bAlliance\b/],
  ['movement', /\b(?:Movement|Front)\b/],
  ['federation', /\bFederation\b/],
  ['association', /\bAssociation\b/],
  ['bloc', /\b(?:European Union|ASEAN|Mercosur|African Union|ECOWAS|Arab League|Gulf Cooperation Council|NATO|BRICS|Group of)\b/],
  ['fund', /\bFund\b/],
  ['bank', /\bBank\b/],
  ['court', /\bCourt\b/],
  ['council', /\bCouncil\b/],
  ['agency', /\bAgency\b/],
  ['commission', /\bCommission\b/],
  ['party', /\bParty\b/],
])

/** How many tokens back the same noun with its owner is looked for, and how many sentences make a passage. */
const BACK = 1500
const PASSAGE = 3

/** Names that a subject stands for where it names nobody itself; empty when the article leaves it open. They are inferred values. */
export function meantBy(doc: Doc, token: number): string[] {
  if (token < 0 || token >= doc.count || agentsOf(doc, token).length > 0) return []
  const pronoun = namesOf(doc, antecedentOf(doc, token))
  if (pronoun.length > 0) return pronoun
  // "The Ministry rejected it": a capital makes no name of it.
  const lemma = doc.upos[token] === U.PROPN ? doc.lower[token]! : doc.lemma[token]!
  const common = doc.upos[token] === U.PROPN && CLASSES.some((c) => c.has(lemma)) && !mentionAt(doc, token)
  if (doc.upos[token] !== U.NOUN && doc.upos[token] !== U.DET && doc.upos[token] !== U.NUM && !common) return []
  if (meansBoth(doc, token) && severalSides(doc, token)) {
    const pair = pairsOf(doc)[0]
    return pair !== undefined && pair.n >= 3 ? [...pair.pair] : []
  }
  if (!definite(doc, token)) return []
  const at = CLASSES.findIndex((c) => c.has(lemma) || c.has(doc.lower[token]!))
  const before = at >= 0 ? introduced(doc, token, CLASSES[at]!) : []
  if (before.length > 0) return before
  const named = bodyNamed(doc, token, lemma)
  if (named !== null) return [named]
  if (OF_STATE.includes(at)) return passageCountry(doc, token)
  return at === REBELS ? rebelsOf(doc) : []
}

/** "the two sides", "neither party", "both": not "one side", "the Korean side". */
function severalSides(doc: Doc, token: number): boolean {
  if (/^(?:both|neither|two|three|sides|parties|countries|nations|delegations|governments)$/.test(doc.lower[token]!)) return true
  for (const k of kidsOf(doc, token)) if (/^(?:both|two|neither|warring|rival)$/.test(doc.lower[k]!)) return true
  return false
}

/** "the", "its", "that": one that is known already. "Bondholders" in general are nobody. */
function definite(doc: Doc, token: number): boolean {
  for (const k of kidsOf(doc, token)) if (k < token && /^(?:the|its|his|her|their|that|this|these|those|both)$/.test(doc.lower[k]!)) return true
  return doc.lemma[token] === 'parliament' || doc.lemma[token] === 'management'
}

/** The owner of the last noun of the same class before: "Kenya's government … the government". The same word goes before its like. */
function introduced(doc: Doc, token: number, like: ReadonlySet<string>): string[] {
  let other: string[] = []
  for (let t = token - 1; t >= 0 && t > token - BACK; t--) {
    if (doc.upos[t] !== U.NOUN || !like.has(doc.lemma[t]!)) continue
    const found = agentsOf(doc, t).filter((a) => a.type !== 'person')
    const names = namesOf(doc, found)
    if (names.length !== 1) continue
    if (doc.lemma[t] === doc.lemma[token]) return names
    if (other.length === 0) other = names
  }
  return other
}

/** The one body whose name holds the noun: "Writers Guild … the guild". Null when there is none or several. */
function bodyNamed(doc: Doc, token: number, lemma: string): string | null {
  const pattern = NAMED.get(lemma)
  if (!pattern) return null
  const all = doc.actors.filter((a) => a.type === 'organisation' && [a.name, ...a.aliases].some((n) => pattern.test(n)))
  if (all.length === 1) return all[0]!.name
  const near = new Set(passage(doc, token).filter((a) => all.includes(a)))
  return near.size === 1 ? [...near][0]!.name : null
}

/** Who is named in the passage that ends with a token's sentence. */
function passage(doc: Doc, token: number): DocActor[] {
  const s = doc.sentenceOf[token]!
  return actorsBetween(doc, doc.sentences[Math.max(0, s - PASSAGE + 1)]!.first, token)
}

/** As `passageCountry`, as a name or null. */
export function countryAround(doc: Doc, token: number): string | null {
  return passageCountry(doc, token)[0] ?? null
}

/** The one country of the passage, or the one that the whole article is about more than twice as much as about any other. */
function passageCountry(doc: Doc, token: number): string[] {
  const states = new Set(
    partiesOf(
      doc,
      passage(doc, token).filter((a) => a.type !== 'organisation'),
    ),
  )
  if (states.size === 1 && isState(doc, [...states][0]!)) return [...states]
  const ranked = [...principalsOf(doc)].filter(([name]) => isState(doc, name)).sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
  const [first, second] = ranked
  return first !== undefined && first[1] >= 4 && (second === undefined || first[1] > 2.5 * second[1]) ? [first[0]] : []
}

function isState(doc: Doc, name: string): boolean {
  return doc.actors.some((a) => a.type === 'country' && a.name === name)
}

/** The side of the talks that is no state, where the other one is. */
function rebelsOf(doc: Doc): string[] {
  const pair = pairsOf(doc)[0]
  if (pair === undefined || pair.n < 3) return []
  const bodies = pair.pair.filter((n) => !isState(doc, n))
  return bodies.length === 1 && doc.actors.some((a) => isParty(a) && a.name === bodies[0]) ? bodies : []
}

/** Whether a token is a name, a pronoun or a noun that stands for somebody the article knows. */
export function standsForSomebody(doc: Doc, token: number): boolean {
  return actorAt(doc, token) !== null || agentsOf(doc, token).length > 0 || meantBy(doc, token).length > 0
}
