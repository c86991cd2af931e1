import { type Doc, ROOT, type Sentence, type Tagged, type Timed, type Tokenized, UNPARSED } from '../model/annotation.ts'
import type { Article } from '../model/article.ts'
import { type LanguageData, languageData } from './data.ts'
import { lemmaOf } from './lemma/lemma.ts'
import { findNames } from './names/names.ts'
import { fillTags, Tags } from './parse/features.ts'
import { parseSentence } from './parse/parser.ts'
import { findQuotations } from './quotations/quotations.ts'
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
  const tagged = tag(tokenizeArticle(article), data)
  const quoted = { ...tagged, quotations: findQuotations(tagged) }
  const timed: Timed = { ...quoted, times: findTimes(quoted) }
  const parsed = { ...timed, ...parse(timed, data) }
  return { ...parsed, ...findNames(parsed) }
}

/** Second layer: tags and lemmas. */
export function tag(doc: Tokenized, data: LanguageData): Tagged {
  const { tagger, tables, lemmas } = data
  const upos = new Uint8Array(doc.count)
  const xpos = new Uint8Array(doc.count)
  const lemma: string[] = new Array(doc.count)
  for (const s of doc.sentences) {
    fillAtoms(atoms, doc, s.first, s.end, tables)
    tagAtoms(data)
    for (let i = s.first, k = PAD; i < s.end; i++, k++) {
      upos[i] = tagger.upos[classes[k]!]!
      xpos[i] = tagger.xpos[classes[k]!]!
      lemma[i] = lemmaOf(lemmas, doc, i, xpos[i]!)
    }
  }
  return { ...doc, upos, xpos, lemma }
}

function tagAtoms(data: LanguageData): void {
  classes.fill(255, 0, atoms.count + 2 * PAD)
  tagSentence(data.tagger, atoms, classes)
}

/** Fifth layer: heads and relations, for the sentences that need them. */
export function parse(doc: Tagged, data: LanguageData): Pick<Doc, 'head' | 'rel' | 'sentences'> {
  const head = new Int32Array(doc.count).fill(UNPARSED)
  const rel = new Uint8Array(doc.count)
  const sentences: Sentence[] = []
  for (const s of doc.sentences) {
    const parsed = needsParse(doc, s)
    sentences.push({ ...s, parsed })
    if (!parsed) continue
    fillAtoms(atoms, doc, s.first, s.end, data.tables)
    fillTags(tags, atoms, doc.upos, doc.xpos, s.first)
    const state = parseSentence(data.parser, atoms, tags)
    const count = s.end - s.first
    for (let k = 0; k < count; k++) {
      const h = state.head[k]!
      head[s.first + k] = h === count ? ROOT : s.first + h
      rel[s.first + k] = state.rel[k]!
    }
  }
  return { head, rel, sentences }
}
