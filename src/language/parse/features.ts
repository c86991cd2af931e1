import { type Atoms, CAPACITY, PAD } from '../words/atoms.ts'
import { mix } from '../words/hash.ts'
import type { State } from './state.ts'

/** What the parser needs of a tagged sentence besides its atoms: hashed tags, and running counts of what may stand between two words. */
export class Tags {
  /** Hash of UPOS and XPOS together, and of UPOS alone; padded like the atoms. */
  readonly t = new Int32Array(CAPACITY)
  readonly u = new Int32Array(CAPACITY)
  /** XPOS, not padded; UPOS, not padded. */
  readonly xpos = new Uint8Array(CAPACITY)
  readonly upos = new Uint8Array(CAPACITY)
  readonly verbs = new Uint16Array(CAPACITY)
  readonly commas = new Uint16Array(CAPACITY)
  readonly links = new Uint16Array(CAPACITY)
}

/** Reads the tags of the atoms' sentence, which starts at `first` in the columns. UPOS numbers as in `UPOS`: VERB 16, CCONJ 5, PUNCT 13. */
export function fillTags(tags: Tags, a: Atoms, upos: Uint8Array, xpos: Uint8Array, first: number): void {
  for (let i = 0; i < PAD; i++) tags.t[i] = tags.u[i] = mix(0x70000 + i)
  for (let i = a.count + PAD; i < a.count + 2 * PAD; i++) tags.t[i] = tags.u[i] = mix(0x70010 + i - a.count)
  let [verbs, commas, links] = [0, 0, 0]
  for (let k = 0; k < a.count; k++) {
    const u = upos[first + k]!
    tags.t[k + PAD] = mix(0x60000 + u * 64 + xpos[first + k]!)
    tags.u[k + PAD] = mix(0x61000 + u)
    tags.upos[k] = u
    tags.xpos[k] = xpos[first + k]!
    tags.verbs[k] = verbs
    tags.commas[k] = commas
    tags.links[k] = links
    if (u === 16) verbs++
    else if (u === 5) links++
    else if (u === 13) commas++
  }
  const n = a.count
  tags.verbs[n] = verbs
  tags.commas[n] = commas
  tags.links[n] = links
  tags.upos[n] = tags.xpos[n] = 0
}

const MOST = 128
const SEEDS = new Int32Array(MOST)
for (let k = 0; k < MOST; k++) SEEDS[k] = mix(k * 0x9e3779b1 + 0x7654321)

const one = (k: number, a: number): number => scramble(SEEDS[k]! + Math.imul(a, 0x9e3779b1))
const two = (k: number, a: number, b: number): number => scramble(SEEDS[k]! + Math.imul(a, 0x9e3779b1) + Math.imul(b, 0x85ebca77))
const three = (k: number, a: number, b: number, c: number): number =>
  scramble(SEEDS[k]! + Math.imul(a, 0x9e3779b1) + Math.imul(b, 0x85ebca77) + Math.imul(c, 0xc2b2ae3d))

function scramble(h: number): number {
  h ^= h >>> 15
  h = Math.imul(h, 0x2c1b3c6d)
  return h ^ (h >>> 12)
}

export const small = (n: number): number => (n < 4 ? n : n < 6 ? 4 : n < 10 ? 5 : 6)
export const few = (n: number): number => (n < 3 ? n : 3)

/** Hashes of the features that choose the next action. Gives their number. */
export function actionFeatures(s: State, a: Atoms, g: Tags, f: Int32Array): number {
  const b0 = s.front
  const s0 = s.size > 0 ? s.stack[s.size - 1]! : -PAD
  const s1 = s.size > 1 ? s.stack[s.size - 2]! : -PAD
  const s2 = s.size > 2 ? s.stack[s.size - 3]! : -PAD
  const end = s.count
  const i0 = s0 + PAD
  const i1 = s1 + PAD
  const i2 = s2 + PAD
  const j0 = b0 + PAD
  const j1 = (b0 < end ? b0 + 1 : end + 1) + PAD
  const j2 = b0 + 2 <= end ? j1 + 1 : end + 1 + PAD
  const s0w = a.w[i0]!
  const s1w = a.w[i1]!
  const b0w = a.w[j0]!
  const b1w = a.w[j1]!
  const s0t = g.t[i0]!
  const s1t = g.t[i1]!
  const s2t = g.t[i2]!
  const b0t = g.t[j0]!
  const b1t = g.t[j1]!
  const b2t = g.t[j2]!
  const s0u = g.u[i0]!
  const s1u = g.u[i1]!
  const b0u = g.u[j0]!
  const s0c = a.c[i0]!
  const s1c = a.c[i1]!
  const b0c = a.c[j0]!
  const s0k = a.c6[i0]!
  const s1k = a.c6[i1]!
  const b0k = a.c6[j0]!
  let n = 0
  // Single words
  f[n] = two(n++, s0w, s0t)
  f[n] = one(n++, s0t)
  f[n] = one(n++, s0w)
  f[n] = two(n++, s1w, s1t)
  f[n] = one(n++, s1t)
  f[n] = one(n++, s1w)
  f[n] = two(n++, b0w, b0t)
  f[n] = one(n++, b0t)
  f[n] = one(n++, b0w)
  f[n] = two(n++, b1w, b1t)
  f[n] = one(n++, b1t)
  f[n] = one(n++, b1w)
  f[n] = one(n++, b2t)
  f[n] = one(n++, a.w[j2]!)
  f[n] = two(n++, a.w[i2]!, s2t)
  f[n] = one(n++, s0c)
  f[n] = one(n++, b0c)
  // Pairs
  f[n] = three(n++, mix2(s0w, s0t), b0w, b0t)
  f[n] = three(n++, s0w, s0t, b0t)
  f[n] = three(n++, s0t, b0w, b0t)
  f[n] = two(n++, s0w, b0w)
  f[n] = two(n++, s0t, b0t)
  f[n] = two(n++, s0w, b0t)
  f[n] = two(n++, s0t, b0w)
  f[n] = two(n++, s1t, s0t)
  f[n] = two(n++, s1w, s0w)
  f[n] = two(n++, s1w, s0t)
  f[n] = two(n++, s1t, s0w)
  f[n] = three(n++, mix2(s1w, s1t), s0w, s0t)
  f[n] = two(n++, s1t, b0t)
  f[n] = two(n++, s1w, b0w)
  f[n] = two(n++, s1w, b0t)
  f[n] = two(n++, b0t, b1t)
  f[n] = two(n++, s0t, b1t)
  f[n] = two(n++, b0w, b1w)
  f[n] = two(n++, s0w, b1w)
  // Clusters
  f[n] = two(n++, s0c, b0c)
  f[n] = two(n++, s0k, b0k)
  f[n] = two(n++, s0c, b0t)
  f[n] = two(n++, s0t, b0c)
  f[n] = two(n++, s1c, s0c)
  f[n] = two(n++, s1k, s0k)
  f[n] = two(n++, s1c, s0t)
  f[n] = two(n++, s1t, s0c)
  f[n] = three(n++, s1k, s0k, b0k)
  f[n] = three(n++, s0k, b0k, a.c6[j1]!)
  // Triples
  f[n] = three(n++, s0t, b0t, b1t)
  f[n] = three(n++, s1t, s0t, b0t)
  f[n] = three(n++, s2t, s1t, s0t)
  f[n] = three(n++, b0t, b1t, b2t)
  f[n] = three(n++, s1t, s0t, b1t)
  f[n] = three(n++, s1w, s0w, b0t)
  f[n] = three(n++, s1w, s0t, b0t)
  f[n] = three(n++, s1t, s0w, b0t)
  f[n] = three(n++, s1t, s0t, b0w)
  f[n] = three(n++, s0w, b0t, b1t)
  f[n] = three(n++, s0t, b0w, b1t)
  f[n] = three(n++, s0t, b0t, b1w)
  n = childFeatures(s, a, g, f, n, s0, s1, s0t, s1t, b0t, s0w, s1w, b0w)
  // Distance and what stands between
  const near = s0 >= 0 ? small(b0 - s0) : 7
  const far = s1 >= 0 && s0 >= 0 ? small(s0 - s1) : 7
  f[n] = three(n++, s0u, b0u, near)
  f[n] = two(n++, s0w, near)
  f[n] = two(n++, b0w, near)
  f[n] = three(n++, s1u, s0u, far)
  f[n] = three(n++, s1u, s0u, mix2(b0u, far))
  if (s1 >= 0) {
    const v = few(g.verbs[s0]! - g.verbs[s1 + 1]!)
    const c = few(g.commas[s0]! - g.commas[s1 + 1]!)
    const l = few(g.links[s0]! - g.links[s1 + 1]!)
    f[n] = three(n++, s1t, s0t, v * 16 + c * 4 + l + 1)
  } else n++
  if (s0 >= 0) {
    const v = few(g.verbs[b0]! - g.verbs[s0 + 1]!)
    const c = few(g.commas[b0]! - g.commas[s0 + 1]!)
    const l = few(g.links[b0]! - g.links[s0 + 1]!)
    f[n] = three(n++, s0t, b0t, v * 16 + c * 4 + l + 1)
  } else n++
  f[n] = two(n++, mix2(s0t, b0t), few(s.size) * 4 + (b0 === end ? 1 : 0))
  return n
}

function mix2(a: number, b: number): number {
  return Math.imul(a, 0x27d4eb2f) + Math.imul(b, 0x165667b1)
}

/** Features of the children that the words at hand have so far. */
function childFeatures(
  s: State,
  a: Atoms,
  g: Tags,
  f: Int32Array,
  from: number,
  s0: number,
  s1: number,
  s0t: number,
  s1t: number,
  b0t: number,
  s0w: number,
  s1w: number,
  b0w: number,
): number {
  let n = from
  const b0 = s.front
  const has0 = s0 >= 0
  const has1 = s1 >= 0
  const s0l = has0 ? s.left1[s0]! : -1
  const s0l2 = has0 ? s.left2[s0]! : -1
  const s0r = has0 ? s.right1[s0]! : -1
  const s0r2 = has0 ? s.right2[s0]! : -1
  const s1l = has1 ? s.left1[s1]! : -1
  const s1r = has1 ? s.right1[s1]! : -1
  const s1r2 = has1 ? s.right2[s1]! : -1
  const b0l = s.left1[b0]!
  const b0l2 = s.left2[b0]!
  const tag = (i: number) => (i < 0 ? 11 : g.t[i + PAD]!)
  const rel = (i: number) => (i < 0 ? 0 : s.rel[i]! + 1)
  const word = (i: number) => (i < 0 ? 13 : a.w[i + PAD]!)
  const s0set = has0 ? s.relations[s0]! : 5
  const s1set = has1 ? s.relations[s1]! : 5
  const b0set = s.relations[b0]!
  f[n] = three(n++, s0t, b0t, tag(s0l))
  f[n] = three(n++, s0t, b0t, tag(s0r))
  f[n] = three(n++, s0t, b0t, tag(b0l))
  f[n] = three(n++, s1t, s0t, tag(s1r))
  f[n] = three(n++, s1t, s0t, tag(s1l))
  f[n] = three(n++, s1t, s0t, tag(s0l))
  f[n] = three(n++, s1t, s0t, tag(s0r))
  f[n] = three(n++, s1t, b0t, tag(s1r))
  f[n] = three(n++, s0t, tag(s0l), rel(s0l2))
  f[n] = three(n++, s0t, tag(s0r), rel(s0r2))
  f[n] = three(n++, s1t, tag(s1r), rel(s1r2))
  f[n] = three(n++, b0t, tag(b0l), rel(b0l2))
  f[n] = three(n++, s0t, word(s0l), b0t)
  f[n] = three(n++, s1t, s0t, word(s0l))
  f[n] = three(n++, s1w, s0t, word(s0l))
  f[n] = three(n++, b0t, word(b0l), s0t)
  f[n] = three(n++, s1t, word(s1r), s0t)
  f[n] = three(n++, s0t, rel(s0l), rel(s0r))
  f[n] = three(n++, s1t, rel(s1l), rel(s1r))
  f[n] = three(n++, s0w, rel(s0l), rel(s0r))
  f[n] = three(n++, s1w, rel(s1r), s0t)
  f[n] = three(n++, s0t, s0set, b0t)
  f[n] = three(n++, s1t, s1set, s0t)
  f[n] = three(n++, b0t, b0set, s0t)
  f[n] = two(n++, s0w, s0set)
  f[n] = two(n++, s1w, s1set)
  f[n] = two(n++, b0w, b0set)
  f[n] = three(n++, mix2(s1t, s1set), s0t, s0set)
  f[n] = three(n++, s0t, has0 ? few(s.lefts[s0]!) * 4 + few(s.rights[s0]!) : 16, b0t)
  f[n] = three(n++, s1t, has1 ? few(s.rights[s1]!) : 16, s0t)
  f[n] = two(n++, b0t, few(s.lefts[b0]!))
  return n
}

/** Hashes of the features that name the relation between a governor and a complete dependent. Gives their number. */
export function relationFeatures(s: State, a: Atoms, g: Tags, governor: number, dependent: number, f: Int32Array): number {
  const h = governor + PAD
  const d = dependent + PAD
  const hw = a.w[h]!
  const dw = a.w[d]!
  const ht = g.t[h]!
  const dt = g.t[d]!
  const hc = a.c[h]!
  const dc = a.c[d]!
  const side = governor > dependent ? 1 : 2
  const gap = small(Math.abs(governor - dependent)) * 4 + side
  const l1 = s.left1[dependent]!
  const r1 = s.right1[dependent]!
  const l1w = l1 < 0 ? 13 : a.w[l1 + PAD]!
  const r1w = r1 < 0 ? 13 : a.w[r1 + PAD]!
  const l1r = l1 < 0 ? 0 : s.rel[l1]! + 1
  const r1r = r1 < 0 ? 0 : s.rel[r1]! + 1
  const dset = s.relations[dependent]!
  const hset = s.relations[governor]!
  const outer = side === 1 ? s.left1[governor]! : s.right1[governor]!
  const outerRel = outer < 0 ? 0 : s.rel[outer]! + 1
  let n = 0
  f[n] = two(n + 64, dw, side)
  n++
  f[n] = two(n + 64, dt, side)
  n++
  f[n] = two(n + 64, hw, side)
  n++
  f[n] = two(n + 64, ht, side)
  n++
  f[n] = two(n + 64, dw, hw)
  n++
  f[n] = three(n + 64, dt, ht, gap)
  n++
  f[n] = three(n + 64, dw, ht, side)
  n++
  f[n] = three(n + 64, dt, hw, side)
  n++
  f[n] = two(n + 64, dc, side)
  n++
  f[n] = two(n + 64, hc, side)
  n++
  f[n] = three(n + 64, dc, hc, side)
  n++
  f[n] = three(n + 64, dc, ht, side)
  n++
  f[n] = three(n + 64, dt, hc, side)
  n++
  f[n] = three(n + 64, a.c6[d]!, a.c6[h]!, dt)
  n++
  f[n] = three(n + 64, dt, ht, g.t[d - 1]!)
  n++
  f[n] = three(n + 64, dt, ht, g.t[d + 1]!)
  n++
  f[n] = three(n + 64, dt, ht, g.t[h - 1]!)
  n++
  f[n] = three(n + 64, dt, ht, g.t[h + 1]!)
  n++
  f[n] = three(n + 64, dt, g.t[d - 1]!, g.t[d + 1]!)
  n++
  f[n] = two(n + 64, dt, a.w[d - 1]!)
  n++
  f[n] = two(n + 64, dt, a.w[d + 1]!)
  n++
  f[n] = three(n + 64, l1w, dt, ht)
  n++
  f[n] = three(n + 64, l1w, hw, side)
  n++
  f[n] = three(n + 64, l1w, dw, side)
  n++
  f[n] = three(n + 64, l1w, l1r, dc)
  n++
  f[n] = three(n + 64, r1w, r1r, dt)
  n++
  f[n] = three(n + 64, dset, dt, ht)
  n++
  f[n] = three(n + 64, dset, hw, side)
  n++
  f[n] = three(n + 64, dset, dw, side)
  n++
  f[n] = three(n + 64, hset, dt, ht)
  n++
  f[n] = three(n + 64, hset, hw, dt)
  n++
  f[n] = three(n + 64, hset, dset, dt)
  n++
  f[n] = three(n + 64, hset, dc, side)
  n++
  f[n] = three(n + 64, outerRel, dt, ht)
  n++
  f[n] = three(n + 64, outerRel, dw, hw)
  n++
  f[n] = three(n + 64, l1r, r1r, dt)
  n++
  f[n] = three(n + 64, dt, a.shape[d]!, ht)
  n++
  f[n] = three(n + 64, mix2(g.commas[Math.max(dependent, governor)]! - g.commas[Math.min(dependent, governor)]!, side), dt, ht)
  n++
  return n
}
