import type { Doc } from '../../../model/annotation.ts'
import { U, X } from '../../syntax.ts'
import { numberWords } from './numbers.ts'

/** The unit that a counted noun gives: a currency, "people", or the noun as it is written. */
export function unitOf(doc: Doc, noun: number): string {
  const { sets, raw } = numberWords()
  const lemma = doc.lemma[noun]!.toLowerCase()
  if (raw.currencies[doc.lower[noun]!]) return raw.currencies[doc.lower[noun]!]!
  if (sets.currencyNouns.has(lemma)) return doc.lower[noun]!
  return sets.people.has(lemma) || sets.casualty.has(doc.lower[noun]!) || doc.upos[noun] === U.PROPN || doc.xpos[noun] === X.NNPS ? 'people' : doc.lower[noun]!
}
