import type { Doc } from '../../../model/annotation.ts'
import { kidsOf } from '../../shared/tree.ts'
import { U, X } from '../../syntax.ts'
import { bareClause, type Content } from './clauses.ts'
import { contentOf } from './content.ts'
import type { Found } from './found.ts'
import { issuing } from './constructions.ts'
import { subjectApart } from './apart.ts'
import { cues, readings, tells, type VerbAt } from './lexicon.ts'
import { isMark, isPassive, isQuoteMark, isPerfect, kid, minus, personEnds, phraseHead, pos, type Range, rangeOf, rel } from './nodes.ts'
import { agentOf, invertedSubject, leftNeighbour, phrase, type Speaker, subjectOf } from './source.ts'

/** All attributions whose cue is a verb of the lexicon, in the parsed sentences. */
export function verbCues(doc: Doc): Found[] {
  const out: Found[] = []
  for (const s of doc.sentences) {
    for (let t = s.first; t < s.end; t++) {
      if (!isVerb(doc, t)) continue
      const found = verbCue(doc, t, s.end)
      if (found) out.push(found)
    }
  }
  return out
}

/** A verb used as one: not an attribute ("the reported talks"), not an auxiliary. */
function isVerb(doc: Doc, t: number): boolean {
  if (isVerbLike(doc, t)) return true
  if (doc.upos[t] !== U.VERB || (doc.lower[t - 1] === 'to' && doc.lower[t - 2] === 'according')) return false
  // "An official, speaking on background, said work was to go on", with "said" taken for an attribute: a past tense is none.
  if (doc.xpos[t] === X.VBD && /^(?:say|tell|add|warn|insist|argue|explain|announce)$/.test(doc.lemma[t]!)) return true
  if (isAttributePerfect(doc, t)) return true
  return !rel(doc, t, 'amod', 'compound', 'case', 'mark', 'fixed', 'flat', 'aux', 'aux:pass', 'cop', 'nmod', 'compound:prt', 'cc')
}

/** "Ana Silva demands that it be scrapped": a verb's present that the tagger took for a plural; only verbs have subjects. */
function isVerbLike(doc: Doc, t: number): boolean {
  if (isPluralSubject(doc, t)) return true
  if (doc.xpos[t] !== X.NNS || doc.upos[t] !== U.NOUN || !cues().verbs.has(doc.lemma[t]!)) return false
  if (doc.lower[t + 1] === 'that' && personEnds(doc).has(t)) return true
  const subject = kid(doc, t, 'nsubj')
  return subject >= 0 && subject < t && kid(doc, t, 'cop') < 0 && pos(doc, subject, 'PROPN', 'PRON', 'NOUN')
}

/** "the Taliban demand that it stop": a present that the tagger took for a noun, behind the name of a body and before "that". */
function isPluralSubject(doc: Doc, t: number): boolean {
  if (
    doc.xpos[t] !== X.NN ||
    doc.lower[t + 1] !== 'that' ||
    doc.upos[t - 1] !== U.PROPN ||
    !cues().verbs.has(doc.lower[t]!) ||
    !rel(doc, t, 'root', 'parataxis', 'conj')
  )
    return false
  return doc.mentions.some((m) => m.end === t && m.form === 'name' && (m.type === 'organisation' || m.type === 'group'))
}

/** "had sharply criticized suggestions", where the parser took the participle for an attribute. */
function isAttributePerfect(doc: Doc, t: number): boolean {
  return rel(doc, t, 'amod') && doc.xpos[t] === X.VBN && doc.head[t]! > t && isPerfect(doc, t)
}

function verbCue(doc: Doc, t: number, end: number): Found | null {
  for (const at of readings(doc, t, end)) {
    if (isAttributePerfect(doc, t)) {
      if (!at.verb.frames.has('np') || at.verb.tail.length > 0) continue
      const left = leftNeighbour(doc, leftOf(doc, t), doc.sentences[doc.sentenceOf[t]!]!.first)
      return {
        ...foundOf(
          doc,
          at,
          {
            frame: 'np',
            ranges: [[t + 1, rangeOf(doc, doc.head[t]!)[1]]],
            cueEnd: t,
            told: -1,
          },
          end,
        ),
        speaker: left,
      }
    }
    const content = carried(doc, at, end) ?? contentOf(doc, at)
    if (!content) continue
    return foundOf(doc, at, content, end)
  }
  return null
}

/** The attribution of a verb with its content. */
export function foundOf(doc: Doc, at: VerbAt, content: Content, end: number): Found {
  const cue = cueRanges(doc, at, content.cueEnd)
  let speaker = content.frame === 'held' ? null : speakerOf(doc, at, content, end)
  const cutOff = speaker ? subjectCutOff(doc, at, content, speaker) : null
  if (cutOff) {
    speaker = leftNeighbour(doc, cue[0]![0], doc.sentences[doc.sentenceOf[at.token]!]!.first)
    content = { ...content, ranges: [[cutOff, content.ranges[0]![1]]] }
  }
  // `"We wait," Ana Silva, who had come late, said`: what stands between a subject and its verb is not said.
  const apart = speaker?.range && speaker.range[1] < at.token ? subjectApart(doc, at.token) : null
  let ranges = content.ranges
  if (apart) {
    ranges = ranges.flatMap((r) => minus(r, [[apart[0], cue[0]![0]]]))
    // "…, and the chair, Ana Silva, said she was …": a clause of its own reports nothing of the one before it.
    const own = content.frame === 'paren' && (pos(doc, apart[0] - 1, 'CCONJ', 'SCONJ') || doc.lower[apart[0] - 1] === ';')
    if (ranges.length === 0 || own) ranges = bareClause(doc, at)?.ranges ?? ranges
  }
  return {
    head: at.token,
    act: at.verb.act,
    level: at.verb.level,
    frame: content.frame,
    cue,
    speaker,
    content: ranges,
    told: content.told,
  }
}

/** "Oslo and London both say the quota is low": a noun phrase between the cue and a finite verb is that verb's subject, and nobody who speaks. */
function subjectCutOff(doc: Doc, at: VerbAt, content: Content, speaker: Speaker): number | null {
  if (content.frame !== 'bare' || doc.xpos[at.token] === X.VBG || speaker.range || speaker.token <= at.token || content.ranges.length !== 1) return null
  const [first, end] = phrase(doc, speaker.token)
  const x = doc.xpos[end]!
  return first === at.last + 1 && !isQuoteMark(doc, at.token - 1) && content.ranges[0]![0] <= end && (x === X.VBZ || x === X.VBD || x === X.VBP || x === X.MD)
    ? first
    : null
}

/** Who speaks: the subject, or with a passive the agent; "was quoted as saying" keeps its subject. */
export function speakerOf(doc: Doc, at: VerbAt, content: Content | null, end: number): Speaker | null {
  const v = at.token
  // "Ana Silva, asked by a reporter whether …": whoever the verb names as its agent.
  const by = at.tail.length === 0 && doc.lower[v + 1] === 'by' && doc.xpos[v] !== X.VBG ? agentOf(doc, v) : null
  if (by) return by
  const apart = subjectApart(doc, v)
  if (apart) {
    const own = isPassive(doc, v) ? null : subjectOf(doc, v)
    if (own && apart[0] <= own.token && own.token < apart[1]) return own
    const token = phraseHead(doc, apart)
    return { token, means: token, range: apart }
  }
  if (isPassive(doc, v)) {
    const agent = agentOf(doc, v)
    if (agent) return agent
    return null
  }
  const found = subjectOf(doc, v)
  if (found && !insideContent(found.token, content)) return found
  if (at.verb.frames.has('quote') && isQuoteMark(doc, v - 1) && !tells(at.verb)) return invertedSubject(doc, v, end)
  if (at.verb.level !== 'speech') return null
  const finite = doc.xpos[v] === X.VBD || doc.xpos[v] === X.VBZ || doc.xpos[v] === X.NNS || doc.xpos[v] === X.NN || doc.xpos[v] === X.VBP || isPerfect(doc, v)
  const first = doc.sentences[doc.sentenceOf[v]!]!.first
  const left = finite ? leftNeighbour(doc, leftOf(doc, v), first) : null
  if (left && !insideContent(left.token, content)) return left
  if ((at.verb.frames.has('quote') || at.verb.frames.has('that')) && !tells(at.verb)) return invertedSubject(doc, v, end)
  return null
}

function insideContent(token: number, content: Content | null): boolean {
  return content?.ranges.some(([s, e]) => s <= token && token < e) ?? false
}

/** How far, in tokens, the preposition of a light verb's noun can stand behind the verb: "has made several controversial statements on". */
const FARTHEST = 6
const TOPIC = /^(?:about|against)$/

/** Whether a phrase names a place: "made his remarks on the South Lawn". */
function isPlace(doc: Doc, [first, end]: Range): boolean {
  return doc.mentions.some((m) => m.type === 'place' && m.first >= first && m.first <= first + 1 && m.end <= end)
}

/** "expressed hope that …": verb and noun together are the cue, what follows the noun is the content. */
function carried(doc: Doc, at: VerbAt, end: number): Content | null {
  const lex = cues()
  if (at.verb.tail.length > 0 || !lex.lightVerbs.has(doc.lemma[at.token]!)) return null
  for (const k of kidsOf(doc, at.token)) {
    if (k < at.token || !rel(doc, k, 'obj')) continue
    const noun = lex.nouns.get(doc.lemma[k]!)
    if (!noun && !lex.carriers.has(doc.lower[k]!)) return null
    const more = complementOf(doc, k, at.token, end)
    // "sent a message to the crew", "made his remarks on the lawn": the phrase is not what the words are about.
    if (more && noun && !noun.frames.has(more.by) && !TOPIC.test(more.by) && !lex.carriers.has(doc.lower[k]!)) return null
    if (more?.by === 'on' && (isPlace(doc, more.range) || kid(doc, k, 'nmod:poss') >= 0)) return null
    if (more && more.by !== 'that' && more.by !== 'inf' && more.cueEnd - at.last > FARTHEST) return null
    if (more)
      return {
        frame: 'carried',
        ranges: [more.range],
        cueEnd: more.cueEnd,
        told: -1,
      }
  }
  return null
}

/** What follows a noun as its complement: a that-clause, an infinitive, or a phrase; and the last token of the cue. */
export function complementOf(doc: Doc, noun: number, verb: number, end: number): { range: Range; cueEnd: number; by: string } | null {
  const holders = verb >= 0 ? [noun, verb] : [noun]
  for (const holder of holders)
    for (const k of kidsOf(doc, holder)) {
      if (k <= noun) continue
      const [first, last] = rangeOf(doc, k)
      if (first <= noun || last > end) continue
      if (rel(doc, k, 'acl', 'ccomp', 'xcomp', 'advcl')) {
        const m = kid(doc, k, 'mark')
        const word = m >= 0 ? doc.lower[m]! : ''
        if (word === 'that') return { range: [first, last], cueEnd: noun, by: 'that' }
        if (word === 'to' && (holder === noun || first === noun + 1)) return { range: [first, last], cueEnd: noun, by: 'inf' }
        if (doc.xpos[k] === X.VBG && m >= 0 && holder === noun) return { range: [m + 1, last], cueEnd: m, by: word }
      }
      if (rel(doc, k, 'acl:relcl') && holder === noun && doc.lower[first] === 'that' && isWhole(doc, k, first))
        return { range: [first, last], cueEnd: noun, by: 'that' }
      if (rel(doc, k, 'nmod', 'obl')) {
        const c = kid(doc, k, 'case')
        if (
          c >= 0 &&
          c > noun &&
          c + 1 < last &&
          /^(?:about|for|of|on|over|in|with|at|against|to|that)$/.test(doc.lower[c]!) &&
          (holder === noun || c === noun + 1)
        )
          return { range: [c + 1, asWellAs(doc, last, end)], cueEnd: c, by: doc.lower[c]! }
      }
    }
  return null
}

/** "support for a truce as well as for talks": the end of what is coordinated so, wherever the parser hung it. */
function asWellAs(doc: Doc, from: number, end: number): number {
  if (from + 3 >= end || doc.lower[from] !== 'as' || doc.lower[from + 1] !== 'well' || doc.lower[from + 2] !== 'as') return from
  let i = from + 3
  while (i < end && !isMark(doc, i)) i++
  return i
}

/** A clause with a subject and an object of its own: "that" before it is no relative pronoun. */
function isWhole(doc: Doc, head: number, that: number): boolean {
  let [subject, object] = [false, false]
  for (const k of kidsOf(doc, head)) {
    if (k === that) continue
    subject ||= rel(doc, k, 'nsubj', 'nsubj:pass')
    object ||= rel(doc, k, 'obj', 'aux:pass', 'cop')
  }
  return subject && object
}

const AFTER = /ly$|^(?:again|later|earlier|yesterday|today)$/
const RAISING = new Set([
  'continue',
  'begin',
  'start',
  'try',
  'attempt',
  'appear',
  'seem',
  'decline',
  'refuse',
  'fail',
  'proceed',
  'go',
  'struggle',
  'hesitate',
  'manage',
  'cease',
  'keep',
  'stop',
])

/** The cue's words: auxiliaries, negation and adverbs before the verb; particle or preposition behind it. */
export function cueRanges(doc: Doc, at: VerbAt, cueEnd: number): Range[] {
  const v = at.token
  let first = leftOf(doc, v)
  // "continued to complain", "has refused to say".
  const h = doc.head[v]!
  if (h >= 0 && h < v && rel(doc, v, 'xcomp') && RAISING.has(doc.lemma[h]!) && first - h <= 2 && !isMark(doc, first - 1)) first = leftOf(doc, h)
  else first = chainStart(doc, v, first)
  const tailFirst = at.tail[0]
  if (tailFirst !== undefined && tailFirst > v + 1 && !contiguous(doc, v + 1, tailFirst))
    return [
      [first, v + 1],
      [tailFirst, Math.max(cueEnd, at.last) + 1],
    ]
  if (cueEnd > v && !near(doc, at, cueEnd)) return [[first, at.last + 1]]
  if (cueEnd <= at.last && v + 1 < doc.count && doc.upos[v + 1] === U.ADV && doc.head[v + 1] === v && AFTER.test(doc.lower[v + 1]!))
    return [[first, Math.max(v + 2, at.last + 1)]]
  return [[first, Math.max(cueEnd, at.last) + 1]]
}

/** How long, in tokens, a cue of several verbs may be. */
const CHAIN = 10

/**
 * Where the verbs start that a cue goes with: "was quick to point out", "used the speech to call for", "began by thanking",
 * "released a statement saying". Nothing but words of that clause may stand between.
 */
function chainStart(doc: Doc, v: number, first: number): number {
  const h = doc.head[v]!
  if (h < 0 || h >= first || first - h > CHAIN) return first
  let up = -1
  if (doc.xpos[first] === X.TO && rel(doc, v, 'xcomp', 'advcl') && (pos(doc, h, 'VERB') || (pos(doc, h, 'ADJ') && kid(doc, h, 'cop') >= 0))) up = h
  else if (doc.xpos[v] === X.VBG && rel(doc, v, 'advcl') && doc.lower[first - 1] === 'by' && OPENING.has(doc.lemma[h]!)) up = h
  else if (doc.xpos[v] === X.VBG && rel(doc, v, 'acl') && issuing(doc, h) >= 0) up = issuing(doc, h)
  if (up < 0 || first - up > CHAIN) return first
  const start = pos(doc, up, 'ADJ') ? leftOf(doc, kid(doc, up, 'cop') >= 0 ? Math.min(kid(doc, up, 'cop'), up) : up) : leftOf(doc, up)
  for (let i = start; i < first; i++) if (isMark(doc, i) || isQuoteMark(doc, i)) return first
  // An object that is told or asked to speak has its own words ("asked the envoy to say").
  if (doc.xpos[first] === X.TO && kid(doc, up, 'obj', 'iobj') >= 0 && rel(doc, v, 'xcomp')) return first
  return start
}

const OPENING = new Set(['begin', 'start', 'open', 'end', 'close', 'conclude', 'respond', 'reply', 'react', 'continue', 'answer', 'counter', 'kick'])

/** Whether a preposition stands close enough to the verb to be one cue with it. */
function near(doc: Doc, at: VerbAt, cueEnd: number): boolean {
  if (cueEnd - at.last <= 4) return true
  return cueEnd - at.last <= 6 && contiguous(doc, at.last + 1, cueEnd)
}

function contiguous(doc: Doc, from: number, to: number): boolean {
  for (let i = from; i < to; i++) if (!pos(doc, i, 'ADV', 'PART', 'PRON', 'ADP')) return false
  return true
}

function leftOf(doc: Doc, v: number): number {
  let first = v
  for (let i = v - 1; i >= 0 && v - i < 8; i--) {
    if (isMark(doc, i)) break
    const mine = doc.head[i] === v || (doc.head[i]! >= i && doc.head[i]! <= v && doc.head[i]! >= first)
    if (
      mine &&
      (rel(doc, i, 'aux', 'aux:pass') ||
        (rel(doc, i, 'cop') && doc.upos[v] === U.ADJ) ||
        (rel(doc, i, 'advmod') && !/^(?:when|where|how|why|as|so|however|instead|meanwhile)$/.test(doc.lower[i]!)) ||
        doc.lower[i] === 'not' ||
        doc.lower[i] === "n't")
    )
      first = i
    else if (mine && doc.xpos[i] === X.TO && i === v - 1) first = i
    // "have long complained", wherever the parser hung the words between.
    else if (doc.upos[i] === U.AUX && i === first - 1 && doc.xpos[v] === X.VBN) first = i
    else if (doc.upos[i] === U.ADV && i === first - 1 && i > 0 && doc.upos[i - 1] === U.AUX && doc.xpos[v] !== X.VBD && doc.xpos[v] !== X.VBZ) first = i
    else break
  }
  // An adverb alone at the front of its sentence is no part of the cue; one between subject and verb is.
  return first
}
