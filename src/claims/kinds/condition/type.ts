import type { Doc } from '../../../model/annotation.ts'
import type { ConditionClaim, StatementClaim } from '../../../model/claim.ts'
import { isFirstPerson } from '../../shared/voices.ts'
import { isRel } from '../../syntax.ts'
import type { Found } from './found.ts'
import { conditionLexicon } from './lexicon.ts'

/**
 * What sort of condition ties two things: an offer gives something (or takes something hostile away), a threat does the opposite,
 * everything that is merely held back is a precondition. Decided by the words of what depends: first by what governs it ("ready to", "threatened to"), then
 * by its verbs with what they act on ("lift" + sanctions gives, "suspend" + aid takes), last by its nouns.
 */
export function typeOf(doc: Doc, f: Found, statement: StatementClaim | null): ConditionClaim['type'] {
  const lex = conditionLexicon()
  const [first, last] = f.then ?? f.evidence
  const tied = doc.lower[f.tie]!
  const cue = statement?.cueSpans.map(([s, e]) => doc.text.slice(s, e).toLowerCase()).join(' ') ?? ''
  const governing = above(doc, f.predicate)
  const negative = negated(doc, f, first, last)
  const only = doc.lower[f.tie - 1] === 'only' || onlyIn(doc, first, last)
  const held = only || tied === 'until' || tied === 'till' || tied === 'before' || tied === 'without'
  // "ready to talk, but only if": a concession with a price.
  const offered =
    !negative &&
    (doc.lower[f.tie - 1] === 'provided' || tied === 'provided' || tied === 'providing' || (only && doc.lower[f.tie - 2] === 'but')) &&
    (readyIn(doc, first, last) || governing.some((w) => lex.ready.has(w)) || !only)
  if (offered) return 'offer'
  // "will keep fighting until": what is done to the other side goes on.
  if (!negative && !only && (tied === 'until' || tied === 'till') && count(doc, first, last, FIGHTING) > 0) return 'threat'
  if (held && !/threat/.test(cue)) return 'precondition'
  const hostile = count(doc, first, last, lex.hostile)
  const friendly = count(doc, first, last, lex.process)
  if (governing.some((w) => lex.threatening.has(w)) || /threat|vow/.test(cue) || (/warn/.test(cue) && !negative)) return 'threat'
  if (negative) return tied === 'unless' || tied === 'if' || friendly > 0 ? 'precondition' : hostile > 0 ? 'offer' : 'precondition'
  if (count(doc, first, last, lex.fate) > 0 || takesSteps(doc, first, last)) return 'threat'
  // "if they do not comply, we will …": what comes of it when the other side does not act.
  if (tied === 'if' && refusedIn(doc, f) && !(hostile > 0 && count(doc, first, last, lex.ease) > 0)) return 'threat'
  for (let t = first; t <= last; t++) {
    const lemma = doc.lemma[t]!
    if (lex.ready.has(lemma)) return 'offer'
    if (lex.harm.has(lemma) && !isRel(doc, t, 'compound')) return 'threat'
    if (lex.ease.has(lemma))
      return hostile > 0 ? (isHappening(doc, f, t) ? 'precondition' : 'offer') : friendly > 0 || lex.goods.has(objectWord(doc, t, last)) ? 'threat' : 'offer'
    if (lex.goOn.has(lemma)) return hostile > 0 ? 'threat' : 'precondition'
    if (lex.happen.has(lemma)) return 'precondition'
    if (lex.give.has(lemma)) return 'offer'
  }
  if (governing.some((w) => lex.ready.has(w))) return 'offer'
  if (hostile > 0 && friendly === 0) return 'threat'
  if (tied === 'when' || tied === 'once') return 'precondition'
  if (tied === 'in' || isFirstPerson(doc, f.setter)) return 'offer'
  return 'precondition'
}

const FIGHTING: ReadonlySet<string> = new Set(['fight', 'bomb', 'shell', 'offensive', 'bombardment', 'bombing', 'shelling'])

/** "will take the necessary measures": harm that is not named. */
function takesSteps(doc: Doc, first: number, last: number): boolean {
  for (let t = first; t < last; t++) {
    if (doc.lemma[t] !== 'take') continue
    for (let k = t + 1; k <= last && k < t + 7; k++) if (/^(?:measure|countermeasure|action|step)$/.test(doc.lemma[k]!)) return true
  }
  return false
}

function readyIn(doc: Doc, first: number, last: number): boolean {
  for (let t = first; t <= last; t++) if (conditionLexicon().ready.has(doc.lemma[t]!)) return true
  return false
}

/** Whether what is required is that something is not done ("if Peru does not move", "if there is no deal"). */
function refusedIn(doc: Doc, f: Found): boolean {
  const [first, last] = f.requires
  for (let t = first; t <= last && t < first + 16; t++)
    if (/^(?:not|n't|no|never|cannot)$/.test(doc.lower[t]!) || ['fail', 'refuse'].includes(doc.lemma[t]!)) return true
  return false
}

/** "will join only if", "can only happen once": held back rather than offered. */
function onlyIn(doc: Doc, first: number, last: number): boolean {
  for (let t = first; t <= last + 1; t++) if (doc.lower[t] === 'only') return true
  return false
}

/** Whether what depends simply comes about ("sanctions would be lifted", "talks could start"), nobody giving it. */
function isHappening(doc: Doc, f: Found, verb: number): boolean {
  return verb === f.predicate && f.setter >= 0 && conditionLexicon().hostile.has(doc.lemma[f.setter]!)
}

function objectWord(doc: Doc, verb: number, last: number): string {
  for (let t = verb + 1; t <= last && t < verb + 8; t++) if (isRel(doc, t, 'obj', 'nsubj:pass')) return doc.lemma[t]!
  return ''
}

function count(doc: Doc, first: number, last: number, list: ReadonlySet<string>): number {
  let n = 0
  for (let t = first; t <= last; t++) if (list.has(doc.lemma[t]!)) n++
  return n
}

/** Lemmas of what governs the predicate, two steps up. */
function above(doc: Doc, predicate: number): string[] {
  const out: string[] = []
  for (let h = doc.head[predicate]!, n = 0; h >= 0 && n < 2; h = doc.head[h]!, n++) out.push(doc.lemma[h]!)
  out.push(doc.lemma[predicate]!)
  return out
}

function negated(doc: Doc, f: Found, first: number, last: number): boolean {
  for (let t = first; t <= last; t++) {
    if (!/^(?:not|n't|no|never|cannot|nothing|nobody|neither|unlikely|improbable|doubtful|impossible|refuse[sd]?|refusing)$/.test(doc.lower[t]!)) continue
    // "do not hesitate to call" offers all the same.
    if (doc.lemma[t + 1] === 'hesitate' || doc.lemma[t + 1] === 'rule') continue
    if (t <= f.predicate + 3) return true
  }
  return false
}
