import { Cast, type Actor } from './cast.ts'
import { fold, surnameKey } from './fold.ts'
import { speaksForCountry } from './metonyms.ts'
import { type Found, initialsOf } from './recognise.ts'
import { GLUED, type Shapes, SHOUTED, UPPER } from './shapes.ts'

/** A name with the actor it stands for. */
export interface Linked extends Found {
  actor: Actor | null
}

const MINISTRY =
  /\b(?:ministry|ministries|embassy|consulate|government|foreign office|cabinet|administration|presidency|prime minister's office|president's office|presidential office|state department)\b/

/** Gives every name its actor. Full names come first, then the short forms that lean on them, so order in the text does not matter. */
export function linkNames(sh: Shapes, found: readonly Found[], cast: Cast): Linked[] {
  const out: Linked[] = found.map((f) => ({ ...f, actor: null }))
  const acronyms = acronymsOf(sh, out)
  linkPlacesAndBodies(sh, out, cast, acronyms)
  linkPeople(sh, out, cast)
  for (const l of out) {
    if (l.actor === null) continue
    l.actor.aliases.add(textOf(sh, l))
    l.actor.count++
  }
  return out
}

export function textOf(sh: Shapes, l: { first: number; end: number }): string {
  return sh.doc.text.slice(sh.doc.start[l.first]!, sh.doc.end[l.end - 1]!).replace(/\s+/g, ' ')
}

/** Acronyms that the article itself explains: by brackets ("African Election Watch (AEW)") or by initials. */
function acronymsOf(sh: Shapes, found: readonly Linked[]): Map<string, Linked> {
  const out = new Map<string, Linked>()
  for (let i = 0; i + 1 < found.length; i++) {
    const [a, b] = [found[i]!, found[i + 1]!]
    if (b.first === a.end + 1 && sh.doc.lower[a.end] === '(' && b.end - b.first === 1 && (sh.flags[b.first]! & UPPER) !== 0 && a.end - a.first > 1) {
      if (initialsFit(a.key, b.key)) out.set(b.key, a)
    }
  }
  for (const a of found) {
    if (a.type !== 'organisation' || !a.key.includes(' ')) continue
    const initials = initialsOf(a.key)
    if (initials.length > 1 && !out.has(initials) && !(initials.length === 2 && a.entry !== null)) out.set(initials, a)
  }
  return out
}

function initialsFit(key: string, short: string): boolean {
  const initials = initialsOf(key)
  return initials === short || (short.length > 1 && key.charAt(0) === short.charAt(0)) || initials.includes(short)
}

function linkPlacesAndBodies(sh: Shapes, out: readonly Linked[], cast: Cast, acronyms: ReadonlyMap<string, Linked>): void {
  // Full names first, so that an acronym or a short form finds them.
  for (const l of out) if (l.type !== 'person' && !(l.end - l.first === 1 && acronyms.has(l.key))) linkOne(sh, out, l, cast)
  takeEnds(out)
  for (const l of out) {
    if (l.type === 'person' || l.actor !== null) continue
    const full = acronyms.get(l.key)
    if (full === undefined || full === l || (sh.flags[l.first]! & UPPER) === 0 || full.actor === null) linkOne(sh, out, l, cast)
    else {
      l.actor = full.actor
      l.type = full.type
    }
  }
}

/** "The Monetary Fund" after the International Monetary Fund: the last words of one longer name of the article stand for it. */
function takeEnds(out: readonly Linked[]): void {
  const ends = new Map<string, Set<Actor>>()
  for (const l of out) {
    if (l.actor?.type !== 'organisation') continue
    for (const name of [l.key, fold(l.actor.name)]) {
      const words = name.split(' ')
      if (words.length < 3) continue
      const end = words.slice(-2).join(' ')
      ends.set(end, (ends.get(end) ?? new Set()).add(l.actor))
    }
  }
  for (const l of out) {
    if (l.actor?.type !== 'organisation' || l.entry !== null) continue
    const whole = ends.get(l.key)
    if (whole?.size === 1) l.actor = [...whole][0]!
  }
}

function linkOne(sh: Shapes, out: readonly Linked[], l: Linked, cast: Cast): void {
  const { entry } = l
  if (entry !== null) {
    switch (entry.kind) {
      case 'country':
        l.actor = l.key === 'islamic republic' ? islamicRepublic(out, cast) : cast.of('country', entry.name)
        return
      case 'demonym':
        l.actor = entry.of === null ? null : cast.of(entry.of === 'Gaza' ? 'place' : 'country', entry.of)
        return
      case 'group':
        // The people of a continent never act as one.
        l.actor = entry.section === 'region' ? null : cast.of('group', entry.name)
        return
      case 'government':
        l.actor = cast.of('country', entry.of!)
        return
      case 'seat':
        if (l.type === 'place' && speaksForCountry(sh, l)) {
          l.actor = cast.of('country', entry.of!)
          l.type = l.actor.type
        } else l.actor = cast.of('place', entry.name)
        return
      case 'place':
        if (l.type === 'place') {
          l.actor = cast.of('place', entry.name || displayOf(sh, l))
          return
        }
        break
      case 'body':
      case 'outlet':
        l.actor = cast.of('organisation', entry.name)
        l.actor.section = entry.section ?? null
        return
    }
  }
  if (l.type === 'organisation') linkBody(sh, out, l, cast)
  else l.actor = cast.of(l.type, displayOf(sh, l))
}

/** "The Islamic Republic" alone: of the states so called the one that the article names most, or null. */
function islamicRepublic(out: readonly Linked[], cast: Cast): Actor | null {
  const named = ['Iran', 'Afghanistan', 'Pakistan', 'Mauritania'].map(
    (name) => [name, out.reduce((n, l) => n + (l.entry?.of === name && l.key !== 'islamic republic' ? 1 : 0), 0)] as const,
  )
  const [best, second] = named.sort((a, b) => b[1] - a[1])
  return best![1] > second![1] ? cast.of('country', best![0]) : null
}

/** Ministries, governments and embassies are their country; other bodies stand for themselves. */
function linkBody(sh: Shapes, out: readonly Linked[], l: Linked, cast: Cast): void {
  if (MINISTRY.test(l.key)) {
    const of = countryIn(sh, l) ?? ownerCountry(sh, out, l)
    if (of !== null) {
      l.actor = cast.of('country', of)
      return
    }
  }
  l.actor = cast.of('organisation', displayOf(sh, l).replace(/^The /, ''))
}

/** A country or nationality inside the name: "Iranian Foreign Ministry", "Embassy of Ghana". */
function countryIn(sh: Shapes, l: Linked): string | null {
  for (let i = l.first; i < l.end; i++) {
    for (let j = Math.min(l.end, i + 4); j > i; j--) {
      const entry = sh.lex.phrases.get(sliceKey(sh, i, j))
      if (entry !== undefined && (entry.kind === 'country' || entry.kind === 'demonym') && entry.of !== null && !(entry.upper && (sh.flags[i]! & UPPER) === 0))
        return entry.of
    }
  }
  return null
}

function sliceKey(sh: Shapes, i: number, j: number): string {
  let key = ''
  for (let k = i; k < j; k++) key += (k > i && (sh.flags[k]! & GLUED) === 0 ? ' ' : '') + sh.folded[k]!.replace(/\./g, '')
  return key
}

/** "Iran's Ministry of Energy", "the Turkish Ministry …": the country whose name stands right before. */
function ownerCountry(sh: Shapes, out: readonly Linked[], l: Linked): string | null {
  const at = out.indexOf(l)
  const before = out[at - 1]
  if (before === undefined || before.entry === null) return null
  const gap = l.first - before.end
  if (gap === 0 || (gap === 1 && (sh.doc.lower[before.end] === "'s" || sh.doc.lower[before.end] === "'"))) return before.entry.of
  return null
}

/** The words as the text has them; a shouted name in ordinary case. */
export function displayOf(sh: Shapes, l: { first: number; end: number; type?: string }): string {
  const text = textOf(sh, l)
  const lone = l.end - l.first === 1 && l.type === 'place' && /^\p{Lu}{5,}$/u.test(text)
  if (!lone && ((sh.flags[l.first]! & SHOUTED) === 0 || l.end - l.first < 2)) return text
  return text.toLowerCase().replace(/(^|[\s-])(\p{L})/gu, (_, a: string, b: string) => a + b.toUpperCase())
}

// ---------------------------------------------------------------- people

function linkPeople(sh: Shapes, out: readonly Linked[], cast: Cast): void {
  const bySurname = new Map<string, Actor[]>()
  const byGiven = new Map<string, Actor[]>()
  const people = out.filter((l) => l.type === 'person')
  for (const l of people) if (l.key.includes(' ') || (l.entry?.kind === 'person' && l.key.includes('-'))) linkFull(sh, l, cast, bySurname, byGiven)
  // Names that suffice alone first: they tell who a given name alone belongs to.
  for (const l of people) if (l.actor === null && l.entry?.kind === 'person') linkShort(sh, l, cast, bySurname, byGiven)
  for (const l of people) {
    if (l.actor === null) linkShort(sh, l, cast, bySurname, byGiven)
    if (l.actor !== null && l.actor.sex === null) l.actor.sex = sexOf(sh, l, l.actor)
  }
}

function push(map: Map<string, Actor[]>, key: string, actor: Actor): void {
  const list = map.get(key)
  if (list === undefined) map.set(key, [actor])
  // Fifty people of one name are a list of names, not a story; the bound keeps the cost in proportion.
  else if (list.length < 50 && !list.includes(actor)) list.push(actor)
}

function linkFull(sh: Shapes, l: Linked, cast: Cast, bySurname: Map<string, Actor[]>, byGiven: Map<string, Actor[]>): void {
  const words = wordsOf(l.key)
  const last = surnameKey(words[words.length - 1]!)
  let actor: Actor | null = null
  if (l.entry?.kind === 'person') {
    actor = cast.of('person', l.entry.name)
    actor.known = sh.lex.people.get(l.entry.name) ?? null
    actor.sex = actor.known?.sex ?? null
  } else {
    actor = (bySurname.get(last) ?? []).find((a) => sameGiven(words, wordsOf(fold(a.name)))) ?? null
    if (actor === null) actor = cast.of('person', displayOf(sh, l))
    else if (actor.known === null && words.length > wordsOf(fold(actor.name)).length) actor.name = displayOf(sh, l)
  }
  l.actor = actor
  push(bySurname, last, actor)
  // "bin Salman", "de la Calle", "Jong Un": longer ends count too.
  if (words.length > 2) push(bySurname, surnameKey(words.slice(-2).join(' ')), actor)
  push(byGiven, words[0]!, actor)
}

function wordsOf(key: string): string[] {
  const words = key.split(' ').filter((w) => !/^(?:jr|sr|ii|iii|iv)$/.test(w))
  return words.length > 0 ? words : [key]
}

/** "John R. Bolton" and "John Bolton", "J. Bolton", "Jon Bolton"; not "Jane Bolton". */
function sameGiven(a: readonly string[], b: readonly string[]): boolean {
  const [x, y] = [a[0]!, b[0]!]
  if (x === y || surnameKey(x) === surnameKey(y)) return true
  if (x.length < 3 || y.length < 3) return x.charAt(0) === y.charAt(0)
  return x.startsWith(y) || y.startsWith(x)
}

function linkShort(sh: Shapes, l: Linked, cast: Cast, bySurname: Map<string, Actor[]>, byGiven: Map<string, Actor[]>): void {
  const key = surnameKey(l.key)
  const sex = titleSex(sh, l)
  const fits = (a: Actor) => sex === null || a.sex === null || a.sex === sex
  const eastern = sh.lex.words.eastern!.has(l.key)
  const candidates = (bySurname.get(key) ?? []).concat(byGiven.get(l.key) ?? [])
  const known = l.entry?.kind === 'person' ? l.entry.name : null
  let actor = known === null ? null : (candidates.find((a) => a.name === known) ?? null)
  const surnamed = (bySurname.get(key) ?? []).filter(fits)
  const named = (byGiven.get(l.key) ?? []).filter(fits)
  actor ??= choose(eastern ? [...named, ...surnamed] : surnamed.length > 0 ? surnamed : named)
  if (actor === null) {
    const leader = known ?? leaderCalled(sh, l, cast)
    actor = cast.of('person', leader ?? displayOf(sh, l))
    if (leader !== null) {
      const known = leader
      actor.known = sh.lex.people.get(known) ?? null
      actor.sex = actor.known?.sex ?? null
      push(bySurname, key, actor)
      push(byGiven, fold(leader).split(' ')[0]!, actor)
    }
  }
  l.actor = actor
}

/** A surname that the article never gives in full: the one leader so called of a country that the article names, or null. */
function leaderCalled(sh: Shapes, l: Linked, cast: Cast): string | null {
  const all = sh.lex.leaders.get(l.key) ?? []
  const names = all.filter((name) => cast.find('country', sh.lex.people.get(name)!.of ?? '') !== null)
  if (names.length > 0 || l.title === null) return names.length === 1 ? names[0]! : null
  // The country is not named, but the office before the name is theirs: "President Santos".
  const title = textOf(sh, { first: l.title[0], end: l.title[1] }).toLowerCase()
  const held = all.filter((name) => sh.lex.people.get(name)!.office === title)
  return held.length === 1 && all.length === 1 ? held[0]! : null
}

/** Of several of one surname: a very well known one, else the first that the article names in full. */
function choose(list: readonly Actor[]): Actor | null {
  if (list.length < 2) return list[0] ?? null
  const leaders = list.filter((a) => a.known !== null && /^(?:president|leader|prime minister|chancellor|supreme leader|king)$/.test(a.known.office ?? ''))
  return leaders.length === 1 ? leaders[0]! : list[0]!
}

function titleSex(sh: Shapes, l: Found): 'm' | 'f' | null {
  if (l.title === null) return null
  for (let i = l.title[0]; i < l.title[1]; i++) {
    const w = sh.folded[i]!.replace(/\./g, '')
    if (sh.lex.titles.female.has(w)) return 'f'
    if (sh.lex.titles.male.has(w)) return 'm'
  }
  return null
}

/** Given names that the list takes for one sex's and that both bear, at home or in another language. */
const EITHER = new Set(
  'alex andrea camille chris dana dilan francie jan jess jo lesley marion michele mika misha nicky nikita noam ronnie sam sandy sasha simone vanya'.split(' '),
)

/** From the title, else from the given name. */
function sexOf(sh: Shapes, l: Found, actor: Actor): 'm' | 'f' | null {
  const title = titleSex(sh, l)
  if (title !== null) return title
  const words = wordsOf(fold(actor.name))
  if (words.length < 2) return null
  if (EITHER.has(words[0]!)) return null
  const sex = sh.lex.given.get(words[0]!) ?? sh.lex.given.get(words[0]!.split('-')[0]!)
  return sex === 'm' || sex === 'f' ? sex : null
}
