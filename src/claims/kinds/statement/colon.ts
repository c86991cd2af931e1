import type { Doc } from '../../../model/annotation.ts'
import { U, X } from '../../syntax.ts'
import { hasFinite } from './clauses.ts'
import { type Found, near } from './found.ts'
import { isMark, isQuoteMark, phraseHead, pos, type Range } from './nodes.ts'
import { turnsOf } from './turns.ts'

/**
 * Headlines and transcripts whose cue is a colon: "Ministry: talks to go on", "SMITH: We are ready", "Talks to go on: ministry".
 * Only at the start or the end of a paragraph of one sentence or of a headline, and only with a name or a short noun phrase.
 */
export function colonCues(doc: Doc, found: readonly Found[]): Found[] {
  const out: Found[] = []
  const turns = turnsOf(doc)
  for (const { label, colon, content, house } of turns) {
    // "Thank you." is a courtesy; and what the programme's own people tell is the article's voice.
    if (house || content[1] - content[0] < SHORTEST_TURN) continue
    out.push({ ...saidAt(doc, colon, label, content), direct: true })
  }
  const opened = new Set(turns.map((t) => t.label[0]))
  doc.sentences.forEach((s, index) => {
    if (opened.has(s.first)) return
    const before = doc.sentences[index - 1]
    if (before && before.paragraph === s.paragraph && before.region === s.region) return
    const colon = colonAt(doc, s.first, s.end)
    if (colon < 0 || near(found, colon).some((f) => f.head >= s.first && f.head < colon)) return
    const left: Range = [isQuoteMark(doc, s.first) ? s.first + 1 : s.first, colon]
    if (left[0] >= colon) return
    const name = speakerBefore(doc, left)
    if (!isName(doc, name) || hasFinite(doc, name[1], colon)) return
    const content = contentBehind(doc, left[0], colon, s.end, s.paragraph, index, s.region === 'headline')
    if (content) out.push(saidAt(doc, colon, name, content))
  })
  return out
}

/** What stands on the other side of a mark is what its name says: a colon, or a dash behind a quotation. */
function saidAt(doc: Doc, mark: number, name: Range, content: Range): Found {
  const head = phraseHead(doc, name)
  const speaker = { token: head, means: head, range: name }
  return { head: mark, act: 'say', level: 'speech', frame: 'colon', cue: [[mark, mark + 1]], speaker, content: [content], told: -1 }
}

/** "Silva on the strike", "Silva to the crews": the name before the preposition speaks. */
function speakerBefore(doc: Doc, [first, end]: Range): Range {
  for (let i = first + 1; i + 1 < end; i++) if (/^(?:on|to)$/.test(doc.lower[i]!)) return [first, i]
  return [first, end]
}

/** Tokens of the shortest turn that says something. */
const SHORTEST_TURN = 4

function colonAt(doc: Doc, first: number, end: number): number {
  for (let i = first + 1; i < Math.min(end - 2, first + 9); i++) if (doc.lower[i] === ':') return i
  return -1
}

/** A name, perhaps with a title or an office: capitals, no verb, and no word that announces something else ("Update: …"). */
function isName(doc: Doc, [first, end]: Range): boolean {
  if (
    /^(?:update|updated|breaking|exclusive|watch|video|photo|photos|analysis|opinion|related|read|note|live|report|fact|editor|source|the|here|question|answer|q|a|see|more|also|step|part|day|chapter)$/.test(
      doc.lower[first]!,
    )
  )
    return false
  let proper = false
  for (let i = first; i < end; i++) {
    const u = doc.upos[i]!
    const text = doc.text.slice(doc.start[i]!, doc.end[i]!)
    if (u === U.VERB || u === U.AUX || u === U.ADV || u === U.NUM || doc.lower[i] === 'and' || doc.lower[i] === ',') return false
    if (isMark(doc, i) && doc.xpos[i] !== X.HYPH && text !== '.') return false
    if (/^\p{Lu}/u.test(text)) proper ||= u === U.PROPN || u === U.NOUN
    else if (u !== U.ADP && u !== U.DET) return false
  }
  return proper
}

/** What follows the colon: a clause in its sentence, and in a transcript the rest of the paragraph. */
function contentBehind(doc: Doc, first: number, colon: number, end: number, paragraph: number, index: number, headline: boolean): Range | null {
  let verb = false
  for (let i = colon + 1; i < end; i++)
    verb ||= doc.upos[i] === U.VERB || doc.upos[i] === U.AUX || (headline && doc.upos[i] === U.ADJ && pos(doc, i - 1, 'NOUN', 'PROPN'))
  if (!verb) return null
  let last = end
  const upper = /^[\p{Lu}\s.'’-]+$/u.test(doc.text.slice(doc.start[first]!, doc.start[colon]!))
  if (upper && !headline) for (let k = index + 1; k < doc.sentences.length && doc.sentences[k]!.paragraph === paragraph; k++) last = doc.sentences[k]!.end
  return [colon + 1, last]
}

/** `"We wait." — Ana Silva`: a dash and nothing but a name behind a quotation, up to the end of the paragraph. */
export function dashCues(doc: Doc, quotes: readonly { readonly range: Range }[]): Found[] {
  const out: Found[] = []
  for (const { range } of quotes) {
    let dash = range[1]
    while (dash < doc.count && isQuoteMark(doc, dash)) dash++
    if (dash + 1 >= doc.count || !/^(?:[—―–]|--|-)$/.test(doc.lower[dash]!) || range[1] - range[0] < 3) continue
    const paragraph = doc.sentences[doc.sentenceOf[range[1] - 1]!]!.paragraph
    let end = dash + 1
    while (end < doc.count && doc.sentences[doc.sentenceOf[end]!]!.paragraph === paragraph && end - dash < 12 && !isMark(doc, end)) end++
    const stops = end >= doc.count || doc.sentences[doc.sentenceOf[end]!]!.paragraph !== paragraph || doc.lower[end] === ','
    if (!stops || end - dash < 2 || end - dash > 7) continue
    let name = true
    for (let i = dash + 1; i < end; i++) name &&= /^\p{Lu}/u.test(doc.text.charAt(doc.start[i]!)) || pos(doc, i, 'ADP')
    if (!name) continue
    out.push(saidAt(doc, dash, [dash + 1, end], range))
  }
  return out
}
