import type { Doc } from '../../../model/annotation.ts'
import { U, X } from '../../syntax.ts'
import { isMark, isQuoteMark, pos, type Range, timeAt } from './nodes.ts'

/** What somebody says something in, at or through. */
const MEDIUM =
  /^(?:statement|interview|letter|tweet|post|message|email|e-mail|memo|note|report|speech|address|briefing|conference|call|video|broadcast|remarks|comments|column|article|editorial|commentary|communique|communiqué|declaration|release|filing|testimony|hearing|rally|forum|network|media|platform|website|television|tv|radio|twitter|facebook|x|telegram|instagram|weibo|parliament|court|newspaper|newsletter|bulletin|reporters|journalists|lawmakers)$/
const QUESTION = /^(?:how|when|where|why|what|who|whether|if|which)$/
const LINK = /^(?:in|on|at|to|via|through|during|over|from|after|before)$/
/** How long, in tokens, one adjunct may be. */
const LONGEST = 9

/** Whether a noun is a means of saying something, and not the first half of another word. */
export function isMedium(doc: Doc, t: number): boolean {
  return MEDIUM.test(doc.lower[t]!) && doc.xpos[t + 1] !== X.HYPH
}

/**
 * Past up to three adjuncts of a verb of saying: "on Friday", "in a statement", "at a forum in Oslo". A phrase ends with the noun that is a
 * means of saying something, or where its nouns do. The token behind them, or the one given where something else follows.
 */
export function pastAdjuncts(doc: Doc, from: number, end: number): number {
  let i = from
  for (let n = 0; n < 3 && i < end; n++) {
    while (i < end && doc.upos[i] === U.ADV && !QUESTION.test(doc.lower[i]!)) i++
    const time = timeAt(doc, /^(?:on|late|early)$/.test(doc.lower[i]!) ? i + 1 : i)
    if (time && time[1] < end) {
      i = time[1]
      continue
    }
    if (!LINK.test(doc.lower[i]!)) break
    const stop = phraseEnd(doc, i + 1, end)
    if (stop <= i + 1) break
    i = stop
  }
  return i
}

function phraseEnd(doc: Doc, from: number, end: number): number {
  let i = from
  let noun = false
  while (i < Math.min(end, from + LONGEST)) {
    const w = doc.lower[i]!
    if (pos(doc, i, 'NOUN', 'PROPN', 'NUM', 'ADJ', 'PART') || (pos(doc, i, 'DET') && !noun) || /^(?:his|her|its|their|our|my)$/.test(w)) {
      if (noun && doc.upos[i] === U.DET) break
      noun ||= pos(doc, i, 'NOUN', 'PROPN') || (pos(doc, i, 'ADJ') && pos(doc, Math.min(i + 1, doc.count - 1), 'ADP'))
      i++
      if (isMedium(doc, i - 1) && !pos(doc, Math.min(i, doc.count - 1), 'ADP')) return i
      continue
    }
    // `on the broadcaster's "Morning Talk"`: a title in quotation marks.
    if (isQuoteMark(doc, i)) {
      let close = i + 1
      while (close < Math.min(end, i + 8) && !isQuoteMark(doc, close)) close++
      if (close >= end || !isQuoteMark(doc, close) || !/^\p{Lu}/u.test(doc.text.charAt(doc.start[i + 1]!))) break
      noun = true
      i = close + 1
      continue
    }
    // "a speech to the assembly", "the head of the union": the phrase goes on.
    if (noun && /^(?:of|to|with|by|for|from|in|at)$/.test(w)) {
      i++
      noun = false
      while (i < end && doc.upos[i] === U.DET) i++
      continue
    }
    break
  }
  return noun ? i : from
}

/** Where a content starts when only adjuncts of its cue stand before it: they end with a means of saying something, or with a time. */
export function afterAdjuncts(doc: Doc, cueEnd: number, [s, e]: Range): number {
  if (s < cueEnd || s - cueEnd > LONGEST) return s
  const past = pastAdjuncts(doc, cueEnd, e)
  if (past > s && past < e && !isMark(doc, past) && (isMedium(doc, past - 1) || timeEnds(doc, past) || doc.lower[past] === 'that')) return past
  if (s !== cueEnd) return s
  const time = timeAt(doc, /^(?:on|late|early)$/.test(doc.lower[s]!) ? s + 1 : s)
  return time && time[1] < e ? time[1] : s
}

/** Whether a time ends right before a token. */
function timeEnds(doc: Doc, token: number): boolean {
  for (let i = token - 1; i >= 0 && token - i < 5; i--) if (timeAt(doc, i)?.[1] === token) return true
  return false
}
