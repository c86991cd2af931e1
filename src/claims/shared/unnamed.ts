import type { Doc, DocActor } from '../../model/annotation.ts'
import { U, X } from '../syntax.ts'
import { actorAt } from './actors.ts'
import { caseOf, conjuncts } from './clause.ts'
import { kidsOf } from './tree.ts'
import { groupName } from './voices.ts'

/*
 * Sides that a text calls by a common noun ("bondholders", "the Maoists", "the strikers' delegates", "leaders of the hill tribes"). The name of such a
 * side is the body the text names for it, where it names just one, else the noun itself with what tells it apart, in small letters, as an analyst
 * would write it: "bondholders", "official creditors". Only a noun that comes again in the article, or that talks are expressly "with" or "between",
 * is a side of its own: whoever is met by the way is nobody that a record could follow.
 */

/** Nouns for people who bargain together, by lemma. */
const FOLK = new Set(
  (
    'bondholder noteholder creditor lender investor shareholder stakeholder holder striker worker employee docker dockworker stevedore nurse doctor medic teacher ' +
    'lecturer professor pilot driver engineer miner steelworker autoworker machinist postman trucker haulier farmer rancher grower fisherman trawlerman writer actor ' +
    'screenwriter musician player referee footballer employer studio producer operator carmaker automaker airline manufacturer publisher broadcaster owner landlord ' +
    'tenant resident villager islander settler student protester demonstrator tribe tribesman elder clan chieftain rebel insurgent guerrilla militant separatist ' +
    'metalworker shipper carrier gunman kidnapper hijacker captor mutineer militiaman warlord jihadist fighter oligarch cleric bishop opposition unionist loyalist monarchist royalist ' +
    'signaller crew midwife paramedic firefighter policeman porter tribesmen fishermen'
  ).split(' '),
)
/** Bodies without a name: taken with what stands before them ("opposition parties", "the teachers' union"). */
const BODY =
  /^(?:party|union|group|company|bank|faction|association|federation|council|committee|community|minority|consortium|syndicate|coalition|alliance|hospital|trust)$/
/** Those who speak for a side, behind or before whom the side itself is named. */
const VOICE =
  /^(?:leader|delegate|delegation|negotiator|representative|envoy|chief|boss|rep|official|spokesman|spokeswoman|spokesperson|team|side|lawyer|member|steward|executive|group|committee|majority|camp)$/
/** What tells one such side from another: kept in its name. */
const TELLS =
  /^(?:official|private|bilateral|commercial|foreign|international|domestic|senior|unsecured|local|northern|southern|eastern|western|islamist|communist|leftist|indigenous|nomadic|pastoralist|junior|licensed|secular|royalist|orthodox|armed|small|independent|civilian|moderate|public|rural|coastal|inshore)$/
const WORKERS =
  /^(?:striker|worker|employee|docker|dockworker|stevedore|nurse|doctor|medic|teacher|lecturer|pilot|driver|engineer|miner|steelworker|metalworker|autoworker|machinist|postman|trucker|writer|actor|screenwriter|musician|player|signaller|crew|midwife|paramedic|firefighter)$/
export const UNION =
  /\b(?:(?<!European |African |Customs |Soviet |Economic |Arab )Union|Guild|Brotherhood|Teamsters|Workers|Machinists|SAG-AFTRA|Aslef|RMT|Verdi|Ver\.di|IG Metall|GDL|Unite|Unison|UNISON|UAW|ILA|TSSA|CGT|CFDT|EVG|COSATU|NUMSA|Metalworkers|Nurses|Pilots|Players'? Association|Medical Association|Royal College|Teachers|Longshoremen's|Dockers)\b/
/** What the name of a trade's union has in it; a union with another trade's word is not theirs. */
const TRADES: readonly (readonly [RegExp, RegExp])[] = [
  [/^(?:nurse|midwife)$/, /\b(?:Nurs|Midwi)/],
  [/^(?:doctor|medic|paramedic)$/, /\b(?:Medical|Doctor|Physician|Paramedic)/],
  [/^(?:teacher|lecturer|professor)$/, /\b(?:Teach|Education|Lecturer|Professor|University)/],
  [/^(?:pilot|crew)$/, /\b(?:Pilot|Flight|Cabin)/],
  [/^(?:docker|dockworker|stevedore|longshoreman)$/, /\b(?:Dock|Longshore|Waterfront)/],
  [/^(?:driver|signaller)$/, /\b(?:Driver|Engineers|Teamster|Aslef|ASLEF|GDL|RMT|Rail)/],
  [/^(?:writer|screenwriter)$/, /\bWriters/],
  [/^(?:actor|musician)$/, /\b(?:Actor|Musician|SAG)/],
  [/^(?:player)$/, /\bPlayers/],
  [/^(?:miner)$/, /\bMine/],
  [/^(?:autoworker)$/, /\bAuto/],
  [/^(?:steelworker|metalworker|machinist|engineer)$/, /\b(?:Steel|Machinist|Engineer|Metal)/],
  [/^(?:firefighter)$/, /\bFire/],
  [/^(?:postman)$/, /\b(?:Postal|Communication|Letter)/],
]

/** What of a document is asked for again and again: its bodies, its unions, and the body that each word for adherents means. */
interface Known {
  readonly bodies: readonly DocActor[]
  readonly unions: readonly DocActor[]
  readonly sides: Map<string, DocActor | null>
}

const knowns = new WeakMap<Doc, Known>()

function knownIn(doc: Doc): Known {
  let known = knowns.get(doc)
  if (!known) {
    const bodies = doc.actors.filter((a) => a.type === 'organisation')
    knowns.set(doc, (known = { bodies, unions: bodies.filter((a) => UNION.test(a.name)), sides: new Map() }))
  }
  return known
}

const made = new WeakMap<Doc, Map<string, DocActor>>()
const counted = new WeakMap<Doc, ReadonlyMap<string, number>>()

/** Whether a noun is one for people who bargain together. */
export function isFolk(doc: Doc, token: number): boolean {
  return doc.upos[token] === U.NOUN && FOLK.has(doc.lemma[token]!)
}

/**
 * The sides that a phrase means by a common noun or a word for adherents; `express` where talks are said to be with or between these. Names are
 * canonical names of the article's actors where it has one, else made from the noun. Empty where the phrase means nobody of the sort.
 */
export function unnamedAt(doc: Doc, head: number, express = false): DocActor[] {
  const out: DocActor[] = []
  for (const h of [head, ...conjuncts(doc, head)]) {
    const found = one(doc, h, express)
    if (found && !out.includes(found)) out.push(found)
  }
  return out
}

function one(doc: Doc, head: number, express: boolean): DocActor | null {
  const capital = adherentsAt(doc, head)
  if (capital) return capital
  if (head < 0 || (doc.upos[head] !== U.NOUN && doc.upos[head] !== U.PROPN && doc.upos[head] !== U.ADJ)) return null
  const adherents = groupAt(doc, head)
  if (adherents) return adherents
  if (doc.upos[head] !== U.NOUN) return null
  if (isFolk(doc, head)) return folk(doc, head, express)
  if (!VOICE.test(doc.lemma[head]!)) return null
  for (const k of kidsOf(doc, head)) {
    if (k < head ? !isFolk(doc, k) && !isGroup(doc, k) : !/^(?:of|for|from)$/.test(caseOf(doc, k))) continue
    const found = groupAt(doc, k) ?? (isFolk(doc, k) ? folk(doc, k, express) : null)
    if (found) return found
  }
  return null
}

/** "the Liberals", "the Greens": a plural with a capital in mid-sentence, and no name that is known. */
function adherentsAt(doc: Doc, t: number): DocActor | null {
  if (t <= 0 || doc.lower[t - 1] !== 'the' || actorAt(doc, t) !== null || (doc.upos[t] !== U.NOUN && doc.upos[t] !== U.PROPN)) return null
  const word = doc.text.slice(doc.start[t]!, doc.end[t]!)
  if (!/^[A-Z][a-z]{3,}s$/.test(word) || PEOPLES.test(word) || NO_SIDE.test(word) || doc.upos[t + 1] === U.PROPN) return null
  return make(doc, word)
}

const NO_SIDE =
  /^(?:Games|Olympics|Alps|Islands|Straits?|Heights|Mountains|Philippines|Maldives|Bahamas|Netherlands|Emirates|States|Nations|Times|News|Commons|Lords|Talks|Accords|Rockies|Andes|Himalayas|Balkans|Caymans|Falklands|Hebrides|Houses|Seychelles|Comoros|Lakes|Gardens|Hills|Headquarters|Affairs|Relations)$/

function isGroup(doc: Doc, token: number): boolean {
  return actorAt(doc, token)?.type === 'group'
}

/** "the Maoists", "the Houthi rebels", "leaders of the Socialists": the body of that name, else the adherents by their plural. */
function groupAt(doc: Doc, head: number): DocActor | null {
  let at = head
  if (!isGroup(doc, at)) {
    if (doc.upos[head] !== U.NOUN || !(FOLK.has(doc.lemma[head]!) || VOICE.test(doc.lemma[head]!) || BODY.test(doc.lemma[head]!))) return null
    at = head - 1
    if (at < 0 || !isGroup(doc, at)) return null
  }
  return sideOfGroup(doc, at)
}

/** The side that a word for adherents at a token means; null for peoples and faiths, which bargain with nobody. */
export function sideOfGroup(doc: Doc, at: number): DocActor | null {
  const group = actorAt(doc, at)
  if (!group || group.type !== 'group' || groupName(doc, group) !== null) return null
  const { bodies, sides } = knownIn(doc)
  let body = sides.get(group.id)
  if (body === undefined) {
    const stem = group.name.slice(0, Math.max(4, group.name.length - 2))
    const own = bodies.length > 200 ? [] : bodies.filter((a) => a.name.startsWith(stem))
    sides.set(group.id, (body = own.length === 1 ? own[0]! : null))
  }
  if (body) return body
  if (doc.xpos[at] !== X.NNPS && doc.xpos[at] !== X.NNS && !/s$/.test(doc.lower[at]!)) {
    const plural = group.aliases.find((a) => /[a-z]s$/.test(a)) ?? (/(?:ist|i|an|ite|eg)$/.test(group.name) ? `${group.name}s` : null)
    return plural && !PEOPLES.test(plural) ? make(doc, plural) : null
  }
  const word = doc.text.slice(doc.start[at]!, doc.end[at]!)
  return PEOPLES.test(word) ? null : make(doc, word)
}

const PEOPLES =
  /^(?:Muslim|Christian|Jew|Hindu|Sikh|Buddhist|Catholic|Protestant|Sunni|Shia|Shi'ite|Shiite|Arab|European|African|Asian|Westerner|Latino|Palestinian)s?$/

function folk(doc: Doc, head: number, express: boolean): DocActor | null {
  const lemma = doc.lemma[head]!
  if (WORKERS.test(lemma)) {
    const unions = knownIn(doc).unions
    const trade = TRADES.find(([w]) => w.test(lemma))?.[1]
    const own = trade && unions.length < 60 ? unions.filter((a) => trade.test(a.name)) : []
    if (own.length === 1) return own[0]!
    if (own.length > 1) return null
    if (unions.length === 1 && !TRADES.some(([, name]) => name.test(unions[0]!.name))) return unions[0]!
  }
  const employer = EMPLOYERS.test(lemma) ? employerOf(doc, lemma) : null
  if (employer) return employer
  if (doc.xpos[head] !== X.NNS && lemma !== 'opposition') return null
  if (lemma === 'opposition' && !express) return null
  if (!express && (countsOf(doc).get(lemma) ?? 0) < 2) return null
  for (const k of kidsOf(doc, head)) if (k < head && (/^(?:some|many|several|other|no|any|most)$/.test(doc.lower[k]!) || doc.upos[k] === U.NUM)) return null
  let name = doc.lower[head]!
  for (let t = head - 1; t >= 0 && head - t < 3 && (TELLS.test(doc.lower[t]!) || (doc.upos[t] === U.NOUN && t === head - 1)); t--)
    name = `${doc.lower[t]} ${name}`
  // "the rebels" are nobody in particular unless something tells which.
  if (ARMED.test(name)) return null
  return make(doc, name)
}

const EMPLOYERS = /^(?:employer|owner|operator|producer|shipper|carrier|manufacturer|grower|broadcaster|publisher)$/

/** "the employers' federation, X … the employers", "the Y Employers": the one body that the text names for them. */
function employerOf(doc: Doc, lemma: string): DocActor | null {
  const { sides } = knownIn(doc)
  const key = `employer ${lemma}`
  const known = sides.get(key)
  if (known !== undefined) return known
  const found = new Set<DocActor>()
  for (const m of doc.mentions) {
    if (m.type !== 'organisation' || m.form !== 'name' || m.actor === null) continue
    const named = doc.text
      .slice(...m.span)
      .toLowerCase()
      .includes(lemma)
    const called = doc.lemma.slice(Math.max(0, m.first - 6), m.first).includes(lemma)
    if (!named && !called) continue
    const actor = doc.actors.find((a) => a.id === m.actor)
    if (actor && !UNION.test(actor.name)) found.add(actor)
  }
  const one = found.size === 1 ? [...found][0]! : null
  sides.set(key, one)
  return one
}

const ARMED =
  /^(?:rebel|insurgent|guerrilla|militant|separatist|gunman|gunmen|kidnapper|hijacker|captor|mutineer|warlord|jihadist|fighter|elder|chieftain|holder|owner|member|player|worker|employee|employer|operator|investor)s?$/

/** How often the article has each noun for people who bargain. */
function countsOf(doc: Doc): ReadonlyMap<string, number> {
  let found = counted.get(doc)
  if (!found) {
    const counts = new Map<string, number>()
    for (let t = 0; t < doc.count; t++) if (isFolk(doc, t)) counts.set(doc.lemma[t]!, (counts.get(doc.lemma[t]!) ?? 0) + 1)
    counted.set(doc, (found = counts))
  }
  return found
}

/** One actor for each name, so that two mentions are one; the same noun with more before it goes by what it was called first. */
function make(doc: Doc, name: string): DocActor {
  let known = made.get(doc)
  if (!known) made.set(doc, (known = new Map()))
  const last = name.split(' ').at(-1)!
  let actor = known.get(name)
  if (!actor && name === last) for (const [n, a] of known) if (n.endsWith(` ${name}`)) actor = a
  if (!actor) known.set(name, (actor = { id: '', name, type: 'organisation', aliases: [], roles: [] }))
  return actor
}
