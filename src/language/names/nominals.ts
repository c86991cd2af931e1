import { type ActorType, XPOS } from '../../model/annotation.ts'
import type { Actor, Cast } from './cast.ts'
import type { Linked } from './link.ts'
import { Calls } from './calls.ts'
import { type Bodies, body, isCollective, isTrade, shortForm, tradeCalled } from './collective.ts'
import { askedOffice } from './offices.ts'
import { holderOf, type Places } from './roles.ts'
import { Seen } from './seen.ts'
import { settleMinistries, State } from './state.ts'
import { GLUED, type Shapes } from './shapes.ts'
import { isExecutive } from './titles.ts'

/** A mention of any form, with its actor. */
export interface Ref {
  readonly first: number
  readonly end: number
  readonly form: 'name' | 'nominal' | 'pronoun'
  readonly type: ActorType
  actor: Actor | null
  /** A description that a pronoun owns ("its envoy", "his Greek counterpart"): what it asks for, until the pronoun is settled. */
  readonly owned?: Owned
}

export interface Owned {
  /** The possessive pronoun's token. */
  readonly pronoun: number
  /** The kind of office asked for, or null for a counterpart. */
  readonly office: string | null
  /** The country named in it ("Greek"), or null. */
  readonly of: string | null
  /** For what is no person ("his government", "its army"): the noun, and the actor that it is for a country. */
  readonly noun?: string
  readonly actorOf?: (country: string) => Actor
  /** The owner where it is no pronoun: who says what "the delegation" does. */
  readonly by?: Actor
}

const xp = (tag: string) => XPOS.indexOf(tag as (typeof XPOS)[number])
const NOUNS = new Set(['NN', 'NNS', 'NNP', 'NNPS'].map(xp))
const BEFORE = new Set(['JJ', 'JJR', 'JJS', 'NN', 'NNP', 'NNPS', 'NNS', 'HYPH', 'CD'].map(xp))
const PLURALS: ReadonlyMap<string, string> = new Map([
  ['spokesmen', 'spokesman'],
  ['spokeswomen', 'spokeswoman'],
  ['spokespeople', 'spokesperson'],
  ['congressmen', 'congressman'],
  ['chiefs', 'chief'],
  ['sources', 'source'],
  ['officials', 'official'],
])
const PERSONS = new Set('source official'.split(' '))
const NOT_PERSONS = new Set(
  'head chief general major partner ally rival host judge speaker justice private captain chair candidate counterpart founder source victim student player winner champion star friend figure officer director guard soldier ruler broker rebel militant refugee hostage prisoner'.split(
    ' ',
  ),
)

/**
 * Descriptions of actors: offices ("the Kremlin spokesman", "Iran's top diplomat", "U.S. officials"), governments ("the Turkish foreign ministry",
 * "Kyiv's delegation") and bodies already named ("the group"). Unnamed officials come with actor null.
 */
export function findNominals(sh: Shapes, places: Places, cast: Cast, claimed: Uint8Array): Ref[] {
  const out: Ref[] = []
  const state = new State(sh, places.linked, cast)
  settleMinistries(sh, places.linked, cast, state)
  const seen = new Seen(places.linked, cast.actors.filter((a) => a.type === 'person').slice(0, 60), state)
  const bodies: Bodies = { sh, places, cast, seen, state, calls: new Calls(sh, places.linked) }
  const inName = new Uint8Array(sh.doc.count)
  for (const l of places.linked) for (let i = l.first; i < l.end; i++) inName[i] = 1
  const ends = new Map<number, Ref>()
  for (const s of sh.doc.sentences) {
    ends.clear()
    for (let t = s.first; t < s.end; t++) {
      if (inName[t] !== 0 || claimed[t] !== 0) continue
      if (!NOUNS.has(sh.doc.xpos[t]!) && !(sh.doc.xpos[t] === xp('JJ') && /^(?:official|military)$/.test(sh.folded[t]!))) continue
      const w = sh.folded[t]!
      seen.advance(t)
      const short = shortForm(bodies, t, s.end)
      if (short !== null) {
        out.push(short)
        seen.note(short.actor!, short.first)
        ends.set(short.end, short)
        continue
      }
      const single = PLURALS.get(w) ?? (w.endsWith('s') && sh.lex.titles.head.has(w.slice(0, -1)) ? w.slice(0, -1) : w)
      const collective = isCollective(w)
      const office = !collective && (sh.lex.titles.head.has(single) || PERSONS.has(single) || isExecutive(sh, t))
      const trade = !collective && isTrade(w)
      if (!office && !collective && !trade) continue
      const np = phraseAround(sh, places, inName, claimed, ends, t, s.first, s.end)
      if (np === null) continue
      seen.advance(np.first)
      const ref = (office ? null : body(bodies, np, t)) ?? (trade ? tradeCalled(bodies, np, t) : null) ?? asPerson(sh, np, t, single, seen, office)
      if (ref === null) continue
      out.push(ref)
      if (ref.actor !== null) {
        seen.note(ref.actor, ref.first)
        ends.set(ref.end, ref)
      }
      t = Math.max(t, ref.end - 1)
    }
  }
  return out
}

function asPerson(sh: Shapes, np: Phrase, t: number, single: string, seen: Seen, office: boolean): Ref | null {
  return office || sh.lex.titles.head.has(single) ? person(sh, np, t, single !== sh.folded[t], seen) : null
}

export interface Phrase {
  readonly first: number
  readonly end: number
  /** First token after determiner and possessor. */
  readonly core: number
  readonly determiner: 'the' | 'a' | 'possessive' | null
  readonly holder: Linked | null
  /** Token of the possessive pronoun that owns it. */
  readonly pronoun?: number
}

/** The noun phrase around a head noun, as far as it matters: determiner, possessor, nationality before it, "of X" after it. */
function phraseAround(
  sh: Shapes,
  places: Places,
  inName: Uint8Array,
  claimed: Uint8Array,
  ends: ReadonlyMap<number, Ref>,
  t: number,
  floor: number,
  limit: number,
): Phrase | null {
  const { doc } = sh
  if (sh.folded[t] === 'office' && doc.lower[t - 1] === "'s" && places.endsAt[t - 1]! < 0)
    return { first: t, end: t + 1, core: t, determiner: null, holder: null }
  // A head only at the end of its phrase: "the government spokesman" is about the spokesman.
  if (isExecutive(sh, t + 1) && t + 1 < limit) return null
  if (t + 1 < limit && NOUNS.has(doc.xpos[t + 1]!) && inName[t + 1] === 0 && doc.lower[t + 1] !== '%') return null
  if (doc.lower[t + 1] === "'" && t + 1 < limit && doc.xpos[t] === xp('NNS') && NOUNS.has(doc.xpos[t + 2] ?? 0)) return null
  if (t + 1 < limit && doc.lower[t + 1] === '-' && (sh.flags[t + 1]! & GLUED) !== 0) return null
  if (t + 1 < limit && places.startsAt[t + 1]! >= 0 && places.linked[places.startsAt[t + 1]!]!.type !== 'group') return null
  let j = t - 1
  let core = t
  let holder: Linked | null = null
  while (j >= floor && t - j < 9) {
    const at = places.endsAt[j + 1]!
    if (at >= 0) {
      holder ??= places.linked[at]!
      j = places.linked[at]!.first - 1
      core = Math.min(core, j + 1)
      continue
    }
    const w = doc.lower[j]!
    if (w === "'s" || w === "'") {
      const owner = places.endsAt[j]!
      if (owner >= 0) {
        holder = places.linked[owner]!
        core = j + 1
        j = places.linked[owner]!.first - 1
        // "U.S. President Donald Trump's administration": the owner's own title belongs to the phrase.
        for (let guard = 0; guard < 8 && j >= floor; guard++) {
          const m = places.endsAt[j + 1]!
          if (m >= 0 && holder.type === 'person') j = places.linked[m]!.first - 1
          else if (claimed[j] !== 0 || doc.lower[j] === 'the') j--
          else break
        }
        return finish(sh, places, j + 1, t, core, 'possessive', holder, limit)
      }
      // "The guild's negotiating committee": the owner is itself described.
      const described = ends.get(j)
      if (described !== undefined)
        return finish(sh, places, described.first, t, j + 1, 'possessive', { ...described, entry: null, title: null, key: '' }, limit)
      // "The producers' alliance": the plural is part of what the head is called.
      if (w !== "'" || doc.xpos[j - 1] !== xp('NNS')) return null
      core = j - 1
      j -= 2
      continue
    }
    if (w === 'the' || w === 'this') return finish(sh, places, j, t, core, 'the', holder, limit)
    if (w === 'a' || w === 'an' || w === 'another' || w === 'one') return finish(sh, places, j, t, core, 'a', holder, limit)
    if (/^(?:his|her|their|its)$/.test(w)) return { ...finish(sh, places, j, t, core, 'a', holder, limit), pronoun: j }
    if (/^(?:my|our|your)$/.test(w)) return finish(sh, places, j, t, core, 'a', holder, limit)
    if (
      !BEFORE.has(doc.xpos[j]!) &&
      !/^(?:negotiating|bargaining|governing|steering|ruling|organi[sz]ing|coordinating|opposing|monitoring|fighting|striking|warring)$/.test(w)
    )
      break
    core = j
    j--
  }
  return finish(sh, places, j + 1, t, core, null, holder, limit)
}

function finish(
  sh: Shapes,
  places: Places,
  first: number,
  t: number,
  core: number,
  determiner: Phrase['determiner'],
  holder: Linked | null,
  limit: number,
): Phrase {
  // "secretary of state", "chief of staff" are one office.
  let end = /^(?:state|staff)$/.test(sh.doc.lower[t + 2] ?? '') && sh.doc.lower[t + 1] === 'of' && t + 2 < limit ? t + 3 : t + 1
  if (holder === null && end + 1 < limit && /^(?:of|for|from|at)$/.test(sh.doc.lower[end]!)) {
    let k = end + 1
    if (sh.doc.lower[k] === 'the' && k + 1 < limit) k++
    const at = lastOfPhrase(sh, places, k, limit)
    if (at >= 0 && places.linked[at]!.end <= limit) {
      holder = places.linked[at]!
      end = holder.end
    }
  }
  return { first, end, core, determiner, holder }
}

/** "(of) Russian President Vladimir Putin": the person, not the country in his title. -1 without a name. */
function lastOfPhrase(sh: Shapes, places: Places, k: number, limit: number): number {
  let at = places.startsAt[k]!
  let j = at >= 0 ? places.linked[at]!.end : k
  if (at >= 0 && places.linked[at]!.type === 'person') return at
  for (let guard = 0; guard < 5 && j < limit; guard++) {
    const next = places.startsAt[j]!
    if (next >= 0) {
      if (j > k && places.linked[next]!.type === 'person') at = next
      break
    }
    if (!sh.lex.titles.head.has(sh.folded[j]!) && !/^(?:prime|foreign|vice|deputy)$/.test(sh.folded[j]!)) break
    j++
  }
  return at
}

function person(sh: Shapes, np: Phrase, t: number, plural: boolean, seen: Seen): Ref | null {
  const w = sh.folded[t]!
  const of = np.holder === null ? null : holderOf(np.holder)
  const weak = NOT_PERSONS.has(w) || w === 'leader' || w === 'source'
  if (np.determiner === null && !plural && np.holder === null) return null
  if (weak && np.holder === null && np.determiner !== 'the' && !/^(?:leader|source)s?$/.test(w)) return null
  const ref: Ref = { first: np.first, end: np.end, form: 'nominal', type: 'person', actor: null }
  if (plural || sh.doc.xpos[t] === xp('NNS')) return ref
  const asked = askedOffice(wordsOf(sh, np.core, stateEnd(sh, t)))
  if (np.pronoun !== undefined) {
    const office = w === 'counterpart' ? null : asked
    return { ...ref, owned: { pronoun: np.pronoun, office, of } }
  }
  if (np.determiner === 'a') return ref
  const sex = sh.lex.titles.female.has(w) ? 'f' : sh.lex.titles.male.has(w) ? 'm' : null
  ref.actor = seen.holderOfOffice(asked, of, sex, np.first, np.holder !== null && of === null)
  return ref
}

/** One behind the office's last word: behind "of state" where that belongs to it. */
function stateEnd(sh: Shapes, t: number): number {
  return sh.doc.lower[t + 1] === 'of' && /^(?:state|staff)$/.test(sh.doc.lower[t + 2] ?? '') ? t + 3 : t + 1
}

export function wordsOf(sh: Shapes, first: number, end: number): string {
  let out = ''
  for (let i = first; i < end; i++) out += (i > first && (sh.flags[i]! & GLUED) === 0 ? ' ' : '') + sh.folded[i]!
  return out
}
