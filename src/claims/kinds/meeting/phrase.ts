import type { Doc } from '../../../model/annotation.ts'
import type { MeetingStatus } from '../../../model/claim.ts'
import { actorsBetween } from '../../shared/actors.ts'
import { caseOf, phraseTokens, predicateOf, prepsOf, shave } from '../../shared/clause.ts'
import { factsOf } from '../../shared/factuality.ts'
import { kidsOf, treeOf } from '../../shared/tree.ts'
import { timesBetween } from '../../shared/when.ts'
import { isRel, R, U, X } from '../../syntax.ts'
import type { Base, Candidate } from './candidate.ts'
import { hasTime, inTime, planBehind } from './extent.ts'
import { meetingWords } from './lexicon.ts'
import { statusOf, useOf } from './status.ts'

/** "The meeting is on Friday", "the talks are under way", "the summit may be back on", "a meeting is possible". */
export function copular(doc: Doc, head: number, top: number): MeetingStatus | null {
  // "are in talks", "are back in talks"
  if (
    (head === top || /^(?:back|still|again)$/.test(doc.lower[head]!)) &&
    top >= 0 &&
    caseOf(doc, top) === 'in' &&
    meetingWords().raw.nouns[doc.lemma[top]!]?.family === 'process' &&
    factsOf(doc, head).tense !== null
  )
    return factsOf(doc, head).negated ? 'ruled out' : statusOf(doc, 'ongoing', head, false)
  if (head === top && firstOfRow(doc, top)) return statusOf(doc, 'hold', head, hasTime(doc, head))
  if (doc.upos[head] === U.VERB || (top >= 0 && !(isRel(doc, top, 'nsubj', 'nsubj:outer') || head > top))) return null
  const word = doc.lower[head]!
  const dated = hasTime(doc, head) || inTime(doc, head)
  // "the gathering was under way": then, unless somebody says so of now.
  const past = factsOf(doc, head)
  if (/^(?:underway|ongoing|way)$/.test(word) && past.tense === 'past' && !past.perfect && past.modal === null && isRel(doc, head, 'advcl')) return 'held'
  if (/^(?:underway|ongoing|way|deadlock|deadlocked|stalled|impasse|progress|limbo|stalemate)$/.test(word)) return statusOf(doc, 'ongoing', head, dated)
  const before = `${doc.lower[head - 2] ?? ''} ${doc.lower[head - 1] ?? ''}`
  // "are out of the question", "is off the table", "are on hold".
  if (word === 'question' && doc.lower.slice(head - 3, head).includes('of')) return statusOf(doc, 'ruled out', head, dated)
  if (/^(?:table|agenda|cards)$/.test(word) && before === 'off the') return statusOf(doc, 'ruled out', head, dated)
  if (/^(?:hold|ice)$/.test(word) && /\bon$/.test(before)) return statusOf(doc, 'postponed', head, dated)
  if (/^(?:possible|likely|conceivable|imminent|on|back|necessary|urgent|track|table|cards)$/.test(word) && word !== 'likely') {
    if (/^(?:necessary|urgent)$/.test(word)) return 'called for'
    return statusOf(doc, 'proposed', head, dated)
  }
  if (/^(?:off|over)$/.test(word)) return statusOf(doc, word === 'off' ? 'cancelled' : 'hold', head, dated)
  if (/^(?:due|scheduled|set|slated)$/.test(word)) return statusOf(doc, 'scheduled', head, dated)
  if (
    dated ||
    /^(?:productive|constructive|positive|fruitful|inconclusive|fruitless|useful|cordial|tense|frank|candid|successful|difficult|short|brief|first|second|third|good|serious|intensive)$/.test(
      word,
    )
  )
    return statusOf(doc, 'hold', head, dated)
  return null
}

/** "It was the first face-to-face round since …", "This was their third meeting". */
function firstOfRow(doc: Doc, top: number): boolean {
  let [pointed, numbered] = [false, false]
  for (const k of kidsOf(doc, top)) {
    if (isRel(doc, k, 'nsubj') && (/^(?:it|this|that|these)$/.test(doc.lower[k]!) || meetingWords().raw.nouns[doc.lemma[k]!])) pointed = true
    if (meetingWords().raw.ordinals[doc.lower[k]!] !== undefined || /^(?:last|latest)$/.test(doc.lower[k]!)) numbered = true
  }
  return pointed && numbered
}

/** What adjectives, participles and relative clauses at the noun say: "upcoming", "planned for Geneva", "which was called off". */
export function byModifier(doc: Doc, top: number): MeetingStatus | null {
  const { adjectives } = meetingWords()
  let found: MeetingStatus | null = null
  const take = (status: MeetingStatus | null | undefined) => {
    if (status && (found === null || STRENGTH.indexOf(status) < STRENGTH.indexOf(found))) found = status
  }
  for (const k of kidsOf(doc, top)) {
    if (isRel(doc, k, 'acl', 'acl:relcl')) take(participle(doc, k))
    else if (k < top && isRel(doc, k, 'amod', 'compound', 'advmod', 'det')) take(adjectives.get(doc.lower[k]!) ?? adjectives.get(doc.lemma[k]!))
  }
  return found
}

const STRENGTH: readonly MeetingStatus[] = ['cancelled', 'postponed', 'ruled out', 'scheduled', 'under way', 'called for', 'proposed', 'held']

function participle(doc: Doc, verb: number): MeetingStatus | null {
  const uses = meetingWords().verbs.get(doc.lemma[verb]!)
  if (!uses) return doc.rel[verb] === R['acl:relcl'] && doc.upos[verb] !== U.VERB ? copular(doc, verb, -1) : null
  const passive = doc.xpos[verb] === X.VBN && doc.rel[verb] === R.acl
  if (passive) {
    const use = uses.find((u) => u.role === 'o')
    if (!use) return null
    if (use.group === 'hold') return 'held'
    return use.group === 'begin' || use.group === 'ongoing' ? 'under way' : use.group
  }
  let noun = -1
  for (const k of kidsOf(doc, verb)) if (isRel(doc, k, 'nsubj', 'nsubj:pass', 'obj') && /^(?:which|that)$/.test(doc.lower[k]!)) noun = k
  const use = noun >= 0 ? useOf(doc, verb, noun) : null
  return use ? statusOf(doc, use.group, verb, hasTime(doc, verb)) : null
}

/** A phrase that claims an occasion by itself: after or during it, with its date or its people, planned or current. */
export function byPhrase(doc: Doc, base: Base, t: number, top: number, verb: number, dated: boolean): Candidate | null {
  const { sets } = meetingWords()
  if (nothing(doc, top)) return null
  const told = byModifier(doc, top)
  const plan = told === 'cancelled' || told === 'postponed' || told === 'ruled out' ? null : planBehind(doc, top)
  const modifier = plan === null ? told : doc.lemma[plan[0]] === 'hold' && doc.lower[plan[0] - 1] !== 'be' ? 'held' : 'scheduled'
  const [first, last] = phraseTokens(doc, top, { relative: true })
  const bare = doc.lower[first - 1] ?? ''
  const word = caseOf(doc, top) || (isRel(doc, top, 'obl') && sets.anchors.has(bare) ? bare : '')
  const stretch = { first: word && !isRel(doc, top, 'nsubj', 'obj') ? Math.max(treeOf(doc).left[top]!, first - 3) : first, last }
  const [a, b] = shave(doc, Math.min(stretch.first, first), last)
  const place = { first: a, last: b }
  const people = sides(doc, top)
  const explicit = modifier !== null && modifier !== 'held' && modifier !== 'proposed'
  if (verb >= 0 || predicateOf(doc, top) >= 0) {
    const over = verb >= 0 ? verb : predicateOf(doc, top)
    const lead = leadIn(doc, first)
    if (lead) return people > 0 || dated ? { ...base, predicate: -1, status: explicit ? modifier! : 'scheduled', outright: false, ...place } : null
    const anchor =
      isRel(doc, top, 'obl', 'nmod', 'advcl') &&
      (sets.anchors.has(word.split(' ')[0]!) || (word === 'in' && isRel(doc, top, 'obl') && /^(?:round|session|meeting|encounter)$/.test(doc.lemma[top]!)))
    if (anchor && base.family === 'process' && word !== 'at' && word !== 'during' && people === 0 && !dated && top === t && !sitedAt(doc, top)) return null
    if (
      anchor &&
      (definite(doc, top, people, dated) ||
        (base.noun?.weak !== true && sitedAt(doc, top)) ||
        (top !== t && /^(?:hour|day|week|month|night)s$/.test(doc.lower[top]!)))
    )
      return { ...base, predicate: -1, status: explicit ? modifier! : 'held', outright: false, ...place }
    if (!anchor && /^(?:before|ahead of|prior to|until|unless|in advance of|in preparation for|without|despite|from|against)$/.test(word) && !dated) return null
    if (people >= 2 || dated || explicit) {
      const facts = factsOf(doc, over)
      // "Many believe that a call between A and B helped": it was.
      const done = people >= 2 && isRel(doc, top, 'nsubj') && facts.tense === 'past' && !facts.negated && facts.modal === null && facts.condition === null
      const tense = done ? 'held' : statusOf(doc, 'hold', over, dated)
      const status = modifier ?? fromTense(doc, top, tense, dated)
      if (status === null) return null
      if (!dated && !explicit && generalTalks(doc, t, top)) return null
      return { ...base, predicate: -1, status, outright: false, ...place }
    }
  }
  return null
}

/** "at a summit in Paris": a place makes it one occasion. */
function sitedAt(doc: Doc, top: number): boolean {
  return prepsOf(doc, top).some((p) => /^(?:in|at)$/.test(p.word) && actorsBetween(doc, p.head, p.head).some((a) => a.type === 'place' || a.type === 'country'))
}

/** "no meeting on Thursday" */
function nothing(doc: Doc, top: number): boolean {
  for (const k of kidsOf(doc, top)) if (isRel(doc, k, 'det') && doc.lower[k] === 'no') return true
  return false
}

/** Whether a phrase is led in by "ahead of", "before", "prior to": what it names was still to come. */
function leadIn(doc: Doc, first: number): boolean {
  let t = first - 1
  while (t >= 0 && doc.upos[t] === U.DET && first - t < 3) t--
  const [a, b] = [doc.lower[t - 1] ?? '', doc.lower[t] ?? '']
  return b === 'before' || (b === 'of' && (a === 'ahead' || a === 'advance')) || (b === 'to' && a === 'prior')
}

/** A date of its own decides better than the tense of whatever the phrase stands in. */
function fromTense(doc: Doc, top: number, tense: MeetingStatus | null, dated: boolean): MeetingStatus | null {
  if (!dated) return tense === 'ruled out' || tense === 'cancelled' || tense === 'called for' ? null : tense
  const published = doc.article.published?.edtf ?? null
  const [from, to] = [treeOf(doc).left[top]!, treeOf(doc).right[top]!]
  const time = timesBetween(doc, from, to).find((x) => x.edtf !== null)
  if (!time?.edtf || !published) return tense
  return time.edtf.slice(0, 10) > published.slice(0, 10) ? 'scheduled' : 'held'
}

/** Talks of a kind without an occasion ("negotiations between A and B are hard"): no article of their own, no number, no place. */
function generalTalks(doc: Doc, t: number, top: number): boolean {
  if (doc.lemma[top] === 'round' || top !== t) return false
  const family = meetingWords().raw.nouns[doc.lemma[t]!]?.family
  return family === 'process'
}

/** Whether a mention points at one occasion: definite, possessed, numbered, dated, or with its people. */
export function definite(doc: Doc, top: number, people: number, dated: boolean): boolean {
  if (people >= 1 || dated) return true
  for (const k of kidsOf(doc, top)) {
    if (isRel(doc, k, 'nmod:poss')) return true
    if (isRel(doc, k, 'det') && /^(?:the|this|that|these|those)$/.test(doc.lower[k]!)) return true
    if (meetingWords().raw.ordinals[doc.lower[k]!] !== undefined) return true
  }
  return false
}

const OWNED = /^(?:summit|meeting|session|assembly|conference|plenary|gathering|congress|retreat|forum)$/

/** How many are named at the phrase as taking part. */
export function sides(doc: Doc, top: number): number {
  const [first, last] = phraseTokens(doc, top, { relative: false })
  const before = actorsBetween(doc, first, top).filter((a) => a.type !== 'place').length
  let n = before
  for (const k of kidsOf(doc, top))
    if (isRel(doc, k, 'acl') && /^(?:attend|host|chair|convene|broker|mediate|sponsor|organi[sz]e|lead)$/.test(doc.lemma[k]!)) n += 2
  for (const p of prepsOf(doc, top))
    if (p.word === 'of' && OWNED.test(doc.lemma[top]!) && actorsBetween(doc, p.head, p.head).some((a) => a.type === 'organisation' || a.type === 'country'))
      n += 1
    else if (/^(?:with|between|among)$/.test(p.word))
      n += Math.max(p.word === 'with' ? 1 : 2, actorsBetween(doc, p.head, Math.min(last, treeOf(doc).right[p.head]!)).length)
  return n
}
