import { RELS, ROOT, type Tagged, UPOS, XPOS } from '../../model/annotation.ts'

const VERB = UPOS.indexOf('VERB')
const PROPN = UPOS.indexOf('PROPN')
const NNP = XPOS.indexOf('NNP')
const NMOD = RELS.indexOf('nmod')
const OBL = RELS.indexOf('obl')
const CASE = RELS.indexOf('case')
const DAYS = new Set(['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'])
const BEFORE_DAY = new Set(['on', 'by', 'until', 'since', 'before', 'after'])

interface Sentence {
  readonly first: number
  readonly end: number
}

type Words = Pick<Tagged, 'lower' | 'upos' | 'xpos'>

interface Columns extends Words {
  readonly head: Int32Array
  readonly rel: Uint8Array
}

/**
 * Mends what the treebanks are too small to teach: "met in Oslo on Monday" never means the Monday of Oslo. A weekday with its preposition
 * that hangs on a name goes to the verb above it, as long as no arc comes to cross another. (Of 85 such phrases in the training part
 * none hangs on a name; news has one in every other sentence.)
 */
export function repair(doc: Words, head: Int32Array, rel: Uint8Array, s: Sentence): void {
  const c: Columns = { lower: doc.lower, upos: doc.upos, xpos: doc.xpos, head, rel }
  for (let i = s.first; i < s.end; i++) {
    if (c.rel[i] !== NMOD || c.xpos[i] !== NNP || !DAYS.has(c.lower[i]!)) continue
    const place = c.head[i]!
    if (place < 0 || place > i || c.upos[place] !== PROPN || DAYS.has(c.lower[place]!)) continue
    if (i - 1 <= place || c.rel[i - 1] !== CASE || c.head[i - 1] !== i || !BEFORE_DAY.has(c.lower[i - 1]!)) continue
    const verb = verbAbove(c, s, place, i)
    if (verb < 0) continue
    c.head[i] = verb
    c.rel[i] = OBL
  }
}

/** The nearest verb above a word, if all words on the way and what hangs on them end before the day's phrase does; -1 if there is none. */
function verbAbove(c: Columns, s: Sentence, from: number, day: number): number {
  let node = from
  for (let steps = 0; steps < 8; steps++) {
    if (reachesPast(c, s, node, day)) return -1
    const above = c.head[node]!
    if (above === ROOT || above > from) return -1
    if (c.upos[above] === VERB) return above
    node = above
  }
  return -1
}

/** Whether a word to the right of the day hangs on the node or on something below it other than the day. */
function reachesPast(c: Columns, s: Sentence, node: number, day: number): boolean {
  for (let i = day + 1; i < s.end; i++) {
    let h = i
    for (let steps = 0; h >= 0 && h !== day && h !== node && steps < 200; steps++) h = c.head[h]!
    if (h === node) return true
    if (h !== day) return false
  }
  return false
}
