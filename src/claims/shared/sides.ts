import type { Doc } from '../../model/annotation.ts'
import { isRel, U } from '../syntax.ts'
import { actorsBetween, partyOf } from './actors.ts'
import { meantBy } from './bodies.ts'
import { isOutlet } from './bystanders.ts'
import { circlesOf } from './circles.ts'
import { caseOf, objectsOf, prepsOf, subjectOf } from './clause.ts'
import { besides, massesOf, OWNS, placed, type Stand, sideName, sidesOf } from './standing.ts'
import { actorsInRow, outside, rowBefore } from './rows.ts'
import { kidsOf } from './tree.ts'
import { unnamedAt } from './unnamed.ts'
import { agentsOf } from './voices.ts'

/*
 * Who faces whom in an article, for `focus.ts`: what ties sides together (talks, agreements, wars, what one does to the other, standing together),
 * and what shows that a party stands outside (brings others together, urges both, lends a room).
 */

/** Sides that one place in the text ties together. */
export interface Bond {
  readonly parties: readonly string[]
  readonly sentence: number
  /** 3 for "talks between A and B", 2 for "A met B", 1 for "A rejected B's offer" or "A shelled B". */
  readonly weight: number
  /** Counted up from the whole article: says nothing of its own place. */
  readonly everywhere?: true
}

/** What an article tells of who faces whom. */
export interface Field {
  readonly bonds: readonly Bond[]
  /** Share of what an article tells of a party that shows it outside the talks: 0 to 1. */
  readonly outside: ReadonlyMap<string, number>
  /** How much an article is about each party. */
  readonly mass: ReadonlyMap<string, number>
  /** How much about all that stand inside. */
  readonly inside: number
  /** Whether a union is named: then unions face employers. */
  readonly labour: boolean
  readonly states: ReadonlySet<string>
  /** How plainly each party stands in each sentence. */
  readonly stands: readonly Stand[]
  /** "owner|body" for every body that the text gives an owner ("China's Exim Bank"). */
  readonly kin: ReadonlySet<string>
}

const fields = new WeakMap<Doc, Field>()

/** What one party does to the other side of its talks or its fight, by lemma. */
const TOWARD = new Set(
  (
    'accuse blame reject rebuff spurn refuse attack strike bomb shell invade fight threaten warn raid ambush assault besiege blockade occupy seize capture target ' +
    'kill free release hold swap exchange offer propose counter accept answer demand sue provoke violate breach betray defy defeat repel bombard ' +
    'recognise recognize concede cede return deliver hand pay owe lend repay withhold bargain negotiate talk meet confront challenge pressure oppose ' +
    'outmanoeuvre outmaneuver lock picket represent leave join distrust mistrust trust'
  ).split(' '),
)
/** What several do together at a table, beyond the plainest words for it. */
const TOGETHER = new Set(
  'meet talk negotiate speak confer agree sit face gather assemble convene return shake pledge commit accept continue break close end initial sign adjourn huddle'.split(
    ' ',
  ),
)
/** Nouns whose owner stands against somebody behind "on", "against", "with". */
const AGAINST = new Set(
  (
    'war conflict dispute fight fighting battle clash clash strike attack offensive assault raid siege blockade invasion operation campaign bombardment shelling ' +
    'lawsuit complaint claim demand offer proposal quarrel feud rift row stand-off standoff truce border frontier grievance ultimatum'
  ).split(' '),
)
/** Verbs whose subject stands outside when their object or complement is "both sides" or talks of others. */
const BRINGS =
  /^(?:mediate|broker|facilitate|urge|call|press|push|invite|summon|convene|host|bring|encourage|appeal|implore|ask|exhort|shuttle|help|assist|nudge|prod|moderate|oversee|chair|sponsor|monitor|observe|supervise|coax|arbitrate|intercede|reconcile|warn|visit|brief|consult|thank|praise|beg|plead|remind|sanction|impose)$/
const SIDES =
  /^(?:sides|parties|camps|factions|rivals|foes|delegations|enemies|neighbours|neighbors|belligerents|adversaries|combatants|teams|countries|governments|nations)$/
const ALL = /^(?:both|two|warring|rival|all|three|opposing|the|conflicting|feuding|belligerent)$/
const LEANS =
  /^(?:mediat\w*|broker(?:s|ed|ing)?|facilitat\w*|intermediar\w*|go-betweens?|auspices|guarantors?|peacemakers?|peacemaking|observers?|hosts?|hosted|hosting|good offices|convener|conciliator|arbiter)$/
const TALKS = /^(?:talks?|negotiations?|table|bargaining|round|dialogue|session|summit|meeting|conference)$/
const QUITS =
  /^(?:quit|leave|suspend|boycott|abandon|resume|rejoin|join|enter|attend|walk|pull|withdraw|return|refuse|agree|begin|continue|break|hold|halt|storm)$/

/** The sides that a phrase names, or that its common noun means ("the army", "the guild"). */
function sidesAt(doc: Doc, head: number): string[] {
  if (head < 0) return []
  const named = agentsOf(doc, head)
  if (named.length > 0) return sidesOf(doc, named)
  if (doc.upos[head] !== U.NOUN || SIDES.test(doc.lower[head]!)) return []
  const meant = meantBy(doc, head)
  if (meant.length === 0) return unnamedAt(doc, head).map((a) => a.name)
  return [...new Set(doc.actors.filter((a) => meant.includes(a.name) && (a.type === 'organisation' || a.type === 'country')).map((a) => sideName(a.name)))]
}

/** What an article tells of who faces whom, gathered once a document. Pure; cost linear in its length. */
export function fieldOf(doc: Doc): Field {
  let field = fields.get(doc)
  if (!field) {
    const bonds: Bond[] = circlesOf(doc).map((c) => ({ ...c, parties: [...new Set(c.parties.map(sideName))].sort() }))
    const counts = new Map<string, { side: number; out: number }>()
    for (const s of doc.sentences) {
      if (!s.parsed || s.region !== 'body') continue
      for (let t = s.first; t < s.end; t++) deed(doc, t, bonds, counts)
      speaksOfSides(doc, s.first, s.end, counts)
    }
    mentions(doc, counts)
    for (const b of bonds) if (!b.everywhere) for (const p of b.parties) count(counts, p, 'side', b.weight / 2)
    const mass = massesOf(doc)
    for (const b of besides(doc, mass)) bonds.push(b)
    const parties = new Set([...counts.keys(), ...bonds.flatMap((b) => b.parties)])
    for (const p of parties) if (PEACEMAKERS.test(p) || BYSTANDERS.test(p)) count(counts, p, 'out', 1.5)
    const outside = new Map([...counts].map(([p, c]) => [p, isOutlet(p) ? 1 : c.out / (c.out + c.side + 0.5)]))
    field = {
      bonds: bonds.filter((b) => b.parties.length > 1),
      outside,
      labour: [...parties].some((p) => UNION.test(p)),
      mass: mass.mass,
      stands: mass.stands,
      inside: [...mass.mass].reduce((n, [p, m]) => n + m * (1 - (outside.get(p) ?? 0)), 0),
      kin: owners(doc),
      states: new Set(doc.actors.filter((a) => a.type === 'country').map((a) => a.name)),
    }
    fields.set(doc, field)
  }
  return field
}

/** Bodies and states that lend their good offices more often than they negotiate for themselves. */
export const PEACEMAKERS =
  /^(?:United Nations|UN Security Council|African Union|Arab League|League of Arab States|IGAD|Intergovernmental Authority on Development|ECOWAS|OSCE|Organization for Security and Co-operation in Europe|International Committee of the Red Cross|Red Cross|Holy See|Vatican City|Vatican|Qatar|Oman|Norway|Switzerland|Gulf Cooperation Council|Organisation of Islamic Cooperation|Federal Mediation and Conciliation Service|Acas|ACAS|.*\b(?:Mediation|Conciliation|Arbitration|Labou?r Relations|Workplace Relations|Fair Work|Employment Relations)\b.*)$/
/** Bodies that vote, judge, count, report or help, and rarely sit at a table themselves. */
const BYSTANDERS =
  /\b(?:Congress|Parliament|Senate|House of|Knesset|Duma|Verkhovna Rada|Court|University|Institute|Observatory|Watch|Amnesty|Foundation|Programme|UNICEF|UNRWA|UNHCR|Centre|Center|Think Tank|Bundestag|Families|Forum|Exchange|Bank of|Central Command|Interpol)\b/
/** Two unions do not bargain with each other, nor do two employers. */
const UNION =
  /\b(?:(?<!European |African |Customs |Soviet |Economic |Arab )Union|Unions|Guild|Brotherhood|Teamsters|Federation of|Workers|Machinists|SAG-AFTRA|Aslef|ASLEF|RMT|Verdi|Ver\.di|IG Metall|GDL|Unite|UNISON|Association of Flight Attendants|Nurses)\b/

/** How likely two face each other at a table: those of one sort in a dispute of labour hardly do, nor do a state and its own forces. */
export function likelihood(field: Field, a: string, b: string): number {
  if (field.kin.has(`${a}|${b}`) || field.kin.has(`${b}|${a}`)) return 0.2
  if (field.labour && UNION.test(a) === UNION.test(b)) return UNION.test(a) ? 0.2 : 0.4
  if (field.labour && (field.states.has(a) || field.states.has(b))) return 0.5
  return kindred(a, b) || kindred(b, a) ? 0.2 : 1
}

/** "China's Exim Bank": a body and the state that it belongs to, as "owner|body". */
function owners(doc: Doc): Set<string> {
  const out = new Set<string>()
  const byId = new Map(doc.actors.map((a) => [a.id, a]))
  const named = doc.mentions.filter((m) => m.form === 'name')
  for (let i = 0; i + 1 < named.length; i++) {
    const [m, n] = [named[i]!, named[i + 1]!]
    if (n.type !== 'organisation' || !(n.first === m.end || (n.first === m.end + 1 && doc.lower[m.end] === "'s"))) continue
    const [a, b] = [m.actor === null ? null : byId.get(m.actor), n.actor === null ? null : byId.get(n.actor)]
    if (a && b && a !== b && a.type === 'country') out.add(`${a.name}|${b.name}`)
  }
  return out
}

/** "Sudan" and the "Sudanese Armed Forces". */
function kindred(state: string, body: string): boolean {
  const stem = state.slice(0, Math.max(4, state.length - 3))
  return body.startsWith(stem) && /\b(?:Forces?|Army|Military|Navy|Parliament|Government|Ministry|Police)\b/i.test(body)
}

type Counts = Map<string, { side: number; out: number }>

function count(counts: Counts, party: string, what: 'side' | 'out', n: number): void {
  const c = counts.get(party)
  if (c) c[what] += n
  else counts.set(party, { side: what === 'side' ? n : 0, out: what === 'out' ? n : 0 })
}

/** What one does to another, and who brings others together. */
function deed(doc: Doc, t: number, bonds: Bond[], counts: Counts): void {
  const lemma = doc.lemma[t]!
  if (doc.upos[t] === U.VERB) {
    const toward = TOWARD.has(lemma)
    const together = TOGETHER.has(lemma)
    const brings = BRINGS.test(lemma)
    const quits = QUITS.test(lemma)
    if (!toward && !brings && !quits && !together) return
    const subject = subjectOf(doc, t)
    const row = together ? rowBefore(doc, t) : null
    const from = [...new Set([...(row && outside(row, subject) ? [] : sidesAt(doc, subject)), ...(row ? sidesOf(doc, actorsInRow(doc, row)) : [])])]
    if (from.length === 0 || from.length > 4) return
    if (brings && overBoth(doc, t)) {
      for (const p of from) count(counts, p, 'out', 2)
      return
    }
    if (quits && overTalks(doc, t)) for (const p of from) count(counts, p, 'side', 1)
    if (together && from.length > 1) bonds.push({ parties: [...from].sort(), sentence: doc.sentenceOf[t]!, weight: 2 })
    if (toward) {
      const to = targets(doc, t)
      const parties = [...new Set([...from, ...to])].sort()
      if (to.length > 0 && parties.length > 1 && parties.length < 5) bonds.push({ parties, sentence: doc.sentenceOf[t]!, weight: 1 })
    }
  } else if (doc.upos[t] === U.NOUN && AGAINST.has(lemma)) {
    const parties = new Set<string>()
    for (const k of kidsOf(doc, t)) {
      if (isRel(doc, k, 'nmod:poss', 'amod', 'compound') && k < t) for (const p of sidesOf(doc, actorsBetween(doc, k, k))) parties.add(p)
      else if (isRel(doc, k, 'nmod') && /^(?:on|against|with|from|to|between|by)$/.test(caseOf(doc, k))) for (const p of sidesAt(doc, k)) parties.add(p)
    }
    if (parties.size > 1 && parties.size < 5) bonds.push({ parties: [...parties].sort(), sentence: doc.sentenceOf[t]!, weight: 1 })
  }
}

/** "Washington warned that the parties …", "serious violations on both sides": whoever speaks of the sides so is rarely one of them. */
function speaksOfSides(doc: Doc, first: number, end: number, counts: Counts): void {
  let at = -1
  for (let t = first + 1; t < end && at < 0; t++) {
    if (!/^(?:sides|parties|camps|factions|belligerents)$/.test(doc.lower[t]!)) continue
    // "the two sides agreed", "Russia said both sides would meet": a side says so too.
    if (/^(?:on|linked|to|between|by|from|of|if|once|unless|until|that|both|warring)$/.test(doc.lower[t - 2] ?? '')) at = t
  }
  if (at < 0) return
  for (let t = first; t < at; t++)
    if (isRel(doc, t, 'nsubj', 'conj') && doc.upos[t] !== U.PRON) {
      const who = sidesAt(doc, t)
      if (who.length > 0 && who.length < 3) for (const p of who) count(counts, p, 'out', 0.5)
    }
}

/** Those whom a verb's object, its owner or a phrase behind it names. */
function targets(doc: Doc, verb: number): string[] {
  const out: string[] = []
  const add = (found: readonly string[]) => {
    for (const p of found) if (!out.includes(p)) out.push(p)
  }
  for (const o of objectsOf(doc, verb)) {
    add(sidesAt(doc, o))
    for (const k of kidsOf(doc, o))
      if (isRel(doc, k, 'nmod:poss') || (isRel(doc, k, 'nmod') && /^(?:from|by|of|on|against)$/.test(caseOf(doc, k)))) add(sidesAt(doc, k))
  }
  for (const p of prepsOf(doc, verb)) if (/^(?:with|from|to|against|on|by|for)$/.test(p.word)) add(sidesAt(doc, p.head))
  return out
}

/** Whether a verb is done to "both sides", "the parties", or to talks between others. */
function overBoth(doc: Doc, verb: number): boolean {
  const end = Math.min(doc.sentences[doc.sentenceOf[verb]!]!.end, verb + 9)
  for (let t = verb + 1; t < end; t++) {
    if (SIDES.test(doc.lower[t]!) && ALL.test(doc.lower[t - 1] === 'warring' || doc.lower[t - 1] === 'rival' ? 'both' : doc.lower[t - 1]!)) return true
    if (doc.lower[t] === 'both' && (doc.lower[t + 1] === 'to' || doc.lower[t + 1] === 'together')) return true
    if (doc.lower[t] === 'between') return true
    if (/^[.;:]$/.test(doc.lower[t]!)) break
  }
  return /^(?:mediate|broker|facilitate|host|moderate|oversee|sponsor|supervise)$/.test(doc.lemma[verb]!) && overTalks(doc, verb)
}

function overTalks(doc: Doc, verb: number): boolean {
  const end = Math.min(doc.sentences[doc.sentenceOf[verb]!]!.end, verb + 8)
  for (let t = verb + 1; t < end; t++) if (TALKS.test(doc.lower[t]!)) return true
  return false
}

/** What stands beside each naming of a party: a mediator's words, a side's words, or "in" before a country. */
function mentions(doc: Doc, counts: Counts): void {
  const byId = new Map(doc.actors.map((a) => [a.id, a]))
  for (const m of doc.mentions) {
    const actor = m.actor === null ? null : byId.get(m.actor)
    const of = actor ? partyOf(doc, actor) : null
    if (!actor || !of) continue
    const party = sideName(of)
    if (actor.type === 'person') {
      if (actor.roles.some((r) => /\b(?:mediator|intermediary|special envoy|facilitator|special representative)\b/i.test(r.title)))
        count(counts, party, 'out', 0.5)
      continue
    }
    if (leans(doc, m.first, m.end)) count(counts, party, 'out', 1)
    else if (OWNS.test(doc.lower[m.end === doc.count ? m.end - 1 : m.end]!) || (doc.lower[m.end] === "'s" && OWNS.test(doc.lower[m.end + 1] ?? '')))
      count(counts, party, 'side', 1)
    else if (placed(doc, m.first, m.end)) count(counts, party, 'out', 0.25)
    else if (m.form !== 'pronoun') count(counts, party, 'side', 0.15)
  }
}

/** "mediated by Qatar", "Qatari and Egyptian mediators", "under UN auspices", "Egypt, which has been mediating". */
function leans(doc: Doc, first: number, end: number): boolean {
  let t = end
  if (
    /^[-–]$/.test(doc.lower[t] ?? '') &&
    /^(?:mediated|brokered|led|sponsored|hosted|backed|facilitated|drafted|chaired|convened)$/.test(doc.lower[t + 1] ?? '')
  )
    return true
  if (doc.lower[t] === ',' && /^(?:who|which|a|an|the|one|as)$/.test(doc.lower[t + 1] ?? '')) t += 2
  for (let n = 0; n < 5 && t < doc.count; n++, t++) {
    if (LEANS.test(doc.lower[t]!)) return true
    if (doc.upos[t] !== U.ADJ && doc.upos[t] !== U.CCONJ && doc.upos[t] !== U.PROPN && doc.upos[t] !== U.AUX && doc.upos[t] !== U.ADV && doc.lower[t] !== 'of')
      break
  }
  // "brokered by A and B", "mediators from A", "as mediators, A and B": whatever stands in one row with the first.
  for (t = first - 1; t >= 0 && t > first - 8; t--) {
    const word = doc.lower[t]!
    if (LEANS.test(word)) return true
    if (!/^(?:by|of|from|the|,|and|or|as|both|special|envoys?|governments?)$/.test(word) && doc.upos[t] !== U.PROPN && doc.upos[t] !== U.ADJ) break
    if (/^(?:by|of|from)$/.test(word) && !LEANS.test(doc.lower[t - 1] ?? '')) break
  }
  return false
}
