import type { Doc, DocActor, Sentence } from '../../model/annotation.ts'
import { isRel, U } from '../syntax.ts'
import { actorAt, actorsBetween, actorsOf, isParty, mentionAt, partiesOf, partyOf } from './actors.ts'
import { caseOf, conjuncts, governorOf, objectsOf, predicateOf, prepsOf, subjectOf, wordBefore } from './clause.ts'
import { type Pair, pairsOf, principalsOf } from './principals.ts'
import { asideOf, attribute, beside, goBetween, isOutlet, onlyTells, TALK_NOUN } from './bystanders.ts'
import { actorsInRow, outside, type Row, rowBefore, rowFrom } from './rows.ts'
import { kidsOf } from './tree.ts'

export { isOutlet } from './bystanders.ts'

/** Parties that one clause puts on the two sides of talks, of an agreement or of a conflict. */
export interface Circle {
  /** Two or more, sorted. */
  readonly parties: readonly string[]
  readonly sentence: number
  /** Counted up from the whole article ("the three countries"): says nothing of its own place. */
  readonly everywhere?: true
  /** How plainly the clause says so: 3 for "talks between A and B", 1 for a war or a visit by a go-between. */
  readonly weight: number
}

const circles = new WeakMap<Doc, readonly Circle[]>()

/** All circles of an article, in reading order. */
export function circlesOf(doc: Doc): readonly Circle[] {
  let found = circles.get(doc)
  if (!found) circles.set(doc, (found = collect(doc)))
  return found
}

const TALK_VERB = new Set(
  (
    'meet talk speak negotiate bargain haggle agree sign discuss confer parley consult exchange swap resume reconvene reach strike ' +
    'conclude hold open begin start host receive clinch fight clash trade initial seal'
  ).split(' '),
)
const MEDIATES = /^(?:mediate|broker|facilitate|host|chair|moderate|propose|urge|press|call|announce|say|welcome|oversee|sponsor|convene|invite|summon)$/
const TALKING =
  /^(?:talk|talks|negotiat|meeting|meet|summit|dialogue|deal|agree|accord|truce|ceasefire|cease-fire|treaty|pact|war|peace|conflict|dispute|fight|swap|exchange|strike)/

function collect(doc: Doc): Circle[] {
  const out: Circle[] = []
  for (const s of doc.sentences) {
    if (s.region === 'headline') out.push(...rows(doc, s))
    if (!s.parsed || s.region !== 'body') continue
    out.push(...counted(doc, s))
    out.push(...rows(doc, s))
    for (let t = s.first; t < s.end; t++) {
      const found = at(doc, t)
      if (!found) continue
      const parties = partiesOf(doc, found.actors).filter((p) => !isOutlet(p) && !onlyTells(doc, p))
      if (parties.length < 2 || parties.length > 8) continue
      const envoy = found.actors.some((a) => goBetween(a))
      out.push({ parties: parties.sort(), sentence: s.index, weight: envoy ? Math.min(1, found.weight) : found.weight })
    }
  }
  return out
}

const NUMBERS: ReadonlyMap<string, number> = new Map([
  ['two', 2],
  ['both', 2],
  ['three', 3],
  ['four', 4],
  ['five', 5],
  ['six', 6],
])
const COUNTED = new Set(
  (
    'countries states nations parties sides governments capitals neighbours neighbors delegations presidents leaders ministers ' +
    'camps foes rivals factions powers'
  ).split(' '),
)
const STATES = new Set('countries states nations governments capitals neighbours neighbors presidents ministers powers'.split(' '))

/** "The three countries": as many of those that the article names most as sides, where they stand out from the next. */
function counted(doc: Doc, s: Sentence): Circle[] {
  const out: Circle[] = []
  for (let t = s.first; t + 1 < s.end; t++) {
    const n = NUMBERS.get(doc.lower[t]!)
    if (n === undefined) continue
    let noun = t + 1
    while (noun < s.end && noun < t + 4 && (doc.upos[noun] === U.ADJ || doc.upos[noun] === U.NOUN) && !COUNTED.has(doc.lower[noun]!)) noun++
    if (noun >= s.end || !COUNTED.has(doc.lower[noun]!) || actorsBetween(doc, t, noun).length > 0 || doc.lower[noun + 1] === 'of') continue
    const parties = foremost(doc, n, STATES.has(doc.lower[noun]!))
    if (parties) out.push({ parties, sentence: s.index, weight: n > 2 ? 2 : 0.5, everywhere: true })
  }
  return out
}

/** The `n` parties that an article names most as sides; null where the next is named nearly as often. */
function foremost(doc: Doc, n: number, states: boolean): string[] | null {
  const ranks = rankOf(doc).filter(([p]) => !states || isState(doc, p))
  const [last, next] = [ranks[n - 1], ranks[n]]
  if (!last || last[1] < 1 || (next && next[1] > last[1] * 0.75)) return null
  return ranks
    .slice(0, n)
    .map(([p]) => p)
    .sort()
}

function isState(doc: Doc, party: string): boolean {
  return doc.actors.some((a) => a.type === 'country' && a.name === party)
}

const ranking = new WeakMap<Doc, readonly (readonly [string, number])[]>()

/** All parties of an article by how much it names them as sides, the most first. */
function rankOf(doc: Doc): readonly (readonly [string, number])[] {
  let found = ranking.get(doc)
  if (!found) {
    const aside = asideOf(doc)
    found = [...principalsOf(doc)]
      .filter(([p]) => !isOutlet(p))
      .map(([p, n]) => [p, n * (1 - (aside.get(p) ?? 0))] as const)
      .sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
    ranking.set(doc, found)
  }
  return found
}

/** "Ethiopia, Egypt and Sudan", in a sentence about talks: parties named in one row, whatever the parser made of them. */
function rows(doc: Doc, s: Sentence): Circle[] {
  // A headline that names two in a row names those whom the article is about.
  let talks = s.region === 'headline'
  for (let t = s.first; t < s.end && !talks; t++) talks = TALKING.test(doc.lemma[t]!)
  if (!talks) return []
  const out: Circle[] = []
  let row: DocActor[] = []
  let end = -1
  const close = () => {
    const parties = partiesOf(doc, row).filter((p) => !isOutlet(p) && !onlyTells(doc, p))
    if (parties.length > 1 && parties.length < 8)
      out.push({ parties: parties.sort(), sentence: s.index, weight: s.region === 'headline' && parties.length === 2 ? 2 : 1 })
    row = []
  }
  for (let t = s.first; t < s.end; t++) {
    const m = mentionAt(doc, t)
    const actor = actorAt(doc, t)
    if (m && actor && m.first === t && (isParty(actor) || (actor.type === 'place' && partyOf(doc, actor) !== null))) {
      if (attribute(doc, m) || beside(doc, m.first, m.end)) continue
      const linked = end >= 0 && joined(doc, end, t)
      if (!linked) close()
      if (!(row.length === 0 && /^(?:in|at|from|by|through|via)$/.test(wordBefore(doc, t)))) row.push(actor)
      end = m.end
    }
  }
  close()
  return out
}

/** Whether a comma or "and" joins two mentions, with nothing between but what tells of what sort the second is. */
function joined(doc: Doc, from: number, to: number): boolean {
  // "EU-Mercosur talks", "EU-Mercosur:", and not "US-Japan drills"
  if (to === from + 1 && /^[-–—/]$/.test(doc.lower[from] ?? '')) {
    const next = mentionAt(doc, to)?.end ?? to + 1
    return doc.lower[next] === ':' || TALKING.test(doc.lemma[next] ?? '') || doc.lower[next] === 'trade'
  }
  if (to - from > 8 || !/^(?:,|and|&)$/.test(doc.lower[from] ?? '')) return false
  // "the four founding members of X": X
  const members = doc.lower
    .slice(from + 1, to)
    .join(' ')
    .match(
      /^(?:the )?(?:\S+ ){0,3}(?:members|member states|states|countries|leaders|governments|forces|representatives|negotiators|envoys|leadership|government|army) of(?: the)?$/,
    )
  if (members) return true
  if (to - from > 5) return false
  for (let t = from + 1; t < to; t++)
    if (!/^(?:,|and|the|&)$/.test(doc.lower[t]!) && doc.upos[t] !== U.ADJ && doc.upos[t] !== U.NOUN && actorAt(doc, t) === null) return false
  return true
}

function at(doc: Doc, t: number): { actors: DocActor[]; weight: number } | null {
  const lemma = doc.lemma[t]!
  if ((doc.lower[t] === 'between' || doc.lower[t] === 'among') && doc.head[t]! > t) {
    const over = doc.head[doc.head[t]!]!
    return { actors: [...sided(doc, doc.head[t]!), ...inRow(doc, rowFrom(doc, t + 1))], weight: over >= 0 && TALKING.test(doc.lemma[over]!) ? 3 : 1 }
  }
  if ((doc.upos[t] === U.NOUN || doc.upos[t] === U.PROPN || doc.lower[t] === 'talks') && TALK_NOUN.has(lemma))
    return { actors: atNoun(doc, t), weight: /^(?:dispute|conflict|war|row|standoff|stand-off|relation|relations|ties)$/.test(lemma) ? 1 : 2 }
  if (doc.upos[t] === U.VERB && TALK_VERB.has(lemma)) return { actors: atVerb(doc, t), weight: 2 }
  // "their union and the railway were no nearer to a deal": who stands in a row where something is said of talks.
  if (lemma === 'be' && doc.upos[t] === U.AUX && ofDispute(doc, t)) {
    const row = rowBefore(doc, doc.head[t]! > t ? doc.head[t]! : t) ?? rowBefore(doc, t)
    return row ? { actors: inRow(doc, row), weight: 1 } : null
  }
  return null
}

const DISPUTE = new Set(['deal', 'talks', 'agreement', 'apart', 'deadlock', 'deadlocked', 'dispute', 'loggerheads', 'odds', 'negotiations'])

/** Whether one of the few words behind a token is one for talks or a quarrel. */
function ofDispute(doc: Doc, t: number): boolean {
  for (let k = t + 1; k < t + 8 && k < doc.count; k++) if (DISPUTE.has(doc.lower[k]!)) return true
  return false
}

function sided(doc: Doc, head: number): DocActor[] {
  if (/^(?:they|their|both)$/.test(doc.lower[head]!) && actorAt(doc, head) === null) {
    // "A and B said that they had agreed": those who say so.
    const verb = predicateOf(doc, head)
    const said = verb >= 0 ? governorOf(doc, verb) : -1
    const subject = said >= 0 && /^(?:say|announce|declare|confirm|decide|agree)$/.test(doc.lemma[said]!) ? subjectOf(doc, said) : -1
    return subject >= 0 && doc.upos[subject] !== U.PRON ? sided(doc, subject) : []
  }
  return [head, ...conjuncts(doc, head)].flatMap((h) => actorsOf(doc, h)).filter((a) => a.type !== 'group')
}

function inRow(doc: Doc, row: Row | null): DocActor[] {
  return row ? actorsInRow(doc, row).filter((a) => a.type !== 'group') : []
}

function atNoun(doc: Doc, noun: number): DocActor[] {
  const out: DocActor[] = []
  let first = noun
  while (first > 0 && noun - first < 7 && doc.sentenceOf[first - 1] === doc.sentenceOf[noun] && premodifier(doc, first - 1)) first--
  for (let t = first; t < noun; t++) if (!ledBy(doc, t)) out.push(...actorsBetween(doc, t, t).filter((a) => a.type !== 'place'))
  for (const k of kidsOf(doc, noun)) {
    if (isRel(doc, k, 'nmod:poss')) out.push(...sided(doc, k))
    else if (isRel(doc, k, 'nmod', 'obl') && /^(?:with|between|among)$/.test(caseOf(doc, k))) out.push(...sided(doc, k))
  }
  const verb = predicateOf(doc, noun)
  if (partiesOf(doc, out).length === 1) out.push(...speakers(doc, verb))
  if (verb >= 0 && doc.upos[verb] === U.VERB && !MEDIATES.test(doc.lemma[verb]!) && isRel(doc, noun, 'obj', 'obl')) {
    const subject = subjectOf(doc, verb)
    if (subject >= 0 && subject !== noun) out.push(...sided(doc, subject))
    for (const p of prepsOf(doc, verb)) if (p.word === 'with') out.push(...sided(doc, p.head))
  }
  return out
}

/** "African Union-led talks", "the US-brokered truce": whoever leads or brokers is no side. */
export function ledBy(doc: Doc, token: number): boolean {
  const m = mentionAt(doc, token)
  const end = m ? m.end : token + 1
  return (
    /^[-–]$/.test(doc.lower[end] ?? '') &&
    /^(?:led|mediated|brokered|backed|sponsored|hosted|chaired|facilitated|supervised|convened|drafted|proposed)$/.test(doc.lower[end + 1] ?? '')
  )
}

/** "The Kremlin said that talks with Ukraine …": whoever says so is the other side. */
function speakers(doc: Doc, predicate: number): DocActor[] {
  for (let g = predicate, steps = 0; g >= 0 && steps < 4; g = governorOf(doc, g), steps++) {
    if (!/^(?:say|tell|announce|confirm|insist|add|state|report|claim|warn|deny)$/.test(doc.lemma[g]!)) continue
    const subject = subjectOf(doc, g)
    if (subject >= 0) return sided(doc, subject).filter((a) => !goBetween(a))
  }
  return []
}

function premodifier(doc: Doc, t: number): boolean {
  return doc.upos[t] === U.PROPN || doc.upos[t] === U.ADJ || doc.upos[t] === U.NOUN || /^[-–—/]$/.test(doc.lower[t]!)
}

function atVerb(doc: Doc, verb: number): DocActor[] {
  const subject = subjectOf(doc, verb)
  const row = rowBefore(doc, verb)
  const out = [...(subject >= 0 && !(row && outside(row, subject)) ? sided(doc, subject) : []), ...inRow(doc, row)]
  if (doc.lemma[verb] === 'meet' || doc.lemma[verb] === 'fight' || doc.lemma[verb] === 'receive' || doc.lemma[verb] === 'host')
    for (const o of objectsOf(doc, verb)) out.push(...sided(doc, o))
  for (const p of prepsOf(doc, verb)) if (p.word === 'with' || (p.word === 'to' && /^(?:talk|speak)$/.test(doc.lemma[verb]!))) out.push(...sided(doc, p.head))
  return out
}

const pairings = new WeakMap<Doc, readonly Pair[]>()

/** The pairs that stand together in sentences about talks, and that can be sides. */
function together(doc: Doc): readonly Pair[] {
  let found = pairings.get(doc)
  if (!found) {
    found = pairsOf(doc)
      .slice(0, 60)
      .filter(({ pair }) => !pair.some((p) => isOutlet(p) || onlyTells(doc, p)))
    pairings.set(doc, found)
  }
  return found
}

/** What a sentence about talks that names two parties weighs beside one that says they talk. */
const TOGETHER = 0.5
/** What a circle next to the place in question weighs beside one that the article repeats. */
const NEAR = 3
/** What is less than this is chance. */
const LEAST = 0.4
/** A text of any length costs as much a claim as a long article. */
const MANY = 300
/** Beyond this, naming two together again adds nothing. */
const ENOUGH = 5

/**
 * The parties of talks told of at a sentence without all of them being named there: the circle that the article names
 * most often and nearest, and that holds all of `own`; `told` are circles known from elsewhere; go-betweens, hosts and places weigh little. Null where none is plain.
 */
export function circleFor(doc: Doc, sentence: number, own: readonly string[], told: readonly Circle[] = []): readonly string[] | null {
  const aside = asideOf(doc)
  const scores = new Map<string, { parties: readonly string[]; n: number; near: number }>()
  for (const c of [...circlesOf(doc).slice(0, MANY), ...told.slice(0, MANY)]) {
    if (!own.every((p) => c.parties.includes(p))) continue
    const key = c.parties.join('\u0000')
    const s = scores.get(key) ?? { parties: c.parties, n: 0, near: 0 }
    s.n += c.weight
    const distance = c.sentence <= sentence ? sentence - c.sentence : 1 + (c.sentence - sentence) * 2
    if (!c.everywhere) s.near = Math.max(s.near, c.weight / (1 + distance))
    scores.set(key, s)
  }
  for (const { pair, n } of together(doc)) {
    if (!own.every((p) => pair.includes(p))) continue
    const key = pair.join('\u0000')
    const s = scores.get(key) ?? { parties: pair, n: 0, near: 0 }
    s.n += Math.min(n, ENOUGH) * TOGETHER
    scores.set(key, s)
  }
  let best: readonly string[] | null = null
  let most = LEAST
  for (const s of scores.values()) {
    let n = s.n + NEAR * s.near
    if (scores.size < MANY)
      for (const o of scores.values()) if (o !== s && o.parties.length < s.parties.length && o.parties.every((p) => s.parties.includes(p))) n += 0.6 * o.n
    for (const p of s.parties) if (!own.includes(p)) n *= 1 - (s.near > 0 ? 0.7 : 0.95) * (aside.get(p) ?? 0)
    if (n > most) {
      best = s.parties
      most = n
    }
  }
  return best ?? (own.length === 1 ? withPrincipal(doc, own[0]!) : null)
}

/** One party, and of the others the one that the article names most as a side, where one stands out. */
function withPrincipal(doc: Doc, own: string): readonly string[] | null {
  const others = rankOf(doc).filter(([p]) => p !== own)
  const [first, second] = others
  return first && first[1] >= 1 && first[1] >= 2 * (second?.[1] ?? 0) ? [own, first[0]].sort() : null
}
