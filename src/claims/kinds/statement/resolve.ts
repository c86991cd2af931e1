import type { Doc, DocActor, Mention } from '../../../model/annotation.ts'
import { kidsOf } from '../../shared/tree.ts'
import { lexicon } from '../../data.ts'
import { countryAround, meantBy } from '../../shared/bodies.ts'
import { R, U, X } from '../../syntax.ts'
import { cues } from './lexicon.ts'
import { pos, type Range, rel, spanOf } from './nodes.ts'
import { holdersOf, homeOf, opensWith, organIn, senderOf } from './organs.ts'
import { nameBehind, properName } from './proper.ts'
import { phrase, type Speaker, sourceRange } from './source.ts'
import { BACK, COLLECTIVE, COMPANIES, GOVERNMENT, ISSUED, NOUNLIKE, OFFICES, SELF, SPOKESMEN, TITLES } from './titles.ts'

/** Who a source is: a canonical name, `unnamed` with what is said of them, or nobody (null). */
export interface Who {
  readonly name: string | null
  readonly with: readonly string[]
  readonly described: string | null
  /** Whether the words point back to whoever spoke before ("the statement", "I"). */
  readonly back?: 'utterance' | 'self'
  /** The pronoun that the source is, if it is one. */
  readonly pronoun?: string
  /** Several people without a name: "the leaders". */
  readonly plural?: boolean
  /** Why the name is taken from elsewhere in the article, where the words of the source do not give it. */
  readonly because?: string
}

export const NOBODY: Who = { name: null, with: [], described: null }

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
    const out: Mention[] = []
    for (let i = this.#from(first); i < ms.length && ms[i]!.first < end; i++) if (ms[i]!.end <= end) out.push(ms[i]!)
    return out
  }

  /** Index of the first mention that starts at or after a token. */
  #from(token: number): number {
    let [lo, hi] = [0, this.#mentions.length]
    while (lo < hi) {
      const mid = (lo + hi) >> 1
      if (this.#mentions[mid]!.first >= token) hi = mid
      else lo = mid + 1
    }
    return lo
  }

  actorOf(m: Mention): DocActor | null {
    return m.actor === null ? null : (this.#actors.get(m.actor) ?? null)
  }

  /** Who the words of a source mean. */
  who(speaker: Speaker): Who {
    const doc = this.#doc
    const t = speaker.means
    if (SELF.has(doc.lower[t]!) && doc.text.slice(doc.start[t]!, doc.end[t]!) !== 'US') return { ...NOBODY, back: 'self' }
    if (doc.upos[t] === U.PRON && !NOUNLIKE.has(doc.lower[t]!)) return this.#pronoun(t)
    const range = this.whole(speaker.means === speaker.token ? sourceRange(doc, speaker) : phrase(doc, t))
    const heads = [t, ...coordinated(doc, t)].filter((h) => range[0] <= h && h < range[1])
    if (heads.length === 0) heads.push(t)
    const whos = heads.map((h, i) =>
      this.#one(h, [
        i === 0 ? range[0] : h === heads[i] ? Math.max(range[0], heads[i - 1]! + 1) : range[0],
        i + 1 < heads.length ? Math.min(range[1], this.#before(heads[i + 1]!, range)) : range[1],
      ]),
    )
    const first = whos[0]!
    const others = whos.slice(1).flatMap((w) => (w.name !== null && w.name !== 'unnamed' && w.name !== first.name ? [w.name] : []))
    // "the foreign minister and deputy premier, Ana Silva": one person with two offices.
    if (first.name === 'unnamed' && others.length === 1 && heads.length === 2 && (!pos(doc, heads[0]!, 'PROPN') || !joined(doc, heads[0]!, heads[1]!)))
      return { ...whos[1]!, with: [] }
    return { ...first, with: [...first.with, ...others] }
  }

  /** The range with any name that starts or ends in it taken whole. */
  whole([first, end]: Range): Range {
    let [f, e] = [first, end]
    for (let i = Math.max(0, this.#from(first - 8)); i < this.#mentions.length && this.#mentions[i]!.first < end; i++) {
      const m = this.#mentions[i]!
      if (m.form !== 'name' || m.end <= first || m.end - m.first > 7) continue
      if (m.end > e) e = m.end
      if (m.first < f) f = m.first
    }
    return [f, e]
  }

  /** Where the phrase of a coordinated head starts. */
  #before(head: number, range: Range): number {
    return Math.max(range[0] + 1, phrase(this.#doc, head)[0])
  }

  #pronoun(t: number): Who {
    for (const m of this.within([t, t + 1])) {
      const a = this.actorOf(m)
      if (a)
        return {
          name: a.name,
          with: [],
          described: null,
          pronoun: this.#doc.lower[t]!,
        }
    }
    return { ...NOBODY, pronoun: this.#doc.lower[t]! }
  }

  /** One head of a source phrase: a person's name that closes it, else the mention at the head, else a name set beside it. */
  #one(head: number, range: Range): Who {
    const doc = this.#doc
    const inPhrase = this.within(range)
    const core = coreEnd(doc, range, head)
    const named =
      inPhrase.find((m) => m.form === 'name' && m.type === 'person' && m.end === core && !depends(doc, m, range)) ??
      // "Ana Silva, the former president whose group …": the name before the first comma is who speaks.
      inPhrase.find((m) => m.form === 'name' && m.type === 'person' && m.first === range[0] && m.end <= head && doc.lower[m.end] === ',') ??
      (pos(doc, head, 'NOUN') || TITLES.has(doc.lower[head]!)
        ? inPhrase.find(
            (m) => m.form === 'name' && m.type === 'person' && opensWith(doc, core + 1, m.first) && (m.end === range[1] || doc.lower[m.end] === ','),
          )
        : undefined) ??
      inPhrase.find((m) => m.first <= head && head < m.end) ??
      inPhrase.find((m) => m.form === 'name' && (beside(doc, m, head) || (m.first === head + 1 && m.type === 'country' && STATES.test(doc.lower[head]!))))
    const actor = named ? this.actorOf(named) : null
    if (named && actor?.type === 'country' && isPublic(doc, named, range)) return { name: 'unnamed', with: [], described: describe(doc, range) }
    const words = describe(doc, range)
    if (doc.lemma[head] === 'office' || doc.lower[head] === 'office') return this.#office(inPhrase, words)
    if (actor && actor.type !== 'person' && actor.type !== 'country' && named && GOVERNMENT.test(doc.text.slice(named.span[0], named.span[1])))
      return this.#state(named, inPhrase, words)
    if (actor && actor.type !== 'group' && !(named!.form === 'name' && actor.type !== 'person' && head >= named!.end))
      return { name: actor.name, with: [], described: null }
    const issuer = ISSUED.has(doc.lower[head]!) ? this.#issuer(head, inPhrase) : null
    if (issuer) return { name: issuer.name, with: [], described: null }
    if (doc.lower[range[0]] === 'our' && OWN_PEOPLE.test(doc.lower[head]!) && doc.article.outlet !== null)
      return { name: doc.article.outlet, with: [], described: null, because: 'the outlet speaks of its own people' }
    const organ = this.#organ(head, range, inPhrase)
    if (organ) return organ
    const sender = senderOf(doc, head)
    if (sender >= 0) {
      const owner = this.who({ token: sender, means: sender })
      if (owner.name !== null && owner.name !== 'unnamed') return owner
    }
    if (isUtterance(doc, head)) return this.#utterance(head, words)
    const served = SPOKESMEN.has(doc.lower[head]!) ? this.#served(head, range, inPhrase) : null
    if (served) return { name: served, with: [], described: null }
    const holders = holdersOf(doc, range, head, inPhrase)
    if (holders.length > 1) return { name: holders[0]!, with: holders.slice(1), described: null }
    const holder = this.#byOffice(head, inPhrase)
    if (holder) return { name: holder.name, with: [], described: null }
    const called = COMPANIES.has(doc.lower[head]!) ? nameBehind(doc, head, core) : null
    if (called !== null) return { name: called, with: [], described: null }
    const meant = actor === null || actor.type === 'group' ? this.#meant(head) : null
    if (meant) return meant
    const proper = actor === null && inPhrase.length === 0 ? properName(doc, range, head, core) : null
    if (proper !== null) return { name: proper, with: [], described: null }
    if (actor?.type === 'group' || (actor === null && !pos(doc, head, 'PROPN')))
      return {
        name: 'unnamed',
        with: [],
        described: words,
        ...(doc.xpos[head] === X.NNS && /^(?:the|both)$/.test(doc.lower[range[0]]!) ? { plural: true } : {}),
      }
    if (doc.mentions.length === 0 && pos(doc, head, 'PROPN')) return { name: words, with: [], described: null }
    if (pos(doc, head, 'PROPN') && named?.form === 'name')
      return {
        name: doc.text.slice(named.span[0], named.span[1]),
        with: [],
        described: null,
      }
    return { name: 'unnamed', with: [], described: words }
  }

  /** "the Foreign Ministry", "the Presidential Palace": the country that it governs, by the words beside it or in the passage; unnamed where neither tells. */
  #state(named: Mention, inPhrase: readonly Mention[], words: string | null): Who {
    for (const m of inPhrase) {
      const a = m === named ? null : this.actorOf(m)
      const state = a?.type === 'country' ? a.name : m === named ? null : stateOf(this.#doc.text.slice(...m.span))
      if (state !== null) return { name: state, with: [], described: null }
    }
    return this.#governed(named.first, words)
  }

  /** The one country that the passage speaks of, else that of the dateline; unnamed where neither tells. */
  #governed(token: number, words: string | null): Who {
    const around = countryAround(this.#doc, token)
    const name = around ?? this.#dateline()
    if (name === null) return { name: 'unnamed', with: [], described: words }
    return { name, with: [], described: null, because: around === null ? 'the dateline is of its capital' : 'it is the one country of the passage' }
  }

  /** The state whose seat of government opens the article's first sentence in capitals: "KABUL, 19 September". */
  #dateline(): string | null {
    const doc = this.#doc
    const first = doc.sentences.find((s) => s.region === 'body')
    if (!first) return null
    const word = doc.text.slice(doc.start[first.first]!, doc.end[first.first]!)
    return word.length > 2 && word === word.toUpperCase() ? stateOf(word[0]! + word.slice(1).toLowerCase()) : null
  }

  /** "the union", "the army", "both sides": who is meant by a noun that names nobody, where the article settles it. */
  #meant(head: number): Who | null {
    if (!COLLECTIVE.has(this.#doc.lemma[head]!) && !COLLECTIVE.has(this.#doc.lower[head]!)) return null
    // "the French unions" are no one union, and a union of workers is none of states.
    if (this.#doc.xpos[head] === X.NNS && !/^(?:side|party|delegation|government)$/.test(this.#doc.lemma[head]!)) return null
    const [name, ...others] = meantBy(this.#doc, head)
    if (this.#doc.lower[head] === 'union' && this.#doc.upos[head] === U.NOUN && /^(?:European|African) Union$/.test(name ?? '')) return null
    return name === undefined ? null : { name, with: others, described: null, because: 'the noun was introduced with its name before' }
  }

  /** "the office of President X", "the Prime Minister's Office": the country that the office is of. */
  #office(inPhrase: readonly Mention[], words: string | null): Who {
    for (const m of inPhrase) {
      const a = this.actorOf(m)
      if (a?.type === 'country') return { name: a.name, with: [], described: null }
      const of = a?.roles.find((r) => r.of !== null && /president|prime minister|premier|chancellor|king/i.test(r.title))?.of
      if (of) return { name: of, with: [], described: null }
    }
    const head = /\b(?:president|prime minister|premier|chancellor|king)\b/i.test(words ?? '') ? (inPhrase[0]?.first ?? -1) : -1
    return head < 0 ? { name: 'unnamed', with: [], described: words } : this.#governed(head, words)
  }

  /** "the South Korean president": the only person known in the text to hold that office there. */
  #byOffice(head: number, inPhrase: readonly Mention[]): DocActor | null {
    const title = this.#doc.lower[head]!
    if (!OFFICES.has(title)) return null
    const country = inPhrase.map((m) => this.actorOf(m)).find((a) => a?.type === 'country' || a?.type === 'group')
    if (!country) return null
    const holders = this.#doc.actors.filter((a) => a.type === 'person' && a.roles.some((r) => r.of === country.name && r.title.toLowerCase().endsWith(title)))
    return holders.length === 1 ? holders[0]! : null
  }

  /** "a spokesman for the foreign ministry in Ankara", "Turkey's foreign ministry spokesman": the state whose ministry or government it is. */
  #served(head: number, range: Range, inPhrase: readonly Mention[]): string | null {
    const doc = this.#doc
    for (const m of inPhrase) {
      const a = m.form === 'name' && m.type === 'organisation' && !(m.first <= head && head < m.end) ? this.actorOf(m) : null
      if (a?.type === 'country') return a.name
    }
    let ministry = -1
    for (let i = range[0]; i < range[1]; i++) if (/^(?:ministry|government|embassy|presidential|cabinet)$/.test(doc.lower[i]!)) ministry = i
    if (ministry < 0) return null
    for (const m of inPhrase) {
      if (m.form !== 'name' || (m.first <= head && head < m.end)) continue
      const a = this.actorOf(m)
      if (a?.type === 'country') return a.name
      const state = stateOf(doc.text.slice(m.span[0], m.span[1]))
      if (state) return state
    }
    return null
  }

  /** "the presidential palace in Brasilia", "a finance ministry presentation": the state whose organ speaks, by a place in the words or by the passage. */
  #organ(head: number, range: Range, inPhrase: readonly Mention[]): Who | null {
    const doc = this.#doc
    const organ = organIn(doc, range, head)
    if (organ < 0) return null
    for (const m of inPhrase) {
      if (m.first <= organ && organ < m.end) continue
      const a = this.actorOf(m)
      const state = a?.type === 'country' ? a.name : m.form === 'name' ? stateOf(doc.text.slice(...m.span)) : null
      if (state !== null) return { name: state, with: [], described: null }
      // "a statement of the ministry's union": somebody else's.
      if (m.form === 'name') return null
    }
    const who = this.#governed(organ, null)
    const s = doc.sentences[doc.sentenceOf[organ]!]!
    const here = new Set(this.within([s.first, s.end]).flatMap((m) => (this.actorOf(m)?.type === 'country' ? [this.actorOf(m)!.name] : [])))
    // The sentence names another state than the passage: whose organ it is stays open, unless the article is about that one.
    if (who.name !== null && (here.size === 0 || here.has(who.name))) return who.name === 'unnamed' ? null : who
    const home = homeOf(doc)
    return home !== null && here.has(home) ? { name: home, with: [], described: null, because: 'it is the country that the article is about' } : null
  }

  /** "a North Korean statement", "U.S. estimates", "a Reuters report": the country or body speaks whose name stands right before the noun. */
  #issuer(head: number, inPhrase: readonly Mention[]): DocActor | null {
    const m = inPhrase.findLast((x) => x.end <= head && x.form === 'name')
    if (!m || m.end < head - 1) return null
    const a = this.actorOf(m)
    return a?.type === 'country' || (a?.type === 'organisation' && m.end === head) ? a : null
  }

  /** A statement, a letter: whoever it belongs to, or the speaker before. */
  #utterance(head: number, words: string | null): Who {
    const doc = this.#doc
    for (const k of kidsOf(doc, head)) {
      if (!rel(doc, k, 'nmod:poss', 'nmod')) continue
      const c = [...kidsOf(doc, k)].find((x) => doc.rel[x] === R.case)
      if (doc.rel[k] !== R['nmod:poss'] && !(c !== undefined && /^(?:by|from|of)$/.test(doc.lower[c]!))) continue
      const owner = this.who({ token: k, means: k })
      if (owner.name !== null) return owner.name === 'unnamed' ? { ...owner, described: words } : owner
    }
    return {
      name: 'unnamed',
      with: [],
      described: words,
      ...(BACK.has(doc.lower[head]!) && !isIndefinite(doc, head) ? { back: 'utterance' as const } : {}),
    }
  }
}

/** "Americans", "older Russians": people of a country, unlike "the Russians", who are its side at the table. */
function isPublic(doc: Doc, m: Mention, [first]: Range): boolean {
  const last = m.end - 1
  if (!(doc.xpos[last] === X.NNPS || doc.xpos[last] === X.NNS) || !PEOPLE.test(doc.lower[last]!)) return false
  return doc.lower[m.first] !== 'the' && (m.first === 0 || m.first <= first || doc.lower[m.first - 1] !== 'the')
}

/** Who reports for an outlet: "our correspondent". */
const OWN_PEOPLE = /^(?:correspondent|reporter|reporters|team|editor|correspondents|colleague|bureau|newsroom|man|woman)$/

/** What countries are to each other: "its allies Japan and South Korea". */
const STATES = /^(?:ally|allies|neighbou?rs?|rivals?|countries|nations|states|powers|members|partners|mediators|hosts|guarantors)$/

const PEOPLE = /(?:ans|ians|is|ese|ish|men|ards|ks|ds|nes|ots)$/

/** Where a noun phrase's core ends: before its first comma or bracket behind the head. */
function coreEnd(doc: Doc, [first, end]: Range, head: number): number {
  for (let i = Math.max(first, head); i < end; i++) if (/^[,([–—]$/.test(doc.lower[i]!)) return i
  return end
}

let states: ReadonlyMap<string, string> | null = null

/** The state whose seat of government a town is, or null. */
function stateOf(town: string): string | null {
  states ??= new Map(Object.entries(lexicon<Record<string, readonly string[]>>('capitals')).flatMap(([state, towns]) => towns.map((t) => [t, state] as const)))
  return states.get(town) ?? null
}

/** Whether a name hangs on a preposition or a possessive in its phrase ("spokesman for X"), unlike "Secretary of State X". */
function depends(doc: Doc, m: Mention, [first]: Range): boolean {
  if (m.end < doc.count && /^['’]s?$/.test(doc.lower[m.end]!)) return true
  let between = 0
  for (let i = m.first - 1; i >= first; i--) {
    // "a committee backing Silva", "the man that beat Silva".
    if (doc.upos[i] === U.VERB && i > first && !rel(doc, i, 'amod', 'compound')) return true
    if (doc.upos[i] === U.ADP) return between === 0
    if (TITLES.has(doc.lower[i]!) || /^(?:mr|mrs|ms|dr)\.?$/.test(doc.lower[i]!)) {
      for (let k = i - 1; k >= first; k--) if (doc.upos[k] === U.ADP) return true
      return false
    }
    if (pos(doc, i, 'NOUN', 'PROPN')) between++
  }
  return false
}

/** "a letter" is a new one: it does not speak for whoever spoke before. */
function isIndefinite(doc: Doc, head: number): boolean {
  for (const k of kidsOf(doc, head)) if (k < head && /^(?:a|an|another)$/.test(doc.lower[k]!)) return true
  return false
}

function isUtterance(doc: Doc, head: number): boolean {
  const lex = cues().utterances
  return lex.has(doc.lemma[head]!) || lex.has(doc.lower[head]!)
}

function beside(doc: Doc, m: Mention, head: number): boolean {
  // "Silva supporters", "the Silva plan" are others than Silva.
  for (const k of kidsOf(doc, head))
    if (
      !(k < head && m.type === 'person' && doc.rel[k] === R.compound && doc.upos[head] === U.NOUN) &&
      rel(doc, k, 'appos', 'flat', 'compound', 'nmod:desc') &&
      m.first <= k &&
      k < m.end
    )
      return m.type !== 'country' && m.type !== 'place'
  return false
}

/** Whether "and" stands between two heads; without one they are two words for one. */
function joined(doc: Doc, a: number, b: number): boolean {
  for (let i = a + 1; i < b; i++) if (doc.upos[i] === U.CCONJ) return true
  return false
}

function coordinated(doc: Doc, head: number): number[] {
  const out: number[] = []
  for (const k of kidsOf(doc, head)) if (rel(doc, k, 'conj') && pos(doc, k, 'PROPN', 'NOUN', 'PRON')) out.push(k)
  return out
}

function describe(doc: Doc, range: Range): string | null {
  let [first, end] = range
  while (end > first + 1 && pos(doc, end - 1, 'CCONJ')) end--
  while (first + 1 < end && pos(doc, first, 'CCONJ')) first++
  const span = spanOf(doc, [first, end])
  if (!span) return null
  const text = doc.text.slice(span[0], span[1]).replace(/\s+/g, ' ')
  return text.length > 160 ? `${text.slice(0, 157)}…` : text
}
