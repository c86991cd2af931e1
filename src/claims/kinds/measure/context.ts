import type { Doc } from '../../../model/annotation.ts'
import type { Draft } from '../../kind.ts'
import { pairsOf } from '../../shared/principals.ts'
import type { ActFound } from './found.ts'
import { measureLexicon } from './lexicon.ts'

/** A measure with the words that it was read off. */
export interface Told {
  readonly draft: Draft<'measure'>
  readonly act: ActFound
}

/** How many sentences back "retaliated" looks for what it answers. */
const BACK = 4

/**
 * Fills values from the other measures of the article: who imposed "the tariffs" that take effect, against whom ("the levy on …" told before), what a
 * reply replies to. Only where all that the article tells agrees; such values are inferred and say why.
 */
export function fromContext(doc: Doc, told: readonly Told[]): Draft<'measure'>[] {
  return told.map(({ draft, act }, i) => {
    const reply = isReply(doc, act)
    const answered = reply ? answeredBy(doc, told, i) : null
    let out = draft
    if (answered) {
      const type = draft.type === 'diplomatic' ? answered.draft.type : draft.type
      out = { ...out, type }
      if (draft.toward === null && answered.draft.by !== null && answered.draft.by !== draft.by)
        out = inferred(out, { toward: answered.draft.by }, 'whose act is answered')
    }
    // "further steps" are of the sort that the sentences before speak of.
    if (reply || (out.type === 'diplomatic' && VAGUE.has(doc.lemma[act.thing] ?? ''))) {
      const before = told[i - 1]
      if (out.type === 'diplomatic' && before && doc.sentenceOf[act.head]! - doc.sentenceOf[before.act.head]! <= 2) out = { ...out, type: before.draft.type }
    }
    if (out.by === null) {
      const by = agreed(told.filter((o, j) => j !== i && sameThing(doc, o, { draft: out, act })).map((o) => o.draft.by))
      if (by !== null && by !== out.toward) out = inferred(out, { by }, 'the only one whom the article names as doing so')
    }
    if (out.toward === null && out.by !== null && !reply) {
      const toward = agreed(told.filter((o) => o.draft.by === out.by && sameThing(doc, o, { draft: out, act })).map((o) => o.draft.toward))
      if (toward !== null && toward !== out.by) out = inferred(out, { toward }, 'the only one against whom the article tells of such acts')
    }
    if (out.toward === null && out.by !== null) {
      const other = counterpart(doc, out.by)
      if (other !== null && !other.startsWith(out.by) && !out.by.startsWith(other))
        out = inferred(out, { toward: other }, 'the other side of the talks that the article is about')
    }
    return out
  })
}

/** How much more an article must be about one pair of parties than about the next pair with the same party. */
const CLEARLY = 2

/** The other party of the talks: the one that the article keeps naming beside this one, far more than any other; null when it is not clear. */
function counterpart(doc: Doc, party: string): string | null {
  const mine = pairsOf(doc).filter((p) => p.pair.includes(party))
  const [first, second] = mine
  if (!first || first.n < 3 || (second && second.n * CLEARLY > first.n)) return null
  return first.pair[0] === party ? first.pair[1] : first.pair[0]
}

const VAGUE: ReadonlySet<string> = new Set(['step', 'action', 'measure'])

function inferred(draft: Draft<'measure'>, values: { readonly by?: string; readonly toward?: string }, because: string): Draft<'measure'> {
  const keys = Object.keys(values)
  return {
    ...draft,
    ...values,
    basis: { ...draft.basis, ...Object.fromEntries(keys.map((k) => [k, 'inferred' as const])) },
    because: { ...draft.because, ...Object.fromEntries(keys.map((k) => [k, because])) },
  }
}

function isReply(doc: Doc, act: ActFound): boolean {
  const { replies } = measureLexicon()
  return doc.lemma[act.head] === 'retaliate' || (act.thing >= 0 && replies.has(doc.lemma[act.thing]!))
}

/** The act that a reply answers: the last one before it by somebody else, a few sentences back. */
function answeredBy(doc: Doc, told: readonly Told[], at: number): Told | null {
  const own = told[at]!
  for (let i = at - 1; i >= 0; i--) {
    const o = told[i]!
    if (doc.sentenceOf[own.act.head]! - doc.sentenceOf[o.act.head]! > BACK) return null
    if (o.draft.by !== null && o.draft.by !== own.draft.by && o.draft.direction !== 'ease') return o
  }
  return null
}

/** Acts of one sort about one sort of thing: tariffs, duties and levies are one. */
function sameThing(doc: Doc, a: Told, b: Told): boolean {
  if (a.draft.type !== b.draft.type) return false
  const [x, y] = [classOf(doc, a.act), classOf(doc, b.act)]
  return x !== null && x === y
}

const CLASSES: readonly ReadonlySet<string>[] = [
  new Set(['tariff', 'duty', 'levy', 'surcharge', 'quota', 'import', 'goods', 'product', 'rate']),
  new Set(['sanction', 'embargo', 'blacklist', 'asset']),
  new Set(['blockade', 'siege', 'food', 'fuel', 'medicine', 'aid', 'truck', 'convoy', 'delivery', 'assistance', 'supply']),
  new Set(['offensive', 'strike', 'airstrike', 'operation', 'attack', 'bombardment', 'shelling', 'bombing', 'assault', 'campaign', 'raid']),
]

function classOf(doc: Doc, act: ActFound): number | null {
  for (const t of [act.thing, act.head]) {
    if (t < 0) continue
    const at = CLASSES.findIndex((c) => c.has(doc.lemma[t]!))
    if (at >= 0) return at
  }
  return null
}

/** The one value of a list; null when there is none or more than one. */
function agreed(values: readonly (string | null)[]): string | null {
  const some = [...new Set(values.filter((v) => v !== null))]
  return some.length === 1 ? some[0]! : null
}
