import type { Doc } from '../../../model/annotation.ts'
import type { MeetingStatus } from '../../../model/claim.ts'
import { caseOf, governorOf, isPredicate, particleOf, surfaceCase } from '../../shared/clause.ts'
import { type ClauseFacts, factsOf, negated } from '../../shared/factuality.ts'
import { kidsOf } from '../../shared/tree.ts'
import { isRel, R, U, X } from '../../syntax.ts'
import { type Group, meetingWords, type VerbUse } from './lexicon.ts'

/** What a word over a meeting makes of it, and the predicate that says so. */
export interface Reading {
  readonly status: MeetingStatus
  /** Head of the clause that makes the claim. */
  readonly predicate: number
  /** Whether the words say it outright ("was cancelled") or it follows from tense and mood. */
  readonly outright: boolean
}

const INDEFINITE = new Set(['could', 'might', 'may', 'can'])

/**
 * The status that a verb of a group gives to its meeting, by tense and mood of the clause and what governs it; null where
 * nothing is claimed ("threatened to call off the talks").
 */
export function statusOf(doc: Doc, group: Group, predicate: number, dated: boolean): MeetingStatus | null {
  const facts = factsOf(doc, predicate)
  if (facts.condition === 'whether') return null
  if (cameToNothing(doc, predicate)) return 'cancelled'
  if (group === 'hold' || group === 'begin' || group === 'ongoing') return ordinary(doc, group, predicate, facts, dated)
  const unsure =
    (facts.modal !== null && INDEFINITE.has(facts.modal)) ||
    facts.condition === 'if' ||
    facts.condition === 'unless' ||
    facts.condition === 'whether' ||
    facts.question
  const threatened =
    facts.above.some((a) => isGoverning(doc, a, predicate) && /^(?:threaten|threat|consider|fear|warn|risk|mull|weigh)$/.test(doc.lemma[a]!)) ||
    surfaceThreat(doc, predicate) ||
    nounAbove(doc, predicate, /^(?:threat|fear|risk|chance|possibility|speculation)$/)
  if (group === 'cancelled' || group === 'postponed' || group === 'ruled out') {
    if (unsure || threatened || wished(doc, predicate, facts)) return null
    if (facts.negated) return group === 'ruled out' ? null : 'scheduled'
    return group
  }
  if (group === 'called for') return facts.negated ? 'ruled out' : 'called for'
  if (group === 'scheduled') {
    if (facts.negated) return facts.perfect || facts.tense !== 'past' ? 'proposed' : null
    return unsure || facts.modal === 'would' ? 'proposed' : 'scheduled'
  }
  if (facts.negated) return 'ruled out'
  return byGovernor(doc, predicate, facts) === 'called for' ? 'called for' : 'proposed'
}

/** "An attempt to bring the two together fell through": what was tried did not come about. */
function cameToNothing(doc: Doc, predicate: number): boolean {
  const noun = doc.head[predicate]!
  if (noun < 0 || !isRel(doc, predicate, 'acl') || !/^(?:attempt|effort|bid|plan|move|try|push|proposal|scheme)$/.test(doc.lemma[noun]!)) return false
  const verb = doc.head[noun]!
  if (verb < 0 || !isRel(doc, noun, 'nsubj')) return false
  return (
    /^(?:fail|founder|collapse|flop|stall|misfire)$/.test(doc.lemma[verb]!) ||
    (doc.lemma[verb] === 'fall' && /^(?:through|apart|flat)$/.test(doc.lower[verb + 1] ?? '')) ||
    (doc.lemma[verb] === 'come' && doc.lower[verb + 1] === 'to' && /^(?:nothing|naught|nought)$/.test(doc.lower[verb + 2] ?? ''))
  )
}

/** "(demand) that the talks be suspended": not done. */
function wished(doc: Doc, predicate: number, facts: ClauseFacts): boolean {
  if (facts.modal !== null || doc.xpos[predicate] !== X.VBN) return false
  for (const k of kidsOf(doc, predicate)) if (doc.lower[k] === 'be' && isRel(doc, k, 'aux:pass') && doc.lower[k - 1] !== 'to') return true
  return false
}

/** Held, under way or to come, by the clause's own tense and mood, then by the verbs that govern it. */
function ordinary(doc: Doc, group: Group, predicate: number, facts: ClauseFacts, dated: boolean): MeetingStatus | null {
  if (facts.condition === 'if' || facts.condition === 'unless' || facts.condition === 'should') return facts.negated ? null : 'proposed'
  if (facts.condition === 'until') return null
  if (facts.modal !== null && INDEFINITE.has(facts.modal)) return facts.negated ? 'ruled out' : 'proposed'
  const governed = byGovernor(doc, predicate, facts)
  if (governed) return governed
  if (
    facts.negated &&
    facts.tense === 'past' &&
    !facts.perfect &&
    facts.modal === null &&
    group === 'hold' &&
    /^(?:take|happen|occur|materialise|materialize)$/.test(doc.lemma[predicate]!) &&
    (doc.lemma[predicate] !== 'take' || doc.lower[predicate + 1] === 'place')
  )
    return 'cancelled'
  const toBe = beTo(doc, predicate)
  if (toBe && !facts.negated && facts.modal === null) return toBe
  // "did not meet until the last day": met then.
  if (facts.negated && facts.tense === 'past' && until(doc, predicate)) return 'held'
  // "produced no breakthrough" denies the breakthrough, not the meeting.
  if (facts.negated && !/^(?:produce|yield|reach|bring|achieve)$/.test(doc.lemma[predicate]!)) {
    if (facts.modal !== null || facts.progressive) return group === 'hold' && !acts(doc, predicate) ? 'cancelled' : 'ruled out'
    return group === 'ongoing'
      ? /^(?:stall|deadlock|falter|collapse|bog|founder|fail)$/.test(doc.lemma[predicate]!)
        ? null
        : 'under way'
      : facts.tense === 'past'
        ? null
        : 'ruled out'
  }
  if (facts.modal === 'must' || facts.modal === 'should' || facts.modal === 'ought') return 'called for'
  const loose = /^(?:lead|result|bring|fail|collapse|founder)$/.test(doc.lemma[predicate]!)
  if (facts.modal === 'will' || facts.modal === 'shall') return loose || perhaps(doc, predicate) ? 'proposed' : 'scheduled'
  if (facts.modal === 'would') return !loose && (dated || soon(doc, predicate)) ? 'scheduled' : 'proposed'
  if (facts.modal !== null) return 'proposed'
  if (facts.condition === 'once') return dated && facts.modal === null && facts.tense === 'present' ? 'scheduled' : 'proposed'
  // "Talks had been going on for a week": until then.
  if (facts.progressive && facts.perfect && facts.tense === 'past' && doc.lower[predicate - 2] === 'had') return 'held'
  if (facts.progressive) return group === 'hold' && going(doc, predicate, dated) ? 'scheduled' : 'under way'
  // "have been in touch": until now; "had been in contact for weeks": until then.
  if (
    group === 'ongoing' &&
    facts.perfect &&
    !facts.progressive &&
    doc.upos[predicate] !== U.VERB &&
    /^(?:contact|touch|communication)$/.test(doc.lemma[predicate]!)
  )
    return 'held'
  // "ran for six hours", "dragged on into the night": over by then.
  if (group === 'ongoing' && facts.tense === 'past' && !facts.perfect && RAN.test(doc.lemma[predicate]!) && ranOut(doc, predicate)) return 'held'
  if (group === 'ongoing') return 'under way'
  if (facts.passive && facts.tense === 'present' && /^(?:engage|involve|lock)$/.test(doc.lemma[predicate]!)) return 'under way'
  if (afterTo(doc, predicate) && !facts.perfect && facts.tense !== 'past') return infinitive(doc, predicate)
  if (facts.tense === 'present' && doc.xpos[predicate] !== X.VBN)
    return group === 'begin' && !dated ? 'under way' : habitual(doc, predicate) ? null : dated ? 'scheduled' : 'under way'
  if (doc.xpos[predicate] === X.VB && !facts.perfect && facts.tense === null) return infinitive(doc, predicate)
  return group === 'begin' ? 'under way' : 'held'
}

const RAN = /^(?:run|drag|stretch|spill|go|continue|last|extend|crawl)$/

function ranOut(doc: Doc, predicate: number): boolean {
  const end = Math.min(doc.sentences[doc.sentenceOf[predicate]!]!.end, predicate + 5)
  for (let t = predicate + 1; t < end; t++) if (/^(?:for|into|until|till|past|beyond)$/.test(doc.lower[t]!)) return true
  return false
}

/** "maybe it will happen later" */
function perhaps(doc: Doc, predicate: number): boolean {
  for (const k of kidsOf(doc, predicate)) if (/^(?:maybe|perhaps|possibly|hopefully)$/.test(doc.lower[k]!)) return true
  return false
}

/** "is to meet", "are to be held", "was due … and is to resume" are plans; "were to have met" came to nothing. */
function beTo(doc: Doc, predicate: number): MeetingStatus | null {
  let t = predicate - 1
  let perfect = false
  for (; t > 0 && t > predicate - 4 && /^(?:be|been|have|formally|then|again|also)$/.test(doc.lower[t]!); t--) perfect ||= doc.lower[t] === 'have'
  if (t < 1 || doc.lower[t] !== 'to' || !/^(?:am|is|are|was|were)$/.test(doc.lower[t - 1]!)) return null
  // "The aim is to hold talks" says what the aim is.
  const noun = doc.lemma[t - 2] ?? ''
  if (
    /^(?:aim|goal|plan|hope|idea|task|purpose|objective|intention|point|job|priority|proposal|choice|way|option|wish|strategy|policy|challenge|step|next|solution|dream|mission)$/.test(
      noun,
    )
  )
    return 'proposed'
  return perfect ? 'cancelled' : 'scheduled'
}

function until(doc: Doc, predicate: number): boolean {
  const end = doc.sentences[doc.sentenceOf[predicate]!]!.end
  for (let t = predicate + 1; t < end && t < predicate + 8; t++) if (doc.lower[t] === 'until' || doc.lower[t] === 'till') return true
  return false
}

/** "to hold": the word before decides where the tagger took an infinitive for a finite verb. */
function afterTo(doc: Doc, predicate: number): boolean {
  return predicate > 0 && (doc.lower[predicate - 1] === 'to' || (doc.lower[predicate - 2] === 'to' && doc.upos[predicate - 1] === U.ADV))
}

function acts(doc: Doc, predicate: number): boolean {
  return doc.lemma[predicate]! in meetingWords().raw.acts
}

/** "are meeting on Friday": a date that is not today makes the present a plan; the caller knows the date, here the verb counts. */
function going(doc: Doc, predicate: number, dated: boolean): boolean {
  if (/^(?:travel(?:l)?ing|flying|heading)$/.test(doc.lower[predicate]!) && /^(?:is|are)$/.test(doc.lower[predicate - 1] ?? '')) return true
  return dated && /^(?:meeting|hosting|visiting|travel(?:l)?ing|flying|heading|holding)$/.test(doc.lower[predicate]!) && futureDay(doc, predicate)
}

function futureDay(doc: Doc, predicate: number): boolean {
  for (const k of kidsOf(doc, predicate))
    if (/^(?:tomorrow|next|soon|later|upcoming)$/.test(doc.lower[k]!) || kidsOf(doc, k).some((j) => doc.lower[j] === 'next')) return true
  return false
}

function soon(doc: Doc, predicate: number): boolean {
  for (const k of kidsOf(doc, predicate)) if (/^(?:soon|shortly|imminently|immediately)$/.test(doc.lower[k]!)) return true
  return false
}

function habitual(doc: Doc, predicate: number): boolean {
  for (const k of kidsOf(doc, predicate)) if (/^(?:usually|often|always|every|regularly|sometimes)$/.test(doc.lower[k]!)) return true
  return false
}

/** A bare infinitive or a gerund without anything that governs it in a telling way. */
function infinitive(doc: Doc, predicate: number): MeetingStatus | null {
  return isRel(doc, predicate, 'advcl', 'acl', 'csubj', 'xcomp', 'ccomp') ? 'proposed' : 'held'
}

const GOVERNORS: readonly (readonly [RegExp, MeetingStatus])[] = [
  [/^(?:inappropriate|impossible|pointless|premature|unacceptable|senseless|unwise)$/, 'cancelled'],
  [/^(?:refuse|decline|reject|refusal|rule|unwilling|avoid|forbid|bar|boycott|oppose)$/, 'ruled out'],
  [
    /^(?:ask|request|want|wish|hope|desire|seek|urge|demand|call|press|insist|appeal|need|push|order|tell|implore|encourage|necessary|look|eager|keen|will|essential|vital|crucial|imperative|advise)$/,
    'called for',
  ],
  [
    /^(?:invite|offer|propose|suggest|ready|willing|open|prepared|willingness|readiness|offer|invitation|proposal|consider|mull|weigh|possibility|chance|likely|unlikely|prospect|possible|potential|opportunity|seem|appear|early|uncertain|unclear|try|attempt|effort|try|happy|explore|lead|pave|work|believe|allow|help|find|way|discuss|bid|able|conducive|condition)$/,
    'proposed',
  ],
  [
    /^(?:plan|schedule|set|due|agree|expect|intend|slate|prepare|arrange|vow|pledge|promise|decide|poise|commit|agreement|decision|bind|announce|consent|aim|accept)$/,
    'scheduled',
  ],
  [/^(?:continue|begin|start|resume|keep)$/, 'under way'],
]

/** What the words over a clause ("planned to", "refused to", "desire to", "hope that") make of it. */
function byGovernor(doc: Doc, predicate: number, facts: ClauseFacts): MeetingStatus | null {
  let at = predicate
  for (let steps = 0; steps < 5; steps++) {
    const head = doc.head[at]!
    if (head < 0) return null
    const link =
      isRel(doc, at, 'xcomp', 'acl', 'csubj', 'csubj:pass') ||
      (isRel(doc, at, 'ccomp') && !said(doc, head)) ||
      (isRel(doc, at, 'advcl', 'obl', 'nmod') && infinitival(doc, at))
    const through = steps > 0 && isRel(doc, at, 'obj', 'obl', 'nsubj') && doc.head[predicate] === at
    if (!link && !through && !isRel(doc, at, 'conj')) return surface(doc, predicate)
    if (link || through) {
      const lemma = doc.lemma[head]!
      const group = GOVERNORS.find(([pattern]) => pattern.test(lemma))
      if (group && (through || doc.upos[head] !== U.NOUN || infinitival(doc, at) || isRel(doc, at, 'ccomp'))) {
        const no = negated(doc, head)
        const over = factsOf(doc, head)
        if (group[1] === 'scheduled' && (no || over.modal === 'would' || over.modal === 'could' || over.modal === 'might')) return no ? 'ruled out' : 'proposed'
        // "agreed not to meet"
        if (group[1] === 'scheduled' && facts.negated && steps === 0) return 'ruled out'
        if (group[1] === 'proposed' && no) return 'ruled out'
        if (group[1] === 'called for' && no && /^(?:want|wish|need)$/.test(lemma)) return 'ruled out'
        if (group[1] === 'under way')
          return over.modal === null && !over.condition && over.tense !== null && !facts.negated
            ? over.tense === 'past' && lemma !== 'continue'
              ? 'held'
              : 'under way'
            : 'proposed'
        return group[1]
      }
    }
    at = head
  }
  return null
}

/** Where the parser lost an infinitive: the nearest telling word in the eight before its "to". */
function surface(doc: Doc, predicate: number): MeetingStatus | null {
  if (!afterTo(doc, predicate)) return null
  const first = doc.sentences[doc.sentenceOf[predicate]!]!.first
  for (let t = predicate - 2; t >= first && t > predicate - 10; t--) {
    const group = GOVERNORS.find(([pattern]) => pattern.test(doc.lemma[t]!))
    if (group && (doc.upos[t] === U.VERB || doc.upos[t] === U.ADJ)) return group[1]
  }
  return null
}

function infinitival(doc: Doc, token: number): boolean {
  if (doc.xpos[token] !== X.VB && doc.xpos[token] !== X.VBP && doc.xpos[token] !== X.VBG) return false
  for (const k of kidsOf(doc, token)) if (doc.lower[k] === 'to') return true
  return false
}

const SAID =
  /^(?:say|tell|report|add|state|note|claim|announce|confirm|explain|write|argue|reveal|indicate|declare|disclose|stress|emphasize|emphasise|affirm|maintain|reiterate)$/

function surfaceThreat(doc: Doc, predicate: number): boolean {
  for (let t = predicate - 2; t >= 0 && t > predicate - 5; t--) if (doc.lower[predicate - 1] === 'to' && /^threat/.test(doc.lower[t]!)) return true
  return false
}

function said(doc: Doc, token: number): boolean {
  return SAID.test(doc.lemma[token]!)
}

function isGoverning(doc: Doc, above: number, predicate: number): boolean {
  return governorOf(doc, predicate) === above && isRel(doc, predicate, 'xcomp', 'ccomp', 'acl', 'advcl', 'obl')
}

function nounAbove(doc: Doc, predicate: number, pattern: RegExp): boolean {
  const head = doc.head[predicate]!
  return head >= 0 && isRel(doc, predicate, 'acl', 'nmod', 'ccomp') && pattern.test(doc.lemma[head]!)
}

/** How a verb is used over a meeting noun: the first entry of the lexicon whose place and words fit; null when none does. */
export function useOf(doc: Doc, verb: number, noun: number, as: 's' | 'o' | null = null): VerbUse | null {
  const { verbs } = meetingWords()
  const uses = verbs.get(lemmaFor(doc, verb)) ?? verbs.get(`${doc.lemma[verb]}e`)
  if (!uses) return null
  const role = as === null ? roleOf(doc, verb, noun) : { kind: as, words: [] }
  let plain: VerbUse | null = null
  const particle = particleOf(doc, verb)
  if (particle) {
    const own = uses.find((u) => u.needs.includes(particle) && (u.role === role.kind || (role.kind === 'p' && role.words.includes(u.role))))
    if (own) return own
  }
  for (const use of uses) {
    const fits = use.role === role.kind || (role.kind === 'p' && (role.words.includes(use.role) || (role.words[0] === '' && use.role !== 's')))
    if (!fits) continue
    if (use.needs.length > 0 && near(doc, verb, use.needs)) return use
    if (use.needs.length === 0) plain ??= use
  }
  return plain
}

/** "remained open to talks": the adjective says it. */
function lemmaFor(doc: Doc, verb: number): string {
  if (/^(?:remain|be|stay|seem|appear)$/.test(doc.lemma[verb]!))
    for (const k of kidsOf(doc, verb)) if (isRel(doc, k, 'xcomp') && doc.upos[k] === U.ADJ) return doc.lower[k]!
  return doc.lemma[verb]!
}

function near(doc: Doc, verb: number, wanted: readonly string[]): boolean {
  const particle = particleOf(doc, verb)
  if (particle && wanted.includes(particle)) return true
  if (wanted.includes('out') && doc.lower[verb + 1] === 'out') return true
  const end = doc.sentences[doc.sentenceOf[verb]!]!.end
  for (let t = verb + 1; t < end && t < verb + 4; t++) if (wanted.includes(doc.lower[t]!)) return true
  for (const k of kidsOf(doc, verb)) if (wanted.includes(doc.lower[k]!)) return true
  return false
}

/** The place of a noun beside its verb: `s`, `o`, or `p` with the words of its preposition. */
function roleOf(doc: Doc, verb: number, noun: number): { kind: 's' | 'o' | 'p'; words: readonly string[] } {
  const before = noun > verb && isRel(doc, noun, 'obj', 'xcomp', 'obl', 'ccomp') ? surfaceCase(doc, noun) : ''
  // "held more than a dozen meetings"
  if (
    /\bthan$/.test(before) ||
    (isRel(doc, noun, 'obl') &&
      kidsOf(doc, noun).some((k) => doc.upos[k] === U.NUM && kidsOf(doc, k).some((j) => doc.lower[j] === 'more' || doc.lower[j] === 'less')))
  )
    return { kind: 'o', words: [] }
  if (before) return { kind: 'p', words: before.split(' ') }
  if (isRel(doc, noun, 'obj', 'nsubj:pass', 'iobj', 'ccomp', 'xcomp')) return { kind: 'o', words: [] }
  if (isRel(doc, noun, 'nsubj')) return { kind: doc.xpos[verb] === X.VBN && hasPassive(doc, verb) ? 'o' : 's', words: [] }
  return { kind: 'p', words: caseOf(doc, noun).split(' ') }
}

function hasPassive(doc: Doc, verb: number): boolean {
  for (const k of kidsOf(doc, verb)) if (doc.rel[k] === R['aux:pass']) return true
  return false
}

/** Whether a token is a verb of any sort that could have a meeting beside it. */
export function verbal(doc: Doc, token: number): boolean {
  return token >= 0 && (doc.upos[token] === U.VERB || isPredicate(doc, token))
}
