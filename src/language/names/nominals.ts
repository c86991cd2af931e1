import { type ActorType, XPOS } from '../../model/annotation.ts'
import type { Actor, Cast } from './cast.ts'
import type { Linked } from './link.ts'
import { askedOffice } from './offices.ts'
import { holderOf, type Places } from './roles.ts'
import { Seen } from './seen.ts'
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
}

const xp = (tag: string) => XPOS.indexOf(tag as (typeof XPOS)[number])
const NOUNS = new Set(['NN', 'NNS', 'NNP', 'NNPS'].map(xp))
const BEFORE = new Set(['JJ', 'JJR', 'JJS', 'NN', 'NNP', 'NNPS', 'NNS', 'HYPH', 'CD'].map(xp))
const PLURALS: Record<string, string> = {
  spokesmen: 'spokesman',
  spokeswomen: 'spokeswoman',
  spokespeople: 'spokesperson',
  congressmen: 'congressman',
  chiefs: 'chief',
  sources: 'source',
  officials: 'official',
}
const GOVERNMENT = new Set(
  'office government ministry administration regime embassy cabinet authorities delegation presidency consulate leadership side team'.split(' '),
)
const FORCES = new Set('army military forces navy police troops'.split(' '))
const GROUPS = new Set(
  'group movement militants rebels radicals fighters extremists faction organisation organization guerrillas insurgents militia party agency newspaper paper outlet broadcaster network channel website company firm automaker carmaker bloc alliance union court council committee commission ministry watchdog media'.split(
    ' ',
  ),
)
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
  const seen = new Seen(places.linked, cast.actors.filter((a) => a.type === 'person').slice(0, 60))
  const inName = new Uint8Array(sh.doc.count)
  for (const l of places.linked) for (let i = l.first; i < l.end; i++) inName[i] = 1
  for (const s of sh.doc.sentences) {
    for (let t = s.first; t < s.end; t++) {
      if (inName[t] !== 0 || claimed[t] !== 0) continue
      if (!NOUNS.has(sh.doc.xpos[t]!) && !(sh.doc.xpos[t] === xp('JJ') && sh.folded[t] === 'official')) continue
      const w = sh.folded[t]!
      const single = PLURALS[w] ?? (w.endsWith('s') && sh.lex.titles.head.has(w.slice(0, -1)) ? w.slice(0, -1) : w)
      const office = !GROUPS.has(w) && (sh.lex.titles.head.has(single) || PERSONS.has(single) || isExecutive(sh, t))
      if (!office && !GOVERNMENT.has(w) && !FORCES.has(w) && !GROUPS.has(w)) continue
      const np = phraseAround(sh, places, inName, claimed, t, s.first, s.end)
      if (np === null) continue
      seen.advance(np.first)
      const ref = office
        ? person(sh, np, t, single !== w, seen)
        : (body(sh, np, t, cast, seen) ?? (sh.lex.titles.head.has(single) ? person(sh, np, t, single !== w, seen) : null))
      if (ref === null) continue
      out.push(ref)
      if (ref.actor !== null) seen.note(ref.actor, ref.first)
      t = Math.max(t, ref.end - 1)
    }
  }
  return out
}

interface Phrase {
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
function phraseAround(sh: Shapes, places: Places, inName: Uint8Array, claimed: Uint8Array, t: number, floor: number, limit: number): Phrase | null {
  const { doc } = sh
  if (sh.folded[t] === 'office' && doc.lower[t - 1] === "'s" && places.endsAt[t - 1]! < 0)
    return { first: t, end: t + 1, core: t, determiner: null, holder: null }
  // A head only at the end of its phrase: "the government spokesman" is about the spokesman.
  if (isExecutive(sh, t + 1) && t + 1 < limit) return null
  if (t + 1 < limit && NOUNS.has(doc.xpos[t + 1]!) && inName[t + 1] === 0 && doc.lower[t + 1] !== '%') return null
  if (doc.lower[t + 1] === "'" && t + 1 < limit && doc.xpos[t] === xp('NNS') && NOUNS.has(doc.xpos[t + 2] ?? 0)) return null
  if (t + 1 < limit && doc.lower[t + 1] === '-' && (sh.flags[t + 1]! & GLUED) !== 0) return null
  if (t + 1 < limit && places.startsAt[t + 1]! >= 0 && places.linked[places.startsAt[t + 1]!]!.type === 'person') return null
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
      return null
    }
    if (w === 'the' || w === 'this' || w === 'that') return finish(sh, places, j, t, core, 'the', holder, limit)
    if (w === 'a' || w === 'an' || w === 'another' || w === 'one') return finish(sh, places, j, t, core, 'a', holder, limit)
    if (/^(?:his|her|their|its)$/.test(w)) return { ...finish(sh, places, j, t, core, 'a', holder, limit), pronoun: j }
    if (/^(?:my|our|your)$/.test(w)) return finish(sh, places, j, t, core, 'a', holder, limit)
    if (!BEFORE.has(doc.xpos[j]!)) break
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
  const asked = askedOffice(words(sh, np.core, stateEnd(sh, t)))
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

function words(sh: Shapes, first: number, end: number): string {
  let out = ''
  for (let i = first; i < end; i++) out += (i > first && (sh.flags[i]! & GLUED) === 0 ? ' ' : '') + sh.folded[i]!
  return out
}

function body(sh: Shapes, np: Phrase, t: number, cast: Cast, seen: Seen): Ref | null {
  const w = sh.folded[t]!
  const of = np.holder === null ? null : holderOf(np.holder)
  const country = of !== null && sh.lex.countries.has(of)
  const at = { first: np.first, end: np.end, form: 'nominal' as const }
  if (np.holder === null && np.determiner === 'the' && /^(?:government|ministry|administration|authorities|regime|leadership|cabinet|presidency)$/.test(w)) {
    const seat = seatAfter(sh, np.end, seen)
    if (seat !== null) {
      const actor = cast.of('country', seat)
      if (w === 'ministry') seen.ministry = actor
      return { ...at, type: actor.type, actor }
    }
  }
  if (GOVERNMENT.has(w)) {
    if ((w === 'side' || w === 'team' || w === 'leadership') && !country) return null
    if (w === 'office' && np.holder === null) return officeOf(sh, np, t, cast, seen)
    if (country) {
      const actor = cast.of('country', of)
      if (w === 'ministry') seen.ministry = actor
      if (w === 'government') seen.governs(actor)
      return { ...at, type: actor.type, actor }
    }
    if (w === 'government' && np.holder === null && np.determiner === 'the' && seen.government !== null)
      return { ...at, type: 'country', actor: seen.government }
    if (w === 'ministry' && np.holder === null && np.determiner === 'the') return { ...at, type: 'country', actor: seen.ministry }
    if (np.determiner === null && np.holder === null && w !== 'authorities') return null
    return { ...at, type: np.holder === null ? 'country' : 'organisation', actor: null }
  }
  if (FORCES.has(w)) {
    if (!country) return null
    const name = of === 'Israel' && w !== 'police' ? 'Israel Defense Forces' : `${demonymOf(sh, np) ?? of} ${w}`
    return { ...at, type: 'organisation', actor: cast.of('organisation', name) }
  }
  if (w === 'media') return np.holder === null && np.determiner === null ? null : { ...at, type: 'organisation', actor: null }
  if (np.holder !== null && !(country && np.determiner !== 'a' && /^(?:agency|newspaper|broadcaster|channel)$/.test(w))) return null
  if (np.holder === null && np.determiner !== 'the') return null
  const actor = seen.bodyCalled(w, np.first)
  return actor === null ? null : { ...at, type: 'organisation', actor }
}

/** "the Prime Minister's Office": speaks for the country of the one who holds that post in the article. */
function officeOf(sh: Shapes, np: Phrase, t: number, cast: Cast, seen: Seen): Ref | null {
  const { doc } = sh
  if (doc.lower[t - 1] !== "'s" || !/^(?:minister|president|chancellor|premier)$/.test(doc.lower[t - 2] ?? '')) return null
  let first = t - 2
  if (doc.lower[first - 1] === 'prime') first--
  const holder = seen.holderOfOffice(askedOffice(words(sh, first, t - 1)), null, null, t, false)
  const of = holder?.roles.find((r) => r.of !== null)?.of ?? holder?.known?.of ?? null
  if (doc.lower[first - 1] === 'the') first--
  const actor = of !== null && sh.lex.countries.has(of) ? cast.of('country', of) : null
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
