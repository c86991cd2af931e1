import type { Doc } from '../../../model/annotation.ts'
import { kidsOf, treeOf } from '../../shared/tree.ts'
import { R, U, X } from '../../syntax.ts'
import type { Content } from './clauses.ts'
import type { Found } from './found.ts'
import { cues, type VerbAt } from './lexicon.ts'
import { isMark, isQuoteMark, kid, minus, pos, type Range, rangeOf, rel, sentenceOf } from './nodes.ts'
import { agentOf, phrase, type Speaker } from './source.ts'

/** "a plan that the envoy rejected", "a bid which he describes as a trap": what is judged is the noun that the relative clause hangs on. */
export function relativeObject(doc: Doc, at: VerbAt): Content | null {
  const v = at.token
  const h = doc.head[v]!
  if (at.verb.level === 'mind' || at.verb.level === 'evidence') return null
  if (h < 0 || h > v || !rel(doc, v, 'acl:relcl') || !pos(doc, h, 'NOUN', 'PROPN')) return null
  const subject = kid(doc, v, 'nsubj')
  if (subject < 0 || subject > v || /^(?:who|which|that)$/.test(doc.lower[subject]!)) return null
  const frames = at.verb.frames
  const more: Range[] = []
  let whole = frames.has('np')
  for (const k of kidsOf(doc, v)) {
    const called = rel(doc, k, 'obj') && k > v && frames.has('np+pred') && /^(?:which|that|whom|who)$/.test(doc.lower[subject - 1] ?? '')
    if (rel(doc, k, 'ccomp') || (rel(doc, k, 'obj') && !called && !/^(?:which|that|whom|who)$/.test(doc.lower[k]!))) return null
    if (k < v) continue
    // "which he called a cartel": the noun behind the verb is what the one before it is called.
    if (called) {
      whole = true
      more.push(rangeOf(doc, k))
      continue
    }
    const c = kid(doc, k, 'case', 'mark')
    const p = c >= 0 && c < k ? doc.lower[c]! : ''
    if (p && ((frames.has('np+as') && p === 'as') || at.verb.objectPreps.has(p))) {
      whole = true
      more.push(rangeOf(doc, k))
    } else if (!p && frames.has('np+pred') && rel(doc, k, 'xcomp')) {
      whole = true
      more.push(rangeOf(doc, k))
    }
  }
  if (!whole) return null
  const clause = rangeOf(doc, v)
  const [first] = phrase(doc, h)
  return first < clause[0] ? { frame: 'relative', ranges: [[first, clause[0]], ...more], cueEnd: at.last, told: -1 } : null
}

/** Verbs with which somebody makes a text public, or sends it. */
const ISSUING = new Set([
  'release',
  'issue',
  'publish',
  'send',
  'post',
  'sign',
  'put',
  'deliver',
  'pen',
  'circulate',
  'give',
  'write',
  'tweet',
  'make',
  'fire',
  'hand',
  'submit',
  'email',
  'read',
  'air',
])
/** Texts that speak for whoever issues them; an editorial or an interview may give another's words. */
const ISSUED = new Set([
  'statement',
  'letter',
  'memo',
  'note',
  'tweet',
  'post',
  'message',
  'speech',
  'communique',
  'communiqué',
  'declaration',
  'release',
  'announcement',
  'email',
  'report',
  'petition',
  'video',
  'warning',
  'resolution',
  'address',
  'notice',
  'ad',
])

/** The verb of "released a statement saying …" above the text that a participle hangs on, or -1. */
export function issuing(doc: Doc, text: number): number {
  const v = doc.head[text]!
  if (v < 0 || v > text || !ISSUED.has(doc.lemma[text]!) || !rel(doc, text, 'obj') || !ISSUING.has(doc.lemma[v]!) || doc.upos[v] !== U.VERB) return -1
  for (const k of kidsOf(doc, text)) {
    if (doc.rel[k] === R['nmod:poss'] && !/^(?:his|her|its|their|my|our)$/.test(doc.lower[k]!)) return -1
    if (rel(doc, k, 'nmod')) {
      const c = kid(doc, k, 'case')
      if (c >= 0 && /^(?:by|from|of)$/.test(doc.lower[c]!)) return -1
    }
  }
  return v
}

/** Nouns that stand for words and link to them with "is": "his answer was that …", "the ministry's position is that …". */
const LINKED = new Set([
  'answer',
  'message',
  'response',
  'reply',
  'argument',
  'view',
  'position',
  'advice',
  'demand',
  'condition',
  'claim',
  'opinion',
  'stance',
  'belief',
  'assessment',
  'conclusion',
  'warning',
  'suggestion',
  'explanation',
  'contention',
  'complaint',
  'point',
  'hope',
  'fear',
  'concern',
  'worry',
  'proposal',
  'promise',
  'line',
])

/** "The minister's answer was that the talks had failed": a noun of saying with an owner, and the clause that it is. */
export function linkedNoun(doc: Doc, t: number, end: number): Found | null {
  if (doc.upos[t] !== U.NOUN || !LINKED.has(doc.lemma[t]!)) return null
  const owner = kid(doc, t, 'nmod:poss')
  if (owner < 0) return null
  let be = t + 1
  while (be < Math.min(end, t + 8) && doc.lemma[be] !== 'be' && pos(doc, be, 'ADV', 'ADP', 'DET', 'NOUN', 'PROPN', 'ADJ', 'AUX')) be++
  if (be >= end || doc.lemma[be] !== 'be' || doc.upos[be] !== U.AUX) return null
  let that = be + 1
  while (that < end && pos(doc, that, 'ADV')) that++
  if (doc.lower[that] === ',' || doc.lower[that] === ':') that++
  if (that + 1 >= end || !(doc.lower[that] === 'that' || isQuoteMark(doc, that)) || (doc.lower[that] === 'that' && !pos(doc, that, 'SCONJ', 'PRON')))
    return null
  if (doc.lower[that] === 'that' && !hasSubjectAndVerb(doc, that + 1, end)) return null
  let first = t
  while (first - 1 > owner && pos(doc, first - 1, 'ADJ', 'NOUN')) first--
  const noun = cues().nouns.get(doc.lemma[t]!)
  return {
    head: t,
    act: noun?.act ?? 'say',
    level: noun?.level ?? 'speech',
    frame: 'noun+that',
    cue: [[first, be + 1]],
    speaker: { token: owner, means: owner },
    content: [[that, end]],
    told: -1,
  }
}

function hasSubjectAndVerb(doc: Doc, from: number, end: number): boolean {
  let nominal = false
  for (let i = from; i < Math.min(end, from + 24); i++) {
    const x = doc.xpos[i]!
    if (nominal && (x === X.VBD || x === X.VBZ || x === X.VBP || x === X.MD)) return true
    nominal ||= pos(doc, i, 'NOUN', 'PROPN', 'PRON', 'DET')
    if (isMark(doc, i) && doc.lower[i] !== ',') return false
  }
  return false
}

const SIDE = new Set(['supporter', 'critic', 'opponent', 'advocate', 'proponent', 'defender', 'champion', 'backer'])

/** "Ana Silva is a fierce critic of the deal": where somebody stands, told by a noun. */
export function sideTaken(doc: Doc, t: number, end: number): Found | null {
  if (doc.upos[t] !== U.NOUN || !SIDE.has(doc.lemma[t]!)) return null
  const be = kid(doc, t, 'cop')
  const subject = kid(doc, t, 'nsubj')
  if (be < 0 || subject < 0 || subject > be || be > t) return null
  const of = t + 1
  if (of + 1 >= end || !/^(?:of|against|for)$/.test(doc.lower[of]!)) return null
  for (const k of kidsOf(doc, t)) {
    if (k < of || !rel(doc, k, 'nmod', 'acl', 'advcl') || rangeOf(doc, k)[0] !== of) continue
    const against = doc.lemma[t] === 'critic' || doc.lemma[t] === 'opponent'
    return {
      head: t,
      act: against ? 'deny' : 'judge',
      level: 'stance',
      frame: 'noun+side',
      cue: [[be, of + 1]],
      speaker: speakerAt(subject),
      content: [[of + 1, rangeOf(doc, k)[1]]],
      told: -1,
    }
  }
  return null
}

const speakerAt = (token: number): Speaker => ({ token, means: token })

const VIEW =
  /^(?:view|opinion|words|eyes|judgment|judgement|estimation|telling|account|reading|count|tally|reckoning|estimate|estimates|calculation|calculations|accounting)$/

/** "In the minister's view, …", "in the words of the envoy": the clause that the phrase stands in, without the phrase. */
export function inView(doc: Doc, t: number, end: number): Found | null {
  if (!/^(?:in|by)$/.test(doc.lower[t]!) || t + 2 >= end) return null
  let noun = -1
  for (let i = t + 1; i < Math.min(end, t + 12) && !isMark(doc, i) && doc.upos[i] !== U.VERB && doc.upos[i] !== U.AUX; i++)
    if (VIEW.test(doc.lower[i]!)) {
      noun = i
      break
    }
  if (noun < t + 2) return null
  const owner = kid(doc, noun, 'nmod:poss')
  // "…, a “prison” in his words": only those few words are his, and another cue tells of them.
  if (doc.lower[noun] === 'words' && owner >= 0 && doc.upos[owner] === U.PRON && !isMark(doc, t - 1)) return null
  let [token, last] = [owner, noun]
  let cue: Range[] = [
    [t, t + 1],
    [noun, noun + 1],
  ]
  if (owner >= 0 && owner > t && owner < noun) {
    if (owner === noun - 1) cue = [[t, noun + 1]]
  } else {
    if (doc.lower[noun + 1] !== 'of' || noun + 2 >= end) return null
    token = kid(doc, noun, 'nmod')
    if (token < noun) return null
    last = rangeOf(doc, token)[1] - 1
    for (let i = token + 1; i < last; i++) if (doc.lower[i] === ',' && isQuoteMark(doc, i + 1)) last = i - 1
    cue = [[t, noun + 2]]
  }
  const [first] = sentenceOf(doc, t)
  const opens = t === first || (t === first + 1 && isMark(doc, first))
  const closed = last + 1 >= end || isMark(doc, last + 1) || (opens && owner >= 0 && pos(doc, last + 1, 'PROPN', 'DET', 'PRON', 'NOUN', 'ADJ'))
  if (!closed || (!opens && !isMark(doc, t - 1))) return null
  const cut: Range = [t, last + 1]
  const content = minus(sentenceOf(doc, t), [cut]).filter(([s, e]) => {
    for (let i = s; i < e; i++) if (!isMark(doc, i)) return true
    return false
  })
  if (content.length === 0) return null
  return {
    head: noun,
    act: 'believe',
    level: 'speech',
    frame: 'according',
    cue,
    speaker: owner >= 0 ? speakerAt(token) : { token, means: token, range: [phrase(doc, token)[0], last + 1] },
    // "It was, in the words of one envoy, “a funeral”": the quotation is what they said.
    content:
      opens || (content.length > 1 && isQuoteMark(doc, content[1]![0] + (isMark(doc, content[1]![0]) && !isQuoteMark(doc, content[1]![0]) ? 1 : 0)))
        ? content.slice(-1)
        : content.slice(0, 1),
    told: -1,
  }
}

/** Verbs of hearsay: "is said to be ready" tells what others say. */
const HEARSAY = new Set(['say', 'report', 'believe', 'think', 'allege', 'rumour', 'rumor', 'understand', 'suspect'])

/** "The government is said to be ready": words of nobody in particular about the subject. */
export function hearsay(doc: Doc, at: VerbAt): Content | null {
  const v = at.token
  if (at.tail.length > 0) return null
  if (HELD.has(at.verb.lemma)) return held(doc, at)
  if (!HEARSAY.has(at.verb.lemma)) return null
  const subject = kid(doc, v, 'nsubj:pass')
  if (subject < 0) return null
  for (const k of kidsOf(doc, v)) {
    if (k < v || !rel(doc, k, 'xcomp')) continue
    const to = kid(doc, k, 'mark')
    if (to < 0 || doc.lower[to] !== 'to') continue
    const tree = treeOf(doc)
    return { frame: 'hearsay', ranges: [phrase(doc, subject), [tree.left[k]!, tree.right[k]! + 1]], cueEnd: at.last, told: -1 }
  }
  return null
}

/** Verbs of what people in general hold: "is seen as a setback", "is known for its patience". What is expected is a plan, and nobody's words. */
const HELD = new Set(['consider', 'deem', 'presume', 'assume', 'perceive', 'view', 'see', 'regard', 'know', 'describe', 'project', 'forecast', 'remember'])

/** "The offer is seen as a setback": a passive without an agent, its subject, and what is expected or held of it. */
function held(doc: Doc, at: VerbAt): Content | null {
  const v = at.token
  const subject = kid(doc, v, 'nsubj:pass', 'nsubj')
  if (subject < 0 || subject > v || kid(doc, v, 'aux:pass') < 0 || agentOf(doc, v)) return null
  for (const k of kidsOf(doc, v)) {
    if (k < v || !rel(doc, k, 'xcomp', 'obl', 'advcl', 'ccomp')) continue
    const [first, end] = rangeOf(doc, k)
    const m = kid(doc, k, 'mark', 'case')
    const by = m > v && m < k ? doc.lower[m]! : ''
    const link = by === 'as' || (by === 'for' && at.verb.lemma === 'know') || (by === '' && first === v + 1 && rel(doc, k, 'xcomp'))
    if (by !== 'to' && !link) continue
    const asName = /^(?:know|remember)$/.test(at.verb.lemma)
    if (by === 'to' && asName) continue
    return { frame: 'held', ranges: [phrase(doc, subject), [asName ? m + 1 : first, end]], cueEnd: asName ? m : at.last, told: -1 }
  }
  return null
}
