import { RELS, XPOS } from '../../model/annotation.ts'
import type { Found } from './recognise.ts'
import { CAP, GLUED, type Shapes, UPPER } from './shapes.ts'

const rel = (name: string) => RELS.indexOf(name as (typeof RELS)[number])
const CONJ = rel('conj')
const SUBJECT = new Set([rel('nsubj'), rel('nsubj:pass'), rel('nsubj:outer')])
const FINITE = new Set(['VBZ', 'VBD', 'VBP', 'MD'].map((t) => XPOS.indexOf(t as (typeof XPOS)[number])))
const PLACE_PREPOSITIONS = new Set('in at near outside inside around from to into through across via of over above toward towards throughout'.split(' '))
const ACTOR_PREPOSITIONS = new Set('with by against between on for among upon behind per'.split(' '))
// What happens to or in a city.
const CITY_VERBS = new Set(
  'visit reach leave enter attack hit strike bomb shell storm capture seize besiege lie sit remain be become stand fall wake grow flood burn celebrate tour approach'.split(
    ' ',
  ),
)
const CITY_NOUNS = new Set(
  'airport street streets mayor hotel hotels museum university suburb suburbs neighborhood neighbourhood resident residents region district outskirts police summit conference stadium metro subway court hospital bureau skyline port square old zoo station traffic weather population club team'.split(
    ' ',
  ),
)
const LEAVE = new Set('leave depart fly head set start travel sail bind bound out off'.split(' '))
const TALK_TO = new Set(
  'urge tell accuse press warn ask blame thank criticise criticize pressure convince persuade condemn assure inform remind invite irritate anger alarm provoke punish isolate deter confront challenge support back require oblige force compel allow enable permit let want expect ask beg beseech demand help forbid'.split(
    ' ',
  ),
)

/** Whether the seat of a government ("Moscow", "Kyiv") stands here for the government rather than for the city. */
export function speaksForCountry(sh: Shapes, l: Found): boolean {
  const { doc, folded } = sh
  const s = doc.sentences[doc.sentenceOf[l.first]!]!
  const star = l.entry!.weight === 1
  const head = l.end - 1
  const before = l.first > s.first ? folded[l.first - 1]! : ''
  const after = l.end < s.end ? folded[l.end]! : ''
  const next = l.end + 1 < s.end ? folded[l.end + 1]! : ''
  if (inDateline(sh, l, s.first, s.end)) return false
  if (before === 'the' && EVENTS.test(doc.lemma[l.end] ?? '')) return false
  if (answersFor(sh, listHead(sh, l.first, s.first), s.first)) return true
  // "The White House and Riyadh said": the second of two who speak.
  const first = before === 'and' && doc.rel[head] === CONJ && doc.head[head]! >= s.first ? doc.head[head]! : head
  if (SUBJECT.has(doc.rel[first]!) && doc.head[first]! >= 0 && (first === head ? before !== 'capital' && before !== 'city' : isParty(sh, first))) {
    const verb = doc.lemma[doc.head[first]!]!
    if (sh.lex.words.speech!.has(folded[doc.head[first]!]!)) return true
    if (!star && !CITY_VERBS.has(verb) && !PLACE_PREPOSITIONS.has(before)) return true
  }
  if (!star && startsClause(sh, l, s.first, s.end)) return true
  if (star) return after !== '' && sh.lex.words.speech!.has(after)
  if (sh.lex.words.speech!.has(after)) return true
  if (after === ',' && l.end + 1 < s.end && (sh.flags[l.end + 1]! & CAP) !== 0) return false
  // "in reaction to Beijing's claims" is about the government, "in Beijing's streets" is not.
  const owns = (after === "'s" || after === "'") && !CITY_NOUNS.has(next)
  if (
    before === 'to' &&
    /^(?:listen|talk|speak|appeal|write|turn|sell|hand|give|send|apologise|apologize|concede|lie|promise|offer)$/.test(doc.lemma[l.first - 2] ?? '') &&
    l.first - 2 >= s.first &&
    !owns
  )
    return true
  if (PLACE_PREPOSITIONS.has(before)) return owns && !/^(?:in|at|near|outside|inside|around|across|through)$/.test(before)
  if (TALK_TO.has(doc.lemma[l.first - 1] ?? '') && l.first > s.first) return true
  if ((after === "'s" || after === "'") && !CITY_NOUNS.has(next)) return true
  // "The Latvian capital Riga", "leaves for Islamabad".
  if (before === 'capital' || before === 'city') return false
  if (before === 'for' && LEAVE.has(doc.lemma[l.first - 2] ?? '')) return false
  if (ACTOR_PREPOSITIONS.has(before)) return true
  if (after === '-' && (sh.flags[l.end]! & GLUED) !== 0) return next !== 'based' && next !== 'born' && next !== 'area'
  if (before === '-' && l.first - 2 >= s.first && (sh.flags[l.first - 2]! & CAP) !== 0) return true
  if (before === 'and' || before === 'or' || before === ',') return partner(sh, l.first - 2, s.first)
  // "Washington and its allies": who has allies is no city.
  if (after === 'and' && /^(?:its|their)$/.test(next)) return true
  if (after === 'and' && doc.rel[head] === rel('nmod') && doc.head[head]! >= 0)
    return /^(?:talk|negotiation|relation|tension|tie|dispute|deal|agreement|ceasefire|war|contact)$/.test(doc.lemma[doc.head[head]!]!)
  if (doc.rel[head] === rel('obj') && doc.head[head]! >= 0) return TALK_TO.has(doc.lemma[doc.head[head]!]!)
  return false
}

/** Whether a name of a country or of a government's seat ends at the token. */
function isParty(sh: Shapes, i: number): boolean {
  for (const from of [i, i - 1]) {
    const entry = from < 0 ? undefined : sh.lex.phrases.get(from === i ? sh.folded[i]!.replace(/\./g, '') : `${sh.folded[from]} ${sh.folded[i]}`)
    if (entry?.kind === 'country' || entry?.kind === 'seat' || entry?.kind === 'government') return true
  }
  return false
}

/** Who rules from a seat. */
const RULERS = /^(?:leaders?|leadership|governments?|authorities|rulers?|capitals?|policymakers|regime|administration|cabinet|ministr(?:y|ies))$/
/** What a government and no town gives out. */
const SENT =
  /^(?:proposal|counterproposal|offer|demand|request|message|letter|note|signal|assurance|guarantee|promise|pledge|commitment|concession|statement|response|reply|reaction|pressure|support|backing|approval|permission|order|instruction|threat|warning|criticism|word|answer|recognition|refusal|rejection|invitation|silence|pushback|resistance|objection)s?$/
/** What is laid before a government. */
const LAID = /^(?:present|submit|propose|convey|relay|communicate|concede|pass|hand|deliver|send|give|make|offer)$/
const PAPERS =
  /^(?:proposal|counterproposal|offer|plan|draft|text|message|letter|note|request|demand|reply|response|answer|list|terms|position|ultimatum|complaint|protest|concession|warning|signal|ultimatums|document|roadmap|paper)s?$/
/** What one does with governments alone. */
const BARGAIN =
  /^(?:negotiate|talk|bargain|deal|quarrel|dispute|coordinate|consult|cooperate|reconcile|agreement|pact|accord|talks|negotiation|relation|relations|ties|tie|row|feud|truce|treaty|alliance|contact|contacts|rapprochement|tension|tensions|standoff)$/

/** "London, Ottawa and Paris": back over the seats of a list to where its first begins. */
function listHead(sh: Shapes, first: number, floor: number): number {
  let at = first
  for (let guard = 0; guard < 5 && at - 2 >= floor && /^(?:,|and|or)$/.test(sh.doc.lower[at - 1]!); guard++) {
    const end = /^(?:and|or)$/.test(sh.doc.lower[at - 1]!) && sh.doc.lower[at - 2] === ',' ? at - 3 : at - 2
    if (end < floor || sh.lex.phrases.get(sh.folded[end]!.replace(/\./g, ''))?.kind !== 'seat') break
    at = end
  }
  return at
}

/** "The leaders in London", "a proposal from Tehran", "presented the plan to Ankara", "negotiate with Washington": told by the word that asks for a government. */
function answersFor(sh: Shapes, first: number, floor: number): boolean {
  const { doc } = sh
  const at = first - 1
  if (at - 1 < floor) return false
  const before = doc.lower[at]!
  const noun = doc.lower[at - 1]!
  if (before === 'in') return RULERS.test(noun) && !/^(?:city|local|municipal|port|airport|police|health)$/.test(doc.lower[at - 2] ?? '')
  if (before === 'from') return SENT.test(noun)
  if (before === 'with')
    return BARGAIN.test(doc.lemma[at - 1]!) || (/^(?:own|directly|again|away|up)$/.test(noun) && BARGAIN.test(doc.lemma[at - (noun === 'own' ? 4 : 2)] ?? ''))
  if (before !== 'to' || !PAPERS.test(noun)) return false
  for (let i = at - 2; i >= floor && i > at - 8; i--) if (LAID.test(doc.lemma[i]!)) return true
  return false
}

/** What is called after the town where it happened: "the Oslo accords". */
const EVENTS =
  /^(?:deal|text|agreement|accord|pact|talk|summit|conference|declaration|treaty|protocol|round|process|meeting|memorandum|truce|ceasefire|format|communiqué|communique|framework|plan|document|formula|principle|statement|negotiation|session|forum|attack|bombing)$/

/** A dateline: "MOSCOW, May 21", "Cairo (Reuters) -", "SEOUL — ", "OSLO/PARIS (Reuters) -", "VEVEY, Switzerland -- ". It names places, never actors. */
export function inDateline(sh: Shapes, l: { readonly first: number; readonly end: number }, first: number, limit: number): boolean {
  const { doc } = sh
  const glued = (i: number) => (sh.flags[i]! & GLUED) !== 0
  const upper = (sh.flags[l.first]! & UPPER) !== 0
  if (l.first === first) {
    const after = l.end < limit ? doc.lower[l.end]! : ''
    if (/^[–—(]$|^--$/.test(after) || (after === '-' && !glued(l.end)) || (after === ',' && upper)) return true
  }
  return inPlaces(sh, l, first, limit)
}

/** Within the capitals, commas and slashes between the sentence's first word, all in capitals, and a dash: "OSLO/PARIS (Reuters) -". */
export function inPlaces(sh: Shapes, l: { readonly first: number; readonly end: number }, first: number, limit: number): boolean {
  const { doc } = sh
  if (l.first - first > 6 || (sh.flags[first]! & UPPER) === 0 || doc.end[first]! - doc.start[first]! < 4) return false
  let bracketed = false
  for (let i = first; i < limit && i < first + 8; i++) {
    if (/^(?:[–—]|--)$/.test(doc.lower[i]!) || (doc.lower[i] === '-' && (sh.flags[i]! & GLUED) === 0)) return l.first < i && !bracketed
    if (doc.lower[i] === '(' && i < l.first) bracketed = true
    if ((sh.flags[i]! & CAP) === 0 && !/^[/,.()-]$/.test(doc.lower[i]!)) return false
  }
  return false
}

/** "… as Beijing piles pressure on": after a conjunction or at the start, and before a finite verb, where the parse missed the subject. */
function startsClause(sh: Shapes, l: Found, first: number, limit: number): boolean {
  const { doc } = sh
  if (l.end >= limit || !FINITE.has(doc.xpos[l.end]!) || CITY_VERBS.has(doc.lemma[l.end]!)) return false
  return l.first === first || /^(?:as|that|if|while|because|but|whether|although|though|until|unless|after|before|since|when)$/.test(sh.folded[l.first - 1]!)
}

/** "between Kyiv and Moscow", "Britain and Brussels": joined to a country or seat that is not said to be a place. */
function partner(sh: Shapes, i: number, first: number): boolean {
  for (let j = i; j >= first && j > i - 3; j--) {
    const entry = sh.lex.phrases.get(sh.folded[j]!.replace(/\./g, ''))
    if (entry === undefined) continue
    if (entry.kind !== 'country' && entry.kind !== 'seat') return false
    const before = j > first ? sh.folded[j - 1]! : ''
    return !PLACE_PREPOSITIONS.has(before)
  }
  return false
}
