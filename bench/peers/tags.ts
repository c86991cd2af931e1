// Universal tags on the treebank's development part, from running text: each tool cuts sentences and words itself, and a word counts
// when it is cut and tagged as in the treebank. `aligned`: share of right tags on the words that were cut alike. wink-nlp tags as UPOS;
// compromise has tags of its own, of which each is mapped to the nearest.
import { tag } from '../../src/language/annotate.ts'
import { languageData } from '../../src/language/data.ts'
import { tokenizeArticle } from '../../src/language/tokens/layer.ts'
import { UPOS } from '../../src/model/annotation.ts'
import { articleOf } from '../quality/names.ts'
import { score, SHARED } from '../quality/scorer.ts'
import { figure } from '../quality/suite.ts'
import { readTreebank, textOf } from '../train/conllu.ts'
import { join } from 'node:path'
import type { Peers } from './load.ts'
import { type Row as Line, timed } from './measure.ts'

const DEV = 'bench/treebank/dev.conllu.gz'

interface Item {
  readonly id: string
  readonly text: string
}

/** A word and its nearest universal tag. */
interface Word {
  readonly form: string
  readonly tag: string
}

type Tag = (item: Item) => Word[][]

function parley({ text }: Item): Word[][] {
  const doc = tag(tokenizeArticle(articleOf('', text)), languageData())
  return doc.sentences.map((s) => {
    const words: Word[] = []
    for (let i = s.first; i < s.end; i++) words.push({ form: text.slice(doc.start[i], doc.end[i]), tag: UPOS[doc.upos[i]!]! })
    return words
  })
}

function winkBy({ wink }: Peers): Tag {
  const { its } = wink
  return ({ text }) => {
    const doc = wink.readDoc(text)
    const forms = doc.tokens().out() as string[]
    const tags = doc.tokens().out(its.pos) as string[]
    return (doc.sentences().out(its.span) as [number, number][]).map(([first, last]) =>
      forms.slice(first, last + 1).map((form, k) => ({ form, tag: tags[first + k]! })),
    )
  }
}

/** compromise's tags from the most to the least telling, with the nearest universal one. */
const NEAREST: readonly (readonly [string, string])[] = [
  ['Negative', 'PART'],
  ['Modal', 'AUX'],
  ['Copula', 'AUX'],
  ['Auxiliary', 'AUX'],
  ['Verb', 'VERB'],
  ['Adverb', 'ADV'],
  ['Adjective', 'ADJ'],
  ['Determiner', 'DET'],
  ['Pronoun', 'PRON'],
  ['Conjunction', 'CCONJ'],
  ['Preposition', 'ADP'],
  ['Cardinal', 'NUM'],
  ['Ordinal', 'ADJ'],
  ['Value', 'NUM'],
  ['QuestionWord', 'PRON'],
  ['Expression', 'INTJ'],
  ['ProperNoun', 'PROPN'],
  ['Noun', 'NOUN'],
]
/** The second half of a contraction, which compromise leaves on the first word and repeats, spelt out, as a word without text. */
const CLITIC = /(?:n['’]t|['’](?:s|re|ve|ll|d|m))$/i
const GLUED = /^(?:n['’‘`´]t|['’‘`´](?:s|re|ve|ll|d|m)?)$/i

function compromiseBy({ compromise }: Peers): Tag {
  const nearest = (term: any) => NEAREST.find(([name]) => term.tags.includes(name))?.[1] ?? 'X'
  return ({ text }) =>
    (compromise(text).json() as any[]).map(({ terms }) =>
      (terms as any[]).flatMap((term, k): Word[] => {
        const half = terms[k + 1]?.text === '' ? CLITIC.exec(term.text)?.[0] : undefined
        const form = half ? term.text.slice(0, -half.length) : term.text
        return [{ form, tag: nearest(term) }, ...(half ? [{ form: half, tag: nearest(terms[k + 1]) }] : [])]
      }),
    )
}

/**
 * Sentences as CoNLL-U, found again in the text; what the tool left out (compromise keeps punctuation beside its words) becomes one
 * punctuation mark a character. Trees are not compared: every word hangs on the first.
 */
function conllu(id: string, text: string, sentences: readonly (readonly Word[])[]): string {
  let out = `# newdoc id = ${id}\n`
  let at = 0
  let rows: Row[] = []
  const gap = (to: number) => {
    for (const sign of text.slice(at, to).replaceAll(/\s/gu, '')) rows.push({ form: sign, tag: 'PUNCT', glued: false })
  }
  const flush = () => {
    rows.forEach((row, i) => {
      if (rows[i + 1]?.glued && !row.glued) out += `${i + 1}-${i + 2}\t${row.form}${rows[i + 1]!.form}\t_\t_\t_\t_\t_\t_\t_\t_\n`
      out += `${i + 1}\t${row.form}\t_\t${row.tag}\tXX\t_\t${i === 0 ? 0 : 1}\t${i === 0 ? 'root' : 'dep'}\t_\t_\n`
    })
    if (rows.length > 0) out += '\n'
    rows = []
  }
  for (const [n, words] of sentences.entries()) {
    for (const word of words) {
      const form = word.form.trim()
      const found = form === '' ? -1 : text.indexOf(form, at)
      // A form that the tool has changed is left to the gap before the next one that stands in the text.
      if (found < 0 || found > at + 40) continue
      gap(found)
      const glued = found === at && rows.length > 0 && !rows.at(-1)!.glued && GLUED.test(form)
      rows.push({ form: form.replaceAll(/\s+/gu, ''), tag: word.tag === 'SPACE' ? 'X' : word.tag, glued })
      at = found + form.length
    }
    // Marks that follow the last word up to the white space end the sentence with it.
    const rest = /^\S*/.exec(text.slice(at, at + 40))![0].length
    if (words.length > 0 && (n + 1 === sentences.length || !startsAt(text, at, sentences[n + 1]![0]))) {
      gap(at + rest)
      at += rest
    }
    if (n + 1 === sentences.length) {
      gap(text.length)
      at = text.length
    }
    flush()
  }
  return out
}

interface Row extends Word {
  /** Makes one surface form with the word before it ("did" + "n't"). */
  readonly glued: boolean
}

function startsAt(text: string, at: number, word: Word | undefined): boolean {
  return word !== undefined && text.startsWith(word.form.trim(), at)
}

export function compareTags(peers: Peers): Line[] {
  languageData()
  const items = readTreebank(join(SHARED, DEV)).map((document) => ({ id: document.id, text: textOf(document) }))
  const tools: [string, Tag][] = [
    ['Parley', parley],
    ['wink-nlp', winkBy(peers)],
    ['compromise', compromiseBy(peers)],
  ]
  return tools.map(([tool, read]) => {
    const { results, speed } = timed(items, read)
    const lines = items.map(({ id, text }, k) => conllu(id, text, results[k]!))
    const result = score('score_language.py', ['parse', DEV], lines.join(''))
    return {
      task: 'tags',
      tool,
      figures: { words: figure(result, 'words', 'f1'), UPOS: figure(result, 'all', 'UPOS', 'f1'), aligned: figure(result, 'all', 'UPOS', 'aligned') },
      speed,
    }
  })
}
