import type { ActorType, DocActor, Role } from '../../model/annotation.ts'
import type { KnownPerson } from './lexicon.ts'

/** An actor while the article is being read. */
export interface Actor {
  readonly index: number
  name: string
  readonly type: ActorType
  readonly aliases: Set<string>
  readonly roles: Role[]
  /** Titles that the text gives without and with whose they are. */
  readonly bare: Set<string>
  readonly stated: Set<string>
  sex: 'm' | 'f' | null
  /** What the lexicon of people knows. */
  known: KnownPerson | null
  /** Section of the lexicon of bodies, or null. */
  section: string | null
  /** Number of mentions by name. */
  count: number
}

/** The actors of one article, found again by type and canonical name. */
export class Cast {
  readonly actors: Actor[] = []
  private readonly byKey = new Map<string, Actor>()

  /** The actor of that type and canonical name, made when new. */
  of(kind: ActorType, name: string): Actor {
    // The Union is one actor, whether its name, its seat or its nationality was read.
    const type = kind === 'country' && name === 'European Union' ? 'organisation' : kind
    const key = `${type}\u0000${name}`
    let actor = this.byKey.get(key)
    if (actor === undefined) {
      actor = {
        index: this.actors.length,
        name,
        type,
        aliases: new Set(),
        roles: [],
        bare: new Set(),
        stated: new Set(),
        sex: null,
        known: null,
        section: null,
        count: 0,
      }
      this.actors.push(actor)
      this.byKey.set(key, actor)
    }
    return actor
  }

  /** The actor if it has been met. */
  find(type: ActorType, name: string): Actor | null {
    return this.byKey.get(`${type}\u0000${name}`) ?? null
  }

  addRole(actor: Actor, title: string, of: string | null): void {
    if (title === '') return
    const same = actor.roles.findIndex((r) => r.title === title)
    if (same < 0) actor.roles.push({ title, of })
    else if (of !== null && actor.roles[same]!.of === null) actor.roles[same] = { title, of }
    else if (of !== null && actor.roles[same]!.of !== of && !actor.roles.some((r) => r.title === title && r.of === of)) actor.roles.push({ title, of })
  }
}

/** The actors that some mention points to, numbered in order of first mention; gives the id of each by its index. */
export function published(cast: Cast, order: readonly number[]): { actors: DocActor[]; ids: Map<number, string> } {
  const ids = new Map<number, string>()
  const actors: DocActor[] = []
  for (const index of order) {
    if (ids.has(index)) continue
    const a = cast.actors[index]!
    ids.set(index, `a${actors.length + 1}`)
    actors.push({ id: `a${actors.length + 1}`, name: a.name, type: a.type, aliases: [...a.aliases], roles: a.roles })
  }
  return { actors, ids }
}
