import { XPOS } from '../../model/annotation.ts'
import type { Actor, Cast } from './cast.ts'
import type { Linked } from './link.ts'
import { GLUED, type Shapes } from './shapes.ts'
import { isPortfolio, isTitleWord } from './titles.ts'

const MODIFIERS = new Set(
  `prime foreign vice deputy chief former acting interim special senior defence defense interior finance home trade health justice energy economy
  education press national security executive attorney assistant first supreme crown opposition treasury commerce labor labour agriculture peace nuclear
  environment transport information culture oil industry development under associate presidential principal lead top ex shadow state federal
  regional provincial military army police intelligence naval rebel party union government parliamentary climate rights human humanitarian aid
  policy affairs outgoing incoming caretaker transitional political religious longtime veteran then co main hostage trade border mideast counter-terrorism counterterrorism
  economic financial legal media cabinet council committee group majority minority house senate global regional external opposition central ruling`.split(
    /\s+/,
  ),
)
const LONG: ReadonlyMap<string, string> = new Map([
  ['sen', 'senator'],
  ['rep', 'representative'],
  ['gov', 'governor'],
  ['gen', 'general'],
  ['lt', 'lieutenant'],
  ['col', 'colonel'],
  ['maj', 'major'],
  ['capt', 'captain'],
  ['adm', 'admiral'],
  ['prof', 'professor'],
  ['pm', 'prime minister'],
  ['sgt', 'sergeant'],
  ['cmdr', 'commander'],
  ['vp', 'vice president'],
  ['rev', 'reverend'],
])
// What somebody is to somebody else is no office.
const RELATION =
  /(?:^| )(?:wife|husband|widow|widower|son|daughter|father|mother|brother|sister|uncle|aunt|cousin|nephew|niece|partner|colleague|friend|counterpart|predecessor|successor|rival|opponent|ally|host|survivor|hostage|prisoner|victim|refugee|resident|winner|champion|candidate|guard)$/
const ADDRESS = /^(?:mr|mrs|ms|miss|dr|sir|madam|madame|monsieur|herr|frau|don|dame|lord|lady|hon|comrade|sheikh|sheik)$/
const xp = (tag: string) => XPOS.indexOf(tag as (typeof XPOS)[number])
const VERBS = new Set(['VBD', 'VBZ', 'VBP', 'MD', 'VB'].map(xp))

/** Where names begin and end, by token; -1 where none does. */
export interface Places {
  readonly linked: readonly Linked[]
  readonly startsAt: Int32Array
  readonly endsAt: Int32Array
}

export function placesOf(count: number, linked: readonly Linked[]): Places {
  const startsAt = new Int32Array(count + 1).fill(-1)
  const endsAt = new Int32Array(count + 1).fill(-1)
  linked.forEach((l, i) => {
    startsAt[l.first] = i
    endsAt[l.end] = i
  })
  return { linked, startsAt, endsAt }
}

/** Whose office it is: the country or body that a mention stands for; for a person ("Trump's envoy") that person's country. */
export function holderOf(l: Linked): string | null {
  const a = l.actor
  if (a === null) return null
  if (a.type === 'person') return a.known?.of ?? a.roles.find((r) => r.of !== null)?.of ?? null
  return a.type === 'group' ? null : a.name
}

/**
 * Reads the offices that the text gives to named people: titles before the name ("Iran's deputy foreign minister X"), appositions on either side
 * ("X, head of the agency," "the envoy, X,"). Marks the tokens it used in `claimed`, so that they are not taken for descriptions of somebody else.
 */
export function readRoles(sh: Shapes, places: Places, cast: Cast, claimed: Uint8Array): Owed[] {
  const owed: Owed[] = []
  for (const l of places.linked) {
    if (l.type !== 'person' || l.actor === null) continue
    const s = sh.doc.sentences[sh.doc.sentenceOf[l.first]!]!
    before(sh, places, cast, l, l.first, s.first, claimed, owed)
    // "The army chief, General X,": the office stands before the title.
    const start = l.title === null ? l.first : l.title[0]
    const set = sh.doc.lower[start - 1] === ',' && start - 1 > s.first && /^[,.;)]$/.test(sh.doc.lower[l.end] ?? '.')
    const listed = set && before(sh, places, cast, l, start - 1, s.first, claimed, owed)
    after(sh, places, cast, l, s.end, claimed, owed, listed)
  }
  return owed
}

/** A role that a pronoun or a description owns ("his spokesman, X", "his Greek counterpart, X"); the counterpart's title is null. */
export interface Owed {
  readonly actor: Actor
  readonly title: string | null
  readonly of: string | null
  /** Token of the possessive pronoun, or the last one of the description that owns it ("the guild's negotiator"). */
  readonly owner: number
}

/** Gives roles owned by pronouns their holder, once the pronouns are settled: the owner's party, or for a counterpart the owner's own office. */
export function settleOwners(cast: Cast, owed: readonly Owed[], owners: ReadonlyMap<number, Actor | null>): void {
  for (const o of owed) {
    const owner = owners.get(o.owner) ?? null
    if (owner === null || owner === o.actor) continue
    const role = owner.roles.find((r) => r.of !== null && !/^(?:former|ex)\b/.test(r.title)) ?? null
    const party = owner.type === 'person' ? (role?.of ?? owner.known?.of ?? null) : owner.type === 'group' ? null : owner.name
    if (o.title !== null) {
      if (party !== null) cast.addRole(o.actor, o.title, party)
    } else if (role !== null && o.of !== null) cast.addRole(o.actor, role.title, o.of)
  }
}

/** Whether an office was found that ends at the token `end`. */
function before(sh: Shapes, places: Places, cast: Cast, l: Linked, end: number, floor: number, claimed: Uint8Array, owed: Owed[]): boolean {
  let j = l.title !== null && end === l.first ? l.title[0] - 1 : end - 1
  // "Vice Minister of the Foreign Ministry, X", "head of the agency X": the office comes before its "of".
  const inside = j + 1 === end ? ofBefore(sh, places, end, floor) : null
  const last = inside === null ? end : inside.end
  if (inside !== null) j = last - 1
  else if (j + 1 === end) j = overPortfolio(sh, end, floor)
  if (j >= last - 1 && !(j >= floor && (isTitleWord(sh, j) || stateAt(sh, j)))) return false
  while (j >= floor && end - j < 12 && places.endsAt[j + 1]! < 0 && (titlePart(sh, j) || stateAt(sh, j) || (sh.doc.lower[j] === 'of' && stateAt(sh, j + 1))))
    j--
  j = overField(sh, places, j, floor)
  let start = j + 1
  if (start >= last) return false
  // "Middle East envoy", "Horn of Africa envoy": a place that is the envoy's field belongs to the title.
  let at = places.endsAt[start]!
  if (
    at >= 0 &&
    places.linked[at]!.type === 'place' &&
    places.linked[at]!.actor?.type === 'place' &&
    /envoy|representative|coordinator|adviser/.test(sh.folded[end - 1]!)
  ) {
    start = places.linked[at]!.first
    at = places.endsAt[start]!
  }
  const title = titleText(sh, start, last)
  for (let i = start; i < last; i++) claimed[i] = 1
  const owner = ownerAt(sh, places, start)
  if (owner !== null && title === 'counterpart') owed.push({ actor: l.actor!, title: null, of: at >= 0 ? holderOfAdjective(places.linked[at]!) : null, owner })
  if (title === '' || RELATION.test(title)) return true
  if (owner !== null) owed.push({ actor: l.actor!, title, of: null, owner })
  if (inside !== null) at = places.startsAt[inside.holder.first]!
  if (at < 0 && sh.doc.lower[start - 1] === "'s" && start - 2 >= floor && places.endsAt[start - 1]! < 0 && owner === null)
    owed.push({ actor: l.actor!, title, of: null, owner: start - 2 })
  if (at < 0 && (sh.doc.lower[start - 1] === "'s" || sh.doc.lower[start - 1] === "'")) at = places.endsAt[start - 1]!
  const holder = at >= 0 ? places.linked[at]! : null
  if (holder !== null && holder.actor === l.actor) return true
  note(cast, l.actor!, title, holder, owner !== null || /^(?:'s|'|whose)$/.test(sh.doc.lower[start - 1] ?? ''))
  return true
}

/** Gives somebody an office, and keeps whether the text says whose it is. */
function note(cast: Cast, actor: Actor, title: string, holder: Linked | null, owned: boolean): void {
  if (title !== '' && !owned) (holder === null ? actor.bare : actor.stated).add(title)
  cast.addRole(actor, title, holder === null ? knownOf(actor, title) : (holderOf(holder) ?? knownOf(actor, title)))
}

/** The possessive pronoun before a title, over a nationality between them; null without one. */
function ownerAt(sh: Shapes, places: Places, start: number): number | null {
  const at = places.endsAt[start]!
  const k = (at >= 0 ? places.linked[at]!.first : start) - 1
  return k >= 0 && /^(?:his|her|its|their)$/.test(sh.doc.lower[k]!) ? k : null
}

function holderOfAdjective(l: Linked): string | null {
  return l.actor !== null && l.actor.type !== 'person' && l.actor.type !== 'group' ? l.actor.name : null
}

/** "… of (the) X" that ends at the token: where the office ends, and X. */
function ofBefore(sh: Shapes, places: Places, end: number, floor: number): { end: number; holder: Linked } | null {
  const at = places.endsAt[end]!
  if (at < 0 || places.linked[at]!.type === 'person') return null
  let k = places.linked[at]!.first - 1
  if (k > floor && sh.doc.lower[k] === 'the') k--
  return k > floor && /^(?:of|for|at)$/.test(sh.doc.lower[k]!) && isTitleWord(sh, k - 1) ? { end: k, holder: places.linked[at]! } : null
}

/** "Minister of Public Works, X": back over the portfolio to the office, or the last token when there is none. */
function overPortfolio(sh: Shapes, end: number, floor: number): number {
  let k = end - 1
  // "The spokesman of the Presidency, X", "a spokesman for the foreign ministry, X".
  if (STATE_BODY.test(sh.folded[k]!)) {
    k--
    while (k > floor && end - k < 6 && (sh.doc.lower[k] === 'the' || FIELD.has(sh.doc.xpos[k]!))) k--
    return k > floor && k < end - 1 && /^(?:of|for|at)$/.test(sh.doc.lower[k]!) && isTitleWord(sh, k - 1) ? k - 1 : end - 1
  }
  while (k > floor && end - k < 10 && (isPortfolio(sh.folded[k]!) || sh.doc.lower[k] === 'and' || sh.doc.lower[k] === ',')) k--
  return k < end - 1 && k > floor && /^(?:of|for)$/.test(sh.doc.lower[k]!) && isTitleWord(sh, k - 1) ? k - 1 : end - 1
}

function stateAt(sh: Shapes, j: number): boolean {
  return /^(?:state|staff)$/.test(sh.doc.lower[j] ?? '') && sh.doc.lower[j - 1] === 'of'
}

/** Over the lower-case words of the field ("humanitarian relief" chief), if a country, body or possessive stands before them. */
function overField(sh: Shapes, places: Places, j: number, floor: number): number {
  let k = j
  while (
    k >= floor &&
    j - k < 4 &&
    places.endsAt[k + 1]! < 0 &&
    FIELD.has(sh.doc.xpos[k]!) &&
    /^[a-z-]+$/.test(sh.doc.text.slice(sh.doc.start[k]!, sh.doc.end[k]!))
  )
    k--
  return k < j && k >= floor && (places.endsAt[k + 1]! >= 0 || sh.doc.lower[k] === "'s") ? k : j
}

/** What begins a clause and no description. */
const CLAUSE = /^(?:in|on|at|by|which|who|whose|whom|where|when|that|as|with|to|from|after|before|during|while|if)$/
const STATE_BODY = /^(?:presidency|government|ministry|cabinet|army|military|parliament|premiership)$/
const FIELD = new Set(['NN', 'NNS', 'JJ', 'HYPH'].map(xp))
const STATE_OFFICE =
  /president|minister|premier|chancellor|envoy|negotiator|spokes|ambassador|secretary|adviser|advisor|diplomat|leader|press secretary|representative/

/** A bare "President" of somebody whom everybody knows to speak for one country: that country. */
function knownOf(actor: Actor, title: string): string | null {
  if (actor.known === null || /\b(?:former|ex|opposition)\b/.test(title)) return null
  return actor.known.office === title || (actor.known.office !== null && STATE_OFFICE.test(title)) ? actor.known.of : null
}

function titlePart(sh: Shapes, j: number): boolean {
  const w = sh.folded[j]!.replace(/\./g, '')
  if (isTitleWord(sh, j) || MODIFIERS.has(w) || w in LONG) return true
  return w === '-' && (sh.flags[j]! & GLUED) !== 0
}

/** Tokens as a title in lower case, forms of address left out, short forms written out. */
export function titleText(sh: Shapes, first: number, end: number): string {
  let out = ''
  for (let i = first; i < end; i++) {
    const raw = sh.doc.text.slice(sh.doc.start[i]!, sh.doc.end[i]!)
    let w = raw.toLowerCase().replace(/\.$/, '')
    if (ADDRESS.test(w)) continue
    w = LONG.get(w) ?? w
    // A field of the office that is a name keeps its capitals ("Middle East envoy").
    const kept = !isTitleWord(sh, i) && /^\p{Lu}/u.test(raw) && !MODIFIERS.has(w) && !isPortfolio(w) && sh.lex.phrases.has(`${w} ${sh.folded[i + 1] ?? ''}`)
    const second = !isTitleWord(sh, i) && /^\p{Lu}/u.test(raw) && i > first && sh.lex.phrases.has(`${sh.folded[i - 1]} ${w}`)
    out += (out === '' || (sh.flags[i]! & GLUED) !== 0 ? '' : ' ') + (kept || second ? raw : w)
  }
  return out.trim()
}

function after(sh: Shapes, places: Places, cast: Cast, l: Linked, limit: number, claimed: Uint8Array, owed: Owed[], listed: boolean): void {
  const { doc } = sh
  let i = l.end
  if (i + 1 >= limit || (doc.lower[i] !== ',' && doc.lower[i] !== '(' && doc.lower[i] !== '—' && doc.lower[i] !== '–')) return
  i++
  if (/^(?:himself|herself)$/.test(doc.lower[i]!)) i++
  if (/^(?:the|a|an|one)$/.test(doc.lower[i] ?? '')) i++
  const from = i
  let holder: Linked | null = null
  let start = i
  let head = -1
  let noun = -1
  while (i < limit && i < from + 9) {
    const at = places.startsAt[i]!
    if (at >= 0) {
      const m = places.linked[at]!
      if (m.type === 'person' && head >= 0) return
      if (head >= 0) break
      if (holder === null && m.type !== 'person') holder = m
      else if (holder === null && sh.doc.lower[m.end] === "'s") holder = m
      i = m.end
      start = i
      if (doc.lower[i] === "'s" || doc.lower[i] === "'") start = ++i
      continue
    }
    const w = doc.lower[i]!
    if (w === ',' || w === '.' || w === ')' || w === ';' || w === 'and' || VERBS.has(doc.xpos[i]!)) break
    if (head < 0 && CLAUSE.test(w)) return
    if (w === "'s" && head < 0) {
      noun = i - 1
      start = i + 1
    }
    if (isTitleWord(sh, i)) head = i
    else if (head >= 0 && w !== '-' && w !== 'of' && !MODIFIERS.has(w)) break
    else if (head >= 0 && w === 'of') {
      if (/^(?:state|staff)$/.test(doc.lower[i + 1] ?? '')) {
        head = i + 1
        i += 2
        continue
      }
      break
    }
    i++
  }
  if (head < 0) return
  // Fields: "minister of foreign affairs of Iran", "head of the agency".
  let end = head + 1
  if (/^(?:of|for)$/.test(doc.lower[end] ?? '') && isPortfolio(sh.folded[end + 1] ?? '') && /minister|secretary/.test(sh.folded[head]!)) {
    end += 2
    while (end < limit && (isPortfolio(sh.folded[end]!) || (doc.lower[end] === 'and' && isPortfolio(sh.folded[end + 1] ?? '')))) end++
  }
  if (holder === null && /^(?:of|for|at|from|to|with|in)$/.test(doc.lower[end] ?? '')) {
    let k = end + 1
    if (/^(?:the|an?)$/.test(doc.lower[k] ?? '')) k++
    const at = k < limit ? places.startsAt[k]! : -1
    if (at >= 0) holder = places.linked[at]!
  }
  const next = places.startsAt[end]!
  if (next >= 0 && places.linked[next]!.type === 'person') return
  // "The premier of A, X, the president of B, Y": what follows is the office of the next one.
  if (listed && namedNext(sh, places, Math.max(end, holder?.end ?? 0), limit)) return
  if (start > head) return
  for (let k = start; k < end; k++) claimed[k] = 1
  const title = titleText(sh, start, end)
  if (RELATION.test(title)) return
  if (noun >= from && holder === null) owed.push({ actor: l.actor!, title, of: null, owner: noun })
  note(cast, l.actor!, title, holder, noun >= from)
}

/** Whether a comma and then a person, with or without titles, follow. */
function namedNext(sh: Shapes, places: Places, comma: number, limit: number): boolean {
  if (sh.doc.lower[comma] !== ',') return false
  let k = comma + 1
  while (k < limit && k < comma + 5 && places.startsAt[k]! < 0 && isTitleWord(sh, k)) k++
  const at = k < limit ? places.startsAt[k]! : -1
  return at >= 0 && places.linked[at]!.type === 'person'
}
