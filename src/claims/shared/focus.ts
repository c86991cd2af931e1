import type { Doc } from '../../model/annotation.ts'
import { type Bond, fieldOf, likelihood } from './sides.ts'
import { sideName } from './standing.ts'

/*
 * Which talks a passage is about. An article names the sides of its talks once or twice, in the headline, the lead or where a round is introduced,
 * and then says "the talks", "the two sides", "both delegations", "they". What ties sides together is gathered from the whole article: talks
 * between them, agreements, wars, and what one does to the other (rejects, accuses, attacks, frees, offers). Whoever brings others together,
 * urges them or lends a room stands aside. The centering of reference on what was spoken of last follows Grosz, Joshi and Weinstein (1995).
 */

/** The talks that a passage is about. */
export interface Talks {
  /** The sides, two or more, sorted by name; canonical names. */
  readonly parties: readonly string[]
  /** How much speaks for these sides here; comparable within one article only. */
  readonly score: number
  /** The score of the next best sides that are not a part or a whole of these; 0 without. */
  readonly next: number
}

/** What is known of the talks asked for besides their place. */
export interface Hint {
  /** Sides already known: all of them must be among the parties. */
  readonly own?: readonly string[]
  /** How many sides there are ("the two sides": 2). */
  readonly size?: number
  /** Circles that a caller knows from elsewhere in the article. */
  readonly told?: readonly Bond[]
}

/** What the article as a whole says weighs beside what stands near. */
const GLOBAL = 1
const NEAR = 3
/** How fast nearness fades with every sentence back; what comes after counts as further. */
const FADE = 0.55
const LEAST = 0.4
const SHARE = 0.3
/** What the headline and the first sentences tie together is what the article is about. */
const LEAD = 3
/** A bond named more than so often adds nothing. */
const ENOUGH = 8
const MANY = 400
/** Beyond this many sets of sides, whether one holds another is not looked at. */
const FEW = 60

/**
 * The talks that the text at a token is about, where the words there do not name the sides. Takes a document, a token index and what is known
 * already; gives the sides that the article ties together most and nearest, mediators and hosts left out; null where the article ties nobody
 * together. `next` tells how plain it is. Pure; cost linear in the bonds of the article.
 */
export function focusAt(doc: Doc, token: number, hint: Hint = {}): Talks | null {
  const field = fieldOf(doc)
  const { bonds, outside } = field
  const own = (hint.own ?? []).map(sideName)
  const here = doc.sentenceOf[token] ?? 0
  const sets = new Map<string, { parties: readonly string[]; all: number; near: number }>()
  for (const b of [...bonds.slice(0, MANY), ...(hint.told ?? []).slice(0, MANY)]) {
    if (hint.size !== undefined && b.parties.length !== hint.size) continue
    if (!own.every((p) => b.parties.includes(p))) continue
    const key = b.parties.join('\u0000')
    let set = sets.get(key)
    if (!set) sets.set(key, (set = { parties: b.parties, all: 0, near: 0 }))
    const lead = b.everywhere || b.sentence > LEAD ? 1 : 1.5
    set.all += b.weight * lead
    if (!b.everywhere) {
      const d = b.sentence <= here ? here - b.sentence : 2 + 2 * (b.sentence - here)
      set.near = Math.max(set.near, b.weight * FADE ** d)
    }
  }
  const scored = [...sets.values()].map((s) => {
    let n = GLOBAL * Math.min(s.all, ENOUGH) + NEAR * s.near
    if (sets.size < FEW)
      for (const o of sets.values())
        if (o.parties.length < s.parties.length && o.parties.every((p) => s.parties.includes(p))) n += 0.5 * Math.min(o.all, ENOUGH)
    if (s.parties.length === 2) n *= likelihood(field, s.parties[0]!, s.parties[1]!)
    for (const p of s.parties) if (!own.includes(p)) n *= 1 - (outside.get(p) ?? 0)
    return { parties: s.parties, score: n, near: s.near > 1 }
  })
  scored.sort((a, b) => b.score - a.score || (a.parties.join() < b.parties.join() ? -1 : 1))
  const best = scored[0]
  if (!best || best.score < LEAST || (!best.near && own.length === 0 && shareOf(field, best.parties) < SHARE)) return null
  const other = scored.find((s) => s !== best && !s.parties.every((p) => best.parties.includes(p)) && !best.parties.every((p) => s.parties.includes(p)))
  return { parties: best.parties, score: best.score, next: other?.score ?? 0 }
}

/** What part of an article about parties inside is about these. Where many meet, no two are those whom "the talks" are between. */
function shareOf({ inside, mass, outside }: ReturnType<typeof fieldOf>, parties: readonly string[]): number {
  let own = 0
  for (const p of parties) own += (mass.get(p) ?? 0) * (1 - (outside.get(p) ?? 0))
  return inside > 0 ? own / inside : 1
}
