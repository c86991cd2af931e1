import { diffArrays } from 'diff'
import { leafOf, pairedSentences } from '../link/lineage/align.ts'
import type { Article } from '../model/article.ts'
import { Problem } from '../model/notes.ts'
import type { Span } from '../model/span.ts'
import { getArticle } from '../store/corpus.ts'
import type { Database } from '../store/database.ts'
import { readArticle } from '../store/framed.ts'
import { even, pieces } from './pieces.ts'

/** A stretch of a passage: whether the other article has the same words there. */
export interface Stretch {
  readonly text: string
  readonly same: boolean
}

/** A passage of one article beside that of the other; null where the other has none. Spans are UTF-16. */
export interface Row {
  readonly how: 'same' | 'reworded' | 'only first' | 'only second'
  readonly a: { readonly span: Span; readonly words: readonly Stretch[] } | null
  readonly b: { readonly span: Span; readonly words: readonly Stretch[] } | null
}

/** Two articles laid beside each other, in the order of the first one. */
export interface Beside {
  readonly a: BesideArticle
  readonly b: BesideArticle
  readonly rows: readonly Row[]
}
export interface BesideArticle {
  readonly id: string
  readonly outlet: string | null
  readonly headline: string | null
  readonly published: Article['published']
}

/** Likeness from which two sentences say the same in other words; lower than lineage asks, since these two articles are known to be related. */
const ALIKE = 0.35
/** Longer passages are compared as wholes: laying words side by side costs their lengths multiplied. */
const LONGEST = 4000

/** What `OpenRecord.beside` gives. Throws the problem `unknown-id`. */
export async function beside(database: Database, first: string, second: string): Promise<Beside> {
  return database.read(async (db) => {
    const [a, b] = await Promise.all(
      [first, second].map(async (name) => {
        const stored = await getArticle(db, { name })
        if (!stored?.reading) throw new Problem('unknown-id', { id: name })
        return { id: stored.name, article: readArticle(stored.reading).article }
      }),
    )
    const head = ({ id, article }: { id: string; article: Article }): BesideArticle => ({
      id,
      outlet: article.outlet,
      headline: article.headline && article.text.slice(...article.headline),
      published: article.published,
    })
    return { a: head(a!), b: head(b!), rows: rowsOf(a!.article, b!.article) }
  })
}

/** The passages of two articles, paired: the same ones first, then those that say the same in other words; what is left stands alone. Pure. */
export function rowsOf(a: Article, b: Article): Row[] {
  const [left, right] = [sentences(a), sentences(b)]
  const partner = new Map<number, number>()
  const taken = new Set<number>()
  const pair = (i: number, j: number): void => {
    if (partner.has(i) || taken.has(j)) return
    partner.set(i, j)
    taken.add(j)
  }
  const waiting = new Map<string, number[]>()
  for (const [j, s] of right.entries()) waiting.set(key(b, s), [...(waiting.get(key(b, s)) ?? []), j])
  for (const [i, s] of left.entries()) {
    const j = waiting.get(key(a, s))?.shift()
    if (j !== undefined) pair(i, j)
  }
  for (const { a: x, b: y } of pairedSentences(leafOf(a), leafOf(b), ALIKE)) {
    const [i, j] = [holding(left, x.span), holding(right, y.span)]
    if (i >= 0 && j >= 0) pair(i, j)
  }
  return inOrder(left, right, partner).map(([i, j]) => row(a, b, i === null ? null : left[i]!, j === null ? null : right[j]!))
}

function sentences({ text, body }: Article): Span[] {
  return body.flatMap(([s, e]) =>
    pieces(text.slice(s, e)).flatMap(([x, y]): Span[] => {
      const words = text.slice(s + x, s + y)
      const from = s + x + (words.length - words.trimStart().length)
      const to = from + words.trim().length
      return to > from ? [[from, to]] : []
    }),
  )
}

function key(article: Article, [s, e]: Span): string {
  return even(article.text.slice(s, e)).toLowerCase()
}

function holding(spans: readonly Span[], [s, e]: Span): number {
  const middle = (s + e) / 2
  return spans.findIndex((x) => x[0] <= middle && middle < x[1])
}

/** Rows in the order of the first article; what only the second one has stands where it stands there, after its neighbour. */
function inOrder(left: readonly Span[], right: readonly Span[], partner: ReadonlyMap<number, number>): [number | null, number | null][] {
  const back = new Map([...partner].map(([i, j]) => [j, i]))
  const after = new Map<number, number[]>()
  let anchor = -1
  for (const j of right.keys()) {
    const i = back.get(j)
    if (i !== undefined) anchor = i
    else after.set(anchor, [...(after.get(anchor) ?? []), j])
  }
  const rows: [number | null, number | null][] = (after.get(-1) ?? []).map((j) => [null, j])
  for (const i of left.keys()) {
    rows.push([i, partner.get(i) ?? null])
    for (const j of after.get(i) ?? []) rows.push([null, j])
  }
  return rows
}

function row(a: Article, b: Article, x: Span | null, y: Span | null): Row {
  const words = (article: Article, span: Span): string => article.text.slice(...span)
  if (!x) return { how: 'only second', a: null, b: { span: y!, words: [{ text: words(b, y!), same: false }] } }
  if (!y) return { how: 'only first', a: { span: x, words: [{ text: words(a, x), same: false }] }, b: null }
  if (key(a, x) === key(b, y))
    return { how: 'same', a: { span: x, words: [{ text: words(a, x), same: true }] }, b: { span: y, words: [{ text: words(b, y), same: true }] } }
  const [first, second] = laid(words(a, x), words(b, y))
  return { how: 'reworded', a: { span: x, words: first }, b: { span: y, words: second } }
}

/** The words of two passages, told apart by whether the other one has them (Myers' difference, by the library). */
function laid(a: string, b: string): [Stretch[], Stretch[]] {
  if (a.length > LONGEST || b.length > LONGEST) return [[{ text: a, same: false }], [{ text: b, same: false }]]
  const cut = (text: string): string[] => text.match(/\s+|[\p{L}\p{N}]+|[^\s\p{L}\p{N}]/gu) ?? []
  const [first, second] = [cut(a), cut(b)]
  const out: [Stretch[], Stretch[]] = [[], []]
  // What both have may differ in its capitals: each side shows its own words.
  let [i, j] = [0, 0]
  for (const { added, removed, value } of diffArrays(first, second, { comparator: (p, q) => p.toLowerCase() === q.toLowerCase() })) {
    if (!added) out[0].push({ text: first.slice(i, (i += value.length)).join(''), same: !removed })
    if (!removed) out[1].push({ text: second.slice(j, (j += value.length)).join(''), same: !added })
  }
  return out
}
