import type { ActorType } from '../../model/annotation.ts'
import { idOf } from '../../model/ids.ts'
import type { Art } from '../common/context.ts'
import { applyJudgements, type Decisions, type Group } from '../common/judgements.ts'
import { fold, isCountry, party } from '../common/names.ts'
import { byText, commonest, pushTo } from '../common/sort.ts'
import { Sets } from '../common/union.ts'
import { givenKey, lastKey, nameWords, sameFullName, sameSound, soundKey, turned } from './names.ts'
import { type Join, type Local, oneOffice, rolesClash, rolesOf, type Wonder } from './roles.ts'
import { joinShortForms } from './short.ts'

/** Two names that may be one actor's, and why they were not brought together. */
export interface Doubt {
  readonly pair: readonly [string, string]
  readonly because: string
}

/** Who is who over all articles. */
export interface Cast {
  readonly groups: readonly Group<Local>[]
  /** Canonical name of what an article calls so; names that no article explains are folded to themselves. */
  readonly canonical: (art: Art, name: string) => string
  /** The country or body that a person holds office for, by canonical name; the name itself where none is known. */
  readonly home: (name: string) => string
  /** Pairs of locals, by id, that a reader may want to bring together. */
  readonly doubts: readonly Doubt[]
}

/** Brings the actors of all articles together: who is one and the same, under which name. */
export function castOf(arts: readonly Art[], decisions: Decisions): Cast {
  const locals = arts.flatMap(localActors)
  const sets = new Sets(locals.length)
  const why = new Map<number, string[]>()
  const doubts = new Map<string, { a: number; b: number; because: string }>()
  const join: Join = (a, b, because) => {
    if (sets.union(a, b)) pushTo(why, Math.min(a, b), because)
  }
  const wonder: Wonder = (a, b, because) => {
    if (!doubts.has(`${a} ${b}`)) doubts.set(`${a} ${b}`, { a, b, because })
  }
  joinByName(locals, join)
  joinHandles(locals, join)
  joinSpellings(locals, sets, join, wonder)
  joinShortForms(locals, sets, join, wonder)
  const groups = sets.groups().map((ids) => ({
    items: ids.map((i) => locals[i] as Local),
    because: [...new Set(ids.flatMap((i) => why.get(i) ?? []))].slice(0, 8),
    name: null,
    date: null,
  }))
  const judged = applyJudgements('actor', groups, decisions)
  return {
    groups: judged,
    canonical: canonicalNames(judged),
    home: homes(judged),
    doubts: [...doubts.values()].flatMap(({ a, b, because }) =>
      sets.find(a) === sets.find(b) ? [] : [{ pair: [(locals[a] as Local).id, (locals[b] as Local).id] as const, because }],
    ),
  }
}

// Organs with an entry of their own beside the union that they act for; as a party to talks they are that union.
const ORGANS = new Set(['European Commission'])

function localActors(art: Art): Local[] {
  const out: Local[] = []
  for (const actor of art.reading.actors) {
    const known = party(actor.name)
    // A town is no government: "in Oslo" names a place, and where Oslo acts the article's own reading has made it Norway.
    const town = actor.type === 'place' && known !== actor.name
    const type: ActorType = isCountry(known) && !town ? 'country' : actor.type === 'country' && known !== actor.name ? 'organisation' : actor.type
    if (type === 'place') continue
    const words = type === 'person' ? nameWords(actor.name) : []
    const key = type === 'person' ? words.join(' ') : fold(ORGANS.has(actor.name) ? actor.name : known)
    if (key !== '') out.push({ id: idOf('name', [art.id, type, key]), art, actor, type, words, key })
  }
  return out
}

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

/** "@AdaLind" is Ada Lind. */
function joinHandles(locals: readonly Local[], join: Join): void {
  const full = new Map<string, number>()
  for (const [i, local] of locals.entries()) {
    const glued = local.type === 'person' && local.words.length > 1 ? local.words.join('') : ''
    if (glued.length > 7 && !full.has(glued)) full.set(glued, i)
  }
  for (const [i, local] of locals.entries()) {
    if (local.key.includes(' ') || local.key.length < 8) continue
    const known = full.get(local.key)
    if (known !== undefined && known !== i) join(known, i, `a handle: ${local.actor.name}`)
  }
}

// More full names in one block than this are not compared: its key says too little.
const BLOCK = 50

/**
 * Spellings of one full name: transliterations, short given names, middle names left out, the family name first or last.
 * Names that only come close are one where they hold one office, and a doubt where not.
 */
function joinSpellings(locals: readonly Local[], sets: Sets, join: Join, wonder: Wonder): void {
  const names = new Map<string, number>()
  for (const [i, local] of locals.entries()) if (local.type === 'person' && local.words.length > 1 && !names.has(local.key)) names.set(local.key, i)
  const roles = rolesOf(locals, sets)
  const blocks = new Map<string, number[]>()
  for (const i of [...names.entries()].sort((a, b) => byText(a[0], b[0])).map(([, i]) => i)) {
    const { words } = locals[i] as Local
    const keys = [
      `${lastKey(words)}|${givenKey(words[0] as string)}`,
      `sound|${soundKey(words[words.length - 1] as string)}|${givenKey(words[0] as string)}`,
      `near|${words[0]}|${soundKey(words[words.length - 1] as string).charAt(0)}`,
      `turned|${[...words].sort(byText).join(' ')}`,
      ...(roles.get(sets.find(i)) ?? []).flatMap((r) => (r.of ? [`office|${words[0]}|${party(r.of)}`] : [])),
    ]
    for (const key of new Set(keys)) pushTo(blocks, key, i)
  }
  for (const block of blocks.values())
    for (let x = 0; x < block.length; x++)
      for (let y = x + 1; y < Math.min(block.length, x + BLOCK); y++) {
        const [i, j] = [block[x] as number, block[y] as number]
        if (sets.find(i) === sets.find(j)) continue
        const [a, b] = [locals[i] as Local, locals[j] as Local]
        const both = `${a.actor.name}, ${b.actor.name}`
        const [mine, yours] = [roles.get(sets.find(i)) ?? [], roles.get(sets.find(j)) ?? []]
        const likeness = sameFullName(a.words, b.words) || turned(a.words, b.words) ? 'same' : sameSound(a.words, b.words)
        if (likeness === 'same' && !rolesClash(mine, yours)) join(i, j, `spellings of one name: ${both}`)
        else if (likeness === 'near' && oneOffice(mine, yours)) join(i, j, `near spellings, and one office: ${both}`)
        else if (likeness !== null) wonder(i, j, `${likeness === 'same' ? 'one name, but offices of different countries' : 'names that come close'}: ${both}`)
      }
}

/** The name that an actor goes by in the record: a judgement's, a country's own, else the commonest full name. */
export function nameOf(group: Group<Local>): string {
  if (group.name !== null) return group.name
  if (group.items.every((l) => ORGANS.has(l.actor.name))) return (group.items[0] as Local).actor.name
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
  // By article, then by folded name: asked for every name of every claim, several times over.
  const local = new Map<string, Map<string, string>>()
  const global = new Map<string, string | null>()
  for (const group of groups) {
    const name = ORGANS.has(nameOf(group)) ? party(nameOf(group)) : nameOf(group)
    for (const item of group.items) {
      const own = local.get(item.art.id) ?? new Map<string, string>()
      if (own.size === 0) local.set(item.art.id, own)
      for (const said of [item.actor.name, ...item.actor.aliases]) {
        const key = fold(said)
        if (!own.has(key)) own.set(key, name)
      }
      const key = item.type === 'person' ? item.key : fold(item.actor.name)
      if (global.has(key) && global.get(key) !== name) global.set(key, null)
      else global.set(key, name)
    }
  }
  return (art, name) => {
    const key = fold(name)
    return local.get(art.id)?.get(key) ?? global.get(key) ?? party(name)
  }
}
