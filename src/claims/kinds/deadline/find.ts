import type { Doc, Timex } from '../../../model/annotation.ts'
import { parseEdtf } from '../../../model/edtf.ts'
import { actorAt } from '../../shared/actors.ts'
import { caseOf, clauseTokens, objectsOf, phraseTokens, predicateOf, subjectOf } from '../../shared/clause.ts'
import { behindDateline } from '../../shared/dateline.ts'
import { factsOf } from '../../shared/factuality.ts'
import { kidsOf } from '../../shared/tree.ts'
import { isAgentive } from '../../shared/voices.ts'
import { headOfTime } from '../../shared/when.ts'
import { isRel, R, tokenAt, U, X } from '../../syntax.ts'
import { type Candidate, lastOf } from './candidate.ts'
import { forecast } from './forecast.ts'
import { byWords } from './frames.ts'
import { byGap, byGiven } from './gifts.ts'
import { movesOf } from './moved.ts'
import { nthDay } from './nth-day.ts'
import { byThen } from './then.ts'
import { byThreat } from './threat.ts'
import { deadlineWords } from './words.ts'
import { surfaceSubject } from '../../shared/antecedent.ts'

/** All candidates of a document, one a clause and time. */
export function findDeadlines(doc: Doc): Candidate[] {
  const out: Candidate[] = []
  const moves = movesOf(doc)
  for (const time of doc.times) {
    const first = tokenAt(doc, time.span[0])
    // "the current contract", "has now": no day and no length.
    if (time.type !== 'DURATION' && time.edtf === null) continue
    if (first >= doc.count || doc.sentences[doc.sentenceOf[first]!]!.region !== 'body' || !doc.sentences[doc.sentenceOf[first]!]!.parsed) continue
    const gap = byGap(doc, time, first)
    if (gap !== null) {
      // The clause of the duty itself ends before it.
      const own = out.findIndex((c) => c.verb === gap.verb && c.last >= gap.first)
      if (own >= 0 && out[own]!.first < gap.first - 1) out[own] = { ...out[own]!, last: shaved(doc, out[own]!.first, gap.first - 1) }
      out.push(gap)
      continue
    }
    const move = moves.get(time) ?? null
    if (move === 'old') continue
    const found =
      move ??
      byNoun(doc, time, first) ??
      byGift(doc, time, first) ??
      byDelay(doc, time, first) ??
      byExpiry(doc, time, first) ??
      byForce(doc, time, first) ??
      byThreat(doc, time, first) ??
      byDuty(doc, time, first) ??
      byGiven(doc, time, first) ??
      byWords(doc, time, first)
    if (found && !out.some((c) => c.verb === found.verb && c.first <= found.last && found.first <= c.last)) out.push(found)
  }
  for (const s of doc.sentences) {
    if (!s.parsed || s.region !== 'body') continue
    for (let t = s.first; t < s.end; t++) {
      const bare = deadlineWords().hard.has(doc.lemma[t]!)
      if (bare && out.some((c) => c.time !== null && doc.sentenceOf[c.first] === s.index && c.first - 12 < t && t < c.last + 12)) continue
      const found = bare ? bareNoun(doc, t) : (nthDay(doc, t, s.end) ?? byThen(doc, t, out))
      if (found && !out.some((c) => (c.noun >= 0 && c.noun === found.noun) || (c.days === found.days && c.first <= found.first && found.last <= c.last)))
        out.push(found)
    }
  }
  return out.sort((a, b) => a.first - b.first || a.last - b.last)
}

/** The last token before a further day that is no comma and no "and". */
function shaved(doc: Doc, first: number, last: number): number {
  let t = last
  while (t > first && (doc.upos[t] === U.PUNCT || doc.upos[t] === U.CCONJ)) t--
  return t
}

/** "a 50-day deadline", "the 31 August deadline", "a deadline of Friday". */
function byNoun(doc: Doc, time: Timex, first: number): Candidate | null {
  const w = deadlineWords()
  const last = lastOf(doc, time)
  for (let t = last + 1; t < doc.count && t < last + 6 && doc.sentenceOf[t] === doc.sentenceOf[first]; t++) {
    if (w.hard.has(doc.lemma[t]!) || (w.lengthNouns.has(doc.lemma[t]!) && time.type === 'DURATION' && limits(doc, t))) return settle(doc, time, t)
    if (doc.upos[t] !== U.ADJ && doc.upos[t] !== U.NOUN && doc.upos[t] !== U.PUNCT && doc.xpos[t] !== X.POS) break
  }
  for (let t = first - 1; t >= 0 && t > first - 9 && doc.sentenceOf[t] === doc.sentenceOf[first]; t--) {
    if (!w.hard.has(doc.lemma[t]!)) continue
    const link = doc.lower.slice(t + 1, first).join(' ')
    if (
      /^(?:of|for|on|is|was|remains|remained|stays|stayed|stands at|stood at|by|to|until|at|that expires?|which expires?|expires?|set for|set to expire|expiring|falls?|passe[sd]|ends?|runs? out|,|is set for|was set for|will expire|would expire|had been set for|is due|from)(?: (?:on|at|in|the|of|for))*$/.test(
        link,
      ) ||
      /^(?:for|to) (?:\S+ ){1,6}(?:is|was|remains|remained|stays|stayed|stands at|stood at|expires|falls|expired|passes|passed|lapsed|lapses|ends|ended|runs out|ran out|comes|came|had passed|has passed)(?: on| at)?$/.test(
        link,
      ) ||
      (/^(?:for|on) (?:\S+ ){1,5}(?:to|until|by|from)$/.test(link) && w.extend.has(doc.lemma[predicateOf(doc, t)] ?? ''))
    )
      return settle(doc, time, t)
    return null
  }
  return null
}

/** Whether a "window", "notice" or "limit" of some length is one for doing a thing, not one on a thing ("a ten-year limit on research"). */
function limits(doc: Doc, noun: number): boolean {
  // "either side gives six months' notice": a warning, and no time to act.
  if (doc.lemma[noun] === 'notice' && doc.xpos[noun - 1] === X.POS) return false
  if (/^(?:period|timeline|timetable)$/.test(doc.lemma[noun]!) || /^(?:on|of)$/.test(doc.lower[noun + 1] ?? '')) return false
  const verb = predicateOf(doc, noun)
  return infinitiveBehind(doc, noun) || (verb >= 0 && (deadlineWords().give.has(doc.lemma[verb]!) || deadlineWords().have.has(doc.lemma[verb]!)))
}

/** A deadline noun with its clause; the verb over it is the setting one. */
export function settle(doc: Doc, time: Timex | null, noun: number): Candidate | null {
  const verb = predicateOf(doc, noun)
  const [first, last] =
    verb >= 0 && verb !== noun && !isRel(doc, noun, 'nmod')
      ? clauseTokens(doc, verb, { loose: true, keep: [noun] })
      : phraseTokens(doc, noun, { relative: true })
  const from = Math.max(Math.min(first, noun), Math.min(noun, behindDateline(doc, doc.sentenceOf[noun]!)))
  return { time, days: null, verb: verb >= 0 ? verb : noun, noun, sort: 'set', first: from, last: Math.max(last, noun, time ? lastOf(doc, time) : noun) }
}

/** "gave Russia until Friday to …", "has two weeks to …", "a few hours left to decide". */
function byGift(doc: Doc, time: Timex, first: number): Candidate | null {
  const w = deadlineWords()
  const head = headOfTime(doc, time)
  const last = lastOf(doc, time)
  const verb = predicateOf(doc, head)
  if (verb < 0) return null
  // "has until Sunday to submit": the parser may hang the day on the infinitive.
  const had = doc.lower[first - 1] === 'until' || doc.lower[first - 1] === 'till' ? first - 2 : time.bound === 'until' ? first - 2 : first - 1
  const limited = time.bound === 'until' || had === first - 2 || (time.type === 'DURATION' && /^PT?[\dX]/.test(time.value))
  if (had >= 0 && limited && w.have.has(doc.lemma[had]!) && (had !== verb || doc.upos[had] === U.AUX) && infinitiveBehind(doc, last))
    return havingUntil(doc, time, had)
  // "Peru has until Friday": what to do by then is told elsewhere.
  if (had >= 0 && had === first - 2 && (doc.lemma[had] === 'have' || doc.lemma[had] === 'get') && subjectOf(doc, verb) >= 0 && verb === had)
    return clause(doc, time, verb, 'duty')
  const lemma = doc.lemma[verb]!
  const bounded = time.bound === 'until' || time.type === 'DURATION' || doc.lower[first - 1] === 'until' || doc.lower[first - 1] === 'till'
  if (!bounded) return null
  const infinitive = infinitiveBehind(doc, last)
  // "gave Peru 48 hours to answer", the name hung on the hours: whoever stands between the two.
  if (w.give.has(lemma) && verb < first && first - verb < 9 && infinitive) {
    for (let t = first - 1; t > verb; t--) if (actorAt(doc, t) !== null || isAgentive(doc, t)) return { ...clause(doc, time, verb, 'set'), who: t }
  }
  const left = /^(?:left|remaining|more)$/.test(doc.lower[last + 1] ?? '')
  if (w.give.has(lemma) && (objectsOf(doc, verb).some((o) => o < first) || factsOf(doc, verb).passive) && (infinitive || time.bound === 'until'))
    return clause(doc, time, verb, 'set')
  if (w.have.has(lemma) && infinitive && subjectOf(doc, verb) >= 0 && (time.bound === 'until' || isRel(doc, head, 'obj', 'nmod', 'obl', 'nummod') || left))
    return clause(doc, time, verb, 'duty')
  if (left && infinitive) return clause(doc, time, verb, 'duty')
  // "“Nigeria has three days,” the man said".
  const spoken = doc.upos[last + 1] === U.PUNCT && doc.quotations.some((q) => q.inner[0] <= doc.start[first]! && time.span[1] <= q.inner[1])
  if (lemma === 'have' && spoken && isRel(doc, head, 'obj') && verb === first - 1 && subjectOf(doc, verb) >= 0) return clause(doc, time, verb, 'duty')
  return null
}

/** "Boeing's machinists have until midnight to accept", as it stands in the text: the parser takes "have" for an auxiliary and the day for the predicate. */
function havingUntil(doc: Doc, time: Timex, had: number): Candidate {
  const subject = surfaceSubject(doc, had)
  const parsed = subject < 0 ? [...kidsOf(doc, doc.head[had]! >= 0 ? doc.head[had]! : had)].find((k) => k < had && isRel(doc, k, 'nsubj')) : undefined
  const first = subject >= 0 ? phraseTokens(doc, subject)[0] : parsed !== undefined ? phraseTokens(doc, parsed)[0] : had
  const end = doc.sentences[doc.sentenceOf[had]!]!.end
  let last = lastOf(doc, time)
  while (last + 1 < end && last - had < 40 && !/^[,;:.”"!?]$/.test(doc.lower[last + 1]!)) last++
  return { time, days: null, verb: had, noun: -1, sort: 'duty', first: Math.min(first, had), last }
}

function infinitiveBehind(doc: Doc, last: number): boolean {
  const end = doc.sentences[doc.sentenceOf[last]!]!.end
  for (let t = last + 1; t + 1 < end && t < last + 5; t++) {
    if (doc.lower[t] !== 'to') continue
    // "to answer", "to vote": taken for nouns.
    if (doc.upos[t + 1] === U.VERB || (doc.upos[t + 1] === U.NOUN && doc.xpos[t + 1] === X.NN && doc.upos[t] !== U.ADP)) return true
    if (doc.upos[t + 1] === U.NOUN && doc.xpos[t + 1] === X.NN && (t + 2 >= end || doc.upos[t + 2] !== U.NOUN)) return true
  }
  return false
}

/** "put the levy off for 48 hours", "postponed the strike for a week": a stay that runs out. */
function byDelay(doc: Doc, time: Timex, first: number): Candidate | null {
  const verb = predicateOf(doc, headOfTime(doc, time))
  if (verb < 0 || verb > first) return null
  const lemma = doc.lemma[verb]!
  if (prolongs(doc, time, verb, first)) return clause(doc, time, verb, 'set')
  const until = time.bound === 'until' && time.type !== 'DURATION'
  if (!until && (time.type !== 'DURATION' || doc.lower[first - 1] !== 'for')) return null
  if (until && !/^(?:postpone|delay|defer|suspend|waive|pause|freeze|shelve|put|hold)$/.test(lemma)) return null
  const put = (lemma === 'put' || lemma === 'hold') && doc.lower.slice(verb + 1, first - 1).includes('off')
  if (!put && !/^(?:postpone|delay|defer|suspend|waive|pause|freeze|shelve|halt|lift|stay)$/.test(lemma)) return null
  // What is put off must be a burden or a step that somebody waits for, not a trip.
  const object = objectsOf(doc, verb)[0] ?? subjectOf(doc, verb)
  if (object < 0 || !(deadlineWords().burdens.has(doc.lemma[object]!) || deadlineWords().steps.has(doc.lemma[object]!))) return null
  const facts = factsOf(doc, verb)
  if (facts.negated || facts.question || facts.condition !== null) return null
  return clause(doc, time, verb, 'set')
}

/** "extended the truce by another 90 days", "prolonged the mandate until 30 June": what runs out is given more time. */
function prolongs(doc: Doc, time: Timex, verb: number, first: number): boolean {
  if (doc.lower[verb - 1] === 'already') return false
  const moved = /^(?:push|move|delay|postpone|put|shift|reset|bring)$/.test(doc.lemma[verb]!)
  if (!moved && !/^(?:extend|prolong|renew)$/.test(doc.lemma[verb]!)) return false
  const thing = objectsOf(doc, verb)[0] ?? subjectOf(doc, verb)
  if (thing < 0 || !(moved ? deadlineWords().hard : deadlineWords().expirable).has(doc.lemma[thing]!)) return false
  if (moved) return /^(?:to|until|till)$/.test(doc.lower[first - 1] ?? '')
  const before = doc.lower.slice(Math.max(verb + 1, first - 3), first)
  return before.some((w) => (time.type === 'DURATION' ? /^(?:by|for|another|further)$/ : /^(?:to|until|till|through)$/).test(w)) || time.bound === 'until'
}

/** "the truce expires on Sunday". */
function byExpiry(doc: Doc, time: Timex, first: number): Candidate | null {
  const w = deadlineWords()
  const verb = predicateOf(doc, headOfTime(doc, time))
  if (
    verb < 0 ||
    !w.expire.has(doc.lemma[verb]!) ||
    (doc.upos[verb] !== U.VERB && doc.lemma[verb] !== 'due') ||
    time.type === 'DURATION' ||
    time.bound === 'since'
  )
    return null
  const subject = subjectOf(doc, verb)
  const lemma = doc.lemma[verb]!
  // Whatever expires or lapses on a day still to come has a term: "two things expire on Tuesday".
  const term = (lemma === 'expire' || lemma === 'lapse') && factsOf(doc, verb).tense !== 'past'
  if (subject < 0 || (!term && !w.expirable.has(doc.lemma[subject]!))) return null
  const runs = lemma === 'run' && (time.bound === 'until' || /^(?:until|till|to|through)$/.test(doc.lower[verb + 1] ?? ''))
  if (/^(?:run|go|come)$/.test(lemma) && !runs && doc.lower[verb + 1] !== (lemma === 'run' ? 'out' : 'and')) return null
  const past = factsOf(doc, verb).tense === 'past' && factsOf(doc, verb).modal === null
  if (LASTING.has(lemma) && past) return null
  if (past && !w.hard.has(doc.lemma[subject]!) && longGone(doc, time)) return null
  if (LASTING.has(lemma) && (time.bound !== 'until' || (lemma === 'remain' && !/^(?:in|under)$/.test(doc.lower[verb + 1] ?? '')))) return null
  if ((lemma === 'end' || lemma === 'pass' || lemma === 'fall' || lemma === 'due') && !w.hard.has(doc.lemma[subject]!) && factsOf(doc, verb).tense === 'past')
    return null
  if (lemma === 'pass' && !w.hard.has(doc.lemma[subject]!)) return null
  if (first < verb - 12) return null
  return clause(doc, time, verb, 'expiry')
}

/** Whether a day lies more than a month before the article: what expired then is history. */
function longGone(doc: Doc, time: Timex): boolean {
  const published = doc.article.published ? parseEdtf(doc.article.published.edtf) : null
  const due = time.edtf ? parseEdtf(time.edtf) : null
  return published !== null && due !== null && published[0] - due[1] > 31
}

/** Verbs of what holds until a day: "will last until", "is in force until". */
const LASTING: ReadonlySet<string> = new Set(['last', 'hold', 'continue', 'stand', 'remain', 'stay'])

/** "unless a deal is signed, a new levy takes effect on 15 December": the day on which a threatened burden comes into force. */
function byForce(doc: Doc, time: Timex, first: number): Candidate | null {
  if (time.type === 'DURATION' || time.type === 'SET' || doc.lower[first - 1] === 'since') return null
  const verb = predicateOf(doc, headOfTime(doc, time))
  if (verb < 0 || verb > first) return null
  const starts =
    /^(?:bite|begin|start)$/.test(doc.lemma[verb]!) ||
    (/^(?:take|come|go|enter|kick)$/.test(doc.lemma[verb]!) && doc.lower.slice(verb + 1, verb + 4).some((w) => /^(?:effect|force|in)$/.test(w)))
  const subject = starts ? subjectOf(doc, verb) : -1
  if (subject < 0 || !deadlineWords().burdens.has(doc.lemma[subject]!) || factsOf(doc, verb).tense === 'past') return null
  const own = doc.sentences[doc.sentenceOf[verb]!]!
  for (let t = own.first; t < own.end; t++) if (doc.lower[t] === 'if' || doc.lower[t] === 'unless') return clause(doc, time, verb, 'expiry')
  // "The levy bites on 1 May. Unless a deal is found, …", "If it is not ready, a levy bites".
  for (const i of [own.index - 1, own.index + 1]) {
    const s = doc.sentences[i]
    for (let t = s?.first ?? 0; s && s.region === 'body' && t < s.end; t++)
      if (/^(?:unless|otherwise|avert|spare)$/.test(doc.lower[t]!)) return clause(doc, time, verb, 'expiry')
  }
  return null
}

/** "must withdraw by Friday", "if no deal is reached within 50 days". */
function byDuty(doc: Doc, time: Timex, first: number): Candidate | null {
  const w = deadlineWords()
  const before = doc.lower[first - 1] ?? ''
  const within =
    time.bound === 'within' ||
    before === 'within' ||
    doc.lower
      .slice(Math.max(0, first - 4), first)
      .join(' ')
      .endsWith('no later than')
  const by =
    time.bound === 'by' ||
    time.bound === 'before' ||
    before === 'by' ||
    before === 'before' ||
    (before === 'the' && /^(?:by|before)$/.test(doc.lower[first - 2] ?? ''))
  if (!within && !by) return null
  if (!within && time.type === 'DURATION') return null
  if (within && time.type === 'DURATION' && !/^PT?\d/.test(time.value)) return null
  const verb = dutyVerb(doc, time, first)
  // "is to fall to 4,000 by November": what is to be done, whatever the verb.
  if (
    verb < 0 ||
    (w.loose.has(doc.lemma[verb]!) &&
      !(doc.lemma[verb] === 'see' && doc.lower.slice(verb + 1, verb + 3).join(' ') === 'each other') &&
      !(doc.lemma[verb] === 'report' && within) &&
      !(LEVEL.test(doc.lemma[verb]!) && beTo(doc, verb)))
  )
    return null
  const facts = factsOf(doc, verb)
  const conditional = facts.condition === 'if' || facts.condition === 'unless'
  if (!conditional && forecast(doc, time, verb, first)) return null
  // "sanctions that would halve exports within months": how fast a thing works binds nobody.
  if (
    within &&
    (facts.modal === 'would' || facts.modal === 'will') &&
    !facts.passive &&
    /^(?:that|which) (?:would|will)$/.test(doc.lower.slice(verb - 2, verb).join(' '))
  )
    return null
  let duty = conditional || beTo(doc, verb) || (facts.modal !== null && w.duty.has(facts.modal)) || hasTo(doc, verb)
  if (!duty) {
    const mark = strayIf(doc, verb)
    if (mark >= 0) return { time, days: null, verb, noun: -1, sort: 'duty', first: mark, last: Math.max(verb, lastOf(doc, time)) }
  }
  const promised = first > verb && /^(?:promise|pledge|guarantee|undertake|offer|agree|commit|order|demand|require|instruct|vow)$/.test(doc.lemma[verb]!)
  if (!duty && facts.tense === 'past' && !promised) return null
  for (const a of facts.above.slice(0, 3)) if (w.duty.has(doc.lemma[a]!)) duty = true
  for (let h = doc.head[verb]!, n = 0; h >= 0 && n < 2; h = doc.head[h]!, n++) if (w.duty.has(doc.lemma[h]!)) duty = true
  if (!duty && (promised || /^(?:oblige|expect|ask|urge|tell|want|need|seek|await)$/.test(doc.lemma[verb]!))) duty = true
  if (!duty || (facts.negated && !conditional)) return null
  // "God did not want her to", "nobody expects it to": what is denied above binds nobody.
  if (facts.above[0] !== undefined && factsOf(doc, facts.above[0]).negated && /^(?:want|expect|need|plan|intend|mean|have)$/.test(doc.lemma[facts.above[0]]!))
    return null
  // A stretch that is not counted ("the not too distant future") is no limit.
  if (time.edtf === null && !/^PT?\d/.test(time.value)) return null
  if (facts.modal === 'could' || facts.modal === 'may' || facts.modal === 'might') return null
  return clause(doc, time, verb, 'duty')
}

/** Verbs of numbers that somebody brings about. */
const LEVEL = /^(?:fall|rise|grow)$/

/** "… if X, Y and Z do not agree by": the conjunction before the verb, where the parser hung it elsewhere; -1 without one. */
function strayIf(doc: Doc, verb: number): number {
  const start = doc.sentences[doc.sentenceOf[verb]!]!.first
  for (let t = verb - 1; t >= start && t > verb - 16; t--) {
    if (doc.upos[t] === U.VERB) return -1
    if (doc.lower[t] === 'if' || doc.lower[t] === 'unless')
      return doc.lower[t + 1] === 'not' || doc.lower[t - 1] === 'even' || doc.lower[t - 1] === 'as' ? -1 : t
  }
  return -1
}

/** "are to gather and hand over": a form of "be" with an infinitive, for all verbs of a row. */
function beTo(doc: Doc, verb: number): boolean {
  let at = verb
  for (let n = 0; n < 3 && isRel(doc, at, 'conj') && doc.head[at]! >= 0; n++) at = doc.head[at]!
  return at > 1 && doc.lower[at - 1] === 'to' && /^(?:is|are|was|were)$/.test(doc.lower[at - 2]!)
}

/** The verb that a bound belongs to; where the parser hung the day on the clause behind it ("by 1 May or face"), the last verb before it. */
function dutyVerb(doc: Doc, time: Timex, first: number): number {
  const verb = predicateOf(doc, headOfTime(doc, time))
  if (verb >= 0 && (verb < first || doc.upos[lastOf(doc, time) + 1] !== U.CCONJ)) return verb
  const start = doc.sentences[doc.sentenceOf[first]!]!.first
  for (let t = first - 1; t >= start && t > first - 14; t--) if (doc.upos[t] === U.VERB && !isRel(doc, t, 'amod', 'compound', 'acl')) return t
  return verb
}

/** A candidate told by a verb: its clause, with the day. */
export function clause(doc: Doc, time: Timex, verb: number, sort: Candidate['sort']): Candidate {
  let head = verb
  for (let steps = 0; steps < 3 && doc.head[head]! >= 0 && (isRel(doc, head, 'xcomp') || (isRel(doc, head, 'acl') && doc.lower[head - 1] === 'to')); steps++)
    head = predicateOf(doc, doc.head[head]!) >= 0 ? predicateOf(doc, doc.head[head]!) : doc.head[head]!
  const at = [tokenAt(doc, time.span[0]), lastOf(doc, time)]
  const [first, last] = clauseTokens(doc, head, { loose: sort === 'set', keep: [verb, ...at] })
  return {
    time,
    days: null,
    verb,
    noun: -1,
    sort,
    first: Math.min(Math.max(first, behindDateline(doc, doc.sentenceOf[first]!)), verb, at[0]!),
    last: Math.max(last, at[1]!),
  }
}

/** "the deadline passed", "extended its ultimatum": a deadline without a day of its own, if something is said of it. */
function bareNoun(doc: Doc, noun: number): Candidate | null {
  const w = deadlineWords()
  if (doc.upos[noun] !== U.NOUN) return null
  const verb = doc.head[noun]!
  if (verb < 0 || doc.upos[verb] !== U.VERB || !isRel(doc, noun, 'obj', 'nsubj', 'nsubj:pass')) return null
  const lemma = doc.lemma[verb]!
  if (!(w.give.has(lemma) || w.extend.has(lemma) || w.expire.has(lemma) || /^(?:meet|miss|reject|ignore|approach|loom|near|comply)$/.test(lemma))) return null
  const facts = factsOf(doc, verb)
  if (facts.negated && !/^(?:meet|pass|set)$/.test(lemma)) return null
  if (/^(?:if|unless|whether)$/.test(facts.condition ?? '')) return null
  return settle(doc, null, noun)
}

/** The infinitive or clause that says what must be done, or -1. */
export function requiredVerb(doc: Doc, c: Candidate): number {
  if (c.sort === 'duty' && !deadlineWords().have.has(doc.lemma[c.verb]!) && !/^(?:be|remain|leave)$/.test(doc.lemma[c.verb]!)) return c.verb
  for (const at of [c.noun, c.verb, c.time ? headOfTime(doc, c.time) : -1]) {
    if (at < 0) continue
    for (const k of kidsOf(doc, at)) if (k > at && isRel(doc, k, 'acl', 'xcomp', 'advcl', 'ccomp') && hasTo(doc, k)) return k
  }
  for (let t = Math.max(c.noun, c.time ? lastOf(doc, c.time) : c.verb) + 1; t + 1 <= c.last; t++)
    if (doc.lower[t] === 'to' && doc.upos[t + 1] === U.VERB) return t + 1
  return -1
}

function hasTo(doc: Doc, token: number): boolean {
  for (const k of kidsOf(doc, token)) if (doc.lower[k] === 'to' && doc.rel[k] === R.mark) return true
  return false
}

/** The noun behind "deadline for", or -1. */
export function requiredNoun(doc: Doc, c: Candidate): number {
  if (c.noun < 0) return -1
  for (const k of kidsOf(doc, c.noun))
    if (isRel(doc, k, 'nmod') && /^(?:for|on)$/.test(caseOf(doc, k)) && !doc.times.some((t) => t.span[0] < doc.end[k]! && doc.start[k]! < t.span[1])) return k
  return -1
}
