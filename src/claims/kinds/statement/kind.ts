import type { Doc, Timex } from '../../../model/annotation.ts'
import type { Basis } from '../../../model/article.ts'
import type { Span } from '../../../model/span.ts'
import { defineClaimKind, type Draft } from '../../kind.ts'
import { afterAdjuncts } from './adjuncts.ts'
import { subjectApart } from './apart.ts'
import { colonCues, dashCues } from './colon.ts'
import { coordinateCues, straightenParticiples, straightenSpeakers } from './coordinate.ts'
import { emitted } from './emit.ts'
import { evidenceOf, factualityOf, formOf, mediumOf, polarityOf, timeOf } from './fields.ts'
import { type Found, holds, near, place } from './found.ts'
import { joinHalves } from './halves.ts'
import { insertedCues } from './inserted.ts'
import { nominalCues } from './nominal.ts'
import { agentsOf, doerOf } from '../../shared/voices.ts'
import { treeOf } from '../../shared/tree.ts'
import { isRel, rootOf, U, X } from '../../syntax.ts'
import { isMark, minus, pos, type Range, shaved, spanOf } from './nodes.ts'
import { attachQuotations, outerQuotes, quoteColumn } from './quotes.ts'
import { goingOn } from './going-on.ts'
import { onRecord } from './on-record.ts'
import { relay } from './relays.ts'
import { Names, NOBODY, type Who } from './resolve.ts'
import { isSilent } from './silent.ts'
import { sourceRange } from './source.ts'
import { toldWhom } from './to.ts'
import { turnsOf } from './turns.ts'
import { verbCues } from './verbs.ts'

type Statement = Draft<'statement'>

/** Who said what: attributions with their cue, source and content. */
export const statement = defineClaimKind({
  kind: 'statement',
  summary: 'somebody says, asks, denies, demands, promises or thinks something: who, what, when, to whom, word for word or not',
  extract: (doc) => attributions(doc).map((a) => a.statement),
})

/** The statements of a document, each with the attribution in tokens that it was made from. */
export function attributions(doc: Doc): { found: Found; statement: Statement }[] {
  if (doc.count === 0) return []
  const quotes = outerQuotes(doc)
  const column = quoteColumn(doc, quotes)
  const all = attachQuotations(
    doc,
    [...candidates(doc, column), ...dashCues(doc, quotes)].sort((a, b) => a.head - b.head),
    quotes,
    column,
  ).sort((a, b) => a.head - b.head)
  straightenParticiples(doc, all, column)
  straightenSpeakers(doc, all, column)
  joinHalves(doc, all, quotes, column)
  const found = emitted(doc, all, column)
  const names = new Names(doc)
  const whos = speakers(doc, found, names)
  const made = found.flatMap((f, i) => {
    const draft = draftOf(doc, f, whos[i]!, names, column)
    return draft ? [{ found: f, statement: draft }] : []
  })
  return goingOn(doc, made)
}

/** All cues with the content that the sentence gives them, before quotations. */
function candidates(doc: Doc, column: Int32Array): Found[] {
  const inserted = insertedCues(doc, column).filter((f) => !hasSubjectApart(doc, f))
  const others = [...verbCues(doc), ...nominalCues(doc)]
  for (const f of others) f.silent = isSilent(doc, f)
  const plain = oneEach([...inserted, ...others])
  const found = [...plain, ...colonCues(doc, plain)].sort((a, b) => a.head - b.head)
  for (const i of inserted) for (const f of near(found, i.head)) if (f !== i && doc.sentenceOf[f.head] === doc.sentenceOf[i.head]) keepApart(f, i)
  for (const a of found) if (a.frame === 'according') backToSentence(doc, a)
  for (const a of found) if (a.frame === 'according') for (const f of near(found, a.head)) if (f !== a) withoutPhrase(f, a)
  coordinateCues(doc, found, column)
  for (const { label, colon } of turnsOf(doc))
    for (const f of near(found, colon)) if (f.head > colon) f.content = f.content.flatMap((r) => minus(r, [[label[0], colon + 1]]))
  return relay(doc, found)
}

/** "The ministry, whose chief was away, said talks would go on": the subject stands before, what follows the verb is no speaker. */
function hasSubjectApart(doc: Doc, f: Found): boolean {
  const after = f.speaker?.range?.[1] ?? f.head + 1
  return f.head >= 0 && f.frame === 'inserted' && doc.lower[after] !== ',' && subjectApart(doc, f.head) !== null
}

/** What another cue reports does not reach past an inserted reporting clause that it does not hold as a whole. */
function keepApart(f: Found, inserted: Found): void {
  const at = inserted.head
  if (f.head > at || !f.content.some(([s, e]) => s <= at && at < e)) return
  const first = Math.min(inserted.speaker?.range?.[0] ?? at, at)
  if (inserted.content.some(([s, e]) => s <= f.head && f.head < e))
    f.content = f.content.flatMap(([s, e]): Range[] => (s >= first ? [] : [[s, Math.min(e, first)]]))
}

/** What a cue reports does not begin with "according to the agency, …". */
function withoutPhrase(f: Found, according: Found): void {
  const at = according.cue[0]![0]
  const end = according.speaker?.range?.[1] ?? at
  f.content = f.content.map(([s, e]): Range => (s <= at && at - s < 2 && end < e ? [end, e] : [s, e]))
}

/** "That is according to the union": what is told is the sentence before. */
function backToSentence(doc: Doc, f: Found): void {
  const [first, end] = f.content[0] ?? [0, 0]
  if (f.content.length !== 1 || end - first !== 2 || !/^(?:that|this|it)$/.test(doc.lower[first]!) || !/^(?:is|was|[’']s)$/.test(doc.lower[first + 1]!)) return
  const at = doc.sentenceOf[first]!
  const [here, before] = [doc.sentences[at]!, doc.sentences[at - 1]]
  if (here.first === first && before && before.paragraph === here.paragraph && before.region === here.region) f.content = [[before.first, before.end]]
}

/** One attribution a cue word: the first that was found. */
function oneEach(found: readonly Found[]): Found[] {
  const seen = new Map<number, Found>()
  for (const f of found) if (!seen.has(f.head)) seen.set(f.head, f)
  return [...seen.values()].sort((a, b) => a.head - b.head)
}

/** Who speaks in each; what points back takes the speaker before it, or of the words that it stands in. */
function speakers(doc: Doc, found: readonly Found[], names: Names): Who[] {
  const whos = found.map((f) => (f.speaker ? names.who(f.speaker) : f.frame === 'hearsay' ? { ...NOBODY, name: 'unnamed' } : NOBODY))
  let joint: Who | null = null
  let jointAt = 0
  found.forEach((f, i) => {
    if (i > 0 && whos[i - 1]!.with.length > 0) [joint, jointAt] = [whos[i - 1]!, doc.sentenceOf[found[i - 1]!.head]!]
    // Those who spoke together are forgotten when others have had the word for long.
    if (joint !== null && f.head >= 0 && doc.sentenceOf[f.head]! - jointAt > JOINT_FOR) joint = null
    if (whos[i]!.name === 'unnamed') whos[i] = sameAsBefore(doc, f, found, whos, i) ?? whos[i]!
    const before = previous(doc, f, found, whos, i)
    if (namesItself(doc, f, whos[i]!, names))
      whos[i] =
        before && fits(whos[i]!.pronoun!, before, doc) && before.name !== whos[i]!.name ? { ...before, with: [] } : { ...NOBODY, pronoun: whos[i]!.pronoun! }
    if (isLoose(doc, f, whos[i]!, before)) whos[i] = { ...NOBODY, pronoun: whos[i]!.pronoun! }
    const who = whos[i]!
    if ((who.back === 'utterance' || (who.pronoun && f.frame === 'according')) && before) whos[i] = before
    else if (who.pronoun === 'they' || who.plural) {
      // Several people: those who spoke together before; a body only if it was the last to speak.
      if (who.pronoun && before?.plural) whos[i] = before
      else if (joint && (who.plural ? arePeople(joint, doc) : before === null || before === joint || before.name === joint.name)) whos[i] = joint
      else if (who.pronoun && who.name !== null && before && before.name !== who.name) whos[i] = { ...NOBODY, pronoun: 'they' }
    } else if (who.pronoun && who.name === null && before && fits(who.pronoun, before, doc)) whos[i] = { ...before, with: [] }
  })
  found.forEach((f, i) => {
    if (whos[i]!.back === 'self') whos[i] = enclosing(f, i, found, whos) ?? NOBODY
  })
  return whos
}

/**
 * Whether it is not plain that "they" are the body the reading took them for: that body did not speak before, and is the subject neither of
 * its sentence nor of the one before.
 */
function isLoose(doc: Doc, f: Found, who: Who, before: Who | null): boolean {
  if (who.pronoun !== 'they' || who.name === null || !f.speaker || before?.name === who.name) return false
  const at = doc.sentenceOf[f.speaker.means]!
  for (const s of [at, at - 1]) {
    const root = s >= 0 ? rootOf(doc, s) : -1
    const subject = root >= 0 ? doerOf(doc, root) : -1
    if (subject >= 0 && subject !== f.speaker.means && agentsOf(doc, subject).some((a) => a.name === who.name)) return false
  }
  return true
}

/**
 * Whether a pronoun was taken for somebody whom the words it speaks call by name: in "Ana Silva had agreed but the rest had
 * not, she added", "she" is somebody else.
 */
function namesItself(doc: Doc, f: Found, who: Who, names: Names): boolean {
  if (!who.pronoun || who.name === null || !f.speaker || who.pronoun === 'they') return false
  const at = f.speaker.means
  if (doc.upos[at] !== U.PRON) return false
  const first = doc.sentences[doc.sentenceOf[at]!]!.first
  return names
    .within([first, at])
    .some((m) => m.form === 'name' && names.actorOf(m)?.name === who.name && holds(f, m.first) && !/^['’]s?$/.test(doc.lower[m.end] ?? ''))
}

/** How far back, in sentences, "the spokesman" may have been introduced. */
const INTRODUCED = 8

/** "A spokesman for the Turkish ministry said …. The spokesman added": who spoke before under the same noun, where that is somebody known. */
function sameAsBefore(doc: Doc, f: Found, found: readonly Found[], whos: readonly Who[], i: number): Who | null {
  const at = f.speaker?.means ?? -1
  if (at < 1 || f.speaker!.token !== at || doc.xpos[at] !== X.NN || doc.lower[at - 1] !== 'the') return null
  // "the spokesman for the port" is one of his own.
  if (doc.lower[at + 1] === 'of' || doc.lower[at + 1] === 'for') return null
  for (let k = i - 1; k >= 0 && doc.sentenceOf[at]! - doc.sentenceOf[Math.max(0, found[k]!.head)]! <= INTRODUCED; k--) {
    const g = found[k]!.speaker
    if (!g || doc.lemma[g.means] !== doc.lemma[at]) continue
    const who = whos[k]!
    return who.name === null || who.name === 'unnamed' ? null : { ...who, with: [] }
  }
  return null
}

/** For how many sentences "they" can be those who spoke together. */
const JOINT_FOR = 3

/** Who spoke last, in this sentence or the two before it. */
function previous(doc: Doc, f: Found, found: readonly Found[], whos: readonly Who[], upTo: number): Who | null {
  const personal = /^(?:he|she)$/.test(whos[upTo]!.pronoun ?? '')
  for (let i = upTo - 1; i >= 0; i--) {
    const g = found[i]!
    if (doc.sentenceOf[f.head]! - doc.sentenceOf[g.head]! > 2) return null
    if (g.level !== 'speech' || holds(g, f.head) || whos[i]!.name === null || relays(g, found) || (personal && isAside(doc, g))) continue
    return whos[i]!
  }
  return null
}

/** Whether somebody's word is told in passing: "what Silva called a gift", "an offer that Silva praised". */
function isAside(doc: Doc, g: Found): boolean {
  return g.head >= 0 && (isRel(doc, g.head, 'acl:relcl') || (isRel(doc, g.head, 'ccomp', 'obj') && doc.lower[treeOf(doc).left[g.head]!] === 'what'))
}

/** Whether an attribution only passes on another's: "… the ministry said, Reuters reported". */
function relays(g: Found, found: readonly Found[]): boolean {
  return (
    (g.frame === 'inserted' || g.frame === 'according') &&
    near(found, g.head).some((f) => f !== g && f.speaker !== null && f.level === 'speech' && holds(g, f.head))
  )
}

/** Whether joint speakers are people: "the leaders" are not the countries that spoke. */
function arePeople(who: Who, doc: Doc): boolean {
  return doc.actors.find((a) => a.name === who.name)?.type === 'person'
}

/** Whether a pronoun that the text leaves open can mean who spoke before. */
function fits(pronoun: string, who: Who, doc: Doc): boolean {
  const type = doc.actors.find((a) => a.name === who.name)?.type
  if (pronoun === 'he' || pronoun === 'she') return type === 'person' && who.with.length === 0
  return pronoun === 'it' && (type === 'organisation' || type === 'country')
}

/** The speaker of the smallest content that holds a cue. */
function enclosing(f: Found, self: number, found: readonly Found[], whos: readonly Who[]): Who | null {
  let best: Who | null = null
  let size = Number.POSITIVE_INFINITY
  const from = place(found, f.head - 1500)
  near(found, f.head).forEach((g, k) => {
    const i = from + k
    if (i === self || whos[i]!.back === 'self') return
    for (const [s, e] of g.content) if (s <= f.head && f.head < e && e - s < size) [best, size] = [whos[i]!, e - s]
  })
  return best
}

function spansOf(doc: Doc, ranges: readonly Range[]): Span[] {
  return ranges.flatMap((r) => {
    const s = spanOf(doc, r)
    return s ? [s] : []
  })
}

/** A span with the marks of quotations inside it: `called it "a disgrace` gets its closing mark, `a long road" ahead` its opening one. */
function wholeQuotes(doc: Doc, [start, end]: Span): Span {
  let [s, e] = [start, end]
  let [lo, hi] = [0, doc.quotations.length]
  while (lo < hi) {
    const mid = (lo + hi) >> 1
    if (doc.quotations[mid]!.inner[0] >= start) hi = mid
    else lo = mid + 1
  }
  for (; lo < doc.quotations.length && doc.quotations[lo]!.span[0] < end; lo++) {
    const q = doc.quotations[lo]!
    if (!q.closed || q.depth !== 0) continue
    if (q.inner[0] === start && q.span[1] < end) s = q.span[0]
    if (q.span[0] > start && q.inner[0] < end && q.span[1] > end && q.span[1] - end <= 3) e = q.span[1]
  }
  return [s, e]
}

/** What an unnamed source is called: its words in the text. */
function describedAs(doc: Doc, f: Found, who: Who, spans: readonly Span[]): string | null {
  const span = spans[0]
  if (
    who.name !== 'unnamed' ||
    who.with.length > 0 ||
    !span ||
    f.speaker?.means !== f.speaker?.token ||
    who.described === null ||
    span[1] - span[0] <= who.described.length ||
    span[1] - span[0] > 160
  )
    return who.described
  return doc.text.slice(...span).replace(/\s+/g, ' ')
}

const LEADING = new Set(['when', 'while', 'as', 'if', 'after', 'before', 'because', 'although', 'though', 'where', 'that', 'and', 'but', 'how', 'why'])

/** The source's words up to its cue: without the cue where the parse put it below the source, and with "close to the talks" where it did not. */
function sourceWords(doc: Doc, f: Found, [start, end]: Range): Range {
  let first = start
  for (let i = Math.max(start, f.speaker!.token) + 1; i < end; i++)
    if (doc.lower[i] === ';' || (end <= f.head && doc.lower[i - 1] === ',' && /^(?:who|whose|whom|which)$/.test(doc.lower[i]!)))
      return [first, doc.lower[i] === ';' ? i : i - 1]
  while (first + 1 < end && LEADING.has(doc.lower[first]!)) first++
  const cue = f.cue[0]?.[0] ?? f.head
  const t = f.speaker!.token
  if (first <= cue && cue < end && f.frame !== 'according') return t < cue ? [first, cue] : [f.cue.at(-1)![1], end]
  if (end >= cue || cue - end > 10 || f.frame === 'according' || doc.upos[t] !== U.NOUN) return [first, end]
  for (let i = end; i < cue; i++)
    if (isMark(doc, i) || !(pos(doc, i, 'ADJ', 'ADP', 'NOUN', 'PROPN', 'DET', 'PART', 'NUM') || doc.xpos[i] === X.VBN)) return [first, end]
  return [first, cue]
}

function draftOf(doc: Doc, f: Found, who: Who, names: Names, column: Int32Array): Statement | null {
  const source = f.speaker ? sourceWords(doc, f, names.whole(sourceRange(doc, f.speaker))) : null
  // "said yesterday he had been ready", "said on its website it was over": adjuncts of the cue are no part of what is said.
  const cueEnd = f.cue.at(-1)![1]
  f.content = f.content.map((r): Range => [afterAdjuncts(doc, cueEnd, r), r[1]])
  const cut = [...f.cue, ...(source ? [source] : [])]
  const ranges = f.content
    .flatMap((r) => minus(r, cut))
    .map((r) => shaved(doc, r))
    .filter((r) => r !== null)
  const contentSpans = spansOf(doc, ranges).map((s) => wholeQuotes(doc, s))
  const cueSpans = spansOf(doc, f.cue)
  const sourceSpans = source ? spansOf(doc, [source]) : []
  if (contentSpans.length === 0 || cueSpans.length === 0) return null
  const time = timeOf(doc, f, doc.times)
  const terms = onRecord(doc, f, who.name === null || who.name === 'unnamed')
  return {
    kind: 'statement',
    evidence: evidenceOf([...contentSpans, ...cueSpans, ...sourceSpans]),
    factuality: factualityOf(doc, f),
    source: who.name,
    with: who.with,
    described: describedAs(doc, f, who, sourceSpans),
    sourceSpans,
    cueSpans,
    contentSpans,
    form: f.direct ? 'direct' : formOf(doc, f.head, ranges, column),
    said: time?.edtf ?? null,
    to: toldWhom(doc, f, names, f.head >= 0 && column[f.head] !== -1),
    polarity: polarityOf(f),
    medium: mediumOf(doc, f),
    ...(terms ? { record: terms.record } : {}),
    ...(time || terms ? { valueSpans: { ...(time ? { said: [time.span] } : {}), ...(terms ? { record: [terms.span] } : {}) } } : {}),
    ...inferredOf(time, who),
  }
}

/** Which values the words alone do not give, and why they are held. */
function inferredOf(time: Timex | null, who: Who): Pick<Statement, 'basis' | 'because'> {
  const basis: Record<string, Basis> = {}
  const because: Record<string, string> = {}
  if (time?.basis === 'inferred') basis['said'] = 'inferred'
  if (time?.because) because['said'] = time.because
  if (who.because) [basis['source'], because['source']] = ['inferred', who.because]
  return time || who.because ? { basis, because } : {}
}
