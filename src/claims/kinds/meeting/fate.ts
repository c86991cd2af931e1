import type { Doc } from '../../../model/annotation.ts'
import { caseOf, subjectOf } from '../../shared/clause.ts'
import { factsOf } from '../../shared/factuality.ts'
import { treeOf } from '../../shared/tree.ts'
import { isRel, U, X } from '../../syntax.ts'
import type { Base, Candidate } from './candidate.ts'
import { extent } from './extent.ts'
import { meetingWords } from './lexicon.ts'
import { newDay, RESET } from './moved.ts'

// What becomes of a planned meeting, read off the order of the words: between the noun and the verb that calls it off there often
// stands a clause of its own ("that was planned for Thursday in Oslo"), and parsers hang the verb on that.

/** What the words say: off for good, put off, or moved to another day where one follows. */
type Outcome = 'cancelled' | 'postponed' | 'later' | 'earlier'

const GO = 'take place|taking place|go(?:ing)? (?:ahead|forward|on)|proceed(?:ing)?|happen(?:ing)?|occur|materiali[sz]e|convene|come off|be (?:held|convened)'
const SOON = '(?:now|also|since|again|already|definitely|officially|formally|abruptly|reportedly|once more|all)'
const BE = `(?:is|are|was|were|had to be|(?:has|have|had) ${SOON}?(?: )?been)(?: (?:now|since|being|${SOON}))*`

/** What the auxiliary and the words behind it say of their subject; each pattern starts where the auxiliary stands. */
const BEHIND: readonly (readonly [Outcome, RegExp])[] = [
  ['cancelled', new RegExp(`^(?:wo|will|would|shall|could|is|are|was|were)(?: now)? (?:not|n't|no longer|never)(?: now)? (?:be )?(?:${GO})\\b`)],
  ['cancelled', /^(?:is|are|was|were) (?:now )?(?:no longer|not|n't) (?:to be held|to take place|to go ahead|on the calendar)\b/],
  ['cancelled', new RegExp(`^${BE} (?:call(?:ed)? off|cancell?ed|scrapped|axed|aborted|abandoned|ditched|nixed)\\b`)],
  ['cancelled', /^(?:is|are|was|were) (?:now |definitely |officially )?off(?= [.,;]| (?:because|after|for now|again|until|the ministry)|$)/],
  ['postponed', new RegExp(`^${BE} (?:postponed|put off|deferred|delayed|pushed back|put back|put on (?:hold|ice)|shelved|suspended)\\b`)],
  ['earlier', new RegExp(`^${BE} (?:brought forward|moved (?:up|forward)|advanced)\\b`)],
  ['later', new RegExp(`^${BE} (?:moved|shifted|pushed|rescheduled|rearranged|reset)\\b`)],
]

/** What somebody does to it, right before the phrase of the meeting: "moved the talks to Friday", "cancelled a planned visit". */
const BEFORE: ReadonlyMap<string, Outcome> = new Map([
  ['moved', 'later'],
  ['shifted', 'later'],
  ['pushed', 'later'],
  ['pushed back', 'later'],
  ['put back', 'later'],
  ['rescheduled', 'later'],
  ['rearranged', 'later'],
  ['brought forward', 'earlier'],
  ['cancelled', 'cancelled'],
  ['canceled', 'cancelled'],
  ['scrapped', 'cancelled'],
  ['axed', 'cancelled'],
  ['aborted', 'cancelled'],
  ['postponed', 'postponed'],
  ['put off', 'postponed'],
])

const PLANNED = /^(?:plan|schedule|slate|set|due|expect|arrange|book|fix|intend|mean|suppose|pencil|agree|announce|call|bill|earmark|originally|initially)$/
const UNLESS = /^(?:if|unless|whether|provided)$/
const DOUBTED = /^(?:if|unless|whether|until|deny|denied|denies|rumou?rs?|untrue|false|would|should|in\s?case)$/
const AUXILIARY = /^(?:is|are|was|were|has|have|had|will|wo|would|shall|could)$/
const REACH = 28

/** The auxiliary that has the meeting's phrase as its subject, over a clause that says when or where it was planned; -1 without one. */
function auxiliary(doc: Doc, from: number, end: number): number {
  let relative = false
  for (let t = from; t < end && t < from + REACH; t++) {
    const [word, tag] = [doc.lower[t]!, doc.upos[t]!]
    if (AUXILIARY.test(word)) {
      // "that was planned", "which were to begin": the plan, not what became of it.
      if (!relative) return t
      relative = false
      continue
    }
    if (word === 'that' || word === 'which') {
      relative = true
      continue
    }
    if (tag === U.VERB && !planned(doc, t)) return -1
    if (/^(?:[;:.!?"“”()—]|--|but|while|whereas|although|after|because|since|if|unless|whether|who|when)$/.test(word)) return -1
    const noun = tag === U.NOUN ? meetingWords().raw.nouns[doc.lemma[t]!] : undefined
    if (noun && !noun.weak && doc.lower[t - 1] !== 'of') return -1
  }
  return -1
}

/** "planned", "due", and the infinitive of "were to begin", "set to be held". */
function planned(doc: Doc, t: number): boolean {
  if (PLANNED.test(doc.lemma[t]!)) return true
  if (!/^(?:begin|start|open|take|hold|resume|convene|happen|meet|go|kick)$/.test(doc.lemma[t]!)) return false
  return doc.lower[t - 1] === 'to' || doc.lower.slice(t - 2, t).join(' ') === 'to be' || doc.lower.slice(t - 3, t).join(' ') === 'to have been'
}

/** Whether the words around leave it open that it is so: "unless …", "denied that …", a question. */
function open(doc: Doc, first: number, verb: number, last: number): boolean {
  const s = doc.sentences[doc.sentenceOf[verb]!]!
  for (let t = Math.max(s.first, first - 7); t < first; t++) if (DOUBTED.test(doc.lower[t]!)) return true
  for (let t = last; t < s.end && t < last + 20; t++) if (UNLESS.test(doc.lower[t]!) || doc.lower[t] === '?') return true
  const facts = factsOf(doc, verb)
  return facts.question || facts.condition === 'if' || facts.condition === 'unless' || facts.condition === 'whether'
}

/** Another noun that the parser took for the subject: "after the talks the parade will not take place". */
function foreign(doc: Doc, verb: number, top: number, auxiliary: number): boolean {
  const subject = subjectOf(doc, verb)
  if (subject <= top || doc.upos[subject] !== U.NOUN || meetingWords().raw.nouns[doc.lemma[subject]!]) return false
  for (let t = subject + 1; t < auxiliary; t++) if (AUXILIARY.test(doc.lower[t]!)) return false
  return true
}

/**
 * A meeting that "will not take place", "has been scrapped" or "was moved to 19 March", whatever the parser made of the verb; null where the words
 * say nothing of the sort, or only for a case that may not come.
 */
function fateOf(doc: Doc, base: Base): Candidate | null {
  const s = doc.sentences[doc.sentenceOf[base.top]!]!
  const from = Math.max(base.top, base.trigger) + 1
  const first = Math.max(s.first, Math.min(treeOf(doc).left[base.top]!, base.top))
  return behind(doc, base, from, first, s.end) ?? moved(doc, base, s.first)
}

function behind(doc: Doc, base: Base, from: number, first: number, end: number): Candidate | null {
  if (/^(?:after|during|before|since|following|at)$/.test(caseOf(doc, base.top))) return null
  const at = auxiliary(doc, from, end)
  if (at < 0) return null
  const words = doc.lower.slice(at, Math.min(end, at + 9)).join(' ')
  for (const [outcome, pattern] of BEHIND) {
    const match = pattern.exec(words)
    if (!match) continue
    const last = at + match[0].split(' ').length - 1
    let verb = last
    while (verb > at && doc.upos[verb] !== U.VERB) verb--
    if (verb === at) verb = last
    if (open(doc, first, verb, last) || foreign(doc, verb, base.top, at)) return null
    return candidate(doc, base, { verb, first, last, end }, later(doc, outcome, last, end))
  }
  return null
}

/** "will not take place until May", "as planned": another time; a verb of moving needs a day to move to. */
function later(doc: Doc, outcome: Outcome, last: number, end: number): Outcome | null {
  const next = doc.lower.slice(last + 1, Math.min(end, last + 4)).join(' ')
  if (outcome === 'cancelled' && /^(?:until|till|before|as (?:planned|scheduled|expected)|on (?:time|schedule))\b/.test(next)) return 'postponed'
  if (outcome === 'later' || outcome === 'earlier') return newDay(doc, last, end - 1) ? outcome : null
  return outcome
}

/** "has moved the talks from Thursday to Friday" */
function moved(doc: Doc, base: Base, start: number): Candidate | null {
  let t = base.top - 1
  while (
    t > start &&
    base.top - t < 6 &&
    (doc.upos[t] === U.DET || doc.upos[t] === U.ADJ || doc.upos[t] === U.NUM || doc.lower[t] === "'s" || isRel(doc, t, 'compound', 'nmod:poss', 'amod'))
  )
    t--
  const outcome = BEFORE.get(doc.lower[t]!) ?? BEFORE.get(`${doc.lower[t - 1]} ${doc.lower[t]}`)
  const verb = BEFORE.has(doc.lower[t]!) ? t : t - 1
  if (!outcome || verb < start || !done(doc, verb)) return null
  const facts = factsOf(doc, verb)
  const end = doc.sentences[doc.sentenceOf[verb]!]!.end
  if (facts.negated || facts.modal !== null || open(doc, verb, verb, base.top)) return null
  const shifts = outcome === 'later' || outcome === 'earlier'
  if (shifts && !newDay(doc, Math.max(base.top, base.trigger), end - 1, RESET.test(doc.lower[verb]!))) return null
  return candidate(doc, base, { verb, first: verb, last: Math.max(base.top, base.trigger), end }, outcome)
}

/** "moved", "has cancelled": in the past or the perfect, and no adjective. */
function done(doc: Doc, verb: number): boolean {
  if (doc.xpos[verb] === X.VBD) return true
  return doc.xpos[verb] === X.VBN && /\b(?:has|have|had|'ve)\b/.test(doc.lower.slice(Math.max(0, verb - 3), verb).join(' '))
}

interface Stretch {
  readonly verb: number
  readonly first: number
  readonly last: number
  readonly end: number
}

function candidate(doc: Doc, base: Base, { verb, first, last, end }: Stretch, outcome: Outcome | null): Candidate | null {
  if (outcome === null) return null
  const whole = extent(doc, verb, base.top)
  const day = newDay(doc, last, end - 1, RESET.test(doc.lower[verb]!))
  const to = day && outcome !== 'cancelled' ? day.last : last
  const status = outcome === 'cancelled' || outcome === 'earlier' ? 'cancelled' : 'postponed'
  return { ...base, predicate: verb, status, outright: true, first: Math.min(whole.first, first), last: Math.max(whole.last, to) }
}

/** "will not take place unless …": it hangs on something yet, and is not called off. */
function hinges(doc: Doc, c: Candidate): boolean {
  if (c.status !== 'cancelled' || c.predicate < 0) return false
  const facts = factsOf(doc, c.predicate)
  if (!facts.negated || (facts.modal !== 'will' && facts.modal !== 'would')) return false
  const { end } = doc.sentences[doc.sentenceOf[c.predicate]!]!
  for (let t = c.predicate + 1; t < end && t < c.predicate + 12; t++) if (UNLESS.test(doc.lower[t]!)) return true
  return false
}

/** A candidate as the tree has it, or what the order of the words says of the meeting where its verb was read as a plan or not at all. */
export function settled(doc: Doc, base: Base, found: Candidate | null): Candidate | null {
  if (found?.status === 'postponed') return found
  if (found && hinges(doc, found)) return { ...found, status: 'proposed' }
  const fate = fateOf(doc, base)
  return fate && (found?.status !== 'cancelled' || fate.status === 'postponed') ? fate : found
}
