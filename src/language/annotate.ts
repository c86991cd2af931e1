import { type Doc, ROOT, type Sentence, type Tagged, type Timed, type Tokenized, UNPARSED } from '../model/annotation.ts'
import type { Article } from '../model/article.ts'
import { type LanguageData, languageData } from './data.ts'
import { lemmaOf } from './lemma/lemma.ts'
import { findNames } from './names/names.ts'
import { fillTags, forgetBetween, Tags } from './parse/features.ts'
import { parseSentence } from './parse/parser.ts'
import { repair } from './parse/repair.ts'
import { findQuotations } from './quotations/quotations.ts'
import { Capitals, firstWord } from './tag/capitals.ts'
import { tagSentence } from './tag/tagger.ts'
import { findTimes } from './times/times.ts'
import { tokenizeArticle } from './tokens/layer.ts'
import { needsParse } from './triggers.ts'
import { Atoms, CAPACITY, fillAtoms, PAD } from './words/atoms.ts'

const atoms = new Atoms()
const tags = new Tags()
const classes = new Uint8Array(CAPACITY)

/** Annotates the headline and body of an article; furniture gets no tokens. Pure, never throws, near linear in length. */
export function annotate(article: Article): Doc {
  const data = languageData()
  const tokens = tokenizeArticle(article)
  const { tagged, trees } = readSentences(tokens, data)
  const quoted = { ...tagged, quotations: findQuotations(tagged) }
  const timed: Timed = { ...quoted, times: findTimes(quoted) }
  const parsed = { ...timed, ...trees }
  return { ...parsed, ...findNames(parsed) }
}

type Trees = Pick<Doc, 'head' | 'rel' | 'sentences'>

/**
 * Tags, lemmas and trees, a sentence at a time, so that what is known of its words is looked up once. The layers between tags and
 * trees do not see the trees.
 */
export function readSentences(doc: Tokenized, data: LanguageData): { tagged: Tagged; trees: Trees } {
  const tagged = { ...doc, upos: new Uint8Array(doc.count), xpos: new Uint8Array(doc.count), lemma: new Array<string>(doc.count) }
  const head = new Int32Array(doc.count).fill(UNPARSED)
  const rel = new Uint8Array(doc.count)
  const sentences: Sentence[] = []
  const capitals = new Capitals(doc)
  forgetBetween(data.parser.scratch.actionValueList)
  for (const s of doc.sentences) {
    fillAtoms(atoms, doc, s.first, s.end, data.tables)
    tagOne(tagged, s, data, capitals)
    const parsed = needsParse(tagged, s)
    if (parsed) parseOne(tagged, s, data, head, rel)
    sentences.push({ ...s, parsed })
  }
  return { tagged, trees: { head, rel, sentences } }
}

/** Tags and lemmas alone, for whoever needs no trees. */
export function tag(doc: Tokenized, data: LanguageData): Tagged {
  const tagged = { ...doc, upos: new Uint8Array(doc.count), xpos: new Uint8Array(doc.count), lemma: new Array<string>(doc.count) }
  const capitals = new Capitals(doc)
  for (const s of doc.sentences) {
    fillAtoms(atoms, doc, s.first, s.end, data.tables)
    tagOne(tagged, s, data, capitals)
  }
  return tagged
}

function tagOne(doc: Tagged, s: Sentence, { tagger, lemmas }: LanguageData, capitals: Capitals): void {
  classes.fill(255, 0, atoms.count + 2 * PAD)
  const first = firstWord(doc, s)
  tagSentence(tagger, atoms, classes, true, capitals.opening(doc, s, first), first - s.first)
  const lemma = doc.lemma as string[]
  for (let i = s.first, k = PAD; i < s.end; i++, k++) {
    doc.upos[i] = tagger.upos[classes[k]!]!
    doc.xpos[i] = tagger.xpos[classes[k]!]!
    lemma[i] = lemmaOf(lemmas, doc, i, doc.xpos[i]!)
  }
}

function parseOne(doc: Tagged, s: Sentence, data: LanguageData, head: Int32Array, rel: Uint8Array): void {
  fillTags(tags, atoms, doc.upos, doc.xpos, s.first)
  const state = parseSentence(data.parser, atoms, tags)
  const count = s.end - s.first
  for (let k = 0; k < count; k++) {
    const h = state.head[k]!
    head[s.first + k] = h === count ? ROOT : s.first + h
    rel[s.first + k] = state.rel[k]!
  }
  repair(doc, head, rel, s)
}
