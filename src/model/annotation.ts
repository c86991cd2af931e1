import type { Article } from './article.ts'
import type { Span } from './span.ts'

/** Universal part-of-speech tags; `Doc.upos` holds indices into this list. */
export const UPOS = ['X', 'ADJ', 'ADP', 'ADV', 'AUX', 'CCONJ', 'DET', 'INTJ', 'NOUN', 'NUM', 'PART', 'PRON', 'PROPN', 'PUNCT', 'SCONJ', 'SYM', 'VERB'] as const
export type Upos = (typeof UPOS)[number]

/** Penn tags as the English treebanks use them; `Doc.xpos` holds indices into this list. */
export const XPOS = [
  'XX',
  '$',
  "''",
  ',',
  '-LRB-',
  '-RRB-',
  '.',
  ':',
  'ADD',
  'AFX',
  'CC',
  'CD',
  'DT',
  'EX',
  'FW',
  'GW',
  'HYPH',
  'IN',
  'JJ',
  'JJR',
  'JJS',
  'LS',
  'MD',
  'NFP',
  'NN',
  'NNP',
  'NNPS',
  'NNS',
  'PDT',
  'POS',
  'PRP',
  'PRP$',
  'RB',
  'RBR',
  'RBS',
  'RP',
  'SYM',
  'TO',
  'UH',
  'VB',
  'VBD',
  'VBG',
  'VBN',
  'VBP',
  'VBZ',
  'WDT',
  'WP',
  'WP$',
  'WRB',
  '``',
] as const
export type Xpos = (typeof XPOS)[number]

/** Universal dependency relations (English subtypes kept); `Doc.rel` holds indices into this list. */
export const RELS = [
  'dep',
  'root',
  'acl',
  'acl:relcl',
  'advcl',
  'advcl:relcl',
  'advmod',
  'amod',
  'appos',
  'aux',
  'aux:pass',
  'case',
  'cc',
  'cc:preconj',
  'ccomp',
  'compound',
  'compound:prt',
  'conj',
  'cop',
  'csubj',
  'csubj:outer',
  'csubj:pass',
  'det',
  'det:predet',
  'discourse',
  'dislocated',
  'expl',
  'fixed',
  'flat',
  'goeswith',
  'iobj',
  'list',
  'mark',
  'nmod',
  'nmod:desc',
  'nmod:poss',
  'nmod:unmarked',
  'nsubj',
  'nsubj:outer',
  'nsubj:pass',
  'nummod',
  'obj',
  'obl',
  'obl:agent',
  'obl:unmarked',
  'orphan',
  'parataxis',
  'punct',
  'reparandum',
  'vocative',
  'xcomp',
] as const
export type Rel = (typeof RELS)[number]

/** `Doc.head` of a sentence's root, and of tokens in sentences that were not parsed. */
export const ROOT = -1
export const UNPARSED = -2

/** A sentence: tokens `[first, end)`, characters `span`. */
export interface Sentence {
  readonly index: number
  readonly first: number
  readonly end: number
  readonly span: Span
  readonly region: 'headline' | 'body'
  /** Running number of its paragraph (line or block) in the article. */
  readonly paragraph: number
  /** False where the budget left the sentence without a parse. */
  readonly parsed: boolean
}

export type TimexType = 'DATE' | 'TIME' | 'DURATION' | 'SET'

/**
 * One time expression. `value` is TIMEX3 (`2025-03-03`, `2025-W09`, `P50D`, `XXXX-WXX-2`, `PRESENT_REF`); `edtf` is the stretch of
 * days as EDTF, null for durations, sets and what stays open.
 */
export interface Timex {
  readonly span: Span
  readonly type: TimexType
  readonly value: string
  readonly edtf: string | null
  readonly mod: string | null
  /** `stated` when the text itself gives the whole value, `inferred` when the article's date or a neighbour was needed. */
  readonly basis: 'stated' | 'inferred'
  readonly because?: string
  /** Day on which the expression is anchored, EDTF, when it is relative. */
  readonly anchor?: string
  /** The days that an anchored length covers, EDTF: "the past three days", "within 50 days"; absent elsewhere. */
  readonly window?: string
  /** Text before it that turns it into a bound: "by Friday" -> `by`, "until" … ; null otherwise. */
  readonly bound: 'by' | 'before' | 'until' | 'after' | 'since' | 'from' | 'within' | null
}

export type ActorType = 'person' | 'organisation' | 'country' | 'place' | 'group'

/** An office that somebody holds: `{ title: "foreign minister", of: "Iran" }`. */
export interface Role {
  readonly title: string
  readonly of: string | null
}

/** Who or what a text speaks of, within that text. `id` is local: `a1`, `a2`, … in order of first mention. */
export interface DocActor {
  readonly id: string
  /** Canonical: best-known English form of a person, short name of a country, usual name of an organisation. */
  readonly name: string
  readonly type: ActorType
  readonly aliases: readonly string[]
  readonly roles: readonly Role[]
}

/** A place where an actor is named, described ("the president") or meant by a pronoun. Tokens `[first, end)`. */
export interface Mention {
  readonly span: Span
  readonly first: number
  readonly end: number
  /** `name`: a proper name; `nominal`: an office or description; `pronoun`. Only names go to the wire's `names`. */
  readonly form: 'name' | 'nominal' | 'pronoun'
  readonly type: ActorType
  /** Id of the actor, or null where it is not clear who is meant. */
  readonly actor: string | null
}

/** A stretch in quotation marks. */
export interface Quotation {
  /** With its marks. */
  readonly span: Span
  /** Without its marks and the white space at them. */
  readonly inner: Span
  /** Speech, or words held at a distance ("so-called"), or the title of a work. */
  readonly use: 'speech' | 'scare' | 'title'
  /** 0 for outermost. */
  readonly depth: number
  /** Whether both marks were found; an unclosed one ends with its paragraph. */
  readonly closed: boolean
  /** Index of the quotation that this one goes on (next paragraph opens again without a close), or null. */
  readonly continues: number | null
}

/** An annotated article: columns of numbers and strings by token, and lists for what spans several. */
export interface Doc {
  readonly article: Article
  readonly text: string
  readonly count: number
  readonly start: Uint32Array
  readonly end: Uint32Array
  /** Lower-cased words, curly apostrophes made straight. */
  readonly lower: readonly string[]
  readonly lemma: readonly string[]
  readonly upos: Uint8Array
  readonly xpos: Uint8Array
  /** Index of the governing token, `ROOT` or `UNPARSED`. */
  readonly head: Int32Array
  readonly rel: Uint8Array
  readonly sentenceOf: Uint32Array
  readonly sentences: readonly Sentence[]
  readonly quotations: readonly Quotation[]
  readonly times: readonly Timex[]
  readonly mentions: readonly Mention[]
  readonly actors: readonly DocActor[]
}

// What each layer of the annotator may rely on. Layers run in this order; each adds columns and changes none.
export type Tokenized = Pick<Doc, 'article' | 'text' | 'count' | 'start' | 'end' | 'lower' | 'sentenceOf' | 'sentences'>
export type Tagged = Tokenized & Pick<Doc, 'lemma' | 'upos' | 'xpos'>
export type Quoted = Tagged & Pick<Doc, 'quotations'>
export type Timed = Quoted & Pick<Doc, 'times'>
export type Parsed = Timed & Pick<Doc, 'head' | 'rel'>
