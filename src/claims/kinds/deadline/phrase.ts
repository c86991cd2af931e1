import type { Doc } from '../../../model/annotation.ts'
import { U, X } from '../../syntax.ts'

const PHRASE: ReadonlySet<number> = new Set([U.DET, U.ADJ, U.NOUN, U.PROPN, U.NUM])

/** Last token of the plain noun phrase that begins at `from`; `from - 1` where none begins there. */
export function phraseEnd(doc: Doc, from: number, most = 8): number {
  const end = Math.min(doc.sentences[doc.sentenceOf[from] ?? 0]!.end, from + most)
  let t = from
  while (t < end && (PHRASE.has(doc.upos[t]!) || doc.xpos[t] === X.POS || doc.xpos[t] === X['PRP$'] || doc.lower[t] === '-')) t++
  return t - 1
}
