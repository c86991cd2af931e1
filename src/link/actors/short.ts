import type { Role } from '../../model/annotation.ts'
import { fold, isCountry, party } from '../common/names.ts'
import { pushTo } from '../common/sort.ts'
import type { Sets } from '../common/union.ts'
import { type Join, type Local, rolesAgree, rolesClash, rolesOf, type Wonder } from './roles.ts'
import { lastKey, shortFor } from './names.ts'

// Full names that one surname may stand for: with more of them it says nothing, and they are not listed as doubts.
const MANY = 6

/**
 * A surname alone stands for a full name where one person alone can be meant, and where the article that leaves the rest out
 * speaks of the same affair: an office of the same country, that country, or two others that are named beside the full name.
 * Nobody is ever brought together by a surname and nothing else; such pairs are doubts.
 */
export function joinShortForms(locals: readonly Local[], sets: Sets, join: Join, wonder: Wonder): void {
  const byWord = new Map<string, Set<number>>()
  const add = (word: string, i: number) => byWord.set(word, (byWord.get(word) ?? new Set()).add(sets.find(i)))
  for (const [i, local] of locals.entries())
    if (local.type === 'person' && local.words.length > 1) {
      add(lastKey(local.words), i)
      add(local.words[0] as string, i)
    }
  const roles = rolesOf(locals, sets)
  const company = companyOf(locals, sets)
  const lone = new Map<string, number[]>()
  for (const [i, local] of locals.entries()) {
    if (local.type !== 'person' || local.words.length !== 1) continue
    const word = local.words[0] as string
    const candidates = [...new Set([...(byWord.get(lastKey(local.words)) ?? []), ...(byWord.get(word) ?? [])])]
    let fits = candidates.filter((c) => shortFor(word, (locals[c] as Local).words) && !rolesClash(local.actor.roles, roles.get(c) ?? []))
    if (fits.length > 1 && local.actor.roles.length > 0) fits = fits.filter((c) => rolesAgree(local.actor.roles, roles.get(c) ?? []))
    const only = fits.length === 1 ? (fits[0] as number) : -1
    const near = only < 0 ? null : oneAffair(local, company.get(only), roles.get(only) ?? [])
    if (near !== null) join(only, i, `${local.actor.name}: the only full name that it can be short for is ${(locals[only] as Local).actor.name}; ${near}`)
    else if (fits.length > 0) {
      if (fits.length <= MANY) for (const c of fits) wonder(c, i, `${local.actor.name} may be short for ${(locals[c] as Local).actor.name}`)
    } else if (candidates.length === 0) pushTo(lone, word, i)
  }
  joinLone(locals, lone, join, wonder)
}

/** Surnames that nobody's full name explains: one person where the articles speak of one affair. */
function joinLone(locals: readonly Local[], lone: ReadonlyMap<string, readonly number[]>, join: Join, wonder: Wonder): void {
  for (const list of lone.values()) {
    const first = list[0] as number
    const met = new Set(keysIn(locals[first] as Local))
    const roles: Role[] = [...(locals[first] as Local).actor.roles]
    for (const i of list.slice(1)) {
      const local = locals[i] as Local
      if (rolesClash(local.actor.roles, roles)) continue
      const near = oneAffair(local, met, roles)
      if (near !== null) {
        join(first, i, `named alike: ${local.actor.name}; ${near}`)
        for (const k of keysIn(local)) met.add(k)
        roles.push(...local.actor.roles)
      } else wonder(first, i, `named alike: ${local.actor.name}, and nothing else to go by`)
    }
  }
}

/** Why an article that gives a surname alone speaks of the same affair as those that give the full name; null when nothing says so. */
function oneAffair(local: Local, company: ReadonlySet<string> | undefined, roles: readonly Role[]): string | null {
  if (rolesAgree(local.actor.roles, roles)) return 'an office of one country or body'
  const mine = keysIn(local)
  for (const r of roles) {
    const of = r.of === null ? null : party(r.of)
    if (of !== null && mine.includes(fold(of))) return `beside ${of}, as the full name`
  }
  const shared = mine.filter((k) => company?.has(k))
  return shared.length > 1 ? `beside ${shared.slice(0, 2).join(' and ')}, as the full name` : null
}

/** Who else the article names: countries, bodies, people in full. */
function keysIn(local: Local): string[] {
  const out: string[] = []
  for (const a of local.art.reading.actors) {
    if (a.id === local.actor.id || a.type === 'group') continue
    const known = party(a.name)
    const key = fold(known)
    if (a.type === 'place' ? isCountry(known) : a.type !== 'person' || key.includes(' ')) out.push(key)
  }
  return out
}

/** Who is named beside each full name, over all its articles. */
function companyOf(locals: readonly Local[], sets: Sets): Map<number, Set<string>> {
  const out = new Map<number, Set<string>>()
  for (const [i, local] of locals.entries()) {
    if (local.type !== 'person' || local.words.length < 2) continue
    const own = sets.find(i)
    const known = out.get(own) ?? new Set<string>()
    if (known.size < 400) for (const k of keysIn(local)) known.add(k)
    out.set(own, known)
  }
  return out
}
