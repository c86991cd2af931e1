import { RELS, UPOS, XPOS } from '../../src/model/annotation.ts'
import { lowered } from '../../src/language/tokens/layer.ts'
import { CAPACITY, PAD, type Words } from '../../src/language/words/atoms.ts'
import type { TreeDocument, TreeSentence } from './conllu.ts'

/** A treebank sentence as numbers, ready for training. */
export interface Sample {
  readonly words: Words
  readonly count: number
  readonly upos: Uint8Array
  readonly xpos: Uint8Array
  /** Heads; the root's is `count`. */
  readonly head: Int32Array
  readonly rel: Uint8Array
  readonly lemma: readonly string[]
  /** Gold tag classes (255 for pairs too rare to learn), padded like atoms. */
  readonly gold: Uint8Array
  readonly predictedUpos: Uint8Array
  readonly predictedXpos: Uint8Array
  readonly document: number
}

const uposAt = new Map<string, number>(UPOS.map((x, i) => [x, i]))
const xposAt = new Map<string, number>(XPOS.map((x, i) => [x, i]))
const relAt = new Map<string, number>(RELS.map((x, i) => [x, i]))

/** All sentences that fit, in order. */
export function samplesOf(documents: TreeDocument[]): Sample[] {
  return documents.flatMap((d, at) => d.sentences.filter((s) => s.form.length < CAPACITY - 2 * PAD).map((s) => sampleOf(s, at)))
}

export function sampleOf(s: TreeSentence, document: number): Sample {
  const count = s.form.length
  const start: number[] = []
  const end: number[] = []
  let text = ''
  for (const form of s.form) {
    start.push(text.length)
    text += form
    end.push(text.length)
    text += ' '
  }
  return {
    words: { text, start, end, lower: s.form.map(lowered) },
    count,
    upos: Uint8Array.from(s.upos, (u) => uposAt.get(u) ?? 0),
    xpos: Uint8Array.from(s.xpos, (x) => xposAt.get(x) ?? 0),
    head: Int32Array.from(s.head, (h) => (h < 0 ? count : h)),
    rel: Uint8Array.from(s.rel, (r) => relAt.get(r) ?? relAt.get(r.split(':')[0]!) ?? 0),
    lemma: s.lemma,
    gold: new Uint8Array(count + 2 * PAD).fill(255),
    predictedUpos: new Uint8Array(count),
    predictedXpos: new Uint8Array(count),
    document,
  }
}

/**
 * Copies of some sentences as headlines: each word with a capital, no stop at the end, tags and trees as they were. The treebanks have
 * few of these, and without them a tagger takes every capital for a name. One in `every` of the fitting sentences, in order.
 */
export function asHeadlines(samples: Sample[], every: number): Sample[] {
  const verb = UPOS.indexOf('VERB')
  const stop = XPOS.indexOf('.')
  const fitting = samples.filter((s) => {
    const last = s.count - 1
    return s.count >= 6 && s.count <= 18 && s.xpos[last] === stop && s.upos.includes(verb) && !s.head.includes(last)
  })
  return fitting.filter((_, i) => i % every === 0).map((s) => headline(s))
}

function headline(s: Sample): Sample {
  const count = s.count - 1
  let text = ''
  const [start, end]: [number[], number[]] = [[], []]
  for (let k = 0; k < count; k++) {
    const form = s.words.text.slice(s.words.start[k], s.words.end[k])
    const small = k > 0 && (form.length < 4 || /^(?:with|from|over|into|n['’]t)$/.test(form)) && !/^(?:is|are|not|new|no|he|it|his)$/.test(form)
    start.push(text.length)
    text += small ? form : form.charAt(0).toUpperCase() + form.slice(1)
    end.push(text.length)
    text += ' '
  }
  return {
    ...s,
    words: { text, start, end, lower: s.words.lower.slice(0, count) },
    count,
    upos: s.upos.slice(0, count),
    xpos: s.xpos.slice(0, count),
    head: s.head.slice(0, count).map((h) => (h === s.count ? count : h)),
    rel: s.rel.slice(0, count),
    gold: new Uint8Array(count + 2 * PAD).fill(255),
    predictedUpos: new Uint8Array(count),
    predictedXpos: new Uint8Array(count),
  }
}
