import type { Doc } from '../../../model/annotation.ts'
import { U, X } from '../../syntax.ts'
import { type Found, near } from './found.ts'
import { isMark, phraseHead, type Range } from './nodes.ts'

/**
 * Headlines and transcripts whose cue is a colon: "Ministry: talks to go on", "SMITH: We are ready", "Talks to go on: ministry".
 * Only at the start or the end of a paragraph of one sentence or of a headline, and only with a name or a short noun phrase.
 */
export function colonCues(doc: Doc, found: readonly Found[]): Found[] {
  const out: Found[] = []
  doc.sentences.forEach((s, index) => {
    const before = doc.sentences[index - 1]
    if (before && before.paragraph === s.paragraph && before.region === s.region) return
    const colon = colonAt(doc, s.first, s.end)
    if (colon < 0 || near(found, colon).some((f) => f.head >= s.first && f.head < colon)) return
    const left: Range = [s.first, colon]
    if (!isName(doc, left)) return
    const content = contentBehind(doc, colon, s.end, s.paragraph, index, s.region === 'headline')
    if (!content) return
    const head = phraseHead(doc, left)
    out.push({
      head: colon,
      act: 'say',
      level: 'speech',
      frame: 'colon',
      cue: [[colon, colon + 1]],
      speaker: { token: head, means: head, range: left },
      content: [content],
      told: -1,
    })
  })
  return out
}

function colonAt(doc: Doc, first: number, end: number): number {
  for (let i = first + 1; i < Math.min(end - 2, first + 9); i++) if (doc.lower[i] === ':') return i
  return -1
}

/** A name, perhaps with a title or an office: capitals, no verb, and no word that announces something else ("Update: …"). */
function isName(doc: Doc, [first, end]: Range): boolean {
  if (
    /^(?:update|updated|breaking|exclusive|watch|video|photo|photos|poll|analysis|opinion|related|read|note|live|report|fact|editor|source|the|here|question|answer|q|a|see|more|also|step|part|day|chapter)$/.test(
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
function contentBehind(doc: Doc, colon: number, end: number, paragraph: number, index: number, headline: boolean): Range | null {
  let verb = false
  for (let i = colon + 1; i < end; i++) verb ||= doc.upos[i] === U.VERB || doc.upos[i] === U.AUX
  if (!verb) return null
  let last = end
  const upper = /^[\p{Lu}\s.'’-]+$/u.test(doc.text.slice(doc.start[doc.sentences[index]!.first]!, doc.start[colon]!))
  if (upper && !headline) for (let k = index + 1; k < doc.sentences.length && doc.sentences[k]!.paragraph === paragraph; k++) last = doc.sentences[k]!.end
  return [colon + 1, last]
}
