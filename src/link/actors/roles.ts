import type { ActorType, DocActor, Role } from '../../model/annotation.ts'
import type { Art } from '../common/context.ts'
import { isCountry, party } from '../common/names.ts'
import { pushTo } from '../common/sort.ts'
import type { Sets } from '../common/union.ts'

/** An actor as one article has it. */
export interface Local {
  readonly id: string
  readonly art: Art
  readonly actor: DocActor
  readonly type: ActorType
  /** Words of a person's name, folded, without titles; none for others. */
  readonly words: readonly string[]
  readonly key: string
}

/** Joins two locals, by their place in the list, with the reason in words. */
export type Join = (a: number, b: number, because: string) => void
/** Notes that two locals may be one. */
export type Wonder = (a: number, b: number, because: string) => void

/** The offices that each group is given, by the group's first local. */
export function rolesOf(locals: readonly Local[], sets: Sets): Map<number, Role[]> {
  const roles = new Map<number, Role[]>()
  for (const [i, local] of locals.entries()) for (const r of local.actor.roles) pushTo(roles, sets.find(i), r)
  return roles
}

/** Whether both hold an office of one country or body. */
export function rolesAgree(a: readonly Role[], b: readonly Role[]): boolean {
  return a.some((x) => b.some((y) => x.of !== null && y.of !== null && party(x.of) === party(y.of)))
}

/** The same office: of one country or body, and its last word ("envoy", "minister") the same. */
export function oneOffice(a: readonly Role[], b: readonly Role[]): boolean {
  const head = (r: Role) => r.title.toLowerCase().split(' ').at(-1)
  return a.some((x) => b.some((y) => x.of !== null && y.of !== null && party(x.of) === party(y.of) && head(x) === head(y)))
}

/** Offices of two countries, and none of one, tell two people apart. */
export function rolesClash(a: readonly Role[], b: readonly Role[]): boolean {
  const homes = (roles: readonly Role[]) => roles.flatMap((r) => (r.of && isCountry(party(r.of)) ? [party(r.of)] : []))
  const x = homes(a)
  const y = homes(b)
  return x.length > 0 && y.length > 0 && !x.some((c) => y.includes(c))
}
