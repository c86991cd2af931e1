import type { Doc } from '../../../model/annotation.ts'
import { shave, subjectOf } from '../../shared/clause.ts'
import { factsOf } from '../../shared/factuality.ts'
import { U, X } from '../../syntax.ts'
import type { Found } from './found.ts'
import { conditionLexicon } from './lexicon.ts'
import { leftEdge, phraseEnd, stretchEnd } from './stretch.ts'

/**
 * What something still has to get before it holds: "the pact needs the approval of both parliaments", "must be ratified by all members", "unanimity
 * is required", "has yet to be signed by the king". Only where an accord, a decision or money waits for it.
 */
export function approvals(doc: Doc): Found[] {
  const out: Found[] = []
  const lex = conditionLexicon()
  for (let t = 0; t < doc.count; t++) {
    const lemma = doc.lemma[t]!
    const found =
      NEEDING.has(lemma) && doc.upos[t] === U.VERB
        ? (needs(doc, t) ?? needed(doc, t))
        : doc.upos[t] === U.ADJ && lemma === 'necessary'
          ? needed(doc, t)
          : lex.approving.has(lemma) && doc.xpos[t] === X.VBN
            ? mustBe(doc, t)
            : null
    if (found) out.push(found)
  }
  return out
}

const NEEDING: ReadonlySet<string> = new Set(['need', 'require', 'await', 'get', 'win', 'obtain', 'secure', 'gain', 'receive', 'want', 'necessitate', 'take'])

function isDecision(doc: Doc, token: number): boolean {
  const lex = conditionLexicon()
  return token >= 0 && (lex.accords.has(doc.lemma[token]!) || lex.decision.has(doc.lemma[token]!))
}

/** "The deal requires ratification by …", "the merger must win clearance in Brussels". */
function needs(doc: Doc, verb: number): Found | null {
  const facts = factsOf(doc, verb)
  if (facts.passive || facts.negated || doc.xpos[verb] === X.VBN) return null
  const subject = subjectOf(doc, verb)
  if (subject < 0 || subject >= verb || !isDecision(doc, subject)) return null
  const getting = !/^(?:need|require|await|necessitate)$/.test(doc.lemma[verb]!)
  if (getting && !obliged(doc, verb)) return null
  const last = phraseEnd(doc, verb + 1, 10)
  if (!approvalIn(doc, verb + 1, last)) return null
  const end = stretchEnd(doc, verb + 1)
  const first = leftEdge(doc, subject)
  return made(doc, first, phraseBefore(doc, subject, verb), [verb + 1, end], verb, verb)
}

/** "must", "has to", "still needs to" before a verb. */
function obliged(doc: Doc, verb: number): boolean {
  for (let t = verb - 1; t > 0 && t > verb - 6; t--) if (/^(?:must|has|have|needs?|yet)$/.test(doc.lower[t]!)) return true
  return false
}

function approvalIn(doc: Doc, first: number, last: number): boolean {
  const { approval } = conditionLexicon()
  for (let t = first; t <= last; t++)
    if (approval.has(doc.lemma[t]!) && (doc.upos[t] === U.NOUN || doc.upos[t] === U.PROPN)) return true
    else if (doc.lower[t] === 'green' && doc.lower[t + 1] === 'light') return true
  return false
}

/** "Approval by parliament is needed before …", "a majority of two thirds is required". */
function needed(doc: Doc, at: number): Found | null {
  if (doc.lemma[at] !== 'need' && doc.lemma[at] !== 'require' && doc.lemma[at] !== 'necessary') return null
  let be = at - 1
  while (be > 0 && at - be < 4 && doc.lemma[be] !== 'be') be--
  if (doc.lemma[be] !== 'be' || factsOf(doc, at).negated) return null
  const first = leftEdge(doc, be)
  let last = be - 1
  while (last > first && [U.AUX, U.ADV].includes(doc.upos[last]!)) last--
  if (last < first || !approvalIn(doc, first, last)) return null
  const s = doc.sentences[doc.sentenceOf[at]!]!
  const tie = at + 1
  const open = tie + 1 < s.end && /^(?:before|for|to)$/.test(doc.lower[tie]!)
  const from = doc.lower[tie] === 'to' ? tie : tie + 1
  const then: [number, number] | null = open ? [from, stretchEnd(doc, from)] : null
  return made(doc, first, then, shave(doc, first, last), at, at)
}

/** "must then be approved by parliament", "has yet to be ratified by six members". */
function mustBe(doc: Doc, verb: number): Found | null {
  let be = verb - 1
  while (be > 0 && verb - be < 4 && doc.lower[be] !== 'be') be--
  if (doc.lower[be] !== 'be' || !obliged(doc, be)) return null
  const subject = subjectOf(doc, verb)
  if (subject < 0 || subject >= be || (!isDecision(doc, subject) && !/^(?:it|this|that|they)$/.test(doc.lower[subject]!))) return null
  const by = doc.lower.slice(verb + 1, verb + 4)
  if (!by.some((w) => /^(?:by|in|at|unanimously|first|before)$/.test(w))) return null
  const pronoun = doc.upos[subject] === U.PRON || doc.upos[subject] === U.DET
  // "it must be approved" of what? Of an accord or a decision that the sentence before is about.
  if (pronoun && !decisionNear(doc, subject)) return null
  const first = leftEdge(doc, subject)
  return made(doc, first, pronoun ? null : phraseBefore(doc, subject, be), [verb, stretchEnd(doc, verb)], verb, verb)
}

function decisionNear(doc: Doc, at: number): boolean {
  const from = doc.sentences[Math.max(0, doc.sentenceOf[at]! - 1)]!.first
  for (let t = at - 1; t >= from; t--) if (doc.upos[t] === U.NOUN && isDecision(doc, t)) return true
  return false
}

/** The subject's phrase up to the auxiliaries. */
function phraseBefore(doc: Doc, subject: number, verb: number): [number, number] {
  let last = verb - 1
  while (last > subject && (doc.upos[last] === U.AUX || doc.upos[last] === U.ADV || /^(?:to|yet)$/.test(doc.lower[last]!) || doc.lemma[last] === 'have')) last--
  return [leftEdge(doc, subject), Math.max(subject, last)]
}

function made(doc: Doc, first: number, then: readonly [number, number] | null, requires: readonly [number, number], predicate: number, tie: number): Found {
  const ends = [requires[1], predicate, then ? then[1] : 0]
  return {
    evidence: [Math.min(first, requires[0]), Math.max(...ends)],
    then,
    requires: shave(doc, requires[0], requires[1]),
    predicate,
    setter: -1,
    type: 'precondition',
    tie,
  }
}
