import type { Doc } from '../../../model/annotation.ts'
import type { MeasureType } from '../../../model/claim.ts'
import { type Act, measureLexicon } from './lexicon.ts'

/** Some verbs mean opposite things of different things: an ambassador withdrawn is a stop, troops withdrawn are an easing. */
export function actFor(doc: Doc, lemma: string, act: Act, type: MeasureType, thing: number): Act {
  if (lemma === 'withdraw' || lemma === 'pull') return type === 'diplomatic' || type === 'aid' ? 'stop' : 'ease'
  // Money and property that are frozen, blocked or seized are sanctions that begin; those unfrozen are eased.
  if (type === 'sanctions' && act === 'stop' && measureLexicon().holdings.has(doc.lemma[thing]!)) return 'start'
  if (lemma === 'return') return type === 'diplomatic' ? 'resume' : 'ease'
  if (act === 'stop' && measureLexicon().barriers.has(doc.lemma[thing]!)) return 'ease'
  // Enrichment curbed gives way, exports curbed are held back.
  if (['curb', 'limit', 'cap'].includes(lemma) && (type === 'trade' || type === 'aid'))
    return measureLexicon().barriers.has(doc.lemma[thing]!) ? 'ease' : 'stop'
  if (act === 'free') return type === 'detainees' ? 'ease' : 'give'
  if (lemma === 'impose' && type === 'aid') return 'stop'
  // Roads and lines that are opened to aid give way.
  if (['open', 'throw'].includes(lemma) && type === 'aid' && doc.lemma[thing] !== 'fund') return 'ease'
  return act
}
