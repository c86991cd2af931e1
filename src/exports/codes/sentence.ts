import { isRel, R, tokenAt, U, X } from '../../claims/syntax.ts'
import { type Doc, ROOT } from '../../model/annotation.ts'
import type { Span } from '../../model/span.ts'
import { type Act, friendly, material } from './acts.ts'
import { codeLexicon, type Lexicon, type Phrase } from './lexicon.ts'

/** How deep below a verb its words are looked for, and how deep acts may stand in one another. */
const REACH = 4
const NESTING = 8

const FUTURE = new Set(['will', 'would', 'shall', "'ll", 'wo', 'may', 'might', "'d"])
const DUTY = new Set(['must', 'should', 'ought'])
const NOT = new Set(['not', "n't", 'never', 'n’t'])

/**
 * What the source does to the target in a sentence, by rules: the predicate over the source is looked up with its particle and the
 * words below it, and what governs it (refusals, promises, threats, demands, ends), auxiliaries and negation turn it. Where that
 * predicate says nothing, the way to the target, its neighbours and at last all words are tried.
 *
 * @param doc an annotated text, usually of one sentence
 * @param source, target where the parties are named, in UTF-16 units; either may be empty
 * @returns the act, or null where no word of the lexicon stands in the sentence. Never throws; cost linear in length but for short walks.
 */
export function codeSentence(doc: Doc, source: readonly Span[], target: readonly Span[]): Act | null {
  if (doc.count === 0) return null
  const mended = withVerbs(doc)
  return new Coder(mended, codeLexicon()).code(headsOf(mended, source), headsOf(mended, target))
}

/**
 * "Rebels staged rallies": a past tense between a subject and a bare plural is easily read as the plural's attribute. Where such a noun
 * has a subject and no copula, the attribute is taken for the verb and the noun for its object.
 */
function withVerbs(doc: Doc): Doc {
  const head = Int32Array.from(doc.head)
  const rel = Uint8Array.from(doc.rel)
  for (let v = 0; v < doc.count; v++) {
    const noun = head[v]!
    if (doc.upos[v] !== U.VERB || rel[v] !== R.amod || noun < v || (doc.xpos[v] !== X.VBN && doc.xpos[v] !== X.VBD)) continue
    const kids: number[] = []
    const s = doc.sentences[doc.sentenceOf[v]!]!
    for (let i = s.first; i < s.end; i++) if (head[i] === noun || head[i] === v) kids.push(i)
    if (!kids.some((k) => k < v && rel[k] === R.nsubj) || kids.some((k) => rel[k] === R.cop)) continue
    head[v] = head[noun]!
    rel[v] = rel[noun]!
    head[noun] = v
    rel[noun] = R.obj
    for (const k of kids) if (k < v && head[k] === noun) head[k] = v
  }
  return { ...doc, head, rel }
}

/** The tokens of each span that are governed from outside of it. */
function headsOf(doc: Doc, spans: readonly Span[]): number[] {
  return spans.flatMap(([start, end]) => {
    const first = tokenAt(doc, start)
    let last = first
    while (last + 1 < doc.count && doc.start[last + 1]! < end) last++
    if (first >= doc.count) return []
    for (let i = first; i <= last; i++) if (doc.head[i]! < first || doc.head[i]! > last) return [i]
    return [last]
  })
}

class Coder {
  readonly #doc: Doc
  readonly #lex: Lexicon
  readonly #kids = new Map<number, number[]>()
  readonly #known = new Map<number, Act | null>()

  constructor(doc: Doc, lex: Lexicon) {
    this.#doc = doc
    this.#lex = lex
    for (let i = 0; i < doc.count; i++) {
      const h = doc.head[i]!
      if (h < 0) continue
      const list = this.#kids.get(h)
      if (list) list.push(i)
      else this.#kids.set(h, [i])
    }
  }

  code(sources: readonly number[], targets: readonly number[]): Act | null {
    for (const p of this.#order(sources, targets)) {
      const act = this.#act(p, 0)
      if (act) return act
    }
    return null
  }

  /** Predicates in the order in which they are believed. */
  *#order(sources: readonly number[], targets: readonly number[]): Generator<number> {
    const ups = sources.map((s) => this.#up(s))
    const downs = targets.map((t) => this.#up(t))
    for (const s of sources) if (downs.some((d) => d.includes(s)) && this.#lex.nouns.has(this.#doc.lemma[s]!)) yield s
    const ahead = ups.length > 0 ? ups : downs
    for (const up of ahead) yield* this.#first(up)
    for (const [k, up] of ups.entries()) if (up.every((p) => this.#isNoun(p))) yield* this.#after(sources[k]!)
    for (const up of ahead) for (const p of up) yield* this.#beside(p)
    for (const down of downs) for (const p of down) if (!this.#isNoun(p)) yield p
    for (const down of downs) yield* down
    for (const up of ups) yield* up
    const named = new Set([...sources, ...targets])
    for (let i = 0; i < this.#doc.count; i++) if (!this.#isNoun(i) && !isRel(this.#doc, i, 'amod')) yield i
    for (let i = 0; i < this.#doc.count; i++) if (!named.has(i)) yield i
    yield* named
  }

  /** Nouns that the party owns, then the first verb above it. */
  *#first(up: readonly number[]): Generator<number> {
    for (let k = 0; k < up.length; k++) {
      const p = up[k]!
      if (!this.#isNoun(p)) return yield p
      const from = k === 0 ? p : up[k - 1]!
      if (k > 0 && isRel(this.#doc, from, 'nmod:poss', 'compound', 'amod', 'nmod')) yield p
    }
  }

  /** The next verb in reading order, for parties that no verb governs. */
  *#after(token: number): Generator<number> {
    const s = this.#doc.sentences[this.#doc.sentenceOf[token]!]!
    for (let i = token + 1; i < s.end; i++) if (this.#doc.upos[i] === U.VERB && !isRel(this.#doc, i, 'amod')) return yield i
  }

  /** Verbs joined to a predicate or hanging on it. */
  *#beside(p: number): Generator<number> {
    for (const c of this.#kids.get(p) ?? []) if (isRel(this.#doc, c, 'conj', 'xcomp', 'ccomp', 'advcl', 'parataxis') && !this.#isNoun(c)) yield c
  }

  /** The governors of a token, from the nearest up. */
  #up(token: number): number[] {
    const out: number[] = []
    for (let h = this.#doc.head[token]!; h >= 0 && h !== ROOT && out.length < 64; h = this.#doc.head[h]!) out.push(h)
    return out
  }

  #isNoun(i: number): boolean {
    const u = this.#doc.upos[i]!
    if (u === U.NOUN && this.#verbTaggedNoun(i)) return false
    return u !== U.VERB && u !== U.AUX && !(u === U.ADJ && this.#clause(i) >= 0)
  }

  /** "Minister meets colleague": a noun with a subject and without a copula, whose form is that of a verb. */
  #verbTaggedNoun(i: number): boolean {
    const kids = this.#kids.get(i) ?? []
    if (!kids.some((c) => c < i && isRel(this.#doc, c, 'nsubj')) || kids.some((c) => isRel(this.#doc, c, 'cop', 'det'))) return false
    return this.#lex.verbs.has(this.#doc.lemma[i]!)
  }

  /** The act of a predicate as it is told: with auxiliaries, negation and duty. */
  #act(p: number, depth: number): Act | null {
    if (depth > NESTING) return null
    if (this.#known.has(p)) return this.#known.get(p)!
    this.#known.set(p, null)
    const act = this.#isNoun(p) ? this.#noun(p, depth) : this.#told(p, this.#verb(p, depth))
    this.#known.set(p, act)
    return act
  }

  #told(p: number, act: Act | null): Act | null {
    const { lower } = this.#doc
    const helpers = (this.#kids.get(p) ?? []).filter((c) => c < p && isRel(this.#doc, c, 'aux', 'advmod', 'cop', 'aux:pass'))
    const has = (set: ReadonlySet<string>): boolean => helpers.some((c) => set.has(lower[c]!))
    const negated = has(NOT)
    if (has(DUTY)) return 'DEMAND'
    if (act === null) return null
    if (negated && friendly(act)) return 'REJECT'
    if (!has(FUTURE)) return act
    if (friendly(act)) return 'AGREE'
    if (negated) return act
    return material(act) ? 'THREATEN' : act
  }

  #verb(p: number, depth: number): Act | null {
    const { turns, verbs } = this.#lex
    const lemma = this.#doc.lemma[p]!
    const clause = this.#clause(p)
    const perfect = lemma === 'have' ? (this.#kids.get(p) ?? []).find((c) => isRel(this.#doc, c, 'obj') && this.#doc.upos[c] === U.VERB) : undefined
    if (perfect !== undefined) return this.#act(perfect, depth + 1)
    if (turns.refusing.has(lemma) && clause >= 0) return 'REJECT'
    if (turns.threatening.has(lemma)) return 'THREATEN'
    if (turns.agreeing.has(lemma) && clause >= 0 && !this.#hasPart(p, 'against')) return this.#promised(lemma, clause, depth)
    if (turns.demanding.has(lemma) && clause >= 0) return 'DEMAND'
    if (turns.ordering.has(lemma) && clause >= 0 && this.#infinitive(clause, p)) return 'DEMAND'
    const phrase = this.#phrase(p, lemma)
    const content = turns.saying.has(lemma) && phrase !== 'DISAPPROVE' && clause >= 0 && isRel(this.#doc, clause, 'ccomp') ? this.#act(clause, depth + 1) : null
    if (content ?? phrase) return content ?? phrase
    if (turns.agreeing.has(lemma)) return 'AGREE'
    if (turns.saying.has(lemma)) return (clause >= 0 ? this.#act(clause, depth + 1) : null) ?? this.#below(p, depth)
    if (turns.stopping.has(lemma)) {
      const act = this.#below(p, depth)
      if (act) return friendly(act) && act !== 'RETREAT' && act !== 'CONCEDE' ? 'SANCTION' : act === 'FIGHT' ? 'RETREAT' : 'CONCEDE'
    }
    if (turns.starting.has(lemma)) {
      const act = (clause >= 0 ? this.#act(clause, depth + 1) : null) ?? this.#below(p, depth)
      if (act) return act
    }
    return verbs.get(lemma) ?? verbs.get(this.#doc.lower[p]!) ?? this.#object(p, depth)
  }

  /** What it comes to when somebody promises the act below. */
  #promised(lemma: string, clause: number, depth: number): Act {
    const act = this.#act(clause, depth + 1)
    if (act === null || lemma === 'agree' || friendly(act)) return 'AGREE'
    return material(act) ? 'THREATEN' : act
  }

  #noun(p: number, depth: number): Act | null {
    const { nouns } = this.#lex
    const own = nouns.get(this.#doc.lemma[p]!) ?? nouns.get(this.#doc.lower[p]!)
    if (own) return own
    for (const c of this.#kids.get(p) ?? []) {
      if (!isRel(this.#doc, c, 'compound', 'nmod', 'amod', 'conj')) continue
      const act = depth < 3 && this.#isNoun(c) ? this.#act(c, depth + 1) : null
      if (act) return act
    }
    return null
  }

  /** The first clause that hangs on a word as what is said, promised, refused; -1 for none. */
  #clause(p: number): number {
    const kids = this.#kids.get(p) ?? []
    for (const rels of [
      ['xcomp', 'ccomp'],
      ['advcl', 'acl', 'parataxis'],
    ] as const)
      for (const c of kids) if (isRel(this.#doc, c, ...rels) && (rels[0] === 'xcomp' || this.#infinitive(c, p))) return c
    return -1
  }

  #infinitive(c: number, p: number): boolean {
    return c > p && (this.#kids.get(c) ?? []).some((k) => k < c && this.#doc.lower[k] === 'to' && isRel(this.#doc, k, 'mark'))
  }

  /** The act of the object, of an oblique or of an infinitive. */
  #below(p: number, depth: number): Act | null {
    for (const rels of [
      ['obj', 'nsubj:pass'],
      ['xcomp', 'ccomp'],
      ['obl', 'nmod', 'advcl'],
    ] as const) {
      for (const c of this.#kids.get(p) ?? []) {
        const act = isRel(this.#doc, c, ...rels) ? this.#act(c, depth + 1) : null
        if (act) return act
      }
    }
    return null
  }

  #object(p: number, depth: number): Act | null {
    for (const c of this.#kids.get(p) ?? []) {
      const act = isRel(this.#doc, c, 'obj') ? this.#act(c, depth + 1) : null
      if (act) return act
    }
    return null
  }

  #phrase(p: number, lemma: string): Act | null {
    const phrases = this.#lex.phrases.get(lemma)
    if (!phrases) return null
    const words = new Set<string>()
    const verbs = new Set<string>()
    const parts = new Set<string>()
    this.#gather(p, words, verbs, parts, 0)
    return phrases.find((x) => fits(x, words, verbs, parts))?.act ?? null
  }

  #hasPart(p: number, part: string): boolean {
    return (this.#kids.get(p) ?? []).some((c) => (this.#kids.get(c) ?? []).some((k) => this.#doc.lower[k] === part))
  }

  /** Lemmas and words below a verb, but not those of verbs joined to it. */
  #gather(p: number, words: Set<string>, verbs: Set<string>, parts: Set<string>, depth: number): void {
    const { lemma, lower, upos } = this.#doc
    for (const c of this.#kids.get(p) ?? []) {
      const verb = upos[c] === U.VERB
      if (verb && isRel(this.#doc, c, 'conj', 'parataxis', 'acl:relcl')) continue
      if (depth === 0 && isRel(this.#doc, c, 'compound:prt', 'advmod', 'case', 'mark', 'obl')) parts.add(lower[c]!)
      if (depth === 1 && isRel(this.#doc, c, 'case', 'mark', 'fixed')) parts.add(lower[c]!)
      words.add(lemma[c]!)
      words.add(lower[c]!)
      if (lower[c]!.endsWith('s')) words.add(lower[c]!.slice(0, -1))
      if (verb) verbs.add(lemma[c]!)
      if (depth + 1 < REACH) this.#gather(c, words, verbs, parts, depth + 1)
    }
  }
}

function fits(x: Phrase, words: ReadonlySet<string>, verbs: ReadonlySet<string>, parts: ReadonlySet<string>): boolean {
  return meets(x.part, parts) && meets(x.words, words) && meets(x.to, verbs) && (x.not.size === 0 || !meets(x.not, words))
}

function meets(wanted: ReadonlySet<string> | null, there: ReadonlySet<string>): boolean {
  if (wanted === null) return true
  for (const word of there) if (wanted.has(word)) return true
  return false
}
