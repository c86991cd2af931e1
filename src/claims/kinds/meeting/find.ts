import type { Doc } from '../../../model/annotation.ts'
import type { MeetingStatus } from '../../../model/claim.ts'
import { caseOf, phraseTokens, predicateOf, prepsOf, subjectOf } from '../../shared/clause.ts'
import { factsOf } from '../../shared/factuality.ts'
import { actorsOf } from '../../shared/actors.ts'
import { kidsOf } from '../../shared/tree.ts'
import { isRel, U, X } from '../../syntax.ts'
import { fromAct, fromPost, fromPronoun } from './acts.ts'
import type { Base, Candidate } from './candidate.ts'
import { extent, hasTime, inTime } from './extent.ts'
import { settled } from './fate.ts'
import { fromIdiom } from './idioms.ts'
import { meetingWords, type NounEntry } from './lexicon.ts'
import { several, sideLike } from './participants.ts'
import { fromGoingOn } from './resumed.ts'
import { fromCancellation, fromResumption, fromTeam } from './teams.ts'
import { brokers, crowned, deadlineOnly, musing, ofTroops } from './none.ts'
import { byModifier, byPhrase, copular, definite, sides } from './phrase.ts'
import { statusOf, useOf } from './status.ts'
import { actBySurface, nounBySurface } from './surface.ts'
import { weighed } from './weighed.ts'
import { inPassing, calledOff, everBefore, brokenOff, undone, raisedOver, absent, anchored, verbOver } from './over.ts'

const GOING_ON = new Set(['resume', 'reassemble', 'break', 'adjourn', 'recess', 'disperse'])
const POST = new Set(['post-summit', 'post-meeting', 'post-talks'])

/** All candidates of a document in reading order; several about one phrase are cut down to the most telling. */
export function findMeetings(doc: Doc): Candidate[] {
  const { raw } = meetingWords()
  const out: Candidate[] = []
  for (const sentence of doc.sentences) {
    if (!sentence.parsed || sentence.region !== 'body') continue
    for (let t = sentence.first; t < sentence.end; t++) {
      const noun = nounAt(doc, t, out.length > 0)
      const act = !noun && (doc.upos[t] === U.VERB || MISREAD.has(doc.lower[t]!)) ? raw.acts[doc.lemma[t]!] : undefined
      const idiom = !noun && (doc.upos[t] === U.VERB || doc.upos[t] === U.AUX) ? fromIdiom(doc, t) : null
      if (act || idiom) {
        const found = (act ? (fromAct(doc, t, act) ?? actBySurface(doc, t, act)) : null) ?? idiom
        if (found && !(found.act !== null && asideOf(doc, found, out))) out.push(found)
      } else if (!noun && doc.upos[t] === U.VERB && GOING_ON.has(doc.lemma[t]!)) {
        const found = fromGoingOn(doc, t, out.length > 0 && doc.sentenceOf[t]! - doc.sentenceOf[out.at(-1)!.trigger]! < 4)
        if (found) out.push(found)
      } else if (POST.has(doc.lower[t]!)) {
        const found = fromPost(doc, t)
        if (found) out.push(found)
      } else if (noun) {
        const read = fromNoun(doc, t, noun) ?? bySurface(doc, t, noun)
        const found = settled(doc, { trigger: t, top: read?.top ?? climb(doc, t).top, noun, act: null, family: read?.family ?? noun.family }, read)
        if (found) out.push(found)
      } else if (meetingWords().sets.teams.has(doc.lemma[t]!) || doc.lemma[t] === 'team' || doc.lemma[t] === 'mission') {
        const found = fromTeam(doc, t)
        if (found) out.push(found)
      } else if (out.length > 0 && (doc.lemma[t] === 'resumption' || doc.lemma[t] === 'restart') && doc.upos[t] === U.NOUN) {
        const found = fromResumption(doc, t)
        if (found) out.push(found)
      } else if (out.length > 0 && meetingWords().nominal.get(doc.lemma[t]!) === 'cancelled' && doc.upos[t] === U.NOUN) {
        const found = fromCancellation(doc, t)
        if (found) out.push(found)
      } else if ((doc.lower[t] === 'it' || (doc.lower[t] === 'they' && plural(doc, t, out))) && isRel(doc, t, 'nsubj', 'nsubj:pass', 'obj')) {
        const found = fromPronoun(doc, t, out.length > 0 && doc.sentenceOf[t]! - doc.sentenceOf[out.at(-1)!.trigger]! < 3)
        if (found) out.push(found)
      }
    }
  }
  return bySentence(doc, out).flatMap((list) => single(doc, list).flatMap((c) => weighed(doc, c) ?? []))
}

/** "They are due to end on Sunday": talks named as the subject of the sentence right before. */
function plural(doc: Doc, t: number, out: readonly Candidate[]): boolean {
  const last = out.at(-1)
  return (
    last !== undefined &&
    last.noun !== null &&
    doc.sentenceOf[t]! - doc.sentenceOf[last.trigger]! <= 1 &&
    doc.sentenceOf[t] !== doc.sentenceOf[last.trigger] &&
    /s$/.test(doc.lower[last.trigger]!) &&
    isRel(doc, last.top, 'nsubj', 'nsubj:pass')
  )
}

/** "a summit at which the leaders, brought together by X, …": what a clause at a meeting's noun tells is of that meeting. */
function asideOf(doc: Doc, c: Candidate, out: readonly Candidate[]): boolean {
  if (c.predicate < 0 || !isRel(doc, c.predicate, 'acl', 'acl:relcl') || hasTime(doc, c.predicate)) return false
  const noun = doc.head[c.predicate]!
  return out.some((o) => o.noun !== null && (o.top === noun || o.trigger === noun))
}

function bySurface(doc: Doc, t: number, noun: NounEntry): Candidate | null {
  return nounBySurface(doc, { trigger: t, top: t, noun, act: null, family: noun.family })
}

/** Verbs that the tagger may take for plurals. */
const MISREAD = new Set(['meets', 'reconvenes', 'convenes', 'huddles', 'confers', 'adjourns'])

/** Plurals that the tagger may take for verbs and that never are. */
const NEVER_VERBS = new Set(['negotiations', 'discussions', 'consultations', 'conversations', 'summits'])

/** Whether a token names a meeting as a noun; weak and plural-only ones are checked here. */
function nounAt(doc: Doc, t: number, told: boolean): NounEntry | null {
  const { raw, sets } = meetingWords()
  const misread =
    NEVER_VERBS.has(doc.lower[t]!) ||
    (doc.lower[t] === 'round' && t > 0 && (doc.upos[t - 1] === U.ADJ || doc.upos[t - 1] === U.PROPN) && doc.upos[t + 1] === U.VERB) ||
    ((doc.lower[t] === 'talks' || doc.lower[t] === 'summit') &&
      t > 0 &&
      (doc.upos[t - 1] === U.ADJ || doc.upos[t - 1] === U.NOUN || doc.upos[t - 1] === U.PROPN))
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
  if (entry.weak && !raw.weakBefore[doc.lemma[t]!]?.includes(before) && !withSide(doc, t) && !sitting(doc, t, told)) return null
  return entry
}

/**
 * Whether a word that may be a meeting is one here: attended, shared by several, dated and definite, or pointing at one told
 * of before with a verb that sittings have ("the conference had closed", "Thursday's ceremony", "had dinner").
 */
function sitting(doc: Doc, t: number, told: boolean): boolean {
  const { raw, sets } = meetingWords()
  const entry = raw.nouns[doc.lemma[t]!] ?? raw.nouns[doc.lower[t]!]
  if (entry && doc.lower[t] === 'contacts' && isRel(doc, t, 'nsubj', 'nsubj:pass') && doc.head[t]! >= 0)
    return (
      /^(?:resume|continue|begin|start|intensify|break|cease|lead|fail|remain|take|stall|collapse|produce|yield|end)$/.test(doc.lemma[doc.head[t]!]!) ||
      hasTime(doc, t)
    )
  if (!entry || entry.family === 'process' || entry.family === 'visit' || entry.family === 'call') return false
  const head = doc.head[t]!
  for (const k of kidsOf(doc, t)) if (isRel(doc, k, 'acl', 'acl:relcl') && doc.lemma[k] === 'attend') return true
  if (doc.lemma[t] === 'session' && head >= 0 && isRel(doc, t, 'obj', 'obl') && /^(?:walk|storm|boycott|skip|quit|adjourn|reconvene)$/.test(doc.lemma[head]!))
    return true
  // "had dinner", with the verb taken for an auxiliary of the noun.
  if (doc.lemma[t - 1] === 'have' && doc.head[t - 1] === t && several(doc, t, subjectOf(doc, t)) && sideLike(doc, subjectOf(doc, t))) return true
  const beside = head >= 0 && isRel(doc, t, 'nsubj', 'nsubj:pass', 'obj', 'obl')
  if (beside && isRel(doc, t, 'obj') && sets.meals.has(doc.lemma[head]!) && several(doc, head, subjectOf(doc, head)) && sideLike(doc, subjectOf(doc, head)))
    return true
  // "is to hold a session on Monday", "will host a separate conference in July": held by somebody, with its day.
  if (
    beside &&
    isRel(doc, t, 'obj') &&
    /^(?:hold|host|convene|have|chair|call|schedule|plan|attend|conduct|organi[sz]e)$/.test(doc.lemma[head]!) &&
    sideLike(doc, subjectOf(doc, head)) &&
    (hasTime(doc, head) || hasTime(doc, t))
  )
    return true
  // "A follow-up conference will be held in Kabul": with its town or its day.
  if (beside && isRel(doc, t, 'nsubj:pass') && /^(?:hold|convene|schedule|stage|postpone|cancel|host)$/.test(doc.lemma[head]!))
    return hasTime(doc, head) || prepsOf(doc, head).some((p) => p.word === 'in' && actorsOf(doc, p.head).length > 0)
  if (!definite(doc, t, 0, false)) return false
  if (hasTime(doc, t)) return true
  return beside && sets.sitting.has(doc.lemma[head]!) && (told || hasTime(doc, head))
}

function ofTalks(doc: Doc, t: number): boolean {
  for (const k of kidsOf(doc, t)) if (k > t && meetingWords().raw.nouns[doc.lemma[k]!]) return true
  if (/^(?:negotiating|negotiation|talks|bargaining)$/.test(doc.lower[t - 1] ?? '') || /^(?:planned|scheduled|slated|due)$/.test(doc.lower[t + 1] ?? ''))
    return true
  for (const k of kidsOf(doc, t)) if (k > t && isRel(doc, k, 'nmod') && caseOf(doc, k) === 'of') return false
  for (let b = t - 1; b >= 0 && b > t - 7 && doc.upos[b] !== U.VERB && (doc.upos[b] !== U.PUNCT || doc.lower[b] === '-'); b--)
    if (meetingWords().sets.rows.has(doc.lower[b]!)) return true
  const head = doc.head[t]!
  const verb = head >= 0 ? predicateOf(doc, head) : -1
  return (
    verb >= 0 &&
    /^(?:take|hold|start|conclude|end|begin|schedule|follow|finish|resume|produce|happen|host|attend|skip|boycott|bring|fail|yield|collapse|mediate|plan|postpone|cancel|convene|chair|open|close|set|join|focus|go|delay|move|shift|scrap|shelve|reschedule|defer|suspend)$/.test(
      doc.lemma[verb]!,
    ) &&
    isRel(doc, t, 'nsubj', 'obj', 'nsubj:pass', 'obl')
  )
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
    if (of && /^(?:all|both|most|some|each|one|many|several|two|three|four|five|six)$/.test(doc.lower[head]!)) top = head
    else if (of && (sets.containers.has(doc.lemma[head]!) || meetingWords().raw.nouns[doc.lemma[head]!])) top = head
    else if (isRel(doc, top, 'nmod', 'compound', 'nmod:poss') && nominal.has(doc.lemma[head]!)) {
      const status = nominal.get(doc.lemma[head]!)!
      if (isRel(doc, top, 'nmod') && !/^(?:of|for|to|in|with|about|on|from)$/.test(caseOf(doc, top))) break
      // "an end to discussions" is none that was.
      if (status === 'held' && caseOf(doc, top) === 'to') break
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
  const off = calledOff(doc, top)
  if (off >= 0) {
    const status = statusOf(doc, 'cancelled', off, false)
    return status === null ? null : { ...base, predicate: off, status, outright: true, ...extent(doc, off, top) }
  }
  const { verb, as } = verbOver(doc, top)
  // "Were these talks ever serious?", "which brokered the talks": no news of an occasion.
  if (verb >= 0 && (deadlineOnly(doc, verb) || ofTroops(doc, t))) return null
  if (verb >= 0 && (musing(doc, verb) || brokers(doc, verb, top) || crowned(doc, verb, top))) return null
  if (verb >= 0 && witnessed(doc, verb, top)) return { ...base, predicate: verb, status: 'held', outright: false, ...extent(doc, verb, top) }
  const foregone = verb >= 0 ? wouldHave(doc, verb) : -1
  if (foregone >= 0) return { ...base, predicate: foregone, status: 'postponed', outright: false, ...extent(doc, foregone, top) }
  if (verb === top && doc.lemma[top - 1] === 'have' && doc.head[top - 1] === top) {
    const status = statusOf(doc, 'hold', top, dated)
    if (status !== null) return { ...base, predicate: top, status, outright: false, ...extent(doc, top, top) }
  }
  if (verb >= 0 && /^(?:for|of)$/.test(caseOf(doc, top)) && DATES.test(doc.lemma[subjectOf(doc, verb)] ?? '')) {
    const set = statusOf(doc, 'scheduled', verb, true)
    const none = [...kidsOf(doc, subjectOf(doc, verb))].some((k) => doc.lower[k] === 'no')
    if (set !== null) return { ...base, predicate: verb, status: none ? 'proposed' : set, outright: true, ...extent(doc, verb, top) }
  }
  if (verb >= 0 && absent(doc, top, verb))
    return { ...base, predicate: verb, status: factsOf(doc, verb).modal !== null ? 'ruled out' : 'cancelled', outright: true, ...extent(doc, verb, top) }
  if (verb >= 0) {
    const raised = !anchored(doc, top) && (as === 's' || isRel(doc, top, 'nsubj')) ? raisedOver(doc, verb) : -1
    if (raised >= 0 && useOf(doc, verb, top, as) === null) {
      const use = useOf(doc, raised, top, 's')
      const status = use ? statusOf(doc, use.group, raised, dated || hasTime(doc, raised)) : null
      if (use && status !== null) return { ...base, predicate: raised, status, outright: !PLAIN.has(use.group), ...extent(doc, raised, top) }
    }
    const use = anchored(doc, top) ? null : useOf(doc, verb, top, as)
    if (use && !((as === 's' || isRel(doc, top, 'nsubj')) && subjectOnly(doc, verb))) {
      const status = statusOf(doc, use.group, verb, dated || hasTime(doc, verb))
      const modified = use.group === 'hold' || use.group === 'begin' || use.group === 'ongoing' ? byModifier(doc, top) : null
      if (status === null || everBefore(doc, verb) || (use.group === 'ongoing' && inPassing(doc, verb, top))) return null
      if (specific(doc, t, top, status, use.group !== 'hold' || use.role !== 'at')) {
        const later = status === 'scheduled' ? undone(doc, verb, top) : null
        if (later)
          return {
            ...base,
            predicate: later.verb,
            status: later.status,
            outright: true,
            ...extent(doc, verb, top),
            last: Math.max(extent(doc, verb, top).last, extent(doc, later.verb, top).last),
          }
        const ended = status === 'cancelled' || status === 'ruled out' ? brokenOff(doc, verb, entry.family) : false
        if (ended) return { ...base, predicate: verb, status: 'held', outright: false, ...extent(doc, verb, top) }
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

/** "Riga saw, in April, a session in which …": a town or a time that saw it. */
function witnessed(doc: Doc, verb: number, top: number): boolean {
  if (!/^(?:see|witness)$/.test(doc.lemma[verb]!) || !isRel(doc, top, 'obj') || factsOf(doc, verb).tense !== 'past') return false
  const subject = subjectOf(doc, verb)
  return subject >= 0 && (inTime(doc, subject) || actorsOf(doc, subject).some((a) => a.type === 'place'))
}

/** "were to have begun on 10 March": they were put off; the verb, or -1. */
function wouldHave(doc: Doc, verb: number): number {
  const before = doc.lower.slice(Math.max(0, verb - 4), verb).join(' ')
  if (/\b(?:was|were) to have(?: been)?$/.test(before)) return verb
  if (doc.lower[verb] !== 'have' || !/\b(?:was|were) to$/.test(before)) return -1
  return kidsOf(doc, verb).find((k) => isRel(doc, k, 'xcomp') && doc.xpos[k] === X.VBN) ?? -1
}

/** "No date has been set for the next round." */
const DATES = /^(?:date|time|venue|place|location|timetable)$/

const PLAIN = new Set<string>(['hold', 'begin', 'ongoing'])

/** Verbs with the meeting as subject that only use it as a theme ("the summit showed …"). */
function subjectOnly(doc: Doc, verb: number): boolean {
  return (
    /^(?:hold|have|make|see|call|describe|bring)$/.test(doc.lemma[verb]!) &&
    !/^(?:progress|headway|little|nothing|no|agreement|breakthrough|results?|yet)$/.test(doc.lower[verb + 1] ?? '')
  )
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
    // "turned down a request for a summit", "rejected an offer to host talks", "accepted an invitation to talks"
    const answer = verb >= 0 && doc.head[over] === verb ? useOf(doc, verb, over) : null
    if (answer?.group === 'ruled out' && statusOf(doc, 'ruled out', verb, false) === 'ruled out') status = 'ruled out'
    if (
      verb >= 0 &&
      doc.lemma[verb] === 'accept' &&
      doc.head[over] === verb &&
      nominal === 'proposed' &&
      statusOf(doc, 'scheduled', verb, false) === 'scheduled'
    )
      status = 'scheduled'
    if (!specific(doc, base.trigger, base.top, status, true)) return null
  }
  const whole = verb >= 0 && (isRel(doc, over, 'nsubj', 'nsubj:pass', 'obj') || doc.head[over] === verb)
  if (whole && verb !== over && !/^(?:say|report|tell|cite|note|announce|describe|follow|welcome|praise|criticize|criticise)$/.test(doc.lemma[verb]!))
    return { ...base, predicate: verb, status, outright: true, ...extent(doc, verb, base.top) }
  const [first, last] = phraseTokens(doc, over, { relative: true })
  return { ...base, predicate: verb, status, outright: true, first, last }
}

/** Whether a governed noun claims an occasion at all, or speaks of talks in general. */
function specific(doc: Doc, t: number, top: number, status: MeetingStatus, central: boolean): boolean {
  if (status !== 'held' && status !== 'proposed') return true
  if (isRel(doc, top, 'obl', 'nmod') && !central && sides(doc, top) === 0 && !hasTime(doc, top)) return definite(doc, top, 0, false)
  return t >= 0
}

/** Candidates in reading order, by the sentence of their trigger: none of another sentence is one with them. */
function bySentence(doc: Doc, found: readonly Candidate[]): Candidate[][] {
  const out: Candidate[][] = []
  for (const c of found) {
    const last = out.at(-1)
    if (last && doc.sentenceOf[last[0]!.trigger] === doc.sentenceOf[c.trigger]) last.push(c)
    else out.push([c])
  }
  return out
}

/** One claim for one clause about one occasion: "held talks" and "met for talks" are not two. */
function single(doc: Doc, found: readonly Candidate[]): Candidate[] {
  const out: Candidate[] = []
  for (const c of found) {
    // "were invited to meet X" is one claim, with those whom the second verb names.
    const host = out.findIndex(
      (o) =>
        o.act?.group === 'proposed' && c.act !== null && c.predicate >= 0 && doc.head[c.predicate] === o.predicate && isRel(doc, c.predicate, 'xcomp', 'advcl'),
    )
    if (host >= 0) {
      out[host] = {
        ...c,
        predicate: out[host]!.predicate,
        status: out[host]!.status,
        first: Math.min(c.first, out[host]!.first),
        last: Math.max(c.last, out[host]!.last),
      }
      continue
    }
    // "flies to Seoul to meet X", "met to discuss Y": one meeting, with those whom its purpose names.
    const journey = c.act === null || c.predicate < 0 ? -1 : out.findIndex((o) => o.act !== null && o.predicate === doc.head[c.predicate] && purpose(doc, o, c))
    if (journey >= 0) {
      const o = out[journey]!
      out[journey] = { ...o, last: Math.max(o.last, c.last), ...(o.family === 'visit' ? { purpose: { trigger: c.trigger, act: c.act! } } : {}) }
      continue
    }
    // "the opening session of the talks": one sitting, named twice.
    if (
      c.noun !== null &&
      out.some((o) => o.noun !== null && o.trigger !== c.trigger && (o.trigger === c.top || o.top === c.top) && o.predicate === c.predicate)
    )
      continue
    // "The round follows a meeting in March": two, one after the other.
    const behind = c.predicate >= 0 && /^(?:follow|precede)$/.test(doc.lemma[c.predicate]!)
    const twin = out.findIndex(
      (o) =>
        !(behind && o.top !== c.top && o.trigger !== c.trigger) &&
        o.predicate >= 0 &&
        o.predicate === c.predicate &&
        o.trigger !== c.trigger &&
        !(o.noun && c.noun && apart(o, c)),
    )
    if (twin < 0) {
      const same = out.findIndex((o) => o.first <= c.first && c.last <= o.last && c.predicate < 0 && o.status === c.status && o.last - o.first < 10)
      if (same < 0) out.push(c)
      continue
    }
    if (out[twin]!.noun === null && c.noun !== null && out[twin]!.act === null) out[twin] = c
  }
  return out
}

function purpose(doc: Doc, o: Candidate, c: Candidate): boolean {
  if (!isRel(doc, c.predicate, 'xcomp', 'advcl') || doc.lower[c.predicate - 1] !== 'to') return false
  return o.family === 'visit' || c.act?.joint === true || (c.family === 'process' && c.act?.with !== undefined)
}

function apart(a: Candidate, b: Candidate): boolean {
  return a.top !== b.top && (a.family === 'occasion') !== (b.family === 'occasion')
}
