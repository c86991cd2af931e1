import type { Doc } from '../../../model/annotation.ts'
import { actorsOf } from '../../shared/actors.ts'
import { caseOf, clauseTokens, objectsOf, phraseTokens, predicateOf, wordsOf } from '../../shared/clause.ts'
import { factsOf } from '../../shared/factuality.ts'
import { kidsOf } from '../../shared/tree.ts'
import { isRel, U } from '../../syntax.ts'
import { type Candidate, lastOf } from './candidate.ts'

/** Longest threat in tokens. */
const LONGEST = 18

/**
 * What threatens otherwise: "or face tariffs", "or the country goes back to the polls", "failing which duties apply", "threatening sanctions",
 * "will walk out unless …", "impose X if no deal is reached within …". A few words of the text, or null.
 */
export function orElse(doc: Doc, c: Candidate): string | null {
  return behind(doc, c) ?? threatened(doc, c) ?? mainClause(doc, c)
}

/** Where the words of what threatens begin behind a deadline, "or" and "failing which" left out; -1 without any. */
export function elseAt(doc: Doc, c: Candidate): number {
  const s = doc.sentences[doc.sentenceOf[c.verb]!]!
  const from = Math.max(c.noun, c.verb, c.time && doc.sentenceOf[lastOf(doc, c.time)] === s.index ? Math.min(lastOf(doc, c.time), s.end - 1) : c.verb)
  const start = Math.min(from, c.verb) + 1
  for (let t = start; t < s.end - 1; t++) {
    const w = doc.lower[t]!
    if (w === 'failing' && /^(?:which|that)$/.test(doc.lower[t + 1]!)) return t + (doc.lower[t + 2] === ',' ? 3 : 2)
    if (w === 'otherwise' && t > start) return t + (doc.lower[t + 1] === ',' ? 2 : 1)
    if (w !== 'or' || t < from - 12) continue
    const next = doc.lower[t + 1] === 'else' ? t + 2 : t + 1
    if (/^(?:face|risk|suffer|incur|lose|forfeit|be|see|pay|leave|resign|quit|meet)$/.test(doc.lower[next] ?? '')) return next
    if (t > from - 6 && startsClause(doc, next, s.end)) return next
  }
  return -1
}

/** "or the country goes", "or it will": a subject and a finite verb soon behind it. */
function startsClause(doc: Doc, t: number, end: number): boolean {
  if (t >= end || ![U.DET, U.PRON, U.NOUN, U.PROPN, U.ADJ, U.NUM].includes(doc.upos[t]!)) return false
  for (let k = t + 1; k < end && k < t + 7; k++) if (doc.upos[k] === U.AUX || (doc.upos[k] === U.VERB && !/ing$/.test(doc.lower[k]!))) return true
  return false
}

function behind(doc: Doc, c: Candidate): string | null {
  let at = elseAt(doc, c)
  if (at < 0) return null
  const end = doc.sentences[doc.sentenceOf[c.verb]!]!.end
  if (/^(?:face|risk|suffer|incur|see|pay)$/.test(doc.lower[at]!)) at++
  let last = at
  while (last + 1 < end && last - at < LONGEST && !/^[.;:,”"?!]$/.test(doc.lower[last + 1]!)) last++
  return last > at || doc.upos[at] === U.NOUN || doc.upos[at] === U.PROPN ? wordsOf(doc, at, last) : null
}

/** "threatening sanctions if …", "has threatened a strike". */
function threatened(doc: Doc, c: Candidate): string | null {
  const s = doc.sentences[doc.sentenceOf[c.verb]!]!
  for (let t = s.first; t < s.end; t++) {
    if (doc.lemma[t] === 'threaten')
      for (const k of kidsOf(doc, t))
        if (isRel(doc, k, 'obj', 'obl', 'xcomp') && k > t) return wordsOf(doc, ...(doc.upos[k] === U.VERB ? below(doc, k) : phraseTokens(doc, k)))
    if ((doc.lemma[t] === 'face' || doc.lemma[t] === 'risk') && t > s.first && /^(?:or|will|would|otherwise|and)$/.test(doc.lower[t - 1]!))
      for (const k of kidsOf(doc, t)) if (isRel(doc, k, 'obj', 'xcomp') && k > t) return wordsOf(doc, ...phraseTokens(doc, k))
  }
  return null
}

/** A threatened act without the condition that it hangs on. */
function below(doc: Doc, verb: number): [number, number] {
  const last = clauseTokens(doc, verb)[1]
  let to = verb
  while (to < last && to - verb < LONGEST && !/^(?:if|unless|by|,)$/.test(doc.lower[to + 1]!)) to++
  return [verb, to]
}

/** "The union will walk out if … by Thursday", "a levy takes effect on 1 July unless …": the main clause. */
function mainClause(doc: Doc, c: Candidate): string | null {
  if (c.sort === 'expiry' && c.noun < 0) {
    const s = doc.sentences[doc.sentenceOf[c.verb]!]!
    const tied = doc.lower.slice(s.first, s.end).some((w) => w === 'unless' || w === 'if')
    return tied && factsOf(doc, c.verb).factuality !== 'denied' && doc.upos[c.verb] === U.VERB ? wordsOf(doc, ...told(doc, c.verb)) : null
  }
  const facts = factsOf(doc, c.verb)
  const mark = facts.condition ?? stray(doc, c)
  if ((mark !== 'if' && mark !== 'unless') || c.sort !== 'duty') return null
  const main = facts.above[0] ?? before(doc, c)
  if (main === undefined || main < 0) return null
  const object = objectsOf(doc, main).find((o) => actorsOf(doc, o).length === 0 || caseOf(doc, o) === '')
  if (object !== undefined && !LIGHT.test(doc.lemma[main]!) && !/^(?:that|which|it|this)$/.test(doc.lower[object]!))
    return wordsOf(doc, ...phraseTokens(doc, object))
  return wordsOf(doc, ...told(doc, main))
}

/** Verbs whose object alone does not tell what threatens ("take the matter to court"). */
const LIGHT = /^(?:take|bring|refer|send|put|give|hand|turn|make|have|carry|move|pass)$/

/** What a clause tells without its day and without the condition behind it; from the subject where that is a thing. */
function told(doc: Doc, verb: number): [number, number] {
  const last = clauseTokens(doc, verb)[1]
  let to = verb
  while (to < last && to - verb < LONGEST && !/^(?:if|unless|,|as|from|on|by|at)$/.test(doc.lower[to + 1]!)) to++
  const subject = [...kidsOf(doc, verb)].find(
    (k) => k < verb && isRel(doc, k, 'nsubj', 'nsubj:pass') && doc.upos[k] === U.NOUN && actorsOf(doc, k).length === 0,
  )
  return [subject !== undefined && verb - subject < 8 ? phraseTokens(doc, subject)[0] : verb, to]
}

/** The conjunction at which a duty begins, where the parser hung it elsewhere. */
function stray(doc: Doc, c: Candidate): string | null {
  return /^(?:if|unless)$/.test(doc.lower[c.first]!) ? doc.lower[c.first]! : null
}

/** The verb before a condition, in the same sentence. */
function before(doc: Doc, c: Candidate): number {
  const s = doc.sentences[doc.sentenceOf[c.verb]!]!
  for (let t = c.first - 1; t >= s.first; t--) if (doc.upos[t] === U.VERB) return predicateOf(doc, t)
  return -1
}
