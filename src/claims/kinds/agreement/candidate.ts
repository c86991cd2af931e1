import type { Doc } from '../../../model/annotation.ts'
import type { AgreementClaim } from '../../../model/claim.ts'
import { clauseTokens, phraseTokens, predicateOf } from '../../shared/clause.ts'
import { isRel, U, X } from '../../syntax.ts'
import { agreementWords } from './lexicon.ts'

export type Status = AgreementClaim['status']

/** A place in the text that claims something of an agreement. */
export interface Candidate {
  /** The verb or noun that says it. */
  readonly trigger: number
  /** The noun of what is agreed, or -1. */
  readonly noun: number
  /** The verb whose subject and day count, or -1. */
  readonly verb: number
  readonly status: Status
  readonly stage: AgreementClaim['stage']
  readonly first: number
  readonly last: number
  /** Whether it only tells what stands in the agreement: whether that is reached, the rest of the article says. */
  readonly terms?: boolean
  /** Last word of the idiom: what stands before it is no topic. */
  readonly idiom?: number
}

/** First and last token of the clause of a verb, up over the infinitives that belong to it. */
export function extent(doc: Doc, verb: number): { first: number; last: number } {
  let head = verb
  for (let steps = 0; steps < 3 && isRel(doc, head, 'xcomp') && doc.head[head]! >= 0; steps++) head = doc.head[head]!
  if (
    isRel(doc, verb, 'acl', 'acl:relcl') &&
    doc.head[verb]! >= 0 &&
    (agreementWords().nouns.has(doc.lemma[doc.head[verb]!]!) ||
      (doc.lemma[verb] === 'agree' && doc.xpos[verb] === X.VBN && doc.upos[doc.head[verb]!] === U.NOUN))
  )
    return relative(doc, doc.head[verb]!, verb)
  const [start, last] = clauseTokens(doc, head, { keep: [verb] })
  // A finite verb that the parser hung on its subject ("X and the rebels signed …"): the subject belongs to the clause.
  let first = Math.min(start, verb)
  if (isRel(doc, verb, 'acl') && doc.xpos[verb] === X.VBD)
    for (let h = doc.head[verb]!, n = 0; h >= 0 && n < 3 && doc.upos[h] !== U.VERB; h = doc.head[h]!, n++) first = Math.min(first, phraseTokens(doc, h)[0])
  return { first, last: Math.max(last, verb) }
}

/** The noun with the clause behind it. */
export function relative(doc: Doc, noun: number, verb: number): { first: number; last: number } {
  let first = noun
  const start = doc.sentences[doc.sentenceOf[noun]!]!.first
  while (
    first > start &&
    noun - first < 6 &&
    (doc.upos[first - 1] === U.DET || doc.upos[first - 1] === U.ADJ || doc.upos[first - 1] === U.NOUN || doc.upos[first - 1] === U.PROPN)
  )
    first--
  const [from, to] = clauseTokens(doc, verb)
  let last = to
  if (from <= noun && noun === verb - 1)
    for (let t = verb + 1; t <= to; t++)
      if (doc.upos[t] === U.AUX || doc.lower[t] === ',') {
        last = t - 1
        break
      }
  return { first, last: Math.max(last, verb) }
}

/** "denied reports that X has agreed …": the denial is the claim. */
export function deniedExtent(doc: Doc, denier: number, verb: number): { first: number; last: number } {
  const head = doc.upos[denier] === U.NOUN ? predicateOf(doc, denier) : denier
  const [first, last] = clauseTokens(doc, head < 0 ? denier : head, { keep: [verb] })
  return { first: Math.min(first, denier), last: Math.max(last, clauseTokens(doc, verb)[1], verb) }
}
