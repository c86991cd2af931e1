import type { Sentence, Tagged } from '../model/annotation.ts'

/**
 * Whether a sentence is worth a parse. All are: parsing costs about as much as tagging, and every later layer reads trees.
 * The place to save time, should a reading ever have to.
 */
export function needsParse(_doc: Tagged, _sentence: Sentence): boolean {
  return true
}
