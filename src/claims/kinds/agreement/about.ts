import type { Doc } from '../../../model/annotation.ts'
import { caseOf, phraseTokens, wordsOf } from '../../shared/clause.ts'
import { kidsOf } from '../../shared/tree.ts'
import { inTime } from '../../shared/when.ts'
import { isRel, U } from '../../syntax.ts'
import type { Candidate } from './candidate.ts'
import { agreementWords } from './lexicon.ts'

/** What was agreed: the noun with what belongs to it, or the infinitive or clause behind the verb. */
export function aboutOf(doc: Doc, c: Candidate): string | null {
  // "Under the accord, X is to withdraw": what is done under it.
  if (c.verb >= 0 && c.verb !== c.trigger && c.noun === c.trigger && (caseOf(doc, c.noun) === 'under' || doc.lower[c.first] === 'under')) {
    const topic = topicBehind(doc, c.noun, c.noun + 8)
    const [start, end] = phraseTokens(doc, c.noun, { relative: true })
    return `${wordsOf(doc, start, Math.max(c.noun, Math.min(end, start + 9)))}: ${topic ?? wordsOf(doc, beginning(doc, c), Math.max(c.verb, Math.min(c.last, c.verb + 16)))}`
  }
  // "Under its terms X will …"
  if (c.noun < 0 && c.verb >= 0 && c.trigger < c.verb && doc.lemma[c.trigger] === 'term')
    return wordsOf(doc, c.verb, Math.max(c.verb, Math.min(c.last, c.verb + 20)))
  if (c.noun >= 0 && doc.upos[c.noun] !== U.PRON) {
    const [first, last] = phraseTokens(doc, c.noun, { relative: false, conj: true })
    const from = doc.upos[first] === U.DET && first < c.noun ? first + 1 : first
    const named = topicBehind(doc, c.noun, c.last)
    if (named) return named
    const topic = [...kidsOf(doc, c.noun)].filter((k) => k > c.noun && isRel(doc, k, 'nmod', 'acl')).length > 0
    const base = wordsOf(doc, Math.min(from, c.noun), Math.max(c.noun, Math.min(last, from + 14)))
    if (topic || c.verb < 0) return base
    if (c.terms)
      for (const k of kidsOf(doc, c.verb))
        if (k > c.verb && isRel(doc, k, 'xcomp', 'ccomp', 'advcl')) return `${base}: ${wordsOf(doc, ...clauseCapped(doc, k, c.last))}`
    const include = c.terms || /^(?:include|envisage|provide|see|entail|stipulate|foresee)$/.test(doc.lemma[c.verb]!)
    for (const k of kidsOf(doc, c.verb))
      if ((include && isRel(doc, k, 'obj')) || (isRel(doc, k, 'obl') && /^(?:on|for|over)$/.test(caseOf(doc, k)) && !inTime(doc, k)))
        return `${base}: ${wordsOf(doc, ...capped(doc, k))}`
    return base
  }
  // "signed off on it": what the pronoun stands for.
  if (c.noun >= 0 && doc.upos[c.noun] === U.PRON) {
    const meant = dealBefore(doc, c.noun)
    if (meant >= 0) {
      const [first, last] = phraseTokens(doc, meant)
      return topicBehind(doc, meant, last) ?? wordsOf(doc, doc.upos[first] === U.DET ? first + 1 : first, Math.min(last, first + 12))
    }
  }
  const after = c.idiom ?? c.trigger
  // "came to terms on herring"
  if (c.idiom !== undefined && c.idiom + 1 < c.last && /^(?:on|over|about|upon|regarding|to)$/.test(doc.lower[c.idiom + 1]!) && !inTime(doc, c.idiom + 2))
    return wordsOf(doc, c.idiom + 2, Math.max(c.idiom + 2, beforePause(doc, c.idiom + 2, Math.min(c.last, c.idiom + 12))))
  for (const k of kidsOf(doc, c.trigger)) if (k > after && isRel(doc, k, 'xcomp', 'ccomp', 'advcl', 'acl')) return wordsOf(doc, ...clauseCapped(doc, k, c.last))
  for (const k of kidsOf(doc, c.trigger)) {
    if (k <= after || doc.upos[k] === U.PRON || /^(?:another|other|time|principle|party|side)$/.test(doc.lemma[k]!)) continue
    if (isRel(doc, k, 'obj', 'obl') && !inTime(doc, k) && TOPIC.test(caseOf(doc, k))) return wordsOf(doc, ...capped(doc, k))
  }
  return c.verb >= 0 && c.verb === c.trigger ? topicOf(doc, c) : null
}

/** The last token of a stretch before a semicolon, colon or dash. */
function beforePause(doc: Doc, from: number, to: number): number {
  for (let t = from; t <= to; t++) if (/^[;:–—]$/.test(doc.lower[t]!)) return t - 1
  return to
}

/** The last agreement named before a token, in its sentence or the two before; -1 without one. */
function dealBefore(doc: Doc, token: number): number {
  const { hard } = agreementWords()
  const first = doc.sentences[Math.max(0, doc.sentenceOf[token]! - 2)]!.first
  for (let t = token - 1; t >= first && t > token - 60; t--) if (doc.upos[t] === U.NOUN && hard.has(doc.lemma[t]!)) return t
  return -1
}

/** Prepositions that tell what something is about. */
const TOPIC = /^(?:|to|on|upon|over|about|for|of|regarding|concerning|towards?)$/

/** The infinitive further on in the clause: "agreed with Cairo on Monday to reopen the crossing". */
function topicOf(doc: Doc, c: Candidate): string | null {
  for (let t = c.trigger + 1; t < c.last && t < c.trigger + 14; t++)
    if (doc.lower[t] === 'to' && doc.upos[t + 1] === U.VERB) return wordsOf(doc, ...clauseCapped(doc, t + 1, c.last))
  return null
}

const GENERIC = new Set([
  'proposal',
  'offer',
  'deal',
  'agreement',
  'accord',
  'plan',
  'framework',
  'initiative',
  'pact',
  'terms',
  'term',
  'package',
  'treaty',
  'draft',
])

/** What a proposal is for, where that stands further on: "the proposal of X's envoy Y on a truce" is about the truce. */
function topicBehind(doc: Doc, noun: number, last: number): string | null {
  if (!GENERIC.has(doc.lemma[noun]!)) return null
  for (let t = noun + 1; t < last && t < noun + 18; t++) {
    const to = doc.lower[t] === 'to' && doc.upos[t + 1] === U.VERB
    // "the understanding in which X pledged an election": what follows is what was agreed.
    if (/^(?:in|under|by)$/.test(doc.lower[t]!) && doc.lower[t + 1] === 'which' && t + 2 < last)
      return `${doc.lower[noun]} … ${wordsOf(doc, t + 2, Math.min(last, t + 14))}`
    if (!/^(?:for|on|regarding|concerning|over)$/.test(doc.lower[t]!) && !to) continue
    if (
      inTime(doc, t + 1) ||
      /^(?:condition|top|behalf|paper|camera|record|sidelines)$/.test(doc.lower[t + 1]!) ||
      doc.upos[t + 1] === U.PUNCT ||
      (doc.upos[t + 1] === U.PROPN && doc.lower[t] === 'for')
    )
      continue
    const [, end] = to ? clauseCapped(doc, t + 1, last) : [0, Math.min(last, t + 12)]
    let first = noun
    while (
      first > 0 &&
      noun - first < 4 &&
      (doc.upos[first - 1] === U.ADJ || doc.upos[first - 1] === U.NOUN || doc.upos[first - 1] === U.PROPN) &&
      doc.sentenceOf[first - 1] === doc.sentenceOf[noun]
    )
      first--
    const tail = wordsOf(doc, t, Math.max(t + 1, end))
    return t === noun + 1 ? `${wordsOf(doc, first, noun)} ${tail}` : `${wordsOf(doc, first, noun)} … ${tail}`
  }
  return null
}

function capped(doc: Doc, head: number): [number, number] {
  const [first, last] = phraseTokens(doc, head, { conj: true })
  return [first, Math.max(head, Math.min(last, first + 14))]
}

function clauseCapped(doc: Doc, head: number, last: number): [number, number] {
  let first = head
  for (const k of kidsOf(doc, head)) if (k < first && !isRel(doc, k, 'mark', 'cc', 'punct')) first = k
  return [first, Math.max(head, Math.min(last, first + 16))]
}

/** Whether words name an agreement without saying over what ("the new deal"). */
export function isBare(about: string | null): boolean {
  if (about === null) return true
  const w = agreementWords()
  for (const word of about.toLowerCase().match(/[\p{L}\d-]+/gu) ?? []) {
    const lemma = word.replace(/s$/, '')
    if (/^(?:\d+|a|an|the|of|on|to|for|in|and|or|with|by|at|from|all|any|no|\d+%|monday|tuesday|wednesday|thursday|friday|saturday|sunday)$/.test(word))
      continue
    if (/^(?:january|february|march|april|may|june|july|august|september|october|november|december)$/.test(word)) continue
    if (!(w.nouns.has(word) || w.nouns.has(lemma) || w.formal.has(word) || w.formal.has(lemma))) return false
  }
  return true
}

/** What the article's talks or quarrel are over, by the first words that say so ("talks on water", "a row over licence plates"); null without any. */
export function matterOf(doc: Doc): string | null {
  const w = agreementWords()
  for (const s of doc.sentences) {
    if (!s.parsed || s.region !== 'body') continue
    for (let t = s.first; t < s.end - 2; t++) {
      if (doc.upos[t] !== U.NOUN || !w.matters.has(doc.lemma[t]!)) continue
      if (!/^(?:on|over|about|regarding|concerning)$/.test(doc.lower[t + 1]!)) continue
      const head = phraseHead(doc, t + 2, s.end)
      if (head < 0 || inTime(doc, head)) continue
      const words = wordsOf(doc, t + 2, head)
      if (
        !isBare(words) &&
        !/^(?:the |an? )?(?:agenda|table|issues?|matters?|subjects?|topics?|ground|board|phone|telephone|sidelines|eve|verge|brink)$/.test(words)
      )
        return words
    }
  }
  return namedMatter(doc)
}

/** "the licence-plate row", "wage talks": what stands before the first of such words; null without any. */
function namedMatter(doc: Doc): string | null {
  const w = agreementWords()
  for (const s of doc.sentences) {
    if (!s.parsed || s.region !== 'body') continue
    for (let t = s.first + 1; t < s.end; t++) {
      if (doc.upos[t] !== U.NOUN || !w.matters.has(doc.lemma[t]!)) continue
      let first = t
      while (first > s.first && t - first < 3 && (doc.upos[first - 1] === U.NOUN || doc.lower[first - 1] === '-')) first--
      while (doc.lower[first] === '-') first++
      if (first < t && !isBare(wordsOf(doc, first, t - 1))) return wordsOf(doc, first, t)
    }
  }
  return null
}

/** Last noun of the plain phrase that starts at a token, with one "of" behind it; -1 when it is none. */
function phraseHead(doc: Doc, from: number, end: number): number {
  let [last, of] = [-1, false]
  for (let t = from; t < end && t < from + 9; t++) {
    if (doc.upos[t] === U.NOUN || doc.upos[t] === U.PROPN) last = t
    else if (doc.lower[t] === 'of' && last >= 0 && !of) of = true
    else if (
      !(doc.upos[t] === U.DET || doc.upos[t] === U.ADJ || doc.upos[t] === U.NUM || doc.lower[t] === '-' || /^(?:'s|’s|its|their|how)$/.test(doc.lower[t]!))
    )
      break
  }
  return last
}

/** Where the clause behind "under the accord" begins: with its subject, if that stands behind the accord. */
function beginning(doc: Doc, c: Candidate): number {
  let first = c.verb
  for (const k of kidsOf(doc, c.verb)) if (k > c.noun && k < first && isRel(doc, k, 'nsubj', 'nsubj:pass')) first = phraseTokens(doc, k)[0]
  return Math.max(first, c.noun + 1) <= c.verb ? Math.max(first, c.noun + 1) : c.verb
}
