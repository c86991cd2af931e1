import { type Atoms, CAPACITY, PAD } from '../words/atoms.ts'
import { templates } from '../words/templates.ts'
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

/** What the seeds of the parser's features have in common. */
const FAMILY = 0x7654321

export const small = (n: number): number => (n < 4 ? n : n < 6 ? 4 : n < 10 ? 5 : 6)
export const few = (n: number): number => (n < 3 ? n : 3)

/** What features of actions are made of, in the order in which `actionValues` leaves it. `0`, `1`, `2`: places in the stack or buffer; `w` word, `t` tag, `u` its
 * part of speech, `c` cluster, `k` the beginning of its path; `l`, `r` outermost children, `m`, `q` those inside them; `set` all children's relations. */
const ACTION_VALUES =
  's0w s0t s0u s0c s0k s1w s1t s1u s1c s1k s2w s2t b0w b0t b0u b0c b0k b1w b1t b1k b2w b2t s0wt s1wt st0 ' +
  's0lt s0rt s1lt s1rt b0lt s0lw b0lw s1rw s0lr s0mr s0rr s0qr s1lr s1rr s1qr b0mr s0set s1set b0set s1tset s0n s1n b0n ' +
  'near far b0far p1t p0t between1 q0t q1t between0 depth'

/** Features that choose the next action. */
export const ACTION_FEATURES = templates(
  ACTION_VALUES,
  // Single words
  's0w+s0t s0t s0w s1w+s1t s1t s1w b0w+b0t b0t b0w b1w+b1t b1t b1w b2t b2w s2w+s2t s0c b0c ' +
    // Pairs
    's0wt+b0w+b0t s0w+s0t+b0t s0t+b0w+b0t s0w+b0w s0t+b0t s0w+b0t s0t+b0w s1t+s0t s1w+s0w s1w+s0t s1t+s0w s1wt+s0w+s0t s1t+b0t s1w+b0w s1w+b0t ' +
    'b0t+b1t s0t+b1t b0w+b1w s0w+b1w ' +
    // Clusters
    's0c+b0c s0k+b0k s0c+b0t s0t+b0c s1c+s0c s1k+s0k s1c+s0t s1t+s0c s1k+s0k+b0k s0k+b0k+b1k ' +
    // Triples
    's0t+b0t+b1t s1t+s0t+b0t s2t+s1t+s0t b0t+b1t+b2t s1t+s0t+b1t s1w+s0w+b0t s1w+s0t+b0t s1t+s0w+b0t s1t+s0t+b0w s0w+b0t+b1t s0t+b0w+b1t s0t+b0t+b1w ' +
    // Children so far
    's0t+b0t+s0lt s0t+b0t+s0rt s0t+b0t+b0lt s1t+s0t+s1rt s1t+s0t+s1lt s1t+s0t+s0lt s1t+s0t+s0rt s1t+b0t+s1rt ' +
    's0t+s0lt+s0mr s0t+s0rt+s0qr s1t+s1rt+s1qr b0t+b0lt+b0mr s0t+s0lw+b0t s1t+s0t+s0lw s1w+s0t+s0lw b0t+b0lw+s0t s1t+s1rw+s0t ' +
    's0t+s0lr+s0rr s1t+s1lr+s1rr s0w+s0lr+s0rr s1w+s1rr+s0t s0t+s0set+b0t s1t+s1set+s0t b0t+b0set+s0t s0w+s0set s1w+s1set b0w+b0set ' +
    's1tset+s0t+s0set s0t+s0n+b0t s1t+s1n+s0t b0t+b0n ' +
    // Distance and what stands between
    's0u+b0u+near s0w+near b0w+near s1u+s0u+far s1u+s0u+b0far p1t+p0t+between1 q0t+q1t+between0 st0+depth',
  FAMILY,
)

/**
 * Leaves the values of the features that choose the next action in `v`. What stands between two words is left as it was where there are no two:
 * so the features were learned. An article starts without (`forgetBetween`).
 */
export function actionValues(s: State, a: Atoms, g: Tags, v: Int32Array): void {
  const b0 = s.front
  const s0 = s.size > 0 ? s.stack[s.size - 1]! : -PAD
  const s1 = s.size > 1 ? s.stack[s.size - 2]! : -PAD
  const i0 = s0 + PAD
  const i1 = s1 + PAD
  const i2 = (s.size > 2 ? s.stack[s.size - 3]! : -PAD) + PAD
  const end = s.count
  const j0 = b0 + PAD
  const j1 = (b0 < end ? b0 + 1 : end + 1) + PAD
  const j2 = b0 + 2 <= end ? j1 + 1 : end + 1 + PAD
  const s0t = g.t[i0]!
  const s1t = g.t[i1]!
  const b0t = g.t[j0]!
  const b0u = g.u[j0]!
  v[1] = a.w[i0]!
  v[2] = s0t
  v[3] = g.u[i0]!
  v[4] = a.c[i0]!
  v[5] = a.c6[i0]!
  v[6] = a.w[i1]!
  v[7] = s1t
  v[8] = g.u[i1]!
  v[9] = a.c[i1]!
  v[10] = a.c6[i1]!
  v[11] = a.w[i2]!
  v[12] = g.t[i2]!
  v[13] = a.w[j0]!
  v[14] = b0t
  v[15] = b0u
  v[16] = a.c[j0]!
  v[17] = a.c6[j0]!
  v[18] = a.w[j1]!
  v[19] = g.t[j1]!
  v[20] = a.c6[j1]!
  v[21] = a.w[j2]!
  v[22] = g.t[j2]!
  v[23] = mix2(a.w[i0]!, s0t)
  v[24] = mix2(a.w[i1]!, s1t)
  v[25] = mix2(s0t, b0t)
  childValues(s, a, g, v, s0, s1, s1t)
  const far = s1 >= 0 && s0 >= 0 ? small(s0 - s1) : 7
  v[49] = s0 >= 0 ? small(b0 - s0) : 7
  v[50] = far
  v[51] = mix2(b0u, far)
  if (s1 >= 0) {
    v[52] = s1t
    v[53] = s0t
    v[54] = between(g, s1, s0)
  }
  if (s0 >= 0) {
    v[55] = s0t
    v[56] = b0t
    v[57] = between(g, s0, b0)
  }
  v[58] = few(s.size) * 4 + (b0 === end ? 1 : 0)
}

/** What an article starts with, so that nothing of the one before shows in it. */
export function forgetBetween(v: Int32Array): void {
  v.fill(0, 52, 58)
}

/** Verbs, commas and conjunctions between two tokens, as one number. */
function between(g: Tags, left: number, right: number): number {
  const verbs = few(g.verbs[right]! - g.verbs[left + 1]!)
  const commas = few(g.commas[right]! - g.commas[left + 1]!)
  return verbs * 16 + commas * 4 + few(g.links[right]! - g.links[left + 1]!) + 1
}

function mix2(a: number, b: number): number {
  return Math.imul(a, 0x27d4eb2f) + Math.imul(b, 0x165667b1)
}

// What stands for a child that is not there.
const NO_TAG = 11
const NO_WORD = 13
const NO_CHILDREN = 5

/** Values of the children that the words at hand have so far. */
function childValues(s: State, a: Atoms, g: Tags, v: Int32Array, s0: number, s1: number, s1t: number): void {
  const b0 = s.front
  const has0 = s0 >= 0
  const has1 = s1 >= 0
  const s0l = has0 ? s.left1[s0]! : -1
  const s0m = has0 ? s.left2[s0]! : -1
  const s0r = has0 ? s.right1[s0]! : -1
  const s0q = has0 ? s.right2[s0]! : -1
  const s1l = has1 ? s.left1[s1]! : -1
  const s1r = has1 ? s.right1[s1]! : -1
  const s1q = has1 ? s.right2[s1]! : -1
  const b0l = s.left1[b0]!
  const b0m = s.left2[b0]!
  const s1set = has1 ? s.relations[s1]! : NO_CHILDREN
  v[26] = s0l < 0 ? NO_TAG : g.t[s0l + PAD]!
  v[27] = s0r < 0 ? NO_TAG : g.t[s0r + PAD]!
  v[28] = s1l < 0 ? NO_TAG : g.t[s1l + PAD]!
  v[29] = s1r < 0 ? NO_TAG : g.t[s1r + PAD]!
  v[30] = b0l < 0 ? NO_TAG : g.t[b0l + PAD]!
  v[31] = s0l < 0 ? NO_WORD : a.w[s0l + PAD]!
  v[32] = b0l < 0 ? NO_WORD : a.w[b0l + PAD]!
  v[33] = s1r < 0 ? NO_WORD : a.w[s1r + PAD]!
  v[34] = s0l < 0 ? 0 : s.rel[s0l]! + 1
  v[35] = s0m < 0 ? 0 : s.rel[s0m]! + 1
  v[36] = s0r < 0 ? 0 : s.rel[s0r]! + 1
  v[37] = s0q < 0 ? 0 : s.rel[s0q]! + 1
  v[38] = s1l < 0 ? 0 : s.rel[s1l]! + 1
  v[39] = s1r < 0 ? 0 : s.rel[s1r]! + 1
  v[40] = s1q < 0 ? 0 : s.rel[s1q]! + 1
  v[41] = b0m < 0 ? 0 : s.rel[b0m]! + 1
  v[42] = has0 ? s.relations[s0]! : NO_CHILDREN
  v[43] = s1set
  v[44] = s.relations[b0]!
  v[45] = mix2(s1t, s1set)
  v[46] = has0 ? few(s.lefts[s0]!) * 4 + few(s.rights[s0]!) : 16
  v[47] = has1 ? few(s.rights[s1]!) : 16
  v[48] = few(s.lefts[b0]!)
}

/** The same for the features of a relation: governor `h`, dependent `d`; `b` and `a` before and after them; outermost children `l`, `r` of the dependent, `o` of the
 * governor on the dependent's side. */
const RELATION_VALUES = 'hw ht hc hk hset hb ha dw dt dc dk dset db da dwb dwa shape lw lr rw rr or side gap commas'

/** Features that name the relation between a governor and a complete dependent. */
export const RELATION_FEATURES = templates(
  RELATION_VALUES,
  'dw+side dt+side hw+side ht+side dw+hw dt+ht+gap dw+ht+side dt+hw+side dc+side hc+side dc+hc+side dc+ht+side dt+hc+side dk+hk+dt ' +
    'dt+ht+db dt+ht+da dt+ht+hb dt+ht+ha dt+db+da dt+dwb dt+dwa ' +
    'lw+dt+ht lw+hw+side lw+dw+side lw+lr+dc rw+rr+dt dset+dt+ht dset+hw+side dset+dw+side hset+dt+ht hset+hw+dt hset+dset+dt hset+dc+side ' +
    'or+dt+ht or+dw+hw lr+rr+dt dt+shape+ht commas+dt+ht',
  FAMILY,
  64,
)

/** Leaves the values of the features that name a relation in `v`. */
export function relationValues(s: State, a: Atoms, g: Tags, governor: number, dependent: number, v: Int32Array): void {
  const h = governor + PAD
  const d = dependent + PAD
  const side = governor > dependent ? 1 : 2
  const l1 = s.left1[dependent]!
  const r1 = s.right1[dependent]!
  const outer = side === 1 ? s.left1[governor]! : s.right1[governor]!
  v[1] = a.w[h]!
  v[2] = g.t[h]!
  v[3] = a.c[h]!
  v[4] = a.c6[h]!
  v[5] = s.relations[governor]!
  v[6] = g.t[h - 1]!
  v[7] = g.t[h + 1]!
  v[8] = a.w[d]!
  v[9] = g.t[d]!
  v[10] = a.c[d]!
  v[11] = a.c6[d]!
  v[12] = s.relations[dependent]!
  v[13] = g.t[d - 1]!
  v[14] = g.t[d + 1]!
  v[15] = a.w[d - 1]!
  v[16] = a.w[d + 1]!
  v[17] = a.shape[d]!
  v[18] = l1 < 0 ? NO_WORD : a.w[l1 + PAD]!
  v[19] = l1 < 0 ? 0 : s.rel[l1]! + 1
  v[20] = r1 < 0 ? NO_WORD : a.w[r1 + PAD]!
  v[21] = r1 < 0 ? 0 : s.rel[r1]! + 1
  v[22] = outer < 0 ? 0 : s.rel[outer]! + 1
  v[23] = side
  v[24] = small(Math.abs(governor - dependent)) * 4 + side
  v[25] = mix2(g.commas[Math.max(dependent, governor)]! - g.commas[Math.min(dependent, governor)]!, side)
}
