import type { Doc } from '../../../model/annotation.ts'
import { caseOf, conjuncts } from '../../shared/clause.ts'
import { kidsOf } from '../../shared/tree.ts'
import { isRel, R } from '../../syntax.ts'
import { measureLexicon } from './lexicon.ts'
import { ownerOf } from './owner.ts'

/*
 * What a verb acts on by the parse, and the particle that belongs to it.
 */

/** What a verb acts on: objects, passive subjects, what it governs, "provide X with arms", "ease up on enforcement". */
export function thingsOf(doc: Doc, t: number, kids: readonly number[], passive: boolean, phrasal: boolean): number[] {
  const lemma = doc.lemma[t]!
  const out: number[] = []
  for (const k of kids) {
    const object = isRel(doc, k, 'obj', 'nsubj:pass') || (!passive && k > t && isRel(doc, k, 'xcomp', 'ccomp') && !tellsOfOthers(doc, k))
    const second =
      doc.rel[k] === R.obl &&
      ((['provide', 'supply', 'arm', 'equip'].includes(lemma) && caseOf(doc, k) === 'with') ||
        (phrasal && k > t && ['on', 'over', 'off', 'from', 'of', 'in'].includes(caseOf(doc, k).split(' ').at(-1)!)))
    if (object || second) out.push(k, ...conjuncts(doc, k))
  }
  // "aid trucks which had been cleared", "food allowed in": the noun before the participle.
  if (passive && isRel(doc, t, 'acl', 'acl:relcl') && doc.head[t]! >= 0) out.push(doc.head[t]!)
  return out
}

/** "denied that his government had halted": a clause with a subject of its own is no thing that is acted on. */
function tellsOfOthers(doc: Doc, clause: number): boolean {
  for (const k of kidsOf(doc, clause)) if (k < clause && isRel(doc, k, 'nsubj', 'nsubj:pass', 'mark') && doc.lower[k] !== 'to') return true
  return false
}

/** "Russian soldiers were deployed", "its troops had been withdrawn": of forces and envoys the passive says whose they are. */
export function passiveOwner(doc: Doc, kids: readonly number[]): number {
  const subject = kids.find((k) => doc.rel[k] === R['nsubj:pass'])
  if (subject === undefined) return -1
  const type = measureLexicon().type.get(doc.lemma[subject]!)
  const force = (measureLexicon().things.get(doc.lemma[subject]!) ?? []).includes('force')
  const forces = force || type === 'military' || type === 'diplomatic' || ['soldier', 'peacekeeper', 'marine'].includes(doc.lemma[subject]!)
  return forces ? ownerOf(doc, subject) : -1
}

/** "pulled its troops back", "switched back on", "threw the roads open": a particle that stands apart or was read as an adverb. */
export function adverbOf(doc: Doc, t: number, kids: readonly number[]): string | null {
  const lex = measureLexicon()
  if (!lex.phrasal.has(doc.lemma[t]!)) return null
  for (const k of kids) {
    // Captives whom one means to bring home are a wish; forces that are brought home are read by themselves.
    if (k < t || k > t + 6 || doc.lemma[t] === 'bring' || !isRel(doc, k, 'advmod', 'xcomp', 'compound:prt', 'obl')) continue
    if (isPhrase(`${doc.lemma[t]} ${doc.lower[k]}`)) return doc.lower[k]!
  }
  const next = `${doc.lower[t + 1] ?? ''} ${doc.lower[t + 2] ?? ''}`
  if (isPhrase(`${doc.lemma[t]} ${next}`)) return next
  return lex.phrases.has(`${doc.lemma[t]} ${doc.lower[t + 1]}`) && doc.lower[t + 1] === 'open' ? 'open' : null
}

/** Whether a verb and a particle are one word of the lexicon ("pull out"). */
export function isPhrase(words: string): boolean {
  return measureLexicon().phrases.has(words) || measureLexicon().verbs.has(words)
}
