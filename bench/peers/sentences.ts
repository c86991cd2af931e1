// Sentence boundaries marked by hand (see bench/quality/sentences.ts). Every tool is given each marked stretch by itself.
import { type Marked, ourEnds, readMarked, tally } from '../quality/sentences.ts'
import type { Peers } from './load.ts'
import { type Row, timed } from './measure.ts'

type Cut = (text: string) => string[]

/** Ends in the article's offsets, found by walking through the tool's sentences in the order of the text; white space at ends is cut. */
function endsBy(cut: Cut): (marked: Marked) => number[] {
  return ({ text, pieces }) =>
    pieces.flatMap(([s, e]) => {
      const piece = text.slice(s, e)
      let at = 0
      return cut(piece).flatMap((sentence) => {
        const whole = sentence.trim()
        const found = whole === '' ? -1 : piece.indexOf(whole, at)
        if (found < 0) return []
        at = found + whole.length
        return [s + at]
      })
    })
}

export function compareSentences({ wink, compromise }: Peers): Row[] {
  const all = readMarked()
  const segmenter = new Intl.Segmenter('en', { granularity: 'sentence' })
  const tools: [string, (marked: Marked) => number[]][] = [
    ['Parley', ourEnds],
    ['Intl.Segmenter', endsBy((text) => Array.from(segmenter.segment(text), (x) => x.segment))],
    ['compromise', endsBy((text) => compromise.tokenize(text).sentences().out('array') as string[])],
    ['wink-nlp', endsBy((text) => wink.readDoc(text).sentences().out() as string[])],
  ]
  return tools.map(([tool, find]) => {
    const { results, speed } = timed(all, find)
    const { f1, inner } = tally(all, (marked) => results[all.indexOf(marked)]!)
    return { task: 'sentences', tool, figures: { F1: f1, 'F1 inside': inner }, speed }
  })
}
