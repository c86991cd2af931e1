import type { Doc, DocActor, Mention } from '../../../model/annotation.ts'
import { kidsOf } from '../../shared/tree.ts'
import { R, U } from '../../syntax.ts'
import { cues } from './lexicon.ts'
import { below, pos, type Range, rel, spanOf } from './nodes.ts'
import { phrase, type Speaker, sourceRange } from './source.ts'

/** Who a source is: a canonical name, `unnamed` with what is said of them, or nobody (null). */
export interface Who {
  readonly name: string | null
  readonly with: readonly string[]
  readonly described: string | null
  /** Whether the words point back to whoever spoke before ("the statement", "I"). */
  readonly back?: 'utterance' | 'self'
}

export const NOBODY: Who = { name: null, with: [], described: null }
const SELF = new Set(['i', 'we', 'me', 'us', 'my', 'our'])

/** Looks up actors and mentions of a document by token. */
export class Names {
  readonly #doc: Doc
  readonly #actors: ReadonlyMap<string, DocActor>
  readonly #mentions: readonly Mention[]

  constructor(doc: Doc) {
    this.#doc = doc
    this.#actors = new Map(doc.actors.map((a) => [a.id, a]))
    this.#mentions = [...doc.mentions].sort((a, b) => a.first - b.first || b.end - a.end)
  }

  /** Mentions that lie in a range of tokens, in reading order. */
  within([first, end]: Range): Mention[] {
    const ms = this.#mentions
    let [lo, hi] = [0, ms.length]
    while (lo < hi) {
      const mid = (lo + hi) >> 1
      if (ms[mid]!.first >= first) hi = mid
      else lo = mid + 1
    }
    const out: Mention[] = []
    for (; lo < ms.length && ms[lo]!.first < end; lo++) if (ms[lo]!.end <= end) out.push(ms[lo]!)
    return out
  }

  actorOf(m: Mention): DocActor | null {
    return m.actor === null ? null : (this.#actors.get(m.actor) ?? null)
  }

  /** Who the words of a source mean. */
  who(speaker: Speaker): Who {
    const doc = this.#doc
    const t = speaker.means
    if (SELF.has(doc.lower[t]!)) return { ...NOBODY, back: 'self' }
    if (doc.upos[t] === U.PRON) return this.#pronoun(t)
    const range = speaker.means === speaker.token ? sourceRange(doc, speaker) : phrase(doc, t)
    const heads = [t, ...coordinated(doc, t)]
    const whos = heads.map((h) => this.#one(h, range, heads))
    const first = whos[0]!
    return { ...first, with: whos.slice(1).flatMap((w) => (w.name !== null && w.name !== 'unnamed' && w.name !== first.name ? [w.name] : [])) }
  }

  #pronoun(t: number): Who {
    for (const m of this.within([t, t + 1])) {
      const a = this.actorOf(m)
      if (a) return { name: a.name, with: [], described: null }
    }
    return NOBODY
  }

  /** One head of a source phrase: the mention at the head, else a name set beside it; names that only modify it do not speak. */
  #one(head: number, range: Range, heads: readonly number[]): Who {
    const doc = this.#doc
    const inPhrase = this.within(range).filter((m) => !modifies(doc, m, head) && nearestHead(m, heads) === head)
    const named = inPhrase.find((m) => m.form === 'name' && m.type === 'person') ?? inPhrase.find((m) => m.first <= head && head < m.end)
      ?? inPhrase.find((m) => m.form === 'name' && beside(doc, m, head))
    const actor = named ? this.actorOf(named) : null
    if (actor && !(actor.type === 'group')) return { name: actor.name, with: [], described: null }
    const words = describe(doc, head, range, heads)
    if (cues().utterances.has(doc.lemma[head]!) || cues().utterances.has(doc.lower[head]!)) return this.#utterance(head, range, words)
    if (actor?.type === 'group') return { name: 'unnamed', with: [], described: words }
    if (doc.mentions.length === 0 && pos(doc, head, 'PROPN')) return { name: words, with: [], described: null }
    if (pos(doc, head, 'PROPN') && named?.form === 'name') return { name: doc.text.slice(named.span[0], named.span[1]), with: [], described: null }
    return { name: 'unnamed', with: [], described: words }
  }

  /** A statement, a letter: whoever it belongs to, or the speaker before. */
  #utterance(head: number, range: Range, words: string | null): Who {
    const doc = this.#doc
    for (const k of kidsOf(doc, head)) {
      if (!rel(doc, k, 'nmod:poss', 'nmod')) continue
      const c = [...kidsOf(doc, k)].find((x) => doc.rel[x] === R.case)
      if (doc.rel[k] !== R['nmod:poss'] && !(c !== undefined && /^(?:by|from|of)$/.test(doc.lower[c]!))) continue
      const owner = this.who({ token: k, means: k })
      if (owner.name !== null && owner.name !== 'unnamed') return owner
    }
    void range
    return { name: 'unnamed', with: [], described: words, back: 'utterance' }
  }
}

/** Whether a mention stands in a phrase that only modifies the head ("the spokesman of the ministry", "Iran's envoy"). */
function modifies(doc: Doc, m: Mention, head: number): boolean {
  if (m.first <= head && head < m.end) return false
  for (const k of kidsOf(doc, head)) {
    if (!rel(doc, k, 'nmod', 'nmod:poss', 'acl', 'acl:relcl', 'obl', 'amod')) continue
    if (below(doc, m.end - 1, k) || below(doc, m.first, k)) return true
  }
  return false
}

function beside(doc: Doc, m: Mention, head: number): boolean {
  for (const k of kidsOf(doc, head)) if (rel(doc, k, 'appos', 'flat', 'compound', 'nmod:desc') && m.first <= k && k < m.end) return m.type !== 'country' && m.type !== 'place'
  return false
}

function nearestHead(m: Mention, heads: readonly number[]): number {
  let best = heads[0]!
  for (const h of heads) if (h <= m.end - 1 && h > best) best = h
  for (const h of heads) if (m.first <= h && h < m.end) return h
  return best
}

function coordinated(doc: Doc, head: number): number[] {
  const out: number[] = []
  for (const k of kidsOf(doc, head)) if (rel(doc, k, 'conj') && pos(doc, k, 'PROPN', 'NOUN', 'PRON')) out.push(k)
  return out
}

function describe(doc: Doc, head: number, range: Range, heads: readonly number[]): string | null {
  const next = heads.find((h) => h > head)
  const prev = heads.filter((h) => h < head).at(-1)
  const span = spanOf(doc, [prev === undefined ? range[0] : Math.min(head, prev + 1), next === undefined ? range[1] : Math.max(head + 1, next - 1)])
  if (!span) return null
  const text = doc.text.slice(span[0], span[1]).replace(/\s+/g, ' ')
  return text.length > 160 ? `${text.slice(0, 157)}…` : text
}
