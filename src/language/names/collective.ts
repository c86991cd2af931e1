import { RELS, UPOS } from '../../model/annotation.ts'
import { type Calls, FIRMS, isRebels } from './calls.ts'
import type { Actor, Cast } from './cast.ts'
import type { Linked } from './link.ts'
import { type Phrase, type Ref, wordsOf } from './nominals.ts'
import { askedOffice } from './offices.ts'
import { holderOf, type Places } from './roles.ts'
import type { Modifier, Seen } from './seen.ts'
import { CAP, type Shapes, SHOUTED, TITLED, UPPER } from './shapes.ts'
import { adjectiveOf, type State } from './state.ts'

/** What descriptions of collective actors are read with. */
export interface Bodies {
  readonly sh: Shapes
  readonly places: Places
  readonly cast: Cast
  readonly seen: Seen
  readonly state: State
  readonly calls: Calls
}

const SUBJECT = new Set(['nsubj', 'nsubj:pass', 'nsubj:outer'].map((r) => RELS.indexOf(r as (typeof RELS)[number])))
const NOUN = UPOS.indexOf('NOUN')
const PROPN = UPOS.indexOf('PROPN')
const words = (list: string) => new Set(list.split(/\s+/))

/** What acts in the name of a state. */
const GOVERNMENT = words(
  'office government ministry administration regime embassy cabinet authorities delegation presidency consulate leadership side team junta premiership monarchy',
)
/** Of these, what is the state of the article's home where the text does not say whose. */
const UNOWNED = /^(?:government|administration|cabinet|authorities|regime|ministry|presidency|premiership|junta)$/
const FORCES = words('army military forces navy police troops men')
const PARLIAMENT = words('parliament legislature')
/** What speaks and acts for a body that has it: "the guild's negotiating committee". */
const ORGANS =
  /^(?:committee|leadership|command|delegation|team|side|board|secretariat|headquarters|management|presidium|politburo|office|administration|bureau|council)$/
const GROUPS = new Set([
  ...FIRMS,
  ...words(
    `group movement militants rebels radicals fighters extremists faction organisation organization guerrillas insurgents separatists militia paramilitaries mutineers jihadists party agency newspaper paper outlet
  broadcaster network channel website company firm automaker carmaker manufacturer airline retailer insurer startup supplier bloc alliance union guild court tribunal council committee commission ministry watchdog media
  front fund bank lender league federation confederation association coalition chamber institute foundation syndicate forum mission assembly authority brotherhood consortium board lobby`,
  ),
])
/** Words that mean a country where its people own it: "his country". */
const LAND = /^(?:country|nation|government|administration|cabinet|ministry)$/

export function isCollective(w: string): boolean {
  return GOVERNMENT.has(w) || FORCES.has(w) || GROUPS.has(w) || PARLIAMENT.has(w) || ORGANS.test(w) || LAND.test(w)
}

/** Whether a plural may be the members that a body is called after: "the producers". */
export function isTrade(w: string): boolean {
  return w.length > 5 && w.endsWith('s')
}

/** The collective actor that a noun phrase with the head at token `t` describes; null where it describes none. */
export function body(b: Bodies, np: Phrase, t: number): Ref | null {
  const { sh, cast, seen, state } = b
  const w = sh.folded[t]!
  const of = np.holder === null ? null : holderOf(np.holder)
  const country = of !== null && sh.lex.countries.has(of)
  const at = { first: np.first, end: np.end, form: 'nominal' as const }
  if (np.pronoun !== undefined) return owned(at, np.pronoun, w)
  if (GOVERNMENT.has(w) || ORGANS.test(w)) {
    const organ = organOf(np, w)
    if (organ !== null) return { ...at, type: 'organisation', actor: organ }
  }
  if (GOVERNMENT.has(w)) return government(b, np, t, of, country)
  if (FORCES.has(w)) return forces(b, np, t, of, country)
  if (PARLIAMENT.has(w)) {
    const home = state.home?.type === 'country' ? state.home.name : null
    // "Iran's parliament" acts for Iran: there the country is meant.
    const whose = np.holder === null && np.core === t && (np.determiner === null || np.determiner === 'the') ? home : null
    return whose === null ? null : { ...at, type: 'organisation', actor: state.parliamentOf(whose) }
  }
  if (w === 'media') return np.holder === null && np.determiner === null ? null : { ...at, type: 'organisation', actor: null }
  if (!GROUPS.has(w)) return null
  const held = isRebels(w) ? rebelsOf(b, np, w) : null
  if (held !== null) return { ...at, type: 'organisation', actor: held }
  const based = np.holder !== null && sh.doc.lower[np.holder.end] === '-' && sh.doc.lower[np.holder.end + 1] === 'based'
  if (np.holder !== null && !based && !(country && np.determiner !== 'a' && /^(?:agency|newspaper|broadcaster|channel)$/.test(w))) return null
  // "the parent company of the maker", "the group of seven" are told by what follows.
  if ((np.holder === null || based) && (np.determiner !== 'the' || sh.doc.lower[np.end] === 'of')) return null
  const set = apposition(b, np, w)
  if (set !== undefined) return set === null ? null : { ...at, type: 'organisation', actor: set }
  const actor = seen.bodyCalled(w, np.first, b.calls, modifiers(b, np, t))
  if (actor === null && w === 'ministry') return government(b, np, t, of, country)
  if (actor !== null && modifiers(b, np, t).some((m) => /^(?:armed|rebel|guerrilla|insurgent|militant)$/.test(m.word))) b.calls.learn(actor, 'rebels')
  return actor === null ? null : { ...at, type: 'organisation', actor }

  function owned(at: Pick<Ref, 'first' | 'end' | 'form'>, pronoun: number, noun: string): Ref | null {
    const own = LAND.test(noun) || (FORCES.has(noun) && noun !== 'men') || PARLIAMENT.has(noun) || ORGANS.test(noun) || GOVERNMENT.has(noun)
    // "at its side" is no party.
    if (
      !own ||
      np.core !== t ||
      /^(?:presidency|premiership|monarchy)$/.test(noun) ||
      (noun === 'side' && /^(?:at|by|on|to)$/.test(sh.doc.lower[pronoun - 1] ?? ''))
    )
      return null
    const actorOf = (party: string): Actor =>
      FORCES.has(noun) ? state.armyOf(party) : PARLIAMENT.has(noun) ? state.parliamentOf(party) : cast.of('country', party)
    return { ...at, type: LAND.test(noun) ? 'country' : 'organisation', actor: null, owned: { pronoun, office: null, of: null, noun, actorOf } }
  }
}

/** Some of the fighters, or those who fought once, are not the body. */
const FEW =
  /^(?:\d.*|former|ex|demobili[sz]ed|suspected|alleged|captured|killed|wounded|dissident|one|two|three|four|five|six|ten|dozens?|hundreds|some|many|several|more|most|other|individual)$/

/** "M23 rebels", "the FARC guerrillas": that body; "the Delta rebels": the one called after the Delta. */
function rebelsOf({ sh, calls }: Bodies, np: Phrase, w: string): Actor | null {
  const h = np.holder
  if (h === null || np.determiner === 'a' || np.determiner === 'possessive' || sh.doc.lower[h.end] === '-') return null
  for (let i = np.first; i < np.end; i++) if (FEW.test(sh.folded[i]!)) return null
  if (h.actor?.type === 'organisation') return calls.fit(h.actor, w) === 'plain' ? h.actor : null
  if (np.determiner !== 'the') return null
  const fits = calls
    .fitting(w)
    .filter((f) => f.fit === 'plain' && (calls.isAbout(f.actor, h.key) || calls.isAbout(f.actor, sh.folded[h.end - 1]!.replace(/n$/, ''))))
  return fits.length === 1 ? fits[0]!.actor : null
}

/**
 * "The Commission", "the Post": a capital and an article make the last noun of a body's name stand for the whole. Where an article about the European
 * Union names no commission at all, its "the Commission" is the European one; "the North" and "the South" are the Koreas where both are spoken of.
 */
export function shortForm(b: Bodies, t: number, limit: number): Ref | null {
  const { sh, cast, calls, seen } = b
  const { doc, flags, folded } = sh
  if ((flags[t]! & (CAP | UPPER | TITLED | SHOUTED)) !== CAP || doc.lower[t - 1] !== 'the') return null
  if (t + 1 < limit && ((flags[t + 1]! & CAP) !== 0 || /^(?:of|for|-)$/.test(doc.lower[t + 1]!))) return null
  const w = folded[t]!
  const at = { first: t - 1, end: t + 1, form: 'nominal' as const }
  if (w === 'north' || w === 'south') {
    const both = cast.find('country', 'North Korea') !== null && cast.find('country', 'South Korea') !== null
    return both ? { ...at, type: 'country', actor: cast.of('country', w === 'north' ? 'North Korea' : 'South Korea') } : null
  }
  if (/^(?:government|ministry|cabinet|games?|president|minister|states?|nations?|republic|people|world|army|military|police|forces?|guards?)$/.test(w))
    return null
  const bodies = calls.shortFor(w)
  if (bodies.length > 0) {
    const actor = seen.latestOf(bodies, t)
    return actor === null ? null : { ...at, type: 'organisation', actor }
  }
  const union =
    w === 'commission' &&
    ['European Union', 'European Central Bank', 'European Parliament', 'European Council', 'Eurogroup'].some((name) => cast.find('organisation', name))
  return union ? { ...at, type: 'organisation', actor: cast.of('organisation', 'European Commission') } : null
}

/** A body or group speaks through its committee, its leadership: that body. */
function organOf(np: Phrase, w: string): Actor | null {
  const a = np.holder?.actor ?? null
  if (a === null || np.determiner !== 'possessive' || !ORGANS.test(w) || a.type !== 'organisation') return null
  return w === 'council' || w === 'bureau' ? null : a
}

function government(b: Bodies, np: Phrase, t: number, of: string | null, country: boolean): Ref | null {
  const { sh, cast, seen, state } = b
  const w = sh.folded[t]!
  const at = { first: np.first, end: np.end, form: 'nominal' as const }
  const plain = np.holder === null && np.determiner === 'the'
  if (plain && UNOWNED.test(w)) {
    const seat = seatAfter(sh, np.end, seen)
    if (seat !== null) {
      const actor = cast.of('country', seat)
      if (w === 'ministry') seen.ministry = actor
      return { ...at, type: actor.type, actor }
    }
  }
  if (/^(?:delegation|team|side)$/.test(w) && plain && np.core === t) {
    const by = speakerOver(b, t)
    const actorOf = (party: string): Actor => cast.of('country', party)
    if (by !== null) return { ...at, type: 'organisation', actor: null, owned: { pronoun: -1, office: null, of: null, noun: w, actorOf, by } }
  }
  if ((w === 'side' || w === 'team' || w === 'leadership') && !country) return null
  if (w === 'office' && np.holder === null) return officeOf(b, np, t)
  if (country) {
    const actor = cast.of('country', of!)
    if (w === 'ministry') seen.ministry = actor
    if (w === 'government') seen.governs(actor)
    if (UNOWNED.test(w)) state.introduce(actor, np.first)
    return { ...at, type: actor.type, actor }
  }
  if (w === 'government' && plain && seen.government !== null) return { ...at, type: 'country', actor: seen.government }
  if (w === 'ministry' && plain && seen.ministry !== null) return { ...at, type: 'country', actor: seen.ministry }
  if (np.determiner === null && np.holder === null && w !== 'authorities') return null
  // "seeking the presidency" is about the post; who speaks and acts is the subject, or has a capital.
  const post = w === 'presidency' && (sh.flags[t]! & CAP) === 0 && !SUBJECT.has(sh.doc.rel[t]!)
  const open = plain && UNOWNED.test(w) && !foreign(b, np, t) && !post
  const actor = !open ? null : /^presidency$/.test(w) ? state.presidencyAt(np.first) : w === 'authorities' ? null : state.governmentAt(np.first, t)
  return { ...at, type: np.holder === null ? 'country' : 'organisation', actor }
}

/** "The chief negotiator said the delegation would stay": the named person who says so. */
function speakerOver(b: Bodies, t: number): Actor | null {
  const { doc, lex } = b.sh
  if (!SUBJECT.has(doc.rel[t]!)) return null
  const said = doc.head[doc.head[t]!] ?? -1
  if (said < 0 || said >= t || !lex.words.speech!.has(b.sh.folded[said]!)) return null
  for (let k = said - 1; k >= 0 && said - k < 30 && doc.sentenceOf[k] === doc.sentenceOf[t]; k--) {
    const at = b.places.endsAt[k + 1]!
    if (at < 0) continue
    const a = b.places.linked[at]!.actor
    return a?.type === 'person' && b.places.linked[at]!.type === 'person' ? a : null
  }
  return null
}

/** Whether words before the head say that another than one's own is meant: "the provincial government", "the new rebel administration". */
function foreign(b: Bodies, np: Phrase, t: number): boolean {
  for (let i = np.core; i < t; i++)
    if (
      !/^(?:foreign|defen[cs]e|interior|finance|trade|justice|energy|health|economy|agriculture|irrigation|water|labou?r|oil|new|current|present|central|federal|national|ruling|military|coalition|caretaker|interim|prime)$/.test(
        b.sh.folded[i]!,
      )
    )
      return true
  return false
}

function forces(b: Bodies, np: Phrase, t: number, of: string | null, country: boolean): Ref | null {
  const { sh, cast, state, seen } = b
  const w = sh.folded[t]!
  const at = { first: np.first, end: np.end, form: 'nominal' as const, type: 'organisation' as const }
  if (w === 'men' && !(np.determiner === 'possessive' && np.holder?.actor?.type === 'organisation')) return null
  const air = sh.folded[t - 1] === 'air' && (w === 'forces' || w === 'force')
  if (country) {
    if (w === 'navy' || w === 'police' || air) return { ...at, actor: cast.of('organisation', `${demonymOf(sh, np) ?? adjectiveOf(sh, of!)} ${w}`) }
    const actor = state.armyOf(of!)
    state.noteArmy(actor, np.first)
    state.introduce(cast.of('country', of!), np.first)
    return { ...at, actor }
  }
  // "the movement's forces" are the movement.
  if (np.determiner === 'possessive' && np.holder?.actor?.type === 'organisation' && np.core === t && w !== 'police') return { ...at, actor: np.holder.actor }
  if (np.holder !== null || np.determiner !== 'the') return null
  const armed = w === 'forces' && sh.folded[t - 1] === 'armed' && np.core === t - 1
  if (!armed && !((w === 'army' || w === 'military') && np.core === t)) return null
  const actor = state.armyAt(np.first)
  // An army of another sort ("Libyan National Army") may be meant; rebels that call themselves one are not "the army".
  const other = seen.bodyCalled(w, np.first, b.calls, [])
  if (actor === null || (other !== null && other !== actor && other.section !== 'armed')) return null
  state.noteArmy(actor, np.first)
  return { ...at, actor }
}

/** "the Prime Minister's Office": speaks for the country of the one who holds that post in the article, else for the article's home. */
function officeOf(b: Bodies, np: Phrase, t: number): Ref | null {
  const { sh, cast, seen, state } = b
  const { doc } = sh
  if (doc.lower[t - 1] !== "'s") {
    if (np.determiner !== 'the' || np.core !== t || seen.office === null) return null
    return { first: np.first, end: np.end, form: 'nominal', type: 'organisation', actor: seen.office }
  }
  if (!/^(?:minister|president|chancellor|premier)$/.test(doc.lower[t - 2] ?? '')) return null
  let first = t - 2
  if (doc.lower[first - 1] === 'prime') first--
  const holder = seen.holderOfOffice(askedOffice(wordsOf(sh, first, t - 1)), null, null, t, false)
  const of = holder?.roles.find((r) => r.of !== null)?.of ?? holder?.known?.of ?? null
  if (doc.lower[first - 1] === 'the') first--
  const actor = of !== null && sh.lex.countries.has(of) ? cast.of('country', of) : state.home
  if (actor !== null) seen.office = actor
  return { first, end: np.end, form: 'nominal', type: 'organisation', actor }
}

/** "the government in Nicosia", "the foreign ministry in Ankara": the country whose seat is named behind "in", or null. */
function seatAfter(sh: Shapes, end: number, seen: Seen): string | null {
  if (sh.doc.lower[end] !== 'in') return null
  const l = seen.nameAt(end + 1)
  return l?.entry?.kind === 'seat' ? l.entry.of : null
}

function demonymOf(sh: Shapes, np: Phrase): string | null {
  const h = np.holder
  return h !== null && h.entry?.kind === 'demonym' ? sh.doc.text.slice(sh.doc.start[h.first]!, sh.doc.end[h.end - 1]!) : null
}

/** Words between determiner and head, but for the names among them. */
function modifiers(b: Bodies, np: Phrase, t: number): Modifier[] {
  const { doc, folded } = b.sh
  const out: Modifier[] = []
  for (let i = np.core; i < t; i++) {
    if (np.holder !== null && i >= np.holder.first && i < np.holder.end) continue
    if (/^\p{L}/u.test(folded[i]!) && folded[i] !== "'s") out.push({ word: folded[i]!, noun: doc.upos[i] === NOUN || doc.upos[i] === PROPN })
  }
  return out
}

/** "X, the largest opposition faction,": the body named right before the comma; undefined where the phrase is no apposition, null when X is unknown. */
function apposition(b: Bodies, np: Phrase, w: string): Actor | null | undefined {
  const { sh, places } = b
  const { doc } = sh
  if (doc.lower[np.first - 1] !== ',' || !/^[,.;)–—]$/.test(doc.lower[np.end] ?? '.')) return undefined
  const at = places.endsAt[np.first - 1]!
  const l: Linked | null = at >= 0 ? places.linked[at]! : null
  if (l === null) return /^\p{Lu}/u.test(doc.text.slice(doc.start[np.first - 2] ?? 0)) ? null : undefined
  if (l.actor === null || l.actor.type !== 'organisation') return undefined
  return b.calls.fit(l.actor, w) !== null ? l.actor : undefined
}

/** "The producers want …": the one body that is called after them. */
export function tradeCalled(b: Bodies, np: Phrase, t: number): Ref | null {
  if (np.holder !== null || np.determiner !== 'the' || np.core !== t) return null
  const fits = b.calls.fitting(b.sh.folded[t]!).filter((f) => f.fit === 'plain')
  return fits.length === 1 ? { first: np.first, end: np.end, form: 'nominal', type: 'organisation', actor: fits[0]!.actor } : null
}
