import type { Doc } from '../../../model/annotation.ts'
import type { MeetingStatus } from '../../../model/claim.ts'
import { actorsBetween, actorsOf, partiesOf } from '../../shared/actors.ts'
import { caseOf, clauseTokens, isPredicate, objectsOf, phraseTokens, predicateOf, prepsOf, shave, subjectOf } from '../../shared/clause.ts'
import { factsOf } from '../../shared/factuality.ts'
import { kidsOf, treeOf } from '../../shared/tree.ts'
import { timeAt, timesBetween } from '../../shared/when.ts'
import { isRel, R, U, X } from '../../syntax.ts'
import { type ActEntry, type Family, meetingWords, type NounEntry } from './lexicon.ts'
import { hasOtherSide, nameTokenBehind, several, sideLike } from './participants.ts'
import { statusOf, useOf } from './status.ts'

/** A place in the text that claims something of a meeting, before anybody asks which meeting. */
export interface Candidate {
  /** The noun or verb that names the meeting. */
  readonly trigger: number
  /** The head of the phrase ("round" over "talks"); the trigger itself for verbs. */
  readonly top: number
  readonly noun: NounEntry | null
  readonly act: ActEntry | null
  readonly family: Family
  /** Verb of the clause that says what becomes of it; -1 when only the phrase does. */
  readonly predicate: number
  readonly status: MeetingStatus
  /** Whether the verb says what becomes of the meeting ("cancelled"), so that its own day is not the meeting's. */
  readonly outright: boolean
  readonly first: number
  readonly last: number
}

/** All candidates of a document in reading order; several about one phrase are cut down to the most telling. */
export function findMeetings(doc: Doc): Candidate[] {
  const { raw } = meetingWords()
  const out: Candidate[] = []
  for (const sentence of doc.sentences) {
    if (!sentence.parsed || sentence.region !== 'body') continue
    for (let t = sentence.first; t < sentence.end; t++) {
      const noun = nounAt(doc, t)
      const act = !noun && doc.upos[t] === U.VERB ? raw.acts[doc.lemma[t]!] : undefined
      if (act) {
        const found = fromAct(doc, t, act)
        if (found) out.push(found)
      } else if (noun) {
        const found = fromNoun(doc, t, noun)
        if (found) out.push(found)
      } else if (meetingWords().sets.teams.has(doc.lemma[t]!)) {
        const found = fromTeam(doc, t)
        if (found) out.push(found)
      } else if (out.length > 0 && meetingWords().nominal.get(doc.lemma[t]!) === 'cancelled' && doc.upos[t] === U.NOUN) {
        const found = fromCancellation(doc, t)
        if (found) out.push(found)
      } else if (doc.lower[t] === 'it' && isRel(doc, t, 'nsubj', 'nsubj:pass', 'obj')) {
        const found = fromPronoun(doc, t, out.length > 0)
        if (found) out.push(found)
      }
    }
  }
  return single(out)
}

/** Whether a token names a meeting as a noun; weak and plural-only ones are checked here. */
function nounAt(doc: Doc, t: number): NounEntry | null {
  const { raw, sets } = meetingWords()
  const misread = (doc.lower[t] === 'talks' || doc.lower[t] === 'summit') && t > 0 && (doc.upos[t - 1] === U.ADJ || doc.upos[t - 1] === U.NOUN || doc.upos[t - 1] === U.PROPN)
  if (doc.upos[t] !== U.NOUN && doc.upos[t] !== U.PROPN && !misread) return null
  const entry = raw.nouns[doc.lemma[t]!] ?? raw.nouns[doc.lower[t]!]
  if (!entry) return null
  if (entry.plural && !doc.lower[t]!.endsWith('s')) return null
  const before = t > 0 ? doc.lower[t - 1]! : ''
  if (raw.notBefore[doc.lemma[t]!]?.includes(before)) return null
  const head = doc.head[t]!
  if (doc.lemma[t] === 'mediation' && /^(?:effort|mission|bid|drive|initiative)$/.test(doc.lemma[head] ?? '')) return entry
  if (isRel(doc, t, 'compound') && head > t && !sets.headed.has(doc.lemma[head]!) && !meetingWords().nominal.has(doc.lemma[head]!)) return null
  if (isRel(doc, t, 'compound') && head > t && raw.nouns[doc.lemma[head]!] && !raw.nouns[doc.lemma[head]!]!.weak) return null
  if (doc.lemma[t] === 'round' && !ofTalks(doc, t)) return null
  if (entry.weak && !raw.weakBefore[doc.lemma[t]!]?.includes(before) && !withSide(doc, t)) return null
  return entry
}

function ofTalks(doc: Doc, t: number): boolean {
  for (const k of kidsOf(doc, t)) if (k > t && meetingWords().raw.nouns[doc.lemma[k]!]) return true
  if (/^(?:negotiating|negotiation|talks|bargaining)$/.test(doc.lower[t - 1] ?? '')) return true
  for (const k of kidsOf(doc, t)) if (k > t && isRel(doc, k, 'nmod') && caseOf(doc, k) === 'of') return false
  const head = doc.head[t]!
  const verb = head >= 0 ? predicateOf(doc, head) : -1
  return verb >= 0 && /^(?:take|hold|start|conclude|end|begin|schedule|follow|finish|resume|produce|happen)$/.test(doc.lemma[verb]!) && isRel(doc, t, 'nsubj', 'obj', 'nsubj:pass', 'obl')
}

function withSide(doc: Doc, t: number): boolean {
  for (const p of prepsOf(doc, t)) if (/^(?:with|between|to)$/.test(p.word) && sideLike(doc, p.head)) return true
  const head = doc.head[t]!
  if (head >= 0 && isRel(doc, t, 'obj', 'obl')) for (const p of prepsOf(doc, head)) if (p.word === 'with' && sideLike(doc, p.head)) return true
  return false
}

/** The outermost noun of a chain like "round of talks", "hours of discussions", "a date for a third round"; with what it says. */
function climb(doc: Doc, noun: number): { top: number; nominal: MeetingStatus | null; over: number } {
  const { sets, nominal } = meetingWords()
  let top = noun
  for (let steps = 0; steps < 4; steps++) {
    const head = doc.head[top]!
    if (head < 0) break
    const of = isRel(doc, top, 'nmod') && caseOf(doc, top) === 'of'
    if (steps === 0 && isRel(doc, top, 'compound') && doc.lemma[top] === 'mediation' && /^(?:effort|mission|bid|drive|initiative)$/.test(doc.lemma[head]!)) {
      top = head
      continue
    }
    if (of && (sets.containers.has(doc.lemma[head]!) || meetingWords().raw.nouns[doc.lemma[head]!])) top = head
    else if (isRel(doc, top, 'nmod', 'compound', 'nmod:poss') && nominal.has(doc.lemma[head]!)) {
      const status = nominal.get(doc.lemma[head]!)!
      if (isRel(doc, top, 'nmod') && !/^(?:of|for|to|in|with|about|on)$/.test(caseOf(doc, top))) break
      return { top, nominal: status, over: head }
    } else break
  }
  return { top, nominal: null, over: -1 }
}

function fromNoun(doc: Doc, t: number, entry: NounEntry): Candidate | null {
  const { top, nominal, over } = climb(doc, t)
  const base = { trigger: t, top, noun: entry, act: null, family: top !== t && doc.lemma[top] === 'round' ? ('round' as const) : entry.family }
  const dated = hasTime(doc, top)
  if (over >= 0 && nominal) return byNominal(doc, base, over, nominal)
  const { verb, as } = verbOver(doc, top)
  if (verb >= 0) {
    const use = useOf(doc, verb, top, as)
    if (use && !((as === 's' || isRel(doc, top, 'nsubj')) && subjectOnly(doc, verb))) {
      const status = statusOf(doc, use.group, verb, dated || hasTime(doc, verb))
      const modified = use.group === 'hold' || use.group === 'begin' || use.group === 'ongoing' ? byModifier(doc, top) : null
      if (status === null) return null
      if (specific(doc, t, top, status, use.group !== 'hold' || use.role !== 'at')) {
        const going = modified === 'under way' && (status === 'called for' || status === 'proposed') && use.group === 'ongoing'
        const final = going || (status === 'held' && modified && modified !== 'held' && modified !== 'proposed') ? modified : status
        return { ...base, predicate: verb, status: final, outright: !PLAIN.has(use.group), ...extent(doc, verb, top) }
      }
    }
    const cop = copular(doc, verb, top)
    if (cop) return { ...base, predicate: verb, status: cop, outright: false, ...extent(doc, verb, top) }
  }
  return byPhrase(doc, base, t, top, verb, dated)
}

const PLAIN = new Set<string>(['hold', 'begin', 'ongoing'])

type Base = Pick<Candidate, 'trigger' | 'top' | 'noun' | 'act' | 'family'>

/** Verbs with the meeting as subject that only use it as a theme ("the summit showed …"). */
function subjectOnly(doc: Doc, verb: number): boolean {
  return /^(?:hold|have|make|see|call|describe|bring)$/.test(doc.lemma[verb]!) && !/^(?:progress|headway)$/.test(doc.lower[verb + 1] ?? '')
}

/**
 * The verb that a noun phrase belongs to as subject, object or prepositional phrase; -1 when it hangs on a noun. An
 * auxiliary right behind the phrase makes it the subject, whatever the parser thought ("indicated the summit could be saved").
 */
function verbOver(doc: Doc, top: number): { verb: number; as: 's' | 'o' | null } {
  const behind = auxiliaryBehind(doc, top)
  if (behind >= 0 && doc.head[top] !== behind) {
    let passive = false
    for (const k of kidsOf(doc, behind)) if (doc.rel[k] === R['aux:pass']) passive = true
    return { verb: behind, as: passive ? 'o' : 's' }
  }
  if (doc.upos[top] === U.VERB) {
    const before = verbBefore(doc, top)
    return before >= 0 ? { verb: before, as: null } : { verb: finiteBehind(doc, top), as: 's' }
  }
  const head = doc.head[top]!
  const finite = head < top ? finiteBehind(doc, top) : -1
  if (finite >= 0 && (head < 0 || !isRel(doc, top, 'obj', 'obl', 'nmod', 'conj', 'xcomp', 'appos', 'compound'))) return { verb: finite, as: 's' }
  if (head < 0) return { verb: isPredicate(doc, top) ? top : -1, as: null }
  if (isRel(doc, top, 'conj')) return verbOver(doc, head)
  if (isRel(doc, top, 'nsubj', 'nsubj:pass', 'obj', 'obl', 'iobj', 'csubj', 'nsubj:outer', 'ccomp', 'xcomp', 'obl:agent')) return { verb: head, as: null }
  return { verb: -1, as: null }
}

/** The verb before the prepositions of a noun that the tagger took for a verb ("walked out of coalition talks"); -1 without one. */
function verbBefore(doc: Doc, top: number): number {
  const first = doc.sentences[doc.sentenceOf[top]!]!.first
  for (let t = top - 1; t >= first && t > top - 8; t--) {
    if (doc.upos[t] === U.VERB) return t
    if (!NOMINAL.has(doc.upos[t]!)) return -1
  }
  return -1
}

/** The finite verb right behind a noun and the prepositional phrases at it, by the tags alone; -1 without one. */
function finiteBehind(doc: Doc, top: number): number {
  const end = doc.sentences[doc.sentenceOf[top]!]!.end
  for (let t = top + 1; t < end && t < top + 12; t++) {
    if (doc.upos[t] === U.VERB) return doc.xpos[t] === X.VBD || doc.xpos[t] === X.VBZ || doc.xpos[t] === X.VBP ? t : -1
    if (!NOMINAL.has(doc.upos[t]!)) return -1
  }
  return -1
}

const NOMINAL: ReadonlySet<number> = new Set([U.ADP, U.DET, U.ADJ, U.NUM, U.PROPN, U.NOUN, U.CCONJ])

/** The verb or predicate whose auxiliary stands right behind the noun (or behind the prepositional phrases at it); -1 without one. */
function auxiliaryBehind(doc: Doc, top: number): number {
  const end = doc.sentences[doc.sentenceOf[top]!]!.end
  for (const at of [top + 1, treeOf(doc).right[top]! + 1]) {
    if (at >= end || doc.upos[at] !== U.AUX || !isRel(doc, at, 'aux', 'aux:pass', 'cop')) continue
    const head = doc.head[at]!
    if (head > at && head !== top) return head
  }
  // "the summit, for the good of both, will not take place"
  if (doc.lower[top + 1] === ',') {
    for (let t = top + 2; t + 1 < end && t < top + 24; t++) {
      if (doc.lower[t] !== ',' || doc.upos[t + 1] !== U.AUX || !isRel(doc, t + 1, 'aux', 'aux:pass')) continue
      const head = doc.head[t + 1]!
      return head > t + 1 ? head : -1
    }
  }
  return -1
}

/** "The meeting is on Friday", "the talks are under way", "the summit may be back on", "a meeting is possible". */
function copular(doc: Doc, head: number, top: number): MeetingStatus | null {
  if (doc.upos[head] === U.VERB || (top >= 0 && !(isRel(doc, top, 'nsubj', 'nsubj:outer') || head > top))) return null
  const word = doc.lower[head]!
  const dated = hasTime(doc, head)
  if (/^(?:underway|ongoing|way|deadlock|deadlocked|stalled|impasse|progress|limbo|stalemate)$/.test(word)) return statusOf(doc, 'ongoing', head, dated)
  if (/^(?:possible|likely|conceivable|imminent|on|back|necessary|urgent|track|table|cards)$/.test(word) && (word !== 'likely')) {
    if (/^(?:necessary|urgent)$/.test(word)) return 'called for'
    return statusOf(doc, 'proposed', head, dated)
  }
  if (/^(?:off|over)$/.test(word)) return statusOf(doc, word === 'off' ? 'cancelled' : 'hold', head, dated)
  if (/^(?:due|scheduled|set|slated)$/.test(word)) return statusOf(doc, 'scheduled', head, dated)
  if (dated || /^(?:productive|constructive|positive|fruitful|inconclusive|fruitless|useful|cordial|tense|frank|candid|successful|difficult|short|brief|first|second|third|good|serious|intensive)$/.test(word)) return statusOf(doc, 'hold', head, dated)
  return null
}

/** A phrase governed by a telling noun: "the cancellation of the summit", "a date for a third round has not been set". */
function byNominal(doc: Doc, base: Base, over: number, nominal: MeetingStatus): Candidate | null {
  const verb = predicateOf(doc, over)
  let status: MeetingStatus = nominal
  if (nominal === 'scheduled') {
    if (verb < 0) return null
    const use = statusOf(doc, 'scheduled', verb, true)
    if (use === null) return null
    status = use
  }
  if (nominal === 'held' || nominal === 'under way') {
    if (verb >= 0) {
      const ordinary = statusOf(doc, nominal === 'held' ? 'hold' : 'ongoing', verb, false)
      if (ordinary === null && nominal === 'held') return null
      status = ordinary === 'proposed' || ordinary === 'scheduled' ? (byModifier(doc, base.top) ?? nominal) : nominal
    }
  }
  if (nominal === 'called for' || nominal === 'proposed') {
    if (!specific(doc, base.trigger, base.top, status, true)) return null
  }
  const whole = verb >= 0 && (isRel(doc, over, 'nsubj', 'nsubj:pass', 'obj') || doc.head[over] === verb)
  if (whole && verb !== over) return { ...base, predicate: verb, status, outright: true, ...extent(doc, verb, base.top) }
  const [first, last] = phraseTokens(doc, over, { relative: true })
  return { ...base, predicate: verb, status, outright: true, first, last }
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
function byPhrase(doc: Doc, base: Base, t: number, top: number, verb: number, dated: boolean): Candidate | null {
  const { sets } = meetingWords()
  const told = byModifier(doc, top)
  const plan = told === 'cancelled' || told === 'postponed' || told === 'ruled out' ? null : planBehind(doc, top)
  const modifier = plan === null ? told : doc.lemma[plan[0]] === 'hold' && doc.lower[plan[0] - 1] !== 'be' ? 'held' : 'scheduled'
  const word = caseOf(doc, top)
  const [first, last] = phraseTokens(doc, top, { relative: true })
  const stretch = { first: word && !isRel(doc, top, 'nsubj', 'obj') ? Math.max(treeOf(doc).left[top]!, first - 3) : first, last }
  const [a, b] = shave(doc, Math.min(stretch.first, first), last)
  const place = { first: a, last: b }
  const people = sides(doc, top)
  const explicit = modifier !== null && modifier !== 'held' && modifier !== 'proposed'
  if (verb >= 0 || predicateOf(doc, top) >= 0) {
    const over = verb >= 0 ? verb : predicateOf(doc, top)
    const lead = leadIn(doc, first)
    if (lead) return people > 0 || dated ? { ...base, predicate: -1, status: explicit ? modifier! : 'scheduled', outright: false, ...place } : null
    const anchor = isRel(doc, top, 'obl', 'nmod', 'advcl') && sets.anchors.has(word.split(' ')[0]!)
    if (anchor && base.family === 'process' && word !== 'at' && word !== 'during' && people === 0 && !dated) return null
    if (anchor && definite(doc, top, people, dated)) return { ...base, predicate: -1, status: explicit ? modifier! : 'held', outright: false, ...place }
    if (!anchor && /^(?:before|ahead of|prior to|until|unless|in advance of|in preparation for|without|despite|from|against)$/.test(word) && !dated) return null
    if (people >= 2 || dated || explicit) {
      const tense = statusOf(doc, 'hold', over, dated)
      const status = modifier ?? fromTense(doc, top, tense, dated)
      if (status === null) return null
      if (!dated && !explicit && generalTalks(doc, t, top) ) return null
      return { ...base, predicate: -1, status, outright: false, ...place }
    }
  }
  return null
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
function definite(doc: Doc, top: number, people: number, dated: boolean): boolean {
  if (people >= 1 || dated) return true
  for (const k of kidsOf(doc, top)) {
    if (isRel(doc, k, 'nmod:poss')) return true
    if (isRel(doc, k, 'det') && /^(?:the|this|that|these|those)$/.test(doc.lower[k]!)) return true
    if (meetingWords().raw.ordinals[doc.lower[k]!] !== undefined) return true
  }
  return false
}

/** How many are named at the phrase as taking part. */
function sides(doc: Doc, top: number): number {
  const [first, last] = phraseTokens(doc, top, { relative: false })
  const before = actorsBetween(doc, first, top).filter((a) => a.type !== 'place').length
  let n = before
  for (const p of prepsOf(doc, top)) if (/^(?:with|between|among)$/.test(p.word)) n += Math.max(p.word === 'with' ? 1 : 2, actorsBetween(doc, p.head, Math.min(last, treeOf(doc).right[p.head]!)).length)
  return n
}

/** Whether a date hangs on a token. */
export function hasTime(doc: Doc, token: number): boolean {
  const tree = treeOf(doc)
  for (const k of kidsOf(doc, token)) {
    if (!isRel(doc, k, 'obl', 'nmod', 'obl:unmarked', 'nmod:unmarked', 'advmod', 'nmod:poss', 'compound', 'nmod:desc', 'nummod', 'acl', 'acl:relcl', 'xcomp')) continue
    if (timesBetween(doc, tree.left[k]!, tree.right[k]!).some((x) => (x.type === 'DATE' || x.type === 'TIME') && x.edtf !== null)) return true
  }
  return false
}

/** Whether a governed noun claims an occasion at all, or speaks of talks in general. */
function specific(doc: Doc, t: number, top: number, status: MeetingStatus, central: boolean): boolean {
  if (status !== 'held' && status !== 'proposed') return true
  if (isRel(doc, top, 'obl', 'nmod') && !central && sides(doc, top) === 0 && !hasTime(doc, top)) return definite(doc, top, 0, false)
  return t >= 0
}

/** Evidence of a clause about a meeting: up over the infinitives that belong to it, down to what hangs on the meeting. */
function extent(doc: Doc, predicate: number, meeting: number): { first: number; last: number } {
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
  return { first: leftOf(doc, Math.min(first, predicate, meeting)), last }
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

/** A verb that is the meeting: "met with", "spoke to", "flew to Doha for talks". */
function fromAct(doc: Doc, t: number, act: ActEntry): Candidate | null {
  if (isRel(doc, t, 'amod', 'compound', 'case', 'mark')) return null
  const base = { trigger: t, top: t, noun: null, act, family: act.family ?? ('occasion' as const) }
  const other = hasOtherSide(doc, t, act)
  if (doc.lemma[t] === 'meet' && !meetsPeople(doc, t, other)) return null
  if (act.particle && doc.lower[t + 1] !== act.particle) return null
  if (act.to && !journey(doc, t)) return null
  if (act.rings && !rings(doc, t)) return null
  const phoned = act.phone === true && several(doc, t, subjectOf(doc, t)) && byPhone(doc, t)
  if (act.needs && !other && !phoned) return null
  if (act.person && !objectsOf(doc, t).some((o) => personal(doc, o))) return null
  if (act.object && !act.person && !act.with && !placeObject(doc, t)) return null
  if (!act.needs && !act.to && !act.object && !other && !several(doc, t, subjectOf(doc, t)) && act.family !== 'process') return null
  const dated = hasTime(doc, t)
  const group = act.family === 'process' && !dated ? 'hold' : 'hold'
  const status = statusOf(doc, group, t, dated)
  if (status === null) return null
  const joint = act.joint === true && !other && partiesOf(doc, actorsOf(doc, subjectOf(doc, t))).length > 1
  if (act.joint && !other && !joint) return null
  if (act.family === 'process' && !other && !joint && !phoned && !several(doc, t, subjectOf(doc, t))) return null
  const name = act.object && objectsOf(doc, t).length === 0 ? nameTokenBehind(doc, t) : -1
  return { ...base, predicate: t, status, outright: false, ...extent(doc, t, name >= 0 ? name : t) }
}

function byPhone(doc: Doc, t: number): boolean {
  return prepsOf(doc, t).some((p) => /^(?:by|on|over|via)$/.test(p.word) && /^(?:phone|telephone|video|zoom)$/.test(doc.lower[p.head]!))
}

/** "called King Salman on Saturday", "called Lavrov to discuss …": a call by phone, and no name-calling. */
function rings(doc: Doc, t: number): boolean {
  for (const k of kidsOf(doc, t)) if (isRel(doc, k, 'xcomp', 'ccomp', 'compound:prt', 'iobj')) return false
  const object = objectsOf(doc, t)
  if (object.length !== 1 || !actorsOf(doc, object[0]!).some((a) => a.type === 'person')) return false
  const purpose = [...kidsOf(doc, t)].some((k) => isRel(doc, k, 'advcl') && /^(?:discuss|talk|congratulate|convey|express|explain|tell|urge|thank|ask|offer)$/.test(doc.lemma[k]!))
  return purpose || hasTime(doc, t)
}

/** "met" is also said of targets, demands and deadlines. */
function meetsPeople(doc: Doc, t: number, other: boolean): boolean {
  const objects = objectsOf(doc, t)
  if (objects.length > 0 && !objects.some((o) => sideLike(doc, o))) return false
  for (const k of kidsOf(doc, t)) if (doc.rel[k] === R['aux:pass']) return false
  const subject = subjectOf(doc, t)
  return other || several(doc, t, subject) || (subject >= 0 && (actorsOf(doc, subject).length > 0 || sideLike(doc, subject)))
}

function personal(doc: Doc, object: number): boolean {
  return actorsOf(doc, object).some((a) => a.type === 'person') || /^(?:delegation|negotiator|minister|envoy|president|counterpart|leader|official|ambassador|him|her|them)s?$/.test(doc.lower[object]!)
}

function placeObject(doc: Doc, t: number): boolean {
  const objects = objectsOf(doc, t)
  if (objects.length === 0) return false
  return objects.some((o) => actorsOf(doc, o).length > 0 || doc.upos[o] === U.PROPN || doc.upos[o] === U.PRON)
}

/** A journey to a place, for talks or by an envoy. */
function journey(doc: Doc, t: number): boolean {
  const { sets } = meetingWords()
  const tree = treeOf(doc)
  let [purpose, place] = [false, false]
  for (const p of prepsOf(doc, t)) {
    if (/^(?:to|in|into|back to|from .* to)$/.test(p.word) && (actorsOf(doc, p.head).length > 0 || doc.upos[p.head] === U.PROPN)) place = true
    for (let k = tree.left[p.head]!; k <= tree.right[p.head]!; k++) if (sets.purposes.has(doc.lemma[k]!)) purpose = true
  }
  for (const k of kidsOf(doc, t)) if (isRel(doc, k, 'advcl', 'xcomp') && sets.purposes.has(doc.lemma[k]!)) purpose = true
  const subject = subjectOf(doc, t)
  const traveller = subject >= 0 && sets.travellers.has(doc.lemma[subject]!)
  return place && (purpose || traveller)
}

/** "It could even be the 12th", "if it takes place on June 12": a pronoun with a verb that only meetings have. `told`: a meeting came before. */
function fromPronoun(doc: Doc, t: number, told: boolean): Candidate | null {
  const verb = doc.head[t]!
  if (verb < 0) return null
  const lemma = doc.lemma[verb]!
  const next = doc.lower[verb + 1] ?? ''
  const subject = isRel(doc, t, 'nsubj')
  const place = subject && ((lemma === 'take' && next === 'place') || (lemma === 'happen' && (hasTime(doc, verb) || (told && /^(?:later|soon|again)$/.test(next)))))
  const passive = isRel(doc, t, 'nsubj:pass') && /^(?:cancel|postpone|hold|schedule|reschedule|convene|adjourn)$/.test(lemma)
  const off = isRel(doc, t, 'obj') && lemma === 'call' && (doc.lower[t + 1] === 'off' || next === 'off')
  const day = told && subject && doc.upos[verb] !== U.VERB && inTime(doc, verb) && factsOf(doc, verb).modal !== null
  if (!place && !passive && !off && !day) return null
  const group = off || /^cancel/.test(lemma) ? 'cancelled' : lemma === 'postpone' || lemma === 'adjourn' ? 'postponed' : lemma === 'schedule' ? 'scheduled' : 'hold'
  const status = statusOf(doc, group, verb, hasTime(doc, verb))
  if (status === null) return null
  return { trigger: t, top: t, noun: null, act: null, family: 'occasion', predicate: verb, status, outright: group !== 'hold', ...extent(doc, verb, t) }
}

function inTime(doc: Doc, token: number): boolean {
  return (timeAt(doc, token)?.edtf ?? null) !== null
}

/** "regretted the cancellation": of a meeting told of before. */
function fromCancellation(doc: Doc, t: number): Candidate | null {
  let the = false
  for (const k of kidsOf(doc, t)) {
    if (isRel(doc, k, 'det', 'nmod:poss') && !/^(?:a|an|any|no)$/.test(doc.lower[k]!)) the = true
    if (isRel(doc, k, 'nmod', 'compound', 'amod')) return null
  }
  const verb = doc.head[t]!
  if (!the || verb < 0 || doc.upos[verb] !== U.VERB || doc.lemma[t] !== 'cancellation') return null
  return { trigger: t, top: t, noun: null, act: null, family: 'occasion', predicate: verb, status: 'cancelled', outright: true, ...extent(doc, verb, t) }
}

/** "recalled its delegation from Doha", "the negotiators will stay in Vienna": where a team goes, talks are or were. */
function fromTeam(doc: Doc, t: number): Candidate | null {
  if (!isRel(doc, t, 'nsubj', 'nsubj:pass', 'obj')) return null
  const verb = doc.head[t]!
  const group = verb >= 0 ? meetingWords().teamVerbs.get(doc.lemma[verb]!) : undefined
  if (!group) return null
  if (!prepsOf(doc, verb).some((p) => /^(?:from|in|to|at)$/.test(p.word) && (actorsOf(doc, p.head).length > 0 || doc.upos[p.head] === U.PROPN)) && !objectsOf(doc, verb).some((o) => o !== t && actorsOf(doc, o).length > 0)) return null
  const facts = factsOf(doc, verb)
  if (facts.negated || facts.condition !== null || (facts.modal !== null && facts.modal !== 'will' && facts.modal !== 'would')) return null
  const status = facts.modal !== null && group === 'held' ? 'under way' : facts.modal !== null && group === 'scheduled' ? 'scheduled' : group
  return { trigger: t, top: t, noun: null, act: TEAM, family: 'process', predicate: verb, status, outright: true, ...extent(doc, verb, t) }
}

const TEAM: ActEntry = { family: 'process', team: true }

/** One claim for one clause about one occasion: "held talks" and "met for talks" are not two. */
function single(found: readonly Candidate[]): Candidate[] {
  const out: Candidate[] = []
  for (const c of found) {
    const twin = out.findIndex((o) => o.predicate >= 0 && o.predicate === c.predicate && o.trigger !== c.trigger && !(o.noun && c.noun && apart(o, c)))
    if (twin < 0) {
      const same = out.findIndex((o) => o.first <= c.first && c.last <= o.last && c.predicate < 0 && o.status === c.status && o.last - o.first < 10)
      if (same < 0) out.push(c)
      continue
    }
    if (out[twin]!.noun === null && c.noun !== null && out[twin]!.act === null) out[twin] = c
  }
  return out
}

function apart(a: Candidate, b: Candidate): boolean {
  return a.top !== b.top && (a.family === 'occasion') !== (b.family === 'occasion')
}

/**
 * Where the text goes on to say when and where a meeting was to be: from a participle like "scheduled" or "slated" behind
 * the noun to the end of that phrase, whatever the parser hung it on; null without one.
 */
export function planBehind(doc: Doc, top: number): [number, number] | null {
  const end = doc.sentences[doc.sentenceOf[top]!]!.end
  for (let t = top + 1; t < end && t < top + 14; t++) {
    if (meetingWords().raw.nouns[doc.lemma[t]!] && !meetingWords().raw.nouns[doc.lemma[t]!]!.weak && t > top + 1) return null
    if (!/^(?:schedule|slate|plan|set|due|fix|hold|book)$/.test(doc.lemma[t]!) || (doc.xpos[t] !== X.VBN && doc.xpos[t] !== X.VBD && doc.upos[t] !== U.ADJ)) continue
    if (!/^(?:,|which|that|was|is|were|been|be|originally|initially|tentatively|had|has|already|and)$/.test(doc.lower[t - 1]!) && t !== top + 1 && doc.upos[t - 1] !== U.PROPN && doc.upos[t - 1] !== U.NOUN) continue
    if (!/^(?:for|to|on|in|at|next|later|this|tomorrow|[a-z]+day)$/.test(doc.lower[t + 1] ?? '') && doc.upos[t + 1] !== U.PROPN) continue
    let last = t
    while (last + 1 < end && last < t + 12 && !/^[,;:.—–]$/.test(doc.lower[last + 1]!) && !(last > t + 3 && doc.upos[last + 1] === U.SCONJ)) last++
    return [t, last]
  }
  return null
}
