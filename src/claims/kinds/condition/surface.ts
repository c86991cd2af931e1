import type { Doc } from '../../../model/annotation.ts'
import type { StatementClaim } from '../../../model/claim.ts'
import { shave, subjectOf } from '../../shared/clause.ts'
import { factsOf } from '../../shared/factuality.ts'
import { tokenAt, U, X } from '../../syntax.ts'
import type { Found } from './found.ts'
import { conditionLexicon } from './lexicon.ts'
import { markAt } from './marks.ts'
import { phraseEnd } from './stretch.ts'

/** Words before "if" that make a question or a concession of it. */
const ASKING = new Set([
  'asked',
  'ask',
  'wonder',
  'know',
  'see',
  'unclear',
  'sure',
  'doubt',
  'question',
  'determine',
  'even',
  'as',
  'what',
  'check',
  'unsure',
  'uncertain',
  'matter',
  'tell',
])
/** Verbs whose "content" is what they hold back or bind themselves to: a condition reaches over them. */
const UNWILLING = new Set([
  'refuse',
  'decline',
  'insist',
  'reject',
  'oppose',
  'accept',
  'agree',
  'admit',
  'recognise',
  'recognize',
  'acknowledge',
  'consider',
  'discuss',
  'allow',
  'promise',
  'pledge',
  'vow',
  'offer',
  'propose',
  'undertake',
  'threaten',
  'readiness',
  'willingness',
  'ready',
  'willing',
  'prepare',
])
const BLOCK =
  /^(?:not|n't|no|never|cannot|nothing|nobody|neither|unlikely|improbable|doubtful|impossible|inconceivable|unthinkable|refuses?|refused|refusing|ruled|rejected|hold|insists?|insisted|whether|premature|stay|remain|keep|continue|refrain|abstain|desist|defer|forgo|postpone|delayed|postponed|shelved|suspended|off)$/
const MODAL = /^(?:will|would|could|can|may|might|shall|must|should|'ll|'d)$/
const READY =
  /^(?:hope[sd]?|expected|clears|cleared|paves|paved|plans|planned|intends?|ready|willing|prepared|open|agreed?|agrees|offered|offers|offering|proposed|proposes|promised|vowed|threatened|threatens|threatening|pledged|willingness|readiness|possible|conditional|due)$/

/**
 * Conditions by the words alone, for sentences whose tree hides them (a conjunction taken for a preposition, a clause hung on "said"): a
 * conjunction, what is required behind it up to the next stop, what depends before it within the same speaker's words. A fronted clause
 * ends at its comma. What depends must be held back, still to come, or offered.
 */
export function surfaceConditions(doc: Doc, statements: readonly StatementClaim[], taken: (token: number) => boolean): Found[] {
  const edges = contentEdges(doc, statements)
  const out: Found[] = []
  for (let t = 0; t < doc.count; t++) {
    const words = markAt(doc, t)
    if (!words) continue
    const last = t + words.length - 1
    if (!taken(t) && !taken(last)) {
      const found = read(doc, t, last, words.join(' '), edges, statements)
      if (found) out.push(found)
    }
    t = last
  }
  return out
}

/** Tokens at which the words of a speaker start or end: no condition reaches over them. */
function contentEdges(doc: Doc, statements: readonly StatementClaim[]): Set<number> {
  const out = new Set<number>()
  for (const s of statements)
    for (const [a, b] of s.contentSpans) {
      out.add(tokenAt(doc, a))
      out.add(tokenAt(doc, b))
    }
  return out
}

/** Longest inserted attribution, in characters: a name with its office, whom it was told and where. */
const LONGEST_INSERTION = 160

/** Whether more than an inserted attribution lies between two parts of what somebody says. */
export function far(doc: Doc, from: number, to: number): boolean {
  return to - from > LONGEST_INSERTION || doc.sentenceOf[tokenAt(doc, from)] !== doc.sentenceOf[Math.min(doc.count - 1, tokenAt(doc, to))]
}

/** "…, says their commander, until …", "“…,” he told reporters, “if …”": the last token before an insertion that ends right before the conjunction. */
function beforeInsertion(doc: Doc, at: number, statements: readonly StatementClaim[]): number {
  let open = at
  while (open > 0 && (doc.upos[open - 1] === U.PUNCT || doc.lower[open - 1] === 'only' || doc.lower[open - 1] === 'but') && at - open < 4) open--
  if (open === at || !/^(?:,|[“"‘])$/.test(doc.lower[open]!)) return at
  for (const s of statements)
    for (let i = 1; i < s.contentSpans.length; i++) {
      const [end, start] = [s.contentSpans[i - 1]![1], s.contentSpans[i]![0]]
      if (start <= doc.start[at]! + 1 && start >= doc.start[open]! && end <= doc.start[open]! && !far(doc, end, start)) return tokenAt(doc, end - 1) + 1
    }
  return at
}

function read(doc: Doc, at: number, last: number, mark: string, edges: ReadonlySet<number>, statements: readonly StatementClaim[]): Found | null {
  const s = doc.sentences[doc.sentenceOf[at]!]!
  if (mark === 'if' && at > s.first && (ASKING.has(doc.lemma[at - 1]!) || (doc.lemma[at - 1] === 'say' && doc.xpos[at - 1] === X.VB))) return null
  // An inserted "he said" right before the conjunction does not part the words of one speaker.
  const held = beforeInsertion(doc, at, statements)
  let from = held
  while (from > s.first && !/^[;:–—]$/.test(doc.lower[from - 1]!) && (!edges.has(from) || (from === held && held < at) || UNWILLING.has(doc.lemma[from - 1]!)))
    from--
  let to = last
  while (to + 1 < s.end && !edges.has(to + 1) && !/^[.;:!?…–—]+$/.test(doc.lower[to + 1]!)) to++
  while (from < at && (doc.upos[from] === U.PUNCT || /^(?:and|but|that|so)$/.test(doc.lower[from]!))) from++
  const fronted = at <= from
  let end = last
  while (end + 1 <= to && !(doc.lower[end + 1] === ',' && (fronted || clauseFollows(doc, end + 2, to)))) end++
  // The words of a speaker may have been cut at the wrong word ("refused to talk until Peru | left"): the sentence then decides.
  if (!verbIn(doc, last + 1, end)) {
    while (end + 1 < s.end && !/^[.,;:!?…–—]+$/.test(doc.lower[end + 1]!)) end++
    to = Math.max(to, end)
  }
  const parenthesis = !fronted && /^(?:,|and|or|which|that)$/.test(doc.lower[at - 1] ?? '')
  if (parenthesis) for (let t = last + 1; t < end; t++) if (doc.lower[t + 1] === ',') end = t
  const requires = shave(doc, last + 1, end)
  if (requires[1] - requires[0] < 1 || (last === at && mark !== 'should' && !verbIn(doc, requires[0], requires[1]) && !couldHappen(doc, requires, mark)))
    return null
  const then = fronted ? (afterInsertion(doc, end, statements) ?? behind(doc, end, reported(doc, to, s.end, edges))) : before(doc, from, held)
  if (!then || then[1] - then[0] < 1) return null
  const predicate = predicateIn(doc, then[0], then[1])
  if (predicate < 0 || !dependsHere(doc, then, predicate, mark)) return null
  const cleared = wayFor(doc, predicate, then[1])
  return {
    evidence: [Math.min(then[0], requires[0]), Math.max(then[1], requires[1])],
    then: cleared < 0 ? then : [cleared, then[1]],
    requires,
    predicate,
    setter: cleared < 0 ? subjectOf(doc, predicate) : cleared,
    ...(cleared < 0 ? { type: null } : { owner: cleared, type: 'precondition' as const }),
    tie: last,
  }
}

/** "clears the way for the Fund to pay": whoever then acts; -1 without it. */
function wayFor(doc: Doc, verb: number, last: number): number {
  if (!/^(?:clear|pave|open)$/.test(doc.lemma[verb]!)) return -1
  for (let t = verb + 1; t < last - 2 && t < verb + 5; t++) {
    if (doc.lower[t] !== 'way' || doc.lower[t + 1] !== 'for') continue
    const end = phraseEnd(doc, t + 2, 8)
    return doc.lower[end + 1] === 'to' && end > t + 1 ? end : -1
  }
  return -1
}

/** "Should it fail, he has told the leaders, he will not": what depends is the next part of what is said. */
function afterInsertion(doc: Doc, end: number, statements: readonly StatementClaim[]): readonly [number, number] | null {
  for (const s of statements)
    for (let i = 1; i < s.contentSpans.length; i++) {
      const [before, part] = [s.contentSpans[i - 1]!, s.contentSpans[i]!]
      const at = tokenAt(doc, before[1] - 1)
      if (at < end || at > end + 1 || far(doc, before[1], part[0])) continue
      const last = tokenAt(doc, part[1] - 1)
      return last < doc.count ? shave(doc, tokenAt(doc, part[0]), last) : null
    }
  return null
}

/** A fronted clause before "X said he hoped to": what depends is what is said. */
function reported(doc: Doc, to: number, end: number, edges: ReadonlySet<number>): number {
  if (!edges.has(to + 1)) return to
  let last = to + 1
  while (last + 1 < end && !edges.has(last + 1) && !/^[.;!?…]+$/.test(doc.lower[last + 1]!)) last++
  return Math.min(last, end - 1)
}

/** After a comma in the required part: another clause starts, rather than one more item of a list. */
function clauseFollows(doc: Doc, from: number, to: number): boolean {
  const w = doc.lower[from]
  return w === undefined || from > to || /^(?:and|but|or|who|which|while|though|although|he|she|they|it|citing|adding|according|saying|as|because)$/.test(w)
}

function behind(doc: Doc, comma: number, to: number): readonly [number, number] | null {
  let first = comma + 1
  while (first <= to && (doc.upos[first] === U.PUNCT || doc.lower[first] === 'then')) first++
  return first > to ? null : shave(doc, first, to)
}

/** What stands before the conjunction: from the last comma or "and" that starts a clause of its own. */
function before(doc: Doc, from: number, at: number): readonly [number, number] | null {
  let first = from
  for (let t = at - 1; t > from; t--) {
    if (!/^(?:,|and|but|that|because|although|though|while|whereas)$/.test(doc.lower[t]!) || !verbIn(doc, t + 1, at - 1)) continue
    const subject = doc.upos[t + 1]!
    if (doc.lower[t] === ',' && at - t < 4) continue
    if (![U.PRON, U.NOUN, U.PROPN, U.DET, U.ADJ, U.NUM].includes(subject)) continue
    first = t + 1
    break
  }
  return at - 1 < first ? null : shave(doc, first, at - 1)
}

/** Verbs whose third person the tagger takes for a plural noun. */
const NOUNLIKE =
  /^(?:consents|signs|votes|meets|decides|approves|answers|permits|backs|lifts|ends|stops|returns|rules|acts|pays|moves|changes|leaves|starts|opens|closes|eases|cuts|funds|supports|breaks|holds|retreats|pledges|budges|relents|responds|falls|rises|quits|resigns|wins|strikes|attacks|agrees|yields|drops|halts)$/

export function verbIn(doc: Doc, from: number, to: number): boolean {
  for (let t = from; t <= to; t++) if (doc.upos[t] === U.VERB || doc.upos[t] === U.AUX) return true
  return false
}

/** "before the embassies of both nations resume work", its verb misread as a noun: long enough for a clause, and no time. */
function couldHappen(doc: Doc, [first, last]: readonly [number, number], mark: string): boolean {
  // "until the raids stop": a plural and a singular noun in a row are a subject and its verb.
  if (last > first && doc.xpos[last] === X.NN && doc.xpos[last - 1] === X.NNS) return true
  // "as soon as its parliament consents", "once the board signs off": the verb misread as a plural.
  for (let t = first + 1; t <= last; t++)
    if (doc.xpos[t] === X.NNS && NOUNLIKE.test(doc.lower[t]!) && (doc.xpos[t - 1] === X.NN || doc.xpos[t - 1] === X.NNP)) return true
  if ((mark !== 'before' && mark !== 'until') || last - first < 4) return false
  return !doc.times.some((t) => t.span[0] < doc.end[last]! && doc.start[first]! < t.span[1])
}

/** The verb that carries the stretch: governed from outside it, a modal's verb before all. */
export function predicateIn(doc: Doc, first: number, last: number): number {
  let top = -1
  for (let t = first; t <= last; t++) {
    const h = doc.head[t]!
    if (MODAL.test(doc.lower[t]!) && doc.upos[t] === U.AUX && h >= first && h <= last) return h
    if (top < 0 && (doc.upos[t] === U.VERB || doc.upos[t] === U.ADJ) && (h < first || h > last)) top = t
  }
  if (top >= 0) return top
  for (let t = first; t <= last; t++) if (doc.upos[t] === U.VERB) return t
  return -1
}

export function dependsHere(doc: Doc, [first, last]: readonly [number, number], predicate: number, mark: string): boolean {
  let [blocked, modal, ready] = [false, false, false]
  // "warned of severe consequences should Belgrade".
  const warned = /^(?:warn|speak|threaten|promise)$/.test(doc.lemma[predicate]!) && /^(?:of|with)$/.test(doc.lower[predicate + 1] ?? '')
  for (let t = first; t <= last; t++) {
    const w = doc.lower[t]!
    if (BLOCK.test(w) && doc.lower[t + 1] !== 'only' && doc.lower[t + 1] !== '-') blocked = true
    if (MODAL.test(w) || (warned && conditionLexicon().fate.has(doc.lemma[t]!))) modal = true
    if (READY.test(w) || (w === 'to' && /^(?:is|are)$/.test(doc.lower[t - 1]!))) ready = true
  }
  if (mark === 'while') return blocked && (modal || factsOf(doc, predicate).negated)
  if (mark === 'until' || mark === 'till' || mark === 'before') return blocked && factsOf(doc, predicate).factuality !== 'past-habit'
  if (mark.startsWith('only ')) return modal || blocked
  if (/^(?:once|the (?:moment|minute|day)|as soon as)$/.test(mark)) return modal || ready
  if (mark === 'provided') return (modal || ready) && !conditionLexicon().demandVerb.has(doc.lemma[predicate]!)
  return modal || ready || blocked || imperative(doc, first) || (mark === 'if' && bites(doc, first, last, predicate))
}

/** "If it fails, further duties follow on Monday": something hostile in the present tense. */
function bites(doc: Doc, first: number, last: number, predicate: number): boolean {
  if (doc.xpos[predicate] !== X.VBZ && doc.xpos[predicate] !== X.VBP) return false
  for (let t = first; t <= last; t++) if (conditionLexicon().hostile.has(doc.lemma[t]!)) return true
  return false
}

function imperative(doc: Doc, first: number): boolean {
  return doc.lower[first] === 'please' || doc.lower[first] === "don't"
}
