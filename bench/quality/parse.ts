// Writes predictions for a treebank as CoNLL-U, for any scorer of the shared-task kind.
//   node bin/run bench/quality/parse.ts TREEBANK.conllu[.gz] raw|gold > PREDICTIONS.conllu
// raw: from running text (tokens, sentences, tags, trees are all our own); gold: tags and trees on the treebank's words.
import { readSentences } from '../../src/language/annotate.ts'
import { languageData } from '../../src/language/data.ts'
import { tokenizeArticle } from '../../src/language/tokens/layer.ts'
import { type Doc, RELS, type Sentence, type Tokenized, UPOS, XPOS } from '../../src/model/annotation.ts'
import type { Article } from '../../src/model/article.ts'
import { readTreebank, surface, textOf, type TreeDocument } from '../train/conllu.ts'
import { sampleOf } from '../train/sample.ts'

type Trees = Pick<Doc, 'text' | 'start' | 'end' | 'lemma' | 'upos' | 'xpos' | 'head' | 'rel' | 'sentences'>

function articleOf(text: string): Article {
  return {
    name: '',
    text,
    headline: null,
    body: [[0, text.length]],
    outlet: null,
    byline: [],
    published: null,
    url: null,
    language: 'en',
    notes: [],
  }
}

/** The treebank's own words and sentences, as the first layer would have given them. */
function goldTokens(document: TreeDocument): Tokenized {
  let text = ''
  const [start, end, lower]: [number[], number[], string[]] = [[], [], []]
  const sentences: Sentence[] = []
  const sentenceOf: number[] = []
  for (const s of document.sentences) {
    const { words, count } = sampleOf(s, 0)
    const first = start.length
    for (let k = 0; k < count; k++) {
      start.push(words.start[k]! + text.length)
      end.push(words.end[k]! + text.length)
      lower.push(words.lower[k]!)
      sentenceOf.push(sentences.length)
    }
    sentences.push({
      index: sentences.length,
      first,
      end: first + count,
      span: [text.length, text.length + words.text.length],
      region: 'body',
      paragraph: 0,
      parsed: false,
    })
    text += words.text
  }
  return {
    article: articleOf(text),
    text,
    count: start.length,
    start: Uint32Array.from(start),
    end: Uint32Array.from(end),
    lower,
    sentenceOf: Uint32Array.from(sentenceOf),
    sentences,
  }
}

function annotated(tokens: Tokenized): Trees {
  const { tagged, trees } = readSentences(tokens, languageData())
  return { ...tagged, ...trees }
}

/** Words that stand glued to the one before them and make one surface token with it. */
const CLITIC = /^(?:['’‘`´](?:s|re|ve|ll|d|m)|n['’‘`´]t|['’])$/i
const HALVES = new Set(['can not', 'gon na', 'got ta', 'wan na'])

function rows(doc: Trees, s: Sentence, surfaceOf: ReadonlyMap<number, number> | null): string[] {
  const out: string[] = []
  let covered = s.first - 1
  for (let i = s.first; i < s.end; i++) {
    const last = surfaceOf ? (surfaceOf.get(i) ?? i) : joins(doc, i, s.end)
    if (last > i && i > covered) {
      const form = surfaceOf ? doc.text.slice(doc.start[i], doc.end[last]).replaceAll(' ', '') : doc.text.slice(doc.start[i], doc.end[last])
      out.push(`${i - s.first + 1}-${last - s.first + 1}\t${form}\t_\t_\t_\t_\t_\t_\t_\t_`)
      covered = last
    }
    const head = doc.head[i]! < 0 ? 0 : doc.head[i]! - s.first + 1
    out.push(
      [
        i - s.first + 1,
        doc.text.slice(doc.start[i], doc.end[i]),
        doc.lemma[i],
        UPOS[doc.upos[i]!],
        XPOS[doc.xpos[i]!],
        '_',
        head,
        RELS[doc.rel[i]!],
        '_',
        '_',
      ].join('\t'),
    )
  }
  return out
}

/** Last word of the surface token that starts at `i`. */
function joins(doc: Trees, i: number, end: number): number {
  let last = i
  while (last + 1 < end && doc.start[last + 1] === doc.end[last]) {
    const word = doc.text.slice(doc.start[last + 1], doc.end[last + 1])
    const whole = doc.text.slice(doc.start[last], doc.end[last])
    const possessive = word.length > 1 || XPOS[doc.xpos[last + 1]!] === 'POS'
    if ((CLITIC.test(word) && possessive && /[\p{L}\p{N}]$/u.test(whole)) || HALVES.has(`${whole} ${word}`.toLowerCase())) last++
    else break
  }
  return last
}

const [path, mode] = process.argv.slice(2)
if (!path || (mode !== 'raw' && mode !== 'gold')) throw new Error('usage: parse.ts TREEBANK.conllu[.gz] raw|gold')
let [words, ms] = [0, 0]
languageData()
for (const document of readTreebank(path)) {
  const began = performance.now()
  const doc = annotated(mode === 'gold' ? goldTokens(document) : tokenizeArticle(articleOf(textOf(document))))
  ms += performance.now() - began
  words += doc.upos.length
  const multi = new Map<number, number>()
  if (mode === 'gold')
    document.sentences.forEach((s, n) => {
      for (const t of surface(s)) if (t.last > t.first) multi.set(doc.sentences[n]!.first + t.first, doc.sentences[n]!.first + t.last)
    })
  process.stdout.write(`# newdoc id = ${document.id}\n`)
  for (const s of doc.sentences) process.stdout.write(`${rows(doc, s, mode === 'gold' ? multi : null).join('\n')}\n\n`)
}
process.stderr.write(`${words} words in ${ms.toFixed(0)} ms, ${Math.round((1000 * words) / ms)} a second\n`)
