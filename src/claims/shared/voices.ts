import type { Doc, DocActor } from '../../model/annotation.ts'
import type { StatementClaim } from '../../model/claim.ts'
import { hull, inside, overlaps, type Span } from '../../model/span.ts'
import { lexicon } from '../data.ts'
import { isRel, R, tokenAt, U, X } from '../syntax.ts'
import { actorAt, actorsBetween, partiesOf, partyOf } from './actors.ts'
import { caseOf, conjuncts } from './clause.ts'
import { kidsOf, treeOf } from './tree.ts'

/**
 * The statement in whose words something stands: the smallest that holds all of it, else the one of the same sentence that holds
 * `core` (the part that matters), else the one that shares more than half of its length with it. Null when nobody says it.
 */
export function voiceOver(statements: readonly StatementClaim[], whole: Span, core: Span): StatementClaim | null {
  let best: StatementClaim | null = null
  let score = 0
  for (const s of statements) {
    if (s.contentSpans.length === 0) continue
    const box = hull(s.contentSpans)
    if (!overlaps(box, whole)) continue
    let common = 0
    for (const c of s.contentSpans) common += Math.max(0, Math.min(c[1], whole[1]) - Math.max(c[0], whole[0]))
    const holds = s.contentSpans.some((c) => inside(whole, c)) ? 3 : s.contentSpans.some((c) => inside(core, c)) ? 2 : common * 2 > whole[1] - whole[0] ? 1 : 0
    // Among those that hold as much the tighter one: "he said that she said" is hers.
    const points = holds === 0 ? 0 : holds * 1e6 - (box[1] - box[0])
    if (points > score) {
      best = s
      score = points
    }
  }
  return best
}

/**
 * Names that a statement is put to; a spokesperson stays the person. An unnamed source speaks for the country or body it is called by ("an
 * Omani official"); where it is called by none, and for open pronouns, there is nobody.
 */
export function speakersOf(doc: Doc, statement: StatementClaim | null): string[] {
  if (!statement || statement.source === null) return []
  if (statement.source !== 'unnamed') return [statement.source, ...statement.with.filter((w) => w !== 'unnamed')]
  const span = statement.sourceSpans[0]
  if (!span) return []
  const [first, last] = [tokenAt(doc, span[0]), tokenAt(doc, span[1] - 1)]
  const named = [
    ...new Set(actorsBetween(doc, first, last).flatMap((a) => (a.type === 'place' ? [] : ((a.type === 'group' ? groupName(doc, a) : partyOf(doc, a)) ?? [])))),
  ]
  let official = false
  for (let t = first; t <= last && t < doc.count; t++)
    official ||=
      /^(?:official|spokes|ministry|government|diplomat|negotiator|delegation|army|military|embassy|office|administration|secretary|minister|envoy|aide|advis|lawmaker|commander|cabinet|leader|president$|premier|chancellor|king$|ambassador|chief|general$|admiral|governor|mayor|ombuds|mediator|parliament$|lawyer|representative|consul|chair|treasur|prosecutor)/.test(
        doc.lemma[t]!,
      )
  return official && named.length === 1 ? named : []
}

const AGENTIVE: ReadonlySet<string> = new Set([
  'official',
  'government',
  'leader',
  'spokesman',
  'spokeswoman',
  'spokesperson',
  'minister',
  'ministry',
  'delegation',
  'side',
  'army',
  'force',
  'forces',
  'military',
  'administration',
  'president',
  'premier',
  'chancellor',
  'diplomat',
  'negotiator',
  'envoy',
  'ambassador',
  'parliament',
  'troop',
  'troops',
  'navy',
  'police',
  'authority',
  'regime',
  'cabinet',
  'party',
  'movement',
  'group',
  'rebel',
  'fighter',
  'guerrilla',
  'king',
  'general',
  'commander',
  'company',
  'union',
  'team',
  'embassy',
  'office',
  'court',
  'lawmaker',
  'senator',
  'state',
  'power',
  'ally',
  'country',
  'nation',
  'republic',
  'mediator',
  'soldier',
  'warplane',
  'jet',
  'insurgent',
  'militant',
  'militia',
  'capital',
  'house',
  'congress',
  'secretary',
  'chief',
  'head',
  'director',
  'council',
  'commission',
  'assembly',
  'legislature',
  'representative',
  'guard',
  'coalition',
  'opposition',
  'faction',
  'faction',
  'airstrike',
  'department',
  'agency',
  'organisation',
  'organization',
  'worker',
  'employer',
  'studio',
  'carmaker',
  'airline',
  'operator',
  'employee',
  'member',
  'separatist',
  'kidnapper',
  'captor',
  'hijacker',
  'negotiators',
  'premier',
  'monarch',
  'emir',
  'prince',
  'governor',
  'mayor',
  'bloc',
  'alliance',
  'junta',
  'paramilitary',
  'gunman',
  'people',
  'mission',
  'politician',
  'legislator',
  'guild',
  'firm',
  'management',
  'board',
  'striker',
  'teacher',
  'doctor',
  'nurse',
  'driver',
  'player',
  'league',
  'owner',
  'federation',
  'confederation',
  'chamber',
  'lobby',
  'tribe',
  'clan',
  'prosecutor',
  'judge',
  'tribunal',
  'intelligence',
  'coastguard',
  'peacekeeper',
  'marine',
  'warship',
  'creditor',
  'bondholder',
  'lender',
  'donor',
  'investor',
  'docker',
  'machinist',
  'miner',
  'pilot',
  'shareholder',
  'dealer',
  'relative',
  'mutineer',
  'jihadist',
  'extremist',
  'dissident',
  'exile',
  'bishop',
  'cleric',
  'sheikh',
  'chairman',
  'chairwoman',
  'deputy',
  'speaker',
  'undersecretary',
  'consul',
  'monitor',
  'inspector',
  'watchdog',
  'regulator',
  'bank',
  'ministers',
  'officials',
  'lawyer',
  'syndicate',
  'cartel',
  'gang',
  'brigade',
  'battalion',
  'command',
  'pact',
  'signatory',
  'unit',
  'contingent',
  'family',
  'protester',
  'writer',
  'actor',
  'producer',
  'screenwriter',
  'farmer',
  'fisherman',
  'student',
  'settler',
  'islander',
  'refugee',
  'villager',
  'resident',
  'voter',
  'scientist',
  'engineer',
  'steelworker',
  'autoworker',
  'trucker',
  'porter',
  'captain',
  'crew',
  'broadcaster',
  'network',
  'distributor',
  'supplier',
  'exporter',
  'importer',
  'retailer',
  'landlord',
  'tenant',
  'campaigner',
  'activist',
  'presidency',
  'premiership',
])

/** Whether a noun names somebody who can act: an office, a body, a side. */
export function isAgentive(doc: Doc, token: number): boolean {
  return token >= 0 && token < doc.count && (AGENTIVE.has(doc.lemma[token]!) || AGENTIVE.has(doc.lower[token]!))
}

/**
 * Who acts, by a subject's head and what is coordinated with it: who is named there, in an apposition ("the movement Hamas"), after
 * "including", or as what an office or body belongs to ("Turkish officials", "leaders in Paris"). A thing ("the proposal") is nobody,
 * whoever is named within it.
 */
export function agentsOf(doc: Doc, token: number): DocActor[] {
  if (token < 0) return []
  const out: DocActor[] = []
  for (const head of [token, ...conjuncts(doc, token)]) for (const a of single(doc, head)) if (!out.includes(a)) out.push(a)
  return out
}

function single(doc: Doc, head: number): DocActor[] {
  const own = actorAt(doc, head)
  const kids = [...kidsOf(doc, head)]
  const named: DocActor[] = []
  const add = (k: number) => {
    for (const h of [k, ...conjuncts(doc, k)]) {
      const a = actorAt(doc, h)
      if (a && !named.includes(a)) named.push(a)
    }
  }
  for (const k of kids) if (k > head && isRel(doc, k, 'appos', 'flat')) add(k)
  if (named.length === 0 && own?.type !== 'person')
    for (const k of kids) if (k > head && doc.rel[k] === R.nmod && /^(?:including|such as|like)/.test(caseOf(doc, k))) add(k)
  // "regional allies Hungary and Greece urged": the parser may hang the names on the verb.
  if (named.length === 0 && !own && doc.upos[head] === U.NOUN) {
    let t = head + 1
    while (t < doc.count && doc.sentenceOf[t] === doc.sentenceOf[head] && t < head + 6 && doc.upos[t] === U.PROPN) t++
    for (const a of actorsBetween(doc, head + 1, t - 1)) if (!named.includes(a)) named.push(a)
    if (named.length > 0) for (const k of kidsOf(doc, head + 1)) if (doc.rel[k] === R.conj) add(k)
  }
  if (own && own.type === 'person') return [own]
  if (doc.upos[head] === U.NOUN && named.length > 0 && named.every((a) => a.type === 'person')) return named
  if (named.length > 0 && (!own || own.type === 'group')) return named
  if (own) return [own]
  return isAgentive(doc, head) ? owners(doc, head, kids) : []
}

const APART =
  /^(?:opposition|farmer|fisherman|union|worker|striker|protester|demonstrator|company|firm|carmaker|airline|employer|studio|student|activist|campaigner|resident|villager|voter|family|relative|settler|refugee|actor|writer|doctor|nurse|teacher|driver|pilot|miner|docker|trucker|retailer|exporter|importer|rebel|insurgent|separatist|guerrilla|jihadist|gang|exile|dissident|cleric|bishop|investor|bondholder|creditor|lender|opponent|critic|foe|rival|adversary|captor|shareholder|tenant|producer|screenwriter|steelworker|autoworker)$/

/** Whether people or a body live in a country without speaking for it. */
function ofNoState(doc: Doc, head: number): boolean {
  return APART.test(doc.lemma[head]!) || (doc.lemma[head] !== 'leader' && APART.test(doc.lemma[head - 1] ?? '') && doc.head[head - 1] === head)
}

/** What an office or body belongs to: its adjective, its possessor, or what stands behind "of" or "in". */
function owners(doc: Doc, head: number, kids: readonly number[]): DocActor[] {
  const { left } = treeOf(doc)
  // "Armenian opposition parties", "French farmers": of the country, and not the country.
  const apart = ofNoState(doc, head)
  const before = actorsBetween(doc, left[head]!, head - 1).filter((a) => !apart || (a.type !== 'country' && a.type !== 'place' && a.type !== 'group'))
  if (before.length > 0) {
    const persons = before.filter((a) => a.type === 'person')
    return persons.length > 0 ? persons : before
  }
  const out: DocActor[] = []
  for (const k of kids) {
    if (k < head || doc.rel[k] !== R.nmod || !/^(?:of|in|from|for|at)$/.test(caseOf(doc, k))) continue
    for (const h of [k, ...conjuncts(doc, k)]) {
      const a = actorAt(doc, h)
      if (a && !out.includes(a)) out.push(a)
    }
  }
  return out
}

/** Names as `by` wants them: persons as persons, everybody else as country or organisation. */
export function namesOf(doc: Doc, actors: readonly DocActor[]): string[] {
  const out: string[] = []
  for (const a of actors) {
    const name = a.type === 'person' ? a.name : (partiesOf(doc, [a])[0] ?? (a.type === 'group' ? groupName(doc, a) : null))
    if (name && !out.includes(name)) out.push(name)
  }
  return out
}

let states: ReadonlySet<string> | null = null

/** "Russian" in "Russian officials": the country of that name; null for groups that are no nation ("Republicans"). */
export function groupName(doc: Doc, actor: DocActor): string | null {
  if (actor.roles.length > 0) return partyOf(doc, actor)
  states ??= new Set(Object.keys(lexicon<Record<string, unknown>>('capitals')))
  return states.has(actor.name) || doc.actors.some((a) => a.type === 'country' && a.name === actor.name) ? actor.name : null
}

const FIRST = new Set(['i', 'we', 'us', 'our', 'my', 'me', 'ours', 'mine'])
const THIRD = new Set(['it', 'they', 'he', 'she', 'who', 'that', 'which', 'its', 'their', 'his', 'her'])

/** Whether a token means the one who speaks: "we", "I", "our side". */
export function isFirstPerson(doc: Doc, token: number): boolean {
  if (token < 0) return false
  if (FIRST.has(doc.lower[token]!)) return true
  for (const k of kidsOf(doc, token)) if (doc.rel[k] === R['nmod:poss'] && FIRST.has(doc.lower[k]!)) return true
  return false
}

/**
 * Whether a token is a pronoun of the third person that the reading leaves open and that stands as the first subject of what somebody says
 * ("China said it was ready"), where it means the one who says so. Deeper ("if it goes on") it may be anybody.
 */
export function isOpenPronoun(doc: Doc, token: number): boolean {
  if (token < 0 || !THIRD.has(doc.lower[token]!) || actorAt(doc, token) !== null) return false
  const predicate = doc.head[token]!
  return predicate >= 0 && isRel(doc, predicate, 'ccomp', 'root', 'parataxis')
}

const SUBJECTS: ReadonlySet<number> = new Set([R.nsubj, R['nsubj:pass'], R['nsubj:outer']])
const RELATIVE: ReadonlySet<string> = new Set(['who', 'which', 'that'])
/** Verbs whose object does what stands below them: "asked Georgia to end". */
const MAKING: ReadonlySet<string> = new Set([
  'ask',
  'urge',
  'tell',
  'order',
  'force',
  'allow',
  'press',
  'call',
  'want',
  'enable',
  'persuade',
  'pressure',
  'require',
  'permit',
  'help',
  'let',
  'make',
  'get',
  'push',
  'invite',
  'implore',
  'oblige',
  'see',
])

/**
 * The token of whoever does what a verb tells, or -1. Like the subject, but borrowed with care: a participle beside an infinitive is the
 * upper verb's, "that" before a clause is nobody, and only verbs that make others act lend their object.
 */
export function doerOf(doc: Doc, predicate: number): number {
  let at = predicate
  for (let steps = 0; at >= 0 && steps < 8; steps++) {
    for (const k of kidsOf(doc, at)) {
      if (!SUBJECTS.has(doc.rel[k]!)) continue
      if (!RELATIVE.has(doc.lower[k]!)) return k
      return isRel(doc, at, 'acl:relcl', 'advcl:relcl') && doc.head[at]! >= 0 ? doc.head[at]! : k
    }
    // "after Israel lifted": the parser may take the subject for the preposition's own noun; right before a finite verb it is none.
    if (steps === 0 && finite(doc, at) && at > 0 && doc.sentenceOf[at - 1] === doc.sentenceOf[at] && doc.upos[at - 1] === U.PROPN && actorAt(doc, at - 1))
      return at - 1
    const head = doc.head[at]!
    if (head < 0) return -1
    if (doc.upos[head] === U.NOUN || doc.upos[head] === U.PROPN) {
      if (isRel(doc, at, 'acl:relcl') || (isRel(doc, at, 'acl') && (isAgentive(doc, head) || actorAt(doc, head) !== null))) return head
      if (!isRel(doc, at, 'acl')) return isRel(doc, at, 'conj', 'advcl', 'xcomp', 'ccomp', 'appos', 'parataxis') ? climb(doc, head) : -1
      // "plans to send", "the decision to halt": whoever has the plan.
      for (const k of kidsOf(doc, head))
        if (doc.rel[k] === R['nmod:poss'] || (k > head && k < at && isRel(doc, k, 'nmod', 'obl') && /^(?:by|from)$/.test(caseOf(doc, k)))) return k
    }
    if (isRel(doc, at, 'xcomp', 'advcl', 'ccomp') && MAKING.has(doc.lemma[head]!))
      for (const k of kidsOf(doc, head)) if (k > head && k < at && isRel(doc, k, 'obj', 'iobj')) return k
    at = head
  }
  return -1
}

function finite(doc: Doc, verb: number): boolean {
  return doc.xpos[verb] === X.VBD || doc.xpos[verb] === X.VBZ || doc.xpos[verb] === X.VBP
}

function climb(doc: Doc, noun: number): number {
  let at = noun
  for (let n = 0; at >= 0 && n < 6; n++, at = doc.head[at]!)
    for (const k of kidsOf(doc, at)) if (SUBJECTS.has(doc.rel[k]!) && !RELATIVE.has(doc.lower[k]!)) return k
  return -1
}
