import type { ActorType, DocActor, Role } from '../../model/annotation.ts'
import type { Claim } from '../../model/claim.ts'
import { idOf } from '../../model/ids.ts'
import type { ActorEntry, Member } from '../../model/record.ts'
import { type Art, type Context, textOf } from '../common/context.ts'
import { applyJudgements, type Decisions, type Group } from '../common/judgements.ts'
import { fold, isCountry, party } from '../common/names.ts'
import { by, byText, commonest, pushTo } from '../common/sort.ts'
import { Sets } from '../common/union.ts'
import { givenKey, lastKey, nameWords, sameFullName, shortFor, withTitle } from './names.ts'

/** An actor as one article has it. */
interface Local {
  readonly id: string
  readonly art: Art
  readonly actor: DocActor
  readonly type: ActorType
  readonly words: readonly string[]
  readonly key: string
}

/** Who is who over all articles. */
export interface Cast {
  readonly groups: readonly Group<Local>[]
  /** Canonical name of what an article calls so; names that no article explains are folded to themselves. */
  readonly canonical: (art: Art, name: string) => string
  /** The country or body that a person holds office for, by canonical name; the name itself where none is known. */
  readonly home: (name: string) => string
}

/** Brings the actors of all articles together: who is one and the same, under which name. */
export function castOf(arts: readonly Art[], decisions: Decisions): Cast {
  const locals = arts.flatMap(localActors)
  const sets = new Sets(locals.length)
  const why = new Map<number, string[]>()
  const join = (a: number, b: number, because: string) => {
    if (sets.union(a, b)) pushTo(why, Math.min(a, b), because)
  }
  joinByName(locals, join)
  joinSpellings(locals, join)
  joinShortForms(locals, sets, join)
  const groups = sets.groups().map((ids) => ({
    items: ids.map((i) => locals[i] as Local),
    because: [...new Set(ids.flatMap((i) => why.get(i) ?? []))].slice(0, 8),
    name: null,
    date: null,
  }))
  const judged = applyJudgements('actor', groups, decisions)
  return { groups: judged, canonical: canonicalNames(judged), home: homes(judged) }
}

function localActors(art: Art): Local[] {
  const out: Local[] = []
  for (const actor of art.reading.actors) {
    const known = party(actor.name)
    const type: ActorType = isCountry(known) ? 'country' : actor.type === 'country' && known !== actor.name ? 'organisation' : actor.type
    if (type === 'place') continue
    const words = type === 'person' ? nameWords(actor.name) : []
    const key = type === 'person' ? words.join(' ') : fold(known)
    if (key !== '') out.push({ id: idOf('name', [art.id, type, key]), art, actor, type, words, key })
  }
  return out
}

type Join = (a: number, b: number, because: string) => void

/** Equal names are one, but for single words that may be the surname of several people. */
function joinByName(locals: readonly Local[], join: Join): void {
  const first = new Map<string, number>()
  for (const [i, local] of locals.entries()) {
    if (local.type === 'person' && local.words.length < 2) continue
    const key = `${local.type === 'person' ? 'person' : 'body'}|${local.key}`
    const known = first.get(key)
    if (known === undefined) first.set(key, i)
    else join(known, i, `named alike: ${local.actor.name}`)
  }
}

/** Spellings of one full name: transliterations, short given names, middle names left out. */
function joinSpellings(locals: readonly Local[], join: Join): void {
  const names = new Map<string, number>()
  for (const [i, local] of locals.entries()) if (local.type === 'person' && local.words.length > 1 && !names.has(local.key)) names.set(local.key, i)
  const blocks = new Map<string, number[]>()
  for (const i of [...names.entries()].sort((a, b) => byText(a[0], b[0])).map(([, i]) => i)) {
    const { words } = locals[i] as Local
    pushTo(blocks, `${lastKey(words)}|${givenKey(words[0] as string)}`, i)
  }
  for (const block of blocks.values())
    for (let x = 0; x < block.length; x++)
      for (let y = x + 1; y < Math.min(block.length, x + 50); y++) {
        const a = locals[block[x] as number] as Local
        const b = locals[block[y] as number] as Local
        if (sameFullName(a.words, b.words)) join(block[x] as number, block[y] as number, `spellings of one name: ${a.actor.name}, ${b.actor.name}`)
      }
}

/** A surname alone stands for a full name only where one person alone can be meant; roles decide between several. */
function joinShortForms(locals: readonly Local[], sets: Sets, join: Join): void {
  const byWord = new Map<string, Set<number>>()
  const add = (word: string, i: number) => byWord.set(word, (byWord.get(word) ?? new Set()).add(sets.find(i)))
  for (const [i, local] of locals.entries())
    if (local.type === 'person' && local.words.length > 1) {
      add(lastKey(local.words), i)
      add(local.words[0] as string, i)
    }
  const roles = new Map<number, Role[]>()
  for (const [i, local] of locals.entries()) for (const r of local.actor.roles) pushTo(roles, sets.find(i), r)
  const lone = new Map<string, number>()
  for (const [i, local] of locals.entries()) {
    if (local.type !== 'person' || local.words.length !== 1) continue
    const word = local.words[0] as string
    const candidates = new Set([...(byWord.get(lastKey(local.words)) ?? []), ...(byWord.get(word) ?? [])])
    let fits = [...candidates].filter((c) => shortFor(word, (locals[c] as Local).words) && !rolesClash(local.actor.roles, roles.get(c) ?? []))
    if (fits.length > 1 && local.actor.roles.length > 0) fits = fits.filter((c) => rolesAgree(local.actor.roles, roles.get(c) ?? []))
    if (fits.length === 1)
      join(fits[0] as number, i, `${local.actor.name}: the only full name that it can be short for is ${(locals[fits[0] as number] as Local).actor.name}`)
    else if (candidates.size === 0) {
      const known = lone.get(word)
      if (known === undefined) lone.set(word, i)
      else if (!rolesClash(local.actor.roles, (locals[known] as Local).actor.roles)) join(known, i, `named alike: ${local.actor.name}`)
    }
  }
}

function rolesAgree(a: readonly Role[], b: readonly Role[]): boolean {
  return a.some((x) => b.some((y) => x.of !== null && y.of !== null && party(x.of) === party(y.of)))
}

/** Offices of two countries, and none of one, tell two people apart. */
function rolesClash(a: readonly Role[], b: readonly Role[]): boolean {
  const homes = (roles: readonly Role[]) => roles.flatMap((r) => (r.of && isCountry(party(r.of)) ? [party(r.of)] : []))
  const x = homes(a)
  const y = homes(b)
  return x.length > 0 && y.length > 0 && !x.some((c) => y.includes(c))
}

function nameOf(group: Group<Local>): string {
  if (group.name !== null) return group.name
  const known = group.items.map((l) => party(l.actor.name)).find((n) => isCountry(n))
  if (known !== undefined) return known
  const people = group.items.filter((l) => l.words.length > 1)
  return commonest((people.length > 0 ? people : group.items).map((l) => (l.type === 'person' ? l.actor.name : party(l.actor.name)))) as string
}

/** Where an actor belongs: the country that most of its roles are of. */
function homes(groups: readonly Group<Local>[]): (name: string) => string {
  const out = new Map<string, string>()
  for (const group of groups) {
    const countries = group.items.flatMap((l) => l.actor.roles.flatMap((r) => (r.of ? [party(r.of)] : []))).filter(isCountry)
    const home = commonest(countries)
    if (home && group.items[0]?.type === 'person') out.set(nameOf(group), home)
  }
  return (name) => out.get(name) ?? name
}

function canonicalNames(groups: readonly Group<Local>[]): (art: Art, name: string) => string {
  const local = new Map<string, string>()
  const global = new Map<string, string | null>()
  for (const group of groups) {
    const name = nameOf(group)
    for (const item of group.items) {
      for (const said of [item.actor.name, ...item.actor.aliases]) {
        const key = `${item.art.id}\n${fold(said)}`
        if (!local.has(key)) local.set(key, name)
      }
      const key = item.type === 'person' ? item.key : fold(item.actor.name)
      if (global.has(key) && global.get(key) !== name) global.set(key, null)
      else global.set(key, name)
    }
  }
  return (art, name) => local.get(`${art.id}\n${fold(name)}`) ?? global.get(fold(name)) ?? party(name)
}

/** People by their full name, and bodies that two articles name: worth an entry though no claim has them act. Countries are named all the time. */
function isNamed(group: Group<Local>): boolean {
  if (group.items.some((l) => l.type === 'person' && l.words.length > 1)) return true
  return group.items[0]?.type === 'organisation' && new Set(group.items.map((l) => l.art.id)).size > 1
}

/** The actors of the record: those who do, say or meet something in a claim, all people that are named in full, and bodies that are named twice. */
export function linkActors(context: Context, cast: Cast): ActorEntry[] {
  const active = new Map<string, Set<string>>()
  for (const art of context.arts) {
    const names = new Set<string>()
    for (const claim of art.reading.claims) for (const name of actorsIn(claim)) names.add(context.actor(art, name))
    active.set(art.id, names)
  }
  const out: ActorEntry[] = []
  for (const group of cast.groups) {
    const name = nameOf(group)
    if (isNamed(group) || group.items.some((l) => active.get(l.art.id)?.has(name))) out.push(entryOf(context, group, name))
  }
  return out.sort(by((a) => `${a.name}\n${a.id}`))
}

function entryOf(context: Context, group: Group<Local>, name: string): ActorEntry {
  const items = [...group.items].sort(by((l) => l.id))
  const aliases = new Map<string, string>()
  const roles = new Map<string, Role>()
  for (const l of items) {
    for (const a of aliasesOf(l)) if (!aliases.has(fold(a))) aliases.set(fold(a), a)
    for (const r of l.actor.roles) roles.set(`${r.title.toLowerCase()}|${r.of ? party(r.of) : ''}`, { title: r.title, of: r.of ? party(r.of) : null })
  }
  const members: Member[] = items.map((l) => {
    const spans = spansOf(l)
    return { article: l.art.id, claim: l.id, spans, quote: textOf(l.art, spans) }
  })
  return {
    id: idOf('actor', [items[0]?.id ?? null]),
    name,
    type: commonest(items.map((l) => l.type)) as ActorType,
    aliases: [...aliases.values()].sort(byText),
    roles: [...roles.entries()].sort((a, b) => byText(a[0], b[0])).map(([, r]) => r),
    members,
    reports: new Set(items.map((l) => l.art.id)).size,
    origins: new Set(items.map((l) => context.origin(l.art.id))).size,
    because: group.because,
  }
}

// A title alone is no name of anybody: "U.S. president", "the president".
const BARE = /^(?:the )?(?:[\p{Lu}.]+ |[\p{L} ]+ )?(?:presidential )?(?:president|envoy|minister|prime minister|chancellor|spokes(?:man|woman|person))$/iu

/** As what an article names an actor: the names it uses, with and without the title before them. */
function aliasesOf(local: Local): string[] {
  const out = new Set<string>()
  for (const a of local.actor.aliases) if (!/^(?:an?|its|their|his|her) /i.test(a) && (!BARE.test(a) || /^the \S+ \S+/i.test(a))) out.add(a)
  if (local.type === 'person') {
    const { text } = local.art.article
    for (const m of local.art.reading.names) {
      const span = m.actor === local.actor.id && m.form === 'name' ? withTitle(text, m.span) : null
      if (span) out.add(text.slice(span[0], span[1]).replace(/\s+/g, ' '))
    }
  }
  out.add(local.actor.name)
  return [...out]
}

/** The first place of each form in which an article names the actor. */
function spansOf(local: Local) {
  const forms = new Set<string>()
  return local.art.reading.names
    .filter((m) => {
      if (m.actor !== local.actor.id) return false
      const form = fold(local.art.article.text.slice(m.span[0], m.span[1]))
      if (forms.has(form)) return false
      forms.add(form)
      return true
    })
    .map((m) => m.span)
}

/** All names that a claim gives, whatever its kind. */
export function actorsIn(claim: Claim): string[] {
  const out: string[] = []
  const put = (...names: (string | null)[]) => {
    for (const n of names) if (n !== null && n !== 'unnamed') out.push(n)
  }
  if ('source' in claim) put(claim.source, claim.to)
  if ('by' in claim) put(claim.by)
  if ('with' in claim) put(...claim.with)
  if ('parties' in claim) put(...claim.parties)
  if ('people' in claim) put(...claim.people, ...claim.mediators, ...claim.hosts)
  if ('on' in claim) put(...claim.on)
  if ('toward' in claim) put(claim.toward)
  return out
}
