import type { Doc } from '../../../model/annotation.ts'
import { measureLexicon } from './lexicon.ts'

/** Whether a token is the noun of a body whose acts are told even where the text does not say whose it is: "the government", "the Treasury". */
export function isBody(doc: Doc, token: number): boolean {
  if (token < 0 || token >= doc.count) return false
  return measureLexicon().bodies.has(doc.lemma[token]!.toLowerCase())
}
