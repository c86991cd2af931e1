import type { Doc, Sentence } from '../../../model/annotation.ts'
import { actorOf } from '../../shared/antecedent.ts'
import { factsOf } from '../../shared/factuality.ts'
import { isPronounOnly } from './sane.ts'
import { phraseTokens } from '../../shared/clause.ts'
import { tokenAt, U, X } from '../../syntax.ts'
import type { Found } from './found.ts'
import { ownerOf, stretchEnd } from './stretch.ts'

/*
 * Demands that stand no more ("no longer insists on", "dropped its demand for"), and those that are only said to have been made and are denied.
 */

const DEMANDING = /^(?:demand|insist|require|ask|call|seek|want|press|push|request|stipulate|hold)$/
const NOUN = /^(?:demand|insistence|request|call|claim|requirement|condition|precondition|ultimatum)$/
const TIE = /^(?:on|upon|for|that|out)$/
/** Verbs that give up a demand, with the words between them and its noun. */
const GIVING_UP: ReadonlyMap<string, RegExp> = new Map([
  ...['drop', 'abandon', 'withdraw', 'retract', 'relinquish', 'renounce', 'scrap', 'shelve', 'forgo', 'forego', 'rescind', 'ditch', 'waive'].map(
    (v) => [v, /^$/] as const,
  ),
  ['give', /^up(?: on)?$/],
  ['back', /^(?:away|down|off)(?: from| on)?$/],
  ['retreat', /^from$/],
  ['climb', /^down (?:from|on)$/],
  ['walk', /^(?:back|away from)$/],
  ['step', /^(?:back|away) from$/],
  ['pull', /^back from$/],
  ['let', /^go of$/],
  ['move', /^(?:away|off) from$/],
])
const FROM = /^(?:up|away|down|off|back|from|on|of|go)$/

/** Demands that are given up, by the words: the predicate is the verb or the noun of demanding, and the evidence holds what gives it up. */
export function droppedDemands(doc: Doc): Found[] {
  const out: Found[] = []
  for (const s of doc.sentences) {
    if (!s.parsed || s.region !== 'body' || doc.lower[s.end - 1] === '?') continue
    for (let t = s.first + 1; t < s.end - 1; t++) {
      const found = doc.lower[t] === 'longer' && doc.lower[t - 1] === 'no' ? noLonger(doc, s, t) : NOUN.test(doc.lemma[t]!) ? givenUp(doc, s, t) : null
      if (found) out.push(found)
    }
  }
  return out
}

/** "no longer insists on", "is no longer asking for", "no longer demanded that". */
function noLonger(doc: Doc, s: Sentence, at: number): Found | null {
  const verb = at + 1
  // "no longer demands that": taken for a noun.
  if (!DEMANDING.test(doc.lemma[verb] ?? '') || doc.xpos[verb] === X.VBN || doc.lower[at - 2] === 'there' || under(doc, s, at)) return null
  return made(doc, s, verb, at - 1, verb, required(doc, s, verb))
}

/** "dropped its demand for", "has backed away from its insistence that", "stopped short of" left out. */
function givenUp(doc: Doc, s: Sentence, noun: number): Found | null {
  if (doc.upos[noun] !== U.NOUN) return null
  let at = phraseTokens(doc, noun)[0] - 1
  if (noun - at > 6 || doc.lower[at + 1] === 'no') return null
  const between: string[] = []
  while (at > s.first && between.length < 2 && FROM.test(doc.lower[at]!)) between.unshift(doc.lower[at--]!)
  const fits = GIVING_UP.get(doc.lemma[at] ?? '')
  if (!fits?.test(between.join(' ')) || (doc.upos[at] !== U.VERB && doc.upos[at] !== U.AUX)) return null
  const facts = factsOf(doc, at)
  // What might be, should be or is asked to be given up stands.
  if (facts.negated || facts.modal !== null || facts.condition !== null || [X.VB, X.VBG].some((x) => x === doc.xpos[at])) return null
  if (doc.xpos[at] === X.VBN && !facts.perfect) return null
  const found = made(doc, s, noun, actorOf(doc, at), at, required(doc, s, noun))
  return found === null ? null : { ...found, owner: ownerOf(doc, noun) }
}

/** "if Peru no longer insists", "whether it no longer asks": nothing has been given up yet. */
function under(doc: Doc, s: Sentence, at: number): boolean {
  for (let t = at - 1; t >= s.first && at - t < 8; t--) {
    if (/^(?:if|unless|whether|once|until)$/.test(doc.lower[t]!)) return true
    if (doc.upos[t] === U.PUNCT) return false
  }
  return false
}

/** What was demanded, behind the verb or the noun. */
function required(doc: Doc, s: Sentence, at: number): [number, number] | null {
  let from = at + 1
  while (from < s.end - 1 && (TIE.test(doc.lower[from]!) || doc.upos[from] === U.ADV)) from++
  if (from === at + 1 && ![U.DET, U.ADJ, U.NOUN, U.PROPN, U.NUM, U.ADV, U.VERB].includes(doc.upos[from]!) && doc.lower[from] !== 'to') return null
  if (from >= s.end || doc.upos[from] === U.PUNCT) return null
  const last = beforeDay(doc, from, beforeSecond(doc, from, stretchEnd(doc, from)))
  return last < from || isPronounOnly(doc, from, last) ? null : [from, last]
}

/** "daily data, and would be content with": what the same one does besides is no part of it. */
function beforeSecond(doc: Doc, from: number, last: number): number {
  for (let t = from + 1; t < last - 1; t++) {
    const and = doc.lower[t] === ',' ? t + 1 : t
    const behind = /^(?:and|but)$/.test(doc.lower[and]!) ? and + 1 : doc.lower[t] === ',' ? t + 1 : -1
    if (behind > 0 && [X.MD, X.VBD, X.VBZ, X.VBP].some((x) => x === doc.xpos[behind])) return t - 1
  }
  return last
}

/** "independence in February": the day on which it was given up, at the end. */
function beforeDay(doc: Doc, from: number, last: number): number {
  const time = doc.times.find((x) => x.type === 'DATE' && x.span[0] > doc.start[from]! && x.span[1] === doc.end[last])
  if (!time) return last
  let t = tokenAt(doc, time.span[0]) - 1
  if (t > from && /^(?:in|on|last|this|earlier)$/.test(doc.lower[t]!)) t--
  return doc.upos[t] === U.ADP ? last : t
}

function made(doc: Doc, s: Sentence, tie: number, subject: number, verb: number, requires: [number, number] | null): Found | null {
  if (requires === null) return null
  const setter = subject === verb - 2 && doc.lower[verb - 1] === 'longer' ? actorOf(doc, verb) : subject
  const near = setter >= s.first && setter < verb && verb - setter < 20
  const first = near ? Math.min(phraseTokens(doc, setter)[0], verb) : doc.lower[verb - 1] === 'longer' ? verb - 2 : verb
  return { evidence: [Math.max(first, s.first), Math.max(requires[1], tie)], then: null, requires, predicate: tie, setter, type: 'demand', tie, dropped: true }
}

const REPORT = /^(?:this|that|it|having|any|so|these|the|such)$/
const TOLD = /^(?:report|claim|account|allegation|suggestion|rumour|rumor|version|story|assertion|charge|accusation)$/

/**
 * Whether a demand that somebody else tells of ("a source said that Peru had asked for time") is denied right behind it: "Peru denied this", "dismissed
 * the report", "called the account false". Told by its own side, or with nobody's denial, it stands.
 */
export function disputed(doc: Doc, f: Found): boolean {
  const own = doc.sentenceOf[f.tie]!
  for (let i = own; i <= own + 2 && i < doc.sentences.length; i++) {
    const s = doc.sentences[i]!
    for (let t = i === own ? f.evidence[1] + 1 : s.first; t < s.end - 1; t++) {
      if (doc.upos[t] !== U.VERB) continue
      const lemma = doc.lemma[t]!
      const denies = lemma === 'deny' && (REPORT.test(doc.lower[t + 1]!) || doc.upos[t + 1] === U.PUNCT)
      const rejects =
        /^(?:reject|dismiss|call|describe|refute|dispute)$/.test(lemma) && doc.lower.slice(t + 1, t + 5).some((_, k) => TOLD.test(doc.lemma[t + 1 + k]!))
      const falsely = lemma !== 'call' && lemma !== 'describe'
      const untrue =
        falsely ||
        doc.lower.slice(t + 1, t + 9).some((w) => /^(?:false|untrue|wrong|baseless|lies?|nonsense|inaccurate|fabricated|unfounded|fake|incorrect)$/.test(w))
      if ((denies || (rejects && untrue)) && !factsOf(doc, t).negated) return true
    }
  }
  return false
}
