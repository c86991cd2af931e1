import { stem, stopWords, wordsOf } from '../common/words.ts'
import { averageLink, type Pair } from './cluster.ts'

/** An article as far as it is asked which event it tells of. */
export interface StoryText {
  readonly id: string
  readonly headline: string | null
  /** Its body. */
  readonly text: string
  /** Days since 1970-01-01 that it can have been published on, or null. */
  readonly published: readonly [number, number] | null
}

/** What the headline says counts so much more, and so does what stands with a capital inside a sentence: who and where. */
const HEADLINE = 1.5
const CAPITAL = 1.5
/** Least mean likeness of two groups that are brought together; tuned on the development set of the quality bench. */
export const LIKE = 0.12
/** A word in more articles than this says nothing of one event; it is not used to look for pairs. */
const COMMON_SHARE = 0.25
const COMMON_LEAST = 50
/** Articles that lie so many days apart tell of one event only if they say so with more words in common. */
const NEAR_DAYS = 45

type Vector = ReadonlyMap<string, number>

/**
 * Articles that tell of one event, in groups; an article that nobody else joins is a group of one. Groups and their members are in order of
 * id. Words are weighted by how rare they are here (tf-idf, Salton and Buckley 1988) and groups are joined by mean likeness (average
 * linkage), which does not chain events that merely share an actor, as the nearest pair would. Order of the articles does not show.
 */
export function groupStories(articles: readonly StoryText[]): string[][] {
  const sorted = [...articles].sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0))
  const vectors = vectorsOf(sorted)
  const pairs = pairsOf(sorted, vectors)
  return averageLink(sorted.length, pairs, LIKE).map((group) => group.map((i) => sorted[i]!.id))
}

interface Counts {
  readonly words: ReadonlyMap<string, number>
  readonly headline: ReadonlySet<string>
  readonly capitals: ReadonlySet<string>
}

const CAPITALISED = /(?<=[\p{Ll},;]['’"”)]?\s)\p{Lu}[\p{L}'’-]+/gu

function countsOf(article: StoryText): Counts {
  const stop = stopWords()
  const words = new Map<string, number>()
  for (const w of wordsOf(article.text)) if (!stop.has(w) && w.length > 1) words.set(stem(w), (words.get(stem(w)) ?? 0) + 1)
  const headline = new Set(
    wordsOf(article.headline ?? '')
      .filter((w) => !stop.has(w) && w.length > 1)
      .map(stem),
  )
  const capitals = new Set([...article.text.matchAll(CAPITALISED)].flatMap((m) => wordsOf(m[0]).map(stem)))
  return { words, headline, capitals }
}

function vectorsOf(articles: readonly StoryText[]): Vector[] {
  const counts = articles.map(countsOf)
  const holding = new Map<string, number>()
  for (const c of counts) for (const w of new Set([...c.words.keys(), ...c.headline])) holding.set(w, (holding.get(w) ?? 0) + 1)
  return counts.map((c) => {
    const v = new Map<string, number>()
    for (const w of new Set([...c.words.keys(), ...c.headline])) {
      const n = c.words.get(w) ?? 0
      const often = (n > 0 ? 1 + Math.log(n) : 0) + (c.headline.has(w) ? HEADLINE : 0)
      const rare = Math.log(articles.length / holding.get(w)!)
      if (rare > 0) v.set(w, often * rare * (c.capitals.has(w) ? CAPITAL : 1))
    }
    const length = Math.sqrt([...v.values()].reduce((sum, x) => sum + x * x, 0)) || 1
    return new Map([...v].map(([w, x]) => [w, x / length]))
  })
}

/** Likeness of all pairs that share a word which is not common to many; found word by word, so that most pairs are never looked at. */
function pairsOf(articles: readonly StoryText[], vectors: readonly Vector[]): Pair[] {
  const holders = new Map<string, number[]>()
  for (const [i, v] of vectors.entries())
    for (const w of v.keys()) {
      const list = holders.get(w)
      if (list) list.push(i)
      else holders.set(w, [i])
    }
  const most = Math.max(COMMON_LEAST, articles.length * COMMON_SHARE)
  const pairs: Pair[] = []
  for (const [i, v] of vectors.entries()) {
    const near = new Set<number>()
    for (const w of v.keys()) {
      const list = holders.get(w)!
      if (list.length <= most) for (const j of list) if (j > i) near.add(j)
    }
    for (const j of near) {
      const likeness = cosine(v, vectors[j]!) * nearness(articles[i]!, articles[j]!)
      if (likeness > 0.01) pairs.push({ a: i, b: j, likeness })
    }
  }
  return pairs
}

function cosine(a: Vector, b: Vector): number {
  const [small, large] = a.size < b.size ? [a, b] : [b, a]
  let sum = 0
  for (const [w, x] of small) sum += x * (large.get(w) ?? 0)
  return sum
}

function nearness(a: StoryText, b: StoryText): number {
  if (!a.published || !b.published) return 1
  const apart = Math.max(a.published[0] - b.published[1], b.published[0] - a.published[1], 0)
  return apart <= NEAR_DAYS ? 1 : NEAR_DAYS / apart
}
