import type { Doc, Sentence, Timex } from '../../../model/annotation.ts'
import { actorAt } from '../../shared/actors.ts'
import { doerBefore } from '../../shared/doers.ts'
import { isAgentive } from '../../shared/voices.ts'
import { U, X } from '../../syntax.ts'
import { deadlineWords } from './words.ts'
import { type Candidate, lastOf } from './candidate.ts'
import { forecast } from './forecast.ts'

/**
 * Deadlines by the words alone, where the tree hides them: what must be done "by" a day, however the clause was parsed; what expires, falls due,
 * closes or is valid until one; the "target date"; the clock that runs out; an answer that is expected. A frame each, the first that fits.
 */
export function byWords(doc: Doc, time: Timex, first: number): Candidate | null {
  if (time.type === 'SET' || (time.edtf === null && time.type !== 'DURATION')) return null
  const s = doc.sentences[doc.sentenceOf[first]!]!
  const bound = boundBefore(doc, s, time, first)
  if (bound === null) return null
  const read = [duty, expiry, dueOn, validUntil, dateNoun, answer, nominal, anybody]
  for (const frame of read) {
    const found = frame(doc, s, time, bound)
    if (found) return found
  }
  return null
}

/** The preposition over a time and where it stands. */
export interface Bound {
  readonly word: 'by' | 'before' | 'until' | 'within' | 'on' | 'is'
  readonly at: number
}

const BETWEEN = /^(?:the|end|close|start|middle|of|midnight|noon|at|late|early|day|business|on|latest|last|local|time|next|coming)$/

/** The bound over a time expression, however far its own words reach: "by", "no later than", "before the end of", "at midnight on". */
export function boundBefore(doc: Doc, s: Sentence, time: Timex, first: number): Bound | null {
  let on = -1
  for (let t = first - 1; t >= s.first && first - t < 7; t--) {
    const w = doc.lower[t]!
    if (w === 'by' || w === 'before' || w === 'until' || w === 'within') return { word: w, at: t }
    if (w === 'till') return { word: 'until', at: t }
    if (w === 'than' && /^(?:later|longer)$/.test(doc.lower[t - 1] ?? '')) return { word: 'by', at: t - 2 }
    if (w === 'in' && doc.lower[t + 1] === 'the' && doc.lower[t + 2] === 'next' && time.type === 'DURATION') return { word: 'within', at: t }
    if (on < 0 && (w === 'on' || w === 'at')) on = t
    if (!BETWEEN.test(w)) {
      if (t === first - 1 && doc.lemma[t] === 'be') return { word: 'is', at: t }
      break
    }
  }
  if (on >= 0) return { word: 'on', at: on }
  // "tomorrow", "next week", "in ten days".
  return doc.lower[first - 1] === 'in' ? { word: 'on', at: first - 1 } : { word: 'on', at: first }
}

const STOP = /^[;:!?“”"–—]$/

export function edge(doc: Doc, s: Sentence, at: number): number {
  let t = at
  while (t > s.first && !STOP.test(doc.lower[t - 1]!)) t--
  return t
}

/** Last token of the clause behind a time. */
export function clauseEnd(doc: Doc, s: Sentence, from: number): number {
  let t = from
  while (t + 1 < s.end && t - from < 24 && !/^[.;:!?“”"–—,]$/.test(doc.lower[t + 1]!)) t++
  return t
}

const MODAL = /^(?:must|should|shall|will|would|'ll|'d)$/
const GOVERNING =
  /^(?:ask|tell|order|urge|call|demand|require|oblige|instruct|expect|agree|promise|pledge|vow|commit|undertake|need|have|plan|aim|hope|intend|want|due|set|bind|force|press|push|request|warn|schedule|propose|offer|appeal|seek|deadline|ultimatum|race|rush|scramble|give|swear|suppose|try|supposed)$/

/** "must … by Friday", "called on X to … by Friday", "By Friday, X has to …". */
export function duty(doc: Doc, s: Sentence, time: Timex, bound: Bound): Candidate | null {
  if (bound.word !== 'by' && bound.word !== 'before' && bound.word !== 'within') return null
  if (bound.word !== 'within' && time.type === 'DURATION') return null
  if (bound.word === 'within' && !/^PT?\d/.test(time.value) && time.edtf === null) return null
  const last = lastOf(doc, time)
  return before(doc, s, time, bound, last) ?? fronted(doc, s, time, bound, last)
}

function before(doc: Doc, s: Sentence, time: Timex, bound: Bound, last: number): Candidate | null {
  const from = edge(doc, s, bound.at)
  for (let t = bound.at - 1; t > from && bound.at - t < 22; t--) {
    if (doc.lower[t] === ',' && bound.at - t < 3) return null
    if (doc.xpos[t] === X.VBD || doc.xpos[t] === X.VBZ || doc.xpos[t] === X.VBP) return null
    const base =
      doc.xpos[t] === X.VB || (doc.upos[t] === U.VERB && doc.lower[t] === doc.lemma[t]) || (doc.lower[t - 1] === 'to' && doc.lower[t] === doc.lemma[t])
    if (!base || doc.lemma[t] === 'be' || deadlineWords().loose.has(doc.lemma[t]!)) continue
    const over = forecast(doc, time, t, bound.at) ? null : obliging(doc, from, t)
    return over === null ? null : { time, days: null, verb: t, noun: -1, sort: 'duty', first: over.first, last: Math.max(last, t), who: over.who }
  }
  return null
}

/** What obliges to the act of a bare verb, and whom; null where nothing does. */
export function obliging(doc: Doc, from: number, verb: number): { readonly first: number; readonly who: number } | null {
  let t = verb - 1
  while (t > from && (doc.upos[t] === U.ADV || doc.lower[t] === 'be' || doc.lower[t] === 'both' || doc.lower[t] === 'and')) t--
  if (doc.lower.slice(t, verb).some((w) => /^(?:not|n't|never|hardly|unlikely|scarcely)$/.test(w))) return null
  if (doc.xpos[t] === X.MD && MODAL.test(doc.lower[t]!)) return { first: subjectEdge(doc, from, t), who: doerBefore(doc, t) }
  if (doc.lower[t] !== 'to') return null
  for (let k = t - 1; k >= from && t - k < 14; k--) {
    if (doc.upos[k] === U.PUNCT && doc.lower[k] !== ',' && doc.lower[k] !== '-') return null
    const modal = /^(?:has|have|had|needs?|is|are|was|were)$/.test(doc.lower[k]!) && k >= t - 2
    if (modal && k === t - 1) return { first: subjectEdge(doc, from, k), who: doerBefore(doc, k) }
    if (!GOVERNING.test(doc.lemma[k]!) || (doc.upos[k] === U.AUX && k !== t - 1)) continue
    const passive = doc.xpos[k] === X.VBN && /^(?:be|been|is|are|was|were)$/.test(doc.lower[k - 1] ?? '')
    // "called on Peru to": whoever stands between; "agreed to", "is due to": whoever stands before.
    const between = somebodyIn(doc, k + 1, t - 1)
    return { first: subjectEdge(doc, from, k), who: between >= 0 && !passive ? between : doerBefore(doc, passive ? k - 1 : k) }
  }
  return null
}

function somebodyIn(doc: Doc, first: number, last: number): number {
  for (let t = last; t >= first; t--) {
    const actor = actorAt(doc, t)
    if ((actor && actor.type !== 'place') || isAgentive(doc, t) || /^(?:them|him|her|it|both|sides|parties)$/.test(doc.lower[t]!)) return t
  }
  return -1
}

/** Where a clause begins before its verb: behind a comma, "that", "and". */
export function subjectEdge(doc: Doc, from: number, verb: number): number {
  let t = verb
  while (t > from && !/^(?:,|that|and|but|because|while|although)$/.test(doc.lower[t - 1]!) && verb - t < 16) t--
  return t
}

/** "By Friday, Peru has to withdraw": the day stands first. */
function fronted(doc: Doc, s: Sentence, time: Timex, bound: Bound, last: number): Candidate | null {
  if (bound.at - s.first > 3 && !/^(?:,|that|and|but)$/.test(doc.lower[bound.at - 1]!)) return null
  const end = Math.min(s.end - 1, last + 16)
  for (let t = last + 1; t < end; t++) {
    if (STOP.test(doc.lower[t]!)) return null
    const modal = doc.xpos[t] === X.MD && /^(?:must|should|shall)$/.test(doc.lower[t]!)
    const to = /^(?:has|have|had|needs?|is|are|was|were)$/.test(doc.lower[t]!) && doc.lower[t + 1] === 'to'
    if (!modal && !to) continue
    let verb = t + (to ? 2 : 1)
    while (verb < end && (doc.upos[verb] === U.ADV || doc.lower[verb] === 'be' || doc.lower[verb] === 'have')) verb++
    if (doc.upos[verb] !== U.VERB) return null
    return { time, days: null, verb, noun: -1, sort: 'duty', first: bound.at, last: clauseEnd(doc, s, verb), who: doerBefore(doc, t) }
  }
  return null
}

const ENDING = /^(?:expire|lapse|end|close|run|elapse|finish|mature|terminate|conclude|shut)s?$/

/** "the truce, extended twice, lapses on Friday", "time runs out on Friday", "bids close on Friday". */
function expiry(doc: Doc, s: Sentence, time: Timex, bound: Bound): Candidate | null {
  if (time.type === 'DURATION' || (bound.word !== 'on' && bound.word !== 'until' && bound.word !== 'by')) return null
  let verb = bound.at - 1
  // "runs out for Peru on Friday", "expires at midnight on Friday".
  while (verb > s.first && bound.at - verb < 7 && !ENDING.test(doc.lower[verb]!) && !/^[.,;:!?]$/.test(doc.lower[verb]!)) verb--
  if (!ENDING.test(doc.lower[verb] ?? '') || verb <= s.first) return null
  const run = /^runs?$/.test(doc.lower[verb]!)
  const until = bound.word === 'until'
  if (run && doc.lower[verb + 1] !== 'out' && !until && !/^(?:until|to|through|till)$/.test(doc.lower[verb + 1] ?? '')) return null
  if (until && !run) return null
  // A finite verb, or one behind "will", "to": no noun ("at the end on Friday").
  const before = doc.lower[verb - 1]!
  if (/^(?:the|a|an|at|in|by|its|their|this|of)$/.test(before)) return null
  const from = edge(doc, s, verb)
  const w = deadlineWords()
  let thing = verb - 1
  while (
    thing >= from &&
    verb - thing < 16 &&
    !(
      (doc.upos[thing] === U.NOUN || /^(?:voting|polling|bidding)$/.test(doc.lower[thing]!)) &&
      (w.expirable.has(doc.lemma[thing]!) || w.hard.has(doc.lemma[thing]!) || w.closing.has(doc.lemma[thing]!) || w.closing.has(doc.lower[thing]!))
    )
  )
    thing--
  if (thing < from || verb - thing >= 16) return null
  if ((w.closing.has(doc.lemma[thing]!) || w.closing.has(doc.lower[thing]!)) && !w.expirable.has(doc.lemma[thing]!) && !run && !/^close/.test(doc.lower[verb]!))
    return null
  // Between them only what belongs to the thing: a relative clause in commas, "for X to V", "of Y".
  let commas = 0
  for (let t = thing + 1; t < verb; t++) if (doc.lower[t] === ',') commas++
  if (commas === 1) return null
  return {
    time,
    days: null,
    verb,
    noun: w.hard.has(doc.lemma[thing]!) ? thing : -1,
    sort: 'expiry',
    first: nounEdge(doc, from, thing),
    last: lastOf(doc, time),
    who: -1,
    thing,
  }
}

export function nounEdge(doc: Doc, from: number, noun: number): number {
  let t = noun
  while (t > from && ([U.DET, U.ADJ, U.NOUN, U.PROPN, U.NUM, U.PRON].includes(doc.upos[t - 1]!) || doc.xpos[t - 1] === X.POS || doc.lower[t - 1] === '-')) t--
  return t
}

/** "a payment falls due on Friday", "the bond matures on Friday", "Peru's answer is due by Friday". */
function dueOn(doc: Doc, s: Sentence, time: Timex, bound: Bound): Candidate | null {
  if (time.type === 'DURATION' || (bound.word !== 'on' && bound.word !== 'by')) return null
  let verb = bound.at - 1
  while (
    verb > s.first &&
    bound.at - verb < 6 &&
    !/^(?:due|payable|matures?|mature|expected|repayable|owed)$/.test(doc.lower[verb]!) &&
    doc.upos[verb] !== U.PUNCT
  )
    verb--
  if (!/^(?:due|payable|matures?|expected|repayable|owed)$/.test(doc.lower[verb]!) || doc.lower[verb + 1] === 'to') return null
  if (
    doc.lower[verb] !== 'matures' &&
    doc.lower[verb] !== 'mature' &&
    !/^(?:is|are|be|falls?|fall|comes?|come|becomes?|was|were|now|being)$/.test(doc.lower[verb - 1]!)
  )
    return null
  const from = edge(doc, s, verb)
  const w = deadlineWords()
  let thing = verb - 1
  while (thing >= from && verb - thing < 14 && !(doc.upos[thing] === U.NOUN && (w.payable.has(doc.lemma[thing]!) || w.reply.has(doc.lemma[thing]!)))) thing--
  if (thing < from || verb - thing >= 14) return null
  const owner = ownerBefore(doc, from, thing)
  // "a vote is due on Friday" tells when it is held, "the answer is due by Friday" until when it must come.
  if (!w.payable.has(doc.lemma[thing]!) && bound.word !== 'by' && (owner < 0 || doc.lower[verb] === 'expected')) return null
  return { time, days: null, verb, noun: -1, sort: 'expiry', first: nounEdge(doc, from, thing), last: lastOf(doc, time), who: owner, thing }
}

/** "Peru's answer", "the ministry's reply": whose it is; -1 without. */
function ownerBefore(doc: Doc, from: number, noun: number): number {
  for (let t = noun - 1; t >= from && noun - t < 6; t--) {
    if (doc.xpos[t] === X.POS) return t - 1
    if (doc.xpos[t] === X['PRP$']) return t
    if (![U.ADJ, U.NOUN, U.PROPN, U.NUM, U.DET].includes(doc.upos[t]!)) break
    if (actorAt(doc, t) !== null && (doc.upos[t] === U.ADJ || doc.upos[t] === U.PROPN)) return t
  }
  return -1
}

/** "valid until Friday", "in force until June", "the offer is good until noon". */
function validUntil(doc: Doc, s: Sentence, time: Timex, bound: Bound): Candidate | null {
  if (bound.word !== 'until') return null
  const at = bound.at - 1
  const state =
    /^(?:valid|good|open|available|binding|effective|suspended|frozen)$/.test(doc.lower[at] ?? '') ||
    (doc.lower[at] === 'table' && doc.lower[at - 2] === 'on') ||
    (/^(?:force|place|effect|hold)$/.test(doc.lower[at] ?? '') && /^(?:in|on)$/.test(doc.lower[at - 1] ?? ''))
  if (!state) return null
  const from = edge(doc, s, at)
  const w = deadlineWords()
  let thing = at - 1
  while (thing >= from && at - thing < 12 && !(doc.upos[thing] === U.NOUN && (w.expirable.has(doc.lemma[thing]!) || w.burdens.has(doc.lemma[thing]!)))) thing--
  if (thing < from || at - thing >= 12) return null
  return { time, days: null, verb: at, noun: -1, sort: 'expiry', first: nounEdge(doc, from, thing), last: lastOf(doc, time), who: -1, thing }
}

/** "the target date for a deal is Friday", "the last day for objections is 3 May". */
function dateNoun(doc: Doc, s: Sentence, time: Timex, bound: Bound): Candidate | null {
  if (bound.word !== 'is' && bound.word !== 'on') return null
  if (time.type === 'DURATION' && bound.word !== 'is') return null
  const from = edge(doc, s, bound.at)
  for (let t = bound.at - 1; t >= from && bound.at - t < 14; t--) {
    if (!/^(?:date|day|limit)$/.test(doc.lower[t]!)) continue
    const kind =
      doc.lower[t - 1] === 'off' ||
      /^(?:target|cutoff|cut-off|due|expiry|expiration|closing|final|last|maturity|time|completion|withdrawal|exit|delivery)$/.test(doc.lower[t - 1] ?? '')
    const day = doc.lower[t] === 'day' && doc.lower[t - 1] !== 'last' && doc.lower[t - 1] !== 'final'
    if (!kind || day || (doc.lower[t] === 'limit' && doc.lower[t - 1] !== 'time')) return null
    if (doc.lower[t] === 'day' && !/^(?:for|to|on)$/.test(doc.lower[t + 1] ?? '')) return null
    let be = t + 1
    while (be < bound.at && doc.lemma[be] !== 'be') be++
    if (bound.word === 'on' && doc.lemma[be] !== 'be' && !/^(?:of|set)$/.test(doc.lower[t + 1] ?? '')) return null
    return {
      time,
      days: null,
      verb: bound.word === 'is' ? bound.at : t,
      noun: t,
      sort: 'set',
      first: nounEdge(doc, from, t),
      last: Math.max(lastOf(doc, time), t),
      who: -1,
    }
  }
  return null
}

/** "expects an answer from Peru by Friday", "is waiting for a reply by noon", "is aiming for a deal by June". */
function answer(doc: Doc, s: Sentence, time: Timex, bound: Bound): Candidate | null {
  if (bound.word !== 'by' && bound.word !== 'before' && bound.word !== 'within') return null
  const from = edge(doc, s, bound.at)
  const w = deadlineWords()
  for (let t = bound.at - 1; t > from && bound.at - t < 14; t--) {
    if (doc.upos[t] !== U.VERB) continue
    const waits = /^(?:expect|await|wait|want|seek|demand|request|need)$/.test(doc.lemma[t]!)
    const aims = /^(?:aim|hope|push|press|strive|work|race|rush|angle|shoot|plan)$/.test(doc.lemma[t]!) && doc.lower[t + 1] === 'for'
    if (!waits && !aims) return null
    let thing = -1
    for (let k = t + 1; k < bound.at; k++)
      if (doc.upos[k] === U.NOUN && (w.reply.has(doc.lemma[k]!) || w.outcome.has(doc.lemma[k]!))) thing = thing < 0 ? k : thing
    if (thing < 0 || doc.lower.slice(t - 2, t).some((x) => /^(?:not|n't|never)$/.test(x))) return null
    const source = doc.lower.indexOf('from', thing)
    const whom = source > thing && source < bound.at ? somebodyIn(doc, source + 1, bound.at - 1) : -1
    const who = whom >= 0 ? whom : aims ? doerBefore(doc, t) : -1
    const subject = doerBefore(doc, t)
    return {
      time,
      days: null,
      verb: t,
      noun: -1,
      sort: 'duty',
      first: subject >= from && subject < t ? nounEdge(doc, from, subject) : t,
      last: lastOf(doc, time),
      who,
      thing,
    }
  }
  return null
}

const BRINGING =
  /^(?:call|foresee|provide|envisage|envision|include|want|demand|seek|propose|promise|require|agree|offer|stipulate|set|plan|insist|urge|pledge|commit|see|mean|involve|entail|need|guarantee|outline|contain|oblige|press|push|ask|aim|hope|mandate|accept|specify|back|support)$/

/** "calls for a withdrawal by June", "wants an end to the ban by 2030", "the phasing out of the levy by May": an act told by a noun. */
function nominal(doc: Doc, s: Sentence, time: Timex, bound: Bound): Candidate | null {
  if ((bound.word !== 'by' && bound.word !== 'before' && bound.word !== 'within') || (time.type === 'DURATION' && bound.word !== 'within')) return null
  const from = edge(doc, s, bound.at)
  let act = -1
  for (let t = bound.at - 1; t > from && bound.at - t < 14; t--) {
    if ([X.VBD, X.VBZ, X.VBP, X.MD].some((x) => x === doc.xpos[t])) break
    if (isAct(doc, t)) act = t
    if (doc.upos[t] === U.DET && act >= 0 && act - t < 4) break
  }
  if (act < 0) return null
  for (let t = act - 1; t >= s.first && act - t < 40; t--) {
    if (doc.upos[t] !== U.VERB || !BRINGING.test(doc.lemma[t]!)) continue
    if (doc.lower.slice(Math.max(s.first, t - 3), t).some((x) => /^(?:not|n't|never|no)$/.test(x))) return null
    const setter = doc.xpos[t] === X.VBN ? -1 : doerBefore(doc, t)
    const own = ownerBefore(doc, from, act)
    const binds = /^(?:promise|agree|pledge|commit|offer|plan|guarantee|accept|aim|hope)$/.test(doc.lemma[t]!)
    return {
      time,
      days: null,
      verb: t,
      noun: -1,
      sort: 'duty',
      first: nounEdge(doc, from, act),
      last: lastOf(doc, time),
      who: own >= 0 ? own : binds ? setter : -1,
      thing: act,
    }
  }
  return null
}

/** A noun for something that is done: "withdrawal", "an end to", "the phasing out of", "disarmament". */
function isAct(doc: Doc, t: number): boolean {
  if (doc.xpos[t] === X.VBG) return /^(?:of|out|down|up)$/.test(doc.lower[t + 1] ?? '') && doc.upos[t - 1] === U.DET
  if (doc.upos[t] !== U.NOUN) return false
  return (
    deadlineWords().outcome.has(doc.lemma[t]!) ||
    /(?:drawal|ament|ation|ition|ution|lease|closure|removal|approval|reduction|completion|handover|ratification)$/.test(doc.lemma[t]!) ||
    /^(?:end|return|exit|start|halt|lifting|opening|reopening|restart|cut|pullout|resumption|transfer|payment|repayment|ban|phase-out|departure|deployment|dissolution|closure)$/.test(
      doc.lemma[t]!,
    )
  )
}

/** "fees are waived for crews that return by June": whoever wants to gain by it has until then. */
function anybody(doc: Doc, s: Sentence, time: Timex, bound: Bound): Candidate | null {
  if (bound.word !== 'by' && bound.word !== 'before' && bound.word !== 'within') return null
  if (bound.word !== 'within' && time.type === 'DURATION') return null
  const from = edge(doc, s, bound.at)
  for (let t = bound.at - 1; t > from + 1 && bound.at - t < 10; t--) {
    if (doc.xpos[t] !== X.VBP || !/^(?:that|who|which)$/.test(doc.lower[t - 1]!)) continue
    return { time, days: null, verb: t, noun: -1, sort: 'duty', first: nounEdge(doc, from, t - 2 >= from ? t - 2 : t), last: lastOf(doc, time), who: -1 }
  }
  return null
}
