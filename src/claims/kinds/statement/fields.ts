import type { Doc, Timex } from '../../../model/annotation.ts'
import type { Factuality, StatementClaim } from '../../../model/claim.ts'
import type { Span } from '../../../model/span.ts'
import { kidsOf } from '../../shared/tree.ts'
import { R, U, X } from '../../syntax.ts'
import type { Found } from './found.ts'
import { isMark, isPerfect, type Range, rel, sentenceOf, tokensOf } from './nodes.ts'

/** How much of the content is quoted: all, nothing, or some. `head` is the cue's token. */
export function formOf(doc: Doc, head: number, content: readonly Range[], column: Int32Array): StatementClaim['form'] {
  // Inside somebody's quotation the marks around both cue and content are not the content's own.
  const around = head >= 0 ? column[head]! : -1
  let [quoted, all] = [0, 0]
  for (const [s, e] of content)
    for (let i = s; i < e; i++) {
      // `said that "…"`: the conjunction is the reporter's, and says nothing.
      if (isMark(doc, i) || (i === s && doc.lower[i] === 'that')) continue
      all++
      if (column[i] !== -1 && column[i] !== around) quoted++
    }
  return quoted === 0 ? 'indirect' : quoted === all ? 'direct' : 'mixed'
}

/** The time at which the words were said: a date that hangs on the cue, outside of what is said. Null where none is given. */
export function timeOf(doc: Doc, f: Found, times: readonly Timex[]): Timex | null {
  if (f.head < 0) return null
  const [first, end] = sentenceOf(doc, f.head)
  const [from, to] = [doc.start[first]!, doc.end[end - 1]!]
  let best: Timex | null = null
  let above: Timex | null = null
  let [lo, hi] = [0, times.length]
  while (lo < hi) {
    const mid = (lo + hi) >> 1
    if (times[mid]!.span[0] >= from) hi = mid
    else lo = mid + 1
  }
  for (; lo < times.length && times[lo]!.span[0] < to; lo++) {
    const x = times[lo]!
    if (x.edtf === null || (x.type !== 'DATE' && x.type !== 'TIME')) continue
    const range = tokensOf(doc, x.span)
    if (range[1] <= range[0] || inRanges(range[0], f.content)) continue
    if (hangsOn(doc, range, f.head) || isBeside(doc, range, f)) best ??= x
    else if (range[1] <= f.head && governors(doc, f).some((g) => hangsOn(doc, range, g))) above ??= x
  }
  return best ?? above
}

function inRanges(token: number, ranges: readonly Range[]): boolean {
  return ranges.some(([s, e]) => s <= token && token < e)
}

/** Whether a time stands right behind the cue, with at most a preposition between: "said yesterday he was ready", wherever the parse hangs it. */
function isBeside(doc: Doc, [first]: Range, f: Found): boolean {
  const end = f.cue.at(-1)?.[1] ?? f.head + 1
  if (first < end || first - end > 2) return false
  for (let i = end; i < first; i++) if (!/^(?:on|late|early|in)$/.test(doc.lower[i]!)) return false
  return true
}

/** The verbs whose act the cue accompanies: "left the room on Thursday, saying …", "met on Friday and said …". */
function governors(doc: Doc, f: Found): number[] {
  const out: number[] = []
  if (isPerfect(doc, f.head)) return out
  for (let t = f.head, steps = 0; steps < 4; steps++) {
    const h = doc.head[t]!
    if (h < 0 || h > f.head || doc.upos[h] !== U.VERB) break
    if (!(rel(doc, t, 'conj') || (rel(doc, t, 'advcl', 'xcomp') && doc.xpos[f.head] === X.VBG))) break
    out.push(h)
    t = h
  }
  return out
}

/** Whether the words of a time expression depend on the cue itself, without another clause between. */
function hangsOn(doc: Doc, [first, end]: Range, cue: number): boolean {
  for (let i = first; i < end; i++) {
    let steps = 0
    for (let h = doc.head[i]!; h >= 0 && steps < 6; h = doc.head[h]!, steps++) {
      if (h === cue) return true
      if (doc.upos[h] === U.VERB) break
    }
  }
  return false
}

const MEDIA: readonly (readonly [RegExp, StatementClaim['medium']])[] = [
  [/\b(?:press|news) (?:conference|briefing)s?\b|\bpresser\b|\bbriefing\b/, 'press conference'],
  [/\binterviews?\b|\btold\b.*\b(?:radio|television|tv|podcast)\b/, 'interview'],
  [/\b(?:tweet(?:ed|s|ing)?|retweet\w*|posted|twitter|truth social|telegram|facebook|instagram|social media|on x)\b/, 'post'],
  [/\b(?:phone|telephone|conference|video) call\b|\bby (?:phone|telephone)\b/, 'call'],
  [/\b(?:letter|memo|document|report|filing|resolution|op-ed|editorial|article|column|book|indictment|communiqu[eé])s?\b/, 'document'],
  [/\bstatements?\b|\bnews release\b|\bpress release\b/, 'statement'],
]

/** Through what the words were said, from the sentence of the cue without the content. */
export function mediumOf(doc: Doc, f: Found): StatementClaim['medium'] {
  if (f.head < 0) return 'unknown'
  const [first, end] = sentenceOf(doc, f.head)
  const words: string[] = []
  for (let i = first; i < end; i++) if (!inRanges(i, f.content)) words.push(doc.lower[i]!)
  const text = words.join(' ')
  for (const [pattern, medium] of MEDIA) if (pattern.test(text)) return medium
  return 'unknown'
}

/** Whether what is said is affirmed, denied, or asked. */
export function polarityOf(f: Found): StatementClaim['polarity'] {
  if (f.act === 'deny') return 'denied'
  return f.act === 'ask' ? 'asked' : 'affirmed'
}

const MAYBE = new Set(['would', 'could', 'may', 'might', 'can', 'should'])

/** Whether it was said at all: "did not say", "would say", "will announce", "if he says". */
export function factualityOf(doc: Doc, f: Found): Factuality {
  if (f.head < 0) return 'asserted'
  let modal = ''
  let negated = false
  for (const k of kidsOf(doc, f.head)) {
    if (inRanges(k, f.content)) continue
    const w = doc.lower[k]!
    // The first auxiliary tells: "might have told" is open, "has said" is not; "Did he say …?" asks.
    if (rel(doc, k, 'aux') && k < f.head) {
      modal ||= w
      if (asks(doc, k, f)) modal = 'might'
    }
    if ((rel(doc, k, 'advmod', 'det') && /^(?:not|n't|never)$/.test(w)) || w === "n't") negated = true
    if (doc.rel[k] === R.mark && (w === 'if' || w === 'unless')) return 'hypothetical'
  }
  for (const [first, end] of f.cue)
    for (let i = first + 1; i + 1 < end; i++) {
      if (doc.lower[i] !== 'to') continue
      // "used to say", "has yet to say".
      if (doc.lower[i - 1] === 'used') return 'past-habit'
      if (doc.lower[i - 1] === 'yet') negated = true
    }
  if (negated) return 'denied'
  if (MAYBE.has(modal)) return 'possible'
  if (modal === 'will' || modal === "'ll" || modal === 'shall') return 'planned'
  return 'asserted'
}

/** Whether an auxiliary stands before the speaker in a question. */
function asks(doc: Doc, aux: number, f: Found): boolean {
  const subject = f.speaker?.token ?? -1
  const s = doc.sentences[doc.sentenceOf[f.head]!]!
  return aux < subject && subject < f.head && doc.lower[s.end - 1] === '?'
}

/** The clause that makes the claim: from the first to the last of its words, in characters. */
export function evidenceOf(spans: readonly Span[]): Span[] {
  let [start, end] = [Number.POSITIVE_INFINITY, 0]
  for (const [s, e] of spans) {
    start = Math.min(start, s)
    end = Math.max(end, e)
  }
  return [[start, end]]
}
