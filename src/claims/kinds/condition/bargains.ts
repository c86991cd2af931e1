import type { Doc, Sentence } from '../../../model/annotation.ts'
import { clauseTokens, phraseTokens, predicateOf, shave, subjectOf } from '../../shared/clause.ts'
import { rootOf, isRel, U, X } from '../../syntax.ts'
import type { Found } from './found.ts'
import { stretchEnd } from './stretch.ts'
import { conditionLexicon } from './lexicon.ts'

/**
 * Conditions told over two sentences or two halves of one: "They want X. In return they offer Y", "Only after that can it be signed",
 * "X must pay. Otherwise …", "Either we close or we leave", "to stop it, opponents need four countries", "to disarm as the others leave".
 * Read by the words: what ties the halves stands at the head of one of them.
 */
export function bargains(doc: Doc): Found[] {
  const out: Found[] = []
  for (const s of doc.sentences) {
    if (!s.parsed || s.region !== 'body') continue
    const found = [either(doc, s), purpose(doc, s)]
    for (let t = s.first; t < s.end - 3; t++) {
      if (t === opening(doc, s) || /^[;:–—]$/.test(doc.lower[t - 1] ?? '')) found.push(inTurn(doc, s, t), back(doc, s, t))
      if (doc.lower[t] === 'as') found.push(alongside(doc, s, t))
    }
    for (const f of found) if (f) out.push(f)
  }
  return out
}

const GIVING =
  /^(?:will|would|wo|'ll|'d|promis\w*|pledg\w*|agree[sd]?|offer\w*|accept\w*|undertak\w*|undertook|commit\w*|gets?|got|receives?|received|grants?|granted|gives?|gave|must|ready|willing|prepared|guarantee[sd]?|lets?|drops?|dropped|lifts?|lifted|secured?|won)$/
const ASKING = /^(?:wants?|demands?|demanded|secured?|seeks?|sought|obtained?|won|requested?)$/

/** First word of a sentence behind an opening quotation mark or "but". */
function opening(doc: Doc, s: Sentence): number {
  let t = s.first
  while (t < s.end - 1 && (doc.upos[t] === U.PUNCT || doc.lower[t] === 'and' || doc.lower[t] === 'but')) t++
  return t
}

/** Last token of a sentence that is no mark. */
function closing(doc: Doc, s: Sentence): number {
  let t = s.end - 1
  while (t > s.first && doc.upos[t] === U.PUNCT) t--
  return t
}

/** The stretch before a connective: the part before the semicolon, else the sentence before; null at the start of a text or far away. */
function earlier(doc: Doc, s: Sentence, at: number): [first: number, last: number] | null {
  if (at - s.first > 4) return shave(doc, s.first, at - 2)
  const before = doc.sentences[s.index - 1]
  if (!before?.parsed || before.region !== 'body' || doc.text.slice(doc.end[before.end - 1]!, doc.start[s.first]!).split('\n').length > 2) return null
  return [opening(doc, before), closing(doc, before)]
}

/** "In return, the bloc accepted …", "in exchange power will be restored": the earlier half is the price of this one. */
function inTurn(doc: Doc, s: Sentence, t: number): Found | null {
  if (doc.lower[t] !== 'in' || !/^(?:return|exchange)$/.test(doc.lower[t + 1]!) || doc.lower[t + 2] === 'for') return null
  const before = earlier(doc, s, t)
  if (!before) return null
  const then = shave(doc, t + 2, closing(doc, s))
  const wanted = wantedInTurn(doc, before, then, t)
  if (wanted) return wanted
  if (!doc.lower.slice(then[0], then[1] + 1).some((w) => GIVING.test(w))) return null
  let asks = before[0]
  while (asks < before[1] && !ASKING.test(doc.lower[asks]!)) asks++
  const requires = asks < before[1] ? shave(doc, asks + 1, before[1]) : before
  const predicate = asks < before[1] && doc.upos[asks] === U.VERB ? asks : mainVerb(doc, before)
  if (predicate < 0) return null
  return { evidence: [before[0], then[1]], then, requires, predicate, setter: subjectOf(doc, predicate), type: 'offer', tie: t }
}

/** "In return, the company wants an end to …": what was told before is given for what is asked here. */
function wantedInTurn(doc: Doc, before: readonly [number, number], [first, last]: readonly [number, number], tie: number): Found | null {
  for (let t = first + 1; t < last && t < first + 9; t++) {
    if (!ASKS.test(doc.lemma[t]!) || doc.upos[t] !== U.VERB || doc.xpos[t] === X.VBG) continue
    const from = /^(?:for|on|that|to)$/.test(doc.lower[t + 1]!) ? t + 2 : t + 1
    return {
      evidence: [tie, last],
      then: before,
      requires: [from, Math.max(from, stretchEnd(doc, from))],
      predicate: t,
      setter: subjectOf(doc, t),
      type: 'demand',
      tie,
    }
  }
  return null
}

const ASKS = /^(?:want|demand|expect|ask|seek|insist|request|require|need)$/

function mainVerb(doc: Doc, [first, last]: readonly [number, number]): number {
  const root = rootOf(doc, doc.sentenceOf[first]!)
  if (root >= first && root <= last) return root
  for (let t = first; t <= last; t++) if (doc.upos[t] === U.VERB) return t
  return -1
}

const BEHIND: readonly [RegExp, 'precondition' | 'threat'][] = [
  [/^only (?:then|after that|after this|once that|when that) (?:can|could|will|would|may|might|shall) /, 'precondition'],
  [/^without (?:it|that|this|them|those|these) (?:, )?(?:\S+ ){0,6}?(?:will|would|can|could) (?:be no|not) /, 'precondition'],
  [/^(?:otherwise|failing that|if not|or else) (?:, )?(?:\S+ ){0,7}?(?:will|would|'ll|'d|risks?|faces?) /, 'threat'],
]

/** "Only after that can it be signed", "Otherwise the next round will fail": what is required was said before. */
function back(doc: Doc, s: Sentence, t: number): Found | null {
  if (!/^(?:only|otherwise|failing|if|or|without)$/.test(doc.lower[t]!)) return null
  const text = `${doc.lower.slice(t, Math.min(s.end, t + 14)).join(' ')} `
  const hit = BEHIND.find(([r]) => r.test(text))
  const before = hit && earlier(doc, s, t)
  if (!hit || !before) return null
  // What was said before must be a thing to be done, not a state of the world.
  if (
    !doc.lower
      .slice(before[0], before[1] + 1)
      .some((w) => /^(?:must|should|has|have|needs?|yet|wants?|demands?|demanded|first|will|would|until|by|ought|to)$/.test(w))
  )
    return null
  let first = t
  while (first < s.end - 2 && !/^(?:,|can|could|will|would|may|might|shall)$/.test(doc.lower[first]!)) first++
  if (doc.lower[t] !== 'only' && doc.lower[first] !== ',') first = t
  const then = shave(doc, first + 1, closing(doc, s))
  const predicate = mainVerb(doc, then)
  if (predicate < 0 || then[1] <= then[0]) return null
  return { evidence: [before[0], then[1]], then, requires: before, predicate, setter: subjectOf(doc, predicate), type: hit[1], tie: t }
}

/** "Either they leave or we will": one of the two comes true, and the second is what the first is spared. */
function either(doc: Doc, s: Sentence): Found | null {
  let at = s.first
  while (at < s.end && doc.lower[at] !== 'either') at++
  if (at >= s.end - 5 || doc.lower[s.end - 1] === '?' || ![U.PRON, U.DET, U.PROPN, U.NOUN].includes(doc.upos[at + 1]!)) return null
  let or = at + 3
  while (or < s.end && doc.lower[or] !== 'or') or++
  if (or >= s.end - 2 || ![U.PRON, U.DET, U.PROPN, U.NOUN].includes(doc.upos[or + 1]!)) return null
  let last = or + 1
  while (last + 1 < s.end && !/^[.,;:!?”"]$/.test(doc.lower[last + 1]!)) last++
  const [mine, other] = [coming(doc, at + 1, or), coming(doc, or + 1, last + 1)]
  if (mine < 0 || other < 0) return null
  return { evidence: [at, last], then: [or + 1, last], requires: shave(doc, at + 1, or - 1), predicate: other, setter: -1, type: 'threat', tie: or }
}

/** The finite verb of a stretch that is present or still to come; -1 where it is told as past. */
function coming(doc: Doc, from: number, to: number): number {
  for (let t = from; t < to; t++) {
    if (doc.xpos[t] === X.VBD) return -1
    if (doc.xpos[t] === X.VBP || doc.xpos[t] === X.VBZ || doc.xpos[t] === X.VB) return t
  }
  return -1
}

const REACHING =
  /^(?:stop|block|prevent|veto|pass|ratify|approve|join|enter|qualify|unlock|receive|restart|resume|lift|reach|sign|take|come|become|adopt|amend|leave|revive|secure|obtain|save|avoid|avert)$/

/** "To stop it, opponents need four countries": an end, and what it takes. */
function purpose(doc: Doc, s: Sentence): Found | null {
  const at = opening(doc, s)
  if (doc.lower[at] !== 'to' || !REACHING.test(doc.lower[at + 1] ?? '')) return null
  let comma = at + 2
  while (comma < s.end && comma < at + 16 && doc.lower[comma] !== ',') comma++
  if (doc.lower[comma] !== ',') return null
  let need = comma + 2
  while (need < s.end - 2 && need < comma + 8 && !/^(?:needs?|must|requires?)$/.test(doc.lower[need]!)) need++
  if (!/^(?:needs?|must|requires?)$/.test(doc.lower[need] ?? '')) return null
  let last = need + 1
  while (last + 1 < s.end && !/^[.;:!?”"]$/.test(doc.lower[last + 1]!)) last++
  return { evidence: [at, last], then: shave(doc, at + 1, comma - 1), requires: [need + 1, last], predicate: need, setter: -1, type: 'precondition', tie: at }
}

/** "committed to disarm as foreign troops leave": two sides' steps go along with each other. */
function alongside(doc: Doc, s: Sentence, at: number): Found | null {
  if (at - s.first < 4 || /^(?:as|such|so|well|far|same|just|much|,|even|even)$/.test(doc.lower[at - 1]!)) return null
  if (![U.NOUN, U.PROPN, U.ADJ, U.DET].includes(doc.upos[at + 1]!)) return null
  let verb = at + 2
  while (verb < s.end && verb < at + 7 && doc.xpos[verb] !== X.VBP && doc.xpos[verb] !== X.VBZ) verb++
  const lex = conditionLexicon()
  if (
    verb >= s.end ||
    verb >= at + 7 ||
    !(lex.give.has(doc.lemma[verb]!) || lex.ease.has(doc.lemma[verb]!) || /^(?:leave|depart|go|pull|vacate)$/.test(doc.lemma[verb]!))
  )
    return null
  let act = at - 1
  while (act > s.first && at - act < 14 && !(doc.xpos[act] === X.VB && /^(?:to|will|would|must)$/.test(doc.lower[act - 1]!))) act--
  if (doc.xpos[act] !== X.VB || at - act >= 14) return null
  let bound = act
  while (
    bound > s.first &&
    act - bound < 24 &&
    !/^(?:will|would|must|commit\w*|agree\w*|pledg\w*|oblig\w*|undert\w*|promis\w*|provid\w*|is|are|was|were)$/.test(doc.lower[bound]!)
  )
    bound--
  if (act - bound >= 24 || !(lex.give.has(doc.lemma[act]!) || lex.ease.has(doc.lemma[act]!) || /^(?:start|begin|pull)$/.test(doc.lemma[act]!))) return null
  let last = verb
  while (last + 1 < s.end && !/^[.,;:!?”"]$/.test(doc.lower[last + 1]!)) last++
  return { evidence: [act - 1, last], then: [act, at - 1], requires: [at + 1, last], predicate: act, setter: -1, type: 'precondition', tie: at }
}

/** "the month of grace that he had asked for", "the guarantees Tehran is demanding": what a relative clause says was asked for. */
export function relativeDemand(doc: Doc, verb: number): Found | null {
  if (!isRel(doc, verb, 'acl:relcl') || doc.head[verb]! < 0 || doc.head[verb]! > verb) return null
  const noun = doc.head[verb]!
  const want = `${doc.lemma[verb]} ${doc.lower[verb + 1] ?? ''}`
  if (!/^(?:ask for|call for|press for|push for|plead for|insist on|insist upon) $/.test(`${want} `) && !/^demand /.test(want)) return null
  const next = /^(?:ask|call|press|push|plead|insist)$/.test(doc.lemma[verb]!) ? verb + 2 : verb + 1
  // A full object behind the verb is no gap.
  if ([U.NOUN, U.DET, U.PROPN, U.ADJ, U.NUM].includes(doc.upos[next]!) || doc.upos[noun] !== U.NOUN) return null
  const subject = subjectOf(doc, verb)
  if (subject < 0 || subject > verb || subject < noun || /^(?:that|which|who)$/.test(doc.lower[subject]!)) return null
  const requires: [number, number] = [phraseTokens(doc, noun)[0], Math.max(noun, Math.min(phraseTokens(doc, noun)[1], subject - 1))]
  if (/^(?:that|which|,)$/.test(doc.lower[requires[1]]!)) requires[1]--
  return { evidence: [requires[0], next - 1], then: null, requires, predicate: verb, setter: subject, type: 'demand', tie: verb }
}

/** ", as Paris and Vienna are demanding", "because Oslo had insisted on it": the clause before is what they ask for. */
export function asDemanded(doc: Doc, verb: number): Found | null {
  if (!/^(?:demand|request|urge|insist|want|require)$/.test(doc.lemma[verb]!)) return null
  const behind = doc.lower.slice(verb + 1, verb + 3).join(' ')
  const it = /^(?:it|this|so|them)\b|^on (?:it|this|them)$/.test(behind)
  if (!it && ![U.PUNCT, U.CCONJ].includes(doc.upos[verb + 1] ?? U.PUNCT) && !/^(?:in exchange|in return|as part)$/.test(behind)) return null
  const s = doc.sentences[doc.sentenceOf[verb]!]!
  let as = verb - 1
  while (as > s.first && verb - as < 10 && !/^(?:as|because|since)$/.test(doc.lower[as]!)) as--
  const because = /^(?:because|since)$/.test(doc.lower[as]!)
  if (
    (doc.lower[as] !== 'as' && !because) ||
    because !== it ||
    doc.lower.slice(as, verb).some((w) => /^(?:not|n't|never|no)$/.test(w)) ||
    doc.lower[as - 1] === 'as' ||
    as - s.first < 4
  )
    return null
  let main = doc.head[verb]!
  if (main >= as || main < 0 || doc.upos[main] !== U.VERB) main = predicateOf(doc, as - 1)
  if (main < 0 || main >= as || doc.upos[main] !== U.VERB) return null
  const requires = shave(doc, clauseTokens(doc, main)[0], as - 1)
  const subject = subjectOf(doc, verb)
  if (requires[1] <= requires[0] || subject < as) return null
  return { evidence: [requires[0], verb], then: null, requires, predicate: verb, setter: subject, type: 'demand', tie: verb }
}
