import { createHash } from 'node:crypto'
import type { Claim, ClaimKindName } from '../model/claim.ts'
import { idOf } from '../model/ids.ts'
import type { EntryBase, LinkPart, LinkReading } from '../model/record.ts'
import { linkFigures, linkMeasures } from './acts/link.ts'
import { actorsIn } from './actors/link.ts'
import { type Art, claimsOf, type Context } from './common/context.ts'
import { linkStatements } from './statements/link.ts'

/**
 * A part whose claims fall into blocks that nothing joins: claims of two blocks are never one, and no other part looks at the entries. So a
 * block is linked by itself, and only if something that it rests on has changed.
 */
export interface Blocked {
  readonly part: LinkPart
  /** Of its entries' ids. */
  readonly sort: string
  readonly kind: ClaimKindName
  /** What the claims of a block have in common: at most what the linker itself holds apart. */
  readonly key: (context: Context, art: Art, claim: Claim) => string
  readonly link: (context: Context) => readonly EntryBase[]
}

const home = (context: Context, art: Art, name: string | null): string => (name === null ? '' : context.home(context.actor(art, name)))

export const BLOCKED: readonly Blocked[] = [
  {
    part: 'statements',
    sort: 'statement',
    kind: 'statement',
    key: (context, art, c) => (c.kind === 'statement' && c.source !== null ? context.actor(art, c.source) : ''),
    link: linkStatements,
  },
  {
    part: 'measures',
    sort: 'measure',
    kind: 'measure',
    key: (context, art, c) => (c.kind === 'measure' ? `${home(context, art, c.by)}|${c.type}` : ''),
    link: linkMeasures,
  },
  { part: 'figures', sort: 'figure', kind: 'figure', key: (_context, _art, c) => (c.kind === 'figure' ? String(c.value) : ''), link: linkFigures },
]

/** Parts that are linked block by block. */
export const BLOCKED_PARTS: readonly LinkPart[] = BLOCKED.map((b) => b.part)

/** The claims of one block, and what they rest on. */
export interface Block {
  readonly part: LinkPart
  readonly key: string
  /** Changes with everything that the block's entries rest on: claims, what their names stand for, origins, judgements. */
  digest(): string
  /** The entries of its claims, drawn up when asked for. */
  link(): readonly EntryBase[]
}

/** The blocks of a part, in order of their first claim. */
export function* blocksOf(context: Context, part: LinkPart): Generator<Block> {
  const spec = BLOCKED.find((b) => b.part === part)
  if (!spec) throw new Error(`${part} is not linked by blocks`)
  const blocks = new Map<string, { art: Art; claims: Claim[] }[]>()
  for (const art of context.arts)
    for (const claim of claimsOf(art, spec.kind)) {
      if (context.decisions.rejected.has(claim.id)) continue
      const key = spec.key(context, art, claim)
      const known = blocks.get(key) ?? []
      if (known.length === 0) blocks.set(key, known)
      const last = known[known.length - 1]
      if (last?.art === art) last.claims.push(claim)
      else known.push({ art, claims: [claim] })
    }
  for (const [key, parts] of blocks) yield { part, key, digest: () => digestOf(context, spec, parts), link: () => spec.link(only(context, parts)) }
}

/** The context with the claims of a block alone. */
function only(context: Context, parts: readonly { art: Art; claims: readonly Claim[] }[]): Context {
  return { ...context, arts: parts.map(({ art, claims }) => ({ ...art, reading: withClaims(art.reading, claims) })) }
}

/** A reading with other claims, its other parts left as they are until somebody asks for them. */
function withClaims(reading: LinkReading, claims: readonly Claim[]): LinkReading {
  return Object.create(reading, {
    claims: { value: claims },
    claimsOf: { value: (kind: ClaimKindName) => claims.filter((c) => c.kind === kind) },
  }) as LinkReading
}

function digestOf(context: Context, spec: Blocked, parts: readonly { art: Art; claims: readonly Claim[] }[]): string {
  const hash = createHash('sha256')
  const ids = new Set<string>()
  for (const { art, claims } of parts) {
    hash.update(JSON.stringify([art.id, art.stamp, context.origin(art.id)]))
    for (const claim of claims) {
      ids.add(claim.id)
      const names = actorsIn(claim).map((name) => context.actor(art, name))
      hash.update(JSON.stringify([claim.id, ...names, ...names.map(context.home)]))
    }
  }
  const { active } = context.decisions
  if (active.length > 0) {
    for (const id of [...ids]) ids.add(idOf(spec.sort, [id]))
    hash.update(JSON.stringify(active.filter((j) => j.targets.some((t) => ids.has(t)))))
  }
  return hash.digest('hex').slice(0, 32)
}
