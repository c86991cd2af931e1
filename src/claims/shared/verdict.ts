import type { Doc } from '../../model/annotation.ts'
import { lexicon, words } from '../data.ts'
import { isRel, U, X } from '../syntax.ts'
import { isPredicate } from './clause.ts'
import { kidsOf, treeOf } from './tree.ts'

// What the words around a clause say of its truth: that it is false ("denied that", "reports that … were untrue"), or that nobody says it is so.

interface Lexicon {
  readonly denying: readonly string[]
  readonly dismissing: readonly string[]
  readonly confirming: readonly string[]
  readonly hearsay: readonly string[]
  readonly truth: readonly string[]
  readonly proof: readonly string[]
  readonly untrue: readonly string[]
  readonly true: readonly string[]
  readonly urging: readonly string[]
  readonly cautioning: readonly string[]
}

let sets: Record<keyof Lexicon, ReadonlySet<string>> | null = null

function lists(): Record<keyof Lexicon, ReadonlySet<string>> {
  if (!sets) {
    const raw = lexicon<Lexicon>('factuality')
    const names = ['denying', 'dismissing', 'confirming', 'hearsay', 'truth', 'proof', 'untrue', 'true', 'urging', 'cautioning'] as const
    sets = Object.fromEntries(names.map((n) => [n, words([...raw[n]])])) as Record<keyof Lexicon, ReadonlySet<string>>
  }
  return sets
}

/** `denied`: said to be false. `moot`: nobody says that it is so. `unwanted`: somebody wants it not to be. */
export interface Verdict {
  readonly verdict: 'denied' | 'moot' | 'unwanted'
  /** The token that says so. */
  readonly by: number
  /** The noun of hearsay that stands before the clause, where only the words tell. */
  readonly from?: number
}

/**
 * What the words over and around a clause say of its truth, or null where they leave it standing. `token` heads the clause (or is its noun).
 * Denials under a negation ("did not deny that") leave a clause standing. Pure; a few steps up the tree.
 */
export function verdictOn(doc: Doc, token: number): Verdict | null {
  const aside = inverted(doc, token) ?? ifHad(doc, token) ?? onlyThen(doc, token) ?? ofNothing(doc, token)
  if (aside) return aside
  const around = byWords(doc, token)
  if (around) return around
  let at = token
  for (let steps = 0; steps < 8; steps++) {
    const hearsay = hearsayOver(doc, at)
    if (hearsay >= 0) {
      const found = onHearsay(doc, hearsay)
      if (found) return found
      at = hearsay
      continue
    }
    const head = doc.head[at]!
    if (head < 0) return null
    const urged = notTo(doc, at, head)
    if (urged) return urged
    if (isRel(doc, at, 'ccomp', 'xcomp', 'csubj', 'csubj:pass', 'csubj:outer') || (isRel(doc, at, 'acl', 'advcl') && thatOf(doc, at) >= 0)) {
      const found = onClause(doc, at, head)
      if (found) return found
    } else if (!isRel(doc, at, 'conj', 'obj', 'iobj', 'obl', 'nsubj', 'nsubj:pass', 'nmod', 'acl') || isRel(doc, at, 'acl:relcl') || presupposed(doc, at))
      return null
    at = head
  }
  return null
}

/** What the predicate over a "that" clause or a gerund makes of it. */
function onClause(doc: Doc, at: number, head: number): Verdict | null {
  const l = lists()
  const lemma = doc.lemma[head]!
  const infinitive = doc.lower[at - 1] === 'to'
  if (l.denying.has(lemma) && !infinitive && doc.upos[head] === U.VERB) {
    if (deniesOther(doc, head, at)) return null
    if (!no(doc, head)) return { verdict: 'denied', by: head }
    // "neither confirmed nor denied that"; who only does not deny it lets it stand.
    const first = isRel(doc, head, 'conj') ? doc.head[head]! : head
    return first >= 0 && [first, ...kidsOf(doc, first)].some((t) => l.confirming.has(doc.lemma[t]!)) ? { verdict: 'moot', by: head } : null
  }
  // "No sign has emerged that"
  if (kidsOf(doc, head).some((k) => k < head && isRel(doc, k, 'nsubj', 'nsubj:pass') && l.proof.has(doc.lemma[k]!) && hasNo(doc, k)))
    return { verdict: 'moot', by: head }
  if (lemma === 'doubt' && !no(doc, head)) return { verdict: 'moot', by: head }
  // "could not confirm that": who knows.
  if (l.confirming.has(lemma) && (no(doc, head) || declined(doc, head))) return { verdict: 'moot', by: head }
  if (isFalse(doc, head) && (!infinitive || SAYING.test(doc.lemma[at]!))) return { verdict: 'denied', by: head }
  return null
}

/** "denies wrongdoing and points out that": what a verb denies stands before the clause that the parser hung on it. */
export function deniesOther(doc: Doc, head: number, at: number): boolean {
  const that = thatOf(doc, at)
  if (that > head && !tells(doc.lemma[that - 1]!) && doc.lower.slice(head + 1, that).some((x) => x === 'and' || x === 'but')) return true
  return kidsOf(doc, head).some((k) => k > head && k < at && isRel(doc, k, 'obj') && !tells(doc.lemma[k]!))
}

/** "It would be wrong to say that". */
const SAYING = /^(?:say|claim|suggest|argue|assume|think|believe|conclude|state|assert|imply|infer|report)$/

/** The noun of hearsay or proof that a clause is the content of: by the tree, or right before its "that"; -1 without one. */
function hearsayOver(doc: Doc, at: number): number {
  const is = (t: number) => t >= 0 && doc.upos[t] === U.NOUN && tells(doc.lemma[t]!)
  const that = thatOf(doc, at)
  if (that > 0 && is(that - 1)) return that - 1
  const head = doc.head[at]!
  if (head < 0 || !is(head)) return -1
  if (isRel(doc, at, 'acl', 'acl:relcl', 'ccomp', 'advcl') && that >= 0) return head
  return isRel(doc, at, 'nmod') && !isPredicate(doc, at) && caseWord(doc, at, /^(?:of|about|to|on)$/) ? head : -1
}

function tells(lemma: string): boolean {
  const l = lists()
  return l.hearsay.has(lemma) || l.truth.has(lemma) || l.proof.has(lemma) || l.untrue.has(lemma) || lemma === 'doubt'
}

/** What is made of a report, a rumour or a sign: "dismissed reports", "reports were false", "no truth in", "no sign". */
function onHearsay(doc: Doc, noun: number): Verdict | null {
  const l = lists()
  for (const k of kidsOf(doc, noun)) if (isRel(doc, k, 'amod') && l.untrue.has(doc.lower[k]!)) return { verdict: 'denied', by: noun }
  const head = doc.head[noun]!
  if (doc.lemma[noun] === 'doubt') return hasNo(doc, noun) || (head >= 0 && no(doc, head)) ? null : { verdict: 'moot', by: noun }
  // "the lie that"
  if (l.untrue.has(doc.lemma[noun]!)) return { verdict: 'denied', by: noun }
  if (l.truth.has(doc.lemma[noun]!) || (l.hearsay.has(doc.lemma[noun]!) && hasNo(doc, noun))) return hasNo(doc, noun) ? { verdict: 'denied', by: noun } : null
  if (l.proof.has(doc.lemma[noun]!))
    return hasNo(doc, noun) || (head >= 0 && isRel(doc, noun, 'obj', 'nsubj') && no(doc, head)) ? { verdict: 'moot', by: noun } : null
  if (head < 0) return null
  if (isRel(doc, noun, 'nmod', 'obl') && l.truth.has(doc.lemma[head]!)) return hasNo(doc, head) || no(doc, head) ? { verdict: 'denied', by: head } : null
  if (isRel(doc, noun, 'nsubj', 'nsubj:pass', 'nsubj:outer') && isFalse(doc, head)) return { verdict: 'denied', by: head }
  const verb = isPredicate(doc, head) ? head : doc.head[head]!
  if (verb < 0 || !isRel(doc, noun, 'obj', 'nsubj:pass', 'obl', 'nmod', 'conj', 'ccomp')) return null
  if (!l.dismissing.has(doc.lemma[verb]!) && !l.denying.has(doc.lemma[verb]!)) return null
  // "reports … were dismissed": the verb behind; "dismissed reports": the verb before.
  if (verb < noun ? no(doc, verb) : no(doc, verb) || !isRel(doc, noun, 'nsubj:pass')) return null
  return { verdict: 'denied', by: verb }
}

/**
 * "Reports that X had met Y were dismissed", "called the claim that … a lie", by the words alone: behind a clause parsers often lose what the
 * noun before it belongs to.
 */
function byWords(doc: Doc, at: number): Verdict | null {
  const l = lists()
  const s = doc.sentences[doc.sentenceOf[at]!]!
  let noun = -1
  for (let t = at - 1; t > s.first && t > at - 14 && noun < 0; t--) if (doc.lower[t] === 'that' && tells(doc.lemma[t - 1]!.toLowerCase())) noun = t - 1
  if (noun < 0) return null
  const called = doc.lower.slice(Math.max(s.first, noun - 4), noun).some((x) => /^(?:called|calls|branded|labelled|labeled|described|termed)$/.test(x))
  for (let t = at + 1; t < s.end && t < at + 30; t++) {
    if (called && l.untrue.has(doc.lower[t]!) && (doc.lower[t - 1] === 'as' || doc.upos[t - 1] === U.DET)) return { verdict: 'denied', by: t, from: noun }
    if (!/^(?:is|are|was|were|proved|been|be)$/.test(doc.lower[t]!)) continue
    let u = t + 1
    while (u < s.end && u < t + 4 && (doc.upos[u] === U.ADV || doc.upos[u] === U.DET || doc.upos[u] === U.PART)) u++
    const negated = doc.lower.slice(t, u).some((x) => NOT.test(x))
    if (l.untrue.has(doc.lower[u]!) && !negated) return { verdict: 'denied', by: u, from: noun }
    if (l.true.has(doc.lower[u]!) && negated) return { verdict: 'denied', by: u, from: noun }
    if (doc.xpos[u] === X.VBN && !negated && (l.dismissing.has(doc.lemma[u]!) || l.denying.has(doc.lemma[u]!)) && doc.lower[t] !== 'proved')
      return { verdict: 'denied', by: u, from: noun }
  }
  return null
}

/** Whether a predicate says "is false": "untrue", "a lie", "not true", "far from the truth". */
function isFalse(doc: Doc, head: number): boolean {
  const l = lists()
  if (l.untrue.has(doc.lemma[head]!) || l.untrue.has(doc.lower[head]!)) return !no(doc, head) && copular(doc, head)
  return (
    (l.true.has(doc.lemma[head]!) || l.truth.has(doc.lemma[head]!)) &&
    copular(doc, head) &&
    (no(doc, head) || doc.lower[head - 1] === 'from' || hasNo(doc, head))
  )
}

function copular(doc: Doc, head: number): boolean {
  return kidsOf(doc, head).some((k) => isRel(doc, k, 'cop', 'nsubj', 'expl')) || isRel(doc, head, 'xcomp')
}

/** The "that" at the front of a clause, or -1; behind a word like "report" parsers take it for a relative pronoun. */
function thatOf(doc: Doc, at: number): number {
  for (const k of kidsOf(doc, at))
    if (k < at && doc.lower[k] === 'that' && (isRel(doc, k, 'mark') || (isRel(doc, k, 'obj', 'obl') && k > 0 && tells(doc.lemma[k - 1]!)))) return k
  return -1
}

const NOT = /^(?:not|n't|never|neither|nor|hardly|scarcely|cannot)$/

/** Whether a predicate is negated by a word of its own, or by the verb over its infinitive ("refused to deny"). */
function no(doc: Doc, head: number): boolean {
  for (const k of kidsOf(doc, head)) if (NOT.test(doc.lower[k]!) && isRel(doc, k, 'advmod', 'cc', 'cc:preconj', 'aux')) return true
  // "Nobody disputes that"
  for (const k of kidsOf(doc, head))
    if (k < head && isRel(doc, k, 'nsubj') && (/^(?:nobody|none|nothing|few|neither)$/.test(doc.lower[k]!) || noOne(doc, k))) return true
  return declined(doc, head)
}

function noOne(doc: Doc, noun: number): boolean {
  return kidsOf(doc, noun).some((k) => isRel(doc, k, 'det') && /^(?:no|neither|few)$/.test(doc.lower[k]!))
}

function declined(doc: Doc, head: number): boolean {
  const over = doc.head[head]!
  return over >= 0 && isRel(doc, head, 'xcomp') && doc.lower[head - 1] === 'to' && /^(?:refuse|decline|fail|unable|unwilling)$/.test(doc.lemma[over]!)
}

function hasNo(doc: Doc, noun: number): boolean {
  for (const k of kidsOf(doc, noun))
    if (k < noun && isRel(doc, k, 'det', 'amod', 'advmod', 'cc:preconj', 'cc') && /^(?:no|little|scant|neither|any|not)$/.test(doc.lower[k]!))
      return doc.lower[k] !== 'any' || isNegatedExistence(doc, noun)
  return false
}

function isNegatedExistence(doc: Doc, noun: number): boolean {
  const head = doc.head[noun]!
  return head >= 0 && no(doc, head)
}

/** A definite thing that a clause only mentions is taken as there, whatever is denied of it. */
function presupposed(doc: Doc, at: number): boolean {
  if (doc.upos[at] === U.VERB || isPredicate(doc, at)) return isRel(doc, at, 'acl') && doc.xpos[at] !== X.VB
  for (const k of kidsOf(doc, at))
    if (k < at && (isRel(doc, k, 'nmod:poss') || (isRel(doc, k, 'det') && /^(?:the|this|that|these|those)$/.test(doc.lower[k]!)))) return true
  return false
}

/** "urged them not to meet", "warned against signing": what somebody should not do. */
function notTo(doc: Doc, at: number, head: number): Verdict | null {
  const l = lists()
  const lemma = doc.lemma[head]!
  const urging = l.urging.has(lemma)
  if (!urging && !l.cautioning.has(lemma)) return null
  if (caseWord(doc, at, /^against$/)) return { verdict: 'unwanted', by: head }
  if (isRel(doc, at, 'xcomp', 'advcl', 'ccomp', 'acl') && doc.lower.slice(Math.max(head, at - 4), at).includes('to') && no(doc, at))
    return { verdict: 'unwanted', by: head }
  return null
}

function caseWord(doc: Doc, at: number, which: RegExp): boolean {
  for (const k of kidsOf(doc, at)) if (k < at && isRel(doc, k, 'case', 'mark') && which.test(doc.lower[k]!)) return true
  return false
}

/** "Had they signed it, they would have …": they did not. Read off the words, since parsers take such clauses for others. */
function inverted(doc: Doc, at: number): Verdict | null {
  const s = doc.sentences[doc.sentenceOf[at]!]!
  if (doc.upos[at] !== U.VERB && doc.upos[at] !== U.NOUN) return null
  for (let t = at - 2; t >= s.first && t > at - 12; t--) {
    if (doc.lower[t] === ',' || doc.lower[t] === ';') return null
    if (!/^(?:had|should)$/.test(doc.lower[t]!)) continue
    const before = t > s.first ? doc.lower[t - 1]! : ','
    if (!/^(?:[,;:"“‘—–]|that|and|but|because|since)$/.test(before) || doc.lower[s.end - 1] === '?') return null
    if (doc.upos[t + 1] === U.VERB || doc.upos[t + 1] === U.ADV || doc.lower[t + 1] === 'to' || doc.lower[t + 1] === 'been') return null
    const then = doc.lower[t] === 'had' ? wouldHave(doc, s.first, s.end) : t === s.first && doc.lower.slice(at, s.end).some((x) => MODAL.test(x))
    return then && (t === s.first || /^\p{Lu}/u.test(doc.text.charAt(doc.start[t]!)) || before !== ',') ? { verdict: 'moot', by: t } : null
  }
  return null
}

/** "If they had signed it, they would have …" */
function ifHad(doc: Doc, at: number): Verdict | null {
  let [mark, had] = [false, false]
  for (const k of kidsOf(doc, at)) {
    if (isRel(doc, k, 'mark') && doc.lower[k] === 'if') mark = true
    if (doc.lower[k] === 'had' && isRel(doc, k, 'aux')) had = true
  }
  if (!mark || !had) return null
  const s = doc.sentences[doc.sentenceOf[at]!]!
  return wouldHave(doc, s.first, s.end) ? { verdict: 'moot', by: at } : null
}

function wouldHave(doc: Doc, first: number, end: number): boolean {
  for (let t = first; t + 1 < end; t++)
    if (/^(?:would|could|might|'d)$/.test(doc.lower[t]!) && doc.lower.slice(t + 1, t + 4).some((x) => x === 'have' || x === 'be')) return true
  return false
}

/** "would share data only after a treaty was signed", "will not return before they have met": ahead, if ever. */
function onlyThen(doc: Doc, at: number): Verdict | null {
  if (!isRel(doc, at, 'advcl')) return null
  const mark = kidsOf(doc, at).find((k) => k < at && isRel(doc, k, 'mark', 'advmod', 'case') && /^(?:after|once|when|before|until|till)$/.test(doc.lower[k]!))
  if (mark === undefined) return null
  const head = doc.head[at]!
  const early = /^(?:before|until|till)$/.test(doc.lower[mark]!)
  if (!early && doc.lower[mark - 1] !== 'only' && doc.lower[mark - 1] !== 'unless') return null
  if (early && !no(doc, head)) return null
  for (let g = head, n = 0; g >= 0 && n < 3; n++) {
    if (kidsOf(doc, g).some((k) => isRel(doc, k, 'aux') && MODAL.test(doc.lower[k]!)) || (doc.lower[g - 1] === 'to' && doc.xpos[g] === X.VB))
      return { verdict: 'moot', by: mark }
    if (!isRel(doc, g, 'xcomp', 'conj')) return null
    g = doc.head[g]!
  }
  return null
}

const MODAL = /^(?:will|would|can|could|may|might|shall|should|must|'ll|'d|wo|ca)$/

/** "No document signed behind our back", "nothing agreed in Geneva": there is none. */
function ofNothing(doc: Doc, at: number): Verdict | null {
  if (!isRel(doc, at, 'acl', 'acl:relcl') || doc.lower[at - 1] === 'to') return null
  const noun = doc.head[at]!
  if (tells(doc.lemma[noun]!) || thatOf(doc, at) >= 0) return null
  const left = treeOf(doc).left[noun]!
  if (/^(?:nothing|none|nobody|neither)$/.test(doc.lower[noun]!)) return { verdict: 'moot', by: noun }
  for (const k of kidsOf(doc, noun))
    if (k < noun && k >= left && isRel(doc, k, 'det') && /^(?:no|neither|any|whatever)$/.test(doc.lower[k]!)) return { verdict: 'moot', by: k }
  return null
}
