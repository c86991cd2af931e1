import type { Article } from '../model/article.ts'
import { even, pieces } from './pieces.ts'

/** What a new version of an article changes, sentence by sentence. Sentences are cut to 300 characters, lists to 20. */
export interface Changes {
  readonly added: readonly string[]
  readonly dropped: readonly string[]
  /** Sentences that were reworded: before, after. */
  readonly altered: readonly (readonly [string, string])[]
  /** Fields of the article that are other than before: `headline`, `published`, `outlet`, … */
  readonly fields: readonly string[]
  /** True when the article proper is the same and only what stands around it differs. */
  readonly furnitureOnly: boolean
  /** How many sentences in all, since the lists are cut. */
  readonly counts: { readonly added: number; readonly dropped: number; readonly altered: number }
}

const MOST = 20
const LONGEST = 300
/** Two sentences count as one reworded when they share this part of their words; .5 tells apart sentences of one template. */
const SAME = 0.5
/** Pairs are looked for among so many at most, so that the cost stays bounded. */
const PAIRED = 200

/** Compares two versions of an article. Pure. */
export function changesBetween(before: Article, after: Article): Changes {
  const old = sentences(before)
  const now = sentences(after)
  const gone = without(old, now)
  const come = without(now, old)
  const altered = pairs(gone, come)
  const left = new Set(altered.map(([a]) => a))
  const right = new Set(altered.map(([, b]) => b))
  const dropped = gone.filter((s) => !left.has(s))
  const added = come.filter((s) => !right.has(s))
  return {
    added: cut(added),
    dropped: cut(dropped),
    altered: altered.slice(0, MOST).map(([a, b]) => [short(a), short(b)]),
    fields: fieldsThatDiffer(before, after),
    furnitureOnly: gone.length === 0 && come.length === 0,
    counts: { added: added.length, dropped: dropped.length, altered: altered.length },
  }
}

function sentences({ text, headline, body }: Article): string[] {
  const spans = body.length > 0 ? body : ([[0, text.length]] as const)
  const all = headline ? [headline, ...spans] : spans
  return all.flatMap(([s, e]) => pieces(text.slice(s, e)).map(([a, b]) => even(text.slice(s + a, s + b)))).filter((s) => s !== '')
}

/** What of `a` is not in `b`, each as often as it is missing. */
function without(a: readonly string[], b: readonly string[]): string[] {
  const counts = new Map<string, number>()
  for (const s of b) counts.set(s, (counts.get(s) ?? 0) + 1)
  return a.filter((s) => {
    const left = counts.get(s) ?? 0
    counts.set(s, left - 1)
    return left <= 0
  })
}

function pairs(gone: readonly string[], come: readonly string[]): [string, string][] {
  const words = (s: string): Set<string> => new Set(s.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [])
  const open = come.slice(0, PAIRED).map((s) => ({ s, words: words(s) }))
  const found: [string, string][] = []
  for (const s of gone.slice(0, PAIRED)) {
    const mine = words(s)
    let best = -1
    let most = SAME
    open.forEach((o, i) => {
      let shared = 0
      for (const w of mine) if (o.words.has(w)) shared++
      const share = (2 * shared) / (mine.size + o.words.size || 1)
      if (share > most) [best, most] = [i, share]
    })
    if (best >= 0) found.push([s, open.splice(best, 1)[0]!.s])
  }
  return found
}

function fieldsThatDiffer(a: Article, b: Article): string[] {
  const words = (x: Article): string | null => (x.headline ? even(x.text.slice(...x.headline)) : null)
  const fields: string[] = words(a) === words(b) ? [] : ['headline']
  for (const key of ['outlet', 'url', 'language'] as const) if (a[key] !== b[key]) fields.push(key)
  if (a.published?.edtf !== b.published?.edtf) fields.push('published')
  if (a.byline.join() !== b.byline.join()) fields.push('byline')
  return fields.sort()
}

function cut(list: readonly string[]): string[] {
  return list.slice(0, MOST).map(short)
}

function short(s: string): string {
  return s.length <= LONGEST ? s : `${s.slice(0, LONGEST - 1)}…`
}
