import type { Doc } from '../../../model/annotation.ts'
import { clauseTokens, isPredicate, phraseTokens } from '../../shared/clause.ts'
import { behindDateline } from '../../shared/dateline.ts'
import { rowBefore } from '../../shared/rows.ts'
import { kidsOf, treeOf } from '../../shared/tree.ts'
import { timeAt, timesBetween } from '../../shared/when.ts'
import { isRel, U, X } from '../../syntax.ts'
import { meetingWords } from './lexicon.ts'

/** Whether a date hangs on a token. */
export function hasTime(doc: Doc, token: number): boolean {
  const tree = treeOf(doc)
  for (const k of kidsOf(doc, token)) {
    if (!isRel(doc, k, 'obl', 'nmod', 'obl:unmarked', 'nmod:unmarked', 'advmod', 'nmod:poss', 'compound', 'nmod:desc', 'nummod', 'acl', 'acl:relcl', 'xcomp'))
      continue
    if (timesBetween(doc, tree.left[k]!, tree.right[k]!).some((x) => (x.type === 'DATE' || x.type === 'TIME') && x.edtf !== null)) return true
    // "later on Wednesday", half of which the parser hung elsewhere.
    const at = timeAt(doc, k)
    if (at && (at.type === 'DATE' || at.type === 'TIME') && at.edtf !== null) return true
  }
  return false
}

/** Evidence of a clause about a meeting: up over the infinitives that belong to it, down to what hangs on the meeting; no dateline. */
export function extent(doc: Doc, predicate: number, meeting: number): { first: number; last: number } {
  const whole = clauseOf(doc, predicate, meeting)
  const behind = behindDateline(doc, doc.sentenceOf[predicate]!)
  return whole.first < behind && behind <= Math.min(predicate, meeting) ? { first: behind, last: whole.last } : whole
}

function clauseOf(doc: Doc, predicate: number, meeting: number): { first: number; last: number } {
  let head = predicate
  for (let steps = 0; steps < 4 && isRel(doc, head, 'xcomp') && doc.head[head]! >= 0; steps++) head = doc.head[head]!
  if (isRel(doc, head, 'acl') && doc.head[head]! >= 0 && doc.xpos[predicate] !== X.VBG) {
    const noun = doc.head[head]!
    if (infinitive(doc, head)) {
      const [first, last] = phraseTokens(doc, noun, { relative: true })
      return { first: Math.min(first, head), last: Math.max(last, clauseTokens(doc, head, { keep: [meeting] })[1]) }
    }
  }
  if (!isPredicate(doc, head)) {
    const [first, last] = phraseTokens(doc, head, { relative: true })
    return { first: Math.min(first, meeting), last: Math.max(last, meeting) }
  }
  const [first, end] = clauseTokens(doc, head, { keep: [meeting, predicate] })
  let last = Math.max(end, predicate, meeting)
  if (last === predicate && meeting < predicate) last = restOf(doc, predicate)
  const from = leftOf(doc, Math.min(first, predicate, meeting))
  const row = rowBefore(doc, head)
  return { first: row && row[0] < from && from <= row[1] + 1 ? row[0] : from, last }
}

/** Where the parser tore a clause off behind its verb: on to the next punctuation mark or conjunction. */
function restOf(doc: Doc, verb: number): number {
  const end = doc.sentences[doc.sentenceOf[verb]!]!.end
  let t = verb
  while (t + 1 < end && t < verb + 16 && doc.upos[t + 1] !== U.PUNCT && doc.upos[t + 1] !== U.SCONJ) t++
  return t
}

/** The determiner and adjectives before a noun that starts a stretch. */
function leftOf(doc: Doc, noun: number): number {
  let t = noun
  const first = doc.sentences[doc.sentenceOf[noun]!]!.first
  while (doc.upos[noun] === U.NOUN && t > first && noun - t < 5 && (doc.upos[t - 1] === U.DET || doc.upos[t - 1] === U.ADJ)) t--
  return t
}

function infinitive(doc: Doc, token: number): boolean {
  for (const k of kidsOf(doc, token)) if (doc.lower[k] === 'to' && k < token) return true
  return false
}

export function inTime(doc: Doc, token: number): boolean {
  return (timeAt(doc, token)?.edtf ?? null) !== null
}

/**
 * Where the text goes on to say when and where a meeting was to be: from a participle like "scheduled" or "slated" behind
 * the noun to the end of that phrase, whatever the parser hung it on; null without one.
 */
export function planBehind(doc: Doc, top: number): [number, number] | null {
  const end = doc.sentences[doc.sentenceOf[top]!]!.end
  for (let t = top + 1; t < end && t < top + 14; t++) {
    if (meetingWords().raw.nouns[doc.lemma[t]!] && !meetingWords().raw.nouns[doc.lemma[t]!]!.weak && t > top + 1) return null
    if (!/^(?:schedule|slate|plan|set|due|fix|hold|book)$/.test(doc.lemma[t]!) || (doc.xpos[t] !== X.VBN && doc.xpos[t] !== X.VBD && doc.upos[t] !== U.ADJ))
      continue
    if (
      !/^(?:,|which|that|was|is|were|been|be|originally|initially|tentatively|had|has|already|and)$/.test(doc.lower[t - 1]!) &&
      t !== top + 1 &&
      doc.upos[t - 1] !== U.PROPN &&
      doc.upos[t - 1] !== U.NOUN
    )
      continue
    if (!/^(?:for|to|on|in|at|next|later|this|tomorrow|[a-z]+day)$/.test(doc.lower[t + 1] ?? '') && doc.upos[t + 1] !== U.PROPN) continue
    let last = t
    while (last + 1 < end && last < t + 12 && !/^[,;:.—–]$/.test(doc.lower[last + 1]!) && !(last > t + 3 && doc.upos[last + 1] === U.SCONJ)) last++
    return [t, last]
  }
  return null
}
